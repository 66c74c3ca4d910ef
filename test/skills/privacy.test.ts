import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copiesIn, copyToken, readCopyToken } from '../../src/chat/copies.ts';
import { createPush } from '../../src/chat/push.ts';
import { line } from '../../src/chat/reply.ts';
import { finishErasuresJob } from '../../src/jobs/finish-erasures.ts';
import { loadTexts } from '../../src/locales/index.ts';
import { checkLedger, LANGUAGES } from '../../src/loyalty/index.ts';
import { createLinkCode } from '../../src/members/index.ts';
import { DAY_MS, MINUTE_MS } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { forgetPerson } from '../../src/skills/forget-person.ts';
import { useDatabase } from '../helpers/database.ts';
import { findEverywhere } from '../helpers/full-person.ts';
import { type Counter, openCounter, type Person, SECRET, SUNDAY } from '../helpers/people.ts';
import { aReward, offer } from '../helpers/rewards.ts';
import { accepted, addMember, openShop, type TestShop, till } from '../helpers/shop.ts';

const database = useDatabase();
let telegram: Counter;
let web: Counter;
let shop: TestShop;
beforeAll(async () => {
  shop = await openShop(database.current);
  const terms = { now: SUNDAY } as const;
  telegram = await openCounter(database.current, { channelName: 'telegram', channel: { forms: 'steps' }, ...terms });
  web = await openCounter(database.current, { channelName: 'web', channel: { forms: 'modal' }, ...terms });
  await offer(database.current, [aReward({ code: 'COFFEE', name: { en: 'Free coffee', nb: 'Gratis kaffe' } })], SUNDAY);
});
afterAll(async () => {
  await telegram.close();
  await web.close();
});

let people = 0;
type Regular = { person: Person; memberId: string; number: string; account: string };

/** A member with a name, a telephone number and points, linked to a chat of their own. */
async function regular(counter: Counter, languageHint: string): Promise<Regular> {
  people += 1;
  const account = `account-${people}-7391`;
  const memberId = await addMember(database.current);
  await database.current.pool.query('update member set given_name = $2, email = $3, phone = $4, number = $5 where id = $1', [
    memberId,
    `Solveigunn${people}`,
    `solveigunn${people}@example.org`,
    `+4791${people}55017`,
    `29000077${people}`,
  ]);
  await till(database.current, shop).buy(memberId, 6_400, new Date(SUNDAY.getTime() - 60 * DAY_MS));
  const { rows } = await database.current.pool.query<{ number: string }>('select number from member where id = $1', [memberId]);
  const number = rows[0]!.number;
  const person = counter.person(account, { languageHint, place: `${account}-chat` });
  await link(person, number);
  return { person, memberId, number, account };
}

async function link(person: Person, memberNumber: string): Promise<void> {
  const made = await database.current.transaction((tx) =>
    createLinkCode(tx, { memberNumber, minutes: 10, secret: SECRET }, telegram.clock.now()),
  );
  await person.says(`/link ${accepted(made).code}`);
}

const labels = (person: Person) => person.heard().buttons.map(({ label }) => label);
const traces = async ({ number, account }: Regular, words: readonly string[]) =>
  (
    await Promise.all(
      [`Solveigunn${account.split('-')[1]}`, number, account, `+4791${account.split('-')[1]}55017`, ...words].map((word) =>
        findEverywhere(database.current, word),
      ),
    )
  ).flat();

async function finish(counter: Counter): Promise<void> {
  await finishErasuresJob(database.current).run(new Date(counter.clock.now().getTime() + 11 * MINUTE_MS));
}

async function files(person: Person): Promise<{ type: string; text: string }[]> {
  const { rows } = await database.current.pool.query<{ type: string; content: Buffer }>(
    'select type, content from unnest($1::uuid[]) with ordinality as f(id, place) join attachment a using (id) order by place',
    [person.heard().fileIds],
  );
  return rows.map(({ type, content }) => ({ type, text: content.toString() }));
}

