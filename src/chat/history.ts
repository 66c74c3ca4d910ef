import type { Texts } from '../locales/index.ts';
import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import type { Database } from '../store/database.ts';
import { type AttachmentType, fileName, isShownInline } from './attachment.ts';
import { openAttachment } from './attachments.ts';
import { readButtonToken } from './buttons.ts';
import { decodeCursor, type HistoryRow, inOrder, placeOf } from './history-cursor.ts';
import type { Content } from './message.ts';
import { toButtons } from './outbound.ts';
import { followOutbox, OUTBOX_NOTIFICATIONS } from './outbox-wakeups.ts';
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
    const { rows } = await pool.query<HistoryRow>(NEWS, [
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
  async function labelsOf(found: readonly { row: HistoryRow }[]): Promise<Map<string, string>> {
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

/** What a message of ours says, as a page needs it. */
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

/**
 * One statement, so one snapshot: where it sees a message settled, it sees all answers to it, since both were committed
 * together. Parameters: channel, conversation's id there, the cursor's conversation, answered and floor, limit, now.
 */
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
