import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type MailChannel, type MailOptions, type MailTexts, mailChannel } from '../../../src/channels/mail/index.ts';
import {
  ChannelRefused,
  ChannelUnavailable,
  DeliveryUnknown,
  MessageRefused,
  RecipientUnreachable,
} from '../../../src/chat/channel.ts';
import { mailboxOf } from '../../../src/chat/email.ts';
import type { MailAddresses } from '../../../src/chat/mail-address.ts';
import { readReturnToken, readStopToken } from '../../../src/chat/mail-links.ts';
import type { OutboundMessage } from '../../../src/chat/reply.ts';
import { loadTexts } from '../../../src/locales/index.ts';
import { LANGUAGES } from '../../../src/loyalty/index.ts';
import { DAY_MS, movableClock } from '../../../src/shared/clock.ts';
import { newId } from '../../../src/shared/ids.ts';
import { createLog } from '../../../src/shared/log.ts';
import { closedSmtpUrl, openSmtpSink, type SmtpSink } from '../../helpers/smtp-sink.ts';

const SECRET = 'a secret for mails, long enough to be one';
const NOON = new Date('2026-11-22T11:00:00Z');
const ADDRESS = '019aaaaa-0000-7000-8000-000000000001';
const MAILBOX = mailboxOf('ada@example.org');
const PUBLIC_URL = 'https://chat.granlia.example';

const bundle = loadTexts(LANGUAGES);
const texts: MailTexts = (language, key, { brand, until }) =>
  bundle.format(language, key, { brand, until: until.toISOString().slice(0, 10) });

let sink: SmtpSink;
beforeAll(async () => {
  sink = await openSmtpSink();
});
afterEach(() => sink.behave(undefined));
afterAll(() => sink.close());

/** Whoever has an address, and what became of it. */
function someAddresses(email = 'ada@example.org', isFirst = true) {
  const refused: string[] = [];
  const stopped: string[] = [];
  const addresses: MailAddresses = {
    find: async () => (stopped.length > 0 ? undefined : { email, mailbox: MAILBOX, isFirst }),
    refuse: async (_, reason) => void refused.push(reason),
    stop: async (mailbox) => void stopped.push(mailbox),
    allow: async (mailbox) => void stopped.splice(stopped.indexOf(mailbox)),
  };
  return { addresses, refused, stopped };
}

const aChannel = (options: Partial<MailOptions> = {}): MailChannel =>
  mailChannel({
    smtpUrl: sink.url,
    from: 'Granlia <hei@granlia.example>',
    publicUrl: PUBLIC_URL,
    secretKey: SECRET,
    brand: () => ({ name: 'Granlia', languages: { default: 'nb', offered: LANGUAGES } }),
    texts,
    addresses: someAddresses().addresses,
    clock: movableClock(NOON),
    log: createLog('silent'),
    ...options,
  });

const aMessage = (given: Partial<OutboundMessage> = {}): OutboundMessage => ({
  id: newId(),
  conversation: { id: newId(), channelConversationId: ADDRESS, audience: 'private' },
  purpose: 'service',
  language: 'en',
  text: 'As promised: your two cups were sent today at 14:12.',
  buttons: [],
  ...given,
});

async function sent(message: OutboundMessage, options: Partial<MailOptions> = {}) {
  const before = sink.mails.length;
  const { providerMessageId } = await aChannel(options).send(message);
  expect(sink.mails).toHaveLength(before + 1);
  return { ...sink.mails.at(-1)!, providerMessageId };
}

const tokenOf = (text: string, path: string): string => new RegExp(`${PUBLIC_URL}${path}\\?token=([\\w-]+)`).exec(text)![1]!;

