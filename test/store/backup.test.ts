import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { type BackupProgress, backup, restore } from '../../src/store/backup.ts';
import { bootstrapEmbedded, bootstrapOwn } from '../../src/store/bootstrap.ts';
import { connectClient } from '../../src/store/database.ts';
import { startEmbedded } from '../../src/store/embedded.ts';
import { MIGRATIONS_DIR, migrate, readMigrations } from '../../src/store/migrate.ts';
import { useDatabase } from '../helpers/database.ts';

const source = useDatabase();
const now = new Date('2026-11-22T13:05:00Z');
const dir = mkdtempSync(join(tmpdir(), 'backup-'));
let newest = 0;
const newFile = () => join(dir, `${++newest}.backup`);

/** A database as a retailer would make it: empty, not even set up. */
async function emptyDatabase(): Promise<string> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const adminUrl = inject('adminUrl');
  await run(adminUrl, `create database ${name} owner regulars`);
  onTestFinished(() => run(adminUrl, `drop database if exists ${name} with (force)`));
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return bootstrapOwn(url.href);
}

async function run(connectionString: string, sql: string): Promise<void> {
  const client = await connectClient(connectionString);
  await client.query(sql).finally(() => client.end());
}

/** Every row of every table as text, in an order of its own. */
async function contentOf(connectionString: string): Promise<Record<string, string[]>> {
  const client = await connectClient(connectionString);
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> '_prisma_migrations' order by 1",
    );
    const content: Record<string, string[]> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(
        `select t::text as row from ${pg.escapeIdentifier(name)} t order by 1`,
      );
      content[name] = rows.map(({ row }) => row);
    }
    return content;
  } finally {
    await client.end();
  }
}

const awkwardNames = [
  'a\tb\\c',
  '\\N',
  '\\.',
  'line\nend\r\n',
  '',
  ' "quoted", {braces}',
  '👩🏽‍🍳 smörgåsbord',
  '\u0001\u0007',
  "o'clock",
];

async function fill(connectionString: string): Promise<void> {
  const client = await connectClient(connectionString);
  try {
    await client.query(`insert into shop (id, code, name, kind, time_zone, opening_hours)
      values (gen_random_uuid(), 'OSL', 'Oslo', 'store', 'Europe/Oslo', '{"monday": [{"from": "09:00", "note": "a\\\\tb\\n"}]}')`);
    await client.query(
      `insert into feed (id, code, kind, shop_id, counted_until) select gen_random_uuid(), 'till', 'shop', id, $1 from shop`,
      [now],
    );
    const ids = awkwardNames.map(() => randomUUID());
    for (const [index, name] of awkwardNames.entries())
      await client.query(
        `insert into member (id, number, given_name, email, joined_at, joined_via) values ($1, $2, $3, null, $4, 'import')`,
        [ids[index], `1${index}`, name, now],
      );
    // Refers to a row of the same table that comes after it.
    await client.query('update member set merged_into_id = $2 where id = $1', [ids[0], ids[1]]);
    await client.query(
      `insert into consent (id, member_id, purpose, given, channel, source, recorded_at)
       select gen_random_uuid(), id, 'offers', false, 'web', 'stop_word', $1 from member`,
      [now],
    );
    await client.query(
      `insert into attachment (id, inbound_id, conversation_id, identity_id, channel, media, state, type, size, sha256, content, created_at)
       select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'web', 'photo', 'stored', 'image/png', octet_length($2::bytea), 'of it', $2::bytea, $1`,
      [now, Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * 7) % 256))],
    );
    await client.query(`select nextval('process_number') from generate_series(1, 7)`);
    await client.query(`select nextval('complaint_number_seq') from generate_series(1, 3)`);
  } finally {
    await client.end();
  }
}

beforeAll(() => fill(source.current.connectionString));
afterAll(() => {
  expect(readdirSync(dir).filter((name) => name.endsWith('.part'))).toEqual([]);
  rmSync(dir, { recursive: true });
});

