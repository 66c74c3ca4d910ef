import { setTimeout as sleep } from 'node:timers/promises';
import { type Clock, HOUR_MS, MINUTE_MS, SECOND_MS } from '../shared/clock.ts';
import { groupCommit } from '../shared/group-commit.ts';
import type { Log } from '../shared/log.ts';
import type { Database } from '../store/database.ts';
import { withFiles } from './attachments.ts';
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
import { type Attempt, createSendQueue, type Going, type Recent, type SendQueue, type SendQueueDeps } from './send-queue.ts';

/** Between two tries to claim while the database is away. */
const DATABASE_RETRY_MS = 500;
const FIRST_RETRY_MS = 2 * SECOND_MS;
const LONGEST_RETRY_MS = 10 * MINUTE_MS;
/** A message that could not be sent for this long is given up: an answer to a question of yesterday only confuses. */
const GIVE_UP_AFTER_MS = 24 * HOUR_MS;

/** Wakes the senders of a channel in every process: "<channel>", or "<channel> <n>" for n answers that went out in responses. */
export const SEND_NOTIFICATIONS = 'regulars_send';

/** Why a message was not sent, as staff read it. */
export const OVERTAKEN = 'not sent: the voice of the conversation changed before';

type Deps = {
  database: Pick<Database, 'pool'>;
  channels: ReadonlyMap<string, Channel>;
  presence: Presence;
  clock: Clock;
  log: Log;
  load: SendQueueDeps['load'];
};
type Outgoing = { channel: string; message: OutboundMessage };
/** `process`: under which number the row was claimed. */
type Claimed = { process: number; attempts: number; createdAt: Date };
/** The voice of the conversation changed before: the message stays unsaid. */
type Claim = Claimed | 'withdrawn';
type Settled = {
  id: string;
  process: number;
  state: State;
  providerMessageId?: string;
  retryAt?: Date;
  error?: string;
  /** It was claimed and never called. */
  untried?: true;
};
type Called = { end: Omit<Settled, 'id' | 'process'>; raised?: unknown };
type State = 'queued' | 'sent' | 'sent_unconfirmed' | 'failed' | 'unreachable';

