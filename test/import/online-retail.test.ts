import { createReadStream, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { from as copyFrom } from 'pg-copy-streams';
import { describe, expect, it } from 'vitest';
import { importPurchases, parsePurchaseMapping } from '../../src/cli/import/index.ts';
import { checkLedger, parseProgramme, saveProgramme } from '../../src/loyalty/index.ts';
import { connectClient } from '../../src/store/database.ts';
import { useDatabase } from '../helpers/database.ts';
import { accepted } from '../helpers/shop.ts';
import { readFixture, silent } from './helpers.ts';

/** All lines of a British gift shop in a year (UCI Online Retail, doi 10.24432/C5BW33, CC BY 4.0). Not part of this project. */
const FILE = fileURLToPath(new URL('../../../shared/data/online_retail/lines.csv.gz', import.meta.url));
if (!existsSync(FILE)) console.log(`The Online Retail data are not at ${FILE}: their test is skipped.`);

const database = useDatabase();

/**
 * The points of every customer straight from the file, by SQL of its own: goods given back belong to the oldest lines of the same
 * customer and product, sold before; an invoice is worth a point for every whole pound that is left of it.
 */
const POINTS_BY_SQL = `
do $$
declare
  back record;
  sale record;
  wanted int;
  taken int;
  part int;
begin
  create temporary table goods as
    select l.line, l.invoice, l.stock_code, l.quantity, round(l.quantity * l.unit_price * 100)::bigint as minor, l.customer,
      min(l.invoiced_at) over (partition by l.invoice) as at, min(l.line) over (partition by l.invoice) as first_line, 0 as returned
    from raw_line l
    where l.customer <> '' and upper(l.stock_code) not in
      ('POST', 'DOT', 'C2', 'M', 'D', 'S', 'B', 'BANK CHARGES', 'AMAZONFEE', 'CRUK', 'PADS');
  create index on goods (customer, stock_code);
  create index on goods (line);
  analyze goods;
  create temporary table given_back (invoice text, minor bigint);
  create temporary table without_sale (line int);
  for back in select * from goods where quantity < 0 order by at, first_line, line loop
    wanted := -back.quantity;
    taken := 0;
    for sale in select * from goods where customer = back.customer and stock_code = back.stock_code and quantity > returned
        and quantity > 0 and at <= back.at order by at, first_line, line loop
      part := least(sale.quantity - sale.returned, wanted - taken);
      exit when part = 0;
      update goods set returned = returned + part where line = sale.line;
      insert into given_back values (sale.invoice,
        (-back.minor * (taken + part)) / wanted - (-back.minor * taken) / wanted);
      taken := taken + part;
    end loop;
    if taken = 0 then insert into without_sale values (back.line); end if;
  end loop;
end $$;`;

describe.skipIf(!existsSync(FILE))('the whole Online Retail file', () => {
  it('is imported line by line true, with the points that plain SQL finds in it, and once', { timeout: 180_000 }, async () => {
    const { current } = database;
    const now = new Date('2026-11-22T12:00:00Z');
    const programme = await current.transaction((tx) =>
      saveProgramme(tx, parseProgramme(readFixture('online-retail/programme.yaml')), new Date('2026-01-01')),
    );
    const mapping = accepted(parsePurchaseMapping(readFixture('online-retail/mapping.yaml')));
    const rejectsFile = join(mkdtempSync(join(tmpdir(), 'online-retail-')), 'rejects.csv');
    const run = async () =>
      accepted(
        await importPurchases({
          database: current,
          file: FILE,
          mapping,
          programme,
          clock: { now: () => now },
          report: silent,
          rejectsFile,
        }),
      );
    const { lines, counts } = await run();
    const { sales, returns, withoutPoints, guest, rejected, unchanged } = counts;
    expect(lines).toBe(541_909);
    expect(sales + returns + withoutPoints + guest + rejected).toBe(lines);
    expect(unchanged).toBe(0);

    const client = await connectClient(current.connectionString);
    await client.query(
      `create temporary table raw_line (invoice text, stock_code text, quantity int, invoiced_at timestamp, unit_price numeric,
         customer text, country text, line int generated always as identity (start with 2))`,
    );
    const columns = 'invoice, stock_code, quantity, invoiced_at, unit_price, customer, country';
    await pipeline(
      createReadStream(FILE),
      createGunzip(),
      client.query(copyFrom(`copy raw_line (${columns}) from stdin (format csv, header, null '-')`)),
    );
    await client.query(POINTS_BY_SQL);
    const { rows } = await client.query(`
      with invoice as (
        select g.customer, g.invoice, sum(g.minor) as minor, coalesce((select sum(b.minor) from given_back b where b.invoice = g.invoice), 0) as back
        from goods g where quantity > 0 group by g.customer, g.invoice)
      select
        (select count(*)::int from raw_line) as lines, (select count(*)::int from raw_line where customer = '') as guest,
        (select count(*)::int from without_sale) as without_sale,
        (select count(*)::int from goods where quantity < 0) as given_back,
        (select sum(floor(greatest(minor - back, 0) / 100))::int from invoice) as points,
        (select count(*)::int from (select customer, sum(floor(greatest(minor - back, 0) / 100)) as points from invoice group by customer) e
          join member m on m.number = e.customer join member_points p on p.member_id = m.id where p.points <> e.points) as different,
        (select sum(points)::int from member_points) as imported_points,
        (select count(*)::int from purchase_line) as stored,
        (select counted_until from feed) as counted_until`);
    await client.end();
    expect(rows[0]).toEqual({
      lines,
      guest,
      without_sale: rejected,
      given_back: returns + rejected,
      points: counts.pointsEarned - counts.pointsTakenBack,
      different: 0,
      imported_points: rows[0].points,
      stored: lines - rejected,
      counted_until: new Date('2011-12-09T12:50:00Z'),
    });
    expect((await checkLedger(current)).discrepancies).toEqual([]);

    const state =
      'select (select count(*) from purchase_line) as lines, (select count(*) from purchase) as purchases, (select count(*) from ledger_entry) as entries, (select sum(points) from member_points) as points';
    const before = (await current.pool.query(state)).rows;
    expect((await run()).counts).toMatchObject({
      unchanged: lines - rejected,
      rejected,
      purchases: 0,
      newMembers: 0,
      pointsEarned: 0,
      pointsTakenBack: 0,
    });
    expect((await current.pool.query(state)).rows).toEqual(before);
  });
});
