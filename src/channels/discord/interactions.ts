import { setTimeout as sleep } from 'node:timers/promises';
import {
  type APIInteractionResponse,
  DiscordAPIError,
  InteractionResponseType,
  MessageFlags,
  type REST,
  Routes,
} from 'discord.js';
import { type AddressBook, ChannelRateLimited } from '../../chat/channel.ts';
import { type Clock, MINUTE_MS, SECOND_MS } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import type { Interaction } from './decode.ts';
import { ALREADY_ACKNOWLEDGED, beforeSaying, describeFailure, toChannelError } from './errors.ts';

/** A way to answer one message: Discord keeps it open for 15 minutes. */
export type Way = {
  token: string;
  ephemeral: boolean;
  /** When it began, in milliseconds of our clock, where another process responded: that may still be on its way. */
  since?: number;
  /** The message of ours that took the place of "thinking ..."; another one stands below it. */
  answeredBy?: string;
};

/** https://discord.com/developers/docs/interactions/receiving-and-responding: tokens are valid for 15 minutes. */
const KEPT_MS = 14 * MINUTE_MS;
/** Within 3 seconds Discord wants our first response. */
const FIRST_RESPONSE_MS = 2.8 * SECOND_MS;
const RETRY_MS = 150;
/** In the address book, for what another process is writing into it. */
const MOST_LOOKS = 8;

/** Without a way for what was no interaction: then nobody has to be asked. */
type Kept = { until: number; way?: Way; deferred?: Promise<boolean> };
type Deps = { rest: REST; addresses: AddressBook; clock: Clock; log: Log };

/** How interactions are responded to at once, and answered later: by this process from memory, by another from the address book. */
export function interactionDesk({ rest, addresses, clock, log }: Deps) {
  const kept = new Map<string, Kept>();

  function forgetOld(now: number): void {
    for (const [inboundId, { until }] of kept) {
      if (until > now) break; // those after it came later
      kept.delete(inboundId);
    }
  }

  function set(inboundId: string, entry: Omit<Kept, 'until'>): Date {
    const now = clock.now().getTime();
    forgetOld(now);
    kept.set(inboundId, { ...entry, until: now + KEPT_MS });
    return new Date(now + KEPT_MS);
  }

  /**
   * The first response. Its call is on the way when this returns a promise; nothing of ours is waited for.
   * @returns whether Discord has it
   */
  async function respond({ id, token }: Interaction, body: APIInteractionResponse): Promise<boolean> {
    const giveUpAt = performance.now() + FIRST_RESPONSE_MS;
    for (;;) {
      try {
        await rest.post(Routes.interactionCallback(id, token), { body, auth: false });
        return true;
      } catch (failure) {
        if (failure instanceof DiscordAPIError && failure.code === ALREADY_ACKNOWLEDGED) return true;
        const error = toChannelError(failure);
        const waitMs = error instanceof ChannelRateLimited ? error.retryAfterMs : RETRY_MS;
        const isOver = failure instanceof DiscordAPIError || performance.now() + waitMs > giveUpAt;
        log[isOver ? 'warn' : 'debug']({ reason: describeFailure(failure) }, 'discord: a first response did not arrive');
        if (isOver) return false;
        await sleep(waitMs);
      }
    }
  }

  return {
    respond,
    /** "Thinking ...", for the person's eyes alone outside a direct message: whether it is private is decided here, for good. */
    defer: (interaction: Interaction): Promise<boolean> =>
      respond(interaction, {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        ...(interaction.ephemeral && { data: { flags: MessageFlags.Ephemeral } }),
      }),
    /** The answer to this message can go this way from now on. */
    keep(inboundId: string, { token, ephemeral }: Interaction, deferred: Promise<boolean>): void {
      const way: Way = { token, ephemeral };
      const until = set(inboundId, { way, deferred });
      void addresses.save(keyOf(inboundId), { ...way, since: clock.now().getTime() }, until).catch((error: unknown) => {
        log.warn({ err: error }, 'discord: how to answer an interaction is known to this process alone');
      });
    },
    /** This message is no interaction, so there is no such way. */
    keepNone: (inboundId: string): void => void set(inboundId, {}),
    /**
     * @param isSure there was an interaction, and the process that took it in has perhaps not written it down yet
     * @returns undefined when the answer must go another way
     */
    async find(inboundId: string, isSure: boolean): Promise<Way | undefined> {
      const now = clock.now().getTime();
      const mine = kept.get(inboundId);
      if (mine) return mine.until > now && (await mine.deferred) ? mine.way : undefined;
      for (let tries = isSure ? MOST_LOOKS : 1; tries > 0; tries -= 1) {
        const found = await beforeSaying(addresses.find(keyOf(inboundId)));
        if (isWay(found)) return found;
        if (tries > 1) await sleep(RETRY_MS);
      }
      return undefined;
    },
    /** Discord says that it is over. */
    forget(inboundId: string): void {
      const mine = kept.get(inboundId);
      if (mine) mine.until = 0;
    },
  };
}

/** Discord may not have our first response yet, so that it knows of nothing to answer. */
export const mayBeEarly = ({ since }: Way, now: Date): boolean =>
  since !== undefined && now.getTime() - since < 1_000 + FIRST_RESPONSE_MS;

export type InteractionDesk = ReturnType<typeof interactionDesk>;

const keyOf = (inboundId: string): string => `message:${inboundId}`;

const isWay = (value: unknown): value is Way =>
  typeof value === 'object' && value !== null && 'token' in value && typeof value.token === 'string' && 'ephemeral' in value;
