import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type Draw, drawUpTo, type Lot, payers, sumOf } from './lots.ts';

export type EntryKind = 'earn' | 'redeem' | 'expire' | 'reverse' | 'adjust';

/** Why an entry was made; the texts have a word for each. */
export type Reason =
  | 'purchase'
  | 'return'
  | 'welcome'
  /** A second gift of the same person, found when two memberships became one. */
  | 'welcome_taken_back'
  | 'expiry'
  | 'merge'
  | 'merge_undone'
  /** A balance brought over from an earlier programme. */
  | 'opening'
  | 'correction'
  /** Given because something of ours went wrong. */
  | 'apology'
  /** A reward was had for it. */
  | 'redemption'
  /** A voucher was given back: what a redemption took comes back. */
  | 'redemption_returned'
  /** The member asked to be forgotten. */
  | 'erasure';

/**
 * One immutable line of a member's points. Signed `points` are what it changed: what its lot was granted, less what it drew from
 * lots, less what it added to the member's debt.
 */
export type Entry = {
  id: string;
  memberId: string;
  /** Its place in the member's ledger, from 1 without gaps. */
  position: number;
  kind: EntryKind;
  reason: Reason;
  points: number;
  balanceAfter: number;
  /** The sale that it is about; of a return, the sale that was given back. */
  purchaseId: string | null;
  key: string;
  fingerprint: string;
  occurredAt: Date;
  /** Why, in the words of whoever made it by hand. */
  note?: string;
};

/**
 * A member's points as one transaction sees them: read under the lock on the member's `member_points` row, changed by the pure
 * functions below, written back in one statement. `lots` are those that the command asked for.
 */
export type Account = {
  readonly memberId: string;
  readonly points: number;
  readonly owed: number;
  readonly lastPosition: number;
  readonly lots: readonly Lot[];
  /** What is not written yet. */
  readonly unsaved: {
    readonly entries: readonly Entry[];
    readonly draws: readonly (Draw & { entryId: string })[];
    /** Ids of lots made by the entries above, with the entry that made each. */
    readonly made: ReadonlyMap<string, string>;
    readonly changed: ReadonlySet<string>;
  };
};

/** What an entry shall do. Its points follow from it. */
export type Posting = {
  entryId: string;
  kind: EntryKind;
  reason: Reason;
  key: string;
  fingerprint: string;
  occurredAt: Date;
  note?: string;
  purchaseId?: string | null;
  /** The lot that it makes. */
  grant?: Omit<Lot, 'remaining' | 'origin'>;
  /** From lots of the account, or from the lot that it makes. */
  draws?: readonly Draw[];
  /** How much the member's debt grows; negative when it shrinks. */
  owed?: number;
};

export function openedAccount(row: Pick<Account, 'memberId' | 'points' | 'owed' | 'lastPosition' | 'lots'>): Account {
  return { ...row, unsaved: { entries: [], draws: [], made: new Map(), changed: new Set() } };
}

/** Adds one entry with its effects. Asserts all that the ledger promises; an entry of 0 points cannot be. */
export function post(account: Account, posting: Posting): Account {
  const { grant, draws = [], owed = 0 } = posting;
  const points = (grant?.granted ?? 0) - sumOf(draws.map((draw) => draw.points)) - owed;
  assert(Number.isSafeInteger(points) && points !== 0, 'an entry changes the points');
  assert(posting.kind !== 'earn' || points > 0, 'earning adds points');
  const takes =
    ['redeem', 'expire'].includes(posting.kind) || (posting.kind === 'reverse' && posting.reason !== 'redemption_returned');
  assert(!takes || points < 0, `${posting.kind} takes points`);
  assert(account.owed + owed >= 0, 'nobody pays more than they owe');

  const lots = grant ? [...account.lots, { ...grant, origin: posting.reason, remaining: grant.granted }] : account.lots;
  const drawn = new Map(draws.map((draw) => [draw.lotId, draw.points]));
  assert.equal(drawn.size, draws.length, 'an entry draws once from a lot');
  const entry: Entry = {
    id: posting.entryId,
    memberId: account.memberId,
    position: account.lastPosition + 1,
    kind: posting.kind,
    reason: posting.reason,
    points,
    balanceAfter: account.points + points,
    purchaseId: posting.purchaseId ?? null,
    key: posting.key,
    fingerprint: posting.fingerprint,
    occurredAt: posting.occurredAt,
    ...(posting.note !== undefined && { note: posting.note }),
  };
  const { unsaved } = account;
  return {
    memberId: account.memberId,
    points: entry.balanceAfter,
    owed: account.owed + owed,
    lastPosition: entry.position,
    lots: lots.map((lot) => drawFrom(lot, drawn.get(lot.id))),
    unsaved: {
      entries: [...unsaved.entries, entry],
      draws: [...unsaved.draws, ...draws.map((draw) => ({ ...draw, entryId: entry.id }))],
      made: grant ? new Map(unsaved.made).set(grant.id, entry.id) : unsaved.made,
      changed: new Set([...unsaved.changed, ...drawn.keys()]),
    },
  };
}

