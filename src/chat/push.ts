import type { Texts } from '../locales/index.ts';
import { idAfter } from '../shared/ids.ts';
import type { Tx } from '../store/database.ts';
import { packLines } from './packed-lines.ts';
import { renderLines } from './render.ts';
import type { Purpose, Reply } from './reply.ts';
import { SEND_NOTIFICATIONS } from './sender.ts';

/** A message that nobody asked for, to one conversation. */
export type Push = Reply & {
  /** What makes it the same message: queued again under its key, it is not queued twice ("campaign:<id>:<member>"). */
  key: string;
  conversationId: string;
  purpose: Exclude<Purpose, 'reply'>;
  language: string;
};

export type PushDeps = { texts: Texts; settings: () => { timeZone: string } };

/** More than this in one statement would hold its transaction's locks for long without being any cheaper each. */
const MOST_PER_STATEMENT = 1_000;

/**
 * The front door by which jobs and domains write to people unasked. Whether that is allowed (consent, quiet hours, budget) is decided
 * before, by `contact()` of outreach, in the same transaction.
 *
 * The messages are queued in the caller's transaction, after the newest one of their conversation, and the senders are woken when
 * it is committed. Of a key that is there already, the message that was queued first stays as it is.
 *
 * @returns how many of them are new
 * @throws when a conversation does not exist
 */
export const createPush =
  ({ texts, settings }: PushDeps) =>
  async (tx: Tx, pushes: readonly Push[], now: Date): Promise<{ queued: number }> => {
    let queued = 0;
    for (let from = 0; from < pushes.length; from += MOST_PER_STATEMENT)
      queued += await queue(tx, pushes.slice(from, from + MOST_PER_STATEMENT), { texts, timeZone: settings().timeZone, now });
    return { queued };
  };

type Rendering = { texts: Texts; timeZone: string; now: Date };
type Place = { id: string; channel: string; newest: string | null };

async function queue(tx: Tx, pushes: readonly Push[], { texts, timeZone, now }: Rendering): Promise<number> {
  const wanted = [...new Set(pushes.map(({ conversationId }) => conversationId))];
  const found = await tx.$queryRaw<Place[]>`
    select c.id, c.channel, (select o.id from outbox_message o where o.conversation_id = c.id order by o.id desc limit 1) as newest
    from conversation c where c.id = any(${wanted}::uuid[])`;
  const places = new Map(found.map((place) => [place.id, place]));
  const rows = pushes.map(({ key, conversationId, purpose, language, lines, choices = [], files = [] }) => {
    const place = places.get(conversationId);
    if (!place) throw new Error(`there is no conversation ${conversationId}`);
    place.newest = idAfter(place.newest ?? undefined, now);
    const text = renderLines(lines, { texts, language, timeZone, now });
    return { id: place.newest, key, conversationId, purpose, language, lines: packLines(lines), text, choices, files };
  });
  const inserted = await tx.$queryRaw<{ channel: string }[]>`
    with queued as (
      insert into outbox_message (id, push_key, conversation_id, purpose, language, lines, text, choices, files, created_at)
        select p.id, p.key, p."conversationId", p.purpose, p.language, p.lines, p.text, p.choices, p.files, ${now}
        from json_to_recordset(${JSON.stringify(rows)}::json)
          as p(id uuid, key text, "conversationId" uuid, purpose purpose, language text, lines json, text text, choices json, files uuid[])
        on conflict (push_key) where push_key is not null do nothing
        returning conversation_id
    ) select c.channel from queued join conversation c on c.id = queued.conversation_id`;
  const channels = [...new Set(inserted.map(({ channel }) => channel))];
  // Told to the listeners when the transaction is committed, and not at all when it is rolled back.
  if (channels.length > 0)
    await tx.$executeRaw`select pg_notify(${SEND_NOTIFICATIONS}, channel) from unnest(${channels}::text[]) as channel`;
  return inserted.length;
}
