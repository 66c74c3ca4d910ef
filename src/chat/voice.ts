import type { Texts } from '../locales/index.ts';
import { idAfter } from '../shared/ids.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { Tx } from '../store/database.ts';
import { packLines } from './packed-lines.ts';
import { renderLines } from './render.ts';
import type { Reply } from './reply.ts';
import { OVERTAKEN, SEND_NOTIFICATIONS } from './sender.ts';
import type { Flow } from './work.ts';

/** Whose conversation it is. Without an owner it is the bot's. */
export type Voice = { fence: number; ownerStaffId?: string };

/** Somebody else has the conversation. */
export type TakenBy = { code: 'taken_by'; staffId: string; fence: number };
/** The conversation changed hands since the caller looked: what they would do was meant for another state of things. */
export type MovedOn = { code: 'moved_on' } & Voice;

/**
 * The one place where the voice of a conversation changes: who answers there (`handled_by`), whose it is (`owner_staff_id`) and its
 * fence, which rises with each change. All lock the conversation's row first, as the end of a turn does (`finish_turns`): what
 * the bot decided before is committed and seen here, and what it decides meanwhile is refused there, since the fence is another one.
 *
 * **What counts as said before.** Answers and campaigns that are still queued at a takeover are withdrawn in its transaction. One that is
 * *sending* by then was handed to the platform before, and stands before the takeover for the customer as well: whatever a
 * person says goes out when that call has come back. Should it come back unsent, `claim_outbox` (`chat/sender.ts`) finds another fence
 * and withdraws it. What is owed whoever answers (a promise, a notice) has no fence, and goes.
 *
 * Locked in this order: a member's points, then the conversation, then the rows of the caller.
 */
export async function lockVoice(tx: Tx, conversationId: string): Promise<Voice & { language?: string; channel: string }> {
  const [row] = await tx.$queryRaw<{ fence: number; owner: string | null; language: string | null; channel: string }[]>`
    select fence, owner_staff_id as owner, language, channel from conversation where id = ${conversationId}::uuid for no key update`;
  if (!row) throw new Error(`there is no conversation ${conversationId}`);
  const { fence, owner, language, channel } = row;
  return { fence, ownerStaffId: owner ?? undefined, language: language ?? undefined, channel };
}

/**
 * Makes a conversation somebody's. Whoever has it already keeps it, under the fence that it has. What the bot had asked is not open
 * any more.
 *
 * @param expectedFence what the caller saw; without it any will do that is nobody's
 */
export async function takeVoice(
  tx: Tx,
  conversationId: string,
  { staffId, expectedFence }: { staffId: string; expectedFence?: number },
): Promise<Result<{ fence: number; isNew: boolean }, TakenBy | MovedOn>> {
  const voice = await lockVoice(tx, conversationId);
  const { fence, ownerStaffId } = voice;
  if (ownerStaffId === staffId) return ok({ fence, isNew: false });
  if (ownerStaffId) return refuse({ code: 'taken_by', staffId: ownerStaffId, fence });
  if (expectedFence !== undefined && expectedFence !== fence) return refuse(movedOn(voice));
  return ok({ fence: await change(tx, conversationId, { ownerStaffId: staffId }), isNew: true });
}

/**
 * The bot is the voice again, and `flow` is what it waits for from here on.
 *
 * @param from whose it was, and under which fence
 */
export async function returnVoice(
  tx: Tx,
  conversationId: string,
  { staffId, fence, flow }: { staffId: string; fence: number; flow?: Flow },
): Promise<Result<{ fence: number }, MovedOn>> {
  const voice = await lockVoice(tx, conversationId);
  if (voice.ownerStaffId !== staffId || voice.fence !== fence) return refuse(movedOn(voice));
  return ok({ fence: await change(tx, conversationId, { flow }) });
}

