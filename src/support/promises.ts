import assert from 'node:assert/strict';
import { DAY_MS, MINUTE_MS } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { Tx } from '../store/database.ts';
import { inTx, type Read, type Sql, sqlOf } from '../store/sql.ts';
import { aroundTheClock, type WorkCalendar } from './calendar.ts';
import { type Complaint, isUnsettled } from './complaint.ts';
import type { ComplaintEventKind, EventBy } from './complaint-events.ts';
import { appendComplaintEvent } from './complaints.ts';
import {
  type CustomerPromise,
  decideMiss,
  type Miss,
  nextDay,
  type Promised,
  type PromiseKind,
  type PromiseRules,
  type PromiseState,
  pointsForMiss,
} from './promise.ts';
import { changeComplaint, lockComplaint } from './stored-complaints.ts';
import {
  endPromise,
  findEndOfChain,
  findListener,
  findPromiseById,
  findPromiseByKey,
  findPromiseMember,
  hasOpenAnswerBy,
  hasOpenPromise,
  insertPromise,
  type ListedPromise,
  type Listener,
  loadDueIds,
  loadOpenWords,
  loadPromiseList,
  loadPromisesOfComplaint,
  lockConversation,
  lockMember,
  lockOpenPromise,
  lockOpenPromises,
  type PromiseFilter,
  pointsGivenOrPromised,
  remindUntil,
} from './stored-promises.ts';

// Promises, from their making to their end. Locks are taken in one order: members' points (by whoever moves them), the member,
// conversations, the complaint, then promises by their ids.

export type PromiseCommand = {
  /** The same again gives the first promise. */
  key: string;
  conversationId: string;
  complaintId?: string;
  memberId?: string;
  promised: Promised;
  /** `promisedTime()` of the calendar, or a colleague's own word. */
  dueAt: Date;
  team: string;
  ownerStaffId?: string;
  by: 'bot' | 'staff';
  staffId?: string;
  /** Nothing is given for a miss: where somebody is hurt, points would be an insult. */
  withoutPoints?: boolean;
  /** The customer does not hear of it: it holds staff alone to their word. */
  untold?: boolean;
};

/**
 * Makes a promise. Its `pointsIfMissed` may be told to the customer: they are set aside in the limit of one person, and given by
 * themselves if the promise is missed. A member's row is locked for that: whoever moves points does so before.
 */
export async function makePromise(
  tx: Tx,
  command: PromiseCommand,
  rules: Pick<PromiseRules, 'missed'>,
  now: Date,
): Promise<CustomerPromise> {
  const {
    key,
    conversationId,
    complaintId,
    promised,
    dueAt,
    team,
    ownerStaffId,
    by,
    staffId,
    withoutPoints,
    untold = false,
  } = command;
  assert(dueAt > now, 'a promise is about what is to come');
  const sql = inTx(tx);
  const memberId = await findPromiseMember(sql, command.memberId ?? null, conversationId);
  const givesPoints = memberId !== undefined && rules.missed.points > 0 && !withoutPoints;
  if (givesPoints) await lockMember(sql, memberId);
  const known = await findPromiseByKey(sql, key);
  if (known) return known;
  const id = newId(now.getTime());
  const pointsIfMissed = givesPoints ? pointsForMiss(rules, await pointsCounted(sql, memberId, rules, now)) : 0;
  const made = await insertPromise(sql, {
    id,
    chainId: id,
    place: 1,
    complaintId: complaintId ?? null,
    conversationId,
    memberId: memberId ?? null,
    promised,
    dueAt,
    team,
    ownerStaffId: ownerStaffId ?? null,
    told: !untold,
    promisedAt: now,
    by,
    staffId: staffId ?? null,
    pointsIfMissed,
    key,
  });
  if (!made) return (await findPromiseByKey(sql, key))!;
  const promise = (await findPromiseById(sql, id))!;
  await note(tx, promise, 'promised', { by, staffId, detail: { dueAt: dueAt.toISOString() } }, now);
  return promise;
}

const pointsCounted = (sql: Sql, memberId: string, { missed }: Pick<PromiseRules, 'missed'>, now: Date): Promise<number> =>
  pointsGivenOrPromised(sql, memberId, new Date(now.getTime() - missed.most.days * DAY_MS));

export type NoSuchPromise = { code: 'promise_not_found' };
export type PromiseOver = { code: 'promise_over'; state: Exclude<PromiseState, 'open'>; endedAt: Date };

/** What ended, whom it is told to, and what was promised in the first place (`promise.first`). */
export type Ended = { promise: CustomerPromise; listener: Listener; late: boolean };

/**
 * Keeps a promise, with proof. Whichever promise of a chain is named, its live end is kept: what was missed and done at last is
 * `late`. The caller tells the customer, in the same transaction.
 */
