import type { Database } from '../../chat/skill.ts';
import { type Staff, writeAudit } from '../../staff/index.ts';

/**
 * Notes that somebody looked at what is personal: once an hour for each of those whom they look at, however often the page is loaded.
 * In a transaction of its own, before anything is shown.
 */
export async function noteLook(
  database: Pick<Database, 'transaction'>,
  { staff, now }: { staff: Staff; now: Date },
  subject: { kind: 'member' | 'conversation'; id: string },
): Promise<void> {
  const looked = { by: 'staff', staffId: staff.id, action: `${subject.kind}.looked_at`, subject, once: true } as const;
  await database.transaction((tx) => writeAudit(tx, { ...looked, detail: { hour: now.toISOString().slice(0, 13) } }, now));
}
