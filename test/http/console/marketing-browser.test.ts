import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { nameTheme } from '../../../src/feedback/index.ts';
import { createCampaign, saveSegment } from '../../../src/outreach/index.ts';
import { DAY_MS } from '../../../src/shared/clock.ts';
import type { Staff } from '../../../src/staff/index.ts';
import { barriers, type Look, lookAt } from '../../helpers/barriers.ts';
import { DESKTOP, describeInChromium, launchChromium, PHONE, PICTURES } from '../../helpers/chromium.ts';
import { useDatabase } from '../../helpers/database.ts';
import { type Counter, openCounter } from '../../helpers/people.ts';
import { accepted, openShop } from '../../helpers/shop.ts';
import { HOSTILE, type Market, openMarket } from './market.ts';
import { type House, hire, openHouse } from './visiting.ts';

const LOOKS: readonly Look[] = [
  { device: 'desktop', colorScheme: 'light' },
  { device: 'phone', colorScheme: 'dark' },
];
/** How often a page looks for news. */
const NEWS_EVERY_MS = 10_000;

describeInChromium('marketing in a browser', () => {
  const database = useDatabase({ poolSize: 4 });
  let counter: Counter;
  let house: House;
  let market: Market;
  let server: ReturnType<typeof createAdaptorServer>;
  let url: string;
  let browser: Browser;
  let staff: Record<'mia' | 'jonas', Staff>;
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];

  beforeAll(async () => {
    const shop = await openShop(database.current);
    counter = await openCounter(database.current);
    market = openMarket(database.current, counter, shop);
    house = await openHouse(database.current, { clock: counter.clock });
    const handle = house.console.mounts[1]!.handle;
    server = createAdaptorServer({ fetch: handle });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    staff = {
      mia: await hire(database.current, { email: 'mia@granlia.example', name: 'Mia', role: 'marketing' }),
      jonas: await hire(database.current, { email: 'jonas@granlia.example', name: 'Jonas', role: 'marketing', language: 'nb' }),
    };
    await fill();
    browser = await launchChromium();
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    expect(faults.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await house?.console.close();
    await counter?.close();
    server?.close();
  });

  const WORDS = [
    'Alltid hyggelig i butikken, og kaffen er god.',
    'Levering tok to uker. Det er for lenge.',
    'Fin butik, men køen var lang.',
    'Great cups, thank you!',
    HOSTILE,
  ];

  async function fill(): Promise<void> {
    await market.offer('COFFEE-20');
    const now = counter.clock.now();
    for (let i = 0; i < 60; i += 1) {
      const one = await market.customer(i % 4 === 0 ? 'fi' : 'nb');
      await market.till.buy(one.memberId, 149 + i, new Date(now.getTime() - (i + 1) * DAY_MS));
      const value = [10, 9, 10, 8, 7, 9, 10, 3, 6, 9][i % 10]!;
      await market.answers(one, value, (i * 83) / 60 + 1, i % 7 === 0 ? WORDS[(i / 7) % WORDS.length] : undefined);
    }
    for (const one of market.customers.slice(0, 4))
      await market.says(one, WORDS[market.customers.indexOf(one)]!, one === market.customers[0] ? 'with_name' : 'without_name');
    await market.says(market.customers[5]!, HOSTILE, 'without_name');
    const { id } = (await database.current.prisma.opinion.findFirst({ where: { consent: 'with_name' } }))!;
    const theme = { code: 'køer', name: 'Køer i kassen', language: 'nb' };
    await database.current.transaction(async (tx) => {
      await nameTheme(tx, { remark: { kind: 'opinion', id }, theme });
      await saveSegment(tx, { code: 'finnish', name: 'Finnish speakers', rule: { language: ['fi'] } }, now);
      const draft = { name: 'Coffee in November', kind: 'offer', subject: 'COFFEE-20', segmentCode: 'finnish' } as const;
      accepted(await createCampaign(tx, draft, now));
    });
  }

  async function open(options: BrowserContextOptions, as: Staff): Promise<Page> {
    const context = await browser.newContext({ locale: 'en-GB', ...options });
    context.setDefaultTimeout(6_000);
    contexts.push(context);
    for (const line of await house.console.staffCookies(as.id)) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      await context.addCookies([{ name: name!, value: value!, url: `${url}/console`, httpOnly: true, sameSite: 'Lax' }]);
    }
    const page = await context.newPage();
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on(
      'console',
      (message) => message.type() === 'error' && !/status of (40[0-9]|422)/.test(message.text()) && faults.push(message.text()),
    );
    await page.goto(`${url}/console`);
    return page;
  }

  it('goes from a segment to a survey that is sent, watched and read', { timeout: 60_000 }, async () => {
    const page = await open(DESKTOP, staff.mia);
    await page.clock.install();
    await page.getByRole('heading', { name: 'Campaigns' }).waitFor();
    await page.getByRole('link', { name: 'Segments' }).click();
    await page.getByRole('link', { name: 'New segment' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Bought in the last month');
    const bought = page.getByRole('group', { name: 'Last purchase' });
    await bought.getByLabel('In the last … days').fill('thirty');
    await page.getByRole('button', { name: 'Look whom it means' }).click();
    await page.getByText('This is a whole number, without letters.').waitFor();
    await bought.getByLabel('In the last … days').fill('30');
    await page.getByRole('checkbox', { name: 'Norwegian Bokmål' }).check();
    await page.getByRole('button', { name: 'Look whom it means' }).click();
    await page.getByText('21 members').waitFor();
    await page.getByRole('button', { name: 'Save the segment' }).click();
    await page.getByText('Saved. Campaigns that were published').waitFor();
    expect(await page.getByRole('checkbox', { name: 'Norwegian Bokmål' }).isChecked()).toBe(true);

    await page.getByRole('link', { name: 'Campaigns' }).click();
    await page.getByRole('link', { name: 'New campaign' }).click();
    await page.getByLabel('Name, for us alone').fill('How was November?');
    await page.getByLabel('What is sent').selectOption('survey:csat');
    await page.getByLabel('To whom').selectOption({ label: 'Bought in the last month' });
    await page.getByRole('button', { name: 'Make the draft' }).click();
    await page.getByText('Still missing: what it is for').waitFor();
    expect(await page.getByRole('link', { name: 'Publish …' }).count()).toBe(0);
    await page.getByLabel('What it is for').fill('Know where November went wrong');
    await page.getByLabel('The figure that will show it').fill('CSAT of the month');
    await page.getByLabel('Last day on which it is sent').fill('2026-12-15');
    await page.getByLabel('Of a hundred members, left out').fill('0');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Everything is filled in.').waitFor();
    await page.getByRole('link', { name: 'Publish …' }).click();
    await page.getByRole('heading', { name: 'Publish to 21 members?' }).waitFor();
    await page.getByRole('button', { name: 'Yes, publish to 21 members' }).press('Enter');
    await page.getByText('Published. Whoever is written to').waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused. Nothing more is sent').waitFor();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('0 of 21 are through.').waitFor();
    await market.runJob();
    await page.clock.fastForward(NEWS_EVERY_MS);
    await page.getByText('21 of 21 are through.').waitFor(); // without loading anything anew
  });

  it('proposes an offer to those who may have it, counts it, and stops it', async () => {
    const page = await open(DESKTOP, staff.mia);
    await page.getByRole('link', { name: 'New campaign' }).click();
    await page.getByLabel('Name, for us alone').fill('Coffee before Christmas');
    await page.getByLabel('What is sent').selectOption('offer:COFFEE-20');
    await page.getByLabel('To whom').selectOption({ label: 'Finnish speakers' });
    await page.getByLabel('What it is for').fill('They come for coffee again');
    await page.getByLabel('The figure that will show it').fill('Coffee bought within four weeks');
    await page.getByLabel('Last day on which it is sent').fill('2026-12-15');
    await page.getByLabel('Of a hundred members, left out').fill('0');
    await page.getByRole('button', { name: 'Make the draft' }).click();
    await page.getByRole('link', { name: 'Publish …' }).click();
    await page.getByRole('button', { name: /^Yes, publish to \d+ members$/ }).click();
    await page.getByText('Published. Whoever is written to').waitFor();
    await market.runJob();
    await page.reload();
    await page.getByText('15 of 15 are through.').waitFor();
    await page.getByRole('link', { name: 'Offers' }).click();
    const coffee = page.locator('tbody tr', { hasText: 'COFFEE-20' });
    expect(Number(await coffee.getByRole('cell').nth(2).innerText())).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Switch off: COFFEE-20' }).click();
    await page.getByText('COFFEE-20 is switched off').waitFor();
    await page.getByRole('button', { name: 'Switch on: COFFEE-20' }).click();
    await page.getByText('switched on again').waitFor();
  });

  it('speaks Norwegian, without a script as well', async () => {
    const page = await open({ ...DESKTOP, javaScriptEnabled: false }, staff.jonas);
    await page.getByRole('link', { name: 'Segmenter' }).click();
    await page.getByRole('link', { name: 'Finnish speakers' }).click();
    await page.getByText('15 medlemmer').waitFor();
    await page.getByRole('link', { name: 'Undersøkelser' }).click();
    await page.getByRole('link', { name: 'Recommendation (NPS)' }).click();
    await page.getByRole('heading', { name: 'Slik svarte de' }).waitFor();
  });

  it('shows what customers wrote as it is, and runs nothing of it', async () => {
    const page = await open(DESKTOP, staff.mia);
    for (const path of ['surveys/nps', 'opinions']) {
      await page.goto(`${url}/console/${path}`);
      await page.getByText('<script>alert(1)</script>').first().waitFor();
    }
  });

  const pages = async (): Promise<Record<string, string>> => {
    const { rows } = await database.current.pool.query<{ id: string; state: string }>(
      `select id::text, state::text from campaign`,
    );
    const first = (isDraft: boolean) => rows.find(({ state }) => (state === 'draft') === isDraft)?.id;
    return {
      campaigns: '/console/campaigns',
      'campaign-new': '/console/campaigns/new',
      draft: `/console/campaigns/${first(true)}`,
      ...(first(false) && { progress: `/console/campaigns/${first(false)}`, end: `/console/campaigns/${first(false)}/cancel` }),
      segments: '/console/segments',
      segment: '/console/segments/finnish',
      offers: '/console/offers',
      surveys: '/console/surveys',
      results: '/console/surveys/nps',
      opinions: '/console/opinions',
      theme: '/console/themes/k%C3%B8er?said-nb=at+det+var+k%C3%B8&did-nb=To+kasser+til+er+%C3%A5pne.',
    };
  };

  it('is no wider than a phone', async () => {
    const page = await open({ ...PHONE, viewport: { width: 360, height: 740 } }, staff.mia);
    for (const [title, path] of Object.entries(await pages())) {
      await page.goto(`${url}${path}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), title).toBe(360);
    }
  });

  it('has no barrier that axe knows of, on a desktop by day and on a phone by night', { timeout: 60_000 }, async () => {
    const page = await open(DESKTOP, staff.mia);
    for (const [title, path] of Object.entries(await pages())) {
      await page.goto(`${url}${path}`);
      for (const look of LOOKS) {
        await lookAt(page, look);
        const name = `${title}-${look.device}-${look.colorScheme}`;
        if (PICTURES) await page.screenshot({ path: join(PICTURES, `marketing-${name}.png`), fullPage: true });
        expect(await barriers(page), name).toEqual([]);
      }
    }
  });
});
