# Det ansatte leser i konsollen.

offline = Ingen forbindelse. Det du ser, kan være gammelt; det du skriver, blir stående her.
skip = Hopp til innholdet
nav-label = Konsoll
nav-inbox = Samtaler
nav-vouchers = Kuponger
nav-members = Medlemmer
nav-staff = Ansatte
nav-audit = Logg
nav-model = Språkmodell
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

## Når det ikke er noe å se

refused-title = Det gikk ikke
refused-foreign = Dette kom fra en annen side enn vår, så ingenting er endret. Åpne konsollen og gjør det der.
refused-role = Rollen din åpner ikke denne siden. En administrator kan endre det.
refused-session = Du er ikke lenger logget inn. Logg inn igjen i denne fanen, så står det du hadde skrevet, der fortsatt.
refused-form = Det var ikke et skjema fra oss, så ingenting er endret.
refused-proof = Skjemaet hører til en tidligere innlogging, så ingenting er endret. Åpne siden på nytt: det du hadde skrevet, står der fortsatt. Send det så en gang til.
refused-nothing = Det er ingenting på denne adressen.
refused-away = Databasen svarer ikke. Åpne siden på nytt om et øyeblikk og se hva som ble lagret.
refused-fault = Noe gikk galt hos oss. Ingenting er endret. Det står i loggen under { $id }.
to-page-before = Åpne siden på nytt
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
act-answer_added = skrev et svar til biblioteket
act-answer_changed = endret et svar i biblioteket
act-campaign_cancelled = avsluttet en kampanje
act-campaign_changed = endret en kampanje
act-campaign_created = laget en kampanje
act-campaign_paused = satte en kampanje på pause
act-campaign_published = publiserte en kampanje
act-campaign_resumed = lot en kampanje fortsette
act-campaign_tested = prøvde en kampanje på et medlem
act-complaint_closed = lukket en sak
act-complaint_corrected = rettet hva en sak gjelder
act-complaint_moved = flyttet en sak til et team
act-complaint_reopened = åpnet en sak igjen
act-complaint_resolved = løste en sak
act-conversation_answered = svarte
act-conversation_called = ringte kunden
act-conversation_claimed = tok en samtale
act-conversation_handed_on = ga en samtale videre
act-conversation_looked_at = så på en samtale
act-conversation_noted = la igjen et notat
act-conversation_released = ga en samtale tilbake til boten
act-deed_published = fortalte hva som er gjort med et tema
act-deed_stopped = sluttet å fortelle hva som er gjort
act-member_looked_at = så på et medlem
act-offer_switched_off = slo av et tilbud
act-offer_switched_on = slo på et tilbud
act-opinion_themed = skrev hva en tilbakemelding handler om
act-person_erased = glemte en person
act-points_adjusted = rettet poeng
act-promise_kept = holdt et løfte
act-promise_made = ga et løfte
act-promise_moved = flyttet et løfte
act-remedy_cancelled = avlyste det som var avtalt
act-remedy_confirmed = utførte det som var avtalt
act-segment_changed = endret et segment
act-segment_created = laget et segment
act-staff_activated = slapp inn en ansatt igjen
act-staff_added = la til en ansatt
act-staff_changed = endret en ansatt
act-staff_deactivated = stengte ute en ansatt
act-staff_invited = laget en lenke til en ansatt
act-staff_password_set = valgte passord
act-staff_sign_in_refused = avviste en innlogging
act-staff_signed_in = logget inn
act-staff_signed_out = logget ut
act-survey_exported = hentet ut svar som tabell
act-unanswered_dismissed = la bort et spørsmål uten svar
act-voucher_used = brukte en kupong
subject-member = medlem
subject-conversation = samtale
subject-staff = ansatt
subject-answer = svar
subject-campaign = kampanje
subject-segment = segment
subject-offer = tilbud
subject-survey = undersøkelse
subject-person = person
subject-opinion = tilbakemelding
subject-deed = hva som er gjort
subject-erasure = sletting
detail-asked = ønsket av
detail-balanceAfter = poeng etterpå
detail-cases = saker slettet
detail-category = gjelder
detail-code = heter
detail-complaint = sak
detail-conversation = samtale med
detail-count = ganger spurt
detail-dueAt = lovet til
detail-from = fra
detail-kept = løfter holdt
detail-member = medlem
detail-order = avtalt for
detail-points = poeng
detail-promise = løfte
detail-recipients = medlemmer ment
detail-role = rolle
detail-shop = butikk
detail-subject = gjelder
detail-team = team
detail-theme = tema
detail-to = til
detail-voucher = kupong
detail-why = hvorfor
detail-withdrawn = løfter som ikke trengs lenger
asked-person = kunden
asked-staff = en kollega

## Kuponger

