/** Chance that repeats itself: the same seed draws the same numbers on every machine. */
export type Random = {
  /** From 0 to, but not with, 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** Around 0, with a standard deviation of 1. */
  normal(): number;
};

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, quick and good enough for a shop that does not exist. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    int: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick: (items) => items[Math.floor(next() * items.length)]!,
    // Box and Muller's transform; 1 - next() is never 0, whose logarithm would be endless.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}

/** Draws items as often as their weights say. The weights are added up once, so drawing many is cheap. */
export function weighted<Item>(items: readonly Item[], weightOf: (item: Item) => number): (random: Random) => Item {
  let sum = 0;
  const until = items.map((item) => {
    sum += weightOf(item);
    return sum;
  });
  return (random) => {
    const drawn = random.next() * sum;
    let low = 0;
    for (let high = until.length - 1; low < high; ) {
      const middle = (low + high) >> 1;
      if (until[middle]! > drawn) high = middle;
      else low = middle + 1;
    }
    return items[low]!;
  };
}
