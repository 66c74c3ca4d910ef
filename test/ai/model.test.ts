import { describe, expect, it } from 'vitest';
import { circuitBreaker } from '../../src/ai/breaker.ts';
import { createBudget } from '../../src/ai/budget.ts';
import { type ModelSettings, openModel, type Question } from '../../src/ai/model.ts';
import { loadPrompts } from '../../src/ai/prompts.ts';
import { DAY_MS, movableClock } from '../../src/shared/clock.ts';
import { createLog } from '../../src/shared/log.ts';
import { ok } from '../../src/shared/result.ts';
import { useDatabase } from '../helpers/database.ts';
import { openModelServer } from '../helpers/model.ts';
import { SUNDAY } from '../helpers/people.ts';

const database = useDatabase();
const prompts = loadPrompts();

/** Each test has days of its own, and with them a budget. */
let days = 0;
function nextClock() {
  days += 2;
  return movableClock(new Date(SUNDAY.getTime() + days * DAY_MS));
}

function modelOf(settings: ModelSettings, clock = nextClock()) {
  const lines: string[] = [];
  const log = createLog('debug', { write: (text) => lines.push(text) });
  const model = openModel({ settings, budget: createBudget(database.current, clock, settings), log });
  return { model, clock, log: () => lines.join('') };
}

function question(given: Partial<Question<string>> = {}): Question<string> {
  return {
    prompt: prompts.understand,
    values: { brand: 'Granlia', language: 'English', text: 'a very private sentence' },
    language: 'en',
    signal: new AbortController().signal,
    until: performance.now() + 2_000,
    judge: ({ text }) => ok(text),
    ...given,
  };
}

async function callsOn(clock: { now(): Date }) {
  const { rows } = await database.current.pool.query<{ outcome: string; tries: number; tokens: number; all: string }>(
    `select outcome, tries, input_tokens + output_tokens as tokens, to_json(c)::text as all from model_call c
      where at::date = $1::date order by id`,
    [clock.now().toISOString()],
  );
  return rows;
}

