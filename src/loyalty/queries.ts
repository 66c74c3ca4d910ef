import type { Sql } from '../store/sql.ts';
import type { EntryKind, Reason } from './ledger.ts';
import type { Localised } from './rewards.ts';
import type { VoucherState } from './stored-rewards.ts';

// What answers and checks read. What commands read under their locks is in store.ts and beside it.

/** The purchase that a line of the ledger is about. `earningMinor` is what earned, before returns; minor units. */
export type LinePurchase = { shopName: string; shopKind: 'store' | 'web'; earningMinor: number; currency: string };

/** The reward that a line is about, and what became of its voucher. */
export type LineReward = { title: Localised; voucher: VoucherState };

/** A movement of points as people are told of it. */
export type PointsLine = {
  kind: EntryKind;
  reason: Reason;
  points: number;
  occurredAt: Date;
  purchase: LinePurchase | null;
  /** Of what was spent, or came back. */
  reward?: LineReward;
  /** Not taken, only set aside until the member says yes, or until this instant. */
  reservedUntil?: Date;
};

export type Contribution = PointsLine & { position: number };

type ContributionRow = Omit<Contribution, 'purchase' | 'reward'> & {
  [Key in keyof LinePurchase]: LinePurchase[Key] | null;
} & RewardRow;
type RewardRow = { title: Localised | null; voucher: VoucherState | null };

/** The voucher of an entry `e` that has to do with one: its redemption stands in the entry's key. */
const REWARD_COLUMNS = 'v.title, v.state::text as voucher';
const REWARD_JOIN = `left join voucher v on v.redemption_id =
  case when e.reason in ('redemption', 'redemption_returned') then split_part(split_part(e.idempotency_key, ':', 2), '#', 1)::uuid end`;

const withReward = <Row extends RewardRow>({ title, voucher, ...line }: Row) => ({
  ...line,
  ...(title !== null && voucher !== null && { reward: { title, voucher } }),
});

const PURCHASE_COLUMNS = `s.name as "shopName", s.kind::text as "shopKind", p.earning_minor::float8 as "earningMinor",
  p.currency::text as currency`;

const withPurchase = <Row extends { [Key in keyof LinePurchase]: LinePurchase[Key] | null }>(row: Row) => {
  const { shopName, shopKind, earningMinor, currency, ...line } = row;
  const purchase =
    shopName === null || shopKind === null || earningMinor === null || currency === null
      ? null
      : { shopName, shopKind, earningMinor, currency };
  return { ...line, purchase };
};

/**
 * What each entry up to `position` did to the points that could be spent at `at`, in the order of the ledger: its movements on
 * lots that were available then. Entries that did nothing to them are left out.
 */
export async function loadContributions(
  sql: Sql,
  { memberId, position, at }: { memberId: string; position: number; at: Date },
): Promise<Contribution[]> {
  const rows = await sql<ContributionRow>(
    `select e.position, e.kind::text, e.reason, e.occurred_at as "occurredAt", c.points, ${PURCHASE_COLUMNS}, ${REWARD_COLUMNS}
     from ledger_entry e
     cross join lateral (
       select (coalesce((select l.granted from lot l where l.entry_id = e.id and l.available_at <= $3::timestamptz), 0)
         - coalesce((select sum(d.points) from draw d join lot l on l.id = d.lot_id
             where d.entry_id = e.id and l.available_at <= $3::timestamptz), 0))::int as points) c
     left join purchase p on p.id = e.purchase_id
     left join shop s on s.id = p.shop_id
     ${REWARD_JOIN}
     where e.member_id = $1::uuid and e.position <= $2::int and c.points <> 0
     order by e.position`,
    memberId,
    position,
    at.toISOString(),
  );
  return rows.map((row) => withReward(withPurchase(row)));
}

