import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLinkCode } from '../../src/members/index.ts';
import { DAY_MS } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { complaintsOf, loadComplaint } from '../../src/support/index.ts';
import { useDatabase } from '../helpers/database.ts';
import { type Counter, openCounter, type Person, SECRET, SUNDAY, withPlainSpaces } from '../helpers/people.ts';
import { accepted, addMember, openShop, type TestShop, till } from '../helpers/shop.ts';

const JPEG = Buffer.concat([Buffer.from('FFD8FFE000104A464946', 'hex'), Buffer.alloc(500)]);
const database = useDatabase();
let counter: Counter;
let shop: TestShop;
beforeAll(async () => {
  shop = await openShop(database.current);
  counter = await openCounter(database.current, {
    channel: { fetchFile: () => Promise.resolve({ bytes: JPEG, mime: 'image/jpeg' }) },
  });
});
afterAll(() => counter.close());

const countUntil = (at: string) => database.current.pool.query('update feed set counted_until = $1', [at]);

async function customer(languageHint: string): Promise<{ person: Person; memberId: string }> {
  const memberId = await addMember(database.current);
  const { rows } = await database.current.pool.query<{ number: string }>('select number from member where id = $1', [memberId]);
  const { code } = accepted(
    await database.current.transaction((tx) =>
      createLinkCode(tx, { memberNumber: rows[0]!.number, minutes: 10, secret: SECRET }, counter.clock.now()),
    ),
  );
  const person = counter.person(memberId, { languageHint });
  await person.says(`/link ${code}`);
  return { person, memberId };
}

const text = (person: Person) => withPlainSpaces(person.heard().text);
const labels = (person: Person) => person.heard().buttons.map(({ label }) => label);
const cases = async (memberId: string) =>
  (await complaintsOf(database.current, { memberId, identityId: newId() }, 5)).map(({ complaint }) => complaint);

describe('"I shopped yesterday, where are my points?"', () => {
  it('tells what was counted of that day, and when it can be spent', async () => {
    const { person, memberId } = await customer('nb');
    await till(database.current, shop).buy(memberId, 389, new Date(SUNDAY.getTime() - DAY_MS), { receipt: 'B-48299' });
    await person.says('jeg handla i går');
    expect(text(person)).toMatch(
      /^Dette har jeg talt med fra 21\. november:\n\+38 {2}Storo, 21\. november \(389 kr\) Klare 5\. desember\.$/,
    );
    expect(labels(person)).toEqual(['Noe mangler', 'Hvorfor?', 'Snakk med et menneske']);
    await person.presses('Noe mangler');
    expect(text(person)).toMatch(/^Skriv nummeret på kvitteringen/);
    await person.says('det er B-48299');
    expect(text(person)).toMatch(/^Kvittering B-48299 er talt med, og dette er poengene:\n\+38 /);
    expect(await cases(memberId)).toEqual([]);
  });

  it('tells how far figures go and what is late, and asks a colleague once a number is given', async () => {
    const { person, memberId } = await customer('en');
    await countUntil('2026-11-21T05:00:00Z');
    await person.says('I shopped yesterday but got no points');
    expect(text(person)).toMatch(
      /^Purchases reach me when the shops send theirs\. They are counted until yesterday at 06:00, so yours from 21 November may still be on its way\.\n(The figures from Storo are late: they go up to yesterday at 06:00\.\n)?Write the number on the receipt, or send a photo of it, and we look into it\.$/,
    );
    expect(labels(person)).toEqual(['Let a colleague look', "I'll wait", 'Why?', 'Talk to a person']);
    await person.says('why?');
    expect(text(person)).toMatch(/^Purchases counted until yesterday at 06:00\./);
    await person.presses("I'll wait");
    expect(text(person)).toMatch(/^That's fine\. Write to me again tomorrow/);
    await countUntil('2026-11-22T05:00:00Z');
    await person.says('missing points from yesterday');
    expect(text(person)).toMatch(
      /^Purchases are counted until today at 06:00, and none of yours from 21 November is among them\./,
    );
    await person.says('receipt B-777123');
    expect(text(person)).toMatch(
      /^I can't find receipt B-777123 on your membership, so customer service looks for it\.\n.*Your case is K-\d+ \(order B-777123\)\. You'll have our answer by /s,
    );
    expect(await cases(memberId)).toMatchObject([
      { category: 'points', orderNumber: 'B-777123', words: 'missing points from yesterday', state: 'open' },
    ]);
  });

  it.each([
    ['en', 'I shopped yesterday but got no points', "I don't have it anymore"],
    ['nb', 'jeg handla i går', 'har dessverre kasta kvitteringa'],
    ['da', 'jeg handlede i går', 'den har jeg ikke længere'],
    ['sv', 'jag handlade i går', 'jag hittar inte kvittot'],
    ['fi', 'kävin eilen kaupassa', 'kuitti on hukassa'],
    ['de', 'ich habe gestern eingekauft', 'den Bon hab ich nicht mehr'],
    ['af', 'ek het gister gekoop', 'ek het dit weggegooi'],
  ])('goes to a colleague without the receipt where that is gone: %s', async (language, asked, gone) => {
    const { person, memberId } = await customer(language);
    await person.says(asked);
    expect(await cases(memberId)).toEqual([]);
    await person.says(gone);
    expect(text(person)).toMatch(/K-\d+/);
    expect(await cases(memberId)).toMatchObject([{ category: 'points', orderNumber: null, words: asked }]);
  });

  it('takes a photo of the receipt into the case', async () => {
    const { person, memberId } = await customer('en');
    await countUntil('2026-11-22T05:00:00Z');
    await person.says('forgot to scan my card yesterday');
    await person.sends({ kind: 'attachment', media: 'photo', file: { ref: newId(), name: 'IMG.jpg', mime: 'image/jpeg' } });
    expect(text(person)).toMatch(/Your case is K-\d+/);
    const [complaint] = await cases(memberId);
    expect(complaint).toMatchObject({ category: 'points', words: 'forgot to scan my card yesterday' });
    const { events } = (await loadComplaint(database.current, complaint!.id))!;
    expect(events.map(({ kind }) => kind)).toContain('file_added');
  });

  it.each([
    ['en', 'I bought stuff at your store yesterday, where are my points'],
    ['nb', 'kjøpet mitt fra i går er ikke med'],
    ['da', 'jeg handlede i går, men mine point mangler'],
    ['sv', 'jag handlade igår men fick inga poäng'],
    ['fi', 'kävin eilen kaupassa mutta en saanut pisteitä'],
    ['de', 'ich habe gestern eingekauft, aber keine Punkte bekommen'],
    ['af', 'my punte van gister se aankope is nie daar nie'],
  ])('is looked into before a case is made of it, in %s', async (language, said) => {
    const { person, memberId } = await customer(language);
    await person.says(said);
    expect(labels(person)).toHaveLength(4);
    expect(text(person)).toMatch(/21(\.| November| november)/);
    expect(await cases(memberId)).toEqual([]);
    await person.presses(labels(person)[0]!);
    expect(await cases(memberId)).toMatchObject([{ category: 'points', words: said }]);
  });
});
