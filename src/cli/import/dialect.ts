import { ok, type Result, refuse } from '../../shared/result.ts';

/** How a file is written, before its columns mean anything. */
export type Shape = {
  encoding: Encoding;
  delimiter: Delimiter;
  newline: '\n' | '\r\n' | '\r';
  header: string[];
  /** The line of the header: 1, or 2 after a spreadsheet's "sep=;". */
  headerLine: number;
};
/** `ascii` means that the beginning has plain letters only: a later line may turn out to be either UTF-8 or Windows-1252. */
export type Encoding = 'ascii' | 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';
export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export type Delimiter = ';' | ',' | '\t' | '|';
export type NotATable = { code: 'not_a_table'; firstLine: string };

const DELIMITERS: readonly Delimiter[] = [';', ',', '\t', '|'];
/** So many records say what the delimiter is. */
const RECORDS_LOOKED_AT = 200;
const UTF8_BOM = '\ufeff';

/** What the first bytes say of the encoding. UTF-16 without a mark is known by the zero bytes of its plain letters. */
export function readEncoding(sample: Buffer): Encoding {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return 'utf-8';
  if (sample.length >= 4 && sample[0] !== 0 && sample[1] === 0 && sample[3] === 0) return 'utf-16le';
  if (sample.length >= 4 && sample[0] === 0 && sample[2] === 0) return 'utf-16be';
  if (sample.every((byte) => byte < 0x80)) return 'ascii';
  return isUtf8(sample) ? 'utf-8' : 'windows-1252';
}

/**
 * @param text the beginning of the file, decoded
 * @param whole whether `text` is the whole file; otherwise its last, cut line is left out
 */
export function readShape(
  text: string,
  options: { encoding: Encoding; whole: boolean; delimiter?: Delimiter | undefined },
): Result<Shape, NotATable> {
  const body = text.startsWith(UTF8_BOM) ? text.slice(1) : text;
  const newline = newlineOf(body);
  const announced = /^sep=(.)\r?\n/i.exec(body)?.[1] as Delimiter | undefined;
  const table = announced ? body.slice(body.indexOf('\n') + 1) : body;
  const candidates = [options.delimiter ?? announced ?? DELIMITERS].flat();
  let best: { delimiter: Delimiter; records: string[][]; share: number; columns: number } | undefined;
  for (const delimiter of candidates) {
    const records = splitRecords(table, delimiter, { newline, whole: options.whole, most: RECORDS_LOOKED_AT });
    const columns = records[0]?.length ?? 0;
    const share = records.filter((record) => record.length === columns).length / Math.max(1, records.length);
    if (columns < 2) continue;
    if (!best || share > best.share || (share === best.share && columns > best.columns))
      best = { delimiter, records, share, columns };
  }
  if (!best) return refuse({ code: 'not_a_table', firstLine: body.slice(0, 200).split(/\r|\n/)[0] ?? '' });
  const header = best.records[0]!.map((name) => name.trim());
  return ok({ encoding: options.encoding, delimiter: best.delimiter, newline, header, headerLine: announced ? 2 : 1 });
}

/** Splits text into records of fields, as RFC 4180 and spreadsheets quote them. For samples: whole files go through `scan.ts`. */
export function splitRecords(
  text: string,
  delimiter: string,
  options: { newline: Shape['newline']; whole: boolean; most?: number },
): string[][] {
  const newline = options.newline === '\r' ? '\r' : '\n';
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length && records.length < (options.most ?? Number.POSITIVE_INFINITY)) {
    let field: string;
    if (text[at] === '"') {
      let close = at + 1;
      for (;;) {
        close = text.indexOf('"', close);
        if (close < 0 || text[close + 1] !== '"') break;
        close += 2;
      }
      if (close < 0) break; // cut off, or never closed
      field = text.slice(at + 1, close).replaceAll('""', '"');
      at = close + 1;
      while (at < text.length && text[at] !== delimiter && text[at] !== newline) at += 1;
    } else {
      let end = at;
      while (end < text.length && text[end] !== delimiter && text[end] !== newline) end += 1;
      field = text.slice(at, end).replace(/\r$/, '');
      at = end;
    }
    if (at >= text.length && !options.whole) break;
    record.push(field);
    const ended = at >= text.length || text[at] === newline;
    at += 1;
    if (!ended) continue;
    if (record.some((value) => value !== '')) records.push(record);
    record = [];
  }
  return records;
}

