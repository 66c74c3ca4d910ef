import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import jsqr from 'jsqr';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createApp, createMetrics, type Door, goMounts, listen, pagesOf } from '../../src/http/index.ts';
import { loadTexts } from '../../src/locales/index.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { addSource, createLinkCode, loadSources } from '../../src/members/index.ts';
import { type Program, startProgram } from '../../src/program/index.ts';
import { newId } from '../../src/shared/ids.ts';
import { createLog } from '../../src/shared/log.ts';
import { barriers } from '../helpers/barriers.ts';
import { type BotApi, startBotApi } from '../helpers/bot-api.ts';
import { DESKTOP, describeInChromium, launchChromium, PHONE, PICTURES } from '../helpers/chromium.ts';
import { useDatabase } from '../helpers/database.ts';
import { aConfig, eventually, SECRET } from '../helpers/program.ts';
import { accepted, addMember } from '../helpers/shop.ts';

/** Its types are those of a module of another kind than it is. */
const jsQR = jsqr as unknown as typeof jsqr.default;
const PUBLIC_URL = 'https://chat.granlia.example';

const now = new Date('2026-11-22T13:05:00Z');
const log = createLog('silent');
const texts = loadTexts();
const STORO = { code: 'osl-storo', label: 'Oslo Storo', shopCode: 'OSL-STORO', shopName: 'Oslo Storo' };

/** Channels as their links are: here Telegram and our page carry a payload, the others do not. */
const DOORS = (payload?: string): Door[] => [
  { url: payload ? `/chat?from=${payload}` : '/chat' },
  { title: 'Telegram', url: `https://t.me/GranliaBot${payload ? `?start=${payload}` : ''}` },
  { title: 'Discord', url: 'https://discord.com/users/123456789012345678' },
  { title: 'Microsoft Teams', url: 'https://teams.microsoft.com/l/chat/0/0?users=28:11111111-2222-3333-4444-555555555555' },
];

const database = useDatabase();
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

