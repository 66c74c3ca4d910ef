import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binaryRows, copyQueue, copyRows, withProvenReferences } from '../../src/store/copy.ts';
import { connectClient } from '../../src/store/database.ts';
import { useDatabase } from '../helpers/database.ts';

const database = useDatabase();

describe('rows in the binary COPY format', () => {
  it('arrive as they were given', async () => {
    const client = await connectClient(database.current.connectionString);
    await client.query(
      'create temporary table awkward (id uuid, n int, s smallint, b bigint, t text, q numeric(12,3), at timestamptz(3))',
    );
    const row = fc.record({
      id: fc.option(fc.uuid()),
      n: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
      s: fc.integer({ min: -(2 ** 15), max: 2 ** 15 - 1 }),
      b: fc.maxSafeInteger(),
      t: fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
      q: fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }),
      at: fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 200 }), async (given) => {
        const rows = binaryRows(7);
        for (const { id, n, s, b, t, q, at } of given) {
          rows.begin();
          if (id) rows.uuid(id);
          else rows.none();
          rows.int(n);
          rows.smallint(s);
          rows.bigint(b);
          rows.text(t);
          rows.thousandths(q);
          rows.instant(at.getTime());
        }
        expect(rows.count).toBe(given.length);
        await client.query('truncate awkward');
        expect(await copyRows(client, 'awkward', ['id', 'n', 's', 'b', 't', 'q', 'at'], rows.take())).toBe(given.length);
        expect(rows.count).toBe(0);
        const stored = await client.query('select id, n, s, b::text, t, (q * 1000)::bigint::text as q, at from awkward');
        expect(stored.rows).toEqual(given.map(({ b, q, ...rest }) => ({ ...rest, b: String(b), q: String(q) })));
      }),
      { numRuns: 25 },
    );
    await client.end();
  });

  it('take parts of a buffer as text, and sixteen bytes as a uuid', async () => {
    const client = await connectClient(database.current.connectionString);
    await client.query('create temporary table parts (id uuid, t text)');
    const rows = binaryRows(2);
    rows.begin();
    rows.uuidBytes(Buffer.from('ff019b0000000070008000000000000001', 'hex'), 1);
    rows.bytes(Buffer.from('x;blåbær;y'), 2, 2 + Buffer.byteLength('blåbær'));
    await copyRows(client, 'parts', ['id', 't'], rows.take());
    expect((await client.query('select * from parts')).rows).toEqual([
      { id: '019b0000-0000-7000-8000-000000000001', t: 'blåbær' },
    ]);
    await client.end();
  });
});

describe('a queue of COPYs', () => {
  it('tells of a failure to whoever drains it, and leaves the connection usable', async () => {
    const client = await connectClient(database.current.connectionString);
    await client.query('create temporary table one (n int primary key)');
    const queue = copyQueue(client);
    const rows = binaryRows(1);
    for (const n of [1, 1]) {
      rows.begin();
      rows.int(n);
    }
    await queue.add('one', ['n'], rows);
    await expect(queue.drain()).rejects.toThrow(/duplicate key/);
    expect((await client.query('select count(*)::int as count from one')).rows).toEqual([{ count: 0 }]);
    await client.end();
  });
});

describe('rows whose references are proven', () => {
  it.each(['ledger_entry', 'draw', 'consent', 'programme_version'])('leave the guard of %s in place', async (table) => {
    const client = await connectClient(database.current.connectionString);
    await client.query('begin');
    await expect(withProvenReferences(client, () => client.query(`delete from ${table}`))).rejects.toThrow(/append-only/);
    await client.end();
  });

  it('are checked again afterwards', async () => {
    const client = await connectClient(database.current.connectionString);
    await client.query('begin');
    await withProvenReferences(client, () => client.query('select 1'));
    const stray = `insert into member_points (member_id) values (gen_random_uuid())`;
    await expect(client.query(stray)).rejects.toThrow(/foreign key/);
    await client.end();
  });
});