describe('a mail', () => {
  it('says what there is to say, why it comes, and how to go on or to end it', async () => {
    const { parsed, to, from } = await sent(aMessage());
    expect([to, from]).toEqual([['ada@example.org'], 'hei@granlia.example']);
    expect(parsed.subject).toBe('A message from Granlia');
    expect(parsed.text).toMatch(
      /^You left this address in our chat .* This is the first one\. Wasn't that you\? .*\n\nAs promised: your two cups/,
    );
    expect(parsed.text).toContain('Continue the conversation: https://chat.granlia.example/chat/return?token=');
    expect(parsed.text).toContain('opens your conversation until 2026-12-06');
    expect(parsed.text).toContain('No more of these e-mails: https://chat.granlia.example/mail/stop?token=');
    expect(parsed.html).toContain('As promised: your two cups were sent today at 14:12.');
  });

  it('says only once that it is the first', async () => {
    const { parsed } = await sent(aMessage(), { addresses: someAddresses('ada@example.org', false).addresses });
    expect(parsed.text).toMatch(/^As promised/);
    expect(parsed.text).toContain('You get this e-mail because you left your address in our chat');
  });

  it('is known by the id of its outbox row, and says that a machine wrote it', async () => {
    const message = aMessage();
    const { parsed, providerMessageId } = await sent(message);
    expect(parsed.messageId).toBe(`<${message.id}@granlia.example>`);
    expect(providerMessageId).toBe(parsed.messageId);
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(parsed.references).toBe(`<${ADDRESS}@granlia.example>`);
  });

  it('is ended by one press in the mail program', async () => {
    const { raw } = await sent(aMessage());
    const unfolded = raw.replaceAll(/\r\n[ \t]+/g, ' ');
    const header = /^List-Unsubscribe: <(https:\/\/[^>]+)>/im.exec(unfolded)![1]!;
    expect(unfolded).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/im);
    expect(readStopToken(SECRET, new URL(header).searchParams.get('token')!)).toBe(MAILBOX);
  });

  it('has links that are good for one thing each, and the one back for a time', async () => {
    const { parsed } = await sent(aMessage());
    const [back, stop] = [tokenOf(parsed.text!, '/chat/return'), tokenOf(parsed.text!, '/mail/stop')];
    const at = (days: number) => new Date(NOON.getTime() + days * DAY_MS);
    expect(readReturnToken(SECRET, back, at(14.9))).toBe(ADDRESS); // the day that the mail names, to its end
    expect(readReturnToken(SECRET, back, at(15.1))).toBeUndefined();
    expect(readStopToken(SECRET, back)).toBeUndefined();
    expect(readReturnToken(SECRET, stop, NOON)).toBeUndefined();
    expect(readReturnToken('another secret, long enough to be one', back, NOON)).toBeUndefined();
    for (let i = 0; i < 50; i += 7) {
      const forged = `${back.slice(0, i)}${back[i] === 'A' ? 'B' : 'A'}${back.slice(i + 1)}`;
      expect(readReturnToken(SECRET, forged, NOON), forged).toBeUndefined();
    }
  });

  it('brings in nothing from anywhere, and no words of others as markup', async () => {
    const text = '<img src="https://spy.example/p.gif"> & <script>alert(1)</script>';
    const { parsed } = await sent(aMessage({ text }));
    expect(parsed.html).not.toMatch(/<img|<script|<link|url\(|@import/i);
    expect(parsed.html).toContain('&lt;img src=&quot;https://spy.example/p.gif&quot;&gt;');
    const hrefs = [...String(parsed.html).matchAll(/(?:href|src)="([^"]+)"/g)].map(([, href]) => href!);
    expect(hrefs.length).toBeGreaterThan(1);
    for (const href of hrefs) expect(href).toMatch(/^https:\/\/chat\.granlia\.example\/(chat\/return|mail\/stop)\?token=[\w-]+$/);
  });

  it('keeps line breaks out of its headers', async () => {
    const brand = () => ({ name: 'Granlia\r\nBcc: everybody@example.org', languages: { default: 'en', offered: ['en'] } });
    const { parsed, to } = await sent(aMessage(), { brand });
    expect(to).toEqual(['ada@example.org']);
    expect(parsed.bcc).toBeUndefined();
    expect(parsed.headers.has('bcc')).toBe(false);
  });

  it('takes links and files along, and leaves buttons that work in the chat alone', async () => {
    const { parsed } = await sent(
      aMessage({
        buttons: [
          { label: 'Track the parcel', url: 'https://post.example/48213' },
          { label: 'Odd', url: 'javascript:alert(1)' },
          { label: 'Undo', token: 'x'.repeat(36) },
        ],
        files: [{ kind: 'document', name: 'receipt.pdf', mime: 'application/pdf', bytes: new TextEncoder().encode('%PDF-1.7') }],
      }),
    );
    expect(parsed.text).toContain('Track the parcel: https://post.example/48213');
    expect(`${parsed.text}${parsed.html}`).not.toMatch(/javascript:|Undo|xxxx/);
    expect(parsed.attachments.map(({ filename, contentType, content }) => [filename, contentType, content.toString()])).toEqual([
      ['receipt.pdf', 'application/pdf', '%PDF-1.7'],
    ]);
  });

  it.each(LANGUAGES)('is written in the language of the conversation: %s', async (language) => {
    const { parsed } = await sent(aMessage({ language, text: 'Æ Ø Å ä ö ß ê' }));
    expect(parsed.subject).toBe(bundle.format(language, 'mail-subject', { brand: 'Granlia' }));
    expect(parsed.text).toContain('Æ Ø Å ä ö ß ê');
    expect(parsed.html).toContain(`<html lang="${language}">`);
    expect(parsed.headers.get('content-language')).toBe(language);
  });
});

