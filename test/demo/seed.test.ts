import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIRST_MINUTE } from '../../src/cli/demo/clock.ts';
import { COFFEE_LAPSED } from '../../src/cli/seed/asking.ts';
import { seedGranlia } from '../../src/cli/seed/index.ts';
import { SHOPS } from '../../src/cli/seed/shops.ts';
import { fieldsOf, readRule } from '../../src/http/console/segment-form.ts';
import { boughtProducts, checkLedger, type Programme, saveProgramme } from '../../src/loyalty/index.ts';
import { offersFor, rememberedSince } from '../../src/outreach/index.ts';
import { segmentContext } from '../../src/skills/show-offers.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { createDatabase } from '../helpers/database.ts';
import { exampleRules } from '../helpers/shop.ts';

const SIZE = { members: 60, receipts: 1_200 };

describe('seeding Granlia', () => {
  const shops: { database: Database; programme: Programme; drop(): Promise<void> }[] = [];

  beforeAll(async () => {
    for (let i = 0; i < 2; i += 1) {
      const { url, drop } = await createDatabase();
      const database = openDatabase(url);
      const programme = await database.transaction((tx) => saveProgramme(tx, exampleRules, new Date('2024-09-01T00:00:00Z')));
      shops.push({ database, programme, drop });
    }
    await seed(0);
  });
  afterAll(async () => {
    for (const { database, drop } of shops) {
      await database.close();
      await drop();
    }
  });

  const seed = (index: number) =>
    seedGranlia(shops[index]!.database, { programme: shops[index]!.programme, now: FIRST_MINUTE, size: SIZE });
  const rows = async (text: string, index = 0) => (await shops[index]!.database.pool.query<Record<string, unknown>>(text)).rows;

  it('agrees with every rule of the ledger, what expired long ago included', async () => {
    const checked = await checkLedger(shops[0]!.database);
    expect(checked.discrepancies).toEqual([]);
    expect(checked.members).toBe(SIZE.members + 7);
    const [{ expired, due, returned }] = (await rows(
      `select count(*) filter (where kind = 'expire')::int as expired, count(*) filter (where kind = 'reverse')::int as returned,
         (select count(*)::int from lot where remaining > 0 and expires_at <= '2026-11-22T13:05:00Z') as due from ledger_entry`,
    )) as [{ expired: number; due: number; returned: number }];
    expect(expired).toBeGreaterThan(20);
    expect(returned).toBeGreaterThan(5);
    expect(due).toBe(0);
  });

  it("keeps each member's ledger in the order of time", async () => {
    const misplaced = await rows(
      `select 1 from (select occurred_at, lag(occurred_at) over (partition by member_id order by position) as before from ledger_entry) e
       where before > occurred_at`,
    );
    expect(misplaced).toEqual([]);
  });

  it('has twelve shops and a web shop, whose feeds are counted until this morning', async () => {
    const feeds = await rows(
      `select s.code, f.counted_until as until, f.late_after_hours as late from feed f join shop s on s.id = f.shop_id order by s.code`,
    );
    expect(feeds.map(({ code }) => code)).toEqual(SHOPS.map(({ code }) => code).toSorted());
    expect(new Set(feeds.map(({ until }) => (until as Date).toISOString()))).toEqual(new Set(['2026-11-22T05:00:00.000Z']));
    expect(await rows('select 1 from feed where shop_id is null or late_after_hours is null')).toEqual([]);
    expect(await rows(`select 1 from purchase where purchased_at >= '2026-11-22T05:00:00Z'`)).toEqual([]);
    expect(await rows('select 1 from purchase p join feed f on f.id = p.feed_id where f.shop_id <> p.shop_id')).toEqual([]);
  });

  it('has offers that fit: coffee for Anneke, who buys it on Fridays and said yes to offers', async () => {
    const { database, programme } = shops[0]!;
    const [anneke] = await rows(
      `select m.id, c.given from member m join consent c on c.member_id = m.id and c.purpose = 'offers' where m.given_name = 'Anneke'`,
    );
    const memberId = String(anneke!.id);
    expect(anneke!.given).toBe(true);
    const fitting = await database.transaction(async (tx) =>
      offersFor(
        tx,
        { memberId, bought: await boughtProducts(tx, memberId, rememberedSince(FIRST_MINUTE)) },
        segmentContext(programme, FIRST_MINUTE),
      ),
    );
    expect(fitting).toMatchObject([
      { offer: { code: 'COFFEE-20' }, reason: { kind: 'weekday', weekday: 5, count: 12, total: 12 } },
    ]);
  });

  it('is answered by people who sleep at night', async () => {
    const [{ answers, hours } = {}] = await rows(
      `select count(*)::int as answers, array_agg(distinct extract(hour from answered_at at time zone 'Europe/Oslo')::int) as hours from answer`,
    );
    expect(answers).toBeGreaterThan(10);
    expect((hours as number[]).filter((hour) => hour < 8 || hour >= 22)).toEqual([]);
  });

  it('has a segment that the form of the console can say, and change', () => {
    const none = { tier: [], language: [], channel: [], shop: [], consent: [] };
    const form = fieldsOf(COFFEE_LAPSED.rule, none);
    expect(form && readRule(form, none).rule).toEqual(COFFEE_LAPSED.rule);
  });

  it('sells under numbers that people know: web order 48213 is of two cups', async () => {
    expect(
      await rows(
        `select m.given_name as name, l.product_code as product, l.quantity::int as quantity from purchase p
         join member m on m.id = p.member_id join purchase_line l on l.purchase_id = p.id where p.receipt = '48213'`,
      ),
    ).toEqual([{ name: 'Mette', product: 'CUP-STONE', quantity: 2 }]);
  });

  it('is done once', async () => {
    const before = await rows(CONTENTS);
    expect(await seed(0)).toBe('was_seeded');
    expect(await rows(CONTENTS)).toEqual(before);
  });

  it('starts anew after a crash, and makes the same shop every time', async () => {
    expect(await seed(1)).toBe('seeded');
    await shops[1]!.database.pool.query(`update import_run set finished_at = null where kind = 'demo'`);
    expect(await seed(1)).toBe('seeded');
    expect(await rows(CONTENTS, 1)).toEqual(await rows(CONTENTS, 0));
    expect(await rows('select 1 from import_run', 1)).toHaveLength(1);
  });
});

/** Everything that people could tell apart, without the ids. */
const CONTENTS = `
  select 'entry' as what, md5(string_agg(concat_ws('|', m.number, m.given_name, m.language, m.joined_at, e.position, e.kind,
    e.reason, e.points, e.occurred_at, p.receipt), e'\\n' order by m.number, e.position)) as contents
  from member m left join ledger_entry e on e.member_id = m.id left join purchase p on p.id = e.purchase_id
  union all
  select 'line', md5(string_agg(concat_ws('|', f.code, s.code, p.receipt, p.purchased_at, l.line, l.product_code, l.quantity,
    l.amount_minor, l.kind), e'\\n' order by p.receipt, l.line))
  from purchase p join purchase_line l on l.purchase_id = p.id join feed f on f.id = p.feed_id join shop s on s.id = p.shop_id
  order by 1`;
