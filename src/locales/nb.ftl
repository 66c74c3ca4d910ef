# Tekster på norsk bokmål. Plassholdere ({ $points }) fylles med fakta fra databasen; ingen tekst oppgir tall selv.
# Første setning svarer; knapper (nøkler som begynner med «button-») har høyst 24 tegn.

## Møtet

greet-hello = Hei, jeg er den automatiske assistenten til { $brand }. Jeg viser poengene dine, hjelper når noe er galt, og finner tilbud. Du når alltid et menneske med ett trykk. Er du ikke medlem ennå, blir du det også med ett trykk.
greet-member = Hei, jeg er den automatiske assistenten til { $brand }. Jeg viser poengene dine, hjelper når noe er galt, og finner tilbud. Du når alltid et menneske med ett trykk.
greet-privacy = Hva vi lagrer om deg, og hvorfor: { $notice }
arrive-shop = Velkommen, og hilsen fra { $shop }!
intro-note = Jeg er den automatiske assistenten til { $brand }. Hva vi lagrer om deg, og hvorfor: { $notice }
help-what = Jeg kan vise poengene og kortet ditt, bytte poeng i belønninger og finne tilbud som passer deg. Er noe galt, si det til meg: Jeg oppretter en sak og sier når du får svar. Det du mener, gir jeg videre akkurat slik du sier det. Jeg kan også melde deg inn, koble chatten til et medlemskap du har, eller bytte språk. Skriv som du vil, eller trykk:
thanks-reply = Bare hyggelig.
goodbye-reply = Ha det bra. Jeg er her når du skriver.
robot-reply = Jeg er en automatisk assistent. Vil du heller snakke med et menneske?
not-understood = Det skjønte jeg ikke helt. Er det noe av dette?
not-understood-again = Beklager, jeg skjønner det fortsatt ikke. Skal en kollega overta? Du slipper å forklare på nytt.
not-understood-upset = Det beklager jeg. Jeg skulle ha vært til bedre hjelp. Skriv med noen få ord hva som er galt, så oppretter jeg en sak, eller la en kollega overta.
not-working = Det beklager jeg. Hva er det som ikke virker? Er det noe du har kjøpt hos oss, skriv hva det er, så oppretter jeg en sak. Er det noe her i chatten, skriv med noen få ord hva du vil.
not-working-chat = Det beklager jeg. Skriv med noen få ord hva du vil, så prøver jeg på den måten. En kollega kan også overta.
not-working-site = Det beklager jeg. Hva ville du gjøre der? Skriv det med noen få ord: noe av det kan gjøres her, og for resten oppretter jeg en sak.
not-meant = Ok, ikke det. Hva mente du?
attachment-voice = Jeg kan ikke høre talemeldinger. Skriv noen ord, så svarer jeg.
attachment-other = Jeg kan ikke lese bilder og filer. Skriv noen ord, så svarer jeg.
old-button = Den knappen hører til en eldre melding. Disse kan du bruke nå:
private-only = Det er personlig, så det sier jeg bare privat. Trykk for å fortsette der.
private-only-write = Det er personlig, så det sier jeg bare privat. Skriv til meg der.
fault = Noe gikk galt hos oss. Meldingen din er trygg, du trenger ikke sende den igjen.
fault-not-taken = Noe gikk galt hos oss, og jeg fikk ikke med meg det siste. Prøv gjerne igjen om litt.

## Poeng

balance-spendable = Du har { $points } poeng å bruke.
balance-none = Du har ingen poeng å bruke ennå.
balance-pending-one = { $points } poeng er på vei: kjøpet ditt { $purchasedOn } teller fra { $availableOn }, når returfristen er ute.
balance-pending-several = { $points } poeng er på vei, de neste { $next } fra { $availableOn }, når returfristen er ute.
balance-waiting = { $points } velkomstpoeng er dine fra det første kjøpet.
balance-expiry = { $points } poeng utløper { $expiresOn }.
balance-owed = { $points } poeng fra et kjøp du har returnert, var allerede brukt; de neste du tjener, dekker dem.
balance-tier-next = Du er { $tier } og mangler { $missing } opptjente poeng til { $next }.
balance-tier-top = Du er { $tier }, det høyeste nivået vårt.
balance-late = Tallene fra butikkene er forsinket. Regnet til { $countedUntil } har du { $points } poeng å bruke; senere kjøp ser jeg ikke ennå.
balance-stranger = Denne chatten er ikke koblet til et medlemskap ennå.

## Hvorfor?

why-total = Slik ble det { $points } poeng ({ $at }):
why-zero = Det var ingenting å bruke ({ $at }).
entry-purchase = { $points }  { $shop }, { $on } ({ $amount })
entry-return = { $points }  returnert, { $shop }, { $on }
entry-welcome = { $points }  velkomstgave, { $on }
entry-welcome-taken-back = { $points }  den andre velkomstgaven tatt tilbake, { $on }
entry-expiry = { $points }  utløpt, { $on }
entry-merge = { $points }  flyttet med det andre medlemskapet ditt, { $on }
entry-merge-undone = { $points }  flyttet tilbake til det andre medlemskapet ditt, { $on }
entry-opening = { $points }  overført saldo, { $on }
entry-correction = { $points }  rettelse, { $on }
entry-apology = { $points }  fra oss, som en beklagelse, { $on }
entry-erasure = { $points }  fjernet da medlemskapet ble slettet, { $on }
entry-owed = { $points }  dekket en retur, { $on }
entry-earlier = { $count ->
    [one] { $points }  tidligere, { $count } post
   *[other] { $points }  tidligere, { $count } poster
}
why-earning = Du får { $points } poeng per { $amount }, rundet ned for hvert kjøp.
why-pending-now = De kan brukes med en gang.
why-pending-days = { $days ->
    [one] De kan brukes { $days } dag etter kjøpet, når returfristen er ute.
   *[other] De kan brukes { $days } dager etter kjøpet, når returfristen er ute.
}
why-expiry-never = Poeng utløper ikke.
why-expiry-months = { $months ->
    [one] Poeng utløper { $months } måned etter kjøpet.
   *[other] Poeng utløper { $months } måneder etter kjøpet.
}
why-expiry-year = { $years ->
    [0] Poeng utløper ved utgangen av kjøpsåret.
    [one] Poeng utløper ved utgangen av året etter kjøpet.
   *[other] Poeng utløper ved årets utgang, { $years } år etter kjøpet.
}
why-tier-level = { $tier } begynner på { $from }.
why-welcome = Velkomstgaven gis én gang per person og teller fra det første kjøpet.
why-linking = En kode virker én gang og i { $minutes ->
    [one] { $minutes } minutt
   *[other] { $minutes } minutter
}; etter { $guesses } feil må du vente.
why-list-points = Du har { $points } poeng å bruke: det du har tjent opp og fått, minus det som er brukt eller utløpt ({ $at }).
why-rules = Regler: versjon { $version }, fra { $since }.
why-counted = Kjøp er talt med til { $countedUntil }.
why-member = Det er det som er lagret om deg.
why-nothing = Det var ingen tall i det forrige svaret mitt. Skal jeg vise poengene dine?

## Historikk

history-title = Dette er de siste postene dine:
history-older = Og dette kom før:
history-empty = Du har ingen poster ennå. De kommer med det første kjøpet.
history-end = Det er ingen eldre poster.

## Bli medlem og koble til

join-done = Velkommen, du er medlem, og jeg trengte ikke å vite mer om deg.
join-gift = { $points } velkomstpoeng er dine fra det første kjøpet.
join-number = Si medlemsnummeret ditt i kassen: { $number }
join-already = Du er allerede medlem. Nummeret ditt er { $number }.
link-ask = Skriv engangskoden du har fått. Den virker i { $minutes ->
    [one] { $minutes } minutt
   *[other] { $minutes } minutter
}.
link-where = Du får en hos kundeservice: { $phone } eller { $email }.
link-no-code = Et nummer eller en adresse beviser ikke alene at medlemskapet er ditt. Si det til kundeservice, så får du en engangskode: { $phone } eller { $email }. Skriv koden her.
link-confirm = Denne lenken kobler chatten til et medlemskap. Gå bare videre hvis du har bedt om den selv.
link-refused = Fint, ingenting er koblet til.
link-done = Denne chatten er nå koblet til medlemskapet ditt { $number }.
link-merged = Medlemskapet fra denne chatten er nå en del av det, med alt som hører til.
link-gift-taken-back = Velkomstgaven gis én gang per person, så den andre, { $points } poeng, er tatt tilbake.
link-already = Denne chatten er allerede koblet til medlemskapet ditt { $number }.
link-wrong = { $left ->
    [0] Koden stemmer ikke, eller den er utløpt.
   *[other] Koden stemmer ikke, eller den er utløpt. Du har { $left } forsøk igjen.
}
link-wait = Det var for mange feil koder. Du kan prøve igjen { $until }. Før det kan kundeservice hjelpe deg: { $phone } eller { $email }.
unlink-ask = Skal jeg koble denne chatten fra medlemskapet ditt { $number }? Poengene blir hos medlemskapet.
unlink-done = Denne chatten er ikke lenger koblet til et medlemskap. Poengene blir hos medlemskapet.
unlink-kept = Fint, alt blir som det er.

