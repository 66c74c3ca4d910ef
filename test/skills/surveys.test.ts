import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { useDatabase } from '../helpers/database.ts';
import { type Counter, openCounter, type Person, withPlainSpaces } from '../helpers/people.ts';
import { addMember, openShop, type TestShop, till } from '../helpers/shop.ts';
import { askUnasked, keptOf } from '../helpers/surveys.ts';

const database = useDatabase();
let counter: Counter;
let shop: TestShop;
beforeAll(async () => {
  shop = await openShop(database.current);
  counter = await openCounter(database.current);
});
afterAll(() => counter.close());

let people = 0;
/** Somebody who has just been asked something. */
async function asked(
  surveyCode = 'csat',
  language = 'en',
  word = 'hello',
): Promise<{ person: Person; place: string; runId: string }> {
  people += 1;
  const place = `customer ${people}`;
  const person = counter.person(place, { languageHint: language });
  await person.says(word);
  const { id: runId } = await askUnasked(database.current, counter, place, { surveyCode, language });
  return { person, place, runId };
}

/** A member who bought two cups with this receipt, and has just been asked. */
async function askedOfMember(receipt: string): Promise<{ person: Person; place: string; runId: string; memberId: string }> {
  people += 1;
  const place = `customer ${people}`;
  const memberId = await addMember(database.current);
  await database.current.pool.query(
    `insert into identity (id, channel, channel_user_id, member_id, created_at) values ($1, 'test', $2, $3, $4)`,
    [newId(), place, memberId, counter.clock.now()],
  );
  const lines = [{ line: 1, productCode: 'CUP', quantityMilli: 2_000, amountMinor: 29_800, earns: true }];
  await till(database.current, shop).buy(memberId, 298, counter.clock.now(), { receipt, lines });
  const person = counter.person(place, { languageHint: 'en' });
  await person.says('hello');
  const { id: runId } = await askUnasked(database.current, counter, place);
  return { person, place, runId, memberId };
}

const labels = (person: Person) => person.heard().buttons.map(({ label }) => label);
const heard = (person: Person) => withPlainSpaces(person.heard().text);
const kept = (runId: string) => keptOf(database.current, runId);

