import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIRST_MINUTE, movedBy } from '../../src/cli/demo/clock.ts';
import { PEOPLE } from '../../src/cli/demo/people.ts';
import { demoConfig, startDemo } from '../../src/cli/demo.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { loadUnderstanding } from '../../src/understanding/index.ts';
import { enterAs, moveClock, openPlace, postForm, SMALL, type TestDemo } from './helpers.ts';

/** Answers keep figures and dates together by no-break spaces. */
const plain = (text: string) => text.replaceAll('\u00A0', ' ');

const ingridsBalance = `Du har 1 240 poeng å bruke.
180 poeng er på vei: kjøpet ditt 14. november teller fra 28. november, når returfristen er ute.
300 poeng utløper 31. desember. Du er Sølv og mangler 1 880 opptjente poeng til Gull.`;

const ingridsWhy = `Slik ble det 1 240 poeng (i dag kl. 14.05):
+600  overført saldo, 1. september 2025
+400  Oslo Storo, 7. mars (4 000 kr)
+420  Bergen Storsenter, 12. oktober (4 200 kr)
+120  Granlia nettbutikk, 20. oktober (1 200 kr)
−300  Gratis kaffe, 2. november (brukt)
Du får 1 poeng per 10 kr, rundet ned for hvert kjøp. De kan brukes 14 dager etter kjøpet, når returfristen er ute.
Poeng utløper ved utgangen av året etter kjøpet.
Sølv begynner på 1 000. Gull begynner på 3 000.
Regler: versjon 1, fra 1. september 2024. Kjøp er talt med til i dag kl. 06.00.`;

