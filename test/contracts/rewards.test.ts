import { describe, expect, it } from 'vitest';
import { adjustPoints, checkLedger, currentProgramme, findVoucher, loadPointsFacts } from '../../src/loyalty/index.ts';
import { DAY_MS } from '../../src/shared/clock.ts';
import { eventually } from '../helpers/program.ts';
import { aReward, offer } from '../helpers/rewards.ts';
import { accepted, openShop } from '../helpers/shop.ts';
import { aKey, caller } from '../http/api/calling.ts';
import { aColleague } from './colleague.ts';
import { listener } from './customer.ts';
import { onStage } from './stage.ts';
import { PLATFORMS } from './table.ts';

// The whole way of a reward on every channel, in two languages: from joining to the picture of the code and its use at the till by the API;
// then a second one, which is given back, and a third one, which a colleague takes at the voucher desk.

const CODE = /\w{3}(-\w{3}){4}/;

describe.each(PLATFORMS)('a reward on %s', (_, row) => {
  it('is swapped in two steps, its code said, shown, used once and known as used, and given back', async () => {
    const stage = await onStage(row);
    const { database, platform, clock } = stage;
    const ada = await platform.person('ada');
    const hears = listener(ada, 'ada');
    await ada.says('join');
    await hears(/you're a member/);
    await ada.presses('Show my card');
    const { text: card } = await hears(/Your member number: 29\d{11}/);
    const { rows } = await database.pool.query<{ id: string; number: string }>('select id, number from member');
    const [{ id: memberId, number }] = rows as [{ id: string; number: string }];
    expect(card).toContain(number);
    const earlier = new Date(clock.now().getTime() - DAY_MS);
    const shop = await openShop(database, undefined, earlier);
    await offer(database, [aReward({ code: 'COFFEE', phrase: { en: 'a free coffee', nb: 'en gratis kaffe' } })], earlier);
    const programme = (await currentProgramme(database, clock.now()))!;
    const opening = { memberId, points: 640, reason: 'opening', idempotencyKey: 'opening' } as const;
    accepted(await database.transaction((tx) => adjustPoints(tx, opening, programme, earlier)));

    await ada.says('what can I get?');
    await hears(/Free coffee: 300 points/);
    await ada.presses('Free coffee');
    await hears(/Swap 300 points for a free coffee\?/);
    await ada.presses('Yes, swap');
    const code = CODE.exec((await hears(/It's yours\./)).text)?.[0] ?? '';
    expect(await findVoucher(database, code)).toMatchObject({ state: 'issued', memberId });
    await ada.presses('Show QR');
    await hears(new RegExp(`show this code at the till: ${code}`));
    // The card and the code.
    if (row.lacks.picture === undefined) await eventually('both pictures are there', () => ada.pictures!() === 2);

    const counter = caller(stage.program.url, await aKey(database, { scopes: ['vouchers:write'], shopId: shop.shopId }));
    const use = (idempotencyKey?: string) =>
      counter.post(`/api/v1/vouchers/${code}/consumptions`, {}, idempotencyKey === undefined ? {} : { idempotencyKey });
    const used = await use('sale-1');
    expect(used).toMatchObject({ status: 201, body: { code, state: 'used' } });
    expect((await use('sale-1')).body).toEqual(used.body);
    expect(await use()).toMatchObject({ status: 409, body: { code: 'voucher_used' } });
    await ada.says('my vouchers');
    await hears(/Free coffee: used today at 14:0\d, Storo/);

    await ada.says('norsk, takk');
    await hears(/norsk/);
    const swaps = async (): Promise<string> => {
      await ada.says('hva kan jeg få?');
      await hears(/Gratis kaffe: 300 poeng/);
      await ada.presses('Gratis kaffe');
      await hears(/Bytte 300 poeng mot en gratis kaffe\? Du beholder 40\./);
      await ada.presses('Ja, bytt');
      return CODE.exec((await hears(/Den er din\. Vis denne koden i kassen: \S+/)).text)?.[0] ?? '';
    };
    await swaps();
    await ada.presses('Gi tilbake');
    await hears(/Den er gitt tilbake, og 300 poeng er på kontoen din igjen\./);
    expect((await loadPointsFacts(database, memberId, programme, clock.now()))?.spendable).toBe(340);
    const taken = await swaps();
    clock.moveBy(DAY_MS);
    const line = await aColleague(stage);
    await line.sends(`/console/vouchers?code=${taken}`, '/vouchers', { shop: shop.shopId.slice(-12) });
    await ada.says('kupongene mine');
    await hears(/Gratis kaffe: brukt i dag kl\. 14\.0\d, Storo/);

    expect((await loadPointsFacts(database, memberId, programme, clock.now()))?.spendable).toBe(40);
    const { rows: entries } = await database.pool.query(
      `select points from ledger_entry where member_id = $1 and kind in ('redeem', 'reverse') order by position`,
      [memberId],
    );
    expect(entries.map(({ points }) => points)).toEqual([-300, -300, 300, -300]);
    expect((await checkLedger(database)).discrepancies).toEqual([]);
    await stage.program.chat.idle();
  });
});
