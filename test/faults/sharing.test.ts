import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { type BotApi, startBotApi } from '../helpers/bot-api.ts';
import { createDatabase } from '../helpers/database.ts';
import { aConfig, eventually, freePort, type ProgramProcess, startProcess } from '../helpers/program.ts';
import { type Said, talk, writeScripts } from '../long/conversations.ts';
import { judge } from '../long/verdict.ts';

/** Hands each request to the next of several processes; one that does not answer is passed over, as a load balancer does. */
async function aBalancer(): Promise<{ url: string; targets: string[] }> {
  const targets: string[] = [];
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    turn += 1;
    const target = targets[turn % targets.length];
    if (!target) return void outgoing.writeHead(502).end();
    const { method, url, headers } = incoming;
    const passed = request(target + url, { method, headers, agent: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
      answer.on('error', () => outgoing.destroy());
    });
    passed.on('error', () => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end()));
    incoming.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, targets };
}

type Place = { api: BotApi; database: Database; databaseUrl: string; start(telegram: Telegram): Promise<ProgramProcess> };
type Telegram = { mode: 'polling' } | { mode: 'webhook'; publicUrl: string; webhookSecret: string };

/** A Bot API server, a database, and how to start processes on them. */
async function aPlace(): Promise<Place> {
  const api = await startBotApi();
  onTestFinished(() => api.close());
  const { url: databaseUrl, drop } = await createDatabase();
  onTestFinished(drop);
  const database = openDatabase(databaseUrl, { poolSize: 2 });
  onTestFinished(() => database.close());
  const dataDir = mkdtempSync(join(tmpdir(), 'rs-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const { token, root: apiRoot } = api;
  return {
    api,
    database,
    databaseUrl,
    async start(telegram) {
      const config = aConfig({
        dataDir,
        databaseUrl,
        port: await freePort(),
        telegram: { token, apiRoot, messagesPerSecond: 1_000, ...telegram },
      });
      const program = await startProcess(config);
      onTestFinished(async ({ task }) => {
        if (task.result?.state === 'fail') console.error(program.output());
        await program.end('SIGKILL');
      });
      return program;
    },
  };
}

async function expectAllAnswered({ database, api }: Place, said: readonly Said[]): Promise<void> {
  const sent = said.reduce((sum, { messages }) => sum + messages.length, 0);
  await eventually(
    'all is answered and sent',
    async () => {
      const { rows } = await database.pool.query<{ handled: number; unsent: number }>(
        `select (select count(*)::int from inbound_message where handled_at is not null) as handled,
        (select count(*)::int from outbox_message where state in ('queued', 'sending')) as unsent`,
      );
      return rows[0]!.handled >= sent && rows[0]!.unsent === 0 && api.pending() === 0;
    },
    30_000,
  );
  const verdict = await judge(database, api, said);
  expect(verdict.problems).toEqual([]);
  expect(verdict.answers + verdict.passedOn).toBe(sent);
}

const PACE = { atOnce: 4, mostPatienceMs: 400 };

describe('two processes behind one webhook', () => {
  it('share every conversation in order, with one effect and one answer for each message', async () => {
    const place = await aPlace();
    const balancer = await aBalancer();
    const webhook = { mode: 'webhook', publicUrl: balancer.url, webhookSecret: 'a-secret' } as const;
    const both = await Promise.all([place.start(webhook), place.start(webhook)]);
    balancer.targets.push(...both.map(({ url }) => url));
    let talking = true;
    const again = (async () => {
      for (; talking; await sleep(50)) place.api.redeliver(2);
    })();
    const said = await talk(place.api, writeScripts(4, { seed: 3, most: 24 }), PACE);
    talking = false;
    await again;
    await expectAllAnswered(place, said);
  }, 60_000);

  it('go on when one of them is killed: the other takes over within seconds', async () => {
    const place = await aPlace();
    const balancer = await aBalancer();
    const webhook = { mode: 'webhook', publicUrl: balancer.url, webhookSecret: 'a-secret' } as const;
    const [survivor, victim] = await Promise.all([place.start(webhook), place.start(webhook)]);
    balancer.targets.push(survivor!.url, victim!.url);
    const talking = talk(place.api, writeScripts(12, { seed: 5, most: 20 }), { ...PACE, atOnce: 12 });
    await eventually('both have work', () => place.api.calls('sendMessage').length > 30);
    await victim!.end('SIGKILL');
    const killedAt = Date.now();
    const said = await talking;
    await expectAllAnswered(place, said);
    expect(Date.now() - killedAt).toBeLessThan(30_000);
  }, 60_000);
});

describe('two processes that poll', () => {
  it('do so one at a time, also after the database has ended all sessions, and one takes over from the other', async () => {
    const place = await aPlace();
    const first = await place.start({ mode: 'polling' });
    const second = await place.start({ mode: 'polling' });
    const polls = async (program: ProgramProcess) =>
      /telegram<\/th><td class="on">/.test(await (await fetch(`${program.url}/status`)).text());
    await eventually('the first one polls', async () => (await polls(first)) && !(await polls(second)));
    const ada = place.api.customer({ id: 7_001 });
    ada.say('/help');
    await ada.waitFor(/I can/);
    const before = await numbers(place.database);
    await cutAllSessions(place.databaseUrl);
    await eventually('both are present again', async () => {
      const now = await numbers(place.database).catch(() => before);
      return now.length === 2 && now.every((number) => !before.includes(number));
    });
    // Longer than it takes the one that waited to ask for what the other one held.
    const polledTogether: boolean[] = [];
    for (const until = Date.now() + 2_500; Date.now() < until; await sleep(50))
      polledTogether.push((await polls(first)) && (await polls(second)));
    expect(polledTogether).not.toContain(true);
    await eventually('one of them polls', async () => (await polls(first)) || (await polls(second)));
    const [polling, waiting] = (await polls(first)) ? [first, second] : [second, first];
    await polling.end('SIGKILL');
    const heard = ada.heard.length;
    ada.say('/help');
    await eventually('the other one answers', async () => ada.heard.length > heard && (await polls(waiting)));
  }, 60_000);
});

async function numbers({ pool }: Database): Promise<number[]> {
  const { rows } = await pool.query<{ live: number[] }>('select live_processes() as live');
  return rows[0]!.live;
}

async function cutAllSessions(databaseUrl: string): Promise<void> {
  const url = new URL(databaseUrl);
  url.searchParams.delete('options'); // they take the program's role, which may not do this
  const admin = openDatabase(url.href, { poolSize: 1 });
  await admin.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  await admin.close();
}
