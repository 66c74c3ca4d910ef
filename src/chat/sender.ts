import { setTimeout as sleep } from 'node:timers/promises';
import { type Clock, HOUR_MS, MINUTE_MS, SECOND_MS } from '../shared/clock.ts';
import { groupCommit } from '../shared/group-commit.ts';
import type { Log } from '../shared/log.ts';
import type { Database } from '../store/database.ts';
import {
  type Channel,
  ChannelRateLimited,
  ChannelRefused,
  ChannelUnavailable,
  DeliveryUnknown,
  MessageRefused,
  RecipientUnreachable,
} from './channel.ts';
import { isDatabaseAway } from './database-away.ts';
import { cleanText } from './message.ts';
import type { Presence } from './presence.ts';
import type { OutboundMessage } from './reply.ts';

/** Calls that may be on their way to one platform at once; Telegram answers more with 429. */
const MOST_CALLS_PER_CHANNEL = 8;
/** Between two tries to claim while the database is away. */
const DATABASE_RETRY_MS = 500;
const FIRST_RETRY_MS = 2 * SECOND_MS;
const LONGEST_RETRY_MS = 10 * MINUTE_MS;
/** A message that could not be sent for this long is given up: an answer to a question of yesterday only confuses. */
const GIVE_UP_AFTER_MS = 24 * HOUR_MS;

type Deps = {
  database: Pick<Database, 'pool'>;
  channels: ReadonlyMap<string, Channel>;
  presence: Presence;
  clock: Clock;
  log: Log;
};
type Outgoing = { channel: string; message: OutboundMessage };
/** `process`: under which number the row was claimed. */
type Claimed = { process: number; attempts: number; createdAt: Date };
type Settled = { id: string; process: number; state: State; providerMessageId?: string; retryAt?: Date; error?: string };
type State = 'queued' | 'sent' | 'sent_unconfirmed' | 'failed' | 'unreachable';

export type Sender = {
  /** Takes a committed message of ours on its way. Messages of one conversation go one after the other. */
  send(outgoing: Outgoing): void;
  /** Something, of this conversation or at all, is still on its way from here. */
  isBusy(conversationId?: string): boolean;
  /** The messages whose calls are under way here, or not yet written down. */
  sending(): string[];
  /** Resolves when all that is on its way now has gone, other tries included. */
  settled(): Promise<void>;
  /** Resolves when every call that is under way has come back. What waits for another try stays in the outbox. */
  stop(): Promise<void>;
};

/**
 * Sends what the outbox holds. A row is claimed in the database before the platform is called, so that no two processes send it;
 * what happens to it next depends on the kind of error alone.
 */
