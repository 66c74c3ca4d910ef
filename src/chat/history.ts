import type { Texts } from '../locales/index.ts';
import { type Clock, SECOND_MS } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import { type Client, connectClient, type Database } from '../store/database.ts';
import { type AttachmentType, fileName, isShownInline } from './attachment.ts';
import { openAttachment } from './attachments.ts';
import { readButtonToken } from './buttons.ts';
import type { Content } from './message.ts';
import { toButtons } from './outbound.ts';
import type { Choice, OutboundButton } from './reply.ts';

/**
 * One message of a conversation as its page shows it. `cursor` stands for this event and all before it: what
 * `since(…, cursor)` gives next has neither gaps nor doubles, also where this was the middle of a batch.
 */
export type HistoryEvent = {
  cursor: string;
  id: string;
  at: Date;
  /** Where it stands in the conversation: after all that have a lower place, or the same one and came before it. */
  place: number;
} & (
  | {
      kind: 'said';
      /** The message's key (`chat/message.ts`): how a page knows its own message again. */
      key: string;
      /** In the customer's words, or the label of the button they pressed; undefined where there are no words. */
      text?: string;
      /** The name of the file that came with it; "" for one without a name. */
      file?: string;
      /** An answer may still come. */
      awaiting: boolean;
    }
  | {
      kind: 'told';
      language: string;
      text: string;
      buttons: readonly OutboundButton[];
      /** Pictures and documents that go along, to be had by `openFile`. */
      files: readonly HistoryFile[];
      /** Nobody asked for it, and no page has said yet that somebody saw it. */
      unseen: boolean;
    }
);

export type HistoryFile = { id: string; name: string; isPicture: boolean };

export type History = {
  /**
   * What was said and told in a conversation after `cursor`, in its order; from the beginning without one, or with one that
   * is not ours. No more than the newest MOST_MESSAGES from either side.
   */
  since(channelConversationId: string, cursor?: string): Promise<HistoryEvent[]>;
  /** Whether an answer to what was said last may still come. */
  isAwaited(channelConversationId: string): Promise<boolean>;
  /** A file that one of our messages in this conversation brought along, as a page may show it. */
  openFile(
    channelConversationId: string,
    fileId: string,
  ): Promise<{ bytes: Uint8Array; headers: Record<string, string> } | undefined>;
  /** Calls `wake` when there may be something new, now and then for nothing. @returns how to stop it */
  subscribe(channelConversationId: string, wake: () => void): () => void;
  /** Wakes the subscribers of a conversation in every process, once a message of ours is committed. */
  announce(conversationId: string): Promise<void>;
  /** The same, once a message has had its turn and gets no answer. */
  announceUnanswered(inboundId: string): Promise<void>;
  close(): Promise<void>;
};

/** The channel of PostgreSQL's notifications; the payload is a conversation's id. */
const OUTBOX_NOTIFICATIONS = 'regulars_outbox';

const MOST_MESSAGES = 200;

/**
 * The conversations of one channel, read from the database and followed as they grow. Its connection for notifications opens
 * with the first subscriber. Notifications only make it quick: a poll finds what a lost one would have told.
 */
