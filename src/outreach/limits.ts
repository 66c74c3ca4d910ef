import { newId } from '../shared/ids.ts';
import type { Tx } from '../store/database.ts';
import { type Read, sqlOf } from '../store/sql.ts';
import type { Limit } from './contact.ts';
import { membershipsOf } from './person-sql.ts';

/** How often somebody wants to be written to at most; without a purpose, over all of them. */
export type OwnLimit = { purpose: string | null; contacts: number; days: number; setAt: Date };

type Row = { purpose: string | null; contacts: number | null; days: number | null; setAt: Date; messageId: string | null };

/** The newest first. What memberships said that became part of this one counts for the person. */
const ROWS = `select purpose, contacts, days, set_at as "setAt", message_id::text as "messageId" from contact_limit
  where member_id in ${membershipsOf('$1::uuid')} order by set_at desc, id desc`;

const loadRows = (read: Read, memberId: string): Promise<Row[]> => sqlOf(read)<Row>(ROWS, memberId);

/** Of each purpose the newest row, also where it lifts the limit. */
function newest(rows: readonly Row[]): Map<string | null, Row> {
  const held = new Map<string | null, Row>();
  for (const row of rows) if (!held.has(row.purpose)) held.set(row.purpose, row);
  return held;
}

/** What holds now, for "what do you know about me?". */
export async function ownLimits(read: Read, memberId: string): Promise<OwnLimit[]> {
  return [...newest(await loadRows(read, memberId)).values()].flatMap(({ purpose, contacts, days, setAt }) =>
    contacts === null || days === null ? [] : [{ purpose, contacts, days, setAt }],
  );
}

/** The same as `contact` counts them. */
export async function loadLimits(tx: Tx, memberId: string): Promise<Limit[]> {
  return (await ownLimits(tx, memberId)).map(({ purpose, contacts, days }) => ({ contacts, days, ...(purpose && { purpose }) }));
}

export type SaidLimit = { memberId: string; channel: string /** The message in which it is said. */; messageId: string };

/** Takes down how often somebody wants to be written to. It never allows more than the programme does. */
export async function setLimit(
  tx: Tx,
  said: SaidLimit,
  limit: { purpose: string | null; contacts: number; days: number },
  now: Date,
): Promise<void> {
  await tx.contactLimit.create({ data: { id: newId(now.getTime()), ...said, ...limit, setAt: now } });
}

/** Brings back what held before the message `saidIn`. @returns whether anything was said in it */
export async function restoreLimits(tx: Tx, said: SaidLimit, saidIn: string, now: Date): Promise<boolean> {
  const rows = await loadRows(tx, said.memberId);
  const at = rows.findLastIndex(({ messageId }) => messageId === saidIn);
  if (at < 0) return false;
  const [then, current] = [newest(rows.slice(at + 1)), newest(rows)];
  const changed = new Set(
    rows
      .slice(0, at + 1)
      .filter(({ messageId }) => messageId === saidIn)
      .map(({ purpose }) => purpose),
  );
  for (const purpose of changed) {
    const [before, after] = [then.get(purpose), current.get(purpose)];
    const limit = { contacts: before?.contacts ?? null, days: before?.days ?? null };
    if (after && (after.contacts !== limit.contacts || after.days !== limit.days))
      await tx.contactLimit.create({ data: { id: newId(now.getTime()), ...said, purpose, ...limit, setAt: now } });
  }
  return true;
}
