import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND_MS } from '../shared/clock.ts';
import { createAbandonedWork } from './abandoned-work.ts';
import { noteAside } from './asides.ts';
import { createAtOnce } from './at-once.ts';
import { createAttachments } from './attachments.ts';
import type { Accept, Accepted } from './channel.ts';
import { isDatabaseAway } from './database-away.ts';
import { createIntake } from './intake.ts';
import type { Message } from './message.ts';
import { type Answer, createTurnEnds, type TurnEnded, TurnLost } from './outbox.ts';
import { phraseHeld } from './phrasing.ts';
import type { Presence } from './presence.ts';
import type { OutboundMessage } from './reply.ts';
import { createSender } from './sender.ts';
import { createStoredAnswers } from './stored-answers.ts';
import { createThoughts, type Thought } from './thoughts.ts';
import { decideAtOnce, runTurn, type TurnDeps } from './turn.ts';
import { type Chain, type ChainClaim, createWaitingResponses } from './waiting-responses.ts';
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
/** The next sweep comes this soon when one has left something for it. */
const BACKLOG_SWEEP_MS = SECOND_MS / 2;

/** The chat core: from stored messages through turns to the outbox, whatever the platform. */
export function createChat(deps: ChatDeps): Chat {
  const { database, channels, presence, clock, log } = deps;
  const intake = createIntake(deps);
  const atOnce = createAtOnce(deps);
  const ends = createTurnEnds(deps);
  const stored = createStoredAnswers(deps);
  const sender = createSender({ database, channels, presence, clock, log, load: stored.loadQueued });
  const responses = createWaitingResponses((conversationId) => sender.isBusy(conversationId));
  /** More than one of a conversation only after our session was lost, when its lease went from our old number to our new one. */
  const chains = new Set<Chain>();
  /** The messages whose turns run here. */
  const underWay = new Set<string>();
  const isAt = (conversationId: string) => [...chains].some((chain) => chain.conversationId === conversationId);
  const abandoned = createAbandonedWork({ ...deps, isAt });
  const attachments = createAttachments({ ...deps, onTold: () => sender.sweep() });
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  /** Messages that are being stored: a number, since a set that changes with each message holds on to it for long (see `arriving`). */
  let accepting = 0;
  let onNoneAccepting: (() => void) | undefined;
  /** By conversation: answers that wait for better words, and before the next turn there. */
  const phrasing = new Map<string, Promise<Answer>>();
  const { assistant } = deps;
  const thoughts =
    assistant &&
    createThoughts({ ...deps, patienceMs: assistant.patienceMs, stopping: stopping.signal, areOthers: abandoned.areOthers });
  /**
   * By the place of a conversation: the messages that are being stored there, and whether the first of them was answered at once.
   * Nothing large may stay in what is taken out: a map that changes all the time is copied to new tables again and again, and V8 keeps
   * the outgrown ones, with all that was in them, until it collects the whole heap.
   */
  const arriving = new Map<string, { messages: number; atOnce: Promise<Accepted | undefined> | undefined }>();
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
    underWay.add(inboundId);
    const claim = responses.claimFor(inboundId, chain);
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
      abandoned.lookSoon();
      log.error({ err: error, turn: inboundId }, 'a turn was left for the sweep');
      return { isLost: 'later' };
    } finally {
      thought?.end();
      underWay.delete(inboundId);
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

  async function letGo(chain: Chain): Promise<void> {
    const isAtElsewhere = [...chains].some((other) => other !== chain && other.conversationId === chain.conversationId);
    if (!isAtElsewhere) await abandoned.letGo(chain.conversationId);
  }

  function leave({ inboundId, conversation }: Work, claim: ChainClaim): void {
    claim.give(undefined);
    const told = channels.get(conversation.channel)?.unanswered?.(inboundId);
    told?.catch((error) => log.warn({ err: error, turn: inboundId }, 'what a channel shows meanwhile may stay there'));
  }

  function deliver({ inboundId, conversation }: Work, answer: Answer, inResponse: boolean): void {
    const message = stored.toOutbound({ ...answer, answers: inboundId, purpose: 'reply' }, conversation);
    responses.give(inboundId, inResponse ? message : undefined);
    go(conversation.channel, message, inResponse);
  }

  function go(channel: string, message: OutboundMessage, inResponse: boolean): void {
    if (inResponse) sender.rode({ channel, message });
    else sender.send({ channel, message });
  }

  /**
   * The message was handled already. Where that was an attempt of ours whose commit looked like a failure, nobody else knows what
   * was promised then: an answer that was to ride in a response rides there now, or is sent by a call. Where it was another process,
   * its answer rides in its own response.
   */
  async function settleLost({ inboundId, conversation }: Work, claim: ChainClaim): Promise<void> {
    const { answer: promised } = await stored.findInResponse(inboundId);
    if (promised && (responses.isWaiting(inboundId) || !claim.wasTakenFor(promised.id))) return claim.give(promised);
    claim.give(undefined);
    if (promised) await stored.queueAgain(promised.id);
    const queued = await stored.findQueued(inboundId);
    if (queued) sender.send({ channel: conversation.channel, message: queued });
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
      if (arrival.messages === 0) {
        arriving.delete(place);
        arrival.atOnce = undefined;
      }
    }
  }

  /** Whatever stands against it, a fault included, leaves the message to the long way. */
  async function answerAtOnce(message: Message): Promise<Accepted | undefined> {
    const { kind } = message.content;
    if ((kind !== 'text' && kind !== 'command') || message.isAside) return undefined;
    try {
      const work = await atOnce.look(message);
      const end = work && decideAtOnce(work, { take: () => !sender.isBusy(work.conversation.id) }, deps);
      const done = end && (await atOnce.store({ message, end }));
      if (!end?.answer || !done) return undefined;
      const { inboundId, conversation } = end.work;
      const answer = stored.toOutbound({ ...end.answer, answers: inboundId, purpose: 'reply' }, conversation);
      go(conversation.channel, answer, done.inResponse);
      return { inboundId, duplicate: false, answerInResponse: async () => (done.inResponse ? answer : undefined) };
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
          duplicate && work?.inboundId !== inboundId
            ? claimAgain(inboundId, withinMs)
            : responses.wait(inboundId, withinMs).answer;
        return claimed;
      },
    };
  }

  /** For a message that was delivered before: its answer where that is still to come, or the stored one. */
  async function claimAgain(inboundId: string, withinMs: number): Promise<OutboundMessage | undefined> {
    const waiting = responses.wait(inboundId, withinMs);
    try {
      const { isHandled, answer } = await stored.findInResponse(inboundId);
      // Whose turn has yet to learn of its end gives it here, or else sends it as well.
      return isHandled && !underWay.has(inboundId) ? answer : await waiting.answer;
    } finally {
      waiting.give(undefined);
    }
  }

  /** @returns whether there is more to do soon */
  async function sweepOnce(): Promise<boolean> {
    attachments.wake();
    const { taken, isMore } = await abandoned.take();
    for (const work of taken) begin(work);
    await abandoned.settleCalls(sender.sending());
    await sender.sweep();
    return isMore;
  }

  /** @returns whether there is more to do soon */
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
    abandoned.lookSoon();
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
      accepting += 1;
      try {
        return await Promise.all(messages.map((message) => acceptOne(message, answersRide)));
      } catch (error) {
        abandoned.lookSoon(); // some of them may be stored all the same
        throw error;
      } finally {
        accepting -= 1;
        if (accepting === 0) onNoneAccepting?.();
      }
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
      if (accepting > 0) await new Promise<void>((none) => (onNoneAccepting = none));
      await new Promise((begun) => setImmediate(begun)); // the turns of what was stored last begin
      while (running.size > 0) await Promise.all(running);
      await attachments.stop();
      await sender.stop();
    },
    idle,
  };
}
