import { describe, expect, it, vi } from 'vitest';
import { runCommand } from '../../src/cli/regulars.ts';
import { useDatabase } from '../helpers/database.ts';
import { SECRET } from '../helpers/program.ts';

const database = useDatabase();

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  vi.stubEnv('DATABASE_URL', database.current.connectionString);
  vi.stubEnv('SECRET_KEY', SECRET);
  vi.stubEnv('PUBLIC_URL', 'https://chat.granlia.example');
  const lines: Record<'log' | 'error', string[]> = { log: [], error: [] };
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((...words) => void lines[stream].push(words.map(String).join(' ')));
  try {
    return { code: await runCommand(args), out: lines.log.join('\n'), err: lines.error.join('\n') };
  } finally {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  }
}

const LINK = /https:\/\/chat\.granlia\.example\/console\/invitation\/[\w-]{43}\n/;

describe('staff', () => {
  it('are let in by a link, invited again, listed and shut out', async () => {
    expect((await run('staff', 'list')).out).toContain('Make the first admin');
    expect((await run('staff', 'add', 'ada@granlia.example', '--name', 'Ada', '--role', 'admin')).out).toMatch(LINK);
    const line = [
      'staff',
      'add',
      'Line@granlia.example',
      '--name',
      'Line',
      '--role',
      'support',
      '--team',
      'care',
      '--language',
      'nb',
    ];
    expect((await run(...line)).out).toMatch(LINK);
    expect(await run(...line)).toMatchObject({ code: 1, err: expect.stringContaining('staff invite Line@granlia.example') });
    expect((await run('staff', 'invite', 'line@granlia.example')).out).toMatch(LINK);
    expect((await run('staff', 'deactivate', 'line@granlia.example')).out).toContain('Line is shut out');
    expect(await run('staff', 'invite', 'line@granlia.example')).toMatchObject({
      code: 1,
      err: expect.stringContaining('shut out'),
    });
    expect(await run('staff', 'deactivate', 'ada@granlia.example')).toMatchObject({
      code: 1,
      err: expect.stringContaining('last admin'),
    });
    expect((await run('staff', 'list')).out.split('\n')).toEqual([
      'ada@granlia.example  Ada  admin  no team  en  works here',
      'line@granlia.example  Line  support  care  nb  shut out',
    ]);
    const { rows } = await database.current.pool.query('select action, by::text from audit_entry order by id');
    expect(rows.map(({ action, by }) => `${by} ${action}`)).toEqual([
      'system staff.added',
      'system staff.added',
      'system staff.invited',
      'system staff.deactivated',
    ]);
  });

  it.each<[string[], RegExp]>([
    [['add'], /^Who\?/],
    [['add', 'nobody'], /^Who\?/],
    [['add', 'a@b.no'], /^What do customers call them\?/],
    [['add', 'a@b.no', '--name', 'A'], /support, marketing, admin/],
    [['add', 'a@b.no', '--name', 'A', '--role', 'boss'], /support, marketing, admin/],
    [['add', 'a@b.no', '--name', 'A', '--role', 'admin', '--language', 'fi'], /en, nb/],
    [['add', 'a@b.no', '--name', 'A', '--role', 'admin', '--team', 'stars'], /no team "stars"\. These are there: care/],
    [['invite'], /^Whom\?/],
    [['invite', 'nobody@b.no'], /^Nobody has the address nobody@b.no/],
    [['deactivate', 'nobody@b.no'], /^Nobody has the address nobody@b.no/],
  ])('says what is wrong with %j', async (args, complaint) => {
    const { code, err } = await run('staff', ...args);
    expect(code).toBe(1);
    expect(err).toMatch(complaint);
  });
});
