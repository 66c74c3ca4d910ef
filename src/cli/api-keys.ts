import { type ApiKey, createApiKey, isScope, listApiKeys, revokeApiKey, SCOPES, type Scope } from '../http/auth.ts';
import { addShop, openShopFeed, setLateAfter } from '../loyalty/index.ts';
import { nameShopSources } from '../members/index.ts';
import { addDays, type Day, isTimeZone, startOfDay } from '../shared/calendar.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { Database } from '../store/database.ts';
import type { Deps } from './command.ts';

// The commands for the retailer's own systems: shops, and the keys with which tills call the API. Each gives back what the person
// at the keyboard has to hear when it could not be done.

type Complaint = string | undefined;

/** Hours without a purchase after which answers say that a shop's figures are late: a day, and a morning to open in. */
const LATE_AFTER_HOURS = 30;

export type KeyOptions = { name?: string; scope?: string; shop?: string; 'late-after'?: string; expires?: string };

/** A key that shall be made, as far as it is right without looking into the database. */
export type WantedKey = {
  name: string;
  scopes: readonly Scope[];
  shop: string | undefined;
  /** Undefined leaves a feed that exists as it is. */
  lateAfterHours: number | undefined;
  /** The last day on which it works. */
  expiresOn: Day | undefined;
};

export function readKeyOptions(options: KeyOptions): Result<WantedKey, { code: 'wrong_options'; complaint: string }> {
  const wrong = (complaint: string) => refuse({ code: 'wrong_options', complaint } as const);
  const name = options.name?.trim();
  if (!name) return wrong('What is it for? E.g. npm run regulars -- api-key create --name till --scope purchases:write');
  const scopes = [...new Set((options.scope ?? '').split(',').map((scope) => scope.trim()))];
  if (!scopes.every(isScope)) return wrong(`--scope takes one or more of these, with commas between them:\n${scopeLines()}`);
  const { shop, expires: expiresOn, 'late-after': typed } = options;
  const lateAfterHours = typed === undefined ? undefined : Number(typed);
  if (typed !== undefined && !/^[1-9]\d{0,2}$/.test(typed))
    return wrong('--late-after takes whole hours, 1 to 999, e.g. --late-after 30');
  if (expiresOn !== undefined && !isDay(expiresOn))
    return wrong('--expires takes the last day on which the key shall work, e.g. --expires 2027-12-31');
  return ok({ name, scopes, shop, lateAfterHours, expiresOn });
}

export async function makeApiKey({ database, programme, now }: Deps, wanted: WantedKey): Promise<Complaint> {
  const { name, scopes, shop, expiresOn } = wanted;
  const expiresAt = expiresOn && startOfDay(addDays(expiresOn, 1), programme.rules.timeZone);
  if (expiresAt && expiresAt <= now) return `${expiresOn} is over: the key would never work.`;

  const made = await database.transaction(async (tx) => {
    const lateAfterHours = wanted.lateAfterHours ?? LATE_AFTER_HOURS;
    const given = { name, scopes, lateAfterHours, ...(expiresAt && { expiresAt }) };
    if (shop === undefined) return ok(await createApiKey(tx, given, now));
    const feed = await openShopFeed(tx, { shop: { code: shop }, lateAfterHours }, now);
    if (!feed.ok) return feed;
    const { feedId, shopId } = feed.value;
    if (wanted.lateAfterHours !== undefined) await setLateAfter(tx, { feedId, hours: lateAfterHours });
    return ok(await createApiKey(tx, { ...given, shopId }, now));
  });
  if (!made.ok) {
    const { shops } = made.refusal;
    if (shops.length === 0) return `There is no shop "${shop}", and no other one yet: make it with shop add ${shop} --name …`;
    return `There is no shop "${shop}". These are there: ${shops.join(', ')}. Make it with shop add ${shop} --name …`;
  }
  console.log(
    `${made.value.key}\nThis is shown once: keep it where "${name}" reads it. To end it: api-key revoke ${made.value.id}`,
  );
  return undefined;
}

export async function printApiKeys(database: Database, now: Date): Promise<void> {
  const keys = await listApiKeys(database);
  if (keys.length === 0) console.log('There are no API keys. Make one with api-key create.');
  for (const key of keys) {
    const { id, name, scopes, shop, lastUsedOn, expiresAt, revokedAt } = key;
    const state = revokedAt
      ? `revoked ${revokedAt.toISOString().slice(0, 10)}`
      : expiresAt && expiresAt <= now
        ? `expired ${expiresAt.toISOString().slice(0, 10)}`
        : `works${expiresAt ? ` until ${expiresAt.toISOString().slice(0, 16)}Z` : ''}`;
    console.log(`${id}  ${name}  ${shopOf({ shop })}  ${scopes.join(',')}  ${state}, last used ${lastUsedOn ?? 'never'}`);
  }
}

const shopOf = ({ shop }: Pick<ApiKey, 'shop'>): string => shop?.code ?? 'all shops';

export async function endApiKey(database: Database, id: string, now: Date): Promise<Complaint> {
  const revoked = await database.transaction((tx) => revokeApiKey(tx, id, now));
  if (revoked.ok) {
    console.log(`"${revoked.value.name}" opens nothing from now on.`);
    return undefined;
  }
  switch (revoked.refusal.code) {
    case 'unknown_key':
      return `There is no key ${id}. api-key list has their ids.`;
    case 'revoked_already':
      return `That key was revoked at ${revoked.refusal.revokedAt.toISOString()}.`;
  }
}

export async function addOneShop(
  { database, programme, now }: Deps,
  { code, ...options }: { code: string; name?: string; web?: boolean; 'time-zone'?: string },
): Promise<Complaint> {
  if (!/^[^\s\p{Cc}]{1,40}$/u.test(code)) return 'The code of a shop has 1 to 40 characters and no spaces, e.g. OSL-STORO';
  const timeZone = options['time-zone'] ?? programme.rules.timeZone;
  if (!isTimeZone(timeZone)) return `There is no time zone "${timeZone}", e.g. --time-zone Europe/Oslo`;
  const name = options.name?.trim() || code;
  const added = await database.transaction(async (tx) => {
    const shop = await addShop(tx, { code, name, kind: options.web ? 'web' : 'store', timeZone }, now);
    if (shop.ok) await nameShopSources(tx, now);
    return shop;
  });
  if (!added.ok) return `There is a shop "${code}" already.`;
  console.log(`${name} (${code}) is a shop now. Its till gets a key with: api-key create --name till --shop ${code} --scope …`);
  return undefined;
}

const scopeLines = (): string =>
  Object.entries(SCOPES)
    .map(([scope, what]) => `  ${scope.padEnd(16)} ${what}`)
    .join('\n');

const isDay = (typed: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(typed) && new Date(`${typed}T00:00:00Z`).toJSON()?.startsWith(typed) === true;
