/**
 * How a text begins that asks for something, or says what its writer wants, by language; in small letters. A story of what happened begins
 * otherwise: "it was on offer" tells of an offer, "what is on offer" asks for one.
 */
const BEGINNINGS: Readonly<Record<string, string>> = {
  en: "what|what's|whats|how|when|where|where's|which|who|can|could|may|do i|do you|did i|is there|are there|any|anything|have you got|show|tell|give me|give us|list|see|check|open|find|change|update|i want|i would like|i'd like|i wanna|i need to|let me|send me",
  nb: 'hva|kva|hvordan|korleis|når|hvor|hvilke|hvilken|kan|får jeg|har jeg|har dere|har du|er det|finnes|noe|noen|vis|fortell|gi meg|sjekk|se|åpne|finn|endre|oppdater|bytt|jeg vil|jeg ønsker|jeg skulle|send meg',
  da: 'hvad|hvordan|hvornår|hvor|hvilke|hvilken|kan|må jeg|får jeg|har jeg|har i|har du|er der|findes|noget|nogen|nogle|vis|fortæl|giv mig|tjek|se|åbn|find|ændr|ændre|opdater|byt|jeg vil|jeg ønsker|jeg skulle|send mig',
  sv: 'vad|va|hur|när|var är|var kan|var ser|var hittar|vilka|vilken|kan|får jag|har jag|har ni|har du|finns|något|nåt|några|visa|berätta|ge mig|kolla|se|öppna|hitta|ändra|uppdatera|byt|jag vill|jag skulle|skicka mig',
  fi: 'mitä|mikä|mitkä|miten|milloin|koska|missä|mistä|paljonko|kuinka|montako|voinko|voisinko|saanko|saisinko|onko|olisiko|näytä|näytätkö|kerro|anna|tarkista|avaa|etsi|vaihda|muuta|päivitä|haluan|haluaisin|haluun|lähetä',
  de: 'was|wie|wann|wo|welche|welcher|welches|kann|könnte|könnten|können|darf|habe ich|hab ich|haben sie|habt ihr|gibt es|gibts|etwas|irgendwas|zeig|zeige|zeigen|sag|sagen|gib mir|prüfe|öffne|finde|ändere|ändern|ich möchte|ich will|ich würde|ich hätte gern|schick',
  af: 'wat|hoe|wanneer|waar|watter|hoeveel|kan|mag|het ek|het julle|het jy|is daar|enige|enigiets|iets|wys|vertel|gee my|gee vir my|kyk|maak oop|vind|verander|ek wil|ek sou|ek soek|stuur my',
};

/** What may be said first: a greeting, a word between two things. */
const BEFORE =
  '(?:(?:hi|hey|hello|hei|hej|hallo|moi|ok|okay|and|also|og|och|und|ja|en|btw|please|bitte|asseblief|takk|so|then|så)[\\s,!.]+){0,3}';

const ASKS: Readonly<Record<string, RegExp>> = Object.fromEntries(
  Object.entries(BEGINNINGS).map(([language, words]) => [language, new RegExp(`^${BEFORE}(?:${words})(?![\\p{L}\\p{N}])`, 'u')]),
);

/** Whether a text asks for something, rather than telling what happened. It errs towards telling. */
export function asks(text: string, language: string): boolean {
  const said = text.toLowerCase().replaceAll(/[’`´]/g, "'").trim();
  return /\?\s*$/.test(said) || (ASKS[language]?.test(said) ?? false);
}

/**
 * How a text asks when something happens, by language. The same word tells of a time ("when I opened the box"), so that the verb has to follow
 * it where only that makes it a question.
 */
const WHEN: Readonly<Record<string, string>> = {
  en: "(?:when|what time|what day)(?:'s|'ll| do| does| did| will| is| are| am| can| could| should| would| shall| might)",
  nb: '(?:når|kor tid|kortid) (?:kommer|kjem|får|blir|sendes|sender|leveres|skal|kan|er|vil|har)',
  da: 'hvornår',
  sv: 'när (?:kommer|får|blir|skickas|skickar|levereras|ska|skall|kan|är|har|dyker)',
  fi: 'milloin|koska (?:se|ne|ne uudet|uusi|uudet|mun|minun)? ?(?:tulee|tulevat|saapuu|saapuvat|lähtee|lähtevät|lähetetään|saan|saisin)',
  de: 'wann',
  af: 'wanneer (?:kom|kry|word|sal|kan|is|arriveer|gaan|moet|stuur)',
};

const ASKS_WHEN: Readonly<Record<string, RegExp>> = Object.fromEntries(
  Object.entries(WHEN).map(([language, words]) => [language, new RegExp(`^${BEFORE}(?:${words})(?![\\p{L}\\p{N}])`, 'u')]),
);

/** Whether a text asks when something happens, and does nothing else. */
export function asksWhen(text: string, language: string): boolean {
  const said = text.toLowerCase().replaceAll(/[’`´]/g, "'").trim();
  return said.split(/\s+/).length <= MOST_WORDS_OF_A_QUESTION && (ASKS_WHEN[language]?.test(said) ?? false);
}

