import { describe, expect, it } from 'vitest';
import { adjustPoints, checkLedger, currentProgramme, findVoucher } from '../../src/loyalty/index.ts';
import { DAY_MS } from '../../src/shared/clock.ts';
import { eventually } from '../helpers/program.ts';
import { aReward, offer } from '../helpers/rewards.ts';
import { accepted } from '../helpers/shop.ts';
import { hears, onStage } from './stage.ts';
import { TABLE } from './table.ts';

// The whole way of a reward on every channel, from joining to the picture of the code.

describe.each(TABLE)('a reward on %s', (_, row) => {
  it('is swapped in two steps, and its code is said and shown', async () => {
    const { database, platform, clock, ...stage } = await onStage(row);
    const ada = await platform.person('ada');
    await ada.says('join');
    await hears(ada, /you're a member/);
    await ada.presses('Show my card');
    const { text: card } = await hears(ada, /Your member number: 29\d{11}/);
    const { rows } = await database.pool.query<{ id: string; number: string }>('select id, number from member');
    const [{ id: memberId, number }] = rows as [{ id: string; number: string }];
    expect(card).toContain(number);
    const earlier = new Date(clock.now().getTime() - DAY_MS);
    await offer(database, [aReward({ code: 'COFFEE', phrase: { en: 'a free coffee' } })], earlier);
    const programme = (await currentProgramme(database, clock.now()))!;
    const opening = { memberId, points: 640, reason: 'opening', idempotencyKey: 'opening' } as const;
    accepted(await database.transaction((tx) => adjustPoints(tx, opening, programme, earlier)));

    await ada.says('what can I get?');
    await hears(ada, /Free coffee: 300 points/);
    await ada.presses('Free coffee');
    await hears(ada, /Swap 300 points for a free coffee\?/);
    await ada.presses('Yes, swap');
    const { text } = await hears(ada, /It's yours\./);
    const code = /\w{3}(-\w{3}){4}/.exec(text)?.[0] ?? '';
    expect(await findVoucher(database, code)).toMatchObject({ state: 'issued', memberId });
    await ada.presses('Show QR');
    await hears(ada, new RegExp(`show this code at the till: ${code}`));
    // The card and the code.
    if (row.lacks.picture === undefined) await eventually('both pictures are there', () => ada.pictures!() === 2);
    expect((await checkLedger(database)).discrepancies).toEqual([]);
    await stage.program.chat.idle();
  });
});
