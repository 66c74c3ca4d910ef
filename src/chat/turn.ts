import { setTimeout as sleep } from 'node:timers/promises';
import type { Texts } from '../locales/index.ts';
import { localDay } from '../shared/calendar.ts';
import type { Clock } from '../shared/clock.ts';
import { idAfter } from '../shared/ids.ts';
import type { Log } from '../shared/log.ts';
import type { Database, Tx } from '../store/database.ts';
import type { Understand } from '../understanding/index.ts';
import { type Assistant, asksModel, type Heeded, heed, type Patience } from './assistant.ts';
import { type AttachmentPlan, planAttachment } from './attachment.ts';
import { lineFor, noteAttachment } from './attachments.ts';
import type { Channel } from './channel.ts';
import { withCorrection } from './correction.ts';
import { isDatabaseAway } from './database-away.ts';
import { type FormDesk, withWayBack } from './forms.ts';
import { withFurther } from './further.ts';
import { interpret, type Request } from './interpret.ts';
import { chooseLanguage } from './language.ts';
import { mayBeLabel } from './newest-choices.ts';
import { withOpenQuestion } from './open-question.ts';
import { type Answer, type TurnEnd, type TurnEnded, type TurnEnds, TurnLost } from './outbox.ts';
import { type Press, readLabel, readPress } from './presses.ts';
import { renderLines } from './render.ts';
import { type Line, line, type Reply } from './reply.ts';
import type { Outcome, Skill, Skills, Turn } from './skill.ts';
import type { Work } from './work.ts';

/** What the chat needs to know of the programme, as it is at this moment. */
export type ChatSettings = {
  version: number;
  brand: string;
  privacyNotice: string;
  languages: readonly string[];
  defaultLanguage: string;
  timeZone: string;
};

export type TurnDeps = {
  database: Database;
  ends: TurnEnds;
  /** Reads anew what a turn needs: between two attempts it may have changed. */
  reload(work: Work): Promise<Work>;
  skills: Skills;
  forms: FormDesk;
  understand: Understand;
  texts: Texts;
  settings: () => ChatSettings;
  channels: ReadonlyMap<string, Channel>;
  /** The language model, where one is configured. */
  assistant?: Assistant;
  clock: Clock;
  secret: string;
  log: Log;
};

/** What a decision takes that asks nobody. */
type AloneDeps = Pick<TurnDeps, 'skills' | 'understand' | 'texts' | 'settings' | 'clock' | 'assistant'>;

/** The platform's own response, which may be waiting to carry the answer. */
export type ResponseClaim = {
  /** Whether it will carry this answer, asked at the moment of the commit. */
  take(answerId: string): boolean;
  /** The commit failed: from here on the response waits no longer than it would have anyway. */
  release(): void;
};

export type TurnDone = { ended: TurnEnded; answer?: Answer };

const MOST_ATTEMPTS = 3;
const RETRY_MS = 200;
const DATABASE_RETRY_MS = 1_000;

/**
 * Runs one turn: understands the message, lets a skill decide, and stores effect, answer and end together. A turn that fails is
 * tried again; when every attempt failed for reasons of its own, the customer gets an apology and staff see it. While the
 * database is away the turn waits: nothing is lost, since the message is stored.
 *
 * @throws TurnLost when it is handled already, by another process or by an attempt whose commit looked like a failure
 */
export async function runTurn(
  work: Work,
  claim: ResponseClaim,
  { signal, patience }: { signal: AbortSignal; patience: Patience },
  deps: TurnDeps,
): Promise<TurnDone> {
  const thinking = { heeded: {}, patience };
  let attempts = work.attempts;
  for (let isFirst = true; ; isFirst = false) {
    try {
      const current = isFirst ? work : await deps.reload(work);
      return attempts < MOST_ATTEMPTS ? await attemptTurn(current, claim, thinking, deps) : await apologise(current, claim, deps);
    } catch (error) {
      if (error instanceof TurnLost) throw error;
      claim.release();
      signal.throwIfAborted();
      if (isDatabaseAway(error)) {
        deps.log.warn({ err: error, turn: work.inboundId }, 'the database is away; the turn waits');
        await sleep(DATABASE_RETRY_MS, undefined, { signal });
        continue;
      }
      if (attempts >= MOST_ATTEMPTS) throw error; // not even the apology
      attempts += 1;
      deps.log.error({ err: error, turn: work.inboundId, attempts }, 'a turn failed');
      await noteFailure(work, attempts, error, deps).catch((cause) =>
        deps.log.error({ err: cause }, 'the failure was not stored'),
      );
      if (attempts < MOST_ATTEMPTS) await sleep(RETRY_MS * 4 ** (attempts - 1), undefined, { signal });
    }
  }
}

