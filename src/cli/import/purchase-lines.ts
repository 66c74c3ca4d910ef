import { Buffer } from 'node:buffer';
import { type FileReceipt, LINE, type LineBatch, type RejectedLine } from '../../loyalty/index.ts';
import type { DateOrder, DecimalMark, Encoding } from './dialect.ts';
import {
  isBlank,
  isPlainText,
  NOT_UTF8,
  rawOf,
  readText,
  textOf,
  trimmedEnd,
  trimmedStart,
  unreadable,
  wholeAt,
} from './fields.ts';
import type { PurchaseColumns, PurchaseMapping } from './mapping.ts';
import { isRejectsHeader, REJECT_COLUMNS } from './rejects.ts';
import type { FileRecord } from './scan.ts';
import { inUnits, readInstant, readNumber, readTimeOfDay, timesInUnits, type Written } from './values.ts';

export type LineReaderOptions = {
  columns: PurchaseColumns;
  mapping: PurchaseMapping;
  header: readonly string[];
  encoding: Encoding;
  dates: DateOrder;
  decimals: DecimalMark;
  toInstant: (localMs: number) => number;
  currency: string;
  minorDigits: number;
  /** Hears of lines that cannot be read. */
  reject(line: RejectedLine): void;
};

const QUANTITY_DIGITS = 3;
/** `numeric(12,3)`. */
const MOST_THOUSANDTHS = 1e12;
const FIRST_ROWS = 1 << 11;
const NOT_OPENED = -1;
const ONE: Written = { mantissa: 1, decimals: 0 };

/** What the reader remembers of a receipt besides what the import needs. */
type OpenReceipt = FileReceipt & { places: number; keys: Set<number> | undefined };

/**
 * Reads records as lines of purchases into batches. What cannot be read is rejected with a reason; the rest goes on.
 *
 * A line takes its place in its receipt even if it is rejected: so its place stays its own until it comes again, corrected.
 */
