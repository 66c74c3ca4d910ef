import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DESKTOP, describeInChromium, launchChromium, PHONE, PICTURES } from '../helpers/chromium.ts';
import { openPlace, type TestDemo } from './helpers.ts';

describeInChromium('the story of support, in the browsers of all who are in it', () => {
  let place: Awaited<ReturnType<typeof openPlace>>;
  let demo: TestDemo;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];

  beforeAll(async () => {
    place = await openPlace();
    [demo, browser] = await Promise.all([place.start(), launchChromium()]);
  });
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await browser?.close();
    await demo?.stop();
    await place?.close();
  });

  async function open(options: BrowserContextOptions, path: string): Promise<Page> {
    const context = await browser.newContext({ locale: 'en-GB', ...options });
    contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.goto(`${demo.url}${path}`);
    return page;
  }

  /** Somebody of the shop at their own console. */
  async function deskOf(who: 'line' | 'jonas', options: BrowserContextOptions = DESKTOP): Promise<Page> {
    const page = await open(options, '/demo/support');
    await page.request.post(`${demo.url}/demo/staff`, {
      form: { who, door: 'support' },
      headers: { origin: demo.url, accept: 'application/json' },
    });
    await page.goto(`${demo.url}/console`);
    await page.locator('#list').waitFor();
    return page;
  }

  /** Pictures of what Line sees, on desk and phone, by day and by night. */
  async function picture(name: string, page: Page): Promise<void> {
    if (!PICTURES) return;
    for (const [device, options] of [
      ['desktop', DESKTOP],
      ['phone', PHONE],
    ] as const)
      for (const colorScheme of ['light', 'dark'] as const) {
        const other = await deskOf('line', { ...options, colorScheme });
        await other.goto(page.url());
        await other.screenshot({ path: join(PICTURES, `story-${name}-${device}-${colorScheme}.png`), fullPage: true });
        await other.context().close();
      }
  }

  const moveClock = async (page: Page, move: 'hour' | 'morning' | 'days') => {
    const moved = await page.request.post(`${demo.url}/demo/clock`, {
      form: { move, door: 'support' },
      headers: { origin: demo.url, accept: 'application/json' },
    });
    expect(moved.status()).toBe(200);
  };

  it('goes from a complaint to its second opening', { timeout: 180_000 }, async () => {
    const [line, jonas, mette] = [await deskOf('line'), await deskOf('jonas'), await open(PHONE, '/demo')];
    await mette.getByRole('button', { name: /Mette/ }).click();
    const chat = mette.frameLocator('#chat');
    const heard = (text: string | RegExp) => chat.locator('.told .bubble', { hasText: text }).last().waitFor();
    const press = (label: string) => chat.locator('.choices.newest button', { hasText: label }).click();
    const caseOn = (page: Page) => page.locator('.case', { hasText: 'Mette' });
    expect(await caseOn(line).count()).toBe(0);
    await picture('1-list-before', line);

    await mette.getByRole('button', { name: /De 2 kopper fra ordre 48213/ }).click();
    await heard(/sag er? K-\d+/);
    await caseOn(line).waitFor(); // by itself
    await caseOn(jonas).waitFor();
    await picture('2-list-complaint', line);

    await caseOn(line).getByRole('link').click();
    await line.getByRole('heading', { name: 'Mette' }).waitFor();
    await line.getByRole('button', { name: 'Take it', exact: true }).click();
    await heard(/Line fra kundeservice/);
    await caseOn(jonas).getByText('Line has it').waitFor();
    await line.getByLabel('Your answer, in your name').fill('Hej Mette. Jeg pakker to nye kopper til dig nu.');
    await line.getByRole('button', { name: 'Send', exact: true }).click();
    await heard('Jeg pakker to nye kopper til dig nu.');
    await picture('3-conversation-answered', line);

    await line.getByText('Promise something').click();
    await line.getByLabel(/What, in the customer/).fill('To nye kopper er sendt');
    await line.getByLabel('By when').first().fill('2026-11-22T14:50');
    await line.getByRole('button', { name: 'Promise it' }).click();
    await heard('To nye kopper er sendt');
    await caseOn(jonas).getByText('Promised by').first().waitFor();
    await picture('4-conversation-promised', line);

    await moveClock(line, 'hour');
    await heard(/beklager/);
    await caseOn(jonas)
      .getByText(/Promise missed .*compensated once/)
      .waitFor();
    await moveClock(line, 'hour');
    expect(await chat.locator('.told .bubble', { hasText: 'To nye kopper er sendt' }).count()).toBeLessThanOrEqual(2);
    await line.reload();
    await line.getByText('Promise missed').first().waitFor();
    await picture('5-conversation-missed', line);

    // What Line promised in her own words ends with the case, as she says.
    await line.getByLabel('What became of it').first().selectOption('withdrawn');
    await line.getByRole('button', { name: /^Resolved/ }).click();
    await line.getByText('Resolved. The bot has it again').waitFor();
    await heard('Line');
    await press('Ja');
    await heard('Godt at høre');
    await moveClock(line, 'days');
    await heard('Er alt i orden med');
    await press('Nej');
    await heard(/åben igen/);
    await line.goto(`${demo.url}/console/inbox`);
    await caseOn(line).getByText('Urgent').waitFor();
    await caseOn(line).getByRole('link').click();
    await line.getByText('Open again').first().waitFor();
    await picture('6-conversation-reopened', line);
    await line.goto(`${demo.url}/console/inbox`);
    await picture('7-list-reopened', line);
    expect(faults).toEqual([]);
  });
});
