# Texter på svenska. Platshållare ({ $points }) fylls med fakta från databasen; ingen text anger siffror själv.
# Första meningen svarar; knappar (nycklar som börjar med ”button-”) har högst 24 tecken.

## Mötet

greet-hello = Hej, jag är den automatiska assistenten hos { $brand }. Jag visar dina poäng, hjälper när något har gått fel och hittar erbjudanden. Du når alltid en människa med ett tryck. Är du inte medlem än blir du det också med ett tryck.
greet-member = Hej, jag är den automatiska assistenten hos { $brand }. Jag visar dina poäng, hjälper när något har gått fel och hittar erbjudanden. Du når alltid en människa med ett tryck.
greet-privacy = Vad vi sparar om dig, och varför: { $notice }
arrive-shop = Välkommen, och hälsningar från { $shop }!
intro-note = Jag är den automatiska assistenten hos { $brand }. Vad vi sparar om dig, och varför: { $notice }
help-what = Jag visar dina poäng och ditt kort, byter poäng mot belöningar och hittar erbjudanden som passar dig. Har något gått fel, säg det till mig: Jag öppnar ett ärende och säger när du får svar. Det du tycker skickar jag vidare precis som du säger det. Jag gör dig också till medlem, kopplar chatten till ditt medlemskap och byter språk. Skriv som du vill, eller tryck:
thanks-reply = Varsågod.
goodbye-reply = Hej då. Jag finns här när du vill skriva.
robot-reply = Jag är en automatisk assistent. Vill du hellre prata med en människa?
not-understood = Det förstod jag inte riktigt. Är det något av det här?
not-understood-again = Förlåt, jag förstår fortfarande inte. Ska en kollega ta över? Du behöver inte förklara igen.
not-understood-upset = Förlåt. Jag borde ha varit till bättre hjälp. Skriv med några få ord vad som är fel, så öppnar jag ett ärende, eller låt en kollega ta över.
not-working = Förlåt. Vad är det som inte fungerar? Är det något du har köpt hos oss, skriv vad det är, så öppnar jag ett ärende. Är det något här i chatten, skriv med några få ord vad du vill.
not-working-chat = Förlåt. Skriv med några få ord vad du vill, så försöker jag på det sättet. En kollega kan också ta över.
not-working-site = Förlåt. Vad ville du göra där? Skriv det med några få ord: en del går att göra här, och för resten öppnar jag ett ärende.
not-meant = Okej, inte det. Vad menade du?
attachment-voice = Jag kan inte lyssna på röstmeddelanden. Skriv några ord, så svarar jag.
attachment-other = Jag kan inte se bilder eller öppna filer. Skriv några ord, så svarar jag.
old-button = Den knappen hör till ett äldre meddelande. Det här gäller nu:
private-only = Det är personligt, så det svarar jag bara på privat. Tryck för att fortsätta där.
private-only-write = Det är personligt, så det svarar jag bara på i en privat chatt. Skriv till mig där.
fault = Något gick fel hos oss. Ditt meddelande är sparat, du behöver inte skicka det igen.
fault-not-taken = Något gick fel hos oss, och det senaste nådde mig inte. Försök gärna igen om en stund.

## Poäng

balance-spendable = Du har { $points } poäng att använda.
balance-none = Du har inga poäng att använda än.
balance-pending-one = { $points } poäng är på väg: ditt köp den { $purchasedOn } räknas från den { $availableOn }, när returtiden har gått ut.
balance-pending-several = { $next ->
    [one] { $points } poäng är på väg, det första från den { $availableOn }, när returtiden har gått ut.
   *[other] { $points } poäng är på väg, de första { $next } från den { $availableOn }, när returtiden har gått ut.
}
balance-waiting = { $points } välkomstpoäng väntar på dig och blir dina vid ditt första köp.
balance-expiry = { $points } poäng går ut den { $expiresOn }.
balance-owed = { $points ->
    [one] { $points } poäng från ett returnerat köp var redan använt. Nästa du tjänar in täcker det.
   *[other] { $points } poäng från ett returnerat köp var redan använda. De nästa du tjänar in täcker dem.
}
balance-tier-next = Du är { $tier } och behöver tjäna in { $missing } poäng till för att bli { $next }.
balance-tier-top = Du är { $tier }, vår högsta nivå.
balance-late = Siffrorna från butikerna är försenade. Med köp fram till { $countedUntil } har du { $points } poäng att använda. Senare köp ser jag inte än.
balance-stranger = Den här chatten är inte kopplad till något medlemskap än.

## Varför?

why-total = Så här blev det { $points } poäng (läget { $at }):
why-zero = Det finns inga poäng att använda (läget { $at }).
entry-purchase = { $points }  { $shop }, { $on } ({ $amount })
entry-return = { $points }  retur, { $shop }, { $on }
entry-welcome = { $points }  välkomstgåva, { $on }
entry-welcome-taken-back = { $points }  extra välkomstgåva återtagen, { $on }
entry-expiry = { $points }  gick ut, { $on }
entry-merge = { $points }  flyttat från ditt andra medlemskap, { $on }
entry-merge-undone = { $points }  flyttat tillbaka till ditt andra medlemskap, { $on }
entry-opening = { $points }  överfört saldo, { $on }
entry-correction = { $points }  rättelse, { $on }
entry-apology = { $points }  från oss, som en ursäkt, { $on }
entry-erasure = { $points }  borttagna när medlemskapet raderades, { $on }
entry-owed = { $points }  täckte en retur, { $on }
entry-earlier = { $count ->
    [one] { $points }  tidigare, { $count } händelse
   *[other] { $points }  tidigare, { $count } händelser
}
why-earning = Du får { $points } poäng per { $amount } du handlar för, avrundat nedåt för varje köp.
why-pending-now = Poängen går att använda direkt.
why-pending-days = { $days ->
    [one] Poängen går att använda { $days } dag efter köpet, när returtiden har gått ut.
   *[other] Poängen går att använda { $days } dagar efter köpet, när returtiden har gått ut.
}
why-expiry-never = Poängen går inte ut.
why-expiry-months = { $months ->
    [one] Poängen går ut { $months } månad efter köpet.
   *[other] Poängen går ut { $months } månader efter köpet.
}
why-expiry-year = { $years ->
    [0] Poängen går ut vid slutet av det år då du handlade.
    [one] Poängen går ut vid slutet av året efter köpet.
   *[other] Poängen går ut vid årets slut, { $years } år efter köpet.
}
why-tier-level = { $tier } börjar vid { $from } poäng.
why-welcome = Välkomstgåvan ges en gång per person och räknas från det första köpet.
why-linking = En kod gäller en gång och i { $minutes ->
    [one] { $minutes } minut
   *[other] { $minutes } minuter
}. Du har { $guesses } försök, sedan får du vänta.
why-list-points = Du har { $points } poäng att använda: det du har tjänat in och fått, minus det som har använts eller gått ut (läget { $at }).
why-rules = Regler: version { $version }, från den { $since }.
why-counted = Köp är medräknade fram till { $countedUntil }.
why-member = Det är det som finns sparat om dig.
why-nothing = Det fanns inga siffror i mitt förra svar. Ska jag visa dina poäng?

## Historik

history-title = Här är dina senaste händelser:
history-older = Och innan dess:
history-empty = Här är det tomt än. Den första händelsen kommer med ditt första köp.
history-end = Det finns inga äldre händelser.

## Bli medlem och koppla till

