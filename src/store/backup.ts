import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import {
  type BackedUpTable,
  type BackupHeader,
  type BackupPart,
  BackupRefused,
  END_OF_ROWS,
  readBackup,
} from './backup-format.ts';
import { connectClient } from './database.ts';
import { migrate, readMigrations } from './migrate.ts';

export { BackupRefused } from './backup-format.ts';

export type BackupProgress = {
  step: 'back up' | 'check' | 'restore';
  table: string;
  /** How much of the step is done, 0 to 1; an estimate while backing up. */
  share: number;
};
export type BackupSummary = { tables: number; rows: number };
export type RestoreSummary = BackupSummary & {
  madeAt: Date;
  /** Migrations that were applied after the rows, since this version of the program is newer than the backup. */
  migratedOn: string[];
};
type Report = (progress: BackupProgress) => void;

/**
 * Writes the whole database into one file, as it is at one instant, while the program may go on working. It needs no
 * pg_dump, and what it writes goes into any PostgreSQL that Regulars supports, embedded or the retailer's own. The job
 * queue's own schema is left out: what is due follows from our rows.
 *
 * The file holds personal data: it is readable by its owner alone. It gets its name when it is complete.
 *
 * @throws BackupRefused when the file exists already, or the database was never set up
 */
export async function backup(
  connectionString: string,
  file: string,
  options: { now: Date; report?: Report },
): Promise<BackupSummary> {
  if (existsSync(file)) throw new BackupRefused(`${file} exists already and was left as it is. Choose another name.`);
  const part = `${file}.part`;
  rmSync(part, { force: true });
  try {
    const summary = await writeBackup(connectionString, part, options);
    renameSync(part, file);
    return summary;
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** The same into a new file, whatever becomes of it. The file is there before all else and closed at the end: who takes it away then is in time. */
async function writeBackup(
  connectionString: string,
  file: string,
  { now, report = () => {} }: { now: Date; report?: Report },
): Promise<BackupSummary> {
  await using opened = await open(file, 'wx', 0o600);
  const client = await connectClient(connectionString);
  try {
    await client.query('begin isolation level repeatable read, read only'); // one snapshot for all tables
    await settleSession(client);
    const header = await describeDatabase(client, now);
    const summary = { tables: header.tables.length, rows: 0 };
    const content = async function* () {
      yield `${JSON.stringify(header)}\n`;
      const sizes = await tableSizes(client, header.tables);
      const total = sum(sizes);
      for (const [index, table] of header.tables.entries()) {
        const before = sum(sizes.slice(0, index));
        const share = (bytes: number) => (total === 0 ? 1 : (before + Math.min(bytes, sizes[index]!)) / total);
        const rows = yield* tableContent(client, table, (bytes) =>
          report({ step: 'back up', table: table.name, share: share(bytes) }),
        );
        summary.rows += rows;
      }
    };
    await pipeline(content, createGzip(), opened.createWriteStream({ flush: true }));
    return summary;
  } finally {
    await client.end();
  }
}

/**
 * Fills an empty database from a backup, of this version or an older one: the schema of that time, the rows in one
 * transaction, then the migrations since. The file is read through once before anything is touched.
 *
 * @throws BackupRefused when the database is not empty, the file is damaged, or it comes from a newer version
 */
export async function restore(
  connectionString: string,
  file: string,
  { migrationsDir, report = () => {} }: { migrationsDir?: string; report?: Report } = {},
): Promise<RestoreSummary> {
  const header = await checkFile(file, report);
  refuseForeignMigrations(header, readMigrations(migrationsDir));
  const client = await connectClient(connectionString);
  try {
    await refuseUnlessEmpty(client, header);
    await migrate(client, { dir: migrationsDir, upTo: header.migrations.at(-1)!.name });
    const rows = await copyIn(client, file, report);
    const migratedOn = await migrate(client, { dir: migrationsDir });
    for (const table of await ownTables(client)) await client.query(`analyze ${quoted(table)}`);
    return { madeAt: new Date(header.madeAt), tables: header.tables.length, rows, migratedOn };
  } finally {
    await client.end(); // an open transaction ends here, without a trace
  }
}

/** Rows must be written and read in one way, whatever the server, the database or the role are set to. */
async function settleSession(client: pg.ClientBase): Promise<void> {
  await client.query(
    `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local extra_float_digits = 3;
     set local statement_timeout = 0; set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0`,
  );
}

async function describeDatabase(client: pg.ClientBase, now: Date): Promise<BackupHeader> {
  const migrations = await appliedMigrations(client);
  if (migrations.length === 0)
    throw new BackupRefused('There is nothing to back up: this database was never set up. "npm start" does that.');
  const { rows: tables } = await client.query<BackedUpTable>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relname = any($1) and c.relnamespace = 'public'::regnamespace
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.relname order by c.relname`,
    [await ownTables(client)],
  );
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `select f.relname as "from", t.relname as "to"
     from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
     where k.contype = 'f' and k.conrelid <> k.confrelid and f.relnamespace = 'public'::regnamespace`,
  );
  const { rows: sequences } = await client.query<{ name: string; lastValue: string }>(
    `select sequencename as name, last_value::text as "lastValue" from pg_sequences
     where schemaname = 'public' and last_value is not null order by sequencename`,
  );
  const { rows: server } = await client.query<{ version: string }>(`select current_setting('server_version') as version`);
  return {
    format: 'regulars-backup',
    formatVersion: 1,
    madeAt: now.toISOString(),
    server: server[0]!.version,
    migrations,
    tables: referredFirst(tables, references),
    sequences,
  };
}

/** A row may refer to its own table: COPY checks that at its end. */
function referredFirst(tables: readonly BackedUpTable[], references: readonly { from: string; to: string }[]): BackedUpTable[] {
  const ordered: BackedUpTable[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const waits = (table: BackedUpTable) =>
      references.some(({ from, to }) => from === table.name && left.some(({ name }) => name === to));
    const free = left.filter((table) => !waits(table));
    assert(free.length > 0, `tables refer to each other in a circle: ${left.map(({ name }) => name).join(', ')}`);
    ordered.push(...free);
    left = left.filter(waits);
  }
  return ordered;
}

/** Tables that hold something of ours; not those of the migrations, of extensions, or unlogged ones that may be emptied at any time. */
async function ownTables(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class c
     where relnamespace = 'public'::regnamespace and relkind = 'r' and relpersistence = 'p' and relname <> '_prisma_migrations'
       and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     order by relname`,
  );
  return rows.map(({ name }) => name);
}

async function appliedMigrations(client: pg.ClientBase): Promise<BackupHeader['migrations']> {
  const { rows: table } = await client.query<{ exists: boolean }>(
    `select to_regclass('public._prisma_migrations') is not null as exists`,
  );
  if (!table[0]!.exists) return [];
  const { rows } = await client.query<BackupHeader['migrations'][number]>(
    'select migration_name as name, checksum from _prisma_migrations where rolled_back_at is null order by migration_name',
  );
  return rows;
}

/** @returns bytes of each table, in their order */
async function tableSizes(client: pg.ClientBase, tables: readonly BackedUpTable[]): Promise<number[]> {
  const { rows } = await client.query<{ bytes: string }>(
    'select pg_table_size(to_regclass(name)) as bytes from unnest($1::text[]) with ordinality as t (name, place) order by place',
    [tables.map(({ name }) => quoted(name))],
  );
  return rows.map(({ bytes }) => Number(bytes));
}

/** @returns how many rows the table has */
async function* tableContent(client: pg.ClientBase, table: BackedUpTable, onWritten: (bytes: number) => void) {
  const rows = client.query(
    copyTo(`copy ${quoted(table.name)} (${table.columns.map(pg.escapeIdentifier).join(', ')}) to stdout`),
  );
  rows.on('error', () => {}); // reading it below throws; this is for the error that comes when nobody reads any more
  let written = 0;
  for await (const chunk of rows) {
    yield chunk as Buffer;
    written += (chunk as Buffer).length;
    onWritten(written);
  }
  yield `${END_OF_ROWS}${JSON.stringify({ table: table.name, rows: rows.rowCount })}\n`;
  return rows.rowCount;
}

async function checkFile(file: string, report: Report): Promise<BackupHeader> {
  if (!existsSync(file)) throw new BackupRefused(`There is no file ${file}.`);
  let header: BackupHeader | undefined;
  await eachPart(file, 'check', report, async (part) => {
    if (part.kind === 'header') header = part.header;
  });
  return header!;
}

/** A backup of this version or an older one has the migrations of this program up to its last, all of them and unchanged. */
function refuseForeignMigrations(header: BackupHeader, ours: readonly { name: string; checksum: string }[]): void {
  const last = header.migrations.at(-1)!.name;
  const newer = header.migrations.find(({ name }) => !ours.some((migration) => migration.name === name));
  if (newer)
    throw new BackupRefused(
      `The backup was made by a newer version of Regulars: it has the migration "${newer.name}", which this version does not know. Nothing was changed. Restore it with the newer version.`,
    );
  const due = ours.filter(({ name }) => name <= last);
  const changed = due.find(
    ({ name, checksum }) => !header.migrations.some((known) => known.name === name && known.checksum === checksum),
  );
  if (changed)
    throw new BackupRefused(
      `The backup does not fit this version of Regulars: the migration "${changed.name}" is not the one that made its tables. Nothing was changed. Restore it with the version that made it.`,
    );
}

async function refuseUnlessEmpty(client: pg.ClientBase, header: BackupHeader): Promise<void> {
  const wayOut =
    'Nothing was changed. The way out: for your own PostgreSQL make an empty database and name it in DATABASE_URL; for the embedded one stop Regulars and move DATA_DIR away; then restore again.';
  const full = await tableWithRows(client);
  if (full !== undefined)
    throw new BackupRefused(`A backup is restored into an empty database only, and "${full}" has rows in this one. ${wayOut}`);
  const later = (await appliedMigrations(client)).find(({ name }) => !header.migrations.some((known) => known.name === name));
  if (later)
    throw new BackupRefused(
      `The backup is older than the tables of this database, which has the migration "${later.name}". ${wayOut}`,
    );
}

async function tableWithRows(client: pg.ClientBase): Promise<string | undefined> {
  for (const table of await ownTables(client)) {
    const { rowCount } = await client.query(`select from ${quoted(table)} limit 1`);
    if (rowCount) return table;
  }
  return undefined;
}

/** @returns how many rows were stored, in one transaction */
async function copyIn(client: pg.ClientBase, file: string, report: Report): Promise<number> {
  let stored = 0;
  let sequences: BackupHeader['sequences'] = [];
  let rows: ReturnType<typeof startCopy> | undefined;
  let triggers: Awaited<ReturnType<typeof lockEmpty>> = new Map();
  await client.query('begin');
  await settleSession(client);
  await eachPart(file, 'restore', report, async (part) => {
    switch (part.kind) {
      case 'header':
        sequences = part.header.sequences;
        triggers = await lockEmpty(client, part.header.tables);
        return;
      case 'table':
        rows = startCopy(client, part.table);
        return;
      case 'rows':
        return rows!.write(part.chunk);
      case 'end':
        assert.equal(await rows!.end(), part.rows, `rows of ${part.table.name}`);
        for (const { name, enable } of triggers.get(part.table.name)!)
          await client.query(`alter table ${quoted(part.table.name)} ${enable} trigger ${pg.escapeIdentifier(name)}`);
        stored += part.rows;
    }
  });
  for (const { name, lastValue } of sequences) await client.query('select setval($1, $2)', [quoted(name), lastValue]);
  await client.query('commit');
  return stored;
}

type Trigger = {
  name: string /** How it is put into the state that it was in. */;
  enable: 'enable' | 'enable always' | 'enable replica';
};

/**
 * Keeps a program that starts meanwhile from writing, and our triggers from adding to rows that were complete when they were backed up.
 *
 * @returns by table, the triggers that are off now
 */
async function lockEmpty(client: pg.ClientBase, tables: readonly BackedUpTable[]): Promise<Map<string, Trigger[]>> {
  const triggers = new Map<string, Trigger[]>();
  for (const { name } of tables) {
    const { rows } = await client.query<Trigger>(
      `select tgname as name, case tgenabled when 'A' then 'enable always' when 'R' then 'enable replica' else 'enable' end as enable
       from pg_trigger where tgrelid = $1::regclass and not tgisinternal and tgenabled <> 'D'`,
      [quoted(name)],
    );
    triggers.set(name, rows);
    await client.query(`alter table ${quoted(name)} disable trigger user`);
    const { rowCount } = await client.query(`select from ${quoted(name)} limit 1`);
    if (rowCount)
      throw new BackupRefused(
        `Somebody else is writing to this database: "${name}" has rows now. Nothing was restored. Stop Regulars, and restore into an empty database.`,
      );
  }
  return triggers;
}

function startCopy(client: pg.ClientBase, { name, columns }: BackedUpTable) {
  const target = client.query(copyFrom(`copy ${quoted(name)} (${columns.map(pg.escapeIdentifier).join(', ')}) from stdin`));
  const ended = once(target, 'finish').catch((cause: Error) => {
    throw new Error(`Restoring "${name}" failed, and no row was kept: ${cause.message}`, { cause });
  });
  ended.catch(() => {}); // whoever writes next hears of it
  return {
    async write(chunk: Buffer): Promise<void> {
      if (!target.write(chunk)) await Promise.race([new Promise((drained) => target.once('drain', drained)), ended]);
    },
    /** @returns how many rows were stored */
    async end(): Promise<number> {
      target.end();
      await ended;
      return target.rowCount;
    },
  };
}

async function eachPart(
  file: string,
  step: BackupProgress['step'],
  report: Report,
  visit: (part: BackupPart) => Promise<void>,
): Promise<void> {
  const { size } = statSync(file);
  let bytesRead = 0;
  let table = '';
  for await (const part of readBackup(file, (bytes) => {
    bytesRead = bytes;
  })) {
    if (part.kind === 'table') table = part.table.name;
    await visit(part);
    report({ step, table, share: size === 0 ? 1 : Math.min(bytesRead / size, 1) });
  }
}

const quoted = (table: string) => `public.${pg.escapeIdentifier(table)}`;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