## Belønninger og kuponger

rewards-fit = Du har { $points } poeng å bruke. Dette er belønningene våre, de nærmeste først:
rewards-none-fit = Du har { $points } poeng å bruke. Ingenting er innen rekkevidde ennå; dette er nærmest:
rewards-all = Dette er belønningene våre:
rewards-further = Og så er det disse:
rewards-which = Disse ligger nær det du skrev. Hvilken skal det være?
rewards-empty = Det er ingen belønninger akkurat nå.
reward-open = { $reward }: { $points } poeng
reward-short = { $reward }: { $points } poeng, { $missing } igjen (handel for omtrent { $amount })
reward-tier = { $reward }: { $points } poeng, fra { $tier } og oppover
reward-sold-out = { $reward }: { $points } poeng, utsolgt
reward-not-yet = { $reward }: { $points } poeng, fra { $on }
locked-short = { $reward } koster { $cost } poeng, og du har { $points }. { $missing } igjen: handel for omtrent { $amount }.
locked-tier = { $reward } er for { $tier } og oppover. Du er { $mine } og mangler { $missing } opptjente poeng.
locked-sold-out = { $reward } er utsolgt, så den kan jeg ikke gi nå. Ingenting er trukket fra deg.
locked-not-yet = { $reward } kan fås fra { $on }.
locked-over = { $reward } kunne fås til { $on }, så den kan jeg ikke gi lenger.
locked-gone = Den belønningen er ikke lenger på listen vår.
redeem-ask = Bytte { $points } poeng mot { $reward }? Du beholder { $left }.
redeem-done = Den er din. Vis denne koden i kassen: { $code }
redeem-declined = Greit, ingenting ble byttet. Du har { $points } poeng å bruke.
redeem-ended = Det spørsmålet har gått ut. Ingenting ble byttet, og det jeg hadde satt av, er ledig igjen.
redeem-closed = Det spørsmålet er lukket, og det ble ikke byttet noe med det.
redeem-short = Noen av poengene dine er utløpt eller gikk tilbake med en retur, så det er for få igjen. Ingenting ble byttet.
vouchers-title = Dette er kupongene dine:
vouchers-none = Du har ingen kuponger ennå. Du får en når du bytter poeng mot en belønning.
voucher-terms = Én gang, i alle butikker, innen { $until }.
voucher-show = { $reward }: vis denne koden i kassen: { $code }
voucher-open = { $reward }: { $code }, må brukes innen { $until }
voucher-used = { $reward }: brukt { $at }, { $shop }
voucher-given-back = { $reward }: gitt tilbake { $at }
voucher-expired = { $reward }: utløpt, måtte brukes innen { $on }
voucher-unknown = Jeg finner ikke den kupongen blant dine.
give-back-done = Den er gitt tilbake, og { $points } poeng er på kontoen din igjen.
give-back-nothing = Den er gitt tilbake. Det fulgte ingen poeng med.
give-back-ask = Du betalte { $points } poeng, og { $left } ville komme tilbake: Resten er utløpt, eller det som ga dem, er returnert. Vil du gi den tilbake likevel?
over-used = Denne koden ble brukt { $at }, { $shop }.
over-given-back = Denne kupongen ble gitt tilbake { $at }.
over-expired = Denne kupongen måtte brukes innen { $on }. Den er utløpt, og poengene kommer ikke tilbake.
over-final = Denne kan ikke gis tilbake. Du kan bruke den innen { $until }.
card-number = Medlemsnummeret ditt: { $number }
card-how = Vis det i kassen, eller si nummeret.
entry-redeem = { $points }  { $reward }, { $on }
entry-redeem-used = { $points }  { $reward }, { $on } (brukt)
entry-redeem-expired = { $points }  { $reward }, { $on } (kupongen er utløpt)
entry-redeem-given-back = { $points }  { $reward }, { $on } (gitt tilbake)
entry-redeem-returned = { $points }  tilbake for { $reward }, { $on }
entry-redeem-reserved = { $points }  satt av til { $reward }, til { $until }
why-reward-price = { $reward } koster { $points } poeng.
why-reward-order = Poengene som utløper først, brukes først.
why-reward-days = { $days ->
    [one] Kupongen gjelder i { $days } dag.
   *[other] Kupongen gjelder i { $days } dager.
}
why-reward-return = Den kan gis tilbake så lenge den ikke er brukt.
why-reward-final = Den kan ikke gis tilbake.
know-vouchers = Kuponger: { $count }.
reward-name = { $reward }
reward-description = { $description }
button-rewards = Se belønninger
button-other-rewards = Andre belønninger
button-more-rewards = Flere belønninger
button-yes-swap = Ja, bytt
button-qr = Vis QR
button-give-back = Gi tilbake
button-yes-give-back = Ja, gi tilbake
button-vouchers = Kupongene mine
button-older-vouchers = Eldre kuponger
button-card = Vis kortet mitt
button-not-me = Det var ikke meg
command-rewards = Hva du kan få for poengene
command-card = Kortet ditt til kassen

## Språk

language-ask = Hvilket språk vil du ha?
language-done = Fra nå av skriver jeg norsk.

## Det vi lagrer

know-stranger = Du er ikke medlem. Jeg lagrer meldingene i denne chatten for å kunne svare deg: { $messages } så langt.
know-name = Appen viser meg dette navnet: { $name }.
know-membership = Du er medlem { $number }, siden { $joinedOn }.
know-details = Opplysningene dine: { $details }.
know-activity = Kjøp: { $purchases }. Poster i poengene dine: { $entries }. Meldinger til meg: { $messages }.
know-chats = { $chats ->
    [one] { $chats } chat er koblet til medlemskapet ditt.
   *[other] { $chats } chatter er koblet til medlemskapet ditt.
}
know-answers = Svarene mine til deg: { $count }.
know-cases = Saker: { $count }.
know-opinions = Spørsmål og meninger: { $count }.
know-files = Bilder og filer fra deg: { $count }.
know-forms = Skjemaer du har begynt på: { $count }.
know-language = Språket i denne chatten: { $language }.
know-codes = Engangskoder du har prøvd: { $count }.
know-contacts = Ganger jeg skrev først: { $count }.
know-sources = Hvor du fant oss: { $sources }.
know-consent-yes = { $purpose }: ja, siden { $on }.
know-consent-no = { $purpose }: nei, siden { $on }.
know-consent-none = Du har ikke sagt ja til noe, så jeg skriver aldri først.
know-rights = Du kan se alt, få en kopi eller få det slettet. Mer om personvern: { $notice }
know-why = Du trenger ikke å oppgi det her. Det jeg ber om, brukes til det jeg ba om det for, og ikke til noe annet. Hva vi lagrer, og hva vi bruker det til: { $notice }
purpose-offers = Tilbud
purpose-surveys = Korte spørsmål
stop-done = Det er i orden. Du får ikke flere spørsmål eller tilbud. Jeg svarer fortsatt når du skriver, og sier fra om åpne saker.
stop-undone = Angret. Alt er som før.
stop-undone-nothing = Det var ingenting å hente tilbake: du hadde ikke noe ja fra før.

## Meninger og spørsmål

