import { AssertionError } from 'node:assert/strict';
import { GrammyError, HttpError } from 'grammy';
import {
  ChannelRateLimited,
  ChannelRefused,
  ChannelUnavailable,
  DeliveryUnknown,
  MessageRefused,
  RecipientUnreachable,
} from '../../chat/channel.ts';
import { SECOND_MS } from '../../shared/clock.ts';
import { insistOn } from '../insist.ts';
import { isUnsent } from '../unsent.ts';
import { ForeignAnswer } from './api.ts';

/**
 * What a failed call means for us. Its `cause` is rewritten in words, since grammY's error carries the text of the message, which
 * may not reach a log.
 */
export function toChannelError(error: unknown): Error {
  const reason = describeFailure(error);
  const options = { cause: new Error(reason) };
  if (error instanceof GrammyError) {
    const { error_code: code, description, parameters } = error;
    if (code === 429) return new ChannelRateLimited(retryAfterMsOf(parameters), options);
    // An unknown token is 404 when it does not even have the form of one.
    if (code === 401 || code === 404) return new ChannelRefused(reason, options);
    if (code === 403 || (code === 400 && UNREACHABLE.test(description))) return new RecipientUnreachable(reason, options);
    if (code === GATEWAY_TIMEOUT) return new DeliveryUnknown(reason, options);
    if (code >= 500 || code === 409) return new ChannelUnavailable(reason, options);
    return new MessageRefused(reason, options);
  }
  if (error instanceof HttpError) {
    return mayBeRepeated(error.error) ? new ChannelUnavailable(reason, options) : new DeliveryUnknown(reason, options);
  }
  if (error instanceof AssertionError) return new MessageRefused(reason, { cause: error });
  return error instanceof Error ? error : new Error(reason);
}

/** In seconds, whole ones as far as anybody knows. Where there is none that can be read, a second. */
function retryAfterMsOf({ retry_after: given }: GrammyError['parameters']): number {
  const seconds = Number(given ?? 1);
  return seconds >= 0 ? Math.ceil(seconds * SECOND_MS) : SECOND_MS;
}

export const insist = insistOn({ toChannelError, describeFailure });

/** One line for logs and the status page, without token and text. */
export function describeFailure(error: unknown): string {
  if (error instanceof GrammyError) return `${error.method}: ${error.error_code} ${error.description}`;
  if (error instanceof HttpError) return `${error.message.replace(/!$/, '')}: ${networkReasonOf(error.error)}`;
  return error instanceof Error ? error.message : String(error);
}

/** Descriptions by which Telegram says, with 400, what it otherwise says with 403. They are no part of its documentation. */
const UNREACHABLE =
  /chat not found|user not found|user is deactivated|user is blocked|USER_IS_BLOCKED|PEER_ID_INVALID|bot was kicked|bot was blocked|not a member|chat was deactivated|rights to send|CHAT_WRITE_FORBIDDEN/i;

/** The call did not get through to Telegram, so nothing can have arrived. */
function mayBeRepeated(cause: unknown): boolean {
  if (cause instanceof ForeignAnswer) return cause.status >= 400 && cause.status !== GATEWAY_TIMEOUT;
  const { code = '', message } = networkErrorOf(cause);
  if (isUnsent(code)) return true;
  // These happen before and after sending; the words tell which. Several addresses that all failed leave them empty.
  if (code === 'ETIMEDOUT') return /^(connect .*)?$/.test(message);
  return code === 'ECONNRESET' && /before secure TLS connection/.test(message);
}

/** A gateway that gave up waiting: it has passed the call on. */
const GATEWAY_TIMEOUT = 504;

/** A failed request of our own, in one line without the token. */
export const describeNetworkFailure = (error: unknown): string => networkReasonOf(error);

function networkReasonOf(cause: unknown): string {
  const { code, message } = networkErrorOf(cause);
  const reason = code === undefined || message.includes(code) ? message : `${code} ${message}`;
  // Addresses of the Bot API have the token in them.
  return reason.replace(/\/bot[^/\s]+/g, '/bot(hidden)').trim() || 'no answer';
}

/** Node's fetch says "fetch failed" and has the reason as its cause. */
function networkErrorOf(cause: unknown): { code?: string; message: string } {
  const error = cause instanceof TypeError && cause.cause instanceof Error ? cause.cause : cause;
  if (!(error instanceof Error)) return { message: '' };
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? { code, message: error.message } : { message: error.message };
}
