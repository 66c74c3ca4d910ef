import { describe, expect, it } from 'vitest';
import { choosePushes, mergeMembers, recordConsent } from '../../src/members/index.ts';
import { freeAt, quietUntil } from '../../src/outreach/contact.ts';
import { type ContactRules, contact, ownLimits, reachAtTheirWish, restoreLimits, setLimit } from '../../src/outreach/index.ts';
import { DAY_MS } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { addStaff } from '../../src/staff/index.ts';
import { useDatabase } from '../helpers/database.ts';
import { addConversation, addIdentity } from '../helpers/identities.ts';
import { accepted, addMember, openShop } from '../helpers/shop.ts';

const database = useDatabase({ poolSize: 8 });
/** A Monday at noon in Oslo. */
const noon = new Date('2026-11-23T11:00:00Z');
const rules: ContactRules = {
  quietHours: { from: '21:00', until: '09:00' },
  budget: { contacts: 2, days: 30 },
  timeZone: 'Europe/Oslo',
};

type Reached = { memberId: string; identityId: string; conversationId: string };

async function consenting(purposes = ['offers', 'surveys']): Promise<Reached> {
  const memberId = await addMember(database.current);
  const identityId = await addIdentity(database.current, { memberId });
  const conversationId = await addConversation(database.current, identityId);
  for (const purpose of purposes) await says({ memberId, identityId }, purpose, true);
  return { memberId, identityId, conversationId };
}

const says = (who: { memberId: string; identityId: string }, purpose: string, given: boolean, at = new Date('2026-11-01')) =>
  database.current.transaction((tx) =>
    recordConsent(tx, { ...who, channel: 'test', messageId: newId() }, { purpose, given, source: 'button' }, at),
  );

const reach = (memberId: string, { key = newId(), purpose = 'offers', at = noon, by = rules } = {}) =>
  database.current.transaction((tx) => contact(tx, { memberId, purpose, key }, by, at));

