# Tekster på dansk. Pladsholdere ({ $points }) fyldes med fakta fra databasen; ingen tekst nævner selv tal.
# Første sætning svarer; knapper (nøgler, der begynder med »button-«) har højst 24 tegn.

## Mødet

greet-hello = Hej, jeg er den automatiske assistent hos { $brand }. Jeg viser dine point, hjælper, når noget er gået galt, og finder tilbud. Du kan altid få fat i et menneske med ét tryk. Er du ikke medlem endnu, bliver du det også med ét tryk.
greet-member = Hej, jeg er den automatiske assistent hos { $brand }. Jeg viser dine point, hjælper, når noget er gået galt, og finder tilbud. Du kan altid få fat i et menneske med ét tryk.
greet-privacy = Hvad vi gemmer om dig, og hvorfor: { $notice }
arrive-shop = Velkommen, og hilsen fra { $shop }!
intro-note = Jeg er den automatiske assistent hos { $brand }. Hvad vi gemmer om dig, og hvorfor: { $notice }
help-what = Jeg viser dine point og dit kort, bytter point til belønninger og finder tilbud, der passer til dig. Er noget gået galt, så sig det til mig: Jeg opretter en sag og siger, hvornår du får svar. Din mening giver jeg videre, præcis som du siger den. Jeg melder dig også ind, kobler chatten til dit medlemskab og skifter sprog. Skriv, som du vil, eller tryk:
thanks-reply = Det var så lidt.
goodbye-reply = Hav det godt. Jeg er her, når du skriver.
robot-reply = Jeg er en automatisk assistent. Vil du hellere tale med et menneske?
not-understood = Det forstod jeg ikke helt. Er det noget af dette?
not-understood-again = Beklager, jeg forstår det stadig ikke. Skal en kollega tage over? Så slipper du for at forklare det igen.
not-understood-upset = Det beklager jeg. Jeg skulle have været til bedre hjælp. Skriv med et par ord, hvad der er galt, så opretter jeg en sag, eller lad en kollega tage over.
not-working = Det beklager jeg. Hvad er det, der ikke virker? Er det noget, du har købt hos os, så skriv, hvad det er, og jeg opretter en sag. Er det noget her i chatten, så skriv med et par ord, hvad du vil.
not-working-chat = Det beklager jeg. Skriv med et par ord, hvad du vil, så prøver jeg på den måde. En kollega kan også tage over.
not-working-site = Det beklager jeg. Hvad ville du gøre der? Skriv det med et par ord: Noget af det kan gøres her, og for resten opretter jeg en sag.
not-meant = Okay, ikke det. Hvad mente du?
attachment-voice = Jeg kan ikke lytte til talebeskeder. Skriv et par ord, så svarer jeg.
attachment-other = Jeg kan ikke se billeder eller åbne filer. Skriv et par ord, så svarer jeg.
old-button = Den knap hører til en ældre besked. Det her gælder nu:
private-only = Det er personligt, så det svarer jeg kun på privat. Tryk for at fortsætte der.
private-only-write = Det er personligt, så det svarer jeg kun på i en privat chat. Skriv til mig der.
fault = Noget gik galt hos os. Din besked er gemt, du behøver ikke sende den igen.
fault-not-taken = Noget gik galt hos os, og jeg fik ikke det sidste med. Prøv gerne igen om lidt.

## Point

balance-spendable = Du har { $points } point at bruge.
balance-none = Du har ingen point at bruge endnu.
balance-pending-one = { $points } point er på vej. Dit køb den { $purchasedOn } tæller fra den { $availableOn }, når returfristen er udløbet.
balance-pending-several = { $next ->
    [one] { $points } point er på vej, det første fra den { $availableOn }, når returfristen er udløbet.
   *[other] { $points } point er på vej, de første { $next } fra den { $availableOn }, når returfristen er udløbet.
}
balance-waiting = { $points } velkomstpoint venter på dig og er dine fra dit første køb.
balance-expiry = { $points } point udløber den { $expiresOn }.
balance-owed = { $points } point fra et køb, der er returneret, var allerede brugt. De næste, du optjener, går til at dække det.
balance-tier-next = Du er { $tier } og mangler at optjene { $missing } point for at blive { $next }.
balance-tier-top = Du er { $tier }, vores højeste niveau.
balance-late = Tallene fra butikkerne er forsinkede. Med køb frem til { $countedUntil } har du { $points } point at bruge. Senere køb kan jeg ikke se endnu.
balance-stranger = Denne chat er ikke koblet til et medlemskab endnu.

## Hvorfor?

why-total = Sådan blev det til { $points } point, opgjort { $at }:
why-zero = Der er ingen point at bruge, opgjort { $at }.
entry-purchase = { $points }  { $shop }, { $on } ({ $amount })
entry-return = { $points }  returneret, { $shop }, { $on }
entry-welcome = { $points }  velkomstgave, { $on }
entry-welcome-taken-back = { $points }  ekstra velkomstgave trukket tilbage, { $on }
entry-expiry = { $points }  udløbet, { $on }
entry-merge = { $points }  flyttet fra dit andet medlemskab, { $on }
entry-merge-undone = { $points }  flyttet tilbage til dit andet medlemskab, { $on }
entry-opening = { $points }  overført saldo, { $on }
entry-correction = { $points }  rettelse, { $on }
entry-apology = { $points }  fra os, som en undskyldning, { $on }
entry-erasure = { $points }  fjernet, da medlemskabet blev slettet, { $on }
entry-owed = { $points }  dækker en returnering, { $on }
entry-earlier = { $count ->
    [one] { $points }  tidligere, { $count } postering
   *[other] { $points }  tidligere, { $count } posteringer
}
why-earning = Du optjener { $points } point for hver { $amount }, du handler for, rundet ned for hvert køb.
why-pending-now = De kan bruges med det samme.
why-pending-days = { $days ->
    [one] De kan bruges { $days } dag efter købet, når returfristen er udløbet.
   *[other] De kan bruges { $days } dage efter købet, når returfristen er udløbet.
}
why-expiry-never = Point udløber ikke.
why-expiry-months = { $months ->
    [one] Point udløber { $months } måned efter købet.
   *[other] Point udløber { $months } måneder efter købet.
}
why-expiry-year = { $years ->
    [0] Point udløber ved udgangen af det år, hvor du har handlet.
    [one] Point udløber ved udgangen af året efter købet.
   *[other] Point udløber ved årets udgang, { $years } år efter købet.
}
why-tier-level = { $tier } begynder ved { $from } point.
why-welcome = Velkomstgaven gives én gang pr. person og tæller fra det første køb.
why-linking = En kode virker én gang og i { $minutes ->
    [one] { $minutes } minut
   *[other] { $minutes } minutter
}. Du har { $guesses } forsøg, derefter skal du vente.
why-list-points = Du har { $points } point at bruge: det, du har optjent og fået, minus det, der er brugt eller udløbet, opgjort { $at }.
why-rules = Regler: version { $version }, fra den { $since }.
why-counted = Køb er talt med frem til { $countedUntil }.
why-member = Det er det, der er gemt om dig.
why-nothing = Der var ingen tal i mit forrige svar. Skal jeg vise dine point?

## Historik

history-title = Her er dine seneste posteringer:
history-older = Og før det:
history-empty = Her er tomt endnu. Den første postering kommer med dit første køb.
history-end = Der er ingen ældre posteringer.

## Bliv medlem og kobl til

join-done = Velkommen, du er medlem, og mere behøvede jeg ikke at vide om dig.
join-gift = Du får { $points } velkomstpoint med dit første køb.
join-number = Sig dit medlemsnummer i kassen: { $number }
join-already = Du er allerede medlem. Dit nummer er { $number }.
link-ask = Skriv den engangskode, du har fået. Den virker i { $minutes ->
    [one] { $minutes } minut
   *[other] { $minutes } minutter
}.
link-where = Du får en hos kundeservice: { $phone } eller { $email }.
link-no-code = Et nummer eller en adresse beviser ikke alene, at medlemskabet er dit. Sig det til kundeservice, så får du en engangskode: { $phone } eller { $email }. Skriv koden her.
link-confirm = Dette link kobler chatten til et medlemskab. Gå kun videre, hvis du selv har bedt om det.
link-refused = Fint, intet er blevet koblet til.
link-done = Denne chat er nu koblet til dit medlemskab { $number }.
link-merged = Medlemskabet fra denne chat er nu en del af det, med alt, hvad der hører til.
link-gift-taken-back = Velkomstgaven gives én gang pr. person, så den anden på { $points } point er trukket tilbage.
link-already = Denne chat er allerede koblet til dit medlemskab { $number }.
link-wrong = { $left ->
    [0] Koden passer ikke, eller den er udløbet.
   *[other] Koden passer ikke, eller den er udløbet. Du har { $left } forsøg tilbage.
}
link-wait = Det blev til for mange forkerte koder. Du kan prøve igen { $until }. Kundeservice kan hjælpe dig inden da: { $phone } eller { $email }.
unlink-ask = Skal jeg koble denne chat fra dit medlemskab { $number }? Dine point bliver på medlemskabet.
unlink-done = Det er gjort. Denne chat er ikke længere koblet til et medlemskab. Dine point bliver, hvor de er.
unlink-kept = Fint, alt bliver, som det er.

