import { isCode } from '../shared/ids.ts';
import { codeInPayload } from '../shared/payload.ts';
import {
  asksOnlyWhen,
  asksWhyData,
  type Intent,
  meantOther,
  notWorking,
  onlyProblem,
  onlyUpset,
  readRating,
  type Understand,
  type Understanding,
  wishBesideDanger,
} from '../understanding/index.ts';
import { asksForPerson } from '../understanding/person-please.ts';
import { wantsNothing } from '../understanding/wants-nothing.ts';
import { type Content, MAX_UNDERSTOOD_LENGTH } from './message.ts';
import type { Heard, Skills } from './skill.ts';
import type { Flow } from './work.ts';

/** What a message asks for: a skill with its input, and the language it is clearly written in. */
export type Request = {
  skill: string;
  input: unknown;
  language?: string;
  /** It is free text, and nobody here is sure what it means: a model may know (`assistant.ts`). */
  isUnsure?: true;
  /** It is only likely what was meant: what was answered, what was written, and what else it may mean. */
  guess?: { was: string; text: string; others: readonly string[] };
  /** What was asked for in the same message, and is answered after it. */
  further?: { skill: string; input: unknown };
};

/** Commands of the menu, and what they ask for. */
const COMMANDS: Readonly<Record<string, string>> = {
  start: 'greet',
  points: 'balance',
  history: 'history',
  rewards: 'rewards',
  card: 'card',
  vouchers: 'vouchers',
  offers: 'offers',
  why: 'why',
  case: 'complaint_status',
  join: 'join',
  link: 'link',
  unlink: 'unlink',
  language: 'language',
  privacy: 'privacy',
  stop: 'stop',
  person: 'person',
  help: 'help',
};

/**
 * Understands everything but what needs the store (a button, a form): a command, the answer that a running flow waits for, or free
 * text. Not understanding is a skill too, and knows how often it happened in a row.
 */
export function interpret(content: Exclude<Content, { kind: 'button' | 'form' }>, context: Context): Request {
  switch (content.kind) {
    case 'command':
      return interpretCommand(content.name, content.argument, context);
    case 'attachment':
      return content.caption ? interpretText(content.caption, context) : { skill: 'attachment', input: { media: content.media } };
    case 'text':
      return interpretText(content.text, context);
  }
}

/** What people of other bots are used to say to a form. */
const SAID_TO_FLOW: ReadonlySet<string> = new Set(['cancel', 'skip']);

const TYPED_COMMAND = /^\s*\/([a-z_]+)(?:\s+(.{0,200}))?\s*$/i;

type Context = {
  language: string;
  flow?: Flow;
  skills: Skills;
  understand: Understand;
  languages: readonly string[];
  today?: string;
};

function interpretCommand(name: string, argument: string, context: Context): Request {
  // Nobody's command is what every object inherits ("/constructor").
  const skill = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (skill === undefined)
    return (SAID_TO_FLOW.has(name) && answerTo(name, context, () => context.understand(name, context))) || notUnderstood(context);
  if (name === 'start' && argument) return interpretPayload(argument);
  if (skill === 'link' && argument) return { skill, input: { code: argument } };
  if (skill === 'language' && argument) {
    const understood = context.understand(argument, context);
    if (understood.slots.language) return { skill, input: { language: understood.slots.language } };
  }
  return { skill, input: {} };
}

/** What a link has brought along ("t.me/bot?start=osl-storo"). Anybody can send such a link, so it changes no membership by itself. */
function interpretPayload(payload: string): Request {
  const code = codeInPayload(payload);
  return code ? { skill: 'link', input: { code, byLink: true } } : { skill: 'arrive', input: { source: payload } };
}

/** What a text means to the flow that is open, or to the question that stays open beneath it, if it is said to that. */
function answerTo(text: string, context: Context, heard: () => Heard): Request | undefined {
  const { flow, skills, language } = context;
  if (!flow) return undefined;
  const input = skills.get(flow.skill)?.answers?.(text, flow.data, heard, language);
  if (input !== undefined) return { skill: flow.skill, input };
  return flow.beneath && answerTo(text, { ...context, flow: flow.beneath }, heard);
}

