import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { localDay, startOfDay } from '../shared/calendar.ts';
import { DAY_MS } from '../shared/clock.ts';
import { binaryRows, type Connection, type CopyQueue } from '../store/copy.ts';
import { type LotTerms, lotTerms, minorDigits, pointsLeft } from './earning.ts';
import {
  type Account,
  changeLots,
  entryKey,
  fingerprint,
  openedAccount,
  post,
  postGrant,
  purchaseKey,
  returnKey,
} from './ledger.ts';
import { decideReversal, sumOf } from './lots.ts';
import type { Programme, Rules } from './programme.ts';
import { releaseGifts } from './purchases.ts';

/** A purchase whose points are to be decided. */
export type EarningPurchase = {
  id: string;
  feedId: string;
  receipt: string;
  memberId: string;
  atMs: number;
  /** Of all its lines, those of this import included. */
  earningMinor: number;
  /** What earlier imports left behind, when this one adds lines to a receipt that was known. */
  known?: { earningMinor: number; returnedMinor: number; entries: number; earning: Rules['earning'] | null };
};

export type PointsEvent =
  | { kind: 'purchase'; atMs: number; purchase: EarningPurchase }
  /** Goods of `sale`, a purchase of this same import, given back: `minor` is what was paid for those that earn. */
  | { kind: 'return'; atMs: number; returnPurchaseId: string; sale: EarningPurchase; minor: number };

export type MemberEvents = {
  account: Account;
  /** Whether the member's row of points is yet to be written. */
  isNew: boolean;
  events: PointsEvent[];
};

/** After so many members the connection gets a turn, so that the server is not kept waiting for what was decided. */
const MEMBERS_PER_TURN = 50;
/** So many bytes of entries go into one COPY, with the lots, draws and balances that belong to them. */
const COPY_BYTES = 1 << 19;

/**
 * Decides the points of many members by the same rules as a single purchase or return, and stores them by COPY.
 * The accounts are open, that is locked, in the transaction of `client`.
 */
export function pointsAppender(
  client: Connection,
  queue: CopyQueue,
  given: { programme: Programme; newId: () => string; now: Date },
) {
  const decide = eventDecider(given);
  const tables = pointsTables(client, queue, given);
  let earned = 0;
  let takenBack = 0;

  function appendMember({ account: opened, isNew, events }: MemberEvents): void {
    const inOrder = events.toSorted((a, b) => a.atMs - b.atMs || rankOf(a) - rankOf(b));
    let account = opened;
    do {
      const decided = decide(account, inOrder.splice(0, EVENTS_AT_ONCE));
      for (const { points } of decided.unsaved.entries) {
        if (points > 0) earned += points;
        else takenBack -= points;
      }
      tables.save(decided, inOrder.length > 0 ? 'unfinished' : isNew ? 'new' : 'known');
      account = openedAccount({ ...decided, lots: lotsStillWanted(decided, inOrder) });
    } while (inOrder.length > 0);
  }

  return {
    /** Members with all of their events; each once. What they refer to is stored, or waits in the queue. */
    async append(members: readonly MemberEvents[]): Promise<void> {
      for (let from = 0; from < members.length; from += MEMBERS_PER_TURN) {
        for (const member of members.slice(from, from + MEMBERS_PER_TURN)) appendMember(member);
        if (tables.size > COPY_BYTES) await tables.flush();
        await nextTurn();
      }
      await tables.flush();
    },
    /** @returns the points earned and taken back, both positive */
    async finish(): Promise<{ earned: number; takenBack: number }> {
      await tables.finish();
      return { earned, takenBack };
    },
  };
}

/** An account is copied with each event, so one card that half the town uses is taken in portions. */
const EVENTS_AT_ONCE = 200;

/** Who owes pays with everything; otherwise the next events ask for gifts that wait, and for lots of sales that are given back. */
function lotsStillWanted({ lots, owed }: Account, events: readonly PointsEvent[]): Account['lots'] {
  if (events.length === 0) return [];
  const sales = new Set(events.flatMap((event) => (event.kind === 'return' ? [event.sale.id] : [])));
  return lots.filter((lot) => owed > 0 || lot.availableAt === null || (lot.purchaseId !== null && sales.has(lot.purchaseId)));
}