/** What stands between those contributions and what could be spent: points at their end by then, debt, and what was set aside. */
export async function loadShadows(
  sql: Sql,
  { memberId, position, at }: { memberId: string; position: number; at: Date },
): Promise<{ expired: { expiresAt: Date; points: number }[]; owed: number; reserved: ReservedThen[] }> {
  const [row] = await sql<{
    expired: { expiresAt: string; points: number }[] | null;
    owed: number;
    reserved: { title: Localised; points: number; at: string; until: string }[] | null;
  }>(
    `with lots as (
       select l.available_at, l.expires_at, l.granted - coalesce((select sum(d.points) from draw d
         join ledger_entry de on de.id = d.entry_id where d.lot_id = l.id and de.position <= $2::int), 0) as remaining
       from ledger_entry e join lot l on l.entry_id = e.id
       where e.member_id = $1::uuid and e.position <= $2::int
     )
     select (
       select jsonb_agg(jsonb_build_object('expiresAt', expires_at, 'points', points) order by expires_at)
       from (select expires_at, sum(remaining)::int as points from lots
         where remaining > 0 and available_at <= $3::timestamptz and expires_at <= $3::timestamptz group by expires_at) ended
     ) as expired,
     (coalesce((select sum(remaining) from lots), 0) - coalesce((select balance_after from ledger_entry
       where member_id = $1::uuid and position = $2::int), 0))::int as owed,
     (select jsonb_agg(jsonb_build_object('title', r.name, 'points', d.points, 'at', d.reserved_at, 'until', d.ends_at) order by d.id)
       from redemption d join reward r on r.id = d.reward_id
       where d.member_id = $1::uuid and d.reserved_at <= $3::timestamptz
         and least(d.ends_at, coalesce(d.settled_at, d.ends_at)) > $3::timestamptz) as reserved`,
    memberId,
    position,
    at.toISOString(),
  );
  return {
    expired: (row!.expired ?? []).map(({ expiresAt, points }) => ({ expiresAt: new Date(expiresAt), points })),
    owed: row!.owed,
    reserved: (row!.reserved ?? []).map(({ title, points, at: from, until }) => ({
      title,
      points,
      at: new Date(from),
      until: new Date(until),
    })),
  };
}

/** Points that were set aside for a reward then. */
export type ReservedThen = { title: Localised; points: number; at: Date; until: Date };

export type HistoryLine = PointsLine & {
  /** Of the oldest entry in the line: the next page begins before it. */
  position: number;
  balanceAfter: number;
  /** When its points can be spent; null while they wait for the first purchase; absent when it grants none. */
  availableAt?: Date | null;
  /** Why, in the words of whoever made it by hand. */
  note: string | null;
};

/**
 * The ledger, newest first. Entries that belong together (all that expired at one time, all that a merge brought) are one line,
 * left out when they come to nothing.
 */
export async function loadHistory(
  sql: Sql,
  { memberId, before, limit }: { memberId: string; before?: number; limit: number },
): Promise<HistoryLine[]> {
  const rows = await sql<
    Omit<HistoryLine, 'purchase' | 'availableAt' | 'reward'> & ContributionRow & { grants: boolean; availableAt: Date | null }
  >(
    `with entries as (
       select e.*, e.reason in ('expiry', 'merge', 'merge_undone', 'redemption_returned')
         and lag(e.reason) over w = e.reason and lag(e.occurred_at) over w = e.occurred_at as goes_on
       from ledger_entry e where e.member_id = $1::uuid window w as (order by e.position)
     ),
     numbered as (select *, count(*) filter (where goes_on is not true) over (order by position) as line from entries),
     lines as (
       select min(position) as position, max(position) as last_position, sum(points)::int as points, count(*) as entries
       from numbered where position < coalesce($2::int, 2147483647)
       group by line having sum(points) <> 0 order by 2 desc limit $3::int
     )
     select li.position, e.kind::text, e.reason, li.points, e.balance_after as "balanceAfter", e.occurred_at as "occurredAt", e.note,
       l.id is not null as grants, l.available_at as "availableAt", ${PURCHASE_COLUMNS}, ${REWARD_COLUMNS}
     from lines li
     join ledger_entry e on e.member_id = $1::uuid and e.position = li.last_position
     left join lot l on l.entry_id = e.id and li.entries = 1
     left join purchase p on p.id = e.purchase_id and li.entries = 1
     left join shop s on s.id = p.shop_id
     ${REWARD_JOIN}
     order by li.position desc`,
    memberId,
    before ?? null,
    limit,
  );
  return rows.map(({ grants, availableAt, ...row }) => ({ ...withReward(withPurchase(row)), ...(grants && { availableAt }) }));
}

export type PointsFacts = {
  /** The position of the newest entry; 0 for an empty ledger. */
  position: number;
  owed: number;
  spendable: number;
  /** Waiting for the end of a return period. */
  pending: number;
  /** Waiting for the first purchase. */
  waiting: number;
  /** The next points to become spendable; `earnedAt` is when the earliest of them was earned. */
  nextAvailable?: { points: number; at: Date; earnedAt: Date };
  /** The next points to expire; `at` is the first instant at which they are gone. */
  nextExpiry?: { points: number; at: Date };
  /** Points on purchases since `tierSince`, which decide the tier. */
  qualifying: number;
};

