import { Buffer } from 'node:buffer';
import type { BinaryRows } from '../store/copy.ts';

// What an import of purchases is given, and how one line of it is taken out.

/** A receipt as the file tells it. Whoever reads the file makes one for each receipt number, numbered from 0. */
export type FileReceipt = {
  index: number;
  receipt: string;
  /** The member's number; undefined for a guest. */
  card: string | undefined;
  /** Code of the shop; undefined for the file's own. */
  shop: string | undefined;
  /** The earliest time that one of its lines tells. */
  purchasedAtMs: number;
};

export const LINE = { goods: 0, notGoods: 1, return: 2 } as const;

/**
 * Lines of the file, column by column: a million small objects would cost more than all the rest. Offsets point into `bytes`.
 * Money is minor units, quantities are thousandths; of a return both are zero or less.
 */
export type LineBatch = {
  bytes: Buffer;
  count: number;
  /** Receipts that no earlier batch had. */
  newReceipts: readonly FileReceipt[];
  receipts: readonly FileReceipt[];
  /** What tells the lines of a receipt apart; a receipt has each once. */
  keys: Int32Array;
  /** Values of `LINE`. */
  kinds: Uint8Array;
  quantities: Float64Array;
  amounts: Float64Array;
  productStarts: Int32Array;
  productEnds: Int32Array;
  /** Products that do not stand in `bytes` as UTF-8. */
  products: ReadonlyMap<number, Buffer>;
  /** The line of the file and its place in its receipt, for a person. */
  fileLines: Int32Array;
  places: Int32Array;
  rawStarts: Int32Array;
  rawEnds: Int32Array;
  /** Lines that do not stand in `bytes` as they stand in the file. */
  raws: ReadonlyMap<number, Buffer>;
};

export type RejectedLine = { raw: Buffer; fileLine: number; place: number; reason: string };

/** A line by itself. `differs`: it contradicts what was imported before. */
export type Row = {
  receipt: number;
  line: number;
  productCode: string;
  quantityMilli: number;
  amountMinor: number;
  kind: number;
  fileLine: number;
  place: number;
  raw: Buffer;
  differs: boolean;
};

export function rowOf(batch: LineBatch, i: number): Row {
  const product = batch.products.get(i) ?? batch.bytes.subarray(batch.productStarts[i]!, batch.productEnds[i]!);
  return {
    receipt: batch.receipts[i]!.index,
    line: batch.keys[i]!,
    productCode: product.toString('utf8'),
    quantityMilli: batch.quantities[i]!,
    amountMinor: batch.amounts[i]!,
    kind: batch.kinds[i]!,
    fileLine: batch.fileLines[i]!,
    place: batch.places[i]!,
    raw: rawOf(batch, i),
    differs: false,
  };
}

/** A copy: the batch's bytes are the scanner's. */
export const rawOf = (batch: LineBatch, i: number): Buffer =>
  batch.raws.get(i) ?? Buffer.from(batch.bytes.subarray(batch.rawStarts[i]!, batch.rawEnds[i]!));

/** Writes the code of a line's product as the next column. */
export function writeProduct(rows: BinaryRows, batch: LineBatch, i: number): void {
  const apart = batch.products.get(i);
  if (apart) rows.bytes(apart, 0, apart.length);
  else rows.bytes(batch.bytes, batch.productStarts[i]!, batch.productEnds[i]!);
}
