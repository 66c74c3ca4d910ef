import { ChannelRateLimited, ChannelRefused, ChannelUnavailable } from '../../chat/channel.ts';
import { MINUTE_MS, SECOND_MS } from '../../shared/clock.ts';
import { parseJson } from '../body.ts';

export type Tokens = {
  /** A token for the Bot Connector. @throws ChannelRefused, ChannelRateLimited, ChannelUnavailable */
  get(): Promise<string>;
  /** The connector did not take this one: the next call fetches another. */
  forget(token: string): void;
};

export type TokenOptions = {
  /** "https://login.microsoftonline.com", without a slash at the end. */
  loginUrl: string;
  tenant: string;
  appId: string;
  password: string;
  scope: string;
};

/** A token that ends this soon is not used any more: a call may take its time. */
const SPARE_MS = 5 * MINUTE_MS;
const CALL_TIMEOUT_MS = 10 * SECOND_MS;

/**
 * Our own tokens (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication), one request
 * at a time. They are fetched here since botbuilder's own way insists on https, which no test on this machine could offer.
 */
export function appTokens({ loginUrl, tenant, appId, password, scope }: TokenOptions): Tokens {
  let token: string | undefined;
  /** By `performance.now()`. */
  let usableUntil = 0;
  let fetching: Promise<string> | undefined;

  async function fetchToken(): Promise<string> {
    const askedAt = performance.now();
    const { status, body } = await ask();
    const { access_token: given, expires_in: seconds, error, error_description: description } = body;
    if (status === 200 && typeof given === 'string') {
      const lifeMs = Number(seconds) * SECOND_MS || 0;
      token = given;
      usableUntil = askedAt + lifeMs - Math.min(SPARE_MS, lifeMs / 2);
      return given;
    }
    const reason = [error, String(description ?? '').split(/\r?\n/)[0]].filter(Boolean).join(': ');
    if (status === 429) throw new ChannelRateLimited(2 * SECOND_MS);
    if (status >= 400 && status < 500 && error !== undefined)
      throw new ChannelRefused(`Microsoft gives us no token (${status} ${reason})`);
    throw new ChannelUnavailable(`no token from ${loginUrl} (${status} ${reason})`.trim());
  }

  async function ask(): Promise<{ status: number; body: Readonly<Record<string, unknown>> }> {
    try {
      const response = await fetch(`${loginUrl}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`, {
        method: 'POST',
        body: new URLSearchParams({ grant_type: 'client_credentials', client_id: appId, client_secret: password, scope }),
        signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
      });
      const body = parseJson(await response.text());
      return {
        status: response.status,
        body: typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {},
      };
    } catch (error) {
      const { cause } = error as Error;
      const reason = cause instanceof Error ? cause.message : (error as Error).message;
      throw new ChannelUnavailable(`no token from ${loginUrl} (${reason})`, { cause: error });
    }
  }

  return {
    get() {
      if (token !== undefined && performance.now() < usableUntil) return Promise.resolve(token);
      fetching ??= fetchToken().finally(() => {
        fetching = undefined;
      });
      return fetching;
    },
    forget(refused) {
      if (token === refused) token = undefined;
    },
  };
}
