import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inUnits, localTime, readInstant, readNumber, readTimeOfDay, timesInUnits } from '../../src/cli/import/values.ts';
import { useDatabase } from '../helpers/database.ts';

const database = useDatabase();

function number(text: string, mark: ',' | '.', encoding: BufferEncoding = 'utf8'): number | undefined {
  const bytes = Buffer.from(`|${text}|`, encoding);
  const into = { mantissa: 0, decimals: 0 };
  if (!readNumber(bytes, 1, bytes.length - 1, mark, into)) return undefined;
  return into.mantissa / 10 ** into.decimals;
}

function instant(text: string, order: 'ymd' | 'dmy' | 'mdy', zone = 'UTC'): string | undefined {
  const bytes = Buffer.from(`|${text}|`);
  const ms = readInstant(bytes, 1, bytes.length - 1, order, localTime(zone));
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

describe('numbers', () => {
  it.each([
    ['12,50', ',', 12.5],
    ['1.234,50', ',', 1234.5],
    ['1 234,50', ',', 1234.5],
    ['1\u00a0234,50', ',', 1234.5],
    ['1\u202f234,50', ',', 1234.5],
    ["1'234.50", '.', 1234.5],
    ['1,234,567.5', '.', 1234567.5],
    ['-11062.06', '.', -11062.06],
    ['11062.06-', '.', -11062.06],
    ['\u221212,50', ',', -12.5],
    ['+3', '.', 3],
    [' 7 ', '.', 7],
    ['.5', '.', 0.5],
    ['5.', '.', 5],
  ] as const)('reads %s with decimal mark %s', (text, mark, value) => {
    expect(number(text, mark)).toBe(value);
  });

  it('reads the no-break space of Windows-1252 between thousands', () => {
    expect(number('1\u00a0234,50', ',', 'latin1')).toBe(1234.5);
  });

  it.each([
    ['1.5', ','],
    ['1,5', '.'],
    ['12.34.567', ','],
    ['1 23', ','],
    ['1,2,3', ','],
    ['', '.'],
    ['-', '.'],
    ['--5', '.'],
    ['5-5', '.'],
    ['1e5', '.'],
    ['12 kr', '.'],
    ['99999999999999999999', '.'],
  ] as const)('does not guess what "%s" means with decimal mark %s', (text, mark) => {
    expect(number(text, mark)).toBeUndefined();
  });

  it('multiplies exactly, halves away from zero', () => {
    const exactly = (a: bigint, b: bigint, excess: bigint): bigint => {
      const size = a * b < 0n ? -(a * b) : a * b;
      const rounded = excess <= 0n ? size * 10n ** -excess : (size * 2n + 10n ** excess) / (2n * 10n ** excess);
      return a * b < 0n ? -rounded : rounded;
    };
    const written = fc.record({
      mantissa: fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
      decimals: fc.integer({ min: 0, max: 6 }),
    });
    fc.assert(
      fc.property(written, written, fc.constantFrom(0, 2, 3), (a, b, digits) => {
        const exact = exactly(BigInt(a.mantissa), BigInt(b.mantissa), BigInt(a.decimals + b.decimals - digits));
        const units = timesInUnits(a, b, digits);
        if (exact > BigInt(Number.MAX_SAFE_INTEGER) || exact < -BigInt(Number.MAX_SAFE_INTEGER)) expect(units).toBeUndefined();
        else expect(units).toBe(Number(exact) + 0);
      }),
    );
  });

  it('keeps quantities to three decimals and refuses finer ones', () => {
    expect(inUnits({ mantissa: 4535, decimals: 4 }, 3)).toBeUndefined();
    expect(inUnits({ mantissa: 4530, decimals: 4 }, 3)).toBe(453);
    expect(inUnits({ mantissa: 2, decimals: 0 }, 3)).toBe(2_000);
  });
});

describe('dates', () => {
  it.each([
    ['2010-12-01 08:26', 'ymd', '2010-12-01T08:26:00.000Z'],
    ['2010-12-01T08:26:07.250Z', 'ymd', '2010-12-01T08:26:07.250Z'],
    ['2010-12-01T08:26+01:00', 'dmy', '2010-12-01T07:26:00.000Z'],
    ['1.2.2024', 'dmy', '2024-02-01T00:00:00.000Z'],
    ['01.02.24 14.05', 'dmy', '2024-02-01T14:05:00.000Z'],
    ['31/12/2024 23:59:59', 'dmy', '2024-12-31T23:59:59.000Z'],
    ['12/31/2024 2:05 PM', 'mdy', '2024-12-31T14:05:00.000Z'],
    ['12/31/2024 12:05 am', 'mdy', '2024-12-31T00:05:00.000Z'],
    ['20240229', 'ymd', '2024-02-29T00:00:00.000Z'],
    ['29.02.1900', 'dmy', undefined],
    ['31.04.2024', 'dmy', undefined],
    ['2024-13-01', 'ymd', undefined],
    ['2024-01-01 24:00', 'ymd', undefined],
    ['2024-01/01', 'ymd', undefined],
    ['2024-01-01x', 'ymd', undefined],
    ['yesterday', 'ymd', undefined],
    ['', 'ymd', undefined],
  ] as const)('reads %s as %s', (text, order, expected) => {
    expect(instant(text, order)).toBe(expected);
  });

  it('reads a time of day of its own column', () => {
    const bytes = Buffer.from(' 14:05 ');
    expect(readTimeOfDay(bytes, 0, bytes.length)).toBe((14 * 60 + 5) * 60_000);
  });

  it('agrees with PostgreSQL on the wall clocks of zones, also when they jump', async () => {
    const jumps = ['2024-03-31', '2024-10-27', '2024-04-07', '2024-10-06', '2011-12-30', '2024-02-29'];
    const zones = ['Europe/Oslo', 'Europe/London', 'Australia/Lord_Howe', 'America/New_York', 'Pacific/Apia', 'Asia/Kolkata'];
    const texts = jumps.flatMap((day) =>
      Array.from({ length: 97 }, (_, i) =>
        new Date(Date.parse(day) - 36e5 * 12 + i * 15 * 60_000).toISOString().slice(0, 16).replace('T', ' '),
      ),
    );
    for (const zone of zones) {
      const { rows } = await database.current.pool.query<{ at: Date }>(
        'select t::timestamp at time zone $2 as at from unnest($1::text[]) with ordinality as u(t, n) order by n',
        [texts, zone],
      );
      expect(texts.map((text) => instant(text, 'ymd', zone))).toEqual(rows.map(({ at }) => at.toISOString()));
    }
  });
});
