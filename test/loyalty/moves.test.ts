import { beforeAll, describe, expect, it } from 'vitest';
import {
  checkLedger,
  lockMemberPoints,
  type MoveCommand,
  movePoints,
  pointsHistory,
  takeBackWelcome,
  type UndoCommand,
  undoMovePoints,
} from '../../src/loyalty/index.ts';
import { mergeMembers } from '../../src/members/index.ts';
import { useDatabase } from '../helpers/database.ts';
import { accepted, addMember, exampleRules, openShop, type TestShop, till } from '../helpers/shop.ts';

const database = useDatabase();
const day = (on: string) => new Date(`2026-${on}T12:00:00Z`);
let shop: TestShop;
let at: ReturnType<typeof till>;
beforeAll(async () => {
  const rules = { ...exampleRules, returns: { whenSpent: 'owe' as const } };
  shop = await openShop(database.current, rules);
  at = till(database.current, shop);
});

const move = (command: MoveCommand, now: Date) =>
  database.current.transaction((tx) => movePoints(tx, command, shop.programme, now));
const undo = (command: UndoCommand, now: Date) =>
  database.current.transaction((tx) => undoMovePoints(tx, command, shop.programme, now));
const twoMembers = async () => ({
  fromMemberId: await addMember(database.current),
  intoMemberId: await addMember(database.current),
});

describe('moving points', () => {
  it('keeps when they become available, when they expire and what they count towards a tier', async () => {
    const pair = await twoMembers();
    await at.buy(pair.fromMemberId, 1_000, day('01-05'));
    await at.buy(pair.fromMemberId, 500, day('02-01'));
    await at.spend(pair.fromMemberId, 30, day('02-05'));
    const before = await at.facts(pair.fromMemberId, day('02-06'));
    const first = await move({ ...pair, idempotencyKey: 'kept' }, day('02-06'));
    expect(accepted(first)).toEqual({ points: 120, owed: 0 });
    expect(await at.facts(pair.intoMemberId, day('02-06'))).toEqual({ ...before, position: expect.any(Number) });
    expect(await at.facts(pair.fromMemberId, day('02-06'))).toMatchObject({ spendable: 0, pending: 0, qualifying: 0 });
    expect(await move({ ...pair, idempotencyKey: 'kept' }, day('02-07'))).toEqual(first);
    const turned = { fromMemberId: pair.intoMemberId, intoMemberId: pair.fromMemberId, idempotencyKey: 'kept' };
    expect(await move(turned, day('02-07'))).toMatchObject({ refusal: { code: 'key_reused' } });
  });
  it('brings what spent points count towards a tier, and is one line of the history', async () => {
    const pair = await twoMembers();
    await at.buy(pair.fromMemberId, 1_000, day('01-05'));
    await at.buy(pair.fromMemberId, 200, day('01-06'));
    await at.spend(pair.fromMemberId, 110, day('02-05'));
    await move({ ...pair, idempotencyKey: 'spent' }, day('02-06'));
    expect(await at.facts(pair.intoMemberId, day('02-06'))).toMatchObject({ spendable: 10, qualifying: 120 });
    expect(await pointsHistory(database.current, pair.intoMemberId, { limit: 9 })).toMatchObject([
      { reason: 'merge', points: 10 },
    ]);
  });
  it('lets a return afterwards take them where they are', async () => {
    const pair = await twoMembers();
    const { purchaseId } = accepted((await at.buy(pair.fromMemberId, 1_000, day('01-05'))).result);
    const { rows } = await database.current.pool.query<{ id: string }>(
      `insert into identity (id, channel, channel_user_id, created_at) values (gen_random_uuid(), 'test', $1, now()) returning id`,
      [pair.fromMemberId],
    );
    await database.current.transaction(async (tx) => {
      await lockMemberPoints(tx, Object.values(pair));
      await mergeMembers(tx, { ...pair, identityId: rows[0]!.id }, day('01-06'));
      await movePoints(tx, { ...pair, idempotencyKey: 'returned' }, shop.programme, day('01-06'));
    });
    expect(accepted((await at.giveBack(purchaseId, day('01-09'))).result).points).toBe(-100);
    expect(await at.facts(pair.intoMemberId, day('01-09'))).toMatchObject({ spendable: 0, pending: 0, qualifying: 0 });
    // The old card goes on earning, for the member that it is part of.
    expect(accepted((await at.buy(pair.fromMemberId, 70, day('01-10'))).result)).toMatchObject({
      memberId: pair.intoMemberId,
      points: 7,
    });
  });
  it('releases a gift that waits, if the other membership has a purchase', async () => {
    const pair = await twoMembers();
    await at.welcome(pair.fromMemberId, day('01-05'));
    await at.buy(pair.intoMemberId, 100, day('01-06'));
    await move({ ...pair, idempotencyKey: 'released' }, day('03-01'));
    expect(await at.facts(pair.intoMemberId, day('03-01'))).toMatchObject({ spendable: 110, waiting: 0 });
  });
  it('moves debt too, which the other’s points pay', async () => {
    const pair = await twoMembers();
    const { purchaseId } = accepted((await at.buy(pair.fromMemberId, 1_000, day('01-05'))).result);
    await at.spend(pair.fromMemberId, 100, day('02-01'));
    await at.giveBack(purchaseId, day('02-02'));
    await at.buy(pair.intoMemberId, 600, day('01-05'));
    expect(accepted(await move({ ...pair, idempotencyKey: 'debt' }, day('02-03')))).toEqual({ points: 0, owed: 100 });
    expect(await at.facts(pair.intoMemberId, day('02-03'))).toMatchObject({ spendable: 0, owed: 40 });
    expect(await at.facts(pair.fromMemberId, day('02-03'))).toMatchObject({ spendable: 0, owed: 0 });
    await undo({ ...pair, moveKey: 'debt', idempotencyKey: 'debt undone' }, day('02-04'));
    expect(await at.facts(pair.intoMemberId, day('02-04'))).toMatchObject({ spendable: 60, owed: 0 });
    expect(await at.facts(pair.fromMemberId, day('02-04'))).toMatchObject({ spendable: 0, owed: 100 });
  });
});

