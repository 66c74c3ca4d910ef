import { minorDigits, openPurchaseImport, type Programme, type PurchaseCounts } from '../../loyalty/index.ts';
import { isTimeZone } from '../../shared/calendar.ts';
import type { Clock } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Connection } from '../../store/copy.ts';
import { connectClient, type Database } from '../../store/database.ts';
import { type DateOrder, type DecimalMark, dateEvidence, decimalEvidence, type NotATable, orderOf } from './dialect.ts';
import { findPurchaseColumns, type MissingColumns, type PurchaseColumns, type PurchaseMapping } from './mapping.ts';
import { purchaseLineReader } from './purchase-lines.ts';
import { openRejects, type Rejects } from './rejects.ts';
import {
  type AmbiguousDates,
  type AmbiguousNumbers,
  describeTable,
  headerOf,
  learn,
  openTable,
  readingFile,
  scanTable,
  type Table,
  type UnreadableFile,
} from './table.ts';
import { localTime } from './values.ts';

export type Progress = {
  step: 'reading' | 'counting';
  lines: number;
  /** Of the file, from 0 to 1. */
  share: number;
};

export type ImportReport = {
  /** Once, before the first line: how the file is understood, in words. */
  dialect(words: string): void;
  /** Often; whoever shows it decides how often it is worth it. */
  progress(progress: Progress): void;
};

export type PurchaseImportSummary = {
  importRunId: string;
  lines: number;
  counts: PurchaseCounts;
  rejects: Pick<Rejects, 'path' | 'count' | 'examples' | 'reasons'>;
};

/** It is not clear which shop lines are from that name none; `named` is a code that no shop has. */
export type NoShop = { code: 'no_shop'; named: string | undefined; shops: string[] };

export type PurchaseImportRefusal =
  | NotATable
  | UnreadableFile
  | MissingColumns
  | AmbiguousDates
  | AmbiguousNumbers
  | { code: 'invalid_time_zone'; timeZone: string }
  | NoShop
  /** Somebody else recorded purchases of this file while it was imported. Nothing was changed; again, it finds them. */
  | { code: 'recorded_meanwhile' };

/**
 * Imports purchases from a file in one transaction: all of it counts, or, on a fault, nothing does. Lines that cannot be kept
 * are written to a file of rejects; the rest goes on. The same file again changes nothing.
 */
export async function importPurchases(given: {
  database: Pick<Database, 'connectionString'>;
  file: string;
  mapping: PurchaseMapping;
  programme: Programme;
  clock: Clock;
  report: ImportReport;
  /** Where rejected lines go, if not beside the file. */
  rejectsFile?: string | undefined;
}): Promise<Result<PurchaseImportSummary, PurchaseImportRefusal>> {
  const { file, mapping, programme, report } = given;
  const { rules } = programme;
  const understood = await understand(file, mapping, rules.timeZone);
  if (!understood.ok) return understood;
  const { table, columns, dates, decimals, timeZone } = understood.value;
  report.dialect(describeTable(table, columns, { dates, decimals, timeZone }));

  const client = await connectClient(given.database.connectionString);
  try {
    const now = given.clock.now();
    const importRunId = newId(now.getTime());
    await client.query(`insert into import_run (id, kind, file, started_at) values ($1, 'purchases', $2, $3)`, [
      importRunId,
      file,
      now,
    ]);
    await client.query('begin');
    const place = await openFeed(client, { mapping, programme, namesShops: columns.shop >= 0 });
    if (!place.ok) return place;
    const rejects = await openRejects(file, table.shape, given.rejectsFile);
    const purchases = await openPurchaseImport(client, {
      programme,
      ...place.value,
      unknownShops: mapping.unknownShops,
      unknownMembers: mapping.unknownMembers,
      returnsWithoutOriginal: mapping.cancellations.withoutOriginal,
      now,
      reject: rejects.add,
    });
    let unreadable = 0;
    const reader = purchaseLineReader({
      columns,
      mapping,
      header: table.shape.header,
      encoding: table.shape.encoding,
      dates,
      decimals,
      toInstant: localTime(timeZone),
      currency: rules.currency,
      minorDigits: minorDigits(rules.currency),
      reject(line) {
        unreadable += 1;
        rejects.add(line);
      },
    });
    const read = await readingFile<undefined, UnreadableFile>(file, async () => {
      await scanTable(table, reader.read, async (share) => {
        await purchases.add(reader.take());
        await rejects.drain();
        report.progress({ step: 'reading', lines: reader.lines, share });
      });
      return ok(undefined);
    });
    if (!read.ok) {
      await rejects.close();
      return read;
    }
    report.progress({ step: 'counting', lines: reader.lines, share: 1 });
    const merged = await purchases.finish();
    await rejects.close();
    const counts = { ...merged, rejected: merged.rejected + unreadable };
    await client.query('update import_run set finished_at = $2, counts = $3 where id = $1', [
      importRunId,
      given.clock.now(),
      JSON.stringify({ lines: reader.lines, ...counts }),
    ]);
    await client.query('commit');
    return ok({ importRunId, lines: reader.lines, counts, rejects });
  } catch (error) {
    if (isTakenReceipt(error)) return refuse({ code: 'recorded_meanwhile' });
    throw error;
  } finally {
    await client.end(); // which undoes a transaction that is still open
  }
}

