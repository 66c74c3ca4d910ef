import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLinkCode } from '../../src/members/index.ts';
import { type OrderCommand, recordOrders } from '../../src/orders/index.ts';
import { HOUR_MS } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { complaintsOf } from '../../src/support/index.ts';
import { useDatabase } from '../helpers/database.ts';
import { type Counter, openCounter, type Person, SECRET, SUNDAY, withPlainSpaces } from '../helpers/people.ts';
import { accepted, addMember, openShop } from '../helpers/shop.ts';

const database = useDatabase();
let counter: Counter;
let shopId: string;
beforeAll(async () => {
  ({ shopId } = await openShop(database.current));
  counter = await openCounter(database.current);
});
afterAll(() => counter.close());

const MORNING = new Date('2026-11-22T05:00:00Z');

const tell = (commands: readonly Partial<OrderCommand>[], lateAfterHours: number | null = 30) =>
  database.current.transaction((tx) =>
    recordOrders(
      tx,
      {
        commands: commands.map(
          (given) => ({ shopId, number: newId(), state: 'shipped', asOf: MORNING, ...given }) as OrderCommand,
        ),
        lateAfterHours,
      },
      counter.clock.now(),
    ),
  );

async function customer(languageHint = 'en', email?: string): Promise<{ person: Person; memberId: string }> {
  const memberId = await addMember(database.current);
  await database.current.pool.query('update member set email = $2 where id = $1', [memberId, email ?? null]);
  const { rows } = await database.current.pool.query<{ number: string }>('select number from member where id = $1', [memberId]);
  const { code } = accepted(
    await database.current.transaction((tx) =>
      createLinkCode(tx, { memberNumber: rows[0]!.number, minutes: 10, secret: SECRET }, counter.clock.now()),
    ),
  );
  const person = counter.person(`customer ${memberId}`, { languageHint });
  await person.says(`/link ${code}`);
  return { person, memberId };
}

const text = (person: Person) => withPlainSpaces(person.heard().text);
const labels = (person: Person) => person.heard().buttons.map(({ label }) => label);

