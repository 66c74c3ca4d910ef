import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommand } from '../../src/cli/regulars.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { findEverywhere } from '../helpers/full-person.ts';
import { addMember, openShop, till } from '../helpers/shop.ts';

/** Short, since the socket's path is in it. */
const dir = mkdtempSync('/tmp/rp-');
const dataDir = join(dir, 'd');
const NUMBER = '2900000000018';
let store: Store;
beforeAll(async () => {
  store = await openStore({ dataDir });
  const shop = await openShop(store.database);
  const memberId = await addMember(store.database);
  await store.database.pool.query(`update member set number = $2, given_name = 'Solveigunn' where id = $1`, [memberId, NUMBER]);
  await till(store.database, shop).buy(memberId, 640, new Date('2026-10-01T10:00:00Z'));
});
afterAll(async () => {
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  for (const [name, value] of Object.entries({ DATABASE_URL: '', DATA_DIR: dataDir })) vi.stubEnv(name, value);
  const lines: Record<'log' | 'error', string[]> = { log: [], error: [] };
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((...words) => void lines[stream].push(`${words.map(String).join(' ')}\n`));
  try {
    return { code: await runCommand(args), out: lines.log.join(''), err: lines.error.join('') };
  } finally {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  }
}

describe('privacy', () => {
  it('writes a copy for somebody who asks by letter', async () => {
    const out = join(dir, 'copy');
    expect(await run('privacy', 'export', NUMBER, '--out', out)).toMatchObject({
      code: 0,
      out: expect.stringContaining('copy.json'),
    });
    expect(readFileSync(`${out}.txt`, 'utf8')).toContain('Solveigunn');
    expect(JSON.parse(readFileSync(`${out}.json`, 'utf8'))).toMatchObject({
      membership: { member: { rows: [{ number: NUMBER }] } },
    });
    expect(await run('privacy', 'export', '123', '--out', join(dir, 'nobody'))).toMatchObject({ code: 1 });
    expect(existsSync(join(dir, 'nobody.txt'))).toBe(false);
  });

  it('erases nobody without --yes, and then for good', async () => {
    expect(await run('privacy', 'erase', NUMBER)).toMatchObject({ code: 1, err: expect.stringContaining('--yes') });
    expect(await findEverywhere(store.database, 'Solveigunn')).not.toEqual([]);
    expect(await run('privacy', 'erase', NUMBER, '--yes')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Erased: 64 points and 0 vouchers/),
    });
    expect(await findEverywhere(store.database, 'Solveigunn')).toEqual([]);
    expect(await findEverywhere(store.database, NUMBER)).toEqual([]);
    expect(await run('privacy', 'erase', NUMBER, '--yes')).toMatchObject({ code: 1 });
  });

  it('lists who was erased, by what a backup from before knows', async () => {
    expect((await run('privacy', 'list')).out).toMatch(/^\S+Z {2}staff {3}ending {3}[0-9a-f-]{36}\n$/);
    expect((await run('privacy', 'list', '--since', '2999-01-01')).out).toBe('Nobody was erased.\n');
  });
});
