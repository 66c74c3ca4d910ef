import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import type { Tx } from '../../src/store/database.ts';
import {
  complaintEvents,
  duePromises,
  fileComplaint,
  findComplaint,
  findPromise,
  keepPromise,
  listPromises,
  makePromise,
  missPromise,
  movePromise,
  noteAnswered,
  type PromiseCommand,
  promisedTime,
  promisesAbout,
  remindOwners,
  serviceCalendar,
  withdrawPromises,
} from '../../src/support/index.ts';
import { decideMiss, MOST_APOLOGIES, pointsForMiss } from '../../src/support/promise.ts';
import { addPerson, complaintRules } from '../helpers/complaints.ts';
import { useDatabase } from '../helpers/database.ts';
import { granlia } from '../helpers/people.ts';
import { accepted, addMember } from '../helpers/shop.ts';

const database = useDatabase({ poolSize: 4 });
/** Sunday 22 November 2026, 14:05 in Oslo. */
const SUNDAY = new Date('2026-11-22T13:05:00Z');
const MONDAY_NOON = new Date('2026-11-23T11:00:00Z');
const rules = granlia().service.promises;
const calendar = serviceCalendar(granlia());
const inTx = <T>(work: (tx: Tx) => Promise<T>) => database.current.transaction(work);
const STAFF = newId();

async function aCase({ member = true, now = SUNDAY, danger }: { member?: boolean; now?: Date; danger?: true } = {}) {
  const memberId = member ? await addMember(database.current) : undefined;
  const person = await addPerson(database.current, now, memberId);
  const command = {
    idempotencyKey: newId(),
    person,
    language: 'en',
    words: 'two cups smashed',
    category: 'damaged',
    danger,
  } as const;
  const { complaint, promise: answer } = await inTx((tx) =>
    fileComplaint(tx, { ...command, conversationId: person.conversationId }, complaintRules(), now),
  );
  // The promise of an answer that comes with each complaint is not what is tried here.
  await inTx((tx) => withdrawPromises(tx, { complaintId: complaint.id, reason: 'another one is tried' }, now));
  return { ...person, complaintId: complaint.id, answerId: answer.id };
}
type Case = Awaited<ReturnType<typeof aCase>>;

const promise = (at: Case, given: Partial<PromiseCommand> = {}, now = SUNDAY) =>
  inTx((tx) =>
    makePromise(
      tx,
      {
        ...{ key: newId(), conversationId: at.conversationId, complaintId: at.complaintId, memberId: at.memberId },
        ...{ promised: { kind: 'replacement' }, dueAt: MONDAY_NOON, team: 'warehouse', by: 'bot', ...given },
      },
      rules,
      now,
    ),
  );
const miss = (id: string, now: Date) => inTx((tx) => missPromise(tx, id, { rules, calendar }, now));
/** Without those of the promise that came with the complaint. */
const kinds = async ({ complaintId }: Case) =>
  (await complaintEvents(database.current, complaintId)).map(({ kind }) => kind).slice(3);
const about = async ({ complaintId, answerId }: Case) =>
  (await promisesAbout(database.current, complaintId)).filter(({ id }) => id !== answerId);

