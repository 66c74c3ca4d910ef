import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openAttachment } from '../../src/chat/attachments.ts';
import { checkLedger } from '../../src/loyalty/index.ts';
import { complaintsOf, loadComplaint, promisesAbout } from '../../src/support/index.ts';
import { withPlainSpaces } from '../helpers/people.ts';
import { eventually } from '../helpers/program.ts';
import { aColleague } from './colleague.ts';
import { aCustomer, aShop, type Customer } from './customer.ts';
import { onStage, type Stage } from './stage.ts';
import { PLATFORMS } from './table.ts';

// A complaint from its first word to "it did not hold", for two people who speak two languages, on every platform: filed, corrected, with
// a picture, settled; the promise is missed and made good; a colleague takes over, answers by name and puts it right; and days later it is
// opened again. What they see is compared with what is kept.

const STORIES = {
  en: {
    order: '48213',
    hello: ['hello', /Hello/],
    complains: 'my parcel just came and two of the cups are smashed 😡 order 48231',
    filed:
      /^We're sorry, Mette\. .*\nYour case is K-\d+ \(order 48231, 2 × cups\)\. You'll have our answer by Monday 23 November, 12:00\./,
    correct: ['Correct something', /^What shall I change\?/],
    which: ['Order number', /^Which order or receipt is it\?/],
    corrected: /^Corrected, thank you\.\nYour case is K-\d+ \(order 48213, 2 × cups\)\./,
    caption: 'this is how they came',
    photo: /^I've added that to K-\d+\.\nWhat you sent with it has arrived too\./,
    choose: ['Send 2 new ones', /^That's agreed for K-\d+\.\nYour 2 new items will be sent by Monday 23 November, 16:00\./],
    missed:
      /^We promised to send your 2 new items by 16:00\. We did not, and we're sorry\. The duty manager has it now and writes to you by Tuesday 24 November, 09:30\.\nThe 100 points are on your account\./,
    taken: /^Line from customer service has taken over and can see everything above\./,
    asks: 'when do they come?',
    answer: 'Hello Mette, this is Line. They leave within the hour.',
    sent: /^Your 2 new items were sent .* at 09:1\d\. We're sorry that it took longer than we promised\.\nReference: PARCEL-48213/,
    back: /^Line is done, so it's me again\. Is it solved\?/,
    solved: ['Yes', /^Good to hear\./],
    held: /^Hello Mette\. Did the 2 new items arrive whole\?/,
    no: [
      'No, open the case again',
      /^K-\d+ is open again, and you needn't explain it from the start\. You'll have our answer by .*What is wrong now\?/,
    ],
    again: ['Broken again', /^Thank you, it is noted in K-\d+\./],
  },
  da: {
    order: '51877',
    hello: ['dansk, tak', /dansk/],
    complains: 'min pakke er lige kommet og to af kopperne er smadret 😡 ordre 51787',
    filed:
      /^Det er vi kede af, Freja\. .*\nDin sag er K-\d+ \(ordre 51787, 2 × kopperne\)\. Du får vores svar senest mandag den 23\. november kl\. 12\.00\./,
    correct: ['Ret noget', /^Hvad skal jeg ændre\?/],
    which: ['Ordrenummer', /^Hvilken ordre eller kvittering drejer det sig om\?/],
    corrected: /^Det er rettet, tak\.\nDin sag er K-\d+ \(ordre 51877, 2 × kopperne\)\./,
    caption: 'sådan så de ud',
    photo: /^Det er lagt til i K-\d+\.\n/,
    choose: ['Send 2 nye', /^Det er aftalt i K-\d+\.\n.*senest mandag den 23\. november kl\. 16\.00\./],
    missed:
      /^Vi lovede at sende dig 2 nye varer senest kl\. 16\.00\. Det nåede vi ikke, og det beklager vi\. Vagthavende har sagen nu og skriver til dig senest tirsdag den 24\. november kl\. 9\.30\.\nDe 100 point står på din konto\./,
    taken: /^Line fra kundeservice har taget over og kan se alt, vi har skrevet\./,
    asks: 'hvornår kommer de?',
    answer: 'Hej Freja, det er Line. De bliver sendt inden for en time.',
    sent: /^Dine 2 nye varer blev sendt .* kl\. 9\.1\d\. Vi beklager, at det tog længere tid, end vi lovede\.\nReference: PARCEL-51877/,
    back: /^Line er færdig, så nu er det mig igen\. Er det løst\?/,
    solved: ['Ja', /^Godt at høre\./],
    held: /^Hej Freja\. Kom de 2 nye varer hele frem\?/,
    no: [
      'Nej, åbn sagen igen',
      /^K-\d+ er åben igen, og du skal ikke forklare forfra\. Du får vores svar senest .*Hvad er galt nu\?/,
    ],
    again: ['I stykker igen', /^Tak, det er noteret i K-\d+\./],
  },
} as const;
type Story = (typeof STORIES)[keyof typeof STORIES];

const PNG = Buffer.concat([Buffer.from('89504E470D0A1A0A', 'hex'), randomBytes(5_000)]);
/** In Oslo: Monday 16:01, a minute after the promise; Tuesday 9:10; six days later. */
const MISSED_AT = new Date('2026-11-23T15:01:00Z');
const TUESDAY = new Date('2026-11-24T08:10:00Z');
const DAYS_LATER = new Date('2026-11-30T09:00:00Z');

async function comesRound({ program, clock }: Stage, instant: Date): Promise<void> {
  await program.chat.idle();
  clock.moveTo(instant);
  // Twice, as two processes would: nothing is done twice.
  await program.jobs.runAll();
  await program.jobs.runAll();
  await program.chat.sweep();
}

async function caseOf({ database }: Stage, { memberId }: Customer) {
  const [newest] = await complaintsOf(database, { memberId, identityId: memberId }, 10);
  return (await loadComplaint(database, newest!.complaint.id))!;
}

async function presses(customer: Customer, [label, pattern]: readonly [string, RegExp]): Promise<void> {
  await customer.presses(label);
  await customer.hears(pattern);
}

/** Filed, corrected, with a picture, and settled by one tap. */
async function complains(stage: Stage, customer: Customer, story: Story): Promise<void> {
  await customer.says(story.complains);
  await customer.hears(story.filed);
  await presses(customer, story.correct);
  await presses(customer, story.which);
  await customer.says(story.order);
  await customer.hears(story.corrected);
  await customer.sendsPhoto(PNG, story.caption);
  await customer.hears(story.photo);
  await presses(customer, story.choose);

  const { complaint, events, orders, files } = await caseOf(stage, customer);
  expect(complaint).toMatchObject({ state: 'settling', category: 'damaged', orderNumber: story.order, words: story.complains });
  expect(complaint.goods?.value).toEqual({ minor: 29_800, currency: 'NOK' });
  expect(events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['filed', 'promised', 'corrected', 'remedy_agreed']));
  expect(orders).toMatchObject([{ remedy: 'replacement', state: 'ordered' }]);
  expect(files).toHaveLength(1);
  await eventually('the picture is kept', async () => (await openAttachment(stage.database, files[0]!.id)) !== undefined);
  expect(Buffer.from((await openAttachment(stage.database, files[0]!.id))!.bytes).equals(PNG)).toBe(true);
}

