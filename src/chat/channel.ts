import type { Message } from './message.ts';
import type { OutboundMessage } from './reply.ts';

/** A platform, seen from the core. An adapter decodes, encodes and transports; it decides nothing. */
export type Channel = {
  /** One word, stored with every identity and conversation: "telegram", "web", "terminal". */
  readonly name: string;
  /** Opens what receives messages. Throws ChannelRefused when the platform refuses us for good. */
  start(intake: Accept): Promise<void>;
  /** Stops receiving. What was accepted is still answered. */
  stop(): Promise<void>;
  /**
   * Sends one message. @returns the platform's id of it
   * @throws ChannelRateLimited, ChannelUnavailable, DeliveryUnknown, RecipientUnreachable, MessageRefused
   */
  send(message: OutboundMessage): Promise<{ providerMessageId?: string }>;
  status(): ChannelStatus;
  /** A link to the private chat with us, where the channel has public places and the link is known. */
  privateUrl?(): string | undefined;
};

/** Stores messages and says what became of them. Resolves when they are stored: only then is the platform told. */
export type Accept = (messages: readonly Message[]) => Promise<readonly Accepted[]>;

export type Accepted = {
  inboundId: string;
  /** The platform delivered this message before. */
  duplicate: boolean;
  /**
   * Claims the first answer for the platform's own response, so that it is not sent by a call. Resolves with it when it is
   * committed within `withinMs`, else with undefined: then it is sent by a call as always. For a duplicate, it is the
   * stored answer, if that went out by a response before.
   */
  answerInResponse(withinMs: number): Promise<OutboundMessage | undefined>;
};

export type ChannelStatus = { state: 'starting' | 'on' | 'off' | 'waiting'; detail: string };

/** The platform asks us to wait. */
export class ChannelRateLimited extends Error {
  override name = 'ChannelRateLimited';
  readonly retryAfterMs: number;
  constructor(retryAfterMs: number, options?: ErrorOptions) {
    super(`the platform asks to wait ${retryAfterMs} ms`, options);
    this.retryAfterMs = retryAfterMs;
  }
}

/** It surely did not arrive, and the same again may: no connection, or the platform says that it is down. */
export class ChannelUnavailable extends Error {
  override name = 'ChannelUnavailable';
}

/** The call went out and its answer was lost: it may have arrived, so it is not repeated. */
export class DeliveryUnknown extends Error {
  override name = 'DeliveryUnknown';
}

/** This person cannot be written to on this channel (blocked us, left). */
export class RecipientUnreachable extends Error {
  override name = 'RecipientUnreachable';
}

/** The platform will never take this message. */
export class MessageRefused extends Error {
  override name = 'MessageRefused';
}

/** The platform refuses us altogether (a wrong token): the channel is switched off and says so, the rest runs. */
export class ChannelRefused extends Error {
  override name = 'ChannelRefused';
}
