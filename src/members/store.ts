import type { Database, Tx } from '../store/database.ts';
import type { ConsentSource, ConsentState } from './consent.ts';

export type MemberRow = { id: string; number: string; welcomedAt: Date | null; mergedIntoId: string | null };

type Read = Pick<Database, 'pool'>;

/** Locks an identity for the rest of the transaction, so that two messages of one person are handled one after the other. */
export async function lockIdentity(tx: Tx, identityId: string): Promise<{ memberId: string | null }> {
  const rows = await tx.$queryRaw<
    { member_id: string | null }[]
  >`select member_id from identity where id = ${identityId}::uuid for no key update`;
  return { memberId: rows[0]!.member_id };
}

export async function insertMember(
  tx: Tx,
  member: { id: string; number: string; joinedAt: Date; joinedVia: string; language?: string },
): Promise<boolean> {
  const inserted = await tx.$executeRaw`
    insert into member (id, number, joined_at, joined_via, language)
    values (${member.id}::uuid, ${member.number}, ${member.joinedAt}, ${member.joinedVia}, ${member.language ?? null})
    on conflict (number) do nothing`;
  return inserted === 1;
}

export async function findMember(tx: Tx, memberId: string): Promise<MemberRow | undefined> {
  const member = await tx.member.findUnique({
    where: { id: memberId },
    select: { id: true, number: true, welcomedAt: true, mergedIntoId: true },
  });
  return member ?? undefined;
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
  await tx.identity.updateMany({ where: { id: { in: [...identityIds] } }, data: { memberId, linkedAt: memberId ? now : null } });
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

export async function loadConsents(read: Read, person: { memberId?: string; identityId: string }): Promise<ConsentState[]> {
  const { rows } = await read.pool.query<ConsentState>(
    `select purpose, given, recorded_at as "recordedAt" from consent
      where member_id = $1 or identity_id = $2 or identity_id in (select id from identity where member_id = $1)
      order by recorded_at, id`,
    [person.memberId ?? null, person.identityId],
  );
  return rows;
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
    messageId: string;
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
  purchases: number;
  entries: number;
  messages: number;
  chats: number;
};

/** Counts of everything that is stored about a person. */
export async function loadKnown(read: Read, person: { memberId?: string; identityId: string }): Promise<Known> {
  const { rows } = await read.pool.query<Known>(
    `with person as (select i.id from identity i where i.id = $2 or i.member_id = $1)
     select m.number, m.joined_at as "joinedAt", m.given_name as "givenName", m.email, m.phone,
       (select count(*)::int from purchase where member_id = $1) as purchases,
       (select count(*)::int from ledger_entry where member_id = $1) as entries,
       (select count(*)::int from inbound_message where identity_id in (select id from person)) as messages,
       (select count(*)::int from person) as chats
     from (select 1) one left join member m on m.id = $1`,
    [person.memberId ?? null, person.identityId],
  );
  return rows[0]!;
}
