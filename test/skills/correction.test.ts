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
