import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  adjustPoints,
  giveWelcome,
  loadPointsFacts,
  type PointsFacts,
  type Programme,
  type PurchaseCommand,
  parseProgramme,
  type ReturnCommand,
  type Rules,
  recordPurchase,
  recordReturn,
  saveProgramme,
} from '../../src/loyalty/index.ts';
import { newId } from '../../src/shared/ids.ts';
import type { Database, Tx } from '../../src/store/database.ts';

/** The example programme: 1 point per 10 kr, 14 days to return, gone at the end of the next year, 100 points for joining. */
export const exampleRules: Rules = parseProgramme(
  readFileSync(fileURLToPath(new URL('../../programme.yaml', import.meta.url)), 'utf8'),
);

export type TestShop = { shopId: string; feedId: string; programme: Programme };

/** A shop in Oslo with a daily feed, under a programme with `rules`. */
export async function openShop(
  database: Database,
  rules: Rules = exampleRules,
  now: Date = new Date('2026-01-01T00:00:00Z'),
): Promise<TestShop> {
  const programme = await database.transaction((tx) => saveProgramme(tx, rules, now));
  const [shopId, feedId] = [newId(), newId()];
  const code = shopId.slice(-12);
  await database.pool.query(`insert into shop (id, code, name, time_zone) values ($1, $2, 'Storo', 'Europe/Oslo')`, [
    shopId,
    code,
  ]);
  await database.pool.query(`insert into feed (id, code, kind, shop_id, late_after_hours) values ($1, $2, 'shop', $3, 30)`, [
    feedId,
    code,
    shopId,
  ]);
  return { shopId, feedId, programme };
}

/** A member without points. @returns their id */
export async function addMember(database: Database, joinedAt: Date = new Date('2026-01-01T00:00:00Z')): Promise<string> {
  const id = newId();
  await database.pool.query(`insert into member (id, number, joined_at, joined_via) values ($1, $2, $3, 'test')`, [
    id,
    id.slice(-12),
    joinedAt,
  ]);
  return id;
}

/** The value of what was not refused. */
export function accepted<Value>(result: { ok: true; value: Value } | { ok: false; refusal: { code: string } }): Value {
  assert(result.ok, result.ok ? '' : `refused: ${result.refusal.code}`);
  return result.value;
}

/** Commands of one shop in short form. Each runs in a transaction of its own, at `now`, which is the time of purchase too. */
export function till(database: Database, shop: TestShop) {
  const { shopId, feedId, programme } = shop;
  const inTx = <T>(work: (tx: Tx) => Promise<T>) => database.transaction(work);
  return {
    /** `kroner` of goods that earn. */
    async buy(memberId: string | null, kroner: number, now: Date, given: Partial<PurchaseCommand> = {}) {
      const command: PurchaseCommand = {
        feedId,
        shopId,
        receipt: newId(),
        memberId,
        purchasedAt: now,
        currency: 'NOK',
        lines: [{ line: 1, productCode: 'cup', quantityMilli: 1_000, amountMinor: kroner * 100, earns: true }],
        ...given,
      };
      return { command, result: await inTx((tx) => recordPurchase(tx, command, programme, now)) };
    },
    async giveBack(purchaseId: string, now: Date, given: Partial<ReturnCommand> = {}) {
      const command: ReturnCommand = { purchaseId, feedId, shopId, receipt: newId(), returnedAt: now, ...given };
      return { command, result: await inTx((tx) => recordReturn(tx, command, programme, now)) };
    },
    again: (command: PurchaseCommand, now: Date) => inTx((tx) => recordPurchase(tx, command, programme, now)),
    giveBackAgain: (command: ReturnCommand, now: Date) => inTx((tx) => recordReturn(tx, command, programme, now)),
    welcome: (memberId: string, now: Date, idempotencyKey = `welcome:${memberId}`) =>
      inTx((tx) => giveWelcome(tx, { memberId, idempotencyKey }, programme, now)),
    /** There are no rewards yet: points are spent as a correction takes them. */
    spend: (memberId: string, points: number, now: Date, idempotencyKey = `spend:${newId()}`) =>
      inTx((tx) => adjustPoints(tx, { memberId, points: -points, reason: 'correction', idempotencyKey }, programme, now)),
    async facts(memberId: string, now: Date): Promise<PointsFacts> {
      const facts = await loadPointsFacts(database, memberId, programme, now);
      assert(facts);
      return facts;
    },
    async spendable(memberId: string, now: Date): Promise<number> {
      return (await this.facts(memberId, now)).spendable;
    },
  };
}