describe('a promise', () => {
  it('is made once, whatever is said again', async () => {
    const at = await aCase();
    const key = newId();
    const made = await promise(at, { key });
    expect(made).toMatchObject({
      state: 'open',
      pointsIfMissed: 100,
      place: 1,
      misses: 0,
      told: true,
      promised: { kind: 'replacement' },
    });
    const again = await Promise.all([promise(at, { key }), promise(at, { key })]);
    expect(again.map(({ id }) => id)).toEqual([made.id, made.id]);
    expect(await kinds(at)).toEqual(['promised']);
  });

  it('promises no points to somebody who has no membership, and none where somebody is hurt', async () => {
    expect(await promise(await aCase({ member: false }))).toMatchObject({ memberId: null, pointsIfMissed: 0 });
    expect(await promise(await aCase(), { withoutPoints: true })).toMatchObject({ pointsIfMissed: 0 });
  });

  it('is kept with proof, once', async () => {
    const at = await aCase();
    const { id } = await promise(at);
    const keep = () =>
      inTx((tx) => keepPromise(tx, { promiseId: id, proof: 'parcel 7', staffId: STAFF }, new Date('2026-11-23T09:00:00Z')));
    const kept = accepted(await keep());
    expect(kept).toMatchObject({ late: false, promise: { id }, listener: { conversationId: at.conversationId, way: 'here' } });
    expect(await keep()).toMatchObject({ ok: false, refusal: { code: 'promise_over', state: 'kept' } });
    expect(await findPromise(database.current, id)).toMatchObject({ state: 'kept', proof: 'parcel 7' });
  });

  it('is moved before its time, and what a miss gives goes along', async () => {
    const at = await aCase();
    const { id } = await promise(at);
    const tuesday = new Date('2026-11-24T11:00:00Z');
    const move = (dueAt: Date, now: Date) => inTx((tx) => movePromise(tx, { promiseId: id, dueAt, staffId: STAFF }, now));
    expect(await move(MONDAY_NOON, SUNDAY)).toMatchObject({ ok: false, refusal: { code: 'time_not_later' } });
    const { from, to } = accepted(await move(tuesday, SUNDAY));
    expect(from).toMatchObject({ id, dueAt: MONDAY_NOON });
    expect(to).toMatchObject({ chainId: id, place: 2, dueAt: tuesday, pointsIfMissed: 100, promised: { kind: 'replacement' } });
    // The old time passes: nothing is due.
    expect(await miss(id, MONDAY_NOON)).toBeUndefined();
    expect(await duePromises(database.current, MONDAY_NOON, { limit: 1_000 })).not.toContain(to.id);
    // Whoever names the first one means the one that holds.
    expect(accepted(await inTx((tx) => keepPromise(tx, { promiseId: id, proof: 'sent' }, tuesday))).promise.id).toBe(to.id);
  });

  it('cannot be moved when its time is over', async () => {
    const { id } = await promise(await aCase());
    const move = (now: Date) => inTx((tx) => movePromise(tx, { promiseId: id, dueAt: new Date(now.getTime() + DAY_MS) }, now));
    expect(await move(MONDAY_NOON)).toMatchObject({ ok: false, refusal: { code: 'too_late_to_move' } });
    expect(await inTx((tx) => movePromise(tx, { promiseId: newId(), dueAt: MONDAY_NOON }, SUNDAY))).toMatchObject({
      refusal: { code: 'promise_not_found' },
    });
  });

  it('that was missed is followed by the next word, and is with another team', async () => {
    const at = await aCase();
    const { id } = await promise(at);
    expect(await miss(id, new Date(MONDAY_NOON.getTime() - 1))).toBeUndefined();
    const missed = (await miss(id, MONDAY_NOON))!;
    expect(missed).toMatchObject({
      points: 100,
      miss: { say: 'apology', told: true, team: 'duty' },
      next: {
        promised: { kind: 'next_word' },
        first: { kind: 'replacement' },
        pointsIfMissed: 0,
        dueAt: new Date('2026-11-23T12:00:00Z'),
      },
      listener: { way: 'here' },
    });
    expect(await miss(id, MONDAY_NOON)).toBeUndefined();
    expect(await findPromise(database.current, id)).toMatchObject({ state: 'missed', pointsGiven: 100 });
    expect(await findComplaint(database.current, at.complaintId)).toMatchObject({ team: 'duty', severity: 'high' });
    expect(await kinds(at)).toEqual(['promised', 'promise_missed', 'escalated']);
  });

  it('to somebody in danger is followed by the next word within the hours of the clock', async () => {
    const at = await aCase({ danger: true });
    const made = await promise(at, { promised: { kind: 'answer' }, dueAt: new Date('2026-11-22T13:15:00Z') });
    const missed = await miss(made.id, new Date('2026-11-22T13:15:30Z'));
    expect(missed?.next).toMatchObject({ promised: { kind: 'next_word' }, dueAt: new Date('2026-11-22T14:30:00Z') });
  });

  it('apologises three times at most, and then holds people of the shop to it, day after day', async () => {
    const { id } = await promise(await aCase());
    let dueAt = MONDAY_NOON;
    let [current, said] = [id, [] as string[]];
    for (let i = 0; i < 6; i += 1) {
      const missed = (await miss(current, dueAt))!;
      said.push(missed.miss.say);
      expect(missed.points).toBe(i === 0 ? 100 : 0);
      current = missed.next.id;
      dueAt = missed.next.dueAt;
    }
    expect(said).toEqual(['apology', 'apology', 'last_apology', 'nothing', 'nothing', 'nothing']);
    // What is owed is the goods, again.
    expect(await findPromise(database.current, current)).toMatchObject({ promised: { kind: 'replacement' }, told: false });
    expect(accepted(await inTx((tx) => keepPromise(tx, { promiseId: id, proof: 'sent at last' }, dueAt)))).toMatchObject({
      late: true,
      promise: { first: { kind: 'replacement' } },
    });
    expect(await duePromises(database.current, new Date(dueAt.getTime() + 30 * DAY_MS), { limit: 1_000 })).not.toContain(current);
  });

  it('has its owner reminded once, in time', async () => {
    const at = await aCase();
    const { id } = await promise(at);
    const remind = (now: Date) => inTx((tx) => remindOwners(tx, rules, now, 1_000));
    await remind(new Date(MONDAY_NOON.getTime() - 61 * MINUTE_MS));
    expect(await findPromise(database.current, id)).toMatchObject({ remindedAt: null });
    await Promise.all([remind(new Date(MONDAY_NOON.getTime() - HOUR_MS)), remind(new Date(MONDAY_NOON.getTime() - HOUR_MS))]);
    expect(await findPromise(database.current, id)).toMatchObject({ remindedAt: new Date(MONDAY_NOON.getTime() - HOUR_MS) });
    expect((await kinds(at)).filter((kind) => kind === 'promise_reminded')).toHaveLength(1);
  });

  it('is withdrawn with the remedy that it was for, whatever became of it', async () => {
    const at = await aCase();
    await promise(at, { promised: { kind: 'answer' } });
    const { id } = await promise(at);
    const { next } = (await miss(id, MONDAY_NOON))!;
    const withdraw = () =>
      inTx((tx) => withdrawPromises(tx, { complaintId: at.complaintId, kinds: ['replacement'], reason: 'undone' }, MONDAY_NOON));
    expect((await withdraw()).map((one) => one.id)).toEqual([next.id]);
    expect(await withdraw()).toEqual([]);
    expect((await about(at)).map(({ state }) => state).toSorted()).toEqual(['missed', 'open', 'withdrawn']);
  });

  it('of an answer is kept by what a person writes; goods stay owed', async () => {
    const at = await aCase();
    const answer = await promise(at, { promised: { kind: 'answer' } });
    const goods = await promise(at);
    const { next } = (await miss(goods.id, MONDAY_NOON))!;
    const kept = await inTx((tx) =>
      noteAnswered(tx, { conversationId: at.conversationId, proof: newId(), staffId: STAFF }, MONDAY_NOON),
    );
    expect(kept.map(({ id }) => id).toSorted()).toEqual([answer.id, next.id].toSorted());
    const open = (await about(at)).filter(({ state }) => state === 'open');
    expect(open).toMatchObject([{ promised: { kind: 'replacement' }, told: false, ownerStaffId: STAFF }]);
    // A new time for the goods is told again.
    const tuesday = new Date('2026-11-24T11:00:00Z');
    const { to } = accepted(
      await inTx((tx) => movePromise(tx, { promiseId: goods.id, dueAt: tuesday, staffId: STAFF }, MONDAY_NOON)),
    );
    expect(to).toMatchObject({ promised: { kind: 'replacement' }, told: true, dueAt: tuesday });
  });

  it('is listed for people of the shop with its owner and with how the customer can be told', async () => {
    const at = await aCase();
    await database.current.pool.query(`update identity set reachability = 'blocked' where id = $1`, [at.identityId]);
    const { id } = await promise(at, { ownerStaffId: STAFF });
    const list = await listPromises(database.current, {
      ownerStaffId: STAFF,
      team: 'warehouse',
      dueBefore: new Date('2026-12-01'),
      limit: 1_000,
    });
    expect(list.find((one) => one.id === id)).toMatchObject({ way: 'nowhere', caseNumber: expect.any(Number), remindedAt: null });
  });

  it('is told where its customer can be reached', async () => {
    const at = await aCase();
    const other = await addPerson(database.current, SUNDAY, at.memberId);
    await database.current.pool.query(`update identity set reachability = 'page_left' where id = $1`, [at.identityId]);
    const { id } = await promise(at);
    const told = async () => (await listPromises(database.current, { limit: 1_000 })).find((one) => one.id === id)?.way;
    expect(await told()).toBe('elsewhere');
    await database.current.pool.query(
      `insert into conversation_address (id, conversation_id, email, mailbox, purpose, given_at) values ($1, $2, 'a@b.example', $1, 'answers_by_email', $3)`,
      [newId(), at.conversationId, SUNDAY],
    );
    expect(await told()).toBe('mail');
    expect((await miss(id, MONDAY_NOON))!.listener.conversationId).toBe(at.conversationId);
    expect(other.conversationId).not.toBe(at.conversationId);
  });
});

