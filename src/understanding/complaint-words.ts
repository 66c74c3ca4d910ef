import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Day } from '../shared/calendar.ts';
import { normalise } from './keywords.ts';

/** What a complaint may be about. */
export const COMPLAINT_TOPICS = [
  'damaged',
  'not_arrived',
  'wrong_item',
  'faulty',
  'payment',
  'staff',
  'points',
  'other',
] as const;
export type ComplaintTopic = (typeof COMPLAINT_TOPICS)[number];

/** What the words of a complaint say for certain. What is not in them is absent: nothing is guessed. */
export type ComplaintSlots = {
  topic?: ComplaintTopic;
  /** As it was written, in capitals ("A-48213"). */
  orderNumber?: string;
  /** The day that it names, of a purchase or of what went wrong. */
  saidOn?: Day;
  /** The sum that it names, in hundredths; without a currency where it names none, or only "kr". */
  amount?: { minor: number; currency?: string };
  /** What is wrong, in the customer's own words ("coffee grinder"). */
  item?: string;
  itemCount?: number;
};

const wordFile = z.strictObject({
  about: z.string(),
  /** Phrases as in the keyword files. */
  categories: z.record(z.enum(COMPLAINT_TOPICS), z.array(z.string().min(1))),
  /** What stands before a thing. */
  determiners: z.array(z.string()),
  /** One to ten. */
  numbers: z.array(z.string()).length(10),
  /** What stands after a thing of which something is said. */
  copulas: z.array(z.string()),
  /** What begins a clause that tells of the thing before it ("the cups that we got are …"), and is often left out but for its subject. */
  relatives: z.array(z.string()),
  /** What stands there and is no thing that could be sent again. */
  not_items: z.array(z.string()),
});
type WordFile = z.infer<typeof wordFile>;

export type ComplaintWords = {
  /** The phrases of each topic, for the phrasebook of intents. */
  phrases: readonly { language: string; topic: ComplaintTopic; text: string }[];
  /** Finds the thing and how many of it; the language is the one that the text was understood in. */
  read(text: string, language: string): Pick<ComplaintSlots, 'item' | 'itemCount'>;
};

export function loadComplaintWords(languages: readonly string[]): ComplaintWords {
  const files = new Map(
    languages.map((language) => {
      const source = readFileSync(new URL(`./complaints/${language}.json`, import.meta.url), 'utf8');
      return [language, wordFile.parse(JSON.parse(source))] as const;
    }),
  );
  const readers = new Map([...files].map(([language, file]) => [language, readingLetters(toReader(file), file)]));
  return {
    phrases: [...files].flatMap(([language, { categories }]) =>
      COMPLAINT_TOPICS.flatMap((topic) => categories[topic].map((text) => ({ language, topic, text }))),
    ),
    read: (text, language) => readers.get(language)?.(text) ?? {},
  };
}

/** So many words may make one thing ("coffee grinder lid"). */
const MOST_ITEM_WORDS = 3;
const MOST_ITEM_LETTERS = 40;

/** So long is what is told of a thing before it is said what is wrong with it. */
const MOST_CLAUSE_WORDS = 9;

/** A longer text tells a story, in which "the lady at the till was …" names no thing that is wrong. */
const MOST_WORDS_READ_WHOLE = 20;

/** Of a letter, only clauses are read that say in a word what is wrong with something ("two of the cups were smashed"). */
function readingLetters(read: ComplaintReader, { categories }: WordFile): ComplaintReader {
  const wrong = [...categories.damaged, ...categories.faulty].filter((phrase) => !phrase.includes(' '));
  const [stems, whole] = [true, false].map((isStem) => wrong.filter((word) => word.endsWith('*') === isStem)) as [
    string[],
    string[],
  ];
  const words = new Set(whole.map(plainly));
  const beginnings = stems.map((stem) => plainly(stem.slice(0, -1)));
  const saysWrong = (clause: string) =>
    normalise(clause).some((word) => words.has(word) || beginnings.some((beginning) => word.startsWith(beginning)));
  return (text) => {
    if (normalise(text).length <= MOST_WORDS_READ_WHOLE) return read(text);
    for (const clause of text.split(/[.,;:!?()\n]+/)) {
      const found = saysWrong(clause) ? read(clause) : {};
      if (found.item !== undefined) return found;
    }
    return {};
  };
}

type ComplaintReader = (text: string) => Pick<ComplaintSlots, 'item' | 'itemCount'>;
type Word = { written: string; plain: string };

/**
 * What is counted and is no thing that could be sent again: times, sums, sizes, points, people; as words begin, in any language, but not those that are
 * goods of a shop ("kasserolle", "timers", "Tagesdecke").
 */
const MEASURES = new RegExp(
  `^(?:${[
    'days?$|week|month|year|hour|minute|mins?$|time(?!rs)|point|stars?$|percent|people|person|kid|child|order|parcel|package|box(?:es)?$|mail|email|call|shop|store|euro|dollar|pound|buck|pence|penny|cents?$',
    'dag|uke|maned|ar$|ars$|minut|gang|poeng|stjerne|prosent|person|barn|kr$|kron|ordre|pakke|eske|e?post|butikk|telefon|kilo|kg$|gram|liter|meter|cm$|mm$',
    'uge|maaned|ar$|aar$|point|stjerne|procent|mennesk|bestilling|kasse(?!rol)|opkald|vecka|veckor|timm|gang|poang|stjarn|manni|ordrar|paket|kartong|samtal|ore$',
    'paiv(?!apeit)|viik|kuukau|kk$|vuo|tunti|tunni|kert|kerra|piste|tahte|prosent|ihmi|henk|laps|tilau|pakett|laatik|sent|soitto|myymal',
    'tage?[ns]?$|woche|monat|jahr|stund|minute|mal$|punkt|stern|prozent|leute|mensch|kind|bestellung|paket|karton|anruf|laden',
    'dae$|weke|maand|jaar|jare|uur|ure|keer|kere|punt|ster$|sterre|persent|mense|kinders|bestelling|pakkie|boks|oproep|rand|winkel',
  ].join('|')})`,
);

