import type { Sql } from '../store/sql.ts';
import type { CustomerPromise, Promised, PromiseKind, PromiseState } from './promise.ts';

/** `p` is a promise. */
const PROMISE = `p.id::text, p.chain_id::text as "chainId", p.place, (
    select count(*)::int from promise b where b.chain_id = p.chain_id and b.state = 'missed') as misses,
  (select jsonb_build_object('kind', b.kind) || b.detail from promise b where b.id = p.chain_id) as first,
  p.complaint_id::text as "complaintId", p.conversation_id::text as "conversationId",
  promise_member(p.member_id, p.conversation_id)::text as "memberId", p.kind::text, p.detail, p.due_at as "dueAt", p.team,
  p.owner_staff_id::text as "ownerStaffId", p.told, p.state::text, p.promised_at as "promisedAt", p.by,
  p.points_if_missed as "pointsIfMissed", p.points_given as "pointsGiven", p.reminded_at as "remindedAt", p.ended_at as "endedAt", p.proof`;

type Row = Omit<CustomerPromise, 'promised'> & { kind: PromiseKind; detail: object };

const toPromise = <R extends Row>({ kind, detail, ...row }: R): Omit<R, 'kind' | 'detail'> & { promised: Promised } => ({
  ...row,
  promised: { kind, ...detail } as Promised,
});

export async function findPromiseById(sql: Sql, id: string): Promise<CustomerPromise | undefined> {
  const rows = await sql<Row>(`select ${PROMISE} from promise p where p.id = $1::uuid`, id);
  return rows[0] && toPromise(rows[0]);
}

export async function findPromiseByKey(sql: Sql, key: string): Promise<CustomerPromise | undefined> {
  const rows = await sql<Row>(`select ${PROMISE} from promise p where p.idempotency_key = $1`, key);
  return rows[0] && toPromise(rows[0]);
}

/** The live end of a promise's chain, or its last promise where nothing of it is open. */
export async function findEndOfChain(sql: Sql, id: string): Promise<CustomerPromise | undefined> {
  const rows = await sql<Row>(
    `select ${PROMISE} from promise p where p.chain_id = (select chain_id from promise where id = $1::uuid) order by p.place desc limit 1`,
    id,
  );
  return rows[0] && toPromise(rows[0]);
}

export async function hasOpenPromise(sql: Sql, conversationId: string): Promise<boolean> {
  const rows = await sql<{ id: string }>(
    `select id::text from promise where conversation_id = $1::uuid and state = 'open' limit 1`,
    conversationId,
  );
  return rows.length > 0;
}

/** Whether an answer in a conversation is promised by `dueAt` already. */
export async function hasOpenAnswerBy(sql: Sql, conversationId: string, dueAt: Date): Promise<boolean> {
  const rows = await sql<{ id: string }>(
    `select id::text from promise
      where conversation_id = $1::uuid and state = 'open' and kind = 'answer' and told and due_at <= $2 limit 1`,
    conversationId,
    dueAt,
  );
  return rows.length > 0;
}

/** What colleagues promised in a conversation in their own words, and is still to be done. */
export async function loadOpenWords(sql: Sql, conversationId: string): Promise<CustomerPromise[]> {
  const rows = await sql<Row>(
    `select ${PROMISE} from promise p join promise b on b.id = p.chain_id
      where p.conversation_id = $1::uuid and p.state = 'open' and b.kind = 'staff' order by p.due_at, p.id`,
    conversationId,
  );
  return rows.map(toPromise);
}

/** Promises of a complaint, in the order in which they were made. */
export async function loadPromisesOfComplaint(sql: Sql, complaintId: string): Promise<CustomerPromise[]> {
  const rows = await sql<Row>(
    `select ${PROMISE} from promise p where p.complaint_id = $1::uuid order by p.promised_at, p.id`,
    complaintId,
  );
  return rows.map(toPromise);
}

/** Locks promises that are open, by their ids: of a complaint, of a conversation (or of a complaint elsewhere, too), or one chain. @returns those still open then */
export async function lockOpenPromises(
  sql: Sql,
  which: { complaintId: string } | { conversationId: string; orComplaintId?: string } | { chainId: string },
): Promise<CustomerPromise[]> {
  const [column, id] =
    'complaintId' in which
      ? ['complaint_id', which.complaintId]
      : 'conversationId' in which
        ? ['conversation_id', which.conversationId]
        : ['chain_id', which.chainId];
  const locked = await sql<{ id: string }>(
    `select id::text from promise where (${column} = $1::uuid or complaint_id = $2::uuid) and state = 'open' order by id for update`,
    id,
    ('orComplaintId' in which ? which.orComplaintId : undefined) ?? null,
  );
  if (locked.length === 0) return [];
  // A statement of its own: what it reads was committed before the locks were ours.
  const rows = await sql<Row>(
    `select ${PROMISE} from promise p where p.id = any($1::text[]::uuid[]) and p.state = 'open' order by p.id`,
    locked.map((row) => row.id),
  );
  return rows.map(toPromise);
}