describe('a backup', () => {
  it('goes into an empty database, with every text as it was', async () => {
    const file = newFile();
    const target = await emptyDatabase();
    const made = await backup(source.current.connectionString, file, { now });
    const restored = await restore(target, file);
    expect(restored).toEqual({ ...made, madeAt: now, migratedOn: [] });
    const content = await contentOf(target);
    expect(content).toEqual(await contentOf(source.current.connectionString));
    expect(content.member).toHaveLength(awkwardNames.length);
    expect(content.attachment).toEqual([expect.stringContaining('00070e151c')]);
    const client = await connectClient(target);
    // What is numbered next has a number that nothing had before: a complaint is known by it.
    const { rows } = await client
      .query(`select nextval('process_number')::int as process, nextval('complaint_number_seq')::int as complaint`)
      .finally(() => client.end());
    expect(rows).toEqual([{ process: 8, complaint: 1_004 }]);
  });

  it('leaves what guards the tables in force', async () => {
    const file = newFile();
    const target = await emptyDatabase();
    await backup(source.current.connectionString, file, { now });
    await restore(target, file);
    await expect(run(target, 'delete from consent')).rejects.toThrow(/append-only/);
    // Whatever the session is set to, too: an import switches the checks of references off for its own.
    const asReplica = "set session_replication_role = 'replica'; delete from consent";
    const admin = new URL(inject('adminUrl'));
    admin.pathname = new URL(target).pathname;
    await expect(run(admin.href, asReplica)).rejects.toThrow(/append-only/);
    await expect(run(target, `update feed set shop_id = gen_random_uuid()`)).rejects.toThrow(/foreign key/);
  });

  it('is readable by its owner alone, and never written over another file', async () => {
    const file = newFile();
    await backup(source.current.connectionString, file, { now });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const before = readFileSync(file);
    await expect(backup(source.current.connectionString, file, { now })).rejects.toThrow(/exists already/);
    expect(readFileSync(file)).toEqual(before);
  });

  it('is of one instant, whatever is written meanwhile', async () => {
    const file = newFile();
    const before = await contentOf(source.current.connectionString);
    const writer = await connectClient(source.current.connectionString);
    await writer.query('begin; lock table consent in access exclusive mode');
    const made = backup(source.current.connectionString, file, { now });
    const waiting = `select from pg_locks where relation = 'consent'::regclass and not granted`;
    await vi.waitUntil(async () => (await writer.query(waiting)).rowCount, { timeout: 10_000 });
    await writer.query(
      `insert into consent (id, member_id, purpose, given, channel, source, recorded_at)
       select gen_random_uuid(), id, 'surveys', true, 'web', 'button', $1 from member`,
      [now],
    );
    await writer.query('commit').finally(() => writer.end());
    await made;
    const target = await emptyDatabase();
    await restore(target, file);
    expect(await contentOf(target)).toEqual(before);
    expect(await contentOf(source.current.connectionString)).not.toEqual(before);
  });

  it('says how far it has come, from nothing to all', async () => {
    const file = newFile();
    const steps: BackupProgress[] = [];
    await backup(source.current.connectionString, file, { now, report: (progress) => steps.push(progress) });
    await restore(await emptyDatabase(), file, { report: (progress) => steps.push(progress) });
    for (const step of ['back up', 'check', 'restore'] as const) {
      const shares = steps.filter((progress) => progress.step === step).map(({ share }) => share);
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      expect(shares.at(-1)).toBeLessThanOrEqual(1);
    }
    expect(steps.at(-1)!.share).toBe(1);
  });

  it('of a database that was never set up is refused', async () => {
    const file = newFile();
    await expect(backup(await emptyDatabase(), file, { now })).rejects.toThrow(/nothing to back up/);
    expect(existsSync(file)).toBe(false);
  });

  it('reads lines of any length across the pieces of the file', async () => {
    const file = newFile();
    const target = await emptyDatabase();
    const client = await connectClient(source.current.connectionString);
    const long = '\\.\n'.repeat(300_000);
    await client.query(`insert into import_run (id, kind, file, started_at) values (gen_random_uuid(), 'purchases', $1, $2)`, [
      long,
      now,
    ]);
    await client.end();
    await backup(source.current.connectionString, file, { now });
    await restore(target, file);
    expect((await contentOf(target)).import_run).toEqual((await contentOf(source.current.connectionString)).import_run);
  });
});

