import type { Tx } from '../store/database.ts';

/** Does something in a transaction to see what comes of it, and takes back whatever it stored. What it threw is thrown. */
export async function rehearse<Value>(tx: Tx, work: () => Promise<Value>): Promise<Value> {
  await tx.$executeRaw`savepoint rehearsal`;
  const value = await work();
  await tx.$executeRaw`rollback to savepoint rehearsal`;
  await tx.$executeRaw`release savepoint rehearsal`;
  return value;
}
