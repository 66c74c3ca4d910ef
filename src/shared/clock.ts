/** Where the program asks what time it is. The demo and the tests move theirs; nothing else reads the machine's. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/** A clock that runs like the machine's, shifted by what `moveTo` and `moveBy` asked for. */
export function movableClock(start?: Date): Clock & { moveTo(instant: Date): void; moveBy(ms: number): void } {
  let shiftMs = start ? start.getTime() - Date.now() : 0;
  return {
    now: () => new Date(Date.now() + shiftMs),
    moveTo: (instant) => {
      shiftMs = instant.getTime() - Date.now();
    },
    moveBy: (ms) => {
      shiftMs += ms;
    },
  };
}

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