/** As `member_facts` counts them, which chat reads too: one definition of what can be spent. */
export async function loadFacts(sql: Sql, memberId: string, now: Date, tierSince: Date): Promise<PointsFacts | undefined> {
  const [row] = await sql<{
    position: number;
    owed: number;
    spendable: number;
    pending: number;
    waiting: number;
    qualifying: number;
    availableAt: Date | null;
    availablePoints: number | null;
    availableEarnedAt: Date | null;
    expiryAt: Date | null;
    expiryPoints: number | null;
  }>(
    `select ledger_position as position, owed, spendable::int, pending::int, waiting::int, qualifying::int,
       next_available_at as "availableAt", next_available_points::int as "availablePoints",
       next_available_earned_at as "availableEarnedAt", next_expiry_at as "expiryAt", next_expiry_points::int as "expiryPoints"
     from member_facts($1::uuid, $2::timestamptz, $3::timestamptz)`,
    memberId,
    now.toISOString(),
    tierSince.toISOString(),
  );
  if (!row) return undefined;
  const { availableAt, availablePoints, availableEarnedAt, expiryAt, expiryPoints, ...facts } = row;
  return {
    ...facts,
    ...(availableAt && { nextAvailable: { points: availablePoints!, at: availableAt, earnedAt: availableEarnedAt! } }),
    ...(expiryAt && { nextExpiry: { points: expiryPoints!, at: expiryAt } }),
  };
}

export type FeedState = {
  code: string;
  kind: 'shop' | 'web' | 'import';
  shopName: string | null;
  /** Every purchase before it is counted; null until the first delivery. */
  countedUntil: Date | null;
  /** Null for a feed that is never late. */
  lateAfterHours: number | null;
};

export async function loadFeedStates(sql: Sql): Promise<FeedState[]> {
  return await sql<FeedState>(
    `select f.code, f.kind::text, s.name as "shopName", f.counted_until as "countedUntil", f.late_after_hours as "lateAfterHours"
     from feed f left join shop s on s.id = f.shop_id order by f.code`,
  );
}

export type LedgerFault = { memberNumber: string; what: string; stored: number | null; computed: number | null };

/** At most `limit` of what does not add up. Each check compares two ways of knowing the same thing, in one pass. */
export async function findLedgerFaults(sql: Sql, limit: number): Promise<LedgerFault[]> {
  const faults: LedgerFault[] = [];
  for (const check of CHECKS) {
    if (faults.length >= limit) break;
    faults.push(
      ...(await sql<LedgerFault>(
        `select m.number as "memberNumber", c.what, c.stored::float8 as stored, c.computed::float8 as computed
         from (${check}) c join member m on m.id = c.member_id order by m.number, c.what limit $1::int`,
        limit - faults.length,
      )),
    );
  }
  return faults;
}

/** Rewards of which more or fewer count as given than there are vouchers that were not given back. */
export async function findStockFaults(sql: Sql, limit: number): Promise<{ code: string; stored: number; computed: number }[]> {
  return await sql<{ code: string; stored: number; computed: number }>(
    `select r.code, r.given as stored, count(v.id)::int as computed
     from reward r left join redemption d on d.reward_id = r.id and d.state = 'posted'
     left join voucher v on v.redemption_id = d.id and v.state <> 'given_back'
     group by r.id having r.given <> count(v.id) order by r.code limit $1::int`,
    limit,
  );
}

export async function countLedger(sql: Sql): Promise<{ members: number; entries: number; lots: number }> {
  const [counts] = await sql<{ members: number; entries: number; lots: number }>(
    `select (select count(*) from member_points)::float8 as members, (select count(*) from ledger_entry)::float8 as entries,
       (select count(*) from lot)::float8 as lots`,
  );
  return counts!;
}

