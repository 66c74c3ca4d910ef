import { SECOND_MS } from '../../shared/clock.ts';
import type { ConsoleDeps } from './index.ts';

/** How often it is looked whether something changed, while a page is open. */
const LOOK_MS = 1_500;
/** Proxies close what is silent for half a minute or more. */
const HEARTBEAT_MS = 20 * SECOND_MS;
/** A stream ends after so long: the page comes back by itself, and its session is looked at anew. */
const LIFE_MS = 60 * SECOND_MS;
/** Beyond these, pages poll (`hx-trigger="every …"`). */
const MOST_STREAMS = 500;

export type LiveNews = {
  /**
   * Tells a page that what it shows has changed, by server-sent events called `news`. They carry nothing but that: the page asks for
   * what it may see by itself.
   *
   * @param topic what is looked at, the same for all who look at the same
   * @param version changes with what is shown (`versions.ts`); asked for again and again
   * @param seen the version that the page shows already
   */
  stream(topic: string, version: () => Promise<string>, seen: string | null): Response;
  close(): void;
};

type Follower = { seen: string | null; tell: () => void };
type Topic = { version: () => Promise<string>; followers: Set<Follower> };

export function liveNews({ log }: Pick<ConsoleDeps, 'log'>): LiveNews {
  const topics = new Map<string, Topic>();
  const streams = new Set<() => void>();
  let timer: NodeJS.Timeout | undefined;

  /** One round over all that is looked at; the next one begins when it is over, however long it took. */
  async function look(): Promise<void> {
    for (const [name, topic] of topics) {
      try {
        const version = await topic.version();
        for (const follower of topic.followers) {
          if (follower.seen !== null && follower.seen !== version) follower.tell();
          follower.seen = version;
        }
      } catch (error) {
        log.warn({ err: error, topic: name }, 'cannot look for news of the console');
      }
    }
    timer = topics.size > 0 ? setTimeout(() => void look(), LOOK_MS).unref() : undefined;
  }

  /** @returns how to stop following */
  function follow(name: string, version: () => Promise<string>, follower: Follower): () => void {
    const topic = topics.get(name) ?? { version, followers: new Set() };
    topics.set(name, topic);
    topic.followers.add(follower);
    timer ??= setTimeout(() => void look(), 0).unref();
    return () => {
      topic.followers.delete(follower);
      if (topic.followers.size === 0) topics.delete(name);
    };
  }

  return {
    stream(topic, version, seen) {
      if (streams.size >= MOST_STREAMS) return new Response('Very many pages are open.\n', { status: 503 });
      const encoder = new TextEncoder();
      let release = () => {};
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          const write = (text: string) => controller.enqueue(encoder.encode(text));
          write(': here\n\n');
          const unfollow = follow(topic, version, { seen, tell: () => write('event: news\ndata: \n\n') });
          const heartbeat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS).unref();
          const end = () => {
            release();
            controller.close();
          };
          const life = setTimeout(end, LIFE_MS).unref();
          release = () => {
            unfollow();
            clearInterval(heartbeat);
            clearTimeout(life);
            streams.delete(end);
          };
          streams.add(end);
        },
        cancel: () => release(),
      });
      return new Response(body, {
        headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
      });
    },
    close() {
      clearTimeout(timer);
      for (const end of streams) end();
    },
  };
}
