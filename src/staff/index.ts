import { createHash, randomBytes } from 'node:crypto';
import { HOUR_MS } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { Tx } from '../store/database.ts';
import type { Read } from '../store/sql.ts';
import * as store from './store.ts';

// The front door of staff: who works in the console, how they get in, and what they did there.

/** What somebody may do is said by `http/console/routes.ts` for each of these. */
export const ROLES = ['support', 'marketing', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** The languages of the console. */
export const CONSOLE_LANGUAGES = ['en', 'nb'] as const;
export type ConsoleLanguage = (typeof CONSOLE_LANGUAGES)[number];

/** Somebody of the retailer who works in the console. */
export type Staff = {
  id: string;
  /** In small letters. */
  email: string;
  /** As customers read it. */
  name: string;
  role: Role;
  /** A code of `service.teams`; null for somebody who is in none. */
  team: string | null;
  language: ConsoleLanguage;
  active: boolean;
  createdAt: Date;
};

export type NewStaff = { email: string; name: string; role: Role; team?: string; language?: ConsoleLanguage };
export type StaffChange = { name?: string; role?: Role; team?: string | null; language?: ConsoleLanguage };

/** How long an invitation's link works. */
export const INVITATION_HOURS = 72;

/** Long enough that nobody guesses it, and more than 72 bytes are nobody's either. */
export const PASSWORD_LENGTH = { least: 12, most: 128 };

const SECRET_BYTES = 32;

/** Reads somebody by id or address; undefined for nobody. Those who were deactivated are found, too. */
export async function findStaff(read: Read, key: { id: string } | { email: string }): Promise<Staff | undefined> {
  return await store.findStaffBy(read, key);
}

/** Everybody, those who are active first, by name. */
export async function listStaff(read: Read): Promise<Staff[]> {
  return await store.loadStaff(read);
}

/** Makes an account. Its owner gets in by an invitation (`inviteStaff`), and by nothing else. */
export async function addStaff(
  tx: Tx,
  { email, name, role, team, language = 'en' }: NewStaff,
  now: Date,
): Promise<Result<Staff, { code: 'email_taken'; email: string }>> {
  const staff = {
    id: newId(now.getTime()),
    email: email.trim().toLowerCase(),
    name: name.trim(),
    role,
    team: team ?? null,
    language,
  };
  if (!(await store.insertStaff(tx, staff, now))) return refuse({ code: 'email_taken', email: staff.email });
  return ok({ ...staff, active: true, createdAt: now });
}

/**
 * Makes a one-time link for somebody to set their password; links made before it end. The sessions that are open go on until the
 * password is set.
 *
 * @returns its secret, for the only time
 */
export async function inviteStaff(
  tx: Tx,
  { staffId, invitedById }: { staffId: string; invitedById?: string },
  now: Date,
): Promise<Result<{ token: string; expiresAt: Date }, { code: 'unknown_staff' } | { code: 'inactive_staff' }>> {
  const staff = await store.lockStaff(tx, staffId);
  if (!staff) return refuse({ code: 'unknown_staff' });
  if (!staff.active) return refuse({ code: 'inactive_staff' });
  await store.endInvitations(tx, staffId, now);
  const token = randomBytes(SECRET_BYTES).toString('base64url');
  const expiresAt = new Date(now.getTime() + INVITATION_HOURS * HOUR_MS);
  await store.insertInvitation(tx, {
    id: newId(now.getTime()),
    staffId,
    tokenHash: hashOf(token),
    invitedById: invitedById ?? null,
    createdAt: now,
    expiresAt,
  });
  return ok({ token, expiresAt });
}

export type InvitationRefusal = { code: 'invitation_unknown' } | { code: 'invitation_over' };

/** Whom a link invites. Looking uses nothing up. */
export async function findInvitation(
  read: Read,
  token: string,
  now: Date,
): Promise<Result<{ id: string; staff: Staff }, InvitationRefusal>> {
  const invitation = await store.findInvitationBy(read, hashOf(token));
  const staff = invitation && (await store.findStaffBy(read, { id: invitation.staffId }));
  if (!invitation || !staff) return refuse({ code: 'invitation_unknown' });
  if (invitation.endedAt || invitation.expiresAt <= now || !staff.active) return refuse({ code: 'invitation_over' });
  return ok({ id: invitation.id, staff });
}

/**
 * Uses a link up and sets the password. Every session that somebody opened before is over.
 *
 * @param given.passwordHash as better-auth makes it
 */
export async function acceptInvitation(
  tx: Tx,
  { token, passwordHash }: { token: string; passwordHash: string },
  now: Date,
): Promise<Result<Staff, InvitationRefusal>> {
  const found = await findInvitation(tx, token, now);
  if (!found.ok) return found;
  const { id, staff } = found.value;
  const locked = await store.lockStaff(tx, staff.id);
  if (!locked?.active || !(await store.endInvitation(tx, id, now))) return refuse({ code: 'invitation_over' });
  await store.savePassword(tx, { id: newId(now.getTime()), staffId: staff.id, hash: passwordHash }, now);
  await writeAudit(
    tx,
    { by: 'staff', staffId: staff.id, action: 'staff.password_set', subject: { kind: 'staff', id: staff.id } },
    now,
  );
  return ok(locked);
}

/**
 * Shuts somebody out: their sessions are over when this is committed, and their links open nothing. The last admin stays, or nobody
 * could invite anybody.
 */
export async function deactivateStaff(
  tx: Tx,
  staffId: string,
  now: Date,
): Promise<Result<Staff, { code: 'unknown_staff' } | { code: 'last_admin' }>> {
  const admins = await store.lockAdmins(tx);
  const staff = await store.lockStaff(tx, staffId);
  if (!staff) return refuse({ code: 'unknown_staff' });
  if (admins.length === 1 && admins[0] === staffId) return refuse({ code: 'last_admin' });
  await store.updateStaff(tx, staffId, { active: false }, now);
  await store.endSessions(tx, staffId);
  await store.endInvitations(tx, staffId, now);
  return ok({ ...staff, active: false });
}

/** Lets somebody in again, with the password that they had. */
export async function reactivateStaff(tx: Tx, staffId: string, now: Date): Promise<Result<Staff, { code: 'unknown_staff' }>> {
  const staff = await store.lockStaff(tx, staffId);
  if (!staff) return refuse({ code: 'unknown_staff' });
  await store.updateStaff(tx, staffId, { active: true }, now);
  return ok({ ...staff, active: true });
}

/** Changes what somebody is called and may do; a new role holds with their next request. */
export async function changeStaff(
  tx: Tx,
  staffId: string,
  change: StaffChange,
  now: Date,
): Promise<Result<Staff, { code: 'unknown_staff' } | { code: 'last_admin' }>> {
  const admins = await store.lockAdmins(tx);
  const staff = await store.lockStaff(tx, staffId);
  if (!staff) return refuse({ code: 'unknown_staff' });
  const leavesAdmin = change.role !== undefined && change.role !== 'admin';
  if (leavesAdmin && admins.length === 1 && admins[0] === staffId) return refuse({ code: 'last_admin' });
  await store.updateStaff(tx, staffId, change, now);
  return ok({ ...staff, ...change });
}

/** Codes, ids and figures; never words of or about a customer, since entries outlive an erasure. */
export type AuditDetail = Record<string, string | number | boolean | null>;

/** Who did it. `system` is the program itself and its command line, `api` one of the retailer's own systems. */
export type AuditActor = { by: 'staff'; staffId: string } | { by: 'system' | 'api' };

export type Audit = AuditActor & {
  /** The thing and what was done to it: "points.adjusted". */
  action: string;
  /** What it was done to; a member where there is one, so that all that was done to them is found together. */
  subject: { kind: string; id?: string };
  detail?: AuditDetail;
  /** What `detail` names is done once: the same command again notes nothing more. The caller holds a lock on what it was done to. */
  once?: true;
};

/** Notes what is done, in the transaction in which it is done: one is not there without the other. */
export async function writeAudit(tx: Tx, entry: Audit, now: Date): Promise<void> {
  const noted = {
    staffId: entry.by === 'staff' ? entry.staffId : null,
    action: entry.action,
    subjectKind: entry.subject.kind,
    subjectId: entry.subject.id ?? null,
    detail: entry.detail ?? {},
  };
  if (entry.once && (await store.isNoted(tx, noted))) return;
  await store.insertAudit(tx, { id: newId(now.getTime()), at: now, by: entry.by, ...noted });
}

/**
 * Points that somebody gave and took by hand since then, each correction by its size. They are held until the transaction ends, so that
 * of two corrections at once one counts the other: call it before the points are touched.
 *
 * @param what.exceptForm the form that is being sent: sent twice it is one correction
 */
export async function correctedPoints(tx: Tx, what: { staffId: string; since: Date; exceptForm: string }): Promise<number> {
  await store.holdStaff(tx, what.staffId);
  return await store.sumCorrected(tx, what);
}

export type AuditRecord = {
  id: string;
  at: Date;
  by: 'staff' | 'system' | 'api';
  staffId: string | null;
  staffName: string | null;
  action: string;
  subjectKind: string;
  subjectId: string | null;
  detail: AuditDetail;
};

/**
 * What was done, newest first.
 *
 * @param page.before the id of the last entry of the page before
 * @param page.subjectId only what was done to this one
 */
export async function listAudit(
  read: Read,
  page: { before?: string; subjectId?: string; staffId?: string; limit: number },
): Promise<AuditRecord[]> {
  return await store.loadAudit(read, page);
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
