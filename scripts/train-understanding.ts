/** `npm run train`: makes the model of free text (`src/understanding/model.bin`) from the examples and the lines of danger. The same examples give the same file. */
import { writeFileSync } from 'node:fs';
import { LANGUAGES } from '../src/loyalty/index.ts';
import { encodeModels, MODEL_FILE } from '../src/understanding/classifier.ts';
import { readLessons } from '../src/understanding/lessons.ts';
import { trainModels } from '../src/understanding/training.ts';

const startedAt = performance.now();
const lessons = readLessons(LANGUAGES);
const file = encodeModels(trainModels(lessons));
writeFileSync(MODEL_FILE, file);
const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
console.log(`${lessons.examples.length} examples, ${(file.length / 1e6).toFixed(2)} MB, ${seconds} s`);
