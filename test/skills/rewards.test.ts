import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLedger, consumeVoucher, findVoucher } from '../../src/loyalty/index.ts';
import { createLinkCode } from '../../src/members/index.ts';
import { DAY_MS, MINUTE_MS } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { useDatabase } from '../helpers/database.ts';
import { type Counter, openCounter, type Person, SECRET, SUNDAY, withPlainSpaces } from '../helpers/people.ts';
import { aReward, offer } from '../helpers/rewards.ts';
import { accepted, addMember, openShop, type TestShop, till } from '../helpers/shop.ts';

// The package's types describe an ES module; Node gives what it exports as CommonJS.
const jsQR = jsqr as unknown as typeof jsqr.default;

const database = useDatabase();
let counter: Counter;
let shop: TestShop;
beforeAll(async () => {
  shop = await openShop(database.current);
  counter = await openCounter(database.current);
  await offer(
    database.current,
    [
      aReward({
        code: 'COFFEE',
        name: { en: 'Free coffee', af: 'Gratis koffie', nb: 'Gratis kaffe' },
        phrase: { en: 'a free coffee', af: "'n gratis koffie", nb: 'en gratis kaffe' },
        description: { en: 'Any hot coffee.' },
      }),
      aReward({ code: 'MUG', name: { en: 'Coffee mug', af: 'Koffiebeker', nb: 'Kaffekopp' }, points: 700 }),
      aReward({ code: 'GOLD', name: { en: 'Tasting' }, points: 100, tier: 'gold' }),
      aReward({ code: 'XMAS', name: { en: 'Candles' }, points: 250, from: '2026-12-01', until: '2026-12-24' }),
      aReward({ code: 'NONE-LEFT', name: { en: 'Last cup' }, points: 20, stock: 0 }),
      aReward({ code: 'KEEP', name: { en: 'Keeper' }, points: 40, returnable: false }),
    ],
    SUNDAY,
  );
});
afterAll(() => counter.close());

let people = 0;
/** A member with 640 points to spend, linked to a chat of their own. */
async function regular(languageHint = 'en'): Promise<{ person: Person; memberId: string; number: string }> {
  const memberId = await addMember(database.current);
  await till(database.current, shop).buy(memberId, 6_400, new Date(SUNDAY.getTime() - 60 * DAY_MS));
  const { rows } = await database.current.pool.query<{ number: string }>('select number from member where id = $1', [memberId]);
  const number = rows[0]!.number;
  const { code } = accepted(
    await database.current.transaction((tx) =>
      createLinkCode(tx, { memberNumber: number, minutes: 10, secret: SECRET }, counter.clock.now()),
    ),
  );
  people += 1;
  const person = counter.person(`customer ${people}`, { languageHint });
  await person.says(`/link ${code}`);
  return { person, memberId, number };
}

const labels = (person: Person) => person.heard().buttons.map(({ label }) => label);
const codeHeard = (person: Person) => /[A-Z0-9]{3}(-[A-Z0-9]{3}){4}/.exec(person.heard().text)?.[0] ?? '';
const spendable = (memberId: string) => till(database.current, shop).spendable(memberId, counter.clock.now());
const useIt = (code: string) =>
  database.current.transaction((tx) =>
    consumeVoucher(tx, { code, shopCode: shop.shopId.slice(-12), idempotencyKey: newId() }, counter.clock.now()),
  );

/** The picture of the newest answer, as a reader of QR codes sees it. */
async function scanned(person: Person): Promise<string | undefined> {
  const { rows } = await database.current.pool.query<{ content: Buffer }>('select content from attachment where id = $1', [
    person.heard().fileIds?.[0],
  ]);
  const { data, width, height } = PNG.sync.read(rows[0]!.content);
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}