join-done = Välkommen, du är medlem, och mer än så behövde jag inte veta om dig.
join-gift = Du får { $points } välkomstpoäng vid ditt första köp.
join-number = Säg ditt medlemsnummer i kassan: { $number }
join-already = Du är redan medlem. Ditt nummer är { $number }.
link-ask = Skriv engångskoden som du har fått. Den gäller i { $minutes ->
    [one] { $minutes } minut
   *[other] { $minutes } minuter
}.
link-where = Du får en av kundtjänst: { $phone } eller { $email }.
link-no-code = Ett nummer eller en adress bevisar inte ensamt att medlemskapet är ditt. Säg det till kundtjänst, så får du en engångskod: { $phone } eller { $email }. Skriv koden här.
link-confirm = Den här länken kopplar chatten till ett medlemskap. Gå bara vidare om du själv har bett om den.
link-refused = Bra, ingenting har kopplats.
link-done = Den här chatten är nu kopplad till ditt medlemskap { $number }.
link-merged = Medlemskapet från den här chatten är nu en del av det, med allt som hör till.
link-gift-taken-back = Välkomstgåvan ges en gång per person, så den andra på { $points } poäng har tagits tillbaka.
link-already = Den här chatten är redan kopplad till ditt medlemskap { $number }.
link-wrong = { $left ->
    [0] Koden stämmer inte, eller så har den gått ut.
   *[other] Koden stämmer inte, eller så har den gått ut. Du har { $left } försök kvar.
}
link-wait = Det blev för många fel koder. Du kan försöka igen { $until }. Kundtjänst kan hjälpa dig innan dess: { $phone } eller { $email }.
unlink-ask = Ska jag koppla bort den här chatten från ditt medlemskap { $number }? Dina poäng blir kvar på medlemskapet.
unlink-done = Klart. Den här chatten är inte längre kopplad till något medlemskap. Dina poäng är kvar där de var.
unlink-kept = Bra, allt får vara som det är.

## Belöningar och kuponger

rewards-fit = Du har { $points } poäng att använda. Det här är våra belöningar, de närmaste först:
rewards-none-fit = Du har { $points } poäng att använda. Inget är inom räckhåll än; det här är närmast:
rewards-all = Det här är våra belöningar:
rewards-further = Och så finns de här:
rewards-which = De här ligger nära det du skrev. Vilken får det bli?
rewards-empty = Det finns inga belöningar just nu.
reward-open = { $reward }: { $points } poäng
reward-short = { $reward }: { $points } poäng, { $missing } kvar (köp för ungefär { $amount })
reward-tier = { $reward }: { $points } poäng, från { $tier } och uppåt
reward-sold-out = { $reward }: { $points } poäng, slut
reward-not-yet = { $reward }: { $points } poäng, från den { $on }
locked-short = { $reward } kostar { $cost } poäng och du har { $points }. { $missing } kvar: köp för ungefär { $amount }.
locked-tier = { $reward } är för { $tier } och uppåt. Du är { $mine } och saknar { $missing } intjänade poäng.
locked-sold-out = { $reward } är slut, så den kan jag inte ge nu. Inget har dragits från dig.
locked-not-yet = { $reward } går att få från den { $on }.
locked-over = { $reward } gick att få till och med den { $on }, så den kan jag inte ge längre.
locked-gone = Den belöningen finns inte längre på vår lista.
redeem-ask = Byta { $points } poäng mot { $reward }? Du har { $left } kvar.
redeem-done = Den är din. Visa den här koden i kassan: { $code }
redeem-declined = Okej, inget byttes. Du har { $points } poäng att använda.
redeem-ended = Den frågan har gått ut. Inget byttes, och det jag hade lagt undan är fritt igen.
redeem-closed = Den frågan är stängd, och inget byttes med den.
redeem-short = Några av dina poäng har gått ut eller gick tillbaka med en retur, så det är för få kvar. Inget byttes.
vouchers-title = Det här är dina kuponger:
vouchers-none = Du har inga kuponger än. Du får en när du byter poäng mot en belöning.
voucher-terms = En gång, i alla butiker, senast den { $until }.
voucher-show = { $reward }: visa den här koden i kassan: { $code }
voucher-open = { $reward }: { $code }, gäller till och med den { $until }
voucher-used = { $reward }: använd { $at }, { $shop }
voucher-given-back = { $reward }: lämnad tillbaka { $at }
voucher-expired = { $reward }: har gått ut, gällde till och med den { $on }
voucher-unknown = Jag hittar inte den kupongen bland dina.
give-back-done = Den är lämnad tillbaka, och { $points } poäng finns på ditt konto igen.
give-back-nothing = Den är lämnad tillbaka. Inga poäng följde med.
give-back-ask = Du betalade { $points } poäng, och { $left } skulle komma tillbaka: resten har gått ut, eller så är det som gav dem returnerat. Vill du lämna tillbaka den ändå?
over-used = Den här koden användes { $at }, { $shop }.
over-given-back = Den här kupongen lämnades tillbaka { $at }.
over-expired = Den här kupongen gällde till och med den { $on }. Den har gått ut, och poängen kommer inte tillbaka.
over-final = Den här går inte att lämna tillbaka. Du kan använda den till och med den { $until }.
card-number = Ditt medlemsnummer: { $number }
card-how = Visa det i kassan, eller säg numret.
entry-redeem = { $points }  { $reward }, { $on }
entry-redeem-used = { $points }  { $reward }, { $on } (använd)
entry-redeem-expired = { $points }  { $reward }, { $on } (kupongen har gått ut)
entry-redeem-given-back = { $points }  { $reward }, { $on } (lämnad tillbaka)
entry-redeem-returned = { $points }  tillbaka för { $reward }, { $on }
entry-redeem-reserved = { $points }  undanlagda för { $reward }, till { $until }
why-reward-price = { $reward } kostar { $points } poäng.
why-reward-order = De poäng som går ut först används först.
why-reward-days = { $days ->
    [one] Kupongen gäller i { $days } dag.
   *[other] Kupongen gäller i { $days } dagar.
}
why-reward-return = Den går att lämna tillbaka tills den används.
why-reward-final = Den går inte att lämna tillbaka.
know-vouchers = Kuponger: { $count }.
reward-name = { $reward }
reward-description = { $description }
button-rewards = Se belöningar
button-other-rewards = Andra belöningar
button-more-rewards = Fler belöningar
button-yes-swap = Ja, byt
button-qr = Visa QR
button-give-back = Lämna tillbaka
button-yes-give-back = Ja, lämna tillbaka
button-vouchers = Mina kuponger
button-older-vouchers = Äldre kuponger
button-card = Visa mitt kort
button-not-me = Det var inte jag
command-rewards = Vad du kan få för dina poäng
command-card = Ditt kort till kassan

## Språk

language-ask = Vilket språk vill du använda?
language-done = Från och med nu skriver jag svenska.

## Det vi sparar

know-stranger = Du är inte medlem. Jag sparar meddelandena i den här chatten för att kunna svara dig: { $messages } hittills.
know-name = Appen visar mig det här namnet: { $name }.
know-membership = Du har medlemsnummer { $number } och är medlem sedan den { $joinedOn }.
know-details = Dina uppgifter: { $details }.
know-activity = { $purchases } köp, { $entries ->
    [one] { $entries } händelse
   *[other] { $entries } händelser
} på ditt poängkonto och { $messages ->
    [one] { $messages } meddelande
   *[other] { $messages } meddelanden
} till mig.
know-chats = { $chats ->
    [one] { $chats } chatt är kopplad till ditt medlemskap.
   *[other] { $chats } chattar är kopplade till ditt medlemskap.
}
know-answers = Mina svar till dig: { $count }.
know-cases = Ärenden: { $count }.
know-opinions = Frågor och åsikter: { $count }.
know-files = Bilder och filer från dig: { $count }.
know-forms = Formulär som du har börjat på: { $count }.
know-language = Språket i den här chatten: { $language }.
know-codes = Försök med engångskoder: { $count }.
know-contacts = Gånger jag skrev först: { $count }.
know-sources = Var du hittade oss: { $sources }.
know-consent-yes = { $purpose }: ja, sedan den { $on }.
know-consent-no = { $purpose }: nej, sedan den { $on }.
know-consent-none = Du har inte tackat ja till något, så jag skriver aldrig först.
know-rights = Du kan se allt, få en kopia eller få det raderat. Mer om dina personuppgifter: { $notice }
know-why = Du behöver inte lämna det här. Det jag ber om används till det jag bad om det för, och inte till något annat. Vad vi sparar, och vad vi använder det till: { $notice }
purpose-offers = Erbjudanden
purpose-surveys = Några korta frågor
stop-done = Klart. Inga fler frågor eller erbjudanden. Jag svarar fortfarande när du skriver och hör av mig om öppna ärenden.
stop-undone = Klart, allt är som förut.
stop-undone-nothing = Det fanns inget att ångra: du hade inte tackat ja till något.

## Åsikter och frågor

