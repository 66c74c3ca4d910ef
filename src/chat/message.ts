/** What a customer sent, in our neutral form. `key` is the same whenever the platform delivers the same message again. */
export type Message = {
  key: string;
  channel: string;
  channelConversationId: string;
  /** The sender's account on the channel. */
  channelUserId: string;
  audience: Audience;
  /** A private conversation in a place where others are: only for a moment can the person be answered there (an ephemeral message). */
  isAside?: true;
  displayName?: string;
  /** A BCP 47 tag from the platform or browser: a hint, never a choice. */
  languageHint?: string;
  content: Content;
};

/** In `public` others read along, so nothing personal is said. */
export type Audience = 'private' | 'public';

export type Content =
  | { kind: 'text'; text: string }
  /** "/points", "/start abc": the name without its slash, in small letters. */
  | { kind: 'command'; name: string; argument: string }
  /** A button of ours, by its token (`chat/buttons.ts`). */
  | { kind: 'button'; token: string; from?: Carrier }
  /** A form of ours, filled in at once: its token, and what was entered, by the names of its fields. */
  | { kind: 'form'; token: string; values: Readonly<Record<string, string>>; from?: Carrier }
  /** Something we cannot read; `caption` is what was written beside it. `file` is there where its content can be fetched. */
  | { kind: 'attachment'; media: Media; caption?: string; file?: FileRef };

/**
 * The `channelConversationId` of the message that carries the button, where it is another one than that of the press: a button
 * of a public message is answered in private.
 */
export type Carrier = string;

/** A customer's file, as its channel finds it again (`Channel.fetchFile`). What is said of it is the platform's word. */
export type FileRef = { ref: string; name?: string; mime?: string; bytes?: number };

export type Media = 'voice' | 'audio' | 'photo' | 'video' | 'document' | 'sticker' | 'location' | 'contact' | 'other';

/** Longer texts are cut before they are understood; they are stored whole. */
export const MAX_UNDERSTOOD_LENGTH = 4_000;

/** PostgreSQL stores no NUL, and a lone surrogate is no text: both are removed where a text enters. */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '').replaceAll('\uFFFD', '');
}

/** The name of a file as it is stored: clean, and cut where it is longer than anybody reads, but never inside a letter. */
export const cleanFileName = (name: string): string => cleanText(cleanText(name).slice(0, LONGEST_FILE_NAME));

const LONGEST_FILE_NAME = 200;
