import type { Database } from '../../src/store/database.ts';
import type { Accepted } from './voices.ts';

export type VoicesVerdict = {
  /** Messages of customers, and of ours that were shown. */
  messages: number;
  shown: number;
  /** Answers that stayed unsaid, since somebody took over. */
  withdrawn: number;
  /** Messages that were rightly left to a person. */
  leftToPeople: number;
  problems: string[];
};

type Evidence = {
  heard: ReadonlyMap<string, readonly string[]>;
  accepted: readonly Accepted[];
  claimed: readonly Accepted[];
  faults: readonly string[];
  now: Date;
};

type Told = {
  id: string;
  place: string;
  state: string;
  purpose: string;
  fence: number | null;
  staff_id: string | null;
  inbound_id: string | null;
  push_key: string | null;
  conversation_id: string;
};

/** What must hold of all that was said, whatever came between: never two voices, and every message answered, owned or declared. */
export async function judgeVoices(database: Database, evidence: Evidence): Promise<VoicesVerdict> {
  const { pool } = database;
  const problems = [...evidence.faults];
  const { rows: told } = await pool.query<Told>(
    `select o.id, c.channel_conversation_id as place, o.state, o.purpose, o.fence, o.staff_id, o.inbound_id, o.push_key, o.conversation_id
      from outbox_message o join conversation c on c.id = o.conversation_id`,
  );
  const byId = new Map(told.map((row) => [row.id, row]));
  const owners = ownersOf(evidence.claimed, problems);

  for (const [place, ids] of evidence.heard) problems.push(...judgePlace(place, ids, byId, owners));
  const { rows: wrong } = await pool.query<{ outbox_id: string; fence: number | null; voice: number }>(
    'select * from wrong_voice',
  );
  for (const { outbox_id: id, fence, voice } of wrong)
    problems.push(`${byId.get(id)?.place}: ${id} of fence ${fence ?? 'none'} went out under ${voice}`);
  const shown = new Map<string, number>();
  for (const ids of evidence.heard.values()) for (const id of ids) shown.set(id, (shown.get(id) ?? 0) + 1);

  for (const { id, place, state, staff_id: staffId, fence, inbound_id: inboundId } of told) {
    const times = shown.get(id) ?? 0;
    if (state === 'queued' || state === 'sending') problems.push(`${place}: ${id} never went (${state})`);
    if (state === 'sent' && times !== 1) problems.push(`${place}: ${id} was sent and shown ${times} times`);
    if ((state === 'withdrawn' || state === 'failed') && times > 0) problems.push(`${place}: ${id} was ${state} and shown`);
    if (times > 1 && inboundId === null) problems.push(`${place}: ${id} was shown ${times} times`);
    if (staffId && state === 'withdrawn') problems.push(`${place}: a word of a person was withdrawn`);
    if (staffId && owners.get(`${place} ${fence}`) !== staffId)
      problems.push(
        `${place}: ${staffId} spoke under fence ${fence}, which was ${owners.get(`${place} ${fence}`) ?? 'nobody'}'s`,
      );
  }
  for (const { place, outboxId } of evidence.accepted)
    if (!byId.has(outboxId!)) problems.push(`${place}: an accepted word is not in the outbox`);

  const { rows: said } = await pool.query<{
    place: string;
    outcome: string | null;
    state: string | null;
    declared: boolean;
    owned: boolean;
  }>(
    `select c.channel_conversation_id as place, m.outcome, o.state::text as state,
       exists (select from handoff h where h.conversation_id = c.id and h.asked_at <= m.handled_at + interval '1 minute'
         and coalesce(h.ended_at, 'infinity') >= m.handled_at - interval '1 minute') as declared,
       exists (select from handoff h where h.conversation_id = c.id and h.accepted_at is not null
         and coalesce(h.ended_at, 'infinity') >= m.handled_at - interval '1 minute') as owned
      from inbound_message m join conversation c on c.id = m.conversation_id left join outbox_message o on o.inbound_id = m.id`,
  );
  let leftToPeople = 0;
  for (const { place, outcome, state, declared, owned } of said) {
    const isSaid = state === 'sent' || state === 'sent_unconfirmed';
    if (outcome === 'answered' && isSaid) continue;
    if (outcome === null) problems.push(`${place}: a message was never handled`);
    else if (outcome === 'dead') problems.push(`${place}: a turn failed for good`);
    // What was decided and not sent was overtaken by a person, perhaps much later.
    else if (!(state === 'withdrawn' ? owned : declared))
      problems.push(`${place}: a message was ${outcome} (${state ?? 'no answer'}) and nobody had it`);
    else leftToPeople += 1;
  }

  const { rows: open } = await pool.query<{ place: string }>(
    `select c.channel_conversation_id as place from handoff h join conversation c on c.id = h.conversation_id
      where h.ended_at is null and h.escalated_at is null and h.accept_due_at <= $1 and h.accepted_at is null`,
    [evidence.now],
  );
  for (const { place } of open) problems.push(`${place}: nobody accepted it, and no other team was told`);
  const { rows: voices } = await pool.query<{ place: string }>(
    `select c.channel_conversation_id as place from conversation c
      where (c.owner_staff_id is not null) <> exists (select from handoff h where h.conversation_id = c.id and h.ended_at is null
        and h.accepted_at is not null)`,
  );
  for (const { place } of voices) problems.push(`${place}: whose it is, and the wait for a person, say different things`);

  return {
    messages: said.length,
    shown: [...shown.values()].reduce((sum, times) => sum + times, 0),
    withdrawn: told.filter(({ state }) => state === 'withdrawn').length,
    leftToPeople,
    problems,
  };
}

/** Who was told that they have it, by place and fence: never two under the same. */
function ownersOf(claimed: readonly Accepted[], problems: string[]): Map<string, string> {
  const owners = new Map<string, string>();
  for (const { place, staffId, fence } of claimed) {
    const key = `${place} ${fence}`;
    const known = owners.get(key);
    if (known !== undefined && known !== staffId) problems.push(`${place}: two had it under fence ${fence}`);
    owners.set(key, staffId);
  }
  return owners;
}

/** Reads one conversation as its customer does, from announcement to announcement. */
function judgePlace(
  place: string,
  ids: readonly string[],
  byId: ReadonlyMap<string, Told>,
  owners: ReadonlyMap<string, string>,
): string[] {
  const problems: string[] = [];
  let announced = 0;
  for (const id of ids) {
    const row = byId.get(id);
    if (!row) {
      problems.push(`${place}: ${id} was shown and is not in the outbox`);
      continue;
    }
    const change = /^voice:[0-9a-f-]+:(\d+)$/.exec(row.push_key ?? '')?.[1];
    if (change !== undefined) {
      if (Number(change) <= announced) problems.push(`${place}: the change to ${change} was told after that to ${announced}`);
      announced = Number(change);
    } else if (row.staff_id) {
      if (row.fence! < announced)
        problems.push(`${place}: a word of fence ${row.fence} was shown after the change to ${announced}`);
    } else if (row.fence !== null) {
      if (row.fence < announced)
        problems.push(`${place}: the bot said what it decided under ${row.fence} after the change to ${announced}`);
      if (owners.has(`${place} ${row.fence}`))
        problems.push(`${place}: the bot decided something under fence ${row.fence}, a person's`);
      if (owners.has(`${place} ${announced}`)) problems.push(`${place}: the bot spoke while a person had it (${announced})`);
    } else if (row.purpose === 'campaign' && owners.has(`${place} ${announced}`)) {
      problems.push(`${place}: a campaign was shown while a person had it (${announced})`);
    }
  }
  return problems;
}
