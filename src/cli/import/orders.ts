import { Buffer } from 'node:buffer';
import { stat } from 'node:fs/promises';
import type { Programme } from '../../loyalty/index.ts';
import { resolveMembers } from '../../members/index.ts';
import { type OrderCommand, type OrderRecorded, type OrderShop, orderShops, recordOrders } from '../../orders/index.ts';
import { isTimeZone } from '../../shared/calendar.ts';
import { type Clock, HOUR_MS } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Database, Tx } from '../../store/database.ts';
import type { NotATable } from './dialect.ts';
import type { MissingColumns } from './mapping.ts';
import { type FileOrder, orderReader } from './order-lines.ts';
import { findOrderColumns, type OrderMapping } from './order-mapping.ts';
import { type ImportReport, settleDates, settleDecimals } from './purchases.ts';
import { openRejects, type Rejects } from './rejects.ts';
import {
  type AmbiguousDates,
  type AmbiguousNumbers,
  describeTable,
  openTable,
  readingFile,
  scanTable,
  type UnreadableFile,
} from './table.ts';
import { localTime, readInstant } from './values.ts';

export type OrderCounts = {
  created: number;
  changed: number;
  unchanged: number;
  /** Orders of which something newer was known. */
  outdated: number;
  /** Of all these, orders that no member is named for. */
  withoutMember: number;
  /** Lines. */
  rejected: number;
};

export type OrderImportSummary = {
  importRunId: string;
  lines: number;
  counts: OrderCounts;
  rejects: Pick<Rejects, 'path' | 'count' | 'examples' | 'reasons'>;
};

export type OrderImportRefusal =
  | NotATable
  | UnreadableFile
  | MissingColumns
  | AmbiguousDates
  | AmbiguousNumbers
  | { code: 'invalid_time_zone'; timeZone: string }
  /** `named` is a code that no shop has; undefined where it is not clear from which shop the orders are. */
  | { code: 'unknown_shop'; named: string | undefined; shops: string[] }
  | { code: 'invalid_as_of'; given: string };

/** An import of a million orders takes minutes; nobody waits behind it but other words about the same orders. */
const TIMEOUT_MS = HOUR_MS;

/**
 * Imports from a file how orders stand, in one transaction. What is older by its instant never overwrites what is newer, so that the
 * same file again changes nothing. Lines that cannot be kept are written to a file of rejects; the rest goes on.
 *
 * @param given.asOf of what instant lines tell that do not say it, such as "2026-11-22 05:00"; if absent, when the file was written
 */
