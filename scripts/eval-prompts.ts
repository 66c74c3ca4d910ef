/**
 * `npm run eval [-- <purpose>]`: asks the configured language model what the evaluations of the prompts ask (`prompts/evaluations`), and
 * prints how it did. Costs what the model costs; nothing else is needed, no database and no shop.
 */
import { existsSync } from 'node:fs';
import { loadCheckWords } from '../src/ai/backed.ts';
import { judgeCase, loadEvaluation } from '../src/ai/evaluation.ts';
import { openModel } from '../src/ai/model.ts';
import { loadPrompts, PURPOSES, type Purpose } from '../src/ai/prompts.ts';
import { loadConfig } from '../src/config.ts';
import { loadTexts } from '../src/locales/index.ts';
import { LANGUAGES } from '../src/loyalty/index.ts';
import { createLog } from '../src/shared/log.ts';
import { loadClassifier } from '../src/understanding/classifier.ts';

if (existsSync('.env')) process.loadEnvFile('.env');
const { model: settings } = loadConfig(process.env);
if (!settings) {
  console.error(
    'No language model is configured. Set OPENAI_API_KEY or OPENAI_BASE_URL (and OPENAI_MODEL), as .env.example explains.',
  );
  process.exit(1);
}
const wanted = process.argv[2];
if (wanted !== undefined && !PURPOSES.includes(wanted as Purpose)) {
  console.error(`There is no prompt "${wanted}". There are ${PURPOSES.join(', ')}.`);
  process.exit(1);
}

const taken = { input: 0, output: 0, microUsd: 0, outcomes: new Map<string, number>() };
const model = openModel({
  settings,
  budget: {
    reserve: async () => ({ day: '', tokens: 0, microUsd: 0 }),
    async settle({ tokens: { input, output }, outcome }) {
      taken.input += input;
      taken.output += output;
      taken.microUsd += input * settings.usdPerMillionInput + output * settings.usdPerMillionOutput;
      taken.outcomes.set(outcome, (taken.outcomes.get(outcome) ?? 0) + 1);
    },
  },
  log: createLog('silent'),
});
const prompts = loadPrompts();
const tools = { model, prompts, texts: loadTexts(LANGUAGES), check: loadCheckWords(LANGUAGES, loadClassifier()) };

console.log(`${settings.name} at ${settings.baseUrl ?? 'OpenAI'}\n`);
console.log('prompt          version  language  passed  ms     case');
let failed = 0;
for (const purpose of PURPOSES) {
  if (wanted !== undefined && wanted !== purpose) continue;
  for (const one of loadEvaluation(purpose).cases) {
    const { passed, got, ms } = await judgeCase(purpose, one, tools);
    if (!passed) failed += 1;
    const row = [purpose, prompts[purpose].version, one.language, passed ? 'yes' : 'NO', ms];
    console.log(row.map((cell, index) => String(cell).padEnd([16, 9, 10, 8, 7][index]!)).join('') + one.name);
    if (!passed) console.log(`  expected ${JSON.stringify(one.expect)}\n  got      ${JSON.stringify(got)}`);
  }
}
const outcomes = [...taken.outcomes].map(([outcome, count]) => `${outcome} ${count}`).join(', ');
console.log(
  `\n${failed} failed; ${taken.input} + ${taken.output} tokens, ${(taken.microUsd / 1_000_000).toFixed(4)} USD; ${outcomes}`,
);
process.exit(failed === 0 ? 0 : 1);
