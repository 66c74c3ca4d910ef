import assert from 'node:assert/strict';
import type { Sql } from '../store/sql.ts';
import { type Account, type Entry, hasChanges, openedAccount, type Reason } from './ledger.ts';
import type { Lot } from './lots.ts';

// ---------------------------------------------------------------------------------------------------------------- accounts

/** Which lots a command needs besides those that wait for the first purchase. */
export type LotsWanted = {
  /** Those of this purchase, even when nothing is left of them. */
  purchaseId?: string;
  /** All that have points left. */
  live?: boolean;
  /** All that count towards a tier, or have points left. */
  qualifyingSince?: Date;
};

/**
 * Locks a member's points and reads them. Everything that moves points begins here, so commands on one member run one after
 * another, and everything read after it is the newest. A member who is part of another one by now is followed there.
 *
 * Locks are taken in one order everywhere: members' points by id, then purchases.
 */
export async function openAccount(sql: Sql, memberId: string, wanted: LotsWanted = {}): Promise<Account> {
  for (let id = memberId; ; ) {
    const [{ account, mergedIntoId }] = await openAccounts(sql, [id], wanted);
    if (mergedIntoId === null) return account;
    id = mergedIntoId;
  }
}

type Opened = { account: Account; mergedIntoId: string | null };

/** As `openAccount` for several members at once, in the order of their ids, and without following merges. */
export async function openAccounts(
  sql: Sql,
  memberIds: readonly string[],
  wanted: LotsWanted = {},
): Promise<[Opened, ...Opened[]]> {
  const ids = memberIds.toSorted();
  const locked = await lockPoints(sql, ids);
  // A statement of its own: what it reads was committed before the lock was ours.
  const members = await sql<{ id: string; mergedIntoId: string | null; lots: StoredLot[] | null }>(
    `select m.id::text as id, m.merged_into_id::text as "mergedIntoId", (
       select jsonb_agg(jsonb_build_object('id', l.id, 'origin', e.reason, 'purchaseId', l.purchase_id, 'granted', l.granted,
         'remaining', l.remaining, 'availableAt', l.available_at, 'expiresAt', l.expires_at, 'qualifying', l.qualifying,
         'earnedAt', l.earned_at) order by l.earned_at, l.id)
       from lot l join ledger_entry e on e.id = l.entry_id
       where l.member_id = m.id and (
         (l.available_at is null and l.remaining > 0)
         or ($2 and l.remaining > 0) or l.purchase_id = $3::uuid or (l.remaining > 0 and l.member_id = any($4::text[]::uuid[]))
         or ($5::timestamptz is not null and (l.remaining > 0 or (l.qualifying > 0 and l.earned_at >= $5::timestamptz))))
     ) as lots
     from member m where m.id = any($1::text[]::uuid[])`,
    ids,
    wanted.live ?? false,
    wanted.purchaseId ?? null,
    locked.filter(({ owed }) => owed > 0).map((row) => row.memberId),
    wanted.qualifyingSince?.toISOString() ?? null,
  );
  const memberById = new Map(members.map((member) => [member.id, member]));
  const [first, ...others] = locked.map((row): Opened => {
    const { mergedIntoId, lots } = memberById.get(row.memberId)!;
    return { account: openedAccount({ ...row, lots: (lots ?? []).map(toLot) }), mergedIntoId };
  });
  assert(first);
  return [first, ...others];
}

/** Locks members' points, in the order of their ids, and makes those that are missing. */
export async function lockPoints(sql: Sql, memberIds: readonly string[]): Promise<PointsRow[]> {
  const locked = await lockRows(sql, memberIds);
  if (locked.length === memberIds.length) return locked;
  await sql(
    `insert into member_points (member_id) select id::uuid from unnest($1::text[]) as id order by id
     on conflict (member_id) do nothing`,
    memberIds,
  );
  return await lockRows(sql, memberIds);
}

type PointsRow = { memberId: string; points: number; owed: number; lastPosition: number };

const lockRows = (sql: Sql, ids: readonly string[]): Promise<PointsRow[]> =>
  sql<PointsRow>(
    `select member_id::text as "memberId", points, owed, last_position as "lastPosition" from member_points
     where member_id = any($1::text[]::uuid[]) order by member_id for update`,
    ids,
  );

type StoredLot = Omit<Lot, 'availableAt' | 'expiresAt' | 'earnedAt'> & {
  availableAt: string | null;
  expiresAt: string | null;
  earnedAt: string;
};

const toLot = (stored: StoredLot): Lot => ({
  ...stored,
  availableAt: stored.availableAt === null ? null : new Date(stored.availableAt),
  expiresAt: stored.expiresAt === null ? null : new Date(stored.expiresAt),
  earnedAt: new Date(stored.earnedAt),
});