survey-ask-nps = Hvor sannsynlig er det at du anbefaler { $brand } til en venn? Fra { $lowest } (slett ikke) til { $highest } (helt sikkert).
survey-ask-csat = Hvordan gikk det hos { $brand }? Fra { $lowest } (dårlig) til { $highest } (kjempebra).
survey-ask-complaint = Saken din { $case } er avsluttet. Hvordan klarte vi oss? Fra { $lowest } (dårlig) til { $highest } (kjempebra).
survey-ask-text = Hva bør { $brand } gjøre bedre? Skriv det med dine egne ord.
survey-question = { $question }
survey-scale-nps = Fra { $lowest } (slett ikke) til { $highest } (helt sikkert).
survey-scale-csat = Fra { $lowest } (dårlig) til { $highest } (kjempebra).
survey-often = { $most ->
    [one] Vi skriver til deg av oss selv høyst én gang på { $days } dager.
   *[other] Vi skriver til deg av oss selv høyst { $most } ganger på { $days } dager.
} Vil du ikke ha flere spørsmål? Skriv STOPP.
survey-words-nps = Takk. Hva er den viktigste grunnen? Svar med egne ord, eller hopp over.
survey-words-csat = Takk. Hva skulle til for en femmer? Svar med egne ord, eller hopp over.
survey-words-best = Takk. Hva gjorde vi best? Svar med egne ord, eller hopp over.
survey-words-low = Takk for at du sier det. Hva gikk galt? Svar med egne ord, eller hopp over.
survey-words-added = Hva gikk galt? Svar med egne ord, eller hopp over. Jeg legger det til saken.
survey-thanks = Takk, svaret ditt er lagret.
survey-thanks-words = Takk, det hjelper. { $team } får det akkurat slik du sa det: «{ $words }».
survey-words-first = Takk, det er lagret akkurat slik du skrev det.
survey-number = Og som et tall, fra { $lowest } til { $highest }?
survey-number-again = Jeg fant ikke noe tall der. Hvilket, fra { $lowest } til { $highest }?
survey-outside = Det tallet er ikke på skalaen. Hvilket, fra { $lowest } til { $highest }?
survey-guess = Skal jeg skrive { $rating }?
survey-changed = Endret til { $rating }.
survey-have = Jeg har notert { $rating }, takk.
survey-edit = Skriv det på nytt, slik du vil ha det. Dette har jeg nå: «{ $words }».
survey-not-now = Helt i orden. Dette spør jeg ikke om igjen.
survey-skipped = Helt i orden, svaret ditt er lagret som det er.
survey-ended = Fristen for dette spørsmålet gikk ut { $day }. Takk likevel.
survey-ended-keep = Får jeg ta vare på det du skrev, som din mening?
survey-declined = Dette spørsmålet er lukket, slik du ønsket.
survey-gone = Det spørsmålet er ikke åpent lenger.
survey-colleague = Skal en kollega se på det?
survey-colleague-no = Helt i orden. Svaret ditt er lagret.
survey-help-sorry = Vi beklager at det gikk så dårlig.
survey-help-case = Jeg har opprettet sak { $case }, så du trenger ikke melde fra en gang til.
survey-why-campaign = Du har sagt ja til spørsmål fra oss. Med dem leter vi etter det vi kan gjøre bedre.
survey-why-complaint = Saken din { $case } ble avsluttet. Vi vil vite om det ble ordnet.
survey-why-asked = Du ville fortelle oss noe.
survey-why-reason = { $reason }
survey-why-who = { $team } ser svaret ditt. Det endrer ingenting i poengene eller tilbudene dine.
question-open-yesterday = Ett spørsmål er fortsatt åpent fra i går. Skal vi fortsette?
question-open = Ett spørsmål er fortsatt åpent fra { $day }. Skal vi fortsette?
opinion-ask-shop = Godt å vite, takk. Får jeg gi det videre til butikken { $shop }?
opinion-ask = Godt å vite, takk. Får jeg gi det videre til kollegene mine?
opinion-tell = Gjerne. Hva vil du fortelle oss?
opinion-tell-stranger = Du kan si hva du mener uten å være medlem.
opinion-passed = Takk, det er gitt videre akkurat slik du sa det: «{ $words }».
opinion-passed-nameless = Takk, det er gitt videre uten navnet ditt: «{ $words }».
opinion-kept-back = Helt i orden, jeg gir ikke noe videre.
deed-told = I { $month } fortalte du oss { $said }. { $did } Takk for at du sa fra.
deed-consent = Du får vite det fordi du sa ja til spørsmål { $on }. Nok? Skriv STOPP.
why-deed-words = Du skrev { $on }: «{ $words }»
why-deed-gone = Det du fortalte oss den gangen, er ikke lagret lenger.
why-deed-did = En kollega skrev { $on } hva som er gjort siden. Det endrer ingenting i poengene eller tilbudene dine.
button-rating = { $rating }
button-yes-rating = Ja, { $rating }
button-choose = Jeg velger selv
button-not-now = Ikke nå
button-edit = Endre
button-why-ask = Hvorfor spør dere?
button-go-on = Fortsett
button-yes-please = Ja takk
button-pass-on = Ja
button-pass-on-nameless = Ja, uten navnet mitt

## Knapper

button-balance = Poengene mine
button-why = Hvorfor?
button-history = Historikk
button-older = Vis eldre
button-join = Bli medlem gratis
button-member = Jeg er medlem
button-help = Hva kan du?
button-person = Snakk med et menneske
button-not-meant = Det mente jeg ikke
button-swap-points = Bytt poeng
button-profile = Endre opplysningene mine
button-opinion = Gi tilbakemelding
button-stop = Stopp meldinger
button-language = Språk
button-in-language = { $name }
button-know = Hva vet du om meg?
button-yes-unlink = Ja, koble fra
button-yes-link = Ja, koble til
button-no = Nei
button-undo = Angre
button-private = Fortsett privat

## Kommandoer

command-points = Poengene dine
command-history = Hvor de kommer fra
command-join = Bli medlem
command-link = Koble til medlemskapet ditt
command-language = Bytt språk
command-privacy = Hva vi lagrer om deg
command-stop = Ingen flere spørsmål eller tilbud
command-help = Hva jeg kan

## Klokke og dag

at-today = i dag { $clock }
at-yesterday = i går { $clock }
at-tomorrow = i morgen { $clock }
at-day = { $day } { $clock }

# Etter «senest».
due-today = i dag { $clock }
due-day = { $day } { $clock }

## Skjemaer

form-how = Noen få spørsmål, ett om gangen. Skriv «avbryt» når du heller vil la være; det du har svart, tar jeg vare på.
form-optional = Dette kan du hoppe over.
form-problem-missing = Dette må fylles ut.
form-problem-too-long = { $most ->
    [one] Her er det plass til { $most } tegn.
   *[other] Her er det plass til { $most } tegn.
} Du skrev { $length }.
form-problem-number = Skriv et helt tall fra { $min } til { $max }.
form-problem-email = Skriv en e-postadresse, for eksempel { $example }.
form-problem-day = Skriv dagen slik: { $example }.
form-problem-option = Velg ett av svarene.
form-problem-field = { $field }:
form-again = Nesten i mål, men se på dette en gang til:
form-waiting = Du hadde begynt på noe her: { $title }. Skal vi fortsette?
form-goes-on = Vi fortsetter der du var.
form-cancelled = Det er i orden, jeg har lagt det til side. Ingenting ble sendt.
# What people write to leave a form, besides the word on its button; with commas between.
form-cancel-words = glem det, ikke nå, la det være, la være, jeg ombestemte meg
form-nothing-open = Det er ingenting som er halvferdig. Hva kan jeg gjøre for deg?
form-done-already = Det er gjort allerede. Én gang er nok.
form-gone = Det har jeg ikke lenger. Vi kan begynne på nytt når du vil.
form-elsewhere = Du fortsatte med det i { $channel }. Skal vi heller fortsette her?
button-form-resume = Fortsett der jeg var
button-form-here = Fortsett her
button-form-skip = Hopp over
button-form-cancel = Avbryt

## Bilder og filer

attachment-photo = Bildet ditt er kommet fram, takk. Skriv med noen ord hva det gjelder, så får et menneske se det.
attachment-file = Filen din er kommet fram, takk. Skriv med noen ord hva det gjelder, så får et menneske se den.
attachment-too = Det du sendte med, er også kommet fram.
attachment-wrong-type = En slik fil kan jeg ikke ta imot. Bilder og PDF går fint.
attachment-too-large = Den filen er for stor for meg. Den kan være på inntil { $most } megabyte.
attachment-too-many = Det er mer enn jeg kan ta imot på én dag. Send gjerne resten i morgen.
attachment-lost = Jeg fikk ikke tak i filen du sendte. Send den gjerne en gang til.

## Hvilken samtale

