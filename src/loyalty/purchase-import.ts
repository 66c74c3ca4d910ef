import { Buffer } from 'node:buffer';
import { orderedIds } from '../shared/ids.ts';
import { binaryRows, type Connection, copyQueue, withProvenReferences } from '../store/copy.ts';
import { onConnection } from '../store/sql.ts';
import type { Programme } from './programme.ts';
import { LINE, type LineBatch, type RejectedLine, type Row, rawOf, rowOf, writeProduct } from './purchase-import-lines.ts';
import { type EarningPurchase, type MemberEvents, pointsAppender } from './purchase-import-points.ts';
import { addToKnown, loadSaleLines, lockReferences } from './purchase-import-queries.ts';
import { createReceiptBook, type Receipt } from './purchase-import-receipts.ts';
import { reverseStoredReturn, type StoredReturn } from './purchases.ts';
import { matchReturns, type ReturnLine } from './returns.ts';

/** What became of the lines. They add up to those that were given. */
export type LineCounts = {
  sales: number;
  returns: number;
  /** Postage and the like, and returns of unknown goods where they are kept. */
  withoutPoints: number;
  guest: number;
  /** Imported before, with the same contents. */
  unchanged: number;
  rejected: number;
};

export type PurchaseCounts = LineCounts & {
  purchases: number;
  newMembers: number;
  pointsEarned: number;
  /** Positive. */
  pointsTakenBack: number;
};

export type PurchaseImportOptions = {
  programme: Programme;
  feedId: string;
  /** The shop of lines that name none. */
  shopId: string;
  unknownShops: 'create' | 'reject';
  unknownMembers: 'create' | 'keep_as_guest' | 'reject';
  returnsWithoutOriginal: 'reject' | 'no_points';
  now: Date;
  /** Hears of every line that cannot be kept, in no certain order. */
  reject(line: RejectedLine): void;
};

export type PurchaseImport = {
  add(batch: LineBatch): Promise<void>;
  /** Matches returns, earns and takes back points, and says what was done. Nothing counts before this. */
  finish(): Promise<PurchaseCounts>;
};

/** A line given back, waiting to be matched with a sale. Quantity and amount are positive. */
type Given = { receipt: Receipt; key: number; productCode: string; quantityMilli: number; amountMinor: number } & Omit<
  RejectedLine,
  'reason'
>;

/** So many bytes of rows go into one COPY: while the server stores them, the next ones are read. */
const COPY_BYTES = 1 << 20;
const ROWS_PER_FETCH = 20_000;
const LINE_COLUMNS = ['purchase_id', 'line', 'product_code', 'quantity', 'amount_minor', 'kind'];
const PURCHASE_COLUMNS = ['id', 'feed_id', 'shop_id', 'receipt', 'member_id', 'purchased_at', 'currency', 'earning_minor'];
const KNOWN_TABLE = 'import_known_line';
const KNOWN_COLUMNS = [
  'receipt',
  'purchase_id',
  'line',
  'product_code',
  'quantity',
  'amount_minor',
  'kind',
  'file_line',
  'place',
  'raw',
];
const KINDS = { sale: Buffer.from('sale'), return: Buffer.from('return'), noPoints: Buffer.from('no_points') };

/**
 * Brings many purchases into the programme, in the transaction that the caller opened on `client`.
 *
 * The lines of receipts that are new go straight into their table by COPY while the file is still being read; what needs a look
 * at the store waits: lines of known receipts in a temporary table, returns in memory. Points are decided at the end, for each
 * member in the order of time, by the rules that hold for single purchases.
 *
 * The same lines again change nothing. Purchases that somebody else records under the same receipt numbers at the same time
 * make the import fail as a whole (`unique_violation`); run again, it finds them.
 */
