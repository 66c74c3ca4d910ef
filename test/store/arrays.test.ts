import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textArray } from '../../src/store/arrays.ts';
import { useDatabase } from '../helpers/database.ts';

const database = useDatabase();

it('writes texts of every kind as PostgreSQL reads them', async () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', 'NULL', '{}', '",', '\\', '"', '\n', 'null', null));
  const cases = fc.sample(fc.array(text, { maxLength: 8 }), { numRuns: 100, seed: 1 });
  for (const texts of cases) {
    const clean = texts.map((one) => one?.replaceAll('\0', '') ?? null);
    const { rows } = await database.current.pool.query('select $1::text[] as texts', [textArray(clean)]);
    expect(rows[0].texts).toEqual(clean);
  }
});