## Belønninger og kuponer

rewards-fit = Du har { $points } point at bruge. Her er vores belønninger, de nærmeste først:
rewards-none-fit = Du har { $points } point at bruge. Der er ikke noget inden for rækkevidde endnu; det her er nærmest:
rewards-all = Her er vores belønninger:
rewards-further = Og så er der de her:
rewards-which = De her ligger tæt på det, du skrev. Hvilken skal det være?
rewards-empty = Der er ingen belønninger lige nu.
reward-open = { $reward }: { $points } point
reward-short = { $reward }: { $points } point, { $missing } endnu (køb for cirka { $amount })
reward-tier = { $reward }: { $points } point, fra { $tier } og op
reward-sold-out = { $reward }: { $points } point, udsolgt
reward-not-yet = { $reward }: { $points } point, fra den { $on }
locked-short = { $reward } koster { $cost } point, og du har { $points }. Der mangler { $missing }: cirka { $amount } i køb.
locked-tier = { $reward } er for { $tier } og op. Du er { $mine } og mangler { $missing } optjente point.
locked-sold-out = { $reward } er udsolgt, så den kan jeg ikke give nu. Der er ikke trukket noget fra dig.
locked-not-yet = { $reward } kan fås fra den { $on }.
locked-over = { $reward } kunne fås til og med den { $on }, så den kan jeg ikke give længere.
locked-gone = Den belønning er ikke længere på vores liste.
redeem-ask = Bytte { $points } point til { $reward }? Du beholder { $left }.
redeem-done = Den er din. Vis denne kode i kassen: { $code }
redeem-declined = Okay, der blev ikke byttet noget. Du har { $points } point at bruge.
redeem-ended = Det spørgsmål er udløbet. Der blev ikke byttet noget, og det, jeg havde sat til side, er frit igen.
redeem-closed = Det spørgsmål er lukket, og der blev ikke byttet noget med det.
redeem-short = Nogle af dine point er udløbet eller gik tilbage med en returnering, så der er for få tilbage. Der blev ikke byttet noget.
vouchers-title = Her er dine kuponer:
vouchers-none = Du har ingen kuponer endnu. Du får en, når du bytter point til en belønning.
voucher-terms = Én gang, i alle butikker, senest den { $until }.
voucher-show = { $reward }: vis denne kode i kassen: { $code }
voucher-open = { $reward }: { $code }, skal bruges senest den { $until }
voucher-used = { $reward }: brugt { $at }, { $shop }
voucher-given-back = { $reward }: givet tilbage { $at }
voucher-expired = { $reward }: udløbet, skulle bruges senest den { $on }
voucher-unknown = Jeg kan ikke finde den kupon blandt dine.
give-back-done = Den er givet tilbage, og { $points } point står på din konto igen.
give-back-nothing = Den er givet tilbage. Der fulgte ingen point med.
give-back-ask = Du betalte { $points } point, og { $left } ville komme tilbage: Resten er udløbet, eller det, der gav dem, er returneret. Vil du give den tilbage alligevel?
over-used = Denne kode blev brugt { $at }, { $shop }.
over-given-back = Denne kupon blev givet tilbage { $at }.
over-expired = Denne kupon skulle bruges senest den { $on }. Den er udløbet, og dens point kommer ikke tilbage.
over-final = Den her kan ikke gives tilbage. Du kan bruge den til og med den { $until }.
card-number = Dit medlemsnummer: { $number }
card-how = Vis det i kassen, eller sig nummeret.
entry-redeem = { $points }  { $reward }, { $on }
entry-redeem-used = { $points }  { $reward }, { $on } (brugt)
entry-redeem-expired = { $points }  { $reward }, { $on } (kuponen er udløbet)
entry-redeem-given-back = { $points }  { $reward }, { $on } (givet tilbage)
entry-redeem-returned = { $points }  tilbage for { $reward }, { $on }
entry-redeem-reserved = { $points }  sat til side til { $reward }, indtil { $until }
why-reward-price = { $reward } koster { $points } point.
why-reward-order = De point, der udløber først, bruges først.
why-reward-days = { $days ->
    [one] Kuponen gælder i { $days } dag.
   *[other] Kuponen gælder i { $days } dage.
}
why-reward-return = Den kan gives tilbage, så længe den ikke er brugt.
why-reward-final = Den kan ikke gives tilbage.
know-vouchers = Kuponer: { $count }.
reward-name = { $reward }
reward-description = { $description }
button-rewards = Se belønninger
button-other-rewards = Andre belønninger
button-more-rewards = Flere belønninger
button-yes-swap = Ja, byt
button-qr = Vis QR
button-give-back = Giv tilbage
button-yes-give-back = Ja, giv tilbage
button-vouchers = Mine kuponer
button-older-vouchers = Ældre kuponer
button-card = Vis mit kort
button-not-me = Det var ikke mig
command-rewards = Hvad du kan få for dine point
command-card = Dit kort til kassen

## Sprog

language-ask = Hvilket sprog vil du bruge?
language-done = Fra nu af skriver jeg dansk.

## Det, vi gemmer

know-stranger = Du er ikke medlem. Jeg gemmer beskederne i denne chat, så jeg kan svare dig: { $messages } indtil nu.
know-name = Appen viser mig dette navn: { $name }.
know-membership = Du har medlemsnummer { $number } og har været medlem siden den { $joinedOn }.
know-details = Dine oplysninger: { $details }.
know-activity = { $purchases } køb, { $entries ->
    [one] { $entries } postering
   *[other] { $entries } posteringer
} på din pointkonto og { $messages ->
    [one] { $messages } besked
   *[other] { $messages } beskeder
} til mig.
know-chats = { $chats ->
    [one] { $chats } chat er koblet til dit medlemskab.
   *[other] { $chats } chats er koblet til dit medlemskab.
}
know-answers = Mine svar til dig: { $count }.
know-cases = Sager: { $count }.
know-opinions = Spørgsmål og meninger: { $count }.
know-files = Billeder og filer fra dig: { $count }.
know-forms = Formularer, som du er begyndt på: { $count }.
know-language = Sproget i denne chat: { $language }.
know-codes = Forsøg med engangskoder: { $count }.
know-contacts = Gange, jeg skrev først: { $count }.
know-sources = Hvor du fandt os: { $sources }.
know-consent-yes = { $purpose }: ja, siden den { $on }.
know-consent-no = { $purpose }: nej, siden den { $on }.
know-consent-none = Du har ikke sagt ja til noget, så jeg skriver aldrig først.
know-rights = Du kan se det hele, få en kopi eller få det slettet. Mere om persondata: { $notice }
know-why = Du behøver ikke oplyse det her. Det, jeg beder om, bruges til det, jeg bad om det til, og ikke til andet. Hvad vi gemmer, og hvad vi bruger det til: { $notice }
purpose-offers = Tilbud
purpose-surveys = Et par korte spørgsmål
stop-done = Det er i orden. Du får ikke flere spørgsmål eller tilbud. Jeg svarer stadig, når du skriver, og giver besked om åbne sager.
stop-undone = I orden, alt er som før.
stop-undone-nothing = Der var ikke noget at fortryde, for du havde ikke sagt ja til noget.

## Meninger og spørgsmål

