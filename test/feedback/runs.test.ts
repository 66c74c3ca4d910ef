import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answeredRuns,
  answerRating,
  answerWords,
  openSurveyRun,
  skipQuestion,
  surveyCsv,
  surveyResults,
} from '../../src/feedback/index.ts';
import { decideRating, decideSkip, decideWords, type SurveyRun } from '../../src/feedback/surveys.ts';
import { DAY_MS } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { useDatabase } from '../helpers/database.ts';
import { SUNDAY } from '../helpers/people.ts';
import { accepted, addMember } from '../helpers/shop.ts';
import { keptOf } from '../helpers/surveys.ts';

const database = useDatabase({ poolSize: 6 });

/** Somebody with two chats of the same membership. */
async function somebody(): Promise<{
  memberId: string;
  identityId: string;
  conversationId: string;
  elsewhere: { identityId: string; conversationId: string };
}> {
  const memberId = await addMember(database.current);
  const make = async () => {
    const [identityId, conversationId] = [newId(), newId()];
    await database.current.pool.query(
      `insert into identity (id, channel, channel_user_id, member_id, created_at) values ($1::uuid, 'test', $1::text, $2, $3)`,
      [identityId, memberId, SUNDAY],
    );
    await database.current.pool.query(
      `insert into conversation (id, channel, channel_conversation_id, identity_id, created_at) values ($1::uuid, 'test', $1::text, $2, $3)`,
      [conversationId, identityId, SUNDAY],
    );
    return { identityId, conversationId };
  };
  return { memberId, ...(await make()), elsewhere: await make() };
}

const open = (conversationId: string, cause: string, surveyCode = 'csat', now = SUNDAY) =>
  database.current.transaction((tx) => openSurveyRun(tx, { surveyCode, conversationId, cause }, now));

describe('asking somebody', () => {
  it('opens one question at a time for a person, on whatever channel and however many ask at once', async () => {
    const { conversationId, elsewhere } = await somebody();
    const tries = await Promise.all(
      Array.from({ length: 6 }, (_, i) => open(i % 2 === 0 ? conversationId : elsewhere.conversationId, `campaign:${i}`)),
    );
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    expect(tries.filter((tried) => !tried.ok && tried.refusal.code === 'question_open')).toHaveLength(5);
  });

  it('gives the same run for the same cause, and asks again for another one when the first has run out', async () => {
    const { conversationId } = await somebody();
    const first = accepted(await open(conversationId, 'complaint:1'));
    expect(accepted(await open(conversationId, 'complaint:1')).runId).toBe(first.runId);
    const later = new Date(SUNDAY.getTime() + 7 * DAY_MS);
    expect(accepted(await open(conversationId, 'complaint:2', 'csat', later)).runId).not.toBe(first.runId);
    expect(await keptOf(database.current, first.runId)).toMatchObject({ state: 'expired' });
  });

  it('knows no survey that was not made', async () => {
    const { conversationId } = await somebody();
    expect(await open(conversationId, 'asked', 'constructor')).toMatchObject({ refusal: { code: 'unknown_survey' } });
  });
});

describe('what was answered', () => {
  it('is theirs under whatever membership theirs became part of', async () => {
    const first = await somebody();
    const { runId } = accepted(await open(first.conversationId, 'asked'));
    const person = { memberId: first.memberId, identityId: first.identityId };
    const { conversationId } = first;
    await database.current.transaction((tx) => answerRating(tx, { runId, person, conversationId, value: 5, how: 'tap' }, SUNDAY));
    const [second, third] = [await addMember(database.current), await addMember(database.current)];
    const become = (from: string, into: string) =>
      database.current.pool.query('update member set merged_into_id = $2 where id = $1', [from, into]);
    await become(first.memberId, second);
    await become(second, third);
    expect((await answeredRuns(database.current, { memberId: third }, 5)).map(({ id }) => id)).toEqual([runId]);
  });

  it('is without the words of those who asked to be forgotten, whose numbers count on', async () => {
    const told = ['…', 'the parcel was wet'];
    for (const words of told) {
      const { memberId, identityId, conversationId } = await somebody();
      const { runId } = accepted(await open(conversationId, 'asked', 'nps'));
      const person = { memberId, identityId };
      await database.current.transaction((tx) =>
        answerRating(tx, { runId, person, conversationId, value: 3, how: 'tap' }, SUNDAY),
      );
      await database.current.transaction((tx) => answerWords(tx, { runId, person, conversationId, words }, SUNDAY));
      // As an erasure leaves it (`members/privacy-rules.ts`).
      if (words === '…') await database.current.pool.query('update member set erased_at = $2 where id = $1', [memberId, SUNDAY]);
    }
    const period = { from: '2026-11-01', until: '2026-12-01', timeZone: 'Europe/Oslo' };
    const results = await surveyResults(database.current, 'nps', { ...period, bucket: 'month', words: 50 });
    expect(results?.words.map(({ words }) => words)).toEqual(['the parcel was wet']);
    expect([results?.erased, results?.total?.count]).toEqual([1, 2]);
    const csv = (await surveyCsv(database.current, 'nps', period))!.trim().split('\r\n').slice(1);
    expect(csv.map((row) => row.split(',').slice(1).join(',')).toSorted()).toEqual(['3,,', '3,the parcel was wet,']);
  });

  it('comes by the page, each word once, also of those who wrote in the same moment', async () => {
    const period = { from: '2027-03-01', until: '2027-04-01', timeZone: 'Europe/Oslo', bucket: 'month', words: 2 } as const;
    const wrote = async (words: string, now: Date) => {
      const { memberId, identityId, conversationId } = await somebody();
      const { runId } = accepted(await open(conversationId, 'asked', 'nps', now));
      const answer = { runId, person: { memberId, identityId }, conversationId, words };
      await database.current.transaction((tx) => answerWords(tx, answer, now));
    };
    const noon = new Date('2027-03-10T12:00:00Z');
    for (const words of ['one', 'two', 'three']) await wrote(words, noon);
    await wrote('the newest', new Date(noon.getTime() + DAY_MS));
    const pageAfter = async (before?: string) =>
      (await surveyResults(database.current, 'nps', { ...period, ...(before && { before }) }))!;
    const first = await pageAfter();
    const second = await pageAfter(first.older);
    expect(first.words[0]?.words).toBe('the newest');
    expect([...first.words, ...second.words].map(({ words }) => words).toSorted()).toEqual(['one', 'the newest', 'three', 'two']);
    expect([first.words.length, second.older]).toEqual([2, undefined]);
    expect((await pageAfter("1_' or true")).words).toEqual(first.words);
  });
});