type Thinking = { heeded: Heeded; patience: Patience };
/** What a message asks for, and the button that was pressed for it, if one was. */
type Asked = { request: Request } & Partial<Press>;

async function attemptTurn(work: Work, claim: ResponseClaim, thinking: Thinking, deps: TurnDeps): Promise<TurnDone> {
  const now = deps.clock.now();
  const file = fileOf(work, deps);
  if (work.conversation.handledBy === 'staff') return leaveToStaff(work, file, deps);
  const { request, ...press } = await toRequest(work, thinking, deps);
  const skill = skillFor(request, work, deps);
  const input = inputOf(skill, request.input);
  const turn: Turn = { ...turnOf(work, now), language: languageOf(work, request, deps), ...press };
  const finished = (outcome: Outcome) => withFile(withWhatIsOpen(outcome, work, request, turn, deps), request, file);

  const further = furtherOf(request, skill, work, deps);
  // What only reads is read before: a transaction that waits for another connection may wait for ever.
  const besides = further && !('changes' in further.skill) ? await look(further.skill, further.input) : undefined;

  if (!('changes' in skill)) {
    const told = await look(skill, input);
    const read = besides && !saysNothing(told) ? withFurther(told, besides) : told;
    const acts = further !== undefined && besides === undefined;
    if (!acts && !read.form && !read.files && !read.next && !file && !isHeld(read.lines, work, deps)) {
      const end = toEnd(work, finished(read), turn, claim, deps);
      return { ended: await deps.ends.finish(end), answer: end.answer };
    }
    return inTransaction(() => Promise.resolve(told));
  }
  return inTransaction((tx) => skill.changes(turn, input, tx));

  async function look(asked: Exclude<Skill, { changes: unknown }>, given: unknown): Promise<Outcome> {
    return 'tells' in asked ? asked.tells(turn, given) : await asked.reads(turn, given, deps.database);
  }

  /** What the skill does, the form that it opens, its answer and the end of the turn are committed together. */
  async function inTransaction(act: (tx: Tx) => Promise<Outcome>): Promise<TurnDone> {
    let end: TurnEnd | undefined;
    const ended = await deps.database.transaction(async (tx) => {
      const first = await followNext(await act(tx), turn, tx, deps);
      const second =
        further && 'changes' in further.skill
          ? await followNext(await further.skill.changes(turn, further.input, tx), turn, tx, deps)
          : besides;
      const done = second && !saysNothing(first) ? withFurther(first, second) : first;
      const outcome = await deps.forms.show(tx, turn, done, shownAs(work, deps));
      end = toEnd(work, finished(outcome), turn, claim, deps);
      return finishInside(tx, end, file, deps);
    });
    return { ended, answer: end?.answer };
  }
}

/** A person has the conversation: nothing is said. What they must hear of at once is done all the same. */
async function leaveToStaff(work: Work, file: AttachmentPlan | undefined, deps: TurnDeps): Promise<TurnDone> {
  const end: TurnEnd = { ...unchanged(work), outcome: 'silent', inResponse: false };
  const { content } = work;
  const request = content.kind === 'button' || content.kind === 'form' ? undefined : interpretAlone(content, work, deps);
  const skill = request && deps.skills.get(request.skill);
  const overheard = skill?.overhears && 'changes' in skill ? skill : undefined;
  if (!file && !overheard) return { ended: await deps.ends.finish(end) };
  const ended = await deps.database.transaction(async (tx) => {
    if (request && overheard) {
      const turn = { ...turnOf(work, deps.clock.now()), language: languageOf(work, request, deps) };
      await overheard.changes(turn, inputOf(overheard, request.input), tx);
    }
    return finishInside(tx, end, file, deps);
  });
  return { ended };
}

/**
 * The turn of a message that is not stored yet (`at-once.ts`), where its answer needs nothing but the facts.
 * @returns undefined where it needs more
 */
export function decideAtOnce(work: Work, claim: Pick<ResponseClaim, 'take'>, deps: AloneDeps): TurnEnd | undefined {
  const { content } = work;
  if (content.kind !== 'text' && content.kind !== 'command') return undefined;
  const request = interpretAlone(content, work, deps);
  if (deps.assistant && asksModel(request, content)) return undefined;
  if (mayBeLabel(request, work)) return undefined;
  const skill = skillFor(request, work, deps);
  if (!('tells' in skill) || request.further) return undefined;
  const turn: Turn = { ...turnOf(work, deps.clock.now()), language: languageOf(work, request, deps) };
  const told = skill.tells(turn, inputOf(skill, request.input));
  if (told.form || told.files || saysNothing(told) || isHeld(told.lines, work, deps)) return undefined;
  return toEnd(work, withWhatIsOpen(told, work, request, turn, deps), turn, claim, deps);
}

