import assert from 'node:assert/strict';
import { newId } from '../shared/ids.ts';
import type { Tx } from '../store/database.ts';
import { type Read, sqlOf } from '../store/sql.ts';
import type { Severity } from './complaint.ts';
import { type Handoff, type HandoffOutcome, type HandoffReason, type HandoffRules, handoffDue, worse } from './handoffs.ts';

/** Tells whoever shows the list of conversations to staff that it changed. */
export const DESK_NOTIFICATIONS = 'regulars_desk';

type Asked = {
  conversationId: string;
  complaintId?: string;
  reason: HandoffReason;
  severity?: Severity;
  /** Which danger it is ("injury"); whoever is alarmed reads it. */
  danger?: string;
  /** The code of the team; without it customer service, and the duty team for danger. */
  team?: string;
};

/**
 * Asks for a person. Whoever waits already joins the wait that there is: it is not asked twice, what is urgent now makes all of it
 * urgent, and `isNew` is false. Danger alarms the duty team at once, also where a person has the conversation already.
 *
 * Until somebody claims it, the bot stays the voice. Locks the conversation, then its handoff; a member's points before them.
 */
export async function requestHandoff(
  tx: Tx,
  { conversationId, complaintId, reason, severity = 'normal', danger, team }: Asked,
  rules: HandoffRules,
  now: Date,
): Promise<{ handoff: Handoff; isNew: boolean }> {
  await tx.$queryRaw`select from conversation where id = ${conversationId}::uuid for no key update`;
  const open = await findOpenHandoff(tx, conversationId);
  const { careTeam, dutyTeam } = rules.service;
  const isDanger = severity === 'danger';
  if (open) {
    const worst = worse(open.severity, severity);
    const due = handoffDue(worst, rules, now);
    const isWorse = worst !== open.severity;
    const handoff = await change(tx, open.id, {
      complaintId: open.complaintId ?? complaintId ?? null,
      severity: worst,
      ...(isWorse && isDanger && { team: dutyTeam, acceptDueAt: due.acceptDueAt }),
      ...(isDanger && { alarmedAt: now, danger: open.danger ?? danger ?? null }),
    });
    await tellDesk(tx, conversationId);
    return { handoff, isNew: false };
  }
  const id = newId(now.getTime());
  await tx.handoff.create({
    data: {
      id,
      conversationId,
      complaintId: complaintId ?? null,
      reason,
      severity,
      team: team ?? (isDanger ? dutyTeam : careTeam),
      askedAt: now,
      ...handoffDue(severity, rules, now),
      alarmedAt: isDanger ? now : null,
      danger: danger ?? null,
    },
  });
  await tellDesk(tx, conversationId);
  const handoff = await findOpenHandoff(tx, conversationId);
  assert(handoff?.id === id);
  return { handoff, isNew: true };
}

/** The wait, or the person's stretch, that has not ended in this conversation. What has ended asks for nobody. */
export async function findOpenHandoff(tx: Tx, conversationId: string): Promise<Handoff | undefined> {
  const row = await tx.handoff.findFirst({ where: { conversationId, endedAt: null } });
  return row ? toHandoff(row) : undefined;
}

/** Whether somebody waits here, or a person has it. */
export async function hasOpenHandoff(read: Read, conversationId: string): Promise<boolean> {
  const found = await sqlOf(read)('select from handoff where conversation_id = $1::uuid and ended_at is null', conversationId);
  return found.length > 0;
}

/** All that there were in a conversation, the oldest first. */
export async function loadHandoffs(read: Read, conversationId: string): Promise<Handoff[]> {
  const rows = await sqlOf(read)<Row>(
    `select id::text, conversation_id::text as "conversationId", complaint_id::text as "complaintId", reason, team, severity,
       asked_at as "askedAt", accept_due_at as "acceptDueAt", answer_due_at as "answerDueAt", alarmed_at as "alarmedAt", danger,
       escalated_at as "escalatedAt", escalated_to as "escalatedTo", noted_at as "notedAt", staff_id::text as "staffId",
       accepted_at as "acceptedAt", answered_at as "answeredAt", ended_at as "endedAt", outcome, solved
     from handoff where conversation_id = $1::uuid order by asked_at, id`,
    conversationId,
  );
  return rows.map(toHandoff);
}

/** Why and when a person was asked for, and what was told of when they answer. */
export async function findHandoffTimes(
  read: Read,
  id: string,
): Promise<Pick<Handoff, 'reason' | 'askedAt' | 'answerDueAt'> | undefined> {
  const [found] = await sqlOf(read)<Pick<Handoff, 'reason' | 'askedAt' | 'answerDueAt'>>(
    'select reason, asked_at as "askedAt", answer_due_at as "answerDueAt" from handoff where id = $1::uuid',
    id,
  );
  return found;
}

export async function findHandoff(tx: Tx, id: string): Promise<Handoff | undefined> {
  const row = await tx.handoff.findUnique({ where: { id } });
  return row ? toHandoff(row) : undefined;
}

/**
 * The customer is told that what the bot did not understand went to the person they wait for.
 * @returns false when they were told so less than `silentMs` ago
 */
