import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { findPatterns, GAP, type PatternBook, toPatternBook } from './words.ts';

/** What words alone can claim. The rest (digits, links, placeholders) is seen in the signs. */
export const CLAIMS = [
  'number word',
  'date',
  'currency',
  'reward',
  'discount',
  'deadline',
  'commitment',
  'blame',
  'admission',
  'accusation',
  'secret',
] as const;
export type Claim = (typeof CLAIMS)[number];

const phrases = z.array(z.string().min(1));

/** `unbacked/<language>.json`: what a model may not say by itself, and the little that it may. */
const unbackedFile = z.strictObject({
  /** For those who write the lists: what the signs in them mean. */
  about: z.string(),
  claims: z.record(z.enum(CLAIMS), phrases),
  /** Said often and claims nothing, though a word of it would; taken out of a sentence before. */
  ordinary: phrases,
  /** How people part, thank, and say that something is all right; words parted by `/` are alternatives. A clause of these needs no more. */
  courtesies: phrases,
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
  /** How a clause begins that tells what the customer said: what follows may be an accusation, in their words. */
  telling: phrases,
  /** Whoever is of the shop or sent by it: of them nothing bad is told in our own voice, not even regretted. */
  ours: phrases,
  /** What an honest clause is about: one of these stands in each that states no fact and hangs on no other. */
  topics: phrases,
  /** How a wish begins: what is wished may be what the customer spoke of, a day too ("enjoy the match"). */
  wishes: phrases,
  /** With these a clause may say the customer's own words again: "thank you for the photo", "a tent should stand". */
  echoing: phrases,
  /** How we guess at a feeling, or wish well in general: "that must have been", "have a good". The word for it may be any. */
  guesses: phrases,
  /** Somebody else, of whom a clause that begins so tells something. */
  others: phrases,
  /** What may be asked, besides what `topics` are about. */
  questions: phrases,
  /** A clause of these words alone is a judgement, and claims nothing: "that is really not good". */
  light: phrases,
  /** A clause of these words alone says yes: "but of course", "and so it was". */
  agreement: phrases,
  /** With these it says that all is well: "it is fine now", "no problem". */
  all_is_well: phrases,
  /**
   * That we cannot help with something, or know nothing of it: what that is may be said in any words, unless it is about the customer
   * (`you`) in another way than `told` has it ("help you with"; "I can't let you leave without" is an offer), or something else is told
   * besides (`closed`: "before the courier comes"). A clause that begins with one of `asks` goes on with it: "I can't say, whether".
   */
  unable: z.strictObject({ words: phrases, you: phrases, told: phrases, asks: phrases, closed: phrases }),
  /** Other words that anybody may say in an answer: with those of the lists of what may be said, all that need not be the customer's. */
  everyday: phrases,
  /** By these an everyday word becomes another form of itself: "lamp", "lamps". */
  endings: phrases,
  /** A clause that begins with one of these hangs on the one before. */
  subordinators: phrases,
  /** How it is told why something is so, until when or what for: the customer named it, in words of their own, or nobody does. */
  reasons: phrases,
  /**
   * "We are sorry that nobody answered you": what is regretted, up to a joint, may name what went wrong, an amount too, where it is about
   * the customer (`unable.you`) or of what they wrote. With a word of `closed` it would give a cause of ours or promise something: then a
   * fault is named by one of `faults` alone. Those of `theirs` are named only after the customer: that their points are gone, a new one, a
   * technician, a strike, "others". "Good to hear that the lamp works" (`glad`) may name only what they wrote of.
   */
  regret: z.strictObject({
    words: phrases,
    glad: phrases,
    complements: phrases,
    joints: phrases,
    faults: phrases,
    closed: phrases,
    theirs: phrases,
  }),
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
  plain: ReadonlySet<string>;
  claims: readonly { kind: Claim; book: PatternBook }[];
  ordinary: PatternBook;
  isNumber: (word: string) => boolean;
  ones: ReadonlySet<string>;
  counted: PatternBook;
  answer: PatternBook;
  theirs: PatternBook;
  telling: PatternBook;
  ours: PatternBook;
  topics: PatternBook;
  wishes: PatternBook;
  echoing: PatternBook;
  guesses: PatternBook;
  others: ReadonlySet<string>;
  questions: PatternBook;
  light: ReadonlySet<string>;
  agreement: ReadonlySet<string>;
  allIsWell: ReadonlySet<string>;
  unable: { words: PatternBook; you: PatternBook; told: PatternBook; asks: PatternBook; closed: PatternBook };
  /** Whether anybody may say a word in an answer, in whatever form. */
  isEveryday: (word: string) => boolean;
  subordinators: ReadonlySet<string>;
  reasons: PatternBook;
  regret: {
    words: PatternBook;
    glad: PatternBook;
    complements: ReadonlySet<string>;
    joints: ReadonlySet<string>;
    faults: PatternBook;
    closed: PatternBook;
    theirs: PatternBook;
  };
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
  const {
    claims,
    ordinary,
    courtesies,
    numbers,
    answer,
    theirs,
    telling,
    ours,
    topics,
    wishes,
    echoing,
    guesses,
    others,
    questions,
    light,
    agreement,
    all_is_well,
    unable,
    everyday,
    endings,
    subordinators,
    reasons,
    regret,
    names,
    first_person,
  } = unbackedFile.parse(JSON.parse(source));
  const oneOf = (words: readonly string[]) => `(?:${words.toSorted((a, b) => b.length - a.length).join('|')})`;
  const parts = oneOf(numbers.parts);
  const [joint, ending] = [oneOf([...numbers.joints, '']), oneOf([...numbers.endings, ''])];
  // "Ettusen", "enogtyve": one begins some of them.
  const number = new RegExp(`^(?:${oneOf(numbers.ones)}${joint})?(?:${parts}${joint})*${parts}${ending}$`, 'u');
  const { subjects, skips, helpers, may } = first_person;
  const polite = courtesies.flatMap(alternativesOf);
  const plain = new Set(
    [
      ordinary,
      polite,
      answer,
      theirs,
      telling,
      topics,
      wishes,
      echoing,
      guesses,
      questions,
      light,
      unable.words,
      unable.you.filter((word) => !word.startsWith('*')),
      unable.told,
      everyday,
      subordinators,
      [regret.words, regret.glad, regret.complements, regret.joints, regret.faults, regret.closed].flat(),
      subjects,
      skips,
      helpers,
      may,
    ]
      .flat()
      .flatMap((phrase) => phrase.split(' ')),
  );
  return {
    plain,
    claims: CLAIMS.map((kind) => ({ kind, book: toPatternBook(claims[kind]) })),
    ordinary: toPatternBook([...ordinary, ...polite]),
    isNumber: (word) => number.test(word),
    ones: new Set(numbers.ones),
    counted: toPatternBook(numbers.counted),
    answer: toPatternBook(answer),
    theirs: toPatternBook(theirs),
    telling: toPatternBook(telling),
    ours: toPatternBook(ours),
    topics: toPatternBook([...topics, ...polite]),
    wishes: toPatternBook(wishes),
    echoing: toPatternBook(echoing),
    guesses: toPatternBook(guesses),
    others: new Set(others),
    questions: toPatternBook(questions),
    light: new Set(light),
    agreement: new Set(agreement),
    allIsWell: new Set([...agreement, ...all_is_well]),
    unable: {
      words: toPatternBook(unable.words),
      you: toPatternBook(unable.you),
      told: toPatternBook(unable.told),
      asks: toPatternBook(unable.asks),
      closed: toPatternBook(unable.closed),
    },
    isEveryday: heardIn(
      [...plain, ...numbers.ones].filter((word) => word !== GAP && word !== '*'),
      endings,
    ),
    subordinators: new Set(subordinators),
    reasons: toPatternBook(reasons),
    regret: {
      words: toPatternBook(regret.words),
      glad: toPatternBook(regret.glad),
      complements: new Set(regret.complements),
      joints: new Set(regret.joints),
      faults: toPatternBook(regret.faults),
      closed: toPatternBook(regret.closed),
      theirs: toPatternBook(regret.theirs),
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

/** Whether a word is one of these, or the same but for an ending. */
function heardIn(patterns: readonly string[], endings: readonly string[]): (word: string) => boolean {
  const book = toPatternBook(patterns);
  const stemsOf = (word: string) =>
    ['', ...endings].flatMap((ending) =>
      word.endsWith(ending) && word.length - ending.length >= LEAST_STEM ? [word.slice(0, word.length - ending.length)] : [],
    );
  const stems = new Set(patterns.flatMap(stemsOf));
  return (word) => findPatterns([word], book).length > 0 || stemsOf(word).some((stem) => stems.has(stem));
}
const LEAST_STEM = 4;

/** "Have a good/fine day" is "have a good day" and "have a fine day". */
const alternativesOf = (phrase: string): string[] =>
  phrase
    .split(' ')
    .reduce<string[]>(
      (said, word) => said.flatMap((before) => word.split('/').map((one) => (before === '' ? one : `${before} ${one}`))),
      [''],
    );