type Understood = {
  table: Table;
  columns: PurchaseColumns;
  dates: DateOrder;
  decimals: DecimalMark;
  timeZone: string;
};

/** Learns how the file is written and where its columns are, or what has to be asked. Nothing is changed. */
async function understand(
  file: string,
  mapping: PurchaseMapping,
  ownTimeZone: string,
): Promise<Result<Understood, Exclude<PurchaseImportRefusal, { code: 'no_shop' | 'recorded_meanwhile' }>>> {
  const timeZone = mapping.timeZone ?? ownTimeZone;
  if (!isTimeZone(timeZone)) return refuse({ code: 'invalid_time_zone', timeZone });
  const opened = await openTable(file, mapping);
  if (!opened.ok) return opened;
  const table = opened.value;
  const found = findPurchaseColumns(table.shape.header, mapping);
  if (!found.ok) return found;
  const columns = found.value;
  const dates = await settleDates(table, [columns.purchasedAt], mapping);
  if (!dates.ok) return dates;
  const numbers = [columns.amount >= 0 ? columns.amount : columns.unitPrice, columns.quantity].filter((column) => column >= 0);
  const decimals = await settleDecimals(table, numbers, mapping);
  if (!decimals.ok) return decimals;
  return ok({ table, columns, dates: dates.value, decimals: decimals.value, timeZone });
}

/** The order of day and month in all of these columns. */
export async function settleDates(
  table: Table,
  columns: readonly number[],
  { dates }: Pick<PurchaseMapping, 'dates'>,
): Promise<Result<DateOrder, AmbiguousDates | UnreadableFile>> {
  if (dates) return ok(orderOf(dates));
  return await readingFile(table.file, async () => {
    const evidence = dateEvidence();
    await learn(table, columns, evidence);
    const verdict = evidence.verdict();
    if (verdict.state === 'open')
      return refuse({
        code: 'ambiguous_dates',
        column: columns.map((column) => headerOf(table, column)).join(', '),
        example: verdict.example,
      });
    return ok(verdict.state === 'settled' ? verdict.value : 'ymd');
  });
}

export async function settleDecimals(
  table: Table,
  columns: readonly number[],
  { decimals }: Pick<PurchaseMapping, 'decimals'>,
): Promise<Result<DecimalMark, AmbiguousNumbers | UnreadableFile>> {
  if (decimals) return ok(decimals === 'comma' ? ',' : '.');
  return await readingFile(table.file, async () => {
    const evidence = decimalEvidence();
    await learn(table, columns, evidence);
    const verdict = evidence.verdict();
    if (verdict.state === 'open')
      return refuse({
        code: 'ambiguous_numbers',
        column: columns.map((column) => headerOf(table, column)).join(', '),
        example: verdict.example,
      });
    return ok(verdict.state === 'settled' ? verdict.value : '.');
  });
}

/** Finds or makes the feed, and the shop of lines that name none. */
async function openFeed(
  client: Connection,
  { mapping, programme, namesShops }: { mapping: PurchaseMapping; programme: Programme; namesShops: boolean },
): Promise<Result<{ feedId: string; shopId: string }, NoShop>> {
  const { feed, shop } = mapping;
  const { rows: known } = await client.query<{ id: string; shopId: string | null }>(
    'select id, shop_id as "shopId" from feed where code = $1',
    [feed.code],
  );
  const { rows: shops } = await client.query<{ id: string; code: string }>('select id, code from shop order by code');
  let shopId = shop ? shops.find(({ code }) => code === shop.code)?.id : (known[0]?.shopId ?? shops[0]?.id);
  // A code without a name, beside other shops, is a slip rather than a new shop.
  const isUnclear = shop
    ? !shopId && shop.name === undefined && shops.length > 0
    : !known[0]?.shopId && !namesShops && shops.length > 1;
  if (isUnclear) return refuse({ code: 'no_shop', named: shop?.code, shops: shops.map(({ code }) => code) });
  shopId ??= await addShop(client, shop, programme);
  const { rows } = await client.query<{ id: string }>(
    `insert into feed (id, code, kind, shop_id, late_after_hours) values ($1, $2, $3, $4, $5)
     on conflict (code) do update set late_after_hours = coalesce(excluded.late_after_hours, feed.late_after_hours)
     returning id`,
    [newId(), feed.code, feed.kind, shop ? shopId : null, feed.lateAfterHours ?? null],
  );
  return ok({ feedId: rows[0]!.id, shopId });
}

async function addShop(client: Connection, shop: PurchaseMapping['shop'], { rules }: Programme): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `insert into shop (id, code, name, kind, time_zone) values ($1, $2, $3, $4, $5)
     on conflict (code) do update set code = excluded.code returning id`,
    [newId(), shop?.code ?? 'MAIN', shop?.name ?? shop?.code ?? rules.brand.name, shop?.kind ?? 'store', rules.timeZone],
  );
  return rows[0]!.id;
}

function isTakenReceipt(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === '23505' && (constraint === 'purchase_feed_id_receipt_key' || constraint === 'purchase_line_pkey');
}
