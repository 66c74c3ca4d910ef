import { normalise, saysNo } from './keywords.ts';

/** How somebody wants a complaint put right. `other`: something shall be given for it, and they leave open what. */
export const REMEDY_WISHES = ['money_back', 'replacement', 'voucher', 'other'] as const;
export type RemedyWish = (typeof REMEDY_WISHES)[number];

/**
 * Words that ask for each, in small letters without marks ("pa", "ater"). All languages are tried: a wish is a wish in whichever it is
 * written, and what is alike in two of them means the same in both.
 */
const SAID: Readonly<Record<RemedyWish, readonly string[]>> = {
  money_back: [
    '(?:money|cash|payment|dosh) (?:\\w+ ){0,3}?(?:back|returned|refunded)|refund\\w*|reimburse\\w*',
    '(?:penga|pengene|pengane|penge|pengar|pengarna|pengana|kronene|kronerne|kronorna|belopet|belobet|gryn|stalarna|cashen) (?:\\w+ ){0,3}?(?:tilbake|tilbage|tillbaka|igjen|igen|att|ater|retur)',
    '(?:tilbakebetal|tilbagebetal|tilbakefor|aterbetal|refunder|refusjon|refusion|kreditere?)\\w*',
    'raha(?:t|ni|a|ja|nsa)? (?:\\w+ ){0,2}?takas|raha(?:t|ni|a|ja)? (?:\\w+ ){0,2}?takaisin|takaisin raha(?:t|ni)|palaut\\w+ raha(?:t|ni)|raha(?:t|ni) palaut\\w+|raha\\w*palautu\\w*|rahojen palautu\\w*|hyvittakaa',
    '(?:rather|prefer|heller|hellere|hellre|mieluummin|lieber|eerder|liewer) (?:\\w+ ){0,3}?(?:money|cash|pengene|pengane|penge|pengar|pengarna|raha|rahat|rahan|geld)',
    'geld (?:\\w+ ){0,3}?(?:zuruck\\w*|wieder\\w*|retour|terug)|kohle zuruck|(?:ruck)?erstatt\\w*|terugbeta+l\\w*',
  ],
  replacement: [
    'send (?:it|them|one) (?:again|once more)|resend\\w*|(?:send|sende|sendt|skicka|skickar) (?:den|det|dem|dom|en) (?:igen|igjen|pa nytt|pa ny|en gang til)|(?:lahett\\w+) (?:se |ne )?(?:uudelleen|uudestaan)|schick\\w* (?:es|sie|ihn|das)? ?(?:nochmal\\w*|noch einmal|erneut)|stuur (?:dit|hulle) weer',
    '(?:want|send|get|like|need|prefer|rather|give|have) (?:\\w+ ){0,4}?(?:new|another|fresh|right|correct) (?!order|account|card|delivery|time)\\w+|replac\\w+|(?:exchange|swap) (?:it|them|this|these)',
    '(?:vil|vill|vi|onsker|onskar|send|sende|skicka|fa|fatt|far|heller|hellere|hellre|gjerne|gerne|garna|trenger|behover) (?:\\w+ ){0,4}?(?:ny|nye|nya|nytt|nyt|riktig|riktige|rett|rigtige|rigtig|ratt|ratta)(?! (?:bestilling|ordre|order|konto|kort|e?mail|e?post|dag|tid)\\b)|erstatningsvare\\w*|ersattningsvara\\w*|(?:bytte|byttet|byta|bytt) (?:den|det|dem|ut)|ombyt\\w*',
    '(?:haluan|haluaisin|haluun|lahett\\w+|saisinko|saanko|mieluummin|voitteko) (?:\\w+ ){0,3}?(?:uusi|uuden|uudet|uutta|uusia|oikea|oikean|oikeat)(?! tilau\\w+)|uusi tilalle|korvaava\\w*|vaihta\\w+ (?:se|sen|uuteen|ehjaan)',
    '(?:mochte|will|wunsche|schick\\w*|send\\w*|brauche|lieber|gern|gerne|bekomme|hatte) (?:\\w+ ){0,4}?(?:neue|neuen|neues|neuer|richtige|richtigen|richtiges|korrekte)(?! (?:bestellung|konto|karte)\\b)|ersatz(?:ware|lieferung)?|umtausch\\w*|austausch\\w*',
    '(?:wil|stuur|kry|eerder|graag|soek|liewer) (?:\\w+ ){0,4}?(?:nuwe|nuwes|regte|korrekte)(?! (?:bestelling|rekening|kaart)\\b)|vervang\\w*|omruil\\w*',
  ],
  voucher: [
    'store credit|(?:want|rather|prefer|give|get) (?:\\w+ ){0,3}?vouchers?',
    '(?:vil|vill|heller|hellere|hellre|gjerne|gerne|garna|mieluummin|haluan|haluaisin|lieber|mochte|will|eerder|liewer|wil) (?:\\w+ ){0,4}?(?:kupong\\w*|kupon\\w*|tilgodelapp|tilgodebevis|tillgodokvitto|gavekort|presentkort|lahjakort\\w*|etukupon\\w*|gutschein\\w*|koopbewys\\w*)',
  ],
  other: [
    'compensat\\w+|make (?:it|this) (?:right|good|up)|kompensa\\w+|kompensation|ersattning|erstatning|hyvity\\w+|korvau\\w+|entschadig\\w+|wiedergutmach\\w+|vergoed\\w*|vergoeding|skadevergoeding',
  ],
};

