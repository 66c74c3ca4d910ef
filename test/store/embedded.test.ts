import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { connectClient } from '../../src/store/database.ts';
import { EmbeddedDatabaseRefused, startEmbedded } from '../../src/store/embedded.ts';

const root = mkdtempSync(join(tmpdir(), 're-'));
afterAll(() => rmSync(root, { recursive: true }));
let made = 0;
const newDir = () => join(root, `${++made}`);

const program = fileURLToPath(new URL('../helpers/embedded-process.ts', import.meta.url));
/** Any account that is neither root nor the one that root's server runs as; `initdb` wants it to have a name. */
const DAEMON = 1;

type Other = { child: ChildProcess; adminUrl: string; stop(): Promise<void>; kill(): Promise<void> };

/** Another process that starts or joins the database in `dir`. */
async function startOther(dir: string, as: { uid?: number; gid?: number } = {}, wrapper: string[] = []): Promise<Other> {
  const [command = process.execPath, ...args] = [...wrapper, process.execPath, program, dir];
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], cwd: root, ...as });
  const exited = once(child, 'exit');
  onTestFinished(() => void child.kill('SIGKILL'));
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  const line = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([text]) => String(text)),
    exited.then(() => Promise.reject(new Error(errors))),
  ]);
  const end = async (how: () => void) => {
    how();
    await exited;
  };
  return {
    child,
    adminUrl: (JSON.parse(line) as { adminUrl: string }).adminUrl,
    stop: () => end(() => child.stdin.end()),
    kill: () => end(() => child.kill('SIGKILL')),
  };
}

async function ask<Row extends object>(adminUrl: string, sql: string): Promise<Row[]> {
  const client = await connectClient(adminUrl);
  return (await client.query<Row>(sql).finally(() => client.end())).rows;
}