async function isMadeGood(stage: Stage, customer: Customer, story: Story): Promise<void> {
  await customer.hears(story.missed);
  expect(customer.everything().filter(({ text }) => story.missed.test(withPlainSpaces(text)))).toHaveLength(1);
  const { rows } = await stage.database.pool.query(
    `select kind::text, points, reason from ledger_entry where member_id = $1 and idempotency_key like 'promise:%'`,
    [customer.memberId],
  );
  expect(rows).toEqual([{ kind: 'adjust', points: 100, reason: 'apology' }]);
}

describe.each(PLATFORMS)('a complaint on %s', (_, row) => {
  it('is filed, corrected, missed, made good, taken by a colleague, put right and opened again', {
    timeout: 60_000,
  }, async () => {
    const stage = await onStage(row);
    const shop = await aShop(stage);
    const bought = (receipt: string) => ({ receipt, productCode: 'CUP', quantity: 2, kroner: 298 });
    const { en, da } = STORIES;
    const people = [
      [await aCustomer(stage, shop, { name: 'ada', givenName: 'Mette', hello: en.hello, bought: bought(en.order) }), en],
      [await aCustomer(stage, shop, { name: 'ben', givenName: 'Freja', hello: da.hello, bought: bought(da.order) }), da],
    ] as const;
    await Promise.all(people.map(([customer, story]) => complains(stage, customer, story)));

    await comesRound(stage, MISSED_AT);
    for (const [customer, story] of people) await isMadeGood(stage, customer, story);

    stage.clock.moveTo(TUESDAY);
    const line = await aColleague(stage, 'Line');
    const list = await line.reads('/console/inbox');
    for (const [customer, story] of people) {
      const page = `/console/conversations/${customer.conversationId}`;
      expect(list).toContain(page);
      await line.sends(page, '/claim');
      await customer.hears(story.taken);
      const told = customer.everything().length;
      await customer.says(story.asks);
      await stage.program.chat.idle();
      await eventually('the colleague reads it', async () => (await line.reads(page)).includes(story.asks));
      await line.sends(page, '/reply', { text: story.answer });
      await customer.hears(new RegExp(story.answer.replaceAll('.', '\\.')));
      // Between the question and the answer the bot kept silent.
      expect(customer.everything().slice(told)).toHaveLength(1);
      await line.sends(page, '/confirm', { proof: `PARCEL-${story.order}` });
      await customer.hears(story.sent);
      await line.sends(page, '/release');
      await customer.hears(story.back);
      await presses(customer, story.solved);
      const { complaint, orders } = await caseOf(stage, customer);
      expect(complaint.state).toBe('resolved');
      expect(orders).toMatchObject([{ state: 'confirmed', note: `PARCEL-${story.order}` }]);
    }

    await comesRound(stage, DAYS_LATER);
    for (const [customer, story] of people) {
      await customer.hears(story.held);
      expect(customer.everything().filter(({ text }) => story.held.test(withPlainSpaces(text)))).toHaveLength(1);
      await presses(customer, story.no);
      await presses(customer, story.again);
      const { complaint, events } = await caseOf(stage, customer);
      expect(complaint).toMatchObject({ state: 'open', severity: 'high', category: 'damaged' });
      expect(events.map(({ kind }) => kind)).toContain('reopened');
      const open = (await promisesAbout(stage.database, complaint.id)).filter(({ state }) => state === 'open');
      expect(open).toMatchObject([{ promised: { kind: 'answer' } }]);
    }
    expect((await checkLedger(stage.database)).discrepancies).toEqual([]);
    await stage.program.chat.idle();
  });
});
