import { describe, expect, it } from 'vitest';
import { runHere } from '../helpers/command.ts';
import { useDatabase } from '../helpers/database.ts';
import { SECRET } from '../helpers/program.ts';

const database = useDatabase();

const run = (...args: string[]) => runHere(args, { DATABASE_URL: database.current.connectionString, SECRET_KEY: SECRET });

const create = (...more: string[]) =>
  run('api-key', 'create', '--name', 'till', '--scope', 'purchases:write,members:read', ...more);

describe('api-key', () => {
  it('names what there is when no shop was made yet, and takes the one that is', async () => {
    expect(await create('--shop', 'OSL')).toMatchObject({ code: 1, err: expect.stringContaining('make it with shop add OSL') });
    expect(await run('shop', 'add', 'OSL', '--name', 'Oslo Storo')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Oslo Storo \(OSL\)/),
    });
    expect(await run('shop', 'add', 'OSL')).toEqual({ code: 1, out: '', err: 'There is a shop "OSL" already.\n' });
    expect(await create('--shop', 'BGO')).toMatchObject({ code: 1, err: expect.stringContaining('These are there: OSL.') });
  });

  it('is shown once, listed without its secret, and revoked', async () => {
    const { code, out } = await create('--shop', 'OSL', '--late-after', '48', '--expires', '2099-12-31');
    expect(code).toBe(0);
    const [, key] = /^(rg_[\w-]{43})\n/.exec(out)!;
    const [, id] = /api-key revoke ([0-9a-f-]{36})/.exec(out)!;
    const { rows } = await database.current.pool.query('select kind::text, late_after_hours from feed');
    expect(rows).toEqual([{ kind: 'shop', late_after_hours: 48 }]);
    const listed = await run('api-key', 'list');
    expect(listed.out).toBe(`${id}  till  OSL  purchases:write,members:read  works until 2099-12-31T23:00Z, last used never\n`);
    expect(listed.out).not.toContain(key);
    expect(await run('api-key', 'revoke', id!)).toEqual({ code: 0, out: '"till" opens nothing from now on.\n', err: '' });
    expect(await run('api-key', 'revoke', id!)).toMatchObject({ code: 1, err: expect.stringMatching(/was revoked at 20/) });
    expect((await run('api-key', 'list')).out).toMatch(/revoked 20\d\d-/);
  });

  it('leaves the hours of a feed that is there as they are, unless it is told them', async () => {
    expect((await create('--shop', 'OSL')).code).toBe(0);
    const { rows } = await database.current.pool.query('select late_after_hours from feed');
    expect(rows).toEqual([{ late_after_hours: 48 }]);
  });

  it.each<[string[], RegExp]>([
    [['api-key', 'create', '--scope', 'members:read'], /^What is it for\?/],
    [['api-key', 'create', '--name', 'till'], /--scope takes one or more of these[\s\S]*purchases:write +post purchases/],
    [['api-key', 'create', '--name', 'till', '--scope', 'everything'], /--scope takes one or more/],
    [['api-key', 'create', '--name', 'x', '--scope', 'members:read', '--late-after', '0'], /--late-after takes whole hours/],
    [['api-key', 'create', '--name', 'x', '--scope', 'members:read', '--expires', '2027-02-30'], /--expires takes the last day/],
    [['api-key', 'create', '--name', 'x', '--scope', 'members:read', '--expires', '2020-01-01'], /2020-01-01 is over/],
    [['api-key', 'revoke', 'x'], /^Which key\?/],
    [['api-key', 'revoke', '019ab3c5-7f00-7abc-8def-0123456789ab'], /There is no key 019ab3c5/],
    [['shop', 'add'], /^Under which code\?/],
    [['shop', 'add', 'a b'], /no spaces/],
    [['shop', 'add', 'X', '--time-zone', 'Oslo'], /no time zone "Oslo"/],
  ])('says what is wrong with %j', async (args, reason) => {
    const ran = await run(...args);
    expect(ran).toMatchObject({ code: 1, out: '', err: expect.stringMatching(reason) });
    expect(ran.err).not.toMatch(/^\s+at /m);
  });
});
