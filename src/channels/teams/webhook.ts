import { type Accept, type Accepted, ChannelRateLimited, ChannelUnavailable } from '../../chat/channel.ts';
import type { OutboundMessage } from '../../chat/reply.ts';
import type { Log } from '../../shared/log.ts';
import { parseJson } from '../body.ts';
import type { CardCodes } from './codes.ts';
import { type Connector, NotProven } from './connector.ts';
import { type Decoded, decodeActivity, type Place } from './decode.ts';
import { CARD_TYPE, encodeAsCard, type Words } from './encode.ts';
import { describeFailure } from './errors.ts';
import type { Places } from './places.ts';

export type Webhook = {
  /** Undefined while the channel is off. */
  intake(): Accept | undefined;
  connector: Pick<Connector, 'prove' | 'typing'>;
  places: Pick<Places, 'remember'>;
  /** Whether calls are believed without a proof: then they and our answers stay on this machine. */
  isAnonymous: boolean;
  /** How long a pressed button waits for the card that takes the place of its own. Teams gives up after 10 to 15 s. */
  answerWithinMs: number;
  /** A message without an answer for so long is shown that one is being written. */
  typingAfterMs: number;
  words(language: string | undefined): Words & { oneMoment: string };
  send(message: OutboundMessage): Promise<unknown>;
  codes: CardCodes;
  /** @param activityId of the card whose button was pressed, if one was */
  onStored(inboundId: string, activityId: string | undefined): Promise<void>;
  /** Whether a message has its answer, or gets none: another process may have sent it, or a person is at it. */
  isHandled(inboundId: string): Promise<boolean>;
  onReachability(told: NonNullable<Decoded['reachability']>): void;
  log: Log;
};

/** What the Bot Connector is answered: a status, and perhaps a body in JSON. */
type Response = { status: number; json?: string };

type Header = (name: string) => string | undefined;

export type TeamsWebhook = {
  /** @returns the status for a request that cannot be the Bot Connector's, or that cannot be taken now; undefined for the others */
  refuses(header: Header): number | undefined;
  /** Takes one activity, if it is proven to be the Bot Connector's. */
  take(body: string, header: Header): Promise<Response>;
};

/**
 * Takes one activity in a request of the Bot Connector's. 200 says that it is stored; the answer to a message is sent by a call of
 * ours, however long it takes. A pressed button (an invoke) waits for its outcome in the response, for some seconds.
 */
