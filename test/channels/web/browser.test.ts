import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Visitor, type WebChannel, webChannel } from '../../../src/channels/web/index.ts';
import type { Accept } from '../../../src/chat/channel.ts';
import type { History } from '../../../src/chat/history.ts';
import type { Content, Message } from '../../../src/chat/message.ts';
import { readersOf } from '../../../src/chat/page-left.ts';
import type { Choice } from '../../../src/chat/reply.ts';
import { uploadsIn } from '../../../src/chat/uploads.ts';
import { systemClock } from '../../../src/shared/clock.ts';
import { newId } from '../../../src/shared/ids.ts';
import { describeInChromium, launchChromium, PICTURES } from '../../helpers/chromium.ts';
import { useDatabase } from '../../helpers/database.ts';
import { accepted, aScene, BRAND, historyOf, SECRET, silentLog, webTexts } from './helpers.ts';

const BALANCE = `You have 1,240 points to spend.
180 more are on their way: your purchase of 14 November counts from 28 November, when the return period ends.
300 expire on 31 December. You are Silver, 760 earned points from Gold.`;
const WHY = `This is how 1,240 points came about, as of today, 14:05:
+1,000  balance brought over, 1 September
+420  Bergen Storsenter, 12 October (kr 4,200)
+120  web shop, 20 October (kr 1,200)
−300  coffee voucher, 2 November
Purchases counted until today, 06:00.`;
const GREETING = 'Welcome, and greetings from Oslo Storo!';
/** Whose conversation the link of a mail opens. */
const RETURNING = newId();
/** One pixel. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const CHOICES: Choice[] = [
  { label: 'button-why', action: { skill: 'why', input: {} } },
  { label: 'button-history', action: { skill: 'history', input: {} } },
  { label: 'button-person', action: { skill: 'person', input: {} } },
];

describeInChromium('the web page in a browser', () => {
  const database = useDatabase();
  let history: History;
  let channel: WebChannel;
  let server: ReturnType<typeof createAdaptorServer>;
  let browser: Browser;
  let context: BrowserContext | undefined;
  let address: string;
  /** How the shop behaves: answers, keeps silent, or cannot store. */
  let mood: 'answers' | 'silent' | 'down' = 'answers';
  let visitor: Visitor | undefined;

  /** Answers as a turn would, a moment after the message is stored. */
  const accept: Accept = async (messages) => {
    if (mood === 'down') throw new Error('the database is away');
    return Promise.all(messages.map(store));
  };

  async function store({ key, channelConversationId, content }: Message) {
    const scene = await aScene(database.current, channelConversationId);
    const inboundId = await scene.says(content, { key });
    if (mood === 'answers') setImmediate(() => void answer(inboundId, channelConversationId, content));
    return accepted(inboundId);
  }

  async function answer(inboundId: string, visitorId: string, content: Content): Promise<void> {
    const scene = await aScene(database.current, visitorId);
    const isPress = content.kind === 'button';
    const words = isPress ? WHY : content.kind === 'command' ? GREETING : BALANCE;
    const [id] = await scene.answers(inboundId, [words], isPress ? CHOICES.slice(1) : CHOICES);
    const conversation = { id: scene.conversationId, channelConversationId: visitorId, audience: 'private' as const };
    await channel.send({ id: id!, conversation, purpose: 'reply', language: 'en', text: '', buttons: [] });
  }

  beforeAll(async () => {
    history = historyOf(database.current);
    channel = webChannel({
      secretKey: SECRET,
      brand: () => BRAND,
      texts: webTexts,
      history,
      log: silentLog,
      clock: systemClock,
      uploads: uploadsIn(database.current, systemClock),
      pages: readersOf(database.current, 'web', systemClock),
      findVisitor: async () => visitor,
      findReturning: async (token) => (token === 'good' ? RETURNING : undefined),
    });
    await channel.start(accept);
    server = createAdaptorServer({
      fetch: async (request: Request) => (await channel.routes(request)) ?? new Response(null, { status: 404 }),
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await launchChromium();
  });

  afterEach(async () => {
    mood = 'answers';
    visitor = undefined;
    await context?.close();
  });

  afterAll(async () => {
    await browser?.close();
    await channel?.stop();
    await history?.close();
    await new Promise((resolve) => server?.close(resolve));
  });

  async function open(options: BrowserContextOptions = {}, path = '/chat'): Promise<Page> {
    context = await browser.newContext({ locale: 'en-GB', ...options });
    return visit(path);
  }

  async function visit(path = '/chat'): Promise<Page> {
    const page = await context!.newPage();
    await page.goto(address + path);
    await page.locator('#log[aria-live=polite]').waitFor();
    return page;
  }

  const bubbles = (page: Page) => page.locator('.bubble').allInnerTexts();
  const heard = (page: Page, text: string) => page.locator('.told .bubble', { hasText: text }).first().waitFor();

  it('carries a conversation by keyboard alone, with the cursor always in the field', async () => {
    const page = await open();
    await page.keyboard.type('how many points');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('do I have?');
    await page.keyboard.press('Enter');
    await heard(page, '1,240 points to spend');
    expect((await bubbles(page))[0]).toBe('how many points\ndo I have?');
    const field = page.locator('#text');
    expect([await field.inputValue(), await focused(page)]).toEqual(['', 'text']);

    await page.locator('.choices.newest button', { hasText: 'Why?' }).focus();
    await page.keyboard.press('Enter');
    await heard(page, 'This is how 1,240 points came about');
    expect(await bubbles(page)).toHaveLength(4);
    expect((await bubbles(page))[2]).toBe('Why?');
    expect(await focused(page)).toBe('text');
    expect(await page.locator('.row .choices.newest').count()).toBe(1);
    expect(await page.locator('#typing').isVisible()).toBe(false);
  });

  const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);

  it('shows the same to a second tab and after a reload, each message once', async () => {
    const page = await open();
    const second = await visit();
    await page.locator('#text').fill('hello');
    await page.keyboard.press('Enter');
    await heard(page, '1,240');
    await heard(second, '1,240');
    await second.locator('.choices.newest button', { hasText: 'Why?' }).click();
    await heard(page, 'This is how');
    const all = await bubbles(page);
    expect(all).toEqual(['hello', BALANCE, 'Why?', WHY]);
    expect(await bubbles(second)).toEqual(all);
    await page.reload();
    await page.locator('#log[aria-live=polite]').waitFor();
    expect(await bubbles(page)).toEqual(all);
    expect(await page.locator('#starters').isVisible()).toBe(false);
  });

  it('stands in the same order live as after a reload: greeted from where the link led, then the words and their answer', async () => {
    const page = await open({}, '/chat?from=osl-storo');
    await page.locator('#text').fill('hello');
    await page.keyboard.press('Enter');
    await heard(page, 'Welcome');
    await heard(page, '1,240');
    expect(await bubbles(page)).toEqual([GREETING, 'hello', BALANCE]);
    await page.reload();
    await page.locator('#log[aria-live=polite]').waitFor();
    expect(await bubbles(page)).toEqual([GREETING, 'hello', BALANCE]);
  });

  it('puts what was sent again behind what was sent meanwhile', async () => {
    const page = await open();
    await page.route('**/chat/messages', (route) => route.fulfill({ status: 403, json: { message: 'no' } }));
    await page.locator('#text').fill('first');
    await page.keyboard.press('Enter');
    const again = page.getByRole('button', { name: 'Not delivered, try again' });
    await again.waitFor();
    await page.unroute('**/chat/messages');
    await page.locator('#text').fill('second');
    await page.keyboard.press('Enter');
    await heard(page, '1,240');
    expect(await bubbles(page)).toEqual(['first', 'second', BALANCE]);
    await again.click();
    await page.waitForFunction(() => document.querySelectorAll('.told').length === 2);
    expect(await bubbles(page)).toEqual(['second', BALANCE, 'first', BALANCE]);
    await page.reload();
    await page.locator('#log[aria-live=polite]').waitFor();
    expect(await bubbles(page)).toEqual(['second', BALANCE, 'first', BALANCE]);
  });

  it('keeps what could not be delivered, through a reload as well, and delivers it once', async () => {
    mood = 'down';
    const page = await open();
    await page.locator('#text').fill('are you there?');
    await page.keyboard.press('Enter');
    await page.locator('.note', { hasText: 'Sending…' }).waitFor();
    await page.reload();
    await page.locator('.bubble', { hasText: 'are you there?' }).waitFor();
    mood = 'answers';
    await heard(page, '1,240');
    await page.reload();
    await heard(page, '1,240');
    expect(await bubbles(page)).toEqual(['are you there?', BALANCE]);
  });

  it('says when a message was given up, and sends it at a press', async () => {
    const page = await open();
    await page.route('**/chat/messages', (route) =>
      route.fulfill({ status: 403, json: { message: 'This could not be taken.' } }),
    );
    await page.locator('#text').fill('hello?');
    await page.keyboard.press('Enter');
    const again = page.getByRole('button', { name: 'Not delivered, try again' });
    await again.waitFor();
    expect(await page.locator('.note').innerText()).toContain('This could not be taken.');
    await picture(page, 'failed');
    expect(await violations(page)).toEqual([]);
    await page.unroute('**/chat/messages');
    await again.click();
    await heard(page, '1,240');
    expect(await again.count()).toBe(0);
  });

  it('comes back by itself when the connection was lost, with nothing missing and nothing twice', async () => {
    const page = await open();
    await page.locator('#text').fill('one');
    await page.keyboard.press('Enter');
    await heard(page, '1,240');
    await channel.stop();
    await page.locator('#text').fill('two');
    await page.keyboard.press('Enter');
    await page.locator('#state', { hasText: 'No connection' }).waitFor();
    await channel.start(accept);
    await page.waitForFunction(() => document.querySelectorAll('.told').length === 2, undefined, { timeout: 15_000 });
    expect(await bubbles(page)).toEqual(['one', BALANCE, 'two', BALANCE]);
    expect(await page.locator('#state').innerText()).toBe('');
  });

  it('writes the date where the conversation goes on another day, once', async () => {
    mood = 'silent';
    let page = await open({ timezoneId: 'Europe/Oslo' });
    const visitorId = (await context!.cookies())[0]!.value.split('.')[0]!;
    const scene = await aScene(database.current, visitorId);
    for (const [words, at] of [
      ['in the evening', new Date('2026-01-02T22:30:00Z')],
      ['after midnight', new Date('2026-01-02T23:30:00Z')],
    ] as const)
      await scene.tells(words, { at, id: newId(at.getTime()) });
    await page.close();
    page = await visit();
    await page.locator('#text').fill('hello again');
    await page.keyboard.press('Enter');
    await page.locator('.day').nth(2).waitFor();
    const lines = await page.locator('.day, .bubble').allInnerTexts();
    // Browsers differ in their commas; the day of today is left out.
    expect(lines.toSpliced(4, 1).map((text) => text.replace(',', ''))).toEqual([
      'Friday 2 January 2026',
      'in the evening',
      'Saturday 3 January 2026',
      'after midnight',
      'hello again',
    ]);
    await picture(page, 'days');
  });

  it('leaves whoever has scrolled up where they read, and offers the way down', async () => {
    const page = await open({ viewport: { width: 390, height: 500 } });
    for (const text of ['one', 'two']) {
      await page.locator('#text').fill(text);
      await page.keyboard.press('Enter');
      await page.locator('.row', { hasText: text }).waitFor();
      await page.waitForFunction(() => document.querySelector('#typing')?.hasAttribute('hidden'));
    }
    await page.waitForFunction(() => document.querySelectorAll('.told').length === 2);
    const log = page.locator('#log');
    await log.evaluate((element) => element.scrollTo(0, 0));
    const visitorId = (await context!.cookies())[0]!.value.split('.')[0]!;
    const scene = await aScene(database.current, visitorId);
    const id = await scene.tells('news');
    await channel.send({
      id,
      conversation: { id: scene.conversationId, channelConversationId: visitorId, audience: 'private' },
      purpose: 'reply',
      language: 'en',
      text: '',
      buttons: [],
    });
    const jump = page.getByRole('button', { name: 'New messages' });
    await jump.waitFor();
    expect(await log.evaluate((element) => element.scrollTop)).toBe(0);
    await jump.click();
    await jump.waitFor({ state: 'hidden' });
    expect(await page.locator('.bubble', { hasText: 'news' }).isVisible()).toBe(true);
  });

  it('refuses a text that is too long before sending it, with the reason', async () => {
    const page = await open();
    await page.locator('#text').fill('x'.repeat(20_001));
    await page.keyboard.press('Enter');
    expect(await page.locator('#state').innerText()).toContain('up to 20000 characters');
    expect(await bubbles(page)).toEqual([]);
    await page.locator('#text').fill('x');
    expect(await page.locator('#state').innerText()).toBe('');
  });

  it('shows what is written as text, whatever it looks like, each in its own direction', async () => {
    mood = 'silent';
    const page = await open();
    for (const text of ['<img src=x onerror=alert(1)>', 'שלום, כמה נקודות יש לי?']) {
      await page.locator('#text').fill(text);
      await page.keyboard.press('Enter');
    }
    await page.waitForFunction(() => document.querySelectorAll('.bubble').length === 2);
    expect(await page.locator('.bubble img').count()).toBe(0);
    expect((await bubbles(page))[0]).toBe('<img src=x onerror=alert(1)>');
    const directions = await page
      .locator('.bubble')
      .evaluateAll((found) => found.map((element) => getComputedStyle(element).direction));
    expect(directions).toEqual(['ltr', 'rtl']);
  });

  it('keeps a code on one line, on the narrowest phone', async () => {
    mood = 'silent';
    const page = await open({ viewport: { width: 360, height: 640 } });
    await page.locator('#text').fill("It's yours. Show this code: KF7-M2Q-9XR-4TH-W3C (K-2107), no-break");
    await page.keyboard.press('Enter');
    const codes = page.locator('.bubble .code');
    await codes.first().waitFor();
    expect(await codes.allInnerTexts()).toEqual(['KF7-M2Q-9XR-4TH-W3C', 'K-2107']);
    expect(await codes.evaluateAll((found) => found.map((element) => element.getClientRects().length))).toEqual([1, 1]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });

  const looks = [
    { name: 'desktop-light', options: { viewport: { width: 1280, height: 800 }, colorScheme: 'light' } },
    { name: 'desktop-dark', options: { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' } },
    {
      name: 'phone-light',
      options: { viewport: { width: 390, height: 844 }, colorScheme: 'light', hasTouch: true, isMobile: true },
    },
    {
      name: 'phone-dark',
      options: { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true, isMobile: true },
    },
    // Half the window is what 200 % zoom leaves.
    { name: 'zoomed', options: { viewport: { width: 320, height: 400 }, colorScheme: 'light', reducedMotion: 'reduce' } },
  ] as const satisfies { name: string; options: BrowserContextOptions }[];

  it.each(looks)('can be read and used by everyone: $name', async ({ name, options }) => {
    const page = await open(options);
    await picture(page, `${name}-empty`);
    expect(await violations(page)).toEqual([]);
    await page.locator('#text').fill('how many points do I have?');
    await page.keyboard.press('Enter');
    await heard(page, '1,240');
    await page.locator('.choices.newest button', { hasText: 'Why?' }).click();
    await heard(page, 'This is how');
    mood = 'silent';
    await page.locator('#text').fill('Thanks.\nAnd when do the 300 expire?');
    await page.keyboard.press('Enter');
    await page.locator('#typing').waitFor();
    await picture(page, name);
    expect(await violations(page)).toEqual([]);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(sideways).toBe(0);
    const sizes = await page
      .locator('.bubble, button, textarea, header a, header p, #welcome')
      .evaluateAll((found) => found.map((element) => Number.parseFloat(getComputedStyle(element).fontSize)));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
  });

  describe('files', () => {
    const kept = async () =>
      (await database.current.pool.query('select name, mime, octet_length(bytes) as bytes from web_upload order by uploaded_at'))
        .rows;
    afterEach(() => database.current.pool.query('delete from web_upload'));

    it('are chosen by keyboard, shown with their limits, taken back, and sent with the words beside them', async () => {
      const page = await open();
      // Asked for well before: the browser is told of it beside the keys, and a chooser that opened earlier would be its own.
      const choosing = page.waitForEvent('filechooser');
      await page.locator('#text').fill('two of the cups are broken');
      await page.keyboard.press('Shift+Tab');
      const name = await page.evaluate(() => document.activeElement?.closest('label')?.textContent?.trim());
      expect(name).toBe('Add a photo or a document');
      await page.keyboard.press('Space');
      const chooser = await choosing;
      await page
        .locator('#state')
        .getByText('A photo (JPEG, PNG, WebP, GIF, HEIC) or a PDF of up to 10 MB.', { exact: true })
        .waitFor();
      await chooser.setFiles([
        { name: 'cups.png', mimeType: 'image/png', buffer: PHOTO },
        { name: 'receipt.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 receipt') },
      ]);
      expect(await page.locator('#files .file').allInnerTexts()).toEqual(['cups.png', 'receipt.pdf']);
      await picture(page, 'files-chosen');
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Remove receipt.pdf' }).press('Enter');
      expect(await focused(page)).toBe('text');
      await page.keyboard.press('Enter');
      await heard(page, '1,240');
      await picture(page, 'file-sent');
      expect(await kept()).toEqual([{ name: 'cups.png', mime: 'image/png', bytes: PHOTO.length }]);
      const said = await page.locator('.said .bubble').allInnerTexts();
      expect(said).toEqual(['two of the cups are broken\ncups.png']);
      await page.reload();
      await heard(page, '1,240');
      expect(await page.locator('.said .bubble').allInnerTexts()).toEqual(said);
    });

    it('are taken when they are dropped or pasted', async () => {
      const page = await open();
      const hand = (type: 'drop' | 'paste') =>
        page.evaluate(
          ([type, bytes]) => {
            const data = new DataTransfer();
            data.items.add(new File([new Uint8Array(bytes)], `${type}.png`, { type: 'image/png' }));
            if (type === 'drop') {
              document.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, cancelable: true }));
              const isOffered = !document.getElementById('drop')!.hidden;
              document.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
              return isOffered;
            }
            document
              .getElementById('text')!
              .dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, cancelable: true }));
            return true;
          },
          [type, [...PHOTO]] as const,
        );
      expect([await hand('drop'), await hand('paste')]).toEqual([true, true]);
      expect(await page.locator('#drop').isVisible()).toBe(false);
      expect(await page.locator('#files .file').allInnerTexts()).toEqual(['drop.png', 'paste.png']);
      await page.getByRole('button', { name: 'Send' }).click();
      await expect.poll(async () => (await kept()).length).toBe(2);
    });

    it('that cannot be taken are told of, before they are sent where that is plain', async () => {
      const page = await open();
      const give = (name: string, mimeType: string, buffer: Buffer) =>
        page.locator('#file').setInputFiles({ name, mimeType, buffer });
      await give('film.png', 'image/png', Buffer.alloc(10 * 1024 * 1024 + 1));
      expect(await page.locator('#state').innerText()).toBe('film.png: That file is too large. It may have up to 10 MB.');
      await give('page.html', 'text/html', Buffer.from('<script>alert(1)</script>'));
      expect(await page.locator('#state').innerText()).toContain('page.html: I can only take photos');
      expect(await page.locator('#files').isVisible()).toBe(false);
      await give('really-html.png', 'image/png', Buffer.from('<script>alert(1)</script>'));
      await page.keyboard.press('Enter');
      await page.locator('.note', { hasText: 'I can only take photos' }).waitFor();
      expect(await kept()).toEqual([]);
    });

    it('that we send are shown or saved, by those to whom they were sent', async () => {
      const page = await open();
      await page.locator('#text').fill('hello');
      await page.keyboard.press('Enter');
      await heard(page, '1,240');
      const cookie = (await page.context().cookies()).find(({ name }) => name === 'regulars_visitor')!;
      const scene = await aScene(database.current, cookie.value.split('.')[0]!);
      const inboundId = await scene.says({ kind: 'text', text: 'what do they look like?' });
      const { pool } = database.current;
      const files = [newId(), newId()];
      const [answerId] = await scene.answers(inboundId, ['These are the new cups.']);
      await pool.query(
        `insert into attachment (id, inbound_id, conversation_id, identity_id, channel, media, name, created_at, state, type, size, sha256, content, settled_at)
          select f.id, f.inbound, c.id, c.identity_id, 'web', 'photo', f.name, now(), 'stored', f.type, octet_length(f.content), 'abc', f.content, now()
          from conversation c, unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::bytea[]) as f(id, inbound, name, type, content) where c.id = $1`,
        [
          scene.conversationId,
          files,
          [inboundId, newId()],
          ['cups', 'receipt'],
          ['image/png', 'application/pdf'],
          [PHOTO, Buffer.from('%PDF-1.7')],
        ],
      );
      await pool.query('update outbox_message set files = $2 where id = $1', [answerId, files]);
      await page.reload();
      const picture = page.getByRole('img', { name: 'Picture from Granlia: cups.png' });
      await picture.waitFor();
      await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1); // when it has loaded
      const document = page.getByRole('link', { name: 'receipt.pdf' });
      const href = await document.getAttribute('href');
      expect(await violations(page)).toEqual([]);
      const own = await page.request.get(address + href);
      expect([own.status(), own.headers()['content-disposition']]).toEqual([
        200,
        expect.stringMatching(/^attachment; filename="receipt.pdf"/),
      ]);
      const stranger = await fetch(address + href, {
        headers: { cookie: (await fetch(`${address}/chat`)).headers.get('set-cookie')! },
      });
      expect(stranger.status).toBe(404);
      expect(
        (await fetch(`${address}/chat/files/not-an-id`, { headers: { cookie: `${cookie.name}=${cookie.value}` } })).status,
      ).toBe(404);
    });

    it('are sent once, also when the answer to them was lost', async () => {
      mood = 'down';
      const page = await open();
      await page.locator('#file').setInputFiles({ name: 'cups.png', mimeType: 'image/png', buffer: PHOTO });
      await page.keyboard.press('Enter');
      await page.locator('.note', { hasText: 'Sending…' }).waitFor();
      mood = 'answers';
      await heard(page, '1,240');
      expect(await kept()).toHaveLength(1);
      expect(await page.locator('.said').count()).toBe(1);
    });
  });

  describe('what nobody asked for', () => {
    async function told(page: Page, text: string): Promise<() => Promise<string>> {
      const cookie = (await page.context().cookies()).find(({ name }) => name === 'regulars_visitor')!;
      const scene = await aScene(database.current, cookie.value.split('.')[0]!);
      const id = await scene.tells(text);
      const { pool } = database.current;
      await pool.query(
        `update outbox_message set purpose = 'service', state = 'sent_unconfirmed', sent_at = now() where id = $1`,
        [id],
      );
      await history.announce(scene.conversationId);
      return async () =>
        (await pool.query<{ state: string }>('select state from outbox_message where id = $1', [id])).rows[0]!.state;
    }

    it('has arrived when it is before somebody’s eyes', async () => {
      const page = await open();
      await page.locator('#text').fill('hello');
      await page.keyboard.press('Enter');
      await heard(page, '1,240');
      const state = await told(page, 'Your cups were sent today.');
      await heard(page, 'Your cups were sent today.');
      await expect.poll(state).toBe('sent');
    });

    it('has not arrived on a page that is out of sight, until somebody looks', async () => {
      const page = await open();
      await page.locator('#text').fill('hello');
      await page.keyboard.press('Enter');
      await heard(page, '1,240');
      await page.evaluate(() => {
        Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      });
      const state = await told(page, 'Your cups were sent today.');
      await heard(page, 'Your cups were sent today.');
      const asked = page.waitForRequest('**/chat/seen');
      expect(await state()).toBe('sent_unconfirmed');
      await page.evaluate(() => {
        Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      });
      await asked;
      await expect.poll(state).toBe('sent');
    });
  });

  describe('the way back from a mail', () => {
    it('opens the conversation after a press, and says what takes its place', async () => {
      const before = await aScene(database.current, RETURNING);
      await before.says({ kind: 'text', text: 'two cups are broken' });
      for (const look of [looks[0], looks[3]]) {
        const first = await open(look.options);
        await first.goto(`${address}/chat/return?token=good`);
        expect(await first.locator('main').innerText()).toContain('Another conversation is open in this browser.');
        await picture(first, `return-${look.name}`);
        expect(await violations(first)).toEqual([]);
        await first.getByRole('button', { name: 'Continue' }).press('Enter');
        await first.waitForURL('**/chat');
        await first.locator('.bubble', { hasText: 'two cups are broken' }).waitFor();
        await context?.close();
      }
    });

    it('says when it is over, and where the chat is', async () => {
      const page = await open();
      await page.goto(`${address}/chat/return?token=old`);
      expect(await page.locator('main').innerText()).toContain('This link has run out.');
      expect(await violations(page)).toEqual([]);
      await page.getByRole('link', { name: 'Go to the chat' }).click();
      await page.locator('#log[aria-live=polite]').waitFor();
    });
  });

  it('asks no member to join, and speaks the language of the conversation', async () => {
    visitor = { isMember: true, language: 'fi' };
    const page = await open(); // nothing is known yet of who brings no cookie
    expect(await page.locator('#starters button').count()).toBe(3);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await page.locator('#log[aria-live=polite]').waitFor();
    expect(await page.locator('#starters button').allInnerTexts()).toEqual(['How many points do I have?', 'What can you do?']);
    expect(await page.locator('html').getAttribute('lang')).toBe('fi');
  });

  it('fits a frame without its heading', async () => {
    const page = await open({ viewport: { width: 360, height: 640 } }, '/chat?embed=1');
    await page.locator('#text').fill('how many points do I have?');
    await page.keyboard.press('Enter');
    await heard(page, '1,240');
    await picture(page, 'embed');
    expect(await page.locator('header').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  async function picture(page: Page, name: string): Promise<void> {
    if (!PICTURES) return;
    await mkdir(PICTURES, { recursive: true });
    await page.screenshot({ path: `${PICTURES}/${name}.png` });
  }

  /** What axe-core finds serious or worse. It is put in from outside, since the page's policy lets no foreign script in. */
  async function violations(page: Page): Promise<string[]> {
    const source = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
    await page.evaluate(source);
    const { violations: found } = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
    );
    return found
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }
});
