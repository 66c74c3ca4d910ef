import { Api } from 'grammy';
import { parseJson } from '../body.ts';

/** grammY's client as we use it: one call for each method of the Bot API, named arguments. */
export type TelegramApi = Pick<Api, 'raw'>;

type GrammySignal = NonNullable<Parameters<Api['getMe']>[0]>;
type GrammyFetch = NonNullable<NonNullable<ConstructorParameters<typeof Api>[1]>['fetch']>;

/** @param timeoutSeconds after which a call without an answer fails */
export function telegramApi(token: string, options: { apiRoot: string; timeoutSeconds: number }): TelegramApi {
  return new Api(token, { ...options, fetch: call as unknown as GrammyFetch });
}

/** grammY's types ask for the signal of a package from before Node had its own; at run time it takes either. */
export const grammySignal = (signal: AbortSignal): GrammySignal => signal as unknown as GrammySignal;

/** Something between Telegram and us answered: a gateway, a proxy, a sign-in page. `status` is all that it tells. */
export class ForeignAnswer extends Error {
  override name = 'ForeignAnswer';
  readonly status: number;
  constructor(status: number) {
    super(`status ${status}, and no answer of the Bot API`);
    this.status = status;
  }
}

/**
 * What grammY calls through. Its own way out forgets the status of an answer, by which alone one can tell whether a message may
 * be sent again, and keeps connections that the other side has closed: a message that meets one would be given up.
 */
async function call(url: string, { method, headers, body, signal }: CallOptions): Promise<{ json(): Promise<unknown> }> {
  const aborting = new AbortController();
  if (signal.aborted) aborting.abort();
  else signal.addEventListener('abort', () => aborting.abort());
  // Files go as a stream, which Node takes only as one that is not answered before its end.
  const request = { method, headers, body: body as BodyInit, signal: aborting.signal, duplex: 'half' } as const;
  const response = await fetch(url, request);
  const text = await response.text();
  const answer = parseJson(text);
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) throw new ForeignAnswer(response.status);
  return { json: async () => answer };
}

type CallOptions = {
  method: string;
  headers: Record<string, string>;
  body: string | AsyncIterable<Uint8Array>;
  signal: Pick<AbortSignal, 'aborted' | 'addEventListener'>;
};
