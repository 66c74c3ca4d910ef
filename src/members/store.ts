import type { Database, Tx } from '../store/database.ts';
import { type Read, sqlOf } from '../store/sql.ts';
import type { ConsentSource, ConsentState } from './consent.ts';

type OnPool = Pick<Database, 'pool'>;

/** Locks an identity for the rest of the transaction, so that two messages of one person are handled one after the other. */
export async function lockIdentity(tx: Tx, identityId: string): Promise<{ memberId: string | null }> {
  const rows = await tx.$queryRaw<
    { member_id: string | null }[]
  >`select member_id from identity where id = ${identityId}::uuid for no key update`;
  return { memberId: rows[0]!.member_id };
}

export type NewMember = {
  id: string;
  number: string;
  joinedAt: Date;
  joinedVia: string;
  language?: string;
  timeZone?: string;
  givenName?: string;
  email?: string;
  phone?: string;
  welcomedAt?: Date;
};

export async function insertMember(tx: Tx, member: NewMember): Promise<boolean> {
  const { count } = await tx.member.createMany({ data: [member], skipDuplicates: true });
  return count === 1;
}

/** Nobody else makes a member with one of these contacts until the transaction ends. */
export async function lockContacts(tx: Tx, contacts: readonly string[]): Promise<void> {
  for (const contact of contacts.toSorted())
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`member contact ${contact}`}, 0))::text`;
}

export type MemberDetails = {
  id: string;
  number: string;
  givenName: string | null;
  email: string | null;
  /** Digits with a leading +. */
  phone: string | null;
  /** The one that the member chose, or came with. */
  language: string | null;
  /** Where they are, as they came with it; null where their purchases or the programme say it. */
  timeZone: string | null;
  joinedAt: Date;
};

/** By what somebody is looked for. Letters of an e-mail address may be large or small. */
export type MemberKey = { id: string } | { number: string } | { email: string } | { phone: string };

/** The memberships that have this key, or had it before they became part of another one, as they are now: the oldest first. */
export async function findMembers(read: Read, key: MemberKey, limit: number): Promise<MemberDetails[]> {
  const [condition, value] = conditionOf(key);
  return await sqlOf(read)<MemberDetails>(
    `with recursive chain(id, merged_into_id) as (
       select id, merged_into_id from member where ${condition}
       union select m.id, m.merged_into_id from chain join member m on m.id = chain.merged_into_id)
     select id::text, number, given_name as "givenName", email, phone, language, time_zone as "timeZone", joined_at as "joinedAt" from member
     where id in (select id from chain where merged_into_id is null) and erased_at is null order by joined_at, id limit $2::int`,
    value,
    limit,
  );
}

function conditionOf(key: MemberKey): [condition: string, value: string] {
  if ('id' in key) return ['id = $1::text::uuid', key.id];
  if ('number' in key) return ['number = $1', key.number];
  if ('email' in key) return ['lower(email) = lower($1)', key.email];
  return ['phone = $1', key.phone];
}

/** Which memberships some numbers and ids stand for now, each under the word that was asked for. */
export async function resolveMembers(
  read: Read,
  { numbers, ids }: { numbers: readonly string[]; ids: readonly string[] },
): Promise<Map<string, string>> {
  const rows = await sqlOf(read)<{ asked: string; id: string }>(
    `with recursive chain(asked, id, merged_into_id) as (
       select number, id, merged_into_id from member where number = any($1::text[])
       union all select id::text, id, merged_into_id from member where id = any($2::text[]::uuid[])
       union all select chain.asked, m.id, m.merged_into_id from chain join member m on m.id = chain.merged_into_id)
     select asked, id::text from chain where merged_into_id is null
       and not exists (select from member e where e.id = chain.id and e.erased_at is not null)`,
    [...numbers],
    [...ids],
  );
  return new Map(rows.map(({ asked, id }) => [asked, id]));
}

/** Whether this membership, or one that was merged into it and may have brought its gift along, had a welcome gift. */
export async function isWelcomed(tx: Tx, memberId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ welcomed: boolean }[]>`
    with recursive membership(id) as (
      select ${memberId}::uuid union select m.id from member m join membership on m.merged_into_id = membership.id)
    select coalesce(bool_or(welcomed_at is not null), false) as welcomed from member where id in (select id from membership)`;
  return rows[0]!.welcomed;
}

/**
 * The membership that `memberId` is part of now, locked for the rest of the transaction, so that no merge takes it away before
 * we have used it.
 */
export async function lockLiveMember(tx: Tx, memberId: string): Promise<{ id: string; number: string }> {
  for (let id = memberId; ; ) {
    const rows = await tx.$queryRaw<{ id: string; number: string; merged_into_id: string | null }[]>`
      select id, number, merged_into_id from member where id = ${id}::uuid for no key update`;
    const [member] = rows;
    if (!member) throw new Error('a membership is never deleted while something refers to it');
    if (!member.merged_into_id) return member;
    id = member.merged_into_id;
  }
}

/** Locks members in the order of their ids. */
export async function lockMembers(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`select id from member where id = any(${[...ids]}::uuid[]) order by id for no key update`;
}

export async function setIdentityMember(
  tx: Tx,
  identityIds: readonly string[],
  memberId: string | null,
  now: Date,
): Promise<void> {
  await tx.identity.updateMany({
    where: { id: { in: [...identityIds] } },
    data: { memberId, linkedAt: memberId ? now : null, ...(memberId ? {} : { pushChosenAt: null }) },
  });
}

/** Uses a code, once, whoever races for it. @returns the member it proves */
export async function useLinkCode(tx: Tx, codeHash: string, identityId: string, now: Date): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ member_id: string }[]>`
    update link_code set used_at = ${now}, used_by_identity_id = ${identityId}::uuid
    where code_hash = ${codeHash} and used_at is null and expires_at > ${now}
    returning member_id`;
  return rows[0]?.member_id;
}

export async function loadWrongGuesses(tx: Tx, identityId: string, since: Date): Promise<Date[]> {
  const rows = await tx.linkAttempt.findMany({
    where: { identityId, succeeded: false, at: { gt: since } },
    select: { at: true },
  });
  return rows.map(({ at }) => at);
}

export type Person = { memberId?: string; identityId?: string };
export type ConsentRow = ConsentState & { messageId: string | null };

/** What a person said as a member, as one that was merged into this one, and as somebody we did not know yet. */
const CONSENTS = `
  with recursive membership(id) as (
    select $1::uuid union select m.id from member m join membership on m.merged_into_id = membership.id)
  select purpose, given, recorded_at as "recordedAt", message_id as "messageId" from consent
    where member_id in (select id from membership) or identity_id = $2::uuid
      or identity_id in (select id from identity where member_id = $1::uuid)
    order by recorded_at, id`;

const consentValues = ({ memberId, identityId }: Person) => [memberId ?? null, identityId ?? null];

export async function loadConsents(read: OnPool, person: Person): Promise<ConsentRow[]> {
  return (await read.pool.query<ConsentRow>(CONSENTS, consentValues(person))).rows;
}

/** The same inside a transaction, which sees what it has written itself. */
export async function loadConsentsInside(tx: Tx, person: Person): Promise<ConsentRow[]> {
  return await tx.$queryRawUnsafe<ConsentRow[]>(CONSENTS, ...consentValues(person));
}

export async function insertConsents(
  tx: Tx,
  rows: readonly {
    id: string;
    memberId?: string;
    identityId: string;
    purpose: string;
    given: boolean;
    channel: string;
    source: ConsentSource;
    messageId?: string;
    recordedAt: Date;
  }[],
): Promise<void> {
  await tx.consent.createMany({ data: rows.map((row) => ({ ...row })) });
}

export type Known = {
  number: string | null;
  joinedAt: Date | null;
  givenName: string | null;
  email: string | null;
  phone: string | null;
  /** The one the member chose. */
  language: string | null;
  purchases: number;
  entries: number;
  messages: number;
  answers: number;
  /** Pictures and files that we have of theirs. */
  files: number;
  /** What they have entered in forms is kept for a while. */
  forms: number;
  chats: number;
  /** As the apps show this person to us. */
  displayNames: string[];
  /** Tries with one-time codes. */
  tries: number;
  /** Times that we wrote first. */
  contacts: number;
  vouchers: number;
  /** Complaints, however they ended. */
  cases: number;
  /** Surveys that they were asked, and remarks that they let us pass on. */
  opinions: number;
  /** Where this person came from, the first one first. */
  sources: string[];
};

/** Everything that is stored about a person, long lists as their counts. */
export async function loadKnown(read: OnPool, person: { memberId?: string; identityId: string }): Promise<Known> {
  const { rows } = await read.pool.query<Known>(
    `with person as (select i.id from identity i where i.id = $2 or i.member_id = $1)
     select m.number, m.joined_at as "joinedAt", m.given_name as "givenName", m.email, m.phone, m.language,
       (select count(*)::int from purchase where member_id = $1) as purchases,
       (select count(*)::int from ledger_entry where member_id = $1) as entries,
       (select count(*)::int from inbound_message where identity_id in (select id from person)) as messages,
       (select count(*)::int from outbox_message o join inbound_message n on n.id = o.inbound_id
         where n.identity_id in (select id from person)) as answers,
       (select count(*)::int from attachment where identity_id in (select id from person) and state = 'stored' and not ours) as files,
       (select count(*)::int from form_draft where identity_id in (select id from person)) as forms,
       (select count(*)::int from person) as chats,
       array(select name from (select distinct display_name as name from identity
         where id in (select id from person) and display_name is not null) names order by name collate "und-x-icu") as "displayNames",
       (select count(*)::int from link_attempt where identity_id in (select id from person)) as tries,
       (select count(*)::int from contact_reservation where member_id = $1) as contacts,
       (select count(*)::int from voucher v join member o on o.id = v.member_id where $1 in (o.id, o.merged_into_id)) as vouchers,
       (select count(*)::int from complaint where member_id = $1 or identity_id in (select id from person)) as cases,
       (select count(*)::int from survey_run where member_id = $1 or identity_id in (select id from person))
         + (select count(*)::int from opinion where member_id = $1 or identity_id in (select id from person)) as opinions,
       array(select coalesce(h.name, s.label) from arrival a join source s on s.code = a.source_code
         left join shop h on h.id = s.shop_id where a.identity_id in (select id from person) order by a.at, s.code) as sources
     from (select 1) one left join member m on m.id = $1`,
    [person.memberId ?? null, person.identityId],
  );
  return rows[0]!;
}

/** Where people can find us. */
export type Source = { code: string; label: string; shopCode: string | null; shopName: string | null };

const SOURCE = `select s.code, s.label, h.code as "shopCode", h.name as "shopName"
  from source s left join shop h on h.id = s.shop_id where s.code = $1`;

export async function findSource({ pool }: OnPool, code: string): Promise<Source | undefined> {
  return (await pool.query<Source>(SOURCE, [code])).rows[0];
}

export async function findSourceInside(tx: Tx, code: string): Promise<Source | undefined> {
  return (await tx.$queryRawUnsafe<Source[]>(SOURCE, code))[0];
}

export async function insertArrival(
  tx: Tx,
  { identityId, code }: { identityId: string; code: string },
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    insert into arrival (identity_id, source_code, at) values (${identityId}::uuid, ${code}, ${now}) on conflict do nothing`;
}

