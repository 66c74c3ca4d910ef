import type { TextKey, Texts } from '../locales/index.ts';
import { DAY_MS } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { Tx } from '../store/database.ts';
import type { Channel } from './channel.ts';
import {
  type Entered,
  type FieldProblem,
  type Form,
  type Forms,
  formLookup,
  type Labels,
  labelsIn,
  nextField,
  problemText,
} from './form.ts';
import { type Choice, choice, continued, type Line, type OutboundForm } from './reply.ts';
import type { Outcome, Read, Turn } from './skill.ts';
import type { Flow } from './work.ts';

/** So long can a form be gone on with after the last answer. */
const KEPT_DAYS = 7;

/** A form that somebody has begun. */
export type Draft = { id: string; form: Form; data: Record<string, unknown>; entered: Entered };

/** Where the person of a turn is: what they began as this identity or as this member is theirs. */
type Person = Pick<Turn, 'identity' | 'conversation' | 'now' | 'pressedIn'> & { member?: { id: string } };

export type DraftRefusal =
  /** There is none, it is too old, or the program no longer has such a form. */
  | { code: 'gone' }
  /** It was handed in before. */
  | { code: 'done' }
  /** The person goes on with it in another conversation. */
  | { code: 'elsewhere'; channel: string };

/** What a skill wants a person to fill in: a new form, or one that goes on. The turn shows it as the channel shows forms. */
export type FormRequest =
  /** `data` comes back to the form's skill with the answers. The same form with the same data goes on where it was. */
  { name: string; data?: Record<string, unknown> } | { draftId: string; problems?: readonly EntryProblem[] };

export type EntryProblem = { field: string; problem: FieldProblem };

/** The flow of a form whose fields are asked one by one. */
export type FormFlow = { draftId: string; form: string; field: string };

/** The names of the skills of every form (`skills/fill-form.ts`). */
export const FORM_SKILLS = { fill: 'fill_form', resume: 'resume_form', leave: 'leave_form' } as const;
/** Windows that may be opened from here and have something in them already. */
const MOST_REMEMBERED = 2_000;
const skillsOfForms: ReadonlySet<string> = new Set(Object.values(FORM_SKILLS));

/** Begun forms: kept, shown, gone on with. */
export type FormDesk = {
  readonly forms: Forms;
  readonly labels: Labels;
  /** Keeps in mind what is in the fields of a form that is being sent, for `window`. */
  remember(form: OutboundForm): void;
  /**
   * A form for a channel that must show its window before it may ask anybody: without any reading. What was entered before is in
   * it where this process sent its button, lately; elsewhere it is in the store all the same.
   */
  window(name: string, language: string, token: string): OutboundForm | undefined;
  /** Adds to an outcome what its form needs here: the next question, or the window or card. */
  show(tx: Tx, person: Person, outcome: Outcome, shown: Channel['forms']): Promise<Outcome>;
  /** A draft of this person, locked for the rest of the transaction. `moving`: it goes on in this conversation from now on. */
  take(tx: Tx, person: Person, draftId: string, moving: boolean): Promise<Result<Draft, DraftRefusal>>;
  /** What this person may go on with: what was open last, else what they left last. */
  findLatest(tx: Tx, person: Person): Promise<string | undefined>;
  /** What this person has open, here or in another conversation. */
  findOpen(read: Read, person: Person): Promise<{ draftId: string; form: string; title: TextKey } | undefined>;
  enter(tx: Tx, draftId: string, entered: Entered, now: Date): Promise<void>;
  end(tx: Tx, draftId: string, state: 'done' | 'left', now: Date): Promise<void>;
};

type Row = {
  id: string;
  form: string;
  state: 'open' | 'done' | 'left' | 'replaced';
  entered: Record<string, string>;
  data: Record<string, unknown>;
  conversation_id: string;
  channel: string;
};

/** `$1` and `$2` are the identity and the member. */
const IS_THEIRS = '(i.id = $1::uuid or i.member_id = $2::uuid)';

