import { z } from 'zod';
import { type Choice, choice, type Fact, line } from '../chat/reply.ts';
import type { Outcome, Skill, Turn, Tx } from '../chat/skill.ts';
import { choosePushes, findChats, noteAskedForPushes } from '../members/index.ts';
import { strangerChoices } from './check-balance.ts';

const NAME = 'choose_channel';

/** What people call a channel: its own name, which is the same in every language. */
export const channelTitle = (channel: string): Fact => ({
  kind: 'name',
  value: channel.charAt(0).toUpperCase() + channel.slice(1),
  source: { kind: 'member' },
});

/** "Write to me in the other chat": where a member who has several chats hears what nobody asked for. */
export const chooseChannel: Skill<{ identityId?: string }> = {
  name: NAME,
  input: z.strictObject({ identityId: z.uuid().optional() }),
  personal: true,
  async changes({ member, now }, { identityId }, tx) {
    if (!member) return { lines: [line('balance-stranger')], choices: strangerChoices };
    const chats = await findChats(tx, member.id);
    if (chats.length < 2) return { lines: [line('channel-only')] };
    const chosen = chats.find((chat) => chat.identityId === identityId);
    if (!chosen) return { lines: [line('channel-ask')], choices: chats.map(chatChoice) };
    await choosePushes(tx, { memberId: member.id, identityId: chosen.identityId }, now);
    return { lines: [line('channel-done', { channel: channelTitle(chosen.channel) })] };
  },
};

const chatChoice = ({ identityId, channel }: { identityId: string; channel: string }): Choice => ({
  ...choice('channel-name', NAME, { identityId }),
  facts: { channel: channelTitle(channel) },
});

/** Asks a member who has just got a second chat which of them we shall write to. It is asked once. */
export async function withChannelQuestion(
  tx: Tx,
  memberId: string,
  outcome: Outcome,
  { now }: Pick<Turn, 'now'>,
): Promise<Outcome> {
  const chats = await findChats(tx, memberId);
  if (chats.length < 2 || !(await noteAskedForPushes(tx, memberId, now))) return outcome;
  return {
    ...outcome,
    lines: [...outcome.lines, line('channel-ask')],
    choices: [...chats.map(chatChoice), ...(outcome.choices ?? [])],
  };
}
