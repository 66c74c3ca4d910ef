import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { startBotApi } from '../helpers/bot-api.ts';
import { createDatabase } from '../helpers/database.ts';
import {
  aConfig,
  eventually,
  freePort,
  type ProgramProcess,
  runScript,
  SECRET,
  shellEnvironment,
  startProcess,
} from '../helpers/program.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const PROGRAMME_FILE = fileURLToPath(new URL('../../programme.yaml', import.meta.url));

/** A directory of its own, so short that a socket fits below it. */
function aDirectory(): string {
  const dir = mkdtempSync(join(tmpdir(), 'rf-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Runs `npm start`'s script with this environment alone. @returns what it said before it ended */
async function refusalOf(env: Record<string, string>): Promise<string> {
  const cwd = aDirectory();
  const script = runScript([MAIN], { cwd, env: { ...shellEnvironment(), DATA_DIR: join(cwd, 'd'), PROGRAMME_FILE, ...env } });
  onTestFinished(async () => {
    await script.end('SIGKILL');
  });
  const { code } = await script.ended;
  expect(code, script.output()).toBe(1);
  expect(script.output()).not.toMatch(/^\s+at /m); // no stack: this is for the operator
  return script.output();
}

async function aDatabaseUrl(): Promise<string> {
  const { url, drop } = await createDatabase();
  onTestFinished(drop);
  return url;
}

/** Ends with the test, whose failure shows what it wrote. */
async function aProcess(config: Parameters<typeof aConfig>[0]): Promise<ProgramProcess> {
  const program = await startProcess(aConfig(config));
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') console.error(program.output());
    await program.end('SIGKILL');
  });
  return program;
}

describe('a start that is refused says in words why, and what would do', () => {
  it('for every setting that is wrong or missing, at once', async () => {
    const said = await refusalOf({ PORT: 'abc', TELEGRAM_BOT_TOKEN: '1:x', TELEGRAM_MODE: 'webhook' });
    for (const name of ['PORT', 'PUBLIC_URL', 'TELEGRAM_WEBHOOK_SECRET'])
      expect(said).toMatch(new RegExp(`  ${name}: .*e\\.g\\. ${name}=`));
  });

  it('for a port that is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number };
    const said = await refusalOf({ PORT: String(port), DATABASE_URL: await aDatabaseUrl(), SECRET_KEY: SECRET });
    expect(said).toMatch(`PORT: ${port} on 127.0.0.1 is in use by another program. Set another one, e.g. PORT=`);
  });

  it('for a database that does not answer, without its password', async () => {
    const said = await refusalOf({
      DATABASE_URL: `postgresql://ada:hunter2@127.0.0.1:${await freePort()}/shop`,
      SECRET_KEY: SECRET,
    });
    expect(said).toMatch(/^DATABASE_URL: the database shop on 127\.0\.0\.1:\d+ cannot be opened \(connect ECONNREFUSED/);
    expect(said).not.toContain('hunter2');
  });

  it('for a database that does not exist', async () => {
    const url = new URL(inject('adminUrl'));
    url.pathname = '/no_such_shop';
    const said = await refusalOf({ DATABASE_URL: url.href, SECRET_KEY: SECRET });
    expect(said).toMatch(/^DATABASE_URL: the database no_such_shop .*database "no_such_shop" does not exist/);
  });

  it('for a data directory that cannot be', async () => {
    const file = join(aDirectory(), 'a-file');
    writeFileSync(file, '');
    expect(await refusalOf({ DATA_DIR: join(file, 'below') })).toMatch(/DATA_DIR: cannot be used .* e\.g\. DATA_DIR=\.\/data/);
  });

  it('for a programme that is none', async () => {
    const file = join(aDirectory(), 'programme.yaml');
    writeFileSync(file, 'brand: 3\n');
    const said = await refusalOf({ PROGRAMME_FILE: file, DATABASE_URL: await aDatabaseUrl(), SECRET_KEY: SECRET });
    expect(said).toMatch(/programme\.yaml has \d+ problems:\n {2}brand: /);
  });
});

describe('a token that Telegram refuses', () => {
  it('switches that channel off, which says so, and the rest runs', async () => {
    const api = await startBotApi();
    onTestFinished(() => api.close());
    const telegram = { mode: 'polling', token: '1:not-the-token', apiRoot: api.root, messagesPerSecond: 30 } as const;
    const { url, output } = await aProcess({ dataDir: aDirectory(), databaseUrl: await aDatabaseUrl(), telegram });
    const status = await (await fetch(`${url}/status`)).text();
    expect(status).toMatch(/telegram<\/th><td class="off">off<\/td><td>Telegram refuses us: .*Is TELEGRAM_BOT_TOKEN right\?/);
    expect(status).toMatch(/web<\/th><td class="on">on/);
    expect((await fetch(`${url}/chat`)).status).toBe(200);
    expect(output()).not.toContain('1:not-the-token');
  });
});

describe('a program that is asked to stop', () => {
  it.each(['polling', 'webhook'] as const)(
    'finishes what it has begun, ends its own database and loses nothing, by %s',
    async (mode) => {
      const api = await startBotApi();
      onTestFinished(() => api.close());
      const dataDir = aDirectory();
      const port = await freePort();
      const shared = { token: api.token, apiRoot: api.root, messagesPerSecond: 1_000 };
      const webhook = { webhookSecret: 'a-secret', publicUrl: `http://127.0.0.1:${port}` };
      const telegram = mode === 'polling' ? ({ ...shared, mode } as const) : ({ ...shared, mode, ...webhook } as const);
      const config = { dataDir, port, telegram };
      const first = await aProcess(config);
      const people = Array.from({ length: 10 }, (_, i) => api.customer({ id: 5_000 + i }));
      let said = 0;
      const talking = (async () => {
        for (; said < 200; said += 1) {
          people[said % people.length]!.say(said % 2 === 0 ? '/points' : 'STOP');
          await sleep(5);
        }
      })();
      await eventually('answers come', () => api.calls('sendMessage').length > 20);
      const ended = await first.end('SIGTERM');
      expect(ended).toMatchObject({ code: 0, signal: null });
      expect(ended.afterMs).toBeLessThan(8_000);
      expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
      await talking;
      await aProcess(config);
      await eventually('every message is answered', () => people.every(({ heard }) => heard.length >= 20), 20_000);
      // The platform may ask again for what rode in a response as we stopped; nothing else comes twice.
      const calls = api.calls('sendMessage').filter(({ inResponse }) => !inResponse);
      expect(calls.length).toBeLessThanOrEqual(said);
      const database = openDatabase(
        `postgresql://regulars@localhost:5432/regulars?host=${encodeURIComponent(join(dataDir, 'postgres'))}`,
      );
      onTestFinished(() => database.close());
      const { rows } = await database.pool.query(
        `select (select count(*)::int from inbound_message where outcome = 'answered') as answered,
          (select count(*)::int from outbox_message) as answers,
          (select count(distinct message_id)::int from consent) as stops,
          (select count(*)::int from outbox_message where last_error is not null) as troubled`,
      );
      expect(rows).toEqual([{ answered: said, answers: said, stops: said / 2, troubled: 0 }]);
    },
    60_000,
  );
});

describe('an embedded database that dies', () => {
  it('is started again by the program, which goes on with every message', async () => {
    const api = await startBotApi();
    onTestFinished(() => api.close());
    const dataDir = aDirectory();
    const telegram = { mode: 'polling', token: api.token, apiRoot: api.root, messagesPerSecond: 1_000 } as const;
    const program = await aProcess({ dataDir, telegram });
    const people = Array.from({ length: 5 }, (_, i) => api.customer({ id: 6_000 + i }));
    const postmaster = () => Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    const first = postmaster();
    for (let said = 0; said < 60; said += 1) {
      people[said % people.length]!.say(said % 2 === 0 ? '/points' : 'STOP');
      await sleep(10);
      if (said === 30) process.kill(first, 'SIGKILL');
    }
    await eventually('it is ready again', async () => (await fetch(`${program.url}/readyz`)).ok, 20_000);
    expect(postmaster()).not.toBe(first);
    // One more each: an answer whose end nobody knows may not have come.
    for (const person of people) person.say('/help');
    await eventually('everybody is answered', () => people.every(({ heard }) => /I can/.test(heard.at(-1)?.text ?? '')), 20_000);
    const database = openDatabase(
      `postgresql://regulars@localhost:5432/regulars?host=${encodeURIComponent(join(dataDir, 'postgres'))}`,
    );
    onTestFinished(() => database.close());
    const { rows } = await database.pool.query(
      `select (select count(*)::int from inbound_message) as stored, (select count(*)::int from inbound_message where outcome = 'answered') as answered,
        (select count(*)::int from outbox_message) as answers, (select count(distinct message_id)::int from consent) as stops`,
    );
    expect(rows).toEqual([{ stored: 65, answered: 65, answers: 65, stops: 30 }]);
    const ended = await program.end('SIGTERM');
    expect(ended.code).toBe(0);
  }, 60_000);
});