describe('the demo', () => {
  let place: Awaited<ReturnType<typeof openPlace>>;
  let demo: TestDemo;

  beforeAll(async () => {
    place = await openPlace();
    demo = await place.start();
  });
  afterAll(async () => {
    await demo?.stop();
    await place?.close();
  });

  it('begins on Sunday 22 November 2026, 14:05 in Oslo', () => {
    expect(demo.clock.now().getTime() - FIRST_MINUTE.getTime()).toBeLessThan(60_000);
    expect(demo.clock.now() >= FIRST_MINUTE).toBe(true);
  });

  it('tells Ingrid her points, and why, word for word', async () => {
    const ingrid = await enterAs(demo.url, 'ingrid');
    expect(plain(await ingrid.says('hvor mange poeng har jeg?'))).toBe(ingridsBalance);
    const why = plain(await ingrid.presses('Hvorfor?'));
    expect(why.replace(/14\.0[5-9]/, '14.05')).toBe(ingridsWhy); // a busy machine may need a minute for the answer
  });

  it.each([
    [
      'mette',
      'Hvor mange point har jeg?',
      /^Du har 327 point at bruge\.\n29 point er på vej\. Dit køb den 17\. november tæller fra den 1\. december/,
    ],
    ['aino', 'Paljonko pisteitä minulla on?', /^Sinulla on käytettävissä 319 pistettä\.\nTulossa on 64 pistettä/],
    ['anneke', 'Hoeveel punte het ek?', /^Jy het 640 punte om te bestee\.\nNog 32 is op pad, die volgende 16 vanaf 27 November/],
    ['sven', 'Hur många poäng har jag?', /^Du har 168 poäng att använda\./],
    ['lena', 'Wie viele Punkte habe ich?', /^Sie haben 3\.116 Punkte zum Einlösen\.\n.* Gold, unserer höchsten\.$/],
    ['emma', 'How many points do I have?', /^You have no points to spend yet\.\n100 welcome points/],
    ['stranger', 'How many points do I have?', /^This chat isn't linked to a membership yet\./],
  ])('answers %s in their own language', async (who, question, answer) => {
    const person = await enterAs(demo.url, who);
    expect(plain(await person.says(question))).toMatch(answer);
  });

  it('suggests nothing that it does not understand', () => {
    const understand = loadUnderstanding(LANGUAGES);
    const missed = PEOPLE.flatMap(({ language, sayings }) =>
      sayings.filter(({ text }) => !understand(text, { language, languages: LANGUAGES }).intent).map(({ text }) => text),
    );
    expect(missed).toEqual([]);
  });

  it('makes a stranger somebody new each time, and a member the same', async () => {
    const cookies = [];
    for (const who of ['stranger', 'stranger', 'ingrid', 'ingrid']) cookies.push((await enterAs(demo.url, who)).cookie);
    expect(cookies[0]).not.toBe(cookies[1]);
    expect(cookies[2]).toBe(cookies[3]);
  });

  it('shows the page to whom it belongs: Ingrid at first, then whoever was chosen', async () => {
    const first = await fetch(`${demo.url}/`);
    expect([new URL(first.url).pathname, pressed(await first.text())]).toEqual(['/demo', 'ingrid']);
    expect(first.headers.getSetCookie()[0]).toContain('granlia-ingrid');
    const { cookie } = await enterAs(demo.url, 'mette');
    const again = await fetch(`${demo.url}/demo`, { headers: { cookie } });
    expect([pressed(await again.text()), again.headers.getSetCookie()]).toEqual(['mette', []]);
    expect(again.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('works without a script: a form leads back to the page', async () => {
    const response = await postForm(`${demo.url}/demo/enter`, { who: 'aino' }, { accept: 'text/html' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/demo']);
  });

  it('lets no other site choose a person or move the clock', async () => {
    const before = demo.clock.now();
    for (const headers of FOREIGN) {
      expect((await postForm(`${demo.url}/demo/clock`, { move: 'days' }, headers)).status).toBe(403);
      expect((await postForm(`${demo.url}/demo/enter`, { who: 'ingrid' }, headers)).status).toBe(403);
    }
    expect(demo.clock.now().getTime() - before.getTime()).toBeLessThan(60_000);
  });

  it.each([
    ['/demo/clock', { move: 'year' }, 400],
    ['/demo/enter', { who: 'nobody' }, 400],
    ['/demo/elsewhere', {}, 404],
  ])('refuses what its page never sends: %s %o', async (path, fields, status) => {
    expect((await postForm(demo.url + path, fields as Record<string, string>)).status).toBe(status);
  });

  it('runs once on a database, and never on another shop', async () => {
    await expect(startDemo({ config: place.config, size: SMALL })).rejects.toThrow(/DATA_DIR: a demo runs on .* already/);
    const other = await openPlace();
    const shop = await startDemo({ config: other.config, size: SMALL });
    await shop.store.database.pool.query(`delete from import_run where kind = 'demo'`);
    await shop.stop();
    await expect(startDemo({ config: other.config, size: SMALL })).rejects.toThrow(/holds a shop that is not the demo's/);
    await other.close();
  });

  // From here on the clock moves.

  it('makes 180 of her points ready when the clock shows 28 November', async () => {
    const ingrid = await enterAs(demo.url, 'ingrid');
    const { news } = await moveClock(demo.url, 'days');
    expect(news).toMatch(/Nothing had expired\. .* ledger, lots and balances agree\./);
    expect(plain(await ingrid.says('poeng'))).toContain('180 poeng er på vei');
    expect((await moveClock(demo.url, 'morning')).now).toMatch(/^2026-11-28T07:00/);
    expect(plain(await ingrid.says('poeng'))).toBe(
      'Du har 1 420 poeng å bruke.\n300 poeng utløper 31. desember. Du er Sølv og mangler 1 880 opptjente poeng til Gull.',
    );
    expect(plain(await ingrid.says('hvorfor'))).toMatch(/Kjøp er talt med til i dag kl\. 06\.00\.$/);
  });

  it('goes on after a restart: the same people, what was said, and no earlier than it was', async () => {
    const leftAt = demo.clock.now();
    await demo.stop();
    demo = await place.start();
    expect(demo.clock.now() >= leftAt).toBe(true);
    expect(demo.clock.now().getTime() - leftAt.getTime()).toBeLessThan(120_000);
    const ingrid = await enterAs(demo.url, 'ingrid');
    const history = (await ingrid.history()).map(plain);
    expect([history.length, history[0]]).toEqual([5, ingridsBalance]);
  });

  it('writes expiry into the ledger when the year is over', async () => {
    const ingrid = await enterAs(demo.url, 'ingrid');
    const { news } = await moveClock(demo.url, ...Array.from({ length: 7 }, () => 'days'));
    expect(news).toMatch(/points of \d+ lots expired/);
    expect(plain(await ingrid.says('poeng'))).toMatch(/^Du har 1 120 poeng å bruke\./);
    expect(plain(await ingrid.says('hvorfor'))).toContain('−300  utløpt, 1. januar');
  });
});

const FOREIGN: Record<string, string>[] = [{ origin: 'https://elsewhere.example' }, { 'sec-fetch-site': 'cross-site' }];
const pressed = (page: string) => /value="(\w+)"[^>]*aria-pressed="true"/.exec(page)?.[1];

describe("the demo's clock", () => {
  const oslo = (move: 'hour' | 'morning' | 'days', at: string) => movedBy(move, new Date(at), 'Europe/Oslo').toISOString();

  it.each([
    ['hour', '2026-11-22T13:05:30Z', '2026-11-22T14:05:30.000Z'],
    ['morning', '2026-11-22T13:05:30Z', '2026-11-23T07:00:00.000Z'],
    ['morning', '2026-11-22T02:00:00Z', '2026-11-22T07:00:00.000Z'],
    ['days', '2026-11-22T13:05:00Z', '2026-11-27T13:05:00.000Z'],
    ['days', '2027-03-26T13:05:00Z', '2027-03-31T12:05:00.000Z'],
  ] as const)('moves by %s from %s to %s', (move, from, to) => {
    expect(oslo(move, from)).toBe(to);
  });
});

describe("the demo's settings", () => {
  it('are its own: a real shop beside it is left alone', () => {
    const config = demoConfig({
      DATABASE_URL: 'postgresql://shop/real',
      TELEGRAM_BOT_TOKEN: '1:real',
      SECRET_KEY: 'x',
      PUBLIC_URL: 'https://shop.example',
      PORT: '3456',
    });
    expect(config).toMatchObject({ dataDir: './data/demo', port: 3456, logLevel: 'warn', host: '127.0.0.1' });
    expect([config.databaseUrl, config.telegram, config.secretKey, config.publicUrl]).toEqual(Array(4).fill(undefined));
  });
});