export async function keepPromise(
  tx: Tx,
  { promiseId, proof, staffId }: { promiseId: string; proof: string; staffId?: string },
  now: Date,
): Promise<Result<Ended, NoSuchPromise | PromiseOver>> {
  assert(proof.trim() !== '', 'that it was kept has a proof');
  const found = await lockLiveEnd(inTx(tx), promiseId);
  if (!found.ok) return found;
  const { promise } = found.value;
  await endPromise(inTx(tx), promise.id, { state: 'kept', endedAt: now, endedByStaffId: staffId, proof });
  await note(tx, promise, 'promise_kept', { by: staffId ? 'staff' : 'rule', staffId, detail: { proof } }, now);
  return ok(found.value);
}

export type NewTimeNotLater = { code: 'time_not_later'; dueAt: Date };
export type TooLateToMove = { code: 'too_late_to_move'; dueAt: Date };
export type Moved = { from: CustomerPromise; to: CustomerPromise; listener: Listener };

/**
 * Moves a promise, before its time has passed: the caller gives the customer notice in the same transaction. After a miss, it is the
 * time of the thing itself that is promised anew. What a miss gives goes along.
 */
export async function movePromise(
  tx: Tx,
  command: { promiseId: string; dueAt: Date; staffId?: string; reason?: string },
  now: Date,
): Promise<Result<Moved, NoSuchPromise | PromiseOver | NewTimeNotLater | TooLateToMove>> {
  const { dueAt, staffId, reason } = command;
  const sql = inTx(tx);
  const found = await lockLiveEnd(sql, command.promiseId);
  if (!found.ok) return found;
  const { promise, listener } = found.value;
  if (promise.dueAt <= now) return refuse({ code: 'too_late_to_move', dueAt: promise.dueAt });
  if (dueAt <= now || (promise.told && dueAt <= promise.dueAt)) return refuse({ code: 'time_not_later', dueAt: promise.dueAt });
  await endPromise(sql, promise.id, { state: 'moved', endedAt: now, endedByStaffId: staffId, reason });
  const by = staffId === undefined ? ({ by: 'rule' } as const) : ({ by: 'staff', staffId } as const);
  const given = { promised: promise.first, dueAt, team: promise.team, told: true, pointsIfMissed: promise.pointsIfMissed };
  const to = await follow(sql, promise, { ...given, ...by, ownerStaffId: promise.ownerStaffId }, now);
  const detail = { to: to.id, from: promise.dueAt.toISOString(), dueAt: dueAt.toISOString(), reason };
  await note(tx, promise, 'promise_moved', { ...by, detail }, now);
  return ok({ from: promise, to, listener });
}

/**
 * Nobody expects these any more: a remedy was undone, or something else agreed. A later link of a chain counts by what it began with:
 * what follows a miss of goods or money is still about those.
 */
export async function withdrawPromises(
  tx: Tx,
  which: ({ complaintId: string } | { promiseId: string }) & { kinds?: readonly PromiseKind[]; reason: string; staffId?: string },
  now: Date,
): Promise<CustomerPromise[]> {
  const sql = inTx(tx);
  const { kinds, reason, staffId } = which;
  const open = 'complaintId' in which ? await lockOpenPromises(sql, which) : await lockChainOf(sql, which.promiseId);
  const ended = open.filter(({ first }) => !kinds || kinds.includes(first.kind));
  for (const promise of ended) {
    await endPromise(sql, promise.id, { state: 'withdrawn', endedAt: now, endedByStaffId: staffId, reason });
    await note(tx, promise, 'promise_withdrawn', { by: staffId ? 'staff' : 'bot', staffId, detail: { reason } }, now);
  }
  return ended;
}

/**
 * A person wrote to the customer: what was promised there as an answer is kept, by what they wrote. What is still owed (goods, money)
 * stays owed: until it has a new time or is done, staff are held to it day after day.
 *
 * @param proof the id of the message, or of the promise that they made; that one (`except`) is to be kept yet
 */
export async function keepAnswers(
  tx: Tx,
  {
    conversationId,
    complaintId,
    proof,
    staffId,
    except,
  }: { conversationId: string; complaintId?: string; proof: string; staffId: string; except?: string },
  now: Date,
): Promise<CustomerPromise[]> {
  const sql = inTx(tx);
  const answers = (await lockOpenPromises(sql, { conversationId, orComplaintId: complaintId })).filter(
    ({ id, promised: { kind } }) => isAnswer(kind) && id !== except,
  );
  for (const promise of answers) {
    await endPromise(sql, promise.id, { state: 'kept', endedAt: now, endedByStaffId: staffId, proof });
    await note(tx, promise, 'promise_kept', { by: 'staff', staffId, detail: { proof } }, now);
    if (isAnswer(promise.first.kind)) continue;
    const { first: promised, team, ownerStaffId } = promise;
    await follow(
      sql,
      promise,
      {
        promised,
        dueAt: nextDay(promise.dueAt, now),
        team,
        ownerStaffId: ownerStaffId ?? staffId,
        told: false,
        pointsIfMissed: 0,
        by: 'rule',
      },
      now,
    );
  }
  return answers;
}

