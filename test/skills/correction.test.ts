import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../helpers/database.ts';
import { type Counter, openCounter, type Person } from '../helpers/people.ts';

const database = useDatabase();
let counter: Counter;

beforeAll(async () => {
  counter = await openCounter(database.current);
});
afterAll(() => counter.close());

const labels = (person: Person) => person.heard().buttons.map(({ label }) => label);
const stateOf = async (words: string) => {
  const { rows } = await database.current.pool.query<{ state: string }>('select state from complaint where words = $1', [words]);
  return rows.map(({ state }) => state);
};

describe('a wrong guess', () => {
  it.each([
    [
      'en',
      'the handle is loose',
      'Not what I meant',
      /Got it, not that\. What did you mean\?/,
      'Talk to a person',
      'Open it again',
    ],
    ['nb', 'håndtaket er løst', 'Det mente jeg ikke', /Ok, ikke det\. Hva mente du\?/, 'Snakk med et menneske', 'Åpne den igjen'],
  ])(
    'that filed a case is put right in one tap, and may be taken back (%s)',
    async (language, words, no, asked, human, again) => {
      const person = counter.person(`wrong ${language}`, { languageHint: language });
      await person.says(words);
      person.hears(/K-\d+/);
      expect(labels(person).at(-1)).toBe(no);
      await person.presses(no);
      person.hears(asked);
      expect(await stateOf(words)).toEqual(['closed']);
      expect(labels(person)).toHaveLength(5);
      expect(labels(person)).toEqual(expect.arrayContaining([human, again]));
      expect(labels(person)).not.toContain(no);
      // What is not understood now is so for the second time.
      await person.says('wibble wobble');
      expect(labels(person)).toHaveLength(2);
    },
  );

  it.each([
    ['en', 'anything nice for me this week?', 'Not what I meant', /What did you mean/],
    ['nb', 'hva er på salg i dag', 'Det mente jeg ikke', /Hva mente du/],
  ])('that did nothing is only asked about (%s)', async (language, words, no, asked) => {
    const person = counter.person(`offers ${language}`, { languageHint: language });
    await person.says(words);
    expect(labels(person).at(-1)).toBe(no);
    const [offered] = labels(person);
    await person.presses(no);
    person.hears(asked);
    expect(labels(person)).not.toContain(offered === no ? '' : 'Offers');
    expect(labels(person).length).toBeLessThanOrEqual(4);
  });

  it.each([
    ['en', 'the lid is loose', 'no, not what I meant!', /Got it, not that/],
    ['nb', 'lokket er løst', 'nei, det mente jeg ikke', /Ok, ikke det/],
    ['de', 'der Deckel ist locker', 'nein', /Gut, das nicht/],
    ['fi', 'kansi on löysällä', 'ei', /Selvä, ei sitten sitä/],
  ])('is put right by words as by its button (%s)', async (language, words, no, asked) => {
    const person = counter.person(`in words ${language}`, { languageHint: language });
    await person.says(words);
    person.hears(/K-\d+/);
    await person.says(no);
    person.hears(asked);
    expect(await stateOf(words)).toEqual(['closed']);
  });

  it('is told in words, too, of a case that was understood for sure', async () => {
    const person = counter.person('sure case', { languageHint: 'en' });
    await person.says('my plate arrived broken');
    expect(labels(person)).not.toContain('Not what I meant');
    await person.says('no, not what I meant');
    person.hears(/^What shall I change\?/);
    await person.says('no');
    expect(await stateOf('my plate arrived broken')).toEqual(['open']);
  });

  it('is nothing that was said without doubt, a command or a button', async () => {
    const person = counter.person('sure', { languageHint: 'en' });
    for (const words of ['my points', '/offers', 'my cup is broken']) {
      await person.says(words);
      expect(labels(person), words).not.toContain('Not what I meant');
    }
    await person.presses('Talk to a person');
    expect(labels(person)).not.toContain('Not what I meant');
  });
});

describe('a no where nothing was asked', () => {
  it.each([
    ['en', 'wibble wobble', 'no not that', /^Got it, not that\. What did you mean\?$/, 'Not what I meant'],
    ['nb', 'vibbel vabbel', 'nei ikke det', /^Ok, ikke det\. Hva mente du\?$/, 'Det mente jeg ikke'],
  ])('is one to our guesses (%s)', async (language, words, no, asked, wrong) => {
    const person = counter.person(`no ${language}`, { languageHint: language });
    await person.says(words);
    await person.says(no);
    person.hears(asked);
    expect(labels(person)).not.toContain(wrong);
    await person.says('hello');
    await person.says(language === 'en' ? 'no' : 'nei');
    person.hears(/^All right\.|^Det er greit\./);
    expect(labels(person)).toEqual([]);
    // Again, it means something; and who still is not understood is offered a person.
    await person.says(language === 'en' ? 'no' : 'nei');
    person.hears(/What did you mean\?$|Hva mente du\?$/);
    await person.says(language === 'en' ? 'no' : 'nei');
    person.hears(/Shall a colleague take over\?|Skal en kollega overta\?/);
  });
});

describe('somebody who is angry', () => {
  it.each([
    ['en', 'you stupid bot', /^I'm sorry\./, ['Yes, a colleague', 'Report a problem', 'What can you do?']],
    ['nb', 'hold kjeft', /^Det beklager jeg\./, ['Ja, en kollega', 'Meld fra om noe', 'Hva kan du?']],
  ])('hears that we are sorry, and no guesses (%s)', async (language, words, sorry, ways) => {
    const person = counter.person(`angry ${language}`, { languageHint: language });
    await person.says(words);
    person.hears(sorry);
    expect(labels(person)).toEqual(ways);
  });
});

describe('while a case is open', () => {
  it.each([
    [
      'en',
      'my cup is broken',
      'what have you got on sale today',
      'it was part of an offer, two for one',
      'Not what I meant',
      'Report a problem',
    ],
    ['nb', 'koppen er knust', 'hva er på salg i dag', 'den var på tilbud', 'Det mente jeg ikke', 'Meld fra om noe'],
  ])('another wish is answered, and its story joined to it (%s)', async (language, complaint, wish, story, no, report) => {
    const person = counter.person(`open ${language}`, { languageHint: language });
    await person.says(complaint);
    const number = /K-\d+/.exec(person.heard().text)![0];
    await person.says(story);
    person.hears(new RegExp(number));
    await person.says(wish);
    expect(labels(person).at(-1)).toBe(no);
    await person.presses(no);
    await person.presses(report);
    // It was said to the case after all.
    person.hears(new RegExp(number));
  });

  it('the card is shown to who asks for it', async () => {
    const person = counter.person('card', { languageHint: 'nb' });
    await person.says('bli medlem');
    await person.says('koppen er knust');
    await person.says('vis medlemskortet mitt');
    expect(person.heard().files ?? []).not.toEqual([]);
  });
});