export async function notePassedOn(
  tx: Tx,
  handoffId: string,
  { now, silentMs }: { now: Date; silentMs: number },
): Promise<boolean> {
  const isDue = { OR: [{ notedAt: null }, { notedAt: { lte: new Date(now.getTime() - silentMs) } }] };
  const { count } = await tx.handoff.updateMany({ where: { id: handoffId, ...isDue }, data: { notedAt: now } });
  return count === 1;
}

/** What the customer said to "Is it solved?", the first time. */
export async function noteSolved(tx: Tx, handoffId: string, solved: boolean): Promise<boolean> {
  const { count } = await tx.handoff.updateMany({ where: { id: handoffId, solved: null }, data: { solved } });
  return count === 1;
}

/** A person has it from now on. Of one that nobody asked for, a row says so. The caller has locked the conversation. */
export async function acceptHandoff(
  tx: Tx,
  { conversationId, staffId }: { conversationId: string; staffId: string },
  rules: HandoffRules,
  now: Date,
): Promise<Handoff> {
  const open =
    (await findOpenHandoff(tx, conversationId)) ??
    (await requestHandoff(tx, { conversationId, reason: 'taken' }, rules, now)).handoff;
  await tellDesk(tx, conversationId);
  return await change(tx, open.id, { staffId, acceptedAt: open.acceptedAt ?? now });
}

/** The first word of a person in it. */
export async function noteAnswer(tx: Tx, conversationId: string, now: Date): Promise<void> {
  await tx.handoff.updateMany({ where: { conversationId, endedAt: null, answeredAt: null }, data: { answeredAt: now } });
  await tellDesk(tx, conversationId);
}

export async function endHandoff(
  tx: Tx,
  { conversationId, outcome }: { conversationId: string; outcome: HandoffOutcome },
  now: Date,
): Promise<Handoff | undefined> {
  const open = await findOpenHandoff(tx, conversationId);
  if (!open) return undefined;
  // A number that was left for this wait goes with it; what is handed on is waited for again (`desk.ts`).
  if (outcome !== 'handed_on') await tx.handoffCall.deleteMany({ where: { handoffId: open.id } });
  await tellDesk(tx, conversationId);
  return await change(tx, open.id, { endedAt: now, outcome });
}

/** A person is to have it, and has not said yet that they do. */
export async function assignHandoff(tx: Tx, handoffId: string, staffId: string): Promise<Handoff> {
  return await change(tx, handoffId, { staffId });
}

/** What nobody accepted in time, or nobody answered when it was promised, becomes another team's matter too: once. @returns which */
export async function escalateHandoffs(
  tx: Tx,
  rules: HandoffRules,
  now: Date,
  most = 100,
): Promise<{ id: string; conversationId: string }[]> {
  const escalated = await tx.$queryRaw<{ id: string; conversationId: string }[]>`
    update handoff h set escalated_at = ${now}, escalated_to = ${rules.service.handoff.escalateTo}
    from (
      select w.id from handoff w
      where w.ended_at is null and w.escalated_at is null
        and ((w.accepted_at is null and w.accept_due_at <= ${now}) or (w.answered_at is null and w.answer_due_at <= ${now}))
      order by w.accept_due_at limit ${most} for update skip locked
    ) late
    where h.id = late.id
    returning h.id::text, h.conversation_id::text as "conversationId"`;
  for (const { conversationId } of escalated) await tellDesk(tx, conversationId);
  return escalated;
}

/** What staff tell each other beside a conversation. */
export async function addNote(
  tx: Tx,
  { conversationId, staffId, text }: { conversationId: string; staffId: string; text: string },
  now: Date,
): Promise<{ noteId: string }> {
  const id = newId(now.getTime());
  await tx.conversationNote.create({ data: { id, conversationId, staffId, text, at: now } });
  await tellDesk(tx, conversationId);
  return { noteId: id };
}

/** Told when the transaction is committed; the payload is the conversation. */
export async function tellDesk(tx: Tx, conversationId: string): Promise<void> {
  await tx.$executeRaw`select pg_notify(${DESK_NOTIFICATIONS}, ${conversationId})`;
}

type Row = NonNullable<Awaited<ReturnType<Tx['handoff']['findFirst']>>>;

async function change(tx: Tx, id: string, data: Parameters<Tx['handoff']['update']>[0]['data']): Promise<Handoff> {
  return toHandoff(await tx.handoff.update({ where: { id }, data }));
}

const toHandoff = (row: Row): Handoff => ({
  id: row.id,
  conversationId: row.conversationId,
  complaintId: row.complaintId ?? undefined,
  reason: row.reason as HandoffReason,
  team: row.team,
  severity: row.severity as Severity,
  askedAt: row.askedAt,
  acceptDueAt: row.acceptDueAt,
  answerDueAt: row.answerDueAt,
  alarmedAt: row.alarmedAt ?? undefined,
  danger: row.danger ?? undefined,
  escalatedAt: row.escalatedAt ?? undefined,
  escalatedTo: row.escalatedTo ?? undefined,
  notedAt: row.notedAt ?? undefined,
  staffId: row.staffId ?? undefined,
  acceptedAt: row.acceptedAt ?? undefined,
  answeredAt: row.answeredAt ?? undefined,
  endedAt: row.endedAt ?? undefined,
  outcome: (row.outcome as HandoffOutcome | null) ?? undefined,
  solved: row.solved ?? undefined,
});
