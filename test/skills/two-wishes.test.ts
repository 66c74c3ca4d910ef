import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../helpers/database.ts';
import { type Counter, openCounter } from '../helpers/people.ts';

const database = useDatabase();
let counter: Counter;

beforeAll(async () => {
  counter = await openCounter(database.current);
});
afterAll(() => counter.close());

describe('two wishes in one message', () => {
  it.each([
    ['en', 'join', 'my parcel is broken and how many points do I have'],
    ['nb', 'bli medlem', 'pakken er ødelagt, og hvor mange poeng har jeg'],
    ['da', 'bliv medlem', 'pakken er gået i stykker og hvor mange point har jeg'],
    ['sv', 'bli medlem', 'paketet är trasigt. hur många poäng har jag?'],
    ['fi', 'liity', 'paketti on rikki ja paljonko pisteitä minulla on'],
    ['de', 'Mitglied werden', 'das paket ist kaputt und wie viele punkte habe ich'],
    ['af', 'sluit aan', 'die pakkie is stukkend en hoeveel punte het ek'],
  ])('are both answered, the complaint first: %s', async (language, join, text) => {
    const person = counter.person(`both ${language}`, { languageHint: language });
    await person.says(join);
    await person.says(text);
    const keys = person.heard().text;
    expect(keys).toMatch(/K-\d+/);
    const both = person.heard().buttons.length;
    await person.says('/points');
    const [balance] = person.heard().text.split('\n');
    expect(keys.indexOf(balance!)).toBeGreaterThan(keys.search(/K-\d+/));
    expect(both).toBeLessThanOrEqual(5);
  });

  it('keep their own ways to go on: what acts is asked about as ever', async () => {
    const person = counter.person('erased', { languageHint: 'en' });
    await person.says('join');
    await person.says('stop sending me offers and delete all my data');
    person.hears(/^Done, no more offers\./);
    expect(person.heard().buttons.map(({ label }) => label)).toEqual(expect.arrayContaining(['Undo']));
    const { rows } = await database.current.pool.query('select 1 from member');
    expect(rows.length).toBeGreaterThan(0);
  });
});
