import type { Tx } from '../store/database.ts';
import { inTx, type Read, sqlOf } from '../store/sql.ts';
import type { AuditDetail, AuditRecord, Role, Staff, StaffChange } from './index.ts';

const COLUMNS = `s.id::text as id, s.email, s.name, s.role::text as role, s.team, s.language, s.active, s.created_at as "createdAt"`;

export const loadStaff = (read: Read): Promise<Staff[]> =>
  sqlOf(read)<Staff>(`select ${COLUMNS} from staff s order by s.active desc, s.name collate "und-x-icu", s.id`);

export async function findStaffBy(read: Read, key: { id: string } | { email: string }): Promise<Staff | undefined> {
  const [condition, value] = 'id' in key ? ['s.id = $1::uuid', key.id] : ['s.email = lower($1)', key.email];
  const [staff] = await sqlOf(read)<Staff>(`select ${COLUMNS} from staff s where ${condition}`, value);
  return staff;
}

/** @returns false when somebody has that address already */
export async function insertStaff(
  tx: Tx,
  staff: { id: string; email: string; name: string; role: Role; team: string | null; language: string },
  now: Date,
): Promise<boolean> {
  const { count } = await tx.staff.createMany({
    data: [{ ...staff, createdAt: now, updatedAt: now }],
    skipDuplicates: true,
  });
  return count === 1;
}

export async function updateStaff(tx: Tx, id: string, change: StaffChange & { active?: boolean }, now: Date): Promise<void> {
  await tx.staff.update({ where: { id }, data: { ...change, updatedAt: now } });
}

/** Locks the row, so that two changes of one account follow one another. */
export async function lockStaff(tx: Tx, id: string): Promise<Staff | undefined> {
  await tx.$queryRaw`select 1 from staff where id = ${id}::uuid for update`;
  return findStaffBy(tx, { id });
}

/** Locks all who may invite others, in one order: the last of them cannot be lost by two changes at once. */
export async function lockAdmins(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id::text as id from staff where role = 'admin' and active order by id for update`;
  return rows.map(({ id }) => id);
}

export async function endSessions(tx: Tx, staffId: string): Promise<void> {
  await tx.staffSession.deleteMany({ where: { staffId } });
}

export async function endInvitations(tx: Tx, staffId: string, now: Date): Promise<void> {
  await tx.staffInvitation.updateMany({ where: { staffId, endedAt: null }, data: { endedAt: now } });
}

export async function insertInvitation(
  tx: Tx,
  invitation: {
    id: string;
    staffId: string;
    tokenHash: string;
    invitedById: string | null;
    createdAt: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await tx.staffInvitation.create({ data: invitation });
}

/** The invitation that a link's secret opens, whoever it was used by in the meantime. */
export async function findInvitationBy(
  read: Read,
  tokenHash: string,
): Promise<{ id: string; staffId: string; expiresAt: Date; endedAt: Date | null } | undefined> {
  const [row] = await sqlOf(read)<{ id: string; staffId: string; expiresAt: Date; endedAt: Date | null }>(
    `select id::text as id, staff_id::text as "staffId", expires_at as "expiresAt", ended_at as "endedAt"
      from staff_invitation where token_hash = $1`,
    tokenHash,
  );
  return row;
}

/** Of two who use a link at once, one gets `true`. */
export async function endInvitation(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.staffInvitation.updateMany({ where: { id, endedAt: null }, data: { endedAt: now } });
  return count === 1;
}

/** Makes the password the only way in: sessions that were opened by an older one are over. */
export async function savePassword(
  tx: Tx,
  { id, staffId, hash }: { id: string; staffId: string; hash: string },
  now: Date,
): Promise<void> {
  const key = { providerId: 'credential', accountId: staffId };
  await tx.staffAccount.upsert({
    where: { providerId_accountId: key },
    update: { password: hash, updatedAt: now },
    create: { id, staffId, ...key, password: hash, createdAt: now, updatedAt: now },
  });
  await endSessions(tx, staffId);
}

export async function insertAudit(
  tx: Tx,
  entry: {
    id: string;
    at: Date;
    by: AuditRecord['by'];
    staffId: string | null;
    action: string;
    subjectKind: string;
    subjectId: string | null;
    detail: AuditDetail;
  },
): Promise<void> {
  await tx.auditEntry.create({ data: entry });
}

/** Whether the same was noted of the same before, by the same. */
export async function isNoted(
  tx: Tx,
  {
    detail,
    ...same
  }: { staffId: string | null; action: string; subjectKind: string; subjectId: string | null; detail: AuditDetail },
): Promise<boolean> {
  return (await tx.auditEntry.count({ where: { ...same, detail: { equals: detail } }, take: 1 })) > 0;
}

/** Makes two deeds of one person follow one another; whoever merely names them elsewhere does not wait. */
export async function holdStaff(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`select from staff where id = ${id}::uuid for no key update`;
}

/** What somebody gave and took by hand, each correction by its size. */
export async function sumCorrected(
  tx: Tx,
  { staffId, since, exceptForm }: { staffId: string; since: Date; exceptForm: string },
): Promise<number> {
  const [row] = await inTx(tx)<{ points: number }>(
    `select coalesce(sum(abs((a.detail->>'points')::int)), 0)::int as points from audit_entry a
      where a.staff_id = $1::uuid and a.action = 'points.adjusted' and a.at >= $2::timestamptz and a.detail->>'form' <> $3`,
    staffId,
    since.toISOString(),
    exceptForm,
  );
  return row!.points;
}

export async function loadAudit(
  read: Read,
  { before, subjectId, staffId, limit }: { before?: string; subjectId?: string; staffId?: string; limit: number },
): Promise<AuditRecord[]> {
  return await sqlOf(read)<AuditRecord>(
    `select a.id::text as id, a.at, a.by::text as by, a.staff_id::text as "staffId", s.name as "staffName", a.action,
       a.subject_kind as "subjectKind", a.subject_id::text as "subjectId", a.detail
      from audit_entry a left join staff s on s.id = a.staff_id
      where ($1::uuid is null or a.id < $1::uuid) and ($2::uuid is null or a.subject_id = $2::uuid)
        and ($3::uuid is null or a.staff_id = $3::uuid)
      order by a.id desc limit $4`,
    before ?? null,
    subjectId ?? null,
    staffId ?? null,
    limit,
  );
}
