import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { dateEvidence, decimalEvidence, readEncoding, readShape } from '../../src/cli/import/dialect.ts';
import { findPurchaseColumns, parsePurchaseMapping } from '../../src/cli/import/mapping.ts';

const shapeOf = (text: string) => readShape(text, { encoding: 'utf-8', whole: true });

describe('the encoding', () => {
  it.each([
    [Buffer.from('\ufeffKvittering', 'utf8'), 'utf-8'],
    [Buffer.from('\ufeffKvittering', 'utf16le'), 'utf-16le'],
    [Buffer.from('Kvittering', 'utf16le'), 'utf-16le'],
    [Buffer.from('\ufeffKvittering', 'utf16le').swap16(), 'utf-16be'],
    [Buffer.from('beløp', 'utf8'), 'utf-8'],
    [Buffer.from('beløp', 'latin1'), 'windows-1252'],
    [Buffer.from('amount'), 'ascii'],
    [Buffer.from('beløp: ø', 'utf8').subarray(0, -1), 'utf-8'], // cut off in the middle of a letter
  ])('of %s is known by its bytes', (bytes, encoding) => {
    expect(readEncoding(bytes)).toBe(encoding);
  });
});

describe('the delimiter', () => {
  it.each([
    ['a;b;c\n1;2,5;3\n4;5,5;6\n', ';'],
    ['a,b,c\n1,2.5,3\n4,"x;y",6\n', ','],
    ['a\tb\n1\t2,5\n', '\t'],
    ['a;b\n"one; two";1,5\n"three; four";2,5\n', ';'],
  ])('of %j is found', (text, delimiter) => {
    expect(shapeOf(text)).toMatchObject({ ok: true, value: { delimiter } });
  });

  it("is what a spreadsheet's first line says", () => {
    expect(shapeOf('sep=;\r\na;b,c\r\n1;2\r\n')).toMatchObject({
      value: { delimiter: ';', header: ['a', 'b,c'], headerLine: 2 },
    });
  });

  it('is missing from a text that is no table', () => {
    expect(shapeOf('Dear customer\nthank you\n')).toEqual({
      ok: false,
      refusal: { code: 'not_a_table', firstLine: 'Dear customer' },
    });
  });
});

describe('dates in a file', () => {
  const verdictOn = (...values: string[]) => {
    const evidence = dateEvidence();
    for (const value of values) evidence.see(value);
    return evidence.verdict();
  };

  it.each([
    [['2024-05-06'], 'ymd'],
    [['05.06.2024'], 'dmy'],
    [['5.6.24 14:00'], 'dmy'],
    [['05/06/2024', '13/06/2024'], 'dmy'],
    [['05/06/2024', '06/13/2024'], 'mdy'],
    [['20240506'], 'ymd'],
  ])('%j are %s', (values, order) => {
    expect(verdictOn(...values)).toEqual({ state: 'settled', value: order });
  });

  it.each([[['05/06/2024', '07/08/2024']], [['05-06-2024']], [['24-03-01']], [['24/03/01', '31/12/24']]])(
    '%j leave a question, which is asked and not guessed',
    (values) => {
      expect(verdictOn(...values)).toEqual({ state: 'open', example: values[0] });
    },
  );
});

describe('numbers in a file', () => {
  const verdictOn = (...values: string[]) => {
    const evidence = decimalEvidence();
    for (const value of values) evidence.see(value);
    return evidence.verdict();
  };

  it.each([
    [['2,5'], ','],
    [['1.234,50'], ','],
    [['1.234.567'], ','],
    [['1,234.50'], '.'],
    [['1,234,567'], '.'],
    [['2.55'], '.'],
    [['0.500'], '.'],
    [['1.234', '2,5'], ','],
    [['1234.567'], '.'],
  ])('%j have the decimal mark %s', (values, mark) => {
    expect(verdictOn(...values)).toEqual({ state: 'settled', value: mark });
  });

  it('that may be thousands or fractions leave a question', () => {
    expect(verdictOn('12', '1.234')).toEqual({ state: 'open', example: '1.234' });
  });

  it('without any mark are whole', () => {
    expect(verdictOn('12', '1 234')).toEqual({ state: 'unseen' });
  });
});

describe('columns', () => {
  const mapping = (yaml = '') => {
    const parsed = parsePurchaseMapping(yaml);
    if (!parsed.ok) throw new Error(parsed.refusal.problems.join('\n'));
    return parsed.value;
  };

  it.each([
    ['InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID'],
    ['Kvitteringsnr.;Varenr;Antall;Dato;Enhetspris;Kundenr'],
    ['Bon nr;Varenummer;Antal;Dato;Stykpris;Medlemsnr'],
    ['Kvitto nr;Artikelnr;Antal;Datum;À-pris;Kundnr'],
    ['Kuittinro;Tuotekoodi;Määrä;Päiväys;Yksikköhinta;Asiakasnro'],
    ['Belegnr;Artikelnummer;Menge;Datum;Einzelpreis;Kundennummer'],
  ])('of %s are recognised by their usual names', (header) => {
    expect(findPurchaseColumns(header.split(/[,;]/), mapping())).toMatchObject({
      ok: true,
      value: { receipt: [0], product: 1, quantity: 2, purchasedAt: 3, unitPrice: 4, card: 5, amount: -1 },
    });
  });

  it('that are not recognised are asked for, with those that were found', () => {
    expect(findPurchaseColumns(['Foo', 'Dato', 'Beløp'], mapping())).toEqual({
      ok: false,
      refusal: { code: 'missing_columns', missing: ['receipt', 'card'], unknown: [], found: ['Foo', 'Dato', 'Beløp'] },
    });
  });

  it('that a mapping names and the file lacks are told', () => {
    expect(findPurchaseColumns(['Bilag', 'Dato', 'Beløp', 'Kort'], mapping('columns: { shop: Avdeling }'))).toMatchObject({
      refusal: { unknown: ['shop: Avdeling'] },
    });
  });

  it('of a mapping with mistakes are refused with every mistake', () => {
    const parsed = parsePurchaseMapping('dates: sometimes\nlineKey: none\ncolums: {}');
    expect(parsed).toMatchObject({ ok: false, refusal: { code: 'mapping_invalid' } });
    expect(!parsed.ok && parsed.refusal.problems).toHaveLength(3);
  });
});
