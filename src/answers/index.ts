// The front door of the library: answers to what every shop is asked, and what nobody could answer.

import { isDeepStrictEqual } from 'node:util';
import type { Day } from '../shared/calendar.ts';
import type { Tx } from '../store/database.ts';
import { inTx, type Read, sqlOf } from '../store/sql.ts';
import { type Answer, type AnswerDraft, holdsOf } from './answer.ts';
import { mask, plainQuestion } from './mask.ts';
import * as store from './store.ts';

export {
  type Answer,
  type AnswerContent,
  type AnswerDraft,
  answerCode,
  contentSchema,
  draftSchema,
  HOURS,
  holdsOf,
  MOST_QUESTION,
  MOST_QUESTIONS,
  MOST_TEXT,
  MOST_TITLE,
  missingLanguages,
  SERVICE_HOURS,
  textIn,
} from './answer.ts';
export { AnswersInvalid, answersFile, parseAnswers } from './answer-file.ts';
export { openShelf, questionsOf, type Shelf } from './shelf.ts';
export type { ShopHours, Unanswered } from './store.ts';

/** Answers by their codes, as they hold on a day. */
export type Library = ReadonlyMap<string, Answer>;

/** Answers that hold on `today`. */
export async function loadLibrary(read: Read, today: Day): Promise<Library> {
  const byCode = Map.groupBy(await store.loadVersions(sqlOf(read), today), ({ code }) => code);
  return new Map(
    [...byCode].flatMap(([code, versions]) => {
      const holds = holdsOf(versions, today);
      return holds ? [[code, holds] as const] : [];
    }),
  );
}

/** The newest version of each answer, whether it holds or not, by code. */
export async function listAnswers(read: Read, today: Day): Promise<Answer[]> {
  const byCode = Map.groupBy(await store.loadVersions(sqlOf(read), today), ({ code }) => code);
  return [...byCode.values()].map(([newest]) => newest!);
}

export const findAnswer = (read: Read, code: string, version: number): Promise<Answer | undefined> =>
  store.findVersion(sqlOf(read), code, version);

export type AnswersSaved = { added: string[]; changed: string[]; unchanged: string[] };

/** Saves answers; each that differs from its newest version becomes a further one. Others stay as they are. */
export async function saveAnswers(
  tx: Tx,
  drafts: readonly AnswerDraft[],
  staffId: string | null,
  now: Date,
): Promise<AnswersSaved> {
  const sql = inTx(tx);
  await store.lockAnswers(sql);
  const newest = await store.newestVersions(
    sql,
    drafts.map(({ code }) => code),
  );
  const known = new Map(newest.map((answer) => [answer.code, answer]));
  const saved: AnswersSaved = { added: [], changed: [], unchanged: [] };
  for (const { code, from, until, ...content } of drafts) {
    const before = known.get(code);
    const validFrom = from ?? null;
    const validUntil = until ?? null;
    // As it comes back from the database: what is undefined is not there.
    const told = JSON.parse(JSON.stringify(content)) as typeof content;
    const isSame =
      before && before.validFrom === validFrom && before.validUntil === validUntil && isDeepStrictEqual(before.content, told);
    if (isSame) {
      saved.unchanged.push(code);
      continue;
    }
    const version = (before?.version ?? 0) + 1;
    await store.insertVersion(sql, { code, version, content: told, validFrom, validUntil, savedAt: now }, staffId);
    saved[before ? 'changed' : 'added'].push(code);
  }
  return saved;
}

/** Answers as words at hand for a colleague who writes in this language. Those that hold opening hours are told by the bot alone. */
export const cannedReplies = (library: Library, language: string): { label: string; text: string }[] =>
  [...library.values()].flatMap(({ code, content }) => {
    const text = content.text[language];
    return text && !text.includes('{') ? [{ label: content.title[language] ?? code, text: text.trim() }] : [];
  });

/** Shops that people go to, with their opening hours. */
export const shopHours = (read: Read): Promise<store.ShopHours[]> => store.loadShopHours(sqlOf(read));

/** Notes what nobody understood, masked. The same message is noted once. */
export async function noteUnanswered(
  tx: Tx,
  asked: {
    messageId: string;
    conversationId: string;
    identityId: string;
    language: string;
    text: string;
    names: readonly string[];
  },
  now: Date,
): Promise<void> {
  const { text, names, ...where } = asked;
  const example = mask(text, { names, language: asked.language }).slice(0, MOST_EXAMPLE).trim();
  const question = plainQuestion(example);
  if (question === '' || !/\p{L}{2}/u.test(question)) return;
  await store.insertUnanswered(inTx(tx), { ...where, question, example }, now);
}

const MOST_EXAMPLE = 200;
const MOST_LISTED = 300;

/** What nobody could answer in the last weeks, the most frequent first. */
export const listUnanswered = (read: Read): Promise<store.Unanswered[]> => store.loadUnanswered(sqlOf(read), MOST_LISTED);

/** Takes a question from the list. @returns how often it had been asked */
export const dismissUnanswered = (tx: Tx, question: string): Promise<number> => store.deleteUnanswered(inTx(tx), question);

export const forgetUnanswered = (read: Read, before: Date): Promise<number> => store.deleteUnansweredBefore(sqlOf(read), before);