describe('"what can I get?"', () => {
  it('lists what fits first, and how far away the rest is, in pages of four lines', async () => {
    const { person } = await regular();
    await person.says('what can I get?');
    expect(withPlainSpaces(person.heard().text)).toBe(
      [
        'You have 640 points to spend. These are our rewards, the nearest first:',
        'Keeper: 40 points',
        'Free coffee: 300 points',
        'Coffee mug: 700 points, 60 to go (about kr 600 of shopping)',
      ].join('\n'),
    );
    expect(labels(person)).toEqual(['Keeper', 'Free coffee', 'Coffee mug', 'More rewards']);
    await person.presses('More rewards');
    expect(withPlainSpaces(person.heard().text)).toBe(
      [
        'And there are these:',
        'Tasting: 100 points, from Gold up',
        'Last cup: 20 points, sold out',
        'Candles: 250 points, from 1 December',
      ].join('\n'),
    );
  });

  it('is one tap from the balance', async () => {
    const { person } = await regular();
    await person.says('my points');
    expect(labels(person)).toEqual(['See rewards', 'Why?', 'History']);
    await person.presses('See rewards');
    person.hears(/^You have 640 points to spend\. These are our rewards/);
  });

  it('shows prices and the way in to somebody who is no member', async () => {
    const eve = counter.person('a stranger', { languageHint: 'en' });
    await eve.says('rewards');
    eve.hears(/^These are our rewards:\nKeeper: 40 points\nTasting: 100 points\nFree coffee: 300 points/);
    expect(labels(eve)).toEqual(["I'm a member", 'Join for free', 'More rewards']);
  });

  it('says names and prices in a group, and nothing of anybody', async () => {
    await regular();
    const inGroup = counter.person(`customer ${people}`, { audience: 'public', place: 'a group' });
    await inGroup.says('what can I get?');
    inGroup.hears(/^These are our rewards:\nKeeper: 40 points\n/);
    expect(inGroup.heard().text).not.toMatch(/640|to go|You have/);
    expect(labels(inGroup)).toEqual(['More rewards']);
  });
});

