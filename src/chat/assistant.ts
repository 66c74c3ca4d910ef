import type { ComplaintSlots } from '../understanding/index.ts';
import type { Request } from './interpret.ts';
import { type Content, MAX_UNDERSTOOD_LENGTH } from './message.ts';
import type { Line } from './reply.ts';
import type { Skills } from './skill.ts';
import type { Work } from './work.ts';

/** What a customer wrote, as a model may be shown it once it is masked. */
export type SaidText = {
  text: string;
  language: string;
  /** What we know the person by. */
  names: readonly string[];
};

/** For how long an answer of the model is of use: until `until` on the machine's clock (`performance.now`), and never once `signal` says so. */
export type Patience = { signal: AbortSignal; until: number };

/** What the model takes a message for: one thing that can be shown, or what may be meant, for the customer to choose by a button. */
export type Meant = { show: string } | { guesses: readonly string[] };

/** What a long complaint says, as far as its own words prove it, and what is asked for: nothing that the customer did not write. */
export type ReadComplaint = ComplaintSlots & { wish?: Wish };
/** Of what somebody may ask for, what can be given by a button of ours is offered first. */
export const WISHES = ['money_back', 'replacement', 'repair', 'answer', 'other'] as const;
export type Wish = (typeof WISHES)[number];

/**
 * A language model beside the core, where one is configured (`ai/`): everything works without it. Nothing is thrown, and undefined stands
 * for whatever went wrong there: then the turn goes on as if there were none.
 */
export type Assistant = {
  /** What one message waits for it altogether. */
  readonly patienceMs: number;
  understand(said: SaidText, patience: Patience): Promise<Meant | undefined>;
  readComplaint(said: SaidText, patience: Patience): Promise<ReadComplaint | undefined>;
  /** Whether other words may be put to some of these lines. */
  mayPhrase(lines: readonly Line[]): boolean;
  /** The whole text of an answer in better words, backed by the facts of its lines alone. */
  phrase(said: SaidText, lines: readonly Line[], patience: Patience): Promise<string | undefined>;
};

/** What the model made of a message, kept over the attempts of its turn: a fault of ours asks it nothing twice. */
export type Heeded = { request?: Request };

/** Shorter complaints say what they say without a model. */
const LONG_COMPLAINT_WORDS = 25;

/**
 * What a message asks for, where the offline layer was not sure or the message is a long complaint. The model chooses among what a person
 * can do; it gives no input and changes nothing: what would change something becomes a button.
 */
export async function heed(
  request: Request,
  work: Pick<Work, 'content' | 'identity' | 'member'>,
  { assistant, skills, language, heeded, patience }: HeedDeps,
): Promise<Request> {
  const text = textOf(work.content);
  if (text === undefined || !isHeeded(request, text)) return request;
  heeded.request ??= await better(request, { text, language, names: namesOf(work) }, { assistant, skills, patience });
  return heeded.request;
}

type HeedDeps = { assistant: Assistant; skills: Skills; language: string; heeded: Heeded; patience: Patience };

/** Whether the model is asked what a message means. Buttons, commands and plain words never wait for it. */
export function asksModel(request: Request, content: Content): boolean {
  const text = textOf(content);
  return text !== undefined && isHeeded(request, text);
}

const isHeeded = ({ skill, isUnsure }: Request, text: string): boolean =>
  isUnsure === true || (skill === 'complaint' && text.split(/\s+/, LONG_COMPLAINT_WORDS).length === LONG_COMPLAINT_WORDS);

async function better(
  request: Request,
  said: SaidText,
  { assistant, skills, patience }: Pick<HeedDeps, 'assistant' | 'skills' | 'patience'>,
): Promise<Request> {
  if (request.skill === 'complaint') {
    const read = await assistant.readComplaint(said, patience);
    return read ? withRead(request, read) : request;
  }
  const meant = await assistant.understand(said, patience);
  if (!meant) return request;
  if ('show' in meant)
    return skills.get(meant.show)?.input.safeParse({}).success ? shown(request, meant.show, said.text) : request;
  const { guesses = [], ...input } = request.input as { missed: number; guesses?: readonly string[] };
  const all = [...new Set([...meant.guesses, ...guesses])].slice(0, MOST_GUESSES);
  return { ...request, input: { ...input, text: said.text, guesses: all } };
}

const MOST_GUESSES = 2;

/** What the model takes it for is a guess like any other, and put right in the same way. */
function shown(request: Request, was: string, text: string): Request {
  const { guesses = [] } = request.input as { guesses?: readonly string[] };
  return { ...request, skill: was, input: {}, guess: { was, text, others: guesses.filter((other) => other !== was) } };
}

/**
 * Numbers that the offline layer read stand; the model knows better what it is about and which thing. A letter whose subject is known is a
 * complaint like any other.
 */
function withRead(request: Request, { topic, orderNumber, item, itemCount, wish }: ReadComplaint): Request {
  const { letter, category, ...known } = request.input as { letter?: boolean; category?: string };
  const about = category === undefined || category === 'other' ? topic : category;
  const input = {
    ...(about !== undefined && { category: about }),
    ...(orderNumber !== undefined && { orderNumber }),
    ...(itemCount !== undefined && { itemCount }),
    ...known,
    ...(item !== undefined && { item }),
    ...(wish !== undefined && { wish }),
    ...(letter && (about === undefined || about === 'other') && { letter }),
  };
  return { ...request, input };
}

/** The words that somebody wrote, as far as they are understood at all. */
export function textOf(content: Content): string | undefined {
  const text = content.kind === 'text' ? content.text : content.kind === 'attachment' ? content.caption : undefined;
  return text?.slice(0, MAX_UNDERSTOOD_LENGTH);
}

export const namesOf = ({ identity, member }: Pick<Work, 'identity' | 'member'>): string[] =>
  [identity.displayName, member?.givenName].flatMap((name) => name ?? []);
