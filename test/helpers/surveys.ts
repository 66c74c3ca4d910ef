import { createPush } from '../../src/chat/push.ts';
import { type About, openSurveyRun, type SurveyRun } from '../../src/feedback/index.ts';
import { loadTexts } from '../../src/locales/index.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { newId } from '../../src/shared/ids.ts';
import { surveyLines } from '../../src/skills/ask-survey.ts';
import type { Database } from '../../src/store/database.ts';
import type { Counter } from './people.ts';
import { accepted } from './shop.ts';

const texts = loadTexts(LANGUAGES);
const push = createPush({ texts, settings: () => ({ timeZone: 'Europe/Oslo' }) });

export async function conversationOf(database: Database, place: string): Promise<string> {
  const { rows } = await database.pool.query<{ id: string }>('select id from conversation where channel_conversation_id = $1', [
    place,
  ]);
  return rows[0]!.id;
}

/** Asks somebody unasked, as a campaign does. */
export async function askUnasked(
  database: Database,
  counter: Counter,
  place: string,
  {
    surveyCode = 'csat',
    language = 'en',
    cause = `campaign:${newId()}`,
    about,
  }: { surveyCode?: string; language?: string; cause?: string; about?: About } = {},
): Promise<SurveyRun> {
  await counter.chat.idle();
  const conversationId = await conversationOf(database, place);
  const now = counter.clock.now();
  const run = await database.transaction(async (tx) => {
    const opened = accepted(await openSurveyRun(tx, { surveyCode, conversationId, cause, about }, now));
    const question = surveyLines(opened.run, counter.programme, now, { unasked: true });
    const pushed = await push(
      tx,
      [{ key: `${cause}:${place}`, conversationId, purpose: 'campaign', language, ...question }],
      now,
    );
    if (pushed.busy.length > 0) throw new Error('the conversation is busy');
    return opened.run;
  });
  await counter.chat.sweep();
  await counter.chat.idle();
  return run;
}

export type Kept = { state: string; rating: number | null; words: string | null; how: string | null; complaint: string | null };

export async function keptOf(database: Database, runId: string): Promise<Kept> {
  const { rows } = await database.pool.query<Kept>(
    `select r.state::text, r.complaint_id::text as complaint, a.value as rating, a.how, w.words from survey_run r
      left join answer a on a.run_id = r.id and a.question = 'rating' left join answer w on w.run_id = r.id and w.question = 'words' where r.id = $1`,
    [runId],
  );
  return rows[0]!;
}
