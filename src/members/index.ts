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
import { readSourceCode, shopSourceCode } from './sources.ts';
import * as store from './store.ts';

export { type ConsentState, currentConsents } from './consent.ts';
export { looksLikeLinkCode } from './link-codes.ts';
export { findMembersByNumber, type ImportedMember, insertMembers, updateMembers } from './member-import.ts';
export { checkDigit, newMemberNumber } from './numbers.ts';
export {
  type CopiedTable,
  copyPerson,
  dueErasures,
  type Erased,
  type ErasureAsked,
  type ErasureRecord,
  erasePerson,
  findPerson,
  finishErasure,
  type KnownPerson,
  type LockedPerson,
  listErasures,
  lockPerson,
  type PersonCopy,
  type WhosePrivacy,
} from './privacy.ts';
export { PRIVACY_SECTIONS, type PrivacySection } from './privacy-rules.ts';
export type { Known, MemberDetails, MemberKey, Source, SourceCounts } from './store.ts';

const MOST_NUMBERS_TRIED = 5;

/** Makes the person behind an identity a member. Refused when they are one already, whatever the race. */
export async function join(
  tx: Tx,
  { identityId, channel }: { identityId: string; channel: string },
  now: Date,
): Promise<Result<{ memberId: string; number: string }, { code: 'already_member'; memberId: string }>> {
  const { memberId } = await store.lockIdentity(tx, identityId);
  if (memberId) return refuse({ code: 'already_member', memberId });
  const member = await createMember(tx, { joinedVia: channel, joinedAt: now });
  await store.setIdentityMember(tx, [identityId], member.memberId, now);
  return ok(member);
}

async function createMember(
  tx: Tx,
  member: Omit<store.NewMember, 'id' | 'number'>,
): Promise<{ memberId: string; number: string }> {
  for (let tries = 0; tries < MOST_NUMBERS_TRIED; tries += 1) {
    const [id, number] = [newId(member.joinedAt.getTime()), newMemberNumber()];
    if (await store.insertMember(tx, { ...member, id, number })) return { memberId: id, number };
  }
  throw new Error('no free member number was found');
}

/** A member as a till or web shop signs them up. */
export type Registration = {
  /** As printed on a card that they have already; without it they get a new one. */
  number?: string;
  givenName?: string;
  email?: string;
  /** Digits with a leading +. */
  phone?: string;
  language?: string;
  timeZone?: string;
  /** Where: "api". */
  joinedVia: string;
  /** They had their welcome elsewhere, so there is no gift for them here. */
  isWelcomed: boolean;
};

export type RegistrationRefusal =
  | { code: 'number_taken' }
  /** Somebody has this e-mail address or telephone number already, and is most likely the same person. */
  | { code: 'contact_taken'; contact: 'email' | 'phone' };

/** Makes a member of somebody who is not in a chat. An e-mail address or telephone number belongs to one member, whatever the race. */
export async function registerMember(
  tx: Tx,
  { number, isWelcomed, ...details }: Registration,
  now: Date,
): Promise<Result<{ memberId: string; number: string }, RegistrationRefusal>> {
  const { email, phone } = details;
  await store.lockContacts(tx, [...(email ? [email.toLowerCase()] : []), ...(phone ? [phone] : [])]);
  if (email && (await store.findMembers(tx, { email }, 1)).length > 0) return refuse({ code: 'contact_taken', contact: 'email' });
  if (phone && (await store.findMembers(tx, { phone }, 1)).length > 0) return refuse({ code: 'contact_taken', contact: 'phone' });
  const member = { ...details, joinedAt: now, ...(isWelcomed && { welcomedAt: now }) };
  if (number === undefined) return ok(await createMember(tx, member));
  const id = newId(now.getTime());
  return (await store.insertMember(tx, { ...member, id, number }))
    ? ok({ memberId: id, number })
    : refuse({ code: 'number_taken' });
}

/** Most members that one e-mail address or telephone number is looked up to; imports may bring families along. */
const MOST_FOUND = 50;

/**
 * Members by one of their keys. Who became part of another membership since is found as that one.
 *
 * @returns the oldest first; more than one only for an e-mail address or telephone number that several have
 */
export async function findMembers(read: Pick<Database, 'pool'> | Tx, key: store.MemberKey): Promise<store.MemberDetails[]> {
  return await store.findMembers(read, key, MOST_FOUND);
}

/** Which memberships some numbers and ids stand for now, each under the word that was asked for; unknown ones are left out. */
export const resolveMembers = store.resolveMembers;

