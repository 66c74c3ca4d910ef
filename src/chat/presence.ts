import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import { connectClient } from '../store/database.ts';

/**
 * This process among the others on the same database. It holds an advisory lock on its number, on a session of its own:
 * when it dies, the lock is gone at once and with it all its leases.
 */
export type Presence = {
  /** Changes when the session was lost and made anew: what was leased under the old number is no longer ours. */
  readonly number: number;
  /** Waits until nobody else holds `name`, then holds it until it is released, or our session is lost. */
  hold(name: string, signal: AbortSignal): Promise<Hold>;
  /**
   * Calls `told` with what is notified (`pg_notify`) under `name`, from now on and as long as we are present; with undefined
   * when our session was lost and something may have been missed.
   */
  listen(name: string, told: (payload: string | undefined) => void): void;
  close(): Promise<void>;
};

export type Hold = {
  release(): Promise<void>;
  /** Aborted when our session is lost: from then on somebody else may hold the name. */
  lost: AbortSignal;
};

/** The class of our advisory locks on process numbers; the SQL function `live_processes` looks for it. */
const PROCESS_LOCK = 7272;
/** The class of locks on names (`hold`). */
const NAME_LOCK = 7273;
const RETRY_MS = 500;
const NAME_RETRY_MS = 1_000;

/** @param revive what brings a database back that does not come back by itself (the embedded one) */
export async function becomePresent(
  connectionString: string,
  { clock, log, revive }: { clock: Clock; log: Log; revive?: () => Promise<void> },
): Promise<Presence> {
  let closing = false;
  const listeners: { name: string; told: (payload: string | undefined) => void }[] = [];
  let session = await open();

  async function open() {
    const client = await connectClient(connectionString);
    try {
      // Where our machine is gone without a word, the others shall not wait for hours until the server notices.
      await client.query(
        `select set_config('tcp_keepalives_idle', '10', false), set_config('tcp_keepalives_interval', '5', false), set_config('tcp_keepalives_count', '3', false)`,
      );
      const { rows } = await client.query<{ number: number }>(`select nextval('process_number')::int as number`);
      const { number } = rows[0]!;
      await client.query('select pg_advisory_lock($1, $2)', [PROCESS_LOCK, number]);
      // A process that was killed left its row behind.
      await client.query('delete from process where not number = any(live_processes())');
      await client.query('insert into process (number, started_at, name) values ($1, $2, $3)', [
        number,
        clock.now(),
        `${hostname()}:${process.pid}`,
      ]);
      client.on('notification', ({ channel, payload }) => {
        for (const { name, told } of listeners) if (name === channel) told(payload ?? '');
      });
      for (const { name } of listeners) await client.query(`listen ${name}`);
      const lost = new AbortController();
      client.once('end', () => {
        lost.abort();
        void reopen();
      });
      return { client, number, lost: lost.signal };
    } catch (error) {
      await client.end(); // or each further try would leave a session behind
      throw error;
    }
  }

  async function reopen(): Promise<void> {
    while (!closing) {
      try {
        session = await open();
        if (closing) await session.client.end();
        for (const { told } of listeners) told(undefined);
        log.info({ process: session.number }, 'present again after the connection was lost');
        return;
      } catch (error) {
        log.warn({ err: error }, 'the database is away; trying again');
        await sleep(RETRY_MS);
        if (!closing) await revive?.().catch((cause) => log.error({ err: cause }, 'the database could not be started again'));
      }
    }
  }

  return {
    get number() {
      return session.number;
    },
    async hold(name, signal) {
      for (;;) {
        signal.throwIfAborted();
        const { client, lost } = session;
        const held = await client
          .query<{ held: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as held', [NAME_LOCK, name])
          .then(({ rows }) => rows[0]!.held)
          .catch(() => false); // the session is being made anew
        if (held)
          return {
            lost,
            async release() {
              if (lost.aborted) return;
              await client
                .query('select pg_advisory_unlock($1, hashtext($2))', [NAME_LOCK, name])
                .catch((error) => log.debug({ err: error, name }, 'the name is free with the end of our session'));
            },
          };
        await sleep(NAME_RETRY_MS, undefined, { signal });
      }
    },
    listen(name, told) {
      listeners.push({ name, told });
      // Where the session is being made anew, it listens from its beginning.
      session.client.query(`listen ${name}`).catch((error) => log.debug({ err: error, name }, 'listens with the next session'));
    },
    async close() {
      closing = true;
      await session.client.query('delete from process where number = $1', [session.number]).catch(() => {});
      await session.client.end();
    },
  };
}
