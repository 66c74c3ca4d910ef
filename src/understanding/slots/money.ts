import { FIGURE, NUMBER_BEGINS, readFigure } from './numbers.ts';
import { anyOf, BEGIN, END, type Found, firstOf } from './patterns.ts';
import { WORDS } from './words.ts';

/** A sum of money; `isNamed` where the text says of which currency, so that nobody takes "kr" for another's. */
export type Amount = { value: number; currency: string; isNamed: boolean };

/** What currencies are called. Crowns without a country are the language's own. */
const CURRENCIES: readonly (readonly [string | undefined, string])[] = [
  ['EUR', '€|eur|euro|euros|euron|euroa|euroo|euroja|eurolla|eurosta|euroon|eurot|euron|egee|ege'],
  ['GBP', '£|gbp|pound|pounds|quid|pund|pfund|puntaa'],
  ['ZAR', 'zar|rand|rands|randa'],
  ['USD', '$|usd|dollar|dollars|dollaria|dollarn'],
  ['CHF', 'chf|sfr|franken|fränkli|francs|frangia'],
  ['NOK', 'nok|norske kroner|norske kr|norska kronor|norska kr|norjan kruunua|norwegian kroner|norwegische kronen|noorse kroon'],
  ['DKK', 'dkk|danske kroner|danske kr|danska kronor|danska kr|tanskan kruunua|danish kroner|dänische kronen|deense kroon'],
  [
    'SEK',
    'sek|kronor|kronors|spänn|svenske kroner|svenske kr|svenska kronor|svenska kr|ruotsin kruunua|swedish kronor|swedish kroner|swedish krona|schwedische kronen|sweedse kroon',
  ],
  [undefined, 'kr|kroner|kroners|krone|krona|kronen|kronene|kronorna|kruunua|spenn|kronert|bucks'],
];
const NAMES = anyOf(CURRENCIES.map(([, words]) => words).join('|'));
const CALLED: readonly (readonly [string | undefined, RegExp])[] = CURRENCIES.map(([iso, words]) => [
  iso,
  new RegExp(`^${anyOf(words)}$`),
]);

/** The pounds of recipes, and what is given for one crown. */
const NOT_MONEY = String.raw`(?!\s+(?:of|in weight|heavy)${END})`;
const DASH = String.raw`(?:,-{1,2}|:-|\.-)`;
/** "Drei Euro fünfzig", "49 kroner og 50 øre", "12e 50c": hundredths, said after the sum. */
const MINOR = 'cent|cents|sent|sentti*|c|øre|öre|pence|p|pennies';
const AND_MINOR = String.raw`(?:\s+(?:(?:and|og|och|und|ja|en)\s+)?(?<minor>\d{1,2})(?:\s?${anyOf(MINOR)}${END}|(?<=\d\d)(?=\s*(?:$|[.,;!?)]\D|[.,;!?)]$)|\s+(?:for|fu?e?r|vir|porto|postage|shipping|delivery|versand|lieferung|frakt|fragt|posgeld|aflewering|zu|zuviel|te|too|liikaa|per|je|og|och|und|and|each|extra|til|till|back|off|not|nicht|ikke|inte|never|nie|is|are|has|have|sind|ist|fehlen|missing|mangler|saknas|puuttuu|kort|zurue?ck|terug|takas|takaisin|tilbage|tilbake|tillbaka|that|which|but|aber|men|maar|mutta|i|ich|jeg|jag|ek|instead|please|pls|bitte|asb|ausgegeben|bezahlt|gezahlt|gekostet|abgebucht|betaal|gekos|spent|spandert|brukt|brugt)${END})))?`;
const AFTER = new RegExp(`${NUMBER_BEGINS}(${FIGURE})(k)?${DASH}?[\\s-]?(${NAMES})(?:\\.|${END})${AND_MINOR}${NOT_MONEY}`, 'g');
const BEFORE = new RegExp(`(?:${BEGIN}|(?=[€£$]))(${NAMES}|r)\\.?\\s?(${FIGURE})(k)?(?:,-)?(?![a-z\\d]|[/:]\\d)`, 'g');
const DASHED = new RegExp(`${NUMBER_BEGINS}(${FIGURE})${DASH}(?!\\d)`, 'g');
const CENTS = new RegExp(`${NUMBER_BEGINS}(\\d{1,3})\\s?${anyOf('cent|cents|sent|sentti*|øre|öre|pence|pennies')}${END}`, 'g');
/** In English "50p" is money. */
const PENCE = new RegExp(`${NUMBER_BEGINS}(\\d{1,3})\\s?p${END}`, 'g');
/** "Two grand", "half a grand"; "a grand opening" is no money. */
const GRAND = new RegExp(
  `${NUMBER_BEGINS}(?:(\\d{1,3}(?:[.,]\\d)?)\\s?|half a |a (?=grand\\s*(?:$|[.,;!?]|(?:on|in|for|at|here|last|this|a year|so far|with|over|and|but|gone|each)${END})))grand${END}`,
  'g',
);
/** Finns write "20e". */
const SHORT_EURO = new RegExp(`${NUMBER_BEGINS}(${FIGURE})\\s?e${END}${AND_MINOR}`, 'g');
/** Where "R" before a figure is rand. */
const KNOWS_RAND: ReadonlySet<string> = new Set(['af', 'en']);