describe('answering', () => {
  it('from two devices at once keeps one answer', async () => {
    const { memberId, identityId, conversationId, elsewhere } = await somebody();
    const { runId } = accepted(await open(conversationId, 'asked'));
    const places = [
      { person: { memberId, identityId }, conversationId },
      { person: { memberId, identityId: elsewhere.identityId }, conversationId: elsewhere.conversationId },
    ];
    const answers = await Promise.all(
      [3, 4, 5, 3, 4].map((value, i) =>
        database.current.transaction((tx) => answerRating(tx, { runId, ...places[i % 2]!, value, how: 'tap' }, SUNDAY)),
      ),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    const { rows } = await database.current.pool.query('select value from answer where run_id = $1', [runId]);
    expect(rows).toHaveLength(1);
    expect([3, 4, 5]).toContain(rows[0].value);
  });

  it('is for the person who was asked', async () => {
    const [asked, stranger] = [await somebody(), await somebody()];
    const { runId } = accepted(await open(asked.conversationId, 'asked'));
    const { memberId, identityId, conversationId } = stranger;
    const tried = await database.current.transaction((tx) =>
      answerWords(tx, { runId, person: { memberId, identityId }, conversationId, words: 'not mine' }, SUNDAY),
    );
    expect(tried).toEqual({ ok: false, refusal: { code: 'unknown_run' } });
  });

  it('is too late from the instant at which the question ends', async () => {
    const { memberId, identityId, conversationId } = await somebody();
    const { runId, run } = accepted(await open(conversationId, 'asked'));
    const answer = (now: Date) =>
      database.current.transaction((tx) => skipQuestion(tx, { runId, person: { memberId, identityId }, conversationId }, now));
    expect(await answer(run.expiresAt)).toMatchObject({ refusal: { code: 'expired' } });
    expect((await answer(new Date(run.expiresAt.getTime() - 1))).ok).toBe(true);
  });
});

describe('the rules of a run', () => {
  const aRun = (kind: 'nps' | 'csat' | 'text'): SurveyRun => ({
    id: 'run',
    survey: { id: 's', code: kind, kind, title: { en: kind }, openDays: 7, active: true },
    cause: 'asked',
    about: {},
    state: 'open',
    step: kind === 'text' ? 'words' : 'rating',
    askedAt: SUNDAY,
    expiresAt: new Date(SUNDAY.getTime() + 7 * DAY_MS),
  });
  const move = fc.oneof(
    fc.record({
      do: fc.constant('rate' as const),
      value: fc.integer({ min: 1, max: 5 }),
      words: fc.option(fc.string(), { nil: undefined }),
    }),
    fc.record({ do: fc.constant('say' as const), words: fc.string({ minLength: 1 }) }),
    fc.record({ do: fc.constant('skip' as const) }),
  );

  it('lose nothing that was answered, whatever follows it and in whatever order', () => {
    fc.assert(
      fc.property(fc.constantFrom('nps' as const, 'csat' as const), fc.array(move, { maxLength: 12 }), (kind, moves) => {
        let run = aRun(kind);
        for (const one of moves) {
          const decided =
            one.do === 'rate'
              ? decideRating(run, one, SUNDAY)
              : one.do === 'say'
                ? decideWords(run, one.words, SUNDAY)
                : decideSkip(run, SUNDAY);
          if (!decided.ok) {
            expect(run.state).toBe('declined');
            continue;
          }
          const next = { ...run, ...decided.value };
          expect(next.rating ?? run.rating).toBe(one.do === 'rate' ? one.value : run.rating);
          if (run.words !== undefined) expect(next.words).toBeDefined();
          // It is done when nothing is left to ask, or no more is wanted.
          if (next.state === 'open') expect([next.rating, next.words]).toEqual([undefined, undefined]);
          if (next.state === 'declined') expect([next.rating, next.words]).toEqual([undefined, undefined]);
          run = next;
        }
      }),
    );
  });
});