channel-ask = Du kan skrive til meg i flere samtaler nå. Hvor skal jeg skrive når det er noe å fortelle deg?
channel-done = Fint, da skriver jeg til deg i { $channel }. Si «en annen samtale» når du vil endre det.
channel-only = Dette er den eneste samtalen som er knyttet til medlemskapet ditt, så jeg skriver til deg her.
channel-name = { $channel }

## E-post

leave-ask = Hvilken e-postadresse skal jeg skrive til? Jeg bruker den til svar som kommer når denne siden er lukket, og ikke til noe annet.
leave-wrong = Det er ikke en hel e-postadresse ennå. Den ser slik ut: navn@example.com
leave-done = Takk. Svar som kommer når denne siden er lukket, går til { $email }, og ikke noe annet.
leave-known = Svar som kommer når denne siden er lukket, går til { $email }.
leave-stopped = { $email } har bedt oss om ikke å få flere e-poster, så jeg sender ingen dit. Den som leser postkassen, kan tillate dem igjen med lenken nederst i den siste e-posten vår.
leave-none = Det er i orden, ingen e-post. Det som kommer senere, venter på deg her på siden.
leave-withdrawn = Det er i orden. Jeg skriver ikke til { $email } lenger. Det som kommer senere, venter på deg her på siden.
leave-here = Du trenger ikke oppgi noen adresse: Det som kommer senere, kommer i denne chatten.
leave-off = Jeg kan ikke sende e-post. Det som kommer senere, venter på deg her på siden. Kundeservice kan skrive til deg: { $phone } eller { $email }.
stop-mail = Og ingen flere e-poster fra denne chatten.
know-mail = Svar som kommer når siden er lukket, går til { $email }.
purpose-answers-by-email = Svar på e-post
button-leave-address = Si fra på e-post
button-another-address = En annen adresse
button-no-mails = Ingen e-post
button-no-thanks = Nei takk
mail-subject = En melding fra { $brand }
mail-first = Du la igjen denne adressen i chatten vår, så svar når deg når siden er lukket. Dette er det første. Var det ikke deg? Da avslutter du disse e-postene med lenken nederst.
mail-continue = Fortsett samtalen
mail-until = Lenken åpner samtalen din til { $until }. Ikke gi den videre.
mail-why = Du får denne e-posten fordi du la igjen adressen din i chatten vår, til slike svar og ikke noe annet. Den er sendt automatisk. Vil du svare, fortsetter du samtalen.
mail-stop = Ingen flere slike e-poster
stop-page-title = Ingen flere e-poster?
stop-page-ask = Da sender { $brand } ikke flere svar fra chatten til denne adressen.
stop-page-button = Ja, ingen flere e-poster
stop-page-done = Det er i orden. Du får ingen flere slike e-poster.
stop-page-allow = Tillat dem igjen
stop-page-allowed = Vi kan skrive til denne adressen igjen. Vil du ha svar på e-post, oppgir du den én gang til i chatten.
return-page-ask = Samtalen din med { $brand } åpnes i denne nettleseren og blir værende i den. Ikke gjør det på andres enhet.
return-page-replaces = En annen samtale er åpen i denne nettleseren. Denne tar plassen dens.
return-page-button = Fortsett
return-page-over = Lenken er utløpt. Samtalen din er fortsatt i nettleseren der du begynte den.
return-page-chat = Gå til chatten
link-page-broken = Lenken er ikke hel. Kopier hele lenken fra e-posten.

## Nettsiden

web-intro = Du skriver med den automatiske assistenten til { $brand }.
web-automated = Automatisk assistent
web-welcome = Hva vil du vite?
web-privacy = Personvernerklæring
web-conversation = Samtale
web-message = Melding
web-send = Send
web-you = Du
web-connecting = Kobler til …
web-offline = Ingen forbindelse. Det du skriver, blir tatt vare på og sendt når den er tilbake.
web-sending = Sender …
web-not-delivered = Ikke levert, prøv igjen
web-writing = { $brand } skriver
web-new-messages = Nye meldinger
web-too-long = Det er for langt. Én melding kan ha opptil { $most } tegn.
web-too-fast = Det var mye på én gang. Dette sendes av seg selv om { $seconds } s.
web-button-pressed = (en knapp)
web-no-script = Slå på JavaScript for å skrive til oss her.
web-no-cookie = Tillat informasjonskapsler for denne siden og last den inn på nytt for å skrive til oss her.
web-refused = Dette kunne ikke tas imot. Last inn siden på nytt.
web-start-points = Hvor mange poeng har jeg?
web-start-join = Jeg vil bli medlem
web-start-link = Koble til medlemskapet mitt
web-start-help = Hva kan du?
web-attach = Legg ved et bilde eller et dokument
web-attach-limits = Et bilde (JPEG, PNG, WebP, GIF, HEIC) eller en PDF på opptil { $megabytes } MB.
web-attach-remove = Fjern { $name }
web-attach-too-large = Filen er for stor. Den kan være på opptil { $megabytes } MB.
web-attach-type = Jeg kan bare ta imot bilder (JPEG, PNG, WebP, GIF, HEIC) og PDF-dokumenter.
web-attach-empty = Filen er tom.
web-attach-progress = Sender { $name }
web-attach-drop = Slipp filen her
web-file = (en fil)
web-picture = Bilde fra { $brand }

## Å finne oss

go-title = Hvor skal vi chatte?
go-what = Spør om poengene dine og få svar med en gang, i appen du allerede har.
go-what-here = Spør om poengene dine og få svar med en gang.
go-link = Denne lenken kobler til medlemskapet ditt. Den virker én gang, og bare en kort stund.
go-app = Åpner appen
go-web = Her i nettleseren
go-web-note = Uten app og uten konto
go-scan = Heller på telefonen? Skann denne.
go-qr = QR-kode med adressen til denne siden
poster-scan = Skann, se poengene dine og chat med oss i appen du allerede har.

## Et menneske overtar

handoff-asked-open = Selvfølgelig. Jeg har sagt fra til kundeservice, og du får svar her senest { $by }. De kan se alt du har skrevet.
handoff-asked-closed = Selvfølgelig. Kundeservice åpner { $opensAt }, og du får svar her senest { $by }. De kan se alt du har skrevet.
handoff-no-wait = Du trenger ikke vente, jeg skriver til deg.
call-ask = Hvilket nummer skal vi ringe? Det brukes bare til dette.
call-wrong = Jeg finner ikke noe telefonnummer i det. Skriv sifrene, med landskode hvis det ikke er herfra.
call-noted = En kollega ringer { $phone } senest { $by }. Nummeret brukes bare til dette, og slettes sammen med det.
call-noted-late = En kollega ringer { $phone }. Vi er sent ute, og det beklager vi.
call-withdrawn = Greit, ingen ringer, og nummeret er slettet. Du får svaret her.
button-call-me = Ring meg i stedet
button-another-number = Et annet nummer
button-no-call = Ikke ring
handoff-leave = Hvis du lukker siden, hvor kan jeg da skrive til deg? Det brukes bare til slike svar.
handoff-already = Kundeservice har det allerede. Du får svar her senest { $by }.
handoff-late = Kundeservice vet at du venter. Du skulle fått svar senest { $by }, og vi er for sene. Det er vår feil.
handoff-passed-on = Det kan jeg ikke svare på selv, så jeg har sendt det videre til kundeservice akkurat slik du skrev det. Du får svar her senest { $by }.
handoff-agreed = Den er grei. Du får svar her senest { $by }.
handoff-called-off = Den er grei. Kundeservice ser det også. Du får likevel svar her senest { $by }.
handoff-passed-on-late = Det kan jeg ikke svare på selv, så jeg har sendt det videre til kundeservice akkurat slik du skrev det. De vet at vi er for sene.
handoff-rest-too = Alt annet du skriver her, får de også.
handoff-taken = { $name } fra kundeservice har overtatt og ser alt vi har skrevet.
handoff-taken-team = { $name } ({ $team }) har overtatt og ser alt vi har skrevet.
handoff-back = { $name } er ferdig, så nå er det meg igjen. Er det løst?
handoff-on = { $name } har bedt en kollega fortsette her ({ $team }), som ser alt vi har skrevet. Du får svar senest { $by }.
handoff-solved = Så bra. Skriv til meg når det er noe.
handoff-not-solved = Da er vi ikke ferdige. Jeg har sagt fra til kundeservice, og du får svar her senest { $by }. Du slipper å forklare fra begynnelsen.
why-handoff = Du ba om et menneske { $asked }. Når kundeservice er åpen, svarer de innen den tiden reglene våre gir dem: senest { $by }.
why-handoff-danger = Jeg tilkalte et menneske med en gang, { $asked }, fordi det du skrev, hørtes farlig ut.
why-handoff-limit = Jeg spurte et menneske { $asked }, fordi jeg ikke kan avgjøre dette selv.
why-handoff-unsolved = Du sa { $asked } at det ikke var løst, så jeg spurte et menneske igjen.
why-handoff-missed = Jeg spurte et menneske { $asked }, fordi vi ikke holdt et løfte til deg.
why-handoff-code = Jeg spurte et menneske { $asked }, fordi du sa at noen andre har brukt koden din.
why-handoff-colleague = En kollega tok tak i dette { $asked }.
why-handoff-by = Et menneske svarer senest { $by }.
button-solved = Ja
button-come-back = Jeg kommer selv tilbake
button-colleague = Ja, en kollega

