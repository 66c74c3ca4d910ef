/**
 * Numbers, days, clocks and sums of money as each language writes them, by Intl, with no-break spaces inside.
 * `locale` is Intl's name of the language.
 */

const NO_BREAK_SPACE = '\u00A0';

/** With its groups: "12,400", "12 400". */
export const formatWhole = (locale: string, value: number): string => numberFormat(locale, 'whole', WHOLE).format(value);

const WHOLE = { maximumFractionDigits: 0, useGrouping: true } as const;

/** With its sign: "+420", "−300" (a real minus). */
export function formatSigned(locale: string, value: number): string {
  const digits = formatWhole(locale, Math.abs(value));
  return value < 0 ? `−${digits}` : `+${digits}`;
}

/** @param minor whole minor units; round sums drop their decimals ("389 kr") */
export function formatMoney(locale: string, minor: number, currency: string): string {
  const digits =
    numberFormat(locale, `digits ${currency}`, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const major = minor / 10 ** digits;
  const fraction = Number.isInteger(major) ? 0 : digits;
  const options = {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: fraction,
    maximumFractionDigits: fraction,
  } as const;
  return numberFormat(locale, `money ${currency} ${fraction}`, options).format(major).replaceAll(' ', NO_BREAK_SPACE);
}

/** A calendar day in words, with its year where that is not the year of `today`. Both as "2026-11-28". */
export function formatDay(locale: string, day: string, today: string): string {
  const use = `${locale} ${day} ${day.slice(0, 4) === today.slice(0, 4)}`;
  let words = days.get(use);
  if (words === undefined) {
    if (days.size >= MOST_DAYS) days.clear();
    words = writeDay(locale, day, today);
    days.set(use, words);
  }
  return words;
}

/** The same days are told again and again. */
const MOST_DAYS = 5_000;
const days = new Map<string, string>();

function writeDay(locale: string, day: string, today: string): string {
  const withYear = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  const month = locale === 'fi' ? 'numeric' : 'long';
  const options = { day: 'numeric', month, timeZone: 'UTC', ...withYear } as const;
  const words = dateFormat(locale, `day ${month} ${'year' in withYear}`, options).format(new Date(`${day}T00:00:00Z`));
  return words.replaceAll(' ', NO_BREAK_SPACE);
}

/** A day with its weekday, as it stands after "by": "Monday 23 November", "mandag den 23. november", "maanantaina 23.11.". */
export function formatWeekday(locale: string, day: string, today: string): string {
  const weekday = dateFormat(locale, 'weekday', { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
  const date = formatDay(locale, day, today);
  switch (locale) {
    case 'da':
    case 'sv':
      return `${weekday} den${NO_BREAK_SPACE}${date}`;
    case 'de':
      return `${weekday}, den${NO_BREAK_SPACE}${date}`;
    case 'fi':
      return `${weekday}na ${date}`;
    default:
      return `${weekday} ${date}`;
  }
}

/** The name of a month, "2026-09": "September", "september", "syyskuu". */
export const formatMonth = (locale: string, month: string): string =>
  dateFormat(locale, 'month', { month: 'long', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`));

/** A time of day: "09:00", "kl. 09.00", "klo 9". */
export function formatClock(locale: string, instant: Date, timeZone: string): string {
  const parts = dateFormat(locale, `clock ${timeZone}`, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).formatToParts(instant);
  const hour = parts.find(({ type }) => type === 'hour')!.value.padStart(2, '0');
  const minute = parts.find(({ type }) => type === 'minute')!.value.padStart(2, '0');
  switch (locale) {
    case 'nb':
      return `kl.${NO_BREAK_SPACE}${hour}.${minute}`;
    case 'da':
      return `kl.${NO_BREAK_SPACE}${Number(hour)}.${minute}`;
    case 'fi':
      return `klo${NO_BREAK_SPACE}${Number(hour)}${minute === '00' ? '' : `.${minute}`}`;
    case 'sv':
      return `kl.${NO_BREAK_SPACE}${hour}.${minute}`;
    case 'de':
      return `${hour}:${minute}${NO_BREAK_SPACE}Uhr`;
    default:
      return `${hour}:${minute}`;
  }
}

// Intl's formatters are costly to make and cheap to use.
const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function numberFormat(locale: string, use: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${use}`;
  let format = numberFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, options);
    numberFormats.set(key, format);
  }
  return format;
}

function dateFormat(locale: string, use: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${use}`;
  let format = dateFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, options);
    dateFormats.set(key, format);
  }
  return format;
}

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
/** A Monday: days of the week are written by any week's. */
const SOME_MONDAY = Date.UTC(2026, 0, 5);
const DAY_LENGTH_MS = 86_400_000;

/**
 * A week's opening hours, days with the same hours together: "Mon–Fri 10:00–18:00, Sat 10:00–16:00, Sun closed". Whoever asks about
 * Sunday is told of Sunday. Hours are of the place itself, so there is no zone.
 *
 * @param closed the word for a day without hours
 */
export function formatHours(
  locale: string,
  hours: Readonly<Partial<Record<(typeof WEEK)[number], readonly Period[]>>>,
  closed: string,
): string {
  const runs: { from: number; to: number; periods: string }[] = [];
  for (const [index, day] of WEEK.entries()) {
    const open = (hours[day] ?? []).map(({ from, until }) => `${clockOf(locale, from)}–${clockOf(locale, until)}`).join(' + ');
    const periods = open || closed;
    const last = runs.at(-1);
    if (last?.periods === periods) last.to = index;
    else runs.push({ from: index, to: index, periods });
  }
  const name = (index: number) =>
    dateFormat(locale, 'short weekday', { weekday: 'short', timeZone: 'UTC' }).format(
      new Date(SOME_MONDAY + index * DAY_LENGTH_MS),
    );
  return runs.map(({ from, to, periods }) => `${from === to ? name(from) : `${name(from)}–${name(to)}`} ${periods}`).join(', ');
}

type Period = { from: string; until: string };

/** "09:00" as it is written there; the end of a day stays "24:00", which no clock shows. */
const clockOf = (locale: string, clock: string): string => (POINTED.has(locale) ? clock.replace(':', '.') : clock);

const POINTED: ReadonlySet<string> = new Set(['nb', 'da', 'fi', 'sv']);
