import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPromisesJob } from '../../src/jobs/check-promises.ts';
import { checkLedger, loadPointsFacts } from '../../src/loyalty/index.ts';
import { createLinkCode } from '../../src/members/index.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { createLog } from '../../src/shared/log.ts';
import {
  complaintEvents,
  fileComplaint,
  findComplaint,
  findOpenHandoff,
  listPromises,
  makePromise,
  type Promised,
  promisesAbout,
  resolveComplaint,
  settleComplaint,
  withdrawPromises,
} from '../../src/support/index.ts';
import { useDatabase } from '../helpers/database.ts';
import { type Counter, openCounter, type Person, SECRET, SUNDAY, withPlainSpaces } from '../helpers/people.ts';
import { promiseWork } from '../helpers/promises.ts';
import { accepted, addMember, openShop, type TestShop, till } from '../helpers/shop.ts';

const database = useDatabase();
const LINE = newId();
let counter: Counter;
let shop: TestShop;
let work: ReturnType<typeof promiseWork>;
beforeAll(async () => {
  shop = await openShop(database.current);
  counter = await openCounter(database.current);
  work = promiseWork(database.current, counter);
});
afterAll(() => counter.close());

let people = 0;
type Customer = { person: Person; memberId: string; identityId: string; conversationId: string };

/** A member who has a chat of their own, with the clock back on Sunday. */
async function customer(language = 'en'): Promise<Customer> {
  counter.clock.moveTo(SUNDAY);
  const memberId = await addMember(database.current);
  await database.current.pool.query(`update member set given_name = 'Mette' where id = $1`, [memberId]);
  const { rows } = await database.current.pool.query<{ number: string }>('select number from member where id = $1', [memberId]);
  const { code } = accepted(
    await database.current.transaction((tx) =>
      createLinkCode(tx, { memberNumber: rows[0]!.number, minutes: 10, secret: SECRET }, counter.clock.now()),
    ),
  );
  people += 1;
  const person = counter.person(`customer ${people}`, { languageHint: language });
  await person.says(`/link ${code}`);
  const found = await database.current.pool.query<{ identityId: string; conversationId: string }>(
    `select i.id as "identityId", c.id as "conversationId" from identity i join conversation c on c.identity_id = i.id where i.member_id = $1`,
    [memberId],
  );
  return { person, memberId, ...found.rows[0]! };
}

/** A complaint of theirs, and what was promised about it. */
async function aCase({ memberId, identityId, conversationId }: Customer, promised: Promised, dueAt: Date, language = 'en') {
  const now = counter.clock.now();
  return await database.current.transaction(async (tx) => {
    const person = { memberId, identityId };
    const command = {
      idempotencyKey: newId(),
      person,
      conversationId,
      language,
      words: 'two cups smashed',
      category: 'damaged',
    } as const;
    const { complaint, promise } = await fileComplaint(tx, command, counter.programme, now);
    if (promised.kind === 'answer') return { complaint, promise };
    await withdrawPromises(tx, { complaintId: complaint.id, reason: 'remedy_agreed' }, now);
    const made = { key: newId(), conversationId, complaintId: complaint.id, memberId, promised, dueAt, team: 'warehouse' };
    return { complaint, promise: await makePromise(tx, { ...made, by: 'bot' }, counter.programme.rules.service.promises, now) };
  });
}

