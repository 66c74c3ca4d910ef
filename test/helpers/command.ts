import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, vi } from 'vitest';
import { runCommand } from '../../src/cli/regulars.ts';
import type { Database } from '../../src/store/database.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { openShop, type TestShop } from './shop.ts';

/** What a command came to: its exit code and what it wrote, line by line. */
export type Ran = { code: number; out: string; err: string };

/** A command as typed at a keyboard, in this process, which costs a tenth of one of its own. */
export async function runHere(args: readonly string[], environment: Record<string, string>): Promise<Ran> {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const lines: Record<'log' | 'error', string[]> = { log: [], error: [] };
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((...words) => void lines[stream].push(`${words.map(String).join(' ')}\n`));
  try {
    return { code: await runCommand([...args]), out: lines.log.join(''), err: lines.error.join('') };
  } finally {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  }
}

export type Keyboard = {
  /** For the test's own files. */
  dir: string;
  /** What commands are told as `DATA_DIR`. */
  dataDir: string;
  readonly database: Database;
  readonly shop: TestShop;
  run(args: readonly string[], environment?: Record<string, string>): Promise<Ran>;
};

/**
 * A data directory with a shop, for the tests of this file: this process runs its embedded database, and every command joins it, as it
 * would join the running program. Read `database` and `shop` inside a test, not at the top of the file.
 */
export function useKeyboard(): Keyboard {
  const dir = mkdtempSync('/tmp/rc-'); // short, since the socket's path is in it
  const dataDir = join(dir, 'd');
  let store: Store;
  let shop: TestShop;
  beforeAll(async () => {
    store = await openStore({ dataDir });
    shop = await openShop(store.database);
  });
  afterAll(async () => {
    await store.close();
    rmSync(dir, { recursive: true, force: true });
  });
  return {
    dir,
    dataDir,
    get database() {
      return store.database;
    },
    get shop() {
      return shop;
    },
    run: (args, environment) => runHere(args, { DATABASE_URL: '', DATA_DIR: dataDir, ...environment }),
  };
}
