import { describe, expect, it } from 'vitest';
import { createPush } from '../../src/chat/push.ts';
import { openSurveyRun } from '../../src/feedback/index.ts';
import { loadTexts } from '../../src/locales/index.ts';
import { currentProgramme, LANGUAGES } from '../../src/loyalty/index.ts';
import { HOUR_MS } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { surveyLines } from '../../src/skills/ask-survey.ts';
import { accepted } from '../helpers/shop.ts';
import { keptOf } from '../helpers/surveys.ts';
import { listener } from './customer.ts';
import { onStage, type Stage } from './stage.ts';
import { PLATFORMS } from './table.ts';

// The whole way of a question that nobody asked for, on every channel and in two languages: its buttons, a tap and the words after it,
// and a low answer in words, which becomes a case.

const push = createPush({ texts: loadTexts(LANGUAGES), settings: () => ({ timeZone: 'Europe/Oslo' }) });

async function ask({ database, program, clock }: Stage, place: string, surveyCode: string, language: string): Promise<string> {
  await program.chat.idle();
  const programme = (await currentProgramme(database, clock.now()))!;
  const { rows } = await database.pool.query<{ id: string }>('select id from conversation where channel_conversation_id = $1', [
    place,
  ]);
  const conversationId = rows[0]!.id;
  return database.transaction(async (tx) => {
    const { runId, run } = accepted(
      await openSurveyRun(tx, { surveyCode, conversationId, cause: `campaign:${newId()}` }, clock.now()),
    );
    const question = surveyLines(run, programme, clock.now(), { unasked: true });
    const pushed = await push(tx, [{ key: runId, conversationId, purpose: 'campaign', language, ...question }], clock.now());
    expect(pushed).toEqual({ queued: 1, busy: [] });
    return runId;
  });
}

const STORIES = {
  en: {
    hello: 'hello',
    high: [/How likely are you to recommend Granlia.*From 0 \(not at all\) to 10/, '9', /What did we do best\?/],
    why: ['always friendly people', /just as you said it: .always friendly people/],
    askedLow: /How did it go with Granlia\?/,
    low: ['1, two glasses in pieces', 'two glasses in pieces', /K-\d+.*You'll have our answer by Monday 23 November, 12:00/],
  },
  fi: {
    hello: 'moi',
    high: [/Kuinka todennäköisesti suosittelisit.*0.*10/, '9', /Kiitos!.*omin sanoin/],
    why: ['aina ystävällistä väkeä', /juuri niin kuin sanoit: .aina ystävällistä väkeä/],
    askedLow: /Miten asiointi onnistui\?/,
    low: ['1, lasit säpäleinä', 'lasit säpäleinä', /K-\d+.*viimeistään maanantaina 23\.11\. klo 12/],
  },
} as const;

describe.each(PLATFORMS)('surveys on %s', (_, row) => {
  it.each(['en', 'fi'] as const)('take a tap and words, and make a case of a low answer: %s', async (language) => {
    const stage = await onStage(row);
    const { hello, high, why, askedLow, low } = STORIES[language];
    const ada = await stage.platform.person('ada');
    const hears = listener(ada, 'ada');
    await ada.says(hello);
    await hears(/Granlia/);
    const liked = await ask(stage, ada.channelConversationId, 'nps', language);
    await hears(high[0]);
    await ada.presses(high[1]);
    await hears(high[2]);
    await ada.says(why[0]);
    await hears(why[1]);
    expect(await keptOf(stage.database, liked)).toMatchObject({ state: 'done', rating: 9, words: why[0], how: 'tap' });

    stage.clock.moveBy(HOUR_MS);
    const disliked = await ask(stage, ada.channelConversationId, 'csat', language);
    await hears(askedLow);
    await ada.says(low[0]);
    await hears(low[2]);
    expect(await keptOf(stage.database, disliked)).toMatchObject({
      state: 'done',
      rating: 1,
      words: low[1],
      how: 'words',
      complaint: expect.any(String),
    });
    await stage.program.chat.idle();
  });
});
