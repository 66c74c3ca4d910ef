import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useKeyboard } from '../helpers/command.ts';

const keyboard = useKeyboard();
const run = (...args: string[]) => keyboard.run(args);

const file = (yaml: string): string => {
  const path = join(keyboard.dir, 'some-offers.yaml');
  writeFileSync(path, yaml);
  return path;
};

const ALL = 'COFFEE-20, CANDLES-3-2, TABLE-15, DELIVERY-GOLD, GIFT-WRAP';

describe('offer import', () => {
  it('takes the example file, and changes nothing the second time', async () => {
    expect(await run('offer', 'import', 'offers.yaml')).toMatchObject({ code: 0, out: `New: ${ALL}\n` });
    expect(await run('offer', 'import', 'offers.yaml')).toMatchObject({ code: 0, out: `As before: ${ALL}\n` });
    const listed = await run('offer', 'list');
    expect(listed.out).toMatch(
      /^CANDLES-3-2 +3 candles for 2 {2}about candles {2}until 2026-12-13 {2}shown to 0, taken 0, used 0, refused by 0 {2}300 of 300 left/m,
    );
  });

  it('changes what is different, the goods that an offer is about included', async () => {
    const example = readFileSync('offers.yaml', 'utf8');
    const changed = example.replace('restDays: 30', 'restDays: 31').replace('stock: 300', 'stock: 250');
    expect((await run('offer', 'import', file(changed))).out).toBe(
      'Changed: CANDLES-3-2, TABLE-15\nAs before: COFFEE-20, DELIVERY-GOLD, GIFT-WRAP\n',
    );
    const fewer = example.slice(0, example.indexOf('  - code: TABLE-15'));
    expect((await run('offer', 'import', file(fewer))).out).toMatch(
      /^Not in the file, and left as they are: (TABLE-15|DELIVERY-GOLD|GIFT-WRAP)/m,
    );
  });

  it('lists everything that is wrong at once, each with its place, and changes nothing', async () => {
    const refused = await run(
      'offer',
      'import',
      file(`
groups:
  - { code: Coffee, name: { nb: kaffe }, products: ["CO*FFEE"] }
offers:
  - { code: A, title: { en: A title that is far too long for a button }, until: 2026-11-29, about: tea }
  - { code: B, title: { en: B }, from: 2026-12-02, until: 2026-12-01, perMember: 0 }
  - { code: C, title: { en: C }, until: tomorrow, for: { tier: [platinum] } }
  - { code: C, title: { en: C }, until: 2026-12-01, for: { tear: [gold] }, colour: red }
`),
    );
    expect(refused.code).toBe(1);
    for (const place of ['Coffee.code', 'Coffee.name', 'Coffee.products.0', 'A.title.en', 'B.perMember', 'C.until', 'C.for'])
      expect(refused.err, place).toContain(`  ${place}`);
    expect(refused.err).toMatch(/colour/);
    expect((await run('offer', 'list')).out).toMatch(/^COFFEE-20 /m);
  });

  it('lists what is wrong between the parts of a file', async () => {
    const refused = await run(
      'offer',
      'import',
      file(`
offers:
  - { code: A, title: { en: A }, until: 2026-11-29, about: tea }
  - { code: B, title: { en: B }, until: 2026-12-01, for: { tier: [platinum], shop: [NOWHERE] } }
  - { code: B, title: { en: B }, until: 2026-12-01 }
`),
    );
    expect(refused.err).toMatch(/4 problems/);
    expect(refused.err).toContain('A.about: names "tea", which is not among the groups');
    expect(refused.err).toContain('B.for: knows no such thing: tier: platinum');
    expect(refused.err).toContain('B.for: knows no such thing: shop: NOWHERE');
    expect(refused.err).toContain('B.code: B is there twice');
  });
});