export function conversationHistory(options: {
  database: Pick<Database, 'pool' | 'connectionString'>;
  channel: string;
  /** Buttons are labelled and signed when they are shown, as in a channel that sends. */
  texts: Texts;
  secret: string;
  settings: () => { timeZone: string };
  clock: Clock;
  log: Log;
}): History {
  const { texts, secret, settings, clock } = options;
  const { pool, connectionString } = options.database;
  const wakeUps = followOutbox({ pool, connectionString, channel: options.channel, log: options.log });

  async function since(channelConversationId: string, cursor?: string): Promise<HistoryEvent[]> {
    const from = decodeCursor(cursor);
    const { rows } = await pool.query<Row>(NEWS, [
      options.channel,
      channelConversationId,
      from.conversationId,
      from.answered,
      from.floor,
      MOST_MESSAGES,
      clock.now(),
    ]);
    const found = inOrder(rows, from);
    const labels = await labelsOf(found);
    return found.map(({ row, cursor }) => {
      const base = { cursor, id: row.id, at: row.at, place: placeOf(row) };
      if (row.kind === 'said') {
        const content = row.content as Partial<Content>;
        const text = wordsOf(content, labels);
        const file = content.kind === 'attachment' && content.file ? (content.file.name ?? '') : undefined;
        return { ...base, kind: 'said', key: row.key!, awaiting: !row.settled, text, file };
      }
      const { text, choices, unseen, files } = row.content as ToldContent;
      const language = row.language!;
      const buttons = buttonsOf({ ...row, language, choices });
      return { ...base, kind: 'told', language, text, buttons, unseen, files: (files ?? []).map(toHistoryFile) };
    });
  }

  function buttonsOf(message: { id: string; conversationId: string; language: string; choices: Choice[] }): OutboundButton[] {
    return toButtons(message, secret, { texts, language: message.language, timeZone: settings().timeZone, now: clock.now() });
  }

  /** The words on the buttons that were pressed, by token. A token of another conversation has none. */
  async function labelsOf(found: readonly { row: Row }[]): Promise<Map<string, string>> {
    const labels = new Map<string, string>();
    const presses = found.flatMap(({ row: { kind, content, conversationId } }) => {
      const { kind: contentKind, token } = content as { kind?: string; token?: string };
      if (kind !== 'said' || contentKind !== 'button' || token === undefined) return [];
      const button = readButtonToken(secret, conversationId, token);
      return button ? [{ token, ...button }] : [];
    });
    if (presses.length === 0) return labels;
    const { rows } = await pool.query<{ id: string; conversationId: string; language: string; choices: Choice[] }>(
      `select id, conversation_id as "conversationId", language, choices from outbox_message where id = any($1)`,
      [presses.map(({ outboxId }) => outboxId)],
    );
    const buttons = new Map(rows.map((row) => [row.id, buttonsOf(row)]));
    for (const { token, outboxId, index } of presses) {
      const label = buttons.get(outboxId)?.[index]?.label;
      if (label !== undefined) labels.set(token, label);
    }
    return labels;
  }

  return {
    since,
    async isAwaited(channelConversationId) {
      const { rowCount } = await pool.query(AWAITED, [options.channel, channelConversationId, clock.now()]);
      return Boolean(rowCount);
    },
    async openFile(channelConversationId, fileId) {
      const { rowCount } = await pool.query(
        `select from outbox_message o join conversation c on c.id = o.conversation_id
          where c.channel = $1 and c.channel_conversation_id = $2 and $3::uuid = any(o.files) limit 1`,
        [options.channel, channelConversationId, fileId],
      );
      return rowCount ? openAttachment({ pool }, fileId) : undefined;
    },
    subscribe: wakeUps.subscribe,
    async announce(conversationId) {
      await pool.query('select pg_notify($1, $2)', [OUTBOX_NOTIFICATIONS, conversationId]);
    },
    async announceUnanswered(inboundId) {
      await pool.query('select pg_notify($1, conversation_id::text) from inbound_message where id = $2', [
        OUTBOX_NOTIFICATIONS,
        inboundId,
      ]);
    },
    close: wakeUps.close,
  };
}

type StoredFile = { id: string; name: string | null; type: AttachmentType; sha256: string };
type ToldContent = { text: string; choices: Choice[]; unseen: boolean; files: StoredFile[] | null };

const toHistoryFile = ({ id, name, type, sha256 }: StoredFile): HistoryFile => ({
  id,
  name: fileName({ type, sha256, name: name ?? undefined }),
  isPicture: isShownInline(type),
});

/** As the customer wrote it; an erased message has no content left. */
function wordsOf(content: Partial<Content>, labels: ReadonlyMap<string, string>): string | undefined {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'command':
      return `/${content.name} ${content.argument}`.trimEnd();
    case 'button':
      return labels.get(content.token ?? '');
    case 'attachment':
      return content.caption;
    case undefined:
      return undefined;
  }
}

type Row = {
  kind: 'said' | 'answer' | 'unasked';
  id: string;
  conversationId: string;
  /** Messages up to this number are left out, with their answers. */
  base: number;
  key: string | null;
  /** Of the inbound message; for one that nobody asked for, of the inbound message before it. */
  number: number;
  /** Of an answer among those of its turn. */
  position: number;
  content: unknown;
  at: Date;
  language: string | null;
  settled: boolean;
};

/**
 * One statement, so one snapshot: where it sees a message settled, it sees all answers to it, since both were committed
 * together. Parameters: channel, conversation's id there, the cursor's conversation, answered and floor, limit, now.
 */
