import { Buffer } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { describePurchases, describeRefusal } from '../../src/cli/import/index.ts';
import { checkLedger, freshness, giveWelcome, loadPointsFacts, recordPurchase, saveProgramme } from '../../src/loyalty/index.ts';
import { useDatabase } from '../helpers/database.ts';
import { accepted, addMember, exampleRules } from '../helpers/shop.ts';
import { emptyShop, fileOf, fixture, importedPurchases, readFixture, rejectsOf, runPurchases, type Shop } from './helpers.ts';

const used = useDatabase();
const now = new Date('2026-11-22T12:00:00Z');
const HEADER = 'receipt,product,quantity,amount,date,card';
let shop: Shop;

beforeEach(async () => {
  shop = await emptyShop(used.current, now);
});

const csv = (...lines: string[]) => `${[HEADER, ...lines].join('\n')}\n`;

async function factsOf(number: string) {
  const { rows } = await shop.database.pool.query<{ id: string }>('select id from member where number = $1', [number]);
  return (await loadPointsFacts(shop.database, rows[0]!.id, shop.programme, now))!;
}

/** All that an import can change, for comparing before and after. */
async function everything() {
  const tables = [
    'member',
    'shop',
    'feed',
    'purchase',
    'purchase_line',
    'line_return',
    'ledger_entry',
    'lot',
    'draw',
    'member_points',
  ];
  const rows = [];
  for (const table of tables) rows.push((await shop.database.pool.query(`select t::text from ${table} t order by 1`)).rows);
  return rows;
}

/** Ledger, lots and balances agree, and every reference has its row: an import proves that itself. */
async function noDiscrepancies() {
  expect((await checkLedger(shop.database)).discrepancies).toEqual([]);
  const { pool } = shop.database;
  const { rows } = await pool.query<{ name: string; orphans: string }>(
    `select conname as name, format('select 1 from %s c where c.%I is not null and not exists (select 1 from %s p where p.%I = c.%I)',
       conrelid::regclass, a.attname, confrelid::regclass, b.attname, a.attname) as orphans
     from pg_constraint join pg_attribute a on a.attrelid = conrelid and a.attnum = conkey[1]
     join pg_attribute b on b.attrelid = confrelid and b.attnum = confkey[1] where contype = 'f'`,
  );
  expect(rows.length).toBeGreaterThan(10);
  for (const { name, orphans } of rows) expect([name, (await pool.query(orphans)).rowCount]).toEqual([name, 0]);
}

