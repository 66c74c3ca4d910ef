import { createHash } from 'node:crypto';
import type { Database, Tx } from '../../chat/skill.ts';
import { DAY_MS } from '../../shared/clock.ts';
import type { Problem } from '../problems.ts';
import type { Answered } from './endpoint.ts';

/** How long the same call gets its first answer again. */
export const KEPT_DAYS = 30;
/** Of two that hold each other up the database ends one, which then does no harm to begin anew. */
const MOST_TRIES = 3;
const IN_PROGRESS_SECONDS = 1;

export type KeyedCall = {
  apiKeyId: string;
  idempotencyKey: string;
  /** Of method, path and body, as `fingerprintOf` makes it. */
  fingerprint: string;
  /** Of the answer, when it changes something. */
  status: number;
};

export type KeyedAnswer = { status: number; json: string; isReplay: boolean } | { problem: Problem };

export const fingerprintOf = (call: { method: string; path: string; body: string }): string =>
  createHash('sha256').update(`${call.method} ${call.path}\n${call.body}`).digest('hex');

/**
 * Runs a call once for its key. Effect and answer are stored in one transaction, so whatever breaks, either both are there, and the
 * same call gets the same answer again, or neither is, and it runs. A refusal changes nothing and leaves no trace: once its
 * cause is cured, the same call may go through.
 */
export async function runOnce(
  { transaction }: Pick<Database, 'transaction'>,
  call: KeyedCall,
  now: Date,
  work: (tx: Tx) => Promise<Answered>,
): Promise<KeyedAnswer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transaction((tx) => runInside(tx, call, now, work));
    } catch (error) {
      if (error instanceof Refused) return { problem: error.problem };
      if (tries === MOST_TRIES || !isRace(error)) throw error;
    }
  }
}

/** Rolls back what a refused call may have written before it was refused. */
class Refused extends Error {
  override name = 'Refused';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

async function runInside(
  tx: Tx,
  { apiKeyId, idempotencyKey, fingerprint, status }: KeyedCall,
  now: Date,
  work: (tx: Tx) => Promise<Answered>,
): Promise<KeyedAnswer> {
  // Not waited for: calls that wait would hold connections that the one they wait for may need.
  const [lock] = await tx.$queryRaw<{ isOurs: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended(${`api request ${apiKeyId} ${idempotencyKey}`}, 0)) as "isOurs"`;
  if (!lock!.isOurs) {
    const detail = 'The same call with this Idempotency-Key is running at this moment. Send it again to get its answer.';
    return { problem: { code: 'in_progress', detail, retryAfterSeconds: IN_PROGRESS_SECONDS } };
  }
  const where = { keyId_idempotencyKey: { keyId: apiKeyId, idempotencyKey } };
  const stored = await tx.apiRequest.findUnique({ where });
  if (stored && stored.forgetAt > now) {
    if (stored.fingerprint === fingerprint) return { status: stored.status, json: stored.answer, isReplay: true };
    const detail = 'This Idempotency-Key was used for another call, or another body. Make a new one for every new call.';
    return { problem: { code: 'idempotency_key_reused', detail } };
  }
  const answered = await work(tx);
  if (!answered.ok) throw new Refused(answered.refusal);
  const { body, forgetAt = new Date(now.getTime() + KEPT_DAYS * DAY_MS) } = answered.value;
  const answer = JSON.stringify(body);
  const row = { fingerprint, status, answer, answeredAt: now, forgetAt };
  await tx.apiRequest.upsert({ where, create: { keyId: apiKeyId, idempotencyKey, ...row }, update: row });
  return { status, json: answer, isReplay: false };
}

/** Forgets answers whose time is over. */
export async function forgetRequests({ pool }: Pick<Database, 'pool'>, now: Date): Promise<number> {
  const { rowCount } = await pool.query('delete from api_request where forget_at <= $1', [now]);
  return rowCount ?? 0;
}

/** 40P01 deadlock detected, 40001 serialisation failure, and Prisma's word for both. */
const isRace = (error: unknown): boolean => hasCode(error, /^(40P01|40001|P2034)$/);

/** Whether an error, or one that it was made of, has such a code: Prisma hands on what the server said within one of its own. */
export function hasCode(error: unknown, codes: RegExp, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > MOST_CAUSES) return false;
  const { code, originalCode, cause, meta } = error as Fault;
  if ([code, originalCode].some((one) => typeof one === 'string' && codes.test(one))) return true;
  return [cause, meta?.driverAdapterError].some((one) => hasCode(one, codes, depth + 1));
}

type Fault = { code?: unknown; originalCode?: unknown; cause?: unknown; meta?: { driverAdapterError?: unknown } };
const MOST_CAUSES = 5;