survey-ask-nps = Hvor sandsynligt er det, at du anbefaler { $brand } til en ven? Fra { $lowest } (slet ikke) til { $highest } (helt sikkert).
survey-ask-csat = Hvordan gik det hos { $brand }? Fra { $lowest } (dårligt) til { $highest } (helt fantastisk).
survey-ask-complaint = Din sag { $case } er afsluttet. Hvordan klarede vi det? Fra { $lowest } (dårligt) til { $highest } (helt fantastisk).
survey-ask-text = Hvad bør { $brand } gøre bedre? Skriv det med dine egne ord.
survey-question = { $question }
survey-scale-nps = Fra { $lowest } (slet ikke) til { $highest } (helt sikkert).
survey-scale-csat = Fra { $lowest } (dårligt) til { $highest } (helt fantastisk).
survey-often = { $most ->
    [one] Vi skriver til dig af os selv højst én gang på { $days } dage.
   *[other] Vi skriver til dig af os selv højst { $most } gange på { $days } dage.
} Vil du ikke have flere spørgsmål? Skriv STOP.
survey-words-nps = Tak. Hvad er den vigtigste grund? Svar med dine egne ord, eller spring over.
survey-words-csat = Tak. Hvad skulle der til for et femtal? Svar med dine egne ord, eller spring over.
survey-words-best = Tak. Hvad gjorde vi bedst? Svar med dine egne ord, eller spring over.
survey-words-low = Tak, fordi du siger det. Hvad gik galt? Svar med dine egne ord, eller spring over.
survey-words-added = Hvad gik galt? Svar med dine egne ord, eller spring over. Jeg føjer det til sagen.
survey-thanks = Tak, dit svar er gemt.
survey-thanks-words = Tak, det hjælper. { $team } får det, præcis som du sagde det: »{ $words }«.
survey-words-first = Tak, det er gemt, præcis som du skrev det.
survey-number = Og som et tal, fra { $lowest } til { $highest }?
survey-number-again = Jeg fandt ikke noget tal i det. Hvilket, fra { $lowest } til { $highest }?
survey-outside = Det tal er ikke på skalaen. Hvilket, fra { $lowest } til { $highest }?
survey-guess = Skal jeg skrive { $rating }?
survey-changed = Ændret til { $rating }.
survey-have = Jeg har noteret { $rating }, tak.
survey-edit = Skriv det igen, som du vil have det. Det her har jeg nu: »{ $words }«.
survey-not-now = Helt i orden. Det her spørger jeg ikke om igen.
survey-skipped = Helt i orden, dit svar er gemt, som det er.
survey-ended = Fristen for dette spørgsmål udløb { $day }. Tak alligevel.
survey-ended-keep = Må jeg gemme det, du skrev, som din mening?
survey-declined = Dette spørgsmål er lukket, som du ønskede.
survey-gone = Det spørgsmål er ikke åbent længere.
survey-colleague = Skal en kollega se på det?
survey-colleague-no = Helt i orden. Dit svar er gemt.
survey-help-sorry = Vi beklager, at det gik så dårligt.
survey-help-case = Jeg har oprettet sag { $case }, så du behøver ikke melde det igen.
survey-why-campaign = Du har sagt ja til spørgsmål fra os. Med dem leder vi efter det, vi kan gøre bedre.
survey-why-complaint = Din sag { $case } blev afsluttet. Vi vil vide, om det blev ordnet.
survey-why-asked = Du ville fortælle os noget.
survey-why-reason = { $reason }
survey-why-who = { $team } ser dit svar. Det ændrer intet i dine point eller tilbud.
question-open-yesterday = Ét spørgsmål er stadig åbent fra i går. Skal vi fortsætte?
question-open = Ét spørgsmål er stadig åbent fra { $day }. Skal vi fortsætte?
opinion-ask-shop = Godt at vide, tak. Må jeg give det videre til butikken { $shop }?
opinion-ask = Godt at vide, tak. Må jeg give det videre til mine kolleger?
opinion-tell = Gerne. Hvad vil du fortælle os?
opinion-tell-stranger = Du kan sige, hvad du mener, uden at være medlem.
opinion-passed = Tak, det er givet videre, præcis som du sagde det: »{ $words }«.
opinion-passed-nameless = Tak, det er givet videre uden dit navn: »{ $words }«.
opinion-kept-back = Helt i orden, jeg giver ikke noget videre.
deed-told = I { $month } fortalte du os { $said }. { $did } Tak, fordi du sagde det.
deed-consent = Du får det at vide, fordi du sagde ja til spørgsmål den { $on }. Nok? Skriv STOP.
why-deed-words = Du skrev den { $on }: »{ $words }«
why-deed-gone = Det, du fortalte os dengang, er ikke gemt længere.
why-deed-did = En kollega skrev den { $on }, hvad der er gjort siden. Det ændrer intet i dine point eller tilbud.
button-rating = { $rating }
button-yes-rating = Ja, { $rating }
button-choose = Jeg vælger selv
button-not-now = Ikke nu
button-edit = Ret
button-why-ask = Hvorfor spørger I?
button-go-on = Fortsæt
button-yes-please = Ja tak
button-pass-on = Ja
button-pass-on-nameless = Ja, uden mit navn

## Knapper

button-balance = Mine point
button-why = Hvorfor?
button-history = Historik
button-older = Vis ældre
button-join = Bliv medlem gratis
button-member = Jeg er medlem
button-help = Hvad kan du?
button-person = Tal med et menneske
button-not-meant = Det mente jeg ikke
button-swap-points = Byt point
button-profile = Ret mine oplysninger
button-opinion = Giv feedback
button-stop = Stop beskeder
button-language = Sprog
button-in-language = { $name }
button-know = Hvad ved du om mig?
button-yes-unlink = Ja, kobl fra
button-yes-link = Ja, kobl til
button-no = Nej
button-undo = Fortryd
button-private = Fortsæt privat

## Kommandoer (vises i en menu, hvor platformen har en)

command-points = Dine point
command-history = Hvor de kommer fra
command-join = Bliv medlem
command-link = Kobl til dit medlemskab
command-language = Skift sprog
command-privacy = Hvad vi gemmer om dig
command-stop = Ikke flere spørgsmål eller tilbud
command-help = Hvad jeg kan

## Klokke og dag

at-today = i dag { $clock }
at-yesterday = i går { $clock }
at-tomorrow = i morgen { $clock }
at-day = den { $day } { $clock }

# Efter »senest«.
due-today = i dag { $clock }
due-day = { $day } { $clock }

## Formularer

form-how = Et par spørgsmål, ét ad gangen. Skriv »annuller«, når du hellere vil lade være; det, du har svaret, gemmer jeg.
form-optional = Det her kan du springe over.
form-problem-missing = Det her skal udfyldes.
form-problem-too-long = { $most ->
    [one] Her er plads til { $most } tegn.
   *[other] Her er plads til { $most } tegn.
} Du skrev { $length }.
form-problem-number = Skriv et helt tal fra { $min } til { $max }.
form-problem-email = Skriv en e-mailadresse, for eksempel { $example }.
form-problem-day = Skriv dagen sådan her: { $example }.
form-problem-option = Vælg et af svarene.
form-problem-field = { $field }:
form-again = Næsten i mål, men se lige på det her igen:
form-waiting = Du var begyndt på noget her: { $title }. Skal vi fortsætte?
form-goes-on = Vi fortsætter, hvor du var.
form-cancelled = Det er i orden, jeg har lagt det til side. Der blev ikke sendt noget.
# What people write to leave a form, besides the word on its button; with commas between.
form-cancel-words = glem det, ikke nu, lad det være, lad være, annullér, afbryd, jeg ombestemte mig
form-nothing-open = Der er ikke noget, der er halvfærdigt. Hvad kan jeg gøre for dig?
form-done-already = Det er allerede gjort. Én gang er nok.
form-gone = Det har jeg ikke længere. Vi kan begynde forfra, når du vil.
form-elsewhere = Du fortsatte med det i { $channel }. Skal vi fortsætte her i stedet?
button-form-resume = Fortsæt, hvor jeg var
button-form-here = Fortsæt her
button-form-skip = Spring over
button-form-cancel = Annuller

## Billeder og filer

attachment-photo = Dit billede er kommet frem, tak. Skriv med et par ord, hvad det drejer sig om, så får et menneske det at se.
attachment-file = Din fil er kommet frem, tak. Skriv med et par ord, hvad det drejer sig om, så får et menneske den at se.
attachment-too = Det, du sendte med, er også kommet frem.
attachment-wrong-type = Den slags fil kan jeg ikke tage imod. Billeder og PDF går fint.
attachment-too-large = Den fil er for stor til mig. Den må fylde op til { $most } megabyte.
attachment-too-many = Det er mere, end jeg kan tage imod på én dag. Send gerne resten i morgen.
attachment-lost = Jeg kunne ikke hente den fil, du sendte. Send den gerne en gang til.

