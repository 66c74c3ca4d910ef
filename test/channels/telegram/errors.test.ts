import { AssertionError } from 'node:assert/strict';
import { GrammyError, HttpError } from 'grammy';
import { describe, expect, it } from 'vitest';
import { ForeignAnswer } from '../../../src/channels/telegram/api.ts';
import { toChannelError } from '../../../src/channels/telegram/errors.ts';
import {
  ChannelRateLimited,
  ChannelRefused,
  ChannelUnavailable,
  DeliveryUnknown,
  MessageRefused,
  RecipientUnreachable,
} from '../../../src/chat/channel.ts';

const TOKEN = '123456:a-secret';
const FAILED = "Network request for 'sendMessage' failed!";
const payload = { chat_id: 1, text: 'what Ada said' };

const refused = (code: number, description: string, parameters = {}) =>
  new GrammyError(
    "Call to 'sendMessage' failed!",
    { ok: false, error_code: code, description, parameters },
    'sendMessage',
    payload,
  );

/** As Node's fetch fails. */
const failed = (code: string, reason: string) =>
  new HttpError(FAILED, new TypeError('fetch failed', { cause: Object.assign(new Error(reason), { code }) }));

const foreign = (status: number) => new HttpError(FAILED, new ForeignAnswer(status));

const timedOut = new HttpError(FAILED, new Error("Request to 'sendMessage' timed out after 20 seconds"));

describe('what a failed call to Telegram means', () => {
  it.each([
    ['a wrong token', refused(401, 'Unauthorized'), ChannelRefused],
    ['a token without form', refused(404, 'Not Found'), ChannelRefused],
    ['a bot that was blocked', refused(403, 'Forbidden: bot was blocked by the user'), RecipientUnreachable],
    ['a deleted account', refused(403, 'Forbidden: user is deactivated'), RecipientUnreachable],
    ['somebody who never wrote', refused(400, 'Bad Request: chat not found'), RecipientUnreachable],
    ['a group that threw us out', refused(403, 'Forbidden: bot was kicked from the supergroup chat'), RecipientUnreachable],
    [
      'a group that lets us read only',
      refused(400, 'Bad Request: not enough rights to send text messages'),
      RecipientUnreachable,
    ],
    ['a text that is too long', refused(400, 'Bad Request: message is too long'), MessageRefused],
    ['a wrong button', refused(400, 'Bad Request: BUTTON_DATA_INVALID'), MessageRefused],
    ['a fault of theirs', refused(500, 'Internal Server Error'), ChannelUnavailable],
    ['a gateway that found nobody', refused(502, 'Bad Gateway'), ChannelUnavailable],
    ['a gateway that waited in vain', refused(504, 'Gateway Timeout'), DeliveryUnknown],
    ['two who poll', refused(409, 'Conflict: terminated by other getUpdates request'), ChannelUnavailable],
    ['a port that is closed', failed('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1'), ChannelUnavailable],
    ['a name that is unknown', failed('ENOTFOUND', 'getaddrinfo ENOTFOUND api.telegram.org'), ChannelUnavailable],
    ['a host that does not answer', failed('ETIMEDOUT', 'connect ETIMEDOUT 149.154.167.220:443'), ChannelUnavailable],
    ['several addresses that do not answer', failed('ETIMEDOUT', ''), ChannelUnavailable],
    ['a certificate that ran out', failed('CERT_HAS_EXPIRED', 'certificate has expired'), ChannelUnavailable],
    [
      'a handshake that broke off',
      failed('ECONNRESET', 'Client network socket disconnected before secure TLS connection was established'),
      ChannelUnavailable,
    ],
    ['an address that does not answer', failed('UND_ERR_CONNECT_TIMEOUT', 'Connect Timeout Error'), ChannelUnavailable],
    ['an answer that was lost', failed('UND_ERR_SOCKET', 'other side closed'), DeliveryUnknown],
    ['a connection that was reset', failed('ECONNRESET', 'read ECONNRESET'), DeliveryUnknown],
    ['a gateway of somebody else', foreign(502), ChannelUnavailable],
    ['a proxy that wants a name', foreign(407), ChannelUnavailable],
    ['a foreign gateway that waited in vain', foreign(504), DeliveryUnknown],
    ['a page instead of an answer', foreign(200), DeliveryUnknown],
    ['a connection that fell silent', failed('ETIMEDOUT', 'read ETIMEDOUT'), DeliveryUnknown],
    ['an answer that did not come', timedOut, DeliveryUnknown],
    ['a message that cannot be encoded', new AssertionError({ message: 'a token is too long' }), MessageRefused],
  ])('tells the core of %s', (_, failure, kind) => {
    expect(toChannelError(failure)).toBeInstanceOf(kind);
  });

  it('says how long to wait when Telegram does', () => {
    const error = toChannelError(refused(429, 'Too Many Requests: retry after 7', { retry_after: 7 }));
    expect(error).toBeInstanceOf(ChannelRateLimited);
    expect(error).toMatchObject({ retryAfterMs: 7_000 });
  });

  it('waits to the millisecond, never shorter, and a second when it is not told', () => {
    expect(toChannelError(refused(429, 'Too Many Requests', { retry_after: 0.3001 }))).toMatchObject({ retryAfterMs: 301 });
    expect(toChannelError(refused(429, 'Too Many Requests'))).toMatchObject({ retryAfterMs: 1_000 });
  });

  it.each([
    ['in words', { retry_after: 'a while' }, 1_000],
    ['as nothing', { retry_after: null }, 1_000],
    ['in the past', { retry_after: -5 }, 1_000],
    ['at once', { retry_after: 0 }, 0],
    ['as text', { retry_after: '3' }, 3_000],
    ['for longer than a timer runs', { retry_after: 1e12 }, 2 ** 31 - 1],
  ])('bears a time to wait that is told %s', (_, parameters, retryAfterMs) => {
    expect(toChannelError(refused(429, 'Too Many Requests', parameters))).toMatchObject({ retryAfterMs });
  });

  it.each([
    refused(403, 'Forbidden'),
    refused(400, 'Bad Request'),
    failed('ERR_INVALID_URL', `Failed to parse URL from telegram/bot${TOKEN}/sendMessage`),
  ])('carries neither token nor words into a log', (failure) => {
    const error = toChannelError(failure) as Error & { cause: Error };
    const everything = JSON.stringify([error, error.message, error.stack, error.cause, error.cause.message]);
    expect(everything).not.toContain(TOKEN);
    expect(everything).not.toContain('Ada');
  });
});
