import { loadConcepts } from './concepts.ts';
import { readAlarms, readExamples, readLetters, readSpoken } from './examples.ts';
import { readKeywords } from './index.ts';
import type { Lessons } from './training.ts';
import { loadFindDangers } from './urgency.ts';

/** All that the models learn from, read from the folders that people write in. */
export const readLessons = (languages: readonly string[]): Lessons => ({
  examples: readExamples(),
  spoken: readSpoken(),
  alarms: readAlarms(),
  letters: readLetters(),
  wishes: languages.flatMap(readWishes),
  findDangers: loadFindDangers(languages),
  concepts: loadConcepts(),
});

/** Phrases that stand as they are said, without signs for other words; those of complaints may tell of danger. */
const readWishes = (language: string): string[] =>
  Object.entries(readKeywords(language).intents)
    .filter(([intent]) => intent !== 'complaint')
    .flatMap(([, phrases]) => phrases)
    .filter((phrase) => !/[*!]|\.\./.test(phrase) && phrase.includes(' '));
