import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLedger } from '../../src/loyalty/index.ts';
import { createLinkCode, redeemLinkCode } from '../../src/members/index.ts';
import { newId } from '../../src/shared/ids.ts';
import { mergeByProof, partAgain } from '../../src/skills/merge.ts';
import { useDatabase } from '../helpers/database.ts';
import { addIdentity } from '../helpers/identities.ts';
import { accepted, addMember, openShop, type TestShop, till } from '../helpers/shop.ts';

const database = useDatabase({ poolSize: 4 });
const now = new Date('2026-11-22T13:05:00Z');
const before = new Date('2026-10-12T11:00:00Z');
const secret = 'a secret for tests, long enough to be one';
let shop: TestShop;
let at: ReturnType<typeof till>;

beforeAll(async () => {
  shop = await openShop(database.current);
  at = till(database.current, shop);
});
afterAll(async () => {
  expect((await checkLedger(database.current)).discrepancies).toEqual([]);
});

/** A member with a chat of their own; `kroner` bought and counted. */
async function member(kroner = 0, { welcome = false } = {}): Promise<{ memberId: string; identityId: string }> {
  const memberId = await addMember(database.current);
  const identityId = await addIdentity(database.current, { memberId });
  if (welcome) await at.welcome(memberId, before);
  if (kroner > 0) await at.buy(memberId, kroner, before);
  return { memberId, identityId };
}

type Member = Awaited<ReturnType<typeof member>>;

async function merge(from: Member, into: Member): Promise<{ id: string; giftTaken: number }> {
  const ids = { fromMemberId: from.memberId, intoMemberId: into.memberId, identityId: from.identityId };
  const { giftTaken } = await database.current.transaction((tx) => mergeByProof(tx, ids, shop.programme, now));
  const { rows } = await database.current.pool.query<{ id: string }>(
    'select id from member_merge where from_member_id = $1 and undone_at is null',
    [from.memberId],
  );
  return { id: rows[0]!.id, giftTaken };
}

const part = (id: string) => database.current.transaction((tx) => partAgain(tx, id, shop.programme, now));
const spendable = (one: Member) => at.spendable(one.memberId, now);

async function belongings({ memberId }: Member): Promise<{ chats: number; purchases: number; mergedInto: string | null }> {
  const { rows } = await database.current.pool.query(
    `select (select count(*)::int from identity where member_id = m.id) as chats,
       (select count(*)::int from purchase where member_id = m.id) as purchases, m.merged_into_id as "mergedInto"
      from member m where id = $1`,
    [memberId],
  );
  return rows[0];
}

describe('a merge', () => {
  it('brings chats, purchases and points along', async () => {
    const [from, into] = [await member(420), await member(1_000)];
    await addIdentity(database.current, { memberId: from.memberId });
    await merge(from, into);
    expect(await belongings(from)).toEqual({ chats: 0, purchases: 0, mergedInto: into.memberId });
    expect(await belongings(into)).toEqual({ chats: 3, purchases: 2, mergedInto: null });
    expect([await spendable(from), await spendable(into)]).toEqual([0, 142]);
  });

  it('takes a second welcome gift back, and lets a first one come along', async () => {
    const [two, into] = [await member(0, { welcome: true }), await member(100, { welcome: true })];
    expect(await merge(two, into)).toMatchObject({ giftTaken: 100 });
    expect(await spendable(into)).toBe(110);
    const [first, card] = [await member(0, { welcome: true }), await member(100)];
    expect(await merge(first, card)).toMatchObject({ giftTaken: 0 });
    expect(await spendable(card)).toBe(110);
  });

  it('takes the gift back from a third membership whose person got one by an earlier merge', async () => {
    const [first, card, third] = [await member(0, { welcome: true }), await member(100), await member(0, { welcome: true })];
    await merge(first, card);
    expect(await merge(third, card)).toMatchObject({ giftTaken: 100 });
    expect(await spendable(card)).toBe(110);
  });

  it('happens once when both memberships prove each other at once', async () => {
    const [ada, bea] = [await member(100), await member(200)];
    const codes = await Promise.all([codeOf(ada), codeOf(bea)]);
    const linked = await Promise.allSettled([link(ada.identityId, codes[1]), link(bea.identityId, codes[0])]);
    // One may lose a deadlock; its turn is run again.
    const again = linked.map((result, i) =>
      result.status === 'rejected' ? link([ada, bea][i]!.identityId, codes[1 - i]!) : undefined,
    );
    await Promise.all(again);
    const { rows } = await database.current.pool.query(
      'select count(*)::int as alive from member where id = any($1) and merged_into_id is null',
      [[ada.memberId, bea.memberId]],
    );
    expect(rows[0].alive).toBe(1);
    expect((await spendable(ada)) + (await spendable(bea))).toBe(30);
  });
});

