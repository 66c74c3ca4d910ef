import { strict as assert } from 'node:assert';
import { MINUTE_MS } from '../shared/clock.ts';
import { newCode, newId } from '../shared/ids.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { Database, Tx } from '../store/database.ts';
import { type ConsentSource, type ConsentState, currentConsents } from './consent.ts';
import {
  type GuessLimit,
  guessesLeft,
  hashLinkCode,
  LINK_CODE_LETTERS,
  type TooManyGuesses,
  type WrongCode,
} from './link-codes.ts';
import { newMemberNumber } from './numbers.ts';
import * as store from './store.ts';

export { type ConsentState, currentConsents } from './consent.ts';
export { looksLikeLinkCode } from './link-codes.ts';
export { checkDigit, newMemberNumber } from './numbers.ts';
export type { Known } from './store.ts';

const MOST_NUMBERS_TRIED = 5;

/** Makes the person behind an identity a member. Refused when they are one already, whatever the race. */
export async function join(
  tx: Tx,
  { identityId, channel }: { identityId: string; channel: string },
  now: Date,
): Promise<Result<{ memberId: string; number: string }, { code: 'already_member'; memberId: string }>> {
  const { memberId } = await store.lockIdentity(tx, identityId);
  if (memberId) return refuse({ code: 'already_member', memberId });
  const member = await createMember(tx, channel, now);
  await store.setIdentityMember(tx, [identityId], member.memberId, now);
  return ok(member);
}

async function createMember(tx: Tx, joinedVia: string, now: Date): Promise<{ memberId: string; number: string }> {
  for (let tries = 0; tries < MOST_NUMBERS_TRIED; tries += 1) {
    const member = { id: newId(now.getTime()), number: newMemberNumber() };
    if (await store.insertMember(tx, { ...member, joinedAt: now, joinedVia }))
      return { memberId: member.id, number: member.number };
  }
  throw new Error('no free member number was found');
}

/** Makes a one-time code that proves a membership. It is shown once; only its hash is kept. */
export async function createLinkCode(
  tx: Tx,
  { memberNumber, minutes, secret }: { memberNumber: string; minutes: number; secret: string },
  now: Date,
): Promise<Result<{ code: string; expiresAt: Date }, { code: 'unknown_member' }>> {
  const member = await tx.member.findUnique({ where: { number: memberNumber } });
  if (!member) return refuse({ code: 'unknown_member' });
  const code = newCode(LINK_CODE_LETTERS);
  const expiresAt = new Date(now.getTime() + minutes * MINUTE_MS);
  const memberId = member.mergedIntoId ?? member.id;
  await tx.linkCode.create({
    data: { id: newId(now.getTime()), memberId, codeHash: hashLinkCode(secret, code), createdAt: now, expiresAt },
  });
  return ok({ code, expiresAt });
}

export type Linked = {
  memberId: string;
  number: string;
  /** The membership that this identity had before, when it was another one: the two are one person. */
  previousMemberId?: string;
};

/**
 * Links an identity to the membership that a code proves. Every guess is written down; after too many wrong ones even a
 * right code is refused until some time has passed.
 */
export async function redeemLinkCode(
  tx: Tx,
  { identityId, code, secret, limit }: { identityId: string; code: string; secret: string; limit: GuessLimit },
  now: Date,
): Promise<Result<Linked, WrongCode | TooManyGuesses>> {
  const { memberId: previous } = await store.lockIdentity(tx, identityId);
  const since = new Date(now.getTime() - limit.guessWindowMinutes * MINUTE_MS);
  const { left, freeAt } = guessesLeft(await store.loadWrongGuesses(tx, identityId, since), limit, now);
  if (freeAt) return refuse({ code: 'too_many_guesses', until: freeAt });
  const memberId = await store.useLinkCode(tx, hashLinkCode(secret, code), identityId, now);
  await tx.linkAttempt.create({ data: { id: newId(now.getTime()), identityId, succeeded: memberId !== undefined, at: now } });
  if (!memberId) return refuse({ code: 'wrong_code', left: left - 1 });
  const member = await store.findMember(tx, memberId);
  assert(member, 'a link code names a member');
  await store.setIdentityMember(tx, [identityId], memberId, now);
  return ok({ memberId, number: member.number, previousMemberId: previous && previous !== memberId ? previous : undefined });
}

/** Takes an identity off its membership; the membership and its points stay. */
export async function unlink(
  tx: Tx,
  identityId: string,
  now: Date,
): Promise<Result<{ memberId: string }, { code: 'not_linked' }>> {
  const { memberId } = await store.lockIdentity(tx, identityId);
  if (!memberId) return refuse({ code: 'not_linked' });
  await store.setIdentityMember(tx, [identityId], null, now);
  return ok({ memberId });
}

export type Merge = { id: string; fromMemberId: string; intoMemberId: string; identityIds: string[]; purchaseIds: string[] };

/**
 * Makes two memberships of one person one, by the proof that `identityId` gave: identities and purchases go over, and
 * what went is written down. Points are moved by loyalty, in the same transaction.
 */