/** The dialect in words, for the person at the command line. */
export function describeShape({ encoding, delimiter, newline, header }: Shape): string {
  const encodings: Record<Encoding, string> = {
    ascii: 'plain letters (later ones read as UTF-8, or else Windows-1252)',
    'utf-8': 'UTF-8',
    'windows-1252': 'Windows-1252',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16 (big-endian)',
  };
  const delimiters: Record<Delimiter, string> = { ';': 'semicolons', ',': 'commas', '\t': 'tabs', '|': 'vertical bars' };
  const ends = newline === '\r\n' ? ', Windows line ends' : newline === '\r' ? ', old Macintosh line ends' : '';
  return `${encodings[encoding]}, ${header.length} columns between ${delimiters[delimiter]}${ends}`;
}

export type DateOrder = 'ymd' | 'dmy' | 'mdy';
export const DATE_FORMATS = ['yyyy-mm-dd', 'dd.mm.yyyy', 'dd/mm/yyyy', 'mm/dd/yyyy', 'yy-mm-dd'] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];
export const orderOf = (format: DateFormat): DateOrder =>
  format === 'mm/dd/yyyy' ? 'mdy' : format.startsWith('y') ? 'ymd' : 'dmy';

/** What has been learned of a column: settled, open with an example that could be read in two ways, or nothing seen yet. */
export type Verdict<Value> = { state: 'settled'; value: Value } | { state: 'open'; example: string } | { state: 'unseen' };
export type Evidence<Value> = { see(value: string): void; verdict(): Verdict<Value> };

/**
 * Learns the order of day and month. A year of four digits in front settles it, and so do dots, which mean dd.mm.yyyy everywhere.
 * Slashes and hyphens are settled only by a day above 12; with a year of two digits, by nothing at all.
 */
export function dateEvidence(): Evidence<DateOrder> {
  let order: DateOrder | undefined;
  let example: string | undefined;
  return {
    see(value) {
      if (order) return;
      const parts = /^\s*(\d{1,4})([-/.])(\d{1,2})\2(\d{2}|\d{4})(?!\d)/.exec(value);
      if (!parts) {
        if (/^\s*\d{8}(?!\d)/.test(value)) order = 'ymd';
        return;
      }
      const [, first, separator, second, third] = parts as unknown as [string, string, string, string, string];
      if (first.length === 4) order = 'ymd';
      else if (separator === '.') order = 'dmy';
      else if (third.length === 2) example ??= value.trim();
      else if (Number(first) > 12 && Number(second) <= 12) order = 'dmy';
      else if (Number(second) > 12 && Number(first) <= 12) order = 'mdy';
      else example ??= value.trim();
    },
    verdict() {
      if (order) return { state: 'settled', value: order };
      return example === undefined ? { state: 'unseen' } : { state: 'open', example };
    },
  };
}

export type DecimalMark = ',' | '.';

/**
 * Learns the decimal mark. "1.234,5" settles it, and "2,5"; "1,234" alone may be a thousand or a bit more than one.
 */
export function decimalEvidence(): Evidence<DecimalMark> {
  let mark: DecimalMark | undefined;
  let example: string | undefined;
  return {
    see(value) {
      if (mark) return;
      const digits = value.replace(/[\s'’+\-\u2212]/g, '');
      if (!/^[\d.,]+$/.test(digits)) return;
      const last = Math.max(digits.lastIndexOf(','), digits.lastIndexOf('.'));
      if (last < 0) return;
      const found = digits[last] as DecimalMark;
      const other = found === ',' ? '.' : ',';
      const isRepeated = digits.indexOf(found) !== last;
      if (isRepeated) mark = other;
      else if (digits.includes(other)) mark = found;
      else if (digits.length - last - 1 !== 3 || last > 3 || last === 0 || digits[0] === '0') mark = found;
      else example ??= value.trim();
    },
    verdict() {
      if (mark) return { state: 'settled', value: mark };
      return example === undefined ? { state: 'unseen' } : { state: 'open', example };
    },
  };
}

function newlineOf(text: string): Shape['newline'] {
  const feed = text.indexOf('\n');
  if (feed < 0) return text.includes('\r') ? '\r' : '\n';
  return text[feed - 1] === '\r' ? '\r\n' : '\n';
}

/** A sample may end in the middle of a letter: that does not count against it. */
function isUtf8(sample: Buffer): boolean {
  let end = sample.length;
  for (let back = 1; back <= 3 && back <= sample.length; back++) {
    const byte = sample[sample.length - back]!;
    if (byte >= 0xc0) {
      end = sample.length - back;
      break;
    }
    if (byte < 0x80) break;
  }
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample.subarray(0, end));
    return true;
  } catch {
    return false;
  }
}
