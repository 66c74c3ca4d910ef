import { Buffer } from 'node:buffer';
import type { Programme } from '../../loyalty/index.ts';
import { type FileReceipt, LINE, type LineBatch, openPurchaseImport } from '../../loyalty/index.ts';
import { newId } from '../../shared/ids.ts';
import { connectClient, type Database } from '../../store/database.ts';
import type { SeedReceipt } from './history.ts';

/**
 * Brings receipts into the programme in one transaction, through the door that imported files take: so the rules are those
 * of every purchase. A file comes from one feed and these receipts from many; each goes to the feed of its shop afterwards,
 * since feed by feed the entries of a member would not stand in the order of time.
 *
 * @param now when they are recorded
 */
export async function importReceipts(
  { connectionString }: Pick<Database, 'connectionString'>,
  receipts: readonly SeedReceipt[],
  { programme, now }: { programme: Programme; now: Date },
): Promise<void> {
  const client = await connectClient(connectionString);
  try {
    await client.query('begin');
    const feedId = newId(now.getTime());
    await client.query(`insert into feed (id, code, kind) values ($1, 'seed', 'import')`, [feedId]);
    const { rows } = await client.query<{ id: string }>(`select id::text from shop where kind = 'web'`);
    const purchases = await openPurchaseImport(client, {
      programme,
      feedId,
      shopId: rows[0]!.id,
      unknownShops: 'reject',
      unknownMembers: 'reject',
      returnsWithoutOriginal: 'reject',
      now,
      reject({ reason }) {
        throw new Error(`a seeded receipt was rejected: ${reason}`);
      },
    });
    await purchases.add(toBatch(receipts));
    await purchases.finish();
    await client.query('update purchase p set feed_id = f.id from feed f where p.feed_id = $1 and f.shop_id = p.shop_id', [
      feedId,
    ]);
    await client.query('delete from feed where id = $1', [feedId]);
    await client.query('commit');
  } finally {
    await client.end(); // which undoes a transaction that is still open
  }
}

/** Receipts as the reader of a file would give them. The words of products stand once in `bytes`, however often they are sold. */
function toBatch(receipts: readonly SeedReceipt[]): LineBatch {
  const lines = receipts.flatMap(({ lines }, index) => lines.map((line, place) => ({ ...line, index, place })));
  const codes = [...new Set(lines.map(({ productCode }) => productCode))];
  const bytes = Buffer.from(codes.join(''));
  const startOf = new Map<string, number>();
  let start = 0;
  for (const code of codes) {
    startOf.set(code, start);
    start += Buffer.byteLength(code);
  }
  const fileReceipts = receipts.map(
    ({ number, memberNumber, shopCode, atMs }, index): FileReceipt => ({
      index,
      receipt: number,
      card: memberNumber,
      shop: shopCode,
      purchasedAtMs: atMs,
    }),
  );
  const productStarts = Int32Array.from(lines, ({ productCode }) => startOf.get(productCode)!);
  const places = Int32Array.from(lines, ({ place }) => place + 1);
  return {
    bytes,
    count: lines.length,
    newReceipts: fileReceipts,
    receipts: lines.map(({ index }) => fileReceipts[index]!),
    keys: places,
    kinds: Uint8Array.from(lines, ({ amountMinor }) => (amountMinor < 0 ? LINE.return : LINE.goods)),
    quantities: Float64Array.from(lines, ({ quantity }) => quantity * 1_000),
    amounts: Float64Array.from(lines, ({ amountMinor }) => amountMinor),
    productStarts,
    productEnds: Int32Array.from(lines, ({ productCode }, i) => productStarts[i]! + Buffer.byteLength(productCode)),
    products: new Map(),
    fileLines: Int32Array.from(lines, (_, i) => i + 1),
    places,
    rawStarts: new Int32Array(lines.length),
    rawEnds: new Int32Array(lines.length),
    raws: new Map(),
  };
}
