import pg from 'pg';

/**
 * One session on which a statement is sent without waiting for the answers to those before it, so that the database has its next
 * work when it ends the last. It runs them in the order in which they came, each a transaction of its own: when one fails, the
 * others do not.
 */
export type Pipeline = {
  /** Rejects as a query of the pool does, also when the session breaks while it runs: then nobody knows whether it was committed. */
  query<Row extends pg.QueryResultRow>(query: pg.QueryConfig): Promise<pg.QueryResult<Row>>;
  /** Waits for what was sent. */
  close(): Promise<void>;
};

/** A session that nobody needs is closed, as the pool's are: a firewall may forget it without telling. */
const IDLE_MS = 10_000;

/**
 * Connects with the first query, and anew with the next one when the session broke or was closed because it was idle.
 *
 * Only for single statements: a transaction of several would take in what others send between them.
 */
export function openPipeline(config: pg.ClientConfig, { idleMs = IDLE_MS }: { idleMs?: number } = {}): Pipeline {
  let session: Promise<pg.Client> | undefined;
  let inFlight = 0;
  let isClosed = false;
  const idle = setTimeout(() => {
    if (inFlight === 0) void close();
  }, idleMs).unref();

  function connected(): Promise<pg.Client> {
    session ??= connect();
    return session;
  }

  function connect(): Promise<pg.Client> {
    const client = new pg.Client({ ...config, pipeline: true });
    const connecting = client.connect().then(() => client);
    const forget = () => {
      if (session === connecting) session = undefined;
    };
    client.on('error', forget); // without a listener it would end the process; whoever waits for an answer hears of it
    client.on('end', forget);
    connecting.catch(forget);
    return connecting;
  }

  async function close(): Promise<void> {
    const closing = session;
    session = undefined;
    const client = await closing?.catch(() => undefined);
    await client?.end();
  }

  return {
    async query(query) {
      if (isClosed) throw new Error('the pipeline is closed');
      inFlight += 1;
      try {
        const client = await connected();
        return await client.query(query);
      } finally {
        inFlight -= 1;
        idle.refresh();
      }
    },
    async close() {
      isClosed = true;
      clearTimeout(idle);
      await close();
    },
  };
}
