import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { type Prisma, PrismaClient } from './generated/client.ts';
import { openPipeline, type Pipeline } from './pipeline.ts';

/** What a front door that writes takes first: Prisma's client inside a transaction that the caller opened. */
export type Tx = Prisma.TransactionClient;

/** One session of its own; see `connectClient`. */
export type Client = pg.Client;

/** One pool for everything but the pipeline: Prisma's queries, our own SQL, and the job queue's. */
export type Database = {
  readonly connectionString: string;
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  /** For the few statements that run for every message. */
  readonly pipeline: Pipeline;
  /** Runs `work` in one transaction; whatever it throws rolls everything back. After `timeoutMs`, half a minute if not said, it is given up. */
  transaction<T>(work: (tx: Tx) => Promise<T>, options?: { timeoutMs?: number }): Promise<T>;
  close(): Promise<void>;
};

/** A turn, an import or a job may wait this long for a free connection before it fails and is tried again later. */
const MAX_WAIT_MS = 10_000;
const TRANSACTION_TIMEOUT_MS = 30_000;
const DEFAULT_POOL_SIZE = 10;

/**
 * Opens the pool. Sessions run in UTC: without it, Prisma's adapter shifts instants by the server's zone.
 *
 * A task that holds a connection never asks for a second one, or all of them together could wait for ever; the tests
 * run with a pool of two to hold us to it.
 */
export function openDatabase(connectionString: string, options: { poolSize?: number } = {}): Database {
  const session = {
    connectionString: withSessionOptions(connectionString),
    connectionTimeoutMillis: MAX_WAIT_MS,
    application_name: 'regulars',
  };
  const pool = new pg.Pool({ ...session, max: options.poolSize ?? DEFAULT_POOL_SIZE });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  // Nor shall one that breaks between the pool's handing it out and Prisma's listening to it: whoever uses it next hears of it.
  pool.on('connect', (client) => client.on('error', () => {}));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const pipeline = openPipeline(session);
  return {
    connectionString,
    pool,
    prisma,
    pipeline,
    transaction: (work, { timeoutMs = TRANSACTION_TIMEOUT_MS } = {}) =>
      prisma.$transaction(work, { maxWait: MAX_WAIT_MS, timeout: timeoutMs }),
    async close() {
      await pipeline.close();
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** Adds our session settings to those that the connection string may carry (`options=-c role=…`). */
function withSessionOptions(connectionString: string): string {
  const url = new URL(connectionString);
  // Compiling a statement of ours costs more than running it.
  const own = '-c timezone=UTC -c jit=off';
  const given = url.searchParams.get('options');
  url.searchParams.set('options', given ? `${given} ${own}` : own);
  return url.href;
}

/** A client of its own, outside the pool, for what needs one session for long: COPY, advisory locks, LISTEN. */
export async function connectClient(connectionString: string): Promise<Client> {
  const client = new pg.Client({ connectionString: withSessionOptions(connectionString), application_name: 'regulars' });
  client.on('error', () => {}); // the owner hears of it by 'end'
  await client.connect();
  return client;
}