const MOST_WORDS_OF_A_QUESTION = 10;

/** "When?" and nothing besides, or of "it" and "them", in every language: what happens was said before, and nobody minds which language it was. */
const ONLY_WHEN = new RegExp(
  `^${BEFORE}(?:${[
    '(?:by |until |till |and |so )?when(?: then| exactly| though| roughly| about)?|how (?:soon|long)(?: then| exactly)?|how long (?:does|will|is) (?:it|that|this) (?:take|be|going to take)|how long (?:do i|must i|will i|should i) (?:have to |need to )?wait|what time|what day|which day',
    'when (?:will|do|can|should) i hear(?: back| from you| something| anything| more)*',
    'når hører (?:jeg|vi)(?: fra dere| noe| mer)*|hvornår hører (?:jeg|vi)(?: fra jer| noget| mere)*|när hör (?:jag|vi)(?: av er| något| nåt| mer)*|(?:milloin|koska) (?:minä |mä )?kuulen(?: teistä| jotain| lisää)*|wann höre ich(?: etwas| was| von ihnen| von euch| mehr)*|wanneer hoor ek(?: iets| van julle| meer)*',
    'when (?:will|do|does|can|should|am|are|is) (?:i|we|it|they|that|those)(?: (?:get|have|receive|expect|come|coming|getting|arrive|arriving|be here|be coming|going to get))?(?: it| them| that)?',
    '(?:innen |men |og )?når(?: da| så| omtrent| cirka| ca| sa du| ungefär)?|kor ?tid(?: da)?|hvor (?:lenge|lang tid)(?: da| tar det| tek det| må jeg vente| skal jeg vente)?|hvor fort|hvilken dag|kva dag',
    '(?:men |og )?når (?:kommer|får|blir|sendes|leveres|kan) (?:jeg|vi|den|det|de|dem)(?: få)?(?: den| det| dem| sendt| levert| her| da)?',
    '(?:men |og )?hvornår(?: så| da| cirka| ca)?|hvor (?:længe|lang tid)(?: så| tager det| går der| skal jeg vente| må jeg vente)?|hvor hurtigt|hvilken dag',
    '(?:men |og )?hvornår (?:kommer|får|bliver|sendes|leveres|kan) (?:jeg|vi|den|det|de)(?: få)?(?: den| det| dem| sendt| leveret| her| så)?',
    '(?:men )?när(?: då| ungefär)?|hur (?:länge|lång tid)(?: då| tar det| måste jag vänta| ska jag vänta| får jag vänta)?|hur snart|vilken dag',
    '(?:men |och )?när (?:kommer|får|blir|skickas|levereras|kan) (?:jag|vi|den|det|de|dom)(?: få)?(?: den| det| dem| dom| hit| då)?',
    '(?:no |ja )?mill(?:oin|on)(?: sitten| suunnilleen)?|koska(?: sitten)?|mihin mennessä|(?:kauanko|kuinka kauan)(?: siinä| se| tässä)?(?: kestää| menee)?|(?:kauanko|kuinka kauan) (?:mun |minun )?(?:pitää|täytyy) (?:vielä )?(?:oottaa|odottaa)|minä päivänä',
    '(?:no |ja )?(?:milloin|millon|koska) (?:se|ne|mä|minä)? ?(?:tulee|tulevat|saapuu|saapuvat|saan)(?: se| sen| ne)?',
    '(?:und |bis |ab )?wann(?: denn| dann| genau| ungefähr| etwa)?|wie lange(?: denn| noch| dauert (?:das|es)(?: denn| noch)?)?|wie lange (?:muss|soll) ich (?:denn |noch )*warten|wie bald|welcher tag',
    '(?:und |ab )?wann (?:kommt|kommen|bekomme|bekomm|kriege|krieg|erhalte) (?:ich|es|sie|er|das|die|der)(?: es| sie| ihn| das| den| neue| neuen)?(?: denn| dann)?',
    '(?:en |teen )?wanneer(?: dan| omtrent)?|hoe lank(?: nog| sal dit (?:neem|vat|duur)| gaan dit (?:neem|vat|duur)| neem dit| vat dit| duur dit| moet ek (?:nog )?wag)?|hoe gou|watter dag',
    '(?:en )?wanneer (?:kom|kry|sal|gaan) (?:ek|ons|dit|hulle)(?: dit| hulle)?(?: kom| kry)?',
  ].join('|')})[\\s?!.]*$`,
  'u',
);

