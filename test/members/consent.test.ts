import { describe, expect, it } from 'vitest';
import {
  currentConsents,
  hasConsent,
  join,
  loadConsents,
  mergeMembers,
  recordConsent,
  restoreConsents,
  undoMerge,
  unlink,
  withdrawConsents,
} from '../../src/members/index.ts';
import { newId } from '../../src/shared/ids.ts';
import { useDatabase } from '../helpers/database.ts';
import { addIdentity } from '../helpers/identities.ts';
import { accepted, addMember } from '../helpers/shop.ts';

const database = useDatabase();
const start = Date.parse('2026-11-22T13:05:00Z');
const at = (minute: number) => new Date(start + minute * 60_000);
const PURPOSES = ['offers', 'surveys'];

type Who = { memberId?: string; identityId: string };
const speaker = (who: Who, messageId = newId()) => ({ ...who, channel: 'test', messageId });
const says = (who: Who, purpose: string, given: boolean, minute: number) =>
  database.current.transaction((tx) => recordConsent(tx, speaker(who), { purpose, given, source: 'button' }, at(minute)));
const stops = (who: Who, messageId: string, minute: number) =>
  database.current.transaction((tx) => withdrawConsents(tx, speaker(who, messageId), PURPOSES, at(minute)));
const undoes = (who: Who, messageId: string, minute: number) =>
  database.current.transaction((tx) => restoreConsents(tx, speaker(who), messageId, at(minute)));
const yeses = async (who: Who) =>
  (await loadConsents(database.current, who)).filter(({ given }) => given).map(({ purpose }) => purpose);
const consents = (memberId: string, purpose: string) => database.current.transaction((tx) => hasConsent(tx, memberId, purpose));

async function linkedMember(): Promise<{ memberId: string; identityId: string }> {
  const memberId = await addMember(database.current);
  return { memberId, identityId: await addIdentity(database.current, { memberId }) };
}

describe('consent', () => {
  it('is a no for somebody who never said anything', async () => {
    const ada = await linkedMember();
    expect(await consents(ada.memberId, 'offers')).toBe(false);
    expect(await loadConsents(database.current, ada)).toEqual([]);
  });

  it('is what was said last, for each purpose', async () => {
    const ada = await linkedMember();
    await says(ada, 'offers', true, 0);
    await says(ada, 'surveys', true, 1);
    await says(ada, 'offers', false, 2);
    expect(await yeses(ada)).toEqual(['surveys']);
    await says(ada, 'offers', true, 3);
    expect(await yeses(ada)).toEqual(['offers', 'surveys']);
  });

  it('is what was said last although it was written down first', async () => {
    const ada = await linkedMember();
    await says(ada, 'offers', false, 5);
    await says(ada, 'offers', true, 4);
    expect(await consents(ada.memberId, 'offers')).toBe(false);
  });

  it('is the no of a yes and a no at one instant', () => {
    const [yes, no] = [true, false].map((given) => ({ purpose: 'offers', given, recordedAt: at(0) })) as [never, never];
    for (const order of [
      [yes, no],
      [no, yes],
      [yes, no, yes],
    ])
      expect(currentConsents(order)).toEqual([no]);
  });

  it('goes along when a stranger joins, on every channel of theirs', async () => {
    const [web, telegram] = [await addIdentity(database.current), await addIdentity(database.current)];
    await says({ identityId: web }, 'offers', true, 0);
    const { memberId } = accepted(
      await database.current.transaction((tx) => join(tx, { identityId: web, channel: 'test' }, at(1))),
    );
    expect(await consents(memberId, 'offers')).toBe(true);
    await database.current.pool.query('update identity set member_id = $2 where id = $1', [telegram, memberId]);
    await stops({ memberId, identityId: telegram }, newId(), 2);
    expect(await consents(memberId, 'offers')).toBe(false);
    expect(await yeses({ memberId, identityId: web })).toEqual([]);
  });

  it('stays with the membership that a chat has left, and with who said it', async () => {
    const ada = await linkedMember();
    await stops(ada, newId(), 0);
    await database.current.transaction((tx) => unlink(tx, ada.identityId, at(1)));
    expect(await consents(ada.memberId, 'offers')).toBe(false);
    expect(await loadConsents(database.current, { identityId: ada.identityId })).toHaveLength(2);
  });

  it('of a membership that was merged counts for the other one, until the merge is undone', async () => {
    const [from, into] = [await linkedMember(), await linkedMember()];
    await says(into, 'offers', true, 0);
    await stops(from, newId(), 1);
    // The chat in which it was said is gone from the membership: the no is not.
    await database.current.transaction((tx) => unlink(tx, from.identityId, at(2)));
    const { id } = await database.current.transaction((tx) =>
      mergeMembers(tx, { fromMemberId: from.memberId, intoMemberId: into.memberId, identityId: into.identityId }, at(3)),
    );
    expect(await consents(into.memberId, 'offers')).toBe(false);
    await database.current.transaction((tx) => undoMerge(tx, id, at(4)));
  });
});

describe('a stop', () => {
  it('takes back every purpose and is undone to what was before, nothing more', async () => {
    const ada = await linkedMember();
    await says(ada, 'offers', true, 0);
    const message = newId();
    await stops(ada, message, 1);
    expect(await yeses(ada)).toEqual([]);
    expect(await undoes(ada, message, 2)).toEqual(['offers']);
    expect(await yeses(ada)).toEqual(['offers']);
  });

  it('is undone once: the button pressed again adds no row', async () => {
    const ada = await linkedMember();
    await says(ada, 'offers', true, 0);
    const message = newId();
    await stops(ada, message, 1);
    await undoes(ada, message, 2);
    expect(await undoes(ada, message, 3)).toEqual(['offers']);
    const { rows } = await database.current.pool.query('select count(*)::int as n from consent where member_id = $1', [
      ada.memberId,
    ]);
    expect(rows[0].n).toBe(4);
  });

  it('brings nothing about when it is undone by somebody who had said no yes', async () => {
    const ada = await linkedMember();
    const message = newId();
    await stops(ada, message, 1);
    expect(await undoes(ada, message, 2)).toEqual([]);
    expect(await yeses(ada)).toEqual([]);
  });

  it("is not undone by somebody else's button", async () => {
    const [ada, eve] = [await linkedMember(), await linkedMember()];
    await says(ada, 'offers', true, 0);
    const message = newId();
    await stops(ada, message, 1);
    expect(await undoes(eve, message, 2)).toEqual([]);
    expect(await yeses(ada)).toEqual([]);
    expect(await yeses(eve)).toEqual([]);
  });

  it('that a stranger said holds when they join', async () => {
    const identityId = await addIdentity(database.current);
    const message = newId();
    await says({ identityId }, 'offers', true, 0);
    await stops({ identityId }, message, 1);
    const { memberId } = accepted(await database.current.transaction((tx) => join(tx, { identityId, channel: 'test' }, at(2))));
    expect(await consents(memberId, 'offers')).toBe(false);
    expect(await undoes({ memberId, identityId }, message, 3)).toEqual(['offers']);
    expect(await consents(memberId, 'offers')).toBe(true);
  });
});
