import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { createPatterns, without } from './patterns.ts';

/** What a text says of a mood: praise, displeasure, that something is wrong, and that it is grave. */
export const MOODS = ['positive', 'negative', 'trouble', 'grave'] as const;
export type Mood = (typeof MOODS)[number];

/** The moods that a text speaks of, in whatever language. Pure. */
export type FindMoods = (text: string) => ReadonlySet<Mood>;

const patternList = z.array(z.string().min(1));
const moodFile = z.strictObject({
  /** For those who write the patterns. */
  about: z.string(),
  words: z.record(z.string(), z.string().min(1)),
  positive: patternList,
  negative: patternList,
  trouble: patternList,
  grave: patternList,
  /** What sounds like a mood and is none; taken out of the text before. */
  not: patternList,
});

/** Reads the files that lie in `moods/`. */
export function loadMoods(languages: readonly string[]): FindMoods {
  const patterns = createPatterns<Mood | 'not'>(
    languages.flatMap((language) => {
      const source = readFileSync(new URL(`./moods/${language}.json`, import.meta.url), 'utf8');
      const file = moodFile.parse(JSON.parse(source));
      return ([...MOODS, 'not'] as const).flatMap((label) => file[label].map((pattern) => ({ pattern, label, file })));
    }),
  );
  return (text) => {
    const reading = patterns.read(text);
    const none = patterns.find(reading, (label) => label === 'not');
    const found = patterns.find(without(reading, none), (label) => label !== 'not');
    return new Set(found.flatMap(({ label }) => (label === 'not' ? [] : [label])));
  };
}