/** Writes what the accounts have not saved yet: entries, lots, draws and balances, in one statement. */
export async function saveAccounts(
  sql: Sql,
  accounts: readonly Account[],
  { version, now }: { version: number; now: Date },
): Promise<void> {
  const changed = accounts.filter(hasChanges);
  if (changed.length === 0) return;
  const newLots = changed.flatMap(({ memberId, lots, unsaved }) =>
    lots.flatMap((lot) => (unsaved.made.has(lot.id) ? [{ ...lot, memberId, entryId: unsaved.made.get(lot.id) }] : [])),
  );
  const oldLots = changed.flatMap(({ lots, unsaved }) =>
    lots.filter(({ id }) => unsaved.changed.has(id) && !unsaved.made.has(id)),
  );
  const [saved] = await sql<{ accounts: number; lots: number }>(
    SAVE_ACCOUNTS,
    JSON.stringify({
      version,
      now,
      entries: changed.flatMap(({ unsaved }) => unsaved.entries),
      newLots,
      oldLots,
      draws: changed.flatMap(({ unsaved }) => unsaved.draws),
      accounts: changed.map(({ memberId, points, owed, lastPosition }) => ({ memberId, points, owed, lastPosition })),
    }),
  );
  assert.deepEqual(saved, { accounts: changed.length, lots: oldLots.length });
}

// Foreign keys are checked at the end of the statement, so its parts may come in any order.
const SAVE_ACCOUNTS = `
with input as (select $1::jsonb as j),
entries as (
  insert into ledger_entry (id, member_id, position, kind, reason, points, balance_after, purchase_id, idempotency_key,
    fingerprint, programme_version, occurred_at, recorded_at, note)
  select e.id, e."memberId", e.position, e.kind::entry_kind, e.reason, e.points, e."balanceAfter", e."purchaseId", e.key,
    e.fingerprint, (j->>'version')::int, e."occurredAt", (j->>'now')::timestamptz, e.note
  from input, jsonb_to_recordset(j->'entries') as e(id uuid, "memberId" uuid, position int, kind text, reason text, points int,
    "balanceAfter" int, "purchaseId" uuid, key text, fingerprint text, "occurredAt" timestamptz, note text)
),
new_lots as (
  insert into lot (id, member_id, entry_id, purchase_id, granted, remaining, available_at, expires_at, qualifying, earned_at)
  select l.id, l."memberId", l."entryId", l."purchaseId", l.granted, l.remaining, l."availableAt", l."expiresAt", l.qualifying,
    l."earnedAt"
  from input, jsonb_to_recordset(j->'newLots') as l(id uuid, "memberId" uuid, "entryId" uuid, "purchaseId" uuid, granted int,
    remaining int, "availableAt" timestamptz, "expiresAt" timestamptz, qualifying int, "earnedAt" timestamptz)
),
old_lots as (
  update lot set remaining = l.remaining, available_at = l."availableAt", qualifying = l.qualifying
  from input, jsonb_to_recordset(j->'oldLots') as l(id uuid, remaining int, "availableAt" timestamptz, qualifying int)
  where lot.id = l.id
  returning 1
),
draws as (
  insert into draw (entry_id, lot_id, points)
  select d."entryId", d."lotId", d.points
  from input, jsonb_to_recordset(j->'draws') as d("entryId" uuid, "lotId" uuid, points int)
),
accounts as (
  update member_points set points = a.points, owed = a.owed, last_position = a."lastPosition"
  from input, jsonb_to_recordset(j->'accounts') as a("memberId" uuid, points int, owed int, "lastPosition" int)
  where member_points.member_id = a."memberId"
  returning 1
)
select (select count(*)::int from accounts) as accounts, (select count(*)::int from old_lots) as lots`;

export type StoredEntry = Pick<Entry, 'id' | 'memberId' | 'position' | 'points' | 'balanceAfter' | 'fingerprint'>;

/** The first entry of the command with this key, if it ran before. */
export async function findEntry(sql: Sql, key: string): Promise<StoredEntry | undefined> {
  const [entry] = await sql<StoredEntry>(
    `select id::text, member_id::text as "memberId", position, points, balance_after as "balanceAfter", fingerprint
     from ledger_entry where idempotency_key = $1`,
    key,
  );
  return entry;
}

