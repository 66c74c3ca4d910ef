import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOST_POINTS, MOST_POINTS_A_DAY } from '../../../src/http/console/pages/members.ts';
import { issueVoucher } from '../../../src/loyalty/index.ts';
import { DAY_MS, HOUR_MS } from '../../../src/shared/clock.ts';
import { newId } from '../../../src/shared/ids.ts';
import { writeAudit } from '../../../src/staff/index.ts';
import { useDatabase } from '../../helpers/database.ts';
import { addMember, openShop, type TestShop, till } from '../../helpers/shop.ts';
import { type House, hire, NOW, openHouse, signedIn, type Visitor } from './visiting.ts';

const database = useDatabase();
let house: House;
let shop: TestShop;
let line: Visitor;
let ada: Visitor;
let memberId: string;

beforeAll(async () => {
  shop = await openShop(database.current);
  house = await openHouse(database.current);
  line = await signedIn(house, database.current, await hire(database.current, { email: 'line@granlia.example' }));
  ada = await signedIn(house, database.current, await hire(database.current, { email: 'ada@granlia.example', role: 'admin' }));
  memberId = await addMember(database.current);
  await database.current.pool.query(
    `update member set given_name = '<i>Ingrid</i>', email = 'ingrid@example.no', phone = '+4799887766' where id = $1`,
    [memberId],
  );
  await till(database.current, shop).buy(memberId, 1_000, new Date('2026-09-12T15:20:00Z'));
});
afterAll(() => house.console.close());

const page = () => `/console/members/${memberId}`;
const spendable = () => till(database.current, shop).spendable(memberId, NOW);
const entries = async () =>
  (
    await database.current.pool.query<{ action: string; detail: Record<string, unknown> }>(
      `select action, detail from audit_entry where subject_id = $1 and action <> 'member.looked_at' order by id`,
      [memberId],
    )
  ).rows;

describe('a member', () => {
  it('is found by number, e-mail address and telephone number, and by nothing less', async () => {
    const [{ number }] = (await database.current.pool.query('select number from member where id = $1', [memberId])).rows;
    for (const words of [number, 'INGRID@example.no', '+47 998 87 766', '0047 99887766', '99887766', memberId])
      expect((await line.get(`/console/members?q=${encodeURIComponent(words)}`)).text, words).toContain(page());
    for (const words of ['ingrid', '%', "' or 1=1 --", 'ingrid@', '+47'])
      expect((await line.get(`/console/members?q=${encodeURIComponent(words)}`)).text, words).not.toContain(page());
  });

  it('is shown with their words as words', async () => {
    const { text } = await line.get(page());
    expect(text).toContain('&lt;i&gt;Ingrid&lt;/i&gt;');
    expect(text).not.toContain('<i>Ingrid');
    expect(text).toContain('+100 purchase');
  });

  it('is looked at on the record, once an hour for each who looks', async () => {
    for (const who of [line, line, ada]) await who.get(page());
    const looks = async () =>
      (
        await database.current.pool.query(
          `select staff_id from audit_entry where action = 'member.looked_at' and subject_id = $1`,
          [memberId],
        )
      ).rowCount;
    expect(await looks()).toBe(2);
    house.clock.now = () => new Date(NOW.getTime() + HOUR_MS);
    await line.get(page());
    house.clock.now = () => NOW;
    expect(await looks()).toBe(3);
  });
});