voucher-title = Kuponger
voucher-code = Kode
voucher-look = Slå opp
voucher-unknown = Ingen kupong har denne koden. Koder har 15 bokstaver og tall: stemmer alle?
voucher-no-shop = Den butikken finnes ikke.
voucher-used-now = { $title }: brukt nå. Lever ut.
voucher-used-before = Gjelder ikke: den ble brukt { $at } i { $shop }.
voucher-given-back = Gjelder ikke: medlemmet ga den tilbake { $at } og har poengene.
voucher-expired = Gjelder ikke: den kunne brukes til og med { $day }.
voucher-state-issued = kan brukes
voucher-state-used = brukt
voucher-state-given_back = gitt tilbake
voucher-state-expired = utløpt
voucher-issued = Gitt
voucher-expires = Kan brukes til og med
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
adjust-reason = Hvorfor? Det blir stående ved linjen.
adjust-do = Før linjen
adjust-not-number = Poeng er et helt tall som ikke er 0, for eksempel +100 eller −50.
adjust-no-reason = Si hvorfor: det blir stående ved linjen for den som ser på det senere.
adjust-too-much = Du kan gi eller ta høyst { $most } poeng om gangen. Noen med flere rettigheter kan gjøre dette.
adjust-enough-today = Du kan rette høyst { $most } poeng om dagen, og { $left } er igjen for i dag. Noen med flere rettigheter kan gjøre dette.
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

## Samtaler

nameless = Noen uten navn
back-to-list = ← Alle samtaler
choose = Velg …
inbox-title = Samtaler
inbox-show = Vis
inbox-all = Alle
inbox-mine = Mine
inbox-team = Teamet mitt
inbox-section-now = Nå
inbox-section-today = Lovet i dag
inbox-section-waiting = Venter
inbox-told = Haster: { $urgent }. I fare: { $danger }.
inbox-none-now = Ingenting haster.
inbox-none-today = Ikke lovet noe mer i dag.
inbox-none-waiting = Ingen venter.
case-free = Ingen har den ennå
case-bot = Boten har den
case-yours = Du har den
case-theirs = { $name } har den
case-missed = Løfte brutt { $at }
case-missed-points = Løfte brutt { $at }, kompensert én gang med { $points } poeng
severity-high = Haster
severity-danger = Fare
due-answer = Svar lovet innen
due-promise = Lovet innen
reason-asked = ba om et menneske
reason-not_understood = ikke forstått to ganger
reason-danger = noen kan være i fare
reason-over_limit = mer enn boten kan avgjøre
reason-not_solved = ikke løst ennå
reason-missed_promise = et løfte ble brutt
reason-code_used = en kode ble brukt, ikke av dem, sier de
reason-handed_on = gitt videre av en kollega
reason-taken = tatt av en kollega
reason-complaint = en klage
reason-answered = en klage som er besvart, men ikke løst ennå
channel-web = nettchat
channel-email = e-post
channel-terminal = terminal

## Én samtale

