import { type Day, startOfDay } from '../shared/calendar.ts';
import { toCsv } from '../shared/csv.ts';
import { type Read, sqlOf } from '../store/sql.ts';
import { type Bucket, countsOf, type DayCount, type Figure, figureOf, figuresBy } from './results.ts';
import { findSurvey, loadSurveys } from './stored-surveys.ts';
import { SCALES, type Survey } from './surveys.ts';

/** Whole days of the programme's zone; `until` is outside. */
export type Period = { from: Day; until: Day; timeZone: string };

export type SurveyWords = {
  runId: string;
  at: Date;
  rating: number | null;
  words: string;
  themeCode: string | null;
  /** What became of it where it was low. */
  complaintId: string | null;
};

export type SurveyResults = {
  survey: Survey;
  /** Of those asked in the period: how many answered anything, and how many said no. The others let it lie. */
  asked: { count: number; answered: number; declined: number };
  /** Every number of the scale, those that nobody answered included; empty where there is no scale. */
  distribution: { value: number; count: number }[];
  /** Absent for a survey without numbers. */
  total?: Figure;
  buckets: { from: Day; figure: Figure }[];
  /** What people wrote, the newest first: one page of it. */
  words: SurveyWords[];
  /** Where the page after this one begins; absent on the last. */
  older?: string;
  /** How many wrote something and asked to be forgotten since: the words are gone, the numbers count on. */
  erased: number;
};

/**
 * What came of a survey in a period. An answer counts on the day on which it was given.
 *
 * @param words how many of them a page holds
 * @param before the `older` of the page before; what is no such thing is left aside
 */
export async function surveyResults(
  read: Read,
  code: string,
  { bucket, words: most, before, ...period }: Period & { bucket: Bucket; words: number; before?: string },
): Promise<SurveyResults | undefined> {
  const survey = await findSurvey(read, code);
  if (!survey) return undefined;
  const rows = await loadDayCounts(read, survey.id, period);
  const counts = countsOf(rows);
  const { kind } = survey;
  const words = await loadWords(read, survey.id, period, {
    most: most + 1,
    end: before === undefined ? undefined : endOf(before),
  });
  const page = words.slice(0, most);
  const scale = SCALES[kind];
  const values = scale ? Array.from({ length: scale.max - scale.min + 1 }, (_, i) => scale.min + i) : [];
  return {
    survey,
    asked: await loadAsked(read, survey.id, period),
    distribution: values.map((value) => ({ value, count: counts.get(value) ?? 0 })),
    ...(kind !== 'text' && { total: figureOf(kind, counts) }),
    buckets: kind === 'text' ? [] : figuresBy(rows, kind, { ...period, bucket }),
    words: page,
    ...(words.length > most && { older: nameOf(page.at(-1)!) }),
    erased: await countErased(read, survey.id, period),
  };
}

const bounds = ({ from, until, timeZone }: Period) => [
  startOfDay(from, timeZone).toISOString(),
  startOfDay(until, timeZone).toISOString(),
];

const loadDayCounts = (read: Read, surveyId: string, period: Period): Promise<DayCount[]> =>
  sqlOf(read)<DayCount>(
    `select to_char(a.answered_at at time zone $4, 'YYYY-MM-DD') as day, a.value::int as value, count(*)::int as count
      from survey_run r join answer a on a.run_id = r.id and a.question = 'rating'
      where r.survey_id = $1::uuid and a.answered_at >= $2::timestamptz and a.answered_at < $3::timestamptz group by 1, 2`,
    surveyId,
    ...bounds(period),
    period.timeZone,
  );

async function loadAsked(read: Read, surveyId: string, period: Period): Promise<SurveyResults['asked']> {
  const [row] = await sqlOf(read)<SurveyResults['asked']>(
    `select count(*)::int as count, count(*) filter (where exists (select from answer a where a.run_id = r.id))::int as answered,
        count(*) filter (where r.state = 'declined')::int as declined
      from survey_run r where r.survey_id = $1::uuid and r.asked_at >= $2::timestamptz and r.asked_at < $3::timestamptz`,
    surveyId,
    ...bounds(period),
  );
  return row!;
}

