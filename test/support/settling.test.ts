import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../../src/shared/ids.ts';
import {
  type ComplaintCategory,
  cancelOrder,
  confirmOrder,
  decideRemedy,
  type FileCommand,
  fileComplaint,
  type Gifts,
  holdComplainant,
  loadComplaint,
  moveToTeam,
  promisesAbout,
  REMEDIES,
  type Remedy,
  reopenComplaint,
  resolveComplaint,
  type SettleCommand,
  type Severity,
  settleComplaint,
  undoRemedy,
  waitingOrders,
} from '../../src/support/index.ts';
import { addPerson, complaintRules } from '../helpers/complaints.ts';
import { useDatabase } from '../helpers/database.ts';
import { SUNDAY } from '../helpers/people.ts';
import { accepted, addMember, openShop, till } from '../helpers/shop.ts';

const database = useDatabase({ poolSize: 8 });
const rules = complaintRules();
const noGifts: Gifts = {
  points: async () => {
    throw new Error('no points here');
  },
  voucher: async () => {
    throw new Error('no vouchers here');
  },
};

type Customer = Awaited<ReturnType<typeof aCustomer>>;

/** Somebody who bought a cup for 149 kroner that came broken. */
async function aCustomer() {
  const memberId = await addMember(database.current);
  const person = await addPerson(database.current, SUNDAY, memberId);
  const shop = await openShop(database.current);
  const { result } = await till(database.current, shop).buy(memberId, 149, SUNDAY);
  const { purchaseId } = accepted(result);
  return { ...person, memberId, purchaseId };
}

const inTx = <T>(work: Parameters<typeof database.current.transaction<T>>[0]) => database.current.transaction(work);

async function complain(customer: Customer, given: Partial<FileCommand> = {}): Promise<string> {
  const { memberId, identityId, conversationId, purchaseId } = customer;
  const command: FileCommand = {
    idempotencyKey: newId(),
    person: { memberId, identityId },
    conversationId,
    language: 'en',
    words: 'the cup is smashed',
    category: 'damaged',
    item: 'cup',
    goods: { purchaseId, value: { minor: 14_900, currency: 'NOK' } },
    ...given,
  };
  return (await inTx((tx) => fileComplaint(tx, command, rules, SUNDAY))).complaint.id;
}

const choose = (customer: Customer, complaintId: string, remedy: Remedy, key = newId()) => {
  const { memberId, identityId, conversationId: turnIn } = customer;
  const person = { memberId, identityId };
  const command: SettleCommand = { complaintId, remedy, person, turnIn, currency: 'NOK', idempotencyKey: key };
  return inTx((tx) => settleComplaint(tx, command, noGifts, rules, SUNDAY));
};

const refusal = (result: Awaited<ReturnType<typeof choose>>) => (result.ok ? undefined : result.refusal.code);

describe('what the bot may decide', () => {
  const { limits } = rules.rules.service;
  const complaints = fc.record({
    category: fc.constantFrom<ComplaintCategory>('damaged', 'not_arrived', 'payment', 'points'),
    severity: fc.constantFrom<Severity>('normal', 'high', 'danger'),
    itemCount: fc.option(fc.integer({ min: 1, max: 9 })),
    goods: fc.option(
      fc.record({
        purchaseId: fc.constant('p'),
        value: fc.option(fc.record({ minor: fc.integer({ min: 1, max: 200_000 }), currency: fc.constantFrom('NOK', 'SEK') })),
      }),
    ),
  });

  it('never goes beyond a limit, is never for danger, and never without a purchase of theirs', () => {
    fc.assert(
      fc.property(
        complaints,
        fc.constantFrom(...REMEDIES),
        fc.boolean(),
        fc.nat({ max: 6 }),
        fc.boolean(),
        (complaint, remedy, isMember, settledLately, madeGoodBefore) => {
          const facts = { complaint, isMember, currency: 'NOK', settledLately, madeGoodBefore };
          const decided = decideRemedy(remedy, facts, rules);
          if (!decided.ok) return true;
          const within = complaint.severity !== 'danger' && settledLately < limits.perPerson.complaints && !madeGoodBefore;
          if (remedy === 'points') return within && decided.value.remedy === 'points' && decided.value.points <= limits.points;
          if (remedy === 'voucher') return within && isMember;
          const value = complaint.goods?.value;
          return within && value?.currency === 'NOK' && value.minor <= limits.moneyBack * 100;
        },
      ),
    );
  });

  it('is points and vouchers, where the programme offers them, for members alone', () => {
    const generous = structuredClone(rules);
    generous.rules.service.remedies = { staff: ['points', 'voucher'] };
    const complaint = { category: 'staff', severity: 'normal', goods: null, itemCount: null } as const;
    const facts = { complaint, currency: 'NOK', settledLately: 0, madeGoodBefore: false };
    expect(decideRemedy('points', { ...facts, isMember: true }, generous)).toMatchObject({ ok: true, value: { points: 100 } });
    expect(decideRemedy('voucher', { ...facts, isMember: true }, generous)).toMatchObject({
      ok: true,
      value: { amount: { minor: 10_000, currency: 'NOK' } },
    });
    expect(decideRemedy('points', { ...facts, isMember: false }, generous)).toMatchObject({ refusal: { code: 'not_offered' } });
  });
});