export async function openPurchaseImport(client: Connection, options: PurchaseImportOptions): Promise<PurchaseImport> {
  const { programme, feedId, now, reject } = options;
  const sql = onConnection(client);
  const newId = orderedIds(now.getTime());
  const queue = copyQueue(client);
  const lineRows = binaryRows(LINE_COLUMNS.length);
  const knownRows = binaryRows(KNOWN_COLUMNS.length);
  const given: Given[] = [];
  const counts: LineCounts = { sales: 0, returns: 0, withoutPoints: 0, guest: 0, unchanged: 0, rejected: 0 };

  await client.query('select pg_advisory_xact_lock(hashtext($1))', [`regulars import ${feedId}`]);
  await client.query(
    `create temporary table ${KNOWN_TABLE} (receipt int, purchase_id uuid, line int, product_code text, quantity numeric(12,3),
       amount_minor bigint, kind smallint, file_line int, place int, raw bytea) on commit drop`,
  );
  const { rowCount } = await client.query('select 1 from purchase where feed_id = $1 limit 1', [feedId]);
  const book = createReceiptBook(sql, { ...options, newId, isFirst: rowCount === 0, drain: queue.drain });
  const { receipts } = book;

  return { add, finish };

  async function add(batch: LineBatch): Promise<void> {
    if (batch.newReceipts.length > 0) await book.open(batch.newReceipts);
    for (let i = 0; i < batch.count; i++) {
      const receipt = receipts[batch.receipts[i]!.index]!;
      if (receipt.refused !== undefined) refuseLine(batch, i, receipt.refused);
      else if (receipt.known) stage(batch, i, receipt);
      else store(batch, i, receipt);
    }
    if (lineRows.size > COPY_BYTES) await queue.add('purchase_line', LINE_COLUMNS, lineRows);
    if (knownRows.size > COPY_BYTES) await queue.add(KNOWN_TABLE, KNOWN_COLUMNS, knownRows);
  }

  function refuseLine(batch: LineBatch, i: number, reason: string): void {
    counts.rejected += 1;
    reject({ raw: rawOf(batch, i), fileLine: batch.fileLines[i]!, place: batch.places[i]!, reason });
  }

  /** A line of a receipt that is new: unless it gives something back, it is stored at once. */
  function store(batch: LineBatch, i: number, receipt: Receipt): void {
    const kind = batch.kinds[i]!;
    if (kind === LINE.return && !receipt.isGuest) {
      given.push(givenBack(receipt, rowOf(batch, i)));
      return;
    }
    const isSale = kind === LINE.goods && !receipt.isGuest;
    const amount = batch.amounts[i]!;
    if (isSale && amount < 0) {
      refuseLine(batch, i, NEGATIVE_AMOUNT);
      return;
    }
    count(receipt, isSale ? 'sale' : 'noPoints', amount);
    lineRows.begin();
    book.writeId(lineRows, receipt);
    lineRows.int(batch.keys[i]!);
    writeProduct(lineRows, batch, i);
    lineRows.thousandths(batch.quantities[i]!);
    lineRows.bigint(amount);
    const label = isSale ? KINDS.sale : KINDS.noPoints;
    lineRows.bytes(label, 0, label.length);
  }

  function count(receipt: Receipt, kind: keyof typeof KINDS, amountMinor: number): void {
    receipt.storedLines += 1;
    if (kind === 'sale') {
      receipt.earningMinor += amountMinor;
      counts.sales += 1;
    } else if (kind === 'return') counts.returns += 1;
    else if (receipt.isGuest) counts.guest += 1;
    else counts.withoutPoints += 1;
  }

  /** A line of a receipt that is known: compared with what is stored, all of them at once, at the end. */
  function stage(batch: LineBatch, i: number, receipt: Receipt): void {
    counts.unchanged += 1; // until the comparison says otherwise
    knownRows.begin();
    knownRows.int(receipt.file.index);
    book.writeId(knownRows, receipt);
    knownRows.int(batch.keys[i]!);
    writeProduct(knownRows, batch, i);
    knownRows.thousandths(batch.quantities[i]!);
    knownRows.bigint(batch.amounts[i]!);
    knownRows.smallint(batch.kinds[i]!);
    knownRows.int(batch.fileLines[i]!);
    knownRows.int(batch.places[i]!);
    const raw = batch.raws.get(i);
    if (raw) knownRows.bytes(raw, 0, raw.length);
    else knownRows.bytes(batch.bytes, batch.rawStarts[i]!, batch.rawEnds[i]!);
  }

  async function finish(): Promise<PurchaseCounts> {
    await queue.add(KNOWN_TABLE, KNOWN_COLUMNS, knownRows);
    await queue.drain();
    await compareKnownLines();
    await queue.add('purchase_line', LINE_COLUMNS, lineRows);

    await queue.drain();
    await book.findOrCreateMembers();
    const concerned = receipts.filter(({ memberId, storedLines }) => memberId !== undefined && storedLines > 0);
    for (const { receipt } of given) if (receipt.memberId !== undefined && receipt.storedLines === 0) concerned.push(receipt);
    const accounts = await book.openAccountsOf(concerned);
    const knownEarnings = await addToKnown(
      sql,
      concerned.filter(({ known, earningMinor }) => known && earningMinor > 0),
    );
    await lockReferences(sql, {
      feedId,
      shopIds: [...new Set(receipts.map(({ shopId }) => shopId))].toSorted(),
      memberIds: [...accounts].flatMap(([id, { isNew }]) => (isNew ? [] : [id])).toSorted(),
    });

    const points = pointsAppender(client, queue, { programme, newId, now });
    const { purchases, slow } = await withProvenReferences(client, async () => {
      const fresh = receipts.filter(({ storedLines, isStored }) => storedLines > 0 && !isStored);
      await storePurchases(fresh);
      const sales = purchaseEvents(accounts, knownEarnings);
      // Most members give nothing back: their points are decided and stored while the server is still busy with their purchases.
      const returning = new Set(given.map(({ receipt }) => receipt.memberId));
      const [waiting, ready] = partition([...accounts.values()], ({ account }) => returning.has(account.memberId));
      await points.append(ready);
      await queue.drain();
      const { byReturn, returnReceipts } = await storeReturns();
      await storePurchases(returnReceipts);
      await queue.add('purchase_line', LINE_COLUMNS, lineRows);
      await queue.drain();
      const slow = await returnEvents(accounts, sales, byReturn);
      await points.append(waiting);
      await queue.drain();
      return { purchases: fresh.length + returnReceipts.length, slow };
    });
    const { earned, takenBack } = await points.finish();
    let takenSlowly = 0;
    for (const stored of slow.toSorted((a, b) => a.returnedAt.getTime() - b.returnedAt.getTime()))
      takenSlowly -= await reverseStoredReturn(sql, stored, programme, now);
    await countUntil();
    return {
      ...counts,
      purchases,
      newMembers: book.newMembers(),
      pointsEarned: earned,
      pointsTakenBack: takenBack + takenSlowly,
    };
  }

  /** Lines of known receipts: those with the same contents are done; others are new, or contradict what was imported before. */
  async function compareKnownLines(): Promise<void> {
    if (counts.unchanged === 0) return;
    await client.query(`analyze ${KNOWN_TABLE}`);
    await client.query(
      `declare known_lines no scroll cursor for
       select s.receipt, s.line, s.product_code as "productCode", (s.quantity * 1000)::float8 as "quantityMilli",
         s.amount_minor::float8 as "amountMinor", s.kind, s.file_line as "fileLine", s.place, s.raw, l.line is not null as differs
       from ${KNOWN_TABLE} s left join purchase_line l on l.purchase_id = s.purchase_id and l.line = s.line
       where l.line is null or (l.product_code, l.quantity, l.amount_minor) is distinct from (s.product_code, s.quantity, s.amount_minor)
       order by s.file_line`,
    );
    for (;;) {
      const rows = await sql<Row>(`fetch ${ROWS_PER_FETCH} from known_lines`);
      for (const row of rows) {
        counts.unchanged -= 1;
        addKnownLine(receipts[row.receipt]!, row);
      }
      if (rows.length < ROWS_PER_FETCH) break;
      if (lineRows.size > COPY_BYTES) await flushLines();
    }
    await client.query('close known_lines');
  }

  async function flushLines(): Promise<void> {
    await queue.add('purchase_line', LINE_COLUMNS, lineRows);
    await queue.drain();
  }

  function addKnownLine(receipt: Receipt, row: Row): void {
    const { raw, fileLine, place } = row;
    const refused = (reason: string) => {
      counts.rejected += 1;
      reject({ raw, fileLine, place, reason });
    };
    if (row.differs) refused('differs from what was imported before');
    else if (row.kind === LINE.return && !receipt.isGuest) given.push(givenBack(receipt, row));
    else if (row.kind === LINE.goods && !receipt.isGuest && row.amountMinor < 0) refused(NEGATIVE_AMOUNT);
    else storeRow(receipt, row, row.kind === LINE.goods && !receipt.isGuest ? 'sale' : 'noPoints');
  }

  function storeRow(
    receipt: Receipt,
    { line, productCode, quantityMilli, amountMinor }: Pick<Row, 'line' | 'productCode' | 'quantityMilli' | 'amountMinor'>,
    kind: keyof typeof KINDS,
  ): void {
    count(receipt, kind, amountMinor);
    lineRows.begin();
    book.writeId(lineRows, receipt);
    lineRows.int(line);
    lineRows.text(productCode);
    lineRows.thousandths(quantityMilli);
    lineRows.bigint(amountMinor);
    lineRows.bytes(KINDS[kind], 0, KINDS[kind].length);
  }

  async function storePurchases(fresh: readonly Receipt[]): Promise<void> {
    const rows = binaryRows(PURCHASE_COLUMNS.length);
    for (const receipt of fresh) {
      rows.begin();
      book.writeId(rows, receipt);
      rows.uuid(feedId);
      rows.uuid(receipt.shopId);
      rows.text(receipt.file.receipt);
      if (receipt.memberId && !receipt.isGuest) rows.uuid(receipt.memberId);
      else rows.none();
      rows.instant(receipt.file.purchasedAtMs);
      rows.text(programme.rules.currency);
      rows.bigint(receipt.earningMinor);
      receipt.isStored = true;
      if (rows.size > COPY_BYTES) await queue.add('purchase', PURCHASE_COLUMNS, rows);
    }
    await queue.add('purchase', PURCHASE_COLUMNS, rows);
  }

  /** Matches what was given back with what was sold, here or earlier, and stores both sides. */
  async function storeReturns() {
    const returnReceipts: Receipt[] = [];
    const byReturn = new Map<string, { receipt: Receipt; salePurchaseId: string; minor: number }>();
    if (given.length === 0) return { byReturn, returnReceipts };
    const ofMembers = given.filter(({ receipt }) => receipt.memberId !== undefined);
    const returnLines: ReturnLine[] = ofMembers.map(({ receipt, key, ...line }) => ({
      purchaseId: receipt.id,
      line: key,
      memberId: receipt.memberId!,
      productCode: line.productCode,
      returnedAt: new Date(receipt.file.purchasedAtMs),
      quantityMilli: line.quantityMilli,
      amountMinor: line.amountMinor,
    }));
    const { matches } = matchReturns(await loadSaleLines(sql, returnLines), returnLines);
    const matchesOf = Map.groupBy(matches, (match) => `${match.return.purchaseId} ${match.return.line}`);
    for (const line of given) {
      const { receipt, key, productCode, raw, fileLine, place } = line;
      const found = matchesOf.get(`${receipt.id} ${key}`);
      if (!found && options.returnsWithoutOriginal === 'reject') {
        counts.rejected += 1;
        reject({ raw, fileLine, place, reason: 'goods given back whose sale is not known' });
        continue;
      }
      const row = { line: key, productCode, quantityMilli: -line.quantityMilli, amountMinor: -line.amountMinor };
      if (receipt.storedLines === 0 && !receipt.isStored) returnReceipts.push(receipt);
      storeRow(receipt, row, found ? 'return' : 'noPoints');
      for (const { sale, amountMinor } of found ?? []) {
        const id = `${receipt.id} ${sale.purchaseId}`;
        const sum = byReturn.get(id) ?? { receipt, salePurchaseId: sale.purchaseId, minor: 0 };
        sum.minor += amountMinor;
        byReturn.set(id, sum);
      }
    }
    await sql(
      `insert into line_return (return_purchase_id, return_line, sale_purchase_id, sale_line, quantity, amount_minor)
       select r.return_id, r.return_line, r.sale_id, r.sale_line, r.milli / 1000.0, r.minor
       from unnest($1::uuid[], $2::int[], $3::uuid[], $4::int[], $5::bigint[], $6::bigint[])
         as r(return_id, return_line, sale_id, sale_line, milli, minor)`,
      matches.map((match) => match.return.purchaseId),
      matches.map((match) => match.return.line),
      matches.map(({ sale }) => sale.purchaseId),
      matches.map(({ sale }) => sale.line),
      matches.map(({ quantityMilli }) => quantityMilli),
      matches.map(({ amountMinor }) => amountMinor),
    );
    return { byReturn, returnReceipts };
  }

  /** @returns the sales of this import, by purchase */
  function purchaseEvents(
    accounts: ReadonlyMap<string, MemberEvents>,
    knownEarnings: Awaited<ReturnType<typeof addToKnown<Receipt>>>,
  ): Map<string, EarningPurchase> {
    const sales = new Map<string, EarningPurchase>();
    for (const receipt of receipts) {
      if (receipt.memberId === undefined || receipt.earningMinor === 0) continue;
      const known = knownEarnings.get(receipt);
      const purchase: EarningPurchase = {
        id: receipt.id,
        feedId,
        receipt: receipt.file.receipt,
        memberId: receipt.memberId,
        atMs: known?.atMs ?? receipt.file.purchasedAtMs,
        earningMinor: receipt.earningMinor + (known?.earningMinor ?? 0),
        ...(known && { known }),
      };
      accounts.get(purchase.memberId)!.events.push({ kind: 'purchase', atMs: purchase.atMs, purchase });
      if (!known) sales.set(receipt.id, purchase);
    }
    return sales;
  }

  /** @returns returns that need a look at the store: of earlier sales, and of members whose gift waits for a first purchase */
  async function returnEvents(
    accounts: ReadonlyMap<string, MemberEvents>,
    sales: ReadonlyMap<string, EarningPurchase>,
    byReturn: ReadonlyMap<string, { receipt: Receipt; salePurchaseId: string; minor: number }>,
  ): Promise<StoredReturn[]> {
    const slow: StoredReturn[] = [];
    const returnedMinor = new Map<string, number>();
    for (const { receipt, salePurchaseId, minor } of byReturn.values()) {
      const sale = sales.get(salePurchaseId);
      const member = accounts.get(receipt.memberId!)!;
      const atMs = receipt.file.purchasedAtMs;
      if (sale && !member.account.lots.some(({ availableAt }) => availableAt === null)) {
        member.events.push({ kind: 'return', atMs, returnPurchaseId: receipt.id, sale, minor });
        returnedMinor.set(salePurchaseId, (returnedMinor.get(salePurchaseId) ?? 0) + minor);
      } else {
        slow.push({ salePurchaseId, returnPurchaseId: receipt.id, returnedMinor: minor, returnedAt: new Date(atMs) });
      }
    }
    await sql(
      `update purchase p set returned_minor = r.minor from unnest($1::uuid[], $2::bigint[]) as r(id, minor) where p.id = r.id`,
      [...returnedMinor.keys()],
      [...returnedMinor.values()].map(String),
    );
    return slow;
  }

  async function countUntil(): Promise<void> {
    let newestMs = Number.NEGATIVE_INFINITY;
    for (const { file, storedLines } of receipts) if (storedLines > 0) newestMs = Math.max(newestMs, file.purchasedAtMs);
    if (newestMs > Number.NEGATIVE_INFINITY)
      await sql('update feed set counted_until = greatest(counted_until, $2) where id = $1', feedId, new Date(newestMs));
  }
}

function partition<Item>(items: readonly Item[], belongs: (item: Item) => boolean): [Item[], Item[]] {
  const groups: [Item[], Item[]] = [[], []];
  for (const item of items) groups[belongs(item) ? 0 : 1].push(item);
  return groups;
}

const NEGATIVE_AMOUNT = 'a negative amount, though nothing is given back';

const givenBack = (receipt: Receipt, { line, productCode, quantityMilli, amountMinor, raw, fileLine, place }: Row): Given => ({
  receipt,
  key: line,
  productCode,
  quantityMilli: -quantityMilli,
  amountMinor: -amountMinor,
  raw,
  fileLine,
  place,
});
