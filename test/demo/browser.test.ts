import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { barriers, lookAt } from '../helpers/barriers.ts';
import { DESKTOP, describeInChromium, launchChromium, PHONE, PICTURES } from '../helpers/chromium.ts';
import { openPlace, type TestDemo } from './helpers.ts';

describeInChromium("the demo's page in a browser", () => {
  let place: Awaited<ReturnType<typeof openPlace>>;
  let demo: TestDemo;
  let browser: Browser;
  let context: BrowserContext | undefined;

  beforeAll(async () => {
    place = await openPlace();
    [demo, browser] = await Promise.all([place.start(), launchChromium()]);
  });
  afterEach(() => context?.close());
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
    await place?.close();
  });

  async function open(options: BrowserContextOptions): Promise<Page> {
    context = await browser.newContext({ locale: 'en-GB', ...options });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.goto(`${demo.url}/`);
    await chatOf(page).locator('#log[aria-live=polite]').waitFor();
    expect(faults).toEqual([]);
    return page;
  }

  const chatOf = (page: Page) => page.frameLocator('#chat');
  const heard = (page: Page, text: string) => chatOf(page).locator('.told .bubble', { hasText: text }).last().waitFor();

  it('is Ingrid at once: a tap asks, another explains, and moving the clock changes the answer', async () => {
    const page = await open(DESKTOP);
    await page.getByRole('button', { name: 'Hvor mange poeng har jeg?' }).click();
    await heard(page, 'mangler 1 880 opptjente poeng til Gull');
    await chatOf(page).locator('.choices.newest button', { hasText: 'Hvorfor?' }).click();
    await heard(page, 'Bergen Storsenter');

    await page.getByRole('button', { name: '+5 days' }).click();
    await page.getByText('Friday 27 Nov, 14:0').waitFor();
    await page.getByRole('button', { name: 'Next morning' }).click();
    await page.getByText('Saturday 28 Nov, 08:0').waitFor();
    await page.locator('#news', { hasText: 'ledger, lots and balances agree' }).waitFor();
    await page.getByRole('button', { name: 'Hvor mange poeng har jeg?' }).click();
    await heard(page, '1 420 poeng');
  });

  it('changes the person in place, each with what was said as them', async () => {
    const page = await open(DESKTOP);
    await page.getByRole('button', { name: /Anneke/ }).click();
    await page.getByRole('button', { name: /Anneke/, pressed: true }).waitFor();
    await page.getByRole('button', { name: 'Hoeveel punte het ek?' }).click();
    await heard(page, 'punte om te bestee');
    await page.getByRole('button', { name: /A stranger/ }).click();
    await page.getByRole('button', { name: "I'd like to join" }).click();
    await heard(page, "you're a member");
    expect(await page.locator('#as').innerText()).toBe('a stranger');
    await page.getByRole('button', { name: /Anneke/ }).click();
    await heard(page, 'punte om te bestee');
    expect(await chatOf(page).locator('.row').count()).toBe(2);
    await page.reload();
    await heard(page, 'punte om te bestee');
    await page.getByRole('button', { name: /Anneke/, pressed: true }).waitFor();
  });

  it('can be used with the keyboard alone', async () => {
    const page = await open(DESKTOP);
    const pressed: string[] = [];
    for (let i = 0; i < 40 && !pressed.at(-1)?.startsWith('+5 days'); i += 1) {
      await page.keyboard.press('Tab');
      pressed.push(await page.evaluate(() => document.activeElement?.textContent ?? ''));
    }
    expect([pressed[0], pressed[3]]).toEqual(['Customer', expect.stringMatching(/^Ingrid/)]);
    expect(pressed.at(-1)).toBe('+5 days');
    const before = await page.locator('#now').getAttribute('datetime');
    await page.keyboard.press('Enter');
    await page.locator(`#now:not([datetime="${before}"])`).waitFor();
  });

  it('leaves the chat most of a phone, with person and clock in sight and nothing wider than the screen', async () => {
    const page = await open(PHONE);
    const chat = (await page.locator('.phone').boundingBox())!;
    expect(chat.height).toBeGreaterThan(844 * 0.55);
    const moves = (await page.locator('.moves').boundingBox())!;
    expect(moves.y + moves.height).toBeLessThan(844);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  it('has no barrier that axe knows of, on a desktop and on a phone, by day and by night', async () => {
    const page = await open(DESKTOP);
    if (PICTURES) {
      await page.getByRole('button', { name: 'Hvor mange poeng har jeg?' }).click();
      await heard(page, 'opptjente poeng');
    }
    for (const device of ['desktop', 'phone'] as const)
      for (const colorScheme of ['light', 'dark'] as const) {
        await lookAt(page, { device, colorScheme });
        if (PICTURES) await page.screenshot({ path: join(PICTURES, `demo-${device}-${colorScheme}.png`) });
        expect(await barriers(page, { iframes: false }), `${device}, ${colorScheme}`).toEqual([]);
      }
  });
});
