import type { Texts } from '../locales/index.ts';
import { DAY_MS } from '../shared/clock.ts';
import { idAfter } from '../shared/ids.ts';
import type { Tx } from '../store/database.ts';
import { questionIn } from './open-question.ts';
import { packLines } from './packed-lines.ts';
import { renderLines } from './render.ts';
import type { Purpose, Reply } from './reply.ts';
import { SEND_NOTIFICATIONS } from './sender.ts';
import type { Flow } from './work.ts';

/** A message that nobody asked for, to one conversation. */
export type Push = Reply & {
  /** What makes it the same message: queued again under its key, it is not queued twice ("campaign:<id>:<member>"). */
  key: string;
  conversationId: string;
  purpose: Exclude<Purpose, 'reply'>;
  language: string;
  /** It asks something: what the next free text is taken for. Such a message goes only where nothing is open and nobody speaks. */
  flow?: Flow;
};

export type Pushed = {
  /** How many are new. */
  queued: number;
  /**
   * The keys of questions that were not asked: their conversation is in the middle of something (a turn, a question, a form, a person
   * who answers). Nothing was stored for them; they are for another time.
   */
  busy: readonly string[];
};

export type PushDeps = { texts: Texts; settings: () => { timeZone: string } };

/** More than this in one statement would hold its transaction's locks for long without being any cheaper each. */
const MOST_PER_STATEMENT = 1_000;
/** Whoever has written nothing for so long has left what was open: a form can still be gone on with by its button. */
const LEFT_AFTER_MS = DAY_MS;

/**
 * The front door by which jobs and domains write to people unasked. Whether that is allowed (consent, quiet hours, budget) is decided
 * before, by `contact()` of outreach, in the same transaction.
 *
 * The messages are queued in the caller's transaction, after the newest one of their conversation, and the senders are woken when
 * it is committed. Of a key that is there already, the message that was queued first stays as it is.
 *
 * A question (`flow`) locks its conversation, after whatever the caller locked of its member, and becomes what is open there in the same
 * transaction. The fence rises, so that an answer that was decided before the question and is not stored yet is decided again. What is
 * stored and not sent yet would go by that (`claim_outbox`), so a conversation where something is on its way counts as busy.
 *
 * @throws when a conversation does not exist
 */
export const createPush =
  ({ texts, settings }: PushDeps) =>
  async (tx: Tx, pushes: readonly Push[], now: Date): Promise<Pushed> => {
    const busy = await openQuestions(tx, pushes, now);
    const free = pushes.filter(({ key }) => !busy.includes(key));
    let queued = 0;
    for (let from = 0; from < free.length; from += MOST_PER_STATEMENT)
      queued += await queue(tx, free.slice(from, from + MOST_PER_STATEMENT), { texts, timeZone: settings().timeZone, now });
    return { queued, busy };
  };

type Busyness = { id: string; flow: Flow | null; isIdle: boolean; isQuiet: boolean; isSilent: boolean };

/** Whether something waits for an answer: a question of ours until its end; all else for as long as somebody may be at it still. */
function isOpen(flow: Flow | null, isSilent: boolean, now: Date): boolean {
  if (flow === null || flow.skill === 'not_understood') return questionOpen(flow?.beneath, now);
  return questionOpen(flow, now) || !(isSilent || questionIn(flow));
}

function questionOpen(flow: Flow | undefined, now: Date): boolean {
  const question = questionIn(flow);
  return question !== undefined && now < new Date(question.stays.until);
}

/** Opens the questions among some pushes where nothing else is open. @returns the keys of those that must wait */
async function openQuestions(tx: Tx, pushes: readonly Push[], now: Date): Promise<string[]> {
  const questions = pushes.filter(({ flow }) => flow !== undefined);
  if (questions.length === 0) return [];
  const places = [...new Set(questions.map(({ conversationId }) => conversationId))];
  const silentSince = new Date(now.getTime() - LEFT_AFTER_MS);
  const locked = await tx.$queryRaw<Busyness[]>`
    select c.id, c.flow, c.lease_process is null and c.last_number = c.handled_number and c.handled_by = 'bot' and c.audience = 'private' as "isIdle",
      not exists (select from outbox_message o where o.conversation_id = c.id and o.state in ('queued', 'sending')) as "isQuiet",
      not exists (select from inbound_message m where m.conversation_id = c.id and m.number = c.last_number and m.received_at > ${silentSince}) as "isSilent"
    from conversation c where c.id = any(${places}::uuid[]) order by c.id for no key update`;
  const free = locked.filter(({ isIdle, isQuiet, flow, isSilent }) => isIdle && isQuiet && !isOpen(flow, isSilent, now));
  const known = await tx.$queryRaw<{ key: string }[]>`
    select push_key as key from outbox_message where push_key = any(${questions.map(({ key }) => key)}::text[])`;
  const queuedBefore = new Set(known.map(({ key }) => key));
  const idle = new Set(free.map(({ id }) => id));
  const opened: { id: string; flow: Flow }[] = [];
  const busy: string[] = [];
  for (const { key, conversationId, flow } of questions) {
    if (queuedBefore.has(key)) continue;
    // Of two questions to one conversation, the second waits.
    if (idle.delete(conversationId)) opened.push({ id: conversationId, flow: flow! });
    else busy.push(key);
  }
  await tx.$executeRaw`
    update conversation c set flow = opened.flow, fence = c.fence + 1
    from jsonb_to_recordset(${JSON.stringify(opened)}::jsonb) as opened(id uuid, flow jsonb) where c.id = opened.id`;
  return busy;
}

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
    return { id: place.newest, key, conversationId, purpose, language, lines: packLines(lines, language), text, choices, files };
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