describe('a contact', () => {
  it('goes to the chat in which a consenting member wrote last', async () => {
    const ada = await consenting();
    const other = await addConversation(database.current, await addIdentity(database.current, { memberId: ada.memberId }));
    await wrote(ada.conversationId, ada.identityId, '2026-11-20');
    expect(await reach(ada.memberId)).toMatchObject({ ok: true, value: { conversationId: ada.conversationId, channel: 'test' } });
    const { rows } = await database.current.pool.query('select identity_id from conversation where id = $1', [other]);
    await wrote(other, rows[0].identity_id, '2026-11-21');
    expect(await reach(ada.memberId)).toMatchObject({ ok: true, value: { conversationId: other } });
  });

  it('goes to the chat that the member chose, as long as it reaches them', async () => {
    const ada = await consenting();
    await wrote(ada.conversationId, ada.identityId, '2026-11-20');
    const identityId = await addIdentity(database.current, { memberId: ada.memberId });
    const chosen = await addConversation(database.current, identityId);
    await database.current.transaction((tx) => choosePushes(tx, { memberId: ada.memberId, identityId }, noon));
    expect(await reach(ada.memberId)).toMatchObject({ ok: true, value: { conversationId: chosen } });
    await database.current.pool.query(`update identity set reachability = 'blocked' where id = $1`, [identityId]);
    expect(await reach(ada.memberId)).toMatchObject({ ok: true, value: { conversationId: ada.conversationId } });
  });

  it('goes to a private chat before an aside among others, however long ago somebody wrote there', async () => {
    const ada = await consenting();
    const aside = await addConversation(database.current, ada.identityId, { isAside: true });
    await wrote(ada.conversationId, ada.identityId, '2026-11-20');
    await wrote(aside, ada.identityId, '2026-11-22');
    expect(await reach(ada.memberId)).toMatchObject({ ok: true, value: { conversationId: ada.conversationId } });
    await database.current.pool.query(`update conversation set audience = 'public' where id = $1`, [ada.conversationId]);
    expect(await reach(ada.memberId)).toMatchObject({ ok: true, value: { conversationId: aside } });
  });

  it('is refused without a yes for its purpose', async () => {
    const ada = await consenting(['surveys']);
    expect(await reach(ada.memberId)).toEqual({ ok: false, refusal: { code: 'no_consent' } });
    expect((await reach(ada.memberId, { purpose: 'surveys' })).ok).toBe(true);
    await says(ada, 'surveys', false, noon);
    expect(await reach(ada.memberId, { purpose: 'surveys' })).toEqual({ ok: false, refusal: { code: 'no_consent' } });
    expect(await reach(newId())).toEqual({ ok: false, refusal: { code: 'no_consent' } });
  });

  it('is refused where nobody can be reached: blocked, only in public, or no chat at all', async () => {
    const blocked = await consenting();
    await database.current.pool.query(`update identity set reachability = 'blocked' where id = $1`, [blocked.identityId]);
    const inPublic = await consenting();
    await database.current.pool.query(`update conversation set audience = 'public' where id = $1`, [inPublic.conversationId]);
    const silent = await consenting();
    await database.current.pool.query('update identity set member_id = null where id = $1', [silent.identityId]);
    for (const { memberId } of [blocked, inPublic, silent])
      expect(await reach(memberId)).toEqual({ ok: false, refusal: { code: 'unreachable' } });
  });

  it('is refused in quiet hours, with their end', async () => {
    const { memberId } = await consenting();
    expect(await reach(memberId, { at: new Date('2026-11-23T22:00:00Z') })).toEqual({
      ok: false,
      refusal: { code: 'quiet_hours', until: new Date('2026-11-24T08:00:00Z') },
    });
  });

  it('is refused while something of theirs is not put right, and while somebody of the staff talks to them', async () => {
    const ada = await consenting();
    await complains(ada);
    expect(await reach(ada.memberId)).toEqual({ ok: false, refusal: { code: 'open_complaint' } });
    expect(await reach(ada.memberId, { purpose: 'surveys' })).toMatchObject({ refusal: { code: 'open_complaint' } });
    await database.current.pool.query(`update complaint set state = 'resolved', resolved_at = filed_at`);
    await database.current.pool.query(`update conversation set handled_by = 'staff', owner_staff_id = $2 where id = $1`, [
      ada.conversationId,
      await aColleague(),
    ]);
    expect(await reach(ada.memberId)).toEqual({ ok: false, refusal: { code: 'with_staff' } });
    await database.current.pool.query(`update conversation set handled_by = 'bot', owner_staff_id = null where id = $1`, [
      ada.conversationId,
    ]);
    expect((await reach(ada.memberId)).ok).toBe(true);
  });

  it('is refused under a membership that became part of another one', async () => {
    const [from, into] = [await consenting(), await consenting()];
    await database.current.transaction((tx) =>
      mergeMembers(tx, { fromMemberId: from.memberId, intoMemberId: into.memberId, identityId: from.identityId }, noon),
    );
    expect(await reach(from.memberId)).toEqual({ ok: false, refusal: { code: 'merged' } });
  });

  it('is refused under the name of somebody who was forgotten', async () => {
    const { memberId } = await consenting();
    await database.current.pool.query('update member set erased_at = $2 where id = $1', [memberId, noon]);
    expect(await reach(memberId)).toEqual({ ok: false, refusal: { code: 'erased' } });
  });

  it('that was asked for is not begun where it would arrive in quiet hours', async () => {
    const { memberId } = await consenting();
    const at = new Date('2026-11-23T19:55:00Z'); // 20:55 in Oslo
    const wish = (leavesWithinMs: number) =>
      database.current.transaction((tx) => reachAtTheirWish(tx, memberId, { ...rules, leavesWithinMs }, at));
    expect((await wish(60_000)).ok).toBe(true);
    expect(await wish(600_000)).toMatchObject({ refusal: { code: 'quiet_hours' } });
  });

  it('keeps the quiet hours of where the member is', async () => {
    const { memberId } = await consenting();
    const at = new Date('2026-11-23T19:30:00Z'); // 20:30 in Oslo, 21:30 in Helsinki
    expect((await reach(memberId, { at })).ok).toBe(true);
    const { shopId, feedId } = await openShop(database.current);
    await database.current.pool.query(`update shop set time_zone = 'Europe/Helsinki' where id = $1`, [shopId]);
    await database.current.pool.query(
      `insert into purchase (id, feed_id, shop_id, receipt, member_id, purchased_at, currency, earning_minor)
        values ($1, $2, $3, '1', $4, '2026-11-01', 'NOK', 100)`,
      [newId(), feedId, shopId, memberId],
    );
    const until = new Date('2026-11-24T07:00:00Z');
    expect(await reach(memberId, { at })).toEqual({ ok: false, refusal: { code: 'quiet_hours', until } });
    await database.current.pool.query(`update member set time_zone = 'Europe/London' where id = $1`, [memberId]);
    expect((await reach(memberId, { at })).ok).toBe(true);
  });

  it('that may leave a little later is refused when that would be in quiet hours', async () => {
    const { memberId } = await consenting();
    const at = new Date('2026-11-23T19:55:00Z');
    const soon = (leavesWithinMs: number) =>
      database.current.transaction((tx) => contact(tx, { memberId, purpose: 'offers', key: newId(), leavesWithinMs }, rules, at));
    expect(await soon(10 * 60_000)).toMatchObject({ refusal: { code: 'quiet_hours', until: new Date('2026-11-24T08:00:00Z') } });
    expect((await soon(60_000)).ok).toBe(true);
  });

  it('is reserved once for one key, and another key takes another one of the budget', async () => {
    const { memberId } = await consenting();
    const [first, again] = [await reach(memberId, { key: 'a' }), await reach(memberId, { key: 'a' })];
    expect(again).toEqual(first);
    expect((await reach(memberId, { key: 'b' })).ok).toBe(true);
    expect((await reach(memberId, { key: 'c' })).ok).toBe(false);
    expect((await reach(memberId, { key: 'a' })).ok).toBe(true);
  });

  it("is a fault under another contact's key", async () => {
    const [ada, bea] = [await consenting(), await consenting()];
    await reach(ada.memberId, { key: 'ada' });
    await expect(reach(bea.memberId, { key: 'ada' })).rejects.toThrow(/another contact/);
    await expect(reach(ada.memberId, { key: 'ada', purpose: 'surveys' })).rejects.toThrow(/another contact/);
  });
});

