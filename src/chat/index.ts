import { setTimeout as sleep } from 'node:timers/promises';
import { MINUTE_MS, SECOND_MS } from '../shared/clock.ts';
import { noteAside } from './asides.ts';
import { createAtOnce } from './at-once.ts';
import { createAttachments } from './attachments.ts';
import type { Accept, Accepted } from './channel.ts';
import { isDatabaseAway } from './database-away.ts';
import { createIntake } from './intake.ts';
import type { Message } from './message.ts';
import { toButtons, toForm } from './outbound.ts';
import { type Answer, createTurnEnds, type TurnEnded, TurnLost } from './outbox.ts';
import { phraseHeld } from './phrasing.ts';
import type { Presence } from './presence.ts';
import type { Choice, OutboundMessage, Purpose } from './reply.ts';
import type { Page, Wanted } from './send-queue.ts';
import { createSender } from './sender.ts';
import { createThoughts, type Thought } from './thoughts.ts';
import { decideAtOnce, type ResponseClaim, runTurn, type TurnDeps } from './turn.ts';
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
/** To look for messages that wait in all conversations costs time; without a cause, it is done this often. */
const FULL_SWEEP_MS = MINUTE_MS;
/** A queued answer of this age has lost its process; a younger one is about to be sent. */
const ORPHANED_AFTER_MS = 3 * SECOND_MS;
const MOST_PER_SWEEP = 200;
/** The next sweep comes this soon when one has left something for it. */
const BACKLOG_SWEEP_MS = SECOND_MS / 2;

/** Turns of one conversation, one after the other. */
type Chain = { conversationId: string };

/** A message that waits for its answer in the platform's response. */
type Waiting = {
  /** Whose commit decides whether the response carries the answer. */
  takenBy?: Chain;
  /** Its time is over: when that commit fails, the response goes out without an answer. */
  isLate: boolean;
  give(answer: OutboundMessage | undefined): void;
};