/** A customer whose goods broke, and who chose new ones. */
async function agreedGoods() {
  const who = await customer();
  const now = counter.clock.now();
  const { result } = await till(database.current, shop).buy(who.memberId, 298, now);
  const { purchaseId } = accepted(result);
  return await database.current.transaction(async (tx) => {
    const { memberId, identityId, conversationId } = who;
    const person = { memberId, identityId };
    const goods = { purchaseId, value: { minor: 29_800, currency: 'NOK' } };
    const words = { idempotencyKey: newId(), language: 'en', words: 'two cups smashed', category: 'damaged' } as const;
    const { complaint } = await fileComplaint(tx, { ...words, person, conversationId, goods }, counter.programme, now);
    const none = () => Promise.reject(new Error('nothing is given'));
    const command = { complaintId: complaint.id, remedy: 'replacement', person, turnIn: conversationId } as const;
    const gifts = { points: none, voucher: none };
    const settled = await settleComplaint(
      tx,
      { ...command, currency: 'NOK', idempotencyKey: newId() },
      gifts,
      counter.programme,
      now,
    );
    const { order, promise } = accepted(settled);
    return { ...who, complaintId: complaint.id, orderId: order.id, promiseId: promise!.id, dueAt: promise!.dueAt };
  });
}

const at = (instant: string) => new Date(instant);
/** Monday 23 November 2026, 16:00 in Oslo. */
const MONDAY_16 = at('2026-11-23T15:00:00Z');
const labels = (person: Person) => person.heard().buttons.map(({ label }) => label);
const spendable = async (memberId: string) =>
  (await loadPointsFacts(database.current, memberId, counter.programme, counter.clock.now()))?.spendable ?? 0;
const texts = (person: Person) => person.everythingHeard().map(({ text }) => withPlainSpaces(text));

