/** Most items in one statement: more would hold locks for long without being any cheaper an item. */
const MOST_PER_GROUP = 256;
/** A group that lost a deadlock or a serialisation race is tried this often before its callers hear of it. */
const MOST_TRIES = 5;

/**
 * Group commit: one statement in flight, and all that arrives meanwhile goes into the next one. Nobody waits for a timer:
 * a single caller gets one statement a call, and under load one statement serves dozens.
 *
 * A group that fails because of its data is halved until the bad item stands alone; its neighbours are stored.
 *
 * @param commit stores the items in one transaction and returns one result for each, in their order. It deduplicates within
 *   the group itself (a key may come twice) and locks in the order of keys, so that two processes cannot deadlock for long.
 */
export function groupCommit<Item, Result>(
  commit: (items: Item[]) => Promise<Result[]>,
  { most = MOST_PER_GROUP }: { most?: number } = {},
) {
  type Waiting = { item: Item; done: (result: Result) => void; failed: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let isRunning = false;
  let isPlanned = false;

  async function runNext(): Promise<void> {
    if (waiting.length === 0) return;
    const group = waiting.slice(0, most);
    waiting = waiting.slice(most);
    const told: (() => void)[] = [];
    isRunning = true;
    await settle(group, told);
    isRunning = false;
    void runNext(); // sent before the callers go on, so that the database works while they do
    process.nextTick(() => {
      for (const tell of told) tell();
    });
  }

  function plan(): void {
    if (isRunning || isPlanned) return;
    isPlanned = true;
    setImmediate(() => {
      isPlanned = false;
      if (!isRunning) void runNext();
    });
  }

  /** @param told is given what tells the callers how it went for them */
  async function settle(group: Waiting[], told: (() => void)[], tries = 1): Promise<void> {
    try {
      const results = await commit(group.map(({ item }) => item));
      told.push(() => {
        group.forEach(({ done }, index) => {
          done(results[index]!);
        });
      });
    } catch (error) {
      if (isRace(error) && tries < MOST_TRIES) return settle(group, told, tries + 1);
      if (group.length === 1 || !isDataError(error)) {
        told.push(() => {
          for (const { failed } of group) failed(error);
        });
        return;
      }
      const half = group.length >> 1;
      await settle(group.slice(0, half), told);
      await settle(group.slice(half), told);
    }
  }

  return (item: Item): Promise<Result> =>
    new Promise<Result>((done, failed) => {
      waiting.push({ item, done, failed });
      plan();
    });
}

const codeOf = (error: unknown) => (error as { code?: string }).code ?? '';
/** Classes 22 (data exception) and 23 (integrity constraint): sending the same again cannot help. */
const isDataError = (error: unknown) => /^2[23]/.test(codeOf(error));
/** 40P01 deadlock detected, 40001 serialisation failure: the same again may well succeed. */
const isRace = (error: unknown) => /^40(P01|001)$/.test(codeOf(error));