async function serve(given: { publicUrl?: string; doors?: typeof DOORS; brand?: string } = {}): Promise<string> {
  const { doors = DOORS, brand = 'Granlia' } = given;
  const app = createApp({
    mounts: goMounts({
      brand: () => ({
        name: brand,
        privacyNotice: 'https://granlia.example/privacy',
        languages: { default: 'nb', offered: LANGUAGES },
      }),
      texts: (language, key) => texts.format(language, key),
      doors,
      findSource: async (code) => (code.toLowerCase() === 'osl-storo' ? STORO : undefined),
      publicUrl: given.publicUrl,
    }),
    notReady: async () => undefined,
    status: async () => {
      throw new Error('not asked for here');
    },
    metrics: createMetrics(database.current, { now: () => now }),
    clock: { now: () => now },
    log,
  });
  const server = await listen(pagesOf(app), { host: '127.0.0.1', port: 0 });
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const linksOf = (page: string) => [...page.matchAll(/<li><a href="([^"]+)"/g)].map(([, url]) => url!.replaceAll('&amp;', '&'));

describe('/go/<code>', () => {
  it('offers every channel that is on, our own page last, with the code where it can go along', async () => {
    const address = await serve();
    const expected = [
      'https://t.me/GranliaBot?start=osl-storo',
      'https://discord.com/users/123456789012345678',
      'https://teams.microsoft.com/l/chat/0/0?users=28:11111111-2222-3333-4444-555555555555',
      '/chat?from=osl-storo',
    ];
    for (const path of ['/go/osl-storo', '/go/OSL-Storo/']) {
      const page = await (await fetch(address + path)).text();
      expect(linksOf(page)).toEqual(expected);
      expect(page).toContain('<p class="shop" dir="auto">Oslo Storo</p>');
    }
  });

  it.each([
    '/go',
    '/go/',
    '/go/nobody-made-this',
    '/go/%00',
    '/go/%E0%A4%A',
    '/go/a/b',
    `/go/${'x'.repeat(500)}`,
    '/go/<script>',
  ])('opens for a code that nobody made, without it: %s', async (path) => {
    const response = await fetch((await serve()) + path);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(linksOf(page)).toContain('https://t.me/GranliaBot');
    expect(linksOf(page)).toContain('/chat');
    expect(page).not.toContain('nobody-made-this');
  });

  it('promises no app where there is none', async () => {
    const read = async (doors?: typeof DOORS) =>
      (await fetch(`${await serve(doors ? { doors } : {})}/go/osl-storo`, { headers: { 'accept-language': 'en' } })).text();
    expect(await read()).toContain('in the app that you already have');
    const alone = await read((payload) => DOORS(payload).slice(0, 1));
    expect(alone).toContain('Ask about your points and get an answer at once.');
    expect(alone).not.toContain('in the app');
  });

  it('leads a one-time code only through doors that carry it', async () => {
    const page = await (await fetch(`${await serve({ publicUrl: PUBLIC_URL })}/go/link-a3c-4d6-e7f`)).text();
    expect(linksOf(page)).toEqual(['https://t.me/GranliaBot?start=link-A3C4D6E7F', '/chat?from=link-A3C4D6E7F']);
  });

  it.each(LANGUAGES)('speaks the language of the browser: %s', async (language) => {
    const response = await fetch(`${await serve()}/go`, { headers: { 'accept-language': `${language}-XX, en;q=0.5` } });
    expect(response.headers.get('content-language')).toBe(language);
    const page = await response.text();
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain(texts.format(language, 'go-title'));
  });

  it('has no script, forbids what is not our own, and tells no one where the reader came from', async () => {
    const address = await serve({ brand: '<img src=x onerror=alert(1)>' });
    const response = await fetch(`${address}/go/osl-storo`);
    const page = await response.text();
    expect(page).not.toMatch(/<script|<style|<[^>]*\s(style|on[a-z]+)=|javascript:|<img/i);
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'none'; style-src 'self'; img-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('set-cookie')).toBeNull();
    const style = await fetch(address + /href="(\/go\/page\.css\?v=[^"]+)"/.exec(page)![1]);
    expect([style.status, style.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    const posted = await fetch(`${address}/go/osl-storo`, { method: 'POST' });
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('shows a code for the phone only where a phone would get somewhere', async () => {
    expect(await (await fetch(`${await serve()}/go/osl-storo`)).text()).not.toContain('<svg');
    expect(await (await fetch(`${await serve({ publicUrl: PUBLIC_URL })}/go/osl-storo`)).text()).toContain('<svg');
  });
});

describeInChromium('the page in a browser', () => {
  let browser: Browser;
  let context: BrowserContext | undefined;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterEach(() => context?.close());
  afterAll(() => browser?.close());

  async function open(url: string, options: BrowserContextOptions): Promise<Page> {
    context = await browser.newContext({ locale: 'nb-NO', ...options });
    const page = await context.newPage();
    await page.goto(url);
    return page;
  }
  const picture = async (page: Page, name: string) => PICTURES && page.screenshot({ path: join(PICTURES, `${name}.png`) });

  it.each([
    ['phone', PHONE],
    ['desktop', DESKTOP],
  ] as const)('has no barrier that axe knows of, large links, and no script, by day and by night: %s', async (name, options) => {
    const page = await open(`${await serve({ publicUrl: PUBLIC_URL })}/go/osl-storo`, options);
    for (const link of await page.locator('.doors a').all())
      expect((await link.boundingBox())!.height).toBeGreaterThanOrEqual(64);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)).toBe(false);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await picture(page, `go-${name}-${colorScheme}`);
      const code = page.locator('.scan svg');
      expect(await code.isVisible()).toBe(name === 'desktop');
      if (name === 'desktop') {
        const { data, width, height } = PNG.sync.read(await code.screenshot());
        expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toBe(`${PUBLIC_URL}/go/osl-storo`);
      }
      expect(await barriers(page), colorScheme).toEqual([]);
    }
  });

  it('stands at 320 pixels with a long name and doubled letters', async () => {
    const address = await serve({ brand: 'Handelshuset Brødrene Østergaard og Sønner' });
    const page = await open(`${address}/go/osl-storo`, { ...PHONE, viewport: { width: 320, height: 640 }, locale: 'de-DE' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await picture(page, 'go-narrow');
  });

  describe('with the whole program behind it', () => {
    const dataDir = mkdtempSync('/tmp/go-');
    let api: BotApi;
    let program: Program;
    beforeAll(async () => {
      api = await startBotApi();
      await database.current.pool.query(
        `insert into shop (id, code, name, time_zone) values ($1, 'OSL-STORO', 'Oslo Storo', 'Europe/Oslo')`,
        [newId()],
      );
      program = await startProgram({
        config: aConfig({
          dataDir,
          databaseUrl: database.current.connectionString,
          telegram: { token: api.token, apiRoot: api.root, mode: 'polling', messagesPerSecond: 30 },
        }),
        log,
      });
    });
    afterAll(async () => {
      await program?.stop();
      await api?.close();
      rmSync(dataDir, { recursive: true, force: true });
    });

    const counts = async (code: string) => {
      const found = (await loadSources(database.current)).find((source) => source.code === code);
      return found && [found.people, found.foundHere, found.members];
    };
    const countRows = async (name: string) =>
      (await database.current.pool.query<{ count: number }>(`select count(*)::int from ${name}`)).rows[0]!.count;

    it('leads from a scan into Telegram, whose start button says where the customer came from', async () => {
      const page = await open(`${program.url}/go/osl-storo`, PHONE);
      const link = page.getByRole('link', { name: /^Telegram/ });
      expect(await link.getAttribute('href')).toBe(`https://t.me/${api.bot.username}?start=osl-storo`);
      const payload = new URL((await link.getAttribute('href'))!).searchParams.get('start')!;
      const customer = api.customer();
      customer.say(`/start ${payload}`);
      await api.until(() => customer.heard.length > 0, 'an answer');
      expect(customer.heard[0]!.text).toContain('Oslo Storo');
      api.redeliver();
      await eventually('it is counted', async () => (await counts('osl-storo'))?.[0] === 1);
    });

    it('leaves nothing behind when somebody only looks, and counts them with their first words', async () => {
      const [identities, before] = [await countRows('identity'), (await counts('osl-storo'))![0]!];
      const page = await open(`${program.url}/go/osl-storo`, PHONE);
      await page.getByRole('link', { name: /^Her i nettleseren/ }).click();
      await page.locator('#log[aria-live=polite]').waitFor();
      expect(page.url()).toBe(`${program.url}/chat?from=osl-storo`);
      await page.reload();
      await page.locator('#log[aria-live=polite]').waitFor();
      expect([await countRows('identity'), (await counts('osl-storo'))![0]]).toEqual([identities, before]);

      await page.locator('#text').fill('hvor mange poeng har jeg?');
      await page.keyboard.press('Enter');
      await page.locator('.told .bubble', { hasText: 'Velkommen, og hilsen fra Oslo Storo!' }).waitFor();
      await page.locator('.told .bubble', { hasText: 'ikke' }).last().waitFor();
      expect(page.url()).toBe(`${program.url}/chat`);
      expect((await counts('osl-storo'))![0]).toBe(before + 1);
      await page.reload();
      await page.locator('#log[aria-live=polite]').waitFor();
      await picture(page, 'go-chat');
      // What the page sent by itself was not said by anybody.
      expect(await page.locator('.said .bubble').allInnerTexts()).toEqual(['hvor mange poeng har jeg?']);
      expect(await page.locator('.told .bubble').count()).toBe(2);
    });

    it('connects a membership by a link with a one-time code, at a press and a yes', async () => {
      const memberId = await addMember(database.current);
      const { rows } = await database.current.pool.query<{ number: string }>('select number from member where id = $1', [
        memberId,
      ]);
      const number = rows[0]!.number;
      const made = await database.current.transaction((tx) =>
        createLinkCode(tx, { memberNumber: number, minutes: 10, secret: SECRET }, new Date()),
      );
      const page = await open(`${program.url}/go/link-${accepted(made).code}`, { ...PHONE, locale: 'en-GB' });
      await picture(page, 'go-link');
      await page.getByRole('link', { name: /^Here in the browser/ }).click();
      await page.locator('#log[aria-live=polite]').waitFor();
      const { rows: unused } = await database.current.pool.query('select used_at from link_code where member_id = $1', [
        memberId,
      ]);
      expect(unused).toEqual([{ used_at: null }]);
      await picture(page, 'go-link-chat');
      await page.getByRole('button', { name: 'Connect my membership' }).click();
      expect(page.url()).toBe(`${program.url}/chat`);
      await page.getByRole('button', { name: 'Yes, connect' }).click();
      await page.locator('.told .bubble', { hasText: `This chat is now linked to your membership ${number}` }).waitFor();
      expect(await page.locator('.said .bubble').allInnerTexts()).toEqual(['Connect my membership', 'Yes, connect']);
    });

    it('follows a source that is added while the program runs', async () => {
      await database.current.transaction((tx) => addSource(tx, { code: 'receipt', shopCode: 'osl-storo' }, new Date()));
      const page = await (await fetch(`${program.url}/go/receipt`)).text();
      expect(linksOf(page)).toContain('/chat?from=receipt');
    });
  });
});