describe('a mail that does not go out', () => {
  const cases = [
    ['nobody listens', undefined, ChannelUnavailable],
    ['the sender has to wait', { at: 'sender', answer: 451 }, ChannelUnavailable],
    ['the recipient is greylisted', { at: 'recipient', answer: 450 }, ChannelUnavailable],
    ['the server has no room for now', { at: 'data', answer: 452 }, ChannelUnavailable],
    ['the connection ends before the message', { at: 'before data', closes: true }, ChannelUnavailable],
    ['the connection ends after the message', { at: 'after data', closes: true }, DeliveryUnknown],
    ['there is no such recipient', { at: 'recipient', answer: 550 }, RecipientUnreachable],
    ['the server takes no such message', { at: 'data', answer: 554 }, MessageRefused],
    ['the server takes nothing from us', { at: 'sender', answer: 550 }, ChannelRefused],
  ] as const;

  it.each(cases)('says what may be done about it: %s', async (_, behaviour, kind) => {
    const { addresses, refused } = someAddresses('ada.secret@example.org');
    const channel = aChannel({ addresses, ...(behaviour ? {} : { smtpUrl: await closedSmtpUrl() }) });
    sink.behave(behaviour);
    const error: Error = await channel.send(aMessage()).then(
      () => expect.unreachable('it went out'),
      (thrown) => thrown as Error,
    );
    expect(error).toBeInstanceOf(kind);
    expect(`${error.message} ${error.cause}`).not.toContain('ada.secret');
    expect(refused).toHaveLength(kind === RecipientUnreachable ? 1 : 0);
    if (kind === ChannelUnavailable) expect(channel.status().state).toBe('waiting');
    if (kind === ChannelRefused) expect(channel.status().state).toBe('off');
  });

  it('is not tried for an address that was taken back meanwhile', async () => {
    const { addresses } = someAddresses();
    await addresses.stop(MAILBOX);
    const before = sink.mails.length;
    await expect(aChannel({ addresses }).send(aMessage())).rejects.toBeInstanceOf(RecipientUnreachable);
    expect(sink.mails).toHaveLength(before);
  });
});