/** Nobody else makes sources until the transaction ends. */
export async function lockSources(tx: Tx): Promise<void> {
  await tx.$executeRaw`lock table source in share row exclusive mode`;
}

/** Shops that have no source, the oldest first. */
export async function findShopsWithoutSource(tx: Tx): Promise<{ id: string; code: string; name: string }[]> {
  return await tx.shop.findMany({
    where: { sources: { none: {} } },
    select: { id: true, code: true, name: true },
    orderBy: { id: 'asc' },
  });
}

export async function loadSourceCodes(tx: Tx): Promise<Set<string>> {
  return new Set((await tx.source.findMany({ select: { code: true } })).map(({ code }) => code));
}

export async function insertSource(
  tx: Tx,
  source: { code: string; label: string; shopId: string | null; createdAt: Date },
): Promise<void> {
  await tx.source.create({ data: source });
}

export type SourceCounts = Source & {
  /** Who came from here, each once. */
  people: number;
  /** Those of them who had come from nowhere else before. */
  foundHere: number;
  /** Those who found us here and have joined or linked a membership since. */
  members: number;
};

export async function loadSources({ pool }: OnPool): Promise<SourceCounts[]> {
  const { rows } = await pool.query<SourceCounts>(
    `with found as (select distinct on (identity_id) identity_id, source_code from arrival order by identity_id, at, source_code)
     select s.code, s.label, h.code as "shopCode", h.name as "shopName", count(a.identity_id)::int as people,
       count(f.identity_id)::int as "foundHere", count(i.id)::int as members
     from source s left join shop h on h.id = s.shop_id
     left join arrival a on a.source_code = s.code
     left join found f on f.identity_id = a.identity_id and f.source_code = a.source_code
     left join identity i on i.id = f.identity_id and i.member_id is not null and i.linked_at >= a.at
     group by s.code, h.id order by s.code`,
  );
  return rows;
}

