import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadTexts } from '../../src/locales/index.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { createLinkCode } from '../../src/members/index.ts';
import { DAY_MS } from '../../src/shared/clock.ts';
import { useDatabase } from '../helpers/database.ts';
import { parcel, parcelSkills, texts } from '../helpers/parcel-form.ts';
import { type Counter, openCounter, type Person, SECRET, SUNDAY } from '../helpers/people.ts';
import { accepted, addMember, openShop } from '../helpers/shop.ts';

const real = loadTexts(LANGUAGES);
/** What was handed in, in its order. The effects are counted by rows. */
const taken: unknown[] = [];

const database = useDatabase();
let chat: Counter;
let cards: Counter;

beforeAll(async () => {
  await openShop(database.current);
  const options = { forms: [parcel], skills: parcelSkills((one) => taken.push(one)), texts };
  chat = await openCounter(database.current, { ...options, channelName: 'pigeon' });
  cards = await openCounter(database.current, { ...options, channelName: 'owl', channel: { forms: 'card' } });
});
afterAll(() => Promise.all([chat.close(), cards.close()]));

let people = 0;
const stranger = (at = chat, languageHint = 'en'): Person => {
  people += 1;
  return at.person(`person ${people}`, { languageHint });
};

async function effects(): Promise<number> {
  const { rows } = await database.current.pool.query<{ n: number }>(
    `select count(*)::int as n from consent where purpose = 'parcel'`,
  );
  return rows[0]!.n;
}

const labels = (person: Person) => person.heard().buttons.map(({ label }) => label);

async function link(person: Person, memberId: string): Promise<void> {
  const { rows } = await database.current.pool.query<{ number: string }>('select number from member where id = $1', [memberId]);
  const made = await database.current.transaction((tx) =>
    createLinkCode(tx, { memberNumber: rows[0]!.number, minutes: 10, secret: SECRET }, chat.clock.now()),
  );
  await person.says('/link');
  await person.says(accepted(made).code);
}

/** One member, with a chat in each of two channels. */
async function inBoth(): Promise<{ ada: Person; adaThere: Person; memberId: string }> {
  const memberId = await addMember(database.current);
  const [ada, adaThere] = [stranger(chat), stranger(cards)];
  for (const person of [ada, adaThere]) await link(person, memberId);
  return { ada, adaThere, memberId };
}

