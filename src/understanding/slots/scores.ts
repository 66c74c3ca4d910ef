import { readRating, type Scale } from '../ratings.ts';
import { inFigures } from './numbers.ts';
import { BEGIN, END, type Found, firstOf, plain } from './patterns.ts';
import { WORDS } from './words.ts';

/** A judgement in figures: of five or six, or of ten. */
export type Score = { kind: 'rating' | 'nps'; value: number };

/** A question that was put, whose answer is one of these. */
export type Asked = 'rating5' | 'rating6' | 'nps';

const SCALES: Readonly<Record<Asked, Scale>> = {
  rating5: { min: 1, max: 5 },
  rating6: { min: 1, max: 6 },
  nps: { min: 0, max: 10 },
};

const STAR_SIGNS = /(?:(?:⭐|🌟|★)\uFE0F?\s?)+/g;
const VALUE = String.raw`(\d{1,2}(?:[.,]5)?)`;
const STARS = new RegExp(
  String.raw`(?<![a-z\d.,/-])${VALUE}[\s-]?(?:full\s)?(?:stars?|stjerner?s?|stjernar|stjae?rnor|stjae?rna|stjarnor|tae?hteae?|tae?htee|tahtea|tae?hti|tae?hden|sterne?n?|sterre?|ster)${END}`,
  'g',
);
const MARK = new RegExp(
  String.raw`${BEGIN}(?:rating|score|karakter|karakteren|betyg|betyget|arvosana|arvosanaksi|bewertung|gradering|punktering)\s*(?:is|er|ae?r|on|ist)?\s*[:=]?\s*(\d)(?![\d/]|[.,]\d|\s?%)`,
  'g',
);
const DIE = new RegExp(String.raw`${BEGIN}(?:terningkast|terningekast|terning)\s*:?\s*(\d)(?![\d/])`, 'g');
/** "Gir dere en sekser": a mark that is given to us. A number of things that are given is followed by them. */
const GIVEN = new RegExp(
  String.raw`${BEGIN}(?:give|gir|gjev|giver|ger|annan|annoin|antaisin|antasin|gebe|geb|vergebe|gee|gave|ga|gav|gab)\s+(?:(?:you|u|it|them|this|dere|deg|dem|det|den|jer|er|ham|teille|sille|siitae?|euch|ihnen|dafue?r|julle|dit|hulle|herfra|fra meg)\s+){0,2}(?:(?:an?|1|eit?|ein|eine?|ne|'?n|e|vain|kun|bare|nur|just|only|net|solid|solide?|glatte?|klar|klare|sterk|stark|svak|svag|bra|god)\s+){0,3}(\d{1,2})(?:'?er|:a|:an|:n|an)?(?=\s*(?:$|[.,;!?)\n]|[\u2000-\uFFFF]|(?:for|fordi|because|weil|eftersom|koska|men|mutta|but|aber|maar|og|och|and|und|en|ja|denne gang|this time|denna|diesmal|tae?llae?|av|fra|till|til|total)(?![a-z])))`,
  'g',
);
const OUT_OF = String.raw`(?:\s?\/\s?|\s*(?:out of|outta|out a|ut av|ud af|utav|av|af|von|van|uit|auf|of|\/)\s+(?:maks\s|max\s|the\s|possible\s)?)`;
const FINNISH = String.raw`\s+(?:(?<five>viidestae?|viidesta|vitosesta)|(?<six>kuudesta)|(?<ten>kymmenestae?|kymmenesta|kympistae?))`;
const OF = new RegExp(
  String.raw`(?<![a-z\d.,/-]|[€£$] ?)${VALUE}(?:(?<out>${OUT_OF})(?<most>5|6|10)|${FINNISH})(?![a-z\d/%]|[.,/-]\d)`,
  'g',
);
/** "3 av 5 får ni", "ne 3 von 5 würd ich sagen". */
const SAYS_SO =
  /^\s*(?:fa|faa?r|far|get|gets|gav|ga|gir|giver|ger|gebe|geben|vergeben|geb|gibt|give|gi|ge|antaa|gegee|wurde?|wuerde?|wurd|sag[a-z]*|said|saying|hade|skulle|ville|vil (?:jeg|eg)|vill jag|will i|would|could|max|maks|maximum|tops|herfra|hos|med|mit|with|my|mein[a-z]*|mi[nt]t?|dere|er|jer|ni|du|i dag|idag|today|heute|vandag|tanaan|annan|antaisin|annoin|sanoisin|tulee|saatte|saa|kry|krijg|gee|sou|se|naa?|nu|now|this time|nur|only|kun|bare|bara|vain|net|maar|ehrlich|honestly|aerlig[a-z]*|arlig[a-z]*|rehellisesti|nie|mer|meer|mehr|more|lite|litt)(?![a-z])/;
