import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FileRecord, recordScanner } from '../../src/cli/import/scan.ts';

type Seen = { line: number; fields: string[]; raw: string; isTorn: boolean };

function scan(text: string | Buffer, { delimiter = ',', columns = 2, chunk = 7, newline = '\n' } = {}): Seen[] {
  const seen: Seen[] = [];
  const copy = ({ bytes, starts, ends, fields, line, from, to, original, isTorn }: FileRecord) =>
    seen.push({
      line,
      fields: Array.from({ length: fields }, (_, i) => bytes.toString('utf8', starts[i], ends[i])),
      raw: (original ?? bytes.subarray(from, to)).toString('utf8'),
      isTorn,
    });
  const shape = { delimiter: delimiter as ',', newline: newline as '\n', header: Array(columns).fill('x') };
  const scanner = recordScanner(shape, copy);
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += chunk) scanner.push(bytes.subarray(at, at + chunk));
  scanner.end();
  return seen;
}

describe('scanning a file', () => {
  it('tells the line on which each record starts, also after line ends within quotes', () => {
    expect(scan('a,b\r\n"one\ntwo",2\r\n\r\nc,d')).toMatchObject([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: ['one\ntwo', '2'] },
      { line: 5, fields: ['c', 'd'] },
    ]);
  });

  it('undoes doubled quotation marks and keeps the record as it stood', () => {
    expect(scan('"a ""b"" c",1\n')).toEqual([{ line: 1, fields: ['a "b" c', '1'], raw: '"a ""b"" c",1', isTorn: false }]);
  });

  it('loses one line and no more to a quotation mark that is never closed', () => {
    const seen = scan('a,1\n"b,2\nc,3\nd,4\n');
    expect(seen.map(({ line, isTorn }) => [line, isTorn])).toEqual([
      [1, false],
      [2, true],
      [3, false],
      [4, false],
    ]);
    expect(seen[1]!.raw).toBe('"b,2');
  });

  it('loses one line and no more to a quotation mark that swallows others until the next one', () => {
    const seen = scan('a,1\n"b,2\nc,3\n"d",4\ne,5\n');
    expect(seen.map(({ line, isTorn }) => [line, isTorn])).toEqual([
      [1, false],
      [2, true],
      [3, false],
      [4, false],
      [5, false],
    ]);
  });

  it('reads old Macintosh line ends', () => {
    expect(scan('a,1\rb,2\r', { newline: '\r' }).map(({ fields }) => fields)).toEqual([
      ['a', '1'],
      ['b', '2'],
    ]);
  });

  it('reads whatever was written, however it is cut into chunks', () => {
    const field = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc
        .array(fc.constantFrom('a', '"', ',', ';', '\n', '\r\n', 'ø', '😀', ' '), { maxLength: 8 })
        .map((parts) => parts.join('')),
    );
    const written = fc.record({
      records: fc.array(fc.array(field, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 20 }),
      chunk: fc.integer({ min: 1, max: 64 }),
      lineEnd: fc.constantFrom('\n', '\r\n'),
      delimiter: fc.constantFrom(',', ';'),
    });
    fc.assert(
      fc.property(written, ({ records, chunk, lineEnd, delimiter }) => {
        const quote = (value: string) => (/[",;\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
        const text = records.map((record) => record.map(quote).join(delimiter) + lineEnd).join('');
        expect(scan(text, { delimiter, columns: 3, chunk }).map(({ fields }) => fields)).toEqual(records);
      }),
    );
  });
});