## Hvilken chat

channel-ask = Nu kan du få fat i mig i flere chatter. Hvor skal jeg skrive, når der er noget at fortælle dig?
channel-done = Fint, så skriver jeg til dig i { $channel }. Sig »en anden chat«, når du vil lave det om.
channel-only = Det her er den eneste chat, der er knyttet til dit medlemskab, så jeg skriver til dig her.
channel-name = { $channel }

## E-mail

leave-ask = Hvilken e-mailadresse skal jeg skrive til? Jeg bruger den til svar, der kommer, når denne side er lukket, og ikke til andet.
leave-wrong = Det er ikke en hel e-mailadresse endnu. Den ser sådan ud: navn@example.com
leave-done = Tak. Svar, der kommer, når denne side er lukket, går til { $email }, og intet andet sendes dertil.
leave-known = Svar, der kommer, når denne side er lukket, går til { $email }.
leave-stopped = { $email } har bedt os om ikke at få flere e-mails, så jeg sender ingen dertil. Den, der læser postkassen, kan tillade dem igen med linket nederst i vores seneste e-mail.
leave-none = Det er i orden, ingen e-mails. Det, der kommer senere, venter på dig her på siden.
leave-withdrawn = Det er i orden. Jeg skriver ikke til { $email } mere. Det, der kommer senere, venter på dig her på siden.
leave-here = Du behøver ikke give en adresse: Det, der kommer senere, kommer i denne chat.
leave-off = Jeg kan ikke sende e-mails. Det, der kommer senere, venter på dig her på siden. Kundeservice kan skrive til dig: { $phone } eller { $email }.
stop-mail = Og ikke flere e-mails fra denne chat.
know-mail = Svar, der kommer, når siden er lukket, går til { $email }.
purpose-answers-by-email = Svar på e-mail
button-leave-address = Giv besked på e-mail
button-another-address = En anden adresse
button-no-mails = Ingen e-mails
button-no-thanks = Nej tak
mail-subject = En besked fra { $brand }
mail-first = Du gav os denne adresse i vores chat, så svar når dig, når siden er lukket. Det her er det første. Var det ikke dig? Så stop disse e-mails med linket nederst.
mail-continue = Fortsæt samtalen
mail-until = Linket åbner din samtale indtil den { $until }. Giv det ikke videre.
mail-why = Du får denne e-mail, fordi du gav os din adresse i vores chat, til den slags svar og ikke til andet. Den er sendt automatisk. Vil du svare, så fortsæt samtalen.
mail-stop = Ikke flere af disse e-mails
stop-page-title = Ikke flere e-mails?
stop-page-ask = Så sender { $brand } ikke flere svar fra chatten til denne adresse.
stop-page-button = Ja, ikke flere e-mails
stop-page-done = Det er i orden. Du får ikke flere af disse e-mails.
stop-page-allow = Tillad dem igen
stop-page-allowed = Vi må skrive til denne adresse igen. Vil du have svar på e-mail, så skriv den en gang til i chatten.
return-page-ask = Din samtale med { $brand } åbner i denne browser og bliver i den. Gør det ikke på en andens enhed.
return-page-replaces = En anden samtale er åben i denne browser. Den her tager dens plads.
return-page-button = Fortsæt
return-page-over = Linket er udløbet. Din samtale er stadig i den browser, hvor du begyndte den.
return-page-chat = Gå til chatten
link-page-broken = Linket er ikke helt. Kopiér hele linket fra e-mailen.

## Websiden

web-intro = Du skriver med den automatiske assistent hos { $brand }.
web-automated = Automatisk assistent
web-welcome = Hvad vil du gerne vide?
web-privacy = Privatlivspolitik
web-conversation = Samtale
web-message = Besked
web-send = Send
web-you = Du
web-connecting = Forbinder …
web-offline = Ingen forbindelse. Det, du skriver, bliver gemt og sendt, når den er tilbage.
web-sending = Sender …
web-not-delivered = Kom ikke frem, prøv igen
web-writing = { $brand } skriver
web-new-messages = Nye beskeder
web-too-long = Det er for langt. Én besked kan højst have { $most } tegn.
web-too-fast = Det var meget på én gang. Din besked bliver sendt af sig selv om { $seconds } sek.
web-button-pressed = (en knap)
web-no-script = Slå JavaScript til for at skrive med os her.
web-no-cookie = Tillad cookies for denne side, og genindlæs den for at skrive med os her.
web-refused = Det kunne vi ikke tage imod. Genindlæs siden, og prøv igen.
web-start-points = Hvor mange point har jeg?
web-start-join = Jeg vil gerne være medlem
web-start-link = Kobl mit medlemskab til
web-start-help = Hvad kan du?
web-attach = Vedhæft et billede eller et dokument
web-attach-limits = Et billede (JPEG, PNG, WebP, GIF, HEIC) eller en PDF på højst { $megabytes } MB.
web-attach-remove = Fjern { $name }
web-attach-too-large = Filen er for stor. Den må højst fylde { $megabytes } MB.
web-attach-type = Jeg kan kun tage imod billeder (JPEG, PNG, WebP, GIF, HEIC) og PDF-dokumenter.
web-attach-empty = Filen er tom.
web-attach-progress = Sender { $name }
web-attach-drop = Slip filen her
web-file = (en fil)
web-picture = Billede fra { $brand }

## At finde os

go-title = Hvor skal vi chatte?
go-what = Spørg om dine point, og få svar med det samme i den app, du allerede har.
go-what-here = Spørg om dine point, og få svar med det samme.
go-link = Dette link kobler dit medlemskab til. Det virker én gang og kun i kort tid.
go-app = Åbner appen
go-web = Her i browseren
go-web-note = Uden app og uden konto
go-scan = Hellere på telefonen? Scan denne.
go-qr = QR-kode med adressen på denne side
poster-scan = Scan, se dine point, og chat med os i den app, du allerede har.

## Et menneske tager over

handoff-asked-open = Selvfølgelig. Jeg har sagt det til kundeservice, og du får svar her senest { $by }. De kan se alt, du har skrevet.
handoff-asked-closed = Selvfølgelig. Kundeservice åbner { $opensAt }, og du får svar her senest { $by }. De kan se alt, du har skrevet.
handoff-no-wait = Du behøver ikke vente, jeg skriver til dig.
call-ask = Hvilket nummer skal vi ringe til? Det bruges kun til dette.
call-wrong = Jeg kan ikke finde et telefonnummer i det. Skriv cifrene, med landekode, hvis det ikke er herfra.
call-noted = En kollega ringer til { $phone } senest { $by }. Nummeret bruges kun til dette og slettes sammen med det.
call-noted-late = En kollega ringer til { $phone }. Vi er sent ude, og det beklager vi.
call-withdrawn = Okay, ingen ringer, og nummeret er slettet. Du får svaret her.
button-call-me = Ring mig op i stedet
button-another-number = Et andet nummer
button-no-call = Ring ikke
handoff-leave = Hvis du lukker siden, hvor må jeg så skrive til dig? Det bruges kun til den slags svar.
handoff-already = Kundeservice har det allerede. Du får svar her senest { $by }.
handoff-late = Kundeservice ved, at du venter. Du skulle have haft svar senest { $by }, og vi er for sent på den. Det er vores fejl.
handoff-passed-on = Det kan jeg ikke selv svare på, så jeg har sendt det videre til kundeservice, præcis som du skrev det. Du får svar her senest { $by }.
handoff-agreed = Det er i orden. Du får svar her senest { $by }.
handoff-called-off = Det er i orden. Kundeservice kan også se det. Du får alligevel svar her senest { $by }.
handoff-passed-on-late = Det kan jeg ikke selv svare på, så jeg har sendt det videre til kundeservice, præcis som du skrev det. De ved, at vi er for sent på den.
handoff-rest-too = Alt andet, du skriver her, får de også.
handoff-taken = { $name } fra kundeservice har taget over og kan se alt, vi har skrevet.
handoff-taken-team = { $name } ({ $team }) har taget over og kan se alt, vi har skrevet.
handoff-back = { $name } er færdig, så nu er det mig igen. Er det løst?
handoff-on = { $name } har bedt en kollega fortsætte her ({ $team }), som kan se alt, vi har skrevet. Du får svar senest { $by }.
handoff-solved = Godt at høre. Skriv til mig, når der er noget.
handoff-not-solved = Så er vi ikke færdige. Jeg har sagt det til kundeservice, og du får svar her senest { $by }. Du skal ikke forklare forfra.
why-handoff = Du bad om et menneske { $asked }. Når kundeservice har åbent, svarer de inden for den tid, vores regler giver dem: senest { $by }.
why-handoff-danger = Jeg tilkaldte straks et menneske, { $asked }, fordi det, du skrev, lød farligt.
why-handoff-limit = Jeg spurgte et menneske { $asked }, fordi jeg ikke selv må afgøre det.
why-handoff-unsolved = Du sagde { $asked }, at det ikke var løst, så jeg spurgte et menneske igen.
why-handoff-missed = Jeg spurgte et menneske { $asked }, fordi vi ikke holdt et løfte til dig.
why-handoff-code = Jeg spurgte et menneske { $asked }, fordi du sagde, at en anden har brugt din kode.
why-handoff-colleague = En kollega tog sig af det { $asked }.
why-handoff-by = Et menneske svarer senest { $by }.
button-solved = Ja
button-come-back = Jeg kommer selv tilbage
button-colleague = Ja, en kollega