/** "Köpt den 3/10" is a day. */
const DATED =
  /(?:on|since|until|by|den|d\.|am|vom|seit|bis|zum|op|sedert|siden|sidan|sedan|sia|senest|senast|innen|inden|innan|till?|ordered|bought|received|delivered|delivery|bestilt[a-z]*|kjo[a-z]*|kob[a-z]*|bestallde|bestallt|kopt[a-z]*|levere[a-z]*|tilasin|ostin|bestellt|gekauft|geliefert|gekoop|bestel|afgelewer)\s*$/;
/** "4/5 lovely food": a text that begins with a mark and goes on to judge; "4/5 cups broken" counts. */
const JUDGES = new RegExp(
  String.raw`^\s(?:(?:really|very|pretty|quite|veldig|ganske|kjempe|meget|ret|mycket|ganska|riktigt|tosi|aika|oikein|sehr|ganz|echt|richtig|baie|nogal|regtig)\s)?(?:good|great|nice|lovely|decent|ok|okay|fine|bad|poor|awful|slow|friendly|tasty|food|happy|fair|fast|quick|cold|god|godt|gode|bra|fin|fint|fine|flott|grei|greit|grejt|helt|daa?rlige?|daa?rligt|hyggelige?|rask|treg|langsom|forn.?yd|tilfreds|dejlige?|dejligt|lae?kker|mat|maten|mad|maden|gott|goda|trevligt?|seg|snabbt?|nojd|kiva|hyva|hyvaa|hidas|nopea|mukava|huono|ruoka|tyytyvainen|gute[rsmn]?|nette[rs]?|schone?[rs]?|lecker|leckere[rs]?|schnelle?[rs]?|zufrieden|freundlich|essen|lekker|goeie|gaaf|gawe|stadig|vinnig|vriendelik|mooi|swak|kos|tevrede)${END}`,
);
/** "Floor 3 of 5", "Paket 2 von 5": one of several is no mark. */
const ONE_OF =
  /(?:floor|level|page|chapter|section|lesson|volume|question|week|day|kapittel|kapitlet|kapitel|kapitlet|leksjon|lektion|sporsmal|spoergsmaal|fraa?ga|uke|uge|vecka|dag|luku|jakso|viikko|kysymys|frage|woche|tag|hoofstuk|vraag|part|episode|season|gate|step|stage|room|platform|round|attempt|parcel|package|box|bag|item|etasje|etage|side|del|trinn|trin|runde|forsok|pakke|pakka|pakken|eske|kasse|kolli|gate|vaning|vaa?ningen|sida|steg|omgang|forsok|paket|paketet|lada|kerros|kerroksessa|kerroksesta|sivu|sivulla|osa|vaihe|vaiheessa|paketti|laatikko|stock|stockwerk|seite|teil|schritt|folge|versuch|packet|karton|kiste|vloer|verdieping|bladsy|deel|stap|poging|pakkie|boks)\s+(?:nr\.?\s|no\.?\s|number\s|nummer\s)?$/;
