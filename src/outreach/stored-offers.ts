import { newId } from '../shared/ids.ts';
import type { Sql } from '../store/sql.ts';
import type { OfferDrafts } from './offer-file.ts';
import type { OfferHistory, OfferReason } from './offer-ranking.ts';
import type { Offer, OfferGroup } from './offers.ts';

const OFFER = `o.id::text, o.code, o.title, o.phrase, o.terms, o.segment, o.valid_from::text as "validFrom",
  o.valid_until::text as "validUntil", o.stock, o.taken, o.per_member as "perMember", o.voucher_days as "voucherDays", o.returnable,
  o.active, case when g.code is not null then
    jsonb_build_object('code', g.code, 'name', g.name, 'products', g.products, 'restDays', g.rest_days) end as "group"`;
const OFFERS = 'offer o left join offer_group g on g.code = o.group_code';
/** A member and those that became part of them: what they took and refused counts for the person. */
const MEMBERSHIPS = `with recursive membership(id) as (
  select $1::uuid union select m.id from member m join membership on m.merged_into_id = membership.id)`;

export async function loadOffers(sql: Sql): Promise<Offer[]> {
  return await sql<Offer>(`select ${OFFER} from ${OFFERS} order by o.valid_until, o.code`);
}

export async function findOffer(sql: Sql, offerId: string): Promise<Offer | undefined> {
  return (await sql<Offer>(`select ${OFFER} from ${OFFERS} where o.id = $1::uuid`, offerId))[0];
}

/** Whoever takes an offer, or gives one back, holds its row: so the last one is taken once. Members' points are locked before it. */
export async function lockOffer(sql: Sql, offerId: string): Promise<Offer | undefined> {
  await sql('select 1 from offer where id = $1::uuid for update', offerId);
  // A statement of its own: what it reads was committed before the lock was ours.
  return await findOffer(sql, offerId);
}

export async function loadHistory(sql: Sql, memberId: string): Promise<OfferHistory> {
  const refused = await sql<{ offerId: string | null; group: string | null }>(
    `${MEMBERSHIPS} select offer_id::text as "offerId", group_code as "group" from offer_refusal
     where member_id in (select id from membership) and undone_at is null`,
    memberId,
  );
  const taken = await sql<OfferHistory['taken'][number]>(
    `${MEMBERSHIPS} select t.offer_id::text as "offerId", o.group_code as "group", t.taken_at as at
     from offer_take t join offer o on o.id = t.offer_id
     where t.member_id in (select id from membership) and t.returned_at is null order by t.taken_at, t.id`,
    memberId,
  );
  return {
    refused: {
      offerIds: new Set(refused.flatMap(({ offerId }) => offerId ?? [])),
      groups: new Set(refused.flatMap(({ group }) => group ?? [])),
    },
    taken,
  };
}

// -------------------------------------------------------------------------------------------------------------------- shown

/** An offer as one member was shown it. */
export type Shown = { id: string; offerId: string; memberId: string; reason: OfferReason; shownAt: Date };

const SHOWN = `s.id::text, s.offer_id::text as "offerId", s.member_id::text as "memberId", s.reason, s.shown_at as "shownAt"`;

export async function insertShown(sql: Sql, shown: Shown & { pushKey: string | null }): Promise<void> {
  await sql(
    `insert into offer_shown (id, offer_id, member_id, push_key, via, reason, shown_at)
     values ($1::uuid, $2::uuid, $3::uuid, $4::text, case when $4::text is null then 'asked' else 'campaign' end::offer_shown_via, $5::jsonb,
       $6::timestamptz)`,
    shown.id,
    shown.offerId,
    shown.memberId,
    shown.pushKey,
    JSON.stringify(shown.reason),
    shown.shownAt.toISOString(),
  );
}

/** What a campaign has shown a member of an offer, with the key of its message. */
export async function findPushedOffer(
  sql: Sql,
  memberId: string,
  offerId: string,
): Promise<(Shown & { pushKey: string }) | undefined> {
  const [pushed] = await sql<Shown & { pushKey: string }>(
    `${MEMBERSHIPS} select ${SHOWN}, s.push_key as "pushKey" from offer_shown s
     where s.member_id in (select id from membership) and s.offer_id = $2::uuid and s.via = 'campaign' order by s.id limit 1`,
    memberId,
    offerId,
  );
  return pushed;
}