export function createFormDesk(forms: Forms, texts: Texts): FormDesk {
  const labels = labelsIn(texts, texts.languages);
  const lookUp = formLookup(forms, texts);
  const remembered = new Map<string, OutboundForm>();

  async function begin(tx: Tx, person: Person, form: Form, data: Record<string, unknown>): Promise<Draft> {
    const { identity, conversation, now } = person;
    const known = await tx.$queryRaw<{ id: string; entered: Record<string, string>; same: boolean }[]>`
      select id, entered, data = ${JSON.stringify(data)}::jsonb and expires_at > ${now} as same from form_draft
      where identity_id = ${identity.id}::uuid and form = ${form.name} and state = 'open' for update`;
    const [open] = known;
    if (open?.same) {
      await place(tx, open.id, person);
      return { id: open.id, form, data, entered: open.entered };
    }
    await replaceOpen(tx, person, form.name);
    const draft: Draft = { id: newId(now.getTime()), form, data, entered: {} };
    await tx.formDraft.create({
      data: {
        id: draft.id,
        form: form.name,
        identityId: identity.id,
        conversationId: conversation.id,
        data: JSON.parse(JSON.stringify(data)),
        createdAt: now,
        updatedAt: now,
        expiresAt: keptUntil(now),
      },
    });
    return draft;
  }

  async function take(tx: Tx, person: Person, draftId: string, moving: boolean): Promise<Result<Draft, DraftRefusal>> {
    const rows = await tx.$queryRawUnsafe<Row[]>(
      `select d.id, d.form, d.state, d.entered, d.data, d.conversation_id, c.channel
        from form_draft d join identity i on i.id = d.identity_id join conversation c on c.id = d.conversation_id
        where d.id = $3::uuid and ${IS_THEIRS} and (d.expires_at > $4 or d.state = 'done') for update of d`,
      person.identity.id,
      person.member?.id ?? null,
      draftId,
      person.now,
    );
    const [row] = rows;
    const form = row && forms.get(row.form);
    if (!form || row.state === 'replaced') return refuse({ code: 'gone' });
    if (row.state === 'done') return refuse({ code: 'done' });
    const isHere = row.conversation_id === person.conversation.id;
    // A message of the conversation where it is open may have been shown in this one, with its button.
    if (!isHere && row.conversation_id !== person.pressedIn && !moving)
      return refuse({ code: 'elsewhere', channel: row.channel });
    // Whoever answers the questions of a form that they had left goes on with it.
    if (!isHere || row.state === 'left') await place(tx, row.id, person, row.form);
    return ok({ id: row.id, form, data: row.data, entered: row.entered });
  }

  /** The draft is filled in here from now on. Another one of the same form gives way: one of each kind is open for a person. */
  async function place(tx: Tx, draftId: string, person: Person, form?: string): Promise<void> {
    const { identity, conversation, now } = person;
    if (form !== undefined) await replaceOpen(tx, person, form, draftId);
    await tx.formDraft.update({
      where: { id: draftId },
      data: {
        identityId: identity.id,
        conversationId: conversation.id,
        state: 'open',
        updatedAt: now,
        expiresAt: keptUntil(now),
      },
    });
  }

  async function replaceOpen(tx: Tx, { identity, now }: Person, form: string, besides?: string): Promise<void> {
    await tx.formDraft.updateMany({
      where: { identityId: identity.id, form, state: 'open', ...(besides === undefined ? {} : { id: { not: besides } }) },
      data: { state: 'replaced', updatedAt: now },
    });
  }

  async function draftOf(tx: Tx, person: Person, request: FormRequest): Promise<Draft> {
    if ('name' in request) {
      const form = forms.get(request.name);
      if (!form) throw new Error(`there is no form "${request.name}"`);
      return begin(tx, person, form, request.data ?? {});
    }
    const taken = await take(tx, person, request.draftId, false);
    if (!taken.ok) throw new Error(`the form cannot be shown: ${taken.refusal.code}`);
    return taken.value;
  }

  return {
    forms,
    labels,
    remember(form) {
      if (!form.fields.some(({ value }) => value !== undefined)) return;
      remembered.delete(form.token);
      remembered.set(form.token, form);
      const [oldest] = remembered.keys();
      if (remembered.size > MOST_REMEMBERED) remembered.delete(oldest!);
    },
    window: (name, language, token) => remembered.get(token) ?? lookUp(name, language, token),
    async show(tx, person, outcome, shown) {
      if (!outcome.form) return outcome;
      if (person.conversation.audience === 'public') throw new Error('a form is never shown where others read along');
      const draft = await draftOf(tx, person, outcome.form);
      const problems = 'problems' in outcome.form ? (outcome.form.problems ?? []) : [];
      return shown === 'steps' ? asSteps(outcome, draft, problems, labels) : atOnce(outcome, draft, problems);
    },
    take,
    async findLatest(tx, { identity, member, now }) {
      const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
        `select d.id from form_draft d join identity i on i.id = d.identity_id
          where ${IS_THEIRS} and d.state in ('open', 'left') and d.expires_at > $3 and d.form = any($4)
          order by d.state, d.updated_at desc limit 1`,
        identity.id,
        member?.id ?? null,
        now,
        [...forms.keys()],
      );
      return rows[0]?.id;
    },
    async findOpen({ pool }, { identity, member, now }) {
      if (forms.size === 0) return undefined;
      const { rows } = await pool.query<{ id: string; form: string }>({
        name: 'open_form',
        text: `select d.id, d.form from form_draft d join identity i on i.id = d.identity_id
          where ${IS_THEIRS} and d.state = 'open' and d.expires_at > $3 and d.form = any($4) order by d.updated_at desc limit 1`,
        values: [identity.id, member?.id ?? null, now, [...forms.keys()]],
      });
      const [row] = rows;
      return row && { draftId: row.id, form: row.form, title: forms.get(row.form)!.title };
    },
    async enter(tx, draftId, entered, now) {
      await tx.formDraft.update({ where: { id: draftId }, data: { entered, updatedAt: now, expiresAt: keptUntil(now) } });
    },
    async end(tx, draftId, state, now) {
      await tx.formDraft.update({ where: { id: draftId }, data: { state, updatedAt: now } });
    },
  };
}