describe('asking the language model', () => {
  it('sends the prompt to the configured endpoint and writes down what it took, without a word of it', async () => {
    const server = await openModelServer();
    server.answers(() => ({ content: 'a secret answer' }));
    const { model, clock, log } = modelOf(server.settings);
    expect(await model.ask(question())).toBe('a secret answer');
    expect(server.asked).toMatchObject([{ purpose: 'understand', user: 'a very private sentence', body: { model: 'a-model' } }]);
    const calls = await callsOn(clock);
    expect(calls).toMatchObject([{ outcome: 'used', tries: 1 }]);
    expect(calls[0]!.tokens).toBeGreaterThan(0);
    expect(`${calls[0]!.all}${log()}`).not.toMatch(/private sentence|secret answer/);
  });

  it('tries again after what may pass, and obeys how long it is asked to wait', async () => {
    const server = await openModelServer();
    const replies = [{ status: 500 }, { status: 429, retryAfter: 1 }, { content: 'yes' }];
    server.answers(() => replies.shift()!);
    const { model, clock } = modelOf(server.settings);
    const startedAt = performance.now();
    expect(await model.ask(question({ until: startedAt + 10_000 }))).toBe('yes');
    expect(performance.now() - startedAt).toBeGreaterThan(1_000);
    expect(await callsOn(clock)).toMatchObject([{ outcome: 'used', tries: 3 }]);
  });

  it.each([
    ['hangs', 'hangs', 'slow', 1, 600],
    ['asks for more patience than there is', { status: 429, retryAfter: 60 }, 'busy', 1, 10_000],
    ['does not take the key', { status: 401 }, 'rejected', 1, 10_000],
    ['is down', { status: 503 }, 'down', 3, 10_000],
  ] as const)('gives nothing where the endpoint %s, and says why', async (_, reply, outcome, tries, withinMs) => {
    const server = await openModelServer();
    server.answers(() => reply);
    const { model, clock } = modelOf(server.settings);
    expect(await model.ask(question({ until: performance.now() + withinMs }))).toBeUndefined();
    expect(await callsOn(clock)).toMatchObject([{ outcome, tries }]);
  });

  it('gives nothing where nobody listens at the address', async () => {
    const server = await openModelServer();
    const { model, clock } = modelOf({ ...server.settings, baseUrl: 'http://127.0.0.1:9/v1' });
    expect(await model.ask(question({ until: performance.now() + 10_000 }))).toBeUndefined();
    expect(await callsOn(clock)).toMatchObject([{ outcome: 'down' }]);
  });

  it('ends at once when it is overtaken', async () => {
    const server = await openModelServer();
    const overtaking = new AbortController();
    server.answers(() => {
      overtaking.abort();
      return 'hangs';
    });
    const { model, clock } = modelOf(server.settings);
    expect(await model.ask(question({ signal: overtaking.signal, until: performance.now() + 60_000 }))).toBeUndefined();
    expect(await callsOn(clock)).toMatchObject([{ outcome: 'overtaken' }]);
  });

  it('is not asked beyond the money of a day, over all processes, and again on the next one', async () => {
    const server = await openModelServer({ dailyUsd: 0.0025 });
    server.answers(() => ({ content: 'yes' }));
    const first = modelOf(server.settings);
    const second = modelOf(server.settings, first.clock);
    const answers: (string | undefined)[] = [];
    for (let i = 0; i < 40; i += 1) answers.push(await [first, second][i % 2]!.model.ask(question()));
    const asked = answers.filter((answer) => answer === 'yes').length;
    expect(asked).toBeGreaterThan(0);
    expect(answers.slice(asked)).toEqual(new Array(40 - asked).fill(undefined));
    expect(server.asked).toHaveLength(asked);
    const { rows } = await database.current.pool.query(
      `select d.micro_usd <= 2500 as within, d.micro_usd = sum(c.micro_usd) as exact from model_day d join model_call c on c.at::date = d.day
        where d.day = $1::date group by d.day, d.micro_usd`,
      [first.clock.now().toISOString()],
    );
    expect(rows).toEqual([{ within: true, exact: true }]);
    first.clock.moveBy(DAY_MS);
    expect(await first.model.ask(question())).toBe('yes');
  });

  it('reports to nobody else, whatever the environment says', async () => {
    process.env.LANGSMITH_TRACING = 'true';
    process.env.LANGCHAIN_TRACING_V2 = 'true';
    const server = await openModelServer();
    const { model } = modelOf(server.settings);
    await model.ask(question());
    expect(process.env.LANGSMITH_TRACING).toBeUndefined();
    expect(process.env.LANGCHAIN_TRACING_V2).toBeUndefined();
    const [{ headers } = { headers: {} }] = server.requests();
    expect(Object.keys(headers).filter((name) => name.startsWith('x-stainless-'))).toEqual([]);
  });
});

describe('the breaker', () => {
  it('leaves an endpoint alone after five failures in a row, and lets one call see whether it is back', () => {
    let now = 0;
    const breaker = circuitBreaker(() => now);
    for (let i = 0; i < 5; i += 1) {
      expect(breaker.mayCall()).toBe(true);
      breaker.failed();
    }
    expect(breaker.mayCall()).toBe(false);
    now += 30_000;
    expect([breaker.mayCall(), breaker.mayCall()]).toEqual([true, false]);
    breaker.succeeded();
    expect([breaker.mayCall(), breaker.mayCall()]).toEqual([true, true]);
  });

  it('leaves an endpoint alone for as long as it asks', () => {
    let now = 0;
    const breaker = circuitBreaker(() => now);
    breaker.failed(20_000);
    expect(breaker.mayCall()).toBe(false);
    now += 20_000;
    expect(breaker.mayCall()).toBe(true);
  });
});
