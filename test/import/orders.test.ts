import { readFileSync, utimesSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeOrders, describeRefusal, importOrders, parseOrderMapping } from '../../src/cli/import/index.ts';
import type { Programme } from '../../src/loyalty/index.ts';
import { useDatabase } from '../helpers/database.ts';
import { accepted, addMember, openShop } from '../helpers/shop.ts';
import { fileOf, silent } from './helpers.ts';

const database = useDatabase();
const NOW = new Date('2026-11-22T12:00:00Z');
let programme: Programme;
let shopId: string;
let shopCode: string;
let ada: { id: string; number: string };
beforeAll(async () => {
  ({ programme, shopId } = await openShop(database.current));
  const { rows } = await database.current.pool.query<{ code: string }>('select code from shop');
  shopCode = rows[0]!.code;
  const id = await addMember(database.current);
  ada = { id, number: id.slice(-12) };
});

/** A file of `rows`, written at five in the morning in Oslo unless said otherwise. */
function orderFile(rows: readonly string[], writtenAt = new Date('2026-11-22T04:00:00Z')): string {
  const file = fileOf(rows.join('\n'), 'orders.csv');
  utimesSync(file, writtenAt, writtenAt);
  return file;
}

const run = (file: string, { mapping = '', asOf }: { mapping?: string; asOf?: string } = {}) =>
  importOrders({
    database: database.current,
    file,
    mapping: accepted(parseOrderMapping(mapping)),
    asOf,
    programme,
    clock: { now: () => NOW },
    report: silent,
  });

const imported = async (...given: Parameters<typeof run>) => accepted(await run(...given));

async function refused(...given: Parameters<typeof run>): Promise<string> {
  const result = await run(...given);
  return result.ok ? 'it was imported' : describeRefusal(result.refusal);
}

async function orderOf(number: string, ofShop = shopId) {
  const { rows } = await database.current.pool.query(
    `select member_id::text as "memberId", email, state::text, placed_at as "placedAt", carrier, tracking_url as "trackingUrl",
       expected_on::text as "expectedOn", lines, as_of as "asOf" from shop_order where shop_id = $1 and number = $2`,
    [ofShop, number],
  );
  return rows[0];
}