/** "En 50-lapp", "200 kroneseddel"; "5 lapper" are labels. */
const NOTE_IN_FIGURES = new RegExp(
  `${NUMBER_BEGINS}(\\d{2,4})[- ]?(?:krone[- ]?)?(?:lapp(?:en)?|lap(?:pen)?|seddel|sedlen|sedeln?|randnoot)${END}`,
  'g',
);

/** "Hundrelappen", "two tenners": notes of money, counted or not. */
const notesOf = (language: string): [RegExp, number][] =>
  WORDS[language]!.notes.split(' ').map((pair) => {
    const [word, value] = pair.split(':') as [string, string];
    return [new RegExp(`^${anyOf(word)}$`), Number(value)];
  });
const NOTE_VALUES = new Map(Object.keys(WORDS).map((language) => [language, notesOf(language)]));
const noteOf = (said: string, language: string): number => NOTE_VALUES.get(language)!.find(([word]) => word.test(said))![1];
const NOTES = new Map(
  Object.entries(WORDS).map(([language, { notes }]) => [
    language,
    new RegExp(
      `${BEGIN}(?:(?<count>\\d(?:[.,]5)?)\\s+)?(?<note>${anyOf(notes.replaceAll(/:\d+/g, '').replaceAll(' ', '|'))})${END}`,
      'g',
    ),
  ]),
);