describe('the contact budget', () => {
  it('is one for all purposes and channels, and free again when its window has passed', async () => {
    const { memberId } = await consenting();
    await reach(memberId, { purpose: 'offers' });
    await reach(memberId, { purpose: 'surveys', at: new Date(noon.getTime() + DAY_MS) });
    const third = await reach(memberId, { at: new Date(noon.getTime() + 2 * DAY_MS) });
    const until = new Date(noon.getTime() + 30 * DAY_MS);
    expect(third).toEqual({ ok: false, refusal: { code: 'budget_spent', until } });
    expect((await reach(memberId, { at: new Date(until.getTime() - 1) })).ok).toBe(false);
    expect((await reach(memberId, { at: until })).ok).toBe(true);
  });

  it('holds when sixteen contacts ask at once', async () => {
    const { memberId } = await consenting();
    const results = await Promise.all(
      Array.from({ length: 16 }, (_, i) => reach(memberId, { purpose: i % 2 ? 'offers' : 'surveys' })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(2);
    const { rows } = await database.current.pool.query(
      'select count(*)::int as n from contact_reservation where member_id = $1',
      [memberId],
    );
    expect(rows[0].n).toBe(2);
  });

  it('is the same one key for sixteen who ask at once', async () => {
    const { memberId } = await consenting();
    const key = newId();
    const results = await Promise.all(Array.from({ length: 16 }, () => reach(memberId, { key })));
    expect(new Set(results.map((result) => (result.ok ? result.value.reservationId : result.refusal.code))).size).toBe(1);
  });

  it('is that of the person: what a merged membership was sent counts', async () => {
    const [from, into] = [await consenting(), await consenting()];
    await reach(from.memberId);
    await reach(from.memberId);
    await database.current.transaction((tx) =>
      mergeMembers(tx, { fromMemberId: from.memberId, intoMemberId: into.memberId, identityId: from.identityId }, noon),
    );
    expect(await reach(into.memberId)).toMatchObject({ ok: false, refusal: { code: 'budget_spent' } });
  });

  it('is given back with the transaction that reserved it', async () => {
    const { memberId } = await consenting();
    const failed = database.current.transaction(async (tx) => {
      await contact(tx, { memberId, purpose: 'offers', key: 'lost' }, rules, noon);
      throw new Error('the message could not be queued');
    });
    await expect(failed).rejects.toThrow('could not be queued');
    const { rows } = await database.current.pool.query(`select 1 from contact_reservation where key = 'lost'`);
    expect(rows).toEqual([]);
  });

  it('counts what lies within the window, without its first instant', () => {
    const made = [0, 10, 20].map((day) => ({ purpose: 'offers', at: new Date(noon.getTime() + day * DAY_MS) }));
    const free = (day: number) => freeAt([rules.budget], made, 'surveys', new Date(noon.getTime() + day * DAY_MS));
    expect(free(21)).toEqual(new Date(noon.getTime() + 40 * DAY_MS));
    expect(free(40)).toBeUndefined();
  });
});

describe('what somebody wants at most', () => {
  const wants = (memberId: string, purpose: string | null, contacts: number, days: number, at = noon, messageId = newId()) =>
    database.current.transaction((tx) => setLimit(tx, { memberId, channel: 'test', messageId }, { purpose, contacts, days }, at));

  it('holds beside the budget, for everything or for one purpose', async () => {
    const { memberId } = await consenting();
    await wants(memberId, 'surveys', 1, 182);
    const daysOn = (days: number) => new Date(noon.getTime() + days * DAY_MS);
    expect((await reach(memberId, { purpose: 'surveys' })).ok).toBe(true);
    expect(await reach(memberId, { purpose: 'surveys', at: daysOn(40) })).toMatchObject({ refusal: { until: daysOn(182) } });
    expect((await reach(memberId, { at: daysOn(1) })).ok).toBe(true);
    await wants(memberId, null, 1, 90, daysOn(2));
    expect(await reach(memberId, { at: daysOn(40) })).toMatchObject({ refusal: { code: 'budget_spent', until: daysOn(91) } });
  });

  it('never allows more than the programme does', async () => {
    const { memberId } = await consenting();
    await wants(memberId, null, 100, 1);
    for (let i = 0; i < 3; i += 1) await reach(memberId);
    expect((await reach(memberId)).ok).toBe(false);
  });

  it('is the newest word, goes with a merge, and is taken back', async () => {
    const [from, { memberId, identityId }] = [await consenting(), await consenting()];
    await wants(from.memberId, null, 1, 30, noon);
    const said = newId();
    await wants(from.memberId, null, 1, 90, new Date(noon.getTime() + 1_000), said);
    await database.current.transaction((tx) =>
      mergeMembers(tx, { fromMemberId: from.memberId, intoMemberId: memberId, identityId }, noon),
    );
    expect(await ownLimits(database.current, memberId)).toMatchObject([{ contacts: 1, days: 90 }]);
    const undo = (saidIn: string) =>
      database.current.transaction((tx) =>
        restoreLimits(tx, { memberId, channel: 'test', messageId: newId() }, saidIn, new Date(noon.getTime() + 2_000)),
      );
    expect(await undo(newId())).toBe(false);
    expect(await undo(said)).toBe(true);
    expect(await ownLimits(database.current, memberId)).toMatchObject([{ contacts: 1, days: 30 }]);
  });

  it('holds when sixteen contacts ask at once', async () => {
    const { memberId } = await consenting();
    await wants(memberId, null, 1, 30);
    const results = await Promise.all(
      Array.from({ length: 16 }, (_, i) => reach(memberId, { purpose: i % 2 ? 'offers' : 'surveys' })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('quiet hours', () => {
  const until = (at: string, quietHours = rules.quietHours) =>
    quietUntil({ quietHours, timeZone: 'Europe/Oslo' }, new Date(at))?.toISOString();

  it.each([
    ['before they begin', '2026-11-23T19:59:59Z', undefined],
    ['as they begin', '2026-11-23T20:00:00Z', '2026-11-24T08:00:00.000Z'],
    ['after midnight', '2026-11-24T02:00:00Z', '2026-11-24T08:00:00.000Z'],
    ['at their last instant', '2026-11-24T07:59:59.999Z', '2026-11-24T08:00:00.000Z'],
    ['as they end', '2026-11-24T08:00:00Z', undefined],
    ['in summer, an hour earlier in UTC', '2026-07-01T19:30:00Z', '2026-07-02T07:00:00.000Z'],
    // 29 March 2026: 02:00 becomes 03:00. 25 October 2026: 03:00 becomes 02:00.
    ['in the night when the clocks go forward', '2026-03-28T23:30:00Z', '2026-03-29T07:00:00.000Z'],
    ['in the morning after it', '2026-03-29T06:59:00Z', '2026-03-29T07:00:00.000Z'],
    ['as they end there', '2026-03-29T07:00:00Z', undefined],
    ['in the night when the clocks go back', '2026-10-24T22:30:00Z', '2026-10-25T08:00:00.000Z'],
    ['in the hour that comes twice', '2026-10-25T01:30:00Z', '2026-10-25T08:00:00.000Z'],
    ['as they begin that evening', '2026-10-25T20:00:00Z', '2026-10-26T08:00:00.000Z'],
  ])('over midnight: %s', (_when, at, expected) => {
    expect(until(at)).toBe(expected);
  });

  it('may lie within one day, or be none', () => {
    const midday = { from: '12:00', until: '13:00' };
    expect(until('2026-11-23T11:30:00Z', midday)).toBe('2026-11-23T12:00:00.000Z');
    expect(until('2026-11-23T12:00:00Z', midday)).toBeUndefined();
    expect(until('2026-11-23T02:00:00Z', { from: '00:00', until: '00:00' })).toBeUndefined();
  });
});

async function wrote(conversationId: string, identityId: string, at: string): Promise<void> {
  const id = newId();
  await database.current.pool.query(
    `insert into inbound_message (id, key, conversation_id, identity_id, number, content, received_at)
      select $1::uuid, $1::text, $2, $3, count(*) + 1, '{}', $4 from inbound_message where conversation_id = $2`,
    [id, conversationId, identityId, at],
  );
}

async function aColleague(): Promise<string> {
  const email = `${newId()}@granlia.example`;
  const staff = await database.current.transaction((tx) => addStaff(tx, { email, name: 'Line', role: 'support' }, noon));
  return accepted(staff).id;
}

async function complains({ memberId, identityId, conversationId }: Reached): Promise<void> {
  await database.current.pool.query(
    `insert into complaint (id, member_id, identity_id, conversation_id, language, category, words, team, programme_version, idempotency_key, filed_at, first_response_due_at)
      values ($1::uuid, $2, $3, $4, 'en', 'other', 'broken', 'care', 1, $1::text, $5, $5)`,
    [newId(), memberId, identityId, conversationId, noon],
  );
}
