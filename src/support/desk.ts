import { ok, type Result, refuse } from '../shared/result.ts';
import type { Tx } from '../store/database.ts';
import { inTx, type Read, sqlOf } from '../store/sql.ts';
import { noteAnswered } from './answering.ts';
import { askForPerson } from './asking.ts';
import type { Handoff, HandoffRules } from './handoffs.ts';
import { findGroup, type Group } from './stored-groups.ts';
import { acceptHandoff, addNote, assignHandoff, endHandoff, findOpenHandoff } from './stored-handoffs.ts';
import { lockPersonOf } from './stored-promises.ts';

/** A colleague, as a customer hears of them: by their first name, and their team's code. */
export type Colleague = { id: string; name: string; team: string; active: boolean };

/** The key of a word stands for one that was said in another conversation: this one was not. */
export type KeyUsed = { code: 'key_used' };
/** Others read along: people of the shop speak to a customer in private alone. */
export type InPublic = { code: 'in_public' } & Group;
/** Somebody else has the conversation: "Line has it". */
export type Taken = { code: 'taken_by'; staffId: string; name?: string; fence: number };
/** The conversation changed hands since the caller looked. */
export type HandsChanged = { code: 'moved_on'; fence: number; ownerStaffId?: string; name?: string };
/** Nobody of that id works here, or not any more. */
export type NotThere = { code: 'not_there'; staffId: string };
export type BadText = { code: 'empty_text' } | { code: 'text_too_long'; most: number };

/** What the customer is told when the voice changes. Who speaks next is never a surprise. */
export type Announcement =
  | { kind: 'taken_over'; name: string; team: string }
  | { kind: 'passed_on'; name?: string; team: string; answerDueAt: Date; handoffId: string }
  | { kind: 'back'; name: string; handoffId: string };

/** The voice of conversations, as chat hands it to us (`chat/voice.ts`). All of it locks the conversation first. */
export type DeskVoice = {
  take(
    tx: Tx,
    conversationId: string,
    by: { staffId: string; expectedFence?: number },
  ): Promise<
    Result<
      { fence: number; isNew: boolean },
      { code: 'taken_by'; staffId: string; fence: number } | { code: 'moved_on'; fence: number; ownerStaffId?: string }
    >
  >;
  /** Back to the bot; `asks` names the handoff of which it asks whether it helped. */
  giveBack(
    tx: Tx,
    conversationId: string,
    by: { staffId: string; fence: number; asks?: string },
  ): Promise<Result<{ fence: number }, { code: 'moved_on'; fence: number; ownerStaffId?: string }>>;
  look(tx: Tx, conversationId: string): Promise<{ fence: number; ownerStaffId?: string }>;
  /** A message of a person. */
  say(
    tx: Tx,
    word: { key: string; conversationId: string; staffId: string; fence: number; text: string },
    now: Date,
  ): Promise<{ outboxId: string }>;
  findSaid(tx: Tx, key: string): Promise<{ outboxId: string; conversationId: string } | undefined>;
  announce(tx: Tx, word: { key: string; conversationId: string; announcement: Announcement }, now: Date): Promise<void>;
};

export type DeskDeps = {
  voice: DeskVoice;
  rules: () => HandoffRules;
  findColleague(tx: Tx, staffId: string): Promise<Colleague | undefined>;
};

type ByFence = { conversationId: string; staffId: string; fence: number };

