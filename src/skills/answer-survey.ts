import { z } from 'zod';
import { questionIn } from '../chat/open-question.ts';
import { choice, continued, type Line, line } from '../chat/reply.ts';
import { type Outcome, readRating, type Skill, type Turn, type Tx } from '../chat/skill.ts';
import {
  type AnswerRefusal,
  answerRating,
  answerWords,
  findOpenRun,
  helpFor,
  type Person,
  SCALES,
  type SurveyRun,
  skipQuestion,
  stateAt,
  takeRun,
} from '../feedback/index.ts';
import type { Programme } from '../loyalty/index.ts';
import { holdComplainant } from '../support/index.ts';
import {
  askRating,
  askWords,
  endsOf,
  flowOf,
  followUpLine,
  reasonLines,
  SURVEY,
  surveyLines,
  surveySource,
  teamOf,
} from './ask-survey.ts';
import { count, day, lastDayBefore } from './facts.ts';
import { helpWithSurvey, type SurveyHelp } from './help-survey.ts';
import { keepLateWords } from './share-opinion.ts';
import { type SurveyInput, surveyAnswer, surveyInput } from './survey-answers.ts';

/**
 * Hears the answers to a question of ours, by tap or in words, and asks what follows. Everything may be done again: the same tap tells
 * what is kept, another one changes it until the question's time is over. A low answer becomes a complaint in the same turn, once.
 */
export const answerSurvey = (programme: () => Programme): Skill<SurveyInput> => ({
  name: SURVEY,
  input: surveyInput,
  personal: true,
  answers: surveyAnswer,
  async changes(turn, input, tx) {
    switch (input.do) {
      case 'rate':
        return rate(turn, input, programme(), tx);
      case 'words':
        return say(turn, input, programme(), tx);
      case 'skip':
        return skip(turn, input.runId, programme(), tx);
      case 'guess':
      case 'no_number':
      case 'go_on':
      case 'edit':
      case 'why':
      case 'colleague':
        return goOn(turn, input, programme(), tx);
    }
  },
});

/**
 * A number that was said where no question is open: it may answer one that is open somewhere else, for the same person. The chat in
 * which they answer is where it goes on.
 */
export const rateElsewhere = (programme: () => Programme): Skill<{ text: string }> => ({
  name: 'rate',
  input: z.strictObject({ text: z.string() }),
  personal: false,
  async changes(turn, { text }, tx) {
    const run = turn.conversation.audience === 'private' ? await findOpenRun(tx, personOf(turn), turn.now) : undefined;
    const scale = run && SCALES[run.survey.kind];
    const heard = scale && readRating(text, scale, turn.language);
    if (run && heard?.kind === 'rating' && run.rating === undefined) {
      const { value, words } = heard;
      return rate(turn, { do: 'rate', runId: run.id, value, words, said: true }, programme(), tx);
    }
    const missed = turn.conversation.flow?.skill === 'not_understood' ? Number(turn.conversation.flow.data.missed) || 0 : 0;
    return { lines: [], next: { skill: 'not_understood', input: { missed } } };
  },
});

export const personOf = ({ member, identity }: Pick<Turn, 'member' | 'identity'>): Person => ({
  memberId: member?.id,
  identityId: identity.id,
});

const answering = (turn: Turn, runId: string) => ({ runId, person: personOf(turn), conversationId: turn.conversation.id });

type Rated = Extract<SurveyInput, { do: 'rate' }>;

async function rate(turn: Turn, { runId, value, words, said, fault }: Rated, programme: Programme, tx: Tx): Promise<Outcome> {
  const how = said ? 'words' : 'tap';
  const answered = await answerRating(tx, { ...answering(turn, runId), value, words, how }, turn.now);
  if (!answered.ok) return refused(answered.refusal, turn, programme, tx, { runId, words });
  const { before, run } = answered.value;
  const isChanged = before.rating !== undefined && before.rating !== value;
  const help = await helpWithSurvey(turn, run, { words, fault }, programme, tx);
  const first = isChanged ? [line('survey-changed', ratingOf(run))] : [];
  if (run.state !== 'done') return askNext(run, first, help, turn);
  if (before.rating === value && words === undefined)
    return { ...thanked(run, [line('survey-have', ratingOf(run))]), flow: kept(turn, run) };
  return finished(run, first, help, programme, turn, fault !== undefined);
}

