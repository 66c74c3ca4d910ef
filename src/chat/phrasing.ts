import type { Log } from '../shared/log.ts';
import type { Database } from '../store/database.ts';
import { type Assistant, namesOf, textOf } from './assistant.ts';
import type { Answer } from './outbox.ts';
import type { Thought } from './thoughts.ts';
import type { Work } from './work.ts';

type Deps = { database: Pick<Database, 'pool'>; assistant: Assistant; log: Log };

/**
 * Puts a model's words to an answer that is committed and held back for them (`Answer.heldUntil`), and lets it go in any case. Where its
 * process dies meanwhile, the answer goes out as it was decided, once that time is over.
 */
export async function phraseHeld(
  work: Work,
  answer: Answer,
  thought: Thought,
  { database, assistant, log }: Deps,
): Promise<Answer> {
  thought.phrases();
  const said = { text: textOf(work.content) ?? '', language: answer.language, names: namesOf(work) };
  const text = thought.signal.aborted ? undefined : await assistant.phrase(said, answer.lines, thought);
  try {
    const { rowCount } = await database.pool.query(
      `update outbox_message set text = coalesce($2, text), phrased = $2 is not null, next_attempt_at = null
        where id = $1 and state = 'queued' and attempts = 0`,
      [answer.id, text ?? null],
    );
    return text !== undefined && rowCount === 1 ? { ...answer, text, phrased: true } : answer;
  } catch (error) {
    log.warn({ err: error, outbox: answer.id }, 'better words were not written down; the answer goes as it was');
    return answer;
  }
}
