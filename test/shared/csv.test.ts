import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../src/shared/csv.ts';

const row = (...cells: string[]) => toCsv([], [cells]).split('\r\n')[1];

describe('a table as CSV', () => {
  it('begins with a byte order mark and ends its lines as RFC 4180 says', () => {
    expect(toCsv(['at', 'number'], [['2026-11-22', 4]])).toBe('\uFEFFat,number\r\n2026-11-22,4\r\n');
  });

  it.each([
    ['=1+1', `"'=1+1"`],
    ['+47 22', `"'+47 22"`],
    ['-5', `"'-5"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\t=1"`],
    ['  =HYPERLINK("http://x")', `"'  =HYPERLINK(""http://x"")"`],
    ['＝1+1', `"'＝1+1"`],
    ['wet, again', '"wet, again"'],
    ['she said "no"', '"she said ""no"""'],
    ['fine = good', 'fine = good'],
    ['<script>', '<script>'],
  ])('shows %j and never runs it', (text, cell) => {
    expect(row(text)).toBe(cell);
  });

  it('has no cell that a spreadsheet takes for a formula, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const [, ...rest] = toCsv([], [[text]]).split('\r\n');
        return !/^"?\s*[=+\-@]/.test(rest.join('\r\n'));
      }),
    );
  });
});
