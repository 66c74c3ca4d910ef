import { newId } from '../shared/ids.ts';
import type { Tx } from '../store/database.ts';
import { PRIVACY_SECTIONS, type PrivacySection } from './privacy-rules.ts';
import { bind, copyOf, erasureOf, type PrivacyWords, personalRules } from './privacy-sql.ts';
import * as stored from './stored-privacy.ts';

// A copy of all that is stored about a person, and their erasure, over every table of the database (`privacy-rules.ts`).
//
// Locks are taken in one order: points (by the caller, before), accounts, memberships, conversations. Whatever a person does at the same
// moment waits for one of these, and then finds nobody: they are a stranger who writes for the first time.

/** Everything by which a person's rows are found. Merged memberships are theirs. */
export type Person = { memberIds: string[]; identityIds: string[] };

/** Whom: a member, by any of their memberships, or somebody who is none, by their account. */
export type WhosePrivacy = { memberId: string } | { identityId: string };

/** Most rows of one table in a copy; the newest. Nobody has as many but by a fault, and the copy says so then. */
const MOST_ROWS = 20_000;
/** Larger files are named in a copy with their size, and are had one by one. */
const MOST_FILE_BYTES = 2 * 1024 * 1024;

export type CopiedTable = { table: string; why: string; count: number; rows: readonly Record<string, unknown>[] };
/** Part by part, in the order of `PRIVACY_SECTIONS`; tables without a row of theirs are left out. */
export type PersonCopy = readonly { section: PrivacySection; tables: readonly CopiedTable[] }[];

/** All that is stored about a person, but for what would open something (hashes, keys). */
export async function copyPerson(tx: Tx, whose: WhosePrivacy): Promise<PersonCopy> {
  const person = await stored.findPerson(tx, whose);
  const words = await wordsOf(tx, person);
  const tables: (CopiedTable & { section: PrivacySection })[] = [];
  for (const rule of personalRules) {
    const { text, values } = bind(copyOf(rule, { most: MOST_ROWS, mostFileBytes: MOST_FILE_BYTES }), words);
    const [found] = await tx.$queryRawUnsafe<{ count: number; rows: Record<string, unknown>[] }[]>(text, ...values);
    if (found && found.count > 0) tables.push({ table: rule.table, section: rule.section, why: rule.why, ...found });
  }
  return PRIVACY_SECTIONS.flatMap((section) => {
    const parts = tables.filter((table) => table.section === section).map(({ section: _, ...table }) => table);
    return parts.length > 0 ? [{ section, tables: parts }] : [];
  });
}

/** A person as they are found; `memberId` is the membership that all others became part of. */
export type KnownPerson = Person & { memberId: string | undefined };

/** Whose points the caller takes before it locks the person. */
export async function findPerson(tx: Tx, whose: WhosePrivacy): Promise<KnownPerson> {
  const person = await stored.findPerson(tx, whose);
  return { ...person, memberId: await stored.findLiveMember(tx, person.memberIds) };
}

/** A person whose accounts and memberships are locked, so that no link or merge adds to them. */
export type LockedPerson = KnownPerson;

/** Locks a person for their erasure. The caller has taken their points before, since points are locked first everywhere. */
export async function lockPerson(tx: Tx, whose: WhosePrivacy): Promise<LockedPerson> {
  for (let known = await stored.findPerson(tx, whose); ; ) {
    await stored.lockIdentities(tx, known.identityIds);
    await stored.lockMemberships(tx, known.memberIds);
    const now = await stored.findPerson(tx, whose);
    const isAll =
      now.identityIds.every((id) => known.identityIds.includes(id)) && now.memberIds.every((id) => known.memberIds.includes(id));
    if (isAll) return { ...now, memberId: await stored.findLiveMember(tx, now.memberIds) };
    known = now;
  }
}

/** Who asked, and where our last answer goes: nowhere for somebody who asked by letter. */
export type ErasureAsked = { by: 'person'; conversationId: string; messageId: string } | { by: 'staff' };

export type Erased = {
  erasureId: string;
  /** How many rows of each table were taken away or emptied. */
  removed: Readonly<Record<string, number>>;
};

/**
 * Forgets a person: takes their rows away, or them out of the rows that must stay, in the transaction that the caller opened.
 *
 * The conversation in which it was asked stays until our last answer has gone (`finishErasures`), as that of somebody unknown. Whatever
 * they wrote there after their yes is a message of that somebody. Erasing again what was erased changes nothing.
 *
 * @param person as `lockPerson` gave it in this transaction, with the points taken
 */
