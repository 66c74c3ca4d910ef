import { readFileSync } from 'node:fs';
import { z } from 'zod';
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
  /** As it was written, without spaces ("48213"). */
  orderNumber?: string;
  /** What is wrong, in the customer's own words ("coffee grinder"). */
  item?: string;
  itemCount?: number;
};

const wordFile = z.strictObject({
  about: z.string(),
  /** Phrases as in the keyword files. */
  categories: z.record(z.enum(COMPLAINT_TOPICS), z.array(z.string().min(1))),
  /** What stands before the number of an order or receipt. */
  order: z.array(z.string()),
  /** What stands before a thing. */
  determiners: z.array(z.string()),
  /** One to ten. */
  numbers: z.array(z.string()).length(10),
  /** What stands after a thing of which something is said. */
  copulas: z.array(z.string()),
  /** What stands there and is no thing that could be sent again. */
  not_items: z.array(z.string()),
});
type WordFile = z.infer<typeof wordFile>;

export type ComplaintWords = {
  /** The phrases of each topic, for the phrasebook of intents. */
  phrases: readonly { language: string; topic: ComplaintTopic; text: string }[];
  /** Finds order, item and count; the language is the one that the text was understood in. */
  read(text: string, language: string): Omit<ComplaintSlots, 'topic'>;
};

export function loadComplaintWords(languages: readonly string[]): ComplaintWords {
  const files = new Map(
    languages.map((language) => {
      const source = readFileSync(new URL(`./complaints/${language}.json`, import.meta.url), 'utf8');
      return [language, wordFile.parse(JSON.parse(source))] as const;
    }),
  );
  const readers = new Map([...files].map(([language, file]) => [language, toReader(file)]));
  const orders = orderPattern([...files.values()].flatMap(({ order }) => order));
  return {
    phrases: [...files].flatMap(([language, { categories }]) =>
      COMPLAINT_TOPICS.flatMap((topic) => categories[topic].map((text) => ({ language, topic, text }))),
    ),
    read: (text, language) => ({ ...orderIn(text, orders), ...readers.get(language)?.(text) }),
  };
}

/** Letters of the shop's before it, at least four digits after: years, sums and counts are told otherwise. */
const NUMBER = String.raw`((?:[A-Za-z]{1,4}-?)?\d[\d-]{2,18}\d)(?![\d.,]*\d)`;
/** What makes a number a sum or a measure. */
const UNIT = String.raw`(?!\s*(?:kr|nok|dkk|sek|eur|usd|zar|€|\$|£|%|,-|pts?\b|point|poeng|poäng|piste|punkt|punte|g\b|kg\b|ml\b|cm\b))`;

function orderPattern(markers: readonly string[]): RegExp {
  const words = [...new Set(markers)]
    .toSorted((a, b) => b.length - a.length)
    .map((marker) => marker.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(' ', String.raw`\s+`));
  const named = String.raw`(?<![\p{L}\p{N}])(?:${words.join('|')})(?:\s*(?:is|er|är|on|ist|was|var))?[\s.:;#nºo°-]{0,6}`;
  return new RegExp(String.raw`(?:${named}|#\s?)${NUMBER}(?![\p{L}])${UNIT}`, 'iu');
}

function orderIn(text: string, pattern: RegExp): { orderNumber?: string } {
  const found = pattern.exec(text);
  return found ? { orderNumber: found[1]!.toUpperCase() } : {};
}

/** So many words may make one thing ("coffee grinder lid"). */
const MOST_ITEM_WORDS = 3;
const MOST_ITEM_LETTERS = 40;

type Word = { written: string; plain: string };

function toReader({ determiners, numbers, copulas, not_items: notItems }: WordFile) {
  const sets = [determiners, copulas, notItems].map((words) => new Set(words.map(plainly)));
  const [before, after, never] = sets as [Set<string>, Set<string>, Set<string>];
  const counts = new Map(numbers.map((word, i) => [plainly(word), i + 1]));
  const countOf = ({ plain }: Word): number | undefined =>
    counts.get(plain) ?? (/^[1-9]\d?$/.test(plain) ? Number(plain) : undefined);
  const isThing = ({ plain }: Word) =>
    plain.length >= 3 && !/\d/.test(plain) && !before.has(plain) && !after.has(plain) && !never.has(plain) && !counts.has(plain);

  return (text: string): Pick<ComplaintSlots, 'item' | 'itemCount'> => {
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
      return itemCount === undefined ? { item } : { item, itemCount };
    }
    return {};

    /** The thing's last word: "koppen er knust", and "koppen min er knust". */
    function endBefore(at: number): number | undefined {
      const [possessive, noun] = [words[at - 1], words[at - 2]];
      if (possessive && isThing(possessive)) return at - 1;
      return possessive && noun && before.has(possessive.plain) && isThing(noun) ? at - 2 : undefined;
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
