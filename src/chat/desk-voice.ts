import type { Tx } from '../store/database.ts';
import { cleanText } from './message.ts';
import type { Reply } from './reply.ts';
import { createWords, lockVoice, returnVoice, takeVoice, type WordDeps } from './voice.ts';
import type { Flow } from './work.ts';

export type DeskVoiceDeps<Announcement> = WordDeps & {
  /** What the customer is told when the voice changes. */
  toReply(announcement: Announcement): Reply;
  /** What the bot waits for when it asks whether a person's help was enough. */
  toFlow(handoffId: string): Flow;
};

/** The voice of conversations as the desk of support uses it (`support/desk.ts`, `DeskVoice`), which may not know chat. */
export function createDeskVoice<Announcement>({ toReply, toFlow, ...deps }: DeskVoiceDeps<Announcement>) {
  const words = createWords(deps);
  return {
    take: takeVoice,
    look: lockVoice,
    giveBack: (tx: Tx, conversationId: string, { asks, ...by }: { staffId: string; fence: number; asks?: string }) =>
      returnVoice(tx, conversationId, { ...by, flow: asks === undefined ? undefined : toFlow(asks) }),
    say: (tx: Tx, word: { key: string; conversationId: string; staffId: string; fence: number; text: string }, now: Date) =>
      words(tx, { ...word, text: cleanText(word.text) }, now),
    async findSaid(tx: Tx, key: string) {
      const said = await tx.outboxMessage.findFirst({ where: { pushKey: key }, select: { id: true, conversationId: true } });
      return said ? { outboxId: said.id, conversationId: said.conversationId } : undefined;
    },
    async announce(
      tx: Tx,
      { announcement, ...word }: { key: string; conversationId: string; announcement: Announcement },
      now: Date,
    ) {
      await words(tx, { ...word, reply: toReply(announcement) }, now);
    },
  };
}
