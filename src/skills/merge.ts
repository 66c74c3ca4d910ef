import assert from 'node:assert/strict';
import type { Tx } from '../chat/skill.ts';
import {
  type KeyReused,
  lockMemberPoints,
  movePoints,
  type Programme,
  returnWelcome,
  takeBackWelcome,
  undoMovePoints,
} from '../loyalty/index.ts';
import { findMerge, mergeMembers, type UndoRefusal, undoMerge } from '../members/index.ts';
import { ok, type Result, refuse } from '../shared/result.ts';

// Two memberships of one person made one, and parted again: members and loyalty together, in the caller's transaction.

/** @returns how much of a second welcome gift was taken back */
export async function mergeByProof(
  tx: Tx,
  ids: { fromMemberId: string; intoMemberId: string; identityId: string },
  programme: Programme,
  now: Date,
): Promise<{ giftTaken: number }> {
  const { fromMemberId, intoMemberId } = ids;
  await lockMemberPoints(tx, [fromMemberId, intoMemberId]);
  const merge = await mergeMembers(tx, ids, now);
  const key = keyOf(merge.id);
  // The gift first: what is taken back must not travel.
  const gift = merge.intoWelcomed
    ? await takeBackWelcome(tx, { memberId: fromMemberId, idempotencyKey: giftKeyOf(merge.id) }, programme, now)
    : undefined;
  const moved = await movePoints(tx, { fromMemberId, intoMemberId, idempotencyKey: key }, programme, now);
  assert(moved.ok && gift?.ok !== false, 'the keys of a new merge are new');
  return { giftTaken: gift?.value.points ?? 0 };
}

export type Parted = {
  /** Points that went back with the membership that had been merged. */
  points: number;
  /** Points of it that had been spent, or had expired, meanwhile. */
  spent: number;
  /** Points of its welcome gift that it has again. */
  gift: number;
};

/** Undoes a merge whose proof turned out wrong, on staff's word. */
export async function partAgain(
  tx: Tx,
  mergeId: string,
  programme: Programme,
  now: Date,
): Promise<Result<Parted, UndoRefusal | KeyReused>> {
  const known = await findMerge(tx, mergeId);
  if (known) await lockMemberPoints(tx, [known.fromMemberId, known.intoMemberId]);
  const undone = await undoMerge(tx, mergeId, now);
  if (!undone.ok) return undone;
  const { fromMemberId, intoMemberId } = undone.value;
  const idempotencyKey = `${keyOf(mergeId)}:undone`;
  const points = await undoMovePoints(
    tx,
    { fromMemberId, intoMemberId, moveKey: keyOf(mergeId), idempotencyKey },
    programme,
    now,
  );
  if (!points.ok) return refuse(points.refusal);
  const giftCommand = { memberId: fromMemberId, takenKey: giftKeyOf(mergeId), idempotencyKey: `${idempotencyKey}:welcome` };
  const gift = await returnWelcome(tx, giftCommand, programme, now);
  if (!gift.ok) return refuse(gift.refusal);
  return ok({ ...points.value, gift: gift.value.points });
}

const keyOf = (mergeId: string) => `merge:${mergeId}`;
const giftKeyOf = (mergeId: string) => `${keyOf(mergeId)}:welcome`;
