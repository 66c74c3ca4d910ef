import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conversationVersion, listVersion } from '../../../src/http/console/versions.ts';
import { MINUTE_MS } from '../../../src/shared/clock.ts';
import { newId } from '../../../src/shared/ids.ts';
import type { Staff } from '../../../src/staff/index.ts';
import { aColleague, conversationIn } from '../../helpers/colleagues.ts';
import { useDatabase } from '../../helpers/database.ts';
import { type Counter, openCounter } from '../../helpers/people.ts';
import { addMember, openShop, till } from '../../helpers/shop.ts';
import { type House, hire, openHouse, signedIn, type Visitor } from './visiting.ts';

const database = useDatabase();
let counter: Counter;
let house: House;
let line: Visitor;
let jonas: Visitor;
let staff: Record<'line' | 'jonas', Staff>;

beforeAll(async () => {
  counter = await openCounter(database.current);
  house = await openHouse(database.current, { clock: counter.clock });
  staff = {
    line: await hire(database.current, { email: 'line@granlia.example', name: 'Line', team: 'care' }),
    jonas: await hire(database.current, { email: 'jonas@granlia.example', name: 'Jonas', team: 'warehouse' }),
  };
  [line, jonas] = [await signedIn(house, database.current, staff.line), await signedIn(house, database.current, staff.jonas)];
});
afterAll(async () => {
  await house.console.close();
  await counter.close();
});

/** Somebody who waits for a person, with the page of their conversation. */
async function waiting(name: string) {
  const person = counter.person(name, { languageHint: 'en' });
  await person.says('I want to talk to a person');
  const { rows } = await database.current.pool.query<{ id: string }>(
    'select id::text from conversation where channel_conversation_id = $1',
    [name],
  );
  const page = `/console/conversations/${rows[0]!.id}`;
  return { person, page, id: rows[0]!.id };
}

const fieldOf = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)![1]!;
/** The fields of the forms on a page, as a browser sends them with what was written. */
async function formOn(browser: Visitor, page: string): Promise<{ fence: string; key: string }> {
  const { text } = await browser.get(page);
  return { fence: fieldOf(text, 'fence'), key: fieldOf(text, 'key') };
}
/** The lines of the list about one conversation. */
const caseIn = (html: string, id: string) => new RegExp(`id="c-${id}">([^]*?)</li>`).exec(html)?.[1] ?? '';
/** What was queued has gone out. */
async function sent(): Promise<void> {
  await counter.chat.sweep();
  await counter.chat.idle();
}

const auditOf = async (id: string) =>
  (
    await database.current.pool.query<{ action: string }>(
      `select action from audit_entry
       where (subject_id = $1 or detail->>'conversation' = $1::text) and action not like '%.looked_at' order by id`,
      [id],
    )
  ).rows.map(({ action }) => action);