describe('where is my order', () => {
  it('tells what somebody waits for, as of when, with the way to the carrier, and why', async () => {
    const { person, memberId } = await customer();
    await tell([
      { number: '71001', memberId, carrier: 'Posten', expectedOn: '2026-11-24', trackingUrl: 'https://posten.example/71001' },
      { number: '71000', memberId, state: 'delivered' },
    ]);
    await person.says('where is my order?');
    expect(text(person)).toBe(
      'Order 71001 is on its way with Posten. It should be with you on Tuesday 24 November. Last news: today at 06:00.',
    );
    expect(labels(person)).toContain('Track the parcel');
    expect(person.heard().buttons).toContainEqual(expect.objectContaining({ url: 'https://posten.example/71001' }));
    await person.says('why?');
    expect(text(person)).toContain('Order 71001: Storo told us so. Their word is of today at 06:00.');
    await person.says('has order 71000 arrived?');
    expect(text(person)).toContain('Order 71000 has been delivered.');
  });

  it('answers alike about a number of nobody and one of somebody else', async () => {
    const [{ person }, other] = [await customer(), await customer()];
    await tell([{ number: '72002', memberId: other.memberId }]);
    const answers = [];
    for (const number of ['72002', '99999']) {
      await person.says(`where is order ${number}`);
      answers.push(text(person).replaceAll(number, '#'));
    }
    expect(answers[0]).toBe(answers[1]);
    expect(answers[0]).toContain('I find no order # on your membership');
    await other.person.says('where is my order');
    await other.person.says('#72002');
    expect(text(other.person)).toContain('Order 72002 is on its way');
  });

  it.each([
    ['en', 'where is order', ['no, {}', 'sorry, I meant {}', '{} is what I meant']],
    ['nb', 'hvor er ordre', ['nei, {}', 'beklager, {} mente jeg', 'feil, ordre {}']],
    ['da', 'hvor er ordre', ['nej, {}', 'undskyld, {} mente jeg', 'forkert, {}']],
    ['sv', 'var är order', ['nej, {}', 'förlåt, {} menade jag', 'fel, {}']],
    ['fi', 'missä on tilaus', ['ei, {}', 'anteeksi, tarkoitin {}', 'eiku {}']],
    ['de', 'wo ist Bestellung', ['nein, {}', 'Entschuldigung, ich meinte {}', 'falsch, {}']],
    ['af', 'waar is bestelling', ['nee, {}', 'jammer, ek bedoel {}', 'verkeerd, {}']],
  ])('takes another number than they told before: %s', async (language, asks, corrections) => {
    const { person, memberId } = await customer(language);
    const numbers = corrections.map((_, at) => `${70 + at}${language.charCodeAt(0)}${language.charCodeAt(1)}`);
    await tell(numbers.map((number) => ({ number, memberId })));
    const stranger = counter.person(`stranger ${language}`, { languageHint: language });
    await stranger.says(`${asks} 48777?`);
    const personal = text(stranger).split('\n')[0];
    for (const [at, words] of corrections.entries()) {
      await person.says(`${asks} 48777`);
      expect(text(person)).toContain('48777');
      await person.says(words.replace('{}', numbers[at]!));
      expect(text(person), words).toContain(numbers[at]);
      await stranger.says(words.replace('{}', numbers[at]!));
      expect(text(stranger), words).toBe(personal);
    }
  });

  it('is sorry for what is late, and opens a case with the order in it', async () => {
    const { person, memberId } = await customer('nb');
    await tell([{ number: '73001', memberId, expectedOn: '2026-11-20' }]);
    await person.says('hvor er bestillingen min');
    expect(text(person)).toContain('Den skulle ha vært hos deg fredag 20. november. Beklager at den er forsinket.');
    await person.presses('Opprett sak');
    const [filed] = await complaintsOf(database.current, { memberId, identityId: newId() }, 1);
    expect(filed!.complaint).toMatchObject({ category: 'not_arrived', orderNumber: '73001', words: 'hvor er bestillingen min' });
  });

  it('knows an order by the e-mail address of one member alone', async () => {
    const { person } = await customer('en', 'Ada@example.org');
    await tell([{ number: '74001', email: 'ada@Example.org' }]);
    await person.says('where is my order');
    expect(text(person)).toContain('Order 74001');
    await customer('en', 'ada@example.org');
    await person.says('where is my order');
    expect(text(person)).toContain('I see no order on your membership');
  });

  it('says nothing of it among others, and to a stranger only how to find out', async () => {
    const { memberId } = await customer();
    await tell([{ number: '75001', memberId }]);
    const stranger = counter.person('a stranger');
    await stranger.says('where is my order 75001');
    expect(text(stranger)).toContain('Orders are personal');
    const group = counter.person(`customer ${memberId}`, { audience: 'public', place: 'a group' });
    await group.says('where is my order');
    expect(text(group)).not.toContain('75001');
  });

  it('keeps what is newer, whose it is, and says when a shop has gone silent', async () => {
    const { person, memberId } = await customer();
    await tell([{ number: '76001', memberId, state: 'packed' }]);
    const [later] = await tell([{ number: '76001', state: 'shipped', asOf: new Date(MORNING.getTime() + HOUR_MS) }]);
    expect(later).toMatchObject({ memberId, isCurrent: true });
    const [older] = await tell([{ number: '76001', state: 'placed', asOf: MORNING }]);
    expect(older).toMatchObject({ state: 'shipped', isCurrent: false });
    counter.clock.moveTo(new Date(SUNDAY.getTime() + 48 * HOUR_MS));
    await person.says('where is my order');
    expect(text(person)).toContain('Storo has told us nothing newer, so this may be out of date.');
    counter.clock.moveTo(SUNDAY);
  });
});
