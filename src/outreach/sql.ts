import type { Database, Tx } from '../store/database.ts';

type Row = Record<string, unknown>;

/** One way to run a statement, in a transaction or on the pool. */
export type Sql = <Result extends Row>(text: string, ...values: unknown[]) => Promise<Result[]>;

/** What reads are given: the database for a plain read, or the transaction whose changes they shall see. */
export type Read = Pick<Database, 'pool'> | Tx;

export const inTx =
  (tx: Tx): Sql =>
  (text, ...values) =>
    tx.$queryRawUnsafe(text, ...values);

export const sqlOf = (read: Read): Sql =>
  '$queryRawUnsafe' in read
    ? inTx(read)
    : async <Result extends Row>(text: string, ...values: unknown[]) => (await read.pool.query<Result>(text, values)).rows;
