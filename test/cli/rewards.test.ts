import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adjustPoints, formatCode, redeemReward, rewards } from '../../src/loyalty/index.ts';
import { newId } from '../../src/shared/ids.ts';
import { useKeyboard } from '../helpers/command.ts';
import { accepted, addMember } from '../helpers/shop.ts';

const keyboard = useKeyboard();
const run = (...args: string[]) => keyboard.run(args);

const file = (yaml: string): string => {
  const path = join(keyboard.dir, 'catalogue.yaml');
  writeFileSync(path, yaml);
  return path;
};

describe('reward import', () => {
  it('takes the example file, and changes nothing the second time', async () => {
    expect(await run('reward', 'import', 'rewards.yaml')).toMatchObject({
      code: 0,
      out: 'New: COFFEE, MUG, TOTE, TASTING, CANDLES-XMAS\n',
    });
    expect(await run('reward', 'import', 'rewards.yaml')).toMatchObject({
      code: 0,
      out: 'As before: COFFEE, MUG, TOTE, TASTING, CANDLES-XMAS\n',
    });
    const listed = await run('reward', 'list');
    expect(listed.out).toMatch(/^TOTE +150 points {2}Cotton bag {2}0 given$/m);
    expect(listed.out).toMatch(/^MUG +700 points {2}Coffee mug {2}0 given {2}250 of 250 left$/m);
  });

  it('changes what is different, and leaves alone what is not in the file', async () => {
    const cheaper = readFileSync('rewards.yaml', 'utf8').replace('points: 700', 'points: 650');
    expect((await run('reward', 'import', file(cheaper))).out).toMatch(/^Changed: MUG\nAs before: COFFEE, TOTE/);
    const alone = 'rewards: [{ code: PEN, name: { en: Pen }, points: 10, voucherDays: 5 }]';
    expect((await run('reward', 'import', file(alone))).out).toBe(
      'New: PEN\nNot in the file, and left as they are: PEN, TOTE, CANDLES-XMAS, COFFEE, MUG, TASTING\n'.replace(
        'PEN, TOTE',
        'TOTE',
      ),
    );
  });

  it('names every problem at once, and changes nothing', async () => {
    const bad = `rewards:
  - { code: COFFEE, name: { en: A name that is far too long for any button }, points: 0, voucherDays: 30 }
  - { code: COFFEE, name: { nb: Kaffe }, points: 1, voucherDays: 30, colour: red }
  - { code: small, name: { en: Small }, points: 1, voucherDays: 0, from: 2026-12-24, until: 2026-12-01 }
  - { code: TEA, name: { en: Tea }, points: 1, voucherDays: 1, from: tomorrow }`;
    const { code, err } = await run('reward', 'import', file(bad));
    expect(code).toBe(1);
    for (const place of ['COFFEE.name.en', 'COFFEE.points', 'COFFEE.name', 'small.code', 'small.voucherDays', 'TEA.from'])
      expect(err).toContain(`${place}:`);
    expect(
      (await run('reward', 'import', file('rewards: [{ code: X, name: { en: X }, points: 1, voucherDays: 1, tier: king }]'))).err,
    ).toContain('X.tier: is one of member, silver, gold');
    expect((await run('reward', 'import', file('rewards: ['))).err).toMatch(/^The file is not YAML/);
    expect((await rewards(keyboard.database, new Date())).some(({ code: known }) => known === 'TEA')).toBe(false);
  });
});

describe('voucher', () => {
  it('is shown, used once, and refused with when and where it was', async () => {
    const memberId = await addMember(keyboard.database);
    const now = new Date();
    const opening = { memberId, points: 300, reason: 'opening', idempotencyKey: newId() } as const;
    accepted(await keyboard.database.transaction((tx) => adjustPoints(tx, opening, keyboard.shop.programme, now)));
    const { id: rewardId } = (await rewards(keyboard.database, now)).find(({ code }) => code === 'COFFEE')!;
    const command = { memberId, rewardId, idempotencyKey: newId() };
    const { voucher } = accepted(
      await keyboard.database.transaction((tx) =>
        redeemReward(tx, command, keyboard.shop.programme, new Date(now.getTime() + 1_000)),
      ),
    );
    const code = formatCode(voucher.code);
    const shopCode = keyboard.shop.shopId.slice(-12);
    expect((await run('voucher', 'show', code.toLowerCase())).out).toMatch(new RegExp(`^Free coffee, ${code}: good until`));
    expect(await run('voucher', 'consume', code)).toMatchObject({ code: 1, err: expect.stringContaining('in which shop?') });
    expect((await run('voucher', 'consume', code, '--shop', 'MOON')).err).toBe('There is no shop MOON.\n');
    expect((await run('voucher', 'consume', code, '--shop', shopCode, '--key', 'till 1')).out).toMatch(
      /: used at .* in Storo\n$/,
    );
    expect(await run('voucher', 'consume', code, '--shop', shopCode, '--key', 'till 1')).toMatchObject({ code: 0 });
    expect(await run('voucher', 'consume', code, '--shop', shopCode)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^Free coffee: this code was used at .* in Storo/),
    });
    expect((await run('voucher', 'show', 'KF7-M4Q')).err).toMatch(/^There is no voucher KF7-M4Q\./);
    const less = 'rewards: [{ code: COFFEE, name: { en: Free coffee }, points: 300, voucherDays: 30, stock: 0 }]';
    expect(await run('reward', 'import', file(less))).toMatchObject({
      code: 1,
      err: expect.stringContaining('COFFEE.stock: 1 have been given already'),
    });
  });
});
