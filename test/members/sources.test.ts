import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addSource, arriveFrom, findPosterSource, findSource, loadSources, nameShopSources } from '../../src/members/index.ts';
import { readSourceCode, shopSourceCode } from '../../src/members/sources.ts';
import { newId } from '../../src/shared/ids.ts';
import { useDatabase } from '../helpers/database.ts';
import { addIdentity } from '../helpers/identities.ts';
import { accepted, addMember } from '../helpers/shop.ts';

const now = new Date('2026-11-22T13:05:00Z');
const later = new Date('2026-11-23T13:05:00Z');
const noneTaken = () => false;

describe("a shop's code", () => {
  it.each([
    ['OSL-STORO', 'osl-storo'],
    ['Grünerløkka 2', 'grunerlokka-2'],
    ['Ålesund / Ærø', 'alesund-aero'],
    ['Straße', 'strasse'],
    ['  --  ', 'shop'],
    ['東京', 'shop'],
    ['LINK-7', 'shop-link-7'],
  ])('%s becomes %s', (code, expected) => {
    expect(shopSourceCode(code, noneTaken)).toBe(expected);
  });

  it('gets a number where another shop has it', () => {
    const taken = new Set(['storo', 'storo-2']);
    expect(shopSourceCode('Storo', (code) => taken.has(code))).toBe('storo-3');
  });

  it('always is one that travels in a link, and stays so with a number', () => {
    const words = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ minLength: 30, maxLength: 80 }));
    fc.assert(
      fc.property(words, (word) => {
        const first = shopSourceCode(word, noneTaken);
        const second = shopSourceCode(word, (code) => code === first);
        return readSourceCode(first) === first && readSourceCode(second) === second && second !== first;
      }),
    );
  });
});

describe('sources', () => {
  const database = useDatabase();

  async function addShop(code: string, name: string): Promise<void> {
    await database.current.pool.query(`insert into shop (id, code, name, time_zone) values ($1, $2, $3, 'Europe/Oslo')`, [
      newId(),
      code,
      name,
    ]);
  }
  const inTx = database;
  const nameAll = () => inTx.current.transaction((tx) => nameShopSources(tx, now));
  const countsOf = async (code: string) => {
    const found = (await loadSources(database.current)).find((source) => source.code === code)!;
    return [found.people, found.foundHere, found.members];
  };
  const arrive = (identityId: string, code: string, at: Date) =>
    database.current.transaction((tx) => arriveFrom(tx, { identityId, code }, at));

  it('are made for every shop, once, whoever asks at the same time', async () => {
    await addShop('OSL-STORO', 'Oslo Storo');
    await addShop('OSL STORO', 'Storo annex');
    await Promise.all([nameAll(), nameAll()]);
    await nameAll();
    expect((await loadSources(database.current)).map(({ code, shopName }) => [code, shopName])).toEqual([
      ['osl-storo', 'Oslo Storo'],
      ['osl-storo-2', 'Storo annex'],
    ]);
    expect(await findSource(database.current, ' OSL-Storo ', now)).toMatchObject({ code: 'osl-storo', shopName: 'Oslo Storo' });
    expect(await findSource(database.current, 'nobody-made-this', now)).toBeUndefined();
    expect(await findSource(database.current, "'; drop table source", now)).toBeUndefined();
  });

  it('are there for a shop that came while the program runs, as soon as somebody asks', async () => {
    await addShop('TRD-NEW', 'Trondheim');
    const asked = await Promise.all(['trd-new', 'TRD-NEW', 'trd-newer'].map((code) => findSource(database.current, code, now)));
    expect(asked.map((source) => source?.shopName)).toEqual(['Trondheim', 'Trondheim', undefined]);
  });

  it('can be added, for a shop or for none, under a code that is free and travels', async () => {
    await addShop('BGO', 'Bergen');
    const add = (given: Parameters<typeof addSource>[1]) => database.current.transaction((tx) => addSource(tx, given, now));
    const added = accepted(await add({ code: 'Receipt-11', label: 'Receipts, November', shopCode: 'bgo' }));
    expect(added).toEqual({ code: 'receipt-11', label: 'Receipts, November', shopCode: 'BGO', shopName: 'Bergen' });
    expect(accepted(await add({ code: 'website' }))).toEqual({
      code: 'website',
      label: 'website',
      shopCode: null,
      shopName: null,
    });
    expect(await add({ code: 'receipt-11' })).toEqual({
      ok: false,
      refusal: { code: 'source_taken', label: 'Receipts, November' },
    });
    for (const code of ['with space', 'a'.repeat(41), '', 'link-abc', 'ø'])
      expect(await add({ code })).toMatchObject({ refusal: { code: 'unusable_code' } });
    expect(await add({ code: 'x', shopCode: 'nowhere' })).toMatchObject({
      refusal: { code: 'unknown_shop', shops: expect.arrayContaining([{ code: 'BGO', name: 'Bergen' }]) },
    });
    // The shop's own source is still the one by its own code.
    const poster = await database.current.transaction((tx) => findPosterSource(tx, 'BGO', later));
    expect(accepted(poster).code).toBe('bgo');
    const other = await database.current.transaction((tx) => findPosterSource(tx, 'receipt-11', later));
    expect(accepted(other).label).toBe('Receipts, November');
  });

  it('count each person once, and for the first source that they came from', async () => {
    await nameAll();
    const [ada, bo] = [await addIdentity(database.current), await addIdentity(database.current)];
    await arrive(ada, 'osl-storo', now);
    await arrive(ada, 'osl-storo', later);
    await arrive(ada, 'bgo', later);
    await arrive(bo, 'BGO', later);
    expect(await arrive(bo, 'unknown', later)).toBeUndefined();
    expect([await countsOf('osl-storo'), await countsOf('bgo'), await countsOf('website')]).toEqual([
      [1, 1, 0],
      [2, 1, 0],
      [0, 0, 0],
    ]);
    const memberId = await addMember(database.current);
    await database.current.pool.query('update identity set member_id = $1, linked_at = $2 where id = $3', [memberId, later, ada]);
    expect(await countsOf('osl-storo')).toEqual([1, 1, 1]);
  });
});