survey-ask-nps = Hur troligt är det att du rekommenderar { $brand } till en vän? Från { $lowest } (inte alls) till { $highest } (alldeles säkert).
survey-ask-csat = Hur gick det hos { $brand }? Från { $lowest } (dåligt) till { $highest } (jättebra).
survey-ask-complaint = Ditt ärende { $case } är avslutat. Hur skötte vi oss? Från { $lowest } (dåligt) till { $highest } (jättebra).
survey-ask-text = Vad borde { $brand } göra bättre? Skriv med dina egna ord.
survey-question = { $question }
survey-scale-nps = Från { $lowest } (inte alls) till { $highest } (alldeles säkert).
survey-scale-csat = Från { $lowest } (dåligt) till { $highest } (jättebra).
survey-often = { $most ->
    [one] Vi skriver till dig av oss själva högst en gång på { $days } dagar.
   *[other] Vi skriver till dig av oss själva högst { $most } gånger på { $days } dagar.
} Vill du inte ha fler frågor? Skriv STOPP.
survey-words-nps = Tack. Vad är det viktigaste skälet? Svara med egna ord, eller hoppa över.
survey-words-csat = Tack. Vad hade krävts för en femma? Svara med egna ord, eller hoppa över.
survey-words-best = Tack. Vad gjorde vi bäst? Svara med egna ord, eller hoppa över.
survey-words-low = Tack för att du säger det. Vad gick fel? Svara med egna ord, eller hoppa över.
survey-words-added = Vad gick fel? Svara med egna ord, eller hoppa över. Jag lägger till det i ärendet.
survey-thanks = Tack, ditt svar är sparat.
survey-thanks-words = Tack, det hjälper. { $team } får det precis som du sa det: ”{ $words }”.
survey-words-first = Tack, det är sparat precis som du skrev det.
survey-number = Och som en siffra, från { $lowest } till { $highest }?
survey-number-again = Jag hittade ingen siffra där. Vilken, från { $lowest } till { $highest }?
survey-outside = Den siffran finns inte på skalan. Vilken, från { $lowest } till { $highest }?
survey-guess = Ska jag skriva { $rating }?
survey-changed = Ändrat till { $rating }.
survey-have = Jag har antecknat { $rating }, tack.
survey-edit = Skriv det på nytt, så som du vill ha det. Det här har jag nu: ”{ $words }”.
survey-not-now = Det går bra. Jag frågar inte om det här igen.
survey-skipped = Det går bra, ditt svar är sparat som det är.
survey-ended = Tiden för den här frågan gick ut { $day }. Tack ändå.
survey-ended-keep = Får jag spara det du skrev som din åsikt?
survey-declined = Den här frågan är stängd, som du ville.
survey-gone = Den frågan är inte öppen längre.
survey-colleague = Ska en kollega titta på det?
survey-colleague-no = Det går bra. Ditt svar är sparat.
survey-help-sorry = Vi är ledsna att det gick så dåligt.
survey-help-case = Jag har öppnat ärende { $case }, så du behöver inte anmäla det separat.
survey-why-campaign = Du har sagt ja till frågor från oss. Med dem letar vi efter det vi kan göra bättre.
survey-why-complaint = Ditt ärende { $case } avslutades. Vi vill veta om det blev ordnat.
survey-why-asked = Du ville berätta något för oss.
survey-why-reason = { $reason }
survey-why-who = { $team } ser ditt svar. Det ändrar ingenting i dina poäng eller erbjudanden.
question-open-yesterday = En fråga är fortfarande öppen sedan i går. Ska vi fortsätta?
question-open = En fråga är fortfarande öppen sedan { $day }. Ska vi fortsätta?
opinion-ask-shop = Bra att veta, tack. Får jag skicka det vidare till butiken { $shop }?
opinion-ask = Bra att veta, tack. Får jag skicka det vidare till mina kollegor?
opinion-tell = Gärna. Vad vill du berätta?
opinion-tell-stranger = Du kan säga vad du tycker utan att vara medlem.
opinion-passed = Tack, det är skickat vidare precis som du sa det: ”{ $words }”.
opinion-passed-nameless = Tack, det är skickat vidare utan ditt namn: ”{ $words }”.
opinion-kept-back = Det går bra, jag skickar inget vidare.
deed-told = I { $month } berättade du för oss { $said }. { $did } Tack för att du sa till.
deed-consent = Du får veta det för att du sa ja till frågor den { $on }. Räcker det? Skriv STOPP.
why-deed-words = Du skrev den { $on }: ”{ $words }”
why-deed-gone = Det du berättade då finns inte kvar.
why-deed-did = En kollega skrev den { $on } vad som har gjorts sedan dess. Det ändrar ingenting i dina poäng eller erbjudanden.
button-rating = { $rating }
button-yes-rating = Ja, { $rating }
button-choose = Jag väljer själv
button-not-now = Inte nu
button-edit = Ändra
button-why-ask = Varför frågar ni?
button-go-on = Fortsätt
button-yes-please = Ja tack
button-pass-on = Ja
button-pass-on-nameless = Ja, utan mitt namn

## Knappar

button-balance = Mina poäng
button-why = Varför?
button-history = Historik
button-older = Visa äldre
button-join = Bli medlem gratis
button-member = Jag är medlem
button-help = Vad kan du?
button-person = Prata med en människa
button-not-meant = Det menade jag inte
button-swap-points = Byt poäng
button-profile = Ändra mina uppgifter
button-opinion = Lämna synpunkter
button-stop = Stoppa utskick
button-language = Språk
button-in-language = { $name }
button-know = Vad vet du om mig?
button-yes-unlink = Ja, koppla bort
button-yes-link = Ja, koppla
button-no = Nej
button-undo = Ångra
button-private = Fortsätt privat

## Kommandon (visas i en meny där plattformen har en)

command-points = Dina poäng
command-history = Var de kommer ifrån
command-join = Bli medlem
command-link = Koppla till ditt medlemskap
command-language = Byt språk
command-privacy = Vad vi sparar om dig
command-stop = Inga fler frågor eller erbjudanden
command-help = Vad jag kan

## Klocka och dag

at-today = i dag { $clock }
at-yesterday = i går { $clock }
at-tomorrow = i morgon { $clock }
at-day = den { $day } { $clock }

# Efter ”senast”.
due-today = i dag { $clock }
due-day = { $day } { $clock }

## Formulär

form-how = Några frågor, en i taget. Skriv ”avbryt” när du hellre vill låta bli; det du har svarat sparar jag.
form-optional = Den här kan du hoppa över.
form-problem-missing = Det här måste fyllas i.
form-problem-too-long = { $most ->
    [one] Här finns plats för { $most } tecken.
   *[other] Här finns plats för { $most } tecken.
} Du skrev { $length }.
form-problem-number = Skriv ett heltal från { $min } till { $max }.
form-problem-email = Skriv en e-postadress, till exempel { $example }.
form-problem-day = Skriv dagen så här: { $example }.
form-problem-option = Välj ett av svaren.
form-problem-field = { $field }:
form-again = Nästan klart, men titta på det här en gång till:
form-waiting = Du hade börjat på något här: { $title }. Ska vi fortsätta?
form-goes-on = Vi fortsätter där du var.
form-cancelled = Okej, jag har lagt det åt sidan. Inget skickades.
# What people write to leave a form, besides the word on its button; with commas between.
form-cancel-words = glöm det, inte nu, strunt i det, låt bli, jag ångrade mig
form-nothing-open = Det finns inget som är halvfärdigt. Vad kan jag göra för dig?
form-done-already = Det är redan gjort. En gång räcker.
form-gone = Det har jag inte längre. Vi kan börja om när du vill.
form-elsewhere = Du fortsatte med det i { $channel }. Ska vi fortsätta här i stället?
button-form-resume = Fortsätt där jag var
button-form-here = Fortsätt här
button-form-skip = Hoppa över
button-form-cancel = Avbryt

## Bilder och filer

attachment-photo = Din bild har kommit fram, tack. Skriv med några ord vad det gäller, så får en människa se den.
attachment-file = Din fil har kommit fram, tack. Skriv med några ord vad det gäller, så får en människa se den.
attachment-too = Det du skickade med har också kommit fram.
attachment-wrong-type = En sådan fil kan jag inte ta emot. Bilder och PDF går bra.
attachment-too-large = Den filen är för stor för mig. Den får vara på högst { $most } megabyte.
attachment-too-many = Det är mer än jag kan ta emot på en dag. Skicka gärna resten i morgon.
attachment-lost = Jag kunde inte hämta filen som du skickade. Skicka den gärna en gång till.

