import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, localDay, localInstant } from '../../shared/calendar.ts';
import { type Clock, HOUR_MS, MINUTE_MS, movableClock, SECOND_MS } from '../../shared/clock.ts';

/** Sunday 22 November 2026, 14:05 in Oslo: the demo's first minute, wherever and whenever it is started. */
export const FIRST_MINUTE = new Date('2026-11-22T13:05:00Z');

/** What the clock bar offers. */
export const MOVES = ['hour', 'morning', 'days'] as const;
export type Move = (typeof MOVES)[number];

const MORNING_CLOCK = '08:00';
const DAYS = 5;

/** Where a move takes the clock. Days are those of `timeZone`: five days later it is the same time on the wall. */
export function movedBy(move: Move, now: Date, timeZone: string): Date {
  const today = localDay(now, timeZone);
  switch (move) {
    case 'hour':
      return new Date(now.getTime() + HOUR_MS);
    case 'morning': {
      const morning = localInstant(today, MORNING_CLOCK, timeZone);
      return morning > now ? morning : localInstant(addDays(today, 1), MORNING_CLOCK, timeZone);
    }
    case 'days':
      // To the second: what comes due after so many days is due then, also what was done a moment ago.
      return new Date(
        localInstant(addDays(today, DAYS), wallClock(now, timeZone), timeZone).getTime() + (now.getTime() % MINUTE_MS),
      );
  }
}

/** What the clock on the wall shows: "14:05". */
const wallClock = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(instant);

/** How often a running clock is written down; a start goes on from so much later, so that time never runs backwards. */
export const SAVE_EVERY_MS = 5 * SECOND_MS;

export type DemoClock = Clock & {
  /** False before anything was written down: the shop is yet to be filled. */
  readonly isKept: boolean;
  moveTo(instant: Date): void;
  /** Writes down what time it is, for the next start. */
  save(): void;
};

/**
 * The demo's clock. It goes on from where it was left, which a file beside the database tells.
 *
 * @param start what it shows before anything was written down
 */
export function demoClock(dataDir: string, start: Date): DemoClock {
  const file = join(dataDir, 'demo-clock.json');
  const left = readClock(file);
  const clock = movableClock(left ? new Date(left.getTime() + SAVE_EVERY_MS) : start);
  const save = () => {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(`${file}.new`, `${JSON.stringify({ now: clock.now() })}\n`);
    renameSync(`${file}.new`, file);
  };
  return { now: clock.now, isKept: left !== undefined, save, moveTo: clock.moveTo };
}

function readClock(file: string): Date | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const now = new Date((JSON.parse(text) as { now: string }).now);
  if (Number.isNaN(now.getTime())) throw new Error(`${file} tells no time; delete the folder to start the demo anew`);
  return now;
}