/** Changes what is given; null takes a detail away. */
export async function updateDetails(
  tx: Tx,
  memberId: string,
  details: { givenName?: string | null; language?: string | null; timeZone?: string | null },
): Promise<Result<store.MemberDetails, { code: 'unknown_member' }>> {
  const [member] = await store.findMembers(tx, { id: memberId }, 1);
  if (!member) return refuse({ code: 'unknown_member' });
  await tx.member.update({ where: { id: member.id }, data: details });
  return ok({ ...member, ...details });
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
  await tx.linkCode.create({
    data: { id: newId(now.getTime()), memberId: member.id, codeHash: hashLinkCode(secret, code), createdAt: now, expiresAt },
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
  const proven = await store.useLinkCode(tx, hashLinkCode(secret, code), identityId, now);
  await tx.linkAttempt.create({ data: { id: newId(now.getTime()), identityId, succeeded: proven !== undefined, at: now } });
  if (!proven) return refuse({ code: 'wrong_code', left: left - 1 });
  // The code may be older than a merge of the membership that it proves.
  const { id: memberId, number } = await store.lockLiveMember(tx, proven);
  await store.setIdentityMember(tx, [identityId], memberId, now);
  return ok({ memberId, number, previousMemberId: previous && previous !== memberId ? previous : undefined });
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
): Promise<Merge & { /** The person of the membership that stays has had a welcome gift. */ intoWelcomed: boolean }> {
  assert.notEqual(fromMemberId, intoMemberId);
  await store.lockMembers(tx, [fromMemberId, intoMemberId]);
  const intoWelcomed = await store.isWelcomed(tx, intoMemberId);
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
  return { id: merge.id, fromMemberId, intoMemberId, identityIds, purchaseIds, intoWelcomed };
}

export type UndoRefusal =
  | { code: 'unknown_merge' }
  | { code: 'undone_already'; undoneAt: Date }
  /** What was brought together has gone on into another membership since: that merge is undone first. */
  | { code: 'merged_further'; mergeId: string };

/** A merge as it was written down; undefined for an unknown id. */
export async function findMerge(tx: Tx, mergeId: string): Promise<Pick<Merge, 'fromMemberId' | 'intoMemberId'> | undefined> {
  const merge = await tx.memberMerge.findUnique({ where: { id: mergeId }, select: { fromMemberId: true, intoMemberId: true } });
  return merge ?? undefined;
}

/** Takes a merge back: identities and purchases return to the membership that they came from. */
export async function undoMerge(tx: Tx, mergeId: string, now: Date): Promise<Result<Merge, UndoRefusal>> {
  const ids = await findMerge(tx, mergeId);
  if (!ids) return refuse({ code: 'unknown_merge' });
  const { fromMemberId, intoMemberId } = ids;
  await store.lockMembers(tx, [fromMemberId, intoMemberId]);
  const merge = await tx.memberMerge.findUniqueOrThrow({ where: { id: mergeId } });
  if (merge.undoneAt) return refuse({ code: 'undone_already', undoneAt: merge.undoneAt });
  const further = await tx.memberMerge.findFirst({ where: { fromMemberId: intoMemberId, undoneAt: null }, select: { id: true } });
  if (further) return refuse({ code: 'merged_further', mergeId: further.id });
  await tx.memberMerge.update({ where: { id: mergeId }, data: { undoneAt: now } });
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

/** `messageId`: the message in which it is said, where it is said in one. */
export type Speaker = { memberId?: string; identityId: string; channel: string; messageId?: string };

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
 * @returns the purposes that were a yes before it, and are again
 */
export async function restoreConsents(tx: Tx, speaker: Speaker, withdrawnIn: string, now: Date): Promise<string[]> {
  const rows = await store.loadConsentsInside(tx, speaker);
  const withdrawn = rows.findIndex(({ messageId }) => messageId === withdrawnIn);
  if (withdrawn < 0) return [];
  const before = currentConsents(rows.slice(0, withdrawn)).filter(({ given }) => given);
  const after = currentConsents(rows);
  const purposes = before.map(({ purpose }) => purpose);
  const missing = purposes.filter((purpose) => !after.find((row) => row.purpose === purpose)?.given);
  await record(
    tx,
    speaker,
    missing.map((purpose) => ({ purpose, given: true })),
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

/** Whether a member's newest word on a purpose, on any channel, is a yes. Without any word it is a no. */
export async function hasConsent(tx: Tx, memberId: string, purpose: string): Promise<boolean> {
  const consents = currentConsents(await store.loadConsentsInside(tx, { memberId }));
  return consents.find((consent) => consent.purpose === purpose)?.given ?? false;
}

/** Whether somebody's newest word on a purpose is a no: nothing of the kind is put to them, not even beside an answer to what they wrote. */
export async function saidNo(tx: Tx, person: { memberId?: string; identityId: string }, purpose: string): Promise<boolean> {
  const consents = currentConsents(await store.loadConsentsInside(tx, person));
  return consents.find((consent) => consent.purpose === purpose)?.given === false;
}

/** A member's newest word on a purpose, on any channel; undefined where they never said any. */
export async function lastWord(tx: Tx, memberId: string, purpose: string): Promise<ConsentState | undefined> {
  return currentConsents(await store.loadConsentsInside(tx, { memberId })).find((consent) => consent.purpose === purpose);
}

/** What is stored about a person, for "what do you know about me?". */
export const loadKnown = store.loadKnown;

/** Where people can find us, by its code; undefined for a code that nobody made. A shop that is new gets its own by this. */
export async function findSource(
  database: Pick<Database, 'pool' | 'transaction'>,
  typed: string,
  now: Date,
): Promise<store.Source | undefined> {
  const code = readSourceCode(typed);
  if (code === undefined) return undefined;
  const known = await store.findSource(database, code);
  if (known) return known;
  await database.transaction((tx) => nameShopSources(tx, now));
  return store.findSource(database, code);
}

/** All sources with how many people came from each. */
export const loadSources = store.loadSources;

/** All shops, by their codes. */
export const listShops = store.loadShops;

/**
 * Writes down that somebody came to us from a source, the first time they do. Their oldest arrival says where they found us.
 *
 * @returns the source; undefined for a code that nobody made
 */
export async function arriveFrom(
  tx: Tx,
  { identityId, code: typed }: { identityId: string; code: string },
  now: Date,
): Promise<store.Source | undefined> {
  const code = readSourceCode(typed);
  const source = code === undefined ? undefined : await store.findSourceInside(tx, code);
  if (source) await store.insertArrival(tx, { identityId, code: source.code }, now);
  return source;
}

/** Gives every shop without a source its own. A code stays as it is from then on: it may have been printed. */
export async function nameShopSources(tx: Tx, now: Date): Promise<void> {
  if ((await store.findShopsWithoutSource(tx)).length === 0) return;
  await store.lockSources(tx);
  const taken = await store.loadSourceCodes(tx);
  for (const shop of await store.findShopsWithoutSource(tx)) {
    const code = shopSourceCode(shop.code, (one) => taken.has(one));
    taken.add(code);
    await store.insertSource(tx, { code, label: shop.name, shopId: shop.id, createdAt: now });
  }
}

export type UnknownShop = { code: 'unknown_shop'; shops: readonly { code: string; name: string }[] };

/** Makes a further place to be found by, of a shop or of none. */
export async function addSource(
  tx: Tx,
  given: { code: string; label?: string; shopCode?: string },
  now: Date,
): Promise<Result<store.Source, { code: 'unusable_code' } | { code: 'source_taken'; label: string } | UnknownShop>> {
  const code = readSourceCode(given.code);
  if (code === undefined) return refuse({ code: 'unusable_code' });
  await nameShopSources(tx, now); // a shop's oldest source is its own
  await store.lockSources(tx);
  const before = await store.findSourceInside(tx, code);
  if (before) return refuse({ code: 'source_taken', label: before.label });
  const shop = given.shopCode === undefined ? undefined : await store.findShop(tx, given.shopCode);
  if (given.shopCode !== undefined && !shop) return refuse({ code: 'unknown_shop', shops: await store.loadShops(tx) });
  const source = { code, label: given.label ?? shop?.name ?? code };
  await store.insertSource(tx, { ...source, shopId: shop?.id ?? null, createdAt: now });
  return ok({ ...source, shopCode: shop?.code ?? null, shopName: shop?.name ?? null });
}

/** The source that a poster is for: a shop's own, by the shop's code, or any by its own code. */
export async function findPosterSource(tx: Tx, typed: string, now: Date): Promise<Result<store.Source, UnknownShop>> {
  await nameShopSources(tx, now);
  const shop = await store.findShop(tx, typed.trim());
  const code = shop ? (await store.findShopSource(tx, shop.id))!.code : readSourceCode(typed);
  const source = code === undefined ? undefined : await store.findSourceInside(tx, code);
  return source ? ok(source) : refuse({ code: 'unknown_shop', shops: await store.loadShops(tx) });
}

/** The accounts of a member that have a private chat with us. */
export const findChats = store.findChats;

/** From now on the member hears there what nobody asked for, on the other accounts no longer. */
export const choosePushes = store.setPushChosen;

/** Notes that a member was asked where to hear it. @returns whether this is the first time: it is asked once */
export const noteAskedForPushes = store.setPushAsked;
