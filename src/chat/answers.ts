import type { Database } from '../store/database.ts';
import { type PackedLines, unpackFacts } from './packed-lines.ts';
import type { Fact, Source } from './reply.ts';

/** How many of our last messages are looked at for a figure to explain. */
const LAST_ANSWERS = 5;
const FIGURES: ReadonlySet<Fact['kind']> = new Set(['points', 'signed_points', 'count', 'money']);
/** What can be opened also where no figure is in it. */
const HAS_REASON: ReadonlySet<Source['kind']> = new Set(['offer', 'order', 'answer', 'handoff', 'promise', 'feed']);

/**
 * The sources behind the figures of a message of ours: of `outboxId`, or of the newest one in the conversation that states any.
 * @returns an empty list when there is none
 */
export async function findAnswerToExplain(
  read: Pick<Database, 'pool'>,
  conversationId: string,
  outboxId?: string,
): Promise<Source[]> {
  const { rows } = await read.pool.query<{ lines: PackedLines }>(
    `select lines from outbox_message where conversation_id = $1 and ($2::uuid is null or id = $2) order by id desc limit $3`,
    [conversationId, outboxId ?? null, LAST_ANSWERS],
  );
  for (const { lines } of rows) {
    const facts = unpackFacts(lines);
    if (outboxId || facts.some(({ kind, source }) => FIGURES.has(kind) || HAS_REASON.has(source.kind)))
      return distinct(facts.map(({ source }) => source));
  }
  return [];
}

function distinct(sources: readonly Source[]): Source[] {
  return [...new Map(sources.map((source) => [JSON.stringify(source), source])).values()];
}
