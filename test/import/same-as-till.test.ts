import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLedger, recordPurchase, recordReturn } from '../../src/loyalty/index.ts';
import { matchReturns, type ReturnLine, type SaleLine } from '../../src/loyalty/returns.ts';
import { newId } from '../../src/shared/ids.ts';
import type { Database } from '../../src/store/database.ts';
import { useDatabase } from '../helpers/database.ts';
import { accepted, addMember, exampleRules, openShop, type TestShop } from '../helpers/shop.ts';
import { importedPurchases } from './helpers.ts';

const used = useDatabase();
const now = new Date('2026-11-22T12:00:00Z');
const CARDS = 2;

type Line = { card: number; day: number; product: string; pieces: number; minor: number };

/** Some receipts of some lines; a negative line gives back goods, whether they were ever sold or not. */
const someLines = fc.array(
  fc.record({
    card: fc.nat({ max: CARDS - 1 }),
    day: fc.integer({ min: 0, max: 400 }),
    product: fc.constantFrom('cup', 'plate', 'jug'),
    pieces: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 4 }) }, fc.integer({ min: -3, max: -1 })),
    minor: fc.integer({ min: 0, max: 30_000 }),
  }),
  { minLength: 1, maxLength: 30 },
);

const dayOf = (day: number) => new Date(Date.UTC(2025, 9, 1, 9) + day * 86_400_000);

/** Carries the lines out one by one, as a till would have at the time, though all of it `now`. */
async function atTheTill(
  database: Database,
  shop: TestShop,
  lines: readonly Line[],
  memberIds: readonly string[],
): Promise<void> {
  const numbered = lines.map((line, i) => ({ ...line, receipt: `r${String(i).padStart(3, '0')}` }));
  const sales: SaleLine[] = [];
  const returns: ReturnLine[] = [];
  for (const { card, day, product, pieces, minor, receipt } of numbered) {
    const shared = { purchaseId: receipt, line: 1, memberId: memberIds[card]!, productCode: product };
    if (pieces > 0) sales.push({ ...shared, soldAt: dayOf(day), quantityMilli: pieces * 1_000, returnedMilli: 0 });
    else returns.push({ ...shared, returnedAt: dayOf(day), quantityMilli: -pieces * 1_000, amountMinor: minor });
  }
  const { matches } = matchReturns(sales, returns);
  const purchaseIds = new Map<string, string>();
  const inOrder = numbered.toSorted((a, b) => a.day - b.day || Number(b.pieces > 0) - Number(a.pieces > 0));
  for (const { card, day, product, pieces, minor, receipt } of inOrder) {
    const { shopId, feedId, programme } = shop;
    if (pieces > 0) {
      const command = {
        feedId,
        shopId,
        receipt,
        memberId: memberIds[card]!,
        purchasedAt: dayOf(day),
        currency: 'NOK',
        lines: [{ line: 1, productCode: product, quantityMilli: pieces * 1_000, amountMinor: minor, earns: true }],
      };
      const { purchaseId } = accepted(await database.transaction((tx) => recordPurchase(tx, command, programme, now)));
      purchaseIds.set(receipt, purchaseId);
      continue;
    }
    for (const { sale, quantityMilli, amountMinor } of matches.filter((match) => match.return.purchaseId === receipt)) {
      const command = {
        purchaseId: purchaseIds.get(sale.purchaseId)!,
        feedId,
        shopId,
        receipt: `${receipt} of ${sale.purchaseId}`,
        returnedAt: dayOf(day),
        lines: [{ line: 1, quantityMilli, amountMinor }],
      };
      accepted(await database.transaction((tx) => recordReturn(tx, command, programme, now)));
    }
  }
}

/** What members have, without ids. */
async function pointsOf(database: Database, memberIds: readonly string[]) {
  const of = async (memberId: string) => {
    const query = async (sql: string) => (await database.pool.query(sql, [memberId])).rows;
    return {
      entries: await query(
        'select kind, reason, points, occurred_at from ledger_entry where member_id = $1 order by occurred_at, points desc',
      ),
      lots: await query(
        'select granted, remaining, available_at, expires_at, qualifying, earned_at from lot where member_id = $1 order by earned_at, granted, remaining',
      ),
      points: await query('select points, owed, last_position from member_points where member_id = $1 and last_position > 0'),
      purchases: await query(
        `select purchased_at, earning_minor, returned_minor from purchase where member_id = $1 and earning_minor > 0 order by 1, 2, 3`,
      ),
    };
  };
  return await Promise.all(memberIds.map(of));
}

describe('an import', () => {
  it.each(['in one file', 'in two files'])('gives the points that a till would have given, %s', async (way) => {
    const database = used.current;
    await fc.assert(
      fc.asyncProperty(someLines, async (lines) => {
        const shop = await openShop(database, exampleRules);
        const members = async () => [await addMember(database), await addMember(database)];
        const [tillMembers, imported] = [await members(), await members()];
        await atTheTill(database, shop, lines, tillMembers);

        const cards = await database.pool.query<{ number: string }>(
          'select number from member where id = any($1) order by array_position($1, id)',
          [imported],
        );
        const text = lines.map(({ card, day, product, pieces, minor }, i) => {
          const amount = (Math.sign(pieces) * minor) / 100;
          return {
            day,
            text: `r${String(i).padStart(3, '0')},${product},${pieces},${amount.toFixed(2)},${dayOf(day).toISOString()},${cards.rows[card]!.number}`,
          };
        });
        const header = 'receipt,product,quantity,amount,date,card';
        // A later file has later days, as it comes from the shops: what it gives back was sold in either.
        const half = way === 'in one file' ? 401 : 200;
        for (const part of [text.filter(({ day }) => day <= half), text.filter(({ day }) => day > half)]) {
          if (part.length === 0) continue;
          const content = `${[header, ...part.map((line) => line.text)].join('\n')}\n`;
          const mapping = `feed: { code: ${newId()} }\nshop: { code: S, name: S }\ncancellations: { withoutOriginal: no_points }\ndecimals: point`;
          await importedPurchases({ database, programme: shop.programme, now }, content, mapping);
        }
        const byTill = await pointsOf(database, tillMembers);
        const byImport = await pointsOf(database, imported);
        expect(byImport).toEqual(byTill);
        expect((await checkLedger(database)).discrepancies).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});
