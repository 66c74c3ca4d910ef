import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND_MS } from '../shared/clock.ts';
import type { Accept, Accepted } from './channel.ts';
import { createIntake } from './intake.ts';
import type { Message } from './message.ts';
import { toButtons } from './outbound.ts';
import { type Answer, createTurnEnds, TurnLost } from './outbox.ts';
import type { Presence } from './presence.ts';
import type { Choice, OutboundMessage } from './reply.ts';
import { createSender } from './sender.ts';
import { isDatabaseAway, runTurn, type TurnDeps } from './turn.ts';
import { toWork, type Work, type WorkRow } from './work.ts';

export type Chat = {
  /** Stores messages; their turns run on their own. */
  accept: Accept;
  /** Takes up what nobody is at: messages without an outcome, answers that were not sent. */
  sweep(): Promise<void>;
  /** Sweeps from time to time until `stop`. */
  start(): void;
  /** Refuses new messages, finishes the turns that run and the calls that are under way. */
  stop(): Promise<void>;
  /** Resolves when no turn runs and nothing waits to be sent from here. */
  idle(): Promise<void>;
};

export type ChatDeps = Omit<TurnDeps, 'ends' | 'reload'> & {
  presence: Presence;
  /** The first instant whose purchases count towards a tier at `now`. */
  tierSince: (now: Date) => Date;
};

const SWEEP_MS = 5 * SECOND_MS;
/** A queued answer of this age has lost its process; a younger one is about to be sent. */
const ORPHANED_AFTER_MS = 3 * SECOND_MS;
const MOST_PER_SWEEP = 200;

/** A message that waits for its answer in the platform's response. */
type Claim = { state: 'open' | 'taken' | 'closed'; give(answer: OutboundMessage | undefined): void };