/** What a member was shown, also before another membership became part of theirs. */
export async function findShownTo(sql: Sql, memberId: string, shownId: string): Promise<Shown | undefined> {
  const [shown] = await sql<Shown>(
    `${MEMBERSHIPS} select ${SHOWN} from offer_shown s where s.id = $2::uuid and s.member_id in (select id from membership)`,
    memberId,
    shownId,
  );
  return shown;
}

/** What a member was shown, and what became of it. */
export type ShownOutcome = {
  at: Date;
  title: Readonly<Record<string, string>>;
  /** Asked for, or sent by a campaign. */
  via: 'asked' | 'campaign';
  outcome: 'open' | 'taken' | 'given_back' | 'refused';
};

/** What a member was shown, newest first. */
export async function loadShownOutcomes(sql: Sql, memberId: string, limit: number): Promise<ShownOutcome[]> {
  return await sql<ShownOutcome>(
    `${MEMBERSHIPS} select s.shown_at as at, o.title, s.via::text as via,
       case when t.returned_at is not null then 'given_back' when t.id is not null then 'taken'
         when exists (select from offer_refusal r where r.member_id in (select id from membership) and r.undone_at is null
           and r.refused_at >= s.shown_at and (r.offer_id = o.id or r.group_code = o.group_code)) then 'refused'
         else 'open' end as outcome
     from offer_shown s join offer o on o.id = s.offer_id
     left join lateral (select t.id, t.returned_at from offer_take t where t.shown_id = s.id
       order by t.returned_at is not null, t.id desc limit 1) t on true
     where s.member_id in (select id from membership) order by s.id desc limit $2::int`,
    memberId,
    limit,
  );
}

// -------------------------------------------------------------------------------------------------------------------- taken

export type Take = { id: string; offerId: string; memberId: string; shownId: string; voucherId: string; takenAt: Date };

const TAKE = `t.id::text, t.offer_id::text as "offerId", t.member_id::text as "memberId", t.shown_id::text as "shownId",
  t.voucher_id::text as "voucherId", t.taken_at as "takenAt"`;

/** What was taken of something shown, and not given back. */
export async function findTakeOfShown(sql: Sql, shownId: string): Promise<Take | undefined> {
  return (await sql<Take>(`select ${TAKE} from offer_take t where t.shown_id = $1::uuid and t.returned_at is null`, shownId))[0];
}

/** The newest that a member took of an offer and did not give back. */
export async function findTakeOfOffer(sql: Sql, memberId: string, offerId: string): Promise<Take | undefined> {
  const [take] = await sql<Take>(
    `${MEMBERSHIPS} select ${TAKE} from offer_take t
     where t.member_id in (select id from membership) and t.offer_id = $2::uuid and t.returned_at is null
     order by t.taken_at desc, t.id desc limit 1`,
    memberId,
    offerId,
  );
  return take;
}

export async function findTakeOfVoucher(sql: Sql, voucherId: string): Promise<Take | undefined> {
  return (await sql<Take>(`select ${TAKE} from offer_take t where t.voucher_id = $1::uuid`, voucherId))[0];
}

/** Writes down that an offer was taken, whose row is locked. */
export async function insertTake(sql: Sql, take: Take): Promise<void> {
  await sql(
    `insert into offer_take (id, offer_id, member_id, shown_id, voucher_id, taken_at)
     values ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6::timestamptz)`,
    take.id,
    take.offerId,
    take.memberId,
    take.shownId,
    take.voucherId,
    take.takenAt.toISOString(),
  );
  await sql('update offer set taken = taken + 1 where id = $1::uuid', take.offerId);
}

/** The voucher was given back: the offer, whose row is locked, is there for somebody else. @returns whether it was not before */
export async function returnTake(sql: Sql, take: Pick<Take, 'id' | 'offerId'>, now: Date): Promise<boolean> {
  const returned = await sql<{ id: string }>(
    'update offer_take set returned_at = $2::timestamptz where id = $1::uuid and returned_at is null returning id::text',
    take.id,
    now.toISOString(),
  );
  if (returned.length > 0) await sql('update offer set taken = taken - 1 where id = $1::uuid', take.offerId);
  return returned.length > 0;
}

