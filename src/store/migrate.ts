import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';

export const MIGRATIONS_DIR = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** The advisory lock that Prisma's own migrate takes, so that the two cannot run at once. */
const MIGRATION_LOCK = 72707369;

export type Migration = { name: string; sql: string; checksum: string };

/** The migrations of this build, oldest first. */
export function readMigrations(dir = MIGRATIONS_DIR): Migration[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
    .map((name) => {
      const sql = readFileSync(join(dir, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/** The database and this program do not belong together; nothing was changed. The message says what to do. */
export class MigrationRefused extends Error {
  override name = 'MigrationRefused';
}

/**
 * Brings the database to this build's schema. Each migration runs in a transaction of its own and is recorded in Prisma's
 * table, so that `prisma migrate status` reads it. Processes that start together wait for each other.
 *
 * @param options.upTo the last migration to apply (restoring a backup of an older version)
 * @returns the names of those applied now
 * @throws MigrationRefused when the database is newer than this build, or a migration was edited after it was applied
 */
export async function migrate(client: pg.ClientBase, options: { dir?: string; upTo?: string } = {}): Promise<string[]> {
  await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  try {
    const migrations = readMigrations(options.dir);
    const applied = await loadApplied(client);
    refuseStrangers(migrations, applied);
    const due = migrations.filter(({ name }) => !applied.has(name) && (options.upTo === undefined || name <= options.upTo));
    for (const migration of due) await apply(client, migration);
    return due.map(({ name }) => name);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  }
}

async function loadApplied(client: pg.ClientBase): Promise<Map<string, string>> {
  await client.query(`create table if not exists _prisma_migrations (
    id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
    logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`);
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select migration_name as name, checksum from _prisma_migrations where rolled_back_at is null order by migration_name',
  );
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

function refuseStrangers(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const [name, checksum] of applied) {
    const ours = known.get(name);
    if (ours === undefined)
      throw new MigrationRefused(
        `The database is newer than this program: it has the migration "${name}", which this version does not know. Start the newer version of Regulars, or restore a backup made by this one.`,
      );
    if (ours !== checksum)
      throw new MigrationRefused(
        `The migration "${name}" was edited after it was applied to this database. Put prisma/migrations/${name}/migration.sql back as it was, and make the change in a new migration.`,
      );
  }
}

async function apply(client: pg.ClientBase, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql); // without parameters: many statements and $$ bodies are fine
    await client.query(
      'insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values ($1, $2, $3, now(), 1)',
      [randomUUID(), checksum, name],
    );
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new Error(`The migration "${name}" failed and changed nothing: ${(cause as Error).message}`, { cause });
  }
}