export function teamsWebhook(webhook: Webhook) {
  const { connector, places, isAnonymous, log } = webhook;
  const typing = new Map<string, NodeJS.Timeout>();

  async function take(body: string, header: Header): Promise<Response> {
    const accept = webhook.intake();
    if (accept === undefined) return NOT_NOW;
    const activity = parseJson(body);
    if (typeof activity !== 'object' || activity === null) return MALFORMED;
    const { channelId, serviceUrl } = activity as { channelId?: unknown; serviceUrl?: unknown };
    // Others of Microsoft's channels (mail, web chat) have other limits and other cards; and their tokens prove nothing here.
    if (channelId !== 'msteams' || typeof serviceUrl !== 'string' || serviceUrl === '') return MALFORMED;
    if (isAnonymous && !isOnThisMachine(serviceUrl)) return REFUSED;
    try {
      await connector.prove({ channelId, serviceUrl }, header('authorization') ?? '');
    } catch (error) {
      if (error instanceof NotProven) {
        log.warn({ reason: error.message }, 'teams: a request that is not of the Bot Connector was turned away');
        return REFUSED;
      }
      log.error({ reason: describeFailure(error) }, "teams: the keys of Microsoft's tokens cannot be had");
      return NOT_NOW;
    }
    return store(decodeActivity(activity), accept);
  }

  async function store(decoded: Decoded, accept: Accept): Promise<Response> {
    const { messages, place, reachability, isInvoke } = decoded;
    let accepted: readonly Accepted[];
    try {
      // Where to write is known before there is anything to answer.
      const [, stored] = await Promise.all([place && places.remember(place), messages.length > 0 ? accept(messages) : []]);
      accepted = stored;
    } catch (error) {
      log.error({ err: error, key: messages[0]?.key }, 'teams: an activity could not be stored');
      return NOT_NOW;
    }
    if (reachability) webhook.onReachability(reachability);
    const [first] = accepted;
    if (!first) {
      log.debug({ reason: decoded.reason }, 'teams: ignored');
      return isInvoke ? UNKNOWN : RECEIVED;
    }
    const { pressed } = decoded;
    for (const { inboundId } of accepted) void webhook.onStored(inboundId, pressed?.activityId);
    if (isInvoke) return answerInvoke(first, pressed);
    if (place) for (const { inboundId, duplicate } of accepted) if (!duplicate) showTyping(inboundId, place);
    return RECEIVED;
  }

  /** https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format */
  async function answerInvoke(accepted: Accepted, pressed: Decoded['pressed']): Promise<Response> {
    let answer: OutboundMessage | undefined;
    try {
      answer = await accepted.answerInResponse(webhook.answerWithinMs);
    } catch (error) {
      log.error({ err: error, message: accepted.inboundId }, 'teams: the answer to a press cannot be read');
      return NOT_NOW;
    }
    // It comes by a call, which replaces the card; an answer here that did so too might come after it, and stay.
    if (answer === undefined) return said(webhook.words(pressed?.language).oneMoment);
    const shown = pressed?.activityId === undefined ? answer : await withCodes(pressed.activityId, answer);
    const card = encodeAsCard(shown, webhook.words(answer.language));
    if (card) return answered(CARD_TYPE, card);
    try {
      await webhook.send(answer);
    } catch (error) {
      log.warn({ reason: describeFailure(error), outbox: answer.id }, 'teams: an answer that no card holds was not sent whole');
      // Nothing more comes of this press: the card says that it failed, and may be pressed again.
      if (error instanceof ChannelRateLimited || error instanceof ChannelUnavailable) return NOT_NOW;
    }
    return said(webhook.words(answer.language).oneMoment);
  }

  /** What stood on the card goes on standing there; an answer that waits for Teams does not wait for a database that is away. */
  async function withCodes(activityId: string, answer: OutboundMessage): Promise<OutboundMessage> {
    try {
      const shown = await webhook.codes.withCodesOf(activityId, answer);
      await webhook.codes.shown(activityId, shown);
      return shown;
    } catch (error) {
      log.warn({ err: error, outbox: answer.id }, 'teams: what takes the place of a card may not show its codes');
      return answer;
    }
  }

  function showTyping(inboundId: string, place: Place): void {
    const timer = setTimeout(async () => {
      typing.delete(inboundId);
      try {
        if (!(await webhook.isHandled(inboundId))) await connector.typing(place);
      } catch (error) {
        log.debug({ reason: describeFailure(error) }, 'teams: that we are writing was not shown');
      }
    }, webhook.typingAfterMs);
    typing.set(inboundId, timer);
  }

  return {
    webhook: {
      refuses(header: Header) {
        if (!isAnonymous && !header('authorization')) return REFUSED.status;
        return webhook.intake() === undefined ? NOT_NOW.status : undefined;
      },
      take,
    } satisfies TeamsWebhook,
    /** The answer is on its way. */
    onAnswer(inboundId: string): void {
      clearTimeout(typing.get(inboundId));
      typing.delete(inboundId);
    },
    stop(): void {
      for (const timer of typing.values()) clearTimeout(timer);
      typing.clear();
    },
  };
}

const isOnThisMachine = (url: string): boolean =>
  URL.canParse(url) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);

const answered = (type: string, value: unknown): Response => ({
  status: 200,
  json: JSON.stringify({ statusCode: 200, type, value }),
});

/** A short notice at the card, which stays as it is. */
const said = (text: string): Response => answered('application/vnd.microsoft.activity.message', text);

const RECEIVED: Response = { status: 200 };
const MALFORMED: Response = { status: 400 };
const REFUSED: Response = { status: 401 };
const UNKNOWN: Response = { status: 501 };
const NOT_NOW: Response = { status: 503 };