describe('undoing it', () => {
  it('moves back what is left and tells what was spent', async () => {
    const pair = await twoMembers();
    await at.buy(pair.fromMemberId, 1_000, day('01-05'));
    await at.buy(pair.intoMemberId, 500, day('01-04'));
    await move({ ...pair, idempotencyKey: 'undo 1' }, day('02-01'));
    await at.spend(pair.intoMemberId, 120, day('02-02'));
    const command = { ...pair, moveKey: 'undo 1', idempotencyKey: 'undone 1' };
    const first = await undo(command, day('02-03'));
    expect(accepted(first)).toEqual({ points: 30, spent: 70 });
    expect(await undo(command, day('02-04'))).toEqual(first);
    expect(await at.facts(pair.fromMemberId, day('02-03'))).toMatchObject({ spendable: 30, qualifying: 100 });
    expect(await at.facts(pair.intoMemberId, day('02-03'))).toMatchObject({ spendable: 0, qualifying: 50 });
    expect(await undo({ ...command, moveKey: 'another' }, day('02-04'))).toMatchObject({ refusal: { code: 'key_reused' } });
  });
  it('restores everything where nothing happened meanwhile', async () => {
    const pair = await twoMembers();
    await at.welcome(pair.fromMemberId, day('01-01'));
    await at.buy(pair.fromMemberId, 1_000, day('01-05'));
    await at.buy(pair.fromMemberId, 300, day('01-30'));
    await at.spend(pair.fromMemberId, 150, day('02-01'));
    const before = await at.facts(pair.fromMemberId, day('02-02'));
    await move({ ...pair, idempotencyKey: 'undo 2' }, day('02-02'));
    await undo({ ...pair, moveKey: 'undo 2', idempotencyKey: 'undone 2' }, day('02-02'));
    expect(await at.facts(pair.fromMemberId, day('02-02'))).toEqual({ ...before, position: expect.any(Number) });
    expect(await at.facts(pair.intoMemberId, day('02-02'))).toMatchObject({
      spendable: 0,
      pending: 0,
      waiting: 0,
      qualifying: 0,
    });
  });
});

describe('taking back a second gift', () => {
  const takeBack = (memberId: string, now: Date, idempotencyKey: string) =>
    database.current.transaction((tx) => takeBackWelcome(tx, { memberId, idempotencyKey }, shop.programme, now));

  it('takes what is left of it, once, and lets an undone merge give it again', async () => {
    const ada = await addMember(database.current);
    await at.welcome(ada, day('01-01'));
    const first = await takeBack(ada, day('01-02'), 'gift 1');
    expect(accepted(first)).toEqual({ points: 100, balanceAfter: 0 });
    expect(await takeBack(ada, day('01-03'), 'gift 1')).toEqual(first);
    expect(await at.welcome(ada, day('01-04'), 'again')).toMatchObject({ ok: true });
    expect(await at.facts(ada, day('01-04'))).toMatchObject({ waiting: 100 });
  });
  it('does not give again what was partly spent', async () => {
    const ada = await addMember(database.current);
    await at.welcome(ada, day('01-01'));
    await at.buy(ada, 100, day('01-02'));
    await at.spend(ada, 60, day('02-02'));
    expect(accepted(await takeBack(ada, day('02-03'), 'gift 2')).points).toBe(40);
    expect(await at.welcome(ada, day('02-04'), 'gift 2 again')).toMatchObject({ refusal: { code: 'already_welcomed' } });
  });
  it('takes nothing where there is none', async () => {
    expect(accepted(await takeBack(await addMember(database.current), day('01-02'), 'gift 3'))).toEqual({
      points: 0,
      balanceAfter: 0,
    });
  });
});

it('all of this leaves a ledger in which everything agrees', async () => {
  expect((await checkLedger(database.current)).discrepancies).toEqual([]);
});
