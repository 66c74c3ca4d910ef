import { AssertionError } from 'node:assert/strict';
import { GrammyError, HttpError } from 'grammy';
import { describe, expect, it } from 'vitest';
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
const payload = { chat_id: 1, text: 'what Ada said' };

const refused = (code: number, description: string, parameters = {}) =>
  new GrammyError(
    "Call to 'sendMessage' failed!",
    { ok: false, error_code: code, description, parameters },
    'sendMessage',
    payload,
  );

const failed = (code: string | undefined, reason: string) => {
  const message = `request to https://api.telegram.org/bot${TOKEN}/sendMessage failed, reason: ${reason}`;
  return new HttpError("Network request for 'sendMessage' failed!", Object.assign(new Error(message), code && { code }));
};

const timedOut = new HttpError(
  "Network request for 'sendMessage' failed!",
  new Error("Request to 'sendMessage' timed out after 20 seconds"),
);

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
    ['an answer that was lost', failed('ECONNRESET', 'socket hang up'), DeliveryUnknown],
    ['a connection that fell silent', failed('ETIMEDOUT', 'read ETIMEDOUT'), DeliveryUnknown],
    ['an answer that did not come', timedOut, DeliveryUnknown],
    ['an answer that nobody can read', failed(undefined, 'Unexpected token < in JSON'), DeliveryUnknown],
    ['a message that cannot be encoded', new AssertionError({ message: 'a token is too long' }), MessageRefused],
  ])('tells the core of %s', (_, failure, kind) => {
    expect(toChannelError(failure)).toBeInstanceOf(kind);
  });

  it('says how long to wait when Telegram does', () => {
    const error = toChannelError(refused(429, 'Too Many Requests: retry after 7', { retry_after: 7 }));
    expect(error).toBeInstanceOf(ChannelRateLimited);
    expect(error).toMatchObject({ retryAfterMs: 7_000 });
  });

  it.each([
    refused(403, 'Forbidden'),
    refused(400, 'Bad Request'),
    failed('ECONNRESET', 'socket hang up'),
    failed(undefined, ''),
  ])('carries neither token nor text into a log', (failure) => {
    const error = toChannelError(failure);
    const everything = JSON.stringify([
      error,
      error.message,
      error.stack,
      error.cause,
      (error.cause as Error).message,
      (error.cause as Error).stack,
    ]);
    expect(everything).not.toContain(TOKEN);
    expect(everything).not.toContain('Ada');
  });
});