describe('swapping points in two steps', () => {
  it('asks, gives the code, shows it as a picture, and explains what was taken', async () => {
    const { person, memberId } = await regular();
    await person.says('rewards');
    await person.presses('Free coffee');
    person.hears(/^Swap 300 points for a free coffee\? You keep 340\.$/);
    expect(labels(person)).toEqual(['Yes, swap', 'No']);
    await person.presses('Yes, swap');
    person.hears(
      /^It's yours\. Show this code at the till: \w{3}-\w{3}-\w{3}-\w{3}-\w{3}\nOnce, in any shop, until 22 December\.\nYou have 340 points to spend\.$/,
    );
    expect(labels(person)).toEqual(['Show QR', 'Terms', 'Give it back', 'Why?']);
    const code = codeHeard(person);
    await person.presses('Why?');
    person.hears(/^This is how 340 points came about/);
    person.hears(/−300 {2}Free coffee, 22 November\n/);
    person.hears(
      /Free coffee costs 300 points\. Points that expire first pay first\.\nThe voucher is valid for 30 days\. It can be given back until it is used\./,
    );
    await person.presses('Show QR');
    person.hears(`Free coffee: show this code at the till: ${code}\nOnce, in any shop, until 22 December.\nAny hot coffee.`);
    expect(await scanned(person)).toBe(code.replaceAll('-', ''));
    expect(await spendable(memberId)).toBe(340);
  });

  it('is said in Afrikaans word for word as in our dialogues', async () => {
    const { person } = await regular('af');
    await person.says('wat kan ek kry?');
    await person.presses('Gratis koffie');
    person.hears(/^Ruil 300 punte vir 'n gratis koffie\? Jy hou 340 oor\.$/);
    await person.says('ja asseblief');
    person.hears(/^Dis joune\. Wys hierdie kode by die betaalpunt: /);
    await person.says('wat kan ek kry?');
    await person.says('koffiebeker');
    person.hears(/^Koffiebeker kos 700 punte en jy het 340\. Nog 360: omtrent /);
  });

  it('takes words for taps, and a no for an answer', async () => {
    const { person, memberId } = await regular();
    await person.says('rewards');
    await person.says('free coffee');
    person.hears(/^Swap 300 points/);
    expect(await spendable(memberId)).toBe(340);
    await person.says('no thanks');
    person.hears(/^All right, nothing was swapped\. You have 640 points to spend\.$/);
    expect(await spendable(memberId)).toBe(640);
  });

  it('says why a locked one is, and how far away', async () => {
    const { person } = await regular();
    await person.says('rewards');
    await person.presses('Coffee mug');
    person.hears(/^Coffee mug costs 700 points and you have 640\. 60 to go: about kr 600 of shopping\.$/);
    await person.presses('Other rewards');
    await person.presses('More rewards');
    await person.presses('Tasting');
    person.hears(/^Tasting is for Gold and up\. You are Member, 2,360 earned points away\.$/);
    for (const [label, answer] of [
      ['Last cup', /^Last cup is sold out/],
      ['Candles', /^Candles can be had from 1 December\./],
    ] as const) {
      await person.says('rewards');
      await person.presses('More rewards');
      await person.presses(label);
      person.hears(answer);
    }
  });

  it('asks whether to take it back when somebody says no afterwards, and does so at a yes', async () => {
    const { person, memberId } = await regular();
    await person.says('rewards');
    await person.says('the free coffee');
    await person.says('Yes, swap');
    person.hears(/^It's yours\./);
    await person.says('no, not that');
    person.hears(/^All right\. Shall I take that back\?$/);
    expect(labels(person)).toEqual(['Give it back', 'Talk to a person']);
    await person.says('yes');
    expect(await spendable(memberId)).toBe(640);
    // A no to that question is one, and not asked about again.
    for (const words of ['rewards', 'the free coffee', 'Yes, swap', 'no, not that', 'no']) await person.says(words);
    person.hears(/^All right\. I'm here/);
    await person.says('yes');
    expect(await spendable(memberId)).toBe(340);
  });

  it('hears a yes or a no with a few words beside it, and takes no other for one', async () => {
    const { person, memberId } = await regular();
    for (const words of ['yes but not now', 'no, leave it', 'yes, the mug']) {
      await person.says('rewards');
      await person.presses('Free coffee');
      await person.says(words);
      expect(await spendable(memberId), words).toBeGreaterThanOrEqual(340);
      expect(codeHeard(person), words).toBe('');
    }
    await person.says('rewards');
    await person.presses('Free coffee');
    await person.says('yes please, swap it');
    person.hears(/^It's yours\./);
  });

  it.each([
    ['en', 'cancel'],
    ['en', 'never mind'],
    ['nb', 'nei ikke bytt likevel'],
    ['af', 'los dit maar'],
    ['af', 'kanselleer'],
  ])('takes what calls it off for a no, in %s: %s', async (language, words) => {
    const { person, memberId } = await regular(language);
    await person.says('/rewards');
    await person.says('gratis kaffe');
    expect(await spendable(memberId)).toBe(340);
    await person.says(words);
    expect(await spendable(memberId)).toBe(640);
    expect(withPlainSpaces(person.heard().text)).toMatch(/640/);
  });

  it('takes another one that is named after a no, and gives back what is called off afterwards', async () => {
    const { person, memberId } = await regular('nb');
    await person.says('/rewards');
    await person.says('Tasting');
    await person.says('nei heller gratis kaffe');
    await person.says('nei takk');
    await person.says('den kaffen likevel');
    expect(await spendable(memberId)).toBe(340);
    await person.says('ja');
    await person.says('glem det');
    await person.says('ja');
    expect(await spendable(memberId)).toBe(640);
  });

  it('gives one voucher however often the yes is pressed', async () => {
    const { person, memberId } = await regular();
    await person.says('rewards');
    await person.presses('Free coffee');
    await Promise.all([person.presses('Yes, swap'), person.presses('Yes, swap'), person.presses('Yes, swap')]);
    const codes = person.everythingHeard().flatMap(({ text }) => /\w{3}(-\w{3}){4}/.exec(text)?.[0] ?? []);
    expect([codes.length, new Set(codes).size]).toEqual([3, 1]);
    expect(await spendable(memberId)).toBe(340);
  });

  it('lets go of what was chosen before when something else is', async () => {
    const { person, memberId } = await regular();
    await person.says('rewards');
    await person.presses('Free coffee');
    await person.presses('Keeper');
    person.hears(/^Swap 40 points for Keeper\? You keep 600\./);
    const asked = person.everythingHeard().findLast(({ text }) => text.startsWith('Swap 300'))!;
    const [yes] = asked.buttons;
    await person.sends({ kind: 'button', token: yes && 'token' in yes ? yes.token : '' });
    person.hears(/^That question is closed already, and nothing was swapped by it\.$/);
    expect(await spendable(memberId)).toBe(600);
  });

  it('says so when the question has run out, and the points are free', async () => {
    const { person, memberId } = await regular();
    await person.says('rewards');
    await person.presses('Free coffee');
    counter.clock.moveBy(16 * MINUTE_MS);
    expect(await spendable(memberId)).toBe(640);
    await person.presses('Yes, swap');
    person.hears(/^That question has run out\. Nothing was swapped, and what I had set aside is free again\.$/);
    await person.presses('Free coffee');
    person.hears(/^Swap 300 points/);
    await person.says('why?');
    person.hears(/^This is how 340 points came about/);
    person.hears(/−300 {2}set aside for Free coffee, until today at 14:\d\d/);
    counter.clock.moveTo(SUNDAY);
  });

  it('is for members: the way in for others, and nothing in a group', async () => {
    const { person } = await regular();
    await person.says('rewards');
    const button = person.heard().buttons[0]!;
    await person.says('disconnect');
    await person.presses('Yes, disconnect');
    await person.sends({ kind: 'button', token: 'token' in button ? button.token : '' });
    person.hears(/^This chat isn't linked/);
  });
});

describe('my vouchers', () => {
  it('are listed with their codes, and with what became of them', async () => {
    const { person } = await regular();
    await person.says('my vouchers');
    person.hears(/^You have no vouchers yet\./);
    await person.says('rewards');
    await person.presses('Free coffee');
    await person.presses('Yes, swap');
    const code = codeHeard(person);
    await person.says('my vouchers');
    person.hears(new RegExp(`^These are your vouchers:\nFree coffee: ${code}, until 22 December$`));
    await person.presses('Free coffee');
    expect(await scanned(person)).toBe(code.replaceAll('-', ''));
    accepted(await useIt(code));
    await person.says('my vouchers');
    person.hears(/^These are your vouchers:\nFree coffee: used today at 14:0\d, Storo$/);
    await person.says('history');
    person.hears(/−300 {2}Free coffee, 22 November \(used\)/);
  });

  it('can be given back once, with one tap, and the points are there again', async () => {
    const { person, memberId } = await regular();
    await person.says('rewards');
    await person.presses('Free coffee');
    await person.presses('Yes, swap');
    const code = codeHeard(person);
    await person.presses('Give it back');
    person.hears(/^It is given back, and 300 points are on your account again\.$/);
    expect(await spendable(memberId)).toBe(640);
    await person.says('my vouchers');
    person.hears(/Free coffee: given back today at 14:0\d/);
    await person.says('history');
    person.hears(/\+300 {2}back for Free coffee, 22 November\n−300 {2}Free coffee, 22 November \(given back\)/);
    expect((await findVoucher(database.current, code))?.state).toBe('given_back');
    expect((await checkLedger(database.current)).discrepancies).toEqual([]);
  });

  it('say when and where a code was used, and whom to tell if it was somebody else', async () => {
    const { person } = await regular();
    await person.says('rewards');
    await person.presses('Free coffee');
    await person.presses('Yes, swap');
    accepted(await useIt(codeHeard(person)));
    await person.presses('Show QR');
    person.hears(/^This code was used today at 14:0\d, Storo\.$/);
    expect(labels(person)).toContain("It wasn't me");
    await person.presses("It wasn't me");
    person.hears(/^Of course\. Customer service opens tomorrow at 09:00/);
  });

  it('are told truthfully when they have expired, or cannot be given back', async () => {
    const { person } = await regular();
    await person.says('rewards');
    await person.presses('Keeper');
    await person.presses('Yes, swap');
    expect(labels(person)).toEqual(['Show QR', 'Terms', 'Why?']);
    counter.clock.moveBy(31 * DAY_MS);
    await person.presses('Show QR');
    person.hears(/^This voucher could be used until 22 December\. It has expired, and its points don't come back\.$/);
    await person.says('my vouchers');
    person.hears(/Keeper: expired, it could be used until 22 December/);
    counter.clock.moveTo(SUNDAY);
  });

  it('are among what we know about somebody', async () => {
    const { person } = await regular();
    await person.says('rewards');
    await person.presses('Keeper');
    await person.presses('Yes, swap');
    await person.presses('Show QR');
    await person.says('what do you know about me?');
    person.hears(/Vouchers: 1\.\n/);
    expect(person.heard().text).not.toMatch(/Pictures and files/);
  });
});

describe('my card', () => {
  it('is the number in words and as a picture, also in Norwegian', async () => {
    const { person, number } = await regular('nb');
    await person.says('vis kortet mitt');
    person.hears(`Medlemsnummeret ditt: ${number}\nVis det i kassen, eller si nummeret.`);
    expect(await scanned(person)).toBe(number);
  });

  it('is nobody else’s to see', async () => {
    const { number } = await regular();
    const inGroup = counter.person(`customer ${people}`, { audience: 'public', place: 'another group' });
    await inGroup.says('show my card');
    inGroup.hears(/^That's personal/);
    expect(inGroup.heard().text).not.toContain(number);
  });
});
