import { describe, expect, it } from 'vitest';
import { isDatabaseAway } from '../../src/chat/database-away.ts';
import { useDatabase } from '../helpers/database.ts';

const database = useDatabase();

/** What a statement of a transaction throws when the server answers with this SQLSTATE. */
const raised = (code: string): Promise<unknown> =>
  database.current
    .transaction((tx) => tx.$executeRawUnsafe(`do $$ begin raise exception 'so it is' using errcode = '${code}'; end $$`))
    .then(() => undefined)
    .catch((error: unknown) => error);

describe('the database is away', () => {
  it.each(['53100', '53300', '57P01', '57P03', '08006', '58030', '25006'])(
    'when the server says %s, by itself and through Prisma',
    async (code) => {
      expect(isDatabaseAway(Object.assign(new Error('so it is'), { code }))).toBe(true);
      expect(isDatabaseAway(await raised(code))).toBe(true);
    },
  );

  it('when nobody answers at any of its addresses', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    expect(isDatabaseAway(new AggregateError([refused, refused]))).toBe(true);
    expect(isDatabaseAway(new Error('the turn failed', { cause: refused }))).toBe(true);
  });

  it.each(['23505', '22P02', '42P01', '40P01', 'P0001'])('not when it refuses a statement: %s', async (code) => {
    expect(isDatabaseAway(Object.assign(new Error('so it is'), { code }))).toBe(false);
    expect(isDatabaseAway(await raised(code))).toBe(false);
  });

  it('not when our own transaction was too slow, or something else failed', async () => {
    const slow = await database.current.prisma
      .$transaction((tx) => tx.$executeRaw`select pg_sleep(0.2)`.then(() => tx.$executeRaw`select 1`), { timeout: 50 })
      .catch((error: unknown) => error);
    expect(String(slow)).toMatch(/expired transaction|already closed/);
    expect(isDatabaseAway(slow)).toBe(false);
    for (const other of [new TypeError('undefined is not a function'), 'a text', undefined, null])
      expect(isDatabaseAway(other)).toBe(false);
  });
});