export function purchaseLineReader(options: LineReaderOptions) {
  const { columns, mapping, header, encoding, dates, decimals, toInstant, minorDigits, reject } = options;
  const width = header.length;
  // A file of rejects tells the lines and places that its records had in the file they came from.
  const isRejects = isRejectsHeader(header);
  const ownColumns = isRejects ? width - REJECT_COLUMNS.length : width;
  const keysMayRepeat = isRejects || mapping.lineKey === 'column';
  const notGoods = new Set(mapping.notGoods.products.map((code) => code.toUpperCase()));
  const notGoodsLengths = new Set([...notGoods].map(({ length }) => length));
  const prefix = mapping.cancellations.receiptPrefix;
  const lastReceiptColumn = Math.max(...columns.receipt);
  const receipts = new Map<string, OpenReceipt>();
  const quantity: Written = { ...ONE };
  const price: Written = { ...ONE };
  let batch = newBatch();
  let lines = 0;

  let opened = 0;
  /** The receipt of the record before, and where it stood: most often the next line belongs to it too. */
  let last: OpenReceipt | undefined;
  const lastReceipt = { start: 0, end: 0 };
  const lastCard = { start: 0, end: 0 };
  const lastShop = { start: 0, end: 0 };

  return {
    read,
    /** Lines read so far, those that were rejected included. */
    get lines() {
      return lines;
    },
    /** What was read since the last time. Its offsets hold until the scanner gets more bytes, so this follows every `push`. */
    take(): LineBatch {
      const taken = batch;
      batch = newBatch();
      last = undefined;
      return taken;
    },
  };

  function read(record: FileRecord): void {
    if (isBlank(record)) return;
    lines += 1;
    const fileLine = isRejects ? wholeAt(record, ownColumns, record.line) : record.line;
    const rawEnd = isRejects && record.fields === width ? record.outer[ownColumns]! - 1 : record.to;
    if (record.bytes.length > batch.bytes.length) batch.bytes = record.bytes;
    const receipt = receiptOf(record);
    // Minus its line is the place of a line that has none: no receipt has a line of that number.
    let place = -fileLine;
    if (typeof receipt !== 'string') receipt.places += 1;
    if (isRejects && record.fields === width) place = wholeAt(record, ownColumns + 1, place);
    else if (typeof receipt !== 'string') place = receipt.places;
    const reason = accept(record, receipt, fileLine, place, rawEnd);
    if (reason !== undefined) reject({ raw: rawOf(record, rawEnd), fileLine, place, reason });
  }

  /** Puts the line into the batch. @returns why not, if it cannot be read */
  function accept(
    record: FileRecord,
    receipt: OpenReceipt | string,
    fileLine: number,
    place: number,
    rawEnd: number,
  ): string | undefined {
    const { bytes, starts, ends } = record;
    if (record.isTorn) return 'quotation marks that do not match';
    if (record.fields !== width) return `${record.fields} columns instead of ${width}`;
    if (typeof receipt === 'string') return receipt;
    const contradiction = contradictionOf(record, receipt);
    if (contradiction) return contradiction;
    if (last !== receipt) remember(record, receipt);
    const key =
      mapping.lineKey === 'file_line' ? fileLine : mapping.lineKey === 'column' ? wholeAt(record, columns.line, 0) : place;
    if (key === 0) return 'the number of the line cannot be read';

    if (columns.currency >= 0) {
      const currency = (textOf(record, encoding, columns.currency) ?? '').toUpperCase();
      if (currency !== '' && currency !== options.currency) return `currency ${currency}, not ${options.currency}`;
    }
    if (columns.quantity >= 0) {
      const at = columns.quantity;
      if (!readNumber(bytes, starts[at]!, ends[at]!, decimals, quantity)) return unreadable('quantity', record, at);
    } else quantity.mantissa = 1;
    const milli = inUnits(quantity, QUANTITY_DIGITS);
    if (milli === undefined || Math.abs(milli) >= MOST_THOUSANDTHS)
      return 'the quantity is too large or has more than three decimals';
    const money = columns.amount >= 0 ? columns.amount : columns.unitPrice;
    if (!readNumber(bytes, starts[money]!, ends[money]!, decimals, price)) return unreadable('amount', record, money);
    const minor = timesInUnits(price, columns.amount >= 0 ? ONE : quantity, minorDigits);
    if (minor === undefined) return 'the amount is too large';

    const atMs = instantOf(record);
    if (Number.isNaN(atMs)) return unreadable('date', record, columns.purchasedAt);

    const productAt = columns.product;
    const productStart = productAt >= 0 ? trimmedStart(bytes, starts[productAt]!, ends[productAt]!) : 0;
    const productEnd = productAt >= 0 ? trimmedEnd(bytes, productStart, ends[productAt]!) : 0;
    const isPlain = isPlainText(bytes, productStart, productEnd);
    const product = isPlain ? '' : readText(bytes.subarray(productStart, productEnd), encoding);
    if (product === undefined) return NOT_UTF8;

    const isNoGoods =
      notGoodsLengths.has(productEnd - productStart) &&
      notGoods.has(bytes.toString('latin1', productStart, productEnd).toUpperCase());
    if (isNoGoods && mapping.notGoods.action === 'reject') return 'the product is not goods';
    const isCancelled = prefix !== undefined && receipt.receipt.startsWith(prefix);
    // Without a quantity, a negative amount is what tells that something was given back.
    const isNegative = mapping.cancellations.negativeQuantity && (milli < 0 || (columns.quantity < 0 && minor < 0));
    const isReturn = isCancelled || isNegative;
    if (milli < 0 && !isReturn) return 'a negative quantity';
    if (isReturn && milli < 0 && minor > 0 && columns.amount < 0) return 'a negative quantity at a negative price';

    if (receipt.keys) {
      if (receipt.keys.has(key)) return `line ${key} of the receipt comes twice`;
      receipt.keys.add(key);
    }
    receipt.purchasedAtMs = Math.min(receipt.purchasedAtMs, atMs);
    if (receipt.index === NOT_OPENED) {
      receipt.index = opened++;
      (batch.newReceipts as FileReceipt[]).push(receipt);
    }
    const i = batch.count++;
    if (i === batch.keys.length) grow(batch);
    (batch.receipts as FileReceipt[]).push(receipt);
    batch.keys[i] = key;
    batch.kinds[i] = isNoGoods ? LINE.notGoods : isReturn && milli !== 0 ? LINE.return : LINE.goods;
    batch.quantities[i] = isReturn ? -Math.abs(milli) : milli;
    batch.amounts[i] = isReturn && !isNoGoods ? -Math.abs(minor) : minor;
    batch.productStarts[i] = productStart;
    batch.productEnds[i] = productEnd;
    batch.fileLines[i] = fileLine;
    batch.places[i] = place;
    batch.rawStarts[i] = record.from;
    batch.rawEnds[i] = rawEnd;
    if (!isPlain) (batch.products as Map<number, Buffer>).set(i, Buffer.from(product));
    if (record.original) (batch.raws as Map<number, Buffer>).set(i, rawOf(record, rawEnd));
    return undefined;
  }

  /** The receipt that a record names, or why it cannot be told. */
  function receiptOf(record: FileRecord): OpenReceipt | string {
    const { bytes, starts, ends, fields } = record;
    const at = columns.receipt[0]!;
    if (lastReceiptColumn >= fields) return 'the receipt number is missing';
    const isSame =
      last !== undefined &&
      columns.receipt.length === 1 &&
      isSameText(bytes, lastReceipt.start, lastReceipt.end, starts[at]!, ends[at]!);
    if (isSame) return last!;
    const names = columns.receipt.map((column) => textOf(record, encoding, column));
    if (names.includes('')) return 'the receipt number is missing';
    if (names.includes(undefined)) return NOT_UTF8;
    const name = names.join('/');
    let receipt = receipts.get(name);
    if (!receipt) {
      if (fields !== width || record.isTorn) return 'the receipt number is missing';
      const card = textOf(record, encoding, columns.card);
      const shop = columns.shop < 0 ? '' : textOf(record, encoding, columns.shop);
      if (card === undefined || shop === undefined) return NOT_UTF8;
      receipt = {
        index: NOT_OPENED,
        receipt: name,
        card: card === '' ? undefined : card,
        shop: shop === '' ? undefined : shop,
        purchasedAtMs: Number.POSITIVE_INFINITY,
        places: 0,
        keys: keysMayRepeat ? new Set() : undefined,
      };
      receipts.set(name, receipt);
    }
    return receipt;
  }

  function remember({ starts, ends }: FileRecord, receipt: OpenReceipt): void {
    const { card, receipt: receiptColumns, shop } = columns;
    lastReceipt.start = starts[receiptColumns[0]!]!;
    lastReceipt.end = ends[receiptColumns[0]!]!;
    lastCard.start = starts[card]!;
    lastCard.end = ends[card]!;
    if (shop >= 0) lastShop.start = starts[shop]!;
    if (shop >= 0) lastShop.end = ends[shop]!;
    last = receipt;
  }

  /** A receipt has one customer and one shop; lines that say otherwise are not believed. */
  function contradictionOf(record: FileRecord, receipt: OpenReceipt): string | undefined {
    const { bytes, starts, ends } = record;
    const { card, shop } = columns;
    const isSame =
      last === receipt &&
      isSameText(bytes, lastCard.start, lastCard.end, starts[card]!, ends[card]!) &&
      (shop < 0 || isSameText(bytes, lastShop.start, lastShop.end, starts[shop]!, ends[shop]!));
    if (isSame) return undefined;
    if ((receipt.card ?? '') !== textOf(record, encoding, card))
      return `another line of the receipt has the customer ${receipt.card ?? '(none)'}`;
    if (shop >= 0 && (receipt.shop ?? '') !== textOf(record, encoding, shop))
      return `another line of the receipt has the shop ${receipt.shop ?? '(none)'}`;
    return undefined;
  }

  function instantOf({ bytes, starts, ends }: FileRecord): number {
    const { purchasedAt, time } = columns;
    if (time < 0 || starts[time]! === ends[time]!)
      return readInstant(bytes, starts[purchasedAt]!, ends[purchasedAt]!, dates, toInstant);
    const day = readInstant(bytes, starts[purchasedAt]!, ends[purchasedAt]!, dates, (localMs) => localMs);
    return toInstant(day + readTimeOfDay(bytes, starts[time]!, ends[time]!));
  }
}