/** A sum with its currency, or with the dash that stands for none of its hundredths. */
export function price(text: string, written: string, language: string): Found<Amount> | undefined {
  const read = (figure: string, name: string | undefined, thousands?: string): Amount | undefined => {
    // In "det er 5 nok" it counts nothing: "nok" is also enough.
    if (name === 'nok' && readFigure(figure) < LEAST_NOK) return undefined;
    const sum = sumOf(figure, language, name);
    return thousands ? { ...sum, value: sum.value * 1_000 } : sum;
  };
  const hundredths = ([, figure]: RegExpExecArray): Amount => {
    const sum = sumOf(figure!, language, undefined);
    return { ...sum, value: sum.value / 100 };
  };
  return earliest([
    firstOf(text, AFTER, ({ 1: figure, 2: k, 3: name, groups }) => withMinor(read(figure!, name, k), groups?.minor)),
    firstOf(text, BEFORE, ({ index, 1: name, 2: figure, 3: k }) => {
      if (name === 'nok' && !written.startsWith('NOK', index)) return undefined;
      if (name !== 'r') return read(figure!, name, k);
      return KNOWS_RAND.has(language) ? read(figure!, 'rand', k) : undefined;
    }),
    firstOf(text, DASHED, ([, figure]) => read(figure!, undefined)),
    firstOf(text, PAID_HUNDREDTHS, ([, before, after]) => {
      const figure = (before ?? after)!;
      return marksOf(language).some((mark) => figure.includes(mark)) ? read(figure, undefined) : undefined;
    }),
    firstOf(text, NOTE_IN_FIGURES, ([, figure]) => read(figure!, undefined)),
    firstOf(text, CENTS, hundredths),
    language === 'en' ? firstOf(text, PENCE, hundredths) : undefined,
    language === 'en'
      ? firstOf(text, GRAND, ({ 0: said, 1: figure }) => {
          const value = (figure === undefined ? (said.startsWith('half') ? 0.5 : 1) : readFigure(figure)) * 1_000;
          return { value, currency: WORDS.en!.currency, isNamed: false };
        })
      : undefined,
    firstOf(text, NOTES.get(language)!, ({ groups }) => {
      const value = noteOf(groups!.note!, language) * Number((groups!.count ?? '1').replace(',', '.'));
      return { value, currency: WORDS[language]!.currency, isNamed: false };
    }),
    language === 'fi'
      ? firstOf(text, SHORT_EURO, ({ 1: figure, groups }) => withMinor(read(figure!, '€'), groups?.minor))
      : undefined,
  ]);
}
const LEAST_NOK = 10;

const withMinor = (sum: Amount | undefined, minor: string | undefined): Amount | undefined =>
  sum && minor !== undefined && Number.isInteger(sum.value) ? { ...sum, value: sum.value + Number(minor) / 100 } : sum;

function sumOf(figure: string, language: string, name: string | undefined): Amount {
  const named = name === undefined ? undefined : CALLED.find(([, called]) => called.test(name))?.[0];
  return { value: readFigure(figure), currency: named ?? WORDS[language]!.currency, isNamed: named !== undefined };
}

const earliest = <Value>(found: readonly (Found<Value> | undefined)[]): Found<Value> | undefined =>
  found.reduce((first, next) => (next && (!first || next.at < first.at) ? next : first), undefined);

