import type { Clock } from '../shared/clock.ts';
import { groupCommit } from '../shared/group-commit.ts';
import { newId } from '../shared/ids.ts';
import { plainArray, textArray } from '../store/arrays.ts';
import type { Database } from '../store/database.ts';
import type { Message } from './message.ts';
import type { Presence } from './presence.ts';
import { hasWork, type MaybeWorkRow, toWork, type Work } from './work.ts';

export type Stored = {
  inboundId: string;
  /** The same key was stored before. */
  duplicate: boolean;
  /** The turn that can begin now: the conversation was idle and is ours. It may be that of an earlier message. */
  work?: Work;
};

export type Intake = (message: Message) => Promise<Stored>;

type Deps = { database: Pick<Database, 'pool'>; presence: Presence; clock: Clock; tierSince: (now: Date) => Date };

/**
 * Stores messages in groups, each exactly once, and hands out the turns that can begin. One statement takes all that wait;
 * when it has resolved, the platform may be told that we have them.
 */
export function createIntake({ database, presence, clock, tierSince }: Deps): Intake {
  return groupCommit<Message, Stored>(async (messages) => {
    const now = clock.now();
    const process = presence.number;
    const ids = messages.map(() => newId(now.getTime()));
    const { rows } = await database.pool.query<Row>({
      name: 'intake',
      text: `select item, inbound_id as stored_id, duplicate, (work).* from intake($1, $2, $3, $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text, $13::uuid[], $14::uuid[])`,
      values: [
        process,
        now,
        tierSince(now),
        plainArray(ids),
        textArray(messages.map(({ key }) => key)),
        textArray(messages.map(({ channel }) => channel)),
        textArray(messages.map(({ channelConversationId }) => channelConversationId)),
        textArray(messages.map(({ channelUserId }) => channelUserId)),
        plainArray(messages.map(({ audience }) => audience)),
        textArray(messages.map(({ displayName }) => displayName)),
        textArray(messages.map(({ languageHint }) => languageHint)),
        messages.map(({ content }) => JSON.stringify(content)).join('\n'),
        plainArray(messages.map(() => newId(now.getTime()))),
        plainArray(messages.map(() => newId(now.getTime()))),
      ],
    });
    const stored = new Array<Stored>(messages.length);
    for (const row of rows)
      if (hasWork(row)) stored[row.item - 1]!.work = toWork(process, row);
      else stored[row.item - 1] = { inboundId: row.stored_id, duplicate: row.duplicate };
    return stored;
  });
}

type Row = { item: number; stored_id: string; duplicate: boolean } & MaybeWorkRow;
