import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommand } from '../../src/cli/regulars.ts';
import { newId } from '../../src/shared/ids.ts';
import { startBotApi } from '../helpers/bot-api.ts';
import { useDatabase } from '../helpers/database.ts';
import { addMember } from '../helpers/shop.ts';

const database = useDatabase();
const dir = mkdtempSync('/tmp/found-');
const PUBLIC_URL = 'https://chat.granlia.example';

beforeAll(async () => {
  for (const [code, name] of [
    ['OSL-STORO', 'Oslo Storo'],
    ['BGO-STORS', 'Bergen Storsenter'],
  ])
    await database.current.pool.query(`insert into shop (id, code, name, time_zone) values ($1, $2, $3, 'Europe/Oslo')`, [
      newId(),
      code,
      name,
    ]);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function run(args: string[], environment: Record<string, string> = {}) {
  const given = {
    DATABASE_URL: database.current.connectionString,
    SECRET_KEY: 'a secret for tests, long enough to be one',
    DATA_DIR: dir,
    PUBLIC_URL,
    ...environment,
  };
  for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value);
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

describe('the commands about being found', () => {
  it('list every shop with its address, and what was added', async () => {
    expect(await run(['source', 'add', 'receipt', '--label', 'Receipts', '--shop', 'osl-storo'])).toEqual({
      code: 0,
      out: `Receipts: ${PUBLIC_URL}/go/receipt`,
      err: '',
    });
    const { out } = await run(['source', 'list']);
    expect(out.split('\n').map((row) => row.trim().split(/\s{2,}/))).toEqual([
      ['address', 'where', 'people', 'found us here', 'members since'],
      [`${PUBLIC_URL}/go/bgo-stors`, 'Bergen Storsenter', '0', '0', '0'],
      [`${PUBLIC_URL}/go/osl-storo`, 'Oslo Storo', '0', '0', '0'],
      [`${PUBLIC_URL}/go/receipt`, 'Receipts (Oslo Storo)', '0', '0', '0'],
    ]);
  });

  it('draw a poster that leads to the shop, as SVG and as PDF', async () => {
    for (const name of ['poster.svg', 'poster.pdf']) {
      const file = join(dir, name);
      const drawn = await run(['poster', 'osl-storo', '--out', file, '--languages', 'nb,en']);
      expect(drawn).toEqual({
        code: 0,
        out: `${file} leads to ${PUBLIC_URL}/go/osl-storo. Print it on A4 without scaling.`,
        err: '',
      });
      expect(readFileSync(file).subarray(0, 4).toString()).toBe(name.endsWith('.svg') ? '<svg' : '%PDF');
    }
    expect(readFileSync(join(dir, 'poster.svg'), 'utf8')).toContain('>chat.granlia.example/go/osl-storo</text>');
    expect((await run(['poster', 'receipt', '--out', join(dir, 'receipt.svg')])).out).toContain('/go/receipt.');
    const local = await run(['poster', 'receipt', '--out', join(dir, 'local.svg')], { PUBLIC_URL: 'http://127.0.0.1:3000' });
    expect(local.out).toContain('no phone will get there');
  });

  const taken = join(dir, 'taken.svg');
  writeFileSync(taken, 'mine');
  it.each([
    [['poster'], {}, 'For which shop? E.g. npm run regulars -- poster OSL-STORO'],
    [['poster', 'OSL-STORO'], { PUBLIC_URL: '' }, 'e.g. PUBLIC_URL=https://chat.granlia.example'],
    [
      ['poster', 'nowhere'],
      {},
      'There is no shop "nowhere". These are there:\n  BGO-STORS  Bergen Storsenter\n  OSL-STORO  Oslo Storo',
    ],
    [['poster', 'OSL-STORO', '--out', taken], {}, `There is a file ${taken} already.`],
    [['poster', 'OSL-STORO', '--out', 'poster.png'], {}, 'A poster is a .svg or a .pdf'],
    [['poster', 'OSL-STORO', '--out', '/no/such/folder/poster.PDF'], {}, 'There is no folder /no/such/folder.'],
    [['poster', 'OSL-STORO', '--languages', 'nb,xx'], {}, 'up to three of en, nb'],
    [['source', 'add'], {}, 'Under which code?'],
    [['source', 'add', 'no spaces please'], {}, 'cannot be a code: at most 40 of a-z'],
    [['source', 'add', 'osl-storo'], {}, 'is taken already, by Oslo Storo'],
    [['source', 'add', 'x', '--shop', 'nowhere'], {}, 'There is no shop "nowhere"'],
    [['link-code', '--link', '123'], { PUBLIC_URL: '' }, 'PUBLIC_URL: is needed'],
  ])('say in words what cannot be done: %s', async (args, environment, reason) => {
    const ran = await run(args, environment);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(reason);
    expect(ran.err).not.toMatch(/^\s+at |Error:/m);
    expect(existsSync('poster-osl-storo.svg')).toBe(false);
    expect(readFileSync(taken, 'utf8')).toBe('mine');
  });

  it('print links that carry a one-time code, for each channel that can', async () => {
    const memberId = await addMember(database.current);
    const { rows } = await database.current.pool.query<{ number: string }>('select number from member where id = $1', [memberId]);
    const { number } = rows[0]!;
    const plain = await run(['link-code', number, '--link']);
    expect(plain.out).toMatch(
      new RegExp(
        `^To choose a channel: +${PUBLIC_URL}/go/(link-\\w{9})\\nWeb page: +${PUBLIC_URL}/chat\\?from=\\1\\nThey work once`,
      ),
    );
    const api = await startBotApi();
    try {
      const asked = await run(['link-code', number, '--link'], { TELEGRAM_BOT_TOKEN: api.token, TELEGRAM_API_ROOT: api.root });
      expect(asked.out).toMatch(/Telegram: +https:\/\/t\.me\/\w+\?start=link-\w{9}\n/);
    } finally {
      await api.close();
    }
    const away = await run(['link-code', number, '--link'], {
      TELEGRAM_BOT_TOKEN: api.token,
      TELEGRAM_API_ROOT: api.root,
    });
    expect(away.out).toMatch(/Telegram: +not known, since Telegram could not be asked/);
  });
});