const postmaster = (dir: string) => Number(readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n')[0]);

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const numbers = async (adminUrl: string) =>
  (await ask<{ n: number }>(adminUrl, 'select n from kept order by n')).map(({ n }) => n);
const startedAt = async (adminUrl: string) =>
  (await ask<{ at: string }>(adminUrl, 'select pg_postmaster_start_time()::text as at'))[0]!.at;

describe('the embedded database', () => {
  it('is one server, however many processes start it at once', async () => {
    const dir = newDir();
    const all = await Promise.all([startOther(dir), startOther(dir), startEmbedded(dir)]);
    const starts = await Promise.all(all.map(({ adminUrl }) => startedAt(adminUrl)));
    expect(new Set(starts).size).toBe(1);
    for (const one of all) await one.stop();
    expect(existsSync(join(dir, 'postmaster.pid'))).toBe(false);
  });

  it('stays with its owner when a process that joined it stops or dies', async () => {
    const dir = newDir();
    const owner = await startEmbedded(dir);
    const before = await startedAt(owner.adminUrl);
    await (await startOther(dir)).stop();
    await (await startOther(dir)).kill();
    expect(await startedAt(owner.adminUrl)).toBe(before);
    await owner.stop();
    expect(existsSync(join(dir, 'postmaster.pid'))).toBe(false);
  });

  it('keeps what was committed when its owner, and then the server itself, is killed', async () => {
    const dir = newDir();
    const owner = await startOther(dir);
    await ask(owner.adminUrl, 'create table kept (n int); insert into kept values (1)');
    await owner.kill();
    const second = await startEmbedded(dir);
    expect(await numbers(second.adminUrl)).toEqual([1]);
    await ask(second.adminUrl, 'insert into kept values (2)');
    const pid = postmaster(dir);
    process.kill(pid, 'SIGKILL');
    await vi.waitUntil(() => !isAlive(pid));
    const third = await startEmbedded(dir);
    expect(await numbers(third.adminUrl)).toEqual([1, 2]);
    await second.stop();
    expect(await numbers(third.adminUrl)).toEqual([1, 2]);
    await third.stop();
  });

  it('of another major version is refused with the way out', async () => {
    const dir = newDir();
    mkdirSync(dir);
    writeFileSync(join(dir, 'PG_VERSION'), '17\n');
    const refusal = await startEmbedded(dir).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(EmbeddedDatabaseRefused);
    expect(String(refusal)).toMatch(
      /made by PostgreSQL 17.*brings PostgreSQL 18.*Nothing was changed.*backup regulars\.backup.*restore regulars\.backup/,
    );
  });

  it('refuses a directory that holds something else, and takes an empty one', async () => {
    const dir = newDir();
    mkdirSync(dir);
    writeFileSync(join(dir, 'letter.txt'), 'dear customer');
    await expect(startEmbedded(dir)).rejects.toThrow(/holds no database.*DATA_DIR/);
    expect(readFileSync(join(dir, 'letter.txt'), 'utf8')).toBe('dear customer');
    rmSync(join(dir, 'letter.txt'));
    const server = await startEmbedded(dir);
    await server.stop();
  });

  it('refuses a path that is too long for a socket', async () => {
    await expect(startEmbedded(join(root, 'x'.repeat(100)))).rejects.toThrow(/too long for a socket.*DATA_DIR/);
  });

  it('sets a long log aside when it starts', async () => {
    const dir = newDir();
    writeFileSync(`${dir}.log`, Buffer.alloc(10_000_001, '\n'));
    await (await startEmbedded(dir)).stop();
    expect(statSync(`${dir}.log.1`).size).toBe(10_000_001);
    expect(statSync(`${dir}.log`).size).toBeLessThan(10_000);
  });

  const isRoot = process.getuid?.() === 0;
  const asDaemon = { uid: DAEMON, gid: DAEMON };
  const reachable =
    isRoot && spawnSync(process.execPath, ['--check', program], { ...asDaemon, stdio: 'ignore', cwd: '/' }).status === 0;
  if (!isRoot) console.log('skipped: root starting what a user made needs root');
  else if (!reachable) console.log(`skipped: an ordinary user cannot read ${program}`);

  it.runIf(reachable)('runs as the ordinary user who starts it, and root may start it later', async () => {
    const dir = join(newDir(), 'data');
    mkdirSync(join(dir, '..'));
    chownSync(join(dir, '..'), DAEMON, DAEMON);
    chownSync(root, DAEMON, DAEMON);
    const ownerOf = (pid: number) => statSync(`/proc/${pid}`).uid;
    for (const as of [asDaemon, {}, asDaemon]) {
      const other = await startOther(dir, as);
      expect(ownerOf(postmaster(dir))).toBe(DAEMON);
      await other.stop();
    }
  });

  it.runIf(reachable)('that root made is refused to an ordinary user, with the reason', async () => {
    const dir = newDir();
    const server = await startEmbedded(dir);
    expect(statSync(`/proc/${postmaster(dir)}`).uid).not.toBe(0);
    await expect(startOther(dir, asDaemon)).rejects.toThrow(/belongs to another user/);
    await server.stop();
  });

  const asLoneRoot = ['unshare', '--user', '--map-root-user'];
  const hasNamespaces = spawnSync('unshare', [...asLoneRoot.slice(1), 'true']).status === 0;
  if (!hasNamespaces) console.log('skipped: a root without other users needs user namespaces');

  it.runIf(hasNamespaces)('starts, joins and starts again for a root that knows no other user', async () => {
    const home = mkdtempSync(join(tmpdir(), 're-'));
    onTestFinished(() => rmSync(home, { recursive: true }));
    const dir = join(home, 'data');
    const first = await startOther(dir, {}, asLoneRoot);
    const second = await startOther(dir, {}, asLoneRoot);
    await second.stop();
    await first.kill();
    const third = await startOther(dir, {}, asLoneRoot);
    await third.stop();
  });
});
