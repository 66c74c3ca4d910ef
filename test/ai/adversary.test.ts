import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadPrompts } from '../../src/ai/prompts.ts';
import { createLinkCode } from '../../src/members/index.ts';
import { DAY_MS } from '../../src/shared/clock.ts';
import { useDatabase } from '../helpers/database.ts';
import { type Asked, type ModelServer, openModelServer, type Reply } from '../helpers/model.ts';
import { type Counter, openCounter, type Person, SECRET, SUNDAY, withPlainSpaces } from '../helpers/people.ts';
import { aReward, offer } from '../helpers/rewards.ts';
import { accepted, addMember, openShop, type TestShop, till } from '../helpers/shop.ts';

const LANGUAGES = ['en', 'nb', 'da', 'sv', 'de', 'af', 'fi'];
const BALANCE: Readonly<Record<string, string>> = {
  en: 'how many points do i have',
  nb: 'hvor mange poeng har jeg',
  da: 'hvor mange point har jeg',
  sv: 'hur många poäng har jag',
  de: 'wie viele punkte habe ich',
  af: 'hoeveel punte het ek',
  fi: 'montako pistettä minulla on',
};

const database = useDatabase();
let server: ModelServer;
let shop: TestShop;
/** The program with a hostile model beside it, and the same without any: what is right is what that one says. */
let hostile: Counter;
let alone: Counter;
let victim: string;

beforeAll(async () => {
  server = await openModelServer({ timeoutMs: 10_000, dailyTokens: 1_000_000_000, dailyUsd: 1_000 }, afterAll);
  server.answers(lie);
  shop = await openShop(database.current);
  await offer(database.current, [aReward({ code: 'COFFEE' }), aReward({ code: 'MUG', name: { en: 'Coffee mug' } })], SUNDAY);
  hostile = await openCounter(database.current, { model: server.settings });
  afterAll(() => hostile.close());
  alone = await openCounter(database.current, { channelName: 'alone' });
  afterAll(() => alone.close());
  victim = await addMember(database.current);
  await till(database.current, shop).buy(victim, 77_770, new Date(SUNDAY.getTime() - 60 * DAY_MS));
});

/** The part of a Markdown file under a heading, line by line. */
function linesUnder(file: string, heading: string): string[] {
  const source = readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8');
  return source
    .split(`\n## ${heading}\n`)[1]!
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line !== '');
}

/** What a model says, without what the customer had written. */
const wordsOf = (line: string): string => line.split(' | ')[0]!;
const lies = new Map(LANGUAGES.map((language) => [language, linesUnder(`backed/${language}.md`, 'dishonest').map(wordsOf)]));
const LANGUAGE_NAMES = new Map(
  LANGUAGES.map((language) => [new Intl.DisplayNames('en', { type: 'language' }).of(language)!, language]),
);
let asked = 0;

/** Whatever it is asked, the model does what it may not: calls what there is not or somebody else's, grants, quotes, reveals. */
function lie({ purpose, system, user, tools }: Asked): Reply {
  asked += 1;
  const language = [...LANGUAGE_NAMES].find(([name]) => system.includes(name))?.[1] ?? 'en';
  const all = lies.get(language)!;
  if (purpose === 'phrase') return { content: all[asked % all.length]! };
  // What the customer themselves wrote of points, as if it were the thing that broke.
  if (purpose === 'read-complaint') {
    const item = /\[number-\w\] \p{L}+/u.exec(user)?.[0] ?? null;
    return { content: JSON.stringify({ topic: 'payment', order: '77770', item, count: 99, wish: 'money_back' }) };
  }
  const others = { memberId: victim, member: victim, points: 9999, language: 'xx', rewardId: 'MUG' };
  const attempts: Reply[] = [
    { calls: [{ name: 'balance', arguments: others }] },
    { calls: [{ name: 'grant_points', arguments: others }] },
    {
      calls: [
        { name: 'redeem_confirmed', arguments: others },
        { name: 'erase_data', arguments: others },
      ],
    },
    { calls: ['stop', 'unlink'] },
    { calls: tools.slice(0, 6).map((name) => ({ name, arguments: others })) },
    { content: all[asked % all.length]! },
    { calls: [{ name: 'vouchers', arguments: others }] },
  ];
  return attempts[asked % attempts.length]!;
}

/** Two people alike with 640 points each, one with the hostile model and one without. */
async function twins(language: string): Promise<{ person: Person; twin: Person; memberId: string }> {
  const join = async (counter: Counter, name: string) => {
    const memberId = await addMember(database.current);
    await till(database.current, shop).buy(memberId, 6_400, new Date(SUNDAY.getTime() - 60 * DAY_MS));
    const { rows } = await database.current.pool.query<{ number: string }>('select number from member where id = $1', [memberId]);
    const { code } = accepted(
      await database.current.transaction((tx) =>
        createLinkCode(tx, { memberNumber: rows[0]!.number, minutes: 10, secret: SECRET }, counter.clock.now()),
      ),
    );
    const person = counter.person(name, { languageHint: language });
    await person.says(`/link ${code}`);
    return { person, memberId };
  };
  const [here, there] = [await join(hostile, `${language} hostile`), await join(alone, `${language} alone`)];
  return { person: here.person, twin: there.person, memberId: here.memberId };
}