describe('what is withdrawn with an answer', () => {
  it('is no goods, also where word of them is what is promised next', async () => {
    const at = await aCase();
    const goods = await promise(at, { promised: { kind: 'replacement' } });
    const answer = await promise(at, { promised: { kind: 'answer' } });
    await miss(goods.id, MONDAY_NOON);
    await miss(answer.id, MONDAY_NOON);
    const which = { complaintId: at.complaintId, kinds: ['answer'], reason: 'resolved' } as const;
    const withdrawn = await inTx((tx) => withdrawPromises(tx, which, MONDAY_NOON));
    expect(withdrawn.map(({ chainId }) => chainId)).toEqual([answer.id]);
    expect((await about(at)).filter(({ state }) => state === 'open').map(({ chainId }) => chainId)).toEqual([goods.id]);
  });
});

describe('promises at once', () => {
  it('stay within the limit of one person, and whoever is late misses each once', async () => {
    const at = await aCase();
    const made = await Promise.all(Array.from({ length: 6 }, () => promise(at)));
    expect(made.filter(({ pointsIfMissed }) => pointsIfMissed === 100)).toHaveLength(3);
    const missed = await Promise.all(made.flatMap(({ id }) => [miss(id, MONDAY_NOON), miss(id, MONDAY_NOON)]));
    const done = missed.filter((one) => one !== undefined);
    expect(done).toHaveLength(6);
    expect(done.reduce((sum, { points }) => sum + points, 0)).toBe(300);
    // The window passes, and a further promise gives points again.
    const later = new Date(MONDAY_NOON.getTime() + 91 * DAY_MS);
    expect(await promise(at, { dueAt: new Date(later.getTime() + DAY_MS) }, later)).toMatchObject({ pointsIfMissed: 100 });
  });

  it('are kept, moved, missed or withdrawn: one of them', async () => {
    const tuesday = new Date('2026-11-24T11:00:00Z');
    for (let i = 0; i < 10; i += 1) {
      const at = await aCase();
      const { id } = await promise(at);
      await Promise.all([
        inTx((tx) => keepPromise(tx, { promiseId: id, proof: 'sent' }, MONDAY_NOON)),
        inTx((tx) => movePromise(tx, { promiseId: id, dueAt: tuesday }, new Date(MONDAY_NOON.getTime() - 1))),
        miss(id, MONDAY_NOON),
        inTx((tx) => withdrawPromises(tx, { promiseId: id, reason: 'undone' }, MONDAY_NOON)),
      ]);
      const all = await about(at);
      expect(all.find((one) => one.id === id)!.state).not.toBe('open');
      expect(all.filter(({ state }) => state === 'open').length).toBeLessThanOrEqual(1);
      expect(all.map(({ place }) => place).toSorted()).toEqual(all.map((_, n) => n + 1));
    }
  });
});

