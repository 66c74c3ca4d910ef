import { type Choice, choice, continued, type Fact, type Line, line, type Source } from '../chat/reply.ts';
import type { Outcome } from '../chat/skill.ts';
import type { Flow } from '../chat/work.ts';
import { SCALES, type Scale, type SurveyRun } from '../feedback/index.ts';
import type { Programme } from '../loyalty/index.ts';
import { count, localisedName, name, settings } from './facts.ts';

/** The skill that hears the answers (`answer-survey.ts`). */
export const SURVEY = 'survey';

/** A question as it is asked: by a skill, or pushed by a job that was handed this by `program/`. */
export type Asking = Required<Pick<Outcome, 'lines' | 'choices'>> & { flow: Flow };

export const surveySource = ({ id }: Pick<SurveyRun, 'id'>): Source => ({ kind: 'survey', runId: id });

/**
 * What a survey asks first, its buttons, and what the next words are taken for. `unasked` questions say how often we write and how
 * that is stopped.
 */
export function surveyLines(run: SurveyRun, programme: Programme, now: Date, { unasked }: { unasked: boolean }): Asking {
  const asking = run.step === 'rating' ? askRating(run, questionLines(run, programme), now) : askFirstWords(run, programme, now);
  return unasked ? { ...asking, lines: [...asking.lines, oftenLine(programme)] } : asking;
}

function questionLines(run: SurveyRun, programme: Programme): Line[] {
  const { survey, about } = run;
  const scale = SCALES[survey.kind];
  if (survey.question)
    return [line('survey-question', { question: localisedName(survey.question, surveySource(run)) }), ...scaleLines(run)];
  const brand = name(programme.rules.brand.name, settings(programme));
  if (!scale) return [line('survey-ask-text', { brand })];
  const ends = endsOf(scale, run);
  if (about.complaint !== undefined)
    return [line('survey-ask-complaint', { case: name(about.complaint, surveySource(run)), ...ends })];
  return [line(survey.kind === 'nps' ? 'survey-ask-nps' : 'survey-ask-csat', { brand, ...ends })];
}

/** What the ends of the scale mean, for a question in words of the shop. */
function scaleLines(run: SurveyRun): Line[] {
  const scale = SCALES[run.survey.kind];
  if (!scale) return [];
  return [continued(line(run.survey.kind === 'nps' ? 'survey-scale-nps' : 'survey-scale-csat', endsOf(scale, run)))];
}

export const endsOf = ({ min, max }: Scale, run: SurveyRun): { lowest: Fact; highest: Fact } => ({
  lowest: count(min, surveySource(run)),
  highest: count(max, surveySource(run)),
});

function oftenLine(programme: Programme): Line {
  const { contacts, days } = programme.rules.contact.budget;
  return line('survey-often', { most: count(contacts, settings(programme)), days: count(days, settings(programme)) });
}

/** Asks for a number, with the scale as buttons. */
export function askRating(run: SurveyRun, lines: readonly Line[], now: Date): Asking {
  const scale = SCALES[run.survey.kind]!;
  const values = Array.from({ length: scale.max - scale.min + 1 }, (_, i) => scale.min + i);
  const buttons = values.map(
    (value): Choice => ({
      ...choice('button-rating', SURVEY, { runId: run.id, do: 'rate', value }),
      facts: { rating: count(value, surveySource(run)) },
    }),
  );
  return { lines: [...lines], choices: [...buttons, skipChoice(run, 'button-not-now')], flow: flowOf(run, 'rating', now) };
}

function askFirstWords(run: SurveyRun, programme: Programme, now: Date): Asking {
  return { lines: questionLines(run, programme), choices: [skipChoice(run, 'button-not-now')], flow: flowOf(run, 'words', now) };
}

/** Asks for words, after the number. */
export const askWords = (run: SurveyRun, lines: readonly Line[], now: Date): Asking => ({
  lines,
  choices: [skipChoice(run, 'button-form-skip')],
  flow: flowOf(run, 'words', now),
});

/** What is asked after a number, unless the shop has written it. */
export function followUpLine(run: SurveyRun): Line {
  const { survey, rating = 0 } = run;
  if (survey.followUp) return line('survey-question', { question: localisedName(survey.followUp, surveySource(run)) });
  const isBest = rating >= (survey.kind === 'nps' ? 9 : 5);
  if (isBest) return line('survey-words-best');
  if (survey.kind === 'nps') return line(rating <= 3 ? 'survey-words-low' : 'survey-words-nps');
  return line(rating <= 2 ? 'survey-words-low' : 'survey-words-csat');
}

const skipChoice = (run: SurveyRun, label: 'button-not-now' | 'button-form-skip'): Choice =>
  choice(label, SURVEY, { runId: run.id, do: 'skip' });

export type OpenStep = 'rating' | 'words' | 'guess' | 'colleague';

/** While it is open, what is said is taken for the answer; other things may be said meanwhile. */
export function flowOf(run: SurveyRun, step: OpenStep, now: Date, more: Record<string, unknown> = {}): Flow {
  const action = (what: string) => ({ skill: SURVEY, input: { runId: run.id, do: what } });
  return {
    skill: SURVEY,
    data: { runId: run.id, kind: run.survey.kind, step, ...more },
    stays: { since: now.toISOString(), until: run.expiresAt.toISOString(), goOn: action('go_on'), leave: action('skip') },
  };
}

/** "Why do you ask?": what made us, what it is for, and who sees the answer. */
export function reasonLines(run: SurveyRun, programme: Programme): Line[] {
  const { cause, about, survey } = run;
  const source = surveySource(run);
  const lines: Line[] = [];
  if (about.complaint !== undefined) lines.push(line('survey-why-complaint', { case: name(about.complaint, source) }));
  else lines.push(line(cause.startsWith('campaign:') ? 'survey-why-campaign' : 'survey-why-asked'));
  if (survey.reason) lines.push(line('survey-why-reason', { reason: localisedName(survey.reason, source) }));
  return [...lines, line('survey-why-who', { team: teamOf(run, programme) })];
}

/** The team that sees the answers. */
export function teamOf({ survey }: SurveyRun, programme: Programme): Fact {
  const { teams, careTeam } = programme.rules.service;
  const team = teams.find(({ code }) => code === survey.team) ?? teams.find(({ code }) => code === careTeam)!;
  return localisedName(team.name, settings(programme));
}