describe('a correction of points', () => {
  it('is a further entry with its reason and its audit, once however often it is sent', async () => {
    const form = { key: newId(), points: '+50', reason: 'Forgotten receipt' };
    expect((await line.post(`${page()}/points`, form)).text).toContain('+50 points: the entry is made.');
    await line.post(`${page()}/points`, form);
    expect(await spendable()).toBe(150);
    expect(await entries()).toEqual([
      { action: 'points.adjusted', detail: { points: 50, balanceAfter: 150, form: `console:${form.key}` } },
    ]);
    expect((await line.post(`${page()}/points`, { ...form, points: '+60' })).status).toBe(409);
    expect((await line.get(page())).text).toContain('Forgotten receipt');
  });

  it.each([
    [{ points: '+50', reason: '' }, 422],
    [{ points: '', reason: 'why' }, 422],
    [{ points: '0', reason: 'why' }, 422],
    [{ points: '1.5', reason: 'why' }, 422],
    [{ points: '1e3', reason: 'why' }, 422],
    [{ points: `${MOST_POINTS.support + 1}`, reason: 'why' }, 403],
    [{ points: `-${MOST_POINTS.support}`, reason: 'why' }, 409],
  ])('is refused as %j, with what was written kept', async (fields, status) => {
    const answer = await line.post(`${page()}/points`, fields);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(`>${fields.reason}</textarea>`);
    expect(await spendable()).toBe(150);
  });

  it('may be larger for an admin', async () => {
    expect((await ada.post(`${page()}/points`, { points: '+1000', reason: 'Competition' })).status).toBe(200);
    expect(await spendable()).toBe(1_150);
    expect((await ada.post(`${page()}/points`, { points: '−1000', reason: 'Not so' })).status).toBe(200);
  });

  it('has a limit for a day, which two at once and a form that is sent twice do not get around', async () => {
    const eva = await signedIn(house, database.current, await hire(database.current, { email: 'eva@granlia.example' }));
    const most = MOST_POINTS_A_DAY.support!;
    const form = { key: newId(), points: `${MOST_POINTS.support}`, reason: 'Mistake in the shop' };
    expect((await eva.post(`${page()}/points`, form)).status).toBe(200);
    expect((await eva.post(`${page()}/points`, form)).status).toBe(200);
    const forms = Array.from({ length: 6 }, () => ({ ...form, key: newId() }));
    const answers = await Promise.all(forms.map((one) => eva.post(`${page()}/points`, one)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(most / MOST_POINTS.support - 1);
    expect((await eva.post(`${page()}/points`, { ...form, key: newId(), points: '+1' })).text).toContain('0 are left for today');
    expect((await eva.post(`${page()}/points`, form)).status).toBe(200);
    expect((await line.post(`${page()}/points`, { ...form, key: newId() })).status).toBe(200);
    house.clock.now = () => new Date(NOW.getTime() + DAY_MS);
    expect((await eva.post(`${page()}/points`, { ...form, key: newId(), points: '+1' })).status).toBe(200);
    house.clock.now = () => NOW;
  });
});

describe('the voucher desk', () => {
  it('uses a voucher once, of two that try at once, and says kindly why not again', async () => {
    const expiresAt = new Date('2026-12-31T23:00:00Z');
    const voucher = await database.current.transaction((tx) =>
      issueVoucher(tx, { memberId, title: { en: 'Coffee' }, expiresAt, returnable: true, key: 'test' }, NOW),
    );
    const [{ code: shopCode }] = (await database.current.pool.query('select code from shop')).rows;
    expect((await line.get(`/console/vouchers?code=${voucher.code.toLowerCase()}`)).text).toContain('can be used');
    const use = { code: voucher.code, shop: shopCode };
    const answers = await Promise.all([
      line.post('/console/vouchers', { ...use, key: newId() }),
      ada.post('/console/vouchers', { ...use, key: newId() }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)!.text).toMatch(/Not valid: it was used .* in Storo\./);
    expect((await entries()).filter(({ action }) => action === 'voucher.used')).toHaveLength(1);
    expect((await line.get('/console/vouchers?code=<script>')).text).not.toContain('<script>"');
    expect((await line.post('/console/vouchers', { code: 'KF7', shop: 'nowhere' })).status).toBe(409);
  });
});

describe('the audit', () => {
  it('says in words what was done to whom, with times as the shop has them', async () => {
    const subject = { kind: 'member', id: memberId } as const;
    const { id: staffId } = (await database.current.prisma.staff.findUnique({ where: { email: 'line@granlia.example' } }))!;
    await database.current.transaction(async (tx) => {
      const detail = { dueAt: '2026-11-23T11:00:00.000Z', fence: 7, team: 'warehouse', kept: `${memberId} ${staffId}` };
      await writeAudit(tx, { by: 'staff', staffId, action: 'promise.made', subject, detail }, NOW);
      await writeAudit(tx, { by: 'system', action: 'part.newer', subject: { kind: 'part' } }, NOW);
    });
    const { text } = await ada.get('/console/audit');
    expect(text).toContain('made a promise');
    expect(text).toContain('member <bdi>&lt;i&gt;Ingrid&lt;/i&gt;</bdi>');
    expect(text).toMatch(/promised for: <bdi>23.November, 12:00<\/bdi>/);
    expect(text).toContain('team: <bdi>The warehouse</bdi>');
    expect(text).toContain('promises kept: <bdi>&lt;i&gt;Ingrid&lt;/i&gt;, Line</bdi>');
    expect(text).not.toContain('fence');
    expect(text).toContain('part.newer');
  });
});