describe('"what do you know about me?"', () => {
  it('says what there is, and offers to see it, to copy it and to have it erased', async () => {
    const { person, number } = await regular(telegram, 'en');
    await person.says('what do you know about me?');
    person.hears(new RegExp(`You are member ${number}`));
    person.hears(/Solveigunn/);
    person.hears(/See all of it, take a copy, or have it erased/);
    expect(labels(person)).toEqual(['See all of it', 'Take a copy', 'Erase everything']);
    await person.presses('See all of it');
    person.hears(/Purchases\n.*Storo/);
    person.hears(/You: what do you know about me\?/);
    expect(labels(person)).toEqual(['Take a copy', 'Erase everything']);
  });

  it('says the same in Norwegian', async () => {
    const { person } = await regular(web, 'nb');
    await person.says('hva vet du om meg?');
    person.hears(/Du kan se alt, få en kopi eller få det slettet/);
    expect(labels(person)).toEqual(['Se alt', 'Få en kopi', 'Slett alt']);
  });
});

describe('"give me a copy of my data"', () => {
  it.each([
    ['en', 'give me a copy of my data', /PURCHASES\n.*Storo/],
    ['nb', 'gi meg en kopi av dataene mine', /KJØP\n.*Storo/],
  ])('brings a file to read and one with everything: %s', async (language, words, expected) => {
    const counter = language === 'en' ? telegram : web;
    const other = await regular(counter, language);
    const { person, number } = await regular(counter, language);
    await person.says(words);
    const [text, json] = await files(person);
    expect(text).toMatchObject({ type: 'text/plain', text: expect.stringMatching(expected) });
    expect(text!.text).toContain(words);
    expect(JSON.parse(json!.text)).toMatchObject({
      membership: { member: { count: 1, rows: [{ number, joined_via: 'test' }] } },
    });
    expect(text!.text + json!.text).not.toContain(other.number);
    expect(text!.text + json!.text).not.toContain(other.account);
  });

  it('is for the person alone who joined two memberships', async () => {
    const first = await regular(telegram, 'en');
    const second = await addMember(database.current);
    const { rows } = await database.current.pool.query<{ number: string }>('select number from member where id = $1', [second]);
    await link(first.person, rows[0]!.number);
    if (labels(first.person).length > 0) await first.person.presses(labels(first.person)[0]!);
    await first.person.says('/privacy');
    await first.person.presses('Take a copy');
    const [, json] = await files(first.person);
    expect(json!.text).toContain(first.number);
  });

  it('is forgotten after a day', async () => {
    const { person } = await regular(telegram, 'en');
    await person.says('give me a copy of my data');
    expect(await files(person)).toHaveLength(2);
    await finishErasuresJob(database.current).run(new Date(telegram.clock.now().getTime() + DAY_MS));
    expect(await files(person)).toHaveLength(0);
  });

  it('goes by a link, once, where an app takes no files', async () => {
    const counter = await openCounter(database.current, {
      channelName: 'teams',
      copyWay: () => ({ kind: 'link', address: (token) => `https://granlia.example/my-data/${token}` }),
    });
    const { person, number } = await regular(counter, 'en');
    await person.says('/privacy');
    await person.presses('Take a copy');
    person.hears(/No files can be sent here/);
    const button = person.heard().buttons[0]!;
    const token = 'url' in button ? button.url.split('/').at(-1)! : '';
    const fileId = readCopyToken(SECRET, token, counter.clock.now())!;
    const copies = copiesIn(database.current, counter.clock);
    expect(await copies.isThere(fileId)).toBe(true);
    expect(Buffer.from((await copies.take(fileId))!.bytes).toString()).toContain(number);
    expect(await copies.take(fileId)).toBeUndefined();
    expect(readCopyToken('another secret that is long enough', token, counter.clock.now())).toBeUndefined();
    expect(readCopyToken(SECRET, `${token.slice(0, -1)}${token.endsWith('x') ? 'y' : 'x'}`, counter.clock.now())).toBeUndefined();
    expect(readCopyToken(SECRET, copyToken(SECRET, fileId, counter.clock.now()), counter.clock.now())).toBeUndefined();
    await counter.close();
  });
});