function interpretText(text: string, context: Context): Request {
  // Where the platform knows no commands, people type them all the same.
  const command = TYPED_COMMAND.exec(text);
  if (command) return interpretCommand(command[1]!.toLowerCase(), command[2] ?? '', context);
  const cut = text.slice(0, MAX_UNDERSTOOD_LENGTH);
  let heard: Understanding | undefined;
  const hear = () => {
    heard ??= context.understand(cut, context);
    return heard;
  };
  // Danger comes before everything: a question that is open, a form, an offer.
  const { danger, slots, language } = hear();
  if (danger) {
    const request = { skill: 'danger', input: { danger, ...toSlots(slots) }, language };
    const wish = wishBesideDanger(hear());
    return wish && context.skills.has(wish) ? { ...request, further: { skill: wish, input: toInput(hear(), cut) } } : request;
  }
  // A person is one sentence away, also from the middle of a question.
  if (context.flow && asksForPerson(cut)) return { skill: 'person', input: {} };
  // It is said of our answer, and is no answer to what it asks.
  if (meantOther(cut) && context.skills.has(NOT_MEANT)) return { skill: NOT_MEANT, input: {}, language };
  // What is too long for a form shall be told so, and not be cut to fit.
  const refusal = toRefusal(hear());
  const answer = refusal && flowIs('offer', context) ? undefined : answerTo(text.trim(), context, () => surely(hear()));
  if (answer) return answer;
  if (isCode(cut)) {
    const input = context.skills.get(TAKES_CODES)?.answers?.(cut.trim(), {}, () => NOTHING_HEARD, context.language);
    if (input !== undefined) return { skill: TAKES_CODES, input };
  }
  if (refusal) return refusal;
  if (wantsNothing(cut, hear()) && context.skills.has(NOTHING_WANTED)) return { skill: NOTHING_WANTED, input: {}, language };
  const { intent, certainty, alternatives, further } = hear();
  if (asksWhyData(cut) && context.skills.has(PRIVACY)) return { skill: PRIVACY, input: { why: true }, language };
  const fails = notWorking(cut);
  if (fails && context.skills.has(NOT_WORKING))
    return { skill: NOT_WORKING, input: fails === 'unnamed' ? {} : { where: fails }, language };
  // It is asked first what is wrong.
  if (intent !== 'stop' && onlyUpset(cut))
    return intent === 'complaint'
      ? { skill: intent, input: toInput(hear(), cut), language }
      : { ...notUnderstood(context), language };
  if (onlyProblem(cut) && context.skills.has(COMPLAINT)) return { skill: COMPLAINT, input: { words: '' }, language };
  // Of whatever we told that is still to come.
  if (asksOnlyWhen(cut) && context.skills.has(WHEN))
    return {
      skill: WHEN,
      input: {},
      language,
      guess: guessOf(WHEN, cut, context, [...(intent ? [intent] : []), ...alternatives]),
    };
  if (intent && certainty !== 'unsure' && context.skills.has(intent)) {
    const guess = certainty === 'likely' ? { guess: guessOf(intent, cut, context, alternatives) } : {};
    const request = { skill: intent, input: toInput(hear(), cut), language, ...guess };
    const next = further?.find((other) => other.intent && context.skills.has(other.intent));
    return next ? { ...request, further: { skill: next.intent!, input: toInput(next, cut) } } : request;
  }
  if (saysNumber(text, context)) return { skill: 'rate', input: { text } };
  // Whoever writes a long letter wants somebody to read it.
  if (isLetter(cut)) return { skill: 'complaint', input: { letter: true }, language };
  return { ...notUnderstood(context, cut, [...(intent ? [intent] : []), ...alternatives]), language };
}

/** Whoever writes nothing but a one-time code need not say first what it is for. */
const TAKES_CODES = 'link';
const NOTHING_WANTED = 'nothing_wanted';
const NOT_MEANT = 'no';
const NOT_WORKING = 'not_working';
const COMPLAINT = 'complaint';
const PRIVACY = 'privacy';
const WHEN = 'order_status';