describe('the rules of promises', () => {
  it('never let a person have more points for misses than the limit, whatever happens in which order', () => {
    const step = fc.record({ misses: fc.boolean(), afterDays: fc.integer({ min: 0, max: 60 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.integer({ min: 0, max: 400 }), (steps, most) => {
        const given: { points: number; at: number }[] = [];
        const own = { missed: { ...rules.missed, most: { points: most, days: 90 } } };
        let day = 0;
        let open: number[] = [];
        for (const { misses, afterDays } of steps) {
          day += afterDays;
          const recent = given.filter(({ at }) => at > day - 90).reduce((sum, { points }) => sum + points, 0);
          if (misses) {
            for (const points of open) given.push({ points, at: day });
            open = [];
          } else open.push(pointsForMiss(own, recent + open.reduce((sum, points) => sum + points, 0)));
          const window = given.filter(({ at }) => at > day - 90).reduce((sum, { points }) => sum + points, 0);
          if (window > most) return false;
        }
        return true;
      }),
    );
  });

  it('always name a time that is to come, and give nothing twice', () => {
    const at = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(at, fc.integer({ min: 0, max: 400 * 24 }), fc.nat(6), fc.boolean(), (dueAt, lateHours, misses, told) => {
        const now = new Date(dueAt.getTime() + lateHours * HOUR_MS);
        const miss = decideMiss({ told, dueAt, misses, pointsIfMissed: 0 }, rules, calendar, now);
        expect(miss.dueAt > now).toBe(true);
        expect(miss.told).toBe(told && misses + 1 < MOST_APOLOGIES);
        expect(miss.say === 'nothing').toBe(!told);
        if (miss.told) expect(miss.dueAt).toEqual(promisedTime(now, rules.missed.nextHours, calendar));
      }),
    );
  });
});
