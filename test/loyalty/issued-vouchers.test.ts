import { beforeAll, describe, expect, it } from 'vitest';
import { checkLedger, consumeVoucher, giveBackVoucher, issueVoucher, memberVouchers } from '../../src/loyalty/index.ts';
import { DAY_MS } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { useDatabase } from '../helpers/database.ts';
import { accepted, addMember, openShop, type TestShop } from '../helpers/shop.ts';

const database = useDatabase({ poolSize: 8 });
const now = new Date('2026-11-22T13:05:00Z');
let shop: TestShop;
beforeAll(async () => {
  shop = await openShop(database.current);
});

const issue = (memberId: string, key: string) =>
  database.current.transaction((tx) =>
    issueVoucher(
      tx,
      { memberId, title: { en: '100 kr off' }, expiresAt: new Date(now.getTime() + DAY_MS), returnable: true, key },
      now,
    ),
  );

describe('a voucher that no points paid for', () => {
  it('is given once for one key, whoever asks at once', async () => {
    const memberId = await addMember(database.current);
    const key = `remedy:${newId()}`;
    const given = await Promise.all(Array.from({ length: 12 }, () => issue(memberId, key)));
    expect(new Set(given.map(({ id }) => id)).size).toBe(1);
    expect(await memberVouchers(database.current, memberId, { now, limit: 5 })).toHaveLength(1);
  });

  it('is used as any other is, and given back without points', async () => {
    const memberId = await addMember(database.current);
    const used = await issue(memberId, newId());
    const command = { code: used.code, shopCode: shop.shopId.slice(-12), idempotencyKey: newId() };
    accepted(await database.current.transaction((tx) => consumeVoucher(tx, command, now)));
    const other = await issue(memberId, newId());
    const back = accepted(
      await database.current.transaction((tx) => giveBackVoucher(tx, { memberId, voucherId: other.id }, shop.programme, now)),
    );
    expect(back).toMatchObject({ points: 0, again: false, voucher: { state: 'given_back' } });
    expect((await checkLedger(database.current)).discrepancies).toEqual([]);
  });

  it('is nobody else’s under the same key', async () => {
    const key = newId();
    await issue(await addMember(database.current), key);
    await expect(issue(await addMember(database.current), key)).rejects.toThrow(/somebody else/);
  });
});