/** A shop by its code, however its letters are written. */
export async function findShop(tx: Tx, code: string): Promise<{ id: string; code: string; name: string } | undefined> {
  const shop = await tx.shop.findFirst({
    where: { code: { equals: code, mode: 'insensitive' } },
    select: { id: true, code: true, name: true },
  });
  return shop ?? undefined;
}

export async function loadShops(tx: Tx): Promise<{ code: string; name: string }[]> {
  return await tx.shop.findMany({ select: { code: true, name: true }, orderBy: { code: 'asc' } });
}

/** The oldest source of a shop is its own. */
export async function findShopSource(tx: Tx, shopId: string): Promise<{ code: string } | undefined> {
  const source = await tx.source.findFirst({
    where: { shopId },
    select: { code: true },
    orderBy: [{ createdAt: 'asc' }, { code: 'asc' }],
  });
  return source ?? undefined;
}

/** The accounts of a member that have a private chat with us, the one they chose for what nobody asked for first. */
export async function findChats(tx: Tx, memberId: string): Promise<{ identityId: string; channel: string }[]> {
  return await tx.$queryRaw<{ identityId: string; channel: string }[]>`
    select i.id as "identityId", i.channel from identity i
    where i.member_id = ${memberId}::uuid and exists (
      select from conversation c where c.identity_id = i.id and c.audience = 'private' and not c.is_aside and c.channel = i.channel)
    order by i.push_chosen_at desc nulls last, i.created_at, i.id`;
}

/** One account of a member is chosen; after a merge there may be two, of which the newer choice holds. */
export async function setPushChosen(
  tx: Tx,
  { memberId, identityId }: { memberId: string; identityId: string },
  now: Date,
): Promise<void> {
  await tx.identity.updateMany({ where: { memberId, id: { not: identityId } }, data: { pushChosenAt: null } });
  await tx.identity.updateMany({ where: { memberId, id: identityId }, data: { pushChosenAt: now } });
}

/** @returns whether this is the first time, whoever else asks at this moment */
export async function setPushAsked(tx: Tx, memberId: string, now: Date): Promise<boolean> {
  const { count } = await tx.member.updateMany({ where: { id: memberId, pushAskedAt: null }, data: { pushAskedAt: now } });
  return count === 1;
}
