import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { GAP, type PatternBook, toPatternBook } from './words.ts';

/** What words alone can claim. The rest (digits, links, placeholders) is seen in the signs. */
export const CLAIMS = ['number word', 'date', 'currency', 'reward', 'discount', 'deadline', 'commitment', 'secret'] as const;
export type Claim = (typeof CLAIMS)[number];

const phrases = z.array(z.string().min(1));

/** `unbacked/<language>.json`: what a model may not say by itself, and the little that it may. */
const unbackedFile = z.strictObject({
  /** For those who write the lists: what the signs in them mean. */
  about: z.string(),
  claims: z.record(z.enum(CLAIMS), phrases),
  /** Said often and claims nothing, though a word of it would; taken out of a sentence before. */
  ordinary: phrases,
  numbers: z.strictObject({
    /** A word that consists of these, with joints between and an ending, is a number. */
    parts: phrases,
    joints: phrases,
    endings: z.array(z.string()),
    /** "One" is an article, or near it, in most languages: it is a number before what is counted. */
    ones: phrases,
    counted: phrases,
  }),
  /** That an answer comes, which may be said in a sentence with the placeholder of its time. */
  answer: phrases,
  /** Shows that a sentence speaks of what the customer said or met with: there their own counts may be repeated. */
  theirs: phrases,
  /** What an honest clause is about: one of these stands in each that asks nothing, states no fact and hangs on no other. */
  topics: phrases,
  /** Other words that anybody may say in an answer: with those of the lists of what may be said, all that need not be the customer's. */
  everyday: phrases,
  /** A clause that begins with one of these hangs on the one before. */
  subordinators: phrases,
  /**
   * "We are sorry that nobody answered you": what is regretted, up to a joint, may name what went wrong if it says so (a fault), or
   * if the customer wrote of it.
   */
  regret: z.strictObject({ words: phrases, complements: phrases, joints: phrases, faults: phrases }),
  /** Where a capital shows a name, if nobody writes the word in small letters: inside a sentence, or two of them where every noun has one. */
  names: z.enum(['inside', 'pairs']),
  /**
   * What we may say that we do. A subject goes with one of `may`, or with a helper and one of `may` in the same clause; a word of
   * `deeds` is subject and verb in one (Finnish "-mme") and has to be among `may` itself.
   */
  first_person: z.strictObject({ subjects: phrases, skips: phrases, deeds: phrases, helpers: phrases, may: phrases }),
});

export type UnbackedWords = {
  /** All words of the lists of what may be said: they are of the language, whoever reads it. */
  plain: readonly string[];
  claims: readonly { kind: Claim; book: PatternBook }[];
  ordinary: PatternBook;
  isNumber: (word: string) => boolean;
  ones: ReadonlySet<string>;
  counted: PatternBook;
  answer: PatternBook;
  theirs: PatternBook;
  topics: PatternBook;
  everyday: PatternBook;
  subordinators: ReadonlySet<string>;
  regret: { words: PatternBook; complements: ReadonlySet<string>; joints: ReadonlySet<string>; faults: PatternBook };
  names: 'inside' | 'pairs';
  firstPerson: {
    subjects: ReadonlySet<string>;
    skips: ReadonlySet<string>;
    deeds: PatternBook;
    helpers: ReadonlySet<string>;
    may: PatternBook;
  };
};

export function readUnbackedWords(language: string): UnbackedWords {
  const source = readFileSync(new URL(`./unbacked/${language}.json`, import.meta.url), 'utf8');
  const { claims, ordinary, numbers, answer, theirs, topics, everyday, subordinators, regret, names, first_person } =
    unbackedFile.parse(JSON.parse(source));
  const oneOf = (words: readonly string[]) => `(?:${words.toSorted((a, b) => b.length - a.length).join('|')})`;
  const parts = oneOf(numbers.parts);
  const [joint, ending] = [oneOf([...numbers.joints, '']), oneOf([...numbers.endings, ''])];
  // "Ettusen", "enogtyve": one begins some of them.
  const number = new RegExp(`^(?:${oneOf(numbers.ones)}${joint})?(?:${parts}${joint})*${parts}${ending}$`, 'u');
  const { subjects, skips, helpers, may } = first_person;
  const plain = [
    ordinary,
    answer,
    theirs,
    topics,
    everyday,
    subordinators,
    Object.values(regret).flat(),
    subjects,
    skips,
    helpers,
    may,
  ]
    .flat()
    .flatMap((phrase) => phrase.split(' '));
  return {
    plain,
    claims: CLAIMS.map((kind) => ({ kind, book: toPatternBook(claims[kind]) })),
    ordinary: toPatternBook(ordinary),
    isNumber: (word) => number.test(word),
    ones: new Set(numbers.ones),
    counted: toPatternBook(numbers.counted),
    answer: toPatternBook(answer),
    theirs: toPatternBook(theirs),
    topics: toPatternBook(topics),
    everyday: toPatternBook([...plain, ...numbers.ones].filter((word) => word !== GAP && word !== '*')),
    subordinators: new Set(subordinators),
    regret: {
      words: toPatternBook(regret.words),
      complements: new Set(regret.complements),
      joints: new Set(regret.joints),
      faults: toPatternBook(regret.faults),
    },
    names,
    firstPerson: {
      subjects: new Set(subjects),
      skips: new Set(skips),
      deeds: toPatternBook(first_person.deeds),
      helpers: new Set(helpers),
      may: toPatternBook(may),
    },
  };
}
