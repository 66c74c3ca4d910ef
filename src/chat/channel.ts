import type { FileRef, Message } from './message.ts';
import type { OutboundMessage } from './reply.ts';

/** A platform, seen from the core. An adapter decodes, encodes and transports; it decides nothing. */
export type Channel = {
  /** One word, stored with every identity and conversation: "telegram", "web", "terminal". */
  readonly name: string;
  /** How a form appears here: in a window that a button opens, as a card with fields, or question by question in the chat. */
  readonly forms: 'modal' | 'card' | 'steps';
  /** People close it and are gone: what we send later is seen only if they come back. Then an e-mail address helps. */
  readonly isLeft?: true;
  /** What it can bring of files of ours where that is not all of them; a copy of somebody's data then goes another way. */
  readonly ourFiles?: 'small pictures' | 'none';
  /** What the platform lets us send; without it, nothing has to be kept back. */
  readonly pace?: Pace;
  /** Opens what receives messages. Throws ChannelRefused when the platform refuses us for good. */
  start(intake: Accept): Promise<void>;
  /** Stops receiving. What was accepted is still answered. */
  stop(): Promise<void>;
  /**
   * Sends one message. @returns the platform's id of it, and as how many it counts there where that is more than one (a long text in
   * parts, files beside it). `unconfirmed` says why nobody knows yet that it arrived, where that shows later
   * @throws ChannelRateLimited, ChannelUnavailable, DeliveryUnknown, RecipientUnreachable, MessageRefused
   */
  send(message: OutboundMessage): Promise<{ providerMessageId?: string; parts?: number; unconfirmed?: string }>;
  /** A message has had its turn, and we shall say nothing to it: people answer there. What the channel shows meanwhile goes away. */
  unanswered?(inboundId: string): Promise<void>;
  status(): ChannelStatus;
  /**
   * A link that opens the private chat with us, once it is known. Where the platform can carry a `payload` (at most 64 of
   * A-Z a-z 0-9 _ -), it comes back as "/start <payload>"; elsewhere the link is the same without it.
   */
  privateUrl?(payload?: string): string | undefined;
  /**
   * The content of a file that a customer sent. It is read to the end or given up after `maxBytes`.
   * @throws ChannelUnavailable, ChannelRateLimited, FileRefused, FileTooLarge
   */
  fetchFile?(file: FileRef, maxBytes: number): Promise<FetchedFile>;
};

/** What a platform lets one account of ours send, from its documentation. Each limit holds at every moment, not only on average. */
export type Pace = {
  /** All processes that send under this name keep the limits together: a bot's public id, never its token. */
  readonly account: string;
  readonly overall: readonly Limit[];
  /** For each private conversation. */
  readonly perPrivate: readonly Limit[];
  /** For each conversation where others read along. */
  readonly perPublic: readonly Limit[];
  /** Calls that may be on their way at once. */
  readonly mostAtOnce: number;
};

/** At most so many messages in any span of this length. */
export type Limit = { readonly messages: number; readonly withinMs: number };

/** `mime` is what the platform says, and proves nothing. */
export type FetchedFile = { bytes: Uint8Array; mime?: string; name?: string };

/** What a channel must remember to write to a place again, stored for all processes: an address there, or a way to answer one message. */
export type AddressBook = {
  /** @param expiresAt the first instant at which it is of no use any more; undefined keeps it */
  save(key: string, address: unknown, expiresAt?: Date): Promise<void>;
  find(key: string): Promise<unknown>;
  /** What was saved under keys that begin so, the newest first. */
  list(prefix: string): Promise<unknown[]>;
};

/** Stores messages and says what became of them. Resolves when they are stored: only then is the platform told. */
export type Accept = (messages: readonly Message[], options?: AcceptOptions) => Promise<readonly Accepted[]>;

export type AcceptOptions = {
  /**
   * The platform waits for the first answer to each message in its own response, and `answerInResponse` will be asked for it at
   * once. A message may then be answered before it is stored, and be stored with its answer.
   */
  answersRide?: boolean;
};

export type Accepted = {
  inboundId: string;
  /** The platform delivered this message before. */
  duplicate: boolean;
  /**
   * Claims the first answer for the platform's own response, so that it is not sent by a call. Resolves with it when it is
   * committed within `withinMs`, else with undefined: then it is sent by a call as always. For a duplicate, it is the
   * stored answer, if that went out by a response before; where that cannot be read, it rejects, and the platform is to bring
   * the message once more.
   */
  answerInResponse(withinMs: number): Promise<OutboundMessage | undefined>;
};

export type ChannelStatus = { state: 'starting' | 'on' | 'off' | 'waiting'; detail: string };

/** A timer that is set for longer than these 24 days ends at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The platform asks us to wait: with one conversation, where it says so, or else with everything. */
export class ChannelRateLimited extends Error {
  override name = 'ChannelRateLimited';
  readonly retryAfterMs: number;
  readonly scope: 'conversation' | 'account';
  constructor(retryAfterMs: number, options: ErrorOptions & { scope?: 'conversation' | 'account' } = {}) {
    super(`the platform asks to wait ${retryAfterMs} ms`, options);
    this.retryAfterMs = Math.min(retryAfterMs, LONGEST_TIMER_MS);
    this.scope = options.scope ?? 'account';
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

/** A customer's file cannot be had: it is gone. */
export class FileRefused extends Error {
  override name = 'FileRefused';
}

/** A customer's file has more bytes than we take. */
export class FileTooLarge extends Error {
  override name = 'FileTooLarge';
}

/** The platform refuses us altogether (a wrong token): the channel is switched off and says so, the rest runs. */
export class ChannelRefused extends Error {
  override name = 'ChannelRefused';
}
