import { AssertionError } from 'node:assert/strict';
import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, HTTPError, RateLimitError } from 'discord.js';
import {
  ChannelRateLimited,
  ChannelRefused,
  ChannelUnavailable,
  DeliveryUnknown,
  MessageRefused,
  RecipientUnreachable,
} from '../../chat/channel.ts';
import { insistOn } from '../insist.ts';
import { isUnsent } from '../unsent.ts';

/**
 * The way to answer an interaction is closed: its 15 minutes are over, or Discord never had our first response to it. What was to
 * be said is said elsewhere.
 */
export class InteractionGone extends Error {
  override name = 'InteractionGone';
}

/** The message that was to be edited is no longer there: somebody has dismissed it. */
export class MessageGone extends Error {
  override name = 'MessageGone';
}

/**
 * What a failed call means for us. Its `cause` is rewritten in words, since the library's errors carry the text of the message and
 * the token of the interaction, which may not reach a log. What may or may not have happened is DeliveryUnknown here; whether it
 * may be repeated all the same, the sender knows.
 */
export function toChannelError(error: unknown): Error {
  const reason = describeFailure(error);
  const options = { cause: new Error(reason) };
  if (error instanceof RateLimitError) return new ChannelRateLimited(error.retryAfter, { ...options, scope: scopeOf(error) });
  if (error instanceof DiscordAPIError) return fromApi(error, reason, options);
  if (error instanceof HTTPError) return new DeliveryUnknown(reason, options);
  if (error instanceof DiscordjsError)
    return error.code === DiscordjsErrorCodes.TokenInvalid ? new ChannelRefused(reason, options) : new Error(reason, options);
  if (error instanceof AssertionError) return new MessageRefused(reason, { cause: error });
  if (!(error instanceof Error)) return new Error(reason);
  if (error.message.startsWith(TOKEN_IS_DROPPED)) return new ChannelRefused('it does not know our token', options);
  if (error.name === 'AbortError') return new DeliveryUnknown('no answer in time', options);
  const code = codeOf(error);
  if (code === undefined) return error;
  return isUnsent(code) ? new ChannelUnavailable(reason, options) : new DeliveryUnknown(reason, options);
}

/** What the library says of every call once one was answered with 401: it forgets the token then. */
const TOKEN_IS_DROPPED = 'Expected token to be set for this request';

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
function fromApi({ code, status, rawError }: DiscordAPIError, reason: string, options: ErrorOptions): Error {
  if (code === UNKNOWN_MESSAGE) return new MessageGone(reason, options);
  if (INTERACTION_GONE.has(code)) return new InteractionGone(reason, options);
  if (status === 401) return new ChannelRefused(reason, options);
  if (TOO_FAST.has(code))
    return new ChannelRateLimited(secondsIn(rawError) * 1_000 || TOO_FAST_MS, { ...options, scope: 'conversation' });
  if (UNREACHABLE.has(code)) return new RecipientUnreachable(reason, options);
  // A 403 without a code is no answer of the API: something before it (a ban of our address, for one) turns us away.
  if (status === 403)
    return Number(code) > 0 ? new RecipientUnreachable(reason, options) : new ChannelUnavailable(reason, options);
  return new MessageRefused(reason, options);
}

const UNKNOWN_MESSAGE = 10_008;
/**
 * Unknown webhook, unknown interaction, invalid webhook token: what an interaction's token is once it has ended. And where somebody
 * brought us along to a server that has not invited us, it bears five messages.
 */
const INTERACTION_GONE = new Set<unknown>([10_015, 10_062, 50_027, 40_094]);
/** A channel whose history is hidden from us: we may write there, but no replies. */
export const MAY_NOT_REPLY = 160_002;
/** Already acknowledged: the response that we repeat had arrived. */
export const ALREADY_ACKNOWLEDGED = 40_060;
/** Opening direct messages too fast; the slow mode and the write limits of a channel. */
const TOO_FAST = new Set<unknown>([40_003, 20_016, 20_028, 20_029]);
/**
 * A bucket is that of one conversation, whether the library knows that it is used up or Discord says so. What Discord does not
 * count in a bucket (all our calls, or our address) concerns everybody.
 */
const scopeOf = ({ global, limit, scope }: RateLimitError): 'conversation' | 'account' =>
  !global && (Number.isFinite(limit) || scope === 'shared') ? 'conversation' : 'account';

/** When Discord does not say for how long. */
const TOO_FAST_MS = 30_000;
/**
 * Unknown channel or user, no access, direct messages closed to us, no permission, no server that we share with the person.
 */
const UNREACHABLE = new Set<unknown>([10_003, 10_013, 50_001, 50_007, 50_013, 50_278]);

const secondsIn = (rawError: unknown): number =>
  Number((rawError as { retry_after?: unknown } | undefined)?.retry_after ?? 0) || 0;

/** Something of ours was not there when it was needed, before anything was said. */
export async function beforeSaying<Value>(looking: Promise<Value>): Promise<Value> {
  try {
    return await looking;
  } catch (error) {
    throw new ChannelUnavailable('how to reach this person could not be looked up', { cause: error });
  }
}

export const insist = insistOn({ toChannelError, describeFailure });

/** One line for logs and the status page, without token and text. */
export function describeFailure(error: unknown): string {
  if (error instanceof RateLimitError) return `${error.method} ${error.route}: 429, wait ${error.retryAfter} ms`;
  if (error instanceof DiscordAPIError)
    return `${error.method} ${withoutToken(error.url)}: ${error.status} ${error.code ?? ''} ${firstLine(error.message)}`;
  if (error instanceof HTTPError) return `${error.method} ${withoutToken(error.url)}: ${error.status} ${error.message}`;
  if (!(error instanceof Error)) return String(error);
  const code = codeOf(error);
  const { message } = networkErrorOf(error);
  return withoutToken(code === undefined || message.includes(code) ? message : `${code} ${message}`).trim();
}

/** What follows it quotes what we sent. */
const firstLine = (message: string): string => message.split('\n', 1)[0]!;

/** The path alone; an interaction's token is in it, and opens its answers to whoever has it. */
const withoutToken = (url: string): string =>
  url
    .replace(/^https?:\/\/[^/]+(\/api)?(\/v\d+)?/, '')
    .replace(/\?.*$/, '')
    .replace(/\/(webhooks|interactions)\/(\d+)\/[^/\s]+/g, '/$1/$2/(hidden)');

function codeOf(error: Error): string | undefined {
  const { code } = networkErrorOf(error) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}

/** Several addresses that all failed come as one error around them. */
function networkErrorOf(error: Error): Error {
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return error.errors[0];
  return error;
}
