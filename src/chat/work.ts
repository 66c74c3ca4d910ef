import type { Audience, Content } from './message.ts';

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
export type Flow = { skill: string; data: Record<string, unknown> };

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
  newestAnswer?: string;
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

/** As the SQL function `turn_work` writes it. */
export type WorkRow = {
  number: number;
  content: Content;
  attempts: number;
  conversation: Nullable<Omit<WorkConversation, 'handledBy'>> & { handledBy: 'bot' | 'staff' };
  identity: { id: string; displayName: string | null };
  member: MemberRow | null;
  freshness: { counted_until: string | null; late: boolean };
};

type Nullable<T> = { [Key in keyof T]: undefined extends T[Key] ? Exclude<T[Key], undefined> | null : T[Key] };

type MemberRow = {
  member_id: string;
  number: string;
  given_name: string | null;
  language: string | null;
  joined_at: string;
  ledger_position: number;
  owed: number;
  spendable: number;
  pending: number;
  waiting: number;
  next_available_at: string | null;
  next_available_points: number | null;
  next_available_earned_at: string | null;
  next_expiry_at: string | null;
  next_expiry_points: number | null;
  qualifying: number;
};

export function toWork(inboundId: string, process: number, row: WorkRow): Work {
  const { conversation, identity, member, freshness } = row;
  return {
    inboundId,
    process,
    number: row.number,
    content: row.content,
    attempts: row.attempts,
    conversation: {
      ...conversation,
      language: conversation.language ?? undefined,
      languageHint: conversation.languageHint ?? undefined,
      flow: conversation.flow ?? undefined,
      newestAnswer: conversation.newestAnswer ?? undefined,
    },
    identity: { id: identity.id, displayName: identity.displayName ?? undefined },
    member: member ? toMemberFacts(member) : undefined,
    freshness: { late: freshness.late, countedUntil: freshness.counted_until ? new Date(freshness.counted_until) : undefined },
  };
}

function toMemberFacts(row: MemberRow): MemberFacts {
  return {
    id: row.member_id,
    number: row.number,
    givenName: row.given_name ?? undefined,
    language: row.language ?? undefined,
    joinedAt: new Date(row.joined_at),
    ledgerPosition: row.ledger_position,
    owed: row.owed,
    spendable: row.spendable,
    pending: row.pending,
    waiting: row.waiting,
    nextAvailable: row.next_available_at
      ? {
          points: row.next_available_points!,
          at: new Date(row.next_available_at),
          earnedAt: new Date(row.next_available_earned_at!),
        }
      : undefined,
    nextExpiry: row.next_expiry_at ? { points: row.next_expiry_points!, at: new Date(row.next_expiry_at) } : undefined,
    qualifying: row.qualifying,
  };
}
