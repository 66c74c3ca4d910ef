import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSource, createLinkCode, loadSources, nameShopSources } from '../../src/members/index.ts';
import { newId } from '../../src/shared/ids.ts';
import { useDatabase } from '../helpers/database.ts';
import { type Counter, openCounter, SECRET, SUNDAY } from '../helpers/people.ts';
import { accepted, addMember } from '../helpers/shop.ts';

const database = useDatabase();
let counter: Counter;

beforeAll(async () => {
  counter = await openCounter(database.current);
  await database.current.pool.query(
    `insert into shop (id, code, name, time_zone) values ($1, 'OSL-STORO', 'Oslo Storo', 'Europe/Oslo')`,
    [newId()],
  );
  await database.current.transaction(async (tx) => {
    await nameShopSources(tx, SUNDAY);
    await addSource(tx, { code: 'bag', label: 'Shopping bags, printed by Print & Co' }, SUNDAY);
  });
});
afterAll(() => counter.close());

const start = (argument: string) => ({ kind: 'command', name: 'start', argument }) as const;
const peopleFrom = async (code: string) => (await loadSources(database.current)).find((source) => source.code === code)?.people;

describe('somebody who comes by a link', () => {
  it('is greeted from the shop, and the shop has found one more', async () => {
    const ada = counter.person('ada');
    await ada.sends(start('osl-storo'));
    ada.hears(/^Welcome, and greetings from Oslo Storo!\nHello, I'm Granlia's automated assistant\..*\nWhat we keep/);
    expect(ada.heard().buttons.map(({ label }) => label)).toContain('Join for free');
    expect(await peopleFrom('osl-storo')).toBe(1);
    await ada.presses('Join for free');
    ada.hears(/^Welcome, you're a member/);
  });

  it('is counted once, however often the platform delivers it and they tap', async () => {
    const before = (await peopleFrom('osl-storo'))!;
    const bo = counter.person('bo');
    const key = `test:${newId()}`;
    await Promise.all([bo.sends(start('osl-storo'), key), bo.sends(start('osl-storo'), key)]);
    await bo.sends(start('OSL-STORO'));
    expect(await peopleFrom('osl-storo')).toBe(before + 1);
    expect(bo.everythingHeard()).toHaveLength(2);
  });

  it('is greeted as always when the link says something that we do not know, or nothing', async () => {
    for (const argument of ['', 'unknown', 'x'.repeat(64), "'; drop table arrival", '__proto__']) {
      const eve = counter.person(`eve ${argument}`);
      await eve.sends(start(argument));
      eve.hears(/^Hello, I'm Granlia's automated assistant\./);
    }
  });

  it('is not told what the people of the shop call a source', async () => {
    const cy = counter.person('cy');
    await cy.sends(start('bag'));
    cy.hears(/^Hello, I'm Granlia/);
    expect(await peopleFrom('bag')).toBe(1);
  });

  it('hears in every language where the greeting comes from, and what is kept about it', async () => {
    const aino = counter.person('aino', { languageHint: 'fi' });
    await aino.sends(start('osl-storo'));
    aino.hears(/^Tervetuloa, terveisin Oslo Storo!\nHei, olen automaattinen Granlia-avustaja/);
    await aino.says('/privacy');
    aino.hears(/Mistä löysit meidät: Oslo Storo\./);
  });

  it('is nobody special in a group', async () => {
    const dan = counter.person('dan', { audience: 'public', place: 'a group' });
    await dan.sends(start('osl-storo'));
    dan.hears(/^Welcome, and greetings from Oslo Storo!\nHello/);
  });
});

describe('a one-time code that came with a link', () => {
  async function aCode() {
    const memberId = await addMember(database.current);
    const { rows } = await database.current.pool.query<{ number: string }>('select number from member where id = $1', [memberId]);
    const number = rows[0]!.number;
    const made = await database.current.transaction((tx) =>
      createLinkCode(tx, { memberNumber: number, minutes: 10, secret: SECRET }, counter.clock.now()),
    );
    return { memberId, number, payload: `link-${accepted(made).code.replaceAll('-', '')}` };
  }
  const memberOf = async (name: string) =>
    (
      await database.current.pool.query<{ member_id: string | null }>(
        'select member_id from identity where channel_user_id = $1',
        [name],
      )
    ).rows[0]?.member_id;

  it('links at a yes, once', async () => {
    const { memberId, number, payload } = await aCode();
    const fay = counter.person('fay');
    await fay.sends(start(payload));
    fay.hears(/^This link connects this chat to a membership\. Go on only if you asked for it yourself\./);
    expect(await memberOf('fay')).toBeNull();
    await fay.presses('Yes, connect');
    fay.hears(new RegExp(`^This chat is now linked to your membership ${number}\\.`));
    expect(await memberOf('fay')).toBe(memberId);

    const gus = counter.person('gus');
    await gus.sends(start(payload));
    await gus.presses('Yes, connect');
    gus.hears(/^That code doesn't match, or it has run out\./);
    expect(await memberOf('gus')).toBeNull();
  });

  it('changes nothing at a no, and is still good for its owner', async () => {
    const { memberId, payload } = await aCode();
    const hal = counter.person('hal');
    await hal.sends(start(payload));
    await hal.presses('No');
    hal.hears(/^Good, nothing was connected\./);
    expect(await memberOf('hal')).toBeNull();
    const ida = counter.person('ida');
    await ida.sends(start(payload.toUpperCase()));
    await ida.presses('Yes, connect');
    expect(await memberOf('ida')).toBe(memberId);
  });

  it('is not taken where others read along', async () => {
    const { payload } = await aCode();
    const jo = counter.person('jo', { audience: 'public', place: 'another group' });
    await jo.sends(start(payload));
    jo.hears(/^That's personal, so I only tell you in private\./);
    expect(jo.heard().buttons.map(({ label }) => label)).not.toContain('Yes, connect');
  });
});