describe('importing purchases', () => {
  it('reads the file of a Norwegian till as a spreadsheet saved it', async () => {
    const said: string[] = [];
    const file = fileOf(readFileSync(fixture('import/kasse.csv')));
    const report = { dialect: (words: string) => said.push(words), progress: () => {} };
    const done = accepted(await runPurchases(shop, file, { mapping: readFixture('import/kasse.yaml'), report }));
    expect(said[0]).toMatch(
      /^Windows-1252, 10 columns between semicolons, Windows line ends; decimal comma; dates as day-month-year; times in Europe\/Oslo/,
    );
    expect(done).toMatchObject({
      lines: 8,
      counts: { sales: 3, returns: 1, withoutPoints: 1, guest: 1, unchanged: 0, rejected: 2, purchases: 4, newMembers: 2 },
    });
    // 1398.00 + 64.50 kr are 146 points; 699.00 kr given back leave 76.
    expect(await factsOf('7001')).toMatchObject({ pending: 76, qualifying: 76 });
    expect(await factsOf('7002')).toMatchObject({ pending: 34 });
    expect(done.counts).toMatchObject({ pointsEarned: 180, pointsTakenBack: 70 });
    const { rows } = await shop.database.pool.query('select code from shop order by code');
    expect(rows.map(({ code }) => code)).toContain('LOKKA');
    await noDiscrepancies();
  });

  it('changes nothing when the same file comes again, and says so', async () => {
    const content = readFileSync(fixture('import/kasse.csv'));
    const mapping = readFixture('import/kasse.yaml');
    await importedPurchases(shop, content, mapping);
    const before = await everything();
    const again = await importedPurchases(shop, content, mapping);
    expect(again.counts).toMatchObject({
      sales: 0,
      returns: 0,
      withoutPoints: 0,
      guest: 0,
      unchanged: 6,
      rejected: 2,
      purchases: 0,
      pointsEarned: 0,
    });
    expect(describePurchases(again)).toMatch(/Nothing was changed/);
    expect(await everything()).toEqual(before);
  });

  it('unpacks a gzipped file, whatever its name', async () => {
    const file = fileOf(gzipSync(csv('1,cup,1,100,2026-11-01,7001')), 'purchases.csv');
    expect(accepted(await runPurchases(shop, file)).counts.sales).toBe(1);
  });

  it('reads UTF-16 and a byte-order mark', async () => {
    const text = csv('1,kaffekopp å,1,100,2026-11-01,7001');
    await importedPurchases(shop, Buffer.from(`\ufeff${text}`, 'utf16le'));
    expect((await importedPurchases(shop, `\ufeff${text}`)).counts).toMatchObject({ unchanged: 1 });
    const { rows } = await shop.database.pool.query('select product_code from purchase_line');
    expect(rows).toEqual([{ product_code: 'kaffekopp å' }]);
  });

  it('takes a letter that is no UTF-8 for Windows-1252 where the beginning of the file left it open', async () => {
    const plain = Array.from({ length: 3_000 }, (_, i) => `${i},cup,1,100,2026-11-01,7001`);
    await importedPurchases(shop, Buffer.from(csv(...plain, '9999,bl\u00e5,1,100,2026-11-01,7001'), 'latin1'));
    const { rows } = await shop.database.pool.query(`select product_code from purchase_line where product_code <> 'cup'`);
    expect(rows).toEqual([{ product_code: 'blå' }]);
  });

  it('rejects bad lines with their number and reason, and goes on', async () => {
    const done = await importedPurchases(
      shop,
      csv(
        '1,cup,1,100.50,2026-11-01,7001',
        '2,cup,one,100,2026-11-01,7001',
        '3,cup,1,100,2026-02-30,7001',
        '4,cup,1,,2026-11-01,7001',
        ',cup,1,100,2026-11-01,7001',
        '6,cup,1,100,2026-11-01',
        '7,"cup,1,100,2026-11-01,7001',
        '8,cup,1,-100,2026-11-01,7001',
        '1,plate,1,100,2026-11-01,7002',
        '=1+1,cup,1,x,2026-11-01,7001',
        '9,cup,1,100,2026-11-01,7001',
      ),
    );
    const lines = rejectsOf(done).trimEnd().split('\r\n');
    expect(lines[0]).toBe(`${HEADER},line,place,reason`);
    expect(lines.slice(1)).toEqual([
      '2,cup,one,100,2026-11-01,7001,3,1,the quantity cannot be read: one',
      '3,cup,1,100,2026-02-30,7001,4,1,the date cannot be read: 2026-02-30',
      '4,cup,1,,2026-11-01,7001,5,1,the amount is missing',
      ',cup,1,100,2026-11-01,7001,6,-6,the receipt number is missing',
      '6,cup,1,100,2026-11-01,,7,-7,5 columns instead of 6',
      '"7,""cup,1,100,2026-11-01,7001",,,,,,8,-8,quotation marks that do not match',
      '1,plate,1,100,2026-11-01,7002,10,2,another line of the receipt has the customer 7001',
      '=1+1,cup,1,x,2026-11-01,7001,11,1,the amount cannot be read: x',
      '8,cup,1,-100,2026-11-01,7001,9,1,"a negative amount, though nothing is given back"',
    ]);
    expect(done).toMatchObject({ lines: 11, counts: { sales: 2, rejected: 9 } });
    await noDiscrepancies();
  });

  it('takes a corrected file of rejects as the lines that they were', async () => {
    const first = await importedPurchases(
      shop,
      csv('1,cup,1,x,2026-11-01,7001', '1,plate,1,200,2026-11-01,7001', ',jug,1,50,2026-11-01,7001'),
    );
    expect(first.counts).toMatchObject({ sales: 1, rejected: 2 });
    const corrected = rejectsOf(first).replace('1,x,', '1,100,').replace('\r\n,jug', '\r\n1,jug');
    expect((await importedPurchases(shop, corrected)).counts).toMatchObject({ sales: 2, rejected: 0 });
    expect(await factsOf('7001')).toMatchObject({ spendable: 35 });
    expect((await importedPurchases(shop, corrected)).counts).toMatchObject({ unchanged: 2 });
    await noDiscrepancies();
  });

  it('leaves no file of rejects when there are none', async () => {
    expect(existsSync((await importedPurchases(shop, csv('1,cup,1,100,2026-11-01,7001'))).rejects.path)).toBe(false);
  });

  it('asks about dates that can be read in two ways, and takes the answer', async () => {
    const file = fileOf(csv('1,cup,1,100,03/04/2026,7001', '2,cup,1,100,05/04/2026,7001'));
    const asked = await runPurchases(shop, file);
    expect(asked).toMatchObject({ ok: false, refusal: { code: 'ambiguous_dates', column: 'date', example: '03/04/2026' } });
    expect(!asked.ok && describeRefusal(asked.refusal)).toMatch(
      /dates: dd\/mm\/yyyy {3}# 03\/04\/2026 is 3 April 2026\n.*dates: mm\/dd\/yyyy {3}# 03\/04\/2026 is 4 March 2026/,
    );
    accepted(await runPurchases(shop, file, { mapping: 'dates: dd/mm/yyyy' }));
    const { rows } = await shop.database.pool.query('select min(purchased_at) as at from purchase');
    expect(rows[0].at.toISOString()).toBe('2026-04-02T22:00:00.000Z');
  });

  it('looks through the whole file before it asks about dates', async () => {
    const lines = Array.from({ length: 4_000 }, (_, i) => `${i},cup,1,100,03/04/2026,7001`);
    expect((await importedPurchases(shop, csv(...lines, '9999,cup,1,100,13/04/2026,7001'))).counts.rejected).toBe(0);
  });

  it('asks about numbers that may be thousands', async () => {
    const asked = await runPurchases(shop, fileOf(csv('1,cup,1,1.500,2026-11-01,7001')));
    expect(asked).toMatchObject({ ok: false, refusal: { code: 'ambiguous_numbers', example: '1.500' } });
  });

  it('refuses a file of another shape with the columns that it has and lacks', async () => {
    const refused = await runPurchases(shop, fileOf('name;colour\nIngrid;blue\n'));
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'missing_columns', found: ['name', 'colour'] } });
    expect(!refused.ok && describeRefusal(refused.refusal)).toMatch(
      /The columns of the file are: name, colour\nNot recognised: receipt, purchasedAt, card, amount/,
    );
  });

  it.each([
    ['a missing file', '/nowhere/purchases.csv', 'no_such_file'],
    ['a folder', '/', 'no_file'],
    ['a text', fileOf('Dear customer\nthank you\n'), 'not_a_table'],
    ['an empty file', fileOf(''), 'not_a_table'],
    ['a damaged gzip file', fileOf(gzipSync(csv('1,cup,1,100,2026-11-01,7001')).subarray(0, 40)), 'damaged_file'],
  ])('refuses %s', async (_, file, code) => {
    expect(await runPurchases(shop, file)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('rejects other currencies than the programme has', async () => {
    const done = await importedPurchases(
      shop,
      `${HEADER},currency\n1,cup,1,100,2026-11-01,7001,SEK\n2,cup,1,100,2026-11-01,7001,nok\n`,
    );
    expect(done.counts).toMatchObject({ sales: 1, rejected: 1 });
    expect(rejectsOf(done)).toMatch(/currency SEK, not NOK/);
  });

  it('says which shop it needs to know where there are several', async () => {
    await shop.database.pool.query(
      `insert into shop (id, code, name, time_zone) values (gen_random_uuid(), 'A', 'A', 'Europe/Oslo'), (gen_random_uuid(), 'B', 'B', 'Europe/Oslo')`,
    );
    const content = csv('1,cup,1,100,2026-11-01,7001');
    const refused = await runPurchases(shop, fileOf(content));
    expect(refused).toMatchObject({ refusal: { code: 'no_shop', shops: ['A', 'B'] } });
    expect(await runPurchases(shop, fileOf(content), { mapping: 'shop: { code: C }' })).toMatchObject({
      refusal: { named: 'C' },
    });
    await importedPurchases(shop, content, 'shop: { code: B }');
    const { rows } = await shop.database.pool.query('select s.code from purchase p join shop s on s.id = p.shop_id');
    expect(rows).toEqual([{ code: 'B' }]);
  });

  it('counts the feed until the newest purchase, never backwards', async () => {
    const mapping = 'feed: { code: till, kind: shop, lateAfterHours: 30 }';
    await importedPurchases(shop, csv('1,cup,1,100,2026-11-20 10:00,7001', '2,cup,1,100,2026-11-21 10:00,7001'), mapping);
    await importedPurchases(shop, csv('3,cup,1,100,2026-11-19 10:00,7001'), mapping);
    expect((await freshness(shop.database, now)).feeds).toMatchObject([
      { code: 'till', countedUntil: new Date('2026-11-21T09:00:00Z'), lateAfterHours: 30 },
    ]);
  });

  it('writes down the run with its counts', async () => {
    const { importRunId } = await importedPurchases(shop, csv('1,cup,1,100,2026-11-01,7001'));
    const { rows } = await shop.database.pool.query('select kind, finished_at, counts from import_run where id = $1', [
      importRunId,
    ]);
    expect(rows[0]).toMatchObject({ kind: 'purchases', finished_at: now, counts: { lines: 1, sales: 1 } });
  });
});

describe('imports at the same time', () => {
  const lines = Array.from({ length: 500 }, (_, i) => `${i},cup,1,100,2026-11-01,${7_000 + (i % 20)}`);

  it('of the same file count it once', async () => {
    const [one, other] = await Promise.all([importedPurchases(shop, csv(...lines)), importedPurchases(shop, csv(...lines))]);
    expect([one.counts.sales, other.counts.sales].toSorted((a, b) => a - b)).toEqual([0, 500]);
    expect([one.counts.unchanged, other.counts.unchanged].toSorted((a, b) => a - b)).toEqual([0, 500]);
    await noDiscrepancies();
  });

  it('of different feeds, and the till beside them, leave every balance right', async () => {
    await importedPurchases(shop, csv(...lines.slice(0, 20).map((line) => `first-${line}`)));
    const { database, programme } = shop;
    const { rows: members } = await database.pool.query<{ id: string }>('select id from member');
    const { rows: feeds } = await database.pool.query<{ id: string; shop: string }>(
      'select f.id, s.id as shop from feed f, shop s',
    );
    const atTheTill = members.map(({ id }, i) =>
      database.transaction((tx) =>
        recordPurchase(
          tx,
          {
            feedId: feeds[0]!.id,
            shopId: feeds[0]!.shop,
            receipt: `till-${i}`,
            memberId: id,
            purchasedAt: now,
            currency: 'NOK',
            lines: [{ line: 1, productCode: 'cup', quantityMilli: 1_000, amountMinor: 10_000, earns: true }],
          },
          programme,
          now,
        ),
      ),
    );
    const files = ['A', 'B', 'C'].map((code) => importedPurchases(shop, csv(...lines), `feed: { code: ${code} }`));
    await Promise.all([...files, ...atTheTill]);
    const { rows } = await database.pool.query(
      'select sum(points)::int as points, sum(last_position)::int as entries from member_points',
    );
    expect(rows).toEqual([{ points: 20 * 10 + 20 * 10 + 3 * 500 * 10, entries: 20 + 20 + 3 * 500 }]);
    await noDiscrepancies();
  });
});

describe('members of imported purchases', () => {
  it('are made from unknown cards, welcomed where they got them', async () => {
    await importedPurchases(shop, csv('2,cup,1,100,2026-11-02,7001', '1,cup,1,100,2026-11-01,7001'));
    const { rows } = await shop.database.pool.query('select number, joined_at, joined_via, welcomed_at from member');
    const joinedAt = new Date('2026-10-31T23:00:00Z');
    expect(rows).toEqual([{ number: '7001', joined_at: joinedAt, joined_via: 'purchases', welcomed_at: joinedAt }]);
  });

  it('who are unknown stay guests where the mapping says so, and earn nothing when the file comes again', async () => {
    const content = csv('1,cup,1,100,2026-11-01,7001', '1,plate,-1,-50,2026-11-01,7001');
    const first = await importedPurchases(shop, content, 'unknownMembers: keep_as_guest');
    expect(first.counts).toMatchObject({ guest: 2, newMembers: 0 });
    await importedPurchases(shop, csv('2,cup,1,100,2026-11-02,7001'));
    expect((await importedPurchases(shop, content)).counts).toMatchObject({ unchanged: 2, rejected: 0 });
    expect(await factsOf('7001')).toMatchObject({ spendable: 10 });
  });

  it('who are unknown are rejected where the mapping says so', async () => {
    const done = await importedPurchases(shop, csv('1,cup,1,100,2026-11-01,7001'), 'unknownMembers: reject');
    expect(done.counts).toMatchObject({ rejected: 1, purchases: 0 });
    expect(rejectsOf(done)).toMatch(/unknown member 7001/);
  });

  it('whose membership became part of another one earn there', async () => {
    const [from, into] = [await addMember(shop.database), await addMember(shop.database)];
    await shop.database.pool.query(`update member set number = '7001', merged_into_id = $2 where id = $1`, [from, into]);
    await importedPurchases(shop, csv('1,cup,1,100,2026-11-01,7001'));
    expect((await loadPointsFacts(shop.database, into, shop.programme, now))!.spendable).toBe(10);
    expect((await importedPurchases(shop, csv('1,cup,1,100,2026-11-01,7001'))).counts).toMatchObject({ unchanged: 1 });
  });

  it('get the welcome gift that waited for their first purchase, with its points', async () => {
    const id = await addMember(shop.database);
    await shop.database.pool.query(`update member set number = '7001' where id = $1`, [id]);
    const { database, programme } = shop;
    accepted(
      await database.transaction((tx) =>
        giveWelcome(tx, { memberId: id, idempotencyKey: 'w' }, programme, new Date('2026-11-20T12:00:00Z')),
      ),
    );
    await importedPurchases(shop, csv('1,cup,1,100,2026-11-21,7001'));
    expect(await factsOf('7001')).toMatchObject({ pending: 110, waiting: 0 });
    // The only purchase is given back: the gift waits again.
    await importedPurchases(shop, csv('2,cup,-1,-100,2026-11-22,7001'));
    expect(await factsOf('7001')).toMatchObject({ pending: 0, waiting: 100 });
    await noDiscrepancies();
  });
});

describe('receipts that come again', () => {
  it('with more lines earn the difference by a further entry', async () => {
    await importedPurchases(shop, csv('1,cup,1,105,2026-11-01,7001'));
    await importedPurchases(shop, csv('1,cup,1,105,2026-11-01,7001', '1,plate,1,105,2026-11-01,7001'));
    const { rows } = await shop.database.pool.query(
      'select points, replace(idempotency_key, purchase_id::text, $1) as key from ledger_entry order by position',
      ['*'],
    );
    expect(rows).toEqual([
      { points: 10, key: 'purchase:*' },
      { points: 11, key: 'purchase:*#2' },
    ]);
    await noDiscrepancies();
  });

  it('with other contents are rejected, and stay as they were', async () => {
    await importedPurchases(shop, csv('1,cup,1,100,2026-11-01,7001'));
    const before = await everything();
    const changed = await importedPurchases(shop, csv('1,cup,1,200,2026-11-01,7001', '1,cup,1,100,2026-11-01,7001'));
    expect(changed.counts).toMatchObject({ rejected: 1, sales: 1 });
    expect(rejectsOf(changed)).toMatch(/differs from what was imported before/);
    const other = await importedPurchases(shop, csv('1,cup,1,100,2026-11-01,7009'));
    expect(rejectsOf(other)).toMatch(/differs from what was imported before: the receipt belongs to another customer/);
    expect(other.counts).toMatchObject({ newMembers: 0 });
    expect((await everything())[3]).not.toEqual(before[3]); // only the second line was added
    await noDiscrepancies();
  });
});

describe('returns in imported purchases', () => {
  const sold = ['1,cup,3,300,2026-11-01 10:00,7001', '2,cup,2,200,2026-11-02 10:00,7001', '3,plate,1,95,2026-11-02 10:00,7001'];

  it('take back points of the goods sold first', async () => {
    const done = await importedPurchases(
      shop,
      csv(...sold, 'C1,cup,-4,-400,2026-11-03 10:00,7001'),
      'cancellations: { receiptPrefix: C }',
    );
    expect(done.counts).toMatchObject({ returns: 1, pointsEarned: 59, pointsTakenBack: 40 });
    const { rows } = await shop.database.pool.query(
      `select s.receipt, r.quantity::float8, r.amount_minor::int as minor, s.returned_minor::int as returned
       from line_return r join purchase s on s.id = r.sale_purchase_id order by s.receipt`,
    );
    expect(rows).toEqual([
      { receipt: '1', quantity: 3, minor: 30_000, returned: 30_000 },
      { receipt: '2', quantity: 1, minor: 10_000, returned: 10_000 },
    ]);
    await noDiscrepancies();
  });

  it('in a later file find sales of an earlier one', async () => {
    await importedPurchases(shop, csv(...sold));
    const done = await importedPurchases(shop, csv('4,cup,-4,-400,2026-11-03 10:00,7001'));
    expect(done.counts).toMatchObject({ returns: 1, pointsTakenBack: 40 });
    expect(await factsOf('7001')).toMatchObject({ spendable: 19, qualifying: 19 });
    expect((await importedPurchases(shop, csv('4,cup,-4,-400,2026-11-03 10:00,7001'))).counts).toMatchObject({ unchanged: 1 });
    await noDiscrepancies();
  });

  it('of goods that were not sold before are rejected, or kept without points by a rule of the mapping', async () => {
    const lines = ['1,cup,1,100,2026-11-05,7001', '2,cup,-1,-100,2026-11-04,7001', '3,cup,-1,-100,2026-11-04,7002'];
    const rejected = await importedPurchases(shop, csv(...lines));
    expect(rejected.counts).toMatchObject({ sales: 1, returns: 0, rejected: 2, newMembers: 1 });
    expect(rejectsOf(rejected)).toMatch(/goods given back whose sale is not known/);
    const kept = await importedPurchases(shop, csv(...lines), 'cancellations: { withoutOriginal: no_points }');
    expect(kept.counts).toMatchObject({ unchanged: 1, withoutPoints: 2, newMembers: 1, pointsTakenBack: 0 });
    await noDiscrepancies();
  });

  it('without a number of pieces are told by a negative amount', async () => {
    const done = await importedPurchases(shop, 'receipt,date,card,amount\n1,2026-11-01,7001,100\n2,2026-11-02,7001,-40\n');
    expect(done.counts).toMatchObject({ returns: 1, pointsEarned: 10, pointsTakenBack: 4 });
  });

  it('of postage take nothing back, since it had earned nothing', async () => {
    const done = await importedPurchases(
      shop,
      csv('1,POST,1,100,2026-11-01,7001', 'C2,post,-1,-100,2026-11-02,7001'),
      'notGoods: { products: [post] }',
    );
    expect(done.counts).toMatchObject({ withoutPoints: 2, pointsEarned: 0, pointsTakenBack: 0 });
  });

  it('of points that are spent follow the rules: forgiven, or owed and paid by the next purchase', async () => {
    const { database } = shop;
    const owing = {
      ...exampleRules,
      returns: { whenSpent: 'owe' as const },
      earning: { ...exampleRules.earning, returnPeriodDays: 0 },
    };
    const programme = await database.transaction((tx) => saveProgramme(tx, owing, new Date('2026-01-01')));
    const strict: Shop = { ...shop, programme };
    await importedPurchases(strict, csv('1,cup,1,1000,2026-11-01,7001'));
    // All 100 points are spent.
    const { adjustPoints } = await import('../../src/loyalty/index.ts');
    const { rows } = await database.pool.query<{ id: string }>('select id from member');
    accepted(
      await database.transaction((tx) =>
        adjustPoints(tx, { memberId: rows[0]!.id, points: -100, reason: 'correction', idempotencyKey: 's' }, programme, now),
      ),
    );
    await importedPurchases(strict, csv('2,cup,-1,-1000,2026-11-10,7001'));
    expect((await database.pool.query('select points, owed from member_points')).rows).toEqual([{ points: -100, owed: 100 }]);
    // The next receipts pay for it, and one of them is given back in the same file.
    await importedPurchases(
      strict,
      csv('3,jug,1,600,2026-11-11,7001', '4,jug,1,700,2026-11-12,7001', '5,jug,-1,-600,2026-11-13,7001'),
    );
    expect((await database.pool.query('select points, owed from member_points')).rows).toEqual([{ points: -30, owed: 30 }]);
    await noDiscrepancies();
  });
});
