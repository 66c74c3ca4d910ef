import assert from 'node:assert/strict';
import { newId } from '../shared/ids.ts';
import type { Sql } from '../store/sql.ts';
import type { RewardDraft } from './reward-file.ts';
import type { Localised, Reward } from './rewards.ts';

// ------------------------------------------------------------------------------------------------------------ the catalogue

/** `$1` is the instant at which reservations count. */
const REWARD = `r.id::text, r.code, r.name, r.phrase, r.description, r.points, r.stock, r.given,
  (select count(*)::int from redemption d where d.reward_id = r.id and d.state = 'reserved' and d.ends_at > $1::timestamptz) as reserved,
  r.valid_from::text as "validFrom", r.valid_until::text as "validUntil", r.tier, r.voucher_days as "voucherDays", r.returnable, r.active`;

export async function loadRewards(sql: Sql, now: Date): Promise<Reward[]> {
  return await sql<Reward>(`select ${REWARD} from reward r order by r.points, r.code`, now.toISOString());
}

export async function findReward(sql: Sql, rewardId: string, now: Date): Promise<Reward | undefined> {
  return (await sql<Reward>(`select ${REWARD} from reward r where r.id = $2::uuid`, now.toISOString(), rewardId))[0];
}

/** Whoever gives or sets aside a reward holds its row: so the last one is given once. Members' points are locked before it. */
export async function lockReward(sql: Sql, rewardId: string, now: Date): Promise<Reward | undefined> {
  await sql('select 1 from reward where id = $1::uuid for update', rewardId);
  // A statement of its own: what it counts was committed before the lock was ours.
  return await findReward(sql, rewardId, now);
}

export async function changeGiven(sql: Sql, rewardId: string, by: 1 | -1): Promise<void> {
  await sql('update reward set given = given + $2::int where id = $1::uuid', rewardId, by);
}

export type RewardsImported = { added: string[]; changed: string[]; unchanged: string[]; notInFile: string[] };

/** Writes the rewards of a file. Nobody gives any meanwhile. @returns which have been given more often than their new stock */
export async function saveRewards(
  sql: Sql,
  drafts: readonly RewardDraft[],
  now: Date,
): Promise<RewardsImported | { overdrawn: { code: string; given: number }[] }> {
  await sql('lock table reward in share row exclusive mode');
  const known = new Map((await loadRewards(sql, now)).map((reward) => [reward.code, reward]));
  const overdrawn = drafts.flatMap(({ code, stock }) => {
    const given = known.get(code)?.given ?? 0;
    return stock !== undefined && given > stock ? [{ code, given }] : [];
  });
  if (overdrawn.length > 0) return { overdrawn };
  const rows = drafts.map((draft) => ({
    id: known.get(draft.code)?.id ?? newId(now.getTime()),
    code: draft.code,
    name: draft.name,
    phrase: draft.phrase ?? null,
    description: draft.description ?? null,
    points: draft.points,
    stock: draft.stock ?? null,
    validFrom: draft.from ?? null,
    validUntil: draft.until ?? null,
    tier: draft.tier ?? null,
    voucherDays: draft.voucherDays,
    returnable: draft.returnable,
    active: draft.active,
  }));
  const written = await sql<{ code: string }>(
    `insert into reward as r (id, code, name, phrase, description, points, stock, valid_from, valid_until, tier, voucher_days,
       returnable, active, updated_at)
     select n.id, n.code, n.name, n.phrase, n.description, n.points, n.stock, n."validFrom",
       n."validUntil", n.tier, n."voucherDays", n.returnable, n.active, $2::timestamptz
     from jsonb_to_recordset($1::jsonb) as n(id uuid, code text, name jsonb, phrase jsonb, description jsonb, points int, stock int,
       "validFrom" date, "validUntil" date, tier text, "voucherDays" int, returnable boolean, active boolean)
     on conflict (code) do update set name = excluded.name, phrase = excluded.phrase, description = excluded.description,
       points = excluded.points, stock = excluded.stock, valid_from = excluded.valid_from, valid_until = excluded.valid_until,
       tier = excluded.tier, voucher_days = excluded.voucher_days, returnable = excluded.returnable, active = excluded.active,
       updated_at = excluded.updated_at
     where (r.name, r.points, r.voucher_days, r.returnable, r.active) <> (excluded.name, excluded.points, excluded.voucher_days,
         excluded.returnable, excluded.active)
       or r.phrase is distinct from excluded.phrase or r.description is distinct from excluded.description
       or r.stock is distinct from excluded.stock or r.valid_from is distinct from excluded.valid_from
       or r.valid_until is distinct from excluded.valid_until or r.tier is distinct from excluded.tier
     returning r.code`,
    JSON.stringify(rows),
    now.toISOString(),
  );
  const touched = new Set(written.map(({ code }) => code));
  const codes = drafts.map(({ code }) => code);
  return {
    added: codes.filter((code) => !known.has(code)),
    changed: codes.filter((code) => known.has(code) && touched.has(code)),
    unchanged: codes.filter((code) => known.has(code) && !touched.has(code)),
    notInFile: [...known.keys()].filter((code) => !codes.includes(code)),
  };
}