describe('a promise that is missed', () => {
  it('is named and apologised for, compensated once, and followed by the next word', async () => {
    const mette = await customer();
    const { complaint, promise } = await aCase(mette, { kind: 'replacement' }, MONDAY_16);
    counter.clock.moveTo(new Date(MONDAY_16.getTime() - 30 * MINUTE_MS));
    await work.comesRound();
    expect((await listPromises(database.current, { limit: 1_000 })).find(({ id }) => id === promise.id)).toMatchObject({
      remindedAt: expect.any(Date),
      caseNumber: complaint.number,
    });
    counter.clock.moveTo(new Date(MONDAY_16.getTime() + MINUTE_MS));
    await work.comesRound();
    await work.comesRound();
    const apology =
      /^We promised to send your replacement by 16:00\. We did not, and we're sorry\. The duty manager has it now and writes to you by Tuesday 24 November, 09:30\.\nThe 100 points are on your account\.$/;
    expect(texts(mette.person).filter((text) => apology.test(text))).toHaveLength(1);
    expect(await spendable(mette.memberId)).toBe(100);
    expect(labels(mette.person)).toEqual(['Why?', 'Talk to a person']);
    await mette.person.presses('Why?');
    mette.person.hears(/We promised it yesterday at 14:05, by today, 16:00; The warehouse keeps it\./);
    mette.person.hears(/A promise that we miss gives 100 points, at most 300 within 90 days\./);
    await mette.person.says('/history');
    mette.person.hears(/\+100 {2}given by us as an apology/);
    expect((await complaintEvents(database.current, complaint.id)).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['promise_reminded', 'promise_missed', 'escalated']),
    );
  });

  it('is told in the language of its customer', async () => {
    const mette = await customer('da');
    await aCase(mette, { kind: 'money_back', minor: 29_800, currency: 'NOK' }, MONDAY_16, 'da');
    counter.clock.moveTo(new Date(MONDAY_16.getTime() + MINUTE_MS));
    await work.comesRound();
    mette.person.hears(
      /^Vi lovede at sende dig 298 kr\.? tilbage senest kl\. 16\.00\. Det nåede vi ikke, og det beklager vi\. Vagthavende har sagen nu og skriver til dig senest tirsdag den 24. november kl. 9.30\./,
    );
    mette.person.hears(/De 100 point står på din konto\.$/);
  });

  it('three times is apologised for no more, and no points are spoken of when the limit of one person is reached', async () => {
    const mette = await customer();
    const four = [];
    for (let i = 0; i < 4; i += 1) four.push(await aCase(mette, { kind: 'answer' }, MONDAY_16));
    expect(four.map(({ promise }) => promise.pointsIfMissed)).toEqual([100, 100, 100, 0]);
    counter.clock.moveTo(MONDAY_16);
    await work.comesRound();
    const missed = texts(mette.person).filter((text) => text.includes('We promised you an answer'));
    expect(missed).toHaveLength(4);
    expect(missed.filter((text) => text.includes('100 points'))).toHaveLength(3);
    expect(missed.filter((text) => text.includes('points'))).toHaveLength(3);
    expect(await spendable(mette.memberId)).toBe(300);
    counter.clock.moveBy(10 * DAY_MS);
    for (let i = 0; i < 20; i += 1) await work.comesRound();
    counter.clock.moveBy(10 * DAY_MS);
    for (let i = 0; i < 20; i += 1) await work.comesRound();
    const all = texts(mette.person).filter((text) => /^We promised/.test(text));
    expect(all).toHaveLength(12);
    expect(all.at(-1)).toMatch(/The duty manager knows that we missed it again\. If you would rather not wait, call \+47/);
    expect(await spendable(mette.memberId)).toBe(300);
    // Staff are held to it still.
    const open = await listPromises(database.current, { limit: 1_000 });
    expect(open.filter(({ memberId }) => memberId === mette.memberId)).toHaveLength(4);
  });

  it('after the program was down is made good late, in the order of the times, by whoever comes first', async () => {
    const [ada, ole] = [await customer(), await customer()];
    await aCase(ada, { kind: 'replacement' }, MONDAY_16);
    await aCase(ole, { kind: 'replacement' }, new Date(MONDAY_16.getTime() + HOUR_MS));
    counter.clock.moveTo(new Date(MONDAY_16.getTime() + 3 * DAY_MS));
    const now = counter.clock.now();
    await Promise.all([work.check.run(now), work.check.run(now), work.check.run(now)]);
    await work.sent();
    for (const { person, memberId } of [ada, ole]) {
      expect(
        texts(person).filter((text) => text.startsWith('We promised to send your replacement by Monday 23 November,')),
      ).toHaveLength(1);
      expect(await spendable(memberId)).toBe(100);
    }
    expect(await checkLedger(database.current)).toMatchObject({ discrepancies: [] });
  });

  it('does not keep the others from being made good', async () => {
    const [ada, ole] = [await customer(), await customer()];
    const broken = await aCase(ada, { kind: 'replacement' }, MONDAY_16);
    await aCase(ole, { kind: 'replacement' }, MONDAY_16);
    counter.clock.moveTo(MONDAY_16);
    const miss: typeof work.desk.miss = (tx, id, now) => {
      if (id === broken.promise.id) throw new Error('a bad row');
      return work.desk.miss(tx, id, now);
    };
    const job = checkPromisesJob({
      database: database.current,
      programme: () => counter.programme,
      miss,
      log: createLog('silent'),
    });
    await expect(job.run(counter.clock.now())).rejects.toThrow('could not be made good');
    await work.sent();
    ole.person.hears(/We promised to send your replacement/);
    await work.comesRound();
    ada.person.hears(/We promised to send your replacement/);
  });

  it('is shown to staff where nobody can be told', async () => {
    const mette = await customer();
    const { promise } = await aCase(mette, { kind: 'replacement' }, MONDAY_16);
    await database.current.pool.query(`update identity set reachability = 'blocked' where id = $1`, [mette.identityId]);
    const listed = async () =>
      (await listPromises(database.current, { missedSince: MONDAY_16, limit: 1_000 })).find(({ id }) => id === promise.id);
    expect(await listed()).toMatchObject({ state: 'open', way: 'nowhere' });
    counter.clock.moveTo(MONDAY_16);
    await work.check.run(counter.clock.now());
    expect(await listed()).toMatchObject({ state: 'missed', pointsGiven: 100, sendState: expect.any(String) });
  });
});

