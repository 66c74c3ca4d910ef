import { z } from '@hono/zod-openapi';
import { LANGUAGES } from '../../loyalty/index.ts';
import { isTimeZone } from '../../shared/calendar.ts';

// The words of the API. Unknown fields are refused everywhere: a misspelt one would be overlooked in silence.

/** Text that people write or read: neither empty nor with characters that a database or a page stumbles over. */
export const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((value) => value.isWellFormed() && !/\p{Cc}/u.test(value), 'has no control characters');

/** What the retailer's systems call something: a receipt, a product, a shop. */
export const code = (most: number) => text(most).refine((value) => !/\s/.test(value), 'has no spaces');

export const uuid = z
  .guid('is an id, e.g. 019ab3c5-7f00-7abc-8def-0123456789ab')
  .toLowerCase()
  .openapi({ format: 'uuid', example: '019ab3c5-7f00-7abc-8def-0123456789ab' });

/** Before it, a date is a slip: no programme is older. */
const EARLIEST = new Date('2000-01-01T00:00:00Z');

/** An instant with its offset from UTC, read as a Date. */
export const instant = z.iso
  .datetime({ offset: true, error: 'is an instant with its offset, e.g. 2026-11-22T14:05:00+01:00' })
  .transform((value) => new Date(value))
  .refine((value) => value >= EARLIEST, 'is after 1999')
  .openapi({ type: 'string', format: 'date-time', example: '2026-11-22T14:05:00+01:00' });

/** An instant that we tell, in UTC. */
export const toldInstant = z.string().openapi({ format: 'date-time', example: '2026-11-22T13:05:00.000Z' });

/** A thousand million crowns: beyond it, points and sums might not fit their columns. */
const MOST_MINOR = 100_000_000_000;

export const amountMinor = z
  .int()
  .min(0)
  .max(MOST_MINOR)
  .openapi({ description: 'Whole minor units of the currency (øre, pence), 0 or more.', example: 38_990 });

const MOST_QUANTITY = 1_000_000;

/** A quantity of goods, read as whole thousandths. */
export const quantity = z
  .number()
  .positive()
  .max(MOST_QUANTITY)
  .refine((value) => Math.abs(value * 1_000 - Math.round(value * 1_000)) < 1e-6, 'has at most three decimals')
  .transform((value) => Math.round(value * 1_000))
  .refine((milli) => milli > 0, 'is at least 0.001')
  .openapi({ type: 'number', description: 'Pieces, kilograms, metres: more than 0, at most three decimals.', example: 2 });

export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'is a currency code of three capitals, e.g. NOK')
  .openapi({ example: 'NOK' });
export const language = z.enum(LANGUAGES).openapi({ example: 'nb' });
export const timeZone = z
  .string()
  .max(60)
  .refine(isTimeZone, 'is a time zone such as Europe/Oslo')
  .openapi({ description: 'Where they are: nothing unasked is sent at night there.', example: 'Europe/Helsinki' });
export const memberNumber = code(40).openapi({ description: 'As printed on the card.', example: '2900000000018' });
export const shopCode = code(40).openapi({ example: 'OSL-STORO' });
export const receiptNumber = code(80).openapi({ example: '4711-000123' });
export const email = z.email('is an e-mail address').max(254).openapi({ example: 'ada@granlia.example' });
export const phone = z
  .string()
  .regex(/^\+[1-9]\d{5,14}$/, 'is a telephone number with its country, e.g. +4790000000')
  .openapi({ description: 'Digits with a leading + and the country.', example: '+4790000000' });

export const memberPath = z.strictObject({ id: uuid.openapi({ param: { name: 'id', in: 'path' }, description: 'The member.' }) });
