import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Accept,
  type AddressBook,
  type Channel,
  ChannelRateLimited,
  ChannelRefused,
  type ChannelStatus,
  type Pace,
} from '../../chat/channel.ts';
import { type Clock, HOUR_MS, SECOND_MS } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { cloudOf } from './cloud.ts';
import { cardCodes } from './codes.ts';
import { openConnector } from './connector.ts';
import { describeFailure } from './errors.ts';
import { fetchTeamsFile } from './files.ts';
import { storedPlaces } from './places.ts';
import { pressedCards } from './presses.ts';
import { teamsSender } from './sending.ts';
import { appTokens } from './token.ts';
import { type TeamsWebhook, teamsWebhook } from './webhook.ts';

/** Where `webhook` is to be mounted: the address that the bot's registration names. */
export const TEAMS_PATH = '/api/messages';

export type TeamsApp = {
  readonly id: string;
  readonly password: string;
  /** The directory of a bot that one organisation alone has. */
  readonly tenantId: string | undefined;
};

export type TeamsOptions = {
  /** Undefined for a bot that believes everybody who calls, which is for trying on this machine alone. */
  app: TeamsApp | undefined;
  /** The public cloud's by default. */
  openIdMetadataUrl?: string;
  loginUrl?: string;
  /** To all conversations together: Teams counts for each tenant, and a shop's customers are taken for one. */
  messagesPerSecond: number;
  addresses: AddressBook;
  texts(language: string | undefined, key: 'teams-fill-in' | 'teams-one-moment' | 'teams-left-out'): string;
  log: Log;
  clock: Clock;
  /** Whether a message of a customer has its answer, or gets none. */
  isHandled(inboundId: string): Promise<boolean>;
  /** Told when somebody installs the app or removes it. May be told the same again. */
  onReachability?(channelUserId: string, reachability: 'blocked' | 'reachable'): Promise<void>;
  /** How long a pressed button waits for its outcome; 5 s by default. */
  answerWithinMs?: number;
  /** 1.5 s by default. */
  typingAfterMs?: number;
  /** Pauses after failures at the start: the first, doubled by each in a row up to the longest. 1 s and 60 s by default. */
  pauses?: { firstPauseMs: number; longestPauseMs: number };
};

export type TeamsChannel = Channel & {
  /** Takes the requests at TEAMS_PATH. */
  readonly webhook: TeamsWebhook;
};

const ANSWER_WITHIN_MS = 5 * SECOND_MS;
const TYPING_AFTER_MS = 1.5 * SECOND_MS;
/** `start` waits this long for Microsoft; after that it goes on trying by itself, and the program starts without it. */
const START_PATIENCE_MS = 5 * SECOND_MS;
/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit#per-bot-per-thread-limit */
const PER_CONVERSATION = [
  { messages: 7, withinMs: SECOND_MS },
  { messages: 8, withinMs: 2 * SECOND_MS },
  { messages: 60, withinMs: 30 * SECOND_MS },
  { messages: 1_800, withinMs: HOUR_MS },
];
/** Teams names no limit; each call holds its place from being claimed to being answered. */
const MOST_CALLS_AT_ONCE = 64;

/**
 * Microsoft Teams. Private chats are answered there; in groups and teams, what mentions the bot, in public.
 *
 * A network that does not work at the start keeps nothing from starting: the channel waits, says so in its status and goes on
 * trying. A password that Microsoft does not know makes `start` throw ChannelRefused.
 */
