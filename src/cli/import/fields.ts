import { Buffer, isUtf8 } from 'node:buffer';
import type { Encoding } from './dialect.ts';
import type { FileRecord } from './scan.ts';

const SPACE = 0x20;

/** Why a line is rejected whose letters are not in the file's encoding. */
export const NOT_UTF8 = 'letters that cannot be read';

/** A field without the spaces around it; undefined when its letters cannot be read. */
export function textOf({ bytes, starts, ends }: FileRecord, encoding: Encoding, column: number): string | undefined {
  const start = trimmedStart(bytes, starts[column]!, ends[column]!);
  const end = trimmedEnd(bytes, start, ends[column]!);
  if (isPlainText(bytes, start, end)) return bytes.toString('latin1', start, end);
  return readText(bytes.subarray(start, end), encoding);
}

/**
 * Text of letters beyond plain ones. Where the beginning of the file left it open, what is not UTF-8 is Windows-1252.
 *
 * @returns undefined when it is not UTF-8 though it should be, or has a NUL, which PostgreSQL does not store
 */
export function readText(bytes: Buffer, encoding: Encoding): string | undefined {
  if (bytes.includes(0)) return undefined;
  if (encoding !== 'windows-1252' && isUtf8(bytes)) return bytes.toString('utf8').trim();
  if (encoding === 'ascii' || encoding === 'windows-1252') return windows1252.decode(bytes).trim();
  return undefined;
}

const windows1252 = new TextDecoder('windows-1252');

export function isPlainText(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte < SPACE || byte > 0x7e) return false;
  }
  return true;
}

export function trimmedStart(bytes: Buffer, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] === SPACE) at += 1;
  return at;
}

export function trimmedEnd(bytes: Buffer, start: number, end: number): number {
  let at = end;
  while (at > start && bytes[at - 1] === SPACE) at -= 1;
  return at;
}

/** Rows that a spreadsheet left empty are no lines. */
export function isBlank({ fields, starts, ends }: FileRecord): boolean {
  for (let i = 0; i < Math.min(fields, starts.length); i++) if (ends[i]! > starts[i]!) return false;
  return true;
}

/** The record as it stands in the file, until `end`. */
export const rawOf = (record: FileRecord, end: number): Buffer =>
  record.original ? record.original.subarray(0, end - record.from) : Buffer.from(record.bytes.subarray(record.from, end));

export function wholeAt({ bytes, starts, ends, fields }: FileRecord, column: number, otherwise: number): number {
  if (column >= fields) return otherwise;
  const text = bytes.toString('latin1', starts[column]!, ends[column]!).trim();
  return /^-?\d{1,9}$/.test(text) ? Number(text) : otherwise;
}

/** Quotes what was there, but for letters that would not survive in every encoding. */
export function unreadable(what: string, { bytes, starts, ends }: FileRecord, column: number): string {
  const text = bytes
    .toString('latin1', starts[column]!, Math.min(ends[column]!, starts[column]! + 40))
    .replace(/[^\x20-\x7e]|"/g, '?');
  return text.trim() === '' ? `the ${what} is missing` : `the ${what} cannot be read: ${text}`;
}
