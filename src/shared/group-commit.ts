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
 * @param turns what its statements take turns in with those of others
 */
export function groupCommit<Item, Result>(
  commit: (items: Item[]) => Promise<Result[]>,
  { most = MOST_PER_GROUP, turns = atOnce }: { most?: number; turns?: Turns } = {},
) {
  type Waiting = { item: Item; done: (result: Result) => void; failed: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let busy = false;

  async function run(): Promise<void> {
    busy = true;
    while (waiting.length > 0) await turns(() => settle(takeGroup()));
    busy = false;
  }

  function takeGroup(): Waiting[] {
    const group = waiting.slice(0, most);
    waiting = waiting.slice(most);
    return group;
  }

  async function settle(group: Waiting[], tries = 1): Promise<void> {
    try {
      const results = await commit(group.map(({ item }) => item));
      group.forEach(({ done }, index) => {
        done(results[index]!);
      });
    } catch (error) {
      if (isRace(error) && tries < MOST_TRIES) return settle(group, tries + 1);
      if (group.length === 1 || !isDataError(error)) {
        for (const { failed } of group) failed(error);
        return;
      }
      const half = group.length >> 1;
      await settle(group.slice(0, half));
      await settle(group.slice(half));
    }
  }

  return (item: Item): Promise<Result> =>
    new Promise<Result>((done, failed) => {
      waiting.push({ item, done, failed });
      if (!busy) {
        busy = true;
        setImmediate(() => void run());
      }
    });
}

/** When a statement may run. */
export type Turns = (statement: () => Promise<void>) => Promise<void>;

const atOnce: Turns = (statement) => statement();

/**
 * One statement after the other, in the order in which they wanted to run. A group costs something by itself: what waits for
 * its turn meanwhile makes the next one larger.
 */
export function takingTurns(): Turns {
  let last: Promise<void> = Promise.resolve();
  return (statement) => {
    last = last.then(statement, statement);
    return last;
  };
}

const codeOf = (error: unknown) => (error as { code?: string }).code ?? '';
/** Classes 22 (data exception) and 23 (integrity constraint): sending the same again cannot help. */
const isDataError = (error: unknown) => /^2[23]/.test(codeOf(error));
/** 40P01 deadlock detected, 40001 serialisation failure: the same again may well succeed. */
const isRace = (error: unknown) => /^40(P01|001)$/.test(codeOf(error));
