import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';

/** The backup cannot be made or restored here; nothing was changed. The message says what to do. */
export class BackupRefused extends Error {
  override name = 'BackupRefused';
}

/**
 * What a backup says of itself in its first line. The file is one gzip stream of lines: this header as JSON, then for each
 * of its tables in their order the rows as `COPY … TO STDOUT` writes them, a line `\.`, and an `EndOfTable` as JSON.
 */
export const headerSchema = z.object({
  format: z.literal('regulars-backup'),
  formatVersion: z.literal(1),
  madeAt: z.iso.datetime(),
  /** The server's version, for people. */
  server: z.string(),
  /** Those applied to the database, oldest first: they say which schema the rows fit. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })).min(1),
  /** So that each comes after those that it refers to. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1) })),
  /** The last number that each sequence gave, as text since it may pass what JSON's numbers hold; unused ones are left out. */
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string().regex(/^-?\d+$/) })),
});
const endOfTableSchema = z.object({ table: z.string(), rows: z.int().min(0) });

export type BackupHeader = z.infer<typeof headerSchema>;
export type BackedUpTable = BackupHeader['tables'][number];
export type EndOfTable = z.infer<typeof endOfTableSchema>;

export type BackupPart =
  | { kind: 'header'; header: BackupHeader }
  | { kind: 'table'; table: BackedUpTable }
  /** Whole lines, as COPY takes them. */
  | { kind: 'rows'; chunk: Buffer }
  | { kind: 'end'; table: BackedUpTable; rows: number };

/** COPY writes a backslash in a text as two, so this line is none of its rows. */
export const END_OF_ROWS = '\\.\n';
const END_MARK = Buffer.from(END_OF_ROWS);
const END_MARK_AFTER_ROW = Buffer.from(`\n${END_OF_ROWS}`);
const NEWLINE = 10;
/** A header is some kilobytes. What has no end of line by then is something else, and is not read into memory. */
const MAX_JSON_LINE_BYTES = 4_000_000;

/**
 * Reads a backup from its first line to its last, holding no more than a chunk of it.
 *
 * @param onRead hears how many bytes of the file have been read so far
 * @throws BackupRefused where the file is no backup, is damaged, or ends too early; the parts before that have been given out
 */
export async function* readBackup(file: string, onRead: (bytes: number) => void = () => {}): AsyncGenerator<BackupPart> {
  const lines = lineReader(unzip(file, onRead));
  try {
    const header = headerOf(file, await lines.line());
    yield { kind: 'header', header };
    for (const table of header.tables) {
      yield { kind: 'table', table };
      let counted = 0;
      for await (const chunk of lines.rows()) {
        counted += countLines(chunk);
        yield { kind: 'rows', chunk };
      }
      const end = endOfTableSchema.safeParse(json(await lines.line())).data;
      if (end?.table !== table.name || end.rows !== counted) throw new Damaged();
      yield { kind: 'end', table, rows: counted };
    }
    if (!(await lines.atEnd())) throw new Damaged();
  } catch (error) {
    if (!(error instanceof Damaged) && !isUnzipError(error)) throw error;
    throw new BackupRefused(
      `${file} is damaged or incomplete, or no backup of Regulars. Nothing was changed. Copy it again from where it was kept, or take another backup.`,
      { cause: error },
    );
  }
}

/** The bytes are not those of a backup. */
class Damaged extends Error {}

function headerOf(file: string, line: string): BackupHeader {
  const parsed = headerSchema.safeParse(json(line));
  if (parsed.success) return parsed.data;
  const { format, formatVersion } = (json(line) ?? {}) as { format?: unknown; formatVersion?: unknown };
  if (format !== 'regulars-backup' || formatVersion === 1) throw new Damaged();
  throw new BackupRefused(`${file} was made by a newer version of Regulars. Nothing was changed. Restore it with that version.`);
}

async function* unzip(file: string, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  const source = createReadStream(file, { highWaterMark: 256 * 1024 });
  // The callback does not swallow: an error destroys the last stream with it, and reading that one throws it.
  const plain = pipeline(source, createGunzip({ chunkSize: 256 * 1024 }), () => {});
  for await (const chunk of plain) {
    onRead(source.bytesRead);
    yield chunk as Buffer;
  }
}

function lineReader(source: AsyncGenerator<Buffer>) {
  let rest: Buffer = Buffer.alloc(0);

  async function more(): Promise<boolean> {
    const next = await source.next();
    if (next.done) return false;
    rest = rest.length === 0 ? next.value : Buffer.concat([rest, next.value]);
    return true;
  }

  function take(length: number): Buffer {
    const taken = rest.subarray(0, length);
    rest = rest.subarray(length);
    return taken;
  }

  return {
    /** The next line, without its end. */
    async line(): Promise<string> {
      for (;;) {
        const end = rest.indexOf(NEWLINE);
        if (end >= 0) return take(end + 1).toString('utf8', 0, end);
        if (rest.length > MAX_JSON_LINE_BYTES || !(await more())) throw new Damaged();
      }
    },
    /** Whole lines up to the mark, which is taken as well. */
    async *rows(): AsyncGenerator<Buffer> {
      for (;;) {
        const whole = rest.subarray(0, rest.lastIndexOf(NEWLINE) + 1);
        const end = endOfRows(whole);
        const chunk = take(end ?? whole.length);
        if (chunk.length > 0) yield chunk;
        if (end !== undefined) {
          take(END_MARK.length);
          return;
        }
        if (!(await more())) throw new Damaged();
      }
    },
    async atEnd(): Promise<boolean> {
      return rest.length === 0 && !(await more());
    },
  };
}

/** Where the mark begins in these whole lines, if it is among them. */
function endOfRows(lines: Buffer): number | undefined {
  if (lines.subarray(0, END_MARK.length).equals(END_MARK)) return 0;
  const lastRow = lines.indexOf(END_MARK_AFTER_ROW);
  return lastRow === -1 ? undefined : lastRow + 1;
}

function countLines(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

function json(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // the schemas refuse it
  }
}

/** Errors of zlib: no gzip at all, a wrong checksum, an end that came too early. */
const isUnzipError = (error: unknown) => /^Z_/.test((error as { code?: string }).code ?? '');
