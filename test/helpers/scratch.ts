import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** A run's databases together stay well below. */
const ROOM = 4 * 1024 ** 3;
const IN_MEMORY = '/dev/shm';

/** Where files of a test run lie, which end with it: in memory where the machine gives enough of that, for databases are made by the hundred. */
export function scratchFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= ROOM ? IN_MEMORY : tmpdir();
  } catch {
    return tmpdir(); // this system has no such folder
  }
}
