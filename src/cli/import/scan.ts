import { Buffer } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import type { Encoding, Shape } from './dialect.ts';

/** So much of the file is read at once: a thousand lines, two milliseconds in which the connection waits for its turn. */
const CHUNK_BYTES = 1 << 16;
/** A quotation mark that is not closed within this many bytes is taken for a slip, not for a field. */
const MOST_BYTES_PER_RECORD = 1 << 15;
/** Fields beyond this are counted and not kept: a record of so many is not one of ours. */
const MOST_FIELDS = 1_024;

const QUOTE = 0x22;
const SPACE = 0x20;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * One record of the file. The scanner reuses it: whoever wants to keep something copies it.
 *
 * Field `i` is `bytes` from `starts[i]` until `ends[i]`, without its quotation marks; `outer[i]` is where it starts with them.
 */
export type FileRecord = {
  bytes: Buffer;
  starts: Int32Array;
  ends: Int32Array;
  outer: Int32Array;
  fields: number;
  /** The line of the file on which it starts, from 1. */
  line: number;
  /** The record as it stands in the file, without its line end. */
  from: number;
  to: number;
  /** A copy of the record as it stands in the file, where doubled quotation marks had to be undone in `bytes`. */
  original: Buffer | undefined;
  /** Its quotation marks do not match; this is its first line alone. */
  isTorn: boolean;
};

/**
 * Cuts a stream of bytes into records and fields, quotes as in RFC 4180. One pass over the bytes and no string at all: that
 * is what keeps an import of millions of lines ahead of the database.
 *
 * @param onRecord called for every record but empty lines; the record is valid during the call, its `bytes` until the next `push`
 */
export function recordScanner(
  { delimiter, newline, header }: Pick<Shape, 'delimiter' | 'newline' | 'header'>,
  onRecord: (record: FileRecord) => void,
  firstLine = 1,
) {
  const separator = delimiter.charCodeAt(0);
  const lineEnd = newline === '\r' ? CARRIAGE_RETURN : LINE_FEED;
  let rest: Buffer = Buffer.alloc(0);
  let line = firstLine;
  const record: FileRecord = {
    bytes: rest,
    starts: new Int32Array(MOST_FIELDS),
    ends: new Int32Array(MOST_FIELDS),
    outer: new Int32Array(MOST_FIELDS),
    fields: 0,
    line,
    from: 0,
    to: 0,
    original: undefined,
    isTorn: false,
  };

  function field(outer: number, start: number, end: number): void {
    if (record.fields < MOST_FIELDS) {
      record.outer[record.fields] = outer;
      record.starts[record.fields] = start;
      record.ends[record.fields] = end;
    }
    record.fields += 1;
  }

  /** @returns where the next record starts, or -1 when this one is not complete */
  function scan(bytes: Buffer, from: number, isLast: boolean, ignoreQuotes: boolean): number {
    const length = bytes.length;
    let at = from;
    let lines = 1;
    let doubled = false;
    record.fields = 0;
    record.original = undefined;
    for (;;) {
      const outer = at;
      if (!ignoreQuotes && at < length && bytes[at] === QUOTE) {
        let close = at + 1;
        for (;;) {
          while (close < length && bytes[close] !== QUOTE) {
            if (bytes[close] === lineEnd) lines += 1;
            close += 1;
          }
          if (close >= length || close - from > MOST_BYTES_PER_RECORD) {
            if (!isLast && close - from <= MOST_BYTES_PER_RECORD) return -1;
            return tear(bytes, from, isLast);
          }
          if (close + 1 >= length && !isLast) return -1;
          if (bytes[close + 1] !== QUOTE) break;
          doubled = true;
          close += 2;
        }
        field(outer, at + 1, close);
        at = close + 1;
        // Between the closing mark and the next delimiter there is white space at best: anything else was not meant as quoted.
        for (; at < length && bytes[at] !== separator && bytes[at] !== lineEnd; at += 1)
          if (bytes[at] !== SPACE && bytes[at] !== CARRIAGE_RETURN) return tear(bytes, from, isLast);
      } else {
        while (at < length && bytes[at] !== separator && bytes[at] !== lineEnd) at += 1;
        const end = at > outer && bytes[at - 1] === CARRIAGE_RETURN && (at === length || bytes[at] === lineEnd) ? at - 1 : at;
        field(outer, outer, end);
      }
      if (at >= length) {
        if (!isLast) return -1;
        break;
      }
      if (bytes[at] === lineEnd) break;
      at += 1;
    }
    // A stray mark swallows lines until the next one: a record over several lines that has not its columns is not taken as one.
    if (lines > 1 && record.fields !== header.length) return tear(bytes, from, isLast);
    record.bytes = bytes;
    record.line = line;
    record.from = from;
    record.to = at > from && bytes[at - 1] === CARRIAGE_RETURN ? at - 1 : at;
    record.isTorn = ignoreQuotes;
    if (doubled) undouble(bytes);
    line += lines;
    if (record.fields > 1 || record.ends[0]! > record.starts[0]!) onRecord(record);
    return at < length ? at + 1 : length;
  }

  /** The record's quotes make no sense: its first line alone is the record, and is marked. @returns as `scan` */
  function tear(bytes: Buffer, from: number, isLast: boolean): number {
    const end = bytes.indexOf(lineEnd, from);
    if (end < 0 && !isLast && bytes.length - from <= MOST_BYTES_PER_RECORD) return -1;
    return scan(end < 0 ? bytes : bytes.subarray(0, end + 1), from, true, true);
  }

  function undouble(bytes: Buffer): void {
    record.original = Buffer.from(bytes.subarray(record.from, record.to));
    for (let i = 0; i < Math.min(record.fields, MOST_FIELDS); i++) {
      if (record.outer[i] === record.starts[i]) continue;
      let to = record.starts[i]!;
      for (let at = record.starts[i]!; at < record.ends[i]!; at++) {
        bytes[to++] = bytes[at]!;
        if (bytes[at] === QUOTE) at += 1;
      }
      record.ends[i] = to;
    }
  }

  function push(chunk: Buffer, isLast = false): void {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    while (at < bytes.length) {
      const next = scan(bytes, at, isLast, false);
      if (next < 0) break;
      at = next;
    }
    rest = bytes.subarray(at);
  }

  return {
    push,
    /** What is left without a line end is a record too. */
    end: () => push(Buffer.alloc(0), true),
  };
}