describe('a code of a membership that was merged', () => {
  it('links to the one that it is part of now, over several merges', async () => {
    const [first, second, third] = [await member(), await member(), await member()];
    const early = await codeOf(first);
    await merge(first, second);
    const between = await codeOf(first);
    await merge(second, third);
    const late = await codeOf(first);
    for (const code of [early, between, late]) {
      const identityId = await addIdentity(database.current);
      expect(await link(identityId, code)).toEqual({ ok: true, value: expect.objectContaining({ memberId: third.memberId }) });
    }
  });
});

describe('undoing a merge', () => {
  it('gives chats, purchases, points and the gift back', async () => {
    const [from, into] = [await member(420, { welcome: true }), await member(1_000, { welcome: true })];
    expect(await spendable(from)).toBe(142);
    const { id } = await merge(from, into);
    expect(await part(id)).toEqual({ ok: true, value: { points: 42, spent: 0, gift: 100 } });
    expect([await belongings(from), await belongings(into)]).toEqual([
      { chats: 1, purchases: 1, mergedInto: null },
      { chats: 1, purchases: 1, mergedInto: null },
    ]);
    expect([await spendable(from), await spendable(into)]).toEqual([142, 200]);
  });

  it('leaves a gift waiting for the first purchase that waited before', async () => {
    const [from, into] = [await member(0, { welcome: true }), await member(100, { welcome: true })];
    await part((await merge(from, into)).id);
    expect(await at.facts(from.memberId, now)).toMatchObject({ spendable: 0, waiting: 100 });
  });

  it('tells what was spent meanwhile, and takes it from nobody', async () => {
    const [from, into] = [await member(420), await member(100)];
    const { id } = await merge(from, into);
    expect((await at.spend(into.memberId, 40, now)).ok).toBe(true);
    const parted = accepted(await part(id));
    expect(parted.points + parted.spent).toBe(42);
    expect((await spendable(from)) + (await spendable(into))).toBe(12);
  });

  it('is refused the second time', async () => {
    const { id } = await merge(await member(100), await member());
    await part(id);
    expect(await part(id)).toEqual({ ok: false, refusal: { code: 'undone_already', undoneAt: now } });
    expect(await part(newId())).toEqual({ ok: false, refusal: { code: 'unknown_merge' } });
  });

  it('happens once when staff ask for it twice at once', async () => {
    const [from, into] = [await member(100), await member(200)];
    const { id } = await merge(from, into);
    const results = await Promise.all([part(id), part(id)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect([await spendable(from), await spendable(into)]).toEqual([10, 20]);
  });

  it('is refused while a later merge builds on it, and names that one', async () => {
    const [first, second, third] = [await member(100), await member(200), await member(300)];
    const [one, two] = [await merge(first, second), await merge(second, third)];
    expect(await part(one.id)).toEqual({ ok: false, refusal: { code: 'merged_further', mergeId: two.id } });
    expect((await part(two.id)).ok).toBe(true);
    expect((await part(one.id)).ok).toBe(true);
    expect([await spendable(first), await spendable(second), await spendable(third)]).toEqual([10, 20, 30]);
  });

  it('leaves a chat where it went of its own accord meanwhile', async () => {
    const [from, into, elsewhere] = [await member(), await member(), await member()];
    const { id } = await merge(from, into);
    await database.current.pool.query('update identity set member_id = $2 where id = $1', [from.identityId, elsewhere.memberId]);
    await part(id);
    expect(await belongings(elsewhere)).toMatchObject({ chats: 2 });
    expect(await belongings(from)).toMatchObject({ chats: 0 });
  });
});

async function codeOf({ memberId }: Member): Promise<string> {
  const { rows } = await database.current.pool.query<{ number: string }>('select number from member where id = $1', [memberId]);
  const made = await database.current.transaction((tx) =>
    createLinkCode(tx, { memberNumber: rows[0]!.number, minutes: 10, secret }, now),
  );
  return accepted(made).code;
}

/** As the skill does it. */
const link = (identityId: string, code: string) =>
  database.current.transaction(async (tx) => {
    const limit = { guesses: 5, guessWindowMinutes: 60 };
    const linked = await redeemLinkCode(tx, { identityId, code, secret, limit }, now);
    if (linked.ok && linked.value.previousMemberId) {
      const ids = { fromMemberId: linked.value.previousMemberId, intoMemberId: linked.value.memberId, identityId };
      await mergeByProof(tx, ids, shop.programme, now);
    }
    return linked;
  });
