import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadLibrary, noteUnanswered, saveAnswers } from '../../../src/answers/index.ts';
import { newId } from '../../../src/shared/ids.ts';
import { useDatabase } from '../../helpers/database.ts';
import { openShop } from '../../helpers/shop.ts';
import { type House, hire, NOW, openHouse, signedIn, type Visitor } from './visiting.ts';

const database = useDatabase();
let house: House;
let maja: Visitor;
beforeAll(async () => {
  await openShop(database.current);
  house = await openHouse(database.current);
  maja = await signedIn(
    house,
    database.current,
    await hire(database.current, { email: 'maja@granlia.example', role: 'marketing' }),
  );
});
afterAll(() => house.console.close());

const PARKING = {
  code: 'parking',
  from: '',
  until: '',
  active: 'yes',
  'title-en': 'Parking',
  'questions-en': 'where can i park\nis there parking',
  'text-en': 'Behind the shop.',
  do: 'save',
};
const parking = async () => (await loadLibrary(database.current, '2026-11-22')).get('parking');

it('writes, previews and changes an answer, with an entry in the audit for each change', async () => {
  const preview = await maja.post('/console/answers', { ...PARKING, do: 'preview' });
  expect(preview.text).toContain('Behind the shop.');
  expect(await parking()).toBeUndefined();
  expect((await maja.post('/console/answers', PARKING)).status).toBe(303);
  expect(await parking()).toMatchObject({
    version: 1,
    savedBy: expect.any(String),
    content: { questions: { en: ['where can i park', 'is there parking'] } },
  });
  expect((await maja.post('/console/answers', PARKING)).text).toContain('There is an answer parking already');
  await maja.post('/console/answers/parking', { ...PARKING, 'text-nb': 'Bak butikken.', 'questions-nb': 'parkering' });
  await maja.post('/console/answers/parking', { ...PARKING, 'text-nb': 'Bak butikken.', 'questions-nb': 'parkering' });
  expect(await parking()).toMatchObject({ version: 2, content: { text: { nb: 'Bak butikken.' } } });
  const { rows } = await database.current.pool.query(
    `select action, detail from audit_entry where action like 'answer.%' order by action`,
  );
  expect(rows).toEqual([
    { action: 'answer.added', detail: { code: 'parking' } },
    { action: 'answer.changed', detail: { code: 'parking' } },
  ]);
  const list = await maja.get('/console/answers');
  expect(list.text).toMatch(/Missing languages[\s\S]*Danish, Swedish/);
});

it('writes a text of its own for a shop, with fields that are added for it', async () => {
  const { code } = (await database.current.prisma.shop.findFirst({ where: { kind: 'store' } }))!;
  const before = { ...PARKING, 'text-nb': 'Bak butikken.', 'questions-nb': 'parkering' };
  const added = await maja.post('/console/answers/parking', { ...before, do: 'shop', shop: code });
  expect(added.text).toContain(`name="shop-${code}-en"`);
  const own = { shops: code, [`shop-${code}-en`]: 'In the cellar.\n{hours}' };
  const preview = await maja.post('/console/answers/parking', { ...before, ...own, do: 'preview' });
  // The shop has none of its own.
  expect(preview.text).toMatch(
    /In the cellar\.\nI don.{1,6}t have those opening hours here\. Customer service: Mon–Fri 09:00–17:00.*\. Phone: \+47 22 00 00 00<\/bdi>/,
  );
  await maja.post('/console/answers/parking', { ...before, ...own });
  expect((await parking())!.content.shops).toEqual({ [code]: { en: 'In the cellar.\n{hours}' } });
  expect((await maja.get('/console/answers/parking')).text).toContain('In the cellar.');
  await maja.post('/console/answers/parking', { ...before, ...own, [`shop-${code}-en`]: '' });
  expect((await parking())!.content.shops).toEqual({});
});

it('keeps what was written in languages that the programme does not offer any more', async () => {
  const { code } = (await database.current.prisma.shop.findFirst({ where: { kind: 'store' } }))!;
  const content = {
    title: { en: 'Toys', de: 'Spielzeug' },
    questions: { en: ['toys'], de: ['spielzeug'] },
    text: { en: 'Upstairs.', de: 'Oben.' },
    shops: { [code]: { de: 'Im Keller.' } },
    active: true,
  };
  await database.current.transaction((tx) => saveAnswers(tx, [{ code: 'toys', ...content }], null, NOW));
  const { languages } = house.programme.rules;
  const { offered } = languages;
  languages.offered = offered.filter((one) => one !== 'de');
  expect((await maja.get('/console/answers/toys')).text).not.toContain('text-de');
  const form = { active: 'yes', 'title-en': 'Toys', 'questions-en': 'toys', 'text-en': 'Downstairs.', do: 'save' };
  await maja.post('/console/answers/toys', { ...form, shops: code, [`shop-${code}-en`]: '' });
  languages.offered = offered;
  const saved = (await loadLibrary(database.current, '2026-11-22')).get('toys');
  expect(saved).toMatchObject({ version: 2, content: { ...content, text: { en: 'Downstairs.', de: 'Oben.' } } });
});

it('refuses what is wrong, and keeps what was written', async () => {
  const long = await maja.post('/console/answers', { ...PARKING, code: 'no-way', 'title-en': 'x'.repeat(30) });
  expect(long.status).toBe(422);
  expect(long.text).toContain('x'.repeat(30));
  const days = await maja.post('/console/answers', { ...PARKING, code: 'no-way', from: '2026-12-02', until: '2026-12-01' });
  expect(days.text).toContain('is not after');
});

it('lists what nobody could answer, makes an answer of it, and takes it off', async () => {
  const [conversationId, identityId] = [newId(), newId()];
  const text = 'Can I <b>rent</b> a tent for 300 kr?';
  await database.current.transaction((tx) =>
    noteUnanswered(tx, { messageId: newId(), conversationId, identityId, language: 'en', text, names: [] }, NOW),
  );
  const list = await maja.get('/console/unanswered');
  expect(list.text).toContain('Can I &lt;b&gt;rent&lt;/b&gt; a tent for # kr?');
  expect(list.text).toContain('/console/answers/new?question=Can%20I');
  const made = await maja.get('/console/answers/new?question=rent+a+tent&language=en');
  expect(made.text).toContain('rent a tent</textarea>');
  const question = /name="question" value="([^"]+)"/.exec(list.text)![1]!;
  expect((await maja.post('/console/unanswered', { question })).status).toBe(303);
  expect((await maja.get('/console/unanswered')).text).toContain('Nothing.');
});
