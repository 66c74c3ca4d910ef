import type { Clock } from '../shared/clock.ts';
import { groupCommit } from '../shared/group-commit.ts';
import { newId } from '../shared/ids.ts';
import { plainArray, textArray } from '../store/arrays.ts';
import type { Database } from '../store/database.ts';
import type { Audience, Message } from './message.ts';
import { answerColumns, type TurnEnd } from './outbox.ts';
import type { Presence } from './presence.ts';
import { type FactsRow, type Flow, toFacts, type Work } from './work.ts';

export type AtOnce = {
  /** What the turn of a message needs that is not stored yet; undefined when it cannot be answered at once. Stores nothing. */
  look(message: Message): Promise<Work | undefined>;
  /**
   * Stores a message with the answer that was decided on what `look` gave.
   * @returns undefined when something came between: then nothing is stored
   */
  store(answered: Answered): Promise<{ inResponse: boolean } | undefined>;
};

type Answered = { message: Message; end: TurnEnd };
type Deps = { database: Pick<Database, 'pipeline'>; presence: Presence; clock: Clock; tierSince: (now: Date) => Date };

/**
 * The short way of a message: it is answered before it is stored, and stored together with its answer, in one commit where the
 * long way (`intake.ts`, `outbox.ts`) needs two. It is for somebody known, in a conversation where nothing waits and nobody is
 * at work, and for answers that need nothing but the facts. The commit holds us to it: where the conversation has moved on since
 * the facts were read, or the message was stored before, nothing is stored, and the message goes the long way.
 */
export function createAtOnce({ database, presence, clock, tierSince }: Deps): AtOnce {
  const look = groupCommit<Message, Work | undefined>(async (messages) => {
    const now = clock.now();
    const process = presence.number;
    const { rows } = await database.pipeline.query<LookRow>({
      name: 'look_at_once',
      text: 'select * from look_at_once($1, $2, $3::text[], $4::text[], $5::text[])',
      values: [
        now,
        tierSince(now),
        textArray(messages.map(({ channel }) => channel)),
        textArray(messages.map(({ channelConversationId }) => channelConversationId)),
        textArray(messages.map(({ channelUserId }) => channelUserId)),
      ],
    });
    const found = new Array<Work | undefined>(messages.length);
    for (const row of rows) found[row.item - 1] = toWork(row, messages[row.item - 1]!, newId(now.getTime()), process);
    return found;
  });

  const store = groupCommit<Answered, { inResponse: boolean } | undefined>(async (all) => {
    const { rows } = await database.pipeline.query<{ item: number; in_response: boolean }>({
      name: 'store_at_once',
      text: `select item, in_response from store_at_once($1, $2::uuid[], $3::text[], $4::uuid[], $5::int[], $6::text,
        $7::uuid[], $8::text[], $9::boolean[], $10::text[], $11::int[], $12::uuid[], $13::text, $14::text, $15::text, $16::boolean[])`,
      values: [
        clock.now(),
        plainArray(all.map(({ end }) => end.work.inboundId)),
        textArray(all.map(({ message }) => message.key)),
        plainArray(all.map(({ end }) => end.work.identity.id)),
        plainArray(all.map(({ end }) => end.work.number)),
        all.map(({ message }) => JSON.stringify(message.content)).join('\n'),
        ...answerColumns(all.map(({ end }) => end)),
      ],
    });
    const stored = new Array<{ inResponse: boolean } | undefined>(all.length);
    for (const row of rows) stored[row.item - 1] = { inResponse: row.in_response };
    return stored;
  });

  return { look, store };
}

/** A row of the SQL function `look_at_once`. */
type LookRow = FactsRow & {
  item: number;
  number: number;
  conversation_id: string;
  audience: Audience;
  language: string | null;
  language_hint: string | null;
  flow: Flow | null;
  fence: number;
  introduced: boolean;
  newest_answer: string | null;
  identity_id: string;
  display_name: string | null;
};

function toWork(row: LookRow, { channel, channelConversationId, content }: Message, inboundId: string, process: number): Work {
  return {
    inboundId,
    process,
    number: row.number,
    content,
    attempts: 0,
    conversation: {
      id: row.conversation_id,
      channel,
      channelConversationId,
      audience: row.audience,
      language: row.language ?? undefined,
      languageHint: row.language_hint ?? undefined,
      flow: row.flow ?? undefined,
      handledBy: 'bot',
      fence: row.fence,
      introduced: row.introduced,
      newestAnswer: row.newest_answer ?? undefined,
    },
    identity: { id: row.identity_id, displayName: row.display_name ?? undefined },
    ...toFacts(row),
  };
}