## Microsoft Teams

teams-fill-in = Fyll ut dette.
teams-one-moment = Et øyeblikk, svaret er på vei.
teams-left-out = Til dette hører et bilde eller dokument som jeg ikke kan sende deg i Teams.
teams-description = Poengene dine og hvor de kommer fra, og et menneske når du trenger det.

## Tilbud

offer-yes = Ja: { $offer }, til og med { $until }.
offer-yes-several = { $count ->
    [one] Ja, dette passer for deg:
   *[other] Ja, disse { $count } passer for deg, det beste først:
}
offer-item = { $offer }, til og med { $until }.
offer-why-you = Hvorfor du?
reason-weekday = Siden { $since } har du kjøpt { $goods } hos oss { $count ->
    [one] én gang
   *[other] { $count } ganger
} { $weekday }.
reason-often = Siden { $since } har du kjøpt { $goods } hos oss { $count ->
    [one] én gang.
   *[other] { $count } ganger.
}
reason-last = Sist du kjøpte { $goods } hos oss, var { $on }.
reason-some = Det er ment for noen av medlemmene våre, og du er en av dem.
reason-everyone = Det er for alle.
on-monday = på en mandag
on-tuesday = på en tirsdag
on-wednesday = på en onsdag
on-thursday = på en torsdag
on-friday = på en fredag
on-saturday = på en lørdag
on-sunday = på en søndag
offers-everyone = Disse er for alle:
offers-everyone-none = Det er ingen tilbud for alle akkurat nå.
offers-nothing = Ingenting i dag som virkelig passer for deg.
offers-next-reward = Du har { $points } poeng; { $missing } til, så er { $reward } din.
offers-enough = Du har { $points } poeng, nok til { $reward }.
offers-complaint = Saken din { $case } kommer først. Jeg holder tilbudene tilbake til den er ordnet.
offers-complaint-due = Saken din { $case } kommer først: du får svar fra oss senest { $due }. Jeg holder tilbudene tilbake til den er ordnet.
offers-stranger = Jeg har tilbud for alle. For å finne det som passer for deg, trenger jeg medlemskapet ditt.
offers-stranger-none = For å finne tilbud som passer for deg, trenger jeg medlemskapet ditt.
offers-public = Personlige tilbud er bare for deg.
offer-voucher-terms = Én gang, i alle butikker, til og med { $until }.
offer-taken-again = Dette er ditt allerede. Vis denne koden i kassen: { $code }
offer-limit = { $count ->
    [one] Du har fått dette tilbudet én gang, og oftere kan ingen få det.
   *[other] Du har fått dette tilbudet { $count } ganger, og oftere kan ingen få det.
}
offer-over-yesterday = Dette tilbudet utløp i går, så jeg kan ikke gi det lenger.
offer-over = Dette tilbudet utløp { $on }, så jeg kan ikke gi det lenger.
offer-sold-out = Alle har tatt det som var av dette tilbudet, så jeg kan ikke gi det lenger.
offer-not-yet = Dette tilbudet begynner { $on }.
offer-gone = Dette tilbudet finnes ikke lenger.
offer-no-return = Dette kan ikke gis tilbake når du har tatt det.
offer-kept = Greit. Det står der til og med { $until }.
offer-refused = Greit, ikke dette. Jeg tilbyr deg det ikke igjen.
offer-refused-group = Da får du ikke flere tilbud på { $goods }.
offer-others-stay = Andre tilbud kommer fortsatt, slik du valgte.
offer-refused-unknown = Jeg sorterer ikke tilbud etter det, så jeg kan ikke utelate bare dem. Skal jeg stoppe alle tilbud?
button-stop-all-offers = Stopp alle tilbud
offer-refusal-undone = Angret. Jeg kan tilby deg det igjen.
offer-refusal-gone = Det var ingenting å angre.
offer-terms = { $terms }
personal-off = Fra nå av lar jeg kjøpene dine være. Det som er for alle, viser jeg deg fortsatt når du spør.
personal-on = Fra nå av ser jeg på kjøpene dine for å finne det som passer for deg.
why-offer-title = { $offer }:
why-offer-weekday = Jeg så på kjøpene dine av { $goods } siden { $since }: { $purchases }, { $count } av dem { $weekday }.
why-offer-weekday-all = Jeg så på kjøpene dine av { $goods } siden { $since }: { $count }, alle { $weekday }.
why-offer-often = Jeg så på kjøpene dine av { $goods } siden { $since }: { $count }.
why-offer-last = Jeg så på når du sist kjøpte { $goods } hos oss: { $on }.
why-offer-purchase = { $on }, { $shop }
why-offer-earlier = og { $count } før det
why-offer-everyone = Det er for alle, så jeg så ikke på noe om deg: ikke kjøpene, ikke meldingene, ikke alder eller adresse.
why-offer-nothing-else = Ingenting annet: ikke meldingene dine, ikke alder eller adresse.
why-some = Det er ment for noen av medlemmene våre. For å se om du er en av dem, så jeg også på dette:
why-some-standing = nivået eller poengene dine
why-some-chat = språket ditt eller chattene du bruker
why-some-shopping = hva du kjøper, når og hvor
why-some-contact = hva du har sagt ja til, og når vi skrev til deg
push-hello = Hei, { $name }.
push-offer = { $offer } til deg, til og med { $until }.
push-offer-held = Tilbudet ditt utløper { $until }: { $offer }.
push-consent = Du får dette fordi du sa ja til tilbud { $on }. Nok? Skriv STOPP.
wish-noted = Notert. Jeg skriver til deg når { $reward } er innen rekkevidde. Til da hører du ikke mer om det.
wish-not-needed = Du trenger ikke vente: { $reward } er innen rekkevidde nå.
wish-undone = Greit, jeg skriver ikke om det.
wish-ready = Du ba meg si fra: { $reward } er innen rekkevidde nå. Prisen er { $cost } poeng, og du har { $points }.
over-expired-free = Denne kupongen måtte brukes innen { $on }. Den er utløpt.
purpose-use-purchases = Tilbud etter hva du kjøper
button-offers = Tilbud
button-offers-everyone = Tilbud for alle
button-offers-now = Hva gjelder nå?
button-take-offer = Jeg tar det
button-not-for-me = Ikke for meg
button-no-such-offers = Ingen slike tilbud
button-show-case = Vis saken min
button-show-code = Vis koden
button-terms = Vilkår
button-fine = Helt greit
button-leave-purchases = Ikke bruk kjøpene mine
button-use-purchases = Bruk kjøpene mine
button-tell-me = Si fra til meg
command-offers = Hva som finnes for deg i dag
## En kopi, og å bli glemt