export function teamsChannel(options: TeamsOptions): TeamsChannel {
  const { app, addresses, log, clock, texts } = options;
  const cloud = app && cloudOf(app, options);
  const tokens = app && cloud && appTokens({ ...cloud, appId: app.id, password: app.password });
  const connector = openConnector(app && cloud && tokens && { id: app.id, cloud, tokens });
  const places = storedPlaces(addresses);
  const presses = pressedCards(addresses, clock);
  const stopping = new AbortController();
  let intake: Accept | undefined;
  let isRefused = false;
  let trying: Promise<void> = Promise.resolve();
  let status: ChannelStatus = { state: 'off', detail: 'not started' };

  const words = (language: string | undefined) => ({
    fillIn: texts(language, 'teams-fill-in'),
    oneMoment: texts(language, 'teams-one-moment'),
    leftOut: texts(language, 'teams-left-out'),
  });

  const codes = cardCodes(addresses, clock);

  const send = teamsSender({ connector, places, words, pressedCard: presses.find, codes, log });

  const inbound = teamsWebhook({
    intake: () => (isRefused || stopping.signal.aborted ? undefined : intake),
    connector,
    places,
    isAnonymous: app === undefined,
    answerWithinMs: options.answerWithinMs ?? ANSWER_WITHIN_MS,
    typingAfterMs: options.typingAfterMs ?? TYPING_AFTER_MS,
    words,
    send,
    codes,
    async onStored(inboundId, activityId) {
      try {
        await presses.remember(inboundId, activityId);
      } catch (error) {
        log.warn({ err: error, inboundId }, 'teams: a pressed card may be answered by a new message');
      }
    },
    isHandled: options.isHandled,
    onReachability({ channelUserId, reachability }) {
      options
        .onReachability?.(channelUserId, reachability)
        .catch((error: unknown) =>
          log.error({ err: error, channelUserId, reachability }, 'teams: an installed or removed app was not recorded'),
        );
    },
    log,
  });

  function on(): void {
    if (status.state !== 'on') log.info({ app: app?.id }, 'teams: on');
    status = { state: 'on', detail: app ? `app ${app.id}` : 'for everybody on this machine, without a registration' };
  }

  function refused(error: ChannelRefused): void {
    isRefused = true;
    status = { state: 'off', detail: `${error.message}. Are MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID right?` };
    log.error({ reason: error.message }, 'teams: switched off');
  }

  function waiting(reason: string): void {
    log.warn({ reason }, 'teams: does not work at the moment; trying again');
    // The time is that of the first failure in a row.
    if (status.state === 'waiting' && status.detail.startsWith(reason)) return;
    status = { state: 'waiting', detail: `${reason} (since ${clock.now().toISOString()})` };
  }

  /** Until Microsoft has given us a token, or refused to. */
  async function insist(): Promise<void> {
    const { firstPauseMs, longestPauseMs } = options.pauses ?? { firstPauseMs: SECOND_MS, longestPauseMs: 60 * SECOND_MS };
    for (let pauseMs = firstPauseMs; !stopping.signal.aborted; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
      try {
        await tokens?.get();
        return on();
      } catch (error) {
        if (error instanceof ChannelRefused) throw error;
        waiting(describeFailure(error));
        const waitMs = error instanceof ChannelRateLimited ? Math.max(pauseMs, error.retryAfterMs) : pauseMs;
        await sleep(waitMs, undefined, { signal: stopping.signal }).catch(() => {}); // told to stop: the loop ends
      }
    }
  }

  return {
    name: 'teams',
    forms: 'card',
    ourFiles: 'small pictures',
    pace: paceOf(app?.id ?? 'anonymous', options.messagesPerSecond),
    async start(accept) {
      assert(intake === undefined, 'a channel is started once');
      intake = accept;
      status = { state: 'starting', detail: 'asking Microsoft for a token' };
      const opened = insist();
      trying = opened.catch((error: unknown) => {
        if (error instanceof ChannelRefused) refused(error);
        else log.error({ err: error }, 'teams: stopped by a fault');
      });
      await Promise.race([opened, sleep(START_PATIENCE_MS, undefined, { ref: false })]);
    },
    async stop() {
      stopping.abort();
      inbound.stop();
      await trying;
      connector.close();
      status = { state: 'off', detail: 'stopped' };
    },
    async send(message) {
      if (message.answers !== undefined) inbound.onAnswer(message.answers);
      try {
        const sent = await send(message);
        if (message.answers !== undefined) presses.replaced(message.answers);
        return sent;
      } catch (error) {
        if (error instanceof ChannelRefused) refused(error);
        throw error;
      }
    },
    status: () => status,
    privateUrl(payload) {
      // The words are written into the box, and the person sends them: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams
      const said = payload === undefined ? '' : `&message=${encodeURIComponent(`/start ${payload}`)}`;
      return app && `https://teams.microsoft.com/l/chat/0/0?users=28:${app.id}${said}`;
    },
    async fetchFile(file, maxBytes) {
      return fetchTeamsFile(file, maxBytes, { token: await tokens?.get(), isAnonymous: app === undefined });
    },
    webhook: inbound.webhook,
  };
}

const paceOf = (account: string, messagesPerSecond: number): Pace => ({
  account,
  overall: [{ messages: messagesPerSecond, withinMs: SECOND_MS }],
  perPrivate: PER_CONVERSATION,
  perPublic: PER_CONVERSATION,
  mostAtOnce: MOST_CALLS_AT_ONCE,
});
