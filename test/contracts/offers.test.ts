import { describe, expect, it } from 'vitest';
import { findVoucher } from '../../src/loyalty/index.ts';
import { offerFigures } from '../../src/outreach/index.ts';
import { localInstant } from '../../src/shared/calendar.ts';
import { DAY_MS } from '../../src/shared/clock.ts';
import { aDraft, putOffers } from '../helpers/offers.ts';
import { openShop, type TestShop, till } from '../helpers/shop.ts';
import { listener } from './customer.ts';
import { onStage, type Stage } from './stage.ts';
import { PLATFORMS } from './table.ts';

// The whole way of an offer on every channel, in two languages: fitting, explained, taken, given back, refused, and kept back
// while a case of theirs is open.

const CODE = /\w{3}(-\w{3}){4}/;

const STORIES = {
  en: {
    language: ['English please', /English/],
    asks: 'anything for me today?',
    offered:
      /Yes: 20% off ground coffee, until Sunday 29 November\.\s+Why you\? Since September you have bought coffee here 3 times on a Friday\./,
    why: [
      'Why?',
      /I looked at your coffee purchases since 1 September: 3, all on a Friday\.[\s\S]*20 November, Storo[\s\S]*Nothing else: not your messages/,
    ],
    fine: ['Fine', /Why you\?/],
    take: ["I'll take it", /It's yours\. Show this code at the till/],
    back: ['Give it back', /It is given back\./],
    no: ['Not for me', /^All right, not this one\./],
    never: ['No such offers at all', /^No more coffee offers then\./],
    nothing: /^Nothing today that really suits you\./,
    complains: 'my parcel came broken',
    waits:
      /^Your case K-\d+ comes first: you'll have our answer by Monday 23 November, 12:00\. I keep offers back until it is right\./,
  },
  af: {
    language: ['Afrikaans asseblief', /Afrikaans/],
    asks: 'enigiets vir my vandag?',
    offered:
      /Ja: 20% afslag op gemaalde koffie[\s\S]*Hoekom jy\? Jy het sedert September 3 keer op 'n Vrydag koffie by ons gekoop\./,
    why: [
      'Hoekom?',
      /koffie-aankope sedert 1 September gekyk: 3, almal op 'n Vrydag\.[\s\S]*20 November, Storo[\s\S]*Niks anders nie/,
    ],
    fine: ['Reg so', /Hoekom jy\?/],
    take: ['Ek vat dit', /Dis joune\. Wys hierdie kode by die betaalpunt/],
    back: ['Gee terug', /teruggegee\./],
    no: ['Nie vir my nie', /^Reg so, nie dié een nie\./],
    never: ['Glad nie sulkes nie', /^Reg so, geen koffie-aanbiedinge meer nie\./],
    nothing: /^Vandag niks wat regtig by jou pas nie\./,
    complains: 'my pakkie het stukkend aangekom',
    waits:
      /^Jou saak K-\d+ kom eerste: jy kry ons antwoord teen Maandag 23 November 12:00\. Tot dit reg is, hou ek aanbiedinge terug\./,
  },
} as const;
type Story = (typeof STORIES)[keyof typeof STORIES];

/** Somebody who buys coffee on Fridays, from the first look at what fits to what waits while their case is open. */
async function goesThrough(stage: Stage, shop: TestShop, name: string, story: Story): Promise<void> {
  const { database, platform } = stage;
  const person = await platform.person(name);
  const hears = listener(person, name);
  const presses = async ([label, pattern]: readonly [string, RegExp]) => {
    await person.presses(label);
    return hears(pattern);
  };
  await person.says('join');
  await hears(/you're a member/);
  await person.says(story.language[0]);
  await hears(story.language[1]);
  const { rows } = await database.pool.query<{ id: string }>(
    'select i.member_id as id from identity i join conversation c on c.identity_id = i.id where c.channel_conversation_id = $1',
    [person.channelConversationId],
  );
  const memberId = rows[0]!.id;
  for (const friday of ['2026-11-06', '2026-11-13', '2026-11-20'])
    await till(database, shop).buy(memberId, 160, localInstant(friday, '16:40', 'Europe/Oslo'), {
      lines: [{ line: 1, productCode: 'COFFEE-250', quantityMilli: 1_000, amountMinor: 16_000, earns: true }],
    });

  await person.says(story.asks);
  await hears(story.offered);
  await presses(story.why);
  await presses(story.fine);
  const code = CODE.exec((await presses(story.take)).text)?.[0] ?? '';
  expect(await findVoucher(database, code)).toMatchObject({ state: 'issued', memberId, points: null });
  await presses(story.back);
  expect(await findVoucher(database, code)).toMatchObject({ state: 'given_back' });
  await person.says(story.asks);
  await hears(story.offered);
  await presses(story.no);
  await presses(story.never);
  await person.says(story.asks);
  await hears(story.nothing);
  await person.says(story.complains);
  await hears(/K-\d+/);
  await person.says(story.asks);
  await hears(story.waits);
}

describe.each(PLATFORMS)('an offer on %s', (_, row) => {
  it('fits with a true reason, is taken, given back and refused, and waits while a case is open', async () => {
    const stage = await onStage(row);
    const { database, clock } = stage;
    const shop = await openShop(database, undefined, new Date(clock.now().getTime() - DAY_MS));
    await putOffers(database, [aDraft({ code: 'COFFEE-20', about: 'coffee', stock: 10 })], clock.now());
    await Promise.all([goesThrough(stage, shop, 'ada', STORIES.en), goesThrough(stage, shop, 'anneke', STORIES.af)]);
    expect(await offerFigures(database, 'COFFEE-20')).toMatchObject([{ taken: 0, refused: 2, left: 10 }]);
    await stage.program.chat.idle();
  });
});