/** What people of the shop do with a conversation. All of it writes in the caller's transaction, which also writes the audit entry. */
export type Desk = {
  /**
   * Takes a conversation over: of several at once exactly one. The customer hears who it is. Whoever has it already keeps it.
   * @param expectedFence what they saw; without it, whatever is nobody's
   */
  claimConversation(
    tx: Tx,
    claim: { conversationId: string; staffId: string; expectedFence?: number },
    now: Date,
  ): Promise<Result<{ fence: number; handoffId: string }, Taken | HandsChanged | NotThere | InPublic>>;
  /**
   * Says something to the customer. In a conversation that is nobody's it takes it over first: whoever answers has it. The same `key`
   * is said once.
   */
  sayAsStaff(
    tx: Tx,
    word: ByFence & { text: string; key: string },
    now: Date,
  ): Promise<Result<{ fence: number; outboxId: string }, Taken | HandsChanged | NotThere | BadText | KeyUsed | InPublic>>;
  /** Gives it back to the bot, which says so and asks whether it is solved. */
  releaseConversation(
    tx: Tx,
    release: ByFence & { resolved: boolean },
    now: Date,
  ): Promise<Result<{ fence: number }, HandsChanged | NotThere>>;
  /** To another team, or to somebody: they are asked to accept it, and until then the bot is the voice. The customer hears by when. */
  handOn(
    tx: Tx,
    passing: ByFence & { to: { team: string } | { staffId: string }; note?: string },
    now: Date,
  ): Promise<Result<{ fence: number; handoff: Handoff }, HandsChanged | NotThere>>;
  /** Beside the conversation, for colleagues alone. Anybody may. */
  noteConversation(
    tx: Tx,
    note: { conversationId: string; staffId: string; text: string },
    now: Date,
  ): Promise<Result<{ noteId: string }, BadText>>;
  /** Conversations of people who do not work here any more. */
  listAbandoned(read: Read): Promise<ByFence[]>;
  /** Such a conversation waits for somebody else; the customer hears by when. In a transaction of its own. */
  freeAbandoned(tx: Tx, abandoned: ByFence, now: Date): Promise<void>;
};

/** What all channels take in one message or a few. */
const MOST_CHARACTERS = 4_000;