conversation-unknown = Den samtalen finnes ikke
story-title = Hva som er sagt
story-none = Ingenting er sagt ennå.
said-by-customer = Kunden,
said-nothing = (ingenting som kan leses)
by-bot = Boten
note-by = Notat fra { $name }
sent-queued = venter på å bli sendt
sent-sending = sendes
sent-sent_unconfirmed = sendt, ikke sikkert den kom fram
sent-failed = ikke sendt: avvist
sent-unreachable = ikke sendt: kan ikke nås her
sent-withdrawn = trukket tilbake, ikke sendt
file = Fil
picture = Bilde: { $name }
file-waiting = en fil er på vei
file-refused = en fil nådde oss ikke
handoff-asked = Vil ha et menneske: { $reason }
handoff-accepted = { $name } tok over
handoff-escalated = Ingen tok den i tide: et annet team fikk beskjed
handoff-resolved = { $name } løste den
handoff-released = { $name } ga den tilbake til boten
handoff-handed_on = { $name } ga den videre
event-filed = Klage
event-corrected = Det som var forstått, ble rettet
event-wished = Kunden ønsker
event-remedy_agreed = Avtalt
event-remedy_undone = Tatt tilbake
event-remedy_confirmed = Utført
event-remedy_cancelled = Kan ikke utføres
event-moved = Flyttet til et annet team
event-noted = Notat
event-promised = Lovet innen
event-promise_reminded = Den som eier løftet, ble minnet om det
event-promise_kept = Løfte holdt
event-promise_moved = Løfte flyttet til
event-promise_missed = Løfte brutt
event-promise_withdrawn = Løfte trukket tilbake
event-escalated = Også meldt til et annet team
event-followed_up = «Holdt det?» ble spurt
event-resolved = Løst
event-reopened = Åpnet igjen
event-closed = Lukket
shown-open = Tilbudt ({ $via }): { $title }
shown-taken = Tilbudt ({ $via }) og tatt: { $title }
shown-given_back = Tilbudt ({ $via }), tatt og gitt tilbake: { $title }
shown-refused = Tilbudt ({ $via }), ikke noe for dem: { $title }
shown-via-asked = de spurte
shown-via-campaign = kampanje
missed-points = { $points } poeng gitt
work-title = Hva du kan gjøre
claim = Ta den
reply = Send
reply-and-claim = Ta den og send
reply-ready = Ferdige setninger
reply-label = Svaret ditt, i ditt navn
reply-not-yours = { $name } har denne samtalen. Du kan legge igjen et notat.
promise-title = Lov noe
promise-words = Hva, på kundens språk? De får vite det med en gang.
promise-due = Innen når
promise-make = Lov det
note-title = Notat til kolleger
note-words = Kunden ser det ikke
note-add = Ta vare på notatet
hand-on-title = Gi den videre
hand-on-to = Til hvem
hand-on-note = Hva de bør vite
hand-on = Gi den videre
resolve = Løst: avslutt og gi tilbake
resolve-plain = Ferdig: gi tilbake til boten
release = Gi tilbake, ikke løst
call-wanted = Vil bli oppringt:
call-done = Ringt
done-called = Ringt. Du har samtalen, og svaret som var lovet, er gitt.
resolve-promise = Du lovet:
resolve-promise-end = Hva ble det til
resolve-promise-withdraw = Trengs ikke lenger: si det til kunden
resolve-promise-proof = Hvis det er holdt: referanse eller lenke. Kunden leser den.
promises-title = Løfter
promise-answer = Et svar
promise-next-word = Beskjed om hvordan det går
promise-replacement = Erstatning { $item }
promise-money-back = { $amount } tilbake
promise-kept = holdt
promise-moved = flyttet
promise-missed = brutt
promise-withdrawn = trukket tilbake
promise-end = Gjort, eller et annet tidspunkt
promise-proof = Det er gjort: referanse eller lenke. Kunden leser den.
promise-keep = Holdt
promise-move = Flytt, og si det til kunden
order-proof = Det er gjort: pakkenummer eller referanse. Kunden leser den.
order-confirm = Utført
order-ordered = skal utføres
order-confirmed = utført
order-cancelled = avlyst
order-cancel-title = Det går ikke
order-cancel-reason = Hvorfor ikke. Bare ansatte leser det; kunden får vite at det ikke går, og når vi svarer.
order-cancel = Avlys og si fra til kunden
complaint-open = åpen
complaint-settling = avtalt
complaint-resolved = løst
complaint-closed = lukket
complaint-category = Gjelder
complaint-order = Ordre
complaint-item = Vare
complaint-value = Verdi
complaint-filed = Siden
complaint-answer = Svar lovet innen
complaint-files = Filer
complaint-team = Team
complaint-change = Endre
complaint-more = Endre, flytte, lukke eller åpne igjen
complaint-close = Lukk
complaint-close-why = Lukk fordi
closing-held = det er ordnet
closing-no_complaint = det ikke var en klage
complaint-reopen = Åpne igjen og si fra til kunden
category-damaged = vare i stykker
category-not_arrived = ikke kommet
category-wrong_item = feil vare
category-faulty = feil på vare
category-payment = betaling
category-staff = våre ansatte
category-points = poeng
category-other = noe annet
remedy-replacement = Erstatning
remedy-money_back = Penger tilbake
remedy-voucher = Kupong
remedy-points = Poeng
member-none = Ikke medlem, så vidt vi vet.
done-claim = Du har den. Kunden har fått navnet ditt.
done-reply = Sendt.
done-note = Notatet er tatt vare på.
done-promise = Lovet. Kunden har fått beskjed, og du blir minnet om det.
done-resolve = Løst. Boten har den igjen, og spør senere om det holdt.
done-hand-on = Gitt videre. Til noen tar den, svarer boten.
done-release = Gitt tilbake til boten.
done-keep = Holdt. Kunden har fått beskjed.
done-move = Flyttet. Kunden har fått beskjed.
done-confirm = Utført. Kunden har fått beskjed.
done-category = Endret.
done-team = Flyttet til teamet.
done-reopen = Åpnet igjen. Kunden fikk vite når svaret kommer.
done-close = Lukket.
done-cancel = Avlyst. Kunden har fått beskjed, med tiden for svaret vårt.
no-taken = { $name } har den nå, så ingenting ble sendt. Teksten din står her fortsatt.
no-moved = Samtalen har skiftet hender siden du åpnet den, så ingenting ble sendt. Teksten din står her fortsatt: se hva som er nytt, og send den igjen.
no-moved-yours = Du har tatt den i et annet vindu siden, så ingenting ble sendt. Teksten din står her fortsatt: send den igjen.
no-colleague = Den kollegaen jobber ikke her lenger.
no-text = Det er ingenting å sende: skriv noe først.
no-long = Det er for langt: høyst { $most } tegn.
no-time = Det tidspunktet er over, eller ikke senere enn det som var lovet. Velg et annet.
no-late = Tiden er ute, så det kan ikke flyttes lenger.
proof-help = Et pakkenummer, en lenke eller noen ord som kunden kan kontrollere.
no-proof = Si hva som viser at det er gjort: kunden leser det.
no-reason = Si hvorfor det ikke går: kolleger leser det.
no-receiver = Velg et team eller en kollega.
no-over = Det er avsluttet allerede: se hva som gjelder nå.
no-promised-still = Noe er fortsatt lovet i saken. Hold løftet eller skriv til kunden først, og lukk så.
no-call = Ingen skal ringes her lenger, så ingenting er endret.
no-promises-open = Noe er lovet her og står fortsatt åpent. Si for hvert løfte om det er holdt eller ikke trengs lenger; skal det stå, gi samtalen tilbake uten å løse den.
no-agreed = Noe er avtalt i saken, så dette kan ikke endres. Gjør det ferdig eller avlys det først.
no-key = Dette skjemaet er alt brukt i en annen samtale, så ingenting ble sendt. Teksten din står her fortsatt: send den på nytt.
no-promise-here = Det ble ikke lovet eller avtalt i denne samtalen, så ingenting er endret.
conversation-group = Andre leser med her, så ingen fra butikken skriver her
group-has-private = Skriv til kunden privat:
group-to-private = til den private samtalen
group-no-private = Det finnes ingen privat samtale med kunden ennå. Boten har bedt kunden skrive til oss privat.
no-such = Det finnes ikke, eller ikke lenger.