## Vilken chatt

channel-ask = Nu når du mig i flera chattar. Var ska jag skriva när det finns något att berätta?
channel-done = Bra, då skriver jag till dig i { $channel }. Säg ”en annan chatt” när du vill ändra det.
channel-only = Det här är den enda chatten som är kopplad till ditt medlemskap, så jag skriver till dig här.
channel-name = { $channel }

## E-post

leave-ask = Vilken e-postadress ska jag skriva till? Jag använder den för svar som kommer när den här sidan är stängd, och inte till något annat.
leave-wrong = Det är inte en hel e-postadress än. Den ser ut så här: namn@example.com
leave-done = Tack. Svar som kommer när den här sidan är stängd går till { $email }, och inget annat.
leave-known = Svar som kommer när den här sidan är stängd går till { $email }.
leave-stopped = { $email } har bett oss att inte skicka fler mejl, så jag skickar inga dit. Den som läser brevlådan kan tillåta dem igen med länken längst ner i vårt senaste mejl.
leave-none = Okej, ingen e-post. Det som kommer senare väntar på dig här på sidan.
leave-withdrawn = Det är ordnat. Jag skriver inte till { $email } längre. Det som kommer senare väntar på dig här på sidan.
leave-here = Du behöver inte lämna någon adress: det som kommer senare kommer i den här chatten.
leave-off = Jag kan inte skicka e-post. Det som kommer senare väntar på dig här på sidan. Kundservice kan skriva till dig: { $phone } eller { $email }.
stop-mail = Och ingen mer e-post från den här chatten.
know-mail = Svar som kommer när sidan är stängd går till { $email }.
purpose-answers-by-email = Svar med e-post
button-leave-address = Meddela mig per e-post
button-another-address = En annan adress
button-no-mails = Ingen e-post
button-no-thanks = Nej tack
mail-subject = Ett meddelande från { $brand }
mail-first = Du lämnade den här adressen i vår chatt, så att svar når dig när sidan är stängd. Det här är det första. Var det inte du? Avsluta då de här mejlen med länken längst ner.
mail-continue = Fortsätt samtalet
mail-until = Länken öppnar ditt samtal till och med den { $until }. Ge den inte vidare.
mail-why = Du får det här mejlet för att du lämnade din adress i vår chatt, för sådana svar och inget annat. Det skickades automatiskt. Vill du svara, fortsätt samtalet.
mail-stop = Inga fler sådana mejl
stop-page-title = Inga fler mejl?
stop-page-ask = Då skickar { $brand } inga fler svar från chatten till den här adressen.
stop-page-button = Ja, inga fler mejl
stop-page-done = Det är ordnat. Du får inga fler sådana mejl.
stop-page-allow = Tillåt dem igen
stop-page-allowed = Vi får skriva till den här adressen igen. Vill du ha svar med e-post, lämna den en gång till i chatten.
return-page-ask = Ditt samtal med { $brand } öppnas i den här webbläsaren och finns kvar i den. Gör det inte på någon annans enhet.
return-page-replaces = Ett annat samtal är öppet i den här webbläsaren. Det här tar dess plats.
return-page-button = Fortsätt
return-page-over = Länken har gått ut. Ditt samtal finns kvar i webbläsaren där du började det.
return-page-chat = Gå till chatten
link-page-broken = Länken är inte hel. Kopiera hela länken från mejlet.

## Webbsidan

web-intro = Du skriver med den automatiska assistenten hos { $brand }.
web-automated = Automatisk assistent
web-welcome = Vad vill du veta?
web-privacy = Integritetspolicy
web-conversation = Samtal
web-message = Meddelande
web-send = Skicka
web-you = Du
web-connecting = Ansluter …
web-offline = Ingen anslutning. Det du skriver sparas och skickas när den är tillbaka.
web-sending = Skickar …
web-not-delivered = Kom inte fram, försök igen
web-writing = { $brand } skriver
web-new-messages = Nya meddelanden
web-too-long = Det är för långt. Ett meddelande kan ha högst { $most } tecken.
web-too-fast = Det var mycket på en gång. Ditt meddelande skickas av sig självt om { $seconds } s.
web-button-pressed = (en knapp)
web-no-script = Slå på JavaScript för att skriva med oss här.
web-no-cookie = Tillåt kakor för den här sidan och ladda om den för att skriva med oss här.
web-refused = Det kunde vi inte ta emot. Ladda om sidan och försök igen.
web-start-points = Hur många poäng har jag?
web-start-join = Jag vill bli medlem
web-start-link = Koppla mitt medlemskap
web-start-help = Vad kan du?
web-attach = Bifoga en bild eller ett dokument
web-attach-limits = En bild (JPEG, PNG, WebP, GIF, HEIC) eller en PDF på högst { $megabytes } MB.
web-attach-remove = Ta bort { $name }
web-attach-too-large = Filen är för stor. Den får vara högst { $megabytes } MB.
web-attach-type = Jag kan bara ta emot bilder (JPEG, PNG, WebP, GIF, HEIC) och PDF-dokument.
web-attach-empty = Filen är tom.
web-attach-progress = Skickar { $name }
web-attach-drop = Släpp filen här
web-file = (en fil)
web-picture = Bild från { $brand }

## Att hitta oss

go-title = Var ska vi chatta?
go-what = Fråga om dina poäng och få svar direkt, i appen som du redan har.
go-what-here = Fråga om dina poäng och få svar direkt.
go-link = Den här länken kopplar ditt medlemskap. Den fungerar en gång, och bara en kort stund.
go-app = Öppnar appen
go-web = Här i webbläsaren
go-web-note = Utan app och utan konto
go-scan = Hellre i telefonen? Skanna den här.
go-qr = QR-kod med adressen till den här sidan
poster-scan = Skanna, se dina poäng och chatta med oss i appen du redan har.

## En människa tar över

handoff-asked-open = Självklart. Jag har sagt till kundtjänst, och du får svar här senast { $by }. De kan se allt du har skrivit.
handoff-asked-closed = Självklart. Kundtjänst öppnar { $opensAt }, och du får svar här senast { $by }. De kan se allt du har skrivit.
handoff-no-wait = Du behöver inte vänta, jag skriver till dig.
call-ask = Vilket nummer ska vi ringa? Det används bara till detta.
call-wrong = Jag hittar inget telefonnummer i det. Skriv siffrorna, med landsnummer om det inte är härifrån.
call-noted = En kollega ringer { $phone } senast { $by }. Numret används bara till detta och raderas tillsammans med det.
call-noted-late = En kollega ringer { $phone }. Vi är sena, och det beklagar vi.
call-withdrawn = Okej, ingen ringer, och numret är raderat. Du får svaret här.
button-call-me = Ring mig i stället
button-another-number = Ett annat nummer
button-no-call = Ring inte
handoff-leave = Om du stänger sidan, vart får jag då skriva till dig? Det används bara till sådana svar.
handoff-already = Kundtjänst har det redan. Du får svar här senast { $by }.
handoff-late = Kundtjänst vet att du väntar. Du skulle ha fått svar senast { $by }, och vi är sena. Det är vårt fel.
handoff-passed-on = Det kan jag inte svara på själv, så jag har skickat det vidare till kundtjänst precis som du skrev det. Du får svar här senast { $by }.
handoff-agreed = Då så. Du får svar här senast { $by }.
handoff-called-off = Då så. Kundtjänst ser det också. Du får ändå svar här senast { $by }.
handoff-passed-on-late = Det kan jag inte svara på själv, så jag har skickat det vidare till kundtjänst precis som du skrev det. De vet att vi är sena.
handoff-rest-too = Allt annat du skriver här får de också.
handoff-taken = { $name } från kundtjänst har tagit över och kan se allt vi har skrivit.
handoff-taken-team = { $name } ({ $team }) har tagit över och kan se allt vi har skrivit.
handoff-back = { $name } är klar, så nu är det jag igen. Är det löst?
handoff-on = { $name } har bett en kollega fortsätta här ({ $team }), som kan se allt vi har skrivit. Du får svar senast { $by }.
handoff-solved = Vad bra. Skriv till mig när det är något.
handoff-not-solved = Då är vi inte klara. Jag har sagt till kundtjänst, och du får svar här senast { $by }. Du behöver inte förklara från början.
why-handoff = Du bad om en människa { $asked }. När kundtjänst har öppet svarar de inom den tid som våra regler ger dem: senast { $by }.
why-handoff-danger = Jag tillkallade genast en människa, { $asked }, eftersom det du skrev lät farligt.
why-handoff-limit = Jag frågade en människa { $asked }, eftersom jag inte får avgöra det själv.
why-handoff-unsolved = Du sa { $asked } att det inte var löst, så jag frågade en människa igen.
why-handoff-missed = Jag frågade en människa { $asked }, eftersom vi inte höll ett löfte till dig.
why-handoff-code = Jag frågade en människa { $asked }, eftersom du sa att någon annan har använt din kod.
why-handoff-colleague = En kollega tog hand om det { $asked }.
why-handoff-by = En människa svarar senast { $by }.
button-solved = Ja
button-come-back = Jag kommer tillbaka
button-colleague = Ja, en kollega

