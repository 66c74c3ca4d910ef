import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { createPatterns, type Found, type PatternFile, type PatternSource, without } from './patterns.ts';

/** What somebody's words say may be at stake, what threatens a life first. The first four are a matter for the emergency services. */
export const DANGERS = [
  'health',
  'injury',
  'fire',
  'self_harm',
  'threat',
  'fraud',
  'privacy',
  'discrimination',
  'law',
  'media',
] as const;
export type Danger = (typeof DANGERS)[number];

/** What the words of a passage say: of whatever danger, and of which without doubt. */
export type SaidDangers = { passage: string; dangers: ReadonlySet<Danger>; certain: ReadonlySet<Danger> };

export type ReadDangers = {
  /** The passages that speak of danger. */
  said: SaidDangers[];
  /** The words beside those of something ordinary (a lawyer who looks for a bag, a last order), where such stand there. */
  besideOrdinary: string | undefined;
};

/** What a text says of danger, in whatever language. Pure; errs to the safe side. */
export type ReadUrgency = (text: string) => ReadDangers;

/** The dangers that a text speaks of, in the order of `DANGERS`. Pure. */
export type FindDangers = (text: string) => Danger[];

const urgencyFile = z.strictObject({
  /** For those who write the patterns: what the signs in them mean. */
  about: z.string(),
  /** Lists of words that patterns name. */
  words: z.record(z.string(), z.string().min(1)),
  danger: z.record(z.enum(DANGERS), z.array(z.string().min(1))),
  /** Ordinary things that sound like danger; taken out of the text before. */
  not: z.array(z.string().min(1)),
});

/** What a pattern says: a danger, one that no ordinary words take back, or ordinary words. */
type Meaning = Danger | `${Danger}!` | 'ordinary';

const ALWAYS = '! ';

/** Reads the files that lie in `urgency/`. All languages count always: whoever is in danger writes in their own. */
export function loadUrgency(languages: readonly string[]): ReadUrgency {
  const patterns = createPatterns(languages.flatMap(readPatterns));
  const isDanger = (meaning: Meaning): boolean => meaning !== 'ordinary';
  const dangersOf = (found: readonly Found<Meaning>[]) => new Set(found.map(({ label }) => label.replace('!', '') as Danger));
  const read = (passage: string): SaidDangers & { beside: string; isOrdinary: boolean } => {
    const reading = patterns.read(passage);
    const certain = patterns.find(reading, (meaning) => meaning.endsWith('!'));
    const ordinary = patterns.find(reading, (meaning) => meaning === 'ordinary');
    const rest = without(reading, ordinary);
    const dangers = dangersOf([...certain, ...patterns.find(rest, isDanger)]);
    const beside = rest.words.filter((word) => word !== '').join(' ');
    return { passage, dangers, certain: dangersOf(certain), beside, isOrdinary: ordinary.length > 0 };
  };
  return (text) => {
    const passages = passagesOf(text).map(read);
    return {
      said: passages.filter(({ dangers }) => dangers.size > 0),
      besideOrdinary: passages.some(({ isOrdinary }) => isOrdinary) ? passages.map(({ beside }) => beside).join('. ') : undefined,
    };
  };
}

/** What the patterns say, and nothing besides. */
export function loadFindDangers(languages: readonly string[]): FindDangers {
  const read = loadUrgency(languages);
  return (text) => {
    const { said } = read(text);
    return DANGERS.filter((danger) => said.some(({ dangers }) => dangers.has(danger)));
  };
}

/** From so many words on it is a letter. */
const LETTER_WORDS = 30;

export const isLetter = (text: string): boolean => text.trim().split(/\s+/, LETTER_WORDS).length === LETTER_WORDS;

export const sentencesOf = (text: string): string[] => text.split(/[.!?\n]+/);

/** In a letter, what tells of one danger stands in one sentence; words of two stand near each other by chance. */
const passagesOf = (text: string): string[] => (isLetter(text) ? sentencesOf(text) : [text]);

function readPatterns(language: string): (PatternSource<Meaning> & { file: PatternFile })[] {
  const source = readFileSync(new URL(`./urgency/${language}.json`, import.meta.url), 'utf8');
  const file = urgencyFile.parse(JSON.parse(source));
  return [
    ...DANGERS.flatMap((danger) =>
      file.danger[danger].map((pattern) =>
        pattern.startsWith(ALWAYS)
          ? { pattern: pattern.slice(ALWAYS.length), label: `${danger}!` as const, file }
          : { pattern, label: danger, file },
      ),
    ),
    ...file.not.map((pattern) => ({ pattern, label: 'ordinary' as const, file })),
  ];
}
