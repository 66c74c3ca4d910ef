import type { Texts } from '../locales/index.ts';
import { type Clock, SECOND_MS } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import type { Database } from '../store/database.ts';
import type { Channel } from './channel.ts';
import type { FormDesk } from './forms.ts';
import { toButtons, toForm } from './outbound.ts';
import type { Answer } from './outbox.ts';
import type { Choice, OutboundMessage, Purpose } from './reply.ts';
import type { Page, Wanted } from './send-queue.ts';
import type { ChatSettings } from './turn.ts';

/** A queued answer of this age has lost its process; a younger one is about to be sent. */
const ORPHANED_AFTER_MS = 3 * SECOND_MS;

type Deps = {
  database: Pick<Database, 'pool'>;
  channels: ReadonlyMap<string, Channel>;
  texts: Texts;
  settings: () => Pick<ChatSettings, 'timeZone'>;
  secret: string;
  forms: FormDesk;
  clock: Clock;
  log: Log;
};

/** What the outbox holds of a message of ours. */
type StoredAnswer = Omit<Answer, 'lines'> & Pick<OutboundMessage, 'answers' | 'purpose'>;
type Stored = { channel: string; answer: StoredAnswer; conversation: OutboundMessage['conversation'] };

export type StoredAnswers = ReturnType<typeof createStoredAnswers>;

/** What is in the outbox, as a channel sends it: worded, with its buttons and its form. */
export function createStoredAnswers({ database, channels, texts, settings, secret, forms, clock, log }: Deps) {
  function toOutbound(answer: StoredAnswer, conversation: OutboundMessage['conversation']): OutboundMessage {
    const rendering = { texts, language: answer.language, timeZone: settings().timeZone, now: clock.now() };
    const { id, channelConversationId, audience } = conversation;
    const form = toForm({ id: answer.id, conversationId: id, choices: answer.choices }, secret, forms.forms, rendering);
    if (form) forms.remember(form);
    return {
      id: answer.id,
      conversation: { id, channelConversationId, audience },
      purpose: answer.purpose,
      answers: answer.answers,
      language: answer.language,
      text: answer.text,
      buttons: toButtons({ id: answer.id, conversationId: id, choices: answer.choices }, secret, rendering),
      form,
      fileIds: answer.files,
      ...(answer.phrased && { model: { citations: [] } }),
    };
  }

  async function load(where: string, values: unknown[]): Promise<Stored[]> {
    const { rows } = await database.pool.query<OutboxRow>(
      `select ${OUTBOX_COLUMNS} from outbox_message o join conversation c on c.id = o.conversation_id where ${where}`,
      values,
    );
    return rows.map(toStored);
  }

  async function sayable({ answer, conversation }: Stored, now: Date): Promise<OutboundMessage | undefined> {
    try {
      return toOutbound(answer, conversation);
    } catch (error) {
      // It was written by another version of the program, and cannot be said any more. The others shall not wait for it.
      log.error({ err: error, outbox: answer.id }, 'a message of ours cannot be said');
      await database.pool.query(
        `update outbox_message set state = 'failed', sent_at = $2, last_error = $3 where id = $1 and state = 'queued'`,
        [answer.id, now, `cannot be said: ${(error as Error).message}`],
      );
      return undefined;
    }
  }

  return {
    toOutbound,

    /**
     * Messages of one channel and purpose that are queued and due, in the order of their ids. A reply that another process has just
     * decided is left to that process, unless one process sends everything there.
     */
    async loadQueued({ channel, purpose, after, without, most }: Wanted): Promise<Page> {
      const now = clock.now();
      const isOthers = purpose === 'reply' && !channels.get(channel)?.pace;
      const rows = await load(
        'o.id = any(array(select due_messages($1, $2::purpose, $3, $4::uuid[], $5, $6, $7))) order by o.id',
        [channel, purpose, after, without, now, isOthers ? new Date(now.getTime() - ORPHANED_AFTER_MS) : null, most],
      );
      const messages: OutboundMessage[] = [];
      for (const row of rows) {
        const message = await sayable(row, now);
        if (message) messages.push(message);
      }
      return { messages, isAll: rows.length < most, last: rows.at(-1)?.answer.id };
    },

    /** The answer to a message where it still waits to be sent. */
    async findQueued(inboundId: string): Promise<OutboundMessage | undefined> {
      const [queued] = await load(`o.inbound_id = $1 and o.state = 'queued'`, [inboundId]);
      return queued && toOutbound(queued.answer, queued.conversation);
    },

    /**
     * The answer to a message, if it went out in a response, which may have been lost. Seen at one moment with the message's end.
     * Where a person has taken over since, the bot does not repeat itself.
     */
    async findInResponse(inboundId: string): Promise<{ isHandled: boolean; answer?: OutboundMessage }> {
      const { rows } = await database.pool.query<{ handled: boolean } & ({ [Column in keyof OutboxRow]: null } | OutboxRow)>(
        `select m.handled_at is not null as handled, ${OUTBOX_COLUMNS}
          from inbound_message m join conversation c on c.id = m.conversation_id
          left join outbox_message o on o.inbound_id = m.id and o.state = 'sent_unconfirmed' and o.attempts = 0 and o.fence = c.fence
          where m.id = $1`,
        [inboundId],
      );
      const [row] = rows;
      if (!row || row.id === null) return { isHandled: row?.handled ?? true };
      const { answer, conversation } = toStored(row);
      return { isHandled: true, answer: toOutbound(answer, conversation) };
    },

    /** What was to ride in a response, and did not, is sent by a call. */
    async queueAgain(id: string): Promise<void> {
      await database.pool.query(
        `update outbox_message set state = 'queued', sent_at = null where id = $1 and state = 'sent_unconfirmed' and attempts = 0`,
        [id],
      );
    },
  };
}

const OUTBOX_COLUMNS = `o.id, o.inbound_id, o.purpose, o.language, o.text, o.phrased, o.choices, o.files, c.id as conversation_id, c.channel, c.channel_conversation_id, c.audience`;

type OutboxRow = {
  id: string;
  inbound_id: string | null;
  purpose: Purpose;
  language: string;
  text: string;
  phrased: boolean;
  choices: Choice[];
  files: string[] | null;
  conversation_id: string;
  channel: string;
  channel_conversation_id: string;
  audience: 'private' | 'public';
};

const toStored = (row: OutboxRow): Stored => ({
  channel: row.channel,
  answer: {
    id: row.id,
    answers: row.inbound_id ?? undefined,
    purpose: row.purpose,
    language: row.language,
    text: row.text,
    phrased: row.phrased,
    choices: row.choices,
    files: row.files ?? undefined,
  },
  conversation: { id: row.conversation_id, channelConversationId: row.channel_conversation_id, audience: row.audience },
});
