import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { issueVoucher } from '../../../src/loyalty/index.ts';
import { DAY_MS } from '../../../src/shared/clock.ts';
import { newId } from '../../../src/shared/ids.ts';
import { inviteStaff, type Staff } from '../../../src/staff/index.ts';
import { fileComplaint, requestHandoff } from '../../../src/support/index.ts';
import { barriers, type Look, lookAt } from '../../helpers/barriers.ts';
import { DESKTOP, describeInChromium, launchChromium, PHONE, PICTURES } from '../../helpers/chromium.ts';
import { useDatabase } from '../../helpers/database.ts';
import { type Counter, openCounter, type Person } from '../../helpers/people.ts';
import { addMember, openShop, till } from '../../helpers/shop.ts';
import { askUnasked } from '../../helpers/surveys.ts';
import { type House, hire, openHouse } from './visiting.ts';

const LOOKS: readonly Look[] = [
  { device: 'desktop', colorScheme: 'light' },
  { device: 'phone', colorScheme: 'dark' },
];
const PASSWORD = 'kaffe og kanelboller';

describeInChromium('the console in a browser', () => {
  const database = useDatabase({ poolSize: 4 });
  let counter: Counter;
  let house: House;
  let server: ReturnType<typeof createAdaptorServer>;
  let url: string;
  let browser: Browser;
  let staff: Record<'line' | 'jonas' | 'ada', Staff>;
  let mette: Person;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    const shop = await openShop(database.current);
    counter = await openCounter(database.current, { channelName: 'web' });
    house = await openHouse(database.current, { clock: counter.clock });
    const handle = house.console.mounts[1]!.handle;
    server = createAdaptorServer({ fetch: handle });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    staff = {
      line: await hire(database.current, { email: 'line@granlia.example', name: 'Line', team: 'care' }),
      jonas: await hire(database.current, { email: 'jonas@granlia.example', name: 'Jonas', team: 'warehouse', language: 'nb' }),
      ada: await hire(database.current, { email: 'ada@granlia.example', name: 'Ada', role: 'admin' }),
    };
    await fill(shop);
    browser = await launchChromium();
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
  afterAll(async () => {
    await browser?.close();
    await house?.console.close();
    await counter?.close();
    server?.close();
  });

  /** A Sunday as on every list: somebody in danger, a broken parcel, somebody who asked for a person. */
  async function fill(shop: Awaited<ReturnType<typeof openShop>>): Promise<void> {
    const now = counter.clock.now();
    const { rules } = counter.programme;
    const named = async (name: string, words: string[], languageHint = 'da') => {
      const person = counter.person(name, { languageHint });
      for (const said of words) await person.says(said);
      const { rows } = await database.current.pool.query<{ id: string; identityId: string }>(
        `update identity i set display_name = $1 from conversation c where c.identity_id = i.id and c.channel_conversation_id = $1
         returning c.id::text, i.id::text as "identityId"`,
        [name],
      );
      return { person, ...rows[0]! };
    };
    const member = await addMember(database.current);
    const metteHere = await named('Mette', ['hvor mange point har jeg']);
    mette = metteHere.person;
    await database.current.pool.query(
      `update member set given_name = 'Mette', email = 'mette@example.dk', language = 'da' where id = $1`,
      [member],
    );
    await database.current.pool.query('update identity set member_id = $1 where id = $2', [member, metteHere.identityId]);
    const counterTill = till(database.current, shop);
    await counterTill.welcome(member, new Date('2026-03-01T10:00:00Z'));
    await counterTill.buy(member, 1_490, new Date('2026-09-12T15:20:00Z'));
    await counterTill.buy(member, 298, new Date('2026-11-19T09:10:00Z'));
    await mette.says('min pakke er lige kommet og to af kopperne er smadret 😡 ordre 48213');
    const asked = await named('Ola', ['jeg vil snakke med et menneske'], 'nb');
    const danger = await named('Kari Nordmann', ['hei'], 'nb');
    await named('<b>Robert</b> "); drop table', ['I want to talk to a person'], 'en');
    await database.current.transaction(async (tx) => {
      const open = await tx.complaint.findFirst({ where: { conversationId: metteHere.id } });
      if (!open)
        await fileComplaint(
          tx,
          {
            idempotencyKey: newId(),
            person: { memberId: member, identityId: metteHere.identityId },
            conversationId: metteHere.id,
            language: 'da',
            words: 'min pakke er lige kommet og to af kopperne er smadret 😡 ordre 48213',
            category: 'damaged',
            orderNumber: '48213',
            item: 'kopperne',
            itemCount: 2,
          },
          counter.programme,
          now,
        );
      await requestHandoff(tx, { conversationId: metteHere.id, reason: 'asked' }, rules, now);
      await requestHandoff(tx, { conversationId: danger.id, reason: 'danger', severity: 'danger' }, rules, now);
      await requestHandoff(tx, { conversationId: asked.id, reason: 'asked' }, rules, now);
    });
  }

  async function open(options: BrowserContextOptions, as?: Staff): Promise<Page> {
    const context = await browser.newContext({ locale: 'en-GB', ...options });
    contexts.push(context);
    if (as)
      for (const line of await house.console.staffCookies(as.id)) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
        await context.addCookies([{ name: name!, value: value!, url: `${url}/console`, httpOnly: true, sameSite: 'Lax' }]);
      }
    const page = await context.newPage();
    page.setDefaultTimeout(8_000); // what does not come is named, before the test's own time is over
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on(
      'console',
      (message) =>
        message.type() === 'error' &&
        !/status of (4[01][0-9]|422)|ERR_INTERNET_DISCONNECTED|Failed to fetch|network error/.test(message.text()) &&
        faults.push(message.text()),
    );
    await page.goto(`${url}/console`);
    return page;
  }
  const faults: string[] = [];
  afterEach(() => {
    expect(faults.splice(0)).toEqual([]);
  });

  const metteOn = (page: Page) => page.locator('.case', { hasText: 'Mette' });

  it('lets somebody in by their link, with the keyboard alone', async () => {
    const invited = await database.current.transaction((tx) => inviteStaff(tx, { staffId: staff.line.id }, counter.clock.now()));
    if (!invited.ok) throw new Error(invited.refusal.code);
    const page = await open(DESKTOP);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goto(`${url}/console/invitation/${invited.value.token}`);
    await page.getByLabel('Your password').focus();
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Conversations' }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).press('Enter');
    await page.getByLabel('E-mail address').fill('line@granlia.example');
    await page.getByLabel('Password').fill('wrong wrong wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Conversations' }).waitFor();
  });

  it('shows one story on one screen: taken, seen as taken by a second browser, answered, promised', async () => {
    const [line, jonas] = [await open(DESKTOP, staff.line), await open(DESKTOP, staff.jonas)];
    await line.locator('.column', { hasText: 'Now' }).locator('.case').first().getByText('Danger', { exact: true }).waitFor();
    await metteOn(line).getByRole('link').click();
    await line.getByRole('heading', { name: 'Mette' }).waitFor();
    await line.getByText('to af kopperne er smadret').first().waitFor();
    await line.getByText('298').first().waitFor();
    await metteOn(jonas).getByText('Ingen har den ennå').waitFor();
    await line.getByRole('button', { name: 'Take it', exact: true }).click();
    await line.getByText('You have it. The customer was told your name.').waitFor();
    await metteOn(jonas).getByText('Line har den').waitFor(); // without loading anything anew

    const words = 'Hej Mette. To nye kopper er pakket.';
    await line.getByRole('button', { name: 'Tak, jeg ser på det nu.' }).click();
    expect(await line.getByLabel('Your answer, in your name').inputValue()).toBe('Tak, jeg ser på det nu.');
    await line.getByLabel('Your answer, in your name').fill(words);
    await line.getByRole('button', { name: 'Send', exact: true }).click();
    await line.locator('.told.person', { hasText: words }).waitFor();
    await line.getByLabel('Your answer, in your name').fill('Og undskyld');
    await line.getByText('Promise something').click();
    await line.getByLabel(/What, in the customer/).fill('To nye kopper hos dig');
    await line.getByLabel('By when').first().fill('2026-11-24T12:00');
    await line.getByRole('button', { name: 'Promise it' }).click();
    await line.getByText('Promised. The customer was told').waitFor();
    // What was begun in another form is still there; what was done is not.
    expect(await line.getByLabel('Your answer, in your name').inputValue()).toBe('Og undskyld');
    expect(await line.getByLabel(/What, in the customer/).inputValue()).toBe('');
    await line.locator('section', { hasText: 'Promises' }).getByText('To nye kopper hos dig').first().waitFor();
    await counter.chat.sweep();
    await counter.chat.idle();
    expect(mette.everythingHeard().map(({ text }) => text)).toContain(words);

    await mette.says('tak, og vasen?');
    await line.locator('.said', { hasText: 'og vasen?' }).waitFor(); // live
  });

  it('shows what a colleague changes beside what is being written, also when the connection comes back', async () => {
    const [line, jonas] = [await open(DESKTOP, staff.line), await open(DESKTOP, staff.jonas)];
    await metteOn(line).getByRole('link').click();
    const cards = line.locator('#cards');
    await cards.getByText('Done, or another time').first().click();
    await cards
      .getByLabel(/It is done/)
      .first()
      .fill('PN 1234');
    await metteOn(jonas).getByRole('link').click();
    await jonas.getByText('Endre, flytte, lukke eller åpne igjen').click();
    await jonas.getByLabel('Gjelder').selectOption('faulty');
    await jonas.getByRole('button', { name: 'Endre', exact: true }).first().click();
    await cards.locator('dd', { hasText: 'faulty' }).waitFor();
    expect(
      await cards
        .getByLabel(/It is done/)
        .first()
        .inputValue(),
    ).toBe('PN 1234');
    // A machine without any network but its own is offline already to the browser, which then tells the page of no change.
    await line.context().setOffline(true);
    await line.evaluate(() => dispatchEvent(new Event('offline')));
    await line.getByText('No connection.').waitFor();
    await jonas.getByText('Notat til kolleger').click();
    await jonas.getByLabel('Kunden ser det ikke').fill('Lageret har pakket.');
    await jonas.getByRole('button', { name: 'Ta vare på notatet' }).click();
    await jonas.locator('.noted', { hasText: 'Lageret har pakket.' }).waitFor();
    await line.context().setOffline(false);
    await line.evaluate(() => dispatchEvent(new Event('online')));
    await line.locator('.noted', { hasText: 'Lageret har pakket.' }).waitFor();
    await line.getByText('No connection.').waitFor({ state: 'hidden' });

    // Whoever resolves says what became of a promise, and what shows it: the form asks for it, as the server does.
    const proof = line.getByLabel(/If it is kept/);
    expect(await proof.evaluate((field: HTMLInputElement) => field.required)).toBe(false);
    await line.getByLabel('What became of it').selectOption({ index: 1 });
    expect(await proof.evaluate((field: HTMLInputElement) => field.required)).toBe(true);
  });

  it('refuses a reply of whoever has lost it, and keeps the text', async () => {
    const [line, jonas] = [await open(DESKTOP, staff.line), await open(DESKTOP, staff.jonas)];
    await line.locator('.case', { hasText: 'Ola' }).getByRole('link').click();
    await line.getByLabel('Your answer, in your name').fill('Hei Ola, dette er Line.');
    await jonas.locator('.case', { hasText: 'Ola' }).getByRole('link').click();
    await jonas.getByRole('button', { name: 'Ta den', exact: true }).click();
    await line.getByText('Jonas has it').waitFor(); // live, above the text that is being written
    await line.getByRole('button', { name: 'Take it and send' }).click();
    await line.getByText('Jonas has it now, so nothing was sent').waitFor();
    expect(await line.getByLabel('Your answer, in your name').inputValue()).toBe('Hei Ola, dette er Line.');
  });

  it('takes a voucher at the desk once, and says kindly why not again', async () => {
    const { rows } = await database.current.pool.query<{ id: string }>(`select id::text from member where given_name = 'Mette'`);
    const now = counter.clock.now();
    const given = {
      memberId: rows[0]!.id,
      title: { en: 'Free coffee', da: 'Gratis kaffe' },
      expiresAt: new Date(now.getTime() + DAY_MS),
      returnable: true,
      key: 'desk',
    };
    const { code } = await database.current.transaction((tx) => issueVoucher(tx, given, now));
    const page = await open(DESKTOP, staff.line);
    await page.getByRole('link', { name: 'Vouchers' }).click();
    await page.getByLabel('Code').fill(code.toLowerCase());
    await page.keyboard.press('Enter');
    await page.getByText('can be used').waitFor();
    await page.getByRole('button', { name: 'Use it now' }).click();
    await page.getByText('Free coffee: used now. Hand it over.').waitFor();
    await page.goto(`${url}/console/vouchers?code=${code}`);
    await page.getByText('used', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Use it now' }).count()).toBe(0);
  });

  it('shows a low answer on the list the moment it is given, with the words of its customer', async () => {
    const page = await open(DESKTOP, staff.jonas);
    const siri = counter.person('Siri', { languageHint: 'nb' });
    await siri.says('hei');
    await database.current.pool.query(
      `update identity i set display_name = 'Siri' from conversation c where c.identity_id = i.id and c.channel_conversation_id = 'Siri'`,
    );
    await askUnasked(database.current, counter, 'Siri', { language: 'nb' });
    await siri.says('1, glassene kom knust');
    const hers = page.locator('.case', { hasText: 'Siri' });
    await hers.getByRole('link').click();
    await page.getByRole('heading', { name: 'Siri' }).waitFor();
    await page.getByText('glassene kom knust').first().waitFor();
    await page.getByRole('button', { name: 'Ta den', exact: true }).click();
    await page.getByText('Du har den. Kunden').waitFor();
  });

  it('shows a stranger’s name as it is, and runs nothing of it', async () => {
    const page = await open(DESKTOP, staff.line);
    await page.locator('.case', { hasText: '<b>Robert</b>' }).getByRole('link').click();
    await page.getByRole('heading', { name: '<b>Robert</b> "); drop table' }).waitFor();
  });

  it('works without a script', async () => {
    const page = await open({ ...DESKTOP, javaScriptEnabled: false }, staff.jonas);
    await metteOn(page).getByRole('link').click();
    await page.getByText('Notat til kolleger').click();
    await page.getByLabel('Kunden ser det ikke').fill('Vasen er utsolgt.');
    await page.getByRole('button', { name: 'Ta vare på notatet' }).click();
    await page.locator('.noted', { hasText: 'Vasen er utsolgt.' }).waitFor();
  });

  it('is no wider than a phone', async () => {
    const page = await open({ ...PHONE, viewport: { width: 360, height: 740 } }, staff.ada);
    for (const path of ['inbox', 'vouchers', 'members', 'staff', 'audit']) {
      await page.goto(`${url}/console/${path}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(360);
    }
    await page.goto(`${url}/console/inbox`);
    await metteOn(page).getByRole('link').click();
    await page.getByRole('heading', { name: 'Mette' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });

  it('has no barrier that axe knows of, on a desktop by day and on a phone by night', { timeout: 60_000 }, async () => {
    const page = await open(DESKTOP, staff.ada);
    const invited = await database.current.transaction((tx) => inviteStaff(tx, { staffId: staff.line.id }, counter.clock.now()));
    if (!invited.ok) throw new Error(invited.refusal.code);
    const metteAt = await metteOn(page).getByRole('link').getAttribute('href');
    const { rows } = await database.current.pool.query<{ id: string }>(`select id::text from member where given_name = 'Mette'`);
    const pages = {
      inbox: '/console/inbox',
      conversation: metteAt!,
      member: `/console/members/${rows[0]!.id}`,
      members: '/console/members?q=mette@example.dk',
      vouchers: '/console/vouchers?code=NONE',
      staff: '/console/staff',
      audit: '/console/audit',
      welcome: '/console/welcome',
      invitation: `/console/invitation/${invited.value.token}`,
      'invitation-over': '/console/invitation/none',
      'sign-in': '/console/sign-in',
    };
    for (const [title, path] of Object.entries(pages)) {
      if (title === 'invitation') await page.context().clearCookies(); // from here on as a stranger
      await page.goto(`${url}${path}`);
      for (const look of LOOKS) {
        await lookAt(page, look);
        const name = `${title}-${look.device}-${look.colorScheme}`;
        if (PICTURES) await page.screenshot({ path: join(PICTURES, `console-${name}.png`), fullPage: true });
        expect(await barriers(page), name).toEqual([]);
      }
    }
  });
});
