import { describe, expect, it } from 'vitest';
import { findVoucher } from '../../src/loyalty/index.ts';
import { offerFigures } from '../../src/outreach/index.ts';
import { localInstant } from '../../src/shared/calendar.ts';
import { DAY_MS } from '../../src/shared/clock.ts';
import { aDraft, putOffers } from '../helpers/offers.ts';
import { openShop, till } from '../helpers/shop.ts';
import { hears, onStage } from './stage.ts';
import { PLATFORMS } from './table.ts';

// The whole way of an offer on every channel, in two languages: fitting, explained, taken, given back, refused, and kept back
// while a case of theirs is open.

describe.each(PLATFORMS)('an offer on %s', (_, row) => {
  it('fits with a true reason, is taken, given back and refused, and waits while a case is open', async () => {
    const { database, platform, clock, ...stage } = await onStage(row);
    const anneke = await platform.person('anneke');
    await anneke.says('join');
    await hears(anneke, /you're a member/);
    const { rows } = await database.pool.query<{ id: string }>('select id from member');
    const memberId = rows[0]!.id;
    const shop = await openShop(database, undefined, new Date(clock.now().getTime() - DAY_MS));
    for (const friday of ['2026-11-06', '2026-11-13', '2026-11-20'])
      await till(database, shop).buy(memberId, 160, localInstant(friday, '16:40', 'Europe/Oslo'), {
        lines: [{ line: 1, productCode: 'COFFEE-250', quantityMilli: 1_000, amountMinor: 16_000, earns: true }],
      });
    await putOffers(database, [aDraft({ code: 'COFFEE-20', about: 'coffee', stock: 10 })], clock.now());

    await anneke.says('anything for me today?');
    await hears(
      anneke,
      /Yes: 20% off ground coffee, until Sunday 29.November\.\s+Why you\? Since September you have bought coffee here 3 times on a Friday\./,
    );
    await anneke.presses('Why?');
    await hears(
      anneke,
      /I looked at your coffee purchases since 1.September: 3, all on a Friday\.[\s\S]*20.November, Storo[\s\S]*Nothing else: not your messages/,
    );
    await anneke.presses('Fine');
    await hears(anneke, /Why you\?/);
    await anneke.presses("I'll take it");
    const { text } = await hears(anneke, /It's yours\. Show this code at the till/);
    const code = /\w{3}(-\w{3}){4}/.exec(text)?.[0] ?? '';
    expect(await findVoucher(database, code)).toMatchObject({ state: 'issued', memberId, points: null });
    await anneke.presses('Give it back');
    await hears(anneke, /It is given back\./);
    expect(await findVoucher(database, code)).toMatchObject({ state: 'given_back' });

    await anneke.says('Afrikaans asseblief');
    await hears(anneke, /Afrikaans/);
    await anneke.says('enigiets vir my vandag?');
    await hears(
      anneke,
      /Ja: 20% afslag op gemaalde koffie[\s\S]*Hoekom jy\? Jy het sedert September 3 keer op 'n Vrydag koffie by ons gekoop\./,
    );
    await anneke.presses('Nie vir my nie');
    await hears(anneke, /Reg so, nie dié een nie\./);
    await anneke.presses('Glad nie sulkes nie');
    await hears(anneke, /Reg so, geen koffie-aanbiedinge meer nie\./);
    await anneke.says('enigiets vir my?');
    await hears(anneke, /Vandag niks wat regtig by jou pas nie\./);
    expect(await offerFigures(database, 'COFFEE-20')).toMatchObject([{ shown: 1, taken: 0, refused: 1, left: 10 }]);

    await putOffers(database, [aDraft({ code: 'WRAP', title: { en: 'Free gift wrapping' }, phrase: undefined })], clock.now());
    await anneke.says('my pakkie het stukkend aangekom');
    await hears(anneke, /K-\d+/);
    await anneke.says('enigiets vir my?');
    await hears(
      anneke,
      /^Jou saak K-\d+ kom eerste: jy kry ons antwoord teen Maandag 23 November 12:00\. Tot dit reg is, hou ek aanbiedinge terug\./,
    );
    await anneke.says('English please');
    await hears(anneke, /English/);
    await anneke.says('any offers?');
    await hears(
      anneke,
      /^Your case K-\d+ comes first: you'll have our answer by Monday 23 November, 12:00\. I keep offers back until it is right\./,
    );
    expect((await offerFigures(database, 'WRAP'))[0]).toMatchObject({ shown: 0, taken: 0 });
    await stage.program.chat.idle();
  });
});
