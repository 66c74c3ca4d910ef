import type { History, HistoryEvent } from '../../chat/history.ts';
import { SECOND_MS } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { frame, toWebEvent } from './event.ts';

/** Proxies close what is silent for half a minute or more. */
const HEARTBEAT_MS = 20 * SECOND_MS;
const RECONNECT_AFTER_MS = 2 * SECOND_MS;

function framed(event: HistoryEvent, visitorId: string): string {
  const shown = toWebEvent(event, visitorId);
  return shown ? frame(event.cursor, shown) : '';
}

/**
 * A conversation as server-sent events, from after `cursor` on and then as it grows. After the first batch comes an event
 * `ready`: all that was there has been shown. An event `unanswered` says that what was said last gets no answer. It ends when the reader goes, when `signal` says so, or when the store cannot be
 * read: then the browser comes back by itself with the last cursor it saw.
 */
export function conversationStream(options: {
  visitorId: string;
  cursor: string | undefined;
  history: Pick<History, 'since' | 'subscribe' | 'isAwaited'>;
  /** Further wake-ups than those of the history: by us, in this process. */
  subscribe: (wake: () => void) => () => void;
  signal: AbortSignal;
  log: Log;
  heartbeatMs?: number;
}): ReadableStream<Uint8Array> {
  const { visitorId, history, signal, log } = options;
  const heartbeatMs = options.heartbeatMs ?? HEARTBEAT_MS;
  const encoder = new TextEncoder();
  let cursor = options.cursor;
  let isReady = false;
  /** The page was told that an answer may come, and has heard nothing since. */
  let isAwaiting = false;
  let ended = false;
  let cancelled = false;
  /** Set by a wake-up that came while nobody waited: what it announced may be newer than what was just read. */
  let woken = false;
  let goOn: (() => void) | undefined;

  const wake = () => {
    woken = true;
    goOn?.();
  };
  // Subscribed before the first read, so that nothing falls between the two.
  const unsubscribe = [history.subscribe(visitorId, wake), options.subscribe(wake)];
  const end = () => {
    ended = true;
    for (const off of unsubscribe) off();
    signal.removeEventListener('abort', end);
    goOn?.();
  };
  if (signal.aborted) end();
  else signal.addEventListener('abort', end);

  /** Waits for a wake-up. @returns false if there was none for `heartbeatMs` */
  async function waitForNews(): Promise<boolean> {
    if (woken || ended) return true;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      goOn = resolve;
      timer = setTimeout(resolve, heartbeatMs).unref();
    });
    goOn = undefined;
    clearTimeout(timer);
    return woken || ended;
  }

  /** The next piece to send; undefined at the end. */
  async function next(): Promise<string | undefined> {
    while (!ended) {
      if (isReady && !(await waitForNews())) return ': still here\n\n';
      if (ended) break;
      woken = false;
      const events = await history.since(visitorId, cursor);
      cursor = events.at(-1)?.cursor ?? cursor;
      const frames = events.map((event) => framed(event, visitorId)).join('');
      const greeting = isReady ? '' : `retry: ${RECONNECT_AFTER_MS}\n\n`;
      const readiness = isReady ? '' : 'event: ready\ndata: {}\n\n';
      isReady = true;
      const newest = events.at(-1);
      if (newest) isAwaiting = newest.kind === 'said' && newest.awaiting;
      if (greeting || frames) return greeting + frames + readiness;
      if (isAwaiting && !(await history.isAwaited(visitorId))) {
        isAwaiting = false;
        return 'event: unanswered\ndata: {}\n\n';
      }
    }
    return undefined;
  }

  // By `pull`, so that a slow reader holds up its own reading and nothing else.
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const piece = await next();
        // The reader went while it was being read: its side is closed already.
        if (cancelled) return;
        if (piece !== undefined) return controller.enqueue(encoder.encode(piece));
      } catch (error) {
        if (!ended) log.warn({ err: error, visitorId }, 'a conversation cannot be read; its page will come back');
        end();
      }
      if (!cancelled) controller.close();
    },
    cancel() {
      cancelled = true;
      end();
    },
  });
}
