import { appendFileSync, cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connectClient } from '../../src/store/database.ts';
import { MIGRATIONS_DIR, migrate, readMigrations } from '../../src/store/migrate.ts';
import { useDatabase } from '../helpers/database.ts';

const database = useDatabase();

function copyOfMigrations(): string {
  const dir = mkdtempSync(join(tmpdir(), 'migrations-'));
  cpSync(MIGRATIONS_DIR, dir, { recursive: true });
  return dir;
}

async function migrateWith(dir: string): Promise<string[]> {
  const client = await connectClient(database.current.connectionString);
  try {
    return await migrate(client, { dir });
  } finally {
    await client.end();
  }
}

describe('migrations', () => {
  it('are applied once', async () => {
    expect(await migrateWith(MIGRATIONS_DIR)).toEqual([]);
  });

  it('refuse a database that is newer than the program', async () => {
    const dir = copyOfMigrations();
    mkdirSync(join(dir, '29990101000000_future'));
    writeFileSync(join(dir, '29990101000000_future/migration.sql'), 'create table future (id int);');
    expect(await migrateWith(dir)).toEqual(['29990101000000_future']);
    await expect(migrateWith(MIGRATIONS_DIR)).rejects.toThrow(/newer than this program.*29990101000000_future/);
    await database.current.pool.query("delete from _prisma_migrations where migration_name like '2999%'");
  });

  it('refuse a migration that was edited after it was applied', async () => {
    const dir = copyOfMigrations();
    const first = readMigrations()[0]!.name;
    appendFileSync(join(dir, first, 'migration.sql'), '-- one more thought\n');
    await expect(migrateWith(dir)).rejects.toThrow(/edited after it was applied/);
  });

  it('that fail change nothing and name themselves', async () => {
    const dir = copyOfMigrations();
    mkdirSync(join(dir, '29990101000001_broken'));
    writeFileSync(join(dir, '29990101000001_broken/migration.sql'), 'create table half (id int); select nonsense;');
    await expect(migrateWith(dir)).rejects.toThrow(/29990101000001_broken.*changed nothing/);
    const { rows } = await database.current.pool.query("select to_regclass('half') as half");
    expect(rows[0].half).toBeNull();
  });
});

describe('the ledger', () => {
  it.each(['ledger_entry', 'draw', 'consent', 'programme_version'])('cannot be changed in place: %s', async (table) => {
    await expect(database.current.pool.query(`delete from ${table}`)).rejects.toThrow(/append-only/);
  });
});
