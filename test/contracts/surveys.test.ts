import { describe, expect, it } from 'vitest';
import { createPush } from '../../src/chat/push.ts';
import { openSurveyRun } from '../../src/feedback/index.ts';
import { loadTexts } from '../../src/locales/index.ts';
import { currentProgramme, LANGUAGES } from '../../src/loyalty/index.ts';
import { surveyLines } from '../../src/skills/ask-survey.ts';
import { eventually } from '../helpers/program.ts';
import { accepted } from '../helpers/shop.ts';
import { keptOf } from '../helpers/surveys.ts';
import { hears, onStage, type Row, type Stage } from './stage.ts';
import { PLATFORMS } from './table.ts';

// The whole way of a question that nobody asked for, on every channel: its buttons, an answer by tap or in words, and a low one.

const push = createPush({ texts: loadTexts(LANGUAGES), settings: () => ({ timeZone: 'Europe/Oslo' }) });

async function ask({ database, program, clock }: Stage, place: string, surveyCode: string, language: string): Promise<string> {
  await program.chat.idle();
  const programme = (await currentProgramme(database, clock.now()))!;
  const { rows } = await database.pool.query<{ id: string }>('select id from conversation where channel_conversation_id = $1', [
    place,
  ]);
  const conversationId = rows[0]!.id;
  return database.transaction(async (tx) => {
    const { runId, run } = accepted(await openSurveyRun(tx, { surveyCode, conversationId, cause: 'campaign:1' }, clock.now()));
    const question = surveyLines(run, programme, clock.now(), { unasked: true });
    const pushed = await push(tx, [{ key: runId, conversationId, purpose: 'campaign', language, ...question }], clock.now());
    expect(pushed).toEqual({ queued: 1, busy: [] });
    return runId;
  });
}

async function askedPerson(row: Row, surveyCode: string, language: string, hello: string) {
  const stage = await onStage(row);
  const ada = await stage.platform.person('ada');
  await ada.says(hello);
  await eventually('they are greeted', () => ada.seen().length > 0);
  const runId = await ask(stage, ada.channelConversationId, surveyCode, language);
  await eventually('they are asked', () => ada.seen().length > 1);
  return { stage, ada, kept: () => keptOf(stage.database, runId) };
}

describe.each(PLATFORMS)('a survey on %s', (_, row) => {
  it('shows its numbers as buttons, and takes a tap and words', async () => {
    const { stage, ada, kept } = await askedPerson(row, 'nps', 'en', 'hello');
    await hears(ada, /How likely are you to recommend Granlia.*From 0 \(not at all\) to 10/);
    await ada.presses('9');
    await hears(ada, /What did we do best\?/);
    await ada.says('always friendly people');
    await hears(ada, /just as you said it: .always friendly people/);
    expect(await kept()).toMatchObject({ state: 'done', rating: 9, words: 'always friendly people', how: 'tap' });
    await stage.program.chat.idle();
  });

  it('makes a case of a low answer in words, in Finnish', async () => {
    const { stage, ada, kept } = await askedPerson(row, 'csat', 'fi', 'moi');
    await hears(ada, /Miten asiointi onnistui\?/);
    await ada.says('1, lasit säpäleinä');
    await hears(ada, /K-\d+/);
    expect(await kept()).toMatchObject({ state: 'done', rating: 1, words: 'lasit säpäleinä', complaint: expect.any(String) });
    await stage.program.chat.idle();
  });
});
