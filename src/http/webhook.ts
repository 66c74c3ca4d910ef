import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Clock } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import type { Log } from '../shared/log.ts';

/**
 * A platform's webhook: called by its servers thousands of times a minute, and never by a browser. It is served straight from
 * Node's server. On the way through Request, Response and the routes of pages, a message would cost as much as all that is done
 * with it.
 */
export type Webhook = {
  /** The whole path. */
  path: string;
  /** Looks at a request before its body is read. @returns the status with which it is turned away, or undefined */
  refuses(header: (name: string) => string | undefined): number | undefined;
  take(body: string, header: (name: string) => string | undefined): Promise<WebhookResponse>;
};

export type WebhookResponse = { status: number; json?: string };

/** What platforms send is a few kilobytes; none of them sends anything near this. */
const MAX_BODY_BYTES = 1_048_576;

/** Serves the requests to webhooks, and leaves all others to `pages`. */
export function serveWebhooks(
  webhooks: readonly Webhook[],
  pages: RequestListener,
  { clock, log }: { clock: Clock; log: Log },
): RequestListener {
  const byPath = new Map(webhooks.map((webhook) => [webhook.path, webhook]));

  function failed(error: unknown, incoming: IncomingMessage): WebhookResponse {
    const requestId = newId(clock.now().getTime());
    log.error({ err: error, requestId, method: incoming.method, path: incoming.url }, 'a request failed');
    return { status: 500 };
  }

  return (incoming, outgoing) => {
    const webhook = byPath.get(incoming.url!.split('?', 1)[0]!);
    if (!webhook) return pages(incoming, outgoing);
    const header = (name: string) => headerOf(incoming, name);
    const refusal = webhook.refuses(header);
    if (refusal !== undefined) return respond(outgoing, { status: refusal });
    readBody(incoming, (body) => {
      if (body === undefined) return respond(outgoing, { status: 413 });
      void webhook
        .take(body, header)
        .catch((error: unknown) => failed(error, incoming))
        .then((response) => respond(outgoing, response));
    });
  };
}

function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}

/**
 * @param done is given the body as text, or undefined as soon as it is longer than MAX_BODY_BYTES; what comes of it after that is
 *   thrown away. It is not called for a request that breaks off.
 */
function readBody(incoming: IncomingMessage, done: (body: string | undefined) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let isTooLong = Number(incoming.headers['content-length']) > MAX_BODY_BYTES;
  if (isTooLong) done(undefined);
  incoming.on('data', (chunk: Buffer) => {
    if (isTooLong) return;
    bytes += chunk.length;
    chunks.push(chunk);
    if (bytes <= MAX_BODY_BYTES) return;
    isTooLong = true;
    chunks.length = 0;
    done(undefined);
  });
  incoming.on('end', () => {
    if (!isTooLong) done((chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString());
  });
}

function respond(outgoing: ServerResponse, { status, json = '' }: WebhookResponse): void {
  const headers = json === '' ? NO_BODY : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) };
  outgoing.writeHead(status, headers).end(json);
}

const NO_BODY = { 'content-length': 0 };