describe('settling a complaint', () => {
  it('has one effect, whatever is pressed at once', async () => {
    const customer = await aCustomer();
    const complaintId = await complain(customer);
    const remedies: Remedy[] = ['replacement', 'money_back', 'replacement', 'money_back', 'replacement', 'money_back'];
    const results = await Promise.all(remedies.map((remedy) => choose(customer, complaintId, remedy)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(results.map(refusal))).toEqual(new Set([undefined, 'agreed_before']));
    const story = (await loadComplaint(database.current, complaintId))!;
    expect(story.orders).toHaveLength(1);
    expect(story.complaint.state).toBe('settling');
    const open = (await promisesAbout(database.current, complaintId)).filter(({ state }) => state === 'open');
    expect(open.map(({ promised }) => promised.kind)).toEqual([story.orders[0]!.remedy]);
  });

  it('makes one purchase good once, in however many complaints at once', async () => {
    const customer = await aCustomer();
    const ids = [await complain(customer), await complain(customer), await complain(customer)];
    const results = await Promise.all(ids.map((id) => choose(customer, id, 'money_back')));
    expect(results.map(refusal).toSorted()).toEqual(['made_good_before', 'made_good_before', undefined]);
  });

  it('is done by the bot so often for one person, and then by a person, also at once', async () => {
    const customer = await aCustomer();
    const shop = await openShop(database.current);
    const ids: string[] = [];
    for (let i = 0; i < 6; i += 1) {
      const { result } = await till(database.current, shop).buy(customer.memberId, 149, SUNDAY);
      const { purchaseId } = accepted(result);
      ids.push(await complain(customer, { goods: { purchaseId, value: { minor: 14_900, currency: 'NOK' } } }));
    }
    const results = await Promise.all(ids.map((id) => choose(customer, id, 'replacement')));
    expect(results.filter(({ ok }) => ok)).toHaveLength(rules.rules.service.limits.perPerson.complaints);
    expect(results.filter((result) => refusal(result) === 'too_often')).toHaveLength(3);
  });

  it('is nobody else’s to do', async () => {
    const complaintId = await complain(await aCustomer());
    expect(refusal(await choose(await aCustomer(), complaintId, 'replacement'))).toBe('unknown_complaint');
  });

  it('and undoing it, pressed at once with its being sent, ends in one of the two', async () => {
    for (let i = 0; i < 5; i += 1) {
      const customer = await aCustomer();
      const { memberId, identityId, conversationId: turnIn } = customer;
      const complaintId = await complain(customer);
      const { order } = accepted(await choose(customer, complaintId, 'replacement'));
      const undo = { orderId: order.id, person: { memberId, identityId }, turnIn };
      const [undone, confirmed] = await Promise.all([
        inTx((tx) => undoRemedy(tx, undo, rules, SUNDAY)),
        inTx((tx) => confirmOrder(tx, { orderId: order.id, staffId: newId(), note: 'sent' }, SUNDAY)),
      ]);
      expect([undone.ok, confirmed.ok].filter(Boolean)).toHaveLength(1);
      const { complaint } = (await loadComplaint(database.current, complaintId))!;
      expect(complaint.state).toBe(undone.ok ? 'open' : 'resolved');
    }
  });

  it('keeps its promise when it is confirmed, and promises an answer when it cannot be done', async () => {
    const customer = await aCustomer();
    const complaintId = await complain(customer);
    const { order } = accepted(await choose(customer, complaintId, 'replacement'));
    expect((await waitingOrders(database.current, { team: 'warehouse' })).map(({ id }) => id)).toContain(order.id);
    const staffId = newId();
    const cancelled = accepted(
      await inTx((tx) => cancelOrder(tx, { orderId: order.id, staffId, note: 'none left' }, rules, SUNDAY)),
    );
    expect(cancelled).toMatchObject({ complaint: { state: 'open' }, promise: { promised: { kind: 'answer' } } });
    const again = await inTx((tx) => confirmOrder(tx, { orderId: order.id, staffId }, SUNDAY));
    expect(again).toMatchObject({ refusal: { code: 'order_settled' } });
    const next = accepted(await choose(customer, complaintId, 'money_back'));
    const confirmed = accepted(await inTx((tx) => confirmOrder(tx, { orderId: next.order.id, staffId, note: 'paid' }, SUNDAY)));
    expect(confirmed).toMatchObject({
      complaint: { state: 'resolved' },
      kept: { promise: { promised: { kind: 'money_back' } } },
    });
  });
});

describe('a person who complains', () => {
  /** Does it while somebody holds the person and wants the conversation next, as every filing and settling does. */
  async function whileHeld({ memberId, identityId, conversationId }: Customer, work: () => Promise<unknown>): Promise<void> {
    let done: Promise<unknown> = Promise.resolve();
    await inTx(async (tx) => {
      await holdComplainant(tx, { memberId, identityId });
      done = work();
      done.catch(() => {}); // looked at below
      await expect
        .poll(async () => (await database.current.pool.query('select from pg_locks where not granted')).rowCount)
        .toBeGreaterThan(0);
      await tx.$queryRaw`select from conversation where id = ${conversationId}::uuid for no key update`;
    });
    await done;
  }

  it('comes before the conversation wherever an answer is promised anew', async () => {
    const hand = { by: 'staff', staffId: newId() } as const;
    const { staffId } = hand;
    const customer = await aCustomer();
    const person = { memberId: customer.memberId, identityId: customer.identityId };
    const complaintId = await complain(customer);
    const first = accepted(await choose(customer, complaintId, 'replacement')).order;
    const undo = { orderId: first.id, person, turnIn: customer.conversationId };
    await whileHeld(customer, () => inTx((tx) => undoRemedy(tx, undo, rules, SUNDAY)));
    const second = accepted(await choose(customer, complaintId, 'money_back')).order;
    await whileHeld(customer, () => inTx((tx) => cancelOrder(tx, { orderId: second.id, staffId }, rules, SUNDAY)));
    accepted(await inTx((tx) => resolveComplaint(tx, { complaintId, hand }, SUNDAY)));
    await whileHeld(customer, () => inTx((tx) => reopenComplaint(tx, { complaintId, hand }, rules, SUNDAY)));
    expect((await loadComplaint(database.current, complaintId))?.complaint.state).toBe('open');
  });
});

describe('what staff do with a complaint', () => {
  it('moves it to another team, puts it right, and opens it again with a new time', async () => {
    const complaintId = await complain(await aCustomer());
    const hand = { by: 'staff', staffId: newId() } as const;
    accepted(await inTx((tx) => moveToTeam(tx, { complaintId, team: 'warehouse', staffId: hand.staffId }, SUNDAY)));
    accepted(await inTx((tx) => resolveComplaint(tx, { complaintId, hand }, SUNDAY)));
    expect(await inTx((tx) => resolveComplaint(tx, { complaintId, hand }, SUNDAY))).toMatchObject({
      refusal: { code: 'complaint_over' },
    });
    const reopened = accepted(await inTx((tx) => reopenComplaint(tx, { complaintId, hand }, rules, SUNDAY)));
    expect(reopened).toMatchObject({ again: false, complaint: { state: 'open', severity: 'high', team: 'warehouse' } });
    expect(accepted(await inTx((tx) => reopenComplaint(tx, { complaintId, hand }, rules, SUNDAY))).again).toBe(true);
    const { events } = (await loadComplaint(database.current, complaintId))!;
    expect(events.map(({ kind }) => kind)).toEqual([
      'filed',
      'promised',
      'moved',
      'resolved',
      'promise_withdrawn',
      'reopened',
      'promised',
    ]);
  });
});
