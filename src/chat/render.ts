import {
  formatClock,
  formatDay,
  formatHours,
  formatMoney,
  formatMonth,
  formatSigned,
  formatWeekday,
  formatWhole,
  localeOf,
  type TextKey,
  type Texts,
  type TextValue,
} from '../locales/index.ts';
import { addDays, localDay } from '../shared/calendar.ts';
import { inLanguage } from './packed-lines.ts';
import type { Choice, Fact, Facts, Line } from './reply.ts';

export type Rendering = { texts: Texts; language: string; timeZone: string; now: Date };

/** Fills the lines with their facts: one paragraph a line, but for those that continue the one before. */
export function renderLines(lines: readonly Line[], rendering: Rendering): string {
  let text = '';
  for (const { key, facts, sameLine } of lines) {
    const words = renderText(key, facts, rendering);
    text += text === '' ? words : sameLine ? ` ${words}` : `\n${words}`;
  }
  return text;
}

export const renderLabel = ({ label, facts }: Choice, rendering: Rendering): string => renderText(label, facts ?? {}, rendering);

function renderText(key: TextKey, facts: Facts, rendering: Rendering): string {
  const values: Record<string, TextValue> = {};
  for (const name in facts) values[name] = toValue(facts[name]!, rendering);
  return rendering.texts.format(rendering.language, key, values);
}

/** A fact by itself, as the texts say it: "1,240", "Monday 23 November, 16:00", "298 kr". */
export function renderFact(fact: Fact, rendering: Rendering): string {
  const value = toValue(fact, rendering);
  return typeof value === 'string' ? value : formatWhole(localeOf(rendering.language), value.whole);
}

function toValue(fact: Fact, rendering: Rendering): TextValue {
  const locale = localeOf(rendering.language);
  switch (fact.kind) {
    case 'points':
    case 'count':
      return { whole: fact.value };
    case 'signed_points':
      return formatSigned(locale, fact.value);
    case 'day':
      return formatDay(locale, fact.value, localDay(rendering.now, rendering.timeZone));
    case 'weekday':
      return formatWeekday(locale, fact.value, localDay(rendering.now, rendering.timeZone));
    case 'month':
      return formatMonth(locale, fact.value);
    case 'instant':
      return renderInstant(new Date(fact.value), locale, rendering);
    case 'due':
      return renderDue(new Date(fact.value), locale, rendering);
    case 'clock':
      return formatClock(locale, new Date(fact.value), rendering.timeZone);
    case 'money':
      return formatMoney(locale, fact.minor, fact.currency);
    case 'hours':
      return formatHours(locale, fact.value, rendering.texts.format(rendering.language, 'hours-closed'));
    case 'localised':
      return inLanguage(fact.value, rendering.language);
    case 'text':
      return rendering.texts.format(rendering.language, fact.key);
    case 'name':
    case 'quote':
      return fact.value;
  }
}

/** "today, 06:00", "i går kl. 06.00", "28 November, 06:00". */
function renderInstant(instant: Date, locale: string, { texts, language, timeZone, now }: Rendering): string {
  const day = localDay(instant, timeZone);
  const clock = formatClock(locale, instant, timeZone);
  const today = localDay(now, timeZone);
  if (day === today) return texts.format(language, 'at-today', { clock });
  if (day === addDays(today, -1)) return texts.format(language, 'at-yesterday', { clock });
  if (day === addDays(today, 1)) return texts.format(language, 'at-tomorrow', { clock });
  return texts.format(language, 'at-day', { day: formatDay(locale, day, today), clock });
}

/** "today, 16:00", "Monday 23 November, 16:00": it stands in the chat until then, so there is no "tomorrow" in it. */
function renderDue(instant: Date, locale: string, { texts, language, timeZone, now }: Rendering): string {
  const day = localDay(instant, timeZone);
  const clock = formatClock(locale, instant, timeZone);
  const today = localDay(now, timeZone);
  if (day === today) return texts.format(language, 'due-today', { clock });
  return texts.format(language, 'due-day', { day: formatWeekday(locale, day, today), clock });
}
