import type { Audience, Content } from './message.ts';
import type { Action } from './reply.ts';

/** What the chat may know of a member at an instant; the SQL function `member_facts` gives it. Points are whole. */
export type MemberFacts = {
  id: string;
  /** As on the card. */
  number: string;
  givenName?: string;
  /** The language the member chose. */
  language?: string;
  joinedAt: Date;
  /** The position of the newest ledger entry: an answer that states points says up to which entry it counted. */
  ledgerPosition: number;
  owed: number;
  spendable: number;
  /** Waiting for the end of a return period. */
  pending: number;
  /** Waiting for the first purchase. */
  waiting: number;
  /** The next points to become spendable; `earnedAt` is when the earliest of them was earned. */
  nextAvailable?: { points: number; at: Date; earnedAt: Date };
  /** The next points to expire; `at` is the first instant at which they are gone. */
  nextExpiry?: { points: number; at: Date };
  /** Points earned on purchases in the tier's period. */
  qualifying: number;
};

/** How fresh the shops' figures are; without a feed that is expected regularly, `countedUntil` is absent. */
export type Freshness = { countedUntil?: Date; late: boolean };

/** What the next free text is taken for, while something is open in a conversation. */
export type Flow = {
  skill: string;
  data: Record<string, unknown>;
  /** It is a question of ours that stays open while other things are said (`open-question.ts`). */
  stays?: Staying;
  /** The question that stays open beneath this, and is waited for again when this has ended. */
  beneath?: Flow;
};

/** How long a question stays open, and how it is come back to. */
export type Staying = {
  /** The instants at which it was asked, and from which on an answer is too late. */
  since: string;
  until: string;
  goOn: Action;
  leave: Action;
  /** It was come back to on a later day, which is done once. */
  reminded?: true;
};

export type WorkConversation = {
  id: string;
  channel: string;
  channelConversationId: string;
  audience: Audience;
  language?: string;
  languageHint?: string;
  flow?: Flow;
  handledBy: 'bot' | 'staff';
  fence: number;
  /** The bot said here that it is automated and where the privacy notice is. */
  introduced: boolean;
  /** The id of our newest message there. */
  newestAnswer: string | undefined;
};

/** One message whose turn it is, with what its turn needs to begin. The conversation is ours until the turn has ended. */
export type Work = {
  inboundId: string;
  /** The number under which this process leased the conversation. */
  process: number;
  number: number;
  content: Content;
  attempts: number;
  conversation: WorkConversation;
  identity: { id: string; displayName?: string };
  member?: MemberFacts;
  freshness: Freshness;
};

/** A row of the SQL type `turn_work`. */
export type WorkRow = {
  inbound_id: string;
  number: number;
  content: Content;
  attempts: number;
  conversation_id: string;
  channel: string;
  channel_conversation_id: string;
  audience: Audience;
  language: string | null;
  language_hint: string | null;
  flow: Flow | null;
  handled_by: 'bot' | 'staff';
  fence: number;
  introduced: boolean;
  newest_answer: string | null;
  identity_id: string;
  display_name: string | null;
} & FactsRow;

/** The facts in a row. */
export type FactsRow = {
  /** Null for somebody who is no member, and with it all that follows up to `qualifying`. */
  member_id: string | null;
  member_number: string;
  given_name: string | null;
  member_language: string | null;
  joined_at: Date;
  ledger_position: number;
  owed: number;
  spendable: number;
  pending: number;
  waiting: number;
  next_available_at: Date | null;
  next_available_points: number;
  next_available_earned_at: Date;
  next_expiry_at: Date | null;
  next_expiry_points: number;
  qualifying: number;
  counted_until: Date | null;
  late: boolean;
};

/** A row that may have no work in it: then all its fields are null. */
export type MaybeWorkRow = WorkRow | { [Field in keyof WorkRow]: null };

export const hasWork = <Row extends MaybeWorkRow>(row: Row): row is Row & WorkRow => row.inbound_id !== null;

export function toWork(process: number, row: WorkRow): Work {
  return {
    inboundId: row.inbound_id,
    process,
    number: row.number,
    content: row.content,
    attempts: row.attempts,
    conversation: {
      id: row.conversation_id,
      channel: row.channel,
      channelConversationId: row.channel_conversation_id,
      audience: row.audience,
      language: row.language ?? undefined,
      languageHint: row.language_hint ?? undefined,
      flow: row.flow ?? undefined,
      handledBy: row.handled_by,
      fence: row.fence,
      introduced: row.introduced,
      newestAnswer: row.newest_answer ?? undefined,
    },
    identity: { id: row.identity_id, displayName: row.display_name ?? undefined },
    ...toFacts(row),
  };
}

export function toFacts(row: FactsRow): Pick<Work, 'member' | 'freshness'> {
  return {
    member: row.member_id === null ? undefined : toMemberFacts(row.member_id, row),
    freshness: { late: row.late, countedUntil: row.counted_until ?? undefined },
  };
}

function toMemberFacts(id: string, row: FactsRow): MemberFacts {
  const { next_available_at: availableAt, next_expiry_at: expiresAt } = row;
  return {
    id,
    number: row.member_number,
    givenName: row.given_name ?? undefined,
    language: row.member_language ?? undefined,
    joinedAt: row.joined_at,
    ledgerPosition: row.ledger_position,
    owed: row.owed,
    spendable: row.spendable,
    pending: row.pending,
    waiting: row.waiting,
    nextAvailable: availableAt
      ? { points: row.next_available_points, at: availableAt, earnedAt: row.next_available_earned_at }
      : undefined,
    nextExpiry: expiresAt ? { points: row.next_expiry_points, at: expiresAt } : undefined,
    qualifying: row.qualifying,
  };
}
