import type { Day } from '../../shared/calendar.ts';

// What fields of forms hold, read strictly.

/** Whether a text is a day of the calendar, as a date field sends it. */
export function isDay(text: string): text is Day {
  if (!/^2\d{3}-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** A number as people write it; undefined for an empty field, and NaN for what is none. */
export function readNumber(form: URLSearchParams, name: string): number | undefined {
  const text = (form.get(name) ?? '').replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  if (text === '') return undefined;
  return /^\d{1,10}(\.\d{1,4})?$/.test(text) ? Number(text) : Number.NaN;
}
