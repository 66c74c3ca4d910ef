import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAttachment } from '../../src/chat/attachments.ts';
import { forgetMessages } from '../../src/chat/forget.ts';
import { checkLedger, saveProgramme } from '../../src/loyalty/index.ts';
import { createLinkCode } from '../../src/members/index.ts';
import { DAY_MS } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { complaintsOf, confirmOrder, loadComplaint, promisesAbout } from '../../src/support/index.ts';
import { useDatabase } from '../helpers/database.ts';
import { type Counter, granlia, openCounter, type Person, SECRET, SUNDAY, withPlainSpaces } from '../helpers/people.ts';
import { promiseWork } from '../helpers/promises.ts';
import { accepted, addMember, openShop, type TestShop, till } from '../helpers/shop.ts';

const JPEG = Buffer.concat([Buffer.from('FFD8FFE000104A464946', 'hex'), Buffer.alloc(500)]);

const database = useDatabase();
let counter: Counter;
let shop: TestShop;
beforeAll(async () => {
  shop = await openShop(database.current);
  const fetchFile = () => Promise.resolve({ bytes: JPEG, mime: 'image/jpeg' });
  counter = await openCounter(database.current, { channel: { fetchFile } });
});
afterAll(() => counter.close());

let people = 0;
type Customer = { person: Person; memberId: string; name: string };

/** Mette, a member who ordered two cups for 298 kroner on the web. */
async function mette(languageHint = 'en', order: { receipt?: string; kroner?: number; cups?: number } = {}): Promise<Customer> {
  const { receipt = '48213', kroner = 298, cups = 2 } = order;
  const memberId = await addMember(database.current);
  await database.current.pool.query(`update member set given_name = 'Mette' where id = $1`, [memberId]);
  const lines = [{ line: 1, productCode: 'CUP', quantityMilli: cups * 1_000, amountMinor: kroner * 100, earns: true }];
  await till(database.current, shop).buy(memberId, kroner, new Date(counter.clock.now().getTime() - 5 * DAY_MS), {
    receipt: `${receipt}`,
    lines,
    feedId: await ownFeed(),
  });
  const { rows } = await database.current.pool.query<{ number: string }>('select number from member where id = $1', [memberId]);
  const { code } = accepted(
    await database.current.transaction((tx) =>
      createLinkCode(tx, { memberNumber: rows[0]!.number, minutes: 10, secret: SECRET }, counter.clock.now()),
    ),
  );
  people += 1;
  const name = `customer ${people}`;
  const person = counter.person(name, { languageHint });
  await person.says(`/link ${code}`);
  return { person, memberId, name };
}

/** A feed of its own for each customer: all of them ordered 48213. */
async function ownFeed(): Promise<string> {
  const id = newId();
  await database.current.pool.query(`insert into feed (id, code, kind, shop_id) values ($1, $2, 'web', $3)`, [
    id,
    id.slice(-12),
    shop.shopId,
  ]);
  return id;
}

const labels = (person: Person) => person.heard().buttons.map(({ label }) => withPlainSpaces(label));
async function press(person: Person, label: string): Promise<void> {
  const raw = person
    .everythingHeard()
    .flatMap(({ buttons }) => buttons)
    .findLast((button) => withPlainSpaces(button.label) === label);
  await person.presses(raw?.label ?? label);
}
const text = (person: Person) => withPlainSpaces(person.heard().text);

async function complaints(memberId: string) {
  return await complaintsOf(database.current, { memberId, identityId: newId() }, 10);
}
async function story(memberId: string) {
  const [newest] = await complaints(memberId);
  return (await loadComplaint(database.current, newest!.complaint.id))!;
}

