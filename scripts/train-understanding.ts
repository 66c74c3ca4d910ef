/** `npm run train`: makes the model of free text (`src/understanding/model.bin`) from the examples and the lines of danger. The same examples give the same file. */
import { writeFileSync } from 'node:fs';
import { LANGUAGES } from '../src/loyalty/index.ts';
import { encodeModels, MODEL_FILE } from '../src/understanding/classifier.ts';
import { loadConcepts } from '../src/understanding/concepts.ts';
import { readAlarms, readExamples, readLetters, readSpoken } from '../src/understanding/examples.ts';
import { trainModels } from '../src/understanding/training.ts';
import { loadUrgency } from '../src/understanding/urgency.ts';

const startedAt = performance.now();
const examples = readExamples();
const file = encodeModels(
  trainModels({
    examples,
    spoken: readSpoken(),
    alarms: readAlarms(),
    letters: readLetters(),
    findDangers: loadUrgency(LANGUAGES),
    concepts: loadConcepts(),
  }),
);
writeFileSync(MODEL_FILE, file);
const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
console.log(`${examples.length} examples, ${(file.length / 1e6).toFixed(2)} MB, ${seconds} s`);