## Microsoft Teams

teams-fill-in = Udfyld dette.
teams-one-moment = Et øjeblik, svaret er på vej.
teams-left-out = Hertil hører et billede eller dokument, som jeg ikke kan sende dig i Teams.
teams-description = Dine point og hvor de kommer fra, og et menneske, når du har brug for det.

## Tilbud

offer-yes = Ja: { $offer }, til og med { $until }.
offer-yes-several = { $count ->
    [one] Ja, det her passer til dig:
   *[other] Ja, disse { $count } passer til dig, det bedste først:
}
offer-item = { $offer }, til og med { $until }.
offer-why-you = Hvorfor dig?
reason-weekday = Siden { $since } har du købt { $goods } hos os { $count ->
    [one] én gang
   *[other] { $count } gange
} { $weekday }.
reason-often = Siden { $since } har du købt { $goods } hos os { $count ->
    [one] én gang.
   *[other] { $count } gange.
}
reason-last = Sidst du købte { $goods } hos os, var den { $on }.
reason-some = Det er ment til nogle af vores medlemmer, og du er en af dem.
reason-everyone = Det er for alle.
on-monday = på en mandag
on-tuesday = på en tirsdag
on-wednesday = på en onsdag
on-thursday = på en torsdag
on-friday = på en fredag
on-saturday = på en lørdag
on-sunday = på en søndag
offers-everyone = De her er for alle:
offers-everyone-none = Der er ingen tilbud for alle lige nu.
offers-nothing = Ikke noget i dag, der virkelig passer til dig.
offers-next-reward = Du har { $points } point; { $missing } til, så er { $reward } din.
offers-enough = Du har { $points } point, nok til { $reward }.
offers-complaint = Din sag { $case } kommer først. Jeg holder tilbuddene tilbage, til den er på plads.
offers-complaint-due = Din sag { $case } kommer først: du får vores svar senest { $due }. Jeg holder tilbuddene tilbage, til den er på plads.
offers-stranger = Jeg har tilbud for alle. For at finde det, der passer til dig, skal jeg kende dit medlemskab.
offers-stranger-none = For at finde tilbud, der passer til dig, skal jeg kende dit medlemskab.
offers-public = Personlige tilbud er kun for dig.
offer-voucher-terms = Én gang, i alle butikker, til og med { $until }.
offer-taken-again = Det er allerede dit. Vis denne kode i kassen: { $code }
offer-limit = { $count ->
    [one] Du har fået dette tilbud én gang, og oftere kan ingen få det.
   *[other] Du har fået dette tilbud { $count } gange, og oftere kan ingen få det.
}
offer-over-yesterday = Dette tilbud udløb i går, så jeg kan ikke give det længere.
offer-over = Dette tilbud udløb den { $on }, så jeg kan ikke give det længere.
offer-sold-out = Der er ikke flere af dette tilbud, så jeg kan ikke give det længere.
offer-not-yet = Dette tilbud begynder den { $on }.
offer-gone = Dette tilbud findes ikke længere.
offer-no-return = Det her kan ikke gives tilbage, når du har taget det.
offer-kept = Okay. Det er der til og med { $until }.
offer-refused = Okay, ikke det her. Jeg tilbyder dig det ikke igen.
offer-refused-group = Så får du ikke flere tilbud på { $goods }.
offer-others-stay = Andre tilbud kommer stadig, som du valgte.
offer-refused-unknown = Jeg sorterer ikke tilbud efter det, så jeg kan ikke udelade kun dem. Skal jeg stoppe alle tilbud?
button-stop-all-offers = Stop alle tilbud
offer-refusal-undone = Fortrudt. Jeg må gerne tilbyde dig det igen.
offer-refusal-gone = Der var ikke noget at fortryde.
offer-terms = { $terms }
personal-off = Fra nu af lader jeg dine køb ligge. Det, der er for alle, viser jeg dig stadig, når du spørger.
personal-on = Fra nu af ser jeg på dine køb for at finde det, der passer til dig.
why-offer-title = { $offer }:
why-offer-weekday = Jeg så på dine køb af { $goods } siden den { $since }: { $purchases }, { $count } af dem { $weekday }.
why-offer-weekday-all = Jeg så på dine køb af { $goods } siden den { $since }: { $count }, alle { $weekday }.
why-offer-often = Jeg så på dine køb af { $goods } siden den { $since }: { $count }.
why-offer-last = Jeg så på, hvornår du sidst købte { $goods } hos os: den { $on }.
why-offer-purchase = { $on }, { $shop }
why-offer-earlier = og { $count } før det
why-offer-everyone = Det er for alle, så jeg så ikke på noget om dig: ikke dine køb, ikke dine beskeder, ikke alder eller adresse.
why-offer-nothing-else = Ikke andet: ikke dine beskeder, ikke alder eller adresse.
why-some = Det er ment til nogle af vores medlemmer. For at se, om du er en af dem, så jeg også på det her:
why-some-standing = dit niveau eller dine point
why-some-chat = dit sprog eller de chats, du bruger
why-some-shopping = hvad du køber, hvornår og hvor
why-some-contact = hvad du har sagt ja til, og hvornår vi skrev til dig
push-hello = Hej { $name }.
push-offer = { $offer } til dig, til og med { $until }.
push-offer-held = Dit tilbud udløber { $until }: { $offer }.
push-consent = Du får det her, fordi du sagde ja til tilbud den { $on }. Nok? Skriv STOP.
wish-noted = Noteret. Jeg skriver til dig, når { $reward } er inden for rækkevidde. Indtil da hører du ikke mere om det.
wish-not-needed = Du behøver ikke vente: { $reward } er inden for rækkevidde nu.
wish-undone = Okay, jeg skriver ikke om det.
wish-ready = Du bad mig sige til: { $reward } er inden for rækkevidde nu. Prisen er { $cost } point, og du har { $points }.
over-expired-free = Denne kupon skulle bruges senest den { $on }. Den er udløbet.
purpose-use-purchases = Tilbud efter hvad du køber
button-offers = Tilbud
button-offers-everyone = Tilbud for alle
button-offers-now = Hvad gælder nu?
button-take-offer = Jeg tager det
button-not-for-me = Ikke noget for mig
button-no-such-offers = Slet ingen af den slags
button-show-case = Vis min sag
button-show-code = Vis koden
button-terms = Vilkår
button-fine = Det er i orden
button-leave-purchases = Brug ikke mine køb
button-use-purchases = Brug mine køb
button-tell-me = Sig til
command-offers = Hvad der er til dig i dag
## En kopi, og at blive glemt