describe('a complaint', () => {
  it('is filed from the first message, with its number, an apology, a time and a choice', async () => {
    const { person, memberId } = await mette();
    await person.says('my parcel just came and two of the cups are smashed 😡 order 48213');
    expect(text(person)).toMatch(
      /^We're sorry, Mette\. What reaches you broken is our responsibility, and we will put it right\.\nYour case is K-\d+ \(order 48213, 2 × cups\)\. You'll have our answer by Monday 23 November, 12:00\.\nIf we miss that, we'll say so ourselves and give you 100 points\.\nWhat would you like best\? A photo is welcome, but you don't have to\.$/,
    );
    expect(labels(person)).toEqual(['Send 2 new ones', 'kr 298 back', 'Talk to a person', 'Correct something']);
    const { complaint, events } = await story(memberId);
    expect(complaint).toMatchObject({
      words: 'my parcel just came and two of the cups are smashed 😡 order 48213',
      goods: { value: { minor: 29_800, currency: 'NOK' } },
    });
    expect(events.map(({ kind }) => kind)).toEqual(['filed', 'promised']);
    await person.says('when?');
    person.hears(/^K-\d+: you'll have our answer by Monday 23 November, 12:00\./);
    // Also when something was said in between.
    await person.says('ok');
    await person.says('so when');
    person.hears(/^K-\d+: you'll have our answer by Monday 23 November, 12:00\./);
  });

  it('is filed in Danish, as in the story', async () => {
    const { person } = await mette('da');
    await person.says('min pakke er lige kommet og to af kopperne er smadret 😡 ordre 48213');
    expect(text(person)).toMatch(
      /^Det er vi kede af, Mette\. .*\nDin sag er K-\d+ \(ordre 48213, 2 × kopperne\)\. Du får vores svar senest mandag den 23\. november kl\. 12\.00\.\n/,
    );
    expect(labels(person)).toEqual(['Send 2 nye', '298 kr. tilbage', 'Tal med et menneske', 'Ret noget']);
    await press(person, 'Send 2 nye');
    expect(text(person)).toMatch(
      /^Det er aftalt i K-\d+\.\nDine 2 nye varer sendes senest mandag den 23\. november kl\. 16\.00\.\n/,
    );
    for (const asked of ['hvornår kommer de', 'hvornår kommer de nye kopper?', 'hvornår bliver de sendt så']) {
      await person.says(asked);
      expect(text(person)).toMatch(/^K-\d+: Dine 2 nye varer sendes senest mandag den 23\. november kl\. 16\.00\./);
    }
    await person.says('hvordan går det med min sag?');
    expect(text(person)).toMatch(/^K-\d+: .*senest mandag den 23\. november kl\. 16\.00\./);
  });

  it.each([
    ['en', 'two of the cups are smashed, order 48213', 'I want my money back', "I'd rather have new ones", 'Undo'],
    ['nb', 'to av koppene er knust, ordre 48213', 'jeg vil ha pengene tilbake', 'jeg vil heller ha to nye', 'Angre'],
    ['da', 'to af kopperne er smadret, ordre 48213', 'jeg vil have mine penge tilbage', 'jeg vil hellere have to nye', 'Fortryd'],
    ['sv', 'två av kopparna är krossade, order 48213', 'jag vill ha pengarna tillbaka', 'jag vill hellre ha två nya', 'Ångra'],
    ['fi', 'kaksi kuppia on rikki, tilaus 48213', 'haluan rahat takaisin', 'haluan mieluummin uudet', 'Kumoa'],
    [
      'de',
      'zwei Tassen sind zerbrochen, Bestellung 48213',
      'ich will mein Geld zurück',
      'ich möchte lieber neue',
      'Rückgängig machen',
    ],
    ['af', 'twee van die koppies is stukkend, bestelling 48213', 'ek wil my geld terug hê', 'ek wil eerder nuwes hê', 'Herstel'],
  ])('is settled by what is asked for in words, as by its button, in %s', async (language, complains, money, goods, undo) => {
    const { person, memberId } = await mette(language);
    await person.says(complains);
    await person.says(money);
    expect(await complaints(memberId)).toHaveLength(1);
    expect(text(person)).toMatch(/298/);
    expect(labels(person)[1]).toBe(undo);
    // What was agreed stands until they take it back.
    await person.says(goods);
    expect(text(person)).toMatch(/K-\d+.*298/s);
    await press(person, undo);
    expect(labels(person)).toHaveLength(4);
    await person.says(goods);
    const { orders, complaint } = await story(memberId);
    expect(orders.map(({ remedy, state }) => [remedy, state])).toEqual([
      ['money_back', 'cancelled'],
      ['replacement', 'ordered'],
    ]);
    expect(complaint.state).toBe('settling');
  });

  it('keeps the question how it shall be put right, whatever is asked in between', async () => {
    const { person, memberId } = await mette();
    await person.says('two of the cups are smashed, order 48213');
    await person.says('and what happens with the broken ones now?');
    expect(text(person)).toMatch(/^K-\d+: you'll have our answer by Monday/);
    await person.says('can the blue ones be mended?');
    expect(text(person)).toMatch(/^I've added that to K-\d+\. You'll have our answer by Monday 23 November, 12:00\.$/);
    await person.says('when will I get them?');
    expect(text(person)).toMatch(/^K-\d+: you'll have our answer by Monday/);
    // A yes leaves open which.
    await person.says('yes');
    person.hears('What would you like best?');
    expect(labels(person)).toEqual(['Send 2 new ones', 'kr 298 back', 'Talk to a person', 'Correct something']);
    await person.says('my money back please');
    expect(text(person)).toMatch(/^That's agreed for K-\d+/);
    expect((await story(memberId)).orders).toMatchObject([{ remedy: 'money_back', state: 'ordered' }]);
  });

  it('learns what it is about from what is written later', async () => {
    const { person, memberId } = await mette();
    await person.says('I want to file a complaint, this should not happen');
    expect((await story(memberId)).complaint.category).toBe('other');
    await person.says('two of the cups turned up smashed, order 48213');
    expect((await story(memberId)).complaint).toMatchObject({ category: 'damaged', orderNumber: '48213' });
    await person.says('new ones please');
    expect((await story(memberId)).complaint.state).toBe('settling');
  });

  it('is closed by whoever says that it is solved, after a yes', async () => {
    const { person, memberId } = await mette();
    await person.says("it's sorted now thanks");
    person.hears("You're welcome.");
    await person.says('two of the cups are smashed, order 48213');
    await person.says("it's sorted now thanks");
    expect(text(person)).toMatch(/^K-\d+ is open\. Is it all right now, and shall I close it\?$/);
    await person.says('yes');
    expect((await story(memberId)).complaint.state).toBe('closed');
  });

  it('takes nothing back where nothing was agreed', async () => {
    const { person, memberId } = await mette();
    await person.says('the vase turned up smashed');
    await person.says('nvm');
    expect(text(person)).not.toMatch(/added/);
    await person.says('undo');
    expect(text(person)).toMatch(/^K-\d+: you'll have our answer by .*\nIt stays with customer service unless/);
    expect((await story(memberId)).events.map(({ kind }) => kind)).toEqual(['filed', 'promised']);
  });

  it('goes to a person with what is asked for in words where the purchase is not known', async () => {
    const { person, memberId } = await mette();
    await person.says('the vase turned up smashed');
    await person.says('a new one please');
    expect(text(person)).toMatch(/^I may not decide that myself/);
    expect((await story(memberId)).events.map(({ kind }) => kind)).toContain('added');
    expect((await story(memberId)).orders).toEqual([]);
  });

  it('is settled by one tap, once, explained, and undone while nobody has sent anything', async () => {
    const { person, memberId } = await mette();
    await person.says('two of the cups are smashed, order 48213');
    await press(person, 'Send 2 new ones');
    expect(text(person)).toMatch(
      /^That's agreed for K-\d+\.\nYour 2 new items will be sent by Monday 23 November, 16:00\.\nIf we miss that, we'll say so ourselves and give you 100 points\.\nYou needn't send back what is broken\.$/,
    );
    expect(labels(person)).toEqual(['Why?', 'Undo']);
    await press(person, 'Why?');
    expect(text(person)).toMatch(/rests on what you wrote today at .*: "two of the cups are smashed, order 48213"/);
    expect(text(person)).toMatch(/Your purchase 48213 is known to us: what it is about cost kr 298\./);
    expect(text(person)).toMatch(/I may settle up to kr 500 myself, and 3 cases of one person within 90 days\./);
    expect(text(person)).toMatch(/Rules: version \d+, since/);
    // The button of the first answer, pressed again, and the other one.
    await press(person, 'Send 2 new ones');
    expect(text(person)).toMatch(
      /^That is agreed already for K-\d+; nothing is done twice\.\nK-\d+: your 2 new items will be sent by/,
    );
    await press(person, 'kr 298 back');
    expect(text(person)).toMatch(/nothing is done twice/);
    expect((await story(memberId)).orders).toHaveLength(1);
    await press(person, 'Undo');
    expect(text(person)).toMatch(
      /^Undone: nothing is agreed any more\.\nYour case is K-\d+ .*You'll have our answer by Monday 23 November, 12:00\./,
    );
    await press(person, 'kr 298 back');
    expect(text(person)).toMatch(/We'll send you kr 298 back by Monday 23 November, 16:00\./);
    const { orders, complaint } = await story(memberId);
    expect(orders.map(({ remedy, state }) => [remedy, state])).toEqual([
      ['replacement', 'cancelled'],
      ['money_back', 'ordered'],
    ]);
    expect(complaint.state).toBe('settling');
    const open = (await promisesAbout(database.current, complaint.id)).filter(({ state }) => state === 'open');
    expect(open.map(({ promised }) => promised.kind)).toEqual(['money_back']);
  });

  it('cannot be undone when it was carried out; then it is put right', async () => {
    const { person, memberId } = await mette();
    await person.says('two of the cups are smashed, order 48213');
    await press(person, 'Send 2 new ones');
    const { orders } = await story(memberId);
    const done = { orderId: orders[0]!.id, staffId: newId(), note: 'PARCEL-1' };
    const confirmed = accepted(await database.current.transaction((tx) => confirmOrder(tx, done, counter.clock.now())));
    expect(confirmed.complaint.state).toBe('resolved');
    expect(confirmed.kept?.promise.promised.kind).toBe('replacement');
    await press(person, 'Undo');
    expect(text(person)).toMatch(/^That is done already, so I can't take it back\./);
    await person.says('how is my case?');
    expect(text(person)).toMatch(/^K-\d+ was put right on 22 November\./);
    await press(person, 'Open it again');
    expect(text(person)).toMatch(/is open again/);
  });

  it('can be corrected: what it is about in one tap, the order and the thing in a few words', async () => {
    const { person, memberId } = await mette('en', { receipt: '51877' });
    await person.says('I want to complain');
    expect(text(person)).toMatch(/What is it mostly about\?/);
    expect(labels(person)).toEqual(['Damaged item', 'Not arrived', 'More choices', 'Talk to a person']);
    await person.says('i want my money back');
    expect(text(person)).toMatch(/What is it mostly about\?/);
    expect(labels(person)).toEqual(['Damaged item', 'Not arrived', 'More choices', 'Talk to a person']);
    await press(person, 'Damaged item');
    expect(text(person)).toMatch(/^Corrected, thank you\.\nYour case is K-\d+\./);
    expect(labels(person)).toEqual(['Send a new one', 'Money back', 'Talk to a person', 'Correct something']);
    await press(person, 'Correct something');
    expect(labels(person)).toEqual(["What it's about", 'Order number', 'What is wrong', "It's no complaint"]);
    await press(person, 'Order number');
    await person.says('hm, let me see');
    person.hears(/^I found no number in that\./);
    await person.says('it is 51877');
    expect(text(person)).toMatch(/\(order 51877\)/);
    await press(person, 'Correct something');
    await press(person, 'What is wrong');
    await person.says('1 cup');
    expect(text(person)).toMatch(/\(order 51877, 1 × cup\)/);
    expect(labels(person)[1]).toBe('kr 149 back');
    expect((await story(memberId)).events.filter(({ kind }) => kind === 'corrected')).toHaveLength(3);
    await press(person, 'Correct something');
    await press(person, "It's no complaint");
    expect(text(person)).toMatch(/^Then K-\d+ is closed/);
  });

  it('takes the number of their order that comes later, and knows the goods by it', async () => {
    const { person, memberId } = await mette('da', { receipt: '51999' });
    await person.says('hej, to af kopperne jeg fik er gået i stykker');
    expect(text(person)).toMatch(/Din sag er K-\d+ \(2 × kopperne\)\./);
    await person.says('bestilling 51999');
    expect(text(person)).toMatch(/^Det er rettet, tak\.\nDin sag er K-\d+ \(ordre 51999, 2 × kopperne\)\./);
    expect(labels(person)).toContain('298 kr. tilbage');
    // A number that is none of theirs is words like others.
    const other = await mette('en', { receipt: '51998' });
    await other.person.says('two of the cups are smashed');
    await other.person.says('12345678');
    other.person.hears(/^I've added that to K-\d+\./);
    expect((await story(memberId)).complaint.goods).not.toBeNull();
    // What was agreed can be taken back in words.
    await press(person, 'Send 2 nye');
    await person.says('hvornår kommer de');
    expect(text(person)).toMatch(/^K-\d+: Dine 2 nye varer sendes senest/);
    expect(labels(person)).toContain('Fortryd');
    await person.says('fortryd');
    expect(text(person)).toMatch(/^Fortrudt: intet er aftalt længere\./);
  });

  it('takes another number of the order from whoever puts it right, and from nobody else', async () => {
    const { person, memberId } = await mette('en', { receipt: '51996' });
    await person.says('two of the cups are smashed, order 51969');
    expect(labels(person)).toContain('Money back');
    await person.says('77 cups or so');
    expect((await story(memberId)).complaint.orderNumber).toBe('51969');
    await person.says('no it was 51996');
    expect(text(person)).toMatch(/Your case is K-\d+ \(order 51996, 2 × cups\)\./);
    expect(labels(person)).toContain('kr 298 back');
  });

  it('about goods is another one than that of missing points', async () => {
    const { person, memberId } = await mette('nb', { receipt: '51997' });
    await person.says('jeg handla i går');
    await person.says('kvittering 777123');
    expect(text(person)).toMatch(/Saken din er K-\d+ \(ordre 777123\)\./);
    await person.says('jeg fikk feil vare');
    expect(text(person)).toMatch(/^Vi beklager, Mette\..*\nSaken din er K-\d+/);
    expect((await complaints(memberId)).map(({ complaint }) => complaint.category)).toEqual(['wrong_item', 'points']);
  });

  it('takes what is written later, unless it is about another order', async () => {
    const { person, memberId } = await mette();
    await person.says('two of the cups are smashed, order 48213');
    const first = (await story(memberId)).complaint.number;
    await person.says('the blue ones with a handle');
    person.hears(`I've added that to K-${first}.`);
    await person.says('the cups are really broken, what a mess');
    expect(text(person)).toMatch(
      new RegExp(`^You already have K-${first} about order 48213; I've added this to it\\.\nYou'll have our answer by`),
    );
    await press(person, "It's something else");
    expect(await complaints(memberId)).toHaveLength(2);
    const second = (await story(memberId)).complaint.number;
    await press(person, "It's something else");
    person.hears(new RegExp(`^K-${second}: you'll have our answer by .*That still stands\\.$`));
    expect(await complaints(memberId)).toHaveLength(2);
    await person.says('order 60001 never arrived, I paid 298 kr on 3 November');
    expect(await complaints(memberId)).toHaveLength(3);
    const { rows: filed } = await database.current.pool.query<{ detail: object }>(
      `select e.detail from complaint_event e join complaint c on c.id = e.complaint_id where c.order_number = '60001' and e.kind = 'filed'`,
    );
    expect(filed).toMatchObject([{ detail: { saidOn: '2026-11-03', amount: { minor: 29_800, currency: 'NOK' } } }]);
    await person.says(`how is my case K-${first}?`);
    person.hears(new RegExp(`^K-${first}: [^\n]*$`));
    await person.says('how is my case K-999999?');
    expect(text(person)).toMatch(/^K-\d+: .*\nK-\d+: .*\nK-\d+: /);
    const { rows } = await database.current.pool.query<{ words: string }>(
      `select e.detail->>'words' as words from complaint_event e join complaint c on c.id = e.complaint_id where c.number = $1 and e.kind = 'added' order by e.id`,
      [first],
    );
    expect(rows.map(({ words }) => words)).toEqual(['the blue ones with a handle', 'the cups are really broken, what a mess']);
  });

  it('is one, however many chats of theirs tell of it at once', async () => {
    const { person, memberId } = await mette();
    await database.current.pool.query(
      `insert into identity (id, channel, channel_user_id, member_id, created_at) values ($1, 'test', $2, $3, $4)`,
      [newId(), `phone of ${memberId}`, memberId, counter.clock.now()],
    );
    const phone = counter.person(`phone of ${memberId}`);
    await Promise.all([
      person.says('two of the cups are smashed, order 48213'),
      phone.says('two of the cups are smashed, order 48213'),
    ]);
    await expect.poll(async () => (await story(memberId)).events.map(({ kind }) => kind)).toEqual(['filed', 'promised', 'added']);
    expect(await complaints(memberId)).toHaveLength(1);
  });

  it('beyond the limit goes to a person, with what is wanted and a time', async () => {
    const { person, memberId } = await mette('en', { kroner: 2_400 });
    await person.says('two of the cups are smashed, order 48213');
    expect(labels(person)).toContain('kr 2,400 back');
    await press(person, 'kr 2,400 back');
    expect(text(person)).toBe(
      "I may not approve kr 2,400 myself. Customer service answers you by Monday 23 November, 12:00, and I've passed on what you want.",
    );
    const { events, orders } = await story(memberId);
    expect(orders).toEqual([]);
    expect(events.find(({ kind }) => kind === 'wished')?.detail).toMatchObject({
      remedy: 'money_back',
      why: 'over_limit',
      minor: 240_000,
    });
  });

  it('about goods that our records do not know is decided by a person, who need not be asked twice', async () => {
    const { person } = await mette();
    await person.says('the vase is cracked');
    await press(person, 'Send a new one');
    expect(text(person)).toMatch(
      /^I may not decide that myself\. Customer service answers you by .*\nWith the number of the order/,
    );
    await press(person, 'Order number');
    await person.says('48213');
    expect(text(person)).toMatch(/^Corrected, thank you\./);
  });

  it('of somebody who is no member is taken all the same', async () => {
    const eve = counter.person('a stranger', { languageHint: 'en' });
    await eve.says('the coffee grinder I bought does not work, receipt no. 7788');
    expect(text(eve)).toMatch(/^We're sorry\. What you buy from us has to work\./);
    expect(text(eve)).toMatch(/\(order 7788\)|\(order 7788, .*\)/);
    expect(text(eve)).toMatch(/You needn't be a member to get help\./);
    await press(eve, 'Money back');
    expect(text(eve)).toMatch(/^I may not decide that myself\. Customer service answers you by Monday 23 November, 12:00/);
    await eve.says('how is my complaint?');
    expect(text(eve)).toMatch(/^K-\d+: you'll have our answer by Monday 23 November, 12:00\. That still stands\./);
    // A person is promised earlier, and from then on one time is told everywhere.
    await eve.says('a person, please');
    expect(text(eve)).toMatch(/by Monday 23 November, 10:00\./);
    await eve.says('how is my complaint?');
    expect(text(eve)).toMatch(/^K-\d+: you'll have our answer by Monday 23 November, 10:00\. That still stands\.$/);
  });

  it('in a group says nothing but where to go on, and asks in private', async () => {
    const { person, name, memberId } = await mette();
    const inGroup = counter.person(name, { audience: 'public', place: `group of ${name}` });
    await inGroup.says('two cups smashed, order 48213');
    inGroup.hears("Thank you for telling us. Let's take it in private, so that your details stay between us.");
    expect(await complaints(memberId)).toHaveLength(0);
    await expect.poll(() => text(person)).toBe('You wrote "two cups smashed, order 48213". Shall I open a case?');
    await press(person, 'Yes');
    expect(text(person)).toMatch(/Your case is K-\d+ \(order 48213/);
    expect((await story(memberId)).complaint.words).toBe('two cups smashed, order 48213');
  });

  it('keeps the pictures that come with it and after it, longer than their messages', async () => {
    const { person, memberId } = await mette();
    const photo = (caption?: string) =>
      person.sends({ kind: 'attachment', media: 'photo', caption, file: { ref: newId(), name: 'IMG.jpg', mime: 'image/jpeg' } });
    await photo('two of the cups are smashed, order 48213');
    expect(text(person)).toMatch(/Your case is K-\d+ \(order 48213, 2 × cups\)/);
    await photo();
    expect(text(person)).toMatch(/^Thank you\. The picture belongs to K-\d+ now\.$/);
    await expect.poll(async () => (await story(memberId)).files.map(({ state }) => state)).toEqual(['stored', 'stored']);
    for (let i = 0; i < 22; i += 1) await person.says('my points');
    const later = new Date(counter.clock.now().getTime() + 40 * DAY_MS);
    expect((await forgetMessages(database.current, later)).messages).toBeGreaterThan(1);
    const { files } = await story(memberId);
    expect(files).toHaveLength(2);
    expect(await openAttachment(database.current, files[0]!.id)).toMatchObject({ bytes: JPEG });
  });
});

describe('a long letter', () => {
  it('is saved whole, and asked about once', async () => {
    const { person, memberId } = await mette();
    const letter =
      'Good day to everybody in the team, let me begin at the beginning since otherwise nobody would understand what happened to us last week when we travelled with grandmother through snow towards the mountains, where uncle Olaf waited near an old bridge for several hours without hearing anything from anyone about it.';
    await person.says(letter);
    expect(text(person)).toMatch(
      /^Your whole message is saved in case K-\d+\.\nYou'll have our answer by Monday 23 November, 12:00\./,
    );
    expect((await story(memberId)).complaint.words).toBe(letter);
  });
});

describe('danger', () => {
  it('comes first: help, a number, an alarm, and nothing to choose', async () => {
    const { person, memberId } = await mette();
    await person.says('my son ate the chocolate and has a rash and trouble breathing');
    expect(text(person)).toMatch(
      /^Call 112 now\. Nobody should have any more of it, and keep the packaging\.\nOur duty manager has been alerted and writes to you here by today, 14:(15|20) \(case K-\d+\)\.$/,
    );
    expect(labels(person)).toEqual(['Talk to a person']);
    const { complaint } = await story(memberId);
    expect(complaint).toMatchObject({ severity: 'danger', team: 'duty' });
    const { rows } = await database.current.pool.query<{ severity: string; team: string; alarmed: boolean }>(
      'select severity::text, team, alarmed_at is not null as alarmed from handoff where complaint_id = $1',
      [complaint.id],
    );
    expect(rows).toEqual([{ severity: 'danger', team: 'duty', alarmed: true }]);
  });

  it('has one time, also for whoever asks for a person then', async () => {
    const { person } = await mette();
    await person.says('the lamp caught fire');
    const due = /writes to you here by today, (\d\d:\d\d)/.exec(text(person))?.[1];
    await person.says('when exactly?');
    expect(text(person)).toContain(`by today, ${due}`);
    await person.says('a person, please');
    person.hears(`Customer service has it already. You'll have an answer here by today, ${due}.`);
  });

  it('is heard in the middle of a question, also in Danish', async () => {
    const { person } = await mette('da');
    await person.says('jeg vil klage');
    await press(person, 'Flere valg');
    await person.says('min søn kan ikke få vejret');
    expect(text(person)).toMatch(/^Ring 112 nu\./);
  });

  it('that no pattern shows goes to a person all the same', async () => {
    const { person, memberId } = await mette();
    await person.says('old man lying on the floor by the entrance, he isnt moving');
    expect(text(person)).toMatch(/call 112 now\..*\nOur duty manager has been alerted/i);
    expect((await story(memberId)).complaint).toMatchObject({ severity: 'danger', team: 'duty' });
  });

  it('in a group says what helps, and nothing of the case', async () => {
    const { name } = await mette();
    const inGroup = counter.person(name, { audience: 'public', place: `second group of ${name}` });
    await inGroup.says('the lamp caught fire');
    expect(text(inGroup)).toMatch(
      /^Does it burn or smoke\? Go outside and call 112 now\. Don't use it again\.\nOur duty manager has been alerted\./,
    );
    expect(text(inGroup)).not.toMatch(/K-\d/);
  });

  it('in a group, told by somebody who has no chat of their own, says nothing there of what was promised and missed', async () => {
    const inGroup = counter.person('a passer-by', { audience: 'public', place: 'group of a passer-by' });
    await inGroup.says('the lamp caught fire');
    const said = inGroup.everythingHeard().length;
    const { check, sent } = promiseWork(database.current, counter);
    await check.run(new Date(counter.clock.now().getTime() + DAY_MS));
    await sent();
    expect(inGroup.everythingHeard()).toHaveLength(said);
    const { rows } = await database.current.pool.query(
      `select p.state::text from promise p join conversation c on c.id = p.conversation_id
        where c.channel_conversation_id = 'group of a passer-by' order by p.place`,
    );
    expect(rows).toEqual([{ state: 'missed' }, { state: 'open' }]);
  });
});

describe('points and vouchers as remedies', () => {
  it('are given in the same tap, once, and explained by the ledger', async () => {
    const rules = granlia();
    rules.service.remedies = { ...rules.service.remedies, staff: ['points', 'voucher'] };
    await database.current.transaction((tx) => saveProgramme(tx, rules, SUNDAY));
    const generous = await openCounter(database.current, { rules, channelName: 'generous' });
    try {
      const memberId = await addMember(database.current);
      const { rows } = await database.current.pool.query<{ number: string }>('select number from member where id = $1', [
        memberId,
      ]);
      const { code } = accepted(
        await database.current.transaction((tx) =>
          createLinkCode(tx, { memberNumber: rows[0]!.number, minutes: 10, secret: SECRET }, generous.clock.now()),
        ),
      );
      const person = generous.person('somebody');
      await person.says(`/link ${code}`);
      await person.says('your staff was rude to me');
      expect(labels(person)).toEqual(['100 points', 'A voucher', 'Talk to a person', 'Correct something']);
      await press(person, '100 points');
      expect(text(person)).toMatch(/^That's agreed for K-\d+\. 100 points are on your account\.$/);
      await press(person, '100 points');
      expect(text(person)).toMatch(/nothing is done twice/);
      await person.says('my points');
      expect(text(person)).toMatch(/^You have 100 points to spend\./);
      expect((await story(memberId)).complaint.state).toBe('resolved');
      await person.says('your staff was rude to me again');
      await press(person, 'A voucher');
      expect(text(person)).toMatch(/Show this code at the till: \w{3}-\w{3}-\w{3}-\w{3}-\w{3}\n/);
      await press(person, 'A voucher');
      expect(text(person)).toMatch(/nothing is done twice/);
      const vouchers = await database.current.pool.query('select 1 from voucher where member_id = $1', [memberId]);
      expect(vouchers.rowCount).toBe(1);
      expect((await checkLedger(database.current)).discrepancies).toEqual([]);
    } finally {
      await generous.close();
    }
  });
});
