import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consumeVoucher } from '../../src/loyalty/index.ts';
import { createLinkCode, loadConsents, recordConsent } from '../../src/members/index.ts';
import { offerFigures } from '../../src/outreach/index.ts';
import { localInstant } from '../../src/shared/calendar.ts';
import { DAY_MS } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { fileComplaint } from '../../src/support/index.ts';
import { useDatabase } from '../helpers/database.ts';
import { aDraft, COFFEE_GROUP, putOffers } from '../helpers/offers.ts';
import { type Counter, openCounter, type Person, SECRET, SUNDAY, withPlainSpaces } from '../helpers/people.ts';
import { aReward, offer } from '../helpers/rewards.ts';
import { accepted, addMember, openShop, type TestShop, till } from '../helpers/shop.ts';

const database = useDatabase();
let counter: Counter;
let shop: TestShop;
const CANDLES = { code: 'candles', name: { en: 'candles', af: 'kerse' }, products: ['CANDLE'], restDays: 0 };
const TERMS = { en: 'On all ground coffee.', af: 'Op alle gemaalde koffie.' };

beforeAll(async () => {
  shop = await openShop(database.current);
  counter = await openCounter(database.current);
  await offer(
    database.current,
    [aReward({ code: 'MUG', name: { en: 'Coffee mug' }, phrase: { en: 'a coffee mug', af: "'n koffiebeker" }, points: 700 })],
    SUNDAY,
  );
  await putOffers(
    database.current,
    [
      aDraft({ code: 'COFFEE-20', about: 'coffee', terms: TERMS, stock: 1_000 }),
      aDraft({ code: 'CANDLES', about: 'candles', title: { en: '3 candles for 2' }, phrase: undefined, until: '2026-12-13' }),
      aDraft({ code: 'WRAP', title: { en: 'Free gift wrapping' }, phrase: undefined, until: '2026-12-23' }),
    ],
    SUNDAY,
    [COFFEE_GROUP, CANDLES],
  );
});
afterAll(() => counter.close());

const OSLO = 'Europe/Oslo';
const FRIDAYS = ['2026-10-23', '2026-10-30', '2026-11-06', '2026-11-13', '2026-11-20'];

const buys = (memberId: string, day: string, productCode: string, kroner = 160) =>
  till(database.current, shop).buy(memberId, kroner, localInstant(day, '16:40', OSLO), {
    lines: [{ line: 1, productCode, quantityMilli: 1_000, amountMinor: kroner * 100, earns: true }],
  });

let people = 0;
/** A member linked to a chat of their own, who has bought this. */
async function regular(bought: readonly (readonly [day: string, product: string, kroner?: number])[], languageHint = 'en') {
  const memberId = await addMember(database.current);
  for (const [day, product, kroner] of bought) await buys(memberId, day, product, kroner);
  const { rows } = await database.current.pool.query<{ number: string }>('select number from member where id = $1', [memberId]);
  const { code } = accepted(
    await database.current.transaction((tx) =>
      createLinkCode(tx, { memberNumber: rows[0]!.number, minutes: 10, secret: SECRET }, counter.clock.now()),
    ),
  );
  people += 1;
  const person = counter.person(`regular ${people}`, { languageHint });
  await person.says(`/link ${code}`);
  return { person, memberId };
}

const coffees = FRIDAYS.map((day) => [day, 'COFFEE-250'] as const);
const labels = (person: Person) => person.heard().buttons.map(({ label }) => label);
const codeHeard = (person: Person) => /[A-Z0-9]{3}(-[A-Z0-9]{3}){4}/.exec(person.heard().text)?.[0] ?? '';
const useIt = (code: string) =>
  database.current.transaction((tx) =>
    consumeVoucher(tx, { code, shopCode: shop.shopId.slice(-12), idempotencyKey: newId() }, counter.clock.now()),
  );
const takenOf = async (code: string) => (await offerFigures(database.current, code))[0]!.taken;