/** The chat core: from stored messages through turns to the outbox, whatever the platform. */
export function createChat(deps: ChatDeps): Chat {
  const { database, channels, presence, clock, log, texts, settings, secret } = deps;
  const intake = createIntake(deps);
  const ends = createTurnEnds(deps);
  const sender = createSender({ database, channels, presence, clock, log });
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const claims = new Map<string, Claim>();
  let sweeping: Promise<void> = Promise.resolve();
  let loop: Promise<void> = Promise.resolve();

  function begin(work: Work): void {
    const turns = runTurns(work).finally(() => running.delete(turns));
    running.add(turns);
  }

  /** Runs the turns of one conversation, one after the other, until nothing waits there. */
  async function runTurns(first: Work): Promise<void> {
    for (let work: Work | undefined = first; work; ) {
      const { inboundId, conversation } = work;
      const claim = () => take(inboundId, conversation.id);
      try {
        const { ended, answer } = await runTurn(work, claim, stopping.signal, { ...deps, ends, reload });
        if (answer) deliver(work, answer, ended.inResponse);
        else claims.get(inboundId)?.give(undefined);
        work = ended.next;
        if (work && stopping.signal.aborted) return await letGo(conversation.id);
      } catch (error) {
        claims.get(inboundId)?.give(undefined);
        if (error instanceof TurnLost) log.info({ turn: inboundId }, error.message);
        else {
          log.error({ err: error, turn: inboundId }, 'a turn was left for the sweep');
          await letGo(conversation.id);
        }
        return;
      }
    }
  }

  async function reload({ inboundId, process }: Work): Promise<Work> {
    const now = clock.now();
    const { rows } = await database.pool.query<{ work: WorkRow }>('select work from turn_work($1::uuid[], $2, $3)', [[inboundId], now, deps.tierSince(now)]);
    return toWork(inboundId, process, rows[0]!.work);
  }

  /** The turn could not be ended here: another try, or another process, may. */
  async function letGo(conversationId: string): Promise<void> {
    try {
      await database.pool.query('update conversation set lease_process = null where id = $1 and lease_process = $2', [
        conversationId,
        presence.number,
      ]);
    } catch (error) {
      log.error({ err: error }, 'a conversation could not be let go; it is free when this process ends');
    }
  }

  function take(inboundId: string, conversationId: string): boolean {
    const claim = claims.get(inboundId);
    if (claim?.state !== 'open' || sender.isBusy(conversationId)) return claim?.state === 'taken';
    claim.state = 'taken';
    return true;
  }

  function deliver(work: Work, answer: Answer, inResponse: boolean): void {
    const message = toOutbound(answer, work.conversation);
    const claim = claims.get(work.inboundId);
    if (inResponse && claim) claim.give(message);
    else {
      claim?.give(undefined);
      sender.send({ channel: work.conversation.channel, message });
    }
  }

  function toOutbound(answer: Omit<Answer, 'lines'>, conversation: OutboundMessage['conversation']): OutboundMessage {
    const rendering = { texts, language: answer.language, timeZone: settings().timeZone, now: clock.now() };
    const { id, channelConversationId, audience } = conversation;
    return {
      id: answer.id,
      conversation: { id, channelConversationId, audience },
      language: answer.language,
      text: answer.text,
      buttons: toButtons({ id: answer.id, conversationId: id, choices: answer.choices }, secret, rendering),
    };
  }

  async function acceptOne(message: Message): Promise<Accepted> {
    const { inboundId, duplicate, work } = await intake(message);
    let claimed: Promise<OutboundMessage | undefined> | undefined;
    if (work) setImmediate(() => begin(work)); // after the caller had the chance to claim the answer
    return {
      inboundId,
      duplicate,
      answerInResponse: (withinMs) => {
        claimed ??= duplicate && !work ? findAnswerInResponse(inboundId) : claimAnswer(inboundId, withinMs);
        return claimed;
      },
    };
  }

  function claimAnswer(inboundId: string, withinMs: number): Promise<OutboundMessage | undefined> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        if (claim.state === 'open') claim.give(undefined);
      }, withinMs);
      const claim: Claim = {
        state: 'open',
        give(answer) {
          claim.state = 'closed';
          clearTimeout(timer);
          claims.delete(inboundId);
          resolve(answer);
        },
      };
      claims.set(inboundId, claim);
    });
  }

  /** The stored answer of a message that is delivered again, if it went out in a response, which may have been lost. */
  async function findAnswerInResponse(inboundId: string): Promise<OutboundMessage | undefined> {
    const [stored] = await loadOutbox(`o.inbound_id = $1 and o.state = 'sent_unconfirmed' and o.attempts = 0`, [inboundId]);
    return stored && toOutbound(stored.answer, stored.conversation);
  }

  async function loadOutbox(where: string, values: unknown[]) {
    const { rows } = await database.pool.query<OutboxRow>(
      `select o.id, o.language, o.text, o.choices, c.id as conversation_id, c.channel, c.channel_conversation_id, c.audience
        from outbox_message o join conversation c on c.id = o.conversation_id where ${where}`,
      values,
    );
    return rows.map((row) => ({
      channel: row.channel,
      answer: { id: row.id, language: row.language, text: row.text, choices: row.choices },
      conversation: { id: row.conversation_id, channelConversationId: row.channel_conversation_id, audience: row.audience },
    }));
  }

  async function sweepOnce(): Promise<void> {
    const now = clock.now();
    const process = presence.number;
    const { rows } = await database.pool.query<{ inbound_id: string; work: WorkRow }>('select * from take_work($1, $2, $3, $4)', [
      process,
      MOST_PER_SWEEP,
      now,
      deps.tierSince(now),
    ]);
    for (const { inbound_id, work } of rows) begin(toWork(inbound_id, process, work));
    await database.pool.query(
      `update outbox_message set state = 'sent_unconfirmed', process = null, sent_at = $1, last_error = 'the process ended while it was being sent'
        where state = 'sending' and not process = any(live_processes())`,
      [now],
    );
    const orphans = await loadOutbox(
      `o.state = 'queued' and coalesce(o.next_attempt_at, o.created_at + make_interval(secs => $2)) <= $1 and c.channel = any($3)
        order by o.id limit ${MOST_PER_SWEEP}`,
      [now, ORPHANED_AFTER_MS / SECOND_MS, [...channels.keys()]],
    );
    for (const { channel, answer, conversation } of orphans)
      if (!sender.isBusy(conversation.id)) sender.send({ channel, message: toOutbound(answer, conversation) });
  }

  const sweep = (): Promise<void> => {
    sweeping = sweeping.then(sweepOnce).catch((error) => {
      if (isDatabaseAway(error)) log.warn({ err: error }, 'the database is away; the sweep comes again');
      else log.error({ err: error }, 'the sweep failed; it comes again');
    });
    return sweeping;
  };

  async function idle(): Promise<void> {
    while (running.size > 0 || sender.isBusy()) await Promise.all([...running, sender.settled()]);
  }

  return {
    async accept(messages) {
      stopping.signal.throwIfAborted();
      return Promise.all(messages.map(acceptOne));
    },
    sweep,
    start() {
      loop = (async () => {
        while (!stopping.signal.aborted) {
          await sweep();
          await sleep(SWEEP_MS, undefined, { signal: stopping.signal }).catch(() => {}); // told to stop: the loop ends
        }
      })();
    },
    async stop() {
      stopping.abort(new Error('the program is stopping'));
      await loop;
      while (running.size > 0) await Promise.all(running);
      await sender.stop();
    },
    idle,
  };
}

type OutboxRow = {
  id: string;
  language: string;
  text: string;
  choices: Choice[];
  conversation_id: string;
  channel: string;
  channel_conversation_id: string;
  audience: 'private' | 'public';
};
