import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/shared/ids.ts';
import { deactivateStaff, inviteStaff, listAudit } from '../../../src/staff/index.ts';
import { useDatabase } from '../../helpers/database.ts';
import { type House, hire, NOW, ORIGIN, openHouse, signedIn, type Visitor, visitor } from './visiting.ts';

const database = useDatabase();
let house: House;
beforeAll(async () => {
  house = await openHouse(database.current);
  await hire(database.current, { email: 'admin@granlia.example', name: 'Ada', role: 'admin' });
});

const PASSWORD = 'kaffe og kanelboller';
const browser = () => visitor(house, database.current);

async function invited(email: string): Promise<string> {
  const staff = await hire(database.current, { email });
  const invitation = await database.current.transaction((tx) => inviteStaff(tx, { staffId: staff.id }, NOW));
  if (!invitation.ok) throw new Error(invitation.refusal.code);
  return `/console/invitation/${invitation.value.token}`;
}

const choose = (link: string, by: Visitor) => by.post(link, { password: PASSWORD, again: PASSWORD });

describe('an invitation', () => {
  it('opens a page that uses nothing up, then sets the password and signs in, once', async () => {
    const link = await invited('line@granlia.example');
    const line = browser();
    for (let i = 0; i < 3; i += 1) expect((await line.get(link)).text).toContain('line@granlia.example');
    expect((await line.post(link, { password: 'short', again: 'short' })).status).toBe(422);
    expect((await line.post(link, { password: PASSWORD, again: `${PASSWORD}!` })).text).toContain('not the same');
    const set = await choose(link, line);
    expect([set.status, set.headers.get('location')]).toEqual([303, '/console']);
    expect((await line.get('/console/vouchers')).status).toBe(200);
    expect((await choose(link, browser())).status).toBe(410);
    expect((await browser().get('/console/invitation/of-nobody')).status).toBe(410);
  });
});

