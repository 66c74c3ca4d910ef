import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { SECOND_MS } from '../../shared/clock.ts';
import { parseJson } from '../body.ts';

/** The Bot Connector's REST, as far as a bot writes there. */
export type Rest = {
  /** @throws CallFailed, and what `authorization` throws */
  call(method: 'POST' | 'PUT', url: string, body: unknown): Promise<{ id?: string }>;
  close(): void;
};

/** An answer that is no success, or none at all. It holds neither the message nor our token. */
export class CallFailed extends Error {
  override name = 'CallFailed';
  /** Undefined when there was no answer. */
  readonly status: number | undefined;
  /** Of the answer's body ("MessageWritesBlocked"), or of the network's failure ("ECONNRESET"). */
  readonly code: string;
  /** As it came: whole seconds, or a day and time. */
  readonly retryAfter: string | undefined;
  constructor(failure: { status?: number; code: string; retryAfter?: string; words?: string }) {
    super([failure.status, failure.code, failure.words].filter(Boolean).join(' '));
    this.status = failure.status;
    this.code = failure.code;
    this.retryAfter = failure.retryAfter;
  }
}

/** After this a call without an answer is given up. */
const CALL_TIMEOUT_MS = 20 * SECOND_MS;
/** Connections without use are closed by us, before the other side does so while a message is on its way into one. */
const IDLE_CONNECTION_MS = 4 * SECOND_MS;
/** Answers have a few hundred bytes; no more than this is read of one. */
const MAX_ANSWER_LENGTH = 65_536;

/**
 * Calls are made once. The client that comes with botbuilder repeats them by itself, even those whose answer was lost, and so would
 * say things twice; and it takes more of the processor than all else that a message needs here.
 *
 * @param authorization the header of a call, if it has one
 */
export function connectorRest(authorization: () => Promise<string | undefined>): Rest {
  const options = { keepAlive: true, timeout: IDLE_CONNECTION_MS };
  const http = new HttpAgent(options);
  const https = new HttpsAgent(options);

  return {
    async call(method, url, body) {
      const text = JSON.stringify(body);
      const token = await authorization();
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(text),
        accept: 'application/json',
        ...(token !== undefined && { authorization: token }),
      };
      const { promise, resolve, reject } = Promise.withResolvers<{ id?: string }>();
      const isSafe = url.startsWith('https:');
      const call = { method, headers, agent: isSafe ? https : http, timeout: CALL_TIMEOUT_MS };
      const outgoing = isSafe ? requestHttps(url, call) : requestHttp(url, call);
      const failed = (error: NodeJS.ErrnoException) => reject(new CallFailed({ code: error.code ?? '', words: error.message }));
      outgoing.on('response', (response) => readAnswer(response, resolve, reject, failed));
      outgoing.on('timeout', () => outgoing.destroy(new Error('no answer in time')));
      outgoing.on('error', failed);
      outgoing.end(text);
      return promise;
    },
    close() {
      http.destroy();
      https.destroy();
    },
  };
}

function readAnswer(
  response: IncomingMessage,
  resolve: (answer: { id?: string }) => void,
  reject: (error: CallFailed) => void,
  failed: (error: NodeJS.ErrnoException) => void,
): void {
  const { statusCode: status = 0, headers } = response;
  let text = '';
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => {
    if (text.length < MAX_ANSWER_LENGTH) text += chunk;
  });
  response.on('error', failed);
  response.on('end', () => {
    const answer = (parseJson(text) ?? {}) as { id?: unknown; error?: { code?: unknown } };
    if (status >= 200 && status < 300) return resolve(typeof answer.id === 'string' && answer.id !== '' ? { id: answer.id } : {});
    const code = answer.error?.code;
    reject(new CallFailed({ status, code: typeof code === 'string' ? code : '', retryAfter: headers['retry-after'] }));
  });
}
