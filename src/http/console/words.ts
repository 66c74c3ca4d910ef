import { localDay } from '../../shared/calendar.ts';
import type { ConsoleLanguage } from '../../staff/index.ts';
import type { TEXT_VARIABLES } from './texts/keys.ts';

export type ConsoleText = keyof typeof TEXT_VARIABLES;

type Value = string | { whole: number };

/** What the program hands the console to speak with: its texts, and figures as each language writes them. */
export type Speech = {
  format(language: string, key: ConsoleText, values?: Readonly<Record<string, Value>>): string;
  whole(language: string, value: number): string;
  signed(language: string, value: number): string;
  money(language: string, minor: number, currency: string): string;
  /** Both days as "2026-11-28": the year is told where it is not that of `today`. */
  day(language: string, day: string, today: string): string;
  clock(language: string, instant: Date, timeZone: string): string;
};

/** Everything that is said on one page, in its language. Instants are told in the programme's zone. */
export type Words = {
  language: ConsoleLanguage;
  say(key: ConsoleText, values?: Readonly<Record<string, Value>>): string;
  whole(value: number): string;
  signed(value: number): string;
  /** With one decimal. */
  tenths(value: number): string;
  /** With one decimal and its sign. */
  signedTenths(value: number): string;
  money(minor: number, currency: string): string;
  /** "14:05" today; with the day otherwise. */
  at(instant: Date): string;
  day(instant: Date): string;
  /** How long until, or since: "in 40 min", "12 min ago". */
  until(instant: Date): string;
  /** "Danish" for "da". */
  languageName(code: string): string;
  /** A name that the programme gives in several languages. */
  localised(names: Readonly<Record<string, string>>): string;
};

const MINUTE_MS = 60_000;

export function wordsIn(
  language: ConsoleLanguage,
  { speech, timeZone, now }: { speech: Speech; timeZone: string; now: Date },
): Words {
  const today = localDay(now, timeZone);
  const oneDecimal = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const tenths = (value: number) => oneDecimal.format(value).replace('-', '−');
  const day = (instant: Date) => speech.day(language, localDay(instant, timeZone), today);
  return {
    language,
    say: (key, values) => speech.format(language, key, values),
    whole: (value) => speech.whole(language, value),
    signed: (value) => speech.signed(language, value),
    tenths,
    signedTenths: (value) => (value < 0 ? tenths(value) : `+${tenths(value)}`),
    money: (minor, currency) => speech.money(language, minor, currency),
    day,
    at(instant) {
      const clock = speech.clock(language, instant, timeZone);
      return localDay(instant, timeZone) === today ? clock : `${day(instant)}, ${clock}`;
    },
    until: (instant) => relative(language, instant.getTime() - now.getTime()),
    languageName: (code) => new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code,
    localised: (names) => names[language] ?? names.en ?? Object.values(names)[0] ?? '',
  };
}

/** As the page's own script goes on telling it (`browser/console.ts`), in the same words. */
function relative(language: string, ms: number): string {
  const format = new Intl.RelativeTimeFormat(language, { style: 'short' });
  const minutes = Math.trunc(ms / MINUTE_MS);
  if (Math.abs(minutes) < 60) return format.format(minutes, 'minute');
  const hours = Math.trunc(minutes / 60);
  return Math.abs(hours) < 48 ? format.format(hours, 'hour') : format.format(Math.trunc(hours / 24), 'day');
}