describe('a question after a delivery', () => {
  it('is asked with buttons, says how often we write and how to stop it, and takes a tap and words', async () => {
    const { person, runId } = await asked();
    expect(heard(person)).toBe(
      'How did it go with Granlia? From 1 (badly) to 5 (superbly).\nWe write to you first at most 2 times in 30 days. No more surveys? Write STOP.',
    );
    expect(labels(person)).toEqual(['1', '2', '3', '4', '5', 'Not now']);
    await person.presses('4');
    person.hears('Thank you. What would have made it a five? In your own words, or skip.');
    expect(labels(person)).toEqual(['Skip']);
    expect(await kept(runId)).toMatchObject({ state: 'partial', rating: 4, how: 'tap', words: null });
    await person.says('the parcel was a bit wet');
    person.hears('Thank you, that helps. Customer service gets it just as you said it: “the parcel was a bit wet”.');
    expect(labels(person)).toEqual(['Edit', 'Why do you ask?']);
    expect(await kept(runId)).toMatchObject({ state: 'done', rating: 4, words: 'the parcel was a bit wet', complaint: null });
    await person.presses('Why do you ask?');
    person.hears(/You said yes to questions from us.*\nCustomer service sees your answer/);
  });

  it('goes the same way in Finnish', async () => {
    const { person, runId } = await asked('csat', 'fi', 'moi');
    expect(heard(person)).toContain('LOPETA');
    expect(labels(person)).toEqual(['1', '2', '3', '4', '5', 'Ei nyt']);
    await person.says('nelonen');
    person.hears('Kiitos! Mikä olisi tehnyt siitä vitosen? Kirjoita omin sanoin tai ohita.');
    await person.says('paketti oli vähän märkä');
    person.hears('Kiitos, tästä on apua. Asiakaspalvelu saa sen juuri niin kuin sanoit: ”paketti oli vähän märkä”.');
    expect(labels(person)).toEqual(['Muokkaa', 'Miksi kysytte?']);
    expect(await kept(runId)).toMatchObject({ state: 'done', rating: 4, how: 'words' });
  });

  it('asks before it puts down what only sounds like a number', async () => {
    const { person, runId } = await asked('csat', 'fi', 'moi');
    await person.says('no joo, ihan ok');
    person.hears('Merkitsenkö arvosanaksi 3?');
    expect(labels(person)).toEqual(['Kyllä, 3', 'Valitsen itse']);
    expect(await kept(runId)).toMatchObject({ state: 'open', rating: null });
    await person.presses('Valitsen itse');
    expect(labels(person)).toContain('5');
    await person.says('ihan ok');
    await person.says('joo');
    expect(await kept(runId)).toMatchObject({ state: 'partial', rating: 3, how: 'words' });
  });

  it('keeps words that come before the number, and still asks for it', async () => {
    const { person, runId } = await asked();
    await person.says('the driver left it in the rain');
    person.hears('Thank you, that is saved just as you wrote it. And as a number, from 1 to 5?');
    expect(await kept(runId)).toMatchObject({ state: 'partial', rating: null, words: 'the driver left it in the rain' });
    await person.says('3');
    person.hears(/just as you said it: “the driver left it in the rain”/);
    expect(await kept(runId)).toMatchObject({ state: 'done', rating: 3 });
  });

  it('says what is wrong with a number that is not on the scale, or with none', async () => {
    const { person } = await asked();
    await person.says('6');
    person.hears("That one isn't on the scale. Which one, from 1 to 5?");
    await person.says('4');
    person.hears(/made it a five/);
    const other = await asked();
    await other.person.says('hrmpf');
    other.person.hears("I didn't find a number in that. One from 1 to 5?");
    await other.person.says('hrmpf');
    other.person.hears(/didn't quite get that/);
  });

  it('changes an answer by another tap, and keeps one when it is tapped twice', async () => {
    const { person, runId } = await asked();
    await person.presses('4');
    await person.presses('4');
    person.hears(/made it a five/);
    await person.presses('5');
    person.hears(/Changed to 5\.\nThank you\. What did we do best\?/);
    await person.presses('Skip');
    person.hears("That's fine, your answer is saved as it is.");
    await person.presses('5');
    person.hears('I have your 5, thank you.');
    expect(await kept(runId)).toMatchObject({ state: 'done', rating: 5, words: null });
    await person.presses('Edit');
    person.hears('I have your 5, thank you.');
    await person.says('fast and friendly');
    expect(await kept(runId)).toMatchObject({ state: 'done', rating: 5, words: 'fast and friendly' });
  });

  it('takes "not now" for an answer, and words like it', async () => {
    const { person, runId } = await asked();
    await person.presses('Not now');
    person.hears("That's fine. I won't ask this one again.");
    await person.presses('4');
    person.hears('This question is closed, as you wanted.');
    expect(await kept(runId)).toMatchObject({ state: 'declined', rating: null });
    const other = await asked('csat', 'nb', 'hei');
    await other.person.says('nei takk');
    expect(await kept(other.runId)).toMatchObject({ state: 'declined' });
  });

  it('stays open while other things are asked', async () => {
    const { person, runId } = await asked();
    await person.says('what can you do?');
    person.hears(/I can show your points/);
    await person.says('4');
    person.hears(/made it a five/);
    await person.says('how do I become a member?');
    await person.says('the parcel was wet');
    expect(await kept(runId)).toMatchObject({ state: 'done', rating: 4, words: 'the parcel was wet' });
  });

  it('is closed by a stop, and what was answered stays', async () => {
    const { person, runId } = await asked();
    await person.presses('4');
    await person.says('STOP');
    person.hears(/No more/);
    await person.says('the parcel was wet');
    expect(await kept(runId)).toMatchObject({ state: 'done', rating: 4, words: null });
  });
});

describe('how likely somebody is to recommend us', () => {
  it('is asked from nought to ten, and an answer in between asks whether a colleague shall look at it', async () => {
    const { person, runId } = await asked('nps', 'nb', 'hei');
    expect(labels(person)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', 'Ikke nå']);
    await person.says('fem');
    person.hears('Takk. Hva er den viktigste grunnen? Svar med egne ord, eller hopp over.');
    await person.says('det tok litt lang tid');
    person.hears(/«det tok litt lang tid»\.\nSkal en kollega se på det\?/);
    expect(labels(person)).toEqual(['Ja takk', 'Nei takk', 'Endre', 'Hvorfor spør dere?']);
    await person.says('ja takk');
    person.hears(/Saken din er K-\d+/);
    expect(await kept(runId)).toMatchObject({ state: 'done', rating: 5, complaint: expect.any(String) });
  });

  it('ends with thanks for a high one', async () => {
    const { person, runId } = await asked('nps', 'nb', 'hei');
    await person.says('ti av ti, dere er raske');
    person.hears('Takk, det hjelper. Kundeservice får det akkurat slik du sa det: «dere er raske».');
    expect(await kept(runId)).toMatchObject({ state: 'done', rating: 10, words: 'dere er raske' });
  });
});

describe('a low answer', () => {
  it('becomes a complaint in the same turn, with its number and the time of its answer', async () => {
    const { person, runId } = await asked();
    await person.says('1, glasses in pieces');
    expect(heard(person)).toMatch(
      /^We're sorry\. What reaches you broken is our responsibility, and we will put it right\.\nYour case is K-\d+.* You'll have our answer by Monday 23 November, 12:00\./,
    );
    expect(await kept(runId)).toMatchObject({
      state: 'done',
      rating: 1,
      words: 'glasses in pieces',
      complaint: expect.any(String),
    });
  });

  it('becomes one from a tap alone, once, and takes the words that follow along', async () => {
    const { person, runId } = await asked('csat', 'fi', 'moi');
    await person.presses('1');
    person.hears(/Avasin siitä heti asian K-\d+/);
    await person.presses('1');
    await person.says('lasit säpäleinä');
    person.hears(/K-\d+/);
    const { complaint } = await kept(runId);
    const { rows } = await database.current.pool.query(
      `select e.detail ->> 'words' as words from complaint_event e where e.complaint_id = $1 and e.kind = 'added'`,
      [complaint],
    );
    expect(rows).toEqual([{ words: 'lasit säpäleinä' }]);
    const { rows: filed } = await database.current.pool.query(
      'select count(*)::int as count from complaint where idempotency_key = $1',
      [`survey:${runId}`],
    );
    expect(filed).toEqual([{ count: 1 }]);
  });
});

describe('a low answer of somebody whose goods are known', () => {
  it('offers what a complaint would, in words at once or after a tap', async () => {
    const { person, runId } = await askedOfMember('40001');
    await person.says('1, two of the cups are smashed, order 40001');
    expect(heard(person)).toMatch(/Your case is K-\d+ \(order 40001, 2 × cups\)\..*\nWhat would you like best\?/s);
    expect(labels(person).map(withPlainSpaces)).toEqual([
      'Send 2 new ones',
      'kr 298 back',
      'Talk to a person',
      'Correct something',
    ]);
    await person.presses('Send 2 new ones');
    person.hears(/^That's agreed for K-\d+/);
    expect(await kept(runId)).toMatchObject({ rating: 1, complaint: expect.any(String) });

    const other = await askedOfMember('40002');
    await other.person.presses('1');
    expect(labels(other.person)).toEqual(['Talk to a person', 'Skip']);
    await other.person.says('two of the cups are smashed, order 40002');
    expect(heard(other.person)).toMatch(/K-\d+.*What would you like best\?/s);
    expect(labels(other.person).map(withPlainSpaces).slice(0, 2)).toEqual(['Send 2 new ones', 'kr 298 back']);
  });

  it('is one complaint, also where they complain in another chat at the same moment', async () => {
    const { person, memberId, place } = await askedOfMember('40003');
    await database.current.pool.query(
      `insert into identity (id, channel, channel_user_id, member_id, created_at) values ($1, 'test', $2, $3, $4)`,
      [newId(), `${place} by phone`, memberId, counter.clock.now()],
    );
    const phone = counter.person(`${place} by phone`);
    await Promise.all([
      person.says('1, two of the cups are smashed, order 40003'),
      phone.says('two of the cups are smashed, order 40003'),
    ]);
    const { rows } = await database.current.pool.query('select id from complaint where member_id = $1', [memberId]);
    expect(rows).toHaveLength(1);
  });
});

describe('a question that was left half-way', () => {
  it('is come back to when they next write, on a later day and once', async () => {
    const { person, runId } = await asked('csat', 'fi', 'moi');
    await person.presses('4');
    const said = person.everythingHeard().length;
    counter.clock.moveBy(DAY_MS);
    await counter.chat.sweep();
    expect(person.everythingHeard()).toHaveLength(said);
    await person.says('moi');
    person.hears(/Yksi kysymys jäi eilen kesken\. Jatketaanko\?$/);
    expect(labels(person).slice(-2)).toEqual(['Jatka', 'Ei kiitos']);
    await person.says('moi');
    expect(heard(person)).not.toContain('kesken');
    await person.presses('Jatka');
    person.hears(/Mikä olisi tehnyt siitä vitosen/);
    await person.says('nopeampi toimitus');
    expect(await kept(runId)).toMatchObject({ state: 'done', rating: 4, words: 'nopeampi toimitus' });
  });

  it('ends after its time: a late answer hears so, and its words are kept after a yes', async () => {
    const { person, runId } = await asked();
    await person.presses('4');
    counter.clock.moveBy(8 * DAY_MS);
    await person.says('the parcel was a bit wet');
    person.hears(
      /^This question ended on \d+ (November|December)\. Thank you all the same\.\nMay I keep what you wrote as your opinion\?$/,
    );
    expect(labels(person)).toEqual(['Yes', 'Yes, without my name', 'No']);
    await person.presses('Yes');
    person.hears('Thank you, it is passed on just as you said it: “the parcel was a bit wet”.');
    expect(await kept(runId)).toMatchObject({ rating: 4, words: null });
    await person.presses('4');
    person.hears(/This question ended on/);
  });
});

describe('in a group', () => {
  it('a number is no answer', async () => {
    const group = counter.person('in a group', { audience: 'public', place: 'the group' });
    await group.says('4');
    group.hears(/didn't quite get that/);
  });
});

describe('somebody with two chats', () => {
  it('answers in the one where they are, and goes on there', async () => {
    const { person, place, runId } = await asked();
    const memberId = await addMember(database.current);
    const other = counter.person(`${place}, elsewhere`);
    await other.says('hello');
    await database.current.pool.query('update identity set member_id = $1 where channel_user_id = any($2)', [
      memberId,
      [place, `${place}, elsewhere`],
    ]);
    await database.current.pool.query('update survey_run set member_id = $1 where id = $2', [memberId, runId]);
    await other.says('4');
    other.hears('Thank you. What would have made it a five? In your own words, or skip.');
    await other.says('you should pack it better');
    other.hears(/just as you said it: “you should pack it better”/);
    expect(await kept(runId)).toMatchObject({ state: 'done', rating: 4, words: 'you should pack it better' });
    await person.presses('4');
    person.hears('I have your 4, thank you.');
  });

  it('is not understood where nothing was asked', async () => {
    const other = counter.person('nobody asked');
    await other.says('4');
    other.hears(/didn't quite get that/);
    await other.says('4');
    other.hears(/still don't get it/);
  });
});