## Markedsføring

nav-campaigns = Kampanjer
nav-segments = Segmenter
nav-offers = Tilbud
nav-surveys = Undersøkelser
nav-opinions = Meninger
show = Vis
never = aldri
share = { $value } %
switched-off = slått av
kind-survey = Undersøkelse
kind-offer = Tilbud

surveys-title = Undersøkelser
surveys-all = Alle undersøkelser
surveys-none = Ingen er spurt om noe ennå.
surveys-file = Undersøkelser skrives i en fil og importeres med
survey = Undersøkelse
survey-unknown = Ingen undersøkelse har denne koden.
survey-kind = Type
survey-kind-nps = Anbefaling (NPS)
survey-kind-csat = Tilfredshet (CSAT)
survey-kind-text = Med egne ord
survey-asked = Spurt
survey-answered = Svart
survey-last = Sist spurt
results-from = Fra
results-to = Til
results-by = Etter
results-by-week = Uke fra
results-by-month = Måned fra
results-asked = { $asked ->
    [one] { $asked } person ble spurt
   *[other] { $asked } personer ble spurt
  } i denne tiden: { $answered } svarte, { $declined } sa nei, { $left } lot det ligge.
results-csv = Alle svar som tabell (CSV)
results-none = Ingen svar ennå.
results-few = { $count ->
    [one] Ett svar: for lite til å si noe.
   *[other] { $count } svar: for få til å si noe.
  }
results-few-score = De gir { $score }.
results-interval = Om alle kunder ble spurt, ville det trolig ligge mellom { $low } og { $high }.
results-count = { $count ->
    [one] (ett svar)
   *[other] ({ $count } svar)
  }
results-distribution = Slik svarte de
results-number = Tall
results-answers = Svar
results-share = Andel
results-course-week = Uke for uke
results-course-month = Måned for måned
results-chart = { $kind } over tid, med intervallet for hvert tall. Tabellen ved siden av sier det samme.
results-score = Resultat
results-between = Trolig mellom
results-quiet-few = Rader i grått har færre enn ti svar. De sier lite.
results-words = Med deres ord
results-erased = { $count ->
    [one] Ordene til { $count } til er slettet etter ønske; tallet teller fortsatt.
   *[other] Ordene til { $count } til er slettet etter ønske; tallene teller fortsatt.
}
results-no-words = Ingen har skrevet noe i denne tiden.
results-became-complaint = ble en sak

opinions-title = Meninger
themes-title = Det flere har sagt
theme-name = Hva det handler om
theme-keep = Lagre
opinions-what = Det kunder har sagt av seg selv og ville ha sendt videre.
opinions-none = Ingen har hatt noe å sende videre ennå.
opinions-shop = Om
opinions-every-shop = alle butikker
opinions-no-shop = ingen butikk nevnt
opinions-with-name = sendt videre med navn
opinions-without-name = sendt videre uten navn
opinions-who = Hvem som sa det
theme-count = { $count ->
    [one] Sagt én gang.
   *[other] Sagt { $count } ganger, spurt og uspurt.
  }
theme-sayings = Med deres egne ord
theme-acted = fortalt { $on } hva som er gjort
deed-title = Dere sa, vi gjorde
deed-new = Hva som er gjort med det
deed-what = Hver av dem som sa det, får høre det én gang, i én melding som ikke spør om noe. Et språk som står tomt, fortelles på butikkens eget.
deed-who = Hvem som får høre det
deed-who-what = De som sa det de siste ti månedene og er medlemmer; den som sa det uten navn, kan ikke få vite det.
deed-if-now = Hvis det ble fortalt nå
deed-nobody = Ingen som sa det, kan få vite det: de er ikke medlemmer, eller sa det uten navn.
deed-nobody-now = Ingen kan få vite det slik det er nå; tabellen sier hvorfor.
deed-speakers = { $count ->
    [0] ingen som sa det
    [one] én som sa det
   *[other] { $count } som sa det
  }
