/** Members, and how many of them did what a campaign is for. */
export type Arm = { members: number; bought: number };
/** Those whom it meant, and those whom it left out by chance. */
export type Arms = { meant: Arm; leftOut: Arm };

/**
 * How many more of a hundred did it of those who were meant, with the 95 % interval, in percentage points. `unclear` where no difference
 * at all lies within the interval: nobody can say yet which it was. Of very few people nothing is said.
 */
export type Uplift = { state: 'too_few' } | { state: 'more' | 'less' | 'unclear'; difference: number; low: number; high: number };

/** In each group so many did it, and so many did not: below that the normal distribution says little of a share. */
const FEWEST = 10;

/** Of the normal distribution: 95 % lie within so many standard deviations. */
const Z = 1.959963984540054;

/**
 * The difference of two shares with Wald's interval, which is good enough from ten of each kind on (A. Agresti, "Categorical Data
 * Analysis", 3rd edition 2013, 3.1).
 */
export function upliftOf({ meant, leftOut }: Arms): Uplift {
  if ([meant, leftOut].some(({ members, bought }) => bought < FEWEST || members - bought < FEWEST)) return { state: 'too_few' };
  const shares = [meant, leftOut].map(({ members, bought }) => ({ share: bought / members, members }));
  const [one, other] = shares.map(({ share }) => share) as [number, number];
  const margin = Z * Math.sqrt(shares.reduce((sum, { share, members }) => sum + (share * (1 - share)) / members, 0));
  const [low, high] = [one - other - margin, one - other + margin];
  const state = low > 0 ? 'more' : high < 0 ? 'less' : 'unclear';
  return { state, difference: points(one - other), low: points(low), high: points(high) };
}

/** In percentage points, to a tenth; more would pretend. Never "-0". */
const points = (share: number): number => Math.round(share * 1_000) / 10 + 0;