/** What was open before stays within reach: the way back to a form, a question of ours, and from a wrong guess. */
function withWhatIsOpen(outcome: Outcome, work: Work, request: Request, { now }: Turn, { settings }: AloneDeps): Outcome {
  if (saysNothing(outcome)) return outcome;
  const { flow, audience } = work.conversation;
  const { skill } = request;
  const shown = withWayBack(outcome, flow, skill);
  if (audience === 'public') return shown;
  return withCorrection(withOpenQuestion(shown, flow, { skill, now, timeZone: settings().timeZone }), request);
}

const shownAs = ({ conversation }: Work, { channels }: TurnDeps): Channel['forms'] =>
  channels.get(conversation.channel)?.forms ?? 'steps';

function inputOf(skill: Skill, input: unknown): unknown {
  const parsed = skill.input.safeParse(input);
  if (!parsed.success) throw new Error(`the input of ${skill.name} does not fit: ${parsed.error.message}`);
  return parsed.data;
}

/** Lets the skill that an outcome names go on, in the same transaction, and that of its outcome. */
async function followNext(outcome: Outcome, turn: Turn, tx: Tx, deps: TurnDeps): Promise<Outcome> {
  if (!outcome.next) return outcome;
  const skill = deps.skills.get(outcome.next.skill);
  if (!skill || !('changes' in skill)) throw new Error(`no skill "${outcome.next.skill}" could go on`);
  const following = await skill.changes(turn, inputOf(skill, outcome.next.input), tx);
  return followNext({ ...following, lines: [...outcome.lines, ...following.lines] }, turn, tx, deps);
}

/** The skill that answers what was asked for besides; where others read along, both may be answered by the way to the private chat. */
function furtherOf(
  { further }: Request,
  first: Skill,
  work: Work,
  deps: AloneDeps,
): { skill: Skill; input: unknown } | undefined {
  const skill = further && skillFor(further, work, deps);
  return skill && skill !== first ? { skill, input: inputOf(skill, further.input) } : undefined;
}

/** What is to be done with the file of a message, if it brought one. */
function fileOf({ content, conversation }: Work, { channels }: TurnDeps): AttachmentPlan | undefined {
  return planAttachment(content, channels.get(conversation.channel)?.fetchFile !== undefined);
}

/** Whoever wrote something beside a picture gets the answer to that, and hears of the picture after it. */
function withFile(outcome: Outcome, request: Request, file: AttachmentPlan | undefined): Outcome {
  if (!file || request.skill === 'attachment') return outcome;
  return { ...outcome, lines: [...outcome.lines, file.fetch ? line('attachment-too') : lineFor(file.reason)] };
}

/** Ends a turn in its transaction, with the file that its message brought and those that its answer takes along. */
async function finishInside(tx: Tx, end: TurnEnd, file: AttachmentPlan | undefined, deps: TurnDeps): Promise<TurnEnded> {
  if (file) await noteAttachment(tx, end.work, file, deps.clock.now());
  const ended = await deps.ends.finishInside(tx, end);
  const { answer } = end;
  if (answer?.heldUntil) await tx.outboxMessage.update({ where: { id: answer.id }, data: { nextAttemptAt: answer.heldUntil } });
  if (answer?.files?.length) await tx.outboxMessage.update({ where: { id: answer.id }, data: { files: [...answer.files] } });
  return ended;
}

/** In public nothing personal is said: the skill's place is taken by the way to the private chat. */
function skillFor(request: Request, work: Work, { skills }: AloneDeps): Skill {
  const skill = skills.get(request.skill) ?? skills.get('not_understood')!;
  return skill.personal && work.conversation.audience === 'public' ? skills.get('private')! : skill;
}

async function toRequest(work: Work, { heeded, patience }: Thinking, deps: TurnDeps): Promise<Asked> {
  const { content } = work;
  if (content.kind === 'button' || content.kind === 'form')
    return (await readPress(content, work, deps)) ?? { request: { skill: 'old_button', input: {} } };
  const { assistant, skills } = deps;
  const alone = interpretAlone(content, work, deps);
  const said = content.kind === 'text' && mayBeLabel(alone, work) ? await readLabel(content.text, work, deps) : undefined;
  if (said) return said;
  const language = languageOf(work, alone, deps);
  const request = assistant ? await heed(alone, work, { assistant, skills, language, heeded, patience }) : alone;
  const file = fileOf(work, deps);
  return { request: file && request.skill === 'attachment' ? withPlan(request, file) : request };
}