function toReader({ determiners, numbers, copulas, relatives, not_items: notItems }: WordFile): ComplaintReader {
  const sets = [determiners, copulas, relatives, notItems].map((words) => new Set(words.map(plainly)));
  const [before, after, tells, never] = sets as [Set<string>, Set<string>, Set<string>, Set<string>];
  const counts = new Map(numbers.map((word, i) => [plainly(word), i + 1]));
  const countOf = ({ plain }: Word): number | undefined =>
    counts.get(plain) ?? (/^[1-9]\d?$/.test(plain) ? Number(plain) : undefined);
  const isThing = ({ plain }: Word) =>
    plain.length >= 3 && !/\d/.test(plain) && !before.has(plain) && !after.has(plain) && !never.has(plain) && !counts.has(plain);

  return (text) => {
    const words = wordsOf(text);
    for (const [at, word] of words.entries()) {
      if (!after.has(word.plain)) continue;
      const last = endBefore(at);
      if (last === undefined) continue;
      const first = beginningOf(last);
      const item = words
        .slice(first, last + 1)
        .map(({ written }) => written)
        .join(' ');
      if (item.length > MOST_ITEM_LETTERS) continue;
      const itemCount = countBefore(first);
      if (itemCount !== undefined && MEASURES.test(words[last]!.plain)) continue;
      return itemCount === undefined ? { item } : { item, itemCount };
    }
    return countedThing() ?? {};

    /** "De 2 kopper fra ordre 48213", "I got three wrong plates": what is counted is a thing, if it is no measure. */
    function countedThing(): Pick<ComplaintSlots, 'item' | 'itemCount'> | undefined {
      for (const [at, word] of words.entries()) {
        const itemCount = countOf(word);
        if (itemCount === undefined || itemCount < 2 || MEASURES.test(words[at - 1]?.plain ?? '')) continue;
        let next = at + 1;
        while (words[next] && before.has(words[next]!.plain)) next += 1;
        const thing = words[next];
        if (thing && isThing(thing) && !MEASURES.test(thing.plain)) return { item: thing.written, itemCount };
      }
      return undefined;
    }

    /** The thing's last word: "koppen er knust", and "koppen min er knust". */
    function endBefore(at: number): number | undefined {
      const [possessive, noun] = [words[at - 1], words[at - 2]];
      if (possessive && noun && before.has(possessive.plain) && isThing(noun)) return at - 2;
      const isNamed = noun !== undefined && (before.has(noun.plain) || countOf(noun) !== undefined);
      const told = isNamed ? undefined : endBeforeClause(at);
      if (told !== undefined) return told;
      return possessive && isThing(possessive) && !(noun && tells.has(noun.plain)) ? at - 1 : undefined;
    }

    /** "Koppene jeg fikk er knust", "die Lampe, die ich gekauft habe, ist kaputt": the thing stands before the clause that tells of it. */
    function endBeforeClause(at: number): number | undefined {
      const from = Math.max(
        1,
        at - MOST_CLAUSE_WORDS,
        1 + words.findLastIndex(({ written }, i) => i < at - 1 && /[.;:!?\n]/.test(written)),
      );
      for (let start = from; start <= at - 2; start += 1) {
        if (!tells.has(words[start]!.plain)) continue;
        let last = start - 1;
        while (last > 0 && isBetween(last)) last -= 1;
        if (isThing(words[last]!)) return last;
      }
      return undefined;
    }

    /** What links the clause to its thing: a comma, another such word, and an article after a comma. */
    function isBetween(at: number): boolean {
      const { plain, written } = words[at]!;
      return written === ',' || tells.has(plain) || (before.has(plain) && words[at - 1]!.written === ',');
    }

    /** Where the thing begins: after an article or a number that stands close before it; without either it is one word. */
    function beginningOf(last: number): number {
      for (let first = last; first > last - MOST_ITEM_WORDS && first > 0; first -= 1) {
        const previous = words[first - 1]!;
        if (before.has(previous.plain) || countOf(previous) !== undefined) return first;
        if (!isThing(previous)) return last;
      }
      return last;
    }

    /** "two of the cups", "2 cups", "to af kopperne". */
    function countBefore(first: number): number | undefined {
      for (let at = first - 1; at >= 0 && at >= first - 3; at -= 1) {
        const count = countOf(words[at]!);
        // "A cup" is an article where it counts nothing: German "ein", Norwegian "en" are no numbers here but before "of".
        if (count !== undefined) return count === 1 && at === first - 1 ? undefined : count;
        if (!before.has(words[at]!.plain)) return undefined;
      }
      return undefined;
    }
  };
}

const plainly = (word: string): string => normalise(word).join(' ');

/** Words of a sentence; what is between sentences stands as a word of its own that nothing goes across. */
function wordsOf(text: string): Word[] {
  return [...text.slice(0, 1_000).matchAll(/[\p{L}\p{N}'’]+(?:-[\p{L}\p{N}]+)*|[.,;:!?\n]/gu)].map(([written]) => ({
    written,
    plain: normalise(written).join(''),
  }));
}