describe('a conversation', () => {
  it('is on the list until it is done: taken, answered, given back, each with its entry in the audit', async () => {
    const { person, page, id } = await waiting('mette');
    const list = await line.get('/console/inbox');
    expect(list.text).toContain(page);
    expect(list.text).toContain('Nobody has it yet');
    expect((await line.get(page)).text).toContain('I want to talk to a person');

    expect((await line.post(`${page}/claim`, await formOn(line, page))).status).toBe(303);
    await sent();
    person.hears('Line');
    expect((await jonas.get('/console/inbox')).text).toContain('Line has it');
    expect((await line.get('/console/inbox?show=mine')).text).toContain(page);
    expect((await jonas.get('/console/inbox?show=mine')).text).not.toContain(page);

    const answer = await line.post(`${page}/reply`, { ...(await formOn(line, page)), text: 'Two new cups leave today.' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${page}?done=reply`]);
    await sent();
    person.hears('Two new cups leave today.');
    expect((await line.get(page)).text).toContain('Two new cups leave today.');

    expect((await line.post(`${page}/release`, await formOn(line, page))).status).toBe(303);
    expect((await line.get('/console/inbox')).text).not.toContain(page);
    expect((await line.get(page)).text).toContain('The bot has it');
    expect(await auditOf(id)).toEqual(['conversation.claimed', 'conversation.answered', 'conversation.released']);
  });

  it('has no complaint that waits for an answer once somebody has answered, also after it was given back', async () => {
    const person = counter.person('smashed', { languageHint: 'en' });
    await person.says('my parcel came and two of the cups are smashed, order 48213');
    const complaint = (await database.current.prisma.complaint.findFirst({ orderBy: { number: 'desc' } }))!;
    const page = `/console/conversations/${complaint.conversationId}`;
    const entry = async () => caseIn((await line.get('/console/inbox')).text, complaint.conversationId);
    expect(await entry()).toContain('Answer promised by');

    expect((await line.post(`${page}/reply`, { ...(await formOn(line, page)), text: 'I am looking.' })).status).toBe(303);
    expect(await database.current.prisma.complaint.findUnique({ where: { id: complaint.id } })).toMatchObject({
      answeredAt: expect.any(Date),
      state: 'open',
    });
    expect((await line.post(`${page}/release`, await formOn(line, page))).status).toBe(303);
    expect(await entry()).not.toContain('Answer promised by');
    expect(await entry()).toContain('answered and not resolved yet');
    await sent();

    counter.clock.moveBy(MINUTE_MS);
    await person.says('now a plate is in pieces too, order 48213');
    expect(await entry()).not.toContain('answered and not resolved yet');
  });

  it('has a complaint that is put right, moved, closed and opened again, each once and on the record', async () => {
    const person = counter.person('moved', { languageHint: 'en' });
    await person.says('my parcel came and two of the cups are smashed, order 48214');
    const find = async () => (await database.current.prisma.complaint.findFirst({ orderBy: { number: 'desc' } }))!;
    const { id, conversationId } = await find();
    const page = `/console/conversations/${conversationId}`;
    const to = (what: string, fields: Record<string, string>) => line.post(`${page}/complaints/${id}/${what}`, fields);

    expect((await to('category', { category: 'wrong_item' })).status).toBe(303);
    expect((await to('category', { category: 'nonsense' })).status).toBe(409);
    expect((await to('team', { team: 'warehouse' })).status).toBe(303);
    expect((await to('team', { team: 'nowhere' })).status).toBe(409);
    expect(await find()).toMatchObject({ category: 'wrong_item', team: 'warehouse' });

    const early = await to('close', { why: 'held' });
    expect([early.status, early.text.includes('Something is promised for it still')]).toEqual([409, true]);
    await line.post(`${page}/reply`, { ...(await formOn(line, page)), text: 'The right ones are on their way.' });
    expect((await to('close', { why: 'held' })).status).toBe(303);
    expect(await find()).toMatchObject({ state: 'closed' });
    const form = { key: crypto.randomUUID() };
    await Promise.all([to('reopen', form), to('reopen', form)]);
    expect(await find()).toMatchObject({ state: 'open', severity: 'high', answeredAt: null });
    await sent();
    person.hears(/is open again, with what you wrote. You'll have our answer by/);
    expect(person.everythingHeard().filter(({ text }) => text.includes('open again'))).toHaveLength(1);

    const elsewhere = (await waiting('elsewhere')).page;
    expect((await line.post(`${elsewhere}/complaints/${id}/team`, { team: 'care' })).status).toBe(409);
    expect(await auditOf(conversationId)).toEqual([
      'complaint.corrected',
      'complaint.moved',
      'conversation.answered',
      'complaint.closed',
      'complaint.reopened',
    ]);
  });

  it('belongs to one of two who take it at once', async () => {
    const { page } = await waiting('twice');
    const forms = [await formOn(line, page), await formOn(jonas, page)];
    const answers = await Promise.all([line.post(`${page}/claim`, forms[0]), jonas.post(`${page}/claim`, forms[1])]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    const refused = answers.find(({ status }) => status === 409)!;
    expect(refused.text).toMatch(/(Line|Jonas) has it now/);
  });

  it('takes no reply of somebody who has handed it on, and keeps what they wrote', async () => {
    const { person, page } = await waiting('handed');
    await line.post(`${page}/claim`, await formOn(line, page));
    const old = await formOn(line, page);
    expect((await line.post(`${page}/hand-on`, { ...old, to: 'warehouse', note: 'the cups, please' })).status).toBe(303);
    expect((await jonas.get('/console/inbox?show=team')).text).toContain(page);
    await jonas.post(`${page}/claim`, await formOn(jonas, page));
    await sent();
    const heard = person.everythingHeard().length;
    const late = await line.post(`${page}/reply`, { ...old, text: 'One more thing <b>from me</b>' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Jonas has it now');
    expect(late.text).toContain('One more thing &lt;b&gt;from me&lt;/b&gt;</textarea>');
    await sent();
    expect(person.everythingHeard().length).toBe(heard);
    expect((await jonas.get(page)).text).toContain('the cups, please');
  });

  it('says a form that is sent twice once', async () => {
    const { person, page, id } = await waiting('double');
    const form = { ...(await formOn(line, page)), text: 'Said once.' };
    const [first, second] = [await line.post(`${page}/reply`, form), await line.post(`${page}/reply`, form)];
    expect([first.status, second.status]).toEqual([303, 303]);
    await sent();
    expect(person.everythingHeard().filter(({ text }) => text === 'Said once.')).toHaveLength(1);
    expect((await auditOf(id)).filter((action) => action === 'conversation.answered')).toHaveLength(1);
  });

  it('holds a promise with words and a time, which the customer hears and the list shows', async () => {
    const { person, page } = await waiting('promised');
    const form = await formOn(line, page);
    const past = await line.post(`${page}/promise`, { ...form, words: 'two new cups', due: '2026-11-20T12:00' });
    expect([past.status, past.text.includes('two new cups</textarea>')]).toEqual([409, true]);
    expect((await line.post(`${page}/promise`, { ...form, words: 'two new cups', due: '2026-11-24T12:00' })).status).toBe(303);
    await sent();
    const told = person.everythingHeard().map(({ text }) => text.replaceAll('\u00a0', ' '));
    expect(told).toContainEqual(expect.stringMatching(/Tuesday 24 November, 12:00: "two new cups"/));
    const shown = (await line.get(page)).text;
    expect(shown).toContain('two new cups');
    expect((await line.get('/console/inbox')).text).toMatch(/Promised by <time/);
    const [, promiseId] = /promises\/([0-9a-f-]{36})\/keep/.exec(shown)!;
    expect((await line.post(`${page}/promises/${promiseId}/keep`, { proof: '' })).status).toBe(409);
    const foreign = `${(await waiting('not promised')).page}/promises/${promiseId}`;
    const promise = () => database.current.prisma.customerPromise.findUnique({ where: { id: promiseId! } });
    const before = await promise();
    for (const refused of [
      await line.post(`${foreign}/keep`, { proof: 'PARCEL-17' }),
      await line.post(`${foreign}/move`, { due: '2026-11-25T12:00' }),
    ])
      expect([refused.status, refused.text.includes('not promised or agreed in this conversation')]).toEqual([409, true]);
    expect(await promise()).toEqual(before);
    expect((await line.post(`${page}/promises/${promiseId}/keep`, { proof: 'PARCEL-17' })).status).toBe(303);
    await sent();
    person.hears(/PARCEL-17/);
    expect((await line.post(`${page}/promises/${promiseId}/keep`, { proof: 'PARCEL-17' })).status).toBe(409);
  });

  it('shows who wants to be called on top, once, and a call is their answer', async () => {
    const { person, page, id } = await waiting('to be called');
    await person.presses('Call me instead');
    await person.says('+47 22 33 44 55');
    const shown = (await line.get(page)).text;
    expect(shown).toContain('href="tel:+4722334455"');
    const form = await formOn(line, page);
    expect((await line.post(`${page}/called`, form)).status).toBe(303);
    expect((await line.get(page)).text).not.toContain('tel:+4722334455');
    expect((await line.post(`${page}/called`, await formOn(line, page))).status).toBe(409);
    expect((await jonas.post(`${page}/called`, form)).status).toBe(409);
    expect(await database.current.prisma.customerPromise.findMany({ where: { conversationId: id, state: 'open' } })).toEqual([]);
    expect(await auditOf(id)).toEqual(['conversation.called']);
    const numbers = () => database.current.prisma.handoffCall.count({ where: { handoff: { conversationId: id } } });
    expect(await numbers()).toBe(1);
    expect((await line.post(`${page}/release`, await formOn(line, page))).status).toBe(303);
    expect(await numbers()).toBe(0);
  });

  it('asks on resolving what became of what colleagues promised in their own words, and tells the customer', async () => {
    const { person, page, id } = await waiting('resolved with words');
    const promise = async (words: string) => {
      const form = { ...(await formOn(line, page)), key: crypto.randomUUID(), words, due: '2026-11-24T12:00' };
      expect((await line.post(`${page}/promise`, form)).status).toBe(303);
    };
    await promise('two new cups');
    await promise('a call on Tuesday');
    const open = () =>
      database.current.prisma.customerPromise.findMany({ where: { conversationId: id, state: 'open', kind: 'staff' } });
    const [cups, call] = (await open()).map((one) => one.id);
    const form = await formOn(line, page);
    const early = await line.post(`${page}/resolve`, { ...form, [`end-${cups}`]: 'kept', [`proof-${cups}`]: 'PARCEL-19' });
    expect([early.status, early.text.includes('is still open. Say for each')]).toEqual([409, true]);
    expect(early.text.match(/name="end-[0-9a-f-]{36}"/g)).toHaveLength(2);
    expect(await open()).toHaveLength(2);
    const ends = { [`end-${cups}`]: 'kept', [`end-${call}`]: 'withdrawn' };
    expect((await line.post(`${page}/resolve`, { ...form, ...ends })).status).toBe(409); // kept, and nothing shows it
    expect((await line.post(`${page}/resolve`, { ...form, ...ends, [`proof-${cups}`]: 'PARCEL-19' })).status).toBe(303);
    expect(await open()).toEqual([]);
    await sent();
    const told = person.everythingHeard().map(({ text }) => text);
    expect(told.slice(-3)).toEqual([
      expect.stringMatching(/Line is done/), // answers go before what was not asked for
      expect.stringMatching(/As promised, it is done: "two new cups"\.\nReference: PARCEL-19/),
      expect.stringMatching(/This isn't needed any more, so we won't do it: "a call on Tuesday"/),
    ]);
  });

  it('calls off what was agreed and cannot be done, with a reason that the customer does not read', async () => {
    const memberId = await addMember(database.current);
    await database.current.pool.query(
      `insert into identity (id, channel, channel_user_id, member_id, created_at) values ($1, 'test', 'buyer', $2, $3)`,
      [newId(), memberId, counter.clock.now()],
    );
    const lines = [{ line: 1, productCode: 'CUP', quantityMilli: 2_000, amountMinor: 29_800, earns: true }];
    const shop = await openShop(database.current);
    await till(database.current, shop).buy(memberId, 298, counter.clock.now(), { receipt: '48213', lines });
    const person = counter.person('buyer', { languageHint: 'en' });
    await person.says('two of the cups are smashed, order 48213');
    await person.presses('Send 2 new ones');
    const page = `/console/conversations/${await conversationIn(database.current, 'buyer')}`;
    const [, orderId] = /orders\/([0-9a-f-]{36})\/cancel/.exec((await line.get(page)).text)!;
    expect((await line.post(`${page}/orders/${orderId}/cancel`, { reason: '' })).status).toBe(409);
    const foreign = `${(await waiting('not ordered')).page}/orders/${orderId}`;
    expect((await line.post(`${foreign}/confirm`, { proof: 'PARCEL-18' })).status).toBe(409);
    expect((await line.post(`${foreign}/cancel`, { reason: 'none left' })).status).toBe(409);
    const cancelled = await line.post(`${page}/orders/${orderId}/cancel`, { reason: 'none left in the warehouse' });
    expect([cancelled.status, cancelled.headers.get('location')]).toEqual([303, `${page}?done=cancel`]);
    await sent();
    person.hears(/^We can't send the replacement that we agreed on for K-\d+, and we're sorry\./);
    expect(
      person
        .everythingHeard()
        .map(({ text }) => text)
        .join('\n'),
    ).not.toContain('warehouse');
    expect((await line.get(page)).text).toContain('none left in the warehouse');
    expect((await line.post(`${page}/orders/${orderId}/cancel`, { reason: 'again' })).status).toBe(409);
  });

  it('shows words of customers as words, whatever is in them', async () => {
    const { person, page } = await waiting('<img src=x onerror=alert(1)>');
    const hostile = [
      '<script>alert(1)</script>',
      '"><a href="javascript:alert(1)">tap</a>',
      "' onmouseover='alert(1)",
      '\u202Egnp.exe\u202C',
      '=HYPERLINK("https://evil.example")',
    ];
    for (const words of hostile) await person.says(words);
    for (const path of [page, `${page}/parts`, '/console/inbox', '/console/inbox/list']) {
      const { text } = await line.get(path);
      expect(text).not.toMatch(/<script>alert|<img src=x|<a href="javascript/);
      expect(text).not.toMatch(/<[^>]* onmouseover=/);
    }
    const { text } = await line.get(page);
    expect(text).toContain('<bdi class="words">\u202Egnp.exe\u202C</bdi>');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('is nobody’s to speak in where others read along, and leads to the private chat', async () => {
    const inGroup = counter.person('hurt', { audience: 'public', place: 'a group', languageHint: 'en' });
    await inGroup.says('a cup exploded and cut my hand, I am bleeding');
    const group = await conversationIn(database.current, 'a group');
    const page = `/console/conversations/${group}`;
    const without = await line.post(`${page}/claim`, { fence: '0', key: newId() });
    expect([without.status, without.text.includes('There is no private chat')]).toEqual([409, true]);
    await counter.person('hurt', { languageHint: 'en' }).says('hello');
    const refused = await line.post(`${page}/claim`, { fence: '0', key: newId() });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Others read along here');
    expect(refused.text).toContain(`/console/conversations/${await conversationIn(database.current, 'hurt')}`);
    expect(await database.current.prisma.conversation.findUnique({ where: { id: group } })).toMatchObject({ handledBy: 'bot' });
    const colleague = await aColleague(database.current, counter);
    expect(await colleague.claims(group)).toMatchObject({ ok: false, refusal: { code: 'in_public' } });
    expect(await colleague.says(group, 'Hello.', { fence: 0 })).toMatchObject({ ok: false, refusal: { code: 'in_public' } });
  });

  it('is nothing to be found under other ids, and a file of nobody is none', async () => {
    for (const path of [
      '/console/conversations/x',
      `/console/conversations/${crypto.randomUUID()}`,
      `/console/files/${crypto.randomUUID()}`,
    ])
      expect((await line.get(path)).status).toBe(404);
  });
});

describe('the version of what a page shows', () => {
  it('changes with everything that is done in a conversation, and with nothing else', async () => {
    const person = counter.person('versions', { languageHint: 'en' });
    await person.says('my parcel came and two of the cups are smashed, order 48215');
    const { id, conversationId } = (await database.current.prisma.complaint.findFirst({ orderBy: { number: 'desc' } }))!;
    const page = `/console/conversations/${conversationId}`;
    const form = () => formOn(line, page);
    const versions = async () => [
      await conversationVersion(database.current, conversationId),
      await listVersion(database.current, { missedSince: counter.clock.now() }),
    ];
    const deeds: Record<string, () => Promise<unknown>> = {
      more: () => person.says('one plate as well'),
      claim: async () => line.post(`${page}/claim`, await form()),
      reply: async () => line.post(`${page}/reply`, { ...(await form()), text: 'I am looking.' }),
      promise: async () => line.post(`${page}/promise`, { ...(await form()), words: 'cups', due: '2026-11-24T12:00' }),
      team: () => line.post(`${page}/complaints/${id}/team`, { team: 'warehouse' }),
      release: async () => line.post(`${page}/release`, await form()),
    };
    await sent();
    for (const [name, deed] of Object.entries(deeds)) {
      const before = await versions();
      await line.get(page);
      expect(await versions(), name).toEqual(before);
      await deed();
      const after = await versions();
      expect([before[0] === after[0], before[1] === after[1]], name).toEqual([false, false]);
      await sent();
    }
    const before = await versions();
    await line.post(`${page}/note`, { ...(await form()), text: 'for colleagues' });
    expect((await versions())[0]).not.toBe(before[0]);
  });
});

describe('the list', () => {
  it('tells pages that are open when something changed', async () => {
    const seen = /seen=([\w-]+)/.exec((await line.get('/console/inbox')).text)![1]!;
    const handle = house.console.mounts[1]!.handle;
    const cookie = [...line.cookies].map((pair) => pair.join('=')).join('; ');
    const stream = await handle(new Request(`http://console.test/console/inbox/live?seen=${seen}`, { headers: { cookie } }));
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    const reader = stream.body!.getReader();
    const decoder = new TextDecoder();
    let told = '';
    const news = (async () => {
      while (!told.includes('event: news')) told += decoder.decode((await reader.read()).value);
    })();
    await waiting('news');
    await news;
    await reader.cancel();
    expect(told).not.toContain('person');
  });
});
