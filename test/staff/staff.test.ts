import { describe, expect, it } from 'vitest';
import {
  acceptInvitation,
  addStaff,
  changeStaff,
  deactivateStaff,
  findInvitation,
  findStaff,
  INVITATION_HOURS,
  inviteStaff,
  listAudit,
  listStaff,
  type NewStaff,
  type Staff,
  writeAudit,
} from '../../src/staff/index.ts';
import { useDatabase } from '../helpers/database.ts';

const database = useDatabase();
const now = new Date('2026-11-22T13:00:00Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

async function add(staff: Partial<NewStaff> & { email: string }): Promise<Staff> {
  const added = await database.current.transaction((tx) => addStaff(tx, { name: 'Line', role: 'support', ...staff }, now));
  if (!added.ok) throw new Error(added.refusal.code);
  return added.value;
}

async function invite(staffId: string): Promise<string> {
  const invited = await database.current.transaction((tx) => inviteStaff(tx, { staffId }, now));
  if (!invited.ok) throw new Error(invited.refusal.code);
  return invited.value.token;
}

const accept = (token: string, at = now) =>
  database.current.transaction((tx) => acceptInvitation(tx, { token, passwordHash: 'a hash' }, at));

describe('staff', () => {
  it('are one account, however their address is written', async () => {
    const staff = await add({ email: ' Line@Granlia.example ', team: 'care', language: 'nb' });
    expect(staff).toMatchObject({ email: 'line@granlia.example', team: 'care', language: 'nb', active: true });
    const again = await database.current.transaction((tx) =>
      addStaff(tx, { email: 'LINE@granlia.example', name: 'Else', role: 'admin' }, now),
    );
    expect(again).toMatchObject({ ok: false, refusal: { code: 'email_taken' } });
    expect(await findStaff(database.current, { email: 'Line@GRANLIA.example' })).toEqual(staff);
  });

  it('lose their sessions and links when they are shut out', async () => {
    await add({ email: 'first-admin@granlia.example', role: 'admin' });
    const { id } = await add({ email: 'jonas@granlia.example' });
    const session = { id: crypto.randomUUID(), staffId: id, token: 'a token' };
    await database.current.prisma.staffSession.create({
      data: { ...session, expiresAt: later(10), createdAt: now, updatedAt: now },
    });
    const token = await invite(id);
    expect(await database.current.transaction((tx) => deactivateStaff(tx, id, now))).toMatchObject({ ok: true });
    expect(await database.current.prisma.staffSession.count({ where: { staffId: id } })).toBe(0);
    expect(await accept(token)).toMatchObject({ ok: false, refusal: { code: 'invitation_over' } });
  });

  it('keep their last admin, also when two are shut out at once', async () => {
    for (const { id, role } of await listStaff(database.current))
      if (role === 'admin') await database.current.prisma.staff.update({ where: { id }, data: { active: false } });
    const two = [
      await add({ email: 'a@granlia.example', role: 'admin' }),
      await add({ email: 'b@granlia.example', role: 'admin' }),
    ];
    const outcomes = await Promise.all(two.map(({ id }) => database.current.transaction((tx) => deactivateStaff(tx, id, now))));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const [left] = (await listStaff(database.current)).filter(({ role, active }) => role === 'admin' && active);
    const changed = await database.current.transaction((tx) => changeStaff(tx, left!.id, { role: 'support' }, now));
    expect(changed).toMatchObject({ ok: false, refusal: { code: 'last_admin' } });
  });
});

describe('an invitation', () => {
  it('opens once, for one of two who use it at the same time', async () => {
    const { id } = await add({ email: 'once@granlia.example' });
    const token = await invite(id);
    expect(await findInvitation(database.current, token, now)).toMatchObject({ ok: true, value: { staff: { id } } });
    const outcomes = await Promise.all([accept(token), accept(token)]);
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await database.current.prisma.staffAccount.count({ where: { staffId: id } })).toBe(1);
  });

  it('ends with its time, and with a newer one', async () => {
    const { id } = await add({ email: 'late@granlia.example' });
    const token = await invite(id);
    expect(await accept(token, later(INVITATION_HOURS))).toMatchObject({ refusal: { code: 'invitation_over' } });
    const newer = await invite(id);
    expect(await accept(token)).toMatchObject({ refusal: { code: 'invitation_over' } });
    expect(await accept('nothing of ours')).toMatchObject({ refusal: { code: 'invitation_unknown' } });
    expect(await accept(newer)).toMatchObject({ ok: true });
  });

  it('is kept as a hash alone', async () => {
    const { id } = await add({ email: 'hash@granlia.example' });
    const token = await invite(id);
    const rows = await database.current.pool.query('select * from staff_invitation where staff_id = $1', [id]);
    expect(JSON.stringify(rows.rows)).not.toContain(token);
  });
});

describe('the audit', () => {
  it('is read newest first, and never changed', async () => {
    const { id } = await add({ email: 'audit@granlia.example' });
    const member = crypto.randomUUID();
    for (const [index, action] of ['member.viewed', 'points.adjusted'].entries())
      await database.current.transaction((tx) =>
        writeAudit(
          tx,
          { by: 'staff', staffId: id, action, subject: { kind: 'member', id: member }, detail: { points: 5 } },
          later(index),
        ),
      );
    const entries = await listAudit(database.current, { subjectId: member, limit: 10 });
    expect(entries.map(({ action, staffName }) => [action, staffName])).toEqual([
      ['points.adjusted', 'Line'],
      ['member.viewed', 'Line'],
    ]);
    expect(await listAudit(database.current, { subjectId: member, before: entries[0]!.id, limit: 10 })).toHaveLength(1);
    await expect(database.current.pool.query("update audit_entry set action = 'nothing'")).rejects.toThrow(/append-only/);
    await expect(database.current.pool.query('delete from audit_entry')).rejects.toThrow(/append-only/);
  });
});
