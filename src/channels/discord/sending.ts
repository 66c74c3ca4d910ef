import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { type APIMessage, DiscordAPIError, MessageFlags, type RawFile, type REST, Routes } from 'discord.js';
import { type AddressBook, ChannelRateLimited, ChannelUnavailable, DeliveryUnknown } from '../../chat/channel.ts';
import type { OutboundMessage } from '../../chat/reply.ts';
import { type Clock, DAY_MS, MINUTE_MS, SECOND_MS } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { encodeMessage, type Part } from './encode.ts';
import { beforeSaying, InteractionGone, MAY_NOT_REPLY, MessageGone, toChannelError } from './errors.ts';
import { type InteractionDesk, mayBeEarly, type Way } from './interactions.ts';

/** How far a message of several parts has come. */
type Progress = {
  next: number;
  /** A part whose fate is unknown, and that cannot be repeated. */
  unknown?: DeliveryUnknown;
  /** Since when a call may or may not have arrived, in milliseconds of our clock. */
  doubtSince?: number;
  providerMessageId?: string;
};

/** Where a message goes: into a channel, or as the answer to an interaction. */
type Route =
  /** `from`: where the buttons' tokens are valid, if not there. `repliesTo`: a message there. */
  | { kind: 'channel'; channelId: string; from?: string; repliesTo?: string }
  | { kind: 'interaction'; way: Way; inboundId: string };

type Deps = {
  rest: REST;
  applicationId: string;
  interactions: InteractionDesk;
  /** The message in a public place that an answer replies to, by the inbound id. */
  mentionOf(inboundId: string): string | undefined;
  addresses: AddressBook;
  clock: Clock;
  log: Log;
};

/** Under this and the id of a person the address book has the channel of direct messages that we opened. */
export const OPENED = 'user:';
/** For so long Discord knows a nonce again; its documentation says "the past few minutes". */
const NONCE_HOLDS_MS = 2 * MINUTE_MS;
/** What is younger has not been tried by another process, nor by this one before it was started. */
const SURELY_NEW_MS = 2 * SECOND_MS;
/** Between two tries while another process responds. */
const EARLY_MS = 150;
/** More messages that were broken off half-way than this are not remembered; the oldest is forgotten first. */
const MOST_REMEMBERED = 1_000;

/**
 * Sends messages, those of several parts part by part. After a failure that may be repeated, the next call for the same message
 * goes on with the part that failed.
 *
 * A message in a channel carries a nonce, by which Discord gives a repetition the message that is there; an edit repeated changes
 * nothing. So a call whose answer was lost is reported as one that may be repeated, but only while the nonce holds: after that,
 * and for what has no nonce (a second message to an interaction), it is DeliveryUnknown.
 */