## Microsoft Teams

teams-fill-in = Fyll i det här.
teams-one-moment = Ett ögonblick, svaret är på väg.
teams-left-out = Till detta hör en bild eller ett dokument som jag inte kan skicka till dig i Teams.
teams-description = Dina poäng och var de kommer ifrån, och en människa när du behöver en.

## Erbjudanden

offer-yes = Ja: { $offer }, till och med { $until }.
offer-yes-several = { $count ->
    [one] Ja, det här passar dig:
   *[other] Ja, de här { $count } passar dig, det bästa först:
}
offer-item = { $offer }, till och med { $until }.
offer-why-you = Varför du?
reason-weekday = Sedan { $since } har du köpt { $goods } hos oss { $count ->
    [one] en gång
   *[other] { $count } gånger
} { $weekday }.
reason-often = Sedan { $since } har du köpt { $goods } hos oss { $count ->
    [one] en gång.
   *[other] { $count } gånger.
}
reason-last = Senast du köpte { $goods } hos oss var den { $on }.
reason-some = Det är tänkt för några av våra medlemmar, och du är en av dem.
reason-everyone = Det är för alla.
on-monday = på en måndag
on-tuesday = på en tisdag
on-wednesday = på en onsdag
on-thursday = på en torsdag
on-friday = på en fredag
on-saturday = på en lördag
on-sunday = på en söndag
offers-everyone = De här är för alla:
offers-everyone-none = Det finns inga erbjudanden för alla just nu.
offers-nothing = Inget i dag som verkligen passar dig.
offers-next-reward = Du har { $points } poäng; { $missing } till, så är { $reward } din.
offers-enough = Du har { $points } poäng, det räcker till { $reward }.
offers-complaint = Ditt ärende { $case } kommer först. Jag håller inne med erbjudanden tills det är löst.
offers-complaint-due = Ditt ärende { $case } kommer först: du får vårt svar senast { $due }. Jag håller inne med erbjudanden tills det är löst.
offers-stranger = Jag har erbjudanden för alla. För att hitta det som passar dig behöver jag ditt medlemskap.
offers-stranger-none = För att hitta erbjudanden som passar dig behöver jag ditt medlemskap.
offers-public = Personliga erbjudanden är bara för dig.
offer-voucher-terms = En gång, i alla butiker, till och med { $until }.
offer-taken-again = Det är redan ditt. Visa den här koden i kassan: { $code }
offer-limit = { $count ->
    [one] Du har fått det här erbjudandet en gång, och oftare kan ingen få det.
   *[other] Du har fått det här erbjudandet { $count } gånger, och oftare kan ingen få det.
}
offer-over-yesterday = Det här erbjudandet gick ut i går, så jag kan inte ge det längre.
offer-over = Det här erbjudandet gick ut den { $on }, så jag kan inte ge det längre.
offer-sold-out = Det här erbjudandet är slut, så jag kan inte ge det längre.
offer-not-yet = Det här erbjudandet börjar den { $on }.
offer-gone = Det här erbjudandet finns inte längre.
offer-no-return = Det här går inte att lämna tillbaka när du har tagit det.
offer-kept = Okej. Det finns kvar till och med { $until }.
offer-refused = Okej, inte det här. Jag erbjuder dig det inte igen.
offer-refused-group = Då får du inga fler erbjudanden på { $goods }.
offer-others-stay = Andra erbjudanden kommer fortfarande, som du valde.
offer-refused-unknown = Jag sorterar inte erbjudanden efter det, så jag kan inte utelämna bara dem. Ska jag stoppa alla erbjudanden?
button-stop-all-offers = Stoppa alla erbjudanden
offer-refusal-undone = Ångrat. Jag får erbjuda dig det igen.
offer-refusal-gone = Det fanns inget att ångra.
offer-terms = { $terms }
personal-off = Från och med nu låter jag dina köp vara. Det som är för alla visar jag dig fortfarande när du frågar.
personal-on = Från och med nu ser jag på dina köp för att hitta det som passar dig.
why-offer-title = { $offer }:
why-offer-weekday = Jag såg på dina köp av { $goods } sedan den { $since }: { $purchases }, { $count } av dem { $weekday }.
why-offer-weekday-all = Jag såg på dina köp av { $goods } sedan den { $since }: { $count }, alla { $weekday }.
why-offer-often = Jag såg på dina köp av { $goods } sedan den { $since }: { $count }.
why-offer-last = Jag såg på när du senast köpte { $goods } hos oss: den { $on }.
why-offer-purchase = { $on }, { $shop }
why-offer-earlier = och { $count } före det
why-offer-everyone = Det är för alla, så jag såg inte på något om dig: inte dina köp, inte dina meddelanden, inte ålder eller adress.
why-offer-nothing-else = Inget annat: inte dina meddelanden, inte ålder eller adress.
why-some = Det är tänkt för några av våra medlemmar. För att se om du är en av dem såg jag också på det här:
why-some-standing = din nivå eller dina poäng
why-some-chat = ditt språk eller de chattar du använder
why-some-shopping = vad du köper, när och var
why-some-contact = vad du har sagt ja till, och när vi skrev till dig
push-hello = Hej { $name }.
push-offer = { $offer } till dig, till och med { $until }.
push-offer-held = Ditt erbjudande går ut { $until }: { $offer }.
push-consent = Du får det här för att du sa ja till erbjudanden den { $on }. Räcker det? Skriv STOPP.
wish-noted = Noterat. Jag skriver till dig när { $reward } är inom räckhåll. Till dess hör du inget mer om det.
wish-not-needed = Du behöver inte vänta: { $reward } är inom räckhåll nu.
wish-undone = Okej, jag skriver inte om det.
wish-ready = Du bad mig säga till: { $reward } är inom räckhåll nu. Priset är { $cost } poäng, och du har { $points }.
over-expired-free = Den här kupongen gällde till och med den { $on }. Den har gått ut.
purpose-use-purchases = Erbjudanden efter vad du köper
button-offers = Erbjudanden
button-offers-everyone = Erbjudanden för alla
button-offers-now = Vad gäller nu?
button-take-offer = Jag tar det
button-not-for-me = Inget för mig
button-no-such-offers = Inga sådana alls
button-show-case = Visa mitt ärende
button-show-code = Visa koden
button-terms = Villkor
button-fine = Det är bra så
button-leave-purchases = Använd inte mina köp
button-use-purchases = Använd mina köp
button-tell-me = Säg till mig
command-offers = Vad som finns för dig i dag
## En kopia, och att bli glömd