const isAnswer = (kind: PromiseKind): boolean => kind === 'answer' || kind === 'next_word';

// ------------------------------------------------------------------------------------------------------------------ by the clock

/** Ids of promises whose time has passed, in the order of their times. */
export async function duePromises(
  read: Read,
  now: Date,
  { except = [], limit }: { except?: readonly string[]; limit: number },
): Promise<string[]> {
  return await loadDueIds(sqlOf(read), now, except, limit);
}

export type Missed = {
  /** As it was: with what was promised, and by when. */
  promise: CustomerPromise;
  miss: Miss;
  /** What is promised now instead. */
  next: CustomerPromise;
  listener: Listener;
  /** Points to give in the same transaction, under the key "promise:<id>"; 0 for none. */
  points: number;
};

/**
 * Writes down that a promise was missed, whoever has it from here on, and what is promised next. The caller gives the points and
 * tells the customer in the same transaction, and has locked the points of the promise's member before.
 *
 * @returns undefined where it is not due, has ended meanwhile, or somebody else is at it
 */
export async function missPromise(
  tx: Tx,
  promiseId: string,
  { rules, calendar }: { rules: PromiseRules; calendar: WorkCalendar },
  now: Date,
): Promise<Missed | undefined> {
  const sql = inTx(tx);
  const known = await findPromiseById(sql, promiseId);
  if (known?.state !== 'open' || known.dueAt > now) return undefined;
  const complaint = await lockPlace(sql, known);
  const promise = await lockOpenPromise(sql, promiseId);
  if (!promise || promise.dueAt > now) return undefined;
  // Danger knows no opening hours, and whoever was missed once less than ever.
  const miss = decideMiss(promise, rules, complaint?.severity === 'danger' ? aroundTheClock(calendar) : calendar, now);
  const points = promise.memberId === null ? 0 : miss.points;
  await endPromise(sql, promise.id, { state: 'missed', endedAt: now, pointsGiven: points > 0 ? points : undefined });
  const promised = miss.told ? ({ kind: 'next_word' } as const) : promise.first;
  const { dueAt, team, told } = miss;
  const next = await follow(
    sql,
    promise,
    { promised, dueAt, team, told, ownerStaffId: null, pointsIfMissed: 0, by: 'rule' },
    now,
  );
  await note(tx, promise, 'promise_missed', { by: 'rule', detail: { points, next: next.id, dueAt: dueAt.toISOString() } }, now);
  if (complaint && isUnsettled(complaint.state)) {
    const severity = complaint.severity === 'normal' ? ('high' as const) : complaint.severity;
    if (complaint.team !== team || complaint.severity !== severity) await changeComplaint(sql, complaint.id, { team, severity });
    await note(tx, promise, 'escalated', { by: 'rule', detail: { from: complaint.team, to: team } }, now);
  }
  return { promise, miss, next, listener: await findListener(sql, promise.memberId, promise.conversationId), points };
}

/**
 * Reminds the owners of promises that are due within the time of the rules, each once: staff see it in their list.
 * @returns how many
 */
export async function remindOwners(
  tx: Tx,
  rules: Pick<PromiseRules, 'remindMinutes'>,
  now: Date,
  limit: number,
): Promise<number> {
  const until = new Date(now.getTime() + rules.remindMinutes * MINUTE_MS);
  const reminded = await remindUntil(inTx(tx), { now, until, limit });
  for (const { id, complaintId } of reminded) {
    if (complaintId === null) continue;
    await appendComplaintEvent(tx, { complaintId, at: now, kind: 'promise_reminded', by: 'rule', detail: { promiseId: id } });
  }
  return reminded.length;
}

// ------------------------------------------------------------------------------------------------------------------------ reads

export async function findPromise(read: Read, promiseId: string): Promise<CustomerPromise | undefined> {
  return await findPromiseById(sqlOf(read), promiseId);
}

/** The live end of a promise's chain. */
export async function findLivePromise(read: Read, promiseId: string): Promise<CustomerPromise | undefined> {
  const last = await findEndOfChain(sqlOf(read), promiseId);
  return last?.state === 'open' ? last : undefined;
}

