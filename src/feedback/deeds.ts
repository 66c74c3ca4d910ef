import { DAY_MS } from '../shared/clock.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { Tx } from '../store/database.ts';
import type { Read } from '../store/sql.ts';
import * as stored from './stored-deeds.ts';
import type { Localised } from './surveys.ts';
import type { Remark } from './themes.ts';

// "You said, we did": what was done about a theme, for those who had said it.

export type Deed = {
  id: string;
  themeCode: string;
  /** By language: what they said, as it stands after "you told us". */
  said: Localised;
  /** By language, the same ones: what was done, as a sentence. */
  did: Localised;
  publishedAt: Date;
  /** Who wrote it. */
  by: string | null;
};

/** Something that one member said on a theme, asked or unasked. */
export type Saying = Remark & { words: string; saidAt: Date };

/** Whoever said it longer ago does not remember it, and a month alone would not tell which year was meant. */
const REMEMBERED_DAYS = 300;

export type DeedTexts = Readonly<Record<string, { said: string; did: string }>>;
export type DeedRefusal =
  /** Nothing in the language that everybody falls back to. */
  | { code: 'no_default' }
  /** Said without done, or done without said. */
  | { code: 'half'; languages: string[] };

/** What staff wrote, as it will be told: languages in which nothing was written are left out. */
export function readDeedTexts(written: DeedTexts, byDefault: string): Result<{ said: Localised; did: Localised }, DeedRefusal> {
  const tidied = Object.entries(written)
    .map(([language, { said, did }]) => ({ language, said: phraseOf(said), did: sentenceOf(did) }))
    .filter(({ said, did }) => said !== '' || did !== '');
  const half = tidied.filter(({ said, did }) => said === '' || did === '').map(({ language }) => language);
  if (half.length > 0) return refuse({ code: 'half', languages: half });
  if (!tidied.some(({ language }) => language === byDefault)) return refuse({ code: 'no_default' });
  const by = (what: 'said' | 'did') => Object.fromEntries(tidied.map((one) => [one.language, one[what]]));
  return ok({ said: by('said'), did: by('did') });
}

const plain = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();
/** It stands within a sentence that ends after it. */
const phraseOf = (text: string): string => plain(text).replace(/[\s.,;:!…]+$/u, '');
/** Others stand after it. */
const sentenceOf = (text: string): string => plain(text).replace(/(?<=[\p{L}\p{N})%])$/u, '.');

/** The language in which somebody is told: theirs where it was written in it, else the shop's own. */
export const languageOfDeed = ({ said }: Pick<Deed, 'said'>, language: string, byDefault: string): string =>
  Object.hasOwn(said, language) ? language : byDefault;

/** Keeps a deed. @returns false where it is there already */
export const publishDeed = (tx: Tx, deed: Omit<Deed, 'by' | 'publishedAt'> & { staffId: string }, now: Date): Promise<boolean> =>
  stored.insertDeed(tx, deed, now);

export const findDeed = (read: Read, id: string): Promise<Deed | undefined> => stored.findDeed(read, id);

/** What was done about a theme, the newest first. */
export const listDeeds = (read: Read, themeCode: string): Promise<Deed[]> => stored.loadDeeds(read, themeCode);

/** Members who said a theme before this instant and may remember it, with the languages that they chose. */
export const whoSaid = (read: Read, themeCode: string, until: Date): Promise<{ memberId: string; language: string | null }[]> =>
  stored.loadWhoSaid(read, themeCode, remembered(until));

/** What a member said last on a deed's theme before it was published; undefined where nothing of it is, or is about it, any more. */
export const findSaying = (read: Read, { themeCode, publishedAt }: Deed, memberId: string): Promise<Saying | undefined> =>
  stored.findSaying(read, memberId, themeCode, remembered(publishedAt));

/** What this member wrote, whatever it is about by now; undefined where it is not kept any more. */
export const findRemark = stored.findRemark;

/** The last things that were said on a theme, by whomever. */
export const listSayings = stored.loadSayings;

const remembered = (until: Date) => ({ since: new Date(until.getTime() - REMEMBERED_DAYS * DAY_MS), until });
