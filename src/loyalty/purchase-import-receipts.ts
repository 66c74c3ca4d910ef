import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import type { BinaryRows } from '../store/copy.ts';
import type { onConnection } from '../store/sql.ts';
import { openedAccount } from './ledger.ts';
import type { PurchaseImportOptions } from './purchase-import.ts';
import type { FileReceipt } from './purchase-import-lines.ts';
import type { MemberEvents } from './purchase-import-points.ts';
import { loadMembers } from './purchase-import-queries.ts';
import { openAccounts } from './store.ts';

/** A receipt of the file, with what the store knows of it. */
export type Receipt = {
  file: FileReceipt;
  id: string;
  shopId: string;
  /** The purchase that an earlier import stored under this number. */
  known: { memberId: string | null } | undefined;
  isGuest: boolean;
  /** Why none of its lines can be kept. */
  refused: string | undefined;
  memberId: string | undefined;
  /** Of lines that are new by this import. */
  earningMinor: number;
  storedLines: number;
  isStored: boolean;
};

type Options = Pick<
  PurchaseImportOptions,
  'programme' | 'feedId' | 'shopId' | 'unknownShops' | 'unknownMembers' | 'returnsWithoutOriginal'
> & {
  newId: () => string;
  /** Nothing of this feed is stored yet. */
  isFirst: boolean;
  /** Waits for the COPY that is under way: the connection does one thing at a time. */
  drain: () => Promise<void>;
};

