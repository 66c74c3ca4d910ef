import type { OutboundMessage } from './reply.ts';
import type { ResponseClaim } from './turn.ts';

/** Turns of one conversation, one after the other. */
export type Chain = { conversationId: string };

/** A message that waits for its answer in the platform's response. */
type Waiting = {
  /** Whose commit decides whether the response carries the answer. */
  takenBy?: Chain;
  /** Its time is over: when that commit fails, the response goes out without an answer. */
  isLate: boolean;
  give(answer: OutboundMessage | undefined): void;
};

/** The response that waits for the answer to a message, as one chain of turns sees it. */
export type ChainClaim = ResponseClaim & { give: Waiting['give']; wasTakenFor(answerId: string): boolean };

/** The platforms' responses that are held back for the answers they are to carry, by the message that each brought. */
export type WaitingResponses = ReturnType<typeof createWaitingResponses>;

/** @param isBusy whether something of a conversation is on its way by a call: a response must not overtake it */
export function createWaitingResponses(isBusy: (conversationId: string) => boolean) {
  const responses = new Map<string, Waiting>();

  return {
    isWaiting: (inboundId: string): boolean => responses.has(inboundId),

    /**
     * Holds a response back. It goes out with what is given, and after `withinMs` without words, unless a commit decides just then
     * whether it carries the answer.
     */
    wait(inboundId: string, withinMs: number): { answer: Promise<OutboundMessage | undefined>; give: Waiting['give'] } {
      const { promise, resolve } = Promise.withResolvers<OutboundMessage | undefined>();
      // The platform delivered it again: the request before has been given up, or will be answered without words.
      const before = responses.get(inboundId);
      const waiting: Waiting = {
        takenBy: before?.takenBy,
        isLate: false,
        give(answer) {
          clearTimeout(timer);
          if (responses.get(inboundId) === waiting) responses.delete(inboundId);
          resolve(answer);
        },
      };
      const timer = setTimeout(() => {
        if (waiting.takenBy) waiting.isLate = true;
        else waiting.give(undefined);
      }, withinMs);
      responses.set(inboundId, waiting);
      before?.give(undefined);
      return { answer: promise, give: waiting.give };
    },

    /** The response that waits now goes out, with the answer or without words. */
    give: (inboundId: string, answer: OutboundMessage | undefined): void => responses.get(inboundId)?.give(answer),

    claimFor(inboundId: string, chain: Chain): ChainClaim {
      const takenFor = new Set<string>();
      const ours = () => {
        const waiting = responses.get(inboundId);
        return waiting?.takenBy === undefined || waiting.takenBy === chain ? waiting : undefined;
      };
      return {
        take(answerId) {
          const waiting = ours();
          if (!waiting || (!waiting.takenBy && isBusy(chain.conversationId))) return false;
          waiting.takenBy = chain;
          takenFor.add(answerId);
          return true;
        },
        release() {
          const waiting = ours();
          if (!waiting) return;
          waiting.takenBy = undefined;
          if (waiting.isLate) waiting.give(undefined);
        },
        give: (answer) => ours()?.give(answer),
        wasTakenFor: (answerId) => takenFor.has(answerId),
      };
    },
  };
}
