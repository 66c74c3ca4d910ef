import { z } from 'zod';
import type { Day } from '../shared/calendar.ts';

// The rule that selects the members of a segment, as marketing writes it in YAML or fills it in. Several conditions beside each
// other must all hold:
//
//   language: [nb, da]
//   purchases: { products: [COFFEE*], atLeast: 3 }
//   not: { lastPurchase: { withinDays: 42 } }

/** When something last happened. Who has never done it matches nothing but `never`. */
export type LastTime = {
  /** In the last so many times 24 hours. */
  withinDays?: number;
  /** Longer ago than so many times 24 hours. */
  moreThanDaysAgo?: number;
  /** From the beginning of this day on, in the programme's time zone. */
  onOrAfter?: Day;
  /** Before the beginning of this day. */
  before?: Day;
  never?: true;
};

/** How many receipts are such. Returns are no purchases, and lines that were given back entirely do not count. */
export type PurchaseCount = {
  /** Product codes, at least one of them on the receipt; one that ends in "*" stands for all that begin so. */
  products?: string[];
  /** Codes of shops. */
  shop?: string[];
  withinDays?: number;
  moreThanDaysAgo?: number;
  onOrAfter?: Day;
  before?: Day;
  atLeast?: number;
  atMost?: number;
};

/** What is true of every member of a segment. Without any condition that is everybody. */
export type SegmentRule = {
  all?: SegmentRule[];
  /** At least one of these; of none, nobody. */
  any?: SegmentRule[];
  not?: SegmentRule;
  /** Codes of tiers. */
  tier?: string[];
  /** The language that we speak with them. */
  language?: string[];
  /** They have a chat with us there. */
  channel?: string[];
  /** Codes of shops in which they have bought something. */
  shop?: string[];
  lastPurchase?: LastTime;
  purchases?: PurchaseCount;
  /** Points that they can spend. */
  points?: { atLeast?: number; atMost?: number };
  openComplaint?: boolean;
  /** Purposes to which they have said yes, all of them. */
  consent?: string[];
  /** When we last wrote to them unasked. */
  lastContact?: LastTime;
};

const MOST_DAYS = 36_500;
const MOST_COUNT = 1_000_000_000;
const days = z.number().positive().max(MOST_DAYS);
const day = z.iso.date({ message: 'is a day such as "2026-11-28"' });
// PostgreSQL keeps no text with a zero in it, and no code has a sign that nobody sees.
const word = z
  .string()
  .min(1)
  .max(100)
  .regex(/^\P{Cc}*$/u, 'has signs that no code has');
const words = z.array(word).min(1).max(200);
const count = z.int().min(0).max(MOST_COUNT);

const lastTime = z
  .strictObject({
    withinDays: days.optional(),
    moreThanDaysAgo: days.optional(),
    onOrAfter: day.optional(),
    before: day.optional(),
    never: z.literal(true).optional(),
  })
  .refine((last) => Object.keys(last).length > 0, 'says when: withinDays, moreThanDaysAgo, onOrAfter, before or never')
  .refine((last) => !last.never || Object.keys(last).length === 1, '"never" stands alone');

const purchaseCount = z
  .strictObject({
    products: words.optional(),
    shop: words.optional(),
    withinDays: days.optional(),
    moreThanDaysAgo: days.optional(),
    onOrAfter: day.optional(),
    before: day.optional(),
    atLeast: count.optional(),
    atMost: count.optional(),
  })
  .refine(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined, 'says how many: atLeast or atMost');

const shape: z.ZodType<SegmentRule> = z.lazy(() =>
  z.strictObject({
    all: z.array(shape).max(50).optional(),
    any: z.array(shape).max(50).optional(),
    not: shape.optional(),
    tier: words.optional(),
    language: words.optional(),
    channel: words.optional(),
    shop: words.optional(),
    lastPurchase: lastTime.optional(),
    purchases: purchaseCount.optional(),
    points: z
      .strictObject({ atLeast: count.optional(), atMost: count.optional() })
      .refine(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined, 'says how many: atLeast or atMost')
      .optional(),
    openComplaint: z.boolean().optional(),
    consent: words.optional(),
    lastContact: lastTime.optional(),
  }),
);

/** More than this nobody means; it bounds what a rule costs. */
const MOST_CONDITIONS = 100;
const MOST_DEPTH = 10;

/** A rule as it comes from outside. What is wrong is told with its place. */
export const segmentRule: z.ZodType<SegmentRule> = z
  .unknown()
  .refine((value) => depthOf(value) <= MOST_DEPTH * 2, `goes deeper than ${MOST_DEPTH} levels`)
  .pipe(shape)
  .refine((rule) => conditionsIn(rule) <= MOST_CONDITIONS, `has more than ${MOST_CONDITIONS} conditions`);

/** Looked at before anything follows the rule inwards. */
function depthOf(value: unknown, limit = MOST_DEPTH * 2 + 1): number {
  if (typeof value !== 'object' || value === null || limit === 0) return 0;
  return 1 + Object.values(value).reduce<number>((most, inner) => Math.max(most, depthOf(inner, limit - 1)), 0);
}

function conditionsIn({ all = [], any = [], not, ...own }: SegmentRule): number {
  const inner = [...all, ...any, ...(not ? [not] : [])];
  return Object.keys(own).length + inner.reduce((sum, rule) => sum + 1 + conditionsIn(rule), 0);
}

/** What a rule may name. A word that is none of these selects nobody, so whoever writes the rule is told. */
export type KnownWords = {
  tiers: readonly string[];
  languages: readonly string[];
  purposes: readonly string[];
  shops: readonly string[];
};

/** Words of a rule that mean nothing here, e.g. "tier: platinum". */
export function unknownWords(rule: SegmentRule, known: KnownWords): string[] {
  const strange = (what: string, said: readonly string[] = [], words: readonly string[]) =>
    said.filter((word) => !words.includes(word)).map((word) => `${what}: ${word}`);
  const inner = [...(rule.all ?? []), ...(rule.any ?? []), ...(rule.not ? [rule.not] : [])];
  const found = [
    ...strange('tier', rule.tier, known.tiers),
    ...strange('language', rule.language, known.languages),
    ...strange('consent', rule.consent, known.purposes),
    ...strange('shop', [...(rule.shop ?? []), ...(rule.purchases?.shop ?? [])], known.shops),
    ...inner.flatMap((one) => unknownWords(one, known)),
  ];
  return [...new Set(found)];
}
