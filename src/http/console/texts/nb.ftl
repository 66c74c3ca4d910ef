# Det ansatte leser i konsollen.

skip = Hopp til innholdet
nav-label = Konsoll
nav-inbox = Samtaler
nav-vouchers = Kuponger
nav-members = Medlemmer
nav-staff = Ansatte
nav-audit = Logg
sign-out = Logg ut
save = Lagre
actions = Handlinger
older = Eldre
form-twice = Skjemaet ble sendt to ganger med ulikt innhold. Se hva som står der nå, og prøv igjen.

## Inn og ut

sign-in-title = Logg inn
sign-in = Logg inn
sign-in-wrong = Adressen og passordet hører ikke sammen. Er du nettopp invitert, må du først velge passord med lenken.
sign-in-wait = For mange forsøk for denne adressen. Prøv igjen om { $minutes ->
    [one] ett minutt
   *[other] { $minutes } minutter
  }.
sign-in-help = Ikke noe passord ennå, eller glemt det? Be en administrator om en ny lenke.
email = E-postadresse
password = Passord
password-new = Passordet ditt
password-again = Det samme en gang til
password-rule = Minst { $least } tegn. En setning du selv har funnet på, er fin.
password-length = Et passord har { $least } til { $most } tegn.
password-differs = De to er ikke like. Skriv dem en gang til.
invitation-title = Velg passord
invitation-text = Du logger inn med { $email }.
invitation-accept = Velg det og gå videre
invitation-over = Lenken er brukt, eller tiden er ute.
invitation-unknown = Lenken er ikke hel, eller den er ikke vår.
invitation-again = Be en administrator om en ny.
welcome-title = Hei { $name }
welcome-text = Alt du kan åpne, står i menyen over.

## Når det ikke er noe å se

refused-title = Det gikk ikke
refused-foreign = Dette kom fra en annen side enn vår, så ingenting er endret. Åpne konsollen og gjør det der.
refused-role = Rollen din åpner ikke denne siden. En administrator kan endre det.
refused-session = Du er ikke lenger logget inn. Logg inn igjen; det du hadde skrevet, står fortsatt i den andre fanen.
refused-form = Det var ikke et skjema fra oss, så ingenting er endret.
refused-proof = Skjemaet hører til en tidligere innlogging, så ingenting er endret. Gå tilbake, last siden på nytt og send det en gang til.
refused-nothing = Det er ingenting på denne adressen.
refused-away = Databasen svarer ikke. Ingenting er endret. Prøv igjen om et øyeblikk.
refused-fault = Noe gikk galt hos oss. Ingenting er endret. Det står i loggen under { $id }.
to-start = Til startsiden
to-sign-in = Logg inn

## Ansatte

staff-title = Ansatte
staff-invite-title = Inviter noen
staff-invite = Lag lenken
staff-name = Navn
staff-role = Rolle
staff-team = Team
staff-no-team = ikke i noe team
staff-since = Siden
staff-off = stengt ute
staff-invite-button = Ny lenke
staff-deactivate-button = Steng ute
staff-activate-button = Slipp inn
staff-link-title = Lenken
staff-link-text = Den åpner én gang, til { $until }, og vises bare nå. Send den til den det gjelder.
staff-incomplete = Det trengs et navn, en e-postadresse og en rolle.
staff-unknown = Det er ingen slik.
staff-inactive = Vedkommende er stengt ute. Slipp inn først.
staff-last-admin = Dette er den siste administratoren. Gjør noen andre til det først, ellers kan ingen invitere noen.
staff-email-taken = Noen har denne e-postadressen allerede.
staff-changed = { $name }: endret.
staff-deactivated = { $name } er stengt ute, og logget ut overalt.
staff-activated = { $name } er sluppet inn igjen.
role-support = Kundeservice
role-marketing = Markedsføring
role-admin = Administrator

## Logg

audit-title = Logg
audit-all = Vis alt
audit-none = Ingenting ennå.
audit-when = Når
audit-who = Hvem
audit-what = Hva
audit-whom = Med hva
audit-detail = Detaljer
audit-by-api = et system, gjennom API-et
audit-by-system = programmet

## Kuponger

voucher-title = Kuponger
voucher-code = Kode
voucher-look = Slå opp
voucher-unknown = Ingen kupong har denne koden. Den har 15 bokstaver og tall.
voucher-no-shop = Den butikken finnes ikke.
voucher-used-now = { $title }: brukt nå. Lever ut.
voucher-used-before = Gjelder ikke: den ble brukt { $at } i { $shop }.
voucher-given-back = Gjelder ikke: medlemmet ga den tilbake { $at } og har poengene.
voucher-expired = Gjelder ikke: den kunne brukes til { $at }.
voucher-state-issued = kan brukes
voucher-state-used = brukt
voucher-state-given_back = gitt tilbake
voucher-state-expired = utløpt
voucher-issued = Gitt
voucher-expires = Må brukes før
voucher-settled = Siden
voucher-member = Hvem den tilhører
voucher-shop = I hvilken butikk?
voucher-use = Bruk den nå

## Medlemmer

members-title = Medlemmer
members-search = Medlemsnummer, e-postadresse, telefonnummer eller koden på en kupong
members-look = Søk
members-none = Fant ingen. Det søkes ikke i navn.
member-unknown = Det medlemmet finnes ikke.
member-nameless = Uten navn
member-since = Medlem siden
member-details = Medlemskap
member-number = Nummer
member-phone = Telefon
member-language = Språk
member-tier = Nivå
member-points = Poeng å bruke
member-pending = På vei
member-expiring = Utløper først
member-audit = Hva ansatte har gjort her
timeline-title = Alt så langt
timeline-none = Ingenting ennå.
adjust-title = Rett poengene
adjust-text = Med en ny linje, som medlemmet ser. Du kan gi eller ta opptil { $most } poeng om gangen.
adjust-points = Poeng, med + eller −
adjust-reason = Hvorfor? Medlemmet kan lese dette.
adjust-do = Før linjen
adjust-not-number = Poeng er et helt tall som ikke er 0, for eksempel +100 eller −50.
adjust-no-reason = Si hvorfor: medlemmet kan lese det, og det kan den som ser på det senere.
adjust-too-much = Du kan gi eller ta høyst { $most } poeng om gangen. Noen med flere rettigheter kan gjøre dette.
adjust-insufficient = Det er bare { $balance } poeng å ta av.
adjust-done = { $points } poeng: linjen er ført.
entry-purchase = kjøp
entry-return = retur
entry-welcome = velkomstgave
entry-welcome-taken-back = andre velkomstgave tatt tilbake
entry-expiry = utløpt
entry-merge = flyttet med et annet medlemskap
entry-merge-undone = flyttet tilbake til det andre medlemskapet
entry-opening = overført saldo
entry-correction = rettelse
entry-apology = beklagelse
entry-redemption = belønning
entry-redemption-returned = belønning gitt tilbake
entry-erasure = glemt