export type Sender = {
  /** Takes a committed message of ours on its way. Messages of one conversation go one after the other. */
  send(outgoing: Outgoing): void;
  /** An answer rides in a webhook's response: the platform counts it all the same. */
  rode(outgoing: Outgoing): void;
  /** Looks in the outbox for what nobody is at. */
  sweep(): Promise<void>;
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
 * Sends what the outbox holds, each channel from a queue of its own (`send-queue.ts`). A row is claimed in the database before the
 * platform is called, so that no two processes send it; what happens to it next depends on the kind of error alone.
 */
export function createSender({ database, channels, presence, clock, log, load }: Deps): Sender {
  const stopping = new AbortController();
  const queues = new Map<string, SendQueue>();
  const calling = new Set<string>();

  /**
   * Claims rows, unless somebody else has them, an earlier message of the same purpose waits in their conversation, or any other of
   * it is on its way. `asked` are the numbers under which we claimed the row before and got no answer: it may be ours already, and what others took for the end of a process was
   * our own, so it is surely not sent.
   *
   * Here, at the last moment, it is asked whose voice the conversation has: what the bot decided under another fence is withdrawn, and
   * so is a campaign where a person answers. A takeover changes the rows of answers itself (`voice.ts`), so the two cannot miss
   * each other; campaigns are queued by others meanwhile, and hold the conversation for this moment.
   */
  const claim = groupCommit<{ id: string; process: number; asked: readonly number[]; place?: string }, Claim | undefined>(
    async (claims) => {
      const { rows } = await database.pool.query<{
        id: string;
        process: number;
        attempts: number;
        created_at: Date;
        withdrawn: boolean;
      }>({
        name: 'claim_outbox',
        text: `with held as (
            select k.id, k.handled_by from conversation k where k.id = any($4::uuid[]) order by k.id for share skip locked
          ) update outbox_message o set process = c.process, sent_at = null, attempts = attempts + (o.state = 'queued')::int,
            (state, last_error) = (select case when overtaken then 'withdrawn'::outbox_state else 'sending' end, case when overtaken then $5 end
              from (select exists (select from held h where h.id = o.conversation_id and h.handled_by = 'staff') or (o.staff_id is null
                and exists (select from conversation k where k.id = o.conversation_id and k.fence <> o.fence)) as overtaken) voice)
          from unnest($1::uuid[], $2::int[], $3::text[]) as c(id, process, asked)
          where o.id = c.id
            and (o.state = 'queued' or (o.state in ('sending', 'sent_unconfirmed') and o.process = any(c.asked::int[])))
            and not exists (select 1 from outbox_message e where e.conversation_id = o.conversation_id and e.id <> o.id
              and (e.state = 'sending' or (e.state = 'queued' and e.purpose = o.purpose and e.id < o.id)))
            and (o.purpose <> 'campaign' or exists (select from held h where h.id = o.conversation_id))
          returning o.id, o.process, o.attempts, o.created_at, o.state = 'withdrawn' as withdrawn`,
        values: [
          claims.map(({ id }) => id),
          claims.map(({ process }) => process),
          claims.map(({ asked }) => `{${asked.join()}}`),
          claims.flatMap(({ place }) => place ?? []),
          OVERTAKEN,
        ],
      });
      const claimed = new Map(rows.map((row) => [row.id, row]));
      return claims.map(({ id }) => {
        const row = claimed.get(id);
        if (row?.withdrawn) return 'withdrawn';
        return row && { process: row.process, attempts: row.attempts, createdAt: row.created_at };
      });
    },
  );

  /**
   * Why a claim was refused. A takeover may have withdrawn the row itself; and an answer may be told of here before the one that it
   * comes after, since each is told of when its own commit has come back: then it is kept, as nobody else would send it soon.
   */
  async function whyRefused(id: string): Promise<'withdrawn' | Extract<Attempt, string> | { retryAt: Date }> {
    const { rows } = await database.pool.query<{ state: string; next_attempt_at: Date | null }>(
      'select state, next_attempt_at from outbox_message where id = $1',
      [id],
    );
    const [row] = rows;
    if (row?.state === 'withdrawn') return 'withdrawn';
    if (row?.state !== 'queued') return 'not_ours';
    return row.next_attempt_at && row.next_attempt_at > clock.now() ? { retryAt: row.next_attempt_at } : 'not_yet';
  }

  /** Claims a row however long the database is away. @throws what is no matter of waiting, and when we are told to stop */
  async function claimSurely({ id, purpose, conversation }: OutboundMessage): Promise<Claim | undefined> {
    const place = purpose === 'campaign' ? conversation.id : undefined;
    for (const asked: number[] = []; ; ) {
      const process = presence.number;
      try {
        return await claim({ id, process, asked, place });
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
            last_error = s.error, process = null, sent_at = case when s.state like 'sent%' then $6::timestamptz end,
            attempts = greatest(o.attempts - s.untried::int, 0)
          from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $7::int[], $8::boolean[])
            as s(id, state, provider_id, retry_at, error, process, untried)
          where o.id = s.id and o.process = s.process and o.state in ('sending', 'sent_unconfirmed')
          returning o.conversation_id, case o.state when 'unreachable' then 'blocked' when 'sent' then 'reachable' end::reachability as reachability
        ) update identity i set reachability = s.reachability
          from settled s join conversation c on c.id = s.conversation_id
          where i.id = c.identity_id and i.reachability <> s.reachability and (s.reachability = 'blocked' or not c.is_aside)`,
      values: [
        all.map(({ id }) => id),
        all.map(({ state }) => state),
        all.map(({ providerMessageId }) => providerMessageId ?? null),
        all.map(({ retryAt }) => retryAt ?? null),
        all.map(({ error }) => error ?? null),
        clock.now(),
        all.map(({ process }) => process),
        all.map(({ untried }) => untried ?? false),
      ],
    });
    return all.map(() => undefined);
  });

  async function attempt(channel: Channel, message: OutboundMessage, going: Going): Promise<Attempt> {
    const { id } = message;
    calling.add(id);
    try {
      const claimed = await claimSurely(message).catch((error: unknown) => {
        going.cancel();
        throw error;
      });
      if (!claimed || claimed === 'withdrawn') {
        going.cancel();
        const refusal = claimed ?? (await whyRefused(id));
        if (refusal !== 'withdrawn') return refusal;
        leaveUnsaid(channel, message);
        return {};
      }
      if (!(await going.mayGo())) {
        going.cancel();
        await settleSurely({ id, process: claimed.process, state: 'queued', untried: true });
        return 'given_back';
      }
      const { end, raised } = await call(channel, message, going, claimed);
      await settleSurely({ id, process: claimed.process, ...end });
      return { raised, retryAt: end.retryAt };
    } finally {
      calling.delete(id);
    }
  }

  /** A person answers instead: what the channel shows meanwhile ("thinking …") goes away. */
  function leaveUnsaid(channel: Channel, { id, answers }: OutboundMessage): void {
    log.info({ outbox: id, channel: channel.name }, OVERTAKEN);
    const told = answers === undefined ? undefined : channel.unanswered?.(answers);
    told?.catch((error) => log.warn({ err: error, outbox: id }, 'what a channel shows meanwhile may stay there'));
  }

  /** Calls the platform, once. @returns what is to be written down, and what was thrown */
  async function call(channel: Channel, message: OutboundMessage, going: Going, claimed: Claimed): Promise<Called> {
    try {
      const { providerMessageId, parts, unconfirmed } = await channel.send(
        message.fileIds ? await withFiles(message, database) : message,
      );
      going.ended(parts);
      return { end: { state: unconfirmed ? 'sent_unconfirmed' : 'sent', providerMessageId, error: unconfirmed } };
    } catch (raised) {
      if (raised instanceof ChannelRateLimited) going.refused(raised);
      going.ended();
      const end = afterError(raised, claimed, clock.now());
      log.warn({ outbox: message.id, channel: channel.name, state: end.state, error: end.error }, 'not sent');
      return { end, raised };
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

  const notify = groupCommit<{ channel: string; responses?: number }, void>(async (told) => {
    const payloads = [...Map.groupBy(told, ({ channel }) => channel)].flatMap(([channel, all]) => {
      const responses = all.reduce((sum, one) => sum + (one.responses ?? 0), 0);
      const isNews = all.some((one) => one.responses === undefined);
      return [...(isNews ? [channel] : []), ...(responses > 0 ? [`${channel} ${responses}`] : [])];
    });
    await database.pool.query('select pg_notify($1, payload) from unnest($2::text[]) as payload', [SEND_NOTIFICATIONS, payloads]);
    return told.map(() => undefined);
  });

  async function loadRecent(channel: string, since: Date, most: number): Promise<readonly Recent[]> {
    const { rows } = await database.pool.query<Recent>(
      `select o.conversation_id as "conversationId", c.audience, o.sent_at as "sentAt"
        from (select conversation_id, sent_at from outbox_message order by id desc limit $3) o join conversation c on c.id = o.conversation_id
        where c.channel = $1 and o.sent_at > $2`,
      [channel, since, most],
    );
    return rows;
  }

  /** The queue of a channel, made when it is first needed: by then all channels are there. */
  function queueOf(name: string): SendQueue | undefined {
    const known = queues.get(name);
    const channel = channels.get(name);
    if (known || !channel || stopping.signal.aborted) return known; // the row waits in the outbox until the channel, or we, are back
    const tell = (to: string, responses?: number) =>
      void notify({ channel: to, responses }).catch((error) =>
        log.warn({ err: error }, 'the process that sends was not told; it looks by itself'),
      );
    const queue = createSendQueue({ channel, presence, clock, log, attempt, load, loadRecent, tell });
    queues.set(name, queue);
    return queue;
  }

  const wakeAll = () => Promise.all([...channels.keys()].map((name) => queueOf(name)?.wake()));

  presence.listen(SEND_NOTIFICATIONS, (payload) => {
    if (payload === undefined) return void wakeAll(); // some may have been missed
    const [name = '', responses] = payload.split(' ');
    if (responses === undefined) void queueOf(name)?.wake();
    else queueOf(name)?.othersRode(Number(responses));
  });

  return {
    send: ({ channel, message }) => queueOf(channel)?.add(message),
    rode: ({ channel, message }) => queueOf(channel)?.rode(message.conversation),
    async sweep() {
      await wakeAll();
    },
    isBusy: (conversationId) => [...queues.values()].some((queue) => queue.isBusy(conversationId)),
    sending: () => [...calling],
    async settled() {
      await Promise.all([...queues.values()].map((queue) => queue.settled()));
    },
    async stop() {
      stopping.abort();
      await Promise.all([...queues.values()].map((queue) => queue.stop()));
    },
  };
}

/** What becomes of a message after an error, by the error's kind. */
export function afterError(
  error: unknown,
  { attempts, createdAt }: { attempts: number; createdAt: Date },
  now: Date,
): Called['end'] {
  const reason = cleanText(error instanceof Error ? error.message : String(error));
  const retry = (waitMs: number): Called['end'] =>
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