const TOLD = `json_build_object('text', o.text, 'choices', o.choices, 'unseen', (o.purpose <> 'reply' or o.inbound_id is null) and o.state <> 'sent',
    'files', case when cardinality(o.files) > 0 then (
      select json_agg(json_build_object('id', a.id, 'name', a.name, 'type', a.type, 'sha256', a.sha256) order by place)
      from unnest(o.files) with ordinality as wanted(id, place) join attachment a on a.id = wanted.id and a.state = 'stored') end)`;

/** An answer waits for better words (`Answer.heldUntil`): until then its message counts as unanswered. */
const HELD = `select from outbox_message h where h.inbound_id = $inbound and h.state = 'queued' and h.attempts = 0 and h.next_attempt_at > $7`;

/** Parameters: channel, conversation's id there, now. */
const AWAITED = `
select from conversation c join inbound_message i on i.conversation_id = c.id and i.number = c.last_number
where c.channel = $1 and c.channel_conversation_id = $2
  and (i.handled_at is null or exists (${HELD.replace('$inbound', 'i.id').replace('$7', '$3')}))`;

const NEWS = `
with place as (
  select id, greatest(case when id = $3::uuid then $4::int else 0 end, last_number - $6::int) as base,
    case when id = $3::uuid then $5::uuid end as floor
  from conversation where channel = $1 and channel_conversation_id = $2
), said as (
  select i.*, p.base from place p join inbound_message i on i.conversation_id = p.id and i.number > p.base
)
select 'said' as kind, id, conversation_id as "conversationId", base, key, number, 0 as position, content,
  received_at as at, null as language, handled_at is not null and not exists (${HELD.replace('$inbound', 'said.id')}) as settled
from said
union all
select 'answer', o.id, o.conversation_id, s.base, null, s.number, o.position,
  ${TOLD}, o.created_at, o.language, true
from said s join outbox_message o on o.inbound_id = s.id and o.state <> 'withdrawn' and not exists (${HELD.replace('$inbound', 's.id')})
union all
select 'unasked', o.id, p.id, p.base, null,
  coalesce((select i.number from inbound_message i where i.conversation_id = p.id and i.received_at <= o.created_at
    order by i.number desc limit 1), 0),
  0, ${TOLD}, o.created_at, o.language, true
from place p cross join lateral (
  select * from outbox_message o
  where o.conversation_id = p.id and o.inbound_id is null and o.state <> 'withdrawn' and (p.floor is null or o.id > p.floor)
  order by o.id desc limit $6::int
) o`;

/**
 * What a page has seen of a conversation. Rows do not become visible in the order of their times or ids, so "everything up to
 * here" is told apart for the three kinds:
 *
 * - what the customer said becomes visible in the order of its numbers (intake holds the conversation's row), so one number does;
 * - answers are complete for a message that is settled: a number up to which all are settled and seen, and the few seen `ahead`
 *   of it (a message that overtook another one, the first of several answers);
 * - a message that nobody asked for may become visible after one with a later id. All up to `floor` count as seen; above it the
 *   `recent` ones are named. One could slip through only if RECENT others were made and committed while its transaction was open.
 */
type Seen = {
  /** A cursor of another conversation (the visitor's was erased) is worth nothing. */
  conversationId: string | null;
  heard: number;
  answered: number;
  ahead: string[];
  floor: string | null;
  recent: string[];
};

const RECENT = 16;