// -------------------------------------------------------------------------------------------------------------- redemptions

/** Why a reservation came to nothing. */
export type VoidReason =
  | 'declined'
  | 'ended'
  /** The member chose something else. */
  | 'replaced'
  /** Points expired or went back with a return meanwhile. */
  | 'short'
  | 'sold_out'
  /** The membership became part of another one, and its points moved there. */
  | 'merged'
  /** The member asked to be forgotten. */
  | 'erased';

export type StoredRedemption = {
  id: string;
  memberId: string;
  rewardId: string;
  points: number;
  state: 'reserved' | 'posted' | 'voided';
  fingerprint: string;
  endsAt: Date;
  voidReason: VoidReason | null;
};

const REDEMPTION = `d.id::text, d.member_id::text as "memberId", d.reward_id::text as "rewardId", d.points, d.state::text, d.fingerprint,
  d.ends_at as "endsAt", d.void_reason as "voidReason"`;

export async function findRedemptionByKey(sql: Sql, key: string): Promise<StoredRedemption | undefined> {
  return (await sql<StoredRedemption>(`select ${REDEMPTION} from redemption d where d.idempotency_key = $1`, key))[0];
}

/** What changes it holds its member's points, so this is the newest where they are locked. */
export async function findRedemption(sql: Sql, redemptionId: string): Promise<StoredRedemption | undefined> {
  return (await sql<StoredRedemption>(`select ${REDEMPTION} from redemption d where d.id = $1::uuid`, redemptionId))[0];
}

/** Sets points and one of a reward aside. The member's points and the reward are locked. */
export async function insertRedemption(
  sql: Sql,
  redemption: Omit<StoredRedemption, 'state' | 'voidReason'> & { key: string; reservedAt: Date },
): Promise<void> {
  await sql(
    `with reserved as (
       insert into redemption (id, member_id, reward_id, points, idempotency_key, fingerprint, reserved_at, ends_at)
       values ($1::uuid, $2::uuid, $3::uuid, $4::int, $5, $6, $7::timestamptz, $8::timestamptz)
     ) update member_points set reserved = reserved + $4::int where member_id = $2::uuid`,
    redemption.id,
    redemption.memberId,
    redemption.rewardId,
    redemption.points,
    redemption.key,
    redemption.fingerprint,
    redemption.reservedAt.toISOString(),
    redemption.endsAt.toISOString(),
  );
}

/** The reservation is over, one way or the other. The member's points are locked. */
export async function settleRedemption(
  sql: Sql,
  { id, memberId, points }: Pick<StoredRedemption, 'id' | 'memberId' | 'points'>,
  end: { state: 'posted' } | { state: 'voided'; reason: VoidReason },
  now: Date,
): Promise<void> {
  const [settled] = await sql<{ count: number }>(
    `with settled as (
       update redemption set state = $4::redemption_state, void_reason = $5, settled_at = least($6::timestamptz, ends_at)
       where id = $1::uuid and state = 'reserved' returning 1
     ), freed as (
       update member_points set reserved = reserved - $3::int where member_id = $2::uuid and exists (select from settled)
     ) select count(*)::int as count from settled`,
    id,
    memberId,
    points,
    end.state,
    end.state === 'voided' ? end.reason : null,
    now.toISOString(),
  );
  assert.equal(settled?.count, 1, 'a reservation is settled once');
}

/** Voids a member's reservations: those whose end has come, or all. Their points are locked. @returns how many */
export async function voidReservations(
  sql: Sql,
  memberId: string,
  reason: VoidReason,
  { now, all }: { now: Date; all: boolean },
): Promise<number> {
  const [voided] = await sql<{ count: number }>(
    `with voided as (
       update redemption set state = 'voided', void_reason = case when ends_at <= $3::timestamptz then 'ended' else $2 end,
         settled_at = least($3::timestamptz, ends_at)
       where member_id = $1::uuid and state = 'reserved' and ($4::boolean or ends_at <= $3::timestamptz) returning points
     ), freed as (
       update member_points set reserved = reserved - (select sum(points) from voided)
       where member_id = $1::uuid and exists (select from voided)
     ) select count(*)::int as count from voided`,
    memberId,
    reason,
    now.toISOString(),
    all,
  );
  return voided!.count;
}

