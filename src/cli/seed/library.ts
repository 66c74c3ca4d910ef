import { readFileSync } from 'node:fs';
import { parseAnswers, saveAnswers } from '../../answers/index.ts';
import { LANGUAGES } from '../../loyalty/index.ts';
import type { Database } from '../../store/database.ts';
import { SHOPS } from './shops.ts';

/** What Granlia answers to what every shop is asked. */
export async function insertLibrary({ transaction }: Database, now: Date): Promise<void> {
  const source = readFileSync(new URL('../../../answers.yaml', import.meta.url), 'utf8');
  const drafts = parseAnswers(source, { languages: LANGUAGES, shops: SHOPS.map(({ code }) => code) });
  await transaction((tx) => saveAnswers(tx, drafts, null, now));
}
