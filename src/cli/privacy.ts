import { writeFileSync } from 'node:fs';
import { loadTexts } from '../locales/index.ts';
import { LANGUAGES } from '../loyalty/index.ts';
import { findMembers, listErasures, type WhosePrivacy } from '../members/index.ts';
import { writeCopy } from '../skills/copy-data.ts';
import { forgetPerson } from '../skills/forget-person.ts';
import type { Database } from '../store/database.ts';
import type { Deps } from './command.ts';

// Copies and erasures for people who ask for them by letter. Each says what happened, or returns why nothing did.

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Writes the two files of a copy. @returns a complaint, if there is nobody */
export async function exportPerson(deps: Deps, who: string, out: string): Promise<string | undefined> {
  const { database, programme, now } = deps;
  const found = await whoseOf(database, who);
  if (!found) return unknown(who);
  const language = found.language ?? programme.rules.languages.default;
  const copyDeps = { programme: () => programme, texts: loadTexts(LANGUAGES) };
  const { text, json } = await database.transaction((tx) => writeCopy(tx, { whose: found.whose, language, now }, copyDeps));
  writeFileSync(`${out}.txt`, text.bytes, { mode: 0o600 });
  writeFileSync(`${out}.json`, json.bytes, { mode: 0o600 });
  console.log(`Written: ${out}.txt, to read, and ${out}.json, with everything.`);
  return undefined;
}

/** Forgets a person for good. @returns why not */
export async function erasePersonNamed(deps: Deps, who: string, yes: boolean): Promise<string | undefined> {
  const { database, programme, now } = deps;
  const found = await whoseOf(database, who);
  if (!found) return unknown(who);
  if (!yes)
    return `Nothing was erased. This takes ${found.name}, with points, vouchers, messages and the words of their cases, away for good. Add --yes to do it.`;
  const erased = await database.transaction((tx) =>
    forgetPerson(tx, { whose: found.whose, asked: { by: 'staff' } }, programme, now),
  );
  const rows = Object.values(erased.removed).reduce((sum, count) => sum + count, 0);
  console.log(
    `Erased: ${erased.points} points and ${erased.vouchers} vouchers taken away, ${rows} rows deleted or emptied. ` +
      'Backups from before still hold them: erase them again after you restore one (privacy list).',
  );
  return undefined;
}

/** Who was erased since a day, by ids that mean something in a backup from before. */
export async function listErased({ database }: Pick<Deps, 'database'>, since: Date): Promise<void> {
  const all = await listErasures(database, since);
  if (all.length === 0) console.log('Nobody was erased.');
  for (const { askedAt, askedBy, memberIds, identityIds, finishedAt } of all) {
    const ids = memberIds.length > 0 ? memberIds : identityIds;
    console.log([askedAt.toISOString(), askedBy.padEnd(6), finishedAt ? 'done   ' : 'ending ', ...ids].join('  '));
  }
}

type Found = { whose: WhosePrivacy; name: string; language?: string };

/** A member by number or id; somebody who is none by the id of an account. */
async function whoseOf(database: Database, who: string): Promise<Found | undefined> {
  const [member] = await findMembers(database, UUID.test(who) ? { id: who } : { number: who });
  if (member) return { whose: { memberId: member.id }, name: `member ${member.number}`, language: member.language ?? undefined };
  if (!UUID.test(who)) return undefined;
  const { rowCount } = await database.pool.query('select from identity where id = $1', [who]);
  return rowCount ? { whose: { identityId: who }, name: 'somebody who is no member' } : undefined;
}

const unknown = (who: string): string => `There is no member ${who}, and no account with this id.`;
