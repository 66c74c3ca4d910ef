import { z } from 'zod';
import { check, type Entered, type Field, type FormValues, nextField, validate } from '../chat/form.ts';
import { type Draft, type DraftRefusal, FORM_SKILLS, type FormDesk, type FormFlow } from '../chat/forms.ts';
import { choice, line } from '../chat/reply.ts';
import type { Heard, Outcome, Skill, Tx } from '../chat/skill.ts';
import { channelTitle } from './choose-channel.ts';

/** `entries` by field, as they were written; `whole` when they are all that the person entered, in a window or a card. */
type Filled = { draftId: string; entries: Record<string, string>; whole?: boolean };
type Resumed = { draftId?: string };
type Left = { draftId: string };

/**
 * Takes what was entered in a form, one field at a time or all at once. What is wrong or missing is asked again; when nothing is, the
 * form's own skill gets the values, once, in the same transaction.
 */
export const fillForm = (desk: FormDesk): Skill<Filled | Left> => ({
  name: FORM_SKILLS.fill,
  input: z.union([
    z.strictObject({ draftId: z.uuid(), entries: z.record(z.string(), z.string()), whole: z.boolean().optional() }),
    z.strictObject({ draftId: z.uuid() }),
  ]),
  personal: true,
  answers: (text, data, heard) => toInput(text, data as FormFlow, heard, desk),
  async changes(turn, input, tx) {
    const taken = await desk.take(tx, turn, input.draftId, false);
    if (!taken.ok) return refusal(taken.refusal, input.draftId);
    const draft = taken.value;
    if (!('entries' in input)) return leave(tx, draft, turn.now, desk);
    const entries = toEntries(draft, input);
    const { values, problems } = check(draft.form, { ...draft.entered, ...entries }, desk.labels);
    const entered: Entered = { ...draft.entered, ...asRead(entries, values) };
    await desk.enter(tx, draft.id, entered, turn.now);
    const wrong = problems.filter(({ field }) => Object.hasOwn(entries, field.name));
    if (wrong.length > 0)
      return {
        lines: [],
        form: { draftId: draft.id, problems: wrong.map(({ field, problem }) => ({ field: field.name, problem })) },
      };
    return goOn({ ...draft, entered }, values, { tx, now: turn.now, desk });
  },
});

/** What was read right, in the form in which every window and card takes it back ("28.11.2026" as "2026-11-28"); the rest as it was. */
const asRead = (entries: Readonly<Record<string, string>>, values: FormValues): Record<string, string> =>
  Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, String(values[name] ?? entry.trim())]));

/** Shows what is left to answer, or hands the form in. */
async function goOn(
  draft: Draft,
  values: FormValues,
  { tx, now, desk }: { tx: Tx; now: Date; desk: FormDesk },
): Promise<Outcome> {
  if (nextField(draft.form, draft.entered, desk.labels)) return { lines: [], form: { draftId: draft.id } };
  await desk.end(tx, draft.id, 'done', now);
  return { lines: [], next: { skill: draft.form.submit, input: { values, data: draft.data } } };
}

/** Only what the form asks for. A window that says nothing of a field left it empty. */
function toEntries({ form }: Draft, { entries, whole = false }: Filled): Record<string, string> {
  const asked = form.fields.filter(({ name }) => whole || Object.hasOwn(entries, name));
  return Object.fromEntries(asked.map(({ name }) => [name, Object.hasOwn(entries, name) ? entries[name]! : '']));
}

/** "Go on", "let us continue here": the form that is open, or was left, moves here and goes on. */
export const resumeForm = (desk: FormDesk): Skill<Resumed> => ({
  name: FORM_SKILLS.resume,
  input: z.strictObject({ draftId: z.uuid().optional() }),
  personal: true,
  async changes(turn, { draftId }, tx) {
    const id = draftId ?? (await desk.findLatest(tx, turn));
    if (id === undefined) return nothingOpen;
    const taken = await desk.take(tx, turn, id, true);
    if (!taken.ok) return refusal(taken.refusal, id);
    const { values } = check(taken.value.form, taken.value.entered, desk.labels);
    const outcome = await goOn(taken.value, values, { tx, now: turn.now, desk });
    return { ...outcome, lines: [line('form-goes-on')] };
  },
});

const nothingOpen: Outcome = {
  lines: [line('form-nothing-open')],
  choices: [choice('button-help', 'help'), choice('button-person', 'person')],
};

/** "Cancel", by its button. What was answered is kept for a while, should they think better of it. */
export const leaveForm = (desk: FormDesk): Skill<Left> => ({
  name: FORM_SKILLS.leave,
  input: z.strictObject({ draftId: z.uuid() }),
  personal: true,
  async changes(turn, { draftId }, tx) {
    const taken = await desk.take(tx, turn, draftId, false);
    return taken.ok ? leave(tx, taken.value, turn.now, desk) : refusal(taken.refusal, draftId);
  },
});

async function leave(tx: Tx, { id: draftId }: Draft, now: Date, desk: FormDesk): Promise<Outcome> {
  await desk.end(tx, draftId, 'left', now);
  return { lines: [line('form-cancelled')], choices: [choice('button-form-resume', FORM_SKILLS.resume, { draftId })] };
}

function refusal(refused: DraftRefusal, draftId: string): Outcome {
  switch (refused.code) {
    case 'gone':
      return { lines: [line('form-gone')], choices: [choice('button-help', 'help')] };
    case 'done':
      return { lines: [line('form-done-already')] };
    case 'elsewhere':
      return {
        lines: [line('form-elsewhere', { channel: channelTitle(refused.channel) })],
        choices: [choice('button-form-here', FORM_SKILLS.resume, { draftId })],
      };
  }
}

/** What a text means while a field is asked for: its entry, the wish to leave, or something else altogether. */
function toInput(
  text: string,
  { draftId, form: name, field: asked }: FormFlow,
  heard: () => Heard,
  desk: FormDesk,
): Filled | Left | undefined {
  const field = desk.forms.get(name)?.fields.find((one) => one.name === asked);
  if (!field) return undefined;
  const answer = { draftId, entries: { [field.name]: text } };
  const isFree = field.kind === 'text' || field.kind === 'long_text';
  if (!isFree && validate(field, text, desk.labels).ok) return answer;
  const words = plain(text);
  const said = (key: 'form-cancel-words' | 'button-form-cancel' | 'button-form-skip') =>
    desk.labels(key).some((label) => label.split(',').some((one) => plain(one) === words));
  if (said('button-form-cancel') || said('form-cancel-words')) return { draftId };
  if (!field.required && said('button-form-skip')) return { draftId, entries: { [field.name]: '' } };
  return asksSomethingElse(text, field, heard()) ? undefined : answer;
}

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Sure enough of a question among the words of an answer. */
const SURE_OF_A_QUESTION = 0.75;
/** What one says to be polite, or what may well be the answer to a question of ours. */
const NEVER_INSTEAD = new Set(['thanks', 'greet', 'goodbye', 'language', 'link', 'why']);

/**
 * Where nearly any words are an answer, only a whole message that says nothing but the wish, or a clear question, is something
 * else; where they are none, whatever we understand is.
 */
function asksSomethingElse(text: string, { kind }: Field, { intent, confidence }: Heard): boolean {
  if (!intent) return false;
  if (kind !== 'text' && kind !== 'long_text') return true;
  if (NEVER_INSTEAD.has(intent)) return false;
  return confidence === 1 || (text.trimEnd().endsWith('?') && confidence >= SURE_OF_A_QUESTION);
}
