/** Work in lanes: one after the other within a lane, in the order in which it came; lanes do not wait for each other. */
export function createLanes() {
  const ends = new Map<string, Promise<unknown>>();
  return {
    /** @returns what `work` gives, once all that came before it in this lane is over */
    run<Value>(lane: string, work: () => Promise<Value>): Promise<Value> {
      const result = (ends.get(lane) ?? Promise.resolve()).then(work);
      const end = result
        .catch(() => {}) // the caller has the error; what follows in the lane goes on
        .then(() => {
          if (ends.get(lane) === end) ends.delete(lane);
        });
      ends.set(lane, end);
      return result;
    },
    /** Resolves when every lane is empty. */
    async empty(): Promise<void> {
      while (ends.size > 0) await Promise.all(ends.values());
    },
  };
}

export type Lanes = ReturnType<typeof createLanes>;
