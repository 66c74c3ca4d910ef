import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Programme } from '../../loyalty/index.ts';
import { openDatabase } from '../../store/database.ts';
import { type SeedSize, seedGranlia } from './index.ts';

type Order = { connectionString: string; programme: Programme; now: Date; size: SeedSize };

const THIS_FILE = fileURLToPath(import.meta.url);

/**
 * Fills the shop in a process of its own, whose memory is free at the end: the program that stays would keep twice of what it
 * needs. A thread would not do, since what it took stays with the process.
 */
export async function seedInBackground(order: Order, report: (words: string) => void): Promise<void> {
  const child = fork(THIS_FILE, { execArgv: ['--disable-warning=ExperimentalWarning'], serialization: 'advanced' });
  child.on('message', (words) => report(String(words)));
  child.send(order);
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  if (code !== 0) throw new Error(`the shop could not be filled; the process that did it ended with ${code ?? signal}`);
}

if (import.meta.main && process.send) {
  const [order] = (await once(process, 'message')) as [Order];
  const orphaned = () => process.exit(1); // the database ends with the program; the next start begins anew
  process.on('disconnect', orphaned);
  const database = openDatabase(order.connectionString);
  try {
    await seedGranlia(database, { ...order, report: (words) => process.send?.(words) });
  } finally {
    await database.close();
    process.off('disconnect', orphaned);
    process.disconnect?.();
  }
}
