import { z } from 'zod';
import { isTimeZone } from '../shared/calendar.ts';

/** The languages that have texts. */
export const LANGUAGES = ['en', 'nb', 'da', 'fi', 'af', 'sv', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

export const language = z.enum(LANGUAGES);
export const localised = z
  .partialRecord(language, z.string().min(1))
  .refine((names) => names.en !== undefined, { message: 'needs at least the English name, e.g. { en: Silver, nb: Sølv }' });
export const whole = z.int().min(0);
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is a time of day such as "09:00"');
export const timeZone = z.string().refine(isTimeZone, { message: 'is a time zone such as Europe/Oslo' });
