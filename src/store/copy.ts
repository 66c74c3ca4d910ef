import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** A connection with a transaction that the caller opened: bulk work needs one of its own for long. */
export type Connection = pg.ClientBase;

/**
 * Rows in PostgreSQL's binary COPY format, encoded as they come: begin a row, then give each of its columns in turn.
 * https://www.postgresql.org/docs/current/sql-copy.html#SQL-COPY-FILE-FORMATS
 *
 * The server has no text to parse, which saves it a quarter of the time; the caller keeps to the columns' types.
 */
export type BinaryRows = {
  readonly count: number;
  /** Bytes so far: the caller decides when enough have gathered for one COPY. */
  readonly size: number;
  begin(): void;
  none(): void;
  /** Sixteen bytes of `source`. */
  uuidBytes(source: Uint8Array, offset: number): void;
  uuid(text: string): void;
  int(value: number): void;
  smallint(value: number): void;
  /** A `bigint` column; the value is a safe integer. */
  bigint(value: number): void;
  text(value: string): void;
  /** Part of a buffer, as text in UTF-8 or as `bytea`. */
  bytes(source: Buffer, start: number, end: number): void;
  /** A `numeric` column, given in thousandths: a safe integer. */
  thousandths(value: number): void;
  /** A `timestamptz` column, given in milliseconds since 1970. */
  instant(ms: number): void;
  /** All rows so far, complete for one COPY; afterwards there are none. */
  take(): Buffer;
};

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const FIRST_CAPACITY = 1 << 16;
const EPOCH_2000_MS = Date.UTC(2000, 0, 1);
const NUMERIC_NEGATIVE = 0x4000;
const NUMERIC_BASE = 10_000;

const UUID_LENGTH = 36;
const HYPHEN = 0x2d;
/** Of a digit or a small letter; PostgreSQL and we write no capitals. */
const hexDigit = (code: number): number => (code <= 0x39 ? code - 0x30 : code - 0x57);

export function binaryRows(columns: number): BinaryRows {
  let buffer = Buffer.allocUnsafe(FIRST_CAPACITY);
  let at = SIGNATURE.copy(buffer);
  let count = 0;

  const reserve = (bytes: number) => {
    if (at + bytes <= buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, at + bytes));
    buffer.copy(larger, 0, 0, at);
    buffer = larger;
  };
  const int16 = (value: number) => {
    buffer[at++] = value >> 8;
    buffer[at++] = value;
  };
  const int32 = (value: number) => {
    buffer[at++] = value >> 24;
    buffer[at++] = value >> 16;
    buffer[at++] = value >> 8;
    buffer[at++] = value;
  };
  const int64 = (value: number) => {
    reserve(12);
    int32(8);
    const high = Math.floor(value / 0x1_0000_0000);
    int32(high);
    int32((value - high * 0x1_0000_0000) | 0);
  };

  return {
    get count() {
      return count;
    },
    get size() {
      return at;
    },
    begin() {
      reserve(2);
      int16(columns);
      count += 1;
    },
    none() {
      reserve(4);
      int32(-1);
    },
    uuidBytes(source, offset) {
      reserve(20);
      int32(16);
      for (let i = 0; i < 16; i++) buffer[at++] = source[offset + i]!;
    },
    uuid(text) {
      reserve(20);
      int32(16);
      for (let i = 0; i < UUID_LENGTH; i += 2) {
        if (text.charCodeAt(i) === HYPHEN) i += 1;
        buffer[at++] = (hexDigit(text.charCodeAt(i)) << 4) | hexDigit(text.charCodeAt(i + 1));
      }
    },
    int(value) {
      reserve(8);
      int32(4);
      int32(value);
    },
    smallint(value) {
      reserve(6);
      int32(2);
      int16(value);
    },
    bigint: int64,
    text(value) {
      const most = value.length * 3;
      reserve(4 + most);
      const written = buffer.write(value, at + 4, 'utf8');
      int32(written);
      at += written;
    },
    bytes(source, start, end) {
      const length = end - start;
      reserve(4 + length);
      int32(length);
      for (let i = start; i < end; i++) buffer[at++] = source[i]!;
    },
    thousandths(value) {
      const whole = Math.abs(value);
      const fraction = whole % 1_000;
      const above = (whole - fraction) / 1_000;
      let weight = -1;
      let unit = 1 / NUMERIC_BASE;
      while (unit * NUMERIC_BASE <= above) {
        unit *= NUMERIC_BASE;
        weight += 1;
      }
      const digits = weight + 1 + (fraction > 0 ? 1 : 0);
      reserve(12 + digits * 2);
      int32(8 + digits * 2);
      int16(digits);
      int16(weight);
      int16(value < 0 ? NUMERIC_NEGATIVE : 0);
      int16(3);
      for (let rest = above; unit >= 1; unit /= NUMERIC_BASE) {
        const digit = Math.floor(rest / unit);
        int16(digit);
        rest -= digit * unit;
      }
      if (fraction > 0) int16(fraction * 10);
    },
    instant(ms) {
      int64((ms - EPOCH_2000_MS) * 1_000);
    },
    take() {
      reserve(2);
      int16(-1);
      const rows = buffer.subarray(0, at);
      // The old one stays with the connection until it is written.
      buffer = Buffer.allocUnsafe(Math.max(FIRST_CAPACITY, at));
      at = SIGNATURE.copy(buffer);
      count = 0;
      return rows;
    },
  };
}