deed-default = også for alle andre
deed-example = For eksempel: I september fortalte du oss … «at pakken din var våt». «Alle nettordrer pakkes nå i en vanntett pose.»
deed-said = Hva de fortalte oss, etter «fortalte du oss …»
deed-did = Hva som er gjort, som en setning
deed-as-told = Hva de vil lese
deed-as-told-what = Måneden er den da hver av dem sa det. Under står hvorfor de får vite det, og hvordan de stopper det.
deed-publish = { $count ->
    [one] Fortell det til ett medlem
   *[other] Fortell det til { $count } medlemmer
  }
deed-published = Det fortelles fra minutt til minutt, utenom stille timer; hva det ble til, står her.
deed-stopped = Stoppet. Det som var på vei, kan ikke tas tilbake.
deed-changed = Det de ville lese, eller hvor mange de er, er ikke det du så på. Ingenting ble sendt. Se en gang til.
deed-no-default = Skriv det i det minste på butikkens eget språk: den som snakker et annet, leser det.
deed-half = Begge feltene hører sammen: { $languages }.
deed-more = { $count ->
    [one] Fortell det til den ene som er kommet til
   *[other] Fortell det til de { $count } som er kommet til
  }
deed-stop = Slutt å fortelle det

offers-title = Tilbud
offers-none = Det er ingen tilbud ennå.
offers-file = Tilbud skrives i en fil og importeres med
offer = Tilbud
offer-until = Til
offer-shown = Vist til
offer-pushed = Av kampanjer
offer-taken = Tatt
offer-used = Brukt
offer-refused = Ikke for dem
offer-left = Igjen
offer-no-limit = ingen grense
offer-whom = For hvem
offer-not-yet = fra { $on }
offer-over = over
offer-sold-out = ingen igjen
offer-switch-off = Slå av
offer-switch-on = Slå på
offer-is-off = { $code } er slått av: ingen får se det mer. Koder som kundene har, gjelder fortsatt.
offer-is-on = { $code } er slått på igjen.
offer-unknown = Ingen tilbud har denne koden.

segments-title = Segmenter
segments-all = Alle segmenter
segments-what = Grupper av medlemmer, etter det som er sant om dem. Undersøkelser og tilbud sendes til et segment.
segments-none = Det er ingen segmenter ennå.
segment = Segment
segment-new = Nytt segment
segment-code = Kode
segment-name = Navn
segment-campaigns = Kampanjer
segment-changed = Endret
segment-unknown = Ingen segmenter har denne koden.
segment-meant = Hvem det gjelder
segment-look = Se hvem det gjelder
segment-look-first = Fyll inn det som er sant om dem, og se så hvem det gjelder.
segment-save = Lagre segmentet
segment-saved = Lagret. Kampanjer som er publisert, beholder regelen de ble publisert med.
segment-no-name = Segmentet må ha et navn.
segment-problems = Noe i skjemaet stemmer ikke ennå; det står ved feltet. Ingenting ble lagret.
segment-changed-meanwhile = Noen andre endret dette segmentet mens du hadde det åpent, så ditt ble ikke lagret. Åpne det på nytt for å se deres.
segment-by-file = Denne regelen sier mer enn skjemaet kan. Den er skrevet i en fil og endres der.
segment-all-hold = Alt du fyller inn, må være sant om et medlem. Det du lar stå tomt, har ikke noe å si.

field-purchases = Kjøp
field-purchases-help = Hvor mange kvitteringer, av hvilke varer og når. Varekoder med mellomrom mellom; COFFEE-* står for alle som begynner slik. «Høyst 0» betyr at de ikke har kjøpt noen.
field-and-purchases = Og av andre kjøp
field-products = Varer
field-in-shops = Bare i disse butikkene
field-least = Minst
field-most = Høyst
field-within = De siste … dagene
field-longer = Over … dager siden
field-from = Fra og med denne dagen
field-before = Før denne dagen
field-last-purchase = Siste kjøp
field-never-bought = har aldri kjøpt noe
field-points = Poeng de kan bruke
field-tier = Nivå
field-language = Språk
field-channel = Har en chat med oss på
field-shop = Har kjøpt noe i
field-consent = Har sagt ja til
field-last-contact = Når vi sist skrev til dem uten å være spurt
field-never-contacted = det har vi aldri
field-complaint = En sak de har
field-complaint-any = har ikke noe å si
field-complaint-yes = er åpen
field-complaint-no = er ikke åpen
problem-not_a_number = Her skal det stå et helt tall, uten bokstaver.
problem-not_a_day = Her skal det stå en dag, som 2026-12-15.
problem-how_many = Si hvor mange: minst eller høyst.
problem-never_alone = «Aldri» står alene: la tidene stå tomme.
problem-no_rule = Noe her er for mye: det er plass til 200 varer, 36 500 dager og en milliard poeng.
purpose-offers = tilbud
purpose-surveys = spørsmål

