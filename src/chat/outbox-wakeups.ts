import { SECOND_MS } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import { type Client, connectClient, type Database } from '../store/database.ts';

/** The channel of PostgreSQL's notifications; the payload is a conversation's id. */
export const OUTBOX_NOTIFICATIONS = 'regulars_outbox';

const POLL_MS = 3 * SECOND_MS;
/** Notifications about conversations that we cannot place yet are collected for this long before we look. */
const LOOK_AFTER_MS = 50;
const RECONNECT_AFTER_MS = SECOND_MS;
const RECONNECT_AFTER_AT_MOST_MS = 15 * SECOND_MS;

type Followed = { wakes: Set<() => void>; conversationId?: string; signature?: string };

/** Tells subscribers that their conversation changed: by one connection that listens, and one query for all every few seconds. */
export function followOutbox(options: { pool: Database['pool']; connectionString: string; channel: string; log: Log }) {
  const followed = new Map<string, Followed>();
  const names = new Map<string, string>();
  let closed = false;
  let client: Client | undefined;
  let opening: Promise<void> | undefined;
  let reconnectAfterMs = RECONNECT_AFTER_MS;
  let looking = false;
  let pollFails = false;
  const timers: { poll?: NodeJS.Timeout; look?: NodeJS.Timeout; reconnect?: NodeJS.Timeout } = {};

  const wake = (conversation: Followed | undefined) => {
    for (const call of conversation?.wakes ?? []) call();
  };

  async function listen(): Promise<void> {
    try {
      const connected = await connectClient(options.connectionString);
      client = connected;
      connected.on('notification', ({ payload }) => {
        const name = names.get(payload ?? '');
        if (name !== undefined) wake(followed.get(name));
        else if ([...followed.values()].some(({ conversationId }) => conversationId === undefined)) lookSoon();
      });
      connected.on('end', () => {
        client = undefined;
        reconnect();
      });
      await connected.query(`listen ${OUTBOX_NOTIFICATIONS}`);
      if (closed) return void (await connected.end());
      reconnectAfterMs = RECONNECT_AFTER_MS;
      lookSoon(); // what was notified while nobody listened
    } catch (error) {
      options.log.warn({ err: error }, 'cannot listen for new messages; looking for them every few seconds');
      if (client) await client.end().catch(() => {});
      else reconnect();
    }
  }

  function reconnect(): void {
    if (closed) return;
    clearTimeout(timers.reconnect);
    timers.reconnect = setTimeout(() => {
      opening = listen();
    }, reconnectAfterMs).unref();
    reconnectAfterMs = Math.min(reconnectAfterMs * 2, RECONNECT_AFTER_AT_MOST_MS);
  }

  function lookSoon(): void {
    if (!closed) timers.look ??= setTimeout(() => void look(), LOOK_AFTER_MS).unref();
  }

  async function look(): Promise<void> {
    clearTimeout(timers.look);
    timers.look = undefined;
    if (looking || closed || followed.size === 0) return;
    looking = true;
    try {
      const { rows } = await options.pool.query<{ id: string; name: string; signature: string }>(SIGNATURES, [
        options.channel,
        [...followed.keys()],
      ]);
      for (const { id, name, signature } of rows) {
        const conversation = followed.get(name);
        if (!conversation || conversation.signature === signature) continue;
        if (conversation.conversationId !== id) names.delete(conversation.conversationId ?? '');
        conversation.conversationId = id;
        conversation.signature = signature;
        names.set(id, name);
        wake(conversation);
      }
      pollFails = false;
    } catch (error) {
      // Said once: the pool tries again with every look, and a page that asks meanwhile is told to come back.
      if (!pollFails && !closed) options.log.warn({ err: error }, 'cannot look for new messages');
      pollFails = true;
    } finally {
      looking = false;
    }
  }

  return {
    subscribe(name: string, call: () => void): () => void {
      const conversation = followed.get(name) ?? { wakes: new Set() };
      followed.set(name, conversation);
      conversation.wakes.add(call);
      if (!closed) {
        opening ??= listen();
        timers.poll ??= setInterval(() => void look(), POLL_MS).unref();
        if (conversation.conversationId === undefined) lookSoon();
      }
      return () => {
        conversation.wakes.delete(call);
        if (conversation.wakes.size > 0 || followed.get(name) !== conversation) return;
        followed.delete(name);
        names.delete(conversation.conversationId ?? '');
      };
    },
    async close(): Promise<void> {
      closed = true;
      clearInterval(timers.poll);
      clearTimeout(timers.look);
      clearTimeout(timers.reconnect);
      await opening;
      await client?.end();
    },
  };
}

/** What changes with every message: the number of the last one said, and the count and newest of those told. */
const SIGNATURES = `
select c.id, c.channel_conversation_id as name, concat_ws('/', c.last_number, o.count, o.newest) as signature
from conversation c cross join lateral (
  select count(*) as count, max(id::text) as newest from outbox_message where conversation_id = c.id
) o
where c.channel = $1 and c.channel_conversation_id = any($2)`;