/** Locks a promise, unless somebody else is at it. @returns it, if it is open */
export async function lockOpenPromise(sql: Sql, id: string): Promise<CustomerPromise | undefined> {
  const locked = await sql<{ id: string }>(
    `select id::text from promise where id = $1::uuid and state = 'open' for update skip locked`,
    id,
  );
  if (locked.length === 0) return undefined;
  const promise = await findPromiseById(sql, id);
  return promise?.state === 'open' ? promise : undefined;
}

export type NewPromise = {
  id: string;
  chainId: string;
  place: number;
  complaintId: string | null;
  conversationId: string;
  memberId: string | null;
  promised: Promised;
  dueAt: Date;
  team: string;
  ownerStaffId: string | null;
  told: boolean;
  promisedAt: Date;
  by: 'bot' | 'rule' | 'staff';
  staffId: string | null;
  pointsIfMissed: number;
  key: string;
};

/** @returns false where its key made one before */
export async function insertPromise(sql: Sql, row: NewPromise): Promise<boolean> {
  const { kind, ...detail } = row.promised;
  const rows = await sql<{ id: string }>(
    `insert into promise (id, chain_id, place, complaint_id, conversation_id, member_id, kind, detail, due_at, team, owner_staff_id, told,
       promised_at, by, staff_id, points_if_missed, idempotency_key)
     values ($1::uuid, $2::uuid, $3::int, $4::uuid, $5::uuid, $6::uuid, $7::promise_kind, $8::jsonb, $9::timestamptz, $10, $11::uuid,
       $12::boolean, $13::timestamptz, $14, $15::uuid, $16::int, $17)
     on conflict (idempotency_key) do nothing returning id::text`,
    row.id,
    row.chainId,
    row.place,
    row.complaintId,
    row.conversationId,
    row.memberId,
    kind,
    JSON.stringify(detail),
    row.dueAt.toISOString(),
    row.team,
    row.ownerStaffId,
    row.told,
    row.promisedAt.toISOString(),
    row.by,
    row.staffId,
    row.pointsIfMissed,
    row.key,
  );
  return rows.length > 0;
}

export type PromiseEnd = {
  state: Exclude<PromiseState, 'open'>;
  endedAt: Date;
  endedByStaffId?: string;
  proof?: string;
  reason?: string;
  pointsGiven?: number;
};

/** Ends a promise that the caller has locked. */
export async function endPromise(sql: Sql, id: string, end: PromiseEnd): Promise<void> {
  await sql(
    `update promise set state = $2::promise_state, ended_at = $3::timestamptz, ended_by_staff_id = $4::uuid, proof = $5, reason = $6,
       points_given = $7::int where id = $1::uuid`,
    id,
    end.state,
    end.endedAt.toISOString(),
    end.endedByStaffId ?? null,
    end.proof ?? null,
    end.reason ?? null,
    end.pointsGiven ?? null,
  );
}

/** The ids of open promises whose time has passed at `now`, in the order of their times, without those of `except`. */
export async function loadDueIds(sql: Sql, now: Date, except: readonly string[], limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `select id::text from promise where state = 'open' and due_at <= $1::timestamptz and id <> all($2::text[]::uuid[])
     order by due_at, id limit $3::int`,
    now.toISOString(),
    except,
    limit,
  );
  return rows.map(({ id }) => id);
}

