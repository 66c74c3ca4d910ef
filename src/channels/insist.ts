import { setTimeout as sleep } from 'node:timers/promises';
import { ChannelRateLimited, ChannelRefused } from '../chat/channel.ts';

export type Insistence = {
  /** The first pause. Each failure in a row doubles it. */
  firstPauseMs: number;
  longestPauseMs: number;
  /** Told of each failure, in words. */
  onFailure(reason: string): void;
};

type Errors = {
  /** What a failed call means for us. */
  toChannelError(failure: unknown): Error;
  describeFailure(failure: unknown): string;
};

export type Insist = <Value>(
  attempt: () => Promise<Value>,
  insistence: Insistence,
  signal: AbortSignal,
) => Promise<Value | undefined>;

/**
 * Tries until it works, with a longer pause each time, and as long a one as the platform asks for.
 *
 * `insist` gives undefined when its signal was aborted first, and throws ChannelRefused, since the same again will not help.
 */
export function insistOn({ toChannelError, describeFailure }: Errors): Insist {
  return async function insist(attempt, { firstPauseMs, longestPauseMs, onFailure }, signal) {
    for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
      try {
        return await attempt();
      } catch (failure) {
        if (signal.aborted) return undefined;
        const error = toChannelError(failure);
        if (error instanceof ChannelRefused) throw error;
        onFailure(describeFailure(failure));
        await pause(error instanceof ChannelRateLimited ? Math.max(pauseMs, error.retryAfterMs) : pauseMs, signal);
      }
    }
    return undefined;
  };
}

/** Waits, or returns at once when `signal` is aborted: the caller looks at the signal. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