/** Whether the words `w` of a run `r` went with their person (`members/privacy-rules.ts`). */
const IS_ERASED = `(coalesce(w.words, '') = '…' and (exists (select from member m where m.id = r.member_id and m.erased_at is not null)
  or exists (select from identity i where i.id = r.identity_id and i.channel_user_id = 'erased-' || i.id)))`;

async function countErased(read: Read, surveyId: string, period: Period): Promise<number> {
  const [row] = await sqlOf(read)<{ count: number }>(
    `select count(*)::int as count from survey_run r join answer w on w.run_id = r.id and w.question = 'words'
      where r.survey_id = $1::uuid and w.answered_at >= $2::timestamptz and w.answered_at < $3::timestamptz and ${IS_ERASED}`,
    surveyId,
    ...bounds(period),
  );
  return row!.count;
}

/** The last words of a page: those of the next are older, or as old with a greater id. */
type PageEnd = Pick<SurveyWords, 'at' | 'runId'>;

const nameOf = ({ at, runId }: PageEnd): string => `${at.getTime()}_${runId}`;

function endOf(name: string): PageEnd | undefined {
  const [, ms, runId] = /^(\d{1,14})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(name) ?? [];
  return ms === undefined || runId === undefined ? undefined : { at: new Date(Number(ms)), runId };
}

const loadWords = (
  read: Read,
  surveyId: string,
  period: Period,
  { most, end }: { most: number; end: PageEnd | undefined },
): Promise<SurveyWords[]> =>
  sqlOf(read)<SurveyWords>(
    `select r.id::text as "runId", w.answered_at as at, (select a.value::int from answer a where a.run_id = r.id and a.question = 'rating') as rating,
        w.words, w.theme_code as "themeCode", r.complaint_id::text as "complaintId"
      from survey_run r join answer w on w.run_id = r.id and w.question = 'words'
      where r.survey_id = $1::uuid and w.answered_at >= $2::timestamptz and w.answered_at < $3::timestamptz and not ${IS_ERASED}
        and ($5::timestamptz is null or w.answered_at < $5::timestamptz or (w.answered_at = $5::timestamptz and r.id > $6::uuid))
      order by w.answered_at desc, r.id limit $4::int`,
    surveyId,
    ...bounds(period),
    most,
    end?.at.toISOString() ?? null,
    end?.runId ?? null,
  );

type AnswerRow = { at: string; rating: number | null; words: string | null; theme: string | null };

/** Every answer of a period as a table: when, which number, which words. It names nobody, and leaves out words that were erased. @returns undefined for an unknown survey */
export async function surveyCsv(read: Read, code: string, period: Period): Promise<string | undefined> {
  const survey = await findSurvey(read, code);
  if (!survey) return undefined;
  const rows = await sqlOf(read)<AnswerRow>(
    `select to_char(min(w.answered_at) at time zone $4, 'YYYY-MM-DD HH24:MI') as at, max(w.value)::int as rating, max(w.words) as words, max(w.theme_code) as theme
      from survey_run r join answer w on w.run_id = r.id and not ${IS_ERASED}
      where r.survey_id = $1::uuid and w.answered_at >= $2::timestamptz and w.answered_at < $3::timestamptz
      group by r.id order by min(w.answered_at), r.id`,
    survey.id,
    ...bounds(period),
    period.timeZone,
  );
  return toCsv(
    ['answered_at', 'number', 'words', 'theme'],
    rows.map(({ at, rating, words, theme }) => [at, rating, words, theme]),
  );
}

export type ListedSurvey = Survey & { asked: number; answered: number; lastAskedAt: Date | null };

/** All surveys, with how many people were asked and answered so far. */
export async function listSurveys(read: Read): Promise<ListedSurvey[]> {
  const surveys = await loadSurveys(read);
  const counts = await sqlOf(read)<{
    id: string;
    asked: number;
    answered: number;
    lastAskedAt: Date | null;
  }>(`select r.survey_id::text as id, count(*)::int as asked, count(*) filter (where exists (select from answer a where a.run_id = r.id))::int as answered,
        max(r.asked_at) as "lastAskedAt"
      from survey_run r group by r.survey_id`);
  const byId = new Map(counts.map((row) => [row.id, row]));
  return surveys.map((survey) => {
    const { asked = 0, answered = 0, lastAskedAt = null } = byId.get(survey.id) ?? {};
    return { ...survey, asked, answered, lastAskedAt };
  });
}