const PATTERNS = REMEDY_WISHES.flatMap((wish) =>
  SAID[wish].map((said) => ({ wish, pattern: new RegExp(`\\b(?:${said})`, 'g') })),
);

const MOST_WORDS = 60;
/** A no that stands so close before it is a no to it: "I don't want my money back, I want a new one". */
const WORDS_OF_A_NO = 4;

/**
 * What somebody wants done about a complaint, where they say it: the last that they name, since people correct themselves. What they say
 * no to, and what they have not had yet, is no such wish.
 */
export function remedyWish(text: string, language: string): RemedyWish | undefined {
  const words = normalise(text).slice(0, MOST_WORDS).join(' ');
  const found = PATTERNS.flatMap(({ wish, pattern }) => [...words.matchAll(pattern)].map(({ index }) => ({ wish, index })));
  const meant = found.filter(({ index }) => !saysNo(closeBefore(words, index), language));
  const named = meant.filter(({ wish }) => wish !== 'other');
  return (named.length > 0 ? named : meant).toSorted((a, b) => a.index - b.index).at(-1)?.wish;
}

/** In more words than these a story may be told, of which the wish is one part. */
const MOST_WORDS_CHOSEN = 10;
/** What has been done, or had, before: "I got a new one, and it is broken too". */
const HAS_BEEN =
  /\b(?:got|had|received|already|again|har|fikk|fik|fick|allerede|redan|alt|igen|igjen|sain|saatiin|olen|jo|habe|hab|haben|bekam|schon|bereits|het|gekry|reeds|klaar)\b/;

/** Somebody who names two leaves the choice to us. The Afrikaans "of" is no English one. */
const OR = /\b(?:or|eller|tai|vai|oder)\b/;
const OR_AFRIKAANS = /\bof\b/;
/** What would follow from it is asked before it is chosen. */
const ONLY_IF = /\b(?:if|hvis|viss|dersom|ifall|jos|wenn|falls|indien)\b/;

/** As the whole answer, these words say enough: "a new one please", "pengene takk". */
const BARE: Readonly<Partial<Record<RemedyWish, RegExp>>> = {
  replacement:
    /^(?:(?:just|yes|ja|joo|kylla|bare|bara|kun|vain|nur|net|a|en|et|ett|ein|eine|einen|n) )*(?:new|replacement|another|ny|nye|nya|nytt|nyt|uusi|uuden|uudet|neu|neue|neuen|neues|neuer|nuwe|nuwes)(?: (?!order|account|card|bestilling|ordre|konto|kort|tilaus|bestellung|karte|rekening)\p{L}+)?(?: (?:please|pls|plz|thanks|thx|takk|tak|tack|kiitos|kiitti|bitte|danke|asseblief|asb|dankie))*$/u,
  money_back:
    /^(?:(?:just|yes|ja|joo|bare|bara|kun|vain|nur|net|my|the|mine|min|mina|das|mein|die|my) )*(?:money|cash|refund|penger|pengene|pengane|penge|pengar|pengarna|raha|rahat|geld)(?: (?:please|pls|plz|thanks|thx|takk|tak|tack|kiitos|kiitti|bitte|danke|asseblief|asb|dankie))*$/,
  voucher:
    /^(?:(?:just|yes|ja|joo|a|en|et|ett|ein|einen|n) )*(?:voucher|kupong|kupon|gavekort|presentkort|lahjakortti|kuponki|gutschein|koopbewys)(?: (?:please|pls|thanks|takk|tak|tack|kiitos|bitte|danke|asseblief|asb|dankie))*$/,
};

/**
 * The answer to "What would you like best?" in somebody's own words: a short text that says one wish and tells of nothing that has been.
 * "My money back" is one although it says "back".
 */
export function remedyChosen(text: string, language: string): Exclude<RemedyWish, 'other'> | undefined {
  const words = normalise(text);
  if (words.length > MOST_WORDS_CHOSEN || text.includes('?')) return undefined;
  const said = words.join(' ');
  const bare = REMEDY_WISHES.find((wish) => BARE[wish]?.test(said));
  if (bare && bare !== 'other') return bare;
  if ((language === 'af' ? OR_AFRIKAANS : OR).test(said) || ONLY_IF.test(said)) return undefined;
  const [named, ...others] = new Set(
    PATTERNS.flatMap(({ wish, pattern }) => (said.search(pattern) < 0 || wish === 'other' ? [] : [wish])),
  );
  if (!named || others.length > 0 || HAS_BEEN.test(withoutWishes(said))) return undefined;
  return remedyWish(text, language) === named ? named : undefined;
}

const withoutWishes = (said: string): string => PATTERNS.reduce((left, { pattern }) => left.replaceAll(pattern, ' '), said);

/** The words just before a place; a word that says "but" or "rather" begins anew. */
const closeBefore = (words: string, index: number): string =>
  words.slice(0, index).split(BEGINS_ANEW).at(-1)!.trim().split(' ').slice(-WORDS_OF_A_NO).join(' ');

const BEGINS_ANEW = /\b(?:but|just|only|men|bare|bara|kun|mutta|vaan|aber|sondern|nur|maar|net)\b/;