/** Makes the function that carries events of one member into their account, in the order that they are given. */
function eventDecider({ programme, newId, now }: { programme: Programme; newId: () => string; now: Date }) {
  const { rules } = programme;
  const digits = minorDigits(rules.currency);
  const terms = rememberedTerms(rules);
  /** What returns of this import gave back of its own sales so far. */
  const returned = new Map<string, number>();

  function purchase(account: Account, { id, feedId, receipt, memberId, atMs, earningMinor, known }: EarningPurchase): Account {
    const earning = known?.earning ?? rules.earning;
    const returnedMinor = known?.returnedMinor ?? 0;
    const before = known ? pointsLeft(earning, known, digits) : 0;
    const points = pointsLeft(earning, { earningMinor, returnedMinor }, digits) - before;
    if (earningMinor <= (known?.earningMinor ?? 0)) return account;
    const lotTerms = terms(atMs);
    const released = account.lots.length > 0 ? releaseGifts(account, points, lotTerms.availableAt, now) : account;
    if (points <= 0) return released;
    const occurredAt = new Date(atMs);
    return postGrant(
      released,
      {
        entryId: newId(),
        kind: 'earn',
        reason: 'purchase',
        key: entryKey(purchaseKey(id), (known?.entries ?? 0) + 1),
        fingerprint: fingerprint({ feedId, receipt, memberId, purchasedAt: occurredAt, earningMinor }),
        occurredAt,
        purchaseId: id,
        grant: { id: newId(), purchaseId: id, granted: points, ...lotTerms, qualifying: points, earnedAt: occurredAt },
      },
      now,
    );
  }

  return (account: Account, events: readonly PointsEvent[]): Account => {
    let current = account;
    for (const event of events) {
      if (event.kind === 'purchase') {
        current = purchase(current, event.purchase);
        continue;
      }
      const { sale, minor, returnPurchaseId } = event;
      const before = returned.get(sale.id) ?? 0;
      returned.set(sale.id, before + minor);
      current = takeBack(current, { sale, before, minor, returnPurchaseId, atMs: event.atMs });
    }
    return current;
  };

  function takeBack(
    account: Account,
    given: { sale: EarningPurchase; before: number; minor: number; returnPurchaseId: string; atMs: number },
  ): Account {
    const { sale, before, minor } = given;
    const worthBefore = pointsLeft(rules.earning, { earningMinor: sale.earningMinor, returnedMinor: before }, digits);
    const worthAfter = pointsLeft(rules.earning, { earningMinor: sale.earningMinor, returnedMinor: before + minor }, digits);
    const isOwn = ({ purchaseId }: { purchaseId: string | null }) => purchaseId === sale.id;
    const reversal = decideReversal(
      {
        own: account.lots.filter(isOwn),
        expired: 0, // these lots were made a moment ago
        others: account.lots.filter((lot) => !isOwn(lot)),
        points: worthBefore - worthAfter,
        whenSpent: rules.returns.whenSpent,
      },
      now,
    );
    const qualifying = new Map(reversal.qualifying.map((lowered) => [lowered.lotId, lowered.qualifying]));
    const lowered = changeLots(account, ({ id }) => (qualifying.has(id) ? { qualifying: qualifying.get(id)! } : undefined));
    const taken = sumOf(reversal.draws.map(({ points }) => points)) + reversal.owed;
    if (taken === 0) return lowered;
    return post(lowered, {
      entryId: newId(),
      kind: 'reverse',
      reason: 'return',
      key: returnKey(given.returnPurchaseId, sale.id),
      fingerprint: fingerprint({ returnPurchaseId: given.returnPurchaseId, salePurchaseId: sale.id, minor }),
      occurredAt: new Date(given.atMs),
      purchaseId: sale.id,
      draws: reversal.draws,
      owed: reversal.owed,
    });
  }
}

/** Of a sale and a return at the same instant, the sale comes first. */
const rankOf = ({ kind }: PointsEvent): number => (kind === 'purchase' ? 0 : 1);

/** `lotTerms`, asked once a day instead of once a purchase: the calendar of a time zone is slow to ask. */
function rememberedTerms(rules: Rules): (atMs: number) => LotTerms {
  /** By day of UTC: the local days that it begins and ends in, and the midnight between them. */
  const days = new Map<number, { first: string; last: string; midnightMs: number }>();
  const termsOf = new Map<string, LotTerms>();
  const localDayOf = (atMs: number): string => {
    const utcDay = Math.floor(atMs / DAY_MS);
    let day = days.get(utcDay);
    if (!day) {
      const first = localDay(new Date(utcDay * DAY_MS), rules.timeZone);
      const last = localDay(new Date((utcDay + 1) * DAY_MS - 1), rules.timeZone);
      day = { first, last, midnightMs: startOfDay(last, rules.timeZone).getTime() };
      days.set(utcDay, day);
    }
    return atMs < day.midnightMs ? day.first : day.last;
  };
  return (atMs) => {
    const day = localDayOf(atMs);
    let terms = termsOf.get(day);
    if (!terms) {
      terms = lotTerms(rules, new Date(atMs));
      termsOf.set(day, terms);
    }
    return rules.earning.returnPeriodDays === 0 ? { ...terms, availableAt: new Date(atMs) } : terms;
  };
}

const ENTRY_COLUMNS = [
  'id',
  'member_id',
  'position',
  'kind',
  'reason',
  'points',
  'balance_after',
  'purchase_id',
  'idempotency_key',
  'fingerprint',
  'programme_version',
  'occurred_at',
  'recorded_at',
];
const LOT_COLUMNS = [
  'id',
  'member_id',
  'entry_id',
  'purchase_id',
  'granted',
  'remaining',
  'available_at',
  'expires_at',
  'qualifying',
  'earned_at',
];
const DRAW_COLUMNS = ['entry_id', 'lot_id', 'points'];
const POINTS_COLUMNS = ['member_id', 'points', 'owed', 'last_position'];

