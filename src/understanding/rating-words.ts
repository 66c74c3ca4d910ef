/** Five senses of a judgement, from the best to the worst. */
export type Sense = 'superb' | 'good' | 'fair' | 'poor' | 'awful';

/** Small letters without marks, as people type on telephones. */
export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[æøåß]/g, (letter) => LETTERS[letter]!)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’`]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

const LETTERS: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', å: 'a', ß: 'ss' };

const numbers = (text: string): ReadonlyMap<string, number> =>
  new Map(
    text.split(';').flatMap((words, value) =>
      words
        .split(' ')
        .filter(Boolean)
        .map((word) => [wordsOf(word)[0]!, value] as const),
    ),
  );

/** From nought to ten, by language: the numbers, and what the marks of school are called. */
export const NUMBERS: Readonly<Record<string, ReadonlyMap<string, number>>> = {
  en: numbers('zero nil nought;one;two;three;four;five;six;seven;eight;nine;ten'),
  nb: numbers(
    'null;en én ett ein ener enere;to toer;tre treer;fire firer;fem femmer;seks sekser;sju syv sjuer syver;åtte åtter;ni nier;ti tier',
  ),
  da: numbers(
    'nul;en én et ener ettal;to toer toen;tre treer tretal;fire firer firtal;fem femmer femtal;seks sekser sekstal;syv syver syvtal;otte otter ottetal;ni nier nital;ti tier tital',
  ),
  sv: numbers(
    'noll nolla;ett en etta ettan;två tvåa tvåan;tre trea trean;fyra fyran;fem femma femman;sex sexa sexan;sju sjua sjuan;åtta åttan;nio nia nian;tio tia tian',
  ),
  fi: numbers(
    'nolla;yksi ykkönen yks ykkösen;kaksi kakkonen kaks kakkosen;kolme kolmonen kolmosen;neljä nelonen nelosen;viisi vitonen viitonen viis vitosen;kuusi kutonen kuus kutosen;seitsemän seiska seiskan;kahdeksan kasi kasin;yhdeksän ysi ysin;kymmenen kymppi kymmpi kympin',
  ),
  de: numbers('null;eins eine ein;zwei zwo;drei;vier;fünf fuenf;sechs;sieben;acht;neun;zehn'),
  af: numbers('nul;een;twee;drie;vier;vyf;ses;sewe;agt;nege;tien'),
};

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words of a language that are numbers in another one, and something else here: the English "to" is no Norwegian two. */
export const NOTHING: Readonly<Record<string, ReadonlySet<string>>> = {
  en: set('to en ten ett et een ein acht ni ti'),
  nb: set('ten nia'),
  da: set('ten nia'),
  sv: set('to en ti ni'),
  fi: set('en ei to ti ni tie et no'),
  de: set('to en ti ni et'),
  af: set('to en ti ni et'),
};

/** What may stand between a number and the end of its answer: "4 stars", "8 pistettä". */
export const UNITS =
  /^\s*(?:stars?|stjerner?|stjernar|stjärnor|tähteä|tahtea|tähti|sterne?|sterre?|ster|points?|poeng|point|poäng|pistettä|pistetta|piste|punkte?n?|punte?|punt)(?![\p{L}])/iu;

/** Words that carry an answer and are none of their own. */
export const ADVERBS = {
  before: set(
    [
      'i id would say maybe perhaps about a an the its it is give you guess think probably ill well hmm ok okay so um meh eh my score answer rating number solid strong weak only just',
      'jeg vil vill si kanskje kanskje det er en ei gir dere blir tror sikkert nok litt omtrent ca vel tja bare min karakter svar svaret mitt sterk svak',
      'sige måske maske giver jer bliver cirka godt lille svag staerk kun',
      'jag skulle saga kanske det ar en ger er blir tror val nja bara mitt betyg svag stark',
      'ehka sanoisin antaisin annan noin vaikka se on no joo kai varmaan taitaa olla hyva vahva heikko vain',
      'ich wurde sagen vielleicht eine ein gebe es ist das wohl so etwa na ja knappe gute starke schwache nur note',
      'ek sou se miskien n dit is gee julle dalk omtrent so wel net punt',
    ]
      .join(' ')
      .normalize('NFKD'),
  ),
  after:
    /^\s*(?:because|since|but|for|cause|as|fordi|men|for at|siden|eftersom|därför|for|koska|kun|mutta|sillä|silla|weil|aber|denn|omdat|want|maar|thanks|thank you|takk|tak|tack|kiitos|danke|dankie|please|i guess|maybe|kanskje|kanske|måske|vielleicht|ehkä|miskien|of course|selvfølgelig)(?![\p{L}])/iu,
};

const senses = (table: Record<Sense, string>): readonly (readonly [string, Sense])[] =>
  Object.entries(table)
    .flatMap(([sense, phrases]) => phrases.split('|').map((phrase) => [wordsOf(phrase).join(' '), sense as Sense] as const))
    .toSorted(([a], [b]) => b.length - a.length);

/** What judgements sound like, by language, the longest phrases first. Modest: a guess is always asked about. */
export const SENSES: Readonly<Record<string, readonly (readonly [string, Sense])[]>> = {
  en: senses({
    superb:
      'superb|superbly|excellent|perfect|perfectly|amazing|fantastic|brilliant|awesome|wonderful|great|love it|loved it|very good|really good|outstanding|couldnt be better|top|very happy|best',
    good: 'good|pretty good|quite good|not bad|nice|fine|well|happy|satisfied|pleased|all good|no complaints',
    fair: 'ok|okay|meh|so so|average|could be better|alright|all right|not great|mediocre|its ok|neutral|fair|nothing special|neither good nor bad',
    poor: 'bad|badly|not good|poor|poorly|not so good|not very good|disappointed|disappointing|not happy|unhappy|slow|too late|not satisfied',
    awful:
      'awful|terrible|terribly|horrible|very bad|really bad|worst|useless|rubbish|disaster|never again|crap|hate it|hated it|appalling',
  }),
  nb: senses({
    superb:
      'superbt|supert|super|kjempebra|veldig bra|perfekt|fantastisk|utmerket|strålende|topp|kjempefornøyd|veldig fornøyd|knall|helt supert|fantastisk bra|best|elsker det|utrolig bra',
    good: 'bra|godt|fint|fin|god|fornøyd|ganske bra|ikke dårlig|ikke verst|helt fint|gikk fint|gikk bra',
    fair: 'ok|okei|greit|greit nok|helt greit|helt ok|sånn passe|midt på treet|middels|tja|meh|kunne vært bedre|nja',
    poor: 'dårlig|ikke bra|ikke så bra|misfornøyd|skuffet|skuffende|ikke fornøyd|ikke god|ikke godt|tregt|lite bra',
    awful:
      'elendig|forferdelig|veldig dårlig|kjempedårlig|skikkelig dårlig|katastrofe|ubrukelig|aldri mer|grusomt|verst|håpløst|rævva',
  }),
  da: senses({
    superb:
      'superb|super|supergodt|rigtig godt|meget godt|perfekt|fantastisk|fremragende|top|virkelig godt|meget tilfreds|vildt godt|elsker det|mega godt|bedst',
    good: 'godt|fint|fin|god|tilfreds|ikke dårligt|ikke dårlig|ganske godt|ikke værst|gik fint|gik godt|glad',
    fair: 'ok|okay|nogenlunde|udmærket|til nøds|middel|tja|meh|kunne være bedre|sådan da|helt ok|hverken eller',
    poor: 'dårligt|dårlig|ikke godt|ikke så godt|utilfreds|skuffet|skuffende|ikke tilfreds|langsomt|ikke god',
    awful:
      'elendigt|elendig|forfærdeligt|forfærdelig|meget dårligt|rigtig dårligt|katastrofe|ubrugeligt|aldrig mere|aldrig igen|rædselsfuldt|værst|håbløst',
  }),
  sv: senses({
    superb:
      'superbra|super|jättebra|mycket bra|väldigt bra|perfekt|fantastiskt|utmärkt|toppen|topp|strålande|jättenöjd|mycket nöjd|underbart|bäst|älskar det',
    good: 'bra|fint|fin|nöjd|ganska bra|inte dåligt|inte illa|helt bra|gick bra|god|gott',
    fair: 'ok|okej|okay|helt ok|sådär|så där|medel|nja|meh|kunde varit bättre|lagom|varken eller|godkänt|hyfsat',
    poor: 'dåligt|dålig|inte bra|inte så bra|missnöjd|besviken|inte nöjd|segt|mindre bra',
    awful:
      'uselt|hemskt|förfärligt|jättedåligt|mycket dåligt|väldigt dåligt|katastrof|värdelöst|aldrig mer|aldrig igen|värst|fruktansvärt|skit',
  }),
  fi: senses({
    superb:
      'loistava|loistavasti|erinomainen|erinomaisesti|täydellinen|täydellisesti|mahtava|mahtavasti|upea|upeasti|huippu|tosi hyvä|tosi hyvin|todella hyvä|todella hyvin|erittäin hyvä|erittäin hyvin|paras|fantastinen|ihana|super|oikein hyvä|oikein hyvin',
    good: 'hyvä|hyvin|hyvää|ihan hyvä|ihan hyvin|tyytyväinen|kiva|kivasti|mukava|ei huono|ei hassumpi|ei huonommin|toimi|toimii|melko hyvä|aika hyvä|mainio',
    fair: 'ok|okei|ihan ok|ihan okei|jees|ihan jees|menettelee|keskinkertainen|kohtalainen|meh|no joo|siinä ja siinä|voisi olla parempi|tyydyttävä|neutraali|ookoo',
    poor: 'huono|huonosti|huonoa|ei hyvä|ei hyvin|ei kovin hyvä|ei kovin hyvin|pettynyt|pettymys|heikko|heikosti|tyytymätön|hidas',
    awful:
      'surkea|surkeasti|kamala|kamalasti|hirveä|hirveästi|kauhea|tosi huono|tosi huonosti|todella huono|erittäin huono|katastrofi|ei ikinä enää|ei koskaan enää|pahin|paska|onneton|susi',
  }),
  de: senses({
    superb:
      'super|hervorragend|ausgezeichnet|perfekt|fantastisch|großartig|sehr gut|klasse|spitze|top|toll|wunderbar|sehr zufrieden|bestens|genial|prima',
    good: 'gut|zufrieden|nicht schlecht|ganz gut|schön|fein|passt|recht gut|in ordnung gut|alles gut',
    fair: 'ok|okay|in ordnung|geht so|mittel|mittelmäßig|na ja|naja|so lala|meh|durchschnittlich|könnte besser sein|befriedigend|teils teils',
    poor: 'schlecht|nicht gut|nicht so gut|unzufrieden|enttäuscht|enttäuschend|nicht zufrieden|langsam|mangelhaft|nicht besonders',
    awful:
      'furchtbar|schrecklich|sehr schlecht|katastrophe|katastrophal|unbrauchbar|nie wieder|miserabel|ungenügend|grauenhaft|am schlechtesten|mies|unterirdisch',
  }),
  af: senses({
    superb:
      'puik|uitstekend|perfek|fantasties|baie goed|wonderlik|super|uitmuntend|baie tevrede|die beste|ongelooflik|briljant|lekker baie goed',
    good: 'goed|tevrede|gaaf|nie sleg nie|nie te sleg nie|mooi|lekker|redelik goed|fyn',
    fair: 'ok|oukei|orraait|gemiddeld|so so|meh|kon beter gewees het|dis ok|redelik|middelmatig|gangbaar',
    poor: 'sleg|nie goed nie|nie so goed nie|teleurgesteld|teleurstellend|ontevrede|nie tevrede nie|stadig|swak',
    awful: 'verskriklik|vreeslik|baie sleg|ramp|nutteloos|nooit weer|aaklig|slegste|rampspoedig|pateties',
  }),
};