/** The receipts of an import in the order of the file: which are known already, of which shop they are, and of which member. */
export function createReceiptBook(sql: ReturnType<typeof onConnection>, options: Options) {
  const {
    programme,
    feedId,
    shopId: ourShopId,
    unknownShops,
    unknownMembers,
    returnsWithoutOriginal,
    newId,
    isFirst,
    drain,
  } = options;
  const receipts: Receipt[] = [];
  /** The receipts' ids in binary, one after the other. */
  let idBytes = Buffer.alloc(16 * 1024);
  /** Members by card number, as far as we asked; null for a number that nobody has. */
  const members = new Map<string, string | null>();
  const shops = new Map<string, string | null>();
  const newMemberIds = new Set<string>();

  return {
    /** By their index in the file. */
    receipts: receipts as readonly Receipt[],
    open,
    findOrCreateMembers,
    openAccountsOf,
    writeId: (rows: BinaryRows, { file }: Receipt): void => rows.uuidBytes(idBytes, file.index * 16),
    newMembers: (): number => newMemberIds.size,
  };

  /** Finds out what must be known of receipts before their lines can be stored. */
  async function open(fresh: readonly FileReceipt[]): Promise<void> {
    const known = new Map<string, { id: string; memberId: string | null }>();
    const needsShop = fresh.some(({ shop }) => shop !== undefined && !shops.has(shop));
    if (!isFirst || needsShop || unknownMembers !== 'create') await drain();
    if (!isFirst) {
      const rows = await sql<{ receipt: string; id: string; memberId: string | null }>(
        `select receipt, id::text, member_id::text as "memberId" from purchase where feed_id = $1 and receipt = any($2::text[])`,
        feedId,
        fresh.map(({ receipt }) => receipt),
      );
      for (const row of rows) known.set(row.receipt, row);
    }
    await findMembers(fresh.filter(({ receipt }) => unknownMembers !== 'create' || known.has(receipt)));
    if (needsShop) await findShops(fresh);
    for (const file of fresh) {
      assert.equal(file.index, receipts.length);
      const purchase = known.get(file.receipt);
      const id = purchase?.id ?? newId();
      if (idBytes.length < (file.index + 1) * 16) idBytes = Buffer.concat([idBytes, Buffer.alloc(idBytes.length)]);
      idBytes.write(id.replaceAll('-', ''), file.index * 16, 'hex');
      const memberId = file.card === undefined ? undefined : (members.get(file.card) ?? undefined);
      const shopId = file.shop === undefined ? ourShopId : shops.get(file.shop);
      receipts.push({
        file,
        id,
        shopId: shopId ?? ourShopId,
        known: purchase,
        memberId,
        isGuest: purchase
          ? purchase.memberId === null
          : file.card === undefined || (members.get(file.card) === null && unknownMembers !== 'create'),
        refused: refusalOf(file, purchase, memberId, shopId),
        earningMinor: 0,
        storedLines: 0,
        isStored: purchase !== undefined,
      });
    }
  }

  function refusalOf(
    { card, shop }: FileReceipt,
    known: { memberId: string | null } | undefined,
    memberId: string | undefined,
    shopId: string | null | undefined,
  ): string | undefined {
    if (known && known.memberId !== null && known.memberId !== memberId)
      return 'differs from what was imported before: the receipt belongs to another customer';
    if (!known && shop !== undefined && !shopId) return `unknown shop ${shop}`;
    if (!known && card !== undefined && memberId === undefined && unknownMembers === 'reject') return `unknown member ${card}`;
    return undefined;
  }

  async function findMembers(fresh: readonly FileReceipt[]): Promise<void> {
    const asked = [...new Set(fresh.flatMap(({ card }) => (card !== undefined && !members.has(card) ? [card] : [])))];
    if (asked.length === 0) return;
    const rows = await loadMembers(sql, asked);
    for (const number of asked) members.set(number, null);
    for (const { number, id } of rows) members.set(number, id);
  }

  async function findShops(fresh: readonly FileReceipt[]): Promise<void> {
    const asked = [...new Set(fresh.flatMap(({ shop }) => (shop !== undefined && !shops.has(shop) ? [shop] : [])))].toSorted();
    if (unknownShops === 'create')
      await sql(
        `insert into shop (id, code, name, time_zone) select s.id, s.code, s.code, $3 from unnest($1::uuid[], $2::text[]) as s(id, code)
         on conflict (code) do nothing`,
        asked.map(() => newId()),
        asked,
        programme.rules.timeZone,
      );
    const rows = await sql<{ code: string; id: string }>('select code, id::text from shop where code = any($1::text[])', asked);
    for (const code of asked) shops.set(code, null);
    for (const { code, id } of rows) shops.set(code, id);
  }

  /**
   * Knows the member of every receipt that has one. Unknown ones are made, unless there is nothing of theirs to keep: somebody of
   * whom the file has only returns of unknown goods stays unknown while those are rejected.
   */
  async function findOrCreateMembers(): Promise<void> {
    const ofMembers = receipts.filter(({ isGuest, known, refused }) => !isGuest && !known && refused === undefined);
    await findMembers(ofMembers.map(({ file }) => file));
    const firstAtMs = new Map<string, number>();
    for (const { file, storedLines } of ofMembers) {
      if (members.get(file.card!) !== null || (storedLines === 0 && returnsWithoutOriginal === 'reject')) continue;
      firstAtMs.set(file.card!, Math.min(firstAtMs.get(file.card!) ?? Number.POSITIVE_INFINITY, file.purchasedAtMs));
    }
    const numbers = [...firstAtMs.keys()].toSorted(); // in one order, or two imports that make the same members wait for each other
    const ids = numbers.map(() => newId());
    // Somebody who shops with a card has been welcomed where they got it.
    const created = await sql<{ number: string }>(
      `insert into member (id, number, joined_at, joined_via, welcomed_at)
       select m.id, m.number, m.joined_at, 'purchases', m.joined_at
       from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as m(id, number, joined_at)
       on conflict (number) do nothing returning number`,
      ids,
      numbers,
      numbers.map((number) => new Date(firstAtMs.get(number)!).toISOString()),
    );
    const isCreated = new Set(created.map(({ number }) => number));
    numbers.forEach((number, i) => {
      if (!isCreated.has(number)) {
        members.delete(number); // somebody else made this member meanwhile
        return;
      }
      members.set(number, ids[i]!);
      newMemberIds.add(ids[i]!);
    });
    if (isCreated.size < numbers.length) await findMembers(ofMembers.map(({ file }) => file));
    for (const receipt of ofMembers) receipt.memberId = members.get(receipt.file.card!) ?? undefined;
    for (const receipt of receipts) if (receipt.known) receipt.memberId = receipt.known.memberId ?? undefined;
  }

  /** Locks the points of everybody concerned, in the order of their ids, and follows memberships that became part of others. */
  async function openAccountsOf(concerned: readonly Receipt[]): Promise<Map<string, MemberEvents>> {
    const opened = new Map<string, MemberEvents>();
    for (const id of newMemberIds)
      opened.set(id, {
        account: openedAccount({ memberId: id, points: 0, owed: 0, lastPosition: 0, lots: [] }),
        isNew: true,
        events: [],
      });
    const moved = new Map<string, string>();
    for (;;) {
      const wanted = new Set<string>();
      for (const receipt of concerned) {
        while (moved.has(receipt.memberId!)) receipt.memberId = moved.get(receipt.memberId!);
        if (!opened.has(receipt.memberId!)) wanted.add(receipt.memberId!);
      }
      if (wanted.size === 0) return opened;
      for (const { account, mergedIntoId } of await openAccounts(sql, [...wanted])) {
        if (mergedIntoId === null) opened.set(account.memberId, { account, isNew: false, events: [] });
        else moved.set(account.memberId, mergedIntoId);
      }
    }
  }
}