describe('the mail server', () => {
  it('is tried at the start, and named in the status without its password', async () => {
    const closed = await openSmtpSink({ user: 'regulars', password: 'right' });
    const channel = aChannel({ smtpUrl: closed.url });
    await channel.start(async () => []);
    expect(channel.status()).toEqual({ state: 'on', detail: new URL(closed.url).host });
    await channel.send(aMessage());
    expect(closed.mails).toHaveLength(1);
    await closed.close();
  });

  it('that does not know us switches mail off and says so; the next mail that goes out switches it on', async () => {
    const closed = await openSmtpSink({ user: 'regulars', password: 'right' });
    const channel = aChannel({ smtpUrl: closed.url.replace('right', 'wrong') });
    await expect(channel.start(async () => [])).rejects.toBeInstanceOf(ChannelRefused);
    expect(channel.status()).toMatchObject({ state: 'off', detail: expect.stringMatching(/535/) });
    await expect(channel.send(aMessage())).rejects.toBeInstanceOf(ChannelRefused);
    await closed.close();
  });

  it('that is away holds up no start', async () => {
    const channel = aChannel({ smtpUrl: await closedSmtpUrl() });
    await channel.start(async () => []);
    expect(channel.status()).toMatchObject({ state: 'waiting', detail: expect.stringMatching(/ECONNREFUSED/) });
  });
});

describe('the page that ends the mails', () => {
  const STOP = async () => {
    const { parsed } = await sent(aMessage());
    return `/mail/stop?token=${tokenOf(parsed.text!, '/mail/stop')}`;
  };
  const ask = async (channel: MailChannel, method: string, path: string, headers: Record<string, string> = {}) =>
    (await channel.routes(new Request(`http://127.0.0.1:3000${path}`, { method, headers })))!;

  it('only asks when it is looked at, as programs do that check links', async () => {
    const { addresses, stopped } = someAddresses();
    const channel = aChannel({ addresses });
    const path = await STOP();
    for (const method of ['GET', 'HEAD']) expect((await ask(channel, method, path)).status).toBe(200);
    expect(stopped).toEqual([]);
    const page = await (await ask(channel, 'GET', path, { 'accept-language': 'de' })).text();
    expect(page).toContain('<html lang="de">');
    expect(page).toContain('Ja, keine E-Mails mehr');
  });

  it('ends them at once when a mail program or a person asks, as often as they ask', async () => {
    const { addresses, stopped } = someAddresses();
    const channel = aChannel({ addresses });
    const path = await STOP();
    for (let i = 0; i < 2; i += 1) {
      const response = await ask(channel, 'POST', path, { origin: 'https://mail.example', 'accept-language': 'en' });
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('Done. You get no more of these e-mails.');
    }
    expect(stopped).toEqual([MAILBOX, MAILBOX]);
  });

  it('takes the no back by the same token, and never for a program that checks links', async () => {
    const { addresses, stopped } = someAddresses();
    const channel = aChannel({ addresses });
    const done = await (await ask(channel, 'POST', await STOP(), { 'accept-language': 'en' })).text();
    const allow = /action="(\/mail\/allow\?token=[\w-]+)"/.exec(done)![1]!;
    expect(done).toContain('<button type="submit" class="quiet">Allow them again</button>');
    for (const method of ['GET', 'HEAD']) expect((await ask(channel, method, allow)).status).toBe(405);
    expect(stopped).toEqual([MAILBOX]);
    expect(await (await ask(channel, 'POST', allow, { 'accept-language': 'en' })).text()).toContain(
      'We may write to this address',
    );
    expect(stopped).toEqual([]);
    expect((await ask(channel, 'POST', '/mail/allow?token=AAAA')).status).toBe(400);
  });

  it('does nothing for a link that is not whole', async () => {
    const { addresses, stopped } = someAddresses();
    const channel = aChannel({ addresses });
    for (const path of ['/mail/stop', '/mail/stop?token=', '/mail/stop?token=AAAA', `${(await STOP()).slice(0, -1)}-`]) {
      const response = await ask(channel, 'POST', path, { 'accept-language': 'en' });
      expect([path, response.status]).toEqual([path, 400]);
      expect(await response.text()).toContain('This link is not complete.');
    }
    expect(stopped).toEqual([]);
    expect(await channel.routes(new Request('http://127.0.0.1:3000/mail/other'))).toBeUndefined();
  });
});
