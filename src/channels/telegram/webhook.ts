import { timingSafeEqual } from 'node:crypto';
import { type Accept, type Accepted, ChannelRateLimited, ChannelUnavailable } from '../../chat/channel.ts';
import type { OutboundMessage } from '../../chat/reply.ts';
import type { Log } from '../../shared/log.ts';
import { readBody } from '../body.ts';
import type { Decoded } from './decode.ts';
import { encodeMessage, type SendMessage } from './encode.ts';
import { describeFailure } from './errors.ts';

export type Webhook = {
  /** What Telegram was told to send with each update. */
  secret: string;
  log: Log;
  /** How long the response waits for the answer. */
  answerWithinMs: number;
  /** Undefined while the channel is not open: Telegram then tries again later. */
  intake(): Accept | undefined;
  decode(update: unknown): Decoded;
  send(message: OutboundMessage): Promise<unknown>;
};

/** An update is a few kilobytes; Telegram itself sends none near this. */
const MAX_BODY_BYTES = 1_048_576;

const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

/**
 * Takes one update in a request of Telegram's. 200 says that it is stored; any other answer lets Telegram deliver it again.
 * The first answer to it rides in the response if it is there in time (https://core.telegram.org/bots/api#making-requests-when-getting-updates).
 *
 * Such an answer belongs to the response alone. One that is too long for a single message is sent by calls instead, before
 * the response: so its parts keep their order, and if they cannot be sent now, Telegram delivers again and gets the rest.
 *
 * This is the busiest code of the program: it parses no address and validates no more than it reads.
 */
export function webhookRoute({ secret, log, answerWithinMs, intake, decode, send }: Webhook) {
  const expected = Buffer.from(secret);

  function isFromTelegram(request: Request): boolean {
    const given = Buffer.from(request.headers.get(SECRET_HEADER) ?? '');
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  async function answer(accepted: Accepted): Promise<Response> {
    const message = await accepted.answerInResponse(answerWithinMs);
    if (message === undefined) return received();
    let parts: [SendMessage, ...SendMessage[]];
    try {
      parts = encodeMessage(message);
    } catch (error) {
      log.error({ err: error, outboxId: message.id }, 'telegram: an answer that cannot be said there');
      return received();
    }
    if (parts.length === 1) return new Response(JSON.stringify({ method: 'sendMessage', ...parts[0] }), ANSWERED);
    try {
      await send(message);
    } catch (error) {
      log.warn({ reason: describeFailure(error), outboxId: message.id }, 'telegram: a long answer was not sent whole');
      if (error instanceof ChannelRateLimited || error instanceof ChannelUnavailable) return notNow();
    }
    return received();
  }

  return async function webhook(request: Request): Promise<Response> {
    if (!isFromTelegram(request)) return new Response(null, { status: 401 });
    const accept = intake();
    if (accept === undefined) return notNow();
    const body = await readBody(request, MAX_BODY_BYTES);
    if (body === undefined) return new Response(null, { status: 413 });
    let update: unknown;
    try {
      update = JSON.parse(body);
    } catch {
      return new Response(null, { status: 400 });
    }
    const decoded = decode(update);
    if (decoded.kind !== 'message') return received();
    let accepted: Accepted | undefined;
    try {
      [accepted] = await accept([decoded.message]);
    } catch (error) {
      log.error(
        { err: error, key: decoded.message.key },
        'telegram: a message could not be stored; Telegram will bring it again',
      );
      return notNow();
    }
    return accepted === undefined ? received() : answer(accepted);
  };
}

const ANSWERED = { headers: { 'content-type': 'application/json' } };

const received = () => new Response(null);
const notNow = () => new Response(null, { status: 503 });