/** What may follow a score that is said at length: anything that does not count things. */
const GOES_ON =
  /^\s*(?:$|[.,;:!?)\]\n-]|[\u2000-\uFFFF]|(?:service[a-z]*|delivery|shipping|staff|levering[a-z]*|leverans[a-z]*|betjening[a-z]*|betjaning[a-z]*|lieferung|aflewering|diens|toimitu[a-z]*|palvelu[a-z]*|stars?|stjerner|stjerne|stjae?rnor|stjae?rnen|tae?hteae?|tae?hdestae?|sternen?|sterre|points?|poeng|point|poae?ng|pistettae?|punkte|punte|for|from|because|since|but|and|would|on|in|i|it|is|was|really|this|that|to|your|the|though|tbh|imo|at|will|so|as|if|only|from me|paa?|til|fra|fordi|men|og|herfra|meg|mig|hos|fraa?n|foe?r|och|av|av meg|eftersom|koska|mutta|ja|palvelusta|minulta|vom|von|fue?r|fur|weil|aber|und|wegen|gern|immer|vir|omdat|maar|en|want|van|uit|da|alltid|det|den|gir|jeg|ikke|dessverre|desvae?rre|sadly|easily|overall|thanks|thank|takk|tak|tack|kiitos|danke|dankie|again|ass|alts[ao]|alltsaa?|asso|asson?|lissom|liksom|liksum|vad|hoor|jong|eh|mate|man|could|can|can't|should|kunne|kunde|konnte|koe?nnte|kan|kann|geht|ginge|voisi|vois|voi|olisi|ois|kon|moet|anbefal[a-z]*|recommend[a-z]*|rekommend[a-z]*|suosittel[a-z]*)(?![a-z]))/;

/** What a text says as the answer to a question that is open. What only sounds like a number is none. */
export function answer(text: string, asked: Asked, language: string): { score: Score; rest: string } | undefined {
  const scale = SCALES[asked];
  const kind = asked === 'nps' ? 'nps' : 'rating';
  const said = inFigures(plain(text), language);
  const preferred = preferredOf(said, language, scale);
  if (preferred !== undefined) return { score: { kind, value: preferred }, rest: '' };
  const heard = readRating(text, scale, language);
  if (heard?.kind === 'rating') return { score: { kind, value: heard.value }, rest: heard.words ?? '' };
  if (heard?.kind === 'outside') return undefined;
  const shown = SHORT_ANSWER.exec(said)?.[1] ?? FIRST_OF_MORE.exec(said)?.[1] ?? REASONED.exec(said)?.[1];
  const value = shown === undefined ? undefined : Number(shown.replace(',', '.'));
  return value === undefined || value < scale.min || value > scale.max ? undefined : { score: { kind, value }, rest: '' };
}

/** "En kymppiä": in other languages these words are others. */
const NOT_IN: Readonly<Record<string, string>> = { fi: '|en|ei' };
const SCORE = String.raw`(\d{1,2}(?:[.,]5)?)(?!\d)`;
const notBut = (language: string): RegExp =>
  new RegExp(
    String.raw`${BEGIN}(?:not|isnt|rather than|instead of|ikke|ikkje|inte|nicht|kein[a-z]*|nie${NOT_IN[language] ?? ''})\s(?:\D{0,14}\s)?(?:1\s)?\d{1,2}(?!\d)\D{0,12}${BEGIN}(?:but|more like|rather|men|utan|mutta|mut|vaan|sondern|aber|eher|maar)\s(?:\D{0,14}\s)?(?:1\s)?${SCORE}`,
  );
const NOT_BUT = new Map(Object.keys(WORDS).map((language) => [language, notBut(language)]));
const RATHER = new RegExp(
  String.raw`^\D{0,20}?(?:1\s)?${SCORE}\D{0,12}?${BEGIN}(?:not|than|rather than|instead of|enn|end|ae?n|kuin|ikke|ikkje|heller enn|hellere end|inte|snarare ae?n|eikae?|nicht|statt|als|nie|eerder as)\s(?:\D{0,12}\s)?(?:1\s)?\d{1,2}\D{0,12}$`,
);

/** "Between 7 and 8, say 7", "6 or 7, let's make it 6": what they settle on. */
const SETTLED = new RegExp(
  String.raw`${BEGIN}\d{1,2}(?!\d)\D{1,24}\d{1,2}(?!\d)\D{0,24}${BEGIN}(?:say|call it|make it|more like|so|saa?|eher|heller|snarere|snarare|pikemminkin|eerder|joten|also|dus|go with|going with|settle on|si|sier|sig|siger|sae?ge?r?|vi tar|tar|tager|tar vi|sanotaan|sanon|laitetaan|annetaan|otetaan|sagen wir|sag ich|sag|nehmen wir|nehm|es wird|se|sal se|kom ons se|maak dit)\s(?:(?:an?|1|maar|mal|da|dann|die|naa?|vi|wir|bare|bara|nur|just|then|en|ei|et|ett|'n|n)\s)?${SCORE}\D{0,16}$`,
);

/** "8, no make it 7", "9 – nei vent, 8": they correct themselves. */
const CORRECTED = new RegExp(
  String.raw`\d{1,2}(?!\d)[^a-z\d]+(?:(?:or|eller|oder|of|tai|ach|oh|og|aa|um)[^a-z\d]+)?(?:no|nope|nah|wait|sorry|oops|actually|scratch that|i meant?|nei|nej|nein|nee|vent|vanta|vaenta|warte|wag|ups|hoppsan|beklager|undskyld|forlat|foerlat|foerlaat|anteeksi|eikun?|jeg mente|jeg mener|jag menade|jag menar|ich meinte|ich meine|ek bedoel|tarkoitan|tarkoitin)[^a-z\d]+(?:(?:no|wait|sorry|actually|i|meant?|make|its?|that|thats|more|like|jeg|eg|jag|ich|ek|mente|mener|menade|menar|meinte|meine|bedoel|maak|gjor|gor|ta|tar|tager|si|sig|saeg|sag|sagen|wir|sanotaan|tarkoitan|tarkoitin|laitetaan|det|dit|das|er|ist|is|ar|se|vent|vanta|vaenta|warte|wag|heller|nei|nej|nein|nee|undskyld|beklager|forlat|anteeksi|lieber|eher|eerder|mieluummin|doch|forresten|foerresten|uebrigens|ubrigens|an?|1|en|et|ett|eine?|'?n|to)[^a-z\d]+){0,6}${SCORE}\D{0,16}$`,
);

/** "Not a 10 but an 8", "more of an 8 than a 10": the one that is meant of two. */
function preferredOf(said: string, language: string, { min, max }: Scale): number | undefined {
  const shown =
    NOT_BUT.get(language)?.exec(said)?.[1] ?? RATHER.exec(said)?.[1] ?? SETTLED.exec(said)?.[1] ?? CORRECTED.exec(said)?.[1];
  const value = Number(shown?.replace(',', '.'));
  return value >= min && value <= max ? value : undefined;
}

const TAIL = String.raw`(?:\s?-?'?(?:ish|tal|er|ern|eren|ere|a|an|aa|nen|n|se|e|or so|of so|eller noe|eller saa?|oder so|tai jotain|ungefae?hr|ungefae?r|cirka|ca|omtrent|suunnilleen|maybe|surely|sikkert|saa?kert|sicher|seker|vel|vae?l|kai|wohl|typ|herfra|her fra|fra meg|fra mig|fraa?n mig|from me|von mir|minulta|van my|i think|i guess|i suppose|probably|tror jeg|trur eg|trur jeg|tror jag|wue?rd(?:e)? ich sagen|denk(?:e)? ich|denke|denk ek|dink ek|dalk|to be fair|to be honest|tbh|honestly|really|aerlig talt|arlig talt|arligt talat|arligt|rehellisesti|ehrlich gesagt|ehrlich|eerlik|vil jeg (?:mene|si|sige|tro)|skulle jeg (?:mene|si|sige|tro)|skulle jag (?:sae?ga|tro)|vill jag (?:sae?ga|tro)|sou ek (?:se|dink)|vois?i? olla|wue?rde? ich meinen|mein(?:e)? ich|altsaa?|alltsaa?|i'?m afraid|afraid|jeg|jag|eg|jo|ja|da|naa?|tja|i gjen|igjen|igen|luulen|luulisin|takk|tak|tack|thanks|kiitos|danke|dankie|kanskje|kanske|maa?ske|vielleicht|ehkae?|miskien|sorry|beklager|dessverre|desvae?rre|undskyld|tyvae?rr|foe?rlaa?t|valitettavasti|anteeksi|leider|jammer|ongelukkig|multa|mult|minusta|van my kant|min side|von meiner seite|ihan|eerlikwaar|regtig|echt|wirklich|virkelig|verkligen|oikeasti|oikeesti|oo|this time|denne gang(?:en)?|denna gaa?ng(?:en)?|lol|lmao|actually|faktis[ck]t?|egentligt?|eigentlich|eintlik|itse asiassa|oikeastaan|ass|assaa?|hoor|jong|ha(?:ha)+|hehe|all day(?: long)?|i reckon|i spose|reckon|spose|stykker|stk|t(?:e|ae?)nker (?:jeg|eg|ae?|jag|ja)|man|mate|bro|den hae?r gaa?ngen|diesmal|hierdie keer|tae?llae? kertaa|thereabouts|or thereabouts|at best|at most|paa? det meste|som mest|op (?:die|sy) meeste|hoegst|hoe?jst|hoe?yst|hoe?gst|hoe?chstens|hoogstens|korkeintaan|max|maks|tops|stars?|points?|stjerner?|stjae?rnor|tae?hteae?|sterne?|sterre|poeng|point|poae?ng|pistettae?|punkte|punte|from us|fra oss|fra os|fraa?n oss|von uns)(?![a-z]))`;
/** "Fire av fem vel". */
const TRAILS_OFF = new RegExp(`^${TAIL}{1,4}\\s*[^a-z\\d]*$`);
/** "Seven-ish", "sånn ca 7", "nok en 8'er": one number at the end of a few words. */
const SHORT_ANSWER = new RegExp(
  String.raw`^(?:\D|(?<!\d)1(?=\s)){0,40}?(?<![a-z\d.,/-])(\d{1,2}(?:[.,]5)?)${TAIL}{0,3}\s*[^a-z\d]*$`,
);
/** "I would say 7 because the app is slow": a number that is led to, and then its reason. */
const LED = `(?:i|id|i'd|ill|i'll|would|will|say|saying|give|giving|it|it's|its|that's|you|us|has|have|to|be|must|gotta|got|gets?|going|go|with|for|rate|rating|score|call|make|an?|'n|n|1|en|et|ett|ei|ein|eine|ne|nen|only|just|firm|solid|strong|weak|about|around|maybe|probably|jeg|eg|jag|vil|ville|vill|skulle|si|sier|sige|siger|sae?ga|sae?ger|det|dette|blir|bliver|er|ae?r|vae?re|vara|gir|giver|ger|gi|give|ge|dere|jer|er|maa?|bli|bare|kun|bara|nur|net|vain|kanskje|maa?ske|kanske|ehkae?|sanoisin|sanon|annan|antaisin|on|se|tulee|no|ich|wue?rde?|wuerde?|sagen|sag|gebe|geb|das|ist|es|war|vielleicht|ek|sal|sou|se|gee|dit|is|dis|miskien|klart|klar|ganz|beslis|definitely|absolutt|absolut|ehdottomasti|so|hmm+|dalk|probs|prolly|perhaps|likely|sikkert|nok|troligen|varmaan|wahrscheinlich|waarskynlik|honestly|frankly|tbh|honest|sadly|unfortunately|sorry|overall|still|quite|pretty|all|in|ae?rlig|ae?rligt|talt|talat|sagt|helt|dessverre|desvae?rre|tyvae?rr|valitettavasti|rehellisesti|ehrlich|gesagt|leider|insgesamt|eerlikwaar|eerlik|ongelukkig|alt|allt|i|alles|og|och|und|ok|okay|okei|tja|nja|naja|na ja|well|vel|vae?l|wohl|kai)`;
const NUMBER_AND_REASON = String.raw`(\d{1,2}(?:[.,]5)?)${TAIL}{0,3}(?:\s*[,.;:!?-]\D*|\s*[,.;!?-]\s*(?:var|ville|vil|ville ha|skulle|kunne|kunde|hadde|havde|hade|would|could|might|wae?re|wue?rde|haette|olisi?|oisi?|sou)\s.*|\s+(?:because|cause|cos|coz|cuz|since|as|but|fordi|for|siden|men|eftersom|foe?r|dae?rfoe?r|koska|mutta|kun|weil|da|aber|denn|want|omdat|maar)\s\D*)$`;
const REASONED = new RegExp(String.raw`^\W*(?:${LED}[\s,:]+){1,8}${NUMBER_AND_REASON}`);
/** "4 it was a bit late": a number first, then another sentence. */
const FIRST_OF_MORE =
  /^\s*(\d{1,2}(?:[.,]5)?)\s+(?=(?:it|its|it's|the delivery|was|really|very|because|cause|cos|coz|cuz|but|and|since|not|nothing|good|great|bad|i|det|de|jeg|eg|jag|veldig|meget|mycket|men|og|och|for|fordi|fordi|fint|bra|godt|daa?rlig|se|ihan|mutta|mut|vain|vaan|koska|hyvae?|hyvin|olen|es|war|alles|aber|weil|gut|ich|sehr|dit|was|maar|want|omdat|goed|ek|baie)(?![a-z]))/;

/** Scores that say themselves of how many they are, or answer the question that is open. The text is plain and has its numbers in figures. */
export function score(text: string, language: string, asked?: Asked): Found<Score> | undefined {
  return (
    firstOf(text, OF, (match) => {
      const { most, five, six, out } = match.groups!;
      const end = most ? Number(most) : five ? 5 : six ? 6 : 10;
      const value = Number(match[1]!.replace(',', '.'));
      const after = text.slice(match.index + match[0].length);
      if (ONE_OF.test(text.slice(0, match.index))) return undefined;
      // In Afrikaans "of" is "or".
      if (language === 'af' && /of/.test(out ?? '')) return undefined;
      if (/\//.test(out ?? '') && DATED.test(text.slice(0, match.index))) return undefined;
      const begins = text.slice(0, match.index).trim() === '' && /\//.test(out ?? '');
      const isSaid =
        GOES_ON.test(after) ||
        (begins && JUDGES.test(after)) ||
        TRAILS_OFF.test(after) ||
        SAYS_SO.test(after) ||
        (end === 10 && /\//.test(out ?? ''));
      if (!isSaid || value > end || (end !== 10 && value < 1)) return undefined;
      return { kind: end === 10 ? 'nps' : 'rating', value } satisfies Score;
    }) ??
    firstOf(text, STARS, ([, figure]) => {
      const value = Number(figure!.replace(',', '.'));
      return value >= 1 && value <= 6 ? ({ kind: 'rating', value } satisfies Score) : undefined;
    }) ??
    // After the figures: "5 stars ⭐" is five.
    firstOf(text, STAR_SIGNS, ([signs]) => {
      const value = [...signs].filter((sign) => '⭐🌟★'.includes(sign)).length;
      return value <= 6 ? ({ kind: 'rating', value } satisfies Score) : undefined;
    }) ??
    firstOf(text, MARK, ([, figure]) => {
      const value = Number(figure);
      return value >= 1 && value <= 5 ? ({ kind: 'rating', value } satisfies Score) : undefined;
    }) ??
    firstOf(text, GIVEN, (match) => {
      const value = Number(match[1]);
      if (asked === 'nps') return value <= 10 ? ({ kind: 'nps', value } satisfies Score) : undefined;
      return value >= 1 && value <= 6 ? ({ kind: 'rating', value } satisfies Score) : undefined;
    }) ??
    firstOf(text, DIE, ([, figure]) => {
      const value = Number(figure);
      return value >= 1 && value <= 6 ? ({ kind: 'rating', value } satisfies Score) : undefined;
    })
  );
}
