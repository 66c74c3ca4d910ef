import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conversationHistory } from '../../src/chat/history.ts';
import type { Database } from '../../src/chat/skill.ts';
import { loadTexts } from '../../src/locales/index.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { createLog } from '../../src/shared/log.ts';
import { useDatabase } from '../helpers/database.ts';
import { type Asked, type ModelServer, openModelServer, type Reply } from '../helpers/model.ts';
import { type Counter, openCounter, type Person, withPlainSpaces } from '../helpers/people.ts';
import { hire, openHouse, signedIn } from '../http/console/visiting.ts';

const database = useDatabase();
let server: ModelServer;
let counter: Counter;
/** Where the model is given up soon: for faults. */
let hasty: Counter;
let people = 0;

beforeAll(async () => {
  server = await openModelServer({ timeoutMs: 10_000 }, afterAll);
  counter = await openCounter(database.current, { model: server.settings });
  afterAll(() => counter.close());
  hasty = await openCounter(database.current, { channelName: 'hasty', model: { ...server.settings, timeoutMs: 400 } });
  afterAll(() => hasty.close());
});

/** Somebody who has met the bot, so that its introduction is over, and what the model answers from now on. */
async function meet(how: (asked: Asked) => Reply, { joins = false, at = counter } = {}): Promise<Person & { name: string }> {
  people += 1;
  const name = `person ${people}`;
  const person = { ...at.person(name), name };
  server.answers(() => ({ content: 'none' }));
  await person.says('hello');
  if (joins) await person.presses('Join for free');
  server.answers(how);
  server.asked.length = 0;
  return person;
}

const asksFor = (purpose: string, reply: Reply) => (asked: Asked) => (asked.purpose === purpose ? reply : { content: 'none' });
const purposes = () => server.asked.map(({ purpose }) => purpose);
const count = async ({ pool }: Database, table: string) =>
  (await pool.query<{ count: number }>(`select count(*)::int from ${table}`)).rows[0]!.count;

const newestOutcome = async () =>
  (await database.current.pool.query<{ outcome: string }>('select outcome from model_call order by id desc limit 1')).rows[0]
    ?.outcome;

/** Nobody here knows what these mean without help. */
const ROUNDABOUT = 'so wat up wiv ma stash';
const VAGUE = 'the thingumabob is at it again, honestly';
const COMPLAINT = 'my parcel came broken';

describe('understanding with a model', () => {
  it('answers what it was unsure of by our own skill, with our own figures', async () => {
    const ada = await meet(asksFor('understand', { calls: ['balance'] }), { joins: true });
    await ada.says(ROUNDABOUT);
    expect(purposes()).toEqual(['understand']);
    ada.hears(/^You have no points to spend yet/);
  });

  it('makes a button of what would change something, and nothing else', async () => {
    const ada = await meet(asksFor('understand', { calls: ['complaint'] }));
    const before = await count(database.current, 'complaint');
    await ada.says(VAGUE);
    expect(ada.heard().buttons.map(({ label }) => label)).toContain('Report a problem');
    expect(await count(database.current, 'complaint')).toBe(before);
    await ada.presses('Report a problem');
    expect(await count(database.current, 'complaint')).toBe(before + 1);
  });

  it('asks nobody about buttons, commands and plain words', async () => {
    const ada = await meet(() => 'hangs', { joins: true });
    await ada.says('how many points do i have');
    await ada.presses('Why?');
    await ada.sends({ kind: 'command', name: 'rewards', argument: '' });
    expect(purposes()).toEqual([]);
  });

  it('says as before that it did not understand where the model does not know either', async () => {
    const ada = await meet(() => ({ content: 'none' }));
    await ada.says(VAGUE);
    ada.hears("I didn't quite get that.");
    await ada.says(VAGUE);
    ada.hears("Sorry, I still don't get it.");
  });

  it('reads a long complaint, and believes only what stands in it', async () => {
    const read = { topic: 'damaged', order: '[number-a]', item: 'Fjell cups', count: 7, wish: 'money_back' };
    const ada = await meet(asksFor('read-complaint', { content: JSON.stringify(read) }));
    await ada.says(
      'I am really very disappointed with you this time, I must say. It took weeks and weeks, then at long last the box with reference 48213 got here and ' +
        'all the Fjell cups inside were in a thousand pieces, and my birthday is on Saturday, so what now, dear people?',
    );
    expect(purposes()).toContain('read-complaint');
    expect(server.asked.some(({ user }) => user.includes('48213'))).toBe(false);
    ada.hears(/order 48213, Fjell cups\)/);
    expect(ada.heard().buttons[0]?.label).toBe('Money back');
  });
});

