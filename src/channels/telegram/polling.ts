import { GrammyError } from 'grammy';
import { type Accept, ChannelUnavailable } from '../../chat/channel.ts';
import type { Message } from '../../chat/message.ts';
import type { Log } from '../../shared/log.ts';
import { type Insistence, pause } from '../insist.ts';
import { grammySignal, type TelegramApi } from './api.ts';
import { type Decoded, UPDATE_KINDS, updateIdOf } from './decode.ts';
import { describeFailure, insist } from './errors.ts';

export type Polling = {
  api: TelegramApi;
  log: Log;
  /** How long Telegram holds a request open while there is nothing to tell. */
  pollSeconds: number;
  insistence: Insistence;
  decode(update: unknown): Decoded;
  accept: Accept;
  /** Does not throw: an edit that is not to be had is none. */
  amend(edit: Edit): Promise<void>;
  move(moved: Moved): Promise<void>;
  /** Told after every answer of Telegram, and when messages are stored. */
  onSuccess(): void;
};

export type Edit = Extract<Decoded, { kind: 'edit' }>;
export type Moved = Extract<Decoded, { kind: 'moved' }>;

/** How long stopping may be held up by telling Telegram what we have. */
const LAST_CALL_MS = 2_000;

/**
 * Telegram by long polling. Asking for the next updates confirms those before them, so it happens only once they are stored:
 * if that fails they are kept and offered again, for as long as it takes. Turns run elsewhere, so one slow conversation
 * holds up nobody here.
 *
 * @returns when `signal` is aborted
 * @throws ChannelRefused when the token does not hold any more
 */
export async function pollTelegram(polling: Polling, signal: AbortSignal): Promise<void> {
  const { api, log, pollSeconds, insistence, decode, accept, amend, move, onSuccess } = polling;
  const asked = grammySignal(signal);
  // A webhook that is set excludes polling. What waits on Telegram's side stays there.
  await insist(takeWebhookAway, insistence, signal);
  let offset = 0;
  let isWorking = false;

  async function takeWebhookAway(): Promise<void> {
    try {
      await api.raw.deleteWebhook({ drop_pending_updates: false }, asked);
    } catch (failure) {
      // The token is known, so it is the method that is not: a server for trying bots may know no webhooks.
      if (!(failure instanceof GrammyError && failure.error_code === 404)) throw failure;
    }
  }

  /** The first one, and each after a failure, is answered at once: so that we know, and say, whether it works (again). */
  async function poll() {
    const timeout = isWorking ? pollSeconds : 0;
    isWorking = false;
    const updates: unknown = await api.raw.getUpdates({ offset, limit: 100, timeout, allowed_updates: UPDATE_KINDS }, asked);
    if (!Array.isArray(updates)) throw new ChannelUnavailable('getUpdates: an answer that is no list of updates');
    isWorking = true;
    return updates as unknown[];
  }

  /** Does what updates ask for, in their order. @returns false when it was stopped before all was stored */
  async function take(updates: readonly unknown[]): Promise<boolean> {
    let messages: Message[] = [];
    const edits: Edit[] = [];

    async function store(): Promise<boolean> {
      const waiting = messages;
      messages = [];
      if (waiting.length === 0) return true;
      if ((await insist(() => accept(waiting), insistence, signal)) === undefined) return false;
      onSuccess();
      return true;
    }

    for (const update of updates) {
      const decoded = decode(update);
      if (decoded.kind === 'message') {
        messages.push(decoded.message);
      } else if (decoded.kind === 'edit') {
        // What is edited before it was stored is stored as it is now.
        const at = messages.findIndex(({ key }) => key === decoded.key);
        if (at < 0) edits.push(decoded);
        else messages[at]!.content = decoded.content; // in its place: the way back to its sender is known by the object
      } else if (decoded.kind === 'moved') {
        const hasMoved = (await store()) && (await insist(() => move(decoded).then(() => true), insistence, signal));
        if (!hasMoved) return false;
      }
    }
    if (!(await store())) return false;
    for (const edit of edits) await amend(edit);
    return true;
  }

  for (;;) {
    const updates = await insist(poll, insistence, signal);
    if (updates === undefined) break;
    onSuccess();
    if (!(await take(updates))) return;
    const next = updates.reduce((most: number, update) => Math.max(most, (updateIdOf(update) ?? -1) + 1), offset);
    // Updates that were confirmed and come all the same are not to be had in a hurry.
    if (updates.length > 0 && !(next > offset)) await pause(insistence.firstPauseMs, signal);
    else offset = next;
  }
  if (offset === 0) return;
  try {
    await api.raw.getUpdates({ offset, limit: 1, timeout: 0 }, grammySignal(AbortSignal.timeout(LAST_CALL_MS)));
  } catch (error) {
    log.debug({ reason: describeFailure(error) }, 'telegram: the last updates will come once more, and be known');
  }
}