function drawFrom(lot: Lot, points: number | undefined): Lot {
  if (points === undefined) return lot;
  assert(points > 0 && points <= lot.remaining, `lot ${lot.id} has ${lot.remaining} points, not ${points}`);
  return { ...lot, remaining: lot.remaining - points };
}

/**
 * Adds an entry that grants points. A member who owes pays at once, from the new lot and then from others: so whoever owes has
 * nothing left to spend.
 *
 * @param posting.draws what the new lot had lost before it came here (a merge), if anything
 */
export function postGrant(account: Account, posting: Posting & { grant: Omit<Lot, 'remaining' | 'origin'> }, now: Date): Account {
  const { grant, draws = [] } = posting;
  if (account.owed === 0 || grant.availableAt === null) return post(account, posting);
  const granted: Lot = { ...grant, origin: posting.reason, remaining: grant.granted - sumOf(draws.map((draw) => draw.points)) };
  const debtDraws = drawUpTo([granted, ...payers(account.lots, now)], account.owed);
  const paid = sumOf(debtDraws.map((draw) => draw.points));
  return post(account, { ...posting, draws: mergeDraws([...draws, ...debtDraws]), owed: -paid });
}

const mergeDraws = (draws: readonly Draw[]): Draw[] =>
  [...Map.groupBy(draws, ({ lotId }) => lotId)].map(([lotId, of]) => ({ lotId, points: sumOf(of.map(({ points }) => points)) }));

/** Changes what lots say besides their points: when they become available, or what counts towards a tier. */
export function changeLots(
  account: Account,
  change: (lot: Lot) => Partial<Pick<Lot, 'availableAt' | 'qualifying'>> | undefined,
): Account {
  const changed = new Set(account.unsaved.changed);
  const lots = account.lots.map((lot) => {
    const changes = change(lot);
    if (!changes) return lot;
    changed.add(lot.id);
    return { ...lot, ...changes };
  });
  return { ...account, lots, unsaved: { ...account.unsaved, changed } };
}

export const hasChanges = ({ unsaved }: Account): boolean => unsaved.entries.length > 0 || unsaved.changed.size > 0;

/** The same command has the same key, whichever way it comes: by a till, an import, or once more. */
export const purchaseKey = (purchaseId: string): string => `purchase:${purchaseId}`;
export const returnKey = (returnPurchaseId: string, salePurchaseId: string): string =>
  `return:${returnPurchaseId}:${salePurchaseId}`;
export const redemptionKey = (redemptionId: string): string => `redeem:${redemptionId}`;
export const returnedKey = (redemptionId: string): string => `redeem-returned:${redemptionId}`;
export const expiryKey = (lotId: string): string => `expire:${lotId}`;

/** The key of a command's n-th entry, from 1. The first one has the command's own key, so that a repeat finds it. */
export const entryKey = (commandKey: string, n: number): string => (n === 1 ? commandKey : `${commandKey}#${n}`);

export type KeyReused = { code: 'key_reused'; key: string };

/** What tells two commands under one key apart: SHA-256 of the command, whatever the order of its fields. */
export function fingerprint(command: unknown): string {
  return createHash('sha256').update(stableJson(command)).digest('hex');
}

/** JSON with sorted keys. Dates are ISO instants; fields without a value are left out. */
function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, field: unknown) =>
    field !== null && typeof field === 'object' && !Array.isArray(field)
      ? Object.fromEntries(Object.entries(field).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : field,
  );
}
