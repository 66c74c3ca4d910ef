import { loadConcepts } from './concepts.ts';
import { readAlarms, readExamples, readLetters, readSpoken } from './examples.ts';
import type { Lessons } from './training.ts';
import { loadFindDangers } from './urgency.ts';

/** All that the models learn from, read from the folders that people write in. */
export const readLessons = (languages: readonly string[]): Lessons => ({
  examples: readExamples(),
  spoken: readSpoken(),
  alarms: readAlarms(),
  letters: readLetters(),
  findDangers: loadFindDangers(languages),
  concepts: loadConcepts(),
});
