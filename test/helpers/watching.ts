const LOOK_MS = 5;

export type Watching = {
  /** Something happened: whoever waits looks again. */
  happened(): void;
  /** Waits for what tests wait for. @throws after `patienceMs`, naming `what` did not happen */
  until(condition: () => boolean, what: string): Promise<void>;
};

/** For the servers of tests, at which others wait for something to happen. */
export function watching(patienceMs: number): Watching {
  const watchers = new Set<() => void>();
  return {
    happened() {
      for (const look of watchers) look();
    },
    until: (condition, what) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => finish(new Error(`did not happen in ${patienceMs} ms: ${what}`)), patienceMs);
        const finish = (error?: Error) => {
          clearTimeout(timer);
          clearInterval(looking);
          watchers.delete(look);
          error === undefined ? resolve() : reject(error);
        };
        const look = () => {
          if (condition()) finish();
        };
        // What happens in the bot and not here is seen a moment later.
        const looking = setInterval(look, LOOK_MS);
        watchers.add(look);
        look();
      }),
  };
}