/** The rows that `from` has not seen, in the conversation's order, each with the cursor that includes it. Pure. */
function inOrder(rows: readonly Row[], from: Seen): { row: Row; cursor: string }[] {
  const first = rows[0];
  if (!first) return [];
  const { conversationId, base } = first;
  const known = from.conversationId === conversationId ? from : NOTHING_SEEN;
  const turns = new Map<number, { settled: boolean; answers: string[] }>();
  for (const row of rows) if (row.kind === 'said') turns.set(row.number, { settled: row.settled, answers: [] });
  for (const row of rows) if (row.kind === 'answer') turns.get(row.number)!.answers.push(shortId(row.id));
  const open = new Set([...turns.values()].flatMap(({ answers }) => answers));
  const seen: Seen = {
    ...known,
    conversationId,
    heard: Math.max(known.heard, base),
    answered: base,
    ahead: known.ahead.filter((id) => open.has(id)),
    recent: [...known.recent],
  };

  const isNew = (row: Row) =>
    row.kind === 'said'
      ? row.number > seen.heard
      : row.kind === 'answer'
        ? !seen.ahead.includes(shortId(row.id))
        : !seen.recent.includes(shortId(row.id));
  const unseen = placed(rows).filter(isNew);
  const recentIds = new Map(rows.flatMap((row) => (row.kind === 'unasked' ? [[shortId(row.id), row.id]] : [])));

  return unseen.map((row) => {
    if (row.kind === 'said') seen.heard = row.number;
    if (row.kind === 'answer') seen.ahead.push(shortId(row.id));
    if (row.kind === 'unasked') {
      seen.recent.push(shortId(row.id));
      while (seen.recent.length > RECENT) {
        // By their full ids; one that is not among the rows any more was deleted, and goes first.
        seen.recent.sort((a, b) => compare(recentIds.get(a) ?? '', recentIds.get(b) ?? ''));
        const dropped = recentIds.get(seen.recent.shift()!);
        if (dropped && compare(dropped, seen.floor ?? '') > 0) seen.floor = dropped;
      }
    }
    for (let next = seen.answered + 1; next <= seen.heard; next += 1) {
      const turn = turns.get(next);
      if (turn && !(turn.settled && turn.answers.every((id) => seen.ahead.includes(id)))) break;
      seen.ahead = seen.ahead.filter((id) => !turn?.answers.includes(id));
      seen.answered = next;
    }
    return { row, cursor: encodeCursor(seen) };
  });
}

/**
 * The conversation's order: a message, its answers, then what came unasked before the next message. Messages that nobody asked
 * for keep the order of their ids, which `recent` and `floor` rely on, also where their times say otherwise.
 */
function placed(rows: readonly Row[]): Row[] {
  let latest = 0;
  const unasked = rows
    .filter((row) => row.kind === 'unasked')
    .toSorted((a, b) => compare(a.id, b.id))
    .map((row) => {
      latest = Math.max(latest, row.number);
      return { ...row, number: latest };
    });
  return [...rows.filter((row) => row.kind !== 'unasked'), ...unasked].toSorted(
    (a, b) => placeOf(a) - placeOf(b) || a.position - b.position,
  );
}

const RANK = { said: 0, answer: 1, unasked: 2 };
const placeOf = ({ number, kind }: Row): number => number * 3 + RANK[kind];

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** 48 of an id's random bits: enough to tell the few messages of one conversation apart. */
const shortId = (id: string) => id.slice(-12);

const NOTHING_SEEN: Seen = { conversationId: null, heard: 0, answered: 0, ahead: [], floor: null, recent: [] };

const encodeCursor = (seen: Seen): string =>
  [seen.conversationId, seen.heard, seen.answered, seen.ahead.join('.'), seen.floor ?? '', seen.recent.join('.')].join('_');

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const SHORT_IDS = '(?:[0-9a-f]{12}(?:\\.[0-9a-f]{12})*)?';
const CURSOR = new RegExp(`^(${UUID})_(\\d{1,9})_(\\d{1,9})_(${SHORT_IDS})_(${UUID}|)_(${SHORT_IDS})$`);

/** A cursor comes back from a browser: whatever has not our form means "nothing seen". */
function decodeCursor(cursor: string | undefined): Seen {
  const parts = cursor?.match(CURSOR);
  if (!parts) return NOTHING_SEEN;
  const [, conversationId, heard, answered, ahead, floor, recent] = parts as unknown as string[];
  return {
    conversationId: conversationId!,
    heard: Number(heard),
    answered: Number(answered),
    ahead: ahead ? ahead.split('.') : [],
    floor: floor || null,
    recent: recent ? recent.split('.') : [],
  };
}

const POLL_MS = 3 * SECOND_MS;
/** Notifications about conversations that we cannot place yet are collected for this long before we look. */
const LOOK_AFTER_MS = 50;
const RECONNECT_AFTER_MS = SECOND_MS;
const RECONNECT_AFTER_AT_MOST_MS = 15 * SECOND_MS;

type Followed = { wakes: Set<() => void>; conversationId?: string; signature?: string };

