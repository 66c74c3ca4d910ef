import { setTimeout as sleep } from 'node:timers/promises';
import nodemailer from 'nodemailer';
import {
  type Channel,
  ChannelRefused,
  type ChannelStatus,
  ChannelUnavailable,
  RecipientUnreachable,
} from '../../chat/channel.ts';
import { EMAIL_CHANNEL, type MailAddresses } from '../../chat/mail-address.ts';
import { readStopToken, returnToken, stopToken } from '../../chat/mail-links.ts';
import { pageLanguage } from '../../chat/page-language.ts';
import { type Clock, DAY_MS, SECOND_MS } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { serveAsset } from '../../shared/pages/assets.ts';
import { type Notice, noticePage, noticeStyle } from '../notice.ts';
import { encodeMail, encodeStaffMail, type Mail, type MailTextKey, type MailTexts, type StaffMail } from './encode.ts';
import { describeFailure, toChannelError } from './errors.ts';

export { MAIL_TEXTS, type MailTextKey, type MailTexts } from './encode.ts';

export type MailChannel = Channel & {
  /** Answers what is under /mail; undefined for every other address. */
  routes(request: Request): Promise<Response | undefined>;
  /**
   * Sends a plain mail to one of the staff. @throws the errors of the contract
   * @param letter.key names the mail: the same again has the same id
   */
  post(letter: { to: string; subject: string; text: string; key: string; language: string }): Promise<void>;
};

export type MailOptions = {
  /** "smtps://name:password@mail.granlia.example:465"; smtp: asks for encryption where the server has it. */
  smtpUrl: string;
  from: string;
  /** Where links lead: our own address, as people reach it. */
  publicUrl: string;
  secretKey: string;
  brand: () => { name: string; languages: { default: string; offered: readonly string[] } };
  texts: MailTexts;
  addresses: MailAddresses;
  clock: Clock;
  log: Log;
};

const STOP_PATH = '/mail/stop';
const ALLOW_PATH = '/mail/allow';
/** How long the link of a mail opens its conversation, the last day included. A mail lies about for longer than it is of use. */
const RETURN_DAYS = 14;
const CONNECT_MS = 10 * SECOND_MS;
/** Some servers look at a mail for long before they answer: https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.2 */
const ANSWER_MS = 60 * SECOND_MS;
/** A start waits no longer than this for the mail server; what it says later shows in the status. */
const START_MS = 3 * SECOND_MS;

/**
 * E-mail, outwards only, for those who left the page and gave an address. A conversation here is named by the id of that address,
 * so that the address itself stays in one place.
 */
