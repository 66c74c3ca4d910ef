import { firstIdAt } from '../shared/ids.ts';
import type { Database } from '../store/database.ts';

/** Of each conversation so many messages stay however old they are: its page still shows them, and "why?" still explains them. */
const KEPT_PER_CONVERSATION = 20;
/** Messages looked at in one statement: few enough to hold up no turn. */
const BATCH = 1_000;

export type Forgotten = { messages: number; answers: number; files: number };

/**
 * Deletes messages that were handled before `before`, with our answers to them and the files that they brought, but for those that
 * belong to a complaint. What waits for its turn or is yet to be sent
 * stays, and so do the newest messages of each conversation. A message that a platform delivered again after this would be taken
 * for a new one; a button of a deleted answer is told to be old.
 *
 * Any number of processes may run it at once, and what is interrupted is finished by the next run.
 */
export async function forgetMessages({ pool }: Pick<Database, 'pool'>, before: Date, batch: number = BATCH): Promise<Forgotten> {
  const total: Forgotten = { messages: 0, answers: 0, files: 0 };
  // Ids begin with their time, so the old messages are the beginning of the primary key.
  const until = firstIdAt(before);
  for (let after = firstIdAt(new Date(0)); ; ) {
    const { rows: looked } = await pool.query<{ id: string }>(
      'select id from inbound_message where id > $1 and id < $2 order by id limit $3',
      [after, until, batch],
    );
    if (looked.length === 0) return total;
    const ids = looked.map(({ id }) => id);
    after = ids.at(-1)!;
    const { rows } = await pool.query<Forgotten>(FORGET, [ids, before, KEPT_PER_CONVERSATION]);
    total.messages += rows[0]!.messages;
    total.answers += rows[0]!.answers;
    total.files += rows[0]!.files;
  }
}

const FORGET = `
  with gone as (
    delete from inbound_message m using conversation c
    where m.id = any($1::uuid[]) and m.handled_at < $2 and c.id = m.conversation_id and m.number <= c.last_number - $3::int
      and not exists (select from outbox_message o where o.inbound_id = m.id and o.state in ('queued', 'sending'))
    returning m.id
  ), answers as (
    delete from outbox_message o using gone where o.inbound_id = gone.id returning 1
  ), files as (
    delete from attachment a using gone where a.inbound_id = gone.id
      and not exists (select from complaint_file f where f.inbound_id = a.inbound_id) returning 1
  )
  select (select count(*)::int from gone) as messages, (select count(*)::int from answers) as answers, (select count(*)::int from files) as files`;

/**
 * Deletes what was entered in forms that cannot be gone on with at `now` any more, handed in or not; whoever presses their buttons
 * after that is told that it was too long ago.
 *
 * @returns how many
 */
export async function forgetForms({ pool }: Pick<Database, 'pool'>, now: Date): Promise<number> {
  const { rowCount } = await pool.query('delete from form_draft where expires_at <= $1', [now]);
  return rowCount ?? 0;
}

/** Deletes what channels kept for a while to answer there (`AddressBook`), and that is of no use any more at `now`. @returns how much */
export async function forgetChannelAddresses({ pool }: Pick<Database, 'pool'>, now: Date): Promise<number> {
  const { rowCount } = await pool.query('delete from channel_address where expires_at <= $1', [now]);
  return rowCount ?? 0;
}
