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
  { most = MOST_PER_GROUP, turns = takingTurns() }: { most?: number; turns?: Turns } = {},
) {
  type Waiting = { item: Item; done: (result: Result) => void; failed: (error: unknown) => void };
  let waiting: Waiting[] = [];
  const somethingWaits = turns.add({
    size: () => waiting.length,
    async run() {
      const group = waiting.slice(0, most);
      waiting = waiting.slice(most);
      const told: (() => void)[] = [];
      await settle(group, told);
      return () => {
        for (const tell of told) tell();
      };
    },
  });

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
      somethingWaits();
    });
}

/** Callers whose items wait for a statement. */
type Queue = {
  size(): number;
  /** Runs one statement for a group of them. @returns what tells these callers how it went */
  run(): Promise<() => void>;
};

/** Whose statement is next. */
export type Turns = {
  /** @returns to be called whenever something waits */
  add(queue: Queue): () => void;
};

/**
 * One statement at a time, the largest group first: a statement costs something by itself, and what waits makes the next group larger.
 * A group that is passed over counts for more each time. The next statement is sent before the callers of the last go on, so that the
 * database works while they do.
 */
export function takingTurns(): Turns {
  const lines: { queue: Queue; passedOver: number }[] = [];
  let isRunning = false;
  let isPlanned = false;

  function runNext(): void {
    const waiting = lines.filter(({ queue }) => queue.size() > 0);
    if (waiting.length === 0) return;
    const weightOf = ({ queue, passedOver }: (typeof lines)[number]) => queue.size() * (1 + passedOver);
    const next = waiting.reduce((heaviest, line) => (weightOf(line) > weightOf(heaviest) ? line : heaviest));
    for (const line of waiting) line.passedOver = line === next ? 0 : line.passedOver + 1;
    void run(next.queue);
  }

  async function run(queue: Queue): Promise<void> {
    isRunning = true;
    const tell = await queue.run();
    isRunning = false;
    runNext();
    process.nextTick(tell); // after the tick in which the pool sends
  }

  function plan(): void {
    if (isRunning || isPlanned) return;
    isPlanned = true;
    setImmediate(() => {
      isPlanned = false;
      if (!isRunning) runNext();
    });
  }

  return {
    add(queue) {
      lines.push({ queue, passedOver: 0 });
      return plan;
    },
  };
}

const codeOf = (error: unknown) => (error as { code?: string }).code ?? '';
/** Classes 22 (data exception) and 23 (integrity constraint): sending the same again cannot help. */
const isDataError = (error: unknown) => /^2[23]/.test(codeOf(error));
/** 40P01 deadlock detected, 40001 serialisation failure: the same again may well succeed. */
const isRace = (error: unknown) => /^40(P01|001)$/.test(codeOf(error));
