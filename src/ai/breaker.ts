import { SECOND_MS } from '../shared/clock.ts';

/** After so many failures in a row nobody is made to wait for the next one. */
const MOST_FAILURES = 5;
const REST_MS = 30 * SECOND_MS;
const LONGEST_REST_MS = 300 * SECOND_MS;

export type Breaker = {
  /** Whether a call may be made now. While it rests, one call may try whether the endpoint is back. */
  mayCall(): boolean;
  succeeded(): void;
  /** @param restMs for how long the endpoint asks to be left alone; it is, whatever was before */
  failed(restMs?: number): void;
};

/** Leaves an endpoint alone that does not answer. @param now a clock in milliseconds that only rises */
export function circuitBreaker(now: () => number): Breaker {
  let failures = 0;
  let restsUntil = 0;
  return {
    mayCall() {
      if (now() >= restsUntil) {
        // Whoever comes while this one tries is not made to wait.
        if (failures >= MOST_FAILURES) restsUntil = now() + REST_MS;
        return true;
      }
      return false;
    },
    succeeded() {
      failures = 0;
      restsUntil = 0;
    },
    failed(restMs = 0) {
      failures += 1;
      const rest = failures >= MOST_FAILURES ? Math.max(REST_MS, restMs) : restMs;
      restsUntil = Math.max(restsUntil, now() + Math.min(rest, LONGEST_REST_MS));
    },
  };
}
