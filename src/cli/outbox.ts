import type { Database } from '../store/database.ts';

export const OUTBOX_STATES = ['queued', 'sending', 'sent', 'sent_unconfirmed', 'failed', 'unreachable', 'withdrawn'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

export const isOutboxState = (word: string): word is OutboxState => (OUTBOX_STATES as readonly string[]).includes(word);

export type Filter = { state?: OutboxState; conversation?: string };

const MOST = 50;

/**
 * Messages of ours as lines for people: how many there are in each state, then the newest, one a line. No words of anybody are in
 * them; a reason is the platform's.
 */
export async function listOutbox({ pool }: Pick<Database, 'pool'>, { state, conversation }: Filter): Promise<string[]> {
  const { rows: counts } = await pool.query<{ name: string; count: number }>(
    'select state::text as name, count(*)::int from outbox_message where ($1::uuid is null or conversation_id = $1) group by state order by state',
    [conversation ?? null],
  );
  const { rows } = await pool.query<Row>(
    `select o.id, o.created_at, c.channel, o.conversation_id, o.purpose::text, o.state::text, o.attempts, o.provider_message_id, o.next_attempt_at, o.last_error
      from outbox_message o left join conversation c on c.id = o.conversation_id
      where ($1::outbox_state is null or o.state = $1) and ($2::uuid is null or o.conversation_id = $2)
      order by o.id desc limit $3`,
    [state ?? null, conversation ?? null, MOST],
  );
  if (rows.length === 0) return ['There are no such messages.'];
  return [counts.map(({ name, count }) => `${name} ${count}`).join(', '), ...rows.map(toLine)];
}

type Row = {
  id: string;
  created_at: Date;
  channel: string | null;
  conversation_id: string;
  purpose: string;
  state: string;
  attempts: number;
  provider_message_id: string | null;
  next_attempt_at: Date | null;
  last_error: string | null;
};

function toLine(row: Row): string {
  const { id, channel, conversation_id: conversation, purpose, state, attempts } = row;
  return [
    `${row.created_at.toISOString().slice(0, 19)}Z`,
    id,
    `${channel ?? '?'} ${conversation}`,
    purpose,
    state,
    attempts === 1 ? '1 try' : `${attempts} tries`,
    ...(row.provider_message_id === null ? [] : [`there ${row.provider_message_id}`]),
    ...(state === 'queued' && row.next_attempt_at ? [`next ${row.next_attempt_at.toISOString().slice(0, 19)}Z`] : []),
    ...(row.last_error === null ? [] : [row.last_error.replaceAll(/\s+/g, ' ')]),
  ].join('  ');
}
