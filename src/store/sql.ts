import type { Database, Tx } from './database.ts';

type Row = Record<string, unknown>;

/** One way to run a statement, in a transaction of Prisma's, on a connection of ours or on the pool. */
export type Sql = <Result extends Row>(text: string, ...values: unknown[]) => Promise<Result[]>;

/** What reads are given: the database for a plain read, or the transaction whose changes they shall see. */
export type Read = Pick<Database, 'pool'> | Tx;

export const inTx =
  (tx: Tx): Sql =>
  (text, ...values) =>
    tx.$queryRawUnsafe(text, ...values);

export const onConnection =
  (connection: Pick<Database['pool'], 'query'>): Sql =>
  async <Result extends Row>(text: string, ...values: unknown[]) =>
    (await connection.query<Result>(text, values)).rows;

export const sqlOf = (read: Read): Sql => ('$queryRawUnsafe' in read ? inTx(read) : onConnection(read.pool));

/** Runs `work` in a transaction on a connection of the pool. A failure gives the connection up, which undoes its work. */
export async function inTransaction<T>(database: Pick<Database, 'pool'>, work: (sql: Sql) => Promise<T>, mode = ''): Promise<T> {
  const connection = await database.pool.connect();
  try {
    await connection.query(`begin ${mode}`);
    const done = await work(onConnection(connection));
    await connection.query('commit');
    connection.release();
    return done;
  } catch (error) {
    connection.release(true);
    throw error;
  }
}
