import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ConfigInvalid, loadConfig, loadOrCreateSecret, type Problem, VARIABLES } from '../src/config.ts';

function problemsOf(env: Record<string, string>): readonly Problem[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigInvalid) return error.problems;
    throw error;
  }
  return [];
}

const namesIn = (problems: readonly Problem[]) => problems.map(({ variable }) => variable);
const token = '123456:acceptance-token';

describe('the configuration', () => {
  it('runs on nothing at all, with the embedded database and without Telegram', () => {
    expect(loadConfig({})).toEqual({
      databaseUrl: undefined,
      dataDir: './data',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: undefined,
      trustedProxies: [],
      telegram: undefined,
      staffRooms: [],
      logLevel: 'info',
      secretKey: undefined,
      metricsToken: undefined,
      programmeFile: './programme.yaml',
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: ' ', TELEGRAM_BOT_TOKEN: '' })).toEqual(loadConfig({}));
  });

  it('cannot be changed', () => {
    const config = loadConfig({ TELEGRAM_BOT_TOKEN: token, TRUSTED_PROXIES: '::1, 10.0.0.0/8' });
    expect(config.trustedProxies).toEqual(['::1', '10.0.0.0/8']);
    for (const part of [config, config.trustedProxies, config.telegram]) expect(Object.isFrozen(part)).toBe(true);
  });

  it('reports all problems at once, each with its name and a value that would do', () => {
    const message = new ConfigInvalid(problemsOf({ PORT: 'abc', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://localhost/shop' }))
      .message;
    expect(message).toBe(
      [
        'The configuration has 4 problems:',
        '  DATABASE_URL: is the address of a PostgreSQL database, e.g. DATABASE_URL=postgresql://regulars:secret@localhost:5432/regulars',
        '  PORT: is a whole number from 0 to 65535, e.g. PORT=3000',
        '  LOG_LEVEL: is one of trace, debug, info, warn, error, fatal, silent, e.g. LOG_LEVEL=info',
        '  SECRET_KEY: is needed with DATABASE_URL, since all processes on one database share it, e.g. SECRET_KEY=<the output of: openssl rand -base64 48>',
        'Set it in the environment or in the file .env; .env.example explains every variable.',
      ].join('\n'),
    );
  });

  it('never repeats a secret that was wrong', () => {
    const secrets = {
      SECRET_KEY: 'hunter2',
      METRICS_TOKEN: 'hunter2',
      TELEGRAM_BOT_TOKEN: 'hunter2',
      TELEGRAM_WEBHOOK_SECRET: 'hunter2 ',
    };
    const problems = problemsOf(secrets);
    expect(namesIn(problems).toSorted()).toEqual(Object.keys(secrets).toSorted());
    expect(new ConfigInvalid(problems).message).not.toContain('hunter2');
  });

  it.each([
    ['PORT', ['0', '65535'], ['-1', '65536', '3000.5', '0x10', '80 80']],
    ['HOST', ['0.0.0.0', '::1', 'regulars.internal'], ['http://localhost', 'a b', 'localhost/']],
    [
      'PUBLIC_URL',
      ['https://shop.example', 'https://shop.example:8443/', 'http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:3000'],
      [
        'http://shop.example',
        'shop.example',
        'https://shop.example/chat',
        'https://shop.example/?a',
        'https://me@shop.example',
        'http://127.evil.example',
      ],
    ],
    [
      'TELEGRAM_API_ROOT',
      ['http://127.0.0.1:8081/', 'https://bots.example/root'],
      ['http://bots.example', 'ftp://127.0.0.1', 'bots.example'],
    ],
    [
      'TRUSTED_PROXIES',
      ['10.0.0.1', '10.0.0.0/8,fd00::/8'],
      ['10.0.0.0/33', 'proxy.example', '10.0.0.1;10.0.0.2', '10.0.0.1,', '10.0.0.1/8/8'],
    ],
    ['TELEGRAM_MODE', ['polling', 'webhook'], ['Polling', 'push']],
    ['TELEGRAM_WEBHOOK_SECRET', ['a', 'A-z_9'.repeat(50)], ['with space', 'x'.repeat(257), 'ærlig']],
    [
      'DATABASE_URL',
      ['postgres://localhost/shop', 'postgresql:///shop?host=/run/postgresql'],
      ['localhost', 'https://localhost/shop'],
    ],
  ])('checks %s', (variable, good, bad) => {
    const secret = variable === 'DATABASE_URL' ? { SECRET_KEY: 'x'.repeat(32) } : undefined;
    for (const value of good) expect(problemsOf({ [variable]: value, ...secret }), value).toEqual([]);
    for (const value of bad) expect(namesIn(problemsOf({ [variable]: value, ...secret })), value).toEqual([variable]);
  });

  it('keeps addresses without the slash at their end', () => {
    const config = loadConfig({
      PUBLIC_URL: 'https://shop.example/',
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/',
    });
    expect(config).toMatchObject({
      publicUrl: 'https://shop.example',
      telegram: { apiRoot: 'http://127.0.0.1:8081', mode: 'polling' },
    });
  });

  it('asks for what a webhook needs, and only when Telegram is on', () => {
    expect(problemsOf({ TELEGRAM_MODE: 'webhook' })).toEqual([]);
    expect(namesIn(problemsOf({ TELEGRAM_MODE: 'webhook', TELEGRAM_BOT_TOKEN: token }))).toEqual([
      'PUBLIC_URL',
      'TELEGRAM_WEBHOOK_SECRET',
    ]);
    const complete = {
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_BOT_TOKEN: token,
      PUBLIC_URL: 'https://shop.example',
      TELEGRAM_WEBHOOK_SECRET: 's3cret',
    };
    expect(loadConfig(complete).telegram).toMatchObject({
      mode: 'webhook',
      webhookSecret: 's3cret',
      publicUrl: 'https://shop.example',
    });
  });

  it('takes rooms of colleagues on platforms that are on, by ids that could be theirs', () => {
    const rooms = {
      TELEGRAM_STAFF_CHAT_ID: '-1001234567890:7',
      DISCORD_STAFF_CHANNEL_ID: '345678901234567890',
      TEAMS_STAFF_CONVERSATION: '19:abc@thread.tacv2',
    };
    expect(namesIn(problemsOf(rooms))).toEqual(['TELEGRAM_BOT_TOKEN', 'DISCORD_TOKEN', 'MICROSOFT_APP_ID']);
    const { TELEGRAM_STAFF_CHAT_ID, TEAMS_STAFF_CONVERSATION } = rooms;
    const some = { TELEGRAM_STAFF_CHAT_ID, TELEGRAM_BOT_TOKEN: token, TEAMS_STAFF_CONVERSATION, TEAMS_ALLOW_ANONYMOUS: 'true' };
    expect(loadConfig(some).staffRooms).toEqual([
      { channel: 'telegram', place: '-1001234567890:7', variable: 'TELEGRAM_STAFF_CHAT_ID' },
      { channel: 'teams', place: '19:abc@thread.tacv2', variable: 'TEAMS_STAFF_CONVERSATION' },
    ]);
    const wrong = { TELEGRAM_STAFF_CHAT_ID: '4711', TELEGRAM_BOT_TOKEN: token, TEAMS_STAFF_CONVERSATION: '19:a;messageid=1@x' };
    expect(namesIn(problemsOf({ ...wrong, TEAMS_ALLOW_ANONYMOUS: 'true' }))).toEqual([
      'TELEGRAM_STAFF_CHAT_ID',
      'TEAMS_STAFF_CONVERSATION',
    ]);
  });

  it('names the variable that a misspelt one was meant to be', () => {
    const message = new ConfigInvalid(problemsOf({ TELEGRAM_BOT_TOKE: token, TELEGRAM_TOKEN: token, TELEGRAM_API_ROUTE: 'x' }))
      .message;
    expect(message).toContain('TELEGRAM_BOT_TOKE: did you mean TELEGRAM_BOT_TOKEN?');
    expect(message).toContain('TELEGRAM_TOKEN: did you mean TELEGRAM_BOT_TOKEN?');
    expect(message).toContain('TELEGRAM_API_ROUTE: did you mean TELEGRAM_API_ROOT?');
  });

  it('leaves the variables of other programs alone', () => {
    const botApiServer = { TELEGRAM_API_ID: '1', TELEGRAM_API_HASH: 'x', TELEGRAM_LOCAL: '1', TELEGRAM_CHAT_ID: '7' };
    expect(problemsOf({ ...botApiServer, TELEGRAF_TOKEN: 'x', PATH: '/bin' })).toEqual([]);
  });
});

describe('.env.example', () => {
  const lines = readFileSync(new URL('../.env.example', import.meta.url), 'utf8').split('\n');
  const settings = lines.flatMap((line) => {
    const [, variable, value] = /^# ([A-Z_]+)=(.*)$/.exec(line) ?? [];
    return variable !== undefined && value !== undefined ? [[variable, value] as const] : [];
  });

  it('explains every variable that the program reads, and no other', () => {
    expect(settings.map(([variable]) => variable).toSorted()).toEqual([...VARIABLES].toSorted());
  });

  it('shows values that would do, and no secret that somebody might keep', () => {
    const shown = Object.fromEntries(settings);
    const secrets = [
      shown.SECRET_KEY,
      shown.METRICS_TOKEN,
      shown.TELEGRAM_WEBHOOK_SECRET,
      shown.DISCORD_TOKEN,
      shown.MICROSOFT_APP_PASSWORD,
    ];
    expect(secrets).toEqual(['', '', '', '', '']);
    expect(namesIn(problemsOf(shown))).toEqual(['MICROSOFT_APP_PASSWORD', 'DISCORD_TOKEN', 'SECRET_KEY']); // which others ask for
  });

  it('sets nothing when it is copied as it is', () => {
    expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
  });
});

describe('the secret key of an installation', () => {
  function emptyDir(): string {
    const dir = mkdtempSync(join(tmpdir(), 'secret-'));
    onTestFinished(() => rmSync(dir, { recursive: true }));
    return dir;
  }

  it('is made once, and readable by its owner alone', () => {
    const dir = join(emptyDir(), 'data');
    const secret = loadOrCreateSecret(dir);
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(loadOrCreateSecret(dir)).toBe(secret);
    expect(statSync(join(dir, 'secret.key')).mode & 0o777).toBe(0o600);
    expect(loadOrCreateSecret(emptyDir())).not.toBe(secret);
  });

  it('is refused when its file holds none', () => {
    const dir = emptyDir();
    writeFileSync(join(dir, 'secret.key'), '');
    expect(() => loadOrCreateSecret(dir)).toThrow(/SECRET_KEY: is missing, and .*secret\.key is no key/);
  });
});