export async function importOrders(given: {
  database: Pick<Database, 'pool' | 'transaction'>;
  file: string;
  mapping: OrderMapping;
  asOf?: string | undefined;
  programme: Pick<Programme, 'rules'>;
  clock: Clock;
  report: ImportReport;
  rejectsFile?: string | undefined;
}): Promise<Result<OrderImportSummary, OrderImportRefusal>> {
  const { database, file, mapping, report } = given;
  if (mapping.timeZone !== undefined && !isTimeZone(mapping.timeZone))
    return refuse({ code: 'invalid_time_zone', timeZone: mapping.timeZone });
  const opened = await openTable(file, mapping);
  if (!opened.ok) return opened;
  const table = opened.value;
  const found = findOrderColumns(table.shape.header, mapping);
  if (!found.ok) return found;
  const columns = found.value;
  const dates = await settleDates(
    table,
    [columns.asOf, columns.placedAt, columns.expectedOn].filter((column) => column >= 0),
    mapping,
  );
  if (!dates.ok) return dates;
  const decimals = await settleDecimals(
    table,
    [columns.quantity].filter((column) => column >= 0),
    mapping,
  );
  if (!decimals.ok) return decimals;
  const shops = await orderShops(database);
  const shop = shopOf(shops, mapping.shop?.code);
  if (!shop && (mapping.shop || columns.shop < 0 || shops.size === 0))
    return refuse({ code: 'unknown_shop', named: mapping.shop?.code, shops: [...shops.keys()] });
  const startedAt = given.clock.now();
  const timeZone = mapping.timeZone ?? shop?.timeZone ?? given.programme.rules.timeZone;
  const asOf = given.asOf === undefined ? await writtenAt(file, startedAt) : instantOf(given.asOf, timeZone);
  if (!asOf || asOf > startedAt) return refuse({ code: 'invalid_as_of', given: given.asOf ?? '' });
  const zones = new Set([...shops.values()].map((known) => mapping.timeZone ?? known.timeZone));
  report.dialect(describeTable(table, columns, { dates: dates.value, timeZone: [...zones].join(' or, by the shop, ') }));
  report.dialect(`Lines that do not say of when they tell are taken as of ${asOf.toISOString()}.`);

  const rejects = await openRejects(file, table.shape, given.rejectsFile);
  const reader = orderReader({
    header: table.shape.header,
    encoding: table.shape.encoding,
    columns,
    mapping,
    dates: dates.value,
    decimals: decimals.value,
    shops,
    shop,
    asOf,
    now: startedAt,
    reject: rejects.add,
  });
  const read = await readingFile<undefined, UnreadableFile>(file, async () => {
    await scanTable(table, reader.read, async (share) => {
      await rejects.drain();
      report.progress({ step: 'reading', lines: reader.count, share });
    });
    return ok(undefined);
  });
  if (!read.ok) {
    await rejects.close();
    return read;
  }
  report.progress({ step: 'counting', lines: reader.count, share: 1 });

  const importRunId = newId(startedAt.getTime());
  await database.pool.query(`insert into import_run (id, kind, file, started_at) values ($1, 'orders', $2, $3)`, [
    importRunId,
    file,
    startedAt,
  ]);
  const counts = await database.transaction(
    async (tx) => {
      const commands = await withMembers(tx, reader.finish(), { mapping, reject: rejects.add });
      const now = given.clock.now();
      const told = await recordOrders(tx, { commands, lateAfterHours: mapping.lateAfterHours ?? null }, now);
      await rejects.close();
      const counted: OrderCounts = { ...countsOf(told), rejected: rejects.count };
      await tx.importRun.update({
        where: { id: importRunId },
        data: { finishedAt: given.clock.now(), counts: { lines: reader.count, ...counted } },
      });
      return counted;
    },
    { timeoutMs: TIMEOUT_MS },
  );
  return ok({ importRunId, lines: reader.count, counts, rejects });
}

/** The one that is named, or the only one there is. */
function shopOf(shops: ReadonlyMap<string, OrderShop>, code: string | undefined): OrderShop | undefined {
  if (code !== undefined) return shops.get(code);
  const [only, ...others] = shops.values();
  return others.length === 0 ? only : undefined;
}

/** A file tells of the instant at which it was written, as far as one can know. */
async function writtenAt(file: string, now: Date): Promise<Date> {
  const { mtime } = await stat(file);
  return mtime > now ? now : mtime;
}

function instantOf(written: string, timeZone: string): Date | undefined {
  const bytes = Buffer.from(written);
  const ms = readInstant(bytes, 0, bytes.length, 'ymd', localTime(timeZone));
  return Number.isNaN(ms) ? undefined : new Date(ms);
}

async function withMembers(
  tx: Tx,
  orders: readonly FileOrder[],
  { mapping, reject }: { mapping: Pick<OrderMapping, 'unknownMembers'>; reject: Rejects['add'] },
): Promise<OrderCommand[]> {
  const numbers = orders.flatMap(({ memberNumber }) => memberNumber ?? []);
  const known = await resolveMembers(tx, { numbers, ids: [] });
  const commands: OrderCommand[] = [];
  for (const { memberNumber, origins, ...told } of orders) {
    const memberId = memberNumber === undefined ? undefined : known.get(memberNumber);
    if (memberNumber === undefined || memberId !== undefined || mapping.unknownMembers === 'keep_as_guest')
      commands.push({ ...told, memberId });
    else for (const origin of origins) reject({ ...origin, reason: `no member has this number: ${memberNumber}` });
  }
  return commands;
}

function countsOf(told: readonly OrderRecorded[]): Omit<OrderCounts, 'rejected'> {
  const counts = { created: 0, changed: 0, unchanged: 0, outdated: 0, withoutMember: 0 };
  for (const { change, isCurrent, memberId } of told) {
    if (memberId === null) counts.withoutMember += 1;
    if (!isCurrent) counts.outdated += 1;
    else if (change === 'new') counts.created += 1;
    else counts[change] += 1;
  }
  return counts;
}