copy-section-membership = Medlemskap och konton
copy-section-points = Poäng
copy-section-purchases = Köp
copy-section-rewards = Belöningar och kuponger
copy-section-messages = Meddelanden
copy-section-cases = Ärenden
copy-section-opinions = Svar och åsikter
copy-section-offers = Erbjudanden, och när vi skrev först
copy-section-consents = Vad du har sagt ja eller nej till
copy-section-technical = Hur det fungerar inuti
copy-title = Det här har { $brand } sparat om dig
copy-made = Skrivet { $at }.
copy-you = Du
copy-row = { $row }
copy-newest = Det här är det nyaste. En kopia har allt.
copy-done = Här är din kopia: en fil att läsa och en med allt för andra program. Den som har filerna kan läsa dem.
copy-link = Här går det inte att skicka filer, så kopian finns bakom den här knappen fram till { $until }. Den kan hämtas en gång.
copy-nowhere = Här går det inte att skicka filer. Skriv till { $email }, så får du kopian med e-post.
copy-page-title = Din kopia
copy-page-what = Den kan hämtas en gång. Den har allt som vi har sparat om dig.
copy-page-fetch = Hämta den
copy-page-gone = Kopian finns inte här längre. Den har hämtats, eller så har tiden gått ut. I chatten kan du få en ny.
erase-member = Då är det här borta för gott: medlemskapet med { $points } poäng och { $count ->
    [one] { $count } kupong
   *[other] { $count } kuponger
}, våra meddelanden i alla dina chattar och orden i dina ärenden och svar.
erase-stranger = Då är våra meddelanden i den här chatten, och allt du har berättat i dem, borta för gott.
erase-kept = Köp och ändringar av poäng står kvar i bokföringen, utan ditt namn. Det gör också att ett ja eller nej har getts, och ett nej till e-post.
erase-recall = Det som redan finns i den här appen kan jag inte ta tillbaka: radera chatten här själv.
erase-case = Ditt ärende { $number } stängs samtidigt, och vi skriver inte mer till dig om det.
erase-confirm = Skriv { $word } för att genomföra det. Skriver du något annat raderas ingenting.
erase-wrong = Ingenting har raderats. Skriv bara { $word } för att genomföra det.
erase-late = Det var ett tag sedan, så ingenting har raderats. Ska vi börja om?
erase-not = Ingenting har raderats. Allt är som förut.
erase-done = Det är gjort. Jag vet inte längre vem du är, och skriver du igen börjar vi från början. Även det här meddelandet raderas hos oss när du har fått det.
button-see-data = Se allt
button-copy-data = Få en kopia
button-erase-data = Radera allt
button-keep-data = Behåll allt
button-fetch-copy = Hämta kopian

## Stopp, och mer sällan

stop-surveys = Klart, inga fler frågor. Erbjudanden kommer fortfarande, som du valde.
stop-offers = Klart, inga fler erbjudanden. Frågor kommer fortfarande, som du valde.
stop-offers-alone = Klart, inga fler erbjudanden. Jag svarar fortfarande när du skriver och hör av mig om öppna ärenden.
stop-surveys-alone = Klart, inga fler frågor. Jag svarar fortfarande när du skriver och hör av mig om öppna ärenden.
button-stop-offers = Inga erbjudanden heller
button-stop-surveys = Inga frågor heller
button-surveys-twice = Frågor 2 gånger om året
button-once-month = En gång i månaden
button-twice-year = Två gånger om året
button-stop-all = Inte alls
limit-ask = Självklart. Hur ofta får jag höra av mig först, som mest?
limit-stranger = Här svarar jag bara och skriver aldrig först, så det finns inget att begränsa.
limit-undone-nothing = Det fanns inget att ångra.
limit-all = Klart. Jag skriver först högst { $contacts ->
        [one] en gång
       *[other] { $contacts } gånger
    } { $days ->
        [7] i veckan
        [30] i månaden
        [91] i kvartalet
        [182] i halvåret
        [365] om året
       *[other] på { $days } dagar
    }.
limit-surveys = Klart. Jag frågar dig högst { $contacts ->
        [one] en gång
       *[other] { $contacts } gånger
    } { $days ->
        [7] i veckan
        [30] i månaden
        [91] i kvartalet
        [182] i halvåret
        [365] om året
       *[other] på { $days } dagar
    }.
limit-offers = Klart. Du får erbjudanden högst { $contacts ->
        [one] en gång
       *[other] { $contacts } gånger
    } { $days ->
        [7] i veckan
        [30] i månaden
        [91] i kvartalet
        [182] i halvåret
        [365] om året
       *[other] på { $days } dagar
    }.
know-limit-all = Frågor och erbjudanden sammanlagt högst { $contacts ->
        [one] en gång
       *[other] { $contacts } gånger
    } { $days ->
        [7] i veckan
        [30] i månaden
        [91] i kvartalet
        [182] i halvåret
        [365] om året
       *[other] på { $days } dagar
    }, som du bad om.
know-limit-surveys = Frågor högst { $contacts ->
        [one] en gång
       *[other] { $contacts } gånger
    } { $days ->
        [7] i veckan
        [30] i månaden
        [91] i kvartalet
        [182] i halvåret
        [365] om året
       *[other] på { $days } dagar
    }, som du bad om.
know-limit-offers = Erbjudanden högst { $contacts ->
        [one] en gång
       *[other] { $contacts } gånger
    } { $days ->
        [7] i veckan
        [30] i månaden
        [91] i kvartalet
        [182] i halvåret
        [365] om året
       *[other] på { $days } dagar
    }, som du bad om.

## Löften

promise-missed-answer = Vi lovade dig svar senast { $due }. Det fick du inte, och det beklagar vi.
promise-missed-replacement = { $count ->
    [one] Vi lovade att skicka en ny vara till dig senast { $due }. Det gjorde vi inte, och det beklagar vi.
   *[other] Vi lovade att skicka { $count } nya varor till dig senast { $due }. Det gjorde vi inte, och det beklagar vi.
}
promise-missed-money = Vi lovade att skicka tillbaka { $amount } till dig senast { $due }. Det gjorde vi inte, och det beklagar vi.
promise-missed-word = Vi lovade att skriva till dig senast { $due }. Det gjorde vi inte, och det beklagar vi.
promise-missed-staff = Vi lovade dig det här senast { $due }: ”{ $words }”. Det höll vi inte, och det beklagar vi.
promise-missed-next = { $team } har ärendet nu och skriver till dig senast { $next }.
promise-missed-last = { $team } vet att vi missade det igen. Vill du inte vänta kan du ringa { $phone } eller skriva till { $email }: de ser allt.
promise-missed-points =
    { $points ->
        [one] { $points } poäng finns på ditt konto för det.
       *[other] De { $points } poängen finns på ditt konto.
    }

promise-kept-replacement = { $count ->
    [one] Som utlovat: din nya vara skickades { $at }.
   *[other] Som utlovat: dina { $count } nya varor skickades { $at }.
}
promise-kept-money = Som utlovat: { $amount } skickades tillbaka till dig { $at }.
promise-kept-staff = Som utlovat är det här gjort: ”{ $words }”.
promise-late-replacement = { $count ->
    [one] Din nya vara skickades { $at }. Vi beklagar att det tog längre tid än vi lovade.
   *[other] Dina { $count } nya varor skickades { $at }. Vi beklagar att det tog längre tid än vi lovade.
}
promise-late-money = { $amount } skickades tillbaka till dig { $at }. Vi beklagar att det tog längre tid än vi lovade.
promise-late-staff = Det här är gjort: ”{ $words }”. Vi beklagar att det tog längre tid än vi lovade.
promise-kept-proof = Referens: { $proof }
promise-withdrawn-staff = Det här behövs inte längre, så vi gör det inte: ”{ $words }”. Räknar du fortfarande med det, så säg till, så tar en kollega hand om det.
button-promise-track = Följ paketet

promise-moved-answer = Vi hinner inte svara dig { $was }. Det vet vi nu, och därför säger vi det nu: senast { $due }.
promise-moved-replacement = { $count ->
    [one] Din nya vara kan inte skickas { $was }. Det vet vi nu, och därför säger vi det nu: senast { $due }.
   *[other] Dina { $count } nya varor kan inte skickas { $was }. Det vet vi nu, och därför säger vi det nu: senast { $due }.
}
promise-moved-money = Vi kan inte skicka tillbaka { $amount } till dig { $was }. Det vet vi nu, och därför säger vi det nu: senast { $due }.
promise-moved-staff = Vi lovade dig det här senast { $was }: ”{ $words }”. Det tar längre tid. Det vet vi nu, och därför säger vi det nu: senast { $due }.
button-promise-money = Hellre pengarna tillbaka
promise-money-over = Det går inte att ändra längre: någon håller på med det. En kollega kan hjälpa.
button-promise-fine = Det är okej
promise-fine = Tack. Då säger vi senast { $due }.
promise-fine-over = Tack.