describe('"anything for me?"', () => {
  it('is answered with what fits, and the true reason for it', async () => {
    const { person } = await regular(coffees);
    await person.says('anything for me today?');
    expect(withPlainSpaces(person.heard().text)).toBe(
      [
        'Yes: 20% off ground coffee, until Sunday 29 November.',
        'Why you? Since September you have bought coffee here 5 times on a Friday.',
      ].join('\n'),
    );
    expect(labels(person)).toEqual(["I'll take it", 'Not for me', 'Why?']);
  });

  it('is answered in Afrikaans as in our dialogues', async () => {
    const { person } = await regular(coffees, 'af');
    await person.says('enigiets vir my vandag?');
    expect(withPlainSpaces(person.heard().text)).toBe(
      [
        'Ja: 20% afslag op gemaalde koffie, tot en met Sondag 29 November.',
        "Hoekom jy? Jy het sedert September 5 keer op 'n Vrydag koffie by ons gekoop.",
      ].join('\n'),
    );
    expect(labels(person)).toEqual(['Ek vat dit', 'Nie vir my nie', 'Hoekom?']);
    await person.presses('Hoekom?');
    person.hears(/^Ek het na jou koffie-aankope sedert 1 September gekyk: 5, almal op 'n Vrydag\.\n/);
    person.hears(/\nNiks anders nie: nie jou boodskappe nie, en ook nie jou ouderdom of adres nie\.$/);
    expect(labels(person)).toEqual(['Nie my aankope nie', 'Reg so']);
    await person.presses('Reg so');
    await person.says('ja');
    person.hears(
      /^Dis joune\. Wys hierdie kode by die betaalpunt: \S+\nEen keer, in enige winkel, tot en met Sondag 29 November\.$/,
    );
    expect(labels(person)).toEqual(['Wys QR', 'Voorwaardes', 'Gee terug']);
    await person.presses('Voorwaardes');
    person.hears(/^Op alle gemaalde koffie\.\n/);
  });

  it('tells several in their order, each with its reason, and opens one by its name', async () => {
    const { person } = await regular([...coffees, ['2026-11-10', 'CANDLE']]);
    await person.says('any offers?');
    expect(withPlainSpaces(person.heard().text)).toBe(
      [
        'Yes, these 2 suit you, the best first:',
        '20% off ground coffee, until Sunday 29 November. Since September you have bought coffee here 5 times on a Friday.',
        '3 candles for 2, until Sunday 13 December. You last bought candles here on 10 November.',
      ].join('\n'),
    );
    expect(labels(person)).toEqual(['20% off coffee', '3 candles for 2', 'Why?']);
    await person.says('3 candles for 2');
    person.hears(/^Yes: 3 candles for 2, until Sunday 13 December\.\nWhy you\? You last bought candles here on 10 November\.$/);
  });

  it('"Why?" opens exactly the purchases that were counted', async () => {
    const { person } = await regular([...coffees, ['2026-11-11', 'RUG']]);
    await person.says('anything for me?');
    await person.says('why?');
    expect(withPlainSpaces(person.heard().text)).toBe(
      [
        'I looked at your coffee purchases since 1 September: 5, all on a Friday.',
        '20 November, Storo',
        '13 November, Storo',
        '6 November, Storo',
        '30 October, Storo',
        '23 October, Storo',
        'Nothing else: not your messages, not your age or address.',
      ].join('\n'),
    );
  });

  it('counts nothing that went back', async () => {
    const { person, memberId } = await regular(coffees.slice(0, 1));
    const { result } = await buys(memberId, '2026-11-20', 'COFFEE-250');
    await till(database.current, shop).giveBack(accepted(result).purchaseId, SUNDAY);
    await person.says('anything for me?');
    person.hears(/You last bought coffee here on 23 October\.$/);
  });

  it('says so when nothing fits, with the reward that is nearest', async () => {
    const { person } = await regular([['2026-09-20', 'RUG', 6_400]]);
    await person.says('anything for me today?');
    person.hears(/^Nothing today that really suits you\.\nYou have 640 points; 60 more and a coffee mug is yours\.$/);
    expect(labels(person)).toEqual(['See rewards', 'Offers for everyone']);
    await person.presses('Offers for everyone');
    person.hears(/^These are for everyone:\n/);
    await person.presses('Why?');
    person.hears(/^20% off ground coffee: It is for everyone, so I looked at nothing of yours/);
    expect(labels(person)).toEqual(['Fine']);
  });

  it('leaves purchases alone when asked to, and takes that back', async () => {
    const { person } = await regular(coffees);
    await person.says('anything for me?');
    await person.presses('Why?');
    await person.presses("Don't use my purchases");
    person.hears(/^From now on I leave your purchases out of it\./);
    await person.says('anything for me?');
    person.hears(/^These are for everyone:\n20% off ground coffee, until Sunday 29 November\.\n/);
    expect(person.heard().text).not.toMatch(/Friday|bought/);
    await person.says('what do you know about me?');
    person.hears(/Offers by what you buy: no, since 22 November\./);
    await person.says('anything for me?');
    await person.presses('Use my purchases');
    await person.says('anything for me?');
    person.hears(/5 times on a Friday\.$/);
  });

  it('offers nothing personal to strangers, and nothing at all in a group', async () => {
    const eve = counter.person('a stranger who asks', { languageHint: 'en' });
    await eve.says('any offers?');
    eve.hears(/^I have offers for everyone\. To find what suits you, I need your membership\./);
    expect(labels(eve)).toEqual(['Offers for everyone', "I'm a member", 'Join for free']);
    await eve.presses('Offers for everyone');
    eve.hears(/^These are for everyone:\n20% off ground coffee, until Sunday 29 November\.\n3 candles for 2/);
    await regular(coffees);
    const inGroup = counter.person(`regular ${people}`, { audience: 'public', place: 'a group' });
    await inGroup.says('anything for me?');
    inGroup.hears(/^Personal offers are for your eyes only\./);
    expect(inGroup.heard().text).not.toMatch(/coffee|Friday/);
  });

  it('keeps offers back while a case of theirs is open', async () => {
    const { person, memberId } = await regular(coffees);
    await person.says('anything for me?');
    const { rows } = await database.current.pool.query<{ identity_id: string; id: string }>(
      `select c.id, c.identity_id from conversation c join identity i on i.id = c.identity_id where i.member_id = $1`,
      [memberId],
    );
    const { complaint } = await database.current.transaction((tx) =>
      fileComplaint(
        tx,
        {
          idempotencyKey: newId(),
          person: { memberId, identityId: rows[0]!.identity_id },
          conversationId: rows[0]!.id,
          language: 'en',
          words: 'two cups are broken',
          category: 'damaged',
        },
        counter.programme,
        counter.clock.now(),
      ),
    );
    await person.says('anything for me?');
    person.hears(
      new RegExp(
        `^Your case K-${complaint.number} comes first: you'll have our answer by Monday 23 November, 12:00\\. I keep offers back until it is right\\.$`,
      ),
    );
    expect(labels(person)).toEqual(['Show my case']);
  });
});

describe('taking an offer', () => {
  it('gives the code at once, once, and says where it was used', async () => {
    const { person } = await regular(coffees);
    await person.says('anything for me?');
    await person.presses("I'll take it");
    person.hears(
      /^It's yours\. Show this code at the till: \w{3}-\w{3}-\w{3}-\w{3}-\w{3}\nOnce, in any shop, until Sunday 29 November\.$/,
    );
    expect(labels(person)).toEqual(['Show QR', 'Terms', 'Give it back']);
    const code = codeHeard(person);
    await person.presses("I'll take it");
    person.hears(`This one is yours already. Show this code at the till: ${code}`);
    await person.presses('Show QR');
    person.hears(
      `20% off coffee: show this code at the till: ${code}\nOnce, in any shop, until 29 November.\nOn all ground coffee.`,
    );
    accepted(await useIt(code));
    counter.clock.moveBy(DAY_MS);
    await person.presses("I'll take it");
    person.hears(/^This code was used yesterday at 14:05, Storo\.$/);
    expect(labels(person)).toContain("It wasn't me");
    counter.clock.moveBy(-DAY_MS);
    await person.says('anything for me?');
    person.hears(/^Nothing today that really suits you\./); // once each
  });

  it('is undone by giving it back, which leaves one more for others', async () => {
    const { person } = await regular(coffees);
    const before = await takenOf('COFFEE-20');
    await person.says('anything for me?');
    await person.says('yes please');
    expect(await takenOf('COFFEE-20')).toBe(before + 1);
    await person.presses('Give it back');
    person.hears(/^It is given back\./);
    expect(await takenOf('COFFEE-20')).toBe(before);
    await person.presses('Offers');
    person.hears(/^Yes: 20% off ground coffee/);
  });

  it('comes too late after its end, and names what holds now', async () => {
    const { person } = await regular(coffees);
    await person.says('anything for me?');
    counter.clock.moveBy(8 * DAY_MS);
    await person.presses("I'll take it");
    person.hears(/^This offer expired yesterday, so I can no longer give it\.$/);
    expect(labels(person)).toEqual(['What holds now?']);
    counter.clock.moveBy(DAY_MS);
    await person.presses("I'll take it");
    person.hears(/^This offer expired on 29 November, so I can no longer give it\.$/);
    counter.clock.moveBy(-9 * DAY_MS);
  });

  it('is not for somebody else’s button', async () => {
    const { person: ada } = await regular(coffees);
    await ada.says('anything for me?');
    const token = ada.heard().buttons.flatMap((button) => ('token' in button ? [button.token] : []))[0]!;
    const { person: eve } = await regular([]);
    await eve.sends({ kind: 'button', token });
    eve.hears(/older message/);
  });
});

describe('"not for me"', () => {
  it('is remembered, also for all goods of the kind, and undone', async () => {
    const { person } = await regular(coffees);
    await person.says('anything for me?');
    await person.presses('Not for me');
    person.hears(/^All right, not this one\. I won't offer it to you again\.$/);
    await person.presses('No such offers at all');
    person.hears(/^No more coffee offers then\.$/);
    await person.presses('Undo');
    person.hears(/^Undone\./);
    await person.says('anything for me?');
    person.hears(/^Nothing today that really suits you\./);
  });

  it('is not what "no" to a single offer means: it stays there', async () => {
    const { person } = await regular(coffees);
    await person.says('anything for me?');
    await person.says('no thanks');
    person.hears(/^All right\. It is there until Sunday 29 November\.$/);
    await person.says('anything for me?');
    person.hears(/^Yes: 20% off/);
  });

  it('is said in words, too: of one kind of goods alone, undone in one tap, and a stop where the shop has no such kind', async () => {
    const { person, memberId } = await regular(coffees);
    const consented = async () =>
      (await loadConsents(database.current, { memberId, identityId: newId() })).filter(({ purpose }) => purpose === 'offers');
    await person.says('anything for me?');
    await person.says('no coffee offers please'); // while an offer waits for its answer
    person.hears(/^No more coffee offers then\.$/);
    expect(await consented()).toEqual([]);
    await person.says('anything for me?');
    person.hears(/^Nothing today that really suits you\./);
    await person.says('no more coffee offers');
    await person.presses('Undo');
    person.hears(/^Undone\./);
    await person.says('anything for me?');
    person.hears(/^Yes: 20% off/);
    await person.says('I want no offers on skis');
    person.hears(/stop all offers\?$|^Done/);
    await person.says('stop sending me offers');
    person.hears(/^Done/);
    expect((await consented()).map(({ given }) => given)).toEqual([false]);
  });

  it('is heard of offers that wait to be sent, and leaves others as they were chosen', async () => {
    const { person, memberId } = await regular(coffees, 'nb');
    const speaker = { memberId, identityId: newId(), channel: 'test', messageId: newId() };
    await database.current.transaction(async (tx) => {
      const [identity] = await tx.$queryRaw<{ id: string }[]>`select id::text from identity where member_id = ${memberId}::uuid`;
      await recordConsent(
        tx,
        { ...speaker, identityId: identity!.id },
        { purpose: 'offers', given: true, source: 'button' },
        counter.clock.now(),
      );
    });
    await person.says('ikke flere kaffetilbud');
    expect(withPlainSpaces(person.heard().text)).toBe(
      'Da får du ikke flere tilbud på kaffe.\nAndre tilbud kommer fortsatt, slik du valgte.',
    );
    expect(labels(person)).toEqual(['Stopp alle tilbud', 'Angre']);
    await person.presses('Stopp alle tilbud');
    person.hears(/ingen flere tilbud|ikke flere spørsmål eller tilbud/);
  });
});