describe('"erase everything"', () => {
  it('says what goes, what stays and what cannot be taken back, and does nothing before the word', async () => {
    const ada = await regular(telegram, 'en');
    await ada.person.says('/privacy');
    await ada.person.presses('Erase everything');
    ada.person.hears(/your membership with 640 points and 0 vouchers/);
    ada.person.hears(/stay in the books, without your name/);
    ada.person.hears(/delete the chat here yourself/);
    ada.person.hears(/write DELETE\./);
    await ada.person.says('delet');
    ada.person.hears(/Nothing has been erased\. To go through with it, write DELETE/);
    await ada.person.says('no');
    ada.person.hears(/^Nothing has been erased\. Everything is as it was\.$/);
    await ada.person.presses('Keep everything');
    ada.person.hears(/Everything is as it was/);
    await ada.person.says('DELETE');
    expect((await database.current.pool.query('select erased_at from member where id = $1', [ada.memberId])).rows).toEqual([
      { erased_at: null },
    ]);
    expect(await till(database.current, shop).spendable(ada.memberId, telegram.clock.now())).toBe(640);
  });

  it('takes another wish for what it is, and forgets the question', async () => {
    const ada = await regular(telegram, 'en');
    await ada.person.says('erase my data');
    await ada.person.says('how many points do i have?');
    ada.person.hears(/640 points/);
    await ada.person.says('DELETE');
    ada.person.hears(/^(?!It is done)/);
  });

  it('is left by a no in more words, and not asked about for ever', async () => {
    const ada = await regular(telegram, 'en');
    for (const no of ['no, changed my mind', 'nei, likevel ikke', 'nein doch nicht', 'ei sittenkään']) {
      await ada.person.says('/privacy');
      await ada.person.presses('Erase everything');
      await ada.person.says(no);
      ada.person.hears(/^Nothing has been erased\. Everything is as it was\.$/);
    }
    await ada.person.says('/privacy');
    await ada.person.presses('Erase everything');
    await ada.person.says('hmm dunno');
    ada.person.hears(/To go through with it, write DELETE/);
    await ada.person.says('hmm dunno');
    ada.person.hears(/^(?!.*DELETE)/s);
    await ada.person.says('DELETE');
    ada.person.hears(/^(?!It is done)/);
  });

  it('does not stand for ever', async () => {
    const ada = await regular(telegram, 'en');
    await ada.person.says('erase my data');
    telegram.clock.moveBy(31 * MINUTE_MS);
    await ada.person.says('DELETE');
    ada.person.hears(/That was a while ago, so nothing has been erased/);
  });

  it.each([
    ['en', 'erase my data', 'DELETE', /^It is done\. I no longer know who you are/],
    ['nb', 'slett alt om meg', 'slett', /^Det er gjort\. Jeg vet ikke lenger hvem du er/],
  ])('leaves no trace of a member, and the ledger adds up: %s', async (language, asks, word, expected) => {
    const counter = language === 'en' ? telegram : web;
    const ada = await regular(counter, language);
    const { person } = ada;
    await person.says(language === 'en' ? 'what can I get?' : 'hva kan jeg få?');
    await person.presses(language === 'en' ? 'Free coffee' : 'Gratis kaffe');
    await person.presses(language === 'en' ? 'Yes, swap' : 'Ja, bytt');
    const code = /[A-Z0-9]{3}(-[A-Z0-9]{3}){4}/.exec(person.heard().text)![0];
    await person.says('zebracrossing is a word that only I say');
    await person.says(asks);
    person.hears(language === 'en' ? /1 voucher\b/ : /1 kupong\b/);
    await person.says(word);
    person.hears(expected);
    expect(person.heard().buttons).toEqual([]);
    await finish(counter);
    expect(await traces(ada, ['zebracrossing', code.replaceAll('-', '')])).toEqual([]);
    expect((await checkLedger(database.current)).discrepancies).toEqual([]);
    expect(await till(database.current, shop).spendable(ada.memberId, counter.clock.now())).toBe(0);
    const { rows } = await database.current.pool.query('select * from erasure where $1 = any(member_ids)', [ada.memberId]);
    expect(rows).toMatchObject([{ conversation_id: null, inbound_id: null, stranger_id: null, asked_by: 'person' }]);
  });

  it('closes an open case without its words, and says so before', async () => {
    const ada = await regular(telegram, 'en');
    await ada.person.says('my parcel came broken, order 7734191');
    const [number] = /K-\d+/.exec(ada.person.heard().text)!;
    await ada.person.says('/privacy');
    ada.person.hears(/Cases: 1\./);
    await ada.person.presses('Erase everything');
    ada.person.hears(new RegExp(`Your case ${number} is closed with it`));
    await ada.person.says('DELETE');
    ada.person.hears(/^It is done/);
    await finish(telegram);
    const { rows } = await database.current.pool.query('select state, words from complaint where number = $1', [
      Number(number.slice(2)),
    ]);
    expect(rows).toEqual([{ state: 'closed', words: '…' }]);
    expect(await traces(ada, ['7734191', 'my parcel came broken'])).toEqual([]);
  });

  it('lets somebody be a stranger who joins anew, also before all is swept up', async () => {
    const ada = await regular(telegram, 'en');
    await ada.person.says('erase my data');
    await ada.person.says('DELETE');
    await ada.person.says('how many points do i have?');
    ada.person.hears(/isn't linked to a membership yet/);
    await ada.person.says('join');
    ada.person.hears(/Welcome/);
    await finish(telegram);
    await ada.person.says('/privacy');
    ada.person.hears(/You are member/);
    expect(ada.person.heard().text).not.toContain(ada.number);
    const { rows } = await database.current.pool.query<{ member_id: string }>(
      `select member_id from identity where channel = 'telegram' and channel_user_id = $1`,
      [ada.account],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.member_id).not.toBe(ada.memberId);
  });

  it('withdraws what waits for them, in every chat', async () => {
    const ada = await regular(telegram, 'en');
    const page = web.person(`${ada.account}-page`, { languageHint: 'en', place: `${ada.account}-page` });
    await link(page, ada.number);
    const { rows } = await database.current.pool.query<{ id: string }>(
      'select id from conversation where channel_conversation_id = $1',
      [`${ada.account}-page`],
    );
    const push = createPush({ texts: loadTexts(LANGUAGES), settings: () => ({ timeZone: 'Europe/Oslo' }) });
    const key = `test:${newId()}`;
    const waiting = {
      key,
      conversationId: rows[0]!.id,
      purpose: 'campaign',
      language: 'en',
      lines: [line('stop-undone')],
    } as const;
    await web.close();
    await database.current.transaction((tx) => push(tx, [waiting], telegram.clock.now()));
    await ada.person.says('erase my data');
    await ada.person.says('DELETE');
    expect((await database.current.pool.query('select from outbox_message where push_key = $1', [key])).rowCount).toBe(0);
    web = await openCounter(database.current, { channelName: 'web', channel: { forms: 'modal' }, now: SUNDAY });
    const stranger = web.person(`${ada.account}-page`, { languageHint: 'en', place: `${ada.account}-page` });
    await stranger.says('how many points do i have?');
    stranger.hears(/isn't linked to a membership yet/);
  });

  it('is for strangers, too', async () => {
    const bo = telegram.person('account-bo-5512', { languageHint: 'en', place: 'account-bo-5512-chat' });
    await bo.says('quicksilver and other words of mine');
    await bo.says('erase my data');
    bo.hears(/our messages in this chat, and all that you told me/);
    await bo.says('delete');
    bo.hears(/^It is done/);
    await finish(telegram);
    expect(await findEverywhere(database.current, 'quicksilver')).toEqual([]);
    expect(await findEverywhere(database.current, 'account-bo-5512')).toEqual([]);
  });

  it('does not lose what they write while it is done, nor brings anything back', async () => {
    const ada = await regular(telegram, 'en');
    await ada.person.says('erase my data');
    const eagerly = ['DELETE', 'how many points do i have?', 'show my card', 'thanks'].map((text) => ada.person.says(text));
    await Promise.all(eagerly);
    const heard = ada.person.everythingHeard().map(({ text }) => text);
    expect(heard.some((text) => text.startsWith('It is done'))).toBe(true);
    expect(heard.slice(heard.findIndex((text) => text.startsWith('It is done')) + 1).join()).not.toContain(ada.number);
    await finish(telegram);
    const { rows } = await database.current.pool.query(
      `select count(*)::int as waiting from inbound_message m join conversation c on c.id = m.conversation_id
       where c.channel_conversation_id = $1 and m.handled_at is null`,
      [`${ada.account}-chat`],
    );
    expect(rows).toEqual([{ waiting: 0 }]);
    expect(await findEverywhere(database.current, ada.number)).toEqual([]);
  });

  it('is done by staff for somebody who asks by letter, once', async () => {
    const ada = await regular(telegram, 'en');
    const forget = () =>
      database.current.transaction((tx) =>
        forgetPerson(tx, { whose: { memberId: ada.memberId }, asked: { by: 'staff' } }, telegram.programme, telegram.clock.now()),
      );
    expect(await forget()).toMatchObject({ points: 640 });
    expect(await traces(ada, [])).toEqual([]);
    expect(await forget()).toMatchObject({ points: 0, vouchers: 0 });
    expect((await checkLedger(database.current)).discrepancies).toEqual([]);
  });
});