rule-everybody = Alle medlemmer.
rule-any = Minst ett av disse:
rule-not = Ingen som dette er sant om:
rule-tier = Nivå: { $list }
rule-language = Språk: { $list }
rule-channel = Har en chat med oss på { $list }
rule-shop = Har kjøpt noe i { $list }
rule-last-purchase = Siste kjøp: { $when }
rule-purchases = Kjøp: { $what }
rule-of-products = av { $list }
rule-in-shop = i { $list }
rule-points = Poeng de kan bruke: { $count }
rule-complaint-open = En sak de har, er åpen
rule-complaint-none = Ingen sak de har, er åpen
rule-consent = Har sagt ja til { $list }
rule-last-contact = Når vi sist skrev til dem uten å være spurt: { $when }
when-never = aldri
when-within = { $days ->
    [one] det siste døgnet
   *[other] de siste { $days } dagene
  }
when-longer = { $days ->
    [one] mer enn et døgn siden
   *[other] mer enn { $days } dager siden
  }
when-from = fra og med { $day }
when-before = før { $day }
count-least = minst { $count }
count-most = høyst { $count }
count-none = ingen
count-exactly = nøyaktig { $count }

preview-count = { $count ->
    [one] Ett medlem
   *[other] { $count } medlemmer
  }
preview-nobody = Segmentet velger ingen, så det er ingenting å sende.
preview-kind-survey = Om en undersøkelse ble sendt nå
preview-kind-offer = Om et tilbud ble sendt nå
preview-reached = ville få den, når stille timer og grenser tillater det
preview-sample = Noen av dem, etter medlemsnummer
preview-more = { $count ->
    [one] og ett til
   *[other] og { $count } til
  }

why-no_consent = de har ikke sagt ja til det
why-unreachable = ingen chat når dem
why-open_complaint = en sak de har, er åpen
why-merged = ble del av et annet medlemskap
why-with_staff = noen av oss snakker med dem
why-quiet_hours = det er natt der de er
why-budget_spent = de har fått så mange meldinger som de skal
why-busy = noe annet er åpent i chatten deres
why-had_it = de har fått den alt
why-fault = den kunne ikke skrives; loggen sier hvorfor
why-campaign_ended = kampanjen var over
why-campaign_cancelled = kampanjen ble avsluttet
why-left_out = utelatt tilfeldig, for å se hva den endrer
why-stopped = de sa stopp
why-erased = de ble glemt
why-unknown_offer = tilbudet finnes ikke
why-offer_gone = tilbudet er slått av
why-offer_not_yet = tilbudet har ikke begynt
why-offer_over = tilbudet er over
why-offer_sold_out = det er ingen igjen
why-refused = de har sagt nei til det før
why-limit = de har tatt det så ofte som de kan
why-resting = de tok et av samme slag nylig
why-used = de har brukt det
why-shown_before = en tidligere kampanje har vist dem det
why-taken_back = de tok tilbake det de sa, eller det handler om noe annet nå
why-unknown_survey = undersøkelsen finnes ikke
why-survey_over = undersøkelsen er slått av
why-answered = de har svart på den
why-expired = tiden var ute

campaigns-title = Kampanjer
campaigns-all = Alle kampanjer
campaigns-none = Det er ingen kampanjer ennå.
campaign = Kampanje
campaign-new = Ny kampanje
campaign-what = En kampanje stiller en undersøkelse eller foreslår et tilbud, én gang til hvert medlem av et segment. Ingen hører om den før du publiserer den.
campaign-unknown = Denne kampanjen finnes ikke.
campaign-state = Tilstand
campaign-state-draft = utkast
campaign-state-running = i gang
campaign-state-scheduled = planlagt
campaign-state-paused = på pause
campaign-state-cancelled = avsluttet før tiden
campaign-state-finished = ferdig
campaign-about = Om
campaign-recipients = Medlemmer
campaign-since = Siden
campaign-name = Navn, bare for oss
campaign-subject = Hva som sendes
campaign-segment = Til hvem
campaign-objective = Hva den er til for
campaign-objective-help = For eksempel: de som ikke har vært innom etter kaffe på seks uker, kommer igjen.
campaign-indicator = Tallet som skal vise det
campaign-indicator-help = For eksempel: kaffekjøp hos disse medlemmene innen fire uker.
campaign-first-day = Første dag den sendes (tomt: med en gang)
campaign-last-day = Siste dag den sendes
campaign-save = Lagre
campaign-create = Lag utkastet
campaign-leave-out = Av hundre medlemmer, utelatt
campaign-leave-out-help = Tilfeldig, de samme i alle kanaler. Det de gjør uten den, viser hva den endret. 0 for ingen.
campaign-bad-leave-out = Utelatt kan være 0 til 50 av hundre, som et helt tall.
campaign-ends-before-start = Den siste dagen er før den første.
campaign-saved = Lagret. Ingen har hørt om den ennå.
campaign-throw-away = Kast dette utkastet
campaign-ready = Før den sendes
campaign-complete = Alt er fylt inn. Prøv den gjerne på deg selv først.
campaign-publish = Publiser …
campaign-incomplete = Mangler ennå: { $list }.
missing-objective = hva den er til for
missing-indicator = tallet som skal vise det
missing-endsAt = den siste dagen
subject-closed-survey = Denne undersøkelsen er slått av eller finnes ikke lenger.
subject-closed-offer = Ingen kan ta dette tilbudet nå: det har ikke begynt, er over, er slått av, eller det er ingen igjen.
campaign-no-name = Kampanjen må ha et navn.
campaign-no-subject = Velg undersøkelsen eller tilbudet.
campaign-no-segment = Velg hvem den går til.
campaign-ended-before = Den siste dagen er forbi. Velg en annen.
campaign-changed-meanwhile = Noen andre endret dette utkastet mens du hadde det åpent. Dette er deres; ditt ble ikke lagret.
campaign-not-now = Den er { $state } nå, så det ble ikke gjort.
publish-title = { $count ->
    [one] Publisere til ett medlem?
   *[other] Publisere til { $count } medlemmer?
  }