/** Gathers decided accounts as rows of the four tables, and stores them in an order that the foreign keys allow. */
function pointsTables(client: Connection, queue: CopyQueue, { programme, now }: { programme: Programme; now: Date }) {
  const entryRows = binaryRows(ENTRY_COLUMNS.length);
  const lotRows = binaryRows(LOT_COLUMNS.length);
  const drawRows = binaryRows(DRAW_COLUMNS.length);
  const pointsRows = binaryRows(POINTS_COLUMNS.length);
  const oldAccounts: Pick<Account, 'memberId' | 'points' | 'owed' | 'lastPosition'>[] = [];
  const oldLots: { id: string; remaining: number; availableAt: Date | null; qualifying: number }[] = [];
  const optional = (rows: typeof lotRows, instant: Date | null) => (instant ? rows.instant(instant.getTime()) : rows.none());

  return {
    /** @param row what becomes of the member's row of points: nothing yet, where more of this account is to come */
    save(account: Account, row: 'new' | 'known' | 'unfinished'): void {
      const { memberId, points, owed, lastPosition, lots, unsaved } = account;
      if (row === 'new') {
        pointsRows.begin();
        pointsRows.uuid(memberId);
        pointsRows.int(points);
        pointsRows.int(owed);
        pointsRows.int(lastPosition);
      } else if (row === 'known') {
        oldAccounts.push({ memberId, points, owed, lastPosition });
      }
      for (const entry of unsaved.entries) {
        entryRows.begin();
        entryRows.uuid(entry.id);
        entryRows.uuid(memberId);
        entryRows.int(entry.position);
        entryRows.text(entry.kind);
        entryRows.text(entry.reason);
        entryRows.int(entry.points);
        entryRows.int(entry.balanceAfter);
        if (entry.purchaseId) entryRows.uuid(entry.purchaseId);
        else entryRows.none();
        entryRows.text(entry.key);
        entryRows.text(entry.fingerprint);
        entryRows.int(programme.version);
        entryRows.instant(entry.occurredAt.getTime());
        entryRows.instant(now.getTime());
      }
      for (const lot of lots) {
        const entryId = unsaved.made.get(lot.id);
        if (!entryId) {
          if (unsaved.changed.has(lot.id)) oldLots.push(lot);
          continue;
        }
        lotRows.begin();
        lotRows.uuid(lot.id);
        lotRows.uuid(memberId);
        lotRows.uuid(entryId);
        if (lot.purchaseId) lotRows.uuid(lot.purchaseId);
        else lotRows.none();
        lotRows.int(lot.granted);
        lotRows.int(lot.remaining);
        optional(lotRows, lot.availableAt);
        optional(lotRows, lot.expiresAt);
        lotRows.int(lot.qualifying);
        lotRows.instant(lot.earnedAt.getTime());
      }
      for (const { entryId, lotId, points: drawn } of unsaved.draws) {
        drawRows.begin();
        drawRows.uuid(entryId);
        drawRows.uuid(lotId);
        drawRows.int(drawn);
      }
    },

    get size() {
      return entryRows.size;
    },

    async flush(): Promise<void> {
      await queue.add('ledger_entry', ENTRY_COLUMNS, entryRows);
      await queue.add('lot', LOT_COLUMNS, lotRows);
      await queue.add('draw', DRAW_COLUMNS, drawRows);
      await queue.add('member_points', POINTS_COLUMNS, pointsRows);
    },

    async finish(): Promise<void> {
      await queue.drain();
      const accounts = await client.query(
        `update member_points m set points = a.points, owed = a.owed, last_position = a.last_position
         from unnest($1::uuid[], $2::int[], $3::int[], $4::int[]) as a(member_id, points, owed, last_position)
         where m.member_id = a.member_id`,
        [
          oldAccounts.map(({ memberId }) => memberId),
          oldAccounts.map(({ points }) => points),
          oldAccounts.map(({ owed }) => owed),
          oldAccounts.map(({ lastPosition }) => lastPosition),
        ],
      );
      const lots = await client.query(
        `update lot set remaining = l.remaining, available_at = l.available_at, qualifying = l.qualifying
         from unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::int[]) as l(id, remaining, available_at, qualifying)
         where lot.id = l.id`,
        [
          oldLots.map(({ id }) => id),
          oldLots.map(({ remaining }) => remaining),
          oldLots.map(({ availableAt }) => availableAt),
          oldLots.map(({ qualifying }) => qualifying),
        ],
      );
      assert.deepEqual([accounts.rowCount, lots.rowCount], [oldAccounts.length, oldLots.length]);
    },
  };
}