/** Writes down that the owners of promises are reminded that are due at `until` or before, and not yet. @returns those */
export async function remindUntil(
  sql: Sql,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<{ id: string; complaintId: string | null }[]> {
  return await sql<{ id: string; complaintId: string | null }>(
    `update promise set reminded_at = $1::timestamptz where id in (
       select id from promise where state = 'open' and reminded_at is null and due_at > $1::timestamptz and due_at <= $2::timestamptz
       order by due_at, id limit $3::int for update skip locked)
     returning id::text, complaint_id::text as "complaintId"`,
    now.toISOString(),
    until.toISOString(),
    limit,
  );
}

export async function lockConversation(sql: Sql, conversationId: string): Promise<void> {
  await sql('select 1 from conversation where id = $1::uuid for no key update', conversationId);
}

/** Whoever promises a person points for a miss holds their row, so that two promises at once stay within their limit together. */
export async function lockMember(sql: Sql, memberId: string): Promise<void> {
  await sql('select 1 from member where id = $1::uuid for no key update', memberId);
}

/**
 * Whoever may promise something to the person of a conversation after locking it holds their member's row before: it comes first in
 * the order of locks.
 */
export async function lockPersonOf(sql: Sql, memberId: string | null, conversationId: string): Promise<void> {
  const person = await findPromiseMember(sql, memberId, conversationId);
  if (person !== undefined) await lockMember(sql, person);
}

/** Whose a promise would be that is made now. */
export async function findPromiseMember(sql: Sql, memberId: string | null, conversationId: string): Promise<string | undefined> {
  const rows = await sql<{ id: string | null }>(
    'select promise_member($1::uuid, $2::uuid)::text as id',
    memberId,
    conversationId,
  );
  return rows[0]?.id ?? undefined;
}

/** Points of a person for promises that were missed since, and those that their open promises would give. Merged memberships count. */
export async function pointsGivenOrPromised(sql: Sql, memberId: string, since: Date): Promise<number> {
  const rows = await sql<{ points: number }>(
    `with recursive membership(id) as (
       select $1::uuid union select m.id from membership join member m on m.merged_into_id = membership.id
     ) select coalesce(sum(case when p.state = 'open' then p.points_if_missed else p.points_given end), 0)::int as points
       from membership join promise p on p.member_id = membership.id
       where p.state = 'open' or (p.points_given is not null and p.ended_at > $2::timestamptz)`,
    memberId,
    since.toISOString(),
  );
  return rows[0]!.points;
}

/** Where a person hears of a promise, and what they are spoken to as. */
export type Listener = {
  conversationId: string;
  /** "mail" where they left the page and an address; "nowhere" where no way is known that reaches them. */
  way: 'here' | 'mail' | 'elsewhere' | 'nowhere';
  language: string | null;
  givenName: string | null;
  /** Others read along there: nothing that is personal is said. */
  isPublic: boolean;
};

export async function findListener(sql: Sql, memberId: string | null, conversationId: string): Promise<Listener> {
  const rows = await sql<Listener>(
    `select w.conversation_id::text as "conversationId", w.way, coalesce(c.language, m.language) as language, m.given_name as "givenName",
       c.audience = 'public' as "isPublic"
     from promise_way($1::uuid, $2::uuid) w join conversation c on c.id = w.conversation_id left join member m on m.id = $1::uuid`,
    memberId,
    conversationId,
  );
  return rows[0]!;
}

// ----------------------------------------------------------------------------------------------------------------- for people

/** A promise as people of the shop read it in their list. */
export type ListedPromise = CustomerPromise & {
  /** The complaint's number ("K-" before it), where there is one. */
  caseNumber: number | null;
  memberNumber: string | null;
  /** How the customer can be told of it now. */
  way: Listener['way'];
  /** How the message of its end fared, as the outbox says; null without one. */
  sendState: string | null;
};

export type PromiseFilter = {
  /** Open ones due before this instant; without it all that are open. */
  dueBefore?: Date;
  /** Those that were missed since, as well. */
  missedSince?: Date;
  team?: string;
  ownerStaffId?: string;
  limit: number;
};

export async function loadPromiseList(sql: Sql, filter: PromiseFilter): Promise<ListedPromise[]> {
  const rows = await sql<Row & Omit<ListedPromise, keyof CustomerPromise>>(
    `select ${PROMISE}, k.number as "caseNumber", m.number as "memberNumber", w.way, o.state::text as "sendState"
     from promise p
     left join complaint k on k.id = p.complaint_id
     left join member m on m.id = promise_member(p.member_id, p.conversation_id)
     cross join lateral promise_way(promise_member(p.member_id, p.conversation_id), p.conversation_id) w
     left join outbox_message o on o.push_key in ('promise:' || p.id || ':missed', 'promise:' || p.id || ':kept')
     where ((p.state = 'open' and ($1::timestamptz is null or p.due_at < $1::timestamptz))
         or (p.state = 'missed' and p.ended_at >= $2::timestamptz))
       and ($3::text is null or p.team = $3) and ($4::uuid is null or p.owner_staff_id = $4::uuid)
     order by p.due_at, p.id limit $5::int`,
    filter.dueBefore?.toISOString() ?? null,
    filter.missedSince?.toISOString() ?? null,
    filter.team ?? null,
    filter.ownerStaffId ?? null,
    filter.limit,
  );
  return rows.map(toPromise);
}