const keptUntil = (now: Date): Date => new Date(now.getTime() + KEPT_DAYS * DAY_MS);

/** The next question, with its answers as buttons where it has some. */
function asSteps(outcome: Outcome, draft: Draft, problems: readonly EntryProblem[], labels: Labels): Outcome {
  const { form, entered, id: draftId } = draft;
  const field = nextField(form, entered, labels);
  if (!field) throw new Error(`nothing is left to ask in ${form.name}: it should have been handed in`);
  const lines: Line[] = [...outcome.lines];
  const wrong = problems.find((one) => one.field === field.name);
  if (wrong) lines.push(problemText(wrong.problem, form));
  else if (Object.keys(entered).length === 0 && form.fields.length > 1) lines.push({ key: 'form-how', facts: {} });
  lines.push({ key: field.label, facts: {} });
  if (!field.required) lines.push(continued({ key: 'form-optional', facts: {} }));
  const answer = (label: TextKey, entry: string) =>
    choice(label, FORM_SKILLS.fill, { draftId, entries: { [field.name]: entry } });
  const choices: Choice[] = [
    ...(field.kind === 'choice' ? field.options.map(({ label, value }) => answer(label, value)) : []),
    ...(field.required ? [] : [answer('button-form-skip', '')]),
    choice('button-form-cancel', FORM_SKILLS.leave, { draftId }),
    ...(outcome.choices ?? []),
  ];
  const data: FormFlow = { draftId, form: form.name, field: field.name };
  return { ...outcome, lines, choices, flow: { skill: FORM_SKILLS.fill, data } };
}

/** The button that opens the window, or the card. It comes back with what was entered when something was wrong. */
function atOnce(outcome: Outcome, { form, entered, id: draftId }: Draft, problems: readonly EntryProblem[]): Outcome {
  const lines: Line[] = [...outcome.lines];
  if (problems.length > 0) lines.push({ key: 'form-again', facts: {} });
  for (const { field: name, problem } of problems) {
    const field = form.fields.find((one) => one.name === name);
    if (!field) continue;
    const source = { kind: 'form', form: form.name } as const;
    lines.push({ key: 'form-problem-field', facts: { field: { kind: 'text', key: field.label, source } } });
    lines.push(continued(problemText(problem, form)));
  }
  if (lines.length === 0) lines.push({ key: form.title, facts: {} });
  const choices: Choice[] = [
    { label: form.openLabel, form: form.name, draftId, entered },
    choice('button-form-cancel', FORM_SKILLS.leave, { draftId }),
    ...(outcome.choices ?? []),
  ];
  return { ...outcome, lines, choices };
}

/**
 * Whoever asks for something else while a form is open gets the answer, and the way back beside it.
 *
 * @param skill what they asked for
 */
export function withWayBack(outcome: Outcome, flow: Flow | undefined, skill: string): Outcome {
  if (flow?.skill !== FORM_SKILLS.fill || skillsOfForms.has(skill) || outcome.form) return outcome;
  const { choices = [] } = outcome;
  if (choices.some((one) => 'action' in one && one.action.skill === FORM_SKILLS.resume)) return outcome;
  const { draftId } = flow.data as FormFlow;
  return { ...outcome, choices: [...choices, choice('button-form-resume', FORM_SKILLS.resume, { draftId })] };
}