describe('phrasing with a model', () => {
  it('warms up an apology after the case is filed, and says that a model had a part', async () => {
    const ada = await meet(asksFor('phrase', { content: "We're sorry that your parcel came broken." }));
    await ada.says(COMPLAINT);
    ada.hears(/^We're sorry that your parcel came broken\. What reaches you broken is our responsibility[\s\S]*Your case is K-/);
    expect(ada.heard().model).toEqual({ citations: [] });
    const { rows } = await database.current.pool.query('select text, phrased, state from outbox_message where id = $1', [
      ada.heard().id,
    ]);
    expect(rows).toEqual([{ text: ada.heard().text, phrased: true, state: 'sent' }]);
  });

  it.each([
    ['gives points', "We're sorry. Here are 500 points for you."],
    ['promises', "We're sorry, you will have a new one tomorrow."],
    ['speaks another language', 'Beklager at pakken din kom ødelagt hjem til deg i dag.'],
    ['is not sorry', 'Parcels break, dear friend.'],
    ['says nothing', ''],
    ['says too much', `We're sorry. ${'Very sorry. '.repeat(200)}`],
  ])('sends the text as it stands where the model %s', async (_, content) => {
    const ada = await meet(asksFor('phrase', { content }));
    await ada.says(COMPLAINT);
    ada.hears(/^We're sorry\. What reaches you broken is our responsibility/);
    expect(ada.heard().model).toBeUndefined();
  });
});

describe('overtaking', () => {
  it.each(['I want to talk to a human being, now', 'STOP', 'my son ate the chocolate and cannot breathe'])(
    'does not let "%s" wait for the model',
    async (text) => {
      const ada = await meet(() => 'hangs');
      const slow = ada.says(VAGUE);
      await expect.poll(() => server.asked.length).toBe(1);
      await ada.says(text);
      await slow;
      expect(await newestOutcome()).toBe('overtaken');
      expect(ada.everythingHeard()).toHaveLength(3);
    },
  );

  it('sends an answer that waits for better words as soon as the customer writes on', async () => {
    const ada = await meet(() => 'hangs');
    const slow = ada.says(COMPLAINT);
    await expect.poll(() => server.asked.length).toBe(1);
    await ada.says('how many points do i have');
    await slow;
    expect(await newestOutcome()).toBe('overtaken');
    expect(
      ada
        .everythingHeard()
        .slice(-2)
        .map(({ text }) => text.split('\n')[0]),
    ).toEqual([expect.stringContaining("We're sorry"), expect.stringContaining("isn't linked")]);
  });
});

describe('several processes', () => {
  it('end the search of another one for what comes first', async () => {
    const other = await openCounter(database.current, { model: server.settings });
    try {
      await other.chat.sweep(); // it sees who else is there
      const ada = await meet(() => 'hangs');
      const slow = ada.says(VAGUE);
      await expect.poll(() => server.asked.length).toBe(1);
      const elsewhere = other.person(ada.name);
      await elsewhere.says('STOP');
      await slow;
      expect(await newestOutcome()).toBe('overtaken');
      // The word that something comes first is quicker than the message itself: whoever is at the conversation by then answers it.
      const heard = [ada, elsewhere].flatMap((person) => person.everythingHeard().map(({ text }) => text));
      expect(heard.filter((text) => /^Done\. No more surveys or offers/.test(text))).toHaveLength(1);
    } finally {
      await other.close();
    }
  });
});

describe('the web page', () => {
  it('shows an answer only when it has its words', async () => {
    const ada = await meet(() => 'hangs');
    const history = conversationHistory({
      database: database.current,
      channel: 'test',
      texts: loadTexts(LANGUAGES),
      secret: 'a secret for tests, long enough to be one',
      settings: () => ({ timeZone: 'Europe/Oslo' }),
      clock: counter.clock,
      log: createLog('silent'),
    });
    const slow = ada.says(COMPLAINT);
    await expect.poll(() => server.asked.length).toBe(1);
    const before = await history.since(ada.name);
    expect(before.at(-1)).toMatchObject({ kind: 'said', text: COMPLAINT, awaiting: true });
    await ada.says('how many points do i have'); // nobody waits for better words there
    await slow;
    const after = await history.since(ada.name, before.at(-1)!.cursor);
    expect(after.map(({ kind }) => kind)).toEqual(['told', 'said', 'told']);
    await history.close();
  });
});

describe('staff', () => {
  it('have a summary that says that it is generated, and admins see what the model was asked, in counts', async () => {
    const ada = await meet(asksFor('summarise', { content: '- The parcel came broken.\n- A case is open.' }));
    await ada.says(COMPLAINT);
    const house = await openHouse(database.current, { clock: counter.clock, model: counter.model! });
    const line = await signedIn(
      house,
      database.current,
      await hire(database.current, { email: 'line@granlia.example', role: 'admin' }),
    );
    const { rows } = await database.current.pool.query<{ id: string }>(
      'select id::text from conversation where channel_conversation_id = $1',
      [ada.name],
    );
    const page = `/console/conversations/${rows[0]!.id}`;
    expect((await line.get(page)).text).toContain(`hx-get="${page}/summary"`);
    const summary = (await line.get(`${page}/summary`)).text;
    expect(summary).toContain('AI-generated');
    expect(summary).toContain('<li><bdi>The parcel came broken.</bdi></li>');
    const asked = server.asked.length;
    expect((await line.get(`${page}/summary`)).text).toBe(summary);
    expect(server.asked).toHaveLength(asked);
    const use = (await line.get('/console/model')).text;
    expect(use).toMatch(/<code>phrase<\/code>/);
    expect(use).toMatch(/of \$5|of US\$5/);
    expect(use).not.toContain('parcel');
    await house.console.close();
  });
});

describe('a model that fails', () => {
  it.each<[string, Reply]>([
    // Answers between the faults, or the breaker would spare the later ones; after "wait" nobody is asked for a while.
    ['is down', { status: 503 }],
    ['says nothing', { content: '' }],
    ['hangs', 'hangs'],
    ['talks nonsense', { content: '{"grant_points": 5000}' }],
    ['has faults', { status: 500 }],
    ['refuses', { content: "I'm sorry, but I cannot assist with that request." }],
    ['calls what there is not', { calls: ['grant_points'] }],
    ['asks to wait', { status: 429, retryAfter: 30 }],
  ])('and %s leaves the conversation as it is without one', async (_, reply) => {
    const ada = await meet(() => reply, { joins: true, at: hasty });
    await ada.says(VAGUE);
    ada.hears(/^I didn't quite get that\./);
    await ada.says(COMPLAINT);
    expect(withPlainSpaces(ada.heard().text)).toMatch(/^We're sorry\. What reaches you broken is our responsibility/);
    await ada.presses('Talk to a person');
    expect(purposes()).toContain('understand');
    const heard = ada.everythingHeard().map(({ id }) => id);
    expect(new Set(heard).size).toBe(heard.length);
  });
});
