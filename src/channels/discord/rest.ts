import { DefaultRestOptions, type RateLimitData, REST, RESTEvents, type RESTOptions } from 'discord.js';
import { ChannelRateLimited } from '../../chat/channel.ts';
import { SECOND_MS } from '../../shared/clock.ts';

export type RestOptions = {
  token: string;
  /** Without its version, without a slash at the end. Discord's own by default. */
  apiBase?: string;
  /** To all places together. */
  requestsPerSecond: number;
  /** Discord bars an address that gets this many refusals (401, 403, 429) in 10 minutes; we stop well before. */
  mostInvalidRequests?: number;
};

export type DiscordRest = {
  rest: REST;
  /** @throws ChannelRateLimited while there were too many refusals, until Discord begins to count anew */
  checkBreaker(): void;
};

/** https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans says 10,000. */
const MOST_INVALID_REQUESTS = 5_000;
const CALL_TIMEOUT_MS = 15 * SECOND_MS;
/** Discord's buckets refill within a few seconds; a longer wait is for the pacer, which has others to send to meanwhile. */
const LONGEST_OWN_WAIT_MS = 5 * SECOND_MS;

/**
 * The library's REST client as we use it. It waits by itself where a bucket is used up (it reads Discord's headers), and tells us
 * of a 429 at once. It repeats nothing: whether a message may be sent again is not the same for every call.
 */
export function discordRest({ token, mostInvalidRequests = MOST_INVALID_REQUESTS, ...options }: RestOptions): DiscordRest {
  const ownWaits = new WeakSet<RateLimitData>();
  let openUntil = 0;
  const rest = new REST({
    ...restOptions(options),
    invalidRequestWarningInterval: Math.ceil(mostInvalidRequests / 10),
    rejectOnRateLimit: (data) => !ownWaits.has(data) || data.timeToReset > LONGEST_OWN_WAIT_MS,
  }).setToken(token);
  // Told of waits of its own alone, just before it asks `rejectOnRateLimit` about the same.
  rest.on(RESTEvents.RateLimited, (data) => ownWaits.add(data));
  rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) => {
    if (count >= mostInvalidRequests) openUntil = performance.now() + remainingTime;
  });
  return {
    rest,
    checkBreaker() {
      const waitMs = openUntil - performance.now();
      if (waitMs > 0)
        throw new ChannelRateLimited(Math.ceil(waitMs), { cause: new Error('Discord has refused too many calls; none is made') });
    },
  };
}

/** For every REST client, the gateway's too. */
export function restOptions({ apiBase, requestsPerSecond }: Omit<RestOptions, 'token'>): Partial<RESTOptions> {
  return {
    api: apiBase ?? DefaultRestOptions.api,
    globalRequestsPerSecond: requestsPerSecond,
    retries: 0,
    timeout: CALL_TIMEOUT_MS,
  };
}