promise-new-answer = Du får vårt svar senast { $due }.
promise-new-replacement = { $count ->
    [one] Din nya vara skickas senast { $due }.
   *[other] Dina { $count } nya varor skickas senast { $due }.
}
promise-new-money = { $amount } skickas tillbaka till dig senast { $due }.
promise-new-staff = Vi lovar dig det här senast { $due }: ”{ $words }”.
promise-new-points = Hinner vi inte, säger vi det själva och ger dig { $points } poäng.
promise-new-word = Hinner vi inte, säger vi det själva.

promise-status-answer = { $case }: du får vårt svar senast { $due }. Det gäller fortfarande.
promise-status-replacement = { $count ->
    [one] { $case }: din nya vara skickas senast { $due }. Det gäller fortfarande.
   *[other] { $case }: dina { $count } nya varor skickas senast { $due }. Det gäller fortfarande.
}
promise-status-money = { $case }: { $amount } skickas tillbaka till dig senast { $due }. Det gäller fortfarande.
promise-status-word = { $case }: vi är sena. { $team } skriver till dig senast { $due }.
promise-status-staff = { $case }: senast { $due } lovade vi dig det här: ”{ $words }”. Det gäller fortfarande.
promise-status-owed = { $case }: vi är sena. { $team } har ärendet och blir påmind varje dag tills det är löst.

why-promise = Vi lovade det { $at }, senast { $due }. Den som håller det är: { $team }.
why-promise-points = Ett löfte som vi inte håller ger { $points } poäng, och högst { $most } inom { $days } dagar.

## Höll det?

follow-hello = Hej { $name }.
follow-damaged = { $count ->
    [one] Kom den nya varan fram hel?
   *[other] Kom de { $count } nya varorna fram hela?
}
follow-replacement = { $count ->
    [one] Har den nya varan kommit fram, och är den rätt?
   *[other] Har de { $count } nya varorna kommit fram, och är de rätt?
}
follow-money = Har pengarna kommit fram?
follow-other = Är allt som det ska med { $case } nu?
button-follow-yes = Ja, allt är bra
button-follow-no = Nej, öppna ärendet igen
follow-good = Bra att höra.
follow-closed = Bra att höra. { $case } är avslutat.
follow-closed-before = Tack, { $case } är redan avslutat.
follow-again = { $case } är öppet igen, och du behöver inte förklara från början. Du får vårt svar senast { $due }. Vad är fel nu?
follow-again-words = { $case } är öppet igen, med det du skrev. Du får vårt svar senast { $due }.
follow-open-before = { $case } är fortfarande öppet, och du får vårt svar senast { $due }.
follow-open = { $case } är redan öppet.
follow-open-sure = { $case } är öppet. Är allt i ordning nu, och ska jag stänga det?
button-follow-sure = Ja, stäng det
button-follow-stay = Nej, låt det vara öppet
button-follow-broken = Trasigt igen
button-follow-missing = Inte kommit
button-follow-else = Något annat
follow-noted = Tack, det är noterat i { $case }.
follow-tell = Berätta med egna ord, så lägger jag det i { $case }.
## Complaints: filed, corrected, settled, and danger

complaint-sorry = Vi beklagar.
complaint-sorry-name = Vi beklagar, { $name }.
complaint-sorry-damaged = Det som kommer fram trasigt är vårt ansvar, och det rättar vi till.
complaint-sorry-missing = Varorna skulle ha varit hos dig. Det är vårt ansvar, och det rättar vi till.
complaint-sorry-wrong = Du fick något annat än du beställde. Det är vårt fel, och det rättar vi till.
complaint-sorry-faulty = Det du köper hos oss ska fungera. Att det inte gör det är vårt ansvar, och det rättar vi till.
complaint-sorry-payment = Det du betalar ska stämma. Vi går igenom varje belopp och rättar det som är fel.
complaint-sorry-staff = Alla ska få ett bra bemötande hos oss. Det som gick fel där är vårt ansvar.
complaint-sorry-points = Dina poäng ska stämma. Vi går igenom varje rad och rättar det som är fel.
complaint-sorry-other = Så skulle det inte ha varit, och vi undersöker det.
complaint-case = Ditt ärende är { $case }.
complaint-case-order = Ditt ärende är { $case } (order { $order }).
complaint-case-item = Ditt ärende är { $case } ({ $item }).
complaint-case-both = Ditt ärende är { $case } (order { $order }, { $item }).
complaint-choose = Vad vill du helst?
complaint-photo = Skicka gärna en bild, men du behöver inte.
complaint-no-member = Du behöver inte vara medlem för att få hjälp.
complaint-which-about = Vad handlar det mest om?
complaint-passed-along = En kollega tittar på det. Du behöver inte göra något mer.
complaint-tell = Berätta med egna ord vad som gick fel.
complaint-letter = Hela ditt meddelande är sparat i ärende { $case }.
complaint-joined = Du har redan { $case }, så jag har lagt det där.
complaint-joined-order = Du har redan { $case } om order { $order }, så jag har lagt det där.
complaint-added = Det är tillagt i { $case }.
complaint-photo-added = Tack. Bilden hör till { $case } nu.
complaint-in-public = Tack för att du säger till. Vi tar det privat, så att dina uppgifter stannar mellan oss.
complaint-in-private = Du skrev ”{ $words }”. Ska jag öppna ett ärende?
complaint-not-filed = Okej, då öppnar jag inget.
complaint-fix-what = Vad ska jag ändra?
complaint-which-order = Vilken order eller vilket kvitto gäller det? Skriv numret.
complaint-order-unclear = Jag hittade inget nummer där. Skriv det som det står på kvittot eller i ordermejlet.
complaint-which-item = Vad är det fel på? Några få ord räcker, med antal: ”2 koppar”.
complaint-fixed = Det är ändrat, tack.
complaint-fix-too-late = Något är redan överenskommet i { $case }, så jag låter det vara.
complaint-withdrawn = Då är { $case } stängt, och det händer inget mer.
complaint-over = { $case } är inte längre öppet. Är något fel öppnar jag det igen med allt som står där.
complaint-agreed = Det är överenskommet i { $case }.
complaint-agreed-before = Det är redan överenskommet i { $case }, och inget görs två gånger.
complaint-keep-goods = Du behöver inte skicka tillbaka det som är trasigt.
complaint-points-given = { $points ->
    [one] { $points } poäng finns på ditt konto.
   *[other] { $points } poäng finns på ditt konto.
}
complaint-voucher-given = Visa den här koden i kassan: { $code }
complaint-over-limit = Jag får inte själv godkänna { $amount }.
complaint-not-alone = Det får jag inte avgöra själv.
complaint-person-decides = Kundtjänst svarar dig senast { $due }, och jag har skickat med vad du vill.
complaint-person-has-it = Kundtjänst har ditt ärende, och jag har skickat med vad du vill.
complaint-order-helps = Med numret på ordern eller kvittot kan jag kanske ordna det direkt.
complaint-undone = Ångrat: inget är överenskommet längre.
complaint-undo-late = Det är redan gjort, så jag kan inte ta tillbaka det. En kollega kan hjälpa.
order-cancelled-replacement = Vi kan inte skicka den ersättningsvara som vi kom överens om i { $case }, och det är vi ledsna för.
order-cancelled-money = Vi kan inte skicka { $amount } till dig, som vi kom överens om i { $case }, och det är vi ledsna för.
case-none = Du har inget ärende hos oss.
case-open = { $case } är öppet, och en kollega har det.
case-resolved = { $case } ordnades { $on }.
case-closed = { $case } stängdes { $on }.
danger-health = Ring { $number } nu. Ingen ska få mer av det, och spara förpackningen.
danger-injury = Är någon allvarligt skadad? Ring { $number } nu. Låt saken vara som den är, så att ingen annan skadas.
danger-fire = Brinner eller ryker det? Gå ut och ring { $number } nu. Använd det inte igen.
danger-self-harm = Ring { $number } nu, eller någon som står dig nära. Du behöver inte vara ensam med det här.
danger-threat = Det här tar vi på allvar.
danger-fraud = Kan ett kort eller en kod vara i fel händer? Spärra det nu, också hos banken. Skriv ingen kod här.
danger-privacy = Så får det inte gå till, tack för att du säger till. Dela inte det du har sett med andra.
danger-discrimination = Ingen ska bli behandlad så hos oss.
danger-law = Det här svarar en människa på, inte jag.
danger-unclear-life = En människa tittar på det här nu. Är någon skadad eller i fara, ring { $number } nu.
danger-unclear = En människa tittar på det här nu.
danger-alarm = Vår jourhavande är larmad och skriver till dig här senast { $due } (ärende { $case }).
danger-alarmed = Vår jourhavande är larmad.
why-complaint = { $case } bygger på det du skrev { $at }: ”{ $words }”.
why-goods = Ditt köp { $order } känner vi till: det ärendet gäller kostade { $amount }.
why-service = Jag får själv ordna upp till { $amount }, och { $count ->
    [one] { $count } ärende
   *[other] { $count } ärenden
} för en person inom { $days ->
    [one] { $days } dag
   *[other] { $days } dagar
}. Resten avgör en människa.
button-about-damaged = Trasig vara
button-about-missing = Inte kommit
button-about-wrong = Fel vara
button-about-faulty = Fungerar inte
button-about-payment = Betalning
button-about-staff = Personalen
button-about-points = Poäng
button-about-other = Något annat
button-about-more = Fler val
button-remedy-replace = Skicka en ny
remedy-count = { $count ->
    [one] Skicka en ny
   *[other] Skicka { $count } nya
}
button-remedy-money = Pengarna tillbaka
remedy-amount = { $amount } tillbaka
remedy-points = { $points ->
    [one] { $points } poäng
   *[other] { $points } poäng
}
button-remedy-voucher = En kupong
button-complaint-correct = Ändra något
button-something-else = Det är något annat
button-case-status = Hur går ärendet?
button-case-new = Anmäl ett problem
button-case-reopen = Öppna det igen
button-fix-about = Vad det gäller
button-fix-order = Ordernummer
button-fix-item = Vad som är fel
button-fix-none = Det är inget klagomål
button-yes = Ja

