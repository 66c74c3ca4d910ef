import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Database, Tx } from '../chat/skill.ts';
import { newId } from '../shared/ids.ts';
import { ok, type Result, refuse } from '../shared/result.ts';

/** What a key may open. `:write` does not include `:read`: a till that posts purchases need not read what others bought. */
export const SCOPES = {
  'members:read': 'find members and read their details',
  'members:write': 'sign members up and change their details',
  'purchases:write': 'post purchases and refunds',
  'orders:write': 'tell where orders are',
  'points:read': 'read balances and ledgers',
  'points:write': 'correct points by a further entry',
  'vouchers:read': 'look vouchers up',
  'vouchers:write': 'use vouchers at the till',
  'links:write': 'make one-time codes that connect a chat with a membership',
} as const;

export type Scope = keyof typeof SCOPES;

export const isScope = (text: string): text is Scope => Object.hasOwn(SCOPES, text);

/** Every key of ours begins so: whoever finds one in a log or a repository knows what it is. */
const PREFIX = 'rg_';
const SECRET_BYTES = 32;

/** An API key as the program knows it; the key itself is shown once and kept nowhere. */
export type ApiKey = {
  id: string;
  name: string;
  scopes: Scope[];
  /** The only shop whose purchases it may send; null for all. */
  shop: { id: string; code: string } | null;
  /** Of the feeds that it makes. */
  lateAfterHours: number;
};

export type ListedKey = ApiKey & { createdAt: Date; expiresAt: Date | null; revokedAt: Date | null; lastUsedOn: string | null };

/** Makes a key. @returns it, for the only time */
export async function createApiKey(
  tx: Tx,
  given: { name: string; scopes: readonly Scope[]; shopId?: string; lateAfterHours: number; expiresAt?: Date },
  now: Date,
): Promise<{ id: string; key: string }> {
  const id = newId(now.getTime());
  const key = PREFIX + randomBytes(SECRET_BYTES).toString('base64url');
  const { scopes, ...rest } = given;
  await tx.apiKey.create({ data: { id, keyHash: hashKey(key), scopes: [...scopes], createdAt: now, ...rest } });
  return { id, key };
}

export async function listApiKeys({ pool }: Pick<Database, 'pool'>): Promise<ListedKey[]> {
  const { rows } = await pool.query<ListedKey>(
    `select ${KEY}, k.created_at as "createdAt", k.expires_at as "expiresAt", k.revoked_at as "revokedAt",
       k.last_used_on::text as "lastUsedOn"
     from api_key k left join shop s on s.id = k.shop_id order by k.id`,
  );
  return rows;
}

/** Ends a key at once, for every process. */
export async function revokeApiKey(
  tx: Tx,
  id: string,
  now: Date,
): Promise<Result<{ name: string }, { code: 'unknown_key' } | { code: 'revoked_already'; revokedAt: Date }>> {
  const { count } = await tx.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } });
  const key = await tx.apiKey.findUnique({ where: { id }, select: { name: true, revokedAt: true } });
  if (!key) return refuse({ code: 'unknown_key' });
  return count === 1 ? ok({ name: key.name }) : refuse({ code: 'revoked_already', revokedAt: key.revokedAt! });
}

export type KeyRefusal = { code: 'key_unknown' } | { code: 'key_revoked' } | { code: 'key_expired'; expiredAt: Date };

/**
 * The key that a caller shows. It is looked up by its hash, so that how long that takes tells nothing about other keys, and the
 * day of its use is noted, once a day.
 *
 * @param today in the programme's time zone, "2026-11-22"
 */
export async function findApiKey(
  { pool }: Pick<Database, 'pool'>,
  key: string,
  { today, now }: { today: string; now: Date },
): Promise<Result<ApiKey, KeyRefusal>> {
  const keyHash = hashKey(key);
  const { rows } = await pool.query<ListedKey & { keyHash: string }>(
    `select ${KEY}, k.key_hash as "keyHash", k.expires_at as "expiresAt", k.revoked_at as "revokedAt",
       k.last_used_on::text as "lastUsedOn"
     from api_key k left join shop s on s.id = k.shop_id where k.key_hash = $1`,
    [keyHash],
  );
  const [found] = rows;
  if (!found || !timingSafeEqual(Buffer.from(found.keyHash), Buffer.from(keyHash))) return refuse({ code: 'key_unknown' });
  if (found.revokedAt) return refuse({ code: 'key_revoked' });
  if (found.expiresAt && found.expiresAt <= now) return refuse({ code: 'key_expired', expiredAt: found.expiresAt });
  if (found.lastUsedOn !== today)
    await pool.query('update api_key set last_used_on = $2::date where id = $1 and last_used_on is distinct from $2::date', [
      found.id,
      today,
    ]);
  const { id, name, scopes, shop, lateAfterHours } = found;
  return ok({ id, name, scopes, shop, lateAfterHours });
}

const KEY = `k.id::text, k.name, k.scopes, k.late_after_hours as "lateAfterHours",
  case when s.id is not null then json_build_object('id', s.id, 'code', s.code) end as shop`;

/** 256 random bits need no salt and no slow hash: nobody can try them all. */
const hashKey = (key: string): string => createHash('sha256').update(key).digest('hex');