copy-section-membership = Medlemskab og konti
copy-section-points = Point
copy-section-purchases = Køb
copy-section-rewards = Belønninger og kuponer
copy-section-messages = Beskeder
copy-section-cases = Sager
copy-section-opinions = Svar og meninger
copy-section-offers = Tilbud, og hvornår vi skrev først
copy-section-consents = Hvad du har sagt ja eller nej til
copy-section-technical = Hvordan det virker indeni
copy-title = Det har { $brand } gemt om dig
copy-made = Skrevet { $at }.
copy-you = Du
copy-row = { $row }
copy-newest = Det her er det nyeste. En kopi har det hele.
copy-done = Her er din kopi: én fil at læse og én med det hele til andre programmer. Den, der har filerne, kan læse dem.
copy-link = Her kan der ikke sendes filer, så kopien ligger bag denne knap indtil { $until }. Den kan hentes én gang.
copy-nowhere = Her kan der ikke sendes filer. Skriv til { $email }, så får du kopien på e-mail.
copy-page-title = Din kopi
copy-page-what = Den kan hentes én gang. Den har alt, vi har gemt om dig.
copy-page-fetch = Hent den
copy-page-gone = Kopien er her ikke længere. Den er hentet, eller tiden er gået. I chatten kan du få en ny.
erase-member = Så er det her væk for altid: medlemskabet med { $points } point og { $count ->
    [one] { $count } kupon
   *[other] { $count } kuponer
}, vores beskeder i alle dine chats og ordene i dine sager og svar.
erase-stranger = Så er vores beskeder i denne chat, og alt, du har fortalt mig i dem, væk for altid.
erase-kept = Køb og bevægelser i point bliver stående i regnskabet, uden dit navn. Det gør også, at der er sagt ja eller nej, og et nej til e-mails.
erase-recall = Det, der allerede står i denne app, kan jeg ikke tage tilbage: slet selv chatten her.
erase-case = Din sag { $number } lukkes samtidig, og vi skriver ikke mere til dig om den.
erase-confirm = Skriv { $word } for at gennemføre det. Skriver du noget andet, bliver intet slettet.
erase-wrong = Intet er slettet. Skriv kun { $word } for at gennemføre det.
erase-late = Det er et stykke tid siden, så intet er slettet. Skal vi begynde forfra?
erase-not = Intet er slettet. Alt er som før.
erase-done = Det er gjort. Jeg ved ikke længere, hvem du er, og skriver du igen, begynder vi forfra. Også denne besked slettes hos os, når du har fået den.
button-see-data = Se det hele
button-copy-data = Få en kopi
button-erase-data = Slet alt
button-keep-data = Behold alt
button-fetch-copy = Hent kopien

## Stop, og sjældnere

stop-surveys = Det er i orden, ikke flere spørgsmål. Tilbud kommer stadig, som du valgte.
stop-offers = Det er i orden, ikke flere tilbud. Spørgsmål kommer stadig, som du valgte.
stop-offers-alone = Det er i orden, ikke flere tilbud. Jeg svarer stadig, når du skriver, og giver besked om åbne sager.
stop-surveys-alone = Det er i orden, ikke flere spørgsmål. Jeg svarer stadig, når du skriver, og giver besked om åbne sager.
button-stop-offers = Stop også tilbud
button-stop-surveys = Stop også spørgsmål
button-surveys-twice = Spørgsmål 2 gange årligt
button-once-month = Én gang om måneden
button-twice-year = To gange om året
button-stop-all = Slet ikke
limit-ask = Selvfølgelig. Hvor ofte må jeg højst skrive først?
limit-stranger = Her svarer jeg kun og skriver aldrig først, så der er ikke noget at begrænse.
limit-undone-nothing = Der var ikke noget at fortryde.
limit-all = Det er i orden. Jeg skriver først højst { $contacts ->
        [one] én gang
       *[other] { $contacts } gange
    } { $days ->
        [7] om ugen
        [30] om måneden
        [91] i kvartalet
        [182] i halvåret
        [365] om året
       *[other] på { $days } dage
    }.
limit-surveys = Det er i orden. Jeg spørger dig højst { $contacts ->
        [one] én gang
       *[other] { $contacts } gange
    } { $days ->
        [7] om ugen
        [30] om måneden
        [91] i kvartalet
        [182] i halvåret
        [365] om året
       *[other] på { $days } dage
    }.
limit-offers = Det er i orden. Du får tilbud højst { $contacts ->
        [one] én gang
       *[other] { $contacts } gange
    } { $days ->
        [7] om ugen
        [30] om måneden
        [91] i kvartalet
        [182] i halvåret
        [365] om året
       *[other] på { $days } dage
    }.
know-limit-all = Spørgsmål og tilbud tilsammen højst { $contacts ->
        [one] én gang
       *[other] { $contacts } gange
    } { $days ->
        [7] om ugen
        [30] om måneden
        [91] i kvartalet
        [182] i halvåret
        [365] om året
       *[other] på { $days } dage
    }, som du bad om.
know-limit-surveys = Spørgsmål højst { $contacts ->
        [one] én gang
       *[other] { $contacts } gange
    } { $days ->
        [7] om ugen
        [30] om måneden
        [91] i kvartalet
        [182] i halvåret
        [365] om året
       *[other] på { $days } dage
    }, som du bad om.
know-limit-offers = Tilbud højst { $contacts ->
        [one] én gang
       *[other] { $contacts } gange
    } { $days ->
        [7] om ugen
        [30] om måneden
        [91] i kvartalet
        [182] i halvåret
        [365] om året
       *[other] på { $days } dage
    }, som du bad om.

## Løfter

promise-missed-answer = Vi lovede dig svar senest { $due }. Det fik du ikke, og det beklager vi.
promise-missed-replacement = { $count ->
    [one] Vi lovede at sende dig en ny vare senest { $due }. Det nåede vi ikke, og det beklager vi.
   *[other] Vi lovede at sende dig { $count } nye varer senest { $due }. Det nåede vi ikke, og det beklager vi.
}
promise-missed-money = Vi lovede at sende dig { $amount } tilbage senest { $due }. Det nåede vi ikke, og det beklager vi.
promise-missed-word = Vi lovede at skrive til dig senest { $due }. Det gjorde vi ikke, og det beklager vi.
promise-missed-staff = Vi lovede dig dette senest { $due }: »{ $words }«. Det holdt vi ikke, og det beklager vi.
promise-missed-next = { $team } har sagen nu og skriver til dig senest { $next }.
promise-missed-last = { $team } ved, at vi ikke nåede det igen. Vil du ikke vente, så ring på { $phone } eller skriv til { $email }: De kan se det hele.
promise-missed-points =
    { $points ->
        [one] { $points } point står på din konto for det.
       *[other] De { $points } point står på din konto.
    }

promise-kept-replacement = { $count ->
    [one] Som lovet: Din nye vare blev sendt { $at }.
   *[other] Som lovet: Dine { $count } nye varer blev sendt { $at }.
}
promise-kept-money = Som lovet: { $amount } blev sendt tilbage til dig { $at }.
promise-kept-staff = Som lovet er dette gjort: »{ $words }«.
promise-late-replacement = { $count ->
    [one] Din nye vare blev sendt { $at }. Vi beklager, at det tog længere tid, end vi lovede.
   *[other] Dine { $count } nye varer blev sendt { $at }. Vi beklager, at det tog længere tid, end vi lovede.
}
promise-late-money = { $amount } blev sendt tilbage til dig { $at }. Vi beklager, at det tog længere tid, end vi lovede.
promise-late-staff = Dette er gjort: »{ $words }«. Vi beklager, at det tog længere tid, end vi lovede.
promise-kept-proof = Reference: { $proof }
promise-withdrawn-staff = Det her er der ikke længere brug for, så vi gør det ikke: »{ $words }«. Regner du stadig med det, så sig til, og en kollega tager sig af det.
button-promise-track = Følg pakken

promise-moved-answer = Vi når ikke at svare dig { $was }. Det ved vi nu, og derfor siger vi det nu: senest { $due }.
promise-moved-replacement = { $count ->
    [one] Din nye vare kan ikke sendes { $was }. Det ved vi nu, og derfor siger vi det nu: senest { $due }.
   *[other] Dine { $count } nye varer kan ikke sendes { $was }. Det ved vi nu, og derfor siger vi det nu: senest { $due }.
}
promise-moved-money = Vi kan ikke sende dig { $amount } tilbage { $was }. Det ved vi nu, og derfor siger vi det nu: senest { $due }.
promise-moved-staff = Vi lovede dig dette senest { $was }: »{ $words }«. Det tager længere tid. Det ved vi nu, og derfor siger vi det nu: senest { $due }.
button-promise-money = Pengene tilbage i stedet
promise-money-over = Det kan ikke ændres længere: Nogen er i gang med det. En kollega kan hjælpe.
button-promise-fine = Det er i orden
promise-fine = Tak. Så siger vi senest { $due }.
promise-fine-over = Tak.