/**
 * Stores rows by COPY, in the transaction that the caller opened on `client`. Constraints and triggers hold as for any insert.
 *
 * @param rows what `BinaryRows.take` gave, with the columns in this order
 * @returns how many rows were stored
 */
export async function copyRows(client: Connection, table: string, columns: readonly string[], rows: Buffer): Promise<number> {
  const names = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const stream = client.query(copyFrom(`copy ${pg.escapeIdentifier(table)} (${names}) from stdin (format binary)`));
  const done = finished(stream);
  stream.end(rows);
  await done;
  return stream.rowCount;
}

/**
 * Runs `work` without the row-by-row checks of foreign keys, which cost a bulk import more than everything else together. Where the
 * program's role may not do that (a retailer's own server, unless it was granted), the checks stay and it takes longer.
 *
 * The caller proves what they would have: every row that the new ones refer to was written by this transaction, or is locked
 * by it (`for key share` or stronger), so that nobody can take it away. Triggers that guard the ledger hold all the same.
 */
export async function withProvenReferences<T>(client: Connection, work: () => Promise<T>): Promise<T> {
  const { rows } = await client.query<{ may: boolean }>(
    `select has_parameter_privilege('session_replication_role', 'SET') as may`,
  );
  if (!rows[0]!.may) return await work();
  await client.query(`set local session_replication_role = 'replica'`);
  const done = await work();
  await client.query(`set local session_replication_role = 'origin'`); // a failure ends the transaction, and the setting with it
  return done;
}

export type CopyQueue = {
  /** Stores what has gathered in `rows`, after what was given before. Waits only while much is under way already. */
  add(table: string, columns: readonly string[], rows: BinaryRows): Promise<void>;
  /** Waits until everything is stored; only then is the connection free for other statements. */
  drain(): Promise<void>;
};

/** So much may wait in memory for the server. */
const MOST_BYTES_WAITING = 1 << 23;

/** Stores rows in the background, one COPY after another, while the caller prepares the next ones: two cores instead of one. */
export function copyQueue(client: Connection): CopyQueue {
  const waiting: { bytes: number; stored: Promise<unknown> }[] = [];
  let last: Promise<unknown> = Promise.resolve();
  let bytesWaiting = 0;
  return {
    async add(table, columns, rows) {
      if (rows.count === 0) return;
      const data = rows.take();
      last = last.then(() => copyRows(client, table, columns, data));
      last.catch(() => {}); // whoever adds or drains next hears of it
      waiting.push({ bytes: data.length, stored: last });
      bytesWaiting += data.length;
      while (bytesWaiting > MOST_BYTES_WAITING) {
        const { bytes, stored } = waiting.shift()!;
        await stored;
        bytesWaiting -= bytes;
      }
    },
    async drain() {
      waiting.length = 0;
      bytesWaiting = 0;
      await last;
    },
  };
}
