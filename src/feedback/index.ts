import { strict as assert } from 'node:assert';
import { isDeepStrictEqual } from 'node:util';
import { DAY_MS } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { Tx } from '../store/database.ts';
import type { Read } from '../store/sql.ts';
import * as stored from './stored-surveys.ts';
import type { SurveyDraft } from './survey-file.ts';
import {
  type About,
  BUILT_IN,
  decideRating,
  decideSkip,
  decideWords,
  firstStep,
  openUntil,
  type RunChange,
  type RunOver,
  type Survey,
  type SurveyKind,
  type SurveyRun,
} from './surveys.ts';

export {
  type Deed,
  type DeedRefusal,
  type DeedTexts,
  findDeed,
  findRemark,
  findSaying,
  languageOfDeed,
  listDeeds,
  listSayings,
  publishDeed,
  readDeedTexts,
  type Saying,
  whoSaid,
} from './deeds.ts';
export { findShopOf, forgetOpinion, keepOpinion, type OpinionCommand, type ShopMeant } from './opinions.ts';
export { type Bucket, type Counts, FEWEST_ANSWERS, type Figure } from './results.ts';
export { type ListedOpinion, listOpinions } from './stored-opinions.ts';
export {
  type ListedSurvey,
  listSurveys,
  type Period,
  type SurveyResults,
  type SurveyWords,
  surveyCsv,
  surveyResults,
} from './stored-results.ts';
export type { Person } from './stored-surveys.ts';
export { answeredRuns, findOpenRun, findRun } from './stored-surveys.ts';
export { parseSurveys, type SurveyDraft, SurveysInvalid } from './survey-file.ts';
export {
  type About,
  helpFor,
  type RunOver,
  type RunState,
  SCALES,
  type Scale,
  type Survey,
  type SurveyKind,
  type SurveyRun,
  type SurveyStep,
  stateAt,
} from './surveys.ts';
export { type ListedTheme, listThemes, nameTheme, type Remark, themeCode } from './themes.ts';

export type SurveyRefusal =
  | { code: 'unknown_survey'; surveyCode: string }
  /** It is switched off. */
  | { code: 'survey_over'; surveyCode: string }
  /** This person has another question open: one at a time. */
  | { code: 'question_open'; runId: string };

/**
 * Opens a question to one person. Nobody is asked anything while another question to them is open. The same `key` again gives the same
 * run; without one, the same person is asked once for each cause. Locks the person's runs; call it after the locks of member and conversation.
 *
 * @param asked `surveyCode` "nps", "csat", "text" and "after-complaint" are always there; `cause` is "campaign:<id>", "complaint:<id>" or "asked"
 */
export async function openSurveyRun(
  tx: Tx,
  asked: {
    surveyCode: string;
    memberId?: string;
    identityId?: string;
    conversationId: string;
    cause: string;
    key?: string;
    about?: About;
  },
  now: Date,
): Promise<Result<{ runId: string; run: SurveyRun }, SurveyRefusal>> {
  const { surveyCode, conversationId, cause, about = {} } = asked;
  const place = await stored.findPerson(tx, conversationId);
  assert.equal(place.audience, 'private', 'nobody is asked where others read along');
  const memberId = asked.memberId ?? place.memberId;
  const identityId = asked.identityId ?? place.identityId;
  const builtIn = Object.hasOwn(BUILT_IN, surveyCode) ? BUILT_IN[surveyCode] : undefined;
  if (builtIn) await stored.insertSurvey(tx, builtIn, now);
  const survey = await stored.findSurvey(tx, surveyCode);
  if (!survey) return refuse({ code: 'unknown_survey', surveyCode });
  const key = asked.key ?? `${surveyCode}:${cause}:${memberId ?? identityId}`;
  const known = await stored.findRunByKey(tx, key);
  if (known) return ok({ runId: known.id, run: known });
  if (!survey.active) return refuse({ code: 'survey_over', surveyCode });
  await stored.expireRuns(tx, { memberId, identityId }, now);
  const open = await stored.findOpenRun(tx, { memberId, identityId }, now);
  if (open) return refuse({ code: 'question_open', runId: open.id });
  const id = newId(now.getTime());
  const step = firstStep(survey);
  const expiresAt = openUntil(survey, now);
  const row = { id, surveyId: survey.id, memberId, identityId, conversationId, cause, key, about, step, askedAt: now, expiresAt };
  if (await stored.insertRun(tx, row)) {
    const run: SurveyRun = {
      id,
      survey,
      memberId,
      identityId,
      conversationId,
      cause,
      about,
      state: 'open',
      step,
      askedAt: now,
      expiresAt,
    };
    return ok({ runId: id, run });
  }
  // Somebody else asked at the same moment: under this key, or another question.
  const other = (await stored.findRunByKey(tx, key)) ?? (await stored.findOpenRun(tx, { memberId, identityId }, now));
  assert(other, 'a run that could not be stored has one in its way');
  return refuse({ code: 'question_open', runId: other.id });
}

