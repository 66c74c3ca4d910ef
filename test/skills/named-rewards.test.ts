import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseRewards } from '../../src/loyalty/index.ts';
import { createLinkCode } from '../../src/members/index.ts';
import { DAY_MS } from '../../src/shared/clock.ts';
import { useDatabase } from '../helpers/database.ts';
import { type Counter, openCounter, type Person, SECRET, SUNDAY, withPlainSpaces } from '../helpers/people.ts';
import { offer } from '../helpers/rewards.ts';
import { accepted, addMember, openShop, type TestShop, till } from '../helpers/shop.ts';

const database = useDatabase();
let counter: Counter;
let shop: TestShop;
beforeAll(async () => {
  shop = await openShop(database.current);
  counter = await openCounter(database.current);
  await offer(database.current, parseRewards(readFileSync('rewards.yaml', 'utf8'), counter.programme.rules), SUNDAY);
});
afterAll(() => counter.close());

/** A member with 640 points to spend. */
async function regular(languageHint: string): Promise<Person> {
  const memberId = await addMember(database.current);
  await till(database.current, shop).buy(memberId, 6_400, new Date(SUNDAY.getTime() - 60 * DAY_MS));
  const { rows } = await database.current.pool.query<{ number: string }>('select number from member where id = $1', [memberId]);
  const { code } = accepted(
    await database.current.transaction((tx) =>
      createLinkCode(tx, { memberNumber: rows[0]!.number, minutes: 10, secret: SECRET }, counter.clock.now()),
    ),
  );
  const person = counter.person(memberId, { languageHint });
  await person.says(`/link ${code}`);
  return person;
}

const text = (person: Person) => withPlainSpaces(person.heard().text);
const labels = (person: Person) => person.heard().buttons.map(({ label }) => label);

const WORDS: Readonly<Record<string, { said: readonly string[]; asked: RegExp; bag: string; mug: string }>> = {
  en: {
    said: ['swap 300 points for a free coffee', 'exchange my points for a free coffee please'],
    asked: /^Swap 300 points for a free coffee\? You keep 340\./,
    bag: 'redeem 150 points',
    mug: 'can i have the coffee mug',
  },
  nb: {
    said: ['bytt 300 poeng i gratis kaffe', 'kan jeg få en gratis kaffe'],
    asked: /300 poeng .*gratis kaffe\?.* 340/,
    bag: 'løs inn 150 poeng',
    mug: 'jeg vil ha en kaffekopp for poengene mine',
  },
  da: {
    said: ['byt 300 point til en gratis kaffe'],
    asked: /300 point .*gratis kaffe\?.* 340/,
    bag: 'brug 150 point',
    mug: 'jeg vil gerne have kaffekoppen',
  },
  sv: {
    said: ['byt 300 poäng mot gratis kaffe', 'kan jag få en gratis kaffe'],
    asked: /300 poäng .*gratis kaffe\?.* 340/,
    bag: 'lös in 150 poäng',
    mug: 'jag vill ha kaffemuggen',
  },
  fi: {
    said: ['vaihda 300 pistettä ilmaiseen kahviin'],
    asked: /300 pistettä.*ilmainen kahvi.* 340/,
    bag: 'käytä 150 pistettä',
    mug: 'haluan kahvimukin',
  },
  de: {
    said: ['300 Punkte gegen einen Gratis-Kaffee tauschen', 'löse 300 punkte für einen kaffee ein'],
    asked: /300 Punkte .*einen Kaffee .*340/,
    bag: '150 punkte einlösen',
    mug: 'ich möchte den Kaffeebecher',
  },
  af: {
    said: ["ruil 300 punte vir 'n gratis koffie", "kan ek 'n gratis koffie kry"],
    asked: /300 punte .*gratis koffie\?.* 340/,
    bag: 'gebruik 150 punte',
    mug: 'ek wil die koffiebeker hê',
  },
};

describe('naming a reward', () => {
  it.each(Object.entries(WORDS))('leads to its question, or to how far away it is, in %s', async (language, words) => {
    const person = await regular(language);
    for (const said of words.said) {
      await person.says(said);
      expect(text(person)).toMatch(words.asked);
      expect(person.heard().buttons.length).toBeGreaterThanOrEqual(2);
    }
    // Its price alone names it, where it is the only one that costs so much.
    await person.says(words.bag);
    expect(text(person)).toMatch(/150.*490/s);
    await person.says(words.mug);
    expect(text(person)).toMatch(/700.*640.*60/s);
  });

  it('shows those that may be meant where several are, and leads on from their list', async () => {
    const person = await regular('en');
    await person.says('swap points for something with coffee');
    expect(text(person)).toMatch(/^These come near to what you wrote\. Which one shall it be\?\nFree coffee: 300 points/);
    expect(labels(person).slice(0, 4)).toEqual(['Free coffee', 'Coffee mug', 'Coffee tasting for two', 'Other rewards']);
    await person.says('the free coffee please');
    expect(text(person)).toMatch(/^Swap 300 points for a free coffee\?/);
    await person.says('no');
    await person.says('swap my points for the christmas candles');
    expect(text(person)).toMatch(/^Christmas candles can be had from 1 December\./);
    await person.says('swap my points for the coffee tasting for two');
    expect(text(person)).toMatch(/^Coffee tasting for two is for Gold and up\./);
    await person.says('how many points do I have');
    expect(text(person)).toMatch(/you have 640 points to spend/);
    await person.says('rewards');
    expect(text(person)).toMatch(/^You have 640 points to spend\. These are our rewards/);
    // Of a list, "why?" says what counts and what each costs, and leaves the entries to the history.
    await person.says('why?');
    expect(text(person)).toMatch(
      /^640 points can be spent: what you earned and were given, less what was used or has expired, as of today at 14:05\.\nCotton bag costs 150 points\.\nFree coffee costs 300 points\.\nCoffee mug costs 700 points\.\nYou earn 1 point for every kr 10, rounded down for each purchase\. Rules: version 1, since .*\. Purchases counted until 23 September at 15:05\.$/,
    );
    expect(labels(person)).toEqual(['History', 'Other rewards', 'Talk to a person']);
  });
});