export function createSender({ database, channels, presence, clock, log }: Deps): Sender {
  const stopping = new AbortController();
  const tails = new Map<string, Promise<void>>();
  const gates = new Map<string, Gate>();

  const calling = new Set<string>();

  /**
   * Claims rows, unless somebody else has them or an earlier message of their conversation still waits. `asked` are the numbers under
   * which we claimed the row before and got no answer: it may be ours already, and what others took for the end of a process was
   * our own, so it is surely not sent.
   */
  const claim = groupCommit<{ id: string; process: number; asked: readonly number[] }, Claimed | undefined>(async (claims) => {
    const { rows } = await database.pool.query<{ id: string; process: number; attempts: number; created_at: Date }>({
      name: 'claim_outbox',
      text: `update outbox_message o set state = 'sending', process = c.process, sent_at = null, last_error = null,
          attempts = attempts + (o.state = 'queued')::int
        from unnest($1::uuid[], $2::int[], $3::text[]) as c(id, process, asked)
        where o.id = c.id
          and (o.state = 'queued' or (o.state in ('sending', 'sent_unconfirmed') and o.process = any(c.asked::int[])))
          and not exists (select 1 from outbox_message e where e.conversation_id = o.conversation_id and e.id < o.id and e.state in ('queued', 'sending'))
        returning o.id, o.process, o.attempts, o.created_at`,
      values: [claims.map(({ id }) => id), claims.map(({ process }) => process), claims.map(({ asked }) => `{${asked.join()}}`)],
    });
    const claimed = new Map(rows.map((row) => [row.id, row]));
    return claims.map(({ id }) => {
      const row = claimed.get(id);
      return row && { process: row.process, attempts: row.attempts, createdAt: row.created_at };
    });
  });

  /** Claims a row however long the database is away. @throws what is no matter of waiting, and when we are told to stop */
  async function claimSurely(id: string): Promise<Claimed | undefined> {
    for (const asked: number[] = []; ; ) {
      const process = presence.number;
      try {
        return await claim({ id, process, asked });
      } catch (error) {
        if (!isDatabaseAway(error)) throw error;
        if (asked.at(-1) !== process) asked.push(process);
        await sleep(DATABASE_RETRY_MS, undefined, { signal: stopping.signal });
      }
    }
  }

  const settle = groupCommit<Settled, void>(async (all) => {
    await database.pool.query({
      name: 'settle_outbox',
      // Where our session was lost meanwhile, another process took the call for one whose end nobody knows. We know it.
      text: `with settled as (
          update outbox_message o set state = s.state::outbox_state, provider_message_id = s.provider_id, next_attempt_at = s.retry_at,
            last_error = s.error, process = null, sent_at = case when s.state like 'sent%' then $6::timestamptz end
          from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $7::int[]) as s(id, state, provider_id, retry_at, error, process)
          where o.id = s.id and o.process = s.process and o.state in ('sending', 'sent_unconfirmed')
          returning o.conversation_id, case o.state when 'unreachable' then 'blocked' when 'sent' then 'reachable' end::reachability as reachability
        ) update identity i set reachability = s.reachability
          from settled s join conversation c on c.id = s.conversation_id
          where i.id = c.identity_id and i.reachability <> s.reachability`,
      values: [
        all.map(({ id }) => id),
        all.map(({ state }) => state),
        all.map(({ providerMessageId }) => providerMessageId ?? null),
        all.map(({ retryAt }) => retryAt ?? null),
        all.map(({ error }) => error ?? null),
        clock.now(),
        all.map(({ process }) => process),
      ],
    });
    return all.map(() => undefined);
  });

  async function sendOne({ channel: name, message }: Outgoing): Promise<void> {
    const channel = channels.get(name);
    if (!channel || stopping.signal.aborted) return; // the row waits in the outbox until the channel, or we, are back
    const gate = gates.get(name) ?? new Gate(MOST_CALLS_PER_CHANNEL);
    gates.set(name, gate);
    await gate.enter(stopping.signal);
    let claimed: Claimed | undefined;
    let settled: Settled | undefined;
    calling.add(message.id);
    try {
      if (stopping.signal.aborted) return;
      claimed = await claimSurely(message.id);
      if (!claimed) return;
      const { providerMessageId } = await channel.send(message);
      settled = { id: message.id, process: claimed.process, state: 'sent', providerMessageId };
    } catch (error) {
      if (!claimed) throw error;
      settled = { id: message.id, process: claimed.process, ...afterError(error, claimed, clock.now()) };
      if (error instanceof ChannelRateLimited) gate.closeFor(error.retryAfterMs);
      log.warn({ outbox: message.id, channel: name, state: settled.state, error: settled.error }, 'not sent');
    } finally {
      gate.leave();
      if (!settled) calling.delete(message.id);
    }
    await settleSurely(settled).finally(() => calling.delete(message.id));
    if (settled.retryAt) {
      const waitMs = Math.max(0, settled.retryAt.getTime() - clock.now().getTime());
      const goOn = await sleep(waitMs, true, { ref: false, signal: stopping.signal }).catch(() => false);
      if (goOn) await sendOne({ channel: name, message });
    }
  }

  /** What happened at the platform has happened: it is written down as soon as the database is there. */
  async function settleSurely(settled: Settled): Promise<void> {
    for (let waitMs = 100; ; waitMs = Math.min(waitMs * 2, 5_000)) {
      try {
        return await settle(settled);
      } catch (error) {
        // Anything else would be the same again; the row then stays as it is until this process ends, and counts as unconfirmed.
        if (!isDatabaseAway(error)) throw error;
        log.warn({ err: error, outbox: settled.id }, 'the database is away; what was sent is written down when it is back');
        await sleep(waitMs);
      }
    }
  }

  return {
    send(outgoing) {
      const { id } = outgoing.message.conversation;
      const before = tails.get(id) ?? Promise.resolve();
      const tail = before
        .then(() => sendOne(outgoing))
        // The row is still in the outbox: the sweep takes it up again.
        .catch((error) => log.error({ err: error, outbox: outgoing.message.id }, 'left for the sweep'))
        .finally(() => {
          if (tails.get(id) === tail) tails.delete(id);
        });
      tails.set(id, tail);
    },
    isBusy: (conversationId) => (conversationId === undefined ? tails.size > 0 : tails.has(conversationId)),
    sending: () => [...calling],
    async settled() {
      await Promise.all(tails.values());
    },
    async stop() {
      stopping.abort();
      await Promise.all(tails.values());
    },
  };
}

/** What becomes of a message after an error, by the error's kind. */
export function afterError(
  error: unknown,
  { attempts, createdAt }: { attempts: number; createdAt: Date },
  now: Date,
): Omit<Settled, 'id' | 'process'> {
  const reason = cleanText(error instanceof Error ? error.message : String(error));
  const retry = (waitMs: number): Omit<Settled, 'id' | 'process'> =>
    now.getTime() + waitMs - createdAt.getTime() > GIVE_UP_AFTER_MS
      ? { state: 'failed', error: `given up after ${attempts} attempts: ${reason}` }
      : { state: 'queued', retryAt: new Date(now.getTime() + waitMs), error: reason };
  if (error instanceof ChannelRateLimited) return retry(error.retryAfterMs);
  if (error instanceof ChannelUnavailable || error instanceof ChannelRefused)
    return retry(Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LONGEST_RETRY_MS));
  if (error instanceof RecipientUnreachable) return { state: 'unreachable', error: reason };
  if (error instanceof MessageRefused) return { state: 'failed', error: reason };
  if (error instanceof DeliveryUnknown) return { state: 'sent_unconfirmed', error: reason };
  // A fault of ours after the claim: it may have gone out, so it is not repeated.
  return { state: 'sent_unconfirmed', error: `fault: ${reason}` };
}

/** Lets a few in at a time, and none while the platform asks us to wait. */
class Gate {
  #free: number;
  #closedUntil = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(most: number) {
    this.#free = most;
  }

  async enter(signal: AbortSignal): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((enter) => this.#waiting.push(enter));
    for (let wait = this.#closedUntil - Date.now(); wait > 0 && !signal.aborted; wait = this.#closedUntil - Date.now())
      await sleep(wait, undefined, { signal }).catch(() => {}); // told to stop: the claim below is not made
  }

  leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }

  closeFor(ms: number): void {
    this.#closedUntil = Math.max(this.#closedUntil, Date.now() + ms);
  }
}
