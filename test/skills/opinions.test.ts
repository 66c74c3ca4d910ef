import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listOpinions } from '../../src/feedback/index.ts';
import { DAY_MS } from '../../src/shared/clock.ts';
import { useDatabase } from '../helpers/database.ts';
import { type Counter, openCounter, SUNDAY } from '../helpers/people.ts';

const database = useDatabase();
let counter: Counter;
beforeAll(async () => {
  await database.current.pool.query(
    `insert into shop (id, code, name, time_zone) values (gen_random_uuid(), 'HEL-KAMPPI', 'Kamppi', 'Europe/Helsinki'), (gen_random_uuid(), 'OSL-STORO', 'Storo', 'Europe/Oslo')`,
  );
  counter = await openCounter(database.current);
});
afterAll(() => counter.close());

const all = () =>
  listOpinions(database.current, {
    from: new Date(SUNDAY.getTime() - DAY_MS),
    until: new Date(SUNDAY.getTime() + 30 * DAY_MS),
    limit: 50,
  });

describe('a remark that nobody asked for', () => {
  it('is passed on after a yes, to the shop that it names', async () => {
    const person = counter.person('aino');
    await person.says('the oat milk is always missing on the coffee shelf at Kamppi');
    person.hears(/^Good to know, thank you\. May I pass it on to the shop Kamppi\?/);
    expect(person.heard().buttons.map(({ label }) => label)).toEqual(['Yes', 'Yes, without my name', 'No']);
    await person.says('yes');
    person.hears(
      'Thank you, it is passed on just as you said it: “the oat milk is always missing on the coffee shelf at Kamppi”.',
    );
    expect(await all()).toMatchObject([
      { words: 'the oat milk is always missing on the coffee shelf at Kamppi', shop: 'Kamppi' },
    ]);
  });

  it('names nobody where that is wanted, and is kept once', async () => {
    const person = counter.person('eino', { languageHint: 'fi' });
    await person.says('kahvihyllystä puuttuu aina kaurajuoma');
    person.hears(/^Hyvä tietää, kiitos\. Saanko välittää tämän kollegoilleni\?/);
    await person.presses('Kyllä, nimettömänä');
    person.hears('Kiitos, välitin sen ilman nimeäsi: ”kahvihyllystä puuttuu aina kaurajuoma”.');
    await person.presses('Kyllä, nimettömänä');
    const { rows } = await database.current.pool.query(
      `select member_id, identity_id, consent from opinion where words like 'kahvi%'`,
    );
    expect(rows).toEqual([{ member_id: null, identity_id: null, consent: 'without_name' }]);
  });

  it('is kept nowhere after a no, also after a yes before it', async () => {
    const person = counter.person('mia');
    const before = (await all()).length;
    await person.says('you should sell tea');
    await person.presses('No');
    person.hears("That's fine, I pass nothing on.");
    expect(await all()).toHaveLength(before);
    await person.presses('Yes');
    expect(await all()).toHaveLength(before + 1);
    await person.presses('No');
    expect(await all()).toHaveLength(before);
  });

  it('is asked for where somebody wants to say something, member or not', async () => {
    const person = counter.person('olga');
    await person.says('I want to give you feedback');
    person.hears('Gladly. What do you want to tell us?\nYou can tell us what you think without being a member.');
    await person.says('the lights in the shop are too bright');
    person.hears(/May I pass it on/);
    await person.says('yes please');
    person.hears(/too bright/);
  });

  it('is heard at once where it stands behind a colon, and a bare yes to the question tells nothing yet', async () => {
    const person = counter.person('siru', { languageHint: 'en' });
    await person.says('I have feedback: your people at Kamppi were lovely');
    person.hears(/^Good to know, thank you\. May I pass it on to the shop Kamppi\?/);
    await person.says('no');
    await person.says('I have feedback');
    const asked = person.heard().text;
    await person.says('yes');
    expect(person.heard().text).toBe(asked);
    await person.says('the new lamps are hard to find');
    person.hears(/^Good to know, thank you\./);
  });

  it('is nothing for a group', async () => {
    const group = counter.person('in a group', { audience: 'public', place: 'the group' });
    await group.says('the oat milk is always missing here');
    group.hears(/only tell you in private/);
  });
});