const PAID = anyOf(
  Object.values(WORDS)
    .map(({ paid }) => paid)
    .join('|'),
);
/** What may stand between "paid" and the sum. */
const FILLERS = String.raw`(?:\s*[:=]?\s+(?:me|us|my|card|kort|kortet|for|about|only|bare|kun|over|around|an?|the|was|is|er|var|paa?|om|ca\.?|rundt|of|you|i|jeg|jag|vi|dere|den|det|it|extra|ekstra|tilbake|back|a total of|total|totalt|nur|noin|vaan|just|nearly|almost|nesten|nae?sten|nae?stan|fast|meg|mig|mich|mir|ich|ek|my|julle|ihr|zurue?ck|terug|minulta|siitae?|vain|full|full price|hele|whole|hela)){0,3}\s*[:=]?\s+`;
/** What makes the number after "paid" a count, an hour or a share. */
const COUNTED = String.raw`(?!\s*(?:x|times?|ganger|gange|gaa?nger|kertaa|mal|keer|days?|dage?r?|dagar|dae|tage?n?|pae?ivae?ae?|weeks?|uker|uger|veckor|viikkoa|wochen|weke|hours?|hrs?|timer|timmar|tuntia|stunden|ure|months?|min|mins|minutes?|minutter|minuter|minuten|minuuttia|minuta|minute|sek|secs?|seconds?|years?|aa?r|jahre|g|kg|ml|cl|cm|st|stk|pcs|kpl|percent|prosent|procent|prosenttia|prozent|persent|cups?|kopper|muggar|kuppia|tassen|koppies)${END})(?!\s*%)(?!\s*[:/.-]\s*\d)`;
const AFTER_PAID = new RegExp(`${BEGIN}${PAID}${FILLERS}(${FIGURE})(?![a-z\\d])${COUNTED}`, 'g');
/** German and Afrikaans say it last: "25 bezahlt", "25 für das Kissen bezahlt". */
const PAID_LAST = String.raw`(?:\s+(?:fue?r|vir)(?:\s+[a-z'-]+){1,4})?\s+(?:(?:zu viel|te veel|dafue?r|daarvoor|daarvoer|insgesamt|altesaam|gestern|gister)\s+){0,2}(?:bezahlt|gekostet|abgebucht|berechnet|gezahlt|betaal|gekos|afgetrek)${END}`;
const BEFORE_PAID = new RegExp(`${NUMBER_BEGINS}(${FIGURE})${PAID_LAST}`, 'g');
/** "Paid 12.50, the sign said ten pounds": hundredths that were paid need no currency, and come before what is only marked. */
const PAID_HUNDREDTHS = new RegExp(
  `${BEGIN}${PAID}${FILLERS}(\\d{1,4}[.,]\\d\\d)(?![a-z\\d]|[.,:/-]\\d|[\\s-]?${NAMES}${END}|\\s?e${END})${COUNTED}|(?<!(?:statt|van)\\s)${NUMBER_BEGINS}(\\d{1,4}[.,]\\d\\d)${PAID_LAST}`,
  'g',
);
/** "Bought a jacket for 149", "für 149 gekauft": what follows the number is no thing that it counts. */
const BOUGHT = `(?:bought|buy|purchased|ordered|sold|kjoe?pte?|kjopte?|koe?bte?|koe?pte?|handla[a-z]*|bestilte?|bestae?llde|solgte?|saa?lde|kaufte|bestellte|gekauft|gekoop)`;
const FOR = `(?:for|foe?r|fue?r|vir|til)`;
const NO_THING = String.raw`(?=\s*(?:$|[.,;!?)](?!\d))|\s+(?:in|on|at|last|from|and|but|i|paa?|hos|fra|fraa?n|og|och|o|men|sist|forrige|sidste|foe?rra|im|am|bei|und|aber|letzten?|letzte|op|verlede|maar|gekauft|bestellt|geholt|gekoop|bestel|each|stykket|stk|styck|stueck)${END})`;
const BOUGHT_FOR = new RegExp(
  `${BEGIN}${BOUGHT}\\s+(?:(?:[a-z'-]+|1)\\s+){1,5}${FOR}\\s+(${FIGURE})(?![a-z\\d])${COUNTED}${NO_THING}`,
  'g',
);
const FOR_BOUGHT = new RegExp(`${BEGIN}${FOR}\\s+(${FIGURE})\\s+(?:gekauft|bestellt|geholt|gekoop|bestel|gekry)${END}`, 'g');
/** "Jeg ga 450 for den kåpa"; who gives five or ten of it gives a mark. */
const GAVE_FOR = new RegExp(
  `${BEGIN}(?:gave|ga|gav|gaa|annoin|gee|gegee)\\s+(?:(?:over|nesten|nae?sten|almost|nearly|hele|hela|bare|kun|bara|around|about|ca\\.?|rundt)\\s+)?(${FIGURE})${COUNTED}\\s+${FOR}\\s+(?!(?:service|innsats|oppleve|besoe?k|betjening|alt)[a-z]*${END})[a-z]`,
  'g',
);
const LEAST_GIVEN = 11;
/** "49,90", in English "14.99", in Afrikaans both: nothing but money is told so. */
type Mark = ',' | '.';
const MARKS: Readonly<Record<string, readonly Mark[]>> = { en: ['.'], af: [',', '.'] };
const marksOf = (language: string): readonly Mark[] => MARKS[language] ?? [','];
const hundredthsOf = (figure: string): RegExp =>
  new RegExp(`${NUMBER_BEGINS}(${figure})(?![a-z\\d]|[.,/:-]\\d|\\s?(?:%|kg|g|m|cm|l|dl)${END})(?!\\s?%)`, 'g');
