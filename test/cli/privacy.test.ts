import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { useKeyboard } from '../helpers/command.ts';
import { findEverywhere } from '../helpers/full-person.ts';
import { addMember, till } from '../helpers/shop.ts';

const keyboard = useKeyboard();
const NUMBER = '2900000000018';
beforeAll(async () => {
  const { database, shop } = keyboard;
  const memberId = await addMember(database);
  await database.pool.query(`update member set number = $2, given_name = 'Solveigunn' where id = $1`, [memberId, NUMBER]);
  await till(database, shop).buy(memberId, 640, new Date('2026-10-01T10:00:00Z'));
});

const run = (...args: string[]) => keyboard.run(args);

describe('privacy', () => {
  it('writes a copy for somebody who asks by letter', async () => {
    const out = join(keyboard.dir, 'copy');
    expect(await run('privacy', 'export', NUMBER, '--out', out)).toMatchObject({
      code: 0,
      out: expect.stringContaining('copy.json'),
    });
    expect(readFileSync(`${out}.txt`, 'utf8')).toContain('Solveigunn');
    expect(JSON.parse(readFileSync(`${out}.json`, 'utf8'))).toMatchObject({
      membership: { member: { rows: [{ number: NUMBER }] } },
    });
    expect(await run('privacy', 'export', '123', '--out', join(keyboard.dir, 'nobody'))).toMatchObject({ code: 1 });
    expect(existsSync(join(keyboard.dir, 'nobody.txt'))).toBe(false);
  });

  it('erases nobody without --yes, and then for good', async () => {
    expect(await run('privacy', 'erase', NUMBER)).toMatchObject({ code: 1, err: expect.stringContaining('--yes') });
    expect(await findEverywhere(keyboard.database, 'Solveigunn')).not.toEqual([]);
    expect(await run('privacy', 'erase', NUMBER, '--yes')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Erased: 64 points and 0 vouchers/),
    });
    expect(await findEverywhere(keyboard.database, 'Solveigunn')).toEqual([]);
    expect(await findEverywhere(keyboard.database, NUMBER)).toEqual([]);
    expect(await run('privacy', 'erase', NUMBER, '--yes')).toMatchObject({ code: 1 });
  });

  it('lists who was erased, by what a backup from before knows', async () => {
    expect((await run('privacy', 'list')).out).toMatch(/^\S+Z {2}staff {3}ending {3}[0-9a-f-]{36}\n$/);
    expect((await run('privacy', 'list', '--since', '2999-01-01')).out).toBe('Nobody was erased.\n');
  });
});
