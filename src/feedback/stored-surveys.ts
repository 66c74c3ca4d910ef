import { newId } from '../shared/ids.ts';
import type { Tx } from '../store/database.ts';
import { inTx, type Read, sqlOf } from '../store/sql.ts';
import type { About, Localised, RunChange, RunState, Survey, SurveyKind, SurveyRun, SurveyStep } from './surveys.ts';

type SurveyRow = {
  id: string;
  code: string;
  kind: SurveyKind;
  title: Localised;
  question: Localised | null;
  follow_up: Localised | null;
  reason: Localised | null;
  team: string | null;
  open_days: number;
  active: boolean;
};

const SURVEY = `s.id, s.code, s.kind, s.title, s.question, s.follow_up, s.reason, s.team, s.open_days, s.active`;

const toSurvey = (row: SurveyRow): Survey => ({
  id: row.id,
  code: row.code,
  kind: row.kind,
  title: row.title,
  question: row.question ?? undefined,
  followUp: row.follow_up ?? undefined,
  reason: row.reason ?? undefined,
  team: row.team ?? undefined,
  openDays: row.open_days,
  active: row.active,
});

export async function findSurvey(read: Read, code: string): Promise<Survey | undefined> {
  const [row] = await sqlOf(read)<SurveyRow>(`select ${SURVEY} from survey s where s.code = $1`, code);
  return row && toSurvey(row);
}

export async function loadSurveys(read: Read): Promise<Survey[]> {
  return (await sqlOf(read)<SurveyRow>(`select ${SURVEY} from survey s order by s.code`)).map(toSurvey);
}

/** The codes of the surveys that somebody was asked. */
export async function loadAskedCodes(read: Read): Promise<Set<string>> {
  const rows = await sqlOf(read)<{ code: string }>(
    'select s.code from survey s where exists (select from survey_run r where r.survey_id = s.id)',
  );
  return new Set(rows.map(({ code }) => code));
}

/** Stores a survey under its code, unless there is one. */
export async function insertSurvey(tx: Tx, survey: Omit<Survey, 'id'>, now: Date): Promise<void> {
  await tx.survey.createMany({
    data: [{ ...survey, id: newId(now.getTime()), updatedAt: now }],
    skipDuplicates: true,
  });
}

export async function saveSurvey(tx: Tx, { id, ...survey }: Survey, now: Date): Promise<void> {
  const { code, kind, title, team, openDays, active } = survey;
  await tx.$executeRaw`
    insert into survey (id, code, kind, title, question, follow_up, reason, team, open_days, active, updated_at)
    values (${id}::uuid, ${code}, ${kind}::survey_kind, ${json(title)}::jsonb, ${json(survey.question)}::jsonb, ${json(survey.followUp)}::jsonb,
      ${json(survey.reason)}::jsonb, ${team ?? null}, ${openDays}, ${active}, ${now})
    on conflict (code) do update set kind = excluded.kind, title = excluded.title, question = excluded.question, follow_up = excluded.follow_up,
      reason = excluded.reason, team = excluded.team, open_days = excluded.open_days, active = excluded.active, updated_at = excluded.updated_at`;
}

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

type RunRow = {
  run_id: string;
  member_id: string | null;
  identity_id: string | null;
  conversation_id: string | null;
  cause: string;
  about: About;
  state: RunState;
  step: SurveyStep;
  asked_at: Date;
  expires_at: Date;
  complaint_id: string | null;
  rating: number | null;
  words: string | null;
} & SurveyRow;

const RUN = `r.id as run_id, r.member_id, r.identity_id, r.conversation_id, r.cause, r.about, r.state, r.step, r.asked_at, r.expires_at, r.complaint_id,
  (select a.value from answer a where a.run_id = r.id and a.question = 'rating') as rating,
  (select a.words from answer a where a.run_id = r.id and a.question = 'words') as words, ${SURVEY}`;