copy-section-membership = Medlemskap og kontoer
copy-section-points = Poeng
copy-section-purchases = Kjøp
copy-section-rewards = Belønninger og kuponger
copy-section-messages = Meldinger
copy-section-cases = Saker
copy-section-opinions = Svar og meninger
copy-section-offers = Tilbud, og når vi skrev først
copy-section-consents = Hva du har sagt ja eller nei til
copy-section-technical = Hvordan det virker på innsiden
copy-title = Dette har { $brand } lagret om deg
copy-made = Skrevet { $at }.
copy-you = Du
copy-row = { $row }
copy-newest = Dette er det nyeste. En kopi har alt.
copy-done = Her er kopien din: én fil å lese, og én med alt for andre programmer. Den som har filene, kan lese dem.
copy-link = Her kan det ikke sendes filer, så kopien ligger bak denne knappen frem til { $until }. Den kan hentes én gang.
copy-nowhere = Her kan det ikke sendes filer. Skriv til { $email }, så får du kopien på e-post.
copy-page-title = Kopien din
copy-page-what = Den kan hentes én gang. Den har alt vi har lagret om deg.
copy-page-fetch = Hent den
copy-page-gone = Kopien er ikke her lenger. Den er hentet, eller tiden er ute. I chatten kan du få en ny.
erase-member = Da er dette borte for godt: medlemskapet med { $points } poeng og { $count ->
    [one] { $count } kupong
   *[other] { $count } kuponger
}, meldingene våre i alle chattene dine og ordene i sakene og svarene dine.
erase-stranger = Da er meldingene våre i denne chatten, og alt du har fortalt meg i dem, borte for godt.
erase-kept = Kjøp og bevegelser i poeng blir stående i regnskapet, uten navnet ditt. Det gjør også at det er sagt ja eller nei, og et nei til e-post.
erase-recall = Det som allerede står i denne appen, kan jeg ikke ta tilbake: slett chatten her selv.
erase-case = Saken din { $number } lukkes samtidig, og vi skriver ikke mer til deg om den.
erase-confirm = Skriv { $word } for å gjennomføre. Skriver du noe annet, blir ingenting slettet.
erase-wrong = Ingenting er slettet. Skriv bare { $word } for å gjennomføre.
erase-late = Det er en stund siden, så ingenting er slettet. Skal vi begynne på nytt?
erase-not = Ingenting er slettet. Alt er som før.
erase-done = Det er gjort. Jeg vet ikke lenger hvem du er, og skriver du igjen, begynner vi forfra. Også denne meldingen slettes hos oss når du har fått den.
button-see-data = Se alt
button-copy-data = Få en kopi
button-erase-data = Slett alt
button-keep-data = Behold alt
button-fetch-copy = Hent kopien

## Stopp, og sjeldnere

stop-surveys = Det er i orden, ingen flere spørsmål. Tilbud kommer fortsatt, slik du valgte.
stop-offers = Det er i orden, ingen flere tilbud. Spørsmål kommer fortsatt, slik du valgte.
stop-offers-alone = Det er i orden, ingen flere tilbud. Jeg svarer fortsatt når du skriver, og sier fra om åpne saker.
stop-surveys-alone = Det er i orden, ingen flere spørsmål. Jeg svarer fortsatt når du skriver, og sier fra om åpne saker.
button-stop-offers = Stopp tilbud også
button-stop-surveys = Stopp spørsmål også
button-surveys-twice = Spørsmål 2 ganger i året
button-once-month = Én gang i måneden
button-twice-year = To ganger i året
button-stop-all = Ikke i det hele tatt
limit-ask = Selvfølgelig. Hvor ofte kan jeg skrive først, på det meste?
limit-stranger = Her svarer jeg bare og skriver aldri først, så det er ingenting å begrense.
limit-undone-nothing = Det var ingenting å hente tilbake.
limit-all = Det er i orden. Jeg skriver først høyst { $contacts ->
        [one] én gang
       *[other] { $contacts } ganger
    } { $days ->
        [7] i uka
        [30] i måneden
        [91] i kvartalet
        [182] i halvåret
        [365] i året
       *[other] på { $days } dager
    }.
limit-surveys = Det er i orden. Jeg spør deg høyst { $contacts ->
        [one] én gang
       *[other] { $contacts } ganger
    } { $days ->
        [7] i uka
        [30] i måneden
        [91] i kvartalet
        [182] i halvåret
        [365] i året
       *[other] på { $days } dager
    }.
limit-offers = Det er i orden. Du får tilbud høyst { $contacts ->
        [one] én gang
       *[other] { $contacts } ganger
    } { $days ->
        [7] i uka
        [30] i måneden
        [91] i kvartalet
        [182] i halvåret
        [365] i året
       *[other] på { $days } dager
    }.
know-limit-all = Spørsmål og tilbud til sammen høyst { $contacts ->
        [one] én gang
       *[other] { $contacts } ganger
    } { $days ->
        [7] i uka
        [30] i måneden
        [91] i kvartalet
        [182] i halvåret
        [365] i året
       *[other] på { $days } dager
    }, slik du ba om.
know-limit-surveys = Spørsmål høyst { $contacts ->
        [one] én gang
       *[other] { $contacts } ganger
    } { $days ->
        [7] i uka
        [30] i måneden
        [91] i kvartalet
        [182] i halvåret
        [365] i året
       *[other] på { $days } dager
    }, slik du ba om.
know-limit-offers = Tilbud høyst { $contacts ->
        [one] én gang
       *[other] { $contacts } ganger
    } { $days ->
        [7] i uka
        [30] i måneden
        [91] i kvartalet
        [182] i halvåret
        [365] i året
       *[other] på { $days } dager
    }, slik du ba om.

## Løfter

promise-missed-answer = Vi lovet deg svar senest { $due }. Det fikk du ikke, og det beklager vi.
promise-missed-replacement = { $count ->
    [one] Vi lovet å sende deg en ny vare senest { $due }. Det gjorde vi ikke, og det beklager vi.
   *[other] Vi lovet å sende deg { $count } nye varer senest { $due }. Det gjorde vi ikke, og det beklager vi.
}
promise-missed-money = Vi lovet å sende deg { $amount } tilbake senest { $due }. Det gjorde vi ikke, og det beklager vi.
promise-missed-word = Vi lovet å skrive til deg senest { $due }. Det gjorde vi ikke, og det beklager vi.
promise-missed-staff = Vi lovet deg dette senest { $due }: «{ $words }». Det holdt vi ikke, og det beklager vi.
promise-missed-next = { $team } har saken nå og skriver til deg senest { $next }.
promise-missed-last = { $team } vet at vi bommet igjen. Vil du ikke vente, kan du ringe { $phone } eller skrive til { $email }: De ser alt sammen.
promise-missed-points =
    { $points ->
        [one] { $points } poeng står på kontoen din for det.
       *[other] De { $points } poengene står på kontoen din.
    }

promise-kept-replacement = { $count ->
    [one] Som lovet: Den nye varen ble sendt { $at }.
   *[other] Som lovet: De { $count } nye varene ble sendt { $at }.
}
promise-kept-money = Som lovet: { $amount } ble sendt tilbake til deg { $at }.
promise-kept-staff = Som lovet er dette gjort: «{ $words }».
promise-late-replacement = { $count ->
    [one] Den nye varen ble sendt { $at }. Vi beklager at det tok lengre tid enn vi lovet.
   *[other] De { $count } nye varene ble sendt { $at }. Vi beklager at det tok lengre tid enn vi lovet.
}
promise-late-money = { $amount } ble sendt tilbake til deg { $at }. Vi beklager at det tok lengre tid enn vi lovet.
promise-late-staff = Dette er gjort: «{ $words }». Vi beklager at det tok lengre tid enn vi lovet.
promise-kept-proof = Referanse: { $proof }
promise-withdrawn-staff = Dette trengs ikke lenger, så vi gjør det ikke: «{ $words }». Regner du fortsatt med det, så si fra, og en kollega tar seg av det.
button-promise-track = Følg pakken

promise-moved-answer = Vi rekker ikke å svare deg { $was }. Det vet vi nå, og derfor sier vi det nå: senest { $due }.
promise-moved-replacement = { $count ->
    [one] Vi får ikke sendt den nye varen { $was }. Det vet vi nå, og derfor sier vi det nå: senest { $due }.
   *[other] Vi får ikke sendt de { $count } nye varene { $was }. Det vet vi nå, og derfor sier vi det nå: senest { $due }.
}
promise-moved-money = Vi får ikke sendt deg { $amount } tilbake { $was }. Det vet vi nå, og derfor sier vi det nå: senest { $due }.
promise-moved-staff = Vi lovet deg dette senest { $was }: «{ $words }». Det tar lengre tid. Det vet vi nå, og derfor sier vi det nå: senest { $due }.
button-promise-money = Pengene tilbake i stedet
promise-money-over = Det kan ikke endres lenger: Noen er i gang med det. En kollega kan hjelpe.
button-promise-fine = Det er i orden
promise-fine = Takk. Da sier vi senest { $due }.
promise-fine-over = Takk.