/** Voids up to `most` reservations whose end has come, of members whom nobody else holds. @returns how many */
export async function voidEnded(sql: Sql, { now, most }: { now: Date; most: number }): Promise<number> {
  const members = await sql<{ memberId: string }>(
    `select member_id::text as "memberId" from member_points where member_id in (
       select member_id from redemption where state = 'reserved' and ends_at <= $1::timestamptz order by ends_at limit $2::int)
     order by member_id for update skip locked`,
    now.toISOString(),
    most,
  );
  const [voided] = await sql<{ count: number }>(
    `with voided as (
       update redemption set state = 'voided', void_reason = 'ended', settled_at = ends_at
       where member_id = any($1::text[]::uuid[]) and state = 'reserved' and ends_at <= $2::timestamptz returning member_id, points
     ), freed as (
       update member_points p set reserved = p.reserved - v.points
       from (select member_id, sum(points) as points from voided group by member_id) v where p.member_id = v.member_id
     ) select count(*)::int as count from voided`,
    members.map(({ memberId }) => memberId),
    now.toISOString(),
  );
  return voided!.count;
}

/** What a member has set aside at `now`. */
export async function reservedPoints(sql: Sql, memberId: string, now: Date): Promise<number> {
  const [row] = await sql<{ points: number }>(
    'select reserved_points($1::uuid, $2::timestamptz)::int as points',
    memberId,
    now.toISOString(),
  );
  return row!.points;
}

/** What a redemption took, lot by lot, with what each lot says of its points. */
export type RedeemedLot = {
  points: number;
  purchaseId: string | null;
  availableAt: Date;
  expiresAt: Date | null;
  earnedAt: Date;
};

export async function loadRedeemedLots(sql: Sql, entryKey: string): Promise<RedeemedLot[]> {
  return await sql<RedeemedLot>(
    `select d.points, l.purchase_id::text as "purchaseId", l.available_at as "availableAt", l.expires_at as "expiresAt",
       l.earned_at as "earnedAt"
     from ledger_entry e join draw d on d.entry_id = e.id join lot l on l.id = d.lot_id
     where e.idempotency_key = $1 order by l.expires_at nulls last, l.earned_at, l.id`,
    entryKey,
  );
}

// ----------------------------------------------------------------------------------------------------------------- vouchers

export type VoucherState = 'issued' | 'used' | 'given_back' | 'expired';

export type Voucher = {
  id: string;
  /** Without hyphens; `formatCode` groups it. */
  code: string;
  memberId: string;
  redemptionId: string | null;
  rewardId: string | null;
  /** The points that were paid; null for one that cost none. */
  points: number | null;
  title: Localised;
  returnable: boolean;
  state: VoucherState;
  issuedAt: Date;
  /** The first instant at which it cannot be used any more. */
  expiresAt: Date;
  /** When it was used or given back, or its end; null while it can be used. */
  settledAt: Date | null;
  /** Where it was used. */
  shopCode: string | null;
  shopName: string | null;
  settleKey: string | null;
  fingerprint: string | null;
};

const VOUCHER = `v.id::text, v.code, v.member_id::text as "memberId", v.redemption_id::text as "redemptionId",
  d.reward_id::text as "rewardId", d.points, v.title, v.returnable, v.state::text, v.issued_at as "issuedAt",
  v.expires_at as "expiresAt", v.settled_at as "settledAt", s.code as "shopCode", s.name as "shopName",
  v.settle_key as "settleKey", v.fingerprint`;
const VOUCHERS = 'voucher v left join redemption d on d.id = v.redemption_id left join shop s on s.id = v.shop_id';
/** A member and those that became part of them. */
const MEMBERSHIPS = `with recursive membership(id) as (
  select $1::uuid union select m.id from member m join membership on m.merged_into_id = membership.id)`;

export async function findVoucherByCode(sql: Sql, code: string): Promise<Voucher | undefined> {
  return (await sql<Voucher>(`select ${VOUCHER} from ${VOUCHERS} where v.code = $1`, code))[0];
}

export async function findVoucherOfRedemption(sql: Sql, redemptionId: string): Promise<Voucher | undefined> {
  return (await sql<Voucher>(`select ${VOUCHER} from ${VOUCHERS} where v.redemption_id = $1::uuid`, redemptionId))[0];
}

/** A member's own voucher, also one that they got before another membership became part of theirs. */
export async function findVoucherOfMember(
  sql: Sql,
  { memberId, voucherId }: { memberId: string; voucherId: string },
): Promise<Voucher | undefined> {
  const [voucher] = await sql<Voucher>(
    `${MEMBERSHIPS} select ${VOUCHER} from ${VOUCHERS} where v.id = $2::uuid and v.member_id in (select id from membership)`,
    memberId,
    voucherId,
  );
  return voucher;
}

