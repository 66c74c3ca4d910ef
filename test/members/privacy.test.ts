import { beforeAll, describe, expect, it } from 'vitest';
import { copyPerson, erasePerson, finishErasure, lockPerson } from '../../src/members/index.ts';
import { PRIVACY_RULES } from '../../src/members/privacy-rules.ts';
import { useDatabase } from '../helpers/database.ts';
import { type FullPerson, fillPerson, findEverywhere, hashesOf } from '../helpers/full-person.ts';

const database = useDatabase();
const NOW = new Date('2026-11-22T13:05:00Z');
const LATER = new Date('2026-11-22T14:05:00Z');

/** Ids by which rows of somebody's lead to them. */
const idsOf = ({ memberId, identityId, conversationId, inboundId, marker }: FullPerson) => [
  memberId,
  identityId,
  conversationId,
  inboundId,
  marker,
];

let ada: FullPerson;
let bo: FullPerson;
beforeAll(async () => {
  ada = await fillPerson(database.current, 'ADA-K7Q');
  bo = await fillPerson(database.current, 'BO-X3M');
});

describe('a person who has something in every table', () => {
  it('is complete: no table that holds something of people is without a row of theirs', () => {
    const personal = PRIVACY_RULES.filter((rule) => rule.personal && rule.table !== 'erasure').map(({ table }) => table);
    expect(personal.filter((table) => !ada.tables.has(table))).toEqual([]);
  });

  it('gets a copy with all of it, and with nothing of others or of what would open something', async () => {
    const copy = await database.current.transaction((tx) => copyPerson(tx, { memberId: ada.memberId }));
    const tables = copy.flatMap(({ tables }) => tables.map(({ table }) => table));
    expect(tables.toSorted()).toEqual(
      [...ada.tables].filter((table) => PRIVACY_RULES.find((rule) => rule.table === table)!.personal).toSorted(),
    );
    const json = JSON.stringify(copy);
    expect(json).not.toContain(bo.marker);
    for (const rule of PRIVACY_RULES)
      if (rule.personal)
        for (const column of rule.secret ?? []) {
          const part = copy.flatMap(({ tables }) => tables).find(({ table }) => table === rule.table);
          for (const row of part?.rows ?? []) expect(Object.keys(row), rule.table).not.toContain(column);
        }
  });

  it('leaves no trace once forgotten, and the neighbour is untouched', async () => {
    const before = await hashesOf(database.current, idsOf(bo));
    expect((await findEverywhere(database.current, ada.marker)).length).toBeGreaterThan(30);
    const { erasureId } = await database.current.transaction(async (tx) => {
      const person = await lockPerson(tx, { memberId: ada.memberId });
      return await erasePerson(tx, person, { by: 'staff' }, NOW);
    });
    expect(await findEverywhere(database.current, ada.marker)).toEqual([]);
    // The place of nobody, which what stays names; where somebody was goes, and what they wrote.
    expect(await findEverywhere(database.current, ada.conversationId)).toEqual([]);
    expect(await hashesOf(database.current, idsOf(bo))).toEqual(before);
    await database.current.transaction((tx) => finishErasure(tx, erasureId, LATER));
    expect(await findEverywhere(database.current, ada.marker)).toEqual([]);
    expect(await hashesOf(database.current, idsOf(bo))).toEqual(before);
  });

  it('can be forgotten twice', async () => {
    const again = await database.current.transaction(async (tx) => {
      const person = await lockPerson(tx, { memberId: ada.memberId });
      return await erasePerson(tx, person, { by: 'staff' }, LATER);
    });
    expect(Object.keys(again.removed)).not.toContain('inbound_message');
    const { rows } = await database.current.pool.query('select number, erased_at from member where id = $1', [ada.memberId]);
    expect(rows).toEqual([{ number: `erased-${ada.memberId}`, erased_at: NOW }]);
  });
});
