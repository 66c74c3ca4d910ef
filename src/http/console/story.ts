import { readButtonToken } from '../../chat/buttons.ts';
import type { Choice } from '../../chat/reply.ts';
import type { Database } from '../../chat/skill.ts';
import {
  type ComplaintEventKind,
  type ComplaintStory,
  type CustomerPromise,
  findPromise,
  type HandoffOutcome,
  type HandoffReason,
  loadComplaint,
  promisesAbout,
} from '../../support/index.ts';

// Everything that was said, promised and done in one conversation, for whoever is to take it over.

type Read = Pick<Database, 'pool'>;

export type StoryFile = { id: string; name: string | null; state: string; type: string | null };

/** One message, note or event, in its time. */
export type StoryItem = { at: Date } & (
  | { kind: 'said'; id: string; text: string | null; pressed: string | null; files: StoryFile[] }
  | {
      kind: 'told';
      id: string;
      text: string;
      /** Somebody of the staff; null for the bot. */
      by: string | null;
      /** As the outbox knows it ("sent", "sent_unconfirmed", …). */
      state: SendState;
      /** What could be pressed under it. */
      offered: string[];
      files: StoryFile[];
    }
  | { kind: 'note'; text: string; by: string }
  | {
      kind: 'handoff';
      what: 'asked' | 'accepted' | 'escalated' | 'ended';
      /** A colleague's name; of an escalation, the team's code. */
      by: string | null;
      reason: HandoffReason;
      outcome: HandoffOutcome | null;
    }
  | {
      kind: 'complaint';
      what: Happening;
      by: 'customer' | 'bot' | 'staff' | 'rule';
      staff: string | null;
      detail: Record<string, unknown>;
    }
);

export type SendState = 'queued' | 'sending' | 'sent' | 'sent_unconfirmed' | 'failed' | 'unreachable' | 'withdrawn';

/** What other parts of the story tell: what was said, and handoffs. */
const TOLD_ELSEWHERE = ['added', 'handoff_asked', 'handoff_accepted', 'handoff_ended', 'answered', 'file_added'] as const;
type ToldElsewhere = (typeof TOLD_ELSEWHERE)[number];
export type Happening = Exclude<ComplaintEventKind, ToldElsewhere>;
const isHappening = (kind: ComplaintEventKind): kind is Happening => !TOLD_ELSEWHERE.some((other) => other === kind);

export type Place = {
  conversationId: string;
  channel: string;
  identityId: string | null;
  memberId: string | null;
  name: string | null;
  language: string | null;
  reachability: string | null;
  fence: number;
  ownerStaffId: string | null;
  ownerName: string | null;
};

export type Story = { place: Place; items: StoryItem[]; complaints: ComplaintStory[]; promises: CustomerPromise[] };

export type StoryDeps = {
  database: Read;
  /** Signs the tokens of buttons. */
  secret: string;
  /** The words on a button of ours. */
  labelOf: (choice: Choice, language: string) => string;
};

/** The newest messages; older ones are a matter of the complaint's own words and events. */
const MOST_MESSAGES = 200;
const MOST_COMPLAINTS = 3;

