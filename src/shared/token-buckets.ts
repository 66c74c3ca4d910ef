/**
 * How often somebody may do something: a bucket of tokens for each key, in memory, so it is per process and a restart forgets it.
 *
 * @param rules.burst tokens in a full bucket
 * @param rules.everyMs how long one token takes to come back
 * @param rules.mostKeys keys remembered; the one heard of longest ago is forgotten first, and starts with a full bucket
 * @returns a function that takes one token: 0 if there was one, else the milliseconds until there is
 */
export function tokenBuckets(rules: { burst: number; everyMs: number; mostKeys: number }): (key: string, now: Date) => number {
  const { burst, everyMs, mostKeys } = rules;
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (key, now) => {
    const at = now.getTime();
    const last = buckets.get(key);
    // A clock that was set back gives nothing and takes nothing.
    const tokens = last ? Math.min(burst, last.tokens + Math.max(0, at - last.at) / everyMs) : burst;
    const waitMs = tokens >= 1 ? 0 : Math.ceil((1 - tokens) * everyMs);
    buckets.delete(key);
    buckets.set(key, { tokens: waitMs === 0 ? tokens - 1 : tokens, at });
    if (buckets.size > mostKeys) buckets.delete(buckets.keys().next().value!);
    return waitMs;
  };
}