export async function erasePerson(tx: Tx, person: LockedPerson, asked: ErasureAsked, now: Date): Promise<Erased> {
  const { memberIds, identityIds } = person;
  const conversationIds = await stored.lockConversations(tx, identityIds);
  const here = asked.by === 'person' ? asked.conversationId : null;
  const message = asked.by === 'person' ? asked.messageId : null;
  await stored.blankWaiting(tx, { identityIds, conversationIds });
  const messageIds = await stored.findMessages(tx, { identityIds, conversationIds, here, message });
  const husk = newId(now.getTime());
  await stored.insertHusk(tx, husk, now);
  const words: PrivacyWords = {
    members: memberIds,
    identities: identityIds,
    conversations: conversationIds,
    messages: messageIds,
    husk,
    now,
    here,
    message,
  };
  const stays = here !== null && message !== null ? await stored.describeHere(tx, here) : undefined;
  const removed = await eraseRows(tx, words);
  await stored.dropUnusedHusk(tx, husk);
  const strangerId = stays && here !== null && message !== null ? newId(now.getTime()) : null;
  if (stays && strangerId !== null && here !== null && message !== null)
    await stored.becomeStranger(tx, { strangerId, ...stays, conversationId: here, messageId: message }, now);
  const erasureId = newId(now.getTime());
  await stored.insertErasure(tx, {
    id: erasureId,
    memberIds,
    identityIds,
    conversationId: here,
    inboundId: message,
    strangerId,
    askedBy: asked.by,
    askedAt: now,
    removed,
  });
  return { erasureId, removed };
}

/** From the end of the list, so that what refers to a row goes before it. @returns how many rows of each table */
async function eraseRows(tx: Tx, words: PrivacyWords): Promise<Record<string, number>> {
  const removed: Record<string, number> = {};
  for (const rule of personalRules.toReversed()) {
    const sql = erasureOf(rule);
    if (sql === undefined) continue;
    const { text, values } = bind(sql, words);
    const count = await tx.$executeRawUnsafe(text, ...values);
    if (count > 0) removed[rule.table] = count;
  }
  return removed;
}

async function wordsOf(tx: Tx, { memberIds, identityIds }: Person): Promise<PrivacyWords> {
  const conversationIds = await stored.findConversations(tx, identityIds);
  const messageIds = await stored.findMessages(tx, { identityIds, conversationIds, here: null, message: null });
  return { members: memberIds, identities: identityIds, conversations: conversationIds, messages: messageIds };
}

/** An erasure of which something is left to do. */
export type OpenErasure = { id: string; askedAt: Date };

/** Erasures whose last answer has gone, or will not go any more, and that are a while ago. */
export const dueErasures = stored.findDueErasures;

/**
 * Sweeps up after an erasure: our last answer and the message that it answers; the conversation and the account, unless they are in
 * use again; and what somebody else wrote down about the person in the very moment of it.
 */
export async function finishErasure(tx: Tx, erasureId: string, now: Date): Promise<void> {
  const erasure = await stored.lockErasure(tx, erasureId);
  if (!erasure) return;
  const { memberIds, identityIds, conversationId, inboundId, strangerId } = erasure;
  const husk = newId(now.getTime());
  await stored.insertHusk(tx, husk, now);
  const conversationIds = await stored.lockConversations(tx, identityIds);
  const messageIds = await stored.findMessages(tx, { identityIds, conversationIds, here: null, message: null });
  await eraseRows(tx, {
    members: memberIds,
    identities: identityIds,
    conversations: conversationIds,
    messages: messageIds,
    husk,
    now,
  });
  await stored.dropUnusedHusk(tx, husk);
  if (conversationId !== null && inboundId !== null) {
    await stored.lockConversation(tx, conversationId);
    await stored.deleteLastAnswer(tx, { conversationId, inboundId });
    if (strangerId !== null) await leaveNothing(tx, { conversationId, strangerId }, now);
  }
  await stored.endErasure(tx, erasureId, now);
}

/** The conversation and account of the stranger, where nothing else has come of them since. */
async function leaveNothing(
  tx: Tx,
  { conversationId, strangerId }: { conversationId: string; strangerId: string },
  now: Date,
): Promise<void> {
  if (await stored.isMember(tx, strangerId)) return;
  const place = { identityIds: [strangerId], conversationIds: [conversationId] };
  const messages = await stored.findMessages(tx, { ...place, here: null, message: null });
  const words: PrivacyWords = {
    members: [],
    identities: [strangerId],
    conversations: [conversationId],
    messages,
    husk: null,
    now,
  };
  for (const rule of personalRules) {
    if (OF_ITSELF.has(rule.table)) continue;
    const { text, values } = bind(copyOf(rule, { most: 0, mostFileBytes: 0 }), words);
    const [found] = await tx.$queryRawUnsafe<{ count: number }[]>(text, ...values);
    if (found && found.count > 0) return;
  }
  await eraseRows(tx, words);
  await stored.deleteIdentity(tx, strangerId);
}

/** What a conversation has as soon as it is there. */
const OF_ITSELF: ReadonlySet<string> = new Set(['identity', 'conversation', 'channel_address', 'erasure']);

export type ErasureRecord = {
  id: string;
  memberIds: string[];
  identityIds: string[];
  askedBy: string;
  askedAt: Date;
  finishedAt: Date | null;
};

/** Who was forgotten, by the ids of the husks, the newest last: what has to be forgotten again in an older backup. */
export const listErasures = stored.listErasures;
