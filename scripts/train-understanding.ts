/** `npm run train`: makes the model of free text (`src/understanding/model.bin`) from the examples. The same examples give the same file. */
import { writeFileSync } from 'node:fs';
import { encodeModels, MODEL_FILE } from '../src/understanding/classifier.ts';
import { readExamples, readSpoken } from '../src/understanding/examples.ts';
import { trainModels } from '../src/understanding/training.ts';

const startedAt = performance.now();
const examples = readExamples();
const file = encodeModels(trainModels(examples, readSpoken()));
writeFileSync(MODEL_FILE, file);
const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
console.log(`${examples.length} examples, ${(file.length / 1e6).toFixed(2)} MB, ${seconds} s`);
