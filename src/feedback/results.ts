import { addDays, addMonths, type Day } from '../shared/calendar.ts';
import type { SurveyKind } from './surveys.ts';

/** How often each number was answered. */
export type Counts = ReadonlyMap<number, number>;

/**
 * A score with its 95 % interval, on the scale on which it is told: NPS from -100 to 100, CSAT in per cent. Nothing answered is `none`,
 * which is not nought; of very few answers the score says little, and whoever shows it says so.
 */
export type Figure =
  | { state: 'none'; count: 0 }
  | { state: 'too_few' | 'enough'; count: number; score: number; low: number; high: number };

/** Below this, a single answer moves the score by more than most differences that anybody acts upon. */
export const FEWEST_ANSWERS = 10;

/** Of the normal distribution: 95 % lie within so many standard deviations. */
const Z = 1.959963984540054;

export function figureOf(kind: Exclude<SurveyKind, 'text'>, counts: Counts): Figure {
  return kind === 'nps' ? npsOf(counts) : csatOf(counts);
}

/**
 * Net Promoter Score: the share of 9 and 10 less that of 0 to 6 (F. Reichheld, "The One Number You Need to Grow", Harvard Business Review,
 * December 2003). An answer counts 1, 0 or -1, so the variance of one is p + d - (p - d)², and the interval is Wald's (B. Rocks, "Interval
 * Estimation for the Net Promoter Score", The American Statistician 70 (2016) 365-372).
 */
export function npsOf(counts: Counts): Figure {
  const count = sum(counts, 0, 10);
  if (count === 0) return { state: 'none', count: 0 };
  const promoters = sum(counts, 9, 10) / count;
  const detractors = sum(counts, 0, 6) / count;
  const score = promoters - detractors;
  const variance = promoters + detractors - score ** 2;
  const margin = Z * Math.sqrt(variance / count);
  // All of one kind have no variance, which does not make five answers certain: then as far as the share of that kind may be lower.
  const [low, high] = variance > 1e-12 ? [score - margin, score + margin] : unanimous(score, count);
  return figure(count, 100 * score, 100 * Math.max(-1, low), 100 * Math.min(1, high));
}

function unanimous(score: number, count: number): [number, number] {
  const doubt = 1 - wilson(count, count).low;
  if (score > 0.5) return [1 - 2 * doubt, 1];
  return score < -0.5 ? [-1, 2 * doubt - 1] : [-doubt, doubt];
}

/** Customer satisfaction: the share of 4 and 5 among 1 to 5, in per cent, with Wilson's interval. */
export function csatOf(counts: Counts): Figure {
  const count = sum(counts, 1, 5);
  if (count === 0) return { state: 'none', count: 0 };
  const satisfied = sum(counts, 4, 5);
  const { low, high } = wilson(satisfied, count);
  return figure(count, (100 * satisfied) / count, 100 * low, 100 * high);
}

/** The score interval of a share (E. B. Wilson, Journal of the American Statistical Association 22 (1927) 209-212), without correction for continuity. */
export function wilson(successes: number, count: number): { low: number; high: number } {
  const share = successes / count;
  const z2 = Z ** 2;
  const centre = share + z2 / (2 * count);
  const margin = Z * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count ** 2));
  const scale = 1 + z2 / count;
  return { low: Math.max(0, (centre - margin) / scale), high: Math.min(1, (centre + margin) / scale) };
}

const figure = (count: number, score: number, low: number, high: number): Figure => ({
  state: count < FEWEST_ANSWERS ? 'too_few' : 'enough',
  count,
  score: rounded(score),
  low: rounded(low),
  high: rounded(high),
});

/** To a tenth; more would pretend. Never "-0". */
const rounded = (value: number): number => Math.round(value * 10) / 10 + 0;

function sum(counts: Counts, from: number, to: number): number {
  let total = 0;
  for (let value = from; value <= to; value += 1) total += counts.get(value) ?? 0;
  return total;
}

export type Bucket = 'week' | 'month';

/** The first day of the week (Monday) or month that a day is in. */
export function bucketOf(day: Day, bucket: Bucket): Day {
  if (bucket === 'month') return `${day.slice(0, 7)}-01`;
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

/** All weeks or months from the one with `from` to the one before `until`, those without answers included. */
export function bucketsBetween(from: Day, until: Day, bucket: Bucket): Day[] {
  const days: Day[] = [];
  for (let day = bucketOf(from, bucket); day < until; day = bucket === 'week' ? addDays(day, 7) : addMonths(day, 1))
    days.push(day);
  return days;
}

/** How often a number was answered on a day. */
export type DayCount = { day: Day; value: number; count: number };

export function countsOf(rows: readonly DayCount[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { value, count } of rows) counts.set(value, (counts.get(value) ?? 0) + count);
  return counts;
}

/** The figure of each week or month, by its first day. */
export function figuresBy(
  rows: readonly DayCount[],
  kind: Exclude<SurveyKind, 'text'>,
  { from, until, bucket }: { from: Day; until: Day; bucket: Bucket },
): { from: Day; figure: Figure }[] {
  const byBucket = Map.groupBy(rows, ({ day }) => bucketOf(day, bucket));
  return bucketsBetween(from, until, bucket).map((first) => ({
    from: first,
    figure: figureOf(kind, countsOf(byBucket.get(first) ?? [])),
  }));
}