export function mailChannel(options: MailOptions): MailChannel {
  const { smtpUrl, from, publicUrl, secretKey, texts, addresses, clock, log } = options;
  const server = new URL(smtpUrl).host;
  const style = noticeStyle('/mail/notice.css');
  let status: ChannelStatus = { state: 'off', detail: '' };

  const connection = () =>
    nodemailer.createTransport({
      url: smtpUrl,
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: ANSWER_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });

  function note(error: Error): void {
    if (error instanceof ChannelRefused) status = { state: 'off', detail: error.message };
    else if (error instanceof ChannelUnavailable) status = { state: 'waiting', detail: error.message };
  }

  async function tryServer(): Promise<void> {
    try {
      await connection().verify();
      status = { state: 'on', detail: server };
    } catch (cause) {
      const error = toChannelError(cause, false);
      note(error);
      if (error instanceof ChannelRefused) throw error;
      log.warn({ channel: EMAIL_CHANNEL, reason: describeFailure(error) }, 'no mail goes out for now');
    }
  }

  /** @throws the errors of the contract */
  async function deliver(mail: Mail | StaffMail): Promise<void> {
    let handedOver = false;
    const transport = connection();
    // The end of a message that the server never answered may have reached it; one that was cut short has not.
    transport.use('stream', ({ message }, next) => {
      const read = message.createReadStream.bind(message);
      message.createReadStream = (streamOptions) =>
        read(streamOptions).once('end', () => {
          handedOver = true;
        });
      next();
    });
    try {
      const attachments = 'attachments' in mail ? [...mail.attachments] : [];
      await transport.sendMail({ ...mail, attachments, headers: { ...mail.headers } });
      status = { state: 'on', detail: server };
    } catch (cause) {
      const error = toChannelError(cause, handedOver);
      note(error);
      throw error;
    }
  }

  async function routes(request: Request): Promise<Response | undefined> {
    const url = new URL(request.url);
    if (url.pathname === '/mail/notice.css') return serveAsset(style.asset, request, url.searchParams.get('v'));
    const isAllow = url.pathname === ALLOW_PATH;
    if (!isAllow && url.pathname !== STOP_PATH) return undefined;
    const { name, languages } = options.brand();
    const language = pageLanguage(request.headers.get('accept-language'), languages);
    const say = (key: MailTextKey) => texts(language, key, { brand: name, until: clock.now() });
    const page = (paragraph: MailTextKey, code = 200, form?: Notice['form']) =>
      noticePage(
        { language, brand: name, title: say('stop-page-title'), paragraphs: [say(paragraph)], ...(form ? { form } : {}) },
        style,
        code,
      );
    const token = url.searchParams.get('token') ?? '';
    const mailbox = readStopToken(secretKey, token);
    if (!mailbox) return page('link-page-broken', 400);
    const isPost = request.method === 'POST';
    if (!isPost && (isAllow || !['GET', 'HEAD'].includes(request.method)))
      return new Response(null, { status: 405, headers: { allow: isAllow ? 'POST' : 'GET, HEAD, POST' } });
    if (!isPost) return page('stop-page-ask', 200, { action: `${STOP_PATH}?token=${token}`, button: say('stop-page-button') });
    // Mail programs post without cookies and from anywhere: the token alone says who asks (RFC 8058, 3.2).
    if (isAllow) {
      await addresses.allow(mailbox);
      return page('stop-page-allowed');
    }
    await addresses.stop(mailbox);
    return page('stop-page-done', 200, { action: `${ALLOW_PATH}?token=${token}`, button: say('stop-page-allow'), isQuiet: true });
  }

  return {
    name: EMAIL_CHANNEL,
    forms: 'steps',
    async start() {
      status = { state: 'starting', detail: server };
      const tried = tryServer();
      let isStarted = false;
      // Whoever starts us tells of a refusal that comes in time.
      tried.catch(
        ({ message }: Error) => isStarted && log.error({ channel: EMAIL_CHANNEL, reason: message }, 'no mail goes out'),
      );
      await Promise.race([tried, sleep(START_MS, undefined, { ref: false })]);
      isStarted = true;
    },
    async stop() {
      status = { state: 'off', detail: '' };
    },
    async send(message) {
      const addressId = message.conversation.channelConversationId;
      const to = await addresses.find(addressId, message.id);
      if (!to) throw new RecipientUnreachable('the address was taken back');
      const until = new Date(clock.now().getTime() + RETURN_DAYS * DAY_MS);
      const links = {
        back: `${publicUrl}/chat/return?token=${returnToken(secretKey, addressId, new Date(until.getTime() + DAY_MS))}`,
        until,
        stop: `${publicUrl}${STOP_PATH}?token=${stopToken(secretKey, to.mailbox)}`,
      };
      const mail = encodeMail(message, to, { from, brand: options.brand().name, texts, links });
      try {
        await deliver(mail);
      } catch (error) {
        if (error instanceof RecipientUnreachable) await addresses.refuse(addressId, error.message);
        throw error;
      }
      return { providerMessageId: mail.messageId };
    },
    status: () => status,
    post: (letter) => deliver(encodeStaffMail(letter, from)),
    routes,
  };
}