describe('signing in', () => {
  it('sets a cookie that scripts and other sites do not get, and leads on', async () => {
    await choose(await invited('jonas@granlia.example'), browser());
    const jonas = browser();
    const answer = await jonas.post('/console/sign-in', {
      email: 'Jonas@granlia.example',
      password: PASSWORD,
      next: '/console/members',
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/console/members']);
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).toMatch(/Path=\/console/);
    expect(cookie).not.toMatch(/Secure/);
    expect((await jonas.post('/console/sign-out')).status).toBe(303);
    expect((await jonas.get('/console/members')).status).toBe(303);
  });

  it('is over everywhere the moment that somebody is shut out, and cannot begin again', async () => {
    await choose(await invited('out@granlia.example'), browser());
    const out = browser();
    await out.post('/console/sign-in', { email: 'out@granlia.example', password: PASSWORD });
    expect((await out.get('/console/vouchers')).status).toBe(200);
    const { id } = (await database.current.prisma.staff.findUnique({ where: { email: 'out@granlia.example' } }))!;
    await database.current.transaction((tx) => deactivateStaff(tx, id, NOW));
    expect((await out.get('/console/vouchers')).status).toBe(303);
    expect((await out.get('/console/vouchers', { 'hx-request': 'true' })).status).toBe(401);
    const again = await browser().post('/console/sign-in', { email: 'out@granlia.example', password: PASSWORD });
    expect([again.status, again.headers.getSetCookie()]).toEqual([401, []]);
  });

  it('leads back to where somebody was when their session ended, also past a mistyped password', async () => {
    const email = 'back@granlia.example';
    await choose(await invited(email), browser());
    const page = `/console/conversations/${newId()}`;
    const over = browser();
    const from = (path: string) => ({ referer: `${ORIGIN}${path}` });
    const signIn = `/console/sign-in?next=${encodeURIComponent(page)}`;
    const part = await over.get(`${page}/parts`, { 'hx-request': 'true', ...from(page) });
    expect([part.status, part.headers.get('hx-redirect')]).toEqual([401, signIn]);
    const form = await over.call('POST', `${page}/reply`, { headers: from(`${page}/reply`), body: 'text=Hei' });
    expect(form.status).toBe(401);
    expect(form.text).toContain(`href="${signIn}"`);
    const mistyped = await over.post('/console/sign-in', { email, password: 'wrong wrong wrong', next: page });
    expect(mistyped.text).toContain(`name="next" value="${page}"`);
    expect((await over.post('/console/sign-in', { email, password: PASSWORD, next: page })).headers.get('location')).toBe(page);

    // What only forms send is no page: another language, too, leads to the page of the form.
    for (const [at, to] of [
      [`${page}/promises/${newId()}/keep`, page],
      [`/console/members/${newId()}/points`, /^\/console\/members\/[0-9a-f-]{36}$/],
      ['/console/sign-in', '/console'],
      ['/console/nowhere', '/console'],
    ] as const) {
      const proof = (await over.proof())!;
      const body = new URLSearchParams({ csrf: proof, language: 'nb' }).toString();
      const { headers } = await over.call('POST', '/console/language', { headers: from(at), body });
      expect(headers.get('location')).toMatch(to);
    }
  });

  it('is no matter for a page that is not there: it answers in the language of the browser, and leads to the start', async () => {
    const { status, text } = await browser().get('/console/nowhere', { 'accept-language': 'nb-NO' });
    expect(status).toBe(404);
    expect(text).toContain('Det er ingenting på denne adressen.');
    expect(text).toContain('href="/console"');
  });

  it('says the same for a wrong password, for nobody, and for an address that is none', async () => {
    await choose(await invited('known@granlia.example'), browser());
    const texts = [];
    for (const email of ['known@granlia.example', 'nobody@granlia.example', 'no address', '']) {
      const { status, text } = await browser().post('/console/sign-in', { email, password: 'wrong wrong wrong' });
      expect(status).toBe(401);
      texts.push(text.replaceAll(email || '\n', ''));
    }
    expect(texts[1]).toBe(texts[0]);
  });

  it('is limited for each account, known or not', async () => {
    for (const email of ['known@granlia.example', 'guessed@granlia.example']) {
      const statuses = [];
      for (let i = 0; i < 12; i += 1)
        statuses.push((await browser().post('/console/sign-in', { email, password: 'wrong wrong wrong' })).status);
      expect(statuses.at(-1)).toBe(429);
      expect(statuses).not.toContain(200);
    }
  });

  it('is on the record: in, out, and refused', async () => {
    const link = await invited('record@granlia.example');
    const [eva, thief] = [browser(), browser()];
    await choose(link, eva);
    await eva.post('/console/sign-out');
    await thief.post('/console/sign-in', { email: 'record@granlia.example', password: 'wrong wrong wrong' });
    for (let i = 0; i < 3; i += 1)
      await thief.post('/console/sign-in', { email: `nobody${i}@granlia.example`, password: 'wrong wrong wrong' });
    const { id } = (await database.current.prisma.staff.findUnique({ where: { email: 'record@granlia.example' } }))!;
    const entries = await listAudit(database.current, { subjectId: id, limit: 10 });
    expect(entries.map(({ action, by }) => `${action} by ${by}`).toSorted()).toEqual([
      'staff.password_set by staff',
      'staff.sign_in_refused by system',
      'staff.signed_in by staff',
      'staff.signed_out by staff',
    ]);
    const all = await listAudit(database.current, { limit: 200 });
    expect(all.filter(({ action, subjectId }) => action === 'staff.sign_in_refused' && subjectId === null)).toHaveLength(1);
    expect(JSON.stringify(all)).not.toMatch(/nobody\d|wrong wrong/);
  });

  it('leads to no page of somebody else', async () => {
    await choose(await invited('next@granlia.example'), browser());
    for (const next of ['//evil.example', 'https://evil.example', '/console/../../evil', 'javascript:alert(1)']) {
      const answer = await browser().post('/console/sign-in', { email: 'next@granlia.example', password: PASSWORD, next });
      expect(answer.headers.get('location')).toBe('/console');
    }
  });

  it('sends its cookie over https alone where the program is reached so', async () => {
    const secure = await openHouse(database.current, { publicUrl: 'https://chat.granlia.example' });
    const staff = await hire(database.current, { email: 'secure@granlia.example' });
    const [cookie] = await secure.console.staffCookies(staff.id);
    expect(cookie).toMatch(/^__Secure-regulars\.session_token=.*Secure/);
  });
});

describe('a forged session', () => {
  it('opens nothing', async () => {
    const staff = await hire(database.current, { email: 'forged@granlia.example' });
    const real = await signedIn(house, database.current, staff);
    const [name, value] = [...real.cookies][0]!;
    const [token, signature] = decodeURIComponent(value).split('.') as [string, string];
    const forgeries = [
      token,
      `${token}.`,
      `${token}.${signature.slice(0, -4)}AAA=`,
      `${'a'.repeat(32)}.${signature}`,
      '.',
      '%00',
      'x'.repeat(5_000),
      `${newId()}.${signature}`,
    ];
    for (const forgery of forgeries) {
      const forger = browser();
      forger.cookies.set(name, encodeURIComponent(forgery));
      expect((await forger.get('/console/vouchers')).status, forgery).toBe(303);
      expect((await forger.post('/console/vouchers', { code: 'A', shop: 'B' })).status).toBe(401);
    }
    expect((await real.get('/console/vouchers')).status).toBe(200);
  });
});

describe('a change', () => {
  it('is refused without the proof of its session, or from a page of somebody else', async () => {
    const staff = await hire(database.current, { email: 'proof@granlia.example' });
    const other = await hire(database.current, { email: 'other@granlia.example' });
    const [line, jonas] = [await signedIn(house, database.current, staff), await signedIn(house, database.current, other)];
    const proof = (await line.proof())!;
    const send = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
      line.call('POST', '/console/language', { body: new URLSearchParams(fields).toString(), headers });
    const refused = [
      await send({ language: 'nb' }),
      await send({ language: 'nb', csrf: `${proof}x` }),
      await send({ language: 'nb', csrf: (await jonas.proof())! }),
      await send({ language: 'nb', csrf: proof }, { origin: 'https://evil.example' }),
      await send({ language: 'nb', csrf: proof }, { origin: 'null' }),
      await send({ language: 'nb', csrf: proof }, { 'sec-fetch-site': 'cross-site' }),
      await send({ language: 'nb', csrf: proof }, { 'sec-fetch-site': 'same-site' }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403, 403]);
    for (const { text } of refused) expect(text).toContain('nothing was changed');
    const json = await line.call('POST', '/console/language', {
      body: JSON.stringify({ language: 'nb', csrf: proof }),
      headers: { 'content-type': 'application/json' },
    });
    expect(json.status).toBe(415);
    expect((await database.current.prisma.staff.findUnique({ where: { id: staff.id } }))!.language).toBe('en');
    expect((await send({ language: 'nb', csrf: proof })).status).toBe(303);
    expect((await line.get('/console/vouchers')).text).toContain('<html lang="nb">');
  });

  it('is refused when nothing says where it comes from', async () => {
    const line = await signedIn(house, database.current, await hire(database.current, { email: 'silent@granlia.example' }));
    const handle = house.console.mounts[1]!.handle;
    const headers = { cookie: [...line.cookies].map((pair) => pair.join('=')).join('; ') };
    const body = new URLSearchParams({ language: 'nb', csrf: (await line.proof())! });
    const silent = await handle(new Request('http://console.test/console/language', { method: 'POST', headers, body }));
    expect(silent.status).toBe(403);
  });
});

describe('every answer', () => {
  it('lets in no script but ours, and is kept by nobody', async () => {
    const line = await signedIn(house, database.current, await hire(database.current, { email: 'headers@granlia.example' }));
    for (const path of ['/console/sign-in', '/console/vouchers', '/console/nothing', '/console/staff']) {
      const { headers } = await line.get(path);
      const policy = headers.get('content-security-policy')!;
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });
});