// ------------------------------------------------------------------------------------------------------------------ refused

/** All kinds of goods. */
export async function loadGroups(sql: Sql): Promise<OfferGroup[]> {
  return await sql<OfferGroup>('select code, name, products, rest_days as "restDays" from offer_group order by code');
}

/** Notes a no that holds from now on. @returns its id, also of one that was there */
export async function insertRefusal(
  sql: Sql,
  refusal: { id: string; memberId: string; offerId: string | null; group: string | null; at: Date },
): Promise<string> {
  const values = [refusal.memberId, refusal.offerId, refusal.group];
  await sql(
    `insert into offer_refusal (member_id, offer_id, group_code, id, refused_at)
     values ($1::uuid, $2::uuid, $3, $4::uuid, $5::timestamptz) on conflict do nothing`,
    ...values,
    refusal.id,
    refusal.at.toISOString(),
  );
  const [holding] = await sql<{ id: string }>(
    `select id::text from offer_refusal where member_id = $1::uuid and undone_at is null
     and offer_id is not distinct from $2::uuid and group_code is not distinct from $3`,
    ...values,
  );
  return holding!.id;
}

/** How many offers about a kind of goods a member said no to, which still holds. */
export async function countRefusedOf(sql: Sql, memberId: string, group: string): Promise<number> {
  const [row] = await sql<{ count: number }>(
    `${MEMBERSHIPS} select count(distinct r.offer_id)::int as count from offer_refusal r join offer o on o.id = r.offer_id
     where r.member_id in (select id from membership) and r.undone_at is null and o.group_code = $2`,
    memberId,
    group,
  );
  return row!.count;
}

/** Takes back all that was said no to in one press, by one of its rows. @returns whether one of theirs held */
export async function undoRefusalOf(sql: Sql, memberId: string, refusalId: string, now: Date): Promise<boolean> {
  const undone = await sql<{ id: string }>(
    `${MEMBERSHIPS} update offer_refusal set undone_at = $3::timestamptz
     where member_id in (select id from membership) and undone_at is null
       and refused_at = (select refused_at from offer_refusal where id = $2::uuid) returning id::text`,
    memberId,
    refusalId,
    now.toISOString(),
  );
  return undone.length > 0;
}

// --------------------------------------------------------------------------------------------------------- files and figures

export type OffersImported = { added: string[]; changed: string[]; unchanged: string[]; notInFile: string[] };

/** Writes the kinds and offers of a file. Nobody takes any meanwhile. @returns which have been taken more often than their new stock */
export async function saveOffers(
  sql: Sql,
  { groups, offers }: OfferDrafts,
  now: Date,
): Promise<OffersImported | { overdrawn: { code: string; taken: number }[] }> {
  await sql('lock table offer in share row exclusive mode');
  const known = new Map((await loadOffers(sql)).map((offer) => [offer.code, offer]));
  const overdrawn = offers.flatMap(({ code, stock }) => {
    const taken = known.get(code)?.taken ?? 0;
    return stock !== undefined && taken > stock ? [{ code, taken }] : [];
  });
  if (overdrawn.length > 0) return { overdrawn };
  const touchedGroups = await saveGroups(sql, groups, now);
  const rows = offers.map((draft) => ({
    ...draft,
    id: known.get(draft.code)?.id ?? newId(now.getTime()),
    about: draft.about ?? null,
    phrase: draft.phrase ?? null,
    terms: draft.terms ?? null,
    for: draft.for ?? null,
    from: draft.from ?? null,
    stock: draft.stock ?? null,
    voucherDays: draft.voucherDays ?? null,
  }));
  const written = await sql<{ code: string }>(
    `insert into offer as o (id, code, group_code, title, phrase, terms, segment, valid_from, valid_until, stock, per_member,
       voucher_days, returnable, active, updated_at)
     select n.id, n.code, n.about, n.title, n.phrase, n.terms, n."for", n."from", n.until, n.stock, n."perMember", n."voucherDays",
       n.returnable, n.active, $2::timestamptz
     from jsonb_to_recordset($1::jsonb) as n(id uuid, code text, about text, title jsonb, phrase jsonb, terms jsonb, "for" jsonb,
       "from" date, until date, stock int, "perMember" int, "voucherDays" int, returnable boolean, active boolean)
     on conflict (code) do update set group_code = excluded.group_code, title = excluded.title, phrase = excluded.phrase,
       terms = excluded.terms, segment = excluded.segment, valid_from = excluded.valid_from, valid_until = excluded.valid_until,
       stock = excluded.stock, per_member = excluded.per_member, voucher_days = excluded.voucher_days,
       returnable = excluded.returnable, active = excluded.active, updated_at = excluded.updated_at
     where (o.title, o.valid_until, o.per_member, o.returnable, o.active)
         <> (excluded.title, excluded.valid_until, excluded.per_member, excluded.returnable, excluded.active)
       or o.group_code is distinct from excluded.group_code or o.phrase is distinct from excluded.phrase
       or o.terms is distinct from excluded.terms or o.segment is distinct from excluded.segment
       or o.valid_from is distinct from excluded.valid_from or o.stock is distinct from excluded.stock
       or o.voucher_days is distinct from excluded.voucher_days
     returning o.code`,
    JSON.stringify(rows),
    now.toISOString(),
  );
  const touched = new Set(written.map(({ code }) => code));
  for (const { code, about } of offers) if (about !== undefined && touchedGroups.has(about)) touched.add(code);
  const codes = offers.map(({ code }) => code);
  return {
    added: codes.filter((code) => !known.has(code)),
    changed: codes.filter((code) => known.has(code) && touched.has(code)),
    unchanged: codes.filter((code) => known.has(code) && !touched.has(code)),
    notInFile: [...known.keys()].filter((code) => !codes.includes(code)),
  };
}