/** People's side of conversations, over the voice that chat keeps. */
export function createDesk({ voice, rules, findColleague }: DeskDeps): Desk {
  const named = async <Refusal extends { code: string }>(tx: Tx, refusal: Refusal, staffId: string | undefined) => ({
    ...refusal,
    name: staffId === undefined ? undefined : (await findColleague(tx, staffId))?.name,
  });

  async function claimConversation(
    tx: Tx,
    { conversationId, staffId, expectedFence }: Parameters<Desk['claimConversation']>[1],
    now: Date,
  ): ReturnType<Desk['claimConversation']> {
    const colleague = await findColleague(tx, staffId);
    if (!colleague?.active) return refuse({ code: 'not_there', staffId });
    const group = await findGroup(tx, conversationId);
    if (group) return refuse({ code: 'in_public', ...group });
    const taken = await voice.take(tx, conversationId, { staffId, expectedFence });
    if (!taken.ok) {
      const { refusal } = taken;
      return refuse(await named(tx, refusal, refusal.code === 'taken_by' ? refusal.staffId : refusal.ownerStaffId));
    }
    const handoff = await acceptHandoff(tx, { conversationId, staffId }, rules(), now);
    const { fence, isNew } = taken.value;
    if (isNew) {
      const announcement = { kind: 'taken_over', name: colleague.name, team: colleague.team } as const;
      await voice.announce(tx, { key: `voice:${conversationId}:${fence}`, conversationId, announcement }, now);
    }
    return ok({ fence, handoffId: handoff.id });
  }

  return {
    claimConversation,

    async sayAsStaff(tx, { conversationId, staffId, fence, text, key }, now) {
      const said = text.trim();
      if (said === '') return refuse({ code: 'empty_text' });
      if (said.length > MOST_CHARACTERS) return refuse({ code: 'text_too_long', most: MOST_CHARACTERS });
      const before = await voice.look(tx, conversationId); // locked from here on
      const known = await voice.findSaid(tx, wordKey(staffId, key));
      if (known && known.conversationId !== conversationId) return refuse({ code: 'key_used' });
      if (known) return ok({ fence: before.fence, outboxId: known.outboxId });
      if (before.fence !== fence || (before.ownerStaffId !== undefined && before.ownerStaffId !== staffId))
        return refuse(await named(tx, { code: 'moved_on', ...before } as const, before.ownerStaffId));
      const claimed = await claimConversation(tx, { conversationId, staffId, expectedFence: fence }, now);
      if (!claimed.ok) return claimed;
      const word = { key: wordKey(staffId, key), conversationId, staffId, fence: claimed.value.fence, text: said };
      const { outboxId } = await voice.say(tx, word, now);
      await noteAnswered(tx, { conversationId, proof: outboxId, staffId }, now);
      return ok({ fence: claimed.value.fence, outboxId });
    },

    async releaseConversation(tx, { conversationId, staffId, fence, resolved }, now) {
      const colleague = await findColleague(tx, staffId);
      if (!colleague) return refuse({ code: 'not_there', staffId });
      const open = await findOpenHandoff(tx, conversationId);
      const returned = await voice.giveBack(tx, conversationId, { staffId, fence, asks: open?.id });
      if (!returned.ok) return refuse(await named(tx, returned.refusal, returned.refusal.ownerStaffId));
      await endHandoff(tx, { conversationId, outcome: resolved ? 'resolved' : 'released' }, now);
      if (open) {
        const announcement = { kind: 'back', name: colleague.name, handoffId: open.id } as const;
        const key = `voice:${conversationId}:${returned.value.fence}`;
        await voice.announce(tx, { key, conversationId, announcement }, now);
      }
      return ok({ fence: returned.value.fence });
    },

    async handOn(tx, { conversationId, staffId, fence, to, note }, now) {
      const from = await findColleague(tx, staffId);
      if (!from) return refuse({ code: 'not_there', staffId });
      const receiver = 'staffId' in to ? await findColleague(tx, to.staffId) : undefined;
      if ('staffId' in to && !receiver?.active) return refuse({ code: 'not_there', staffId: to.staffId });
      await lockPersonOf(inTx(tx), null, conversationId); // the wait that follows is a promise to them
      const returned = await voice.giveBack(tx, conversationId, { staffId, fence });
      if (!returned.ok) return refuse(await named(tx, returned.refusal, returned.refusal.ownerStaffId));
      const team = 'team' in to ? to.team : receiver!.team;
      const handoff = await waitAgain(tx, { conversationId, team, name: from.name, fence: returned.value.fence }, now);
      if (note?.trim()) await addNote(tx, { conversationId, staffId, text: note.trim() }, now);
      if (!receiver) return ok({ fence: returned.value.fence, handoff });
      return ok({ fence: returned.value.fence, handoff: await assignHandoff(tx, handoff.id, receiver.id) });
    },

    async noteConversation(tx, { conversationId, staffId, text }, now) {
      if (text.trim() === '') return refuse({ code: 'empty_text' });
      if (text.length > MOST_CHARACTERS) return refuse({ code: 'text_too_long', most: MOST_CHARACTERS });
      return ok(await addNote(tx, { conversationId, staffId, text: text.trim() }, now));
    },

    async listAbandoned(read) {
      return await sqlOf(read)<ByFence>(
        `select c.id::text as "conversationId", c.owner_staff_id::text as "staffId", c.fence from conversation c
          where c.owner_staff_id is not null and not exists (select from staff s where s.id = c.owner_staff_id and s.active)
          order by c.id limit 100`,
      );
    },

    async freeAbandoned(tx, { conversationId, staffId, fence }, now) {
      await lockPersonOf(inTx(tx), null, conversationId);
      const name = (await findColleague(tx, staffId))?.name;
      const returned = await voice.giveBack(tx, conversationId, { staffId, fence });
      if (!returned.ok) return; // somebody saw to it meanwhile
      const team = (await findOpenHandoff(tx, conversationId))?.team ?? rules().service.careTeam;
      await waitAgain(tx, { conversationId, team, name, fence: returned.value.fence }, now);
    },
  };

  /** What one person had is what another one is asked for, with all that was urgent about it. */
  async function waitAgain(
    tx: Tx,
    { conversationId, team, name, fence }: { conversationId: string; team: string; name?: string; fence: number },
    now: Date,
  ): Promise<Handoff> {
    const ended = await endHandoff(tx, { conversationId, outcome: 'handed_on' }, now);
    const again = {
      conversationId,
      team,
      reason: 'handed_on',
      complaintId: ended?.complaintId,
      severity: ended?.severity,
    } as const;
    const { handoff } = await askForPerson(tx, { ...again, key: `${conversationId}:${fence}` }, rules(), now);
    if (ended) await tx.handoffCall.updateMany({ where: { handoffId: ended.id }, data: { handoffId: handoff.id } });
    const announcement = { kind: 'passed_on', name, team, answerDueAt: handoff.answerDueAt, handoffId: handoff.id } as const;
    await voice.announce(tx, { key: `voice:${conversationId}:${fence}`, conversationId, announcement }, now);
    return handoff;
  }
}

const wordKey = (staffId: string, key: string): string => `staff:${staffId}:${key}`;