/** Tells subscribers that their conversation changed: by one connection that listens, and one query for all every few seconds. */
function followOutbox(options: { pool: Database['pool']; connectionString: string; channel: string; log: Log }) {
  const followed = new Map<string, Followed>();
  const names = new Map<string, string>();
  let closed = false;
  let client: Client | undefined;
  let opening: Promise<void> | undefined;
  let reconnectAfterMs = RECONNECT_AFTER_MS;
  let looking = false;
  let pollFails = false;
  const timers: { poll?: NodeJS.Timeout; look?: NodeJS.Timeout; reconnect?: NodeJS.Timeout } = {};

  const wake = (conversation: Followed | undefined) => {
    for (const call of conversation?.wakes ?? []) call();
  };

  async function listen(): Promise<void> {
    try {
      const connected = await connectClient(options.connectionString);
      client = connected;
      connected.on('notification', ({ payload }) => {
        const name = names.get(payload ?? '');
        if (name !== undefined) wake(followed.get(name));
        else if ([...followed.values()].some(({ conversationId }) => conversationId === undefined)) lookSoon();
      });
      connected.on('end', () => {
        client = undefined;
        reconnect();
      });
      await connected.query(`listen ${OUTBOX_NOTIFICATIONS}`);
      if (closed) return void (await connected.end());
      reconnectAfterMs = RECONNECT_AFTER_MS;
      lookSoon(); // what was notified while nobody listened
    } catch (error) {
      options.log.warn({ err: error }, 'cannot listen for new messages; looking for them every few seconds');
      if (client) await client.end().catch(() => {});
      else reconnect();
    }
  }

  function reconnect(): void {
    if (closed) return;
    clearTimeout(timers.reconnect);
    timers.reconnect = setTimeout(() => {
      opening = listen();
    }, reconnectAfterMs).unref();
    reconnectAfterMs = Math.min(reconnectAfterMs * 2, RECONNECT_AFTER_AT_MOST_MS);
  }

  function lookSoon(): void {
    if (!closed) timers.look ??= setTimeout(() => void look(), LOOK_AFTER_MS).unref();
  }

  async function look(): Promise<void> {
    clearTimeout(timers.look);
    timers.look = undefined;
    if (looking || closed || followed.size === 0) return;
    looking = true;
    try {
      const { rows } = await options.pool.query<{ id: string; name: string; signature: string }>(SIGNATURES, [
        options.channel,
        [...followed.keys()],
      ]);
      for (const { id, name, signature } of rows) {
        const conversation = followed.get(name);
        if (!conversation || conversation.signature === signature) continue;
        if (conversation.conversationId !== id) names.delete(conversation.conversationId ?? '');
        conversation.conversationId = id;
        conversation.signature = signature;
        names.set(id, name);
        wake(conversation);
      }
      pollFails = false;
    } catch (error) {
      // Said once: the pool tries again with every look, and a page that asks meanwhile is told to come back.
      if (!pollFails && !closed) options.log.warn({ err: error }, 'cannot look for new messages');
      pollFails = true;
    } finally {
      looking = false;
    }
  }

  return {
    subscribe(name: string, call: () => void): () => void {
      const conversation = followed.get(name) ?? { wakes: new Set() };
      followed.set(name, conversation);
      conversation.wakes.add(call);
      if (!closed) {
        opening ??= listen();
        timers.poll ??= setInterval(() => void look(), POLL_MS).unref();
        if (conversation.conversationId === undefined) lookSoon();
      }
      return () => {
        conversation.wakes.delete(call);
        if (conversation.wakes.size > 0 || followed.get(name) !== conversation) return;
        followed.delete(name);
        names.delete(conversation.conversationId ?? '');
      };
    },
    async close(): Promise<void> {
      closed = true;
      clearInterval(timers.poll);
      clearTimeout(timers.look);
      clearTimeout(timers.reconnect);
      await opening;
      await client?.end();
    },
  };
}

/** What changes with every message: the number of the last one said, and the count and newest of those told. */
const SIGNATURES = `
select c.id, c.channel_conversation_id as name, concat_ws('/', c.last_number, o.count, o.newest) as signature
from conversation c cross join lateral (
  select count(*) as count, max(id::text) as newest from outbox_message where conversation_id = c.id
) o
where c.channel = $1 and c.channel_conversation_id = any($2)`;