promise-new-answer = Du får vores svar senest { $due }.
promise-new-replacement = { $count ->
    [one] Din nye vare sendes senest { $due }.
   *[other] Dine { $count } nye varer sendes senest { $due }.
}
promise-new-money = { $amount } sendes tilbage til dig senest { $due }.
promise-new-staff = Vi lover dig dette senest { $due }: »{ $words }«.
promise-new-points = Når vi det ikke, siger vi det selv og giver dig { $points } point.
promise-new-word = Når vi det ikke, siger vi det selv.

promise-status-answer = { $case }: Du får vores svar senest { $due }. Den aftale gælder stadig.
promise-status-replacement = { $count ->
    [one] { $case }: Din nye vare sendes senest { $due }. Den aftale gælder stadig.
   *[other] { $case }: Dine { $count } nye varer sendes senest { $due }. Den aftale gælder stadig.
}
promise-status-money = { $case }: { $amount } sendes tilbage til dig senest { $due }. Den aftale gælder stadig.
promise-status-word = { $case }: Vi er forsinkede. { $team } skriver til dig senest { $due }.
promise-status-staff = { $case }: Senest { $due } lovede vi dig dette: »{ $words }«. Den aftale gælder stadig.
promise-status-owed = { $case }: Vi er forsinkede. { $team } har sagen og bliver mindet om den hver dag, til den er løst.

why-promise = Vi lovede det { $at }, senest { $due }. Den, der holder det, er: { $team }.
why-promise-points = Et løfte, som vi ikke holder, giver { $points } point, og højst { $most } inden for { $days } dage.

## Holdt det?

follow-hello = Hej { $name }.
follow-damaged = { $count ->
    [one] Kom den nye vare hel frem?
   *[other] Kom de { $count } nye varer hele frem?
}
follow-replacement = { $count ->
    [one] Er den nye vare kommet frem, og er den rigtig?
   *[other] Er de { $count } nye varer kommet frem, og er de rigtige?
}
follow-money = Er pengene kommet frem?
follow-other = Er alt i orden med { $case } nu?
button-follow-yes = Ja, alt er godt
button-follow-no = Nej, åbn sagen igen
follow-good = Godt at høre.
follow-closed = Godt at høre. { $case } er afsluttet.
follow-closed-before = Tak, { $case } er allerede afsluttet.
follow-again = { $case } er åben igen, og du skal ikke forklare forfra. Du får vores svar senest { $due }. Hvad er galt nu?
follow-again-words = { $case } er åben igen, med det, du skrev. Du får vores svar senest { $due }.
follow-open-before = { $case } står åben, og du får vores svar senest { $due }.
follow-open = { $case } er allerede åben.
follow-open-sure = { $case } er åben. Er alt i orden nu, og skal jeg lukke den?
button-follow-sure = Ja, luk den
button-follow-stay = Nej, lad den stå åben
button-follow-broken = I stykker igen
button-follow-missing = Ikke kommet
button-follow-else = Noget andet
follow-noted = Tak, det er noteret i { $case }.
follow-tell = Fortæl med dine egne ord, så lægger jeg det i { $case }.
## Complaints: filed, corrected, settled, and danger

complaint-sorry = Det er vi kede af.
complaint-sorry-name = Det er vi kede af, { $name }.
complaint-sorry-damaged = Det, der når frem i stykker, er vores ansvar, og det retter vi op på.
complaint-sorry-missing = Varerne skulle have været hos dig. Det er vores ansvar, og det retter vi op på.
complaint-sorry-wrong = Du fik noget andet, end du bestilte. Det er vores fejl, og det retter vi op på.
complaint-sorry-faulty = Det, du køber hos os, skal virke. At det ikke gør det, er vores ansvar, og det retter vi op på.
complaint-sorry-payment = Det, du betaler, skal passe. Vi ser på hvert beløb og retter det, der er forkert.
complaint-sorry-staff = Alle skal have en god behandling hos os. Det, der gik galt, er vores ansvar.
complaint-sorry-points = Dine point skal passe. Vi ser på hver linje og retter det, der er forkert.
complaint-sorry-other = Sådan skulle det ikke have været, og vi ser på det.
complaint-case = Din sag er { $case }.
complaint-case-order = Din sag er { $case } (ordre { $order }).
complaint-case-item = Din sag er { $case } ({ $item }).
complaint-case-both = Din sag er { $case } (ordre { $order }, { $item }).
complaint-choose = Hvad vil du helst?
complaint-photo = Send gerne et billede, men du behøver ikke.
complaint-no-member = Du behøver ikke være medlem for at få hjælp.
complaint-which-about = Hvad handler det mest om?
complaint-passed-along = En kollega ser på det. Du behøver ikke gøre mere.
complaint-tell = Fortæl med dine egne ord, hvad der gik galt.
complaint-letter = Hele din besked er gemt i sag { $case }.
complaint-joined = Du har allerede { $case }, så jeg har lagt det der.
complaint-joined-order = Du har allerede { $case } om ordre { $order }, så jeg har lagt det der.
complaint-added = Det er lagt til i { $case }.
complaint-photo-added = Tak. Billedet hører til { $case } nu.
complaint-in-public = Tak, fordi du siger det. Vi tager det privat, så dine oplysninger bliver mellem os.
complaint-in-private = Du skrev »{ $words }«. Skal jeg oprette en sag?
complaint-not-filed = Det er i orden, så opretter jeg ingen.
complaint-fix-what = Hvad skal jeg ændre?
complaint-which-order = Hvilken ordre eller kvittering drejer det sig om? Skriv nummeret.
complaint-order-unclear = Jeg fandt ikke noget nummer. Skriv det, som det står på kvitteringen eller i ordremailen.
complaint-which-item = Hvad er der noget galt med? Et par ord er nok, med antal: »2 kopper«.
complaint-fixed = Det er rettet, tak.
complaint-fix-too-late = Der er allerede aftalt noget i { $case }, så jeg lader det stå.
complaint-withdrawn = Så er { $case } lukket, og der sker ikke mere.
complaint-over = { $case } er ikke længere åben. Er der noget galt, åbner jeg den igen med alt, hvad der står.
complaint-agreed = Det er aftalt i { $case }.
complaint-agreed-before = Det er allerede aftalt i { $case }, og intet bliver gjort to gange.
complaint-keep-goods = Det, der er i stykker, skal vi ikke have tilbage.
complaint-points-given = { $points ->
    [one] { $points } point står på din konto.
   *[other] { $points } point står på din konto.
}
complaint-voucher-given = Vis denne kode ved kassen: { $code }
complaint-over-limit = { $amount } må jeg ikke selv godkende.
complaint-not-alone = Det må jeg ikke selv afgøre.
complaint-person-decides = Kundeservice svarer dig senest { $due }, og jeg har sendt dit ønske med.
complaint-person-has-it = Kundeservice har din sag, og jeg har sendt dit ønske med.
complaint-order-helps = Med nummeret på ordren eller kvitteringen kan jeg måske ordne det med det samme.
complaint-undone = Fortrudt: intet er aftalt længere.
complaint-undo-late = Det er allerede gjort, så jeg kan ikke tage det tilbage. En kollega kan hjælpe.
order-cancelled-replacement = Vi kan ikke sende den erstatning, vi blev enige om i { $case }, og det beklager vi.
order-cancelled-money = Vi kan ikke sende dig { $amount }, som vi blev enige om i { $case }, og det beklager vi.
case-none = Du har ingen sag hos os.
case-open = { $case } er åben, og en kollega har den.
case-resolved = { $case } blev ordnet { $on }.
case-closed = { $case } blev lukket { $on }.
danger-health = Ring { $number } nu. Ingen må få mere af det, og gem emballagen.
danger-injury = Er nogen kommet alvorligt til skade? Ring { $number } nu. Lad tingen være, som den er, så ikke flere kommer til skade.
danger-fire = Brænder eller ryger det? Gå ud, og ring { $number } nu. Brug det ikke igen.
danger-self-harm = Ring til { $number } nu, eller til en, der står dig nær. Du behøver ikke være alene med det her.
danger-threat = Det her tager vi alvorligt.
danger-fraud = Kan et kort eller en kode være i forkerte hænder? Spær det nu, også i banken. Skriv ingen koder her.
danger-privacy = Det må ikke ske, tak fordi du siger det. Del ikke det, du har set, med andre.
danger-discrimination = Ingen skal behandles sådan hos os.
danger-law = Det her svarer et menneske på, ikke jeg.
danger-unclear-life = Et menneske ser på det her nu. Er nogen kommet til skade eller i fare, så ring { $number } nu.
danger-unclear = Et menneske ser på det her nu.
danger-alarm = Vores vagthavende er alarmeret og skriver til dig her senest { $due } (sag { $case }).
danger-alarmed = Vores vagthavende er alarmeret.
why-complaint = { $case } bygger på det, du skrev { $at }: »{ $words }«.
why-goods = Dit køb { $order } kender vi: der blev betalt { $amount } for det, sagen drejer sig om.
why-service = Jeg må selv ordne op til { $amount }, og { $count ->
    [one] { $count } sag
   *[other] { $count } sager
} for én person inden for { $days ->
    [one] { $days } dag
   *[other] { $days } dage
}. Resten afgør et menneske.
button-about-damaged = Vare i stykker
button-about-missing = Ikke kommet
button-about-wrong = Forkert vare
button-about-faulty = Virker ikke
button-about-payment = Betaling
button-about-staff = Personalet
button-about-points = Point
button-about-other = Noget andet
button-about-more = Flere valg
button-remedy-replace = Send en ny
remedy-count = { $count ->
    [one] Send en ny
   *[other] Send { $count } nye
}
button-remedy-money = Pengene tilbage
remedy-amount = { $amount } tilbage
remedy-points = { $points ->
    [one] { $points } point
   *[other] { $points } point
}
button-remedy-voucher = En kupon
button-complaint-correct = Ret noget
button-something-else = Det er noget andet
button-case-status = Hvordan går sagen?
button-case-new = Meld et problem
button-case-reopen = Åbn den igen
button-fix-about = Hvad det handler om
button-fix-order = Ordrenummer
button-fix-item = Hvad der er galt
button-fix-none = Det er ingen klage
button-yes = Ja

