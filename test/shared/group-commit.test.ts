import { describe, expect, it } from 'vitest';
import { groupCommit } from '../../src/shared/group-commit.ts';

const failure = (code: string) => Object.assign(new Error(code), { code });

/** A store that keeps what it is given, in the groups in which it came. */
function storing(faults: (items: readonly number[], call: number) => Error | undefined = () => undefined, most?: number) {
  const groups: number[][] = [];
  let [calls, inFlight] = [0, 0];
  const store = groupCommit<number, string>(
    async (items) => {
      calls += 1;
      inFlight += 1;
      expect(inFlight).toBe(1);
      await new Promise((done) => setImmediate(done));
      inFlight -= 1;
      const fault = faults(items, calls);
      if (fault) throw fault;
      groups.push(items);
      return items.map((item) => `stored ${item}`);
    },
    { most },
  );
  return { store, groups, calls: () => calls };
}

const outcomes = async (all: Promise<string>[]) =>
  (await Promise.allSettled(all)).map((result) => (result.status === 'fulfilled' ? result.value : result.reason.message));

describe('group commit', () => {
  it('takes all that arrives while one statement runs into the next, and gives each its own result', async () => {
    const { store, groups } = storing();
    const first = store(1);
    await new Promise((done) => setImmediate(done));
    const rest = [2, 3, 4].map(store);
    expect(await outcomes([first, ...rest])).toEqual(['stored 1', 'stored 2', 'stored 3', 'stored 4']);
    expect(groups).toEqual([[1], [2, 3, 4]]);
  });

  it('goes on when it had been idle', async () => {
    const { store, groups } = storing();
    expect(await store(1)).toBe('stored 1');
    expect(await store(2)).toBe('stored 2');
    expect(groups).toEqual([[1], [2]]);
  });

  it('takes no more than the most into one statement', async () => {
    const { store, groups } = storing(undefined, 4);
    await Promise.all(Array.from({ length: 10 }, (_, i) => store(i)));
    expect(groups.map(({ length }) => length)).toEqual([4, 4, 2]);
  });

  it('halves a group until the bad row stands alone; its neighbours are stored', async () => {
    const { store, groups } = storing((items) => (items.includes(13) ? failure('23514') : undefined));
    const results = await outcomes(Array.from({ length: 20 }, (_, i) => store(i)));
    expect(results.filter((result) => result === '23514')).toHaveLength(1);
    expect(results[13]).toBe('23514');
    expect(groups.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i).filter((i) => i !== 13));
  });

  it('tries again after a lost race, a few times', async () => {
    const once = storing((_items, call) => (call === 1 ? failure('40P01') : undefined));
    expect(await once.store(1)).toBe('stored 1');
    const always = storing(() => failure('40001'));
    expect(await outcomes([always.store(1)])).toEqual(['40001']);
    expect(always.calls()).toBe(5);
  });

  it('tells everybody in the group when the database is away, and works again after', async () => {
    let away = true;
    const { store, calls } = storing(() => (away ? failure('57P01') : undefined));
    expect(await outcomes([1, 2, 3].map(store))).toEqual(['57P01', '57P01', '57P01']);
    expect(calls()).toBe(1);
    away = false;
    expect(await store(4)).toBe('stored 4');
  });

  it('sends the next statement before the callers of the last go on', async () => {
    const seen: string[] = [];
    const store = groupCommit<number, void>(
      async ([item]) => {
        seen.push(`statement ${item}`);
        await new Promise((done) => setImmediate(done));
        return [undefined];
      },
      { most: 1 },
    );
    await Promise.all([1, 2].map(async (item) => store(item).then(() => seen.push(`told ${item}`))));
    expect(seen).toEqual(['statement 1', 'statement 2', 'told 1', 'told 2']);
  });
});
