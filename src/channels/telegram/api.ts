import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Api } from 'grammy';

/** grammY's client as we use it: one call for each method of the Bot API, named arguments. */
export type TelegramApi = Pick<Api, 'raw'>;

type GrammySignal = NonNullable<Parameters<Api['getMe']>[0]>;

/**
 * A connection at rest is closed after this long. Had Telegram closed it first, the next call on it would fail in a way that
 * does not tell whether the message arrived, and such a message is not repeated.
 */
const RESTING_SOCKET_MS = 10_000;

/** @param timeoutSeconds after which a call without an answer fails */
export function telegramApi(token: string, options: { apiRoot: string; timeoutSeconds: number }): TelegramApi {
  const agent = options.apiRoot.startsWith('http:')
    ? new HttpAgent({ keepAlive: true, timeout: RESTING_SOCKET_MS })
    : new HttpsAgent({ keepAlive: true, timeout: RESTING_SOCKET_MS });
  return new Api(token, { ...options, baseFetchConfig: { agent, compress: true } });
}

/** grammY's types ask for the signal of a package from before Node had its own; at run time it takes either. */
export const grammySignal = (signal: AbortSignal): GrammySignal => signal as unknown as GrammySignal;