const toRun = (row: RunRow): SurveyRun => ({
  id: row.run_id,
  survey: toSurvey(row),
  memberId: row.member_id ?? undefined,
  identityId: row.identity_id ?? undefined,
  conversationId: row.conversation_id ?? undefined,
  cause: row.cause,
  about: row.about,
  state: row.state,
  step: row.step,
  askedAt: row.asked_at,
  expiresAt: row.expires_at,
  complaintId: row.complaint_id ?? undefined,
  rating: row.rating ?? undefined,
  words: row.words ?? undefined,
});

/** Whose run it is: as this identity, as this member on any channel, or as a membership that became part of this one, however many times on. */
export type Person = { memberId?: string; identityId?: string };

/** `$1` and `$2` are the identity and the member. */
const IS_THEIRS = `(r.identity_id = $1::uuid or r.member_id = $2::uuid
  or r.member_id in (with recursive part(id) as (
    select m.id from member m where m.merged_into_id = $2::uuid union all select m.id from member m join part on m.merged_into_id = part.id)
  select id from part))`;

const idsOf = ({ identityId, memberId }: Person) => [identityId ?? null, memberId ?? null] as const;

/** What somebody answered so far, the newest first. */
export async function answeredRuns(read: Read, person: Person, limit: number): Promise<SurveyRun[]> {
  const rows = await sqlOf(read)<RunRow>(
    `select ${RUN} from survey_run r join survey s on s.id = r.survey_id
      where ${IS_THEIRS} and exists (select from answer a where a.run_id = r.id) order by r.asked_at desc limit $3::int`,
    ...idsOf(person),
    limit,
  );
  return rows.map(toRun);
}

/** Locks the person, as everything does that may file a complaint or reserve a contact in the same transaction; runs come after. */
export async function lockPerson(tx: Tx, { memberId, identityId }: Person): Promise<void> {
  if (memberId !== undefined) await inTx(tx)('select id from member where id = $1::uuid for no key update', memberId);
  else await inTx(tx)('select id from identity where id = $1::uuid for no key update', identityId ?? null);
}

/** A run of this person, locked for the rest of the transaction. Of two answers at once, one sees what the other said. */
export async function lockRun(tx: Tx, person: Person, runId: string): Promise<SurveyRun | undefined> {
  await inTx(tx)('select id from survey_run where id = $1::uuid for update', runId);
  return findRun(tx, person, runId);
}

export async function findRun(read: Read, person: Person, runId: string): Promise<SurveyRun | undefined> {
  const [row] = await sqlOf(read)<RunRow>(
    `select ${RUN} from survey_run r join survey s on s.id = r.survey_id where r.id = $3::uuid and ${IS_THEIRS}`,
    ...idsOf(person),
    runId,
  );
  return row && toRun(row);
}

/** What this person is being asked, if anything is open at `now`. */
export async function findOpenRun(read: Read, person: Person, now: Date): Promise<SurveyRun | undefined> {
  const [row] = await sqlOf(read)<RunRow>(
    `select ${RUN} from survey_run r join survey s on s.id = r.survey_id
      where ${IS_THEIRS} and r.state in ('open', 'partial') and r.expires_at > $3::timestamptz order by r.asked_at desc limit 1`,
    ...idsOf(person),
    now.toISOString(),
  );
  return row && toRun(row);
}

/** Whether this person was asked anything since then, by a run of another key. */
export async function wasAskedSince(
  read: Read,
  person: Person,
  { since, except }: { since: Date; except: string },
): Promise<boolean> {
  const rows = await sqlOf(read)<{ id: string }>(
    `select r.id::text from survey_run r where ${IS_THEIRS} and r.key <> $3 and r.asked_at > $4::timestamptz limit 1`,
    ...idsOf(person),
    except,
    since.toISOString(),
  );
  return rows.length > 0;
}

export async function findRunByKey(read: Read, key: string): Promise<SurveyRun | undefined> {
  const [row] = await sqlOf(read)<RunRow>(
    `select ${RUN} from survey_run r join survey s on s.id = r.survey_id where r.key = $1`,
    key,
  );
  return row && toRun(row);
}

export type NewRun = {
  id: string;
  surveyId: string;
  memberId?: string;
  identityId?: string;
  conversationId: string;
  cause: string;
  key: string;
  about: About;
  step: SurveyStep;
  askedAt: Date;
  expiresAt: Date;
};

