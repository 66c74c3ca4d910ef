import { describe, expect, it } from 'vitest';
import {
  checkDigit,
  findMembers,
  mergeMembers,
  type Registration,
  registerMember,
  resolveMembers,
  updateDetails,
} from '../../src/members/index.ts';
import { newId } from '../../src/shared/ids.ts';
import { useDatabase } from '../helpers/database.ts';
import { addIdentity } from '../helpers/identities.ts';
import { accepted } from '../helpers/shop.ts';

const database = useDatabase();
const now = new Date('2026-11-22T13:05:00Z');
const register = (given: Partial<Registration> = {}) =>
  database.current.transaction((tx) => registerMember(tx, { joinedVia: 'api', isWelcomed: false, ...given }, now));

describe('registering', () => {
  it('makes a member with a number of their own, or with the one on their card', async () => {
    const { number, memberId } = accepted(await register({ givenName: 'Ada', email: 'Ada@granlia.example', language: 'nb' }));
    expect(number).toHaveLength(13);
    expect(Number(number.at(-1))).toBe(checkDigit(number.slice(0, -1)));
    const ada = {
      id: memberId,
      number,
      givenName: 'Ada',
      email: 'Ada@granlia.example',
      phone: null,
      language: 'nb',
      timeZone: null,
      joinedAt: now,
    };
    expect(await findMembers(database.current, { number })).toEqual([ada]);
    expect(await findMembers(database.current, { id: memberId })).toEqual([ada]);
    expect(await findMembers(database.current, { email: 'ada@Granlia.example' })).toEqual([ada]);
    expect(accepted(await register({ number: 'CARD-1' })).number).toBe('CARD-1');
    expect(await register({ number: 'CARD-1' })).toMatchObject({ refusal: { code: 'number_taken' } });
    expect(await findMembers(database.current, { number: 'nobody' })).toEqual([]);
  });

  it('makes one member of one e-mail address or telephone number, whatever the race', async () => {
    const twice = await Promise.all([register({ phone: '+4790000001' }), register({ phone: '+4790000001' })]);
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    expect(twice.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'contact_taken', contact: 'phone' } });
    accepted(await register({ email: 'bob@granlia.example' }));
    expect(await register({ email: 'BOB@granlia.example' })).toMatchObject({ refusal: { contact: 'email' } });
    expect(await findMembers(database.current, { phone: '+4790000001' })).toHaveLength(1);
  });
});

describe('a member who became part of another one', () => {
  it('is found as that one, by whatever they had', async () => {
    const [old, kept] = [
      accepted(await register({ number: 'OLD', phone: '+4790000002' })),
      accepted(await register({ number: 'KEPT' })),
    ];
    const identityId = await addIdentity(database.current);
    await database.current.transaction((tx) =>
      mergeMembers(tx, { fromMemberId: old.memberId, intoMemberId: kept.memberId, identityId }, now),
    );
    for (const key of [{ id: old.memberId }, { number: 'OLD' }, { phone: '+4790000002' }])
      expect(await findMembers(database.current, key)).toMatchObject([{ id: kept.memberId, number: 'KEPT' }]);
    const unknown = newId();
    const resolved = await resolveMembers(database.current, { numbers: ['OLD', 'KEPT', 'NO'], ids: [old.memberId, unknown] });
    expect(Object.fromEntries(resolved)).toEqual({ OLD: kept.memberId, KEPT: kept.memberId, [old.memberId]: kept.memberId });
    const details = { givenName: 'Kari', language: null };
    const updated = await database.current.transaction((tx) => updateDetails(tx, old.memberId, details));
    expect(updated).toMatchObject({ value: { id: kept.memberId, ...details } });
    expect(await findMembers(database.current, { id: kept.memberId })).toMatchObject([details]);
    expect(await database.current.transaction((tx) => updateDetails(tx, unknown, details))).toMatchObject({
      refusal: { code: 'unknown_member' },
    });
  });
});