export function discordSender({ rest, applicationId, interactions, mentionOf, addresses, clock, log }: Deps) {
  const progress = new Map<string, Progress>();
  const directChannels = new Map<string, string>();
  /** In milliseconds of our clock: Discord told us that we open direct messages too fast. Those that are open are not meant. */
  let noneOpenedUntil = 0;

  function remember(id: string, reached: Progress): void {
    progress.delete(id);
    progress.set(id, reached);
    if (progress.size > MOST_REMEMBERED) progress.delete(progress.keys().next().value!);
  }

  const isNew = (outboxId: string): boolean => clock.now().getTime() - timeOf(outboxId) < SURELY_NEW_MS;

  /** How far the message has come, here or in a process before us. */
  async function recall({ id }: OutboundMessage): Promise<Progress> {
    const known = progress.get(id);
    if (known) return known;
    if (isNew(id)) return { next: 0 };
    const doubt = (await beforeSaying(addresses.find(doubtKey(id)))) as { next?: unknown; since?: unknown } | undefined;
    return doubt ? { next: Number(doubt.next) || 0, doubtSince: Number(doubt.since) || 0 } : { next: 0 };
  }

  /** It may have arrived. @returns the error for the core: while a repetition is harmless, one that asks for it */
  async function doubt({ id }: OutboundMessage, reached: Progress, failure: DeliveryUnknown): Promise<Error> {
    const now = clock.now().getTime();
    if (reached.doubtSince === undefined) {
      reached.doubtSince = now;
      await addresses
        .save(doubtKey(id), { next: reached.next, since: now }, new Date(now + DAY_MS))
        .catch((error: unknown) => log.warn({ err: error, outbox: id }, 'discord: a doubt is known to this process alone'));
    }
    return isOver(reached) ? failure : new ChannelUnavailable(failure.message, { cause: failure.cause });
  }

  const isOver = ({ doubtSince }: Progress): boolean =>
    doubtSince !== undefined && clock.now().getTime() - doubtSince > NONCE_HOLDS_MS;

  async function routeOf({ id, answers, conversation }: OutboundMessage): Promise<Route> {
    const isForOne = conversation.channelConversationId.includes(':');
    const way = answers === undefined ? undefined : await interactions.find(answers, isForOne && isNew(id));
    if (answers !== undefined && way) return { kind: 'interaction', way, inboundId: answers };
    return directRoute(conversation.channelConversationId, answers);
  }

  /** What only one person saw in a server goes to their direct messages, never to the channel. */
  async function directRoute(channelConversationId: string, answers: string | undefined): Promise<Route> {
    const [channelId, userId] = channelConversationId.split(':');
    assert(channelId, 'a conversation on Discord is named by its channel');
    if (userId !== undefined) return { kind: 'channel', channelId: await directChannelOf(userId), from: channelConversationId };
    const repliesTo = answers === undefined ? undefined : mentionOf(answers);
    return { kind: 'channel', channelId, ...(repliesTo && { repliesTo }) };
  }

  /** Discord limits how many direct messages a bot opens, so each is opened once. */
  async function directChannelOf(userId: string): Promise<string> {
    const known = directChannels.get(userId) ?? ((await beforeSaying(addresses.find(OPENED + userId))) as string | undefined);
    if (known !== undefined) return known;
    const waitMs = noneOpenedUntil - clock.now().getTime();
    if (waitMs > 0) throw new ChannelRateLimited(waitMs, { scope: 'conversation' });
    try {
      const { id } = (await rest.post(Routes.userChannels(), { body: { recipient_id: userId } })) as { id: string };
      directChannels.set(userId, id);
      await addresses.save(OPENED + userId, id);
      return id;
    } catch (failure) {
      const error = toChannelError(failure);
      if (error instanceof ChannelRateLimited) noneOpenedUntil = clock.now().getTime() + error.retryAfterMs;
      // Nothing was said yet.
      throw error instanceof DeliveryUnknown ? new ChannelUnavailable(error.message, { cause: error.cause }) : error;
    }
  }

  /** @returns the id of the message there; @throws what `toChannelError` gives */
  async function say(message: OutboundMessage, route: Route, part: Part, index: number): Promise<string> {
    try {
      return route.kind === 'channel'
        ? await sayInChannel(message, route, part, index)
        : await sayToInteraction(message, route.way, part, index);
    } catch (failure) {
      throw toChannelError(failure);
    }
  }

  async function sayInChannel(
    { id }: Pick<OutboundMessage, 'id'>,
    { channelId, repliesTo }: Route & { kind: 'channel' },
    part: Part,
    index: number,
  ): Promise<string> {
    const body = {
      ...part.body,
      nonce: nonceOf(id, index),
      enforce_nonce: true,
      ...(repliesTo && index === 0 && { message_reference: { message_id: repliesTo, fail_if_not_exists: false } }),
    };
    try {
      const said = (await rest.post(Routes.channelMessages(channelId), { body, files: filesOf(part) })) as APIMessage;
      return said.id;
    } catch (failure) {
      if (!repliesTo || !(failure instanceof DiscordAPIError) || failure.code !== MAY_NOT_REPLY) throw failure;
      return sayInChannel({ id }, { kind: 'channel', channelId }, part, index);
    }
  }

  async function sayToInteraction({ id }: OutboundMessage, way: Way, part: Part, index: number): Promise<string> {
    const files = filesOf(part);
    const takesPlace = index === 0 && (way.answeredBy === undefined || way.answeredBy === id);
    if (takesPlace) {
      try {
        const route = Routes.webhookMessage(applicationId, way.token, '@original');
        const said = (await rest.patch(route, { body: part.body, files, auth: false })) as APIMessage;
        way.answeredBy = id;
        return said.id;
      } catch (failure) {
        // The person has dismissed "thinking ...".
        if (!(toChannelError(failure) instanceof MessageGone)) throw failure;
      }
    }
    const flags = part.body.flags | (way.ephemeral ? MessageFlags.Ephemeral : 0);
    const route = Routes.webhook(applicationId, way.token);
    const query = new URLSearchParams({ wait: 'true' });
    const said = (await rest.post(route, { body: { ...part.body, flags }, files, auth: false, query })) as APIMessage;
    return said.id;
  }

  /** @returns the id of the last part, which carries the buttons, and the number of parts */
  return async function send(message: OutboundMessage): Promise<{ providerMessageId?: string; parts?: number }> {
    const reached = { ...(await recall(message)) };
    if (isOver(reached)) {
      progress.delete(message.id);
      throw new DeliveryUnknown('a call was never answered, and to repeat it now could say it twice');
    }
    try {
      let route = await routeOf(message);
      let parts = encodeMessage(message, fromOf(route));
      while (reached.next < parts.length) {
        try {
          reached.providerMessageId = await say(message, route, parts[reached.next]!, reached.next);
          reached.next += 1;
          reached.doubtSince = undefined;
        } catch (error) {
          if (error instanceof InteractionGone && route.kind === 'interaction') {
            if (mayBeEarly(route.way, clock.now())) {
              await sleep(EARLY_MS);
              continue;
            }
            interactions.forget(route.inboundId);
            route = await directRoute(message.conversation.channelConversationId, message.answers);
            parts = encodeMessage(message, fromOf(route));
            continue;
          }
          if (!(error instanceof DeliveryUnknown)) throw error;
          const mayRepeat = route.kind === 'channel' || reached.next === 0;
          if (mayRepeat) throw await doubt(message, reached, error);
          reached.unknown = error;
          reached.next += 1;
        }
      }
    } catch (failure) {
      remember(message.id, reached);
      throw toChannelError(failure);
    }
    progress.delete(message.id);
    if (reached.unknown !== undefined) throw reached.unknown;
    const { providerMessageId, next: parts } = reached;
    return { ...(providerMessageId && { providerMessageId }), ...(parts > 1 && { parts }) };
  };
}

const fromOf = (route: Route): string | undefined => (route.kind === 'channel' ? route.from : undefined);

const filesOf = ({ files }: Part): RawFile[] =>
  files.map(({ name, mime, bytes }) => ({
    name,
    contentType: mime,
    data: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  }));

const MAX_NONCE_LENGTH = 25;

/** The same for the same part of the same message, whoever sends it. */
function nonceOf(outboxId: string, index: number): string {
  const nonce = `${Buffer.from(outboxId.replaceAll('-', ''), 'hex').toString('base64url')}${index}`;
  assert(nonce.length <= MAX_NONCE_LENGTH && nonce.length > 20, `a nonce has at most ${MAX_NONCE_LENGTH} letters: ${nonce}`);
  return nonce;
}

/** An id of the outbox begins with the milliseconds at which it was made. */
const timeOf = (outboxId: string): number => Number.parseInt(outboxId.replaceAll('-', '').slice(0, 12), 16);

const doubtKey = (outboxId: string): string => `doubt:${outboxId}`;