/** @returns false when this person has another question open, or the key is there already */
export async function insertRun(tx: Tx, run: NewRun): Promise<boolean> {
  const inserted = await tx.$executeRaw`
    insert into survey_run (id, survey_id, member_id, identity_id, conversation_id, cause, key, about, state, step, asked_at, expires_at, updated_at)
    values (${run.id}::uuid, ${run.surveyId}::uuid, ${run.memberId ?? null}::uuid, ${run.identityId ?? null}::uuid, ${run.conversationId}::uuid,
      ${run.cause}, ${run.key}, ${JSON.stringify(run.about)}::jsonb, 'open', ${run.step}::survey_step, ${run.askedAt}, ${run.expiresAt}, ${run.askedAt})
    on conflict do nothing`;
  return inserted === 1;
}

/** Writes down the end of this person's runs whose time is over, so that they can be asked again. */
export async function expireRuns(tx: Tx, person: Person, now: Date): Promise<void> {
  await tx.$executeRawUnsafe(
    `update survey_run r set state = 'expired', ended_at = r.expires_at
      where ${IS_THEIRS} and r.state in ('open', 'partial') and r.expires_at <= $3::timestamptz`,
    ...idsOf(person),
    now.toISOString(),
  );
}

/** Ends what this person is being asked: what was answered stays. @returns how many questions were open */
export async function declineRuns(tx: Tx, person: Person, now: Date): Promise<number> {
  return tx.$executeRawUnsafe(
    `update survey_run r set state = case when r.state = 'partial' then 'done' else 'declined' end::survey_run_state,
        ended_at = $3::timestamptz, updated_at = $3::timestamptz
      where ${IS_THEIRS} and r.state in ('open', 'partial')`,
    ...idsOf(person),
    now.toISOString(),
  );
}

/** Stores what an answer changes, and where it goes on. The run is locked. */
export async function saveChange(
  tx: Tx,
  run: SurveyRun,
  change: RunChange,
  { how, conversationId }: { how: 'tap' | 'words'; conversationId: string },
  now: Date,
): Promise<void> {
  if (change.rating !== undefined && change.rating !== run.rating)
    await tx.$executeRaw`
      insert into answer (run_id, question, value, how, answered_at) values (${run.id}::uuid, 'rating', ${change.rating}, ${how}, ${now})
      on conflict (run_id, question) do update set value = excluded.value, how = excluded.how, edited_at = excluded.answered_at`;
  if (change.words !== undefined && change.words !== run.words)
    await tx.$executeRaw`
      insert into answer (run_id, question, words, how, answered_at) values (${run.id}::uuid, 'words', ${change.words}, 'words', ${now})
      on conflict (run_id, question) do update set words = excluded.words, edited_at = excluded.answered_at, theme_code = null`;
  const isOpen = change.state === 'open' || change.state === 'partial';
  await tx.$executeRaw`
    update survey_run set state = ${change.state}::survey_run_state, step = ${change.step}::survey_step, conversation_id = ${conversationId}::uuid,
      updated_at = ${now}, ended_at = case when ${isOpen} then null else coalesce(ended_at, ${now}::timestamptz) end
    where id = ${run.id}::uuid`;
}

export async function setComplaint(tx: Tx, runId: string, complaintId: string): Promise<void> {
  await tx.surveyRun.update({ where: { id: runId }, data: { complaintId } });
}

/** The person of a private conversation. */
export async function findPerson(tx: Tx, conversationId: string): Promise<Person & { audience: string }> {
  const [row] = await inTx(tx)<{ identity_id: string | null; member_id: string | null; audience: string }>(
    `select c.identity_id, i.member_id, c.audience::text from conversation c left join identity i on i.id = c.identity_id where c.id = $1::uuid`,
    conversationId,
  );
  if (!row) throw new Error(`there is no conversation ${conversationId}`);
  return { identityId: row.identity_id ?? undefined, memberId: row.member_id ?? undefined, audience: row.audience };
}
