import { ok, type Result, refuse } from '../../shared/result.ts';
import {
  type DateOrder,
  type DecimalMark,
  type Delimiter,
  describeShape,
  type Encoding,
  type Evidence,
  type NotATable,
  readEncoding,
  readShape,
  type Shape,
  splitRecords,
} from './dialect.ts';
import { openFile, readSample, recordScanner } from './scan.ts';

/** A date or a number that can be read in two ways, and nothing in the file says which: the person is asked. */
export type AmbiguousDates = { code: 'ambiguous_dates'; column: string; example: string };
export type AmbiguousNumbers = { code: 'ambiguous_numbers'; column: string; example: string };
export type UnreadableFile =
  | { code: 'no_such_file' | 'no_file' | 'file_forbidden'; file: string }
  | { code: 'damaged_file'; file: string; problem: string };

/** The beginning of a file and how it is written. */
export type Table = { file: string; shape: Shape; sample: string[][]; whole: boolean };

export async function openTable(
  file: string,
  given: { encoding?: Encoding | undefined; delimiter?: Delimiter | undefined },
): Promise<Result<Table, NotATable | UnreadableFile>> {
  return await readingFile(file, async () => {
    const { sample: bytes, whole } = await readSample(file);
    const encoding = given.encoding ?? readEncoding(bytes);
    const text = new TextDecoder(encoding === 'ascii' ? 'utf-8' : encoding).decode(bytes);
    const shape = readShape(text, { encoding, whole, delimiter: given.delimiter });
    if (!shape.ok) return shape;
    const records = splitRecords(text.replace(/^\ufeff/, ''), shape.value.delimiter, { newline: shape.value.newline, whole });
    return ok({ file, shape: shape.value, sample: records.slice(shape.value.headerLine), whole });
  });
}

/** Faults of the file become refusals: the person who named it can put them right. */
export async function readingFile<Value, Refusal extends { code: string }>(
  file: string,
  work: () => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | UnreadableFile>> {
  try {
    return await work();
  } catch (error) {
    const { code, path, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && path === file) return refuse({ code: 'no_such_file', file });
    if (code === 'EISDIR') return refuse({ code: 'no_file', file });
    if (code === 'EACCES' && path === file) return refuse({ code: 'file_forbidden', file });
    if (code?.startsWith('Z_')) return refuse({ code: 'damaged_file', file, problem: message });
    throw error;
  }
}

/**
 * Shows the values of columns to their evidence until it settles: first those of the sample, then, only if that leaves a
 * question, those of the whole file.
 */
export async function learn<Value>(table: Table, columns: readonly number[], evidence: Evidence<Value>): Promise<void> {
  for (const record of table.sample) for (const column of columns) evidence.see(record[column] ?? '');
  if (evidence.verdict().state !== 'open' || table.whole) return;
  const scanner = recordScanner(table.shape, ({ bytes, starts, ends, fields }) => {
    for (const column of columns) if (column < fields) evidence.see(bytes.toString('latin1', starts[column]!, ends[column]!));
  });
  for await (const chunk of (await openFile(table.file, table.shape.encoding)).chunks) {
    scanner.push(chunk);
    if (evidence.verdict().state !== 'open') return;
  }
  scanner.end();
}

/** Reads all records after the header. `onChunk` follows each portion of the file, before its bytes are let go. */
export async function scanTable(
  { file, shape }: Table,
  onRecord: Parameters<typeof recordScanner>[1],
  onChunk: (share: number) => Promise<void>,
): Promise<void> {
  const opened = await openFile(file, shape.encoding);
  const scanner = recordScanner(shape, (record) => {
    if (record.line > shape.headerLine) onRecord(record);
  });
  const share = () => Math.min(1, opened.progress() / Math.max(1, opened.size));
  for await (const chunk of opened.chunks) {
    scanner.push(chunk);
    await onChunk(share());
  }
  scanner.end();
  await onChunk(1);
}

export const headerOf = ({ shape }: Table, column: number): string => shape.header[column] ?? String(column + 1);

/** How the file is understood, in words, for the person at the command line. */
export function describeTable(
  table: Table,
  columns: Readonly<Record<string, number | readonly number[]>>,
  values: { dates?: DateOrder; decimals?: DecimalMark; timeZone: string },
): string {
  const used = Object.entries(columns)
    .flatMap(([role, places]) => [places].flat().map((place) => ({ role, place })))
    .filter(({ place }) => place >= 0)
    .map(({ role, place }) => `${role} = ${headerOf(table, place)}`);
  const decimals = values.decimals && { ',': 'decimal comma', '.': 'decimal point' }[values.decimals];
  const dates =
    values.dates &&
    { ymd: 'dates as year-month-day', dmy: 'dates as day-month-year', mdy: 'dates as month-day-year' }[values.dates];
  const said = [describeShape(table.shape), decimals, dates, `times in ${values.timeZone}`].filter(
    (words) => words !== undefined,
  );
  return `${said.join('; ')}\n${used.join(', ')}`;
}