## Words at hand for colleagues who answer in the console

ready-looking = Tak, jeg ser på det nu.
ready-photo = Kan du sende et billede af det? Så kan jeg bedre se, hvad der gik galt.
ready-else = Er der andet, jeg kan gøre for dig?
## A campaign, tried on one person

test-mark = Test: sådan kommer den til at se ud. Kun du får den.
test-pressed = Det var en test: der skete ikke noget, og intet er noteret. I den rigtige besked virker knappen.

## For colleagues, in the room of theirs on a platform

room-hello = Her siger jeg til, når nogen har brug for jer, kun med sagsnummer og tid. Alt andet står i konsollen.
room-case = { $case }:
room-danger = Fare. Ingen har taget den; venter siden { $since }.
room-danger-again = Fare blev meldt igen { $since }, til en kollega, der allerede har samtalen.
room-asked = Nogen venter på et menneske siden { $since }. Lovet senest { $by }.
room-unaccepted = Ingen har taget den i tide; venter siden { $since }. Lovet senest { $by }.
room-unanswered = Taget, men ikke besvaret i tide; venter siden { $since }. Lovet senest { $by }.
room-promise-soon = Et løfte skal holdes senest { $by }.
room-promise-missed = Et løfte blev ikke holdt: senest { $by }.
room-link = { $link }
## Svar på ingenting, og det, der ikke gøres her

yes-to-what = Gerne. Hvad skal jeg gøre? Skriv det, eller tryk:
no-is-fine = Det er helt i orden. Jeg er her, når du har brug for mig.
no-take-back = I orden. Skal jeg tage det tilbage?
cancel-nothing = Der er ikke noget åbent her, som jeg kan annullere. Mener du en bestilling, kan en kollega hjælpe dig.
cancel-case = Den bliver hos kundeservice, medmindre du vil have, at jeg lukker den. Skal jeg det?
profile-how = Sproget ændrer jeg selv med det samme. Navn, telefon, e-mail eller adresse retter en kollega for dig.
refer-none = Vi belønner ikke, at man inviterer venner, endnu, så jeg lover ikke noget for det. De er velkomne alligevel: Alle, der skriver til mig her, kan blive medlem gratis.
share-points-none = Point hører til det medlemskab, der har optjent dem, så jeg kan ikke flytte dem til en anden. Det, du bytter dem til, må du gerne give væk: Den, der viser koden, kan bruge den.

## Bestillinger: hvor de er, som butikken sidst sagde det

order-placed = Bestilling { $order }: vi har modtaget den, og den skal pakkes.
order-packed = Bestilling { $order } er pakket og venter på fragtfirmaet.
order-shipped = Bestilling { $order } er på vej.
order-shipped-with = Bestilling { $order } er på vej med { $carrier }.
order-ready = Bestilling { $order } er klar til afhentning: { $shop }.
order-ready-with = Bestilling { $order } er klar til afhentning hos { $carrier }.
order-delayed = Bestilling { $order } er forsinket. Det beklager jeg.
order-delivered = Bestilling { $order } er leveret.
order-cancelled = Bestilling { $order } er annulleret.
order-returned = Bestilling { $order } er kommet tilbage til os.
order-expected = Den skal være hos dig { $on }.
order-late = Den skulle have været hos dig { $on }. Jeg beklager, at den er forsinket.
order-as-of = Sidst opdateret: { $at }.
order-stale = { $shop } har ikke meldt noget nyere, så det kan være forældet.
order-late-offer = Skal jeg oprette en sag, så nogen ser på det?
order-none = Jeg ser ingen bestilling på dit medlemskab, der er på vej. Har du et ordrenummer? Skriv det her, eller lad en kollega se efter.
order-unknown = Jeg finder ingen bestilling { $order } på dit medlemskab. Tjek nummeret og skriv det igen, eller lad en kollega se efter.
order-no-member = Bestillinger er personlige: tilknyt dit medlemskab, så kan jeg sige, hvor din er. En kollega kan også se efter.
order-track = Spor { $order }
button-order-track = Spor pakken
button-order-late = Opret sag
button-order-status = Min bestilling
why-order = Bestilling { $order }: det siger { $shop }. Beskeden gælder { $at }.

## Svar fra biblioteket

answer-text = { $text }
answer-title = { $title }
answer-in-shop = { $shop }: { $text }
answer-hours = { $shops }: { $hours }
answer-which = Mener du noget af det her?
answer-gone = Det svar bruges ikke længere. Spørg på en anden måde, eller lad en kollega hjælpe.
answer-other-language = Det har jeg kun på et andet sprog ({ $language }):
answer-hours-service = { $hours }. Telefon: { $phone }
answer-hours-unknown = De åbningstider har jeg ikke her. Kundeservice: { $hours }. Telefon: { $phone }
hours-closed = lukket
why-answer = »{ $title }« er et af vores svar, version { $version }, gyldigt siden { $since }. { $by } gemte det { $at }.
why-answer-imported = »{ $title }« er et af vores svar, version { $version }, gyldigt siden { $since }. Det blev importeret { $at }.
why-shop-hours = Åbningstiderne er dem, vi har skrevet ind for hver butik.

## A purchase whose points are missing

missing-counted = Det her har jeg talt med fra den { $on }:
missing-counted-lately = Det her er dine køb fra de sidste syv dage, som er talt med:
missing-ready = Klar den { $on }.
missing-not-yet = Køb kommer hertil, når butikkerne sender deres. De er talt med frem til { $countedUntil }, så dit fra den { $on } kan stadig være på vej.
missing-none = Køb er talt med frem til { $countedUntil }, og ingen af dine fra den { $on } er med.
missing-none-lately = Køb er talt med frem til { $countedUntil }, og ingen af dine fra de sidste syv dage er med.
missing-no-figures = Butikkerne har ikke sendt mig nogen køb endnu.
missing-late = Tallene fra { $shop } er forsinkede: De går til { $countedUntil }.
missing-ask = Skriv nummeret på kvitteringen, eller send et billede af den, så ser vi på det.
missing-number-found = Kvittering { $receipt } er talt med, og det her er pointene:
missing-number-unknown = Jeg kan ikke finde kvittering { $receipt } på dit medlemskab, så kundeservice leder efter den.
missing-wait = Det er i orden. Skriv til mig igen i morgen, så ser jeg på det, der er kommet til den tid.
button-missing-still = Der mangler noget
button-missing-send = Lad en kollega se på det
button-missing-wait = Jeg venter