describe('a form, question by question', () => {
  it('asks one thing after the other, and hands in what was answered, once', async () => {
    const ada = stranger();
    const before = await effects();
    await ada.says('/why');
    ada.hears(/^You're welcome\.\nA few questions, one at a time\. Write "cancel".*\nWhat came broken\?/);
    expect(labels(ada)).toEqual(['Cancel']);
    await ada.says('two cups');
    ada.hears(/^How many\?$/);
    await ada.says('2');
    ada.hears(/^When did it come\? You may skip this one\.$/);
    expect(labels(ada)).toEqual(['Skip', 'Cancel']);
    await ada.presses('Skip');
    ada.hears(/^What would you like\?$/);
    expect(labels(ada)).toEqual(['Two new ones', 'My money back', 'Cancel']);
    await ada.says('two new ones');
    ada.hears(/^I have taken that down\.$/);
    expect(taken.at(-1)).toEqual({ values: { what: 'two cups', many: 2, wish: 'again' }, data: { order: 'A 17' } });
    await ada.presses('My money back');
    ada.hears(/^That is done already\. Once is enough\.$/);
    expect(await effects()).toBe(before + 1);
  });

  it('asks only for what was wrong again, and says what would do', async () => {
    const ada = stranger();
    await ada.says('/why');
    await ada.says('x'.repeat(41));
    ada.hears(/^There is room for 40 characters here\. You wrote 41\.\nWhat came broken\?$/);
    await ada.says('a bowl');
    await ada.says('ten');
    ada.hears(/^Write a whole number from 1 to 9\.\nHow many\?$/);
    await ada.says('1');
    await ada.says('31.11.2026');
    ada.hears(/^Write the day like this: 28\.11\.2026\.\nWhen did it come\?/);
    await ada.says('/skip');
    await ada.says('a pony');
    ada.hears(/^Choose one of the answers\.\nWhat would you like\?$/);
    await ada.presses('My money back');
    ada.hears(/^I have taken that down\.$/);
    expect(taken.at(-1)).toMatchObject({ values: { what: 'a bowl', many: 1, wish: 'money' } });
  });

  it('gives way to another question, and goes on where it was', async () => {
    const ada = stranger();
    await ada.says('/why');
    await ada.says('a jug');
    await ada.says('what can you do?');
    ada.hears(/^I can show your points/);
    expect(labels(ada).at(-1)).toBe('Go on where I was');
    await ada.presses('Go on where I was');
    ada.hears(/^We go on where you were\.\nHow many\?$/);
    await ada.says('how many points do I have?');
    ada.hears(/^This chat isn't linked/);
    await ada.says('thank you');
    await ada.says('continue');
    ada.hears(/^We go on where you were\.\nHow many\?$/);
  });

  it('takes words that mean something elsewhere for an answer, where an answer is words', async () => {
    const ada = stranger();
    await ada.says('/why');
    await ada.says('the cup came broken and I want my money back');
    ada.hears(/^There is room for 40 characters/);
    await ada.says('my cup is broken');
    ada.hears(/^How many\?$/);
  });

  it.each([
    ['en', 'cancel', /^All right, I've put that aside\./],
    ['nb', 'Avbryt', /^Det er i orden/],
    ['da', 'annuller', /^Det er i orden/],
    ['fi', 'peruuta', /^Selvä/],
    ['af', 'kanselleer', /^Reg so/],
    ['sv', 'avbryt!', /^Okej/],
    ['de', 'Abbrechen', /^In Ordnung/],
    ['en', 'never mind', /^All right/],
    ['en', '/cancel', /^All right/],
  ])('can be left by a word, and nobody is signed off by it: %s, %s', async (language, word, answer) => {
    const ada = stranger(chat, language);
    await ada.says('/why');
    await ada.says('ei');
    await ada.says(word);
    ada.hears(answer);
    const { rows } = await database.current.pool.query(
      `select 1 from consent s join identity i on i.id = s.identity_id where i.channel_user_id = $1 and s.source = 'stop_word'`,
      [`person ${people}`],
    );
    expect(rows).toEqual([]);
    await ada.presses(real.format(language, 'button-form-resume'));
    ada.hears(/How many\?$/);
  });

  it('can be left by a button, and is offered no more', async () => {
    const ada = stranger();
    await ada.says('/why');
    await ada.presses('Cancel');
    ada.hears(/^All right, I've put that aside\. Nothing was sent\.$/);
    await ada.says('hello');
    expect(ada.heard().text).not.toContain('About your parcel');
    await ada.says('go on');
    ada.hears(/What came broken\?$/);
  });

  it('is forgotten after a week, and says so', async () => {
    const ada = stranger();
    await ada.says('/why');
    await ada.says('a lamp');
    chat.clock.moveTo(new Date(SUNDAY.getTime() + 8 * DAY_MS));
    await ada.says('3');
    ada.hears(/^I no longer have that/);
    await ada.says('continue');
    ada.hears(/^There is nothing half-finished\./);
    chat.clock.moveTo(SUNDAY);
  });

  it('begins anew for something else, and goes on for the same', async () => {
    const ada = stranger();
    await ada.says('/why');
    await ada.says('a vase');
    await ada.presses('Cancel');
    await ada.says('/why');
    ada.hears(/What came broken\?$/);
    await ada.says('a plate');
    await ada.says('/help');
    await ada.says('/why');
    ada.hears(/How many\?$/);
  });

  it("is nobody else's", async () => {
    const draftOf = async (person: string) =>
      (
        await database.current.pool.query<{ id: string }>(
          `select d.id from form_draft d join identity i on i.id = d.identity_id where i.channel_user_id = $1 and d.state = 'open'`,
          [person],
        )
      ).rows[0]!.id;
    const ada = stranger();
    await ada.says('/why');
    const adas = await draftOf(`person ${people}`);
    const eve = stranger();
    await eve.says('/why');
    // As if a token of ours named somebody else's form.
    await database.current.pool.query('update outbox_message set choices = replace(choices::text, $2, $3)::json where id = $1', [
      eve.heard().id,
      await draftOf(`person ${people}`),
      adas,
    ]);
    await eve.presses('Cancel');
    eve.hears(/^I no longer have that/);
    await ada.says('a cup');
    ada.hears(/^How many\?$/);
  });
});

describe('a form where others read along', () => {
  it('is not shown, but the way to a private chat', async () => {
    const ada = chat.person('ada in a group', { audience: 'public', place: 'a group' });
    await ada.says('/why');
    ada.hears(/^That's personal, so I only tell you in private\./);
    expect(ada.heard().buttons).toEqual([]);
  });
});

describe('a form on a card', () => {
  const good = { what: 'a teapot', many: '1', when: '', wish: 'again' };

  it('is shown with the answer, and hands in all that was entered at once, once', async () => {
    const ada = stranger(cards);
    const before = await effects();
    await ada.says('/why');
    ada.hears(/^You're welcome\./);
    expect(ada.heard().form).toMatchObject({
      name: 'parcel',
      title: 'About your parcel',
      openLabel: 'Tell us',
      submitLabel: 'Send it',
      fields: [{ name: 'what', maxLength: 40 }, { name: 'many' }, { name: 'when', required: false }, { name: 'wish' }],
    });
    await ada.submits(good);
    ada.hears(/^I have taken that down\.$/);
    expect(ada.heard().form).toBeUndefined();
    await ada.submits(good);
    ada.hears(/^That is done already/);
    expect(await effects()).toBe(before + 1);
  });

  it('comes back with what is wrong, and with what was entered', async () => {
    const ada = stranger(cards);
    await ada.says('/why');
    await ada.submits({ what: 'a teapot', many: '12', when: 'yesterday' });
    ada.hears(
      /^Nearly there, but this needs another look:\nHow many\?: Write a whole number from 1 to 9\.\nWhen did it come\?: Write the day like this: .*\nWhat would you like\?: This has to be filled in\.$/,
    );
    expect(ada.heard().form?.fields.map(({ value }) => value)).toEqual(['a teapot', '12', 'yesterday', undefined]);
    await ada.submits({ ...good, when: '1.11.2026' });
    expect(taken.at(-1)).toMatchObject({ values: { what: 'a teapot', many: 1, when: '2026-11-01', wish: 'again' } });
  });

  it('may come back empty, and says of every field that it is needed', async () => {
    const ada = stranger(cards);
    await ada.says('/why');
    await ada.submits({});
    expect(ada.heard().text.match(/This has to be filled in\./g)).toHaveLength(3);
  });

  it('takes nothing that it did not ask for, and no token of another chat', async () => {
    const ada = stranger(cards);
    await ada.says('/why');
    const eve = stranger(cards);
    await eve.says('hello');
    await eve.sends({ kind: 'form', token: ada.heard().form!.token, values: good });
    eve.hears(/^That button belongs to an older message\./);
    await ada.submits({ ...good, constructor: 'x', __proto__: 'y', more: 'z' });
    ada.hears(/^I have taken that down\.$/);
    expect(taken.at(-1)).toEqual({ values: { what: 'a teapot', many: 1, wish: 'again' }, data: { order: 'A 17' } });
  });

  it('comes back by its button where it could not be shown', async () => {
    const ada = stranger(cards);
    await ada.says('/why');
    await ada.sends({ kind: 'button', token: ada.heard().form!.token });
    ada.hears(/^We go on where you were\.$/);
    expect(ada.heard().form).toBeDefined();
  });

  it('hands in what was entered where the platform could only show it in another of their conversations', async () => {
    const ada = stranger(cards);
    await ada.says('/why');
    const there = { name: `person ${people}`, form: ada.heard().form!, from: `person ${people}` };
    const direct = cards.person(there.name, { place: `${there.name}, directly` });
    await direct.sends({ kind: 'form', token: there.form.token, from: there.from, values: { ...good, many: '12' } });
    direct.hears(/^Nearly there, but this needs another look:\nHow many\?/);
    await direct.submits(good);
    direct.hears(/^I have taken that down\.$/);
    const eve = stranger(cards);
    await ada.says('/why');
    await eve.sends({ kind: 'form', token: ada.heard().form!.token, from: there.from, values: good });
    eve.hears(/^That button belongs to an older message\./);
  });

  it('takes the same submission twice for one', async () => {
    const ada = stranger(cards);
    const before = await effects();
    await ada.says('/why');
    const { token } = ada.heard().form!;
    await ada.sends({ kind: 'form', token, values: good }, 'owl:the same');
    await ada.sends({ kind: 'form', token, values: good }, 'owl:the same');
    expect(await effects()).toBe(before + 1);
  });
});

describe('a member with two chats', () => {
  it('is asked once which of them we shall write to, and may say so at any time', async () => {
    const { ada, adaThere, memberId } = await inBoth();
    expect(ada.everythingHeard().some(({ text }) => text.includes('more than one chat'))).toBe(false);
    adaThere.hears(/linked to your membership .*\nYou can reach me in more than one chat now\./);
    expect(labels(adaThere).toSorted().slice(0, 3)).toEqual(['My points', 'Owl', 'Pigeon']);
    await adaThere.presses('Pigeon');
    adaThere.hears(/^Good, I'll write to you in Pigeon\./);
    const chosen = async () =>
      (
        await database.current.pool.query<{ channel: string }>(
          'select channel from identity where member_id = $1 order by push_chosen_at desc nulls last limit 1',
          [memberId],
        )
      ).rows[0]!.channel;
    expect(await chosen()).toBe('pigeon');
    await ada.says('another chat');
    await ada.presses('Owl');
    expect(await chosen()).toBe('owl');
    const third = stranger(chat);
    await link(third, memberId);
    third.hears(/linked to your membership/);
    expect(third.heard().text).not.toContain('more than one chat');
  });

  it('hears that there is no choice where there is only one', async () => {
    const ada = stranger();
    await ada.says('/join');
    await ada.says('write to me in another chat');
    ada.hears(/^This is the only chat/);
  });

  it('goes on with a form in the other chat, by greeting there', async () => {
    const { ada, adaThere } = await inBoth();
    await ada.says('/why');
    await ada.says('a mug');
    await ada.says('4');
    await adaThere.says('hello');
    adaThere.hears(/You had begun something here: About your parcel\. Shall we go on\?$/);
    await adaThere.presses('Go on where I was');
    adaThere.hears(/^We go on where you were\.$/);
    expect(adaThere.heard().form?.fields.map(({ value }) => value)).toEqual(['a mug', '4', undefined, undefined]);

    await ada.says('28.11.2026');
    ada.hears(/^You went on with that in Owl\. Shall we go on here instead\?$/);
    await ada.presses('Go on here');
    ada.hears(/^We go on where you were\.\nWhen did it come\?/);
    await adaThere.submits({ what: 'a mug', many: '4', when: '', wish: 'money' });
    adaThere.hears(/^You went on with that in Pigeon\./);
    await ada.says('28.11.2026');
    await ada.presses('Two new ones');
    ada.hears(/^I have taken that down\.$/);
    expect(taken.at(-1)).toEqual({
      values: { what: 'a mug', many: 4, when: '2026-11-28', wish: 'again' },
      data: { order: 'A 17' },
    });
    await adaThere.says('hello');
    expect(adaThere.heard().text).not.toContain('About your parcel');
  });

  it('hands a form in once, also when both chats are at it in the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const before = await effects();
      const { ada, adaThere } = await inBoth();
      await ada.says('/why');
      for (const text of ['a jar', '1', 'skip']) await ada.says(text);
      await adaThere.says('continue');
      await ada.presses('Cancel');
      await ada.presses('Go on here');
      const all = { what: 'a jar', many: '1', when: '', wish: 'money' };
      await Promise.all([
        ada.says('my money back'),
        adaThere.says('continue').then(() => adaThere.submits(all)),
        adaThere.submits(all),
      ]);
      expect(await effects()).toBe(before + 1);
    }
  });

  it('goes on with what they had begun before the two were linked, and no more after they are not', async () => {
    const memberId = await addMember(database.current);
    const [ada, adaThere] = [stranger(chat), stranger(cards)];
    await ada.says('/why');
    await ada.says('a bowl');
    for (const person of [ada, adaThere]) await link(person, memberId);
    await adaThere.says("let's go on");
    expect(adaThere.heard().form?.fields.map(({ value }) => value)).toEqual(['a bowl', undefined, undefined, undefined]);
    const { token } = adaThere.heard().form!;
    await ada.says('continue');
    ada.hears(/How many\?$/);
    await adaThere.says('/unlink');
    await adaThere.presses(real.format('en', 'button-yes-unlink'));
    await adaThere.sends({ kind: 'form', token, values: { what: 'a bowl', many: '1', when: '', wish: 'again' } });
    adaThere.hears(/^I no longer have that\./);
    await adaThere.says('continue');
    adaThere.hears(/^There is nothing half-finished\./);
    await ada.says('2');
    ada.hears(/^When did it come\?/);
  });

  it('goes on there by a word, too', async () => {
    const { ada, adaThere } = await inBoth();
    await adaThere.says('/why');
    await ada.says("let's go on");
    ada.hears(/^We go on where you were\.\nA few questions.*\nWhat came broken\?$/);
  });
});