export async function mergeMembers(
  tx: Tx,
  { fromMemberId, intoMemberId, identityId }: { fromMemberId: string; intoMemberId: string; identityId: string },
  now: Date,
): Promise<Merge & { /** The membership that stays has had its welcome gift. */ intoWelcomed: boolean }> {
  assert.notEqual(fromMemberId, intoMemberId);
  await store.lockMembers(tx, [fromMemberId, intoMemberId]);
  const others = await tx.identity.findMany({ where: { memberId: fromMemberId }, select: { id: true } });
  const identityIds = [...new Set([identityId, ...others.map(({ id }) => id)])];
  const purchases = await tx.purchase.findMany({ where: { memberId: fromMemberId }, select: { id: true } });
  const purchaseIds = purchases.map(({ id }) => id);
  await store.setIdentityMember(tx, identityIds, intoMemberId, now);
  await tx.purchase.updateMany({ where: { id: { in: purchaseIds } }, data: { memberId: intoMemberId } });
  await tx.member.update({ where: { id: fromMemberId }, data: { mergedIntoId: intoMemberId } });
  const merge = {
    id: newId(now.getTime()),
    fromMemberId,
    intoMemberId,
    identityId,
    moved: { identityIds, purchaseIds },
    mergedAt: now,
  };
  await tx.memberMerge.create({ data: merge });
  const into = await store.findMember(tx, intoMemberId);
  return { id: merge.id, fromMemberId, intoMemberId, identityIds, purchaseIds, intoWelcomed: into?.welcomedAt != null };
}

/** Takes a merge back: identities and purchases return to the membership that they came from. */
export async function undoMerge(
  tx: Tx,
  mergeId: string,
  now: Date,
): Promise<Result<Merge, { code: 'unknown_merge' } | { code: 'undone_already'; undoneAt: Date }>> {
  const merge = await tx.memberMerge.findUnique({ where: { id: mergeId } });
  if (!merge) return refuse({ code: 'unknown_merge' });
  const { fromMemberId, intoMemberId } = merge;
  await store.lockMembers(tx, [fromMemberId, intoMemberId]);
  const { count } = await tx.memberMerge.updateMany({ where: { id: mergeId, undoneAt: null }, data: { undoneAt: now } });
  if (count === 0)
    return refuse({
      code: 'undone_already',
      undoneAt: (await tx.memberMerge.findUniqueOrThrow({ where: { id: mergeId } })).undoneAt!,
    });
  const { identityIds, purchaseIds } = merge.moved as { identityIds: string[]; purchaseIds: string[] };
  await tx.identity.updateMany({
    where: { id: { in: identityIds }, memberId: intoMemberId },
    data: { memberId: fromMemberId, linkedAt: now },
  });
  await tx.purchase.updateMany({ where: { id: { in: purchaseIds }, memberId: intoMemberId }, data: { memberId: fromMemberId } });
  await tx.member.update({ where: { id: fromMemberId }, data: { mergedIntoId: null } });
  return ok({ id: mergeId, fromMemberId, intoMemberId, identityIds, purchaseIds });
}

/** The language that the member chose, on all channels. */
export async function setLanguage(tx: Tx, memberId: string, language: string): Promise<void> {
  await tx.member.update({ where: { id: memberId }, data: { language } });
}

export type Speaker = { memberId?: string; identityId: string; channel: string; messageId: string };

/** Records a no for each purpose. It holds for the member on every channel, or for this identity until they join. */
export async function withdrawConsents(tx: Tx, speaker: Speaker, purposes: readonly string[], now: Date): Promise<void> {
  await record(
    tx,
    speaker,
    purposes.map((purpose) => ({ purpose, given: false })),
    'stop_word',
    now,
  );
}

/**
 * Brings consents back to what they were before the withdrawal in `withdrawnIn` (a message).
 * @returns the purposes that are a yes again
 */
export async function restoreConsents(tx: Tx, speaker: Speaker, withdrawnIn: string, now: Date): Promise<string[]> {
  const rows = await tx.consent.findMany({
    where: { OR: [{ identityId: speaker.identityId }, ...(speaker.memberId ? [{ memberId: speaker.memberId }] : [])] },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
  });
  const withdrawn = rows.findIndex(({ messageId }) => messageId === withdrawnIn);
  if (withdrawn < 0) return [];
  const before = currentConsents(rows.slice(0, withdrawn)).filter(({ given }) => given);
  const after = currentConsents(rows);
  const purposes = before.map(({ purpose }) => purpose).filter((purpose) => !after.find((row) => row.purpose === purpose)?.given);
  await record(
    tx,
    speaker,
    purposes.map((purpose) => ({ purpose, given: true })),
    'undo',
    now,
  );
  return purposes;
}

/** Records a yes or no that somebody gave by a button or an import. */
export async function recordConsent(
  tx: Tx,
  speaker: Speaker,
  consent: { purpose: string; given: boolean; source: ConsentSource },
  now: Date,
): Promise<void> {
  await record(tx, speaker, [consent], consent.source, now);
}

async function record(
  tx: Tx,
  speaker: Speaker,
  consents: readonly { purpose: string; given: boolean }[],
  source: ConsentSource,
  now: Date,
): Promise<void> {
  const { memberId, identityId, channel, messageId } = speaker;
  const rows = consents.map(({ purpose, given }) => ({
    id: newId(now.getTime()),
    memberId,
    identityId,
    purpose,
    given,
    channel,
    source,
    messageId,
    recordedAt: now,
  }));
  await store.insertConsents(tx, rows);
}

export async function loadConsents(
  read: Pick<Database, 'pool'>,
  person: { memberId?: string; identityId: string },
): Promise<ConsentState[]> {
  return currentConsents(await store.loadConsents(read, person));
}

/** What is stored about a person, for "what do you know about me?". */
export const loadKnown = store.loadKnown;