/** @returns undefined for a conversation that does not exist, or that is a group's: nobody answers for a person there */
export async function loadStory(deps: StoryDeps, conversationId: string): Promise<Story | undefined> {
  const place = await findPlace(deps.database, conversationId);
  if (!place) return undefined;
  const complaints = await complaintsIn(deps.database, conversationId);
  const promises = await promisesIn(deps.database, conversationId, complaints);
  const items = [
    ...(await loadSaid(deps, conversationId)),
    ...(await loadTold(deps, conversationId)),
    ...(await loadNotes(deps.database, conversationId)),
    ...(await loadHandoffs(deps.database, conversationId)),
    ...(await happened(deps.database, complaints)),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return { place, items, complaints, promises };
}

export async function findPlace({ pool }: Read, conversationId: string): Promise<Place | undefined> {
  const { rows } = await pool.query<Place>(
    `select c.id::text as "conversationId", c.channel, c.identity_id::text as "identityId", i.member_id::text as "memberId",
       coalesce(m.given_name, i.display_name) as name, coalesce(c.language, m.language) as language, i.reachability::text, c.fence,
       c.owner_staff_id::text as "ownerStaffId", s.name as "ownerName"
     from conversation c left join identity i on i.id = c.identity_id left join member m on m.id = i.member_id
     left join staff s on s.id = c.owner_staff_id where c.id = $1 and c.audience = 'private'`,
    [conversationId],
  );
  return rows[0];
}

type SaidRow = {
  id: string;
  at: Date;
  content: { kind?: string; text?: string; caption?: string; token?: string; name?: string; argument?: string };
};

async function loadSaid({ database, secret, labelOf }: StoryDeps, conversationId: string): Promise<StoryItem[]> {
  const { rows } = await database.pool.query<SaidRow>(
    `select id::text, received_at as at, content from inbound_message where conversation_id = $1 order by number desc limit $2`,
    [conversationId, MOST_MESSAGES],
  );
  const files = await filesOf(
    database,
    'inbound_id',
    rows.map(({ id }) => id),
  );
  const presses = new Map<string, { outboxId: string; index: number }>();
  for (const { id, content } of rows) {
    const button =
      content.kind === 'button' && content.token ? readButtonToken(secret, conversationId, content.token) : undefined;
    if (button) presses.set(id, button);
  }
  const labels = await labelsOf(
    database,
    [...presses.values()].map(({ outboxId }) => outboxId),
    labelOf,
  );
  return rows.map(({ id, at, content }) => {
    const press = presses.get(id);
    const command = content.kind === 'command' ? `/${content.name} ${content.argument ?? ''}`.trimEnd() : null;
    return {
      kind: 'said',
      id,
      at,
      text: content.text ?? content.caption ?? command,
      pressed: press ? (labels.get(press.outboxId)?.[press.index] ?? null) : null,
      files: files.get(id) ?? [],
    };
  });
}

async function labelsOf(
  { pool }: Read,
  outboxIds: readonly string[],
  labelOf: StoryDeps['labelOf'],
): Promise<Map<string, string[]>> {
  if (outboxIds.length === 0) return new Map();
  const { rows } = await pool.query<{ id: string; language: string; choices: Choice[] }>(
    'select id::text, language, choices from outbox_message where id = any($1::uuid[])',
    [outboxIds],
  );
  return new Map(rows.map(({ id, language, choices }) => [id, choices.map((choice) => labelOf(choice, language))]));
}

type ToldRow = {
  id: string;
  at: Date;
  text: string;
  by: string | null;
  state: SendState;
  language: string;
  choices: Choice[];
  files: string[] | null;
};

async function loadTold({ database, labelOf }: StoryDeps, conversationId: string): Promise<StoryItem[]> {
  const { rows } = await database.pool.query<ToldRow>(
    `select o.id::text, o.created_at as at, o.text, s.name as by, o.state::text, o.language, o.choices, o.files::text[] as files
     from outbox_message o left join staff s on s.id = o.staff_id where o.conversation_id = $1 order by o.id desc limit $2`,
    [conversationId, MOST_MESSAGES],
  );
  const files = await filesOf(
    database,
    'id',
    rows.flatMap((row) => row.files ?? []),
  );
  return rows.map(({ id, at, text, by, state, language, choices, files: ids }) => ({
    kind: 'told',
    id,
    at,
    text,
    by,
    state,
    offered: choices.map((choice) => labelOf(choice, language)),
    files: (ids ?? []).flatMap((fileId) => files.get(fileId) ?? []),
  }));
}

async function filesOf({ pool }: Read, by: 'id' | 'inbound_id', ids: readonly string[]): Promise<Map<string, StoryFile[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await pool.query<StoryFile & { key: string }>(
    `select ${by}::text as key, id::text, name, state::text, type from attachment where ${by} = any($1::uuid[])
       and ($2 = 'id' or not ours) order by id`,
    [ids, by],
  );
  const found = new Map<string, StoryFile[]>();
  for (const { key, ...file } of rows) found.set(key, [...(found.get(key) ?? []), file]);
  return found;
}

async function loadNotes({ pool }: Read, conversationId: string): Promise<StoryItem[]> {
  const { rows } = await pool.query<{ at: Date; text: string; by: string }>(
    `select n.at, n.text, coalesce(s.name, '') as by from conversation_note n left join staff s on s.id = n.staff_id
     where n.conversation_id = $1 order by n.id desc limit $2`,
    [conversationId, MOST_MESSAGES],
  );
  return rows.map((row) => ({ kind: 'note', ...row }));
}

type HandoffRow = {
  reason: HandoffReason;
  askedAt: Date;
  acceptedAt: Date | null;
  escalatedAt: Date | null;
  escalatedTo: string | null;
  endedAt: Date | null;
  outcome: HandoffOutcome | null;
  by: string | null;
};

async function loadHandoffs({ pool }: Read, conversationId: string): Promise<StoryItem[]> {
  const { rows } = await pool.query<HandoffRow>(
    `select h.reason, h.asked_at as "askedAt", h.accepted_at as "acceptedAt", h.escalated_at as "escalatedAt", h.escalated_to as "escalatedTo",
       h.ended_at as "endedAt", h.outcome, s.name as by
     from handoff h left join staff s on s.id = h.staff_id where h.conversation_id = $1 order by h.asked_at desc limit 30`,
    [conversationId],
  );
  return rows.flatMap(({ reason, askedAt, acceptedAt, escalatedAt, escalatedTo, endedAt, outcome, by }): StoryItem[] => {
    const about = { kind: 'handoff', reason, outcome } as const;
    return [
      ...(reason === 'taken' ? [] : [{ ...about, at: askedAt, what: 'asked' as const, by: null }]),
      ...(acceptedAt ? [{ ...about, at: acceptedAt, what: 'accepted' as const, by }] : []),
      ...(escalatedAt ? [{ ...about, at: escalatedAt, what: 'escalated' as const, by: escalatedTo }] : []),
      ...(endedAt ? [{ ...about, at: endedAt, what: 'ended' as const, by }] : []),
    ];
  });
}

async function complaintsIn(database: Read, conversationId: string): Promise<ComplaintStory[]> {
  const { rows } = await database.pool.query<{ id: string }>(
    `select id::text from complaint where conversation_id = $1 order by state in ('open', 'settling') desc, filed_at desc limit $2`,
    [conversationId, MOST_COMPLAINTS],
  );
  const stories: ComplaintStory[] = [];
  for (const { id } of rows) {
    const story = await loadComplaint(database, id);
    if (story) stories.push(story);
  }
  return stories;
}

async function promisesIn(
  database: Read,
  conversationId: string,
  complaints: readonly ComplaintStory[],
): Promise<CustomerPromise[]> {
  const found: CustomerPromise[] = [];
  for (const { complaint } of complaints) found.push(...(await promisesAbout(database, complaint.id)));
  found.push(...(await listOpenPromises(database, conversationId)).filter(({ id }) => !found.some((one) => one.id === id)));
  return found;
}

/** Those that are about no complaint: a colleague's word. */
async function listOpenPromises(database: Read, conversationId: string): Promise<CustomerPromise[]> {
  const { rows } = await database.pool.query<{ id: string }>(
    'select id::text from promise where conversation_id = $1 and complaint_id is null order by promised_at desc limit 10',
    [conversationId],
  );
  const promises: CustomerPromise[] = [];
  for (const { id } of rows) {
    const promise = await findPromise(database, id);
    if (promise) promises.push(promise);
  }
  return promises;
}

async function happened({ pool }: Read, complaints: readonly ComplaintStory[]): Promise<StoryItem[]> {
  const events = complaints.flatMap((story) => story.events);
  const ids = [...new Set(events.flatMap(({ staffId }) => staffId ?? []))];
  const { rows } = await pool.query<{ id: string; name: string }>('select id::text, name from staff where id = any($1::uuid[])', [
    ids,
  ]);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return events.flatMap(({ at, kind: what, by, staffId, detail }): StoryItem[] => {
    const staff = staffId === null ? null : (names.get(staffId) ?? null);
    return isHappening(what) ? [{ kind: 'complaint', at, what, by, staff, detail }] : [];
  });
}
