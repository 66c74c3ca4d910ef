import { DAY_MS } from '../shared/clock.ts';
import type { Tx } from '../store/database.ts';
import type { Read } from '../store/sql.ts';
import * as stored from './stored-opinions.ts';
import type { Person } from './stored-surveys.ts';

// Remarks that nobody asked for, kept after a yes.

export type OpinionCommand = {
  /** Made when it was asked whether it may be passed on: two yeses keep it once. */
  id: string;
  words: string;
  language: string;
  shopId?: string;
  consent: 'with_name' | 'without_name';
  person: Person;
};

/** Keeps an opinion. Without a name it says nothing of the person. The other yes for the same one changes whose it is. */
export const keepOpinion = (tx: Tx, command: OpinionCommand, now: Date): Promise<void> => stored.saveOpinion(tx, command, now);

/** A no after a yes: it is kept no longer. */
export const forgetOpinion = stored.deleteOpinion;

/** So far back does a purchase say which shop somebody means. */
const RECENT_DAYS = 60;

export type ShopMeant = { id: string; name: string /** The words name it; otherwise it is where they buy. */; isNamed: boolean };

/** The shop that a remark is about: the one that it names, else the only one where this member bought lately. */
export async function findShopOf(
  read: Read,
  words: string,
  { memberId, now }: { memberId?: string; now: Date },
): Promise<ShopMeant | undefined> {
  const shops = await stored.loadShops(read);
  const said = plain(words);
  const named = shops.filter(({ name }) => said.includes(` ${plain(name).trim()} `));
  if (named.length === 1) return { ...named[0]!, isNamed: true };
  if (named.length > 1 || memberId === undefined) return undefined;
  const visited = await stored.loadVisitedShops(read, memberId, new Date(now.getTime() - RECENT_DAYS * DAY_MS));
  const [only, ...others] = visited;
  return only && others.length === 0 ? { ...only, isNamed: false } : undefined;
}

const plain = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
