import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isOneTypoApart, normalise } from './keywords.ts';

/** What somebody's words say may be at stake. The first four are a matter for the emergency services. */
export const DANGERS = ['health', 'injury', 'fire', 'self_harm', 'threat', 'law'] as const;
export type Danger = (typeof DANGERS)[number];

/** Whether a text speaks of danger, in whatever language. Pure; errs to the safe side. */
export type FindDanger = (text: string) => Danger | undefined;

/** Words of the phrases as in the keyword files: a stem ends in `*`, `..` stands for up to three words. */
const urgencyFile = z.strictObject({
  about: z.string(),
  danger: z.record(z.enum(DANGERS), z.array(z.string().min(1))),
  /** Ordinary things that sound like danger; taken out of the text before. */
  not: z.array(z.string().min(1)),
});

type Entry = { words: readonly string[]; danger?: Danger };

const GAP = '..';
const MOST_IN_GAP = 3;
/** A long letter is read to its end; more than this is not one. */
const MOST_WORDS = 1_000;
/** A long word with one letter wrong is still the word. */
const LONG_WORD = 8;
const NOTHING = '';

/** Reads the files that lie in `urgency/`. All languages count always: whoever is in danger writes in their own. */
export function loadUrgency(languages: readonly string[]): FindDanger {
  const dangers: Entry[] = [];
  const ordinary: Entry[] = [];
  for (const language of languages) {
    const source = readFileSync(new URL(`./urgency/${language}.json`, import.meta.url), 'utf8');
    const file = urgencyFile.parse(JSON.parse(source));
    for (const danger of DANGERS) for (const text of file.danger[danger]) dangers.push({ words: wordsOf(text), danger });
    for (const text of file.not) ordinary.push({ words: wordsOf(text) });
  }
  const dangerBook = toBook(dangers);
  const ordinaryBook = toBook(ordinary);
  return (text) => {
    const words = normalise(text).slice(0, MOST_WORDS);
    for (const { at, end } of findAll(words, ordinaryBook, false)) words.fill(NOTHING, at, end);
    const found = findAll(words, dangerBook, true).flatMap(({ entry }) => entry.danger ?? []);
    // What threatens a life is said before what a lawyer threatens.
    return DANGERS.find((danger) => found.includes(danger));
  };
}

const wordsOf = (text: string): string[] =>
  text.split(GAP).flatMap((part, i) => (i === 0 ? normalise(part, true) : [GAP, ...normalise(part, true)]));

type Book = { byFirst: ReadonlyMap<string, readonly Entry[]>; stems: readonly Entry[]; long: readonly Entry[] };

function toBook(entries: readonly Entry[]): Book {
  const isStem = ({ words }: Entry) => words[0]!.endsWith('*');
  return {
    byFirst: Map.groupBy(
      entries.filter((entry) => !isStem(entry)),
      ({ words }) => words[0]!,
    ),
    stems: entries.filter(isStem),
    long: entries.filter((entry) => !isStem(entry) && entry.words[0]!.length >= LONG_WORD),
  };
}

type Found = { entry: Entry; at: number; end: number };

function findAll(words: readonly string[], { byFirst, stems, long }: Book, withTypos: boolean): Found[] {
  const found: Found[] = [];
  for (const [at, word] of words.entries()) {
    if (word === NOTHING) continue;
    const begun = [
      ...(byFirst.get(word) ?? []),
      ...stems.filter((entry) => fits(word, entry.words[0]!)),
      ...(withTypos && word.length >= LONG_WORD - 1 ? long.filter(({ words: [first] }) => isOneTypoApart(word, first!)) : []),
    ];
    for (const entry of begun) {
      const end = endOf(words, at + 1, entry.words, 1);
      if (end !== undefined) found.push({ entry, at, end });
    }
  }
  return found;
}

const fits = (word: string, expected: string): boolean =>
  expected.endsWith('*') ? word.startsWith(expected.slice(0, -1)) : word === expected;

/** Where the phrase from its word `i` on ends, if the text from its word `at` on goes on with it. */
function endOf(words: readonly string[], at: number, phrase: readonly string[], i: number): number | undefined {
  if (i === phrase.length) return at;
  if (phrase[i] !== GAP)
    return at < words.length && fits(words[at]!, phrase[i]!) ? endOf(words, at + 1, phrase, i + 1) : undefined;
  for (let skipped = 0; skipped <= MOST_IN_GAP; skipped += 1) {
    const end = endOf(words, at + skipped, phrase, i + 1);
    if (end !== undefined) return end;
  }
  return undefined;
}