/** Each gives rows (member_id, what, stored, computed); `what` is a word of `ledger-check.ts`. */
const CHECKS = [
  // Entries: their balances follow from each other, their positions have no gaps, and the member's row knows their end and sum.
  `with chained as (
     select member_id, position, points, balance_after,
       row_number() over w as place, sum(points) over (partition by member_id order by position) as running
     from ledger_entry window w as (partition by member_id order by position)
   ),
   ends as (
     select member_id, count(*) as entries, sum(points) as points,
       min(position) filter (where position <> place) as gap,
       min(position) filter (where balance_after <> running) as broken
     from chained group by member_id
   )
   select member_id, f.what, f.stored, f.computed
   from ends full join member_points mp using (member_id)
   cross join lateral (values
     ('points', mp.points::bigint, coalesce(ends.points, 0), mp.points is distinct from coalesce(ends.points, 0)),
     ('last_position', mp.last_position::bigint, coalesce(ends.entries, 0), mp.last_position is distinct from coalesce(ends.entries, 0)),
     ('gap', ends.gap::bigint, null, ends.gap is not null),
     ('balance_after', ends.broken::bigint, null, ends.broken is not null)
   ) as f(what, stored, computed, is_fault)
   where f.is_fault`,
  // Lots: what is left is what was granted less what was drawn.
  `select l.member_id, 'remaining' as what, sum(l.remaining) as stored, sum(l.granted - coalesce(d.points, 0)) as computed
   from lot l left join (select lot_id, sum(points) as points from draw group by lot_id) d on d.lot_id = l.id
   where l.remaining <> l.granted - coalesce(d.points, 0)
   group by l.member_id`,
  // Lots and balance: all that is left, less what is owed.
  `select member_id, f.what, f.stored, f.computed
   from (select member_id, sum(remaining) as remaining from lot group by member_id) lots
   full join member_points mp using (member_id)
   cross join lateral (values
     ('lots', mp.points::bigint, coalesce(lots.remaining, 0) - coalesce(mp.owed, 0),
       mp.points is distinct from coalesce(lots.remaining, 0) - coalesce(mp.owed, 0))
   ) as f(what, stored, computed, is_fault)
   where f.is_fault`,
  // Debt: when the newest entry was made, whoever owed had nothing left but what was expired or waits for a purchase.
  `select mp.member_id, 'owed' as what, max(mp.owed) as stored, sum(l.remaining) as computed
   from member_points mp
   join ledger_entry e on e.member_id = mp.member_id and e.position = mp.last_position
   join lot l on l.member_id = mp.member_id and l.remaining > 0 and l.available_at is not null
     and (l.expires_at is null or l.expires_at > e.recorded_at)
   where mp.owed > 0 group by mp.member_id`,
  // Reservations: what is set aside is the sum of what waits, and what was taken is the sum of the entries that took it.
  `select mp.member_id, f.what, f.stored, f.computed
   from member_points mp
   left join (select member_id, coalesce(sum(points) filter (where state = 'reserved'), 0) as reserved,
       coalesce(sum(points) filter (where state = 'posted'), 0) as posted from redemption group by member_id) d using (member_id)
   left join (select member_id, -sum(points) as taken from ledger_entry where reason = 'redemption' group by member_id) e using (member_id)
   cross join lateral (values
     ('reserved', mp.reserved::bigint, coalesce(d.reserved, 0), mp.reserved is distinct from coalesce(d.reserved, 0)::int),
     ('redeemed', coalesce(d.posted, 0), coalesce(e.taken, 0), coalesce(d.posted, 0) <> coalesce(e.taken, 0))
   ) as f(what, stored, computed, is_fault)
   where f.is_fault`,
  // Vouchers: each posted redemption has one, and only one that was given back has points that came back.
  `select d.member_id, 'voucher' as what, count(*) as stored, null::bigint as computed
   from redemption d left join voucher v on v.redemption_id = d.id
   where (d.state = 'posted') <> (v.id is not null)
     or (v.state <> 'given_back' and exists (select from ledger_entry e where e.idempotency_key = 'redeem-returned:' || d.id))
   group by d.member_id`,
  // Each entry moves lots of its own member.
  `select e.member_id, 'foreign_lot' as what, count(*) as stored, null::bigint as computed
   from draw d join ledger_entry e on e.id = d.entry_id join lot l on l.id = d.lot_id
   where l.member_id <> e.member_id group by e.member_id
   union all
   select l.member_id, 'foreign_lot', count(*), null from lot l join ledger_entry e on e.id = l.entry_id
   where l.member_id <> e.member_id group by l.member_id`,
];

/** Goods of one kind on one receipt that a member bought and has not given back. */
export type BoughtProduct = { purchaseId: string; productCode: string; at: Date; shopName: string };

/** What a member bought since an instant, the newest first: of each product on each receipt, whatever is left after returns. */
export async function loadBought(sql: Sql, memberId: string, since: Date): Promise<BoughtProduct[]> {
  return await sql<BoughtProduct>(
    `select p.id::text as "purchaseId", l.product_code as "productCode", p.purchased_at as at, s.name as "shopName"
     from purchase p join shop s on s.id = p.shop_id
     join purchase_line l on l.purchase_id = p.id and l.kind = 'sale' and l.quantity > 0
     where p.member_id = $1::uuid and p.purchased_at >= $2::timestamptz
       and l.quantity > coalesce(
         (select sum(r.quantity) from line_return r where r.sale_purchase_id = l.purchase_id and r.sale_line = l.line), 0)
     group by p.id, l.product_code, s.name order by p.purchased_at desc, p.id, l.product_code`,
    memberId,
    since.toISOString(),
  );
}

/** Receipts by their ids, the oldest first, for "which purchases were looked at". */
export async function loadPurchasesById(
  sql: Sql,
  memberId: string,
  purchaseIds: readonly string[],
): Promise<{ id: string; at: Date; shopName: string }[]> {
  return await sql<{ id: string; at: Date; shopName: string }>(
    `select p.id::text, p.purchased_at as at, s.name as "shopName" from purchase p join shop s on s.id = p.shop_id
     where p.id = any($2::text[]::uuid[]) and p.member_id = $1::uuid order by p.purchased_at, p.id`,
    memberId,
    purchaseIds,
  );
}