/** Whether somebody may speak here now: it is theirs, under the fence that they saw. */
export async function checkVoice(
  tx: Tx,
  conversationId: string,
  { staffId, fence }: { staffId: string; fence: number },
): Promise<Result<Voice, MovedOn>> {
  const voice = await lockVoice(tx, conversationId);
  return voice.ownerStaffId === staffId && voice.fence === fence ? ok(voice) : refuse(movedOn(voice));
}

const movedOn = ({ fence, ownerStaffId }: Voice): MovedOn => ({ code: 'moved_on', fence, ownerStaffId });

async function change(tx: Tx, conversationId: string, to: { ownerStaffId?: string; flow?: Flow }): Promise<number> {
  const owner = to.ownerStaffId ?? null;
  const [changed] = await tx.$queryRaw<{ fence: number }[]>`
    update conversation set owner_staff_id = ${owner}::uuid, fence = fence + 1, flow = ${to.flow ? JSON.stringify(to.flow) : null}::jsonb,
      handled_by = case when ${owner}::uuid is null then 'bot' else 'staff' end::handled_by
    where id = ${conversationId}::uuid returning fence`;
  // The sender claims a row by changing it: whichever comes second finds what the first one made of it.
  await tx.$executeRaw`
    update outbox_message set state = 'withdrawn', last_error = ${OVERTAKEN}
    where conversation_id = ${conversationId}::uuid and state = 'queued' and staff_id is null
      and (fence is not null or (purpose = 'campaign' and ${owner}::uuid is not null))`;
  return changed!.fence;
}

/** A message that is no answer of the bot's: of a person, or of the bot about who answers now. Queued under its key, it is queued once. */
export type Word = { key: string; conversationId: string } & (
  | { staffId: string; fence: number; text: string }
  /** In the language of the conversation, unless it is told in another one. */
  | { reply: Reply; language?: string }
);

export type WordDeps = { texts: Texts; settings: () => { timeZone: string; defaultLanguage: string } };

/**
 * Queues what is said around a takeover. It goes with the urgency of answers, in the order in which it was queued, and nobody
 * withdraws it: what a person wrote while it was theirs to write has been said. The caller has locked the conversation.
 *
 * @returns the message's id; of a key that is there already, that of the message which was queued first
 * @throws Error for a key of another conversation: nobody here would hear it
 */
export const createWords =
  ({ texts, settings }: WordDeps) =>
  async (tx: Tx, word: Word, now: Date): Promise<{ outboxId: string; isNew: boolean }> => {
    const { conversationId, key } = word;
    const { channel, language: spoken = settings().defaultLanguage } = await lockVoice(tx, conversationId);
    const language = ('reply' in word && word.language) || spoken;
    const [newest] = await tx.$queryRaw<{ id: string }[]>`
      select id::text from outbox_message where conversation_id = ${conversationId}::uuid order by id desc limit 1`;
    const id = idAfter(newest?.id, now);
    const { lines, choices = [] } = 'reply' in word ? word.reply : { lines: [] };
    const text = 'reply' in word ? renderLines(lines, { texts, language, timeZone: settings().timeZone, now }) : word.text;
    const { staffId = null, fence = null } = 'staffId' in word ? word : {};
    const inserted = await tx.$executeRaw`
      insert into outbox_message (id, push_key, conversation_id, purpose, language, lines, text, choices, fence, staff_id, created_at)
      values (${id}::uuid, ${key}, ${conversationId}::uuid, 'reply', ${language}, ${JSON.stringify(packLines(lines, language))}::json, ${text},
        ${JSON.stringify(choices)}::json, ${fence}::int, ${staffId}::uuid, ${now})
      on conflict (push_key) where push_key is not null do nothing`;
    if (inserted === 0) {
      const select = { id: true, conversationId: true } as const;
      const first = await tx.outboxMessage.findFirstOrThrow({ where: { pushKey: key }, select });
      if (first.conversationId !== conversationId) throw new Error(`the key ${key} is of a message in another conversation`);
      return { outboxId: first.id, isNew: false };
    }
    await tx.$executeRaw`select pg_notify(${SEND_NOTIFICATIONS}, ${channel})`;
    return { outboxId: id, isNew: true };
  };
