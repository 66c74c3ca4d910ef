import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { BotConnector } from '../../helpers/bot-connector.ts';
import { useTeams } from './setup.ts';

const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

describe('what claims to come from Teams', () => {
  const teams = useTeams();

  const anActivity = (connector: Pick<BotConnector, 'serviceUrl' | 'appId'>, more: Record<string, unknown> = {}) => ({
    type: 'message',
    id: '1',
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl,
    from: { id: '29:1ada' },
    recipient: { id: `28:${connector.appId}` },
    conversation: { id: 'a:1ada', conversationType: 'personal' },
    text: 'hello',
    ...more,
  });

  it('is taken with a token that the Bot Connector signed for us', async () => {
    const { connector, intake, ada } = await teams.start();
    expect(await ada.say('hello')).toEqual({ status: 200, body: undefined });
    expect(intake.texts()).toEqual(['hello']);
    expect(connector.calls('keys').length).toBe(1);
  });

  it.each<[string, (connector: BotConnector) => string | null]>([
    ['without a token', () => null],
    ['with an empty one', () => 'Bearer '],
    ['with another scheme', (c) => `Basic ${c.token()}`],
    ['with words for a token', () => 'Bearer not.a.token'],
    ['signed by somebody else under the right name', (c) => `Bearer ${c.token({}, { key: foreign })}`],
    ['signed with a key that nobody lists', (c) => `Bearer ${c.token({}, { key: foreign, kid: 'mine' })}`],
    ['signed by nobody', (c) => `Bearer ${c.token({}, { alg: 'none' })}`],
    ['signed right but changed', (c) => `Bearer ${changed(c.token({ aud: 'another' }), { aud: c.appId })}`],
    ['whose token has ended', (c) => `Bearer ${c.token({ exp: nowSeconds() - 600, nbf: nowSeconds() - 4_000 })}`],
    ['whose token begins later', (c) => `Bearer ${c.token({ nbf: nowSeconds() + 3_600, exp: nowSeconds() + 7_200 })}`],
    ['for another bot', (c) => `Bearer ${c.token({ aud: '99999999-2222-4333-8444-555555555555' })}`],
    ['for nobody', (c) => `Bearer ${c.token({ aud: undefined })}`],
    ['of another issuer', (c) => `Bearer ${c.token({ iss: 'https://sts.example' })}`],
    [
      'with a token of our own, as those we call get it',
      (c) =>
        `Bearer ${c.token({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', appid: c.appId, ver: '1.0' })}`,
    ],
    ['whose token is for another address', (c) => `Bearer ${c.token({ serviceurl: 'https://evil.example/' })}`],
    ['whose token names no address', (c) => `Bearer ${c.token({ serviceurl: undefined })}`],
  ])('is turned away %s', async (_, authorize) => {
    const { connector, intake } = await teams.start();
    expect(await connector.deliver(anActivity(connector), authorize(connector))).toMatchObject({ status: 401 });
    expect(intake.batches).toEqual([]);
    expect(connector.calls('send')).toEqual([]);
  });

  it('is turned away when its body asks us to answer elsewhere', async () => {
    const { connector, intake } = await teams.start();
    await connector.deliver(anActivity(connector)); // the token is known by now
    const elsewhere = anActivity(connector, { id: '2', serviceUrl: 'http://127.0.0.1:1/' });
    expect((await connector.deliver(elsewhere)).status).toBe(401);
    expect(intake.stored.length).toBe(1);
  });

  it.each([
    { channelId: 'webchat' },
    { channelId: 'AseChannel' },
    { channelId: undefined },
    { serviceUrl: undefined },
    { serviceUrl: '' },
  ])('is turned away with %j', async (more) => {
    const { connector, intake } = await teams.start();
    expect((await connector.deliver(anActivity(connector, more))).status).toBe(400);
    expect(intake.batches).toEqual([]);
  });

  it('is taken again by its token without another look at the keys, but not beyond its end', async () => {
    const { connector, intake, ada } = await teams.start();
    for (let i = 0; i < 3; i += 1) await ada.say('hello');
    expect(connector.calls('metadata').length).toBe(1);
    const ending = `Bearer ${connector.token({ exp: nowSeconds() - 10, nbf: nowSeconds() - 100 })}`;
    // botbuilder forgives clocks that differ by minutes; such a token is looked at each time.
    expect((await connector.deliver(anActivity(connector), ending)).status).toBe(200);
    expect(intake.stored.length).toBe(4);
  });

  it('has to come again while the keys cannot be had', async () => {
    const { connector, intake, ada } = await teams.start();
    connector.fault({ name: 'keys', status: 503 });
    connector.fault({ name: 'metadata', drop: 'before', skip: 1 });
    expect((await ada.say('hello')).status).toBe(503);
    expect((await ada.say('hello')).status).toBe(503);
    expect((await ada.say('hello')).status).toBe(200);
    expect(intake.stored.length).toBe(1);
  });

  it('is read no further than a megabyte, and only as JSON', async () => {
    const { connector, url } = await teams.start();
    const post = (body: string) =>
      fetch(url, { method: 'POST', body, headers: { authorization: `Bearer ${connector.token()}` } });
    expect((await post('x'.repeat(1_048_577))).status).toBe(413);
    for (const body of ['', '{', 'null', '5', '"hello"']) expect((await post(body)).status).toBe(400);
    expect((await fetch(url)).status).toBe(401);
  });

  it('is believed without a token where nobody is authenticated, from this machine and for it alone', async () => {
    const { connector, intake } = await teams.start({ app: undefined });
    expect((await connector.deliver(anActivity(connector), null)).status).toBe(200);
    const elsewhere = anActivity(connector, { id: '2', serviceUrl: 'https://smba.example/' });
    expect((await connector.deliver(elsewhere, null)).status).toBe(401);
    expect(intake.stored.length).toBe(1);
  });
});

const nowSeconds = () => Math.floor(Date.now() / 1_000);

/** The same signature over other claims. */
function changed(token: string, claims: Record<string, unknown>): string {
  const [head, payload, signature] = token.split('.');
  const read = JSON.parse(Buffer.from(payload!, 'base64url').toString()) as Record<string, unknown>;
  return [head, Buffer.from(JSON.stringify({ ...read, ...claims })).toString('base64url'), signature].join('.');
}
