import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import type { RejectedLine } from '../../loyalty/index.ts';
import type { Shape } from './dialect.ts';

/** Columns that a file of rejects has after those of the file it came from. A header that ends in them is such a file. */
export const REJECT_COLUMNS = ['line', 'place', 'reason'] as const;

export type Rejects = {
  readonly path: string;
  readonly count: number;
  /** The first few, to be shown. */
  readonly examples: readonly Pick<RejectedLine, 'fileLine' | 'reason'>[];
  /** How many for each reason; what is quoted in a reason is left out. */
  readonly reasons: ReadonlyMap<string, number>;
  add(line: RejectedLine): void;
  /** Waits while the disk is behind. */
  drain(): Promise<void>;
  close(): Promise<void>;
};

const MOST_EXAMPLES = 10;

/**
 * Keeps what could not be imported beside the file, in the file's own columns, delimiter and encoding, so that it can be
 * corrected in the same program and imported again. Values are left as they were, whatever a spreadsheet may make of them.
 * A file of rejects from an earlier run is replaced; without rejects there is none.
 *
 * @param rejectsFile where to write, if not beside the file
 */
export async function openRejects(importedFile: string, shape: Shape, rejectsFile?: string): Promise<Rejects> {
  const path = rejectsFile ?? `${importedFile.replace(/\.gz$/i, '').replace(/\.csv$/i, '')}.rejects.csv`;
  const wasRejects = isRejectsHeader(shape.header);
  const columns = wasRejects ? shape.header.slice(0, -REJECT_COLUMNS.length) : shape.header;
  const { delimiter } = shape;
  let output: WriteStream | undefined;
  let count = 0;
  const examples: Pick<RejectedLine, 'fileLine' | 'reason'>[] = [];
  const reasons = new Map<string, number>();

  // UTF-16 was read as UTF-8, and spreadsheets know UTF-8 by its mark.
  const mark = shape.encoding === 'ascii' || shape.encoding === 'windows-1252' ? '' : '\ufeff';
  const encode = (text: string): Buffer => (shape.encoding === 'windows-1252' ? Buffer.from(text, 'latin1') : Buffer.from(text));

  return {
    path,
    get count() {
      return count;
    },
    examples,
    reasons,
    add({ raw, fileLine, place, reason }) {
      if (!output) {
        output = createWriteStream(path, { mode: 0o600 }); // it holds what people's lines hold
        output.on('error', () => {}); // `drain` and `close` hear of it
        output.write(
          encode(`${mark}${[...columns, ...REJECT_COLUMNS].map((name) => quoted(name, delimiter)).join(delimiter)}\r\n`),
        );
      }
      count += 1;
      if (examples.length < MOST_EXAMPLES) examples.push({ fileLine, reason });
      const plain = reason.replace(/: .*|\b\d+ columns/, '');
      reasons.set(plain, (reasons.get(plain) ?? 0) + 1);
      output.write(wholeRecord(raw, columns.length, delimiter));
      output.write(encode(`${delimiter}${fileLine}${delimiter}${place}${delimiter}${quoted(reason, delimiter)}\r\n`));
    },
    async drain() {
      if (output?.errored) throw output.errored;
      if (output?.writableNeedDrain) await once(output, 'drain');
    },
    async close() {
      if (!output) {
        await rm(path, { force: true });
        return;
      }
      output.end();
      await finished(output);
    },
  };
}

export const isRejectsHeader = (header: readonly string[]): boolean =>
  REJECT_COLUMNS.every((name, i) => header[header.length - REJECT_COLUMNS.length + i] === name);

const quoted = (text: string, delimiter: string): string =>
  text.includes('"') || text.includes(delimiter) || /[\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/**
 * The record with as many fields as the header, so that line and reason stand in their columns. One whose quotes make no sense
 * goes whole into the first column.
 */
function wholeRecord(raw: Buffer, columns: number, delimiter: string): Buffer {
  const separator = delimiter.charCodeAt(0);
  let fields = 1;
  let isQuoted = false;
  let isStart = true;
  for (const byte of raw) {
    if (byte === 0x22 && (isQuoted || isStart)) isQuoted = !isQuoted;
    else if (byte === 0x22) isQuoted = true;
    else if (byte === separator && !isQuoted) fields += 1;
    isStart = byte === separator && !isQuoted;
  }
  const padding = Buffer.from(delimiter.repeat(Math.max(0, columns - fields)));
  if (!isQuoted) return Buffer.concat([raw, padding]);
  const escaped = Buffer.from(`"${raw.toString('latin1').replaceAll('"', '""')}"${delimiter.repeat(columns - 1)}`, 'latin1');
  return escaped;
}
