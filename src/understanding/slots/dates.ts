import type { Day } from '../../shared/calendar.ts';
import {
  type DayReader,
  datesWithMonth,
  datesWithNumberedMonth,
  daysFromToday,
  daysOfMonth,
  daysOfMonthBeside,
  distances,
  feasts,
  sideOf,
  weekdays,
  weekdaysByWeeks,
  weekdaysOfMonth,
} from './day-words.ts';
import { anyOf, BEGIN, FILLER, type Found, firstOf } from './patterns.ts';
import { dayOf, dayOfYear, fullYear } from './which-day.ts';
import { type SlotWords, WORDS } from './words.ts';

const ISO = /(?<![a-z\d-])((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?![a-z\d-])/g;
const NUMERIC =
  /(?<![a-z\d.,/-])(\d{1,2})(?:\. ?|[/-])(\d{1,2})(?:\. ?|[/-]| )(\d{4}|\d{2})(?![a-z\d/-]|[.,]\d| \d\d(?![\d.:]))/g;

/** Days in figures with their year, which nothing else looks like: day before month, unless it cannot be so. */
export function fullDate(text: string): Found<Day> | undefined {
  return (
    firstOf(text, ISO, ([, year, month, day]) => dayOf(Number(year), Number(month), Number(day))) ??
    firstOf(text, NUMERIC, ([, day, month, year]) => {
      const told = fullYear(year!);
      return dayOf(told, Number(month), Number(day)) ?? dayOf(told, Number(day), Number(month));
    })
  );
}

/** Clock times, which look like days and sums: "14.30", "kl. 9", "5 pm". */
const TIMES =
  /(?<![a-z\d])(?:(?:kl\.?|klokka|klokken|klockan|klo|om|um|at)\s*\d{1,2}[.:]\d{2}|(?:kl\.?|klokka|klokken|klockan|klo)\s*\d{1,2}|(?:[01]?\d|2[0-4]):[0-5]\d|\d{1,2}(?:[.:]\d{2})?\s?(?:am|pm|uhr))(?![a-z\d])/g;
export const withoutTimes = (text: string): string => text.replaceAll(TIMES, (time) => FILLER.repeat(time.length));

/** What stands before a day in figures, and makes it one. */
const LEADING = String.raw`(?:on|from|since|until|by|the|den|d\.|fra|fraa?|til|paa?|siden|sidan|foe?r|innen|inden|fraa?n|sedan|till|foe?re|am|vom|bis|seit|ab|zum|op|van|vanaf|tot|sedert|voor|vor|before|foe?re?|ennen|innan|innen|inden(?: d\.)?|senest(?: d\.)?|dated?|dato|datum|pvm|ordered|bought|received|came|bestilt[a-z]*|kjoe?pte?|kjopte?|koe?bte?|fikk|fik|bestae?llde|bestae?llt|koe?pte?|fick|tilasin|ostin|tilattu|ostettu|bestellt|gekauft|gekoop|bestel)`;
const SHORT = new RegExp(
  String.raw`(?<![a-z\d.,/-])(?:(?<lead>${LEADING})\s+)?(\d{1,2})(\.|/|-)(\d{1,2})(\.?)(?![a-z\d/-]|[.,]\d|\s?(?:kr|€|%|kg|g|l|cm|m|x)(?![a-z]))`,
  'g',
);

/** "3/11", "3.11.": elsewhere a fraction, a mark or a price, where nothing tells that it is a day. */
function shortDate(language: string): DayReader {
  const sideIn = sideOf(WORDS[language]!);
  return (text, today) =>
    firstOf(text, SHORT, ({ index, 0: said, groups, 2: dayText, 3: mark, 4: monthText, 5: dot }) => {
      const [day, month] = [Number(dayText), Number(monthText)];
      const isLed = groups?.lead !== undefined;
      const isShare = mark === '/' && (month <= 6 || month === 10) && day <= month;
      const isAlways = day === 24 && month === 7;
      const isPlain = mark === '.' && dot !== '.' && (language === 'en' || monthText!.length < 2);
      if (!isLed && (mark === '-' || isShare || isAlways || isPlain)) return undefined;
      const lead = said.length - said.slice(groups?.lead?.length ?? 0).trimStart().length;
      const side = sideIn(text, { index: index + lead, 0: said.slice(lead) });
      return dayOfYear(month, day, today, side) ?? (mark === '/' ? dayOfYear(day, month, today, side) : undefined);
    });
}

/** What every day has: a figure, or a word for one, for a day or for a time. Most texts have none, and are read no further. */
const traceOfDay = ({ months, ordinals, weekdays, shortWeekdays, days, feasts, spans }: SlotWords): RegExp => {
  const names = [months, ordinals, weekdays, shortWeekdays?.names ?? [], ...[days, feasts, spans].map(Object.values)];
  return new RegExp(String.raw`\d|${BEGIN}${anyOf(names.flat().filter(Boolean).join('|'))}`);
};

const READERS: ReadonlyMap<string, { trace: RegExp; readers: readonly DayReader[] }> = new Map(
  Object.entries(WORDS).map(([language, words]) => [
    language,
    {
      trace: traceOfDay(words),
      readers: [
        datesWithMonth(words),
        datesWithNumberedMonth(words),
        daysOfMonthBeside(words),
        shortDate(language),
        weekdaysByWeeks(words),
        distances(words),
        feasts(words),
        daysFromToday(words),
        weekdaysOfMonth(words),
        weekdays(words),
        daysOfMonth(words),
      ],
    },
  ]),
);

/** Other languages' words that are written in one: neighbours', and English. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  nb: ['da', 'sv', 'en'],
  da: ['nb', 'sv', 'en'],
  sv: ['nb', 'da', 'en'],
};

/** The first day that a text names, in the words of its language or else of those that are written beside it. */
export function date(text: string, language: string, today: Day): Found<Day> | undefined {
  for (const one of [language, ...(BESIDE[language] ?? ['en'])]) {
    const { trace, readers } = READERS.get(one)!;
    if (!trace.test(text)) continue;
    const found = readers.flatMap((read) => read(text, today) ?? []);
    if (found.length > 0) return found.reduce((day, next) => (isNamedBefore(next, day, text) ? next : day));
  }
  return undefined;
}

/** "Ordered on Monday, due 3 November" is of Monday; in "Monday 3 November" and "Friday a week ago" the surer reader, which came first, has the day. */
const isNamedBefore = (next: Found<Day>, day: Found<Day>, text: string): boolean =>
  next.at < day.at && !SAME_DAY.test(text.slice(next.end, day.at));
const SAME_DAY = /^[\s,(-]*(?:(?:the|den|d\.|der|dem|die|am|paa?|on|op|in)\s+)?$/;