publish-left-out = { $count ->
    [one] Ett til er utelatt tilfeldig, for å se hva kampanjen endrer.
   *[other] { $count } til er utelatt tilfeldig, for å se hva kampanjen endrer.
  }
publish-not-now = { $count ->
    [one] Ett til er ment, men kan ikke skrives til slik det er nå; tabellen sier hvorfor.
   *[other] { $count } til er ment, men kan ikke skrives til slik det er nå; tabellen sier hvorfor.
  }
publish-text = Den sendes så fra minutt til minutt, én gang til hver, så langt de har sagt ja, det ikke er stille timer og grensen deres ikke er nådd. Du kan sette den på pause eller avslutte den når som helst; det som er sendt, er sendt.
publish-yes = { $count ->
    [one] Ja, publiser til ett medlem
   *[other] Ja, publiser til { $count } medlemmer
  }
publish-no = Nei, gå tilbake
publish-changed = Noe har endret seg siden du så på det: utkastet, segmentet eller hvor mange det gjelder. Ingenting ble sendt. Se en gang til.
campaign-published = Publisert. Her står det fra minutt til minutt hvem som er skrevet til, og hvem som ikke er det og hvorfor.
trial-title = Hva den endret
trial-later = Fortelles når { $until } er over: den som ser på tall som fortsatt kommer inn, ser vinnere som ikke finnes.
trial-too-few = For få kjøpte til å si noe: minst ti i hver gruppe må ha kjøpt, og ti ikke.
trial-difference = { $difference } % gjenkjøp, intervall { $low } til { $high }:
trial-more = mer enn tilfeldig.
trial-less = mindre enn tilfeldig.
trial-unclear = for tidlig å si.
trial-group = Medlemmer
trial-of = { $bought } av { $members }
trial-bought = Kjøpte
trial-share = Andel
trial-meant = Ment
trial-left-out = Utelatt
trial-how = Prosentpoeng mellom dem som var ment og dem som tilfeldig ble utelatt, fra den første dagen til slutten av den siste. Også de som ikke kunne få melding, er talt med, for ingen vet hvem av de utelatte det ville gjeldt. For 95 av 100 slike kampanjer ligger den sanne forskjellen i intervallet.
campaign-progress = Hvor langt den er kommet
campaign-facts = Hva den er
campaign-rule = Segmentet, slik det ble publisert
campaign-published-at = Publisert
campaign-finished-at = Over siden
campaign-through = { $through } av { $count } er unnagjort.
campaign-pause = Sett på pause
campaign-resume = Fortsett
campaign-cancel = Avslutt den …
campaign-paused = På pause. Ingenting mer sendes før den fortsetter.
campaign-resumed = Den fortsetter.
campaign-cancelled = Avsluttet. Det som ikke var på vei ennå, er tatt tilbake.
cancel-title = Avslutte denne kampanjen?
cancel-text = Det som ikke er sendt ennå, tas tilbake og sendes aldri. Den kan ikke begynnes på nytt.
cancel-yes = Ja, avslutt den
throw-away-title = Kaste dette utkastet?
throw-away-text = Ingen har hørt om det. Det blir stående i listen som avsluttet og kan ikke hentes tilbake.
throw-away-yes = Ja, kast det
outcome = Hva det ble til
outcome-why = Hvorfor
outcome-count = Medlemmer
outcome-planned = venter
outcome-queued = er på vei
outcome-sent = sendt
outcome-unconfirmed = sendt, uvisst om mottatt
outcome-unreachable = kunne ikke nås
outcome-suppressed = ikke skrevet til
outcome-left-out = utelatt med vilje
outcome-failed = mislyktes
outcome-expired = for sent
outcome-cancelled = tatt tilbake
test-title = Prøv den på ett medlem
test-help = De får meldingen slik den blir, merket som test. Den telles ingen steder, og knappene gjør ingenting. Er det ikke ditt eget medlemskap (det med e-postadressen din), må de ha sagt ja til slike meldinger, og den regnes som en av de få de får.
test-number = Medlemsnummer
test-send = Send testen
test-sent = Testen er på vei til { $number }.
test-refused = Ingen test ble sendt til { $number }: { $why }.
test-until = Til { $until }.
test-nobody = Ingen medlemmer har dette nummeret.