/** Where a complaint was just spoken about, it may have been said to that. */
const guessOf = (was: Intent, text: string, context: Context, alternatives: readonly Intent[]): Request['guess'] => {
  const others = flowIs('complaint', context) ? (['complaint', ...alternatives] as const) : alternatives;
  return { was, text, others: [...new Set(others)].filter((other) => other !== was) };
};

const flowIs = (skill: string, { flow }: Context): boolean => flow?.skill === skill;

/** "No more coffee offers": a no to some of what we send. A complaint that is one without doubt stays one. */
function toRefusal({ intent, certainty, slots, language }: Understanding): Request | undefined {
  const { refusedGoods: words, about: only } = slots;
  if (!words || (intent === 'complaint' && certainty === 'sure')) return undefined;
  const isStop = intent === 'stop' && certainty !== 'unsure';
  return { skill: 'refuse_goods', input: { words, ...(isStop && { stop: only ? { only } : {} }) }, language };
}

/** While a question is open, a text is said to that, unless it says without doubt that it is not. */
const surely = (heard: Understanding): Heard => {
  const { intent, certainty, confidence } = heard;
  if (intent && ANSWERS.has(intent)) return NOTHING_HEARD;
  if (certainty === 'unsure') return NOTHING_HEARD;
  if (certainty !== 'likely') return heard;
  return { ...(confidence < WITHOUT_DOUBT ? NOTHING_HEARD : heard), likely: intent };
};

const NOTHING_HEARD: Heard = { intent: undefined, confidence: 0, slots: {} };

const WITHOUT_DOUBT = 0.95;
/** Said to whatever is open. */
const ANSWERS: ReadonlySet<Intent> = new Set(['yes', 'no', 'cancel']);

/** A number on a scale: it may answer a question that we asked this person somewhere else. */
const saysNumber = (text: string, { language, skills }: Context): boolean =>
  skills.has('rate') && SCALES.some((scale) => readRating(text, scale, language)?.kind === 'rating');

const SCALES = [
  { min: 0, max: 10 },
  { min: 1, max: 5 },
];

function toInput({ intent, slots }: Understanding, text: string): unknown {
  switch (intent) {
    case 'language':
      return slots.language ? { language: slots.language } : {};
    case 'stop':
      return slots.about ? { only: slots.about } : {};
    case 'contact_less':
      return { ...slots.frequency, ...(slots.about && { about: slots.about }) };
    case 'complaint':
      return toSlots(slots);
    case 'complaint_status':
      return slots.caseNumber ? { caseNumber: Number(slots.caseNumber.replaceAll(/\D/g, '')) } : {};
    case 'answer':
      return { codes: slots.answers ?? [], ...(slots.areAllAsked && { all: true }) };
    case 'order_status':
      return slots.orderNumber ? { orderNumber: slots.orderNumber.toUpperCase() } : {};
    case 'missing_points':
      return slots.date ? { on: slots.date } : {};
    case 'rewards':
    case 'swap':
      return { said: text.slice(0, MOST_SAID_OF_REWARDS), ...(slots.points !== undefined && { points: slots.points }) };
    case 'opinion':
      // A remark is kept as it was written, after a yes.
      return { do: 'hear', words: text };
    default:
      return {};
  }
}

/** As much of a text as may hold the name of a reward. */
const MOST_SAID_OF_REWARDS = 300;

/** What a complaint says, as its skills take it. */
function toSlots({ complaint }: Understanding['slots']): object {
  if (!complaint) return {};
  const { topic, ...rest } = complaint;
  return { ...(topic && { category: topic }), ...rest };
}

const LETTER_WORDS = 40;
const LETTER_DISTINCT_WORDS = 20;

function isLetter(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
  return words.length >= LETTER_WORDS && new Set(words).size >= LETTER_DISTINCT_WORDS;
}

const MOST_GUESSES = 2;

function notUnderstood({ flow }: Context, text?: string, guesses: readonly string[] = []): Request {
  const missed = flow?.skill === 'not_understood' ? Number(flow.data.missed) || 0 : 0;
  return {
    skill: 'not_understood',
    input: { missed, ...(guesses.length > 0 && { text, guesses: guesses.slice(0, MOST_GUESSES) }) },
    ...(text !== undefined && { isUnsure: true }),
  };
}