const ratingOf = (run: SurveyRun) => ({ rating: count(run.rating!, surveySource(run)) });

/** Asks what was behind the number. */
function askNext(run: SurveyRun, first: readonly Line[], help: SurveyHelp, { now }: Turn): Outcome {
  if (help.kind === 'complaint') return withHelp(askWords(run, [...first, ...help.lines, line('survey-words-added')], now), help);
  return askWords(run, [...first, followUpLine(run)], now);
}

const withHelp = (outcome: Outcome, { choices }: Extract<SurveyHelp, { kind: 'complaint' }>): Outcome => ({
  ...outcome,
  choices: [...choices, ...(outcome.choices ?? [])],
});

type Said = Extract<SurveyInput, { do: 'words' }>;

async function say(turn: Turn, { runId, words, fault }: Said, programme: Programme, tx: Tx): Promise<Outcome> {
  const answered = await answerWords(tx, { ...answering(turn, runId), words }, turn.now);
  if (!answered.ok) return refused(answered.refusal, turn, programme, tx, { runId, words });
  const { run } = answered.value;
  if (run.state !== 'done') {
    const lines = [line('survey-words-first'), continued(line('survey-number', endsOf(SCALES[run.survey.kind]!, run)))];
    return askRating(run, lines, turn.now);
  }
  const help = await helpWithSurvey(turn, run, { words, fault }, programme, tx);
  return finished(run, [], help, programme, turn, fault !== undefined);
}

/** Thanks for the whole answer, and offers help where it sounds like that. */
function finished(
  run: SurveyRun,
  first: readonly Line[],
  help: SurveyHelp,
  programme: Programme,
  turn: Turn,
  fault = false,
): Outcome {
  if (help.kind === 'complaint') return { lines: [...first, ...help.lines], choices: help.choices, flow: help.flow };
  const source = surveySource(run);
  const thanks =
    run.words === undefined
      ? line('survey-thanks')
      : line('survey-thanks-words', { team: teamOf(run, programme), words: { kind: 'quote', value: run.words, source } });
  const mayNeedHelp = (fault && !isGood(run)) || (run.rating !== undefined && helpFor(run.survey, run.rating) === 'ask');
  if (!mayNeedHelp || run.complaintId !== undefined) return thanked(run, [...first, thanks]);
  return {
    lines: [...first, thanks, line('survey-colleague')],
    choices: [
      choice('button-yes-please', SURVEY, { do: 'colleague', runId: run.id, yes: true }),
      choice('button-no-thanks', SURVEY, { do: 'colleague', runId: run.id, yes: false }),
      ...afterwards(run),
    ],
    flow: flowOf(run, 'colleague', turn.now),
  };
}

/** What is told beside a good number is a remark, and no cry for help. */
const isGood = ({ survey, rating }: SurveyRun): boolean => rating !== undefined && rating >= (survey.kind === 'nps' ? 9 : 4);

const afterwards = ({ id: runId }: SurveyRun) => [
  choice('button-edit', SURVEY, { do: 'edit', runId }),
  choice('button-why-ask', SURVEY, { do: 'why', runId }),
];

const thanked = (run: SurveyRun, lines: readonly Line[]): Outcome => ({ lines, choices: afterwards(run) });

async function skip(turn: Turn, runId: string, programme: Programme, tx: Tx): Promise<Outcome> {
  const skipped = await skipQuestion(tx, answering(turn, runId), turn.now);
  if (!skipped.ok) return refused(skipped.refusal, turn, programme, tx, { runId });
  const { run } = skipped.value;
  if (run.state === 'declined') return { lines: [line('survey-not-now')] };
  if (run.rating === undefined || helpFor(run.survey, run.rating) !== 'ask' || run.complaintId !== undefined)
    return thanked(run, [line('survey-skipped')]);
  return finished(run, [], { kind: 'none' }, programme, turn);
}

type GoingOn = Extract<SurveyInput, { do: 'guess' | 'no_number' | 'go_on' | 'edit' | 'why' | 'colleague' }>;