/** Whether a text asks when, and of nothing: of what was spoken about. */
export const asksOnlyWhen = (text: string): boolean => ONLY_WHEN.test(text.toLowerCase().trim());

/**
 * How a text asks when somebody is there, or can be called, in small letters: the hours of a shop or of customer service. Nobody minds
 * which language it was.
 */
const HOURS = [
  "(?:when|what time|what times|what days|which days|until when|till when|from when|how late|how long|is|are|does|do)(?:'s)? (?:.* )?(?:open|opens|opened|opening|close|closes|closed|closing|available|reachable|on duty|back)(?: .*)?",
  'when (?:can|could|may) i (?:call|ring|phone|reach|contact) (?:you|customer|support|somebody|someone).*|when (?:do|does|will|can) (?:you|customer service|anyone|anybody|someone|somebody) (?:answer|pick up|take) .*(?:phone|calls?)',
  '.*(?:opening (?:hours|times)|service hours|phone hours|office hours|hours of|service.?s hours|support hours|business hours).*',
  '(?:når|kor tid|hvor lenge|hvor sent|hvilke dager|er|har|til når|fra når) (?:.* )?(?:åpen|åpent|åpne|åpner|stenger|stengt|lukker|lukket|tilgjengelig|ope|opnar)(?: .*)?|når (?:kan|får) (?:jeg|man|vi) (?:ringe|nå|få tak i).*|når svarer (?:dere|kundeservice).*|.*(?:åpningstid|telefontid|svartid).*',
  '(?:hvornår|hvor længe|hvor sent|hvilke dage|er|har|til hvornår|fra hvornår) (?:.* )?(?:åben|åbent|åbne|åbner|lukker|lukket)(?: .*)?|hvornår (?:kan|må) (?:jeg|man|vi) (?:ringe|få fat).*|hvornår (?:tager|svarer) (?:i|kundeservice).*|.*(?:åbningstid|telefontid).*',
  '(?:när|hur länge|hur sent|vilka dagar|vilka tider|är|har|till när|från när|hur dags) (?:.* )?(?:öppen|öppet|öppna|öppnar|stänger|stängt|tillgänglig)(?: .*)?|när (?:kan|får) (?:jag|man|vi) (?:ringa|nå|få tag).*|när svarar (?:ni|kundtjänst).*|.*(?:öppettid|telefontid).*',
  '(?:milloin|koska|mihin aikaan|moneltako|monelta|kuinka kauan|kuinka myöhään|mihin asti|onko|oletteko|ootteko|minä päivinä) (?:.* )?(?:auki|aukeaa|avautuu|avoinna|avataan|kiinni|sulkeutuu|suljetaan|tavoitettavissa|paikalla)(?: .*)?|(?:milloin|koska) (?:voin|voi|voiko|saa) (?:.* )?(?:soittaa|tavoittaa).*|(?:milloin|koska) vastaatte.*|.*(?:aukioloaj|palveluaj|aukiolo).*',
  '(?:wann|bis wann|ab wann|wie lange|wie lang|an welchen tagen|ist|sind|hat|haben|habt|um wie viel uhr) (?:.* )?(?:offen|geöffnet|öffnet|öffnen|auf|schließt|schließen|zu|geschlossen|erreichbar|besetzt|da)(?: .*)?|wann (?:kann|darf) (?:ich|man) (?:.* )?(?:anrufen|erreichen).*|wann (?:geht|gehen) .* telefon|.*(?:öffnungszeit|servicezeit|telefonzeit|sprechzeit|zeiten (?:vom|des|der)).*',
  '(?:wanneer|hoe laat|tot hoe laat|tot wanneer|van wanneer|hoe lank|watter dae|is|maak) (?:.* )?(?:oop|toe|sluit|beskikbaar|gesluit)(?: .*)?|wanneer kan (?:ek|mens|ons) (?:.* )?(?:bel|bereik).*|wanneer antwoord julle.*|.*(?:openingstye|openingsure|diensure|kantoorure| se ure).*',
].map((asked) => new RegExp(`^${BEFORE}(?:${asked})[\\s?!.]*$`, 'u'));

const MOST_LETTERS_OF_HOURS = 90;

/** Whether a text asks when somebody is there or can be called: "when does customer service open?" wants no person now. */
export function asksHours(text: string): boolean {
  const said = text.toLowerCase().replaceAll(/[’`´]/g, "'").trim();
  return said.length <= MOST_LETTERS_OF_HOURS && HOURS.some((asked) => asked.test(said));
}
