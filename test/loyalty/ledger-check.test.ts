import { expect, it } from 'vitest';
import { checkLedger } from '../../src/loyalty/index.ts';
import { useDatabase } from '../helpers/database.ts';
import { addMember, openShop, till } from '../helpers/shop.ts';

const database = useDatabase();

it('the check names each thing that does not agree, and the member', async () => {
  const { pool } = database.current;
  const at = till(database.current, await openShop(database.current));
  const ada = await addMember(database.current);
  for (const on of ['2026-01-05', '2026-01-06', '2026-01-07']) await at.buy(ada, 100, new Date(on));
  expect(await checkLedger(database.current)).toEqual({ members: 1, entries: 3, lots: 3, discrepancies: [] });

  const number = ada.slice(-12);
  const spoiled = async (statement: string, repair: string) => {
    await pool.query(statement, [ada]);
    const { discrepancies } = await checkLedger(database.current);
    await pool.query(repair, [ada]);
    for (const text of discrepancies) expect(text).toContain(`Member ${number}:`);
    return discrepancies.join('\n');
  };
  expect(
    await spoiled(
      'update member_points set points = points + 5 where member_id = $1',
      'update member_points set points = points - 5 where member_id = $1',
    ),
  ).toMatch(
    /on record is 35 points, the entries add up to 30[\s\S]*balance is 35 points, but the lots less what is owed come to 30/,
  );
  expect(
    await spoiled(
      'update member_points set last_position = 9 where member_id = $1',
      'update member_points set last_position = 3 where member_id = $1',
    ),
  ).toMatch(/number 9 .* there are 3 entries/);
  expect(
    await spoiled('update lot set remaining = 4 where member_id = $1', 'update lot set remaining = 10 where member_id = $1'),
  ).toMatch(/12 points are left .* is 30/);
  expect(
    await spoiled(
      'update member_points set owed = 7 where member_id = $1',
      'update member_points set owed = 0 where member_id = $1',
    ),
  ).toMatch(/owes 7 points although lots with 30/);
  expect((await checkLedger(database.current)).discrepancies).toEqual([]);
});