/** All entries of a command, of one member: what it took away and what it brought. */
export async function sumEntries(
  sql: Sql,
  { memberId, key, reason }: { memberId: string; key: string; reason: Reason },
): Promise<{ taken: number; brought: number; count: number }> {
  const [sums] = await sql<{ taken: number; brought: number; count: number }>(
    `select coalesce(-sum(points) filter (where points < 0), 0)::int as taken,
       coalesce(sum(points) filter (where points > 0), 0)::int as brought, count(*)::int as count
     from ledger_entry where member_id = $1::uuid and reason = $2 and (idempotency_key = $3 or starts_with(idempotency_key, $3 || '#'))`,
    memberId,
    reason,
    key,
  );
  return sums!;
}

/**
 * Ids of the lots that a move's entries made for a member, and of all that these became by later moves: a merge that was undone
 * made lots anew. A move's entries come in pairs, out of a lot and into the next one.
 */
export async function lotsMadeBy(
  sql: Sql,
  { memberId, key, reason }: { memberId: string; key: string; reason: Reason },
): Promise<Set<string>> {
  const rows = await sql<{ id: string }>(
    `with recursive made(id) as (
       select l.id from ledger_entry e join lot l on l.entry_id = e.id and l.member_id = e.member_id
         where e.member_id = $1::uuid and e.reason = $2 and (e.idempotency_key = $3 or starts_with(e.idempotency_key, $3 || '#'))
       union
       select became.id from made
         join lot moved on moved.id = made.id
         join draw d on d.lot_id = moved.id
         join ledger_entry out on out.id = d.entry_id and out.reason in ('merge', 'merge_undone')
         join ledger_entry into_ on into_.idempotency_key = regexp_replace(out.idempotency_key, '#\\d+$', '')
           || '#' || coalesce(substring(out.idempotency_key from '#(\\d+)$')::int, 1) + 1
         join lot became on became.entry_id = into_.id and became.member_id <> moved.member_id
           and became.earned_at = moved.earned_at and became.purchase_id is not distinct from moved.purchase_id
     )
     select id::text from made`,
    memberId,
    reason,
    key,
  );
  return new Set(rows.map(({ id }) => id));
}

// ------------------------------------------------------------------------------------------------------------------- gifts

/**
 * When these members, or those that are part of them now, were welcomed first, and their first purchase that was not given back
 * altogether.
 */
export async function loadWelcome(
  sql: Sql,
  memberIds: readonly string[],
): Promise<{ welcomedAt: Date | null; firstPurchaseAt: Date | null }> {
  const [row] = await sql<{ welcomedAt: Date | null; firstPurchaseAt: Date | null }>(
    `select
       (select min(welcomed_at) from member where id = any($1::text[]::uuid[]) or merged_into_id = any($1::text[]::uuid[]))
         as "welcomedAt",
       (select min(purchased_at) from purchase where member_id = any($1::text[]::uuid[]) and earning_minor > returned_minor)
         as "firstPurchaseAt"`,
    memberIds,
  );
  return row!;
}

export async function saveWelcomed(sql: Sql, memberId: string, welcomedAt: Date | null): Promise<void> {
  await sql(`update member set welcomed_at = $2::timestamptz where id = $1::uuid`, memberId, welcomedAt?.toISOString() ?? null);
}

// ------------------------------------------------------------------------------------------------------------------ expiry

/**
 * Locks up to `most` members who have lots to expire and reads those lots.
 *
 * @param locked.skip leaves members aside who are locked by somebody else, instead of waiting
 */
export async function openAccountsDue(
  sql: Sql,
  { now, most, skip }: { now: Date; most: number; skip: boolean },
): Promise<Account[]> {
  const rows = await sql<PointsRow>(
    `select member_id::text as "memberId", points, owed, last_position as "lastPosition" from member_points
     where member_id in (
       select member_id from (select member_id from lot where remaining > 0 and expires_at <= $1::timestamptz
         order by expires_at limit $2::int) due)
     order by member_id for update ${skip ? 'skip locked' : ''}`,
    now.toISOString(),
    most,
  );
  if (rows.length === 0) return [];
  const lots = await sql<Lot & { memberId: string }>(
    `select l.member_id::text as "memberId", l.id::text, e.reason as origin, l.purchase_id::text as "purchaseId", l.granted,
       l.remaining, l.available_at as "availableAt", l.expires_at as "expiresAt", l.qualifying, l.earned_at as "earnedAt"
     from lot l join ledger_entry e on e.id = l.entry_id
     where l.member_id = any($1::text[]::uuid[]) and l.remaining > 0 and l.expires_at <= $2::timestamptz
     order by l.expires_at, l.earned_at, l.id`,
    rows.map(({ memberId }) => memberId),
    now.toISOString(),
  );
  const byMember = Map.groupBy(lots, ({ memberId }) => memberId);
  return rows.map((row) =>
    openedAccount({ ...row, lots: (byMember.get(row.memberId) ?? []).map(({ memberId: _, ...lot }) => lot) }),
  );
}