/** The chat core: from stored messages through turns to the outbox, whatever the platform. */
export function createChat(deps: ChatDeps): Chat {
  const { database, channels, presence, clock, log, texts, settings, secret } = deps;
  const intake = createIntake(deps);
  const atOnce = createAtOnce(deps);
  const ends = createTurnEnds(deps);
  const sender = createSender({ database, channels, presence, clock, log, load: loadQueued });
  const attachments = createAttachments({ ...deps, onTold: () => sender.sweep() });
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const accepting = new Set<Promise<unknown>>();
  /** By conversation: answers that wait for better words, and before the next turn there. */
  const phrasing = new Map<string, Promise<Answer>>();
  const { assistant } = deps;
  const thoughts =
    assistant &&
    createThoughts({ ...deps, patienceMs: assistant.patienceMs, stopping: stopping.signal, areOthers: () => live.size > 1 });
  /** By the place of a conversation: the messages that are being stored there, and whether the first of them was answered at once. */
  const arriving = new Map<string, { messages: number; atOnce?: Promise<Accepted | undefined> }>();
  /** More than one of a conversation only after our session was lost, when its lease went from our old number to our new one. */
  const chains = new Set<Chain>();
  const claims = new Map<string, Waiting>();
  /** Conversations that were ours at the last sweep although nobody was at them. */
  let forsaken = new Set<string>();
  let live = new Set<number>();
  /** By the machine's clock: the next sweep that looks for messages that wait. */
  let fullSweepAt = 0;
  let sweeping: Promise<void> = Promise.resolve();
  let loop: Promise<void> = Promise.resolve();

  function begin(work: Work): void {
    const before = phrasing.get(work.conversation.id);
    const turns = (before ? before.then(() => runTurns(work)) : runTurns(work)).finally(() => running.delete(turns));
    running.add(turns);
  }

  /** Runs the turns of one conversation, one after the other, until nothing waits there. */
  async function runTurns(first: Work): Promise<void> {
    const chain: Chain = { conversationId: first.conversation.id };
    chains.add(chain);
    try {
      for (let work: Work | undefined = first; work; ) {
        const done = await runOne(work, chain);
        work = done.next;
        if (done.isLost || (work && stopping.signal.aborted)) {
          await letGo(chain);
          if (done.isLost === 'now') void sweep();
          return;
        }
      }
    } finally {
      chains.delete(chain);
    }
  }

  /** @returns the conversation's next message; `isLost` when the conversation is to be let go, and whether to look at it again now */
  async function runOne(work: Work, chain: Chain): Promise<{ next?: Work; isLost?: 'now' | 'later' }> {
    const { inboundId } = work;
    const claim = claimFor(inboundId, chain);
    const thought = thoughts?.begin(work.conversation);
    try {
      const patience = thought ?? { signal: stopping.signal, until: 0 };
      const { ended, answer } = await runTurn(work, claim, { signal: stopping.signal, patience }, { ...deps, ends, reload });
      if (work.content.kind === 'attachment') attachments.wake();
      if (answer) deliver(work, await bestWords(work, answer, ended, thought), ended.inResponse);
      else leave(work, claim);
      return { next: ended.next };
    } catch (error) {
      if (error instanceof TurnLost) {
        log.info({ turn: inboundId }, error.message);
        await settleLost(work, claim).catch((cause) => log.error({ err: cause, turn: inboundId }, 'left for the sweep'));
        return { isLost: stopping.signal.aborted ? 'later' : 'now' };
      }
      claim.give(undefined);
      fullSweepAt = 0;
      log.error({ err: error, turn: inboundId }, 'a turn was left for the sweep');
      return { isLost: 'later' };
    } finally {
      thought?.end();
    }
  }

  /** The answer as it goes out. Where the customer has written on meanwhile, it goes as it was decided. */
  async function bestWords(work: Work, answer: Answer, { next }: TurnEnded, thought: Thought | undefined): Promise<Answer> {
    if (!answer.heldUntil || !assistant || !thought) return answer;
    const { id } = work.conversation;
    const better = phraseHeld(work, answer, next ? { ...thought, signal: AbortSignal.abort() } : thought, {
      database,
      assistant,
      log,
    });
    phrasing.set(id, better);
    try {
      return await better;
    } finally {
      if (phrasing.get(id) === better) phrasing.delete(id);
    }
  }

  async function reload({ inboundId, process }: Work): Promise<Work> {
    const now = clock.now();
    const { rows } = await database.pool.query<WorkRow>('select * from turn_work($1::uuid[], $2, $3)', [
      [inboundId],
      now,
      deps.tierSince(now),
    ]);
    return toWork(process, rows[0]!);
  }

  /** The turn could not be ended here: another try, or another process, may. */
  async function letGo(chain: Chain): Promise<void> {
    const { conversationId } = chain;
    if ([...chains].some((other) => other !== chain && other.conversationId === conversationId)) return;
    try {
      await database.pool.query('update conversation set lease_process = null where id = $1 and lease_process = $2', [
        conversationId,
        presence.number,
      ]);
    } catch (error) {
      log.warn({ err: error }, 'a conversation could not be let go; the sweep finds it');
    }
  }

  /** The response that waits for the answer to a message, as one chain of turns sees it. */
  function claimFor(inboundId: string, chain: Chain): ResponseClaim & { give: Waiting['give']; wasTaken(): boolean } {
    let wasTaken = false;
    const ours = () => {
      const waiting = claims.get(inboundId);
      return waiting?.takenBy === undefined || waiting.takenBy === chain ? waiting : undefined;
    };
    return {
      take() {
        const waiting = ours();
        if (!waiting || (!waiting.takenBy && sender.isBusy(chain.conversationId))) return false;
        waiting.takenBy = chain;
        wasTaken = true;
        return true;
      },
      release() {
        const waiting = ours();
        if (!waiting) return;
        waiting.takenBy = undefined;
        if (waiting.isLate) waiting.give(undefined);
      },
      give: (answer) => ours()?.give(answer),
      wasTaken: () => wasTaken,
    };
  }

  function leave({ inboundId, conversation }: Work, claim: ReturnType<typeof claimFor>): void {
    claim.give(undefined);
    const told = channels.get(conversation.channel)?.unanswered?.(inboundId);
    told?.catch((error) => log.warn({ err: error, turn: inboundId }, 'what a channel shows meanwhile may stay there'));
  }

  function deliver({ inboundId, conversation }: Work, answer: Answer, inResponse: boolean): void {
    const message = toOutbound({ ...answer, answers: inboundId, purpose: 'reply' }, conversation);
    const waiting = claims.get(inboundId);
    waiting?.give(inResponse ? message : undefined);
    if (inResponse) sender.rode({ channel: conversation.channel, message });
    else sender.send({ channel: conversation.channel, message });
  }

  /**
   * The message was handled already. Where that was an attempt of ours whose commit looked like a failure, nobody else knows what
   * was promised then: an answer that was to ride in a response rides there now, or is sent by a call.
   */
  async function settleLost({ inboundId, conversation }: Work, claim: ReturnType<typeof claimFor>): Promise<void> {
    const { answer: promised } = await findAnswerInResponse(inboundId);
    if (promised && (claims.has(inboundId) || !claim.wasTaken())) return claim.give(promised);
    claim.give(undefined);
    if (promised)
      await database.pool.query(
        `update outbox_message set state = 'queued', sent_at = null where id = $1 and state = 'sent_unconfirmed' and attempts = 0`,
        [promised.id],
      );
    const [queued] = await loadOutbox(`o.inbound_id = $1 and o.state = 'queued'`, [inboundId]);
    if (queued) sender.send({ channel: conversation.channel, message: toOutbound(queued.answer, queued.conversation) });
  }

  function toOutbound(answer: StoredAnswer, conversation: OutboundMessage['conversation']): OutboundMessage {
    const rendering = { texts, language: answer.language, timeZone: settings().timeZone, now: clock.now() };
    const { id, channelConversationId, audience } = conversation;
    const form = toForm({ id: answer.id, conversationId: id, choices: answer.choices }, secret, deps.forms.forms, rendering);
    if (form) deps.forms.remember(form);
    return {
      id: answer.id,
      conversation: { id, channelConversationId, audience },
      purpose: answer.purpose,
      answers: answer.answers,
      language: answer.language,
      text: answer.text,
      buttons: toButtons({ id: answer.id, conversationId: id, choices: answer.choices }, secret, rendering),
      form,
      fileIds: answer.files,
      ...(answer.phrased && { model: { citations: [] } }),
    };
  }

  /**
   * Messages of one conversation are stored in the order in which they came here: while one of them may still be answered at once,
   * those behind it wait to learn whether it was, and go the long way themselves.
   */
  async function acceptOne(message: Message, answersRide: boolean): Promise<Accepted> {
    thoughts?.arrived(message);
    const place = `${message.channel} ${message.channelConversationId}`;
    const before = arriving.get(place);
    const arrival = before ?? { messages: 0, atOnce: answersRide ? answerAtOnce(message) : undefined };
    arrival.messages += 1;
    if (!before) arriving.set(place, arrival);
    try {
      const accepted = await arrival.atOnce;
      return before || !accepted ? await acceptAtLength(message) : accepted;
    } finally {
      arrival.messages -= 1;
      if (arrival.messages === 0) arriving.delete(place);
    }
  }

  /** Whatever stands against it, a fault included, leaves the message to the long way. */
  async function answerAtOnce(message: Message): Promise<Accepted | undefined> {
    const { kind } = message.content;
    if ((kind !== 'text' && kind !== 'command') || message.isAside) return undefined;
    try {
      const work = await atOnce.look(message);
      const end = work && decideAtOnce(work, { take: () => !sender.isBusy(work.conversation.id) }, deps);
      const stored = end && (await atOnce.store({ message, end }));
      if (!end?.answer || !stored) return undefined;
      const { inboundId, conversation } = end.work;
      const answer = toOutbound({ ...end.answer, answers: inboundId, purpose: 'reply' }, conversation);
      if (stored.inResponse) sender.rode({ channel: conversation.channel, message: answer });
      else sender.send({ channel: conversation.channel, message: answer });
      return { inboundId, duplicate: false, answerInResponse: async () => (stored.inResponse ? answer : undefined) };
    } catch (error) {
      log.warn({ err: error, key: message.key }, 'a message could not be answered at once');
      return undefined;
    }
  }

  async function acceptAtLength(message: Message): Promise<Accepted> {
    const { inboundId, duplicate, work } = await intake(message);
    let claimed: Promise<OutboundMessage | undefined> | undefined;
    if (message.isAside && !duplicate)
      await noteAside(database, message).catch((error) =>
        log.warn({ err: error, key: message.key }, 'an aside counts as a private chat'),
      );
    if (work) setImmediate(() => begin(work)); // after the caller had the chance to claim the answer
    return {
      inboundId,
      duplicate,
      answerInResponse: (withinMs) => {
        claimed ??=
          duplicate && work?.inboundId !== inboundId ? claimAgain(inboundId, withinMs) : claimAnswer(inboundId, withinMs);
        return claimed;
      },
    };
  }

  function claimAnswer(inboundId: string, withinMs: number): Promise<OutboundMessage | undefined> {
    return new Promise((resolve) => {
      // The platform delivered it again: the request before has been given up, or will be answered without words.
      const before = claims.get(inboundId);
      const waiting: Waiting = {
        takenBy: before?.takenBy,
        isLate: false,
        give(answer) {
          clearTimeout(timer);
          if (claims.get(inboundId) === waiting) claims.delete(inboundId);
          resolve(answer);
        },
      };
      const timer = setTimeout(() => {
        if (waiting.takenBy) waiting.isLate = true;
        else waiting.give(undefined);
      }, withinMs);
      claims.set(inboundId, waiting);
      before?.give(undefined);
    });
  }

  /** For a message that was delivered before: its answer where that is still to come, or the stored one. */
  async function claimAgain(inboundId: string, withinMs: number): Promise<OutboundMessage | undefined> {
    const claimed = claimAnswer(inboundId, withinMs);
    const waiting = claims.get(inboundId);
    try {
      const { isHandled, answer } = await findAnswerInResponse(inboundId);
      if (isHandled) waiting?.give(answer);
    } catch (error) {
      log.warn({ err: error }, 'a message that came again is answered without words');
      waiting?.give(undefined);
    }
    return claimed;
  }

  /**
   * The stored answer of a message, if it went out in a response, which may have been lost. Seen at one moment with its end. Where a
   * person has taken over since, the bot does not repeat itself.
   */
  async function findAnswerInResponse(inboundId: string): Promise<{ isHandled: boolean; answer?: OutboundMessage }> {
    const { rows } = await database.pool.query<{ handled: boolean } & ({ [Column in keyof OutboxRow]: null } | OutboxRow)>(
      `select m.handled_at is not null as handled, ${OUTBOX_COLUMNS}
        from inbound_message m join conversation c on c.id = m.conversation_id
        left join outbox_message o on o.inbound_id = m.id and o.state = 'sent_unconfirmed' and o.attempts = 0 and o.fence = c.fence
        where m.id = $1`,
      [inboundId],
    );
    const [row] = rows;
    if (!row || row.id === null) return { isHandled: row?.handled ?? true };
    const { answer, conversation } = toStored(row);
    return { isHandled: true, answer: toOutbound(answer, conversation) };
  }

  async function loadOutbox(where: string, values: unknown[]): Promise<Stored[]> {
    const { rows } = await database.pool.query<OutboxRow>(
      `select ${OUTBOX_COLUMNS} from outbox_message o join conversation c on c.id = o.conversation_id where ${where}`,
      values,
    );
    return rows.map(toStored);
  }

  /** @returns whether there is more to do soon */
  async function sweepOnce(): Promise<boolean> {
    attachments.wake();
    const now = clock.now();
    const process = presence.number;
    const isFull = await isFullSweepDue();
    const taken = isFull ? await takeWork(process, now) : [];
    for (const row of taken) begin(toWork(process, row));
    // The row keeps the number of its process: should that be alive after all, it knows better.
    await database.pool.query(
      `update outbox_message set state = 'sent_unconfirmed', sent_at = $1, last_error = 'the process ended while it was being sent'
        where state = 'sending' and not process = any(live_processes()) and not id = any($2::uuid[])`,
      [now, sender.sending()],
    );
    await sender.sweep();
    if (taken.length === MOST_PER_SWEEP) fullSweepAt = 0;
    return forsaken.size > 0 || taken.length === MOST_PER_SWEEP;
  }

  /** Messages wait without anybody at them when a process has died, or when something went wrong here. */
  async function isFullSweepDue(): Promise<boolean> {
    const { rows } = await database.pool.query<{ live: number[] }>('select live_processes() as live');
    const before = live;
    live = new Set(rows[0]!.live);
    const isDue = performance.now() >= fullSweepAt || !before.isSubsetOf(live);
    if (isDue) fullSweepAt = performance.now() + FULL_SWEEP_MS;
    return isDue;
  }

  async function takeWork(process: number, now: Date): Promise<WorkRow[]> {
    try {
      await freeForsaken();
      const { rows } = await database.pool.query<WorkRow>('select * from take_work($1, $2, $3, $4)', [
        process,
        MOST_PER_SWEEP,
        now,
        deps.tierSince(now),
      ]);
      return rows;
    } catch (error) {
      fullSweepAt = 0; // what it gave us, if anything, is to be found
      throw error;
    }
  }

  /**
   * Messages of one channel and purpose that are queued and due, in the order of their ids. A reply that another process has just
   * decided is left to that process, unless one process sends everything there.
   */
  async function loadQueued({ channel, purpose, after, without, most }: Wanted): Promise<Page> {
    const now = clock.now();
    const isOthers = purpose === 'reply' && !channels.get(channel)?.pace;
    const rows = await loadOutbox(
      'o.id = any(array(select due_messages($1, $2::purpose, $3, $4::uuid[], $5, $6, $7))) order by o.id',
      [channel, purpose, after, without, now, isOthers ? new Date(now.getTime() - ORPHANED_AFTER_MS) : null, most],
    );
    const messages: OutboundMessage[] = [];
    for (const row of rows) {
      const message = await sayable(row, now);
      if (message) messages.push(message);
    }
    return { messages, isAll: rows.length < most, last: rows.at(-1)?.answer.id };
  }

  async function sayable({ answer, conversation }: Stored, now: Date): Promise<OutboundMessage | undefined> {
    try {
      return toOutbound(answer, conversation);
    } catch (error) {
      // It was written by another version of the program, and cannot be said any more. The others shall not wait for it.
      log.error({ err: error, outbox: answer.id }, 'a message of ours cannot be said');
      await database.pool.query(
        `update outbox_message set state = 'failed', sent_at = $2, last_error = $3 where id = $1 and state = 'queued'`,
        [answer.id, now, `cannot be said: ${(error as Error).message}`],
      );
      return undefined;
    }
  }

  /**
   * Conversations that are leased to us while we know nothing of it: a statement gave them to us, and its answer was lost with
   * its connection. Two sweeps in a row must find them so, since a statement may be under way.
   */
  async function freeForsaken(): Promise<void> {
    const { rows } = await database.pool.query<{ id: string }>(
      'select c.id from conversation c where c.lease_process = $1 and c.last_number > c.handled_number',
      [presence.number],
    );
    const busy = new Set([...chains].map(({ conversationId }) => conversationId));
    const found = rows.map(({ id }) => id).filter((id) => !busy.has(id));
    for (const conversationId of found) if (forsaken.has(conversationId)) await letGo({ conversationId });
    forsaken = new Set(found);
    if (found.length > 0) fullSweepAt = 0;
  }

  /** @returns whether there is more to do */
  function sweepNext(): Promise<boolean> {
    const swept = sweeping.then(sweepOnce).catch((error) => {
      if (isDatabaseAway(error)) log.warn({ err: error }, 'the database is away; the sweep comes again');
      else log.error({ err: error }, 'the sweep failed; it comes again');
      return false;
    });
    sweeping = swept.then(() => {});
    return swept;
  }

  async function sweep(): Promise<void> {
    fullSweepAt = 0;
    await sweepNext();
  }

  async function idle(): Promise<void> {
    do {
      await Promise.all([...running, sender.settled()]);
      await attachments.idle(); // what turns have left for it
    } while (running.size > 0 || sender.isBusy());
  }

  return {
    async accept(messages, { answersRide = false } = {}) {
      stopping.signal.throwIfAborted();
      const accepted = Promise.all(messages.map((message) => acceptOne(message, answersRide))).catch((error: unknown) => {
        fullSweepAt = 0; // some of them may be stored all the same
        throw error;
      });
      accepting.add(accepted);
      return accepted.finally(() => accepting.delete(accepted));
    },
    sweep,
    start() {
      loop = (async () => {
        while (!stopping.signal.aborted) {
          const isMore = await sweepNext();
          await sleep(isMore ? BACKLOG_SWEEP_MS : SWEEP_MS, undefined, { signal: stopping.signal }).catch(() => {}); // told to stop: the loop ends
        }
      })();
    },
    async stop() {
      stopping.abort(new Error('the program is stopping'));
      await loop;
      await sweeping;
      await Promise.allSettled(accepting);
      await new Promise((begun) => setImmediate(begun)); // the turns of what was stored last begin
      while (running.size > 0) await Promise.all(running);
      await attachments.stop();
      await sender.stop();
    },
    idle,
  };
}

type StoredAnswer = Omit<Answer, 'lines'> & Pick<OutboundMessage, 'answers' | 'purpose'>;
type Stored = { channel: string; answer: StoredAnswer; conversation: OutboundMessage['conversation'] };

const OUTBOX_COLUMNS = `o.id, o.inbound_id, o.purpose, o.language, o.text, o.phrased, o.choices, o.files, c.id as conversation_id, c.channel, c.channel_conversation_id, c.audience`;

type OutboxRow = {
  id: string;
  inbound_id: string | null;
  purpose: Purpose;
  language: string;
  text: string;
  phrased: boolean;
  choices: Choice[];
  files: string[] | null;
  conversation_id: string;
  channel: string;
  channel_conversation_id: string;
  audience: 'private' | 'public';
};

const toStored = (row: OutboxRow): Stored => ({
  channel: row.channel,
  answer: {
    id: row.id,
    answers: row.inbound_id ?? undefined,
    purpose: row.purpose,
    language: row.language,
    text: row.text,
    phrased: row.phrased,
    choices: row.choices,
    files: row.files ?? undefined,
  },
  conversation: { id: row.conversation_id, channelConversationId: row.channel_conversation_id, audience: row.audience },
});
