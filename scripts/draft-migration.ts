/**
 * `npm run migration -- <name>` writes the next migration from the difference between prisma/migrations and
 * prisma/schema.prisma, offline. With `--check` it writes nothing and fails when the two disagree (part of `npm run check`).
 *
 * Prisma's own command wants an engine that it downloads; the same engine is on npm as WebAssembly, and replays the
 * migrations in an in-memory PostgreSQL.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { readMigrations } from '../src/store/migrate.ts';

type SchemaFile = { path: string; content: string };
type Engine = { diff(request: object): Promise<{ exitCode: number; stdout?: string }> };
type EngineModule = {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  SchemaEngine: { new: (options: object, log: () => void, adapter: object) => Promise<Engine> };
};

const migrationsDir = resolve('prisma/migrations');
const schemaPath = resolve('prisma/schema.prisma');

async function loadEngine(adapter: object, schema: SchemaFile): Promise<Engine> {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(message) } });
  const dir = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const engine = (await import(join(dir, 'schema_engine_bg.js'))) as EngineModule;
  const { instance } = await WebAssembly.instantiate(readFileSync(join(dir, 'schema_engine_bg.wasm')), {
    './schema_engine_bg.js': engine as unknown as WebAssembly.ModuleImports,
  });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start?: () => void }).__wbindgen_start?.();
  return engine.SchemaEngine.new({ datamodels: [[schema.path, schema.content]] }, () => {}, adapter);
}

/** @returns the SQL that leads from the migrations to the schema; undefined when they agree */
async function difference(): Promise<string | undefined> {
  const schema = { path: schemaPath, content: readFileSync(schemaPath, 'utf8') };
  const db = await PGlite.create('memory://');
  for (const { sql } of readMigrations(migrationsDir)) await db.exec(sql);
  const engine = await loadEngine(bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(db)), schema);
  const source = { files: [schema], configDir: dirname(schemaPath) };
  const result = await engine.diff({
    from: { tag: 'schemaDatasource', ...source }, // the database behind the adapter
    to: { tag: 'schemaDatamodel', ...source },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  const sql = result.stdout ?? '';
  return result.exitCode === 0 || /empty migration/i.test(sql) ? undefined : sql;
}

const sql = await difference();
const [name] = process.argv.slice(2);
if (!sql) {
  console.log('schema.prisma and prisma/migrations agree');
} else if (name === '--check') {
  console.error(`schema.prisma and prisma/migrations differ. Draft the migration with: npm run migration -- <name>\n${sql}`);
  process.exitCode = 1;
} else {
  const dir = join(migrationsDir, `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name ?? 'change'}`);
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'migration.sql'), sql);
  const lock = join(migrationsDir, 'migration_lock.toml');
  if (!existsSync(lock)) writeFileSync(lock, 'provider = "postgresql"\n');
  console.log(`wrote ${dir}/migration.sql: read it before you commit it`);
}
process.exit();