export type OpenedFile = {
  /** Bytes on disk: what `progress` counts against. */
  size: number;
  /** Bytes of it that were read so far. */
  progress(): number;
  /** The content, unpacked, in UTF-8 or a single-byte encoding, without a byte-order mark. */
  chunks: AsyncIterable<Buffer>;
};

/** Opens a file for one pass; a gzipped one, known by its first bytes, is unpacked on the way. */
export async function openFile(path: string, encoding?: Encoding): Promise<OpenedFile> {
  const { size } = await stat(path);
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  const content = (await isGzipped(path))
    ? file.pipe(createGunzip({ chunkSize: CHUNK_BYTES })).on('close', () => file.destroy())
    : file;
  file.on('error', (error) => content.destroy(error));
  return { size, progress: () => file.bytesRead, chunks: withoutMark(content, encoding) };
}

/** The first bytes of the content, and whether that is all of it. */
export async function readSample(path: string, bytes = 1 << 16): Promise<{ sample: Buffer; whole: boolean }> {
  const { chunks } = await openFile(path);
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length > bytes) break;
  }
  const content = Buffer.concat(parts);
  return { sample: content.subarray(0, bytes), whole: content.length <= bytes };
}

async function isGzipped(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

/** Leaves the bytes alone but for the mark and UTF-16, which becomes UTF-8. Without an encoding nothing is changed at all. */
async function* withoutMark(content: AsyncIterable<Buffer>, encoding: Encoding | undefined): AsyncIterable<Buffer> {
  const decoder = encoding?.startsWith('utf-16') ? new TextDecoder(encoding) : undefined;
  let isFirst = true;
  for await (const chunk of content) {
    if (decoder) {
      yield Buffer.from(decoder.decode(chunk, { stream: true }));
    } else if (isFirst && encoding === 'utf-8' && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) {
      yield chunk.subarray(3);
    } else {
      yield chunk;
    }
    isFirst = false;
  }
  if (decoder) yield Buffer.from(decoder.decode());
}
