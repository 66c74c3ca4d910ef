import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordPurchase } from '../../src/loyalty/index.ts';
import { newId } from '../../src/shared/ids.ts';
import { useDatabase } from '../helpers/database.ts';
import { openShop, type Shop } from '../helpers/people.ts';
import { withPlainSpaces } from '../helpers/people.ts';

const database = useDatabase();
let shop: Shop;

beforeAll(async () => {
  shop = await openShop(database.current);
});
afterAll(() => shop.close());

describe('a stranger', () => {
  it('hears who is speaking, that it is automated, and where the privacy notice is', async () => {
    const ada = shop.person('ada');
    await ada.says('hello');
    ada.hears(/^Hello, I'm Granlia's automated assistant\./);
    ada.hears(/https:\/\/granlia\.example\/privacy/);
  });
});