/** Whoever has just answered something, or said no, is not asked the next thing at once, whatever the surveys are. */
const REST_MS = DAY_MS;

/** Whether this person was asked something within a day, besides by the run of a key. */
export const askedLately = (read: Read, person: stored.Person, { except }: { except: string }, now: Date): Promise<boolean> =>
  stored.wasAskedSince(read, person, { since: new Date(now.getTime() - REST_MS), except });

export type AnswerRefusal = RunOver | { code: 'unknown_run' };
/** The run as it is after an answer. `isFirst` says that nothing was answered before it. */
export type Answered = { run: SurveyRun; before: SurveyRun };

type Answering = { runId: string; person: stored.Person; conversationId: string };

/** A number on the survey's scale, with what was said beside it. Another one changes it. */
export async function answerRating(
  tx: Tx,
  { value, words, how, ...answering }: Answering & { value: number; words?: string; how: 'tap' | 'words' },
  now: Date,
): Promise<Result<Answered, AnswerRefusal>> {
  return change(tx, answering, how, now, (run) => decideRating(run, { value, words }, now));
}

/** What somebody says in their own words; kept as it was written. */
export async function answerWords(
  tx: Tx,
  { words, ...answering }: Answering & { words: string },
  now: Date,
): Promise<Result<Answered, AnswerRefusal>> {
  return change(tx, answering, 'words', now, (run) => decideWords(run, words, now));
}

/** "Not now" and "skip": what was answered stays, and no more is asked. */
export async function skipQuestion(tx: Tx, answering: Answering, now: Date): Promise<Result<Answered, AnswerRefusal>> {
  return change(tx, answering, 'tap', now, (run) => decideSkip(run, now));
}

async function change(
  tx: Tx,
  { runId, person, conversationId }: Answering,
  how: 'tap' | 'words',
  now: Date,
  decide: (run: SurveyRun) => Result<RunChange, RunOver>,
): Promise<Result<Answered, AnswerRefusal>> {
  await stored.lockPerson(tx, person);
  const before = await stored.lockRun(tx, person, runId);
  if (!before) return refuse({ code: 'unknown_run' });
  const decided = decide(before);
  if (!decided.ok) return decided;
  await stored.saveChange(tx, before, decided.value, { how, conversationId }, now);
  return ok({ before, run: { ...before, conversationId, ...decided.value } });
}

/** A run of this person, locked. */
export const takeRun = stored.lockRun;

/** Notes which complaint a low answer became, so that it becomes one once. */
export const noteComplaint = stored.setComplaint;

/** "Stop": nothing is asked of this person any more; what they answered stays. */
export const closeQuestions = stored.declineRuns;

export type SurveysSaved = { added: string[]; changed: string[]; unchanged: string[]; notInFile: string[] };

/**
 * Takes surveys as they are in a file; those that are not in it stay as they are. Refused as a whole where the kind of one would change
 * that has been asked: its answers would be on another scale.
 */
export async function importSurveys(
  tx: Tx,
  drafts: readonly SurveyDraft[],
  now: Date,
): Promise<Result<SurveysSaved, { code: 'kind_changed'; surveys: readonly { code: string; kind: SurveyKind }[] }>> {
  const known = new Map((await stored.loadSurveys(tx)).map((survey) => [survey.code, survey]));
  const askedCodes = await stored.loadAskedCodes(tx);
  const moved = drafts.flatMap(({ code, kind }) => {
    const before = known.get(code);
    return before && before.kind !== kind && askedCodes.has(code) ? [{ code, kind: before.kind }] : [];
  });
  if (moved.length > 0) return refuse({ code: 'kind_changed', surveys: moved });
  const saved: SurveysSaved = { added: [], changed: [], unchanged: [], notInFile: [] };
  for (const draft of drafts) {
    const before = known.get(draft.code);
    const survey = { ...draft, id: before?.id ?? newId(now.getTime()) };
    const isSame = before !== undefined && isDeepStrictEqual(withoutGaps(before), withoutGaps(survey));
    saved[isSame ? 'unchanged' : before ? 'changed' : 'added'].push(draft.code);
    if (!isSame) await stored.saveSurvey(tx, survey, now);
  }
  const inFile = new Set(drafts.map(({ code }) => code));
  saved.notInFile.push(...[...known.keys()].filter((code) => !inFile.has(code)));
  return ok(saved);
}

const withoutGaps = (survey: Survey): Record<string, unknown> =>
  Object.fromEntries(Object.entries(survey).filter(([, value]) => value !== undefined));
