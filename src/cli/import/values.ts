import type { Buffer } from 'node:buffer';
import { offsetMs } from '../../shared/calendar.ts';
import type { DateOrder, DecimalMark } from './dialect.ts';

/** A number as it was written: `mantissa` divided by ten to the power of `decimals`. Both are whole and safe. */
export type Written = { mantissa: number; decimals: number };

const SAFE = Number.MAX_SAFE_INTEGER / 10 - 1;
const [ZERO, NINE, COMMA, POINT, MINUS, PLUS, SPACE, APOSTROPHE] = [0x30, 0x39, 0x2c, 0x2e, 0x2d, 0x2b, 0x20, 0x27];

/**
 * Reads a number byte by byte: a sign in front or behind, thousands grouped by point, comma, apostrophe or any kind of space.
 * Groups that are not of three digits make it unreadable: "1.5" is not fifteen, whatever the decimal mark.
 *
 * @param into gets the value: a new object for each of a million numbers would cost more than reading them
 * @returns whether it could be read
 */
export function readNumber(bytes: Buffer, start: number, end: number, mark: DecimalMark, into: Written): boolean {
  const decimalMark = mark === ',' ? COMMA : POINT;
  const groupMark = mark === ',' ? POINT : COMMA;
  let mantissa = 0;
  let decimals = -1;
  let digits = 0;
  let group = -1; // digits since the last mark between thousands
  let sign = 1;
  let signs = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte >= ZERO && byte <= NINE) {
      if (mantissa > SAFE) return false;
      mantissa = mantissa * 10 + (byte - ZERO);
      digits += 1;
      if (decimals >= 0) decimals += 1;
      else if (group >= 0) group += 1;
    } else if (byte === decimalMark) {
      if (decimals >= 0 || (group >= 0 && group !== 3)) return false;
      decimals = 0;
    } else if (byte === MINUS || byte === PLUS || isMinusSign(bytes, at)) {
      if (signs++ > 0 || (digits > 0 && !onlySpaces(bytes, at + (byte === 0xe2 ? 3 : 1), end))) return false;
      if (byte !== PLUS) sign = -1;
      if (byte === 0xe2) at += 2;
    } else {
      const width = spaceWidth(bytes, at);
      if (width === 0 && byte !== groupMark && byte !== APOSTROPHE) return false;
      const isEdge = digits === 0 || (width > 0 && onlySpaces(bytes, at, end, true));
      if (isEdge && width === 0) return false;
      if (!isEdge) {
        if (decimals >= 0 || digits > 3 * 5 || (group >= 0 ? group !== 3 : digits > 3)) return false;
        group = 0;
      }
      at += Math.max(0, width - 1);
    }
  }
  if (digits === 0 || (group >= 0 && group !== 3)) return false;
  into.mantissa = sign * mantissa;
  into.decimals = Math.max(0, decimals);
  return true;
}

/** U+2212, which word processors make of a hyphen. */
const isMinusSign = (bytes: Buffer, at: number) => bytes[at] === 0xe2 && bytes[at + 1] === 0x88 && bytes[at + 2] === 0x92;

/** Bytes of the space at `at`: plain, no-break (in UTF-8 or Windows-1252) or narrow no-break; 0 if it is none. */
function spaceWidth(bytes: Buffer, at: number): number {
  const byte = bytes[at];
  if (byte === SPACE || byte === 0xa0) return 1;
  if (byte === 0xc2 && bytes[at + 1] === 0xa0) return 2;
  if (byte === 0xe2 && bytes[at + 1] === 0x80 && (bytes[at + 2] === 0xaf || bytes[at + 2] === 0x89)) return 3;
  return 0;
}

function onlySpaces(bytes: Buffer, from: number, end: number, orSign = false): boolean {
  for (let at = from; at < end; ) {
    const width = spaceWidth(bytes, at) || (orSign && bytes[at] === MINUS ? 1 : 0) || (orSign && isMinusSign(bytes, at) ? 3 : 0);
    if (width === 0) return false;
    at += width;
  }
  return true;
}

/** A number in units of ten to the power of `-digits`, or undefined if it is finer than that or too large. */
export function inUnits({ mantissa, decimals }: Written, digits: number): number | undefined {
  if (decimals <= digits) {
    const units = mantissa * 10 ** (digits - decimals);
    return Number.isSafeInteger(units) ? units : undefined;
  }
  const divisor = 10 ** (decimals - digits);
  return mantissa % divisor === 0 ? mantissa / divisor : undefined;
}

