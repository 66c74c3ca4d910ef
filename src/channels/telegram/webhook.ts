import { timingSafeEqual } from 'node:crypto';
import { type Accept, ChannelRateLimited, ChannelUnavailable } from '../../chat/channel.ts';
import type { OutboundMessage } from '../../chat/reply.ts';
import type { Log } from '../../shared/log.ts';
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

const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

/** What Telegram is answered: a status, and perhaps a call in JSON. */
type Response = { status: number; json?: string };

export type WebhookRoute = {
  /** @returns the status for a request that is not Telegram's, or that cannot be taken now; undefined for the others */
  refuses(header: (name: string) => string | undefined): number | undefined;
  /** Takes one update. */
  take(body: string): Promise<Response>;
};

/**
 * Takes the updates that Telegram delivers. 200 says that one is stored, and that its answer is in the response or comes by a call;
 * any other status lets Telegram deliver it again. The first answer rides in the response if it is there in time
 * (https://core.telegram.org/bots/api#making-requests-when-getting-updates).
 *
 * Such an answer belongs to the response alone. One that is too long for a single message is sent by calls instead, before
 * the response: so its parts keep their order, and if they cannot be sent now, Telegram delivers again and gets the rest.
 *
 * This is the busiest code of the program: it parses no address and validates no more than it reads.
 */
export function webhookRoute({ secret, log, answerWithinMs, intake, decode, send }: Webhook): WebhookRoute {
  const expected = Buffer.from(secret);

  function isSecret(given: string): boolean {
    const bytes = Buffer.from(given);
    return bytes.length === expected.length && timingSafeEqual(bytes, expected);
  }

  async function respondWith(message: OutboundMessage): Promise<Response> {
    let parts: [SendMessage, ...SendMessage[]];
    try {
      parts = encodeMessage(message);
    } catch (error) {
      log.error({ err: error, outboxId: message.id }, 'telegram: an answer that cannot be said there');
      return RECEIVED;
    }
    if (parts.length === 1) return { status: 200, json: JSON.stringify({ method: 'sendMessage', ...parts[0] }) };
    try {
      await send(message);
    } catch (error) {
      log.warn({ reason: describeFailure(error), outboxId: message.id }, 'telegram: a long answer was not sent whole');
      if (error instanceof ChannelRateLimited || error instanceof ChannelUnavailable) return NOT_NOW;
    }
    return RECEIVED;
  }

  return {
    refuses(header) {
      if (!isSecret(header(SECRET_HEADER) ?? '')) return 401;
      return intake() === undefined ? NOT_NOW.status : undefined;
    },
    async take(body) {
      const accept = intake();
      if (accept === undefined) return NOT_NOW;
      let update: unknown;
      try {
        update = JSON.parse(body);
      } catch {
        return { status: 400 };
      }
      const decoded = decode(update);
      if (decoded.kind !== 'message') return RECEIVED;
      let answer: OutboundMessage | undefined;
      try {
        const [accepted] = await accept([decoded.message], { answersRide: true });
        answer = await accepted?.answerInResponse(answerWithinMs);
      } catch (error) {
        log.error(
          { err: error, key: decoded.message.key },
          'telegram: a message could not be stored, or its answer not be read; Telegram will bring it again',
        );
        return NOT_NOW;
      }
      return answer === undefined ? RECEIVED : respondWith(answer);
    },
  };
}

const RECEIVED: Response = { status: 200 };
const NOT_NOW: Response = { status: 503 };