# E-post til ansatte
alarm-subject = Fare: { $about }
alarm-text = Noen venter på et menneske, og det haster: { $about }, siden { $at }. Det de skrev, står i konsollen:
alarm-once = Den som åpner den først, tar den. Denne e-posten kommer én gang for hver som venter.
alarm-kind-health = en reaksjon eller sykdom
alarm-kind-injury = noen kan være skadet
alarm-kind-fire = brann eller røyk
alarm-kind-self_harm = de kan komme til å skade seg selv
alarm-kind-threat = en trussel
alarm-kind-fraud = svindel eller tyveri
alarm-kind-privacy = personopplysninger på avveie
alarm-kind-discrimination = noen føler seg diskriminert
alarm-kind-media = pressen eller offentligheten
alarm-kind-law = advokat eller myndigheter
alarm-kind-unknown = noen kan være i fare

## The language model

summary-title = Kort fortalt
summary-by-model = KI-generert av samtalen under. Det som gjelder, er det som står der.
model-title = Språkmodell
model-none = Ingen språkmodell er satt opp. Boten forstår og svarer uten.
model-today = { $name }: { $spent } av { $most } brukt i dag (UTC).
model-today-tokens = { $tokens } av { $most } tokener.
model-explained = Bare antall: det som ble sagt, tas ikke vare på her. Der modellen ikke var til nytte, fikk kunden svaret som boten gir uten den.
model-unused = Den ble ikke spurt om noe de siste { $days } dagene.
model-days = De siste { $days } dagene
model-purpose = Formål
model-language = Språk
model-calls = Spurt
model-fallbacks = Likevel uten den
model-tokens = Tokener
model-time = Vanlig tid

## Svar, og det ingen kunne svare på

nav-answers = Svar
nav-unanswered = Ubesvart
answers-title = Svar
answers-what = Det alle butikker blir spurt om, og det boten svarer. En endring gjelder innen fem sekunder; hver av dem blir tatt vare på som en versjon.
answers-none = Det er ingen svar ennå.
answers-file = Alle sammen som fil, til å oversette eller ta vare på:
answer = Svar
answer-new = Nytt svar
answer-from = Fra
answer-until = Til
answer-always = Alltid
answer-missing = Språk som mangler
answer-none-missing = Ingen
answer-missing-here = mangler
answer-saved-by = Lagret
answer-imported = Import
answer-version = versjon { $version }
answer-not-now = ikke i bruk nå
answer-saved = Lagret. Boten svarer etter det innen fem sekunder.
answer-same = Ingenting ble endret.
answer-wrong = Ikke lagret: { $problems }
answer-taken = Det finnes allerede et svar { $code }. Velg et annet kortnavn.
answer-code = Kortnavn
answer-code-what = Små bokstaver, tall og bindestrek, f.eks. opening-hours. Det blir som det er.
answer-active = I bruk
answer-title = Tittel, til en knapp
answer-questions = Slik spør folk, én måte per linje
answer-text = Tekst
answer-hours-what = På en egen linje blir { $hours } til åpningstidene i butikkene, og { $service } til dem for kundeservice.
answer-shops = Enkelte butikker
answer-shops-what = Der noe annet gjelder i én butikk, leser kundene der dette i stedet. Et språk som er tomt, tar teksten over.
answer-shop = En butikk med egen tekst
answer-shop-add = Legg til feltene
answer-preview = Forhåndsvisning
answer-falls-back = Ingen tekst: den på butikkens eget språk blir gitt, og det blir sagt.
answer-save = Lagre
unanswered-title = Det ingen kunne svare på
unanswered-what = Fra de siste tretti dagene. Tall, adresser og navn er tatt bort så langt de kan kjennes igjen. Det biblioteket svarer på nå, vises ikke.
unanswered-none = Ingenting.
unanswered-question = Spørsmål
unanswered-count = Ganger
unanswered-people = Personer
unanswered-languages = Språk
unanswered-last = Sist
unanswered-make = Lag et svar av det
unanswered-dismiss = Ta bort fra listen

## Butikkens bestillinger

order-is = Bestilling { $number }: { $state }
shop-order-placed = mottatt
shop-order-packed = pakket
shop-order-shipped = på vei
shop-order-ready_for_pickup = klar til henting
shop-order-delayed = forsinket
shop-order-delivered = levert
shop-order-cancelled = avbestilt
shop-order-returned = returnert
shop-order-expected = { $state }, ventet { $on }
yes = Ja
no = Nei