/** The product in units of ten to the power of `-digits`, halves rounded away from zero; undefined if it is too large. */
export function timesInUnits(a: Written, b: Written, digits: number): number | undefined {
  const product = a.mantissa * b.mantissa;
  const excess = a.decimals + b.decimals - digits;
  if (Math.abs(product) < 2 ** 52) {
    if (excess <= 0) {
      const units = product * 10 ** -excess + 0;
      return Number.isSafeInteger(units) ? units : undefined;
    }
    const divisor = 10 ** excess;
    const size = Math.abs(product);
    const rest = size % divisor;
    const rounded = (size - rest) / divisor + (rest * 2 >= divisor ? 1 : 0);
    return product < 0 ? 0 - rounded : rounded;
  }
  const exact = BigInt(a.mantissa) * BigInt(b.mantissa);
  const size = exact < 0n ? -exact : exact;
  const scaled = excess <= 0 ? size * 10n ** BigInt(-excess) : (size + 10n ** BigInt(excess) / 2n) / 10n ** BigInt(excess);
  if (scaled > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  return Number(exact < 0n ? -scaled : scaled);
}

const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;
const BLOCK_MS = 3 * DAY_MS;
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/**
 * Reads a date with or without a time of day, as `order` says; a year of four digits in front always comes first. Two-digit
 * years are of this century. The zone is the file's, unless the value brings its own ("Z", "+01:00").
 *
 * @param toInstant from local milliseconds to an instant, as `localTime` makes it
 * @returns milliseconds since 1970, or NaN when it cannot be read
 */
export function readInstant(
  bytes: Buffer,
  start: number,
  end: number,
  order: DateOrder,
  toInstant: (localMs: number) => number,
): number {
  while (start < end && bytes[start] === SPACE) start += 1;
  while (end > start && bytes[end - 1] === SPACE) end -= 1;
  let at = start;
  const first = digitsAt(bytes, at, end);
  if (first < 0) return Number.NaN;
  let year: number;
  let month: number;
  let day: number;
  if (width === 8) {
    year = Math.floor(first / 10_000);
    month = Math.floor(first / 100) % 100;
    day = first % 100;
    at += 8;
  } else {
    const firstWidth = width;
    at += width;
    const separator = bytes[at];
    if (separator !== MINUS && separator !== POINT && separator !== 0x2f) return Number.NaN;
    const second = digitsAt(bytes, at + 1, end);
    if (second < 0 || width > 2) return Number.NaN;
    at += 1 + width;
    if (bytes[at] !== separator) return Number.NaN;
    const third = digitsAt(bytes, at + 1, end);
    if (third < 0) return Number.NaN;
    const thirdWidth = width;
    at += 1 + width;
    let yearWidth = thirdWidth;
    if (firstWidth === 4 || order === 'ymd') {
      [year, month, day, yearWidth] = [first, second, third, firstWidth];
      if (thirdWidth > 2) return Number.NaN;
    } else if (order === 'dmy') [day, month, year] = [first, second, third];
    else [month, day, year] = [first, second, third];
    if (firstWidth !== 4 && order !== 'ymd' && firstWidth > 2) return Number.NaN;
    if (yearWidth === 2) year += 2000;
    else if (yearWidth !== 4) return Number.NaN;
  }
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return Number.NaN;
  const local = dayNumber(year, month, day) * DAY_MS;
  while (at < end && (bytes[at] === SPACE || bytes[at] === COMMA)) at += 1;
  if (at >= end) return toInstant(local);
  if (bytes[at] === 0x54 || bytes[at] === 0x74) at += 1; // T
  return withTime(bytes, at, end, local, toInstant);
}

/** Reads a time of day of its own column. @returns milliseconds since midnight, or NaN */
export function readTimeOfDay(bytes: Buffer, start: number, end: number): number {
  while (start < end && bytes[start] === SPACE) start += 1;
  return withTime(bytes, start, end, 0, (localMs) => localMs);
}

function withTime(bytes: Buffer, start: number, end: number, local: number, toInstant: (localMs: number) => number): number {
  let at = start;
  const hour = digitsAt(bytes, at, end);
  if (hour < 0 || width > 2) return Number.NaN;
  at += width;
  // Finland writes 14.05 for 14:05.
  const separator = bytes[at];
  if (separator !== 0x3a && separator !== POINT) return Number.NaN;
  const minute = digitsAt(bytes, at + 1, end);
  if (minute < 0 || width !== 2) return Number.NaN;
  at += 3;
  let ms = hour * 3_600_000 + minute * 60_000;
  let second = 0;
  if (bytes[at] === separator && at < end) {
    second = digitsAt(bytes, at + 1, end);
    if (second < 0 || width !== 2) return Number.NaN;
    at += 3;
    ms += second * 1_000;
    if ((bytes[at] === POINT || bytes[at] === COMMA) && at < end) {
      const fraction = digitsAt(bytes, at + 1, end);
      if (fraction < 0) return Number.NaN;
      ms += Math.floor((fraction / 10 ** width) * 1_000);
      at += 1 + width;
    }
  }
  while (at < end && bytes[at] === SPACE) at += 1;
  let hours = hour;
  const letter = at < end ? bytes[at]! | 0x20 : 0;
  if ((letter === 0x61 || letter === 0x70) && at + 2 <= end && (bytes[at + 1]! | 0x20) === 0x6d) {
    if (hour < 1 || hour > 12) return Number.NaN;
    hours = (hour % 12) + (letter === 0x70 ? 12 : 0);
    ms += (hours - hour) * 3_600_000;
    at += 2;
    while (at < end && bytes[at] === SPACE) at += 1;
  }
  if (hours > 23 || minute > 59 || second > 59) return Number.NaN;
  if (at >= end) return toInstant(local + ms);
  if (letter === 0x7a && at + 1 === end) return local + ms; // Z
  if (bytes[at] !== PLUS && bytes[at] !== MINUS) return Number.NaN;
  const sign = bytes[at] === PLUS ? 1 : -1;
  const zone = /^(\d{2}):?(\d{2})?$/.exec(bytes.toString('latin1', at + 1, end));
  if (!zone) return Number.NaN;
  return local + ms - sign * (Number(zone[1]) * 60 + Number(zone[2] ?? 0)) * 60_000;
}

/** How many digits the last `digitsAt` read. A second result would be an object for every part of every date. */
let width = 0;

function digitsAt(bytes: Buffer, start: number, end: number): number {
  let value = 0;
  let at = start;
  while (at < end && at - start < 9) {
    const byte = bytes[at]!;
    if (byte < ZERO || byte > NINE) break;
    value = value * 10 + (byte - ZERO);
    at += 1;
  }
  width = at - start;
  return width === 0 ? -1 : value;
}

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1 January 1970. */
function dayNumber(year: number, month: number, day: number): number {
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 477;
  return (year - 1970) * 365 + leapDays + DAYS_BEFORE_MONTH[month - 1]! + (month > 2 && isLeap(year) ? 1 : 0) + day - 1;
}

/**
 * From the wall clock of a zone to instants, remembering what it found: an import asks a million times for a few hundred days.
 * A time that comes twice when the clocks go back is the second one; one that the clocks jump over is counted on from before
 * the jump. Both as PostgreSQL's `timestamp at time zone`.
 */
export function localTime(timeZone: string): (localMs: number) => number {
  const offsetAt = (instantMs: number): number => offsetMs(instantMs, timeZone);
  /** At the beginning of blocks of days. No zone has two jumps within two blocks. */
  const edges = new Map<number, number>();
  const edge = (block: number): number => {
    let offset = edges.get(block);
    if (offset === undefined) {
      offset = offsetAt(block * BLOCK_MS);
      edges.set(block, offset);
    }
    return offset;
  };
  const exactOffsets = new Map<number, number>();
  /** By block: the offset, or NaN where a jump is near. */
  const offsets = new Map<number, number>();
  return (localMs) => {
    const block = Math.floor(localMs / BLOCK_MS);
    let offset = offsets.get(block);
    if (offset === undefined) {
      // The wall clock is less than a block away from UTC, to either side.
      const before = edge(block - 1);
      offset = before === edge(block) && before === edge(block + 1) && before === edge(block + 2) ? before : Number.NaN;
      offsets.set(block, offset);
    }
    if (!Number.isNaN(offset)) return localMs - offset;
    // Clocks change at a quarter of an hour, wherever they do.
    const quarter = Math.floor(localMs / QUARTER_MS);
    let exact = exactOffsets.get(quarter);
    if (exact === undefined) {
      const before = offsetAt(localMs - DAY_MS);
      const after = offsetAt(localMs + DAY_MS);
      exact = offsetAt(localMs - after) === after ? after : before;
      exactOffsets.set(quarter, exact);
    }
    return localMs - exact;
  };
}