/** @returns the codes of those that are new or changed */
async function saveGroups(sql: Sql, groups: OfferDrafts['groups'], now: Date): Promise<Set<OfferGroup['code']>> {
  const written = await sql<{ code: string }>(
    `insert into offer_group as g (code, name, products, rest_days, updated_at)
     select n.code, n.name, n.products, n."restDays", $2::timestamptz
     from jsonb_to_recordset($1::jsonb) as n(code text, name jsonb, products text[], "restDays" int)
     on conflict (code) do update set name = excluded.name, products = excluded.products, rest_days = excluded.rest_days,
       updated_at = excluded.updated_at
     where (g.name, g.products, g.rest_days) <> (excluded.name, excluded.products, excluded.rest_days)
     returning g.code`,
    JSON.stringify(groups),
    now.toISOString(),
  );
  return new Set(written.map(({ code }) => code));
}

/** @returns its id; undefined where no offer has this code */
export async function setActive(sql: Sql, code: string, active: boolean, now: Date): Promise<string | undefined> {
  const [offer] = await sql<{ id: string }>(
    `update offer set active = $2::boolean, updated_at = $3::timestamptz where code = $1 returning id::text`,
    code,
    active,
    now.toISOString(),
  );
  return offer?.id;
}

/** What became of an offer. Members are counted once, however often it was shown to them. */
export type OfferFigures = {
  code: string;
  /** Members who were shown it. */
  shown: number;
  /** Members who were shown it by a campaign. */
  pushed: number;
  /** How many were taken and not given back. */
  taken: number;
  /** How many of these were used at a till. */
  used: number;
  /** Members who said no to it. */
  refused: number;
  /** How many can still be taken; null for as many as anybody wants. */
  left: number | null;
};

export async function loadOfferFigures(sql: Sql, code?: string): Promise<OfferFigures[]> {
  return await sql<OfferFigures>(
    `select o.code, s.shown, s.pushed, o.taken,
       (select count(*)::int from offer_take t join voucher v on v.id = t.voucher_id
        where t.offer_id = o.id and t.returned_at is null and v.state = 'used') as used,
       (select count(distinct r.member_id)::int from offer_refusal r where r.offer_id = o.id and r.undone_at is null) as refused,
       case when o.stock is null then null else greatest(0, o.stock - o.taken) end as left
     from offer o cross join lateral (
       select count(distinct member_id)::int as shown, (count(distinct member_id) filter (where via = 'campaign'))::int as pushed
       from offer_shown where offer_id = o.id) s
     where $1::text is null or o.code = $1 order by o.valid_until, o.code`,
    code ?? null,
  );
}