/** A member's vouchers: those that can be used first, the soonest to end before others; then the others, the newest first. */
export async function loadVouchers(
  sql: Sql,
  memberId: string,
  { now, limit, offset }: { now: Date; limit: number; offset: number },
): Promise<Voucher[]> {
  return await sql<Voucher>(
    `${MEMBERSHIPS} select ${VOUCHER} from ${VOUCHERS} where v.member_id in (select id from membership)
     order by v.state = 'issued' and v.expires_at > $2::timestamptz desc,
       case when v.state = 'issued' and v.expires_at > $2::timestamptz then v.expires_at end, v.issued_at desc, v.id desc
     limit $3::int offset $4::int`,
    memberId,
    now.toISOString(),
    limit,
    offset,
  );
}

/** Locks a voucher against everybody who would settle it. @returns it as it is now */
export async function lockVoucher(sql: Sql, voucherId: string): Promise<Voucher> {
  await sql('select 1 from voucher where id = $1::uuid for update', voucherId);
  const [voucher] = await sql<Voucher>(`select ${VOUCHER} from ${VOUCHERS} where v.id = $1::uuid`, voucherId);
  assert(voucher, 'vouchers are not deleted');
  return voucher;
}

export async function insertVoucher(
  sql: Sql,
  voucher: Pick<Voucher, 'id' | 'code' | 'memberId' | 'redemptionId' | 'title' | 'returnable' | 'issuedAt' | 'expiresAt'> & {
    issueKey?: string;
  },
): Promise<void> {
  await sql(
    `insert into voucher (id, code, member_id, redemption_id, title, returnable, issued_at, expires_at, issue_key)
     values ($1::uuid, $2, $3::uuid, $4::uuid, $5::jsonb, $6::boolean, $7::timestamptz, $8::timestamptz, $9)`,
    voucher.id,
    voucher.code,
    voucher.memberId,
    voucher.redemptionId,
    JSON.stringify(voucher.title),
    voucher.returnable,
    voucher.issuedAt.toISOString(),
    voucher.expiresAt.toISOString(),
    voucher.issueKey ?? null,
  );
}

/** Ends a voucher that is locked and can be used. */
export async function settleVoucher(
  sql: Sql,
  voucherId: string,
  end: { state: 'used'; shopId: string; key: string; fingerprint: string } | { state: 'given_back' },
  now: Date,
): Promise<void> {
  const [shopId, key, fingerprint] = end.state === 'used' ? [end.shopId, end.key, end.fingerprint] : [null, null, null];
  await sql(
    `update voucher set state = $2::voucher_state, settled_at = $3::timestamptz, shop_id = $4::uuid, settle_key = $5, fingerprint = $6
     where id = $1::uuid`,
    voucherId,
    end.state,
    now.toISOString(),
    shopId,
    key,
    fingerprint,
  );
}

export async function findVoucherIssuedUnder(sql: Sql, key: string): Promise<Voucher | undefined> {
  return (await sql<Voucher>(`select ${VOUCHER} from ${VOUCHERS} where v.issue_key = $1`, key))[0];
}

export async function findVoucherUsedUnder(sql: Sql, key: string): Promise<Voucher | undefined> {
  return (await sql<Voucher>(`select ${VOUCHER} from ${VOUCHERS} where v.settle_key = $1`, key))[0];
}

export async function findShop(sql: Sql, code: string): Promise<{ id: string; code: string; name: string } | undefined> {
  return (
    await sql<{ id: string; code: string; name: string }>('select id::text, code, name from shop where code = $1', code)
  )[0];
}

/** Ends vouchers whose end has come, at that end. @returns how many */
export async function expireIssued(sql: Sql, now: Date): Promise<number> {
  const [expired] = await sql<{ count: number }>(
    `with expired as (
       update voucher set state = 'expired', settled_at = expires_at where state = 'issued' and expires_at <= $1::timestamptz returning 1
     ) select count(*)::int as count from expired`,
    now.toISOString(),
  );
  return expired!.count;
}

/** Ends what these members could still use. @returns how many */
export async function endVouchers(sql: Sql, memberIds: readonly string[], now: Date): Promise<number> {
  const [ended] = await sql<{ count: number }>(
    `with ended as (
       update voucher set state = 'expired', settled_at = $2::timestamptz
       where member_id = any($1::text[]::uuid[]) and state = 'issued' returning 1
     ) select count(*)::int as count from ended`,
    memberIds,
    now.toISOString(),
  );
  return ended!.count;
}
