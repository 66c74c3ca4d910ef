import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copiesIn, copyToken } from '../../src/chat/copies.ts';
import { MY_DATA_PATH, myDataMounts } from '../../src/http/index.ts';
import { loadTexts } from '../../src/locales/index.ts';
import { HOUR_MS, movableClock } from '../../src/shared/clock.ts';
import { useDatabase } from '../helpers/database.ts';
import { type Counter, openCounter, SECRET, SUNDAY } from '../helpers/people.ts';

const database = useDatabase();
const clock = movableClock(SUNDAY);
const texts = loadTexts(['en', 'nb']);
let counter: Counter;
beforeAll(async () => {
  counter = await openCounter(database.current, {
    channelName: 'teams',
    copyWay: () => ({ kind: 'link', address: (token) => `https://granlia.example${MY_DATA_PATH}/${token}` }),
  });
});
afterAll(() => counter.close());

const handle = (request: Request) =>
  myDataMounts({
    brand: () => ({ name: 'Granlia', languages: { default: 'nb', offered: ['nb', 'en'] } }),
    texts: (language, key) => texts.format(language, key),
    copies: copiesIn(database.current, clock),
    secret: SECRET,
    clock,
  })[0]!.handle(request);

let people = 0;
async function aLink(): Promise<string> {
  people += 1;
  const person = counter.person(`ada ${people}`, { languageHint: 'en' });
  await person.says('give me a copy of my data');
  const [button] = person.heard().buttons;
  return button && 'url' in button ? button.url : '';
}

describe('the page of a copy', () => {
  it('takes nothing away until a person presses its button, and then gives the copy once', async () => {
    const url = await aLink();
    for (let looks = 0; looks < 2; looks += 1) {
      const page = await handle(new Request(url, { headers: { 'accept-language': 'en' } }));
      expect(page.status).toBe(200);
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(await page.text()).toContain('Fetch it');
    }
    const copy = await handle(new Request(url, { method: 'POST' }));
    expect(copy.headers.get('content-disposition')).toBe('attachment; filename="my-data.json"');
    expect(await copy.json()).toMatchObject({ brand: expect.any(String), messages: expect.anything() });
    const again = await handle(new Request(url, { method: 'POST' }));
    expect(again.status).toBe(410);
    expect(await again.text()).toContain('Kopien er ikke her lenger');
  });

  it('gives it to one of two who press at once', async () => {
    const url = await aLink();
    const both = await Promise.all([handle(new Request(url, { method: 'POST' })), handle(new Request(url, { method: 'POST' }))]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 410]);
  });

  it('opens nothing for a made-up link, for another file of ours, or after a day', async () => {
    const url = await aLink();
    const { rows } = await database.current.pool.query<{ id: string }>('select id from outbox_message limit 1');
    const later = new Date(SUNDAY.getTime() + HOUR_MS);
    for (const token of [
      '',
      'x',
      `${url.split('/').at(-1)}x`,
      copyToken('another secret, as long as ours', rows[0]!.id, later),
      copyToken(SECRET, rows[0]!.id, later),
    ])
      expect((await handle(new Request(`https://granlia.example${MY_DATA_PATH}/${token}`))).status).toBe(410);
    clock.moveBy(25 * HOUR_MS);
    expect((await handle(new Request(url, { method: 'POST' }))).status).toBe(410);
    expect((await handle(new Request(url, { method: 'DELETE' }))).status).toBe(405);
  });
});
