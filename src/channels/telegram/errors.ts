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

/**
 * What a failed call means for us. Its `cause` is rewritten in words, since grammY's error carries the text of the message
 * and the one below it the bot's token: neither may reach a log.
 */
export function toChannelError(error: unknown): Error {
  const reason = describeFailure(error);
  const options = { cause: new Error(reason) };
  if (error instanceof GrammyError) {
    const { error_code: code, description, parameters } = error;
    if (code === 429) return new ChannelRateLimited((parameters.retry_after ?? 1) * 1_000, options);
    // An unknown token is 404 when it does not even have the form of one.
    if (code === 401 || code === 404) return new ChannelRefused(reason, options);
    if (code === 403 || (code === 400 && UNREACHABLE.test(description))) return new RecipientUnreachable(reason, options);
    // A gateway that gave up waiting has passed the call on.
    if (code === 504) return new DeliveryUnknown(reason, options);
    if (code >= 500 || code === 409) return new ChannelUnavailable(reason, options);
    return new MessageRefused(reason, options);
  }
  if (error instanceof HttpError) {
    return wasNeverSent(error) ? new ChannelUnavailable(reason, options) : new DeliveryUnknown(reason, options);
  }
  if (error instanceof AssertionError) return new MessageRefused(reason, { cause: error });
  return error instanceof Error ? error : new Error(reason);
}

/** One line for logs and the status page, without token and text. */
export function describeFailure(error: unknown): string {
  if (error instanceof GrammyError) return `${error.method}: ${error.error_code} ${error.description}`;
  if (error instanceof HttpError) return `${error.message.replace(/!$/, '')}: ${networkReasonOf(error)}`;
  return error instanceof Error ? error.message : String(error);
}

/** Descriptions by which Telegram says, with 400, what it otherwise says with 403. They are no part of its documentation. */
const UNREACHABLE =
  /chat not found|user not found|user is deactivated|user is blocked|USER_IS_BLOCKED|PEER_ID_INVALID|bot was kicked|bot was blocked|not a member|chat was deactivated|rights to send|CHAT_WRITE_FORBIDDEN/i;

/** Nobody was reached, so nothing can have arrived: looking up the name, connecting or the TLS handshake failed. */
function wasNeverSent(error: HttpError): boolean {
  const { code, message } = networkErrorOf(error);
  if (code === undefined) return false;
  if (UNSENT_CODES.has(code) || /^(CERT_|ERR_TLS|ERR_SSL|EPROTO|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED)/.test(code)) return true;
  // These happen before and after sending; the words tell which. Several addresses that all failed leave them empty.
  if (code === 'ETIMEDOUT') return /^(connect .*)?$/.test(message);
  return code === 'ECONNRESET' && /before secure TLS connection/.test(message);
}

const UNSENT_CODES = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
]);

function networkReasonOf(error: HttpError): string {
  const { code, message } = networkErrorOf(error);
  return [code, message].filter((part) => part).join(' ') || 'no answer';
}

/** node-fetch puts the address, and so the token, before the reason: only what follows is taken. */
function networkErrorOf({ error }: HttpError): { code?: string; message: string } {
  if (!(error instanceof Error)) return { message: '' };
  const { code } = error as { code?: unknown };
  const message = error.message.includes('://')
    ? (/, reason: (.*)$/s.exec(error.message)?.[1] ?? 'unreadable answer')
    : error.message;
  return typeof code === 'string' ? { code, message } : { message };
}
