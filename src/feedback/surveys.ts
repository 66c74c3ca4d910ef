import { DAY_MS } from '../shared/clock.ts';
import { ok, type Result, refuse } from '../shared/result.ts';

/** By language; English is always there. */
export type Localised = Readonly<Record<string, string>>;

export const SURVEY_KINDS = ['nps', 'csat', 'text'] as const;
export type SurveyKind = (typeof SURVEY_KINDS)[number];

/** Something that people are asked. What is absent is said in the words of its kind. */
export type Survey = {
  id: string;
  code: string;
  kind: SurveyKind;
  title: Localised;
  question?: Localised;
  followUp?: Localised;
  reason?: Localised;
  /** The code of the team that sees the answers; absent for the care team. */
  team?: string;
  /** How long a question stays open. */
  openDays: number;
  active: boolean;
};

/** The numbers that may be answered, both ends included. */
export type Scale = { min: number; max: number };

export const SCALES: Readonly<Record<SurveyKind, Scale | undefined>> = {
  nps: { min: 0, max: 10 },
  csat: { min: 1, max: 5 },
  text: undefined,
};

/** What the question names beside its survey. */
export type About = {
  /** A complaint that was resolved, by its number ("K-2107"). */
  complaint?: string;
};

export type RunState = 'open' | 'partial' | 'done' | 'declined' | 'expired';
export type SurveyStep = 'rating' | 'words';

/** One person asked one survey once, and what they have answered so far. */
export type SurveyRun = {
  id: string;
  survey: Survey;
  memberId?: string;
  identityId?: string;
  conversationId?: string;
  /** What made us ask: "campaign:<id>", "complaint:<id>", "asked". */
  cause: string;
  about: About;
  state: RunState;
  /** What is open in it, or was when it ended. */
  step: SurveyStep;
  askedAt: Date;
  /** The first instant at which an answer is too late. */
  expiresAt: Date;
  rating?: number;
  words?: string;
  /** The complaint that a low answer became. */
  complaintId?: string;
};

export type RunOver = { code: 'declined' | 'expired' };

/** The step with which a survey begins. */
export const firstStep = ({ kind }: Pick<Survey, 'kind'>): SurveyStep => (SCALES[kind] ? 'rating' : 'words');

export const openUntil = ({ openDays }: Pick<Survey, 'openDays'>, askedAt: Date): Date =>
  new Date(askedAt.getTime() + openDays * DAY_MS);

/** What became of a run at `now`: its end comes by the clock, whether or not anybody has written it down. */
export const stateAt = ({ state, expiresAt }: Pick<SurveyRun, 'state' | 'expiresAt'>, now: Date): RunState =>
  (state === 'open' || state === 'partial') && now >= expiresAt ? 'expired' : state;

/** What an answer changes. An answer may be changed, by another tap or by words, as long as the question could be answered. */
export type RunChange = { rating?: number; words?: string; state: RunState; step: SurveyStep };

/**
 * A number, with what was said beside it. The second one changes the first: of two taps at once there is one answer.
 *
 * @param value on the survey's scale; the edges have checked this
 */
export function decideRating(
  run: SurveyRun,
  { value, words }: { value: number; words?: string },
  now: Date,
): Result<RunChange, RunOver> {
  const over = whyOver(run, now);
  if (over) return refuse(over);
  const said = words ?? run.words;
  if (said !== undefined) return ok({ rating: value, words: said, state: 'done', step: 'words' });
  return ok({ rating: value, state: run.state === 'done' ? 'done' : 'partial', step: 'words' });
}

/** Words. Those that come before the number are kept, and the number stays open. */
export function decideWords(run: SurveyRun, words: string, now: Date): Result<RunChange, RunOver> {
  const over = whyOver(run, now);
  if (over) return refuse(over);
  const isRated = SCALES[run.survey.kind] === undefined || run.rating !== undefined;
  return ok({ words, state: isRated ? 'done' : 'partial', step: isRated ? 'words' : 'rating' });
}

/** A no to what is open: what was answered before stays. */
export function decideSkip(run: SurveyRun, now: Date): Result<RunChange, RunOver> {
  const over = whyOver(run, now);
  if (over) return refuse(over);
  const hasAnswer = run.rating !== undefined || run.words !== undefined;
  return ok({ state: hasAnswer ? 'done' : 'declined', step: run.step });
}

function whyOver(run: SurveyRun, now: Date): RunOver | undefined {
  if (run.state === 'declined') return { code: 'declined' };
  return now >= run.expiresAt ? { code: 'expired' } : undefined;
}

/** What an answer asks of us: `help` at once, as a complaint; `ask` whether a colleague shall look at it; else nothing. */
export function helpFor({ kind }: Pick<Survey, 'kind'>, rating: number): 'help' | 'ask' | undefined {
  switch (kind) {
    case 'nps':
      if (rating <= 3) return 'help';
      return rating <= 6 ? 'ask' : undefined;
    case 'csat':
      return rating <= 2 ? 'help' : undefined;
    case 'text':
      return undefined;
  }
}

const DEFAULT_OPEN_DAYS = 7;

/** Surveys that a shop need not write. */
export const BUILT_IN: Readonly<Record<string, Omit<Survey, 'id'>>> = {
  nps: { code: 'nps', kind: 'nps', title: { en: 'Recommendation (NPS)' }, openDays: DEFAULT_OPEN_DAYS, active: true },
  csat: { code: 'csat', kind: 'csat', title: { en: 'Satisfaction (CSAT)' }, openDays: DEFAULT_OPEN_DAYS, active: true },
  text: { code: 'text', kind: 'text', title: { en: 'In their own words' }, openDays: DEFAULT_OPEN_DAYS, active: true },
  'after-complaint': {
    code: 'after-complaint',
    kind: 'csat',
    title: { en: 'After a complaint (CSAT)' },
    openDays: DEFAULT_OPEN_DAYS,
    active: true,
  },
};