/** Where its customer hears of a promise, and how they are spoken to. */
export async function promiseListener(read: Read, { memberId, conversationId }: CustomerPromise): Promise<Listener> {
  return await findListener(sqlOf(read), memberId, conversationId);
}

/** All promises about a complaint, in the order in which they were made. */
export async function promisesAbout(read: Read, complaintId: string): Promise<CustomerPromise[]> {
  return await loadPromisesOfComplaint(sqlOf(read), complaintId);
}

/** Whether anything that was promised in a conversation is still to be done. */
export async function isAnythingPromised(read: Read, conversationId: string): Promise<boolean> {
  return await hasOpenPromise(sqlOf(read), conversationId);
}

/** Whether an answer in a conversation is promised by `dueAt` already, or earlier. */
export async function isAnswerPromised(read: Read, conversationId: string, dueAt: Date): Promise<boolean> {
  return await hasOpenAnswerBy(sqlOf(read), conversationId, dueAt);
}

/** What colleagues promised in a conversation in their own words, and is still to be done: nobody else knows when that is over. */
export async function openWords(read: Read, conversationId: string): Promise<CustomerPromise[]> {
  return await loadOpenWords(sqlOf(read), conversationId);
}

/** Promises as people of the shop see them: by their times, with their owners, whether they were reminded, and how the customer can be told. */
export async function listPromises(read: Read, filter: PromiseFilter): Promise<ListedPromise[]> {
  return await loadPromiseList(sqlOf(read), filter);
}

// -------------------------------------------------------------------------------------------------------------------- the chain

async function lockLiveEnd(sql: Sql, promiseId: string): Promise<Result<Ended, NoSuchPromise | PromiseOver>> {
  const [promise] = await lockChainOf(sql, promiseId);
  if (promise) {
    const listener = await findListener(sql, promise.memberId, promise.conversationId);
    return ok({ promise, listener, late: promise.misses > 0 });
  }
  const last = await findEndOfChain(sql, promiseId);
  if (!last) return refuse({ code: 'promise_not_found' });
  assert(last.state !== 'open' && last.endedAt);
  return refuse({ code: 'promise_over', state: last.state, endedAt: last.endedAt });
}

/** Locks what comes before a promise: its conversation and its complaint, if it is about one. */
async function lockPlace(sql: Sql, { complaintId, conversationId }: CustomerPromise): Promise<Complaint | undefined> {
  if (complaintId !== null) return await lockComplaint(sql, complaintId, conversationId);
  await lockConversation(sql, conversationId);
  return undefined;
}

/** @returns the one promise of the chain that is open, locked; none where all are over */
async function lockChainOf(sql: Sql, promiseId: string): Promise<CustomerPromise[]> {
  const known = await findPromiseById(sql, promiseId);
  if (!known) return [];
  await lockPlace(sql, known);
  // Between the two looks the live end may have been followed by another one: that is the one to lock.
  for (;;) {
    const open = await lockOpenPromises(sql, { chainId: known.chainId });
    if (open.length > 0) return open;
    const last = await findEndOfChain(sql, promiseId);
    if (last?.state !== 'open') return [];
  }
}

type Following = Pick<CustomerPromise, 'promised' | 'dueAt' | 'team' | 'ownerStaffId' | 'told' | 'pointsIfMissed'> &
  ({ by: 'rule' } | { by: 'staff'; staffId: string });

/** The next promise of a chain, whose last one the caller has locked and ended. */
async function follow(sql: Sql, last: CustomerPromise, next: Following, now: Date): Promise<CustomerPromise> {
  const id = newId(now.getTime());
  const { chainId, complaintId, conversationId, memberId } = last;
  const place = last.place + 1;
  const made = await insertPromise(sql, {
    ...{ id, chainId, place, complaintId, conversationId, memberId },
    ...{ promised: next.promised, dueAt: next.dueAt, team: next.team, ownerStaffId: next.ownerStaffId, told: next.told },
    ...{ promisedAt: now, by: next.by, staffId: next.by === 'staff' ? next.staffId : null },
    ...{ pointsIfMissed: next.pointsIfMissed, key: `${chainId}#${place}` },
  });
  assert(made, 'a promise is followed by one');
  return (await findPromiseById(sql, id))!;
}

type Noted = { by: EventBy; staffId?: string; detail?: Record<string, unknown> };

async function note(
  tx: Tx,
  promise: CustomerPromise,
  kind: ComplaintEventKind,
  { by, staffId, detail }: Noted,
  at: Date,
): Promise<void> {
  const { id, complaintId, promised } = promise;
  if (complaintId === null) return;
  const told = { promiseId: id, what: promised, ...detail };
  await appendComplaintEvent(tx, { complaintId, at, kind, by, staffId, detail: told });
}
