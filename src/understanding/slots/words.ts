import { af } from './words/af.ts';
import { da } from './words/da.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { fi } from './words/fi.ts';
import { nb } from './words/nb.ts';
import { sv } from './words/sv.ts';

/**
 * The words by which things are found in a text of one language. Alternatives are separated by `|`; a star stands for any ending. Letters with
 * marks are also found as people type them without ("ä" as "a" or "ae").
 */
export type SlotWords = {
  /** What money is without a name, and what "kr" is (ISO 4217). */
  currency: string;
  /** Numbers above ten, and forms of those below: `word:value`. */
  numbers: string;
  /** What joins numbers to a larger one. */
  and: string;
  /** First, second … thirty-first, as they stand before a month. */
  ordinals: readonly string[];
  /** What stands before or after the number of an order or receipt. */
  order: string;
  /** What a text speaks of when a bare number in it is an order's. */
  parcel: string;
  case: string;
  member: string;
  phone: string;
  points: string;
  /** What stands before, or after, a sum without a currency. */
  paid: string;
  /** What notes of money are called, which are a sum by themselves: `word:value`. */
  notes: string;
  months: readonly string[];
  /** From Monday on. */
  weekdays: readonly string[];
  /** Short names that are also other words, read after these alone; an empty name is none. */
  shortWeekdays?: { after: string; names: readonly string[] };
  /** Days by their distance from today. */
  days: Readonly<Record<'-2' | '-1' | '0' | '1' | '2', string>> & {
    readonly '-14'?: string;
    readonly '7'?: string;
    readonly '8'?: string;
  };
  /** Feasts that are on the same day each year, by its month and day. A feast that moves, or lasts longer, is no day. */
  feasts: Readonly<Record<string, string>>;
  /** Before a weekday. */
  last: string;
  next: string;
  lastWeek: string;
  nextWeek: string;
  /** What puts a weekday off by a week, before it and after it. */
  weekLater?: { before: string; after: string };
  /** The months beside this one, as they stand beside a day of them: "the 12th of last month". */
  monthsBeside: { last: string; next: string; current: string };
  /** Units of time, each with all its forms. */
  spans: { day: string; week: string; month: string };
  /** `#` is a number, `~` a unit of time, `%` its first form; without a number it is one. */
  ago: string;
  ahead: string;
  /** What says that a day is over, or still to come. */
  past: string;
  future: string;
  /** Whether the month may stand before the day. */
  monthFirst: boolean;
  /** A pattern for a day of a month that is not named, with the day as its group. */
  dayOfMonth: string;
};

export const WORDS: Readonly<Record<string, SlotWords>> = { en, nb, da, sv, fi, de, af };
