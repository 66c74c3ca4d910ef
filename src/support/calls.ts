import type { Tx } from '../store/database.ts';
import { inTx, type Read, sqlOf } from '../store/sql.ts';
import { tellDesk } from './stored-handoffs.ts';

// "Call me instead": a number that was left for one wait for a person. It is used for that alone, and goes with it.

export type CallWish = { handoffId: string; phone: string; askedAt: Date; calledAt: Date | null };

/** https://www.itu.int/rec/T-REC-E.164: at most fifteen digits; the shortest that people have are five. */
const DIGITS = { least: 5, most: 15 };

/** A telephone number in a text, as it is dialled: its digits, with the + of a country code. Undefined where there is none, or more than one. */
export function readPhone(text: string): string | undefined {
  const numbers = (text.match(/(?:\+|\b00)?\(?\d[\d\s().\-/]*\d/g) ?? []).map((written) => {
    const digits = written.replace(/\(0\)/, '').replaceAll(/\D/g, '');
    if (written.startsWith('+')) return `+${digits}`;
    return digits.startsWith('00') ? `+${digits.slice(2)}` : digits;
  });
  const [phone, ...others] = numbers.filter((number) => {
    const { length } = number.replace('+', '');
    return length >= DIGITS.least && length <= DIGITS.most;
  });
  return others.length === 0 ? phone : undefined;
}

/** Keeps the number for this wait; another one takes its place. */
export async function wishForCall(
  tx: Tx,
  wish: { handoffId: string; conversationId: string; phone: string },
  now: Date,
): Promise<void> {
  const { handoffId, phone } = wish;
  const number = { phone, askedAt: now, calledAt: null, calledByStaffId: null };
  await tx.handoffCall.upsert({ where: { handoffId }, create: { handoffId, ...number }, update: number });
  await tellDesk(tx, wish.conversationId);
}

/** They want no call any more: the number is gone. */
export async function withdrawCall(
  tx: Tx,
  { handoffId, conversationId }: { handoffId: string; conversationId: string },
): Promise<void> {
  await tx.handoffCall.deleteMany({ where: { handoffId, calledAt: null } });
  await tellDesk(tx, conversationId);
}

/** Who is to be called in a conversation, while somebody waits there; also where that was done. */
export async function findCall(read: Read, conversationId: string): Promise<CallWish | undefined> {
  const [found] = await sqlOf(read)<CallWish>(
    `select w.handoff_id::text as "handoffId", w.phone, w.asked_at as "askedAt", w.called_at as "calledAt"
      from handoff_call w join handoff h on h.id = w.handoff_id where h.conversation_id = $1::uuid and h.ended_at is null`,
    conversationId,
  );
  return found;
}

/** A colleague has called. @returns false where nobody was to be called any more */
export async function noteCalled(
  tx: Tx,
  { conversationId, staffId }: { conversationId: string; staffId: string },
  now: Date,
): Promise<boolean> {
  const done = await inTx(tx)<{ id: string }>(
    `update handoff_call w set called_at = $2::timestamptz, called_by_staff_id = $3::uuid from handoff h
      where h.id = w.handoff_id and h.conversation_id = $1::uuid and h.ended_at is null and w.called_at is null returning h.id::text`,
    conversationId,
    now.toISOString(),
    staffId,
  );
  await tellDesk(tx, conversationId);
  return done.length > 0;
}