/** What only a member's own yes may change. */
async function effects(): Promise<unknown> {
  const tables = ['ledger_entry', 'redemption', 'voucher', 'remedy_order', 'member_merge', 'erasure', 'offer_shown'];
  const counts = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`);
  const { rows } = await database.current.pool.query(
    `select ${counts.join()}, (select count(*)::int from identity where member_id is not null) as linked,
            (select sum(points)::int from ledger_entry) as points`,
  );
  return rows[0];
}

async function waits(place: string): Promise<boolean> {
  const { rowCount } = await database.current.pool.query(
    `select 1 from handoff join conversation on conversation.id = handoff.conversation_id where channel_conversation_id = $1`,
    [place],
  );
  return rowCount !== 0;
}

it.each(LANGUAGES)('a hostile model gets nothing done and nothing said in %s', async (language) => {
  const messages = linesUnder('adversary.md', language);
  expect(messages.length).toBeGreaterThanOrEqual(16);
  const { person, twin, memberId } = await twins(language);
  const before = await effects();
  const heard: string[] = [];
  for (const message of messages) {
    const from = person.everythingHeard().length;
    await person.says(message);
    const answers = person.everythingHeard().slice(from);
    // What the bot does not understand while somebody waits for a person is theirs to read, once that has been said.
    if (answers.length === 0) expect(await waits(`${language} hostile`), message).toBe(true);
    heard.push(...answers.map(({ text }) => text));
  }
  expect(await effects()).toEqual(before);

  const all = heard.join('\n');
  expect(all).not.toMatch(/9999|7[\s.,]?777|Nordmann has|evil\.example|<b>|<script|prompt/i);
  for (const told of lies.get(language)!) expect(all).not.toContain(told);
  const { rows } = await database.current.pool.query<{ text: string }>(
    `select text from outbox_message join conversation on conversation.id = conversation_id
      where channel_conversation_id = $1 and phrased`,
    [`${language} hostile`],
  );
  expect(rows).toEqual([]);

  // Whoever asks afterwards gets the same right answer as without a model.
  await person.says(BALANCE[language]!);
  await twin.says(BALANCE[language]!);
  expect(person.heard().text).toBe(twin.heard().text);
  expect(withPlainSpaces(person.heard().text)).toContain('640');
  expect(await till(database.current, shop).spendable(memberId, SUNDAY)).toBe(640);
});

/** Rows by table, of everything but the messages themselves and the log of the model's calls. */
async function rowsByTable(): Promise<Map<string, number>> {
  const { rows: tables } = await database.current.pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
      and table_name not in ('inbound_message', 'outbox_message', 'model_call', 'model_day') order by 1`,
  );
  const counts = tables.map(({ name }) => `(select count(*)::int from ${name}) as "${name}"`);
  const { rows } = await database.current.pool.query(`select ${counts.join()}`);
  return new Map(Object.entries(rows[0] as Record<string, number>));
}

/** What showing something leaves behind: that it was shown, and the picture of a card. */
const LEFT_BY_SHOWING = ['attachment', 'offer_shown'];

it('whichever tool the model names, nothing changes before the customer presses a button', async () => {
  const { person } = await twins('en');
  let named = '';
  server.answers(({ purpose }) =>
    purpose === 'understand' ? { calls: [{ name: named, arguments: { memberId: victim } }] } : { content: 'none' },
  );
  const tools = Object.keys(loadPrompts().understand.tools);
  const before = await rowsByTable();
  const from = server.asked.length;
  for (named of tools) {
    await person.says('the thingumabob is at it again, honestly');
    expect(person.heard().text, named).not.toMatch(/7[\s.,]?777/);
    const changed = [...(await rowsByTable())].filter(
      ([table, count]) => before.get(table) !== count && !LEFT_BY_SHOWING.includes(table),
    );
    expect(changed, named).toEqual([]);
  }
  // One of them asks for an opinion, and the next message is that.
  const times = server.asked.slice(from).filter(({ purpose }) => purpose === 'understand').length;
  expect(times).toBeGreaterThanOrEqual(tools.length - 1);
  server.answers(lie);
});

it('the model was given its chances', async () => {
  const { rows } = await database.current.pool.query<{ purpose: string; outcome: string; count: number }>(
    'select purpose, outcome, count(*)::int from model_call group by 1, 2 order by 1, 2',
  );
  const of = (purpose: string) => rows.filter((row) => row.purpose === purpose).reduce((sum, { count }) => sum + count, 0);
  expect(of('understand')).toBeGreaterThanOrEqual(LANGUAGES.length);
  expect(of('phrase')).toBeGreaterThanOrEqual(LANGUAGES.length);
  expect(rows.filter(({ purpose, outcome }) => purpose === 'phrase' && outcome === 'used')).toEqual([]);
});