promise-new-answer = Du får svar fra oss senest { $due }.
promise-new-replacement = { $count ->
    [one] Den nye varen blir sendt senest { $due }.
   *[other] De { $count } nye varene blir sendt senest { $due }.
}
promise-new-money = { $amount } blir sendt tilbake til deg senest { $due }.
promise-new-staff = Vi lover deg dette senest { $due }: «{ $words }».
promise-new-points = Rekker vi det ikke, sier vi det selv og gir deg { $points } poeng.
promise-new-word = Rekker vi det ikke, sier vi det selv.

promise-status-answer = { $case }: Du får svar fra oss senest { $due }. Den avtalen gjelder fortsatt.
promise-status-replacement = { $count ->
    [one] { $case }: Den nye varen blir sendt senest { $due }. Den avtalen gjelder fortsatt.
   *[other] { $case }: De { $count } nye varene blir sendt senest { $due }. Den avtalen gjelder fortsatt.
}
promise-status-money = { $case }: { $amount } blir sendt tilbake til deg senest { $due }. Den avtalen gjelder fortsatt.
promise-status-word = { $case }: Vi er forsinket. { $team } skriver til deg senest { $due }.
promise-status-staff = { $case }: Senest { $due } lovet vi deg dette: «{ $words }». Den avtalen gjelder fortsatt.
promise-status-owed = { $case }: Vi er forsinket. { $team } har saken og blir minnet på den hver dag til den er løst.

why-promise = Vi lovet det { $at }, senest { $due }. Den som holder det, er: { $team }.
why-promise-points = Et løfte som vi ikke holder, gir { $points } poeng, og høyst { $most } i løpet av { $days } dager.

## Holdt det?

follow-hello = Hei { $name }.
follow-damaged = { $count ->
    [one] Kom den nye varen hel frem?
   *[other] Kom de { $count } nye varene hele frem?
}
follow-replacement = { $count ->
    [one] Har den nye varen kommet frem, og er den riktig?
   *[other] Har de { $count } nye varene kommet frem, og er de riktige?
}
follow-money = Har pengene kommet frem?
follow-other = Er alt i orden med { $case } nå?
button-follow-yes = Ja, alt er bra
button-follow-no = Nei, åpne saken igjen
follow-good = Så bra.
follow-closed = Så bra. { $case } er avsluttet.
follow-closed-before = Takk, { $case } er allerede avsluttet.
follow-again = { $case } er åpen igjen, og du trenger ikke å forklare alt på nytt. Du får svar fra oss senest { $due }. Hva er galt nå?
follow-again-words = { $case } er åpen igjen, med det du skrev. Du får svar fra oss senest { $due }.
follow-open-before = { $case } står åpen, og du får svar fra oss senest { $due }.
follow-open = { $case } er allerede åpen.
follow-open-sure = { $case } er åpen. Er alt i orden nå, og skal jeg lukke den?
button-follow-sure = Ja, lukk den
button-follow-stay = Nei, la den stå åpen
button-follow-broken = Ødelagt igjen
button-follow-missing = Ikke kommet
button-follow-else = Noe annet
follow-noted = Takk, det er notert i { $case }.
follow-tell = Fortell med egne ord, så legger jeg det til { $case }.
## Complaints: filed, corrected, settled, and danger

complaint-sorry = Vi beklager.
complaint-sorry-name = Vi beklager, { $name }.
complaint-sorry-damaged = Det som kommer ødelagt fram, er vårt ansvar, og det retter vi opp i.
complaint-sorry-missing = Varene skulle ha vært hos deg. Det er vårt ansvar, og det retter vi opp i.
complaint-sorry-wrong = Du fikk noe annet enn du bestilte. Det er vår feil, og det retter vi opp i.
complaint-sorry-faulty = Det du kjøper hos oss, skal virke. At det ikke gjør det, er vårt ansvar, og det retter vi opp i.
complaint-sorry-payment = Det du betaler, skal stemme. Vi ser på hvert beløp og retter det som er feil.
complaint-sorry-staff = Alle skal bli godt møtt hos oss. Det som gikk galt der, er vårt ansvar.
complaint-sorry-points = Poengene dine skal stemme. Vi ser på hver linje og retter det som er feil.
complaint-sorry-other = Slik skulle det ikke vært, og vi undersøker det.
complaint-case = Saken din er { $case }.
complaint-case-order = Saken din er { $case } (ordre { $order }).
complaint-case-item = Saken din er { $case } ({ $item }).
complaint-case-both = Saken din er { $case } (ordre { $order }, { $item }).
complaint-choose = Hva vil du helst?
complaint-photo = Send gjerne et bilde, men du trenger ikke.
complaint-no-member = Du trenger ikke å være medlem for å få hjelp.
complaint-which-about = Hva handler det mest om?
complaint-passed-along = En kollega ser på det. Du trenger ikke å gjøre noe mer.
complaint-tell = Fortell med egne ord hva som gikk galt.
complaint-letter = Hele meldingen din er lagret i sak { $case }.
complaint-joined = Du har allerede { $case }, så jeg har lagt det der.
complaint-joined-order = Du har allerede { $case } om ordre { $order }, så jeg har lagt det der.
complaint-added = Det er lagt til i { $case }.
complaint-photo-added = Takk. Bildet hører til { $case } nå.
complaint-in-public = Takk for at du sier fra. La oss ta det privat, så opplysningene dine blir mellom oss.
complaint-in-private = Du skrev «{ $words }». Skal jeg opprette en sak?
complaint-not-filed = Greit, da oppretter jeg ingen.
complaint-fix-what = Hva skal jeg endre?
complaint-which-order = Hvilken ordre eller kvittering gjelder det? Skriv nummeret.
complaint-order-unclear = Jeg fant ikke noe nummer der. Skriv det slik det står på kvitteringen eller i ordremailen.
complaint-which-item = Hva er det noe galt med? Noen få ord holder, med antall: «2 kopper».
complaint-fixed = Det er rettet, takk.
complaint-fix-too-late = Noe er allerede avtalt i { $case }, så jeg lar det stå.
complaint-withdrawn = Da er { $case } lukket, og det skjer ikke noe mer.
complaint-over = { $case } er ikke lenger åpen. Er noe galt, åpner jeg den igjen med alt som står der.
complaint-agreed = Det er avtalt for { $case }.
complaint-agreed-before = Det er allerede avtalt for { $case }, og ingenting gjøres to ganger.
complaint-keep-goods = Du trenger ikke å sende tilbake det som er ødelagt.
complaint-points-given = { $points ->
    [one] { $points } poeng står på kontoen din.
   *[other] { $points } poeng står på kontoen din.
}
complaint-voucher-given = Vis denne koden i kassen: { $code }
complaint-over-limit = Jeg kan ikke selv godkjenne { $amount }.
complaint-not-alone = Det kan jeg ikke avgjøre selv.
complaint-person-decides = Kundeservice svarer deg senest { $due }, og jeg har sendt ønsket ditt videre.
complaint-person-has-it = Kundeservice har saken din, og jeg har sendt ønsket ditt videre.
complaint-order-helps = Med nummeret på ordren eller kvitteringen kan jeg kanskje ordne det med en gang.
complaint-undone = Angret: ingenting er avtalt lenger.
complaint-undo-late = Det er allerede gjort, så jeg kan ikke ta det tilbake. En kollega kan hjelpe.
order-cancelled-replacement = Vi kan ikke sende den erstatningen vi ble enige om i { $case }, og det beklager vi.
order-cancelled-money = Vi kan ikke sende deg { $amount }, som vi ble enige om i { $case }, og det beklager vi.
case-none = Du har ingen sak hos oss.
case-open = { $case } er åpen, og en kollega har den.
case-resolved = { $case } ble ordnet { $on }.
case-closed = { $case } ble lukket { $on }.
danger-health = Ring { $number } nå. Ingen må få mer av det, og ta vare på emballasjen.
danger-injury = Er noen alvorlig skadet? Ring { $number } nå. La tingen være som den er, så ingen flere blir skadet.
danger-fire = Brenner eller ryker det? Gå ut og ring { $number } nå. Ikke bruk det igjen.
danger-self-harm = Ring { $number } nå, eller noen som står deg nær. Du trenger ikke å være alene med dette.
danger-threat = Dette tar vi alvorlig.
danger-fraud = Kan et kort eller en kode være i feil hender? Sperr det nå, også hos banken. Ikke skriv noen kode her.
danger-privacy = Slikt skal ikke skje, takk for at du sier fra. Ikke del det du har sett, er du snill.
danger-discrimination = Ingen skal bli behandlet slik hos oss.
danger-law = Dette svarer et menneske på, ikke jeg.
danger-unclear-life = Et menneske ser på dette nå. Er noen skadet eller i fare, ring { $number } nå.
danger-unclear = Et menneske ser på dette nå.
danger-alarm = Vår vaktleder er varslet og skriver til deg her senest { $due } (sak { $case }).
danger-alarmed = Vår vaktleder er varslet.
why-complaint = { $case } bygger på det du skrev { $at }: «{ $words }».
why-goods = Kjøpet ditt { $order } kjenner vi: det som saken gjelder, kostet { $amount }.
why-service = Jeg kan ordne opptil { $amount } selv, og { $count ->
    [one] { $count } sak
   *[other] { $count } saker
} for én person i løpet av { $days ->
    [one] { $days } dag
   *[other] { $days } dager
}. Resten avgjør et menneske.
button-about-damaged = Vare i stykker
button-about-missing = Ikke kommet
button-about-wrong = Feil vare
button-about-faulty = Virker ikke
button-about-payment = Betaling
button-about-staff = Betjeningen
button-about-points = Poeng
button-about-other = Noe annet
button-about-more = Flere valg
button-remedy-replace = Send en ny
remedy-count = { $count ->
    [one] Send en ny
   *[other] Send { $count } nye
}
button-remedy-money = Pengene tilbake
remedy-amount = { $amount } tilbake
remedy-points = { $points ->
    [one] { $points } poeng
   *[other] { $points } poeng
}
button-remedy-voucher = En kupong
button-complaint-correct = Rett noe
button-something-else = Det er noe annet
button-case-status = Hvordan går saken?
button-case-new = Meld fra om noe
button-case-reopen = Åpne den igjen
button-fix-about = Hva det gjelder
button-fix-order = Ordrenummer
button-fix-item = Hva som er galt
button-fix-none = Det er ingen klage
button-yes = Ja