function newBatch(): LineBatch {
  return {
    bytes: Buffer.alloc(0),
    count: 0,
    newReceipts: [],
    receipts: [],
    keys: new Int32Array(FIRST_ROWS),
    kinds: new Uint8Array(FIRST_ROWS),
    quantities: new Float64Array(FIRST_ROWS),
    amounts: new Float64Array(FIRST_ROWS),
    productStarts: new Int32Array(FIRST_ROWS),
    productEnds: new Int32Array(FIRST_ROWS),
    products: new Map(),
    fileLines: new Int32Array(FIRST_ROWS),
    places: new Int32Array(FIRST_ROWS),
    rawStarts: new Int32Array(FIRST_ROWS),
    rawEnds: new Int32Array(FIRST_ROWS),
    raws: new Map(),
  };
}

function grow(batch: LineBatch): void {
  const larger = <Column extends Int32Array | Uint8Array | Float64Array>(column: Column, copy: Column): Column => {
    copy.set(column);
    return copy;
  };
  const rows = batch.keys.length * 2;
  for (const name of ['keys', 'productStarts', 'productEnds', 'fileLines', 'places', 'rawStarts', 'rawEnds'] as const)
    batch[name] = larger(batch[name], new Int32Array(rows));
  batch.kinds = larger(batch.kinds, new Uint8Array(rows));
  batch.quantities = larger(batch.quantities, new Float64Array(rows));
  batch.amounts = larger(batch.amounts, new Float64Array(rows));
}

function isSameText(bytes: Buffer, start: number, end: number, otherStart: number, otherEnd: number): boolean {
  const length = end - start;
  if (otherEnd - otherStart !== length) return false;
  for (let i = 0; i < length; i++) if (bytes[start + i] !== bytes[otherStart + i]) return false;
  return true;
}