/** What changes no answer: asks again, or tells. */
async function goOn(turn: Turn, input: GoingOn, programme: Programme, tx: Tx): Promise<Outcome> {
  const { now } = turn;
  if (input.do === 'colleague' && input.yes)
    await holdComplainant(tx, { memberId: turn.member?.id, identityId: turn.identity.id }); // the person before the run, as everywhere
  const run = await takeRun(tx, personOf(turn), input.runId);
  if (!run) return { lines: [line('survey-gone')], flow: kept(turn) };
  if (input.do === 'why') return { lines: reasonLines(run, programme), flow: questionIn(turn.conversation.flow) };
  if (input.do === 'colleague') return colleague(turn, run, input.yes, programme, tx);
  const state = stateAt(run, now);
  if (state === 'declined' || now >= run.expiresAt)
    return refused({ code: state === 'declined' ? 'declined' : 'expired' }, turn, programme, tx, { runId: run.id });
  switch (input.do) {
    case 'guess': {
      const rating = { rating: count(input.value, surveySource(run)) };
      return {
        lines: [line('survey-guess', rating)],
        choices: [
          {
            ...choice('button-yes-rating', SURVEY, { do: 'rate', runId: run.id, value: input.value, said: true }),
            facts: rating,
          },
          choice('button-choose', SURVEY, { do: 'go_on', runId: run.id }),
        ],
        flow: flowOf(run, 'guess', now, { value: input.value }),
      };
    }
    case 'no_number': {
      const asked = askRating(
        run,
        [line(input.outside ? 'survey-outside' : 'survey-number-again', endsOf(SCALES[run.survey.kind]!, run))],
        now,
      );
      return { ...asked, flow: flowOf(run, 'rating', now, { missed: true }) };
    }
    case 'edit':
      return edit(run, programme, now);
    case 'go_on':
      return run.state === 'done' ? edit(run, programme, now) : ask(run, programme, now);
  }
}

/** Asks what is open. */
const ask = (run: SurveyRun, programme: Programme, now: Date): Outcome =>
  run.step === 'words' && run.rating !== undefined
    ? askWords(run, [followUpLine(run)], now)
    : surveyLines(run, programme, now, { unasked: false });

/** Asks for the number and the words again: either may be changed. */
function edit(run: SurveyRun, programme: Programme, now: Date): Outcome {
  const { rating, words } = run;
  const source = surveySource(run);
  const told = words === undefined ? [] : [line('survey-edit', { words: { kind: 'quote', value: words, source } })];
  if (rating === undefined)
    return { ...surveyLines(run, programme, now, { unasked: false }), ...(told.length > 0 && { lines: told }) };
  const asked = askRating(run, [line('survey-have', ratingOf(run)), ...told], now);
  return { ...asked, flow: flowOf(run, 'words', now) };
}

async function colleague(turn: Turn, run: SurveyRun, yes: boolean, programme: Programme, tx: Tx): Promise<Outcome> {
  if (!yes) return thanked(run, [line('survey-colleague-no')]);
  const help = await helpWithSurvey(turn, run, { words: run.words }, programme, tx, 'asked');
  if (help.kind !== 'complaint') return thanked(run, [line('survey-thanks')]);
  return { lines: help.lines, choices: help.choices, flow: help.flow };
}

/** Too late, or closed. What was written is not lost: it can be kept as an opinion. */
async function refused(
  refusal: AnswerRefusal,
  turn: Turn,
  programme: Programme,
  tx: Tx,
  { runId, words }: { runId: string; words?: string },
): Promise<Outcome> {
  switch (refusal.code) {
    case 'unknown_run':
      return { lines: [line('survey-gone')], flow: kept(turn) };
    case 'declined':
      return { lines: [line('survey-declined')], flow: kept(turn) };
    case 'expired': {
      const run = (await takeRun(tx, personOf(turn), runId))!;
      const on = day(lastDayBefore(run.expiresAt, programme.rules.timeZone), surveySource(run));
      const ended = line('survey-ended', { day: on });
      return words === undefined ? { lines: [ended], flow: kept(turn, run) } : keepLateWords(turn, words, [ended]);
    }
  }
}

/** Another question stays open when a button of an old one is pressed. */
function kept({ conversation }: Turn, run?: SurveyRun): Outcome['flow'] {
  const question = questionIn(conversation.flow);
  return question && question.data.runId !== run?.id ? question : undefined;
}