## Words at hand for colleagues who answer in the console

ready-looking = Takk, jeg ser på det nå.
ready-photo = Kan du sende et bilde av det? Da ser jeg lettere hva som gikk galt.
ready-else = Er det noe mer jeg kan gjøre for deg?
## A campaign, tried on one person

test-mark = Test: slik kommer den til å se ut. Bare du får den.
test-pressed = Det var en test: ingenting skjedde, og ingenting er notert. I den ekte meldingen virker knappen.

## For colleagues, in the room of theirs on a platform

room-hello = Her sier jeg fra når noen trenger dere, bare med saksnummer og tid. Alt annet står i konsollen.
room-case = { $case }:
room-danger = Fare. Ingen har tatt den; venter siden { $since }.
room-danger-again = Fare ble meldt igjen { $since }, til en kollega som alt har samtalen.
room-asked = Noen venter på et menneske siden { $since }. Lovet senest { $by }.
room-unaccepted = Ingen har tatt den i tide; venter siden { $since }. Lovet senest { $by }.
room-unanswered = Tatt, men ikke besvart i tide; venter siden { $since }. Lovet senest { $by }.
room-promise-soon = Et løfte skal holdes senest { $by }.
room-promise-missed = Et løfte ble ikke holdt: senest { $by }.
room-link = { $link }
## Svar på ingenting, og det som ikke gjøres her

yes-to-what = Gjerne. Hva skal jeg gjøre? Skriv det, eller trykk:
no-is-fine = Det er greit. Jeg er her når du trenger meg.
no-take-back = Greit. Skal jeg ta det tilbake?
cancel-nothing = Her er det ingenting åpent som jeg kan avbryte. Mener du en bestilling, kan en kollega hjelpe deg.
cancel-case = Den blir hos kundeservice med mindre du vil at jeg skal lukke den. Skal jeg det?
profile-how = Språket endrer jeg selv, med en gang. Navn, telefon, e-post eller adresse retter en kollega for deg.
refer-none = Vi belønner ikke verving av venner ennå, så jeg lover ingenting for det. De er velkomne likevel: Alle som skriver til meg her, kan bli medlem gratis.
share-points-none = Poengene hører til medlemskapet som tjente dem, så jeg kan ikke flytte dem til noen andre. Det du bytter dem mot, kan du gi bort: Den som viser koden, kan bruke den.

## Bestillinger: hvor de er, slik butikken sist sa det

order-placed = Bestilling { $order }: vi har fått den, og den skal pakkes.
order-packed = Bestilling { $order } er pakket og venter på transportøren.
order-shipped = Bestilling { $order } er på vei.
order-shipped-with = Bestilling { $order } er på vei med { $carrier }.
order-ready = Bestilling { $order } er klar til å hentes: { $shop }.
order-ready-with = Bestilling { $order } er klar til å hentes hos { $carrier }.
order-delayed = Bestilling { $order } er forsinket. Det beklager jeg.
order-delivered = Bestilling { $order } er levert.
order-cancelled = Bestilling { $order } er avbestilt.
order-returned = Bestilling { $order } er kommet tilbake til oss.
order-expected = Den skal være hos deg { $on }.
order-late = Den skulle ha vært hos deg { $on }. Beklager at den er forsinket.
order-as-of = Sist oppdatert: { $at }.
order-stale = { $shop } har ikke meldt noe nyere, så dette kan være utdatert.
order-late-offer = Skal jeg opprette en sak, så noen ser på det?
order-none = Jeg ser ingen bestilling på medlemskapet ditt som er på vei. Har du et bestillingsnummer? Skriv det her, eller la en kollega se etter.
order-unknown = Jeg finner ingen bestilling { $order } på medlemskapet ditt. Sjekk nummeret og skriv det igjen, eller la en kollega se etter.
order-no-member = Bestillinger er personlige: koble medlemskapet ditt, så kan jeg si hvor din er. En kollega kan også se etter.
order-track = Spor { $order }
button-order-track = Spor pakken
button-order-late = Opprett sak
button-order-status = Bestillingen min
why-order = Bestilling { $order }: det sier { $shop }. Meldingen gjelder { $at }.

## Svar fra biblioteket

answer-text = { $text }
answer-title = { $title }
answer-in-shop = { $shop }: { $text }
answer-hours = { $shops }: { $hours }
answer-which = Mener du noe av dette?
answer-gone = Det svaret er ikke i bruk lenger. Spør på en annen måte, eller la en kollega hjelpe.
answer-other-language = Dette har jeg bare på et annet språk ({ $language }):
answer-hours-service = { $hours }. Telefon: { $phone }
answer-hours-unknown = De åpningstidene har jeg ikke her. Kundeservice: { $hours }. Telefon: { $phone }
hours-closed = stengt
why-answer = «{ $title }» er et av svarene våre, versjon { $version }, gyldig siden { $since }. { $by } lagret det { $at }.
why-answer-imported = «{ $title }» er et av svarene våre, versjon { $version }, gyldig siden { $since }. Det ble importert { $at }.
why-shop-hours = Åpningstidene er de som vi har skrevet inn for hver butikk.

## A purchase whose points are missing

missing-counted = Dette har jeg talt med fra { $on }:
missing-counted-lately = Dette er kjøpene dine fra de siste sju dagene som er talt med:
missing-ready = Klare { $on }.
missing-not-yet = Kjøpene kommer hit når butikkene sender sine. De er talt med til { $countedUntil }, så ditt fra { $on } kan fortsatt være på vei.
missing-none = Kjøp er talt med til { $countedUntil }, og ingen av dine fra { $on } er blant dem.
missing-none-lately = Kjøp er talt med til { $countedUntil }, og ingen av dine fra de siste sju dagene er blant dem.
missing-no-figures = Butikkene har ikke sendt meg noen kjøp ennå.
missing-late = Tallene fra { $shop } er forsinket: De går til { $countedUntil }.
missing-ask = Skriv nummeret på kvitteringen, eller send et bilde av den, så ser vi på det.
missing-number-found = Kvittering { $receipt } er talt med, og dette er poengene:
missing-number-unknown = Jeg finner ikke kvittering { $receipt } på medlemskapet ditt, så kundeservice leter etter den.
missing-wait = Det er i orden. Skriv til meg igjen i morgen, så ser jeg på det som har kommet da.
button-missing-still = Noe mangler
button-missing-send = La en kollega se på det
button-missing-wait = Jeg venter