describe('a promise that staff look after', () => {
  it('is kept, and the customer is told unasked', async () => {
    const mette = await customer('da');
    const { promise } = await aCase(mette, { kind: 'replacement' }, MONDAY_16, 'da');
    counter.clock.moveTo(at('2026-11-23T13:12:00Z'));
    await work.staff((tx, now) =>
      work.desk.keep(tx, { promiseId: promise.id, proof: 'https://post.example/7', staffId: LINE }, now),
    );
    mette.person.hears('Som lovet: Din nye vare blev sendt i dag kl. 14.12.');
    expect(mette.person.heard().buttons).toMatchObject([{ label: 'Følg pakken', url: 'https://post.example/7' }]);
    counter.clock.moveTo(MONDAY_16);
    await work.comesRound();
    mette.person.hears('Som lovet');
  });

  it('is moved with notice, and holds then', async () => {
    const mette = await customer();
    const { promise } = await aCase(mette, { kind: 'replacement' }, MONDAY_16);
    counter.clock.moveTo(at('2026-11-23T10:00:00Z'));
    const tuesday = at('2026-11-24T11:00:00Z');
    await work.staff((tx, now) => work.desk.move(tx, { promiseId: promise.id, dueAt: tuesday, staffId: LINE }, now));
    mette.person.hears(
      "We can't send your replacement by 16:00. We know that now, so we're telling you now: by Tuesday 24 November, 12:00.",
    );
    await mette.person.presses("That's fine");
    mette.person.hears('Thank you. Until Tuesday 24 November, 12:00, then.');
    counter.clock.moveTo(MONDAY_16);
    await work.comesRound();
    mette.person.hears('Thank you.');
    counter.clock.moveTo(tuesday);
    await work.comesRound();
    mette.person.hears(/^We promised to send your replacement by 12:00\..*\nThe 100 points are on your account\.$/);
    counter.clock.moveBy(10 * MINUTE_MS);
    await work.staff((tx, now) => work.desk.keep(tx, { promiseId: promise.id, proof: 'parcel 7', staffId: LINE }, now));
    mette.person.hears(
      /^Your replacement was sent today at 12:10\. We're sorry that it took longer than we promised\.\nReference: parcel 7$/,
    );
  });

  it('is agreed to in words as by the button', async () => {
    const mette = await customer();
    const { promise } = await aCase(mette, { kind: 'replacement' }, MONDAY_16);
    counter.clock.moveTo(at('2026-11-23T10:00:00Z'));
    const tuesday = at('2026-11-24T11:00:00Z');
    await work.staff((tx, now) => work.desk.move(tx, { promiseId: promise.id, dueAt: tuesday, staffId: LINE }, now));
    await mette.person.says("that's fine!");
    mette.person.hears('Thank you. Until Tuesday 24 November, 12:00, then.');
  });

  it('may be swapped for its money when it is moved, and is confirmed as carried out otherwise', async () => {
    const [mette, ole] = [await agreedGoods(), await agreedGoods()];
    counter.clock.moveTo(at('2026-11-23T10:00:00Z'));
    const tuesday = at('2026-11-24T11:00:00Z');
    await work.staff((tx, now) => work.desk.move(tx, { promiseId: mette.promiseId, dueAt: tuesday, staffId: LINE }, now));
    expect(labels(mette.person)).toEqual(["That's fine", 'Money back instead', 'Talk to a person']);
    await mette.person.presses('Money back instead');
    mette.person.hears(/We'll send you kr 298 back by Tuesday/);
    const promises = await promisesAbout(database.current, mette.complaintId);
    expect(promises.filter(({ state }) => state === 'open')).toMatchObject([{ promised: { kind: 'money_back', minor: 29_800 } }]);
    await mette.person.presses('Money back instead');
    mette.person.hears("That can't be changed any more");

    counter.clock.moveTo(new Date(ole.dueAt.getTime() + 1));
    // Whoever confirms before the job has looked: the miss is made good first.
    const done = { orderId: ole.orderId, staffId: LINE, note: 'parcel 8' };
    accepted(await work.staff((tx, now) => work.desk.confirm(tx, done, now)));
    ole.person.hears(
      /^Your replacement was sent today at .*We're sorry that it took longer than we promised\.\nReference: parcel 8$/,
    );
    expect(texts(ole.person).filter((text) => text.includes('The 100 points are on your account.'))).toHaveLength(1);
    expect(await database.current.transaction((tx) => findOpenHandoff(tx, ole.conversationId))).toBeUndefined();
    expect(await findComplaint(database.current, ole.complaintId)).toMatchObject({ state: 'resolved' });
  });

  it('is called off when it cannot be done: they hear it with a new time for an answer, and what there is instead', async () => {
    const [mette, ole] = [await agreedGoods(), await agreedGoods()];
    counter.clock.moveTo(at('2026-11-23T10:00:00Z'));
    const cancel = (orderId: string) =>
      work.staff((tx, now) => work.desk.cancel(tx, { orderId, staffId: LINE, note: 'none left' }, now));
    accepted(await cancel(mette.orderId));
    mette.person.hears(
      /^We can't send the replacement that we agreed on for K-\d+, and we're sorry\. You'll have our answer by .*\nIf we miss that, .*\nWhat would you like best\?$/,
    );
    expect(labels(mette.person).map(withPlainSpaces)).toEqual(['kr 298 back', 'Talk to a person', 'Correct something']);
    expect(await cancel(mette.orderId)).toMatchObject({ refusal: { code: 'order_settled' } });
    await mette.person.presses(labels(mette.person)[0]!);
    mette.person.hears(/^That's agreed for K-\d+\.\nWe'll send you kr 298 back by/);

    await database.current.pool.query(`update conversation set language = 'nb' where id = $1`, [ole.conversationId]);
    counter.clock.moveTo(new Date(ole.dueAt.getTime() + 1));
    accepted(await cancel(ole.orderId)); // before the job has looked: the miss is made good first
    expect(texts(ole.person).filter((text) => /100 poeng/.test(text))).not.toHaveLength(0);
    ole.person.hears(/^Vi kan ikke sende den erstatningen vi ble enige om i K-\d+, og det beklager vi\. .*Hva vil du helst\?$/s);
    expect(texts(ole.person).join('\n')).not.toContain('none left');
  });

  it('may be made by hand, in words of their own', async () => {
    const mette = await customer();
    const { complaint } = await aCase(mette, { kind: 'answer' }, MONDAY_16);
    const dueAt = at('2026-11-24T11:00:00Z');
    const command = {
      ...{ key: newId(), conversationId: mette.conversationId, complaintId: complaint.id, dueAt, team: 'care', staffId: LINE },
      promised: { kind: 'staff', words: 'Two cups from the shop in Storo, gift-wrapped' } as const,
    };
    await work.staff((tx, now) => work.desk.make(tx, command, now));
    await work.staff((tx, now) => work.desk.make(tx, command, now));
    const told = 'We promise you this by Tuesday 24 November, 12:00: "Two cups from the shop in Storo, gift-wrapped".';
    expect(texts(mette.person).filter((text) => text.startsWith(told))).toHaveLength(1);
    mette.person.hears("If we miss that, we'll say so ourselves and give you 100 points.");
    const promises = await promisesAbout(database.current, complaint.id);
    expect(promises.map(({ promised, state }) => [promised.kind, state])).toEqual([
      ['answer', 'kept'],
      ['staff', 'open'],
    ]);
  });
});

describe('"did it hold?"', () => {
  /** A case of theirs, put right on Monday at noon in Oslo. */
  async function resolved(who: Customer, language = 'en') {
    const { complaint } = await aCase(who, { kind: 'answer' }, MONDAY_16, language);
    counter.clock.moveTo(at('2026-11-23T11:00:00Z'));
    await work.staff((tx, now) => resolveComplaint(tx, { complaintId: complaint.id, hand: { by: 'staff', staffId: LINE } }, now));
    return complaint;
  }
  const asks = (person: Person) => texts(person).filter((text) => /all right now\?|i orden med/.test(text));

  it('waits for the morning of whoever is asked, wherever they are', async () => {
    const mette = await customer();
    await database.current.pool.query(`update member set time_zone = 'America/Vancouver' where id = $1`, [mette.memberId]);
    await resolved(mette);
    counter.clock.moveTo(at('2026-11-29T11:00:00Z'));
    await work.comesRound();
    expect(asks(mette.person)).toEqual([]);
    counter.clock.moveTo(at('2026-11-29T18:00:00Z'));
    await work.comesRound();
    expect(asks(mette.person)).toHaveLength(1);
  });

  it('is asked once, after the days of the rules and not at night, and a yes closes the case', async () => {
    const mette = await customer();
    const complaint = await resolved(mette);
    counter.clock.moveTo(at('2026-11-28T10:59:00Z'));
    await work.comesRound();
    expect(asks(mette.person)).toEqual([]);
    counter.clock.moveTo(at('2026-11-28T21:30:00Z'));
    await work.comesRound();
    expect(asks(mette.person)).toEqual([]);
    counter.clock.moveTo(at('2026-11-29T08:00:00Z'));
    await work.comesRound();
    await work.comesRound();
    expect(asks(mette.person)).toEqual([`Hello Mette. Is K-${complaint.number} all right now?`]);
    await mette.person.presses('Yes, all good');
    mette.person.hears(
      `Good to hear.\nYour case K-${complaint.number} is settled. How did we do? From 1 (badly) to 5 (superbly).`,
    );
    await mette.person.presses('5');
    await mette.person.presses('Yes, all good');
    mette.person.hears(`Thank you, K-${complaint.number} is closed already.`);
    expect(await findComplaint(database.current, complaint.id)).toMatchObject({ state: 'closed' });
  });

  it('is not asked while what was promised is still owed', async () => {
    const mette = await customer();
    const { complaint } = await aCase(mette, { kind: 'replacement', count: 2 }, MONDAY_16);
    counter.clock.moveTo(at('2026-11-23T11:00:00Z'));
    await work.staff((tx, now) => resolveComplaint(tx, { complaintId: complaint.id, hand: { by: 'staff', staffId: LINE } }, now));
    counter.clock.moveTo(at('2026-11-29T11:00:00Z'));
    await work.comesRound();
    expect(texts(mette.person).filter((text) => /arrive whole/.test(text))).toEqual([]);
    await database.current.pool.query(
      `update promise set state = 'kept', ended_at = $2, proof = 'sent' where complaint_id = $1 and state = 'open'`,
      [complaint.id, counter.clock.now()],
    );
    await work.comesRound();
    expect(texts(mette.person).at(-1)).toMatch(/^Hello Mette\./);
  });

  it('is answered with a no: the case is open again with everything, and with a new promise', async () => {
    const mette = await customer('da');
    const complaint = await resolved(mette, 'da');
    counter.clock.moveTo(at('2026-11-30T08:59:00Z'));
    await work.comesRound();
    mette.person.hears(`Hej Mette. Er alt i orden med K-${complaint.number} nu?`);
    await mette.person.presses('Nej, åbn sagen igen');
    mette.person.hears(
      `K-${complaint.number} er åben igen, og du skal ikke forklare forfra. Du får vores svar senest i dag kl. 13.00. Hvad er galt nu?`,
    );
    expect(labels(mette.person)).toEqual(['I stykker igen', 'Ikke kommet', 'Noget andet', 'Tal med et menneske']);
    const second = mette.person.everythingHeard().length;
    await mette.person.presses('I stykker igen');
    mette.person.hears(`Tak, det er noteret i K-${complaint.number}.`);
    await mette.person.presses('Nej, åbn sagen igen');
    mette.person.hears(`K-${complaint.number} står åben, og du får vores svar senest i dag kl. 13.00.`);
    expect(mette.person.everythingHeard()).toHaveLength(second + 2);
    expect(await findComplaint(database.current, complaint.id)).toMatchObject({
      state: 'open',
      category: 'damaged',
      severity: 'high',
    });
    const promises = await promisesAbout(database.current, complaint.id);
    expect(promises.filter(({ state }) => state === 'open')).toMatchObject([{ promised: { kind: 'answer' } }]);
  });

  it('is not closed by an old yes once it was opened again, but for those who say so twice', async () => {
    const mette = await customer();
    const complaint = await resolved(mette);
    const state = async () => (await findComplaint(database.current, complaint.id))?.state;
    counter.clock.moveTo(at('2026-11-30T08:59:00Z'));
    await work.comesRound();
    await mette.person.presses('No, open the case again');
    await mette.person.presses('Yes, all good');
    mette.person.hears(`K-${complaint.number} is open. Is it all right now, and shall I close it?`);
    expect(labels(mette.person)).toEqual(['Yes, close it', 'No, keep it open', 'Talk to a person']);
    expect(await state()).toBe('open');
    await mette.person.presses('No, keep it open');
    mette.person.hears(`K-${complaint.number} stays open, and you'll have our answer by today, 13:00.`);
    await mette.person.presses('Yes, close it');
    mette.person.hears(/^Good to hear\./);
    expect(await state()).toBe('closed');
    counter.clock.moveBy(2 * HOUR_MS);
    await mette.person.presses('No, open the case again');
    mette.person.hears(new RegExp(`^K-${complaint.number} is open again, and you needn't explain it from the start\\.`));
    await mette.person.presses('Yes, close it');
    mette.person.hears(`K-${complaint.number} is open. Is it all right now, and shall I close it?`);
    expect(await state()).toBe('open');
  });

  it('is answered in words', async () => {
    const mette = await customer();
    const complaint = await resolved(mette);
    counter.clock.moveTo(at('2026-11-30T08:59:00Z'));
    await work.comesRound();
    await mette.person.says('no, broken again');
    mette.person.hears(`K-${complaint.number} is open again, with what you wrote. You'll have our answer by today, 13:00.`);
    const events = await complaintEvents(database.current, complaint.id);
    expect(events.find(({ kind }) => kind === 'added')?.detail).toEqual({ words: 'no, broken again' });
  });

  it('stays open while other things are said, and is not followed by a question to those who want none', async () => {
    const mette = await customer();
    const complaint = await resolved(mette);
    await mette.person.says('stop');
    counter.clock.moveTo(at('2026-11-30T08:59:00Z'));
    await work.comesRound();
    await mette.person.says('how many points do i have');
    await mette.person.says('yes');
    mette.person.hears(`Good to hear. K-${complaint.number} is closed.`);
    expect(await findComplaint(database.current, complaint.id)).toMatchObject({ state: 'closed' });
  });

  it('waits where a person answers, and where something else is open', async () => {
    const mette = await customer();
    await resolved(mette);
    counter.clock.moveTo(at('2026-11-30T08:59:00Z'));
    await mette.person.says('/link');
    await work.comesRound();
    expect(asks(mette.person)).toEqual([]);
    await mette.person.says('no');
    await mette.person.says('thanks');
    await work.comesRound();
    expect(asks(mette.person)).toHaveLength(1);
  });

  it("is nobody else's to answer", async () => {
    const [mette, other] = [await customer(), await customer()];
    await resolved(mette);
    counter.clock.moveTo(at('2026-11-30T08:59:00Z'));
    await work.comesRound();
    const token = mette.person.heard().buttons.find(({ label }) => label === 'Yes, all good');
    if (!token || !('token' in token)) throw new Error('there is no such button');
    await other.person.sends({ kind: 'button', token: token.token });
    other.person.hears(/button/);
  });
});