describe('a restore', () => {
  const tablesOf = async (connectionString: string) => Object.keys(await contentOf(connectionString));

  it('into a database that has rows is refused with the way out', async () => {
    const file = newFile();
    await backup(source.current.connectionString, file, { now });
    const before = await contentOf(source.current.connectionString);
    await expect(restore(source.current.connectionString, file)).rejects.toThrow(
      /empty database only.*"attachment" has rows.*way out/,
    );
    expect(await contentOf(source.current.connectionString)).toEqual(before);
  });

  it('into a database that was set up and not used is fine', async () => {
    const file = newFile();
    const target = await emptyDatabase();
    const client = await connectClient(target);
    await migrate(client).finally(() => client.end());
    await backup(source.current.connectionString, file, { now });
    await restore(target, file);
    expect(await contentOf(target)).toEqual(await contentOf(source.current.connectionString));
  });

  const whole = async () => {
    const file = newFile();
    await backup(source.current.connectionString, file, { now });
    return readFileSync(file);
  };
  const lines = (bytes: Buffer) => gunzipSync(bytes).toString().split('\n');
  const headerless = (header: object, bytes: Buffer) =>
    gzipSync([JSON.stringify({ ...JSON.parse(lines(bytes)[0]!), ...header }), ...lines(bytes).slice(1)].join('\n'));

  it.each<[string, (bytes: Buffer) => Buffer | string]>([
    ['cut off in the middle', (bytes) => bytes.subarray(0, bytes.length >> 1)],
    ['cut off by its last byte', (bytes) => bytes.subarray(0, -1)],
    ['with a byte that flipped', (bytes) => bytes.with(bytes.length >> 1, (bytes[bytes.length >> 1]! ^ 0x10) & 0xff) as Buffer],
    ['without its last table', (bytes) => gzipSync(lines(bytes).slice(0, -2).join('\n'))],
    [
      'with a row missing',
      (bytes) =>
        gzipSync(
          lines(bytes)
            .filter((line) => !line.includes("o'clock"))
            .join('\n'),
        ),
    ],
    ['with something after its end', (bytes) => gzipSync(`${lines(bytes).join('\n')}more\n`)],
    ['without a header', (bytes) => gzipSync(lines(bytes).slice(1).join('\n'))],
    ['that is not packed', (bytes) => gunzipSync(bytes)],
    ['that is something else', () => 'number;name\n1;Ada\n'],
    ['that is empty', () => ''],
    ['of one endless line', () => gzipSync(Buffer.alloc(8_000_000, 'x'))],
  ])('of a file %s is refused and changes nothing', async (_, change) => {
    const file = newFile();
    const target = await emptyDatabase();
    writeFileSync(file, change(await whole()));
    await expect(restore(target, file)).rejects.toThrow(/damaged or incomplete/);
    expect(await tablesOf(target)).toEqual([]);
  });

  it('of a file that is not there says so', async () => {
    await expect(restore(source.current.connectionString, join(dir, 'none.backup'))).rejects.toThrow(
      /There is no file .*none\.backup/,
    );
  });

  it('of rows that the database refuses keeps none of them', async () => {
    const file = newFile();
    const target = await emptyDatabase();
    const bytes = await whole();
    writeFileSync(
      file,
      gzipSync(
        lines(bytes)
          .map((line) => line.replace('stop_word', '\\N'))
          .join('\n'),
      ),
    );
    await expect(restore(target, file)).rejects.toThrow(
      /Restoring "consent" failed, and no row was kept: null value in column "source"/,
    );
    expect(Object.values(await contentOf(target)).flat()).toEqual([]);
    writeFileSync(file, bytes);
    await restore(target, file); // the same database takes the right file
  });

  it('of a backup from a newer version is refused', async () => {
    const bytes = await whole();
    const [file, other] = [newFile(), newFile()];
    const target = await emptyDatabase();
    const strange = { name: '29990101000000_future', checksum: 'f' };
    writeFileSync(
      file,
      headerless({ migrations: [...readMigrations().map(({ name, checksum }) => ({ name, checksum })), strange] }, bytes),
    );
    await expect(restore(target, file)).rejects.toThrow(/newer version.*29990101000000_future/);
    writeFileSync(other, headerless({ formatVersion: 2 }, bytes));
    await expect(restore(target, other)).rejects.toThrow(/newer version/);
    expect(await tablesOf(target)).toEqual([]);
  });

  it('of a backup whose migrations are not ours is refused', async () => {
    const bytes = await whole();
    const file = newFile();
    const target = await emptyDatabase();
    const [first, ...others] = readMigrations().map(({ name, checksum }) => ({ name, checksum }));
    writeFileSync(file, headerless({ migrations: [{ ...first, checksum: 'edited' }, ...others] }, bytes));
    await expect(restore(target, file)).rejects.toThrow(
      new RegExp(`migration "${first!.name}" is not the one that made its tables`),
    );
    expect(await tablesOf(target)).toEqual([]);
  });

  it('of an older backup is migrated on', async () => {
    const file = newFile();
    const target = await emptyDatabase();
    await backup(source.current.connectionString, file, { now });
    const migrationsDir = mkdtempSync(join(dir, 'migrations-'));
    cpSync(MIGRATIONS_DIR, migrationsDir, { recursive: true });
    mkdirSync(join(migrationsDir, '29990101000000_future'));
    writeFileSync(
      join(migrationsDir, '29990101000000_future/migration.sql'),
      'create table future as select number from member;',
    );
    expect(await restore(target, file, { migrationsDir })).toMatchObject({ migratedOn: ['29990101000000_future'] });
    const { future, ...others } = await contentOf(target);
    expect(future).toHaveLength(awkwardNames.length);
    expect(others).toEqual(await contentOf(source.current.connectionString));
  });

  it('of an older backup into tables of this version is refused', async () => {
    const file = newFile();
    const target = await emptyDatabase();
    await backup(source.current.connectionString, file, { now });
    const client = await connectClient(target);
    await migrate(client).finally(() => client.end());
    await run(target, `insert into _prisma_migrations (id, checksum, migration_name) values ('x', 'x', '29990101000000_future')`);
    await expect(restore(target, file)).rejects.toThrow(/older than the tables of this database.*way out/);
  });

  const elsewhere = process.env.TEST_DATABASE_URL;
  if (!elsewhere) console.log('skipped: the way between two versions of PostgreSQL needs a second server, TEST_DATABASE_URL');
  it.skipIf(!elsewhere)('goes from another version of PostgreSQL to the embedded one, and back', async () => {
    const short = mkdtempSync(join(tmpdir(), 'rb-'));
    const embedded = await startEmbedded(join(short, 'db'));
    onTestFinished(async () => {
      await embedded.stop();
      rmSync(short, { recursive: true });
    });
    const [there, back] = [newFile(), newFile()];
    await backup(source.current.connectionString, there, { now });
    const middle = await bootstrapEmbedded(embedded.adminUrl);
    await restore(middle, there);
    await backup(middle, back, { now });
    const target = await emptyDatabase();
    await restore(target, back);
    expect(await contentOf(target)).toEqual(await contentOf(source.current.connectionString));
  });
});