const HUNDREDTHS: Readonly<Record<Mark, RegExp>> = {
  ',': hundredthsOf(String.raw`\d{1,3}(?:[ .]?\d{3})*,\d\d`),
  '.': hundredthsOf(String.raw`\d{1,3}(?:,?\d{3})*\.\d\d`),
};
/** "1.2k gone from my account": by itself it may be kilometres, or followers. */
const THOUSANDS = new RegExp(
  `(?:${PAID}${FILLERS}|(?=${NUMBER_BEGINS}\\d+(?:[.,]\\d)?\\s?k\\s+(?:is\\s+|was\\s+)?(?:gone|missing|charged|taken|spent|off|out of|vekk|borte|vae?k|borta|poissa|weg|trukket|trukk|dragit|abgebucht|afgetrek)${END}))(\\d+(?:[.,]\\d)?)\\s?k${END}`,
  'g',
);
/** "20 cheaper", "12,50 zu viel": what is more or less by so much is a price. */
const BY_MORE = new RegExp(
  `${NUMBER_BEGINS}(${FIGURE})\\s+(?:cheaper|dearer|more expensive|billigere|dyrere|rimeligere|billigare|dyrare|halvempi|halvemp[a-z]*|halvemmalla|kalliimpi|kalliimm[a-z]*|gue?nstiger|billiger|teurer|goedkoper|duurder)${END}`,
  'g',
);
/** What takes money takes tries and trips as well: "took 8 goes", "brukte 6 turer". */
const TAKES = new RegExp(`^(?:took|spent|tog|tok|brukte|brugte|gevat|otitte|back|tilbake|terug|zurue?ck)${END}`);
/** "Skulle tatt 38": what should have been taken is another size. */
const SHOULD_HAVE_TAKEN = /(?:skulle|burde|borde|should)\s(?:ha|have|heller|hellere|ha heller)?\s?$/;
const ENDS_SUM = new RegExp(
  `^${NO_THING}|^\\s+(?:with|for|med|mit|met|vir|fue?r|foe?r|til|till|paa?|off|out|too|extra|ekstra|ut|zu|te|kr)${END}`,
);
const TAKEN = /^(?:tatt|taget|tagit|taken)(?![a-z])/;
const LEAST_PAID = 5;
/** "1,80" is rather how tall somebody is. */
const isHeight = (value: number): boolean => value > 1.3 && value < 2.2;

/** A sum without a currency, where the text speaks of paying or counts hundredths. */
export function payment(text: string, language: string): Found<Amount> | undefined {
  const read = ([, figure]: RegExpExecArray): Amount | undefined => {
    const isYear = /^(?:19|20)\d\d$/.test(figure!);
    return readFigure(figure!) < LEAST_PAID || isYear || /^\d{6,}$/.test(figure!)
      ? undefined
      : sumOf(figure!, language, undefined);
  };
  const thousands = ([, figure]: RegExpExecArray): Amount => {
    const sum = sumOf(figure!, language, undefined);
    return { ...sum, value: sum.value * 1_000 };
  };
  return (
    firstOf(text, AFTER_PAID, (match) =>
      (TAKES.test(match[0]) && !ENDS_SUM.test(text.slice(match.index + match[0].length))) ||
      (TAKEN.test(match[0]) && SHOULD_HAVE_TAKEN.test(text.slice(0, match.index)))
        ? undefined
        : read(match),
    ) ??
    firstOf(text, THOUSANDS, thousands) ??
    earliest([
      firstOf(text, BY_MORE, read),
      firstOf(text, BEFORE_PAID, read),
      firstOf(text, BOUGHT_FOR, read),
      firstOf(text, FOR_BOUGHT, read),
      firstOf(text, GAVE_FOR, (match) => (readFigure(match[1]!) < LEAST_GIVEN ? undefined : read(match))),
      ...marksOf(language).map((mark) =>
        firstOf(text, HUNDREDTHS[mark], ([, figure]) =>
          isHeight(readFigure(figure!)) ? undefined : sumOf(figure!, language, undefined),
        ),
      ),
    ])
  );
}