describe('orders from a file', () => {
  it("are read in the shop's zone, in the words of its mapping, for members and for addresses", async () => {
    const file = orderFile([
      'Ordrenr;Status;Kundenr;E-post;Bestilt dato;Transportør;Sporingslenke;Forventet levering;Oppdatert',
      `71001;Sendt;${ada.number};Ada@Granlia.example;20.11.2026 14:30;Posten;https://sporing.posten.example/71001;24.11.2026;21.11.2026 23:30`,
      '71002;KLAR  til henting;;Bo@granlia.example;21.11.2026;;;;22.11.2026 09:00',
      '71003;ready-for-pickup;;;21.11.2026;;;;',
    ]);
    const done = await imported(file, {
      mapping: 'states: { Sendt: shipped, Klar til henting: ready_for_pickup }\nlateAfterHours: 30',
    });
    expect(done).toMatchObject({
      lines: 3,
      counts: { created: 3, changed: 0, unchanged: 0, outdated: 0, withoutMember: 2, rejected: 0 },
    });
    expect(await orderOf('71001')).toEqual({
      memberId: ada.id,
      email: 'ada@granlia.example',
      state: 'shipped',
      placedAt: new Date('2026-11-20T13:30:00Z'),
      carrier: 'Posten',
      trackingUrl: 'https://sporing.posten.example/71001',
      expectedOn: '2026-11-24',
      lines: [],
      asOf: new Date('2026-11-21T22:30:00Z'),
    });
    expect(await orderOf('71002')).toMatchObject({ memberId: null, email: 'bo@granlia.example', state: 'ready_for_pickup' });
    expect(await orderOf('71003')).toMatchObject({ state: 'ready_for_pickup', asOf: new Date('2026-11-22T04:00:00Z') });
    const { rows } = await database.current.pool.query('select told_until, late_after_hours from order_feed');
    expect(rows).toEqual([{ told_until: new Date('2026-11-22T08:00:00Z'), late_after_hours: 30 }]);
  });

  it('change nothing when they come again, and never go back to what is older', async () => {
    const header = 'order;state;email;asof';
    const file = orderFile([
      header,
      '72001;packed;bo@granlia.example;2026-11-20 10:00',
      '72001;shipped;bo@granlia.example;2026-11-21 10:00',
    ]);
    expect((await imported(file)).counts).toMatchObject({ created: 1 });
    const stamps = () => database.current.pool.query('select number, xmin::text, as_of from shop_order order by number');
    const before = (await stamps()).rows;
    const again = await imported(file);
    expect(again.counts).toMatchObject({ created: 0, changed: 0, unchanged: 1, outdated: 0 });
    expect(describeOrders(again)).toContain('Nothing was changed.');
    expect((await stamps()).rows).toEqual(before);
    const older = await imported(orderFile([header, '72001;placed;bo@granlia.example;2026-11-19 10:00']));
    expect(older.counts).toMatchObject({ outdated: 1, changed: 0 });
    expect(await orderOf('72001')).toMatchObject({ state: 'shipped' });
    const newer = await imported(orderFile([header, '72001;delivered;;']), { asOf: '2026-11-22 06:15' });
    expect(newer.counts).toMatchObject({ changed: 1 });
    expect(await orderOf('72001')).toMatchObject({
      state: 'delivered',
      email: 'bo@granlia.example',
      asOf: new Date('2026-11-22T05:15:00Z'),
    });
  });

  it('gather the goods of their lines, and are taken whole or not at all', async () => {
    const header = 'order,state,email,item,quantity';
    const file = orderFile([
      header,
      '73001,placed,bo@granlia.example,"Cup, blue",2',
      '73002,placed,bo@granlia.example,Lamp,1',
      '73001,,,Saucer,"1,500.5"',
      '73002,placed,bo@granlia.example,Bulb,none',
    ]);
    const done = await imported(file);
    expect(done.counts).toMatchObject({ created: 1, rejected: 2 });
    expect(await orderOf('73001')).toMatchObject({
      state: 'placed',
      lines: [
        { name: 'Cup, blue', quantity: 2 },
        { name: 'Saucer', quantity: 1500.5 },
      ],
    });
    expect(await orderOf('73002')).toBeUndefined();
    expect(readFileSync(done.rejects.path, 'latin1').split('\r\n').slice(1, 3)).toEqual([
      '73002,placed,bo@granlia.example,Bulb,none,5,5,the quantity in column quantity cannot be read: none',
      '73002,placed,bo@granlia.example,Lamp,1,3,3,another line of this order cannot be read: line 5',
    ]);
    const corrected = orderFile(readFileSync(done.rejects.path, 'latin1').replace('none', '4').split('\r\n'));
    expect((await imported(corrected)).counts).toMatchObject({ created: 1, rejected: 0 });
    expect((await orderOf('73002'))?.lines).toHaveLength(2);
  });

  it('leave out what cannot be read, with line, column and reason', async () => {
    const file = orderFile([
      'Order No,Status,Member,Email,Shop,Tracking URL,ETA,As of',
      `74001,shipped,${ada.number},,${shopCode},,2026-11-25,`,
      '74002,Versandt,,,,,,',
      '74003,shipped,4711,,,,,',
      '74004,shipped,,bo at granlia,,,,',
      '74005,shipped,,,OSL-NIX,,,',
      '74006,shipped,,,,http://posten.example/1,,',
      '74007,shipped,,,,,2026-13-25,',
      '74008,shipped,,,,,,2027-01-01',
      ',shipped,,,,,,',
      '74010,shipped',
      '74 011,shipped,,,,,,',
    ]);
    const done = await imported(file);
    expect(done).toMatchObject({ lines: 11, counts: { created: 1, rejected: 10 } });
    const reasons = new Map(done.rejects.examples.map(({ fileLine, reason }) => [fileLine, reason]));
    expect([...reasons].toSorted(([a], [b]) => a - b)).toEqual([
      [3, 'the column Status is no state that we know (say states in the mapping): Versandt'],
      [4, 'no member has this number: 4711'],
      [5, 'the column Email is no e-mail address: bo at granlia'],
      [6, 'the column Shop names a shop that we do not have: OSL-NIX'],
      [7, 'the column Tracking URL is no https address: http://posten.example/1'],
      [8, 'the date in column ETA cannot be read: 2026-13-25'],
      [9, 'the column As of lies in the future: 2027-01-01'],
      [10, 'the column Order No is empty'],
      [11, '2 columns instead of 8'],
      [12, 'the column Order No is no order number: 74 011'],
    ]);
    const asGuest = await imported(file, { mapping: 'unknownMembers: keep_as_guest\nstates: { versandt: shipped }' });
    expect(asGuest.counts).toMatchObject({ created: 2, unchanged: 1, rejected: 8 });
  });

  it('are refused as a whole where it is not clear what the file means', async () => {
    expect(await refused(orderFile(['order;carrier', '1;Posten']))).toMatch(/Not recognised: state, member \(or email\)/);
    expect(await refused(orderFile(['order;state;email;eta', '75001;shipped;;04/05/2026']))).toMatch(
      /dates in eta can be read in more/,
    );
    expect(await refused(orderFile(['order;state;email', '1;shipped;']), { mapping: 'shop: { code: NIX }' })).toMatch(
      new RegExp(`There is no shop NIX.*Shops: ${shopCode}`, 's'),
    );
    expect(await refused(orderFile(['order;state;email', '1;shipped;']), { asOf: 'yesterday' })).toMatch(/--as-of yesterday/);
    expect(await refused(orderFile(['order;state;email', '1;shipped;']), { asOf: '2026-12-24' })).toMatch(/--as-of 2026-12-24/);
    const mapping = parseOrderMapping('states: { Sendt: sent }\ncolumns: { nummer: A }');
    expect(mapping.ok ? 'it was read' : describeRefusal(mapping.refusal)).toMatch(/columns: .*nummer.*\n.*states\.Sendt: /);
  });

  it('come by ten thousand in one transaction', async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => `W${i};shipped;customer${i}@granlia.example`);
    const file = orderFile(['order;state;email', ...rows]);
    const startedMs = performance.now();
    expect((await imported(file)).counts).toMatchObject({ created: 10_000 });
    console.info(`10,000 orders in ${Math.round(performance.now() - startedMs)} ms`);
  });
});