## Words at hand for colleagues who answer in the console

ready-looking = Tack, jag tittar på det nu.
ready-photo = Kan du skicka en bild på det? Då ser jag lättare vad som gick fel.
ready-else = Är det något mer jag kan göra för dig?
## A campaign, tried on one person

test-mark = Test: så här kommer det att se ut. Bara du får det.
test-pressed = Det var ett test: inget hände och inget är antecknat. I det riktiga meddelandet fungerar knappen.

## For colleagues, in the room of theirs on a platform

room-hello = Här säger jag till när någon behöver er, bara med ärendenummer och tid. Allt annat finns i konsolen.
room-case = { $case }:
room-danger = Fara. Ingen har tagit den; väntar sedan { $since }.
room-danger-again = Fara anmäldes igen { $since }, till en kollega som redan har samtalet.
room-asked = Någon väntar på en människa sedan { $since }. Lovat senast { $by }.
room-unaccepted = Ingen har tagit den i tid; väntar sedan { $since }. Lovat senast { $by }.
room-unanswered = Tagen, men inte besvarad i tid; väntar sedan { $since }. Lovat senast { $by }.
room-promise-soon = Ett löfte ska hållas senast { $by }.
room-promise-missed = Ett löfte hölls inte: senast { $by }.
room-link = { $link }
## Svar på ingenting, och det som inte görs här

yes-to-what = Gärna. Vad ska jag göra? Skriv det, eller tryck:
no-is-fine = Det är okej. Jag finns här när du behöver mig.
no-take-back = Okej. Ska jag ta tillbaka det?
cancel-nothing = Här är inget öppet som jag kan avbryta. Menar du en beställning kan en kollega hjälpa dig.
cancel-case = Det ligger kvar hos kundtjänst om du inte vill att jag stänger det. Ska jag det?
profile-how = Språket ändrar jag själv, direkt. Namn, telefon, e-post eller adress rättar en kollega åt dig.
refer-none = Vi belönar inte värvning av vänner ännu, så jag lovar inget för det. De är välkomna ändå: alla som skriver till mig här kan bli medlem gratis.
share-points-none = Poängen hör till det medlemskap som har tjänat in dem, så jag kan inte flytta dem till någon annan. Det du byter dem mot får du ge bort: den som visar koden kan använda den.

## Beställningar: var de är, som butiken senast sade det

order-placed = Beställning { $order }: vi har fått den, och den ska packas.
order-packed = Beställning { $order } är packad och väntar på transportören.
order-shipped = Beställning { $order } är på väg.
order-shipped-with = Beställning { $order } är på väg med { $carrier }.
order-ready = Beställning { $order } är klar att hämta: { $shop }.
order-ready-with = Beställning { $order } är klar att hämta hos { $carrier }.
order-delayed = Beställning { $order } är försenad. Jag beklagar det.
order-delivered = Beställning { $order } är levererad.
order-cancelled = Beställning { $order } är avbeställd.
order-returned = Beställning { $order } har kommit tillbaka till oss.
order-expected = Den ska vara hos dig { $on }.
order-late = Den skulle ha varit hos dig { $on }. Jag beklagar att den är sen.
order-as-of = Senast uppdaterat: { $at }.
order-stale = { $shop } har inte meddelat något nyare, så det här kan vara inaktuellt.
order-late-offer = Ska jag öppna ett ärende, så att någon tittar på det?
order-none = Jag ser ingen beställning på ditt medlemskap som är på väg. Har du ett ordernummer? Skriv det här, eller låt en kollega titta.
order-unknown = Jag hittar ingen beställning { $order } på ditt medlemskap. Kontrollera numret och skriv det igen, eller låt en kollega titta.
order-no-member = Beställningar är personliga: koppla ditt medlemskap, så kan jag säga var din är. En kollega kan också titta.
order-track = Spåra { $order }
button-order-track = Spåra paketet
button-order-late = Öppna ett ärende
button-order-status = Min beställning
why-order = Beställning { $order }: det säger { $shop }. Uppgiften gäller { $at }.

## Svar ur biblioteket

answer-text = { $text }
answer-title = { $title }
answer-in-shop = { $shop }: { $text }
answer-hours = { $shops }: { $hours }
answer-which = Menar du något av det här?
answer-gone = Det svaret används inte längre. Fråga på ett annat sätt, eller låt en kollega hjälpa.
answer-other-language = Det här har jag bara på ett annat språk ({ $language }):
answer-hours-service = { $hours }. Telefon: { $phone }
answer-hours-unknown = De öppettiderna har jag inte här. Kundtjänst: { $hours }. Telefon: { $phone }
hours-closed = stängt
why-answer = ”{ $title }” är ett av våra svar, version { $version }, giltigt sedan { $since }. { $by } sparade det { $at }.
why-answer-imported = ”{ $title }” är ett av våra svar, version { $version }, giltigt sedan { $since }. Det importerades { $at }.
why-shop-hours = Öppettiderna är de som vi har skrivit in för varje butik.

## A purchase whose points are missing

missing-counted = Det här har jag räknat med från den { $on }:
missing-counted-lately = Det här är dina köp från de senaste sju dagarna som är medräknade:
missing-ready = Klara den { $on }.
missing-not-yet = Köpen kommer hit när butikerna skickar sina. De är medräknade fram till { $countedUntil }, så ditt från den { $on } kan fortfarande vara på väg.
missing-none = Köp är medräknade fram till { $countedUntil }, och inget av dina från den { $on } är med.
missing-none-lately = Köp är medräknade fram till { $countedUntil }, och inget av dina från de senaste sju dagarna är med.
missing-no-figures = Butikerna har inte skickat några köp till mig än.
missing-late = Siffrorna från { $shop } är sena: de går till { $countedUntil }.
missing-ask = Skriv numret på kvittot, eller skicka en bild på det, så tittar vi på det.
missing-number-found = Kvitto { $receipt } är medräknat, och det här är poängen:
missing-number-unknown = Jag hittar inte kvitto { $receipt } på ditt medlemskap, så kundtjänst letar efter det.
missing-wait = Det går bra. Skriv till mig igen i morgon, så tittar jag på det som har kommit då.
button-missing-still = Något saknas
button-missing-send = Låt en kollega titta
button-missing-wait = Jag väntar
