import { answersFile, listAnswers, missingLanguages, parseAnswers, saveAnswers } from '../answers/index.ts';
import { LANGUAGES } from '../loyalty/index.ts';
import { localDay } from '../shared/calendar.ts';
import type { Deps } from './command.ts';

// The library of answers, for people at a keyboard. Each says what happened, or throws why nothing did.

/** @throws AnswersInvalid with all that is wrong; then nothing was imported */
export async function importAnswerFile({ database, programme, now }: Deps, source: string): Promise<void> {
  const { rows } = await database.pool.query<{ code: string }>('select code from shop');
  const drafts = parseAnswers(source, { languages: LANGUAGES, shops: rows.map(({ code }) => code) });
  const { added, changed, unchanged } = await database.transaction((tx) => saveAnswers(tx, drafts, null, now));
  const tell = (what: string, codes: readonly string[]) => codes.length > 0 && console.log(`${what}: ${codes.join(', ')}`);
  tell('New', added);
  tell('Changed', changed);
  tell('As before', unchanged);
  for (const draft of drafts) {
    const missing = missingLanguages(draft, programme.rules.languages.offered);
    if (missing.length > 0) console.log(`${draft.code} has no text or no questions in: ${missing.join(', ')}`);
  }
  if (added.length + changed.length > 0) console.log('Running programs answer by it within five seconds.');
}

export async function exportAnswers({ database, programme, now }: Deps): Promise<{ yaml: string; count: number }> {
  const answers = await listAnswers(database, localDay(now, programme.rules.timeZone));
  return { yaml: answersFile(answers), count: answers.length };
}
