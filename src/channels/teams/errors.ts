import { AssertionError } from 'node:assert/strict';
import {
  ChannelRateLimited,
  ChannelUnavailable,
  DeliveryUnknown,
  MessageRefused,
  RecipientUnreachable,
} from '../../chat/channel.ts';
import { SECOND_MS } from '../../shared/clock.ts';
import { isUnsent } from '../unsent.ts';
import { CallFailed } from './rest.ts';

/** What a failed call means for us (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit). */
export function toChannelError(error: unknown): Error {
  if (error instanceof AssertionError) return new MessageRefused(error.message, { cause: error });
  if (!(error instanceof CallFailed)) return asError(error);
  const { status, code, message: reason } = error;
  const options = { cause: error };
  if (status === undefined)
    return isUnsent(code) ? new ChannelUnavailable(reason, options) : new DeliveryUnknown(reason, options);
  if (status === 429 || TRANSIENT.has(status)) {
    const retryAfterMs = retryAfterOf(error);
    if (retryAfterMs !== undefined) return new ChannelRateLimited(retryAfterMs, options);
    return status === 429 ? new ChannelRateLimited(NO_TIME_GIVEN_MS, options) : new ChannelUnavailable(reason, options);
  }
  // Our token is not taken. It is fetched anew for the next try, and if we are refused for good, that is where it shows.
  if (status === 401 || status >= 500) return new ChannelUnavailable(reason, options);
  if (status === 403 || status === 404 || UNREACHABLE.test(code)) return new RecipientUnreachable(reason, options);
  return new MessageRefused(reason, options);
}

/** The card that was to be replaced is gone, or cannot be replaced: a new message says the same. */
export const isGoneForUpdate = (error: unknown): boolean =>
  error instanceof CallFailed && [400, 404, 405, 501].includes(error.status ?? 0) && !UNREACHABLE.test(error.code);

/** The Bot Connector did not take our token. */
export const isTokenRefused = (error: unknown): boolean => error instanceof CallFailed && error.status === 401;

/** One line for logs and the status page, without token and text. */
export const describeFailure = (error: unknown): string => asError(error).message;

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** Whole seconds, or a day and time. */
function retryAfterOf({ retryAfter: given }: CallFailed): number | undefined {
  if (given === undefined || given === '') return undefined;
  const seconds = Number(given);
  const ms = Number.isFinite(seconds) ? seconds * SECOND_MS : Date.parse(given) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

const NO_TIME_GIVEN_MS = 2 * SECOND_MS;

/** Microsoft asks to repeat calls that were answered so. */
const TRANSIENT = new Set([412, 502, 503, 504]);

/** A person blocked us, left, or an administrator switched us off: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages */
const UNREACHABLE =
  /MessageWritesBlocked|ConversationBlockedByUser|BotNotInConversationRoster|BotDisabledByAdmin|ConversationNotFound|UserNotFound/i;