function interpretAlone(content: Parameters<typeof interpret>[0], work: Work, deps: AloneDeps): Request {
  const { skills, understand, settings, clock } = deps;
  const { flow } = work.conversation;
  const { languages, timeZone } = settings();
  const today = localDay(clock.now(), timeZone);
  return interpret(content, { language: languageOf(work, {}, deps), flow, skills, understand, languages, today });
}

/** The skill that answers a picture knows whether we shall have it. */
const withPlan = (request: Request, plan: AttachmentPlan): Request => ({
  ...request,
  input: { ...(request.input as object), file: plan.fetch ? 'coming' : plan.reason },
});

function languageOf({ conversation, member }: Work, request: Pick<Request, 'language'>, { settings }: AloneDeps): string {
  const { languages, defaultLanguage } = settings();
  const evidence = {
    understood: request.language,
    conversation: conversation.language,
    member: member?.language,
    hint: conversation.languageHint,
  };
  return chooseLanguage(evidence, languages, defaultLanguage);
}

function turnOf({ inboundId, conversation, identity, member, freshness, content }: Work, now: Date): Omit<Turn, 'language'> {
  return { id: inboundId, now, conversation, identity, member, freshness, content };
}

const unchanged = (work: Work): Omit<TurnEnd, 'outcome' | 'inResponse'> => ({
  work,
  introduced: false,
  flow: work.conversation.flow,
});

function toEnd(work: Work, outcome: Outcome, turn: Turn, claim: Pick<ResponseClaim, 'take'>, deps: AloneDeps): TurnEnd {
  if (saysNothing(outcome)) return { ...unchanged(work), outcome: 'silent', inResponse: false };
  const language = outcome.language ?? turn.language;
  const introduce = !work.conversation.introduced;
  const reply = introduce && !introducesItself(outcome) ? withIntroduction(outcome, deps.settings()) : outcome;
  const { assistant } = deps;
  const heldUntil =
    assistant && isHeld(reply.lines, work, deps)
      ? new Date(deps.clock.now().getTime() + assistant.patienceMs + HELD_LONGER_MS)
      : undefined;
  const answer = { ...toAnswer(reply, language, work, deps), heldUntil };
  return {
    work,
    outcome: 'answered',
    language,
    flow: outcome.flow,
    introduced: introduce,
    answer,
    // A response has no room for files, and no time for better words.
    inResponse: !reply.files?.length && !heldUntil && claim.take(answer.id),
  };
}

/** Beyond the time of the model, so that an answer is sent by a sweep only where its process has died. */
const HELD_LONGER_MS = 2_000;

/** Whether an answer waits a moment for better words: to what somebody wrote in private, never to a button. */
const isHeld = (lines: readonly Line[], { content, conversation }: Work, { assistant }: AloneDeps): boolean =>
  assistant !== undefined && content.kind === 'text' && conversation.audience === 'private' && assistant.mayPhrase(lines);

/** What was said is somebody else's to answer, and they are at it. */
const saysNothing = ({ lines, choices = [], files = [] }: Reply): boolean =>
  lines.length === 0 && choices.length === 0 && files.length === 0;

const introducesItself = ({ lines }: Reply): boolean => lines.some(({ key }) => key === 'greet-hello' || key === 'greet-member');

/** Whoever answers for the first time says that it is automated, after the answer itself. */
function withIntroduction(reply: Reply, { version, brand, privacyNotice }: ChatSettings): Reply {
  const source = { kind: 'programme', version } as const;
  const note = line('intro-note', {
    brand: { kind: 'name', value: brand, source },
    notice: { kind: 'name', value: privacyNotice, source },
  });
  return { ...reply, lines: [...reply.lines, note] };
}

function toAnswer({ lines, choices = [], files }: Reply, language: string, { conversation }: Work, deps: AloneDeps): Answer {
  const now = deps.clock.now();
  const text = renderLines(lines, { texts: deps.texts, language, timeZone: deps.settings().timeZone, now });
  return { id: idAfter(conversation.newestAnswer, now), language, lines, text, choices, files };
}

async function noteFailure({ inboundId }: Work, attempts: number, error: unknown, { database }: TurnDeps): Promise<void> {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  await database.pool.query('update inbound_message set attempts = $2, last_error = $3 where id = $1', [
    inboundId,
    attempts,
    reason.slice(0, 1_000),
  ]);
}

async function apologise(work: Work, claim: ResponseClaim, deps: TurnDeps): Promise<TurnDone> {
  const answer = toAnswer({ lines: [line('fault')] }, languageOf(work, {}, deps), work, deps);
  const end: TurnEnd = { ...unchanged(work), outcome: 'dead', answer, inResponse: claim.take(answer.id) };
  const file = fileOf(work, deps);
  const ended = file ? await deps.database.transaction((tx) => finishInside(tx, end, file, deps)) : await deps.ends.finish(end);
  return { ended, answer };
}
