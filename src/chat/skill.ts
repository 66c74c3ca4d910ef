import type { z } from 'zod';
import type { Database, Tx } from '../store/database.ts';
import type { Understanding } from '../understanding/index.ts';
import type { FormRequest } from './forms.ts';
import type { Content } from './message.ts';
import type { Action, Reply } from './reply.ts';
import type { Flow, Freshness, MemberFacts, WorkConversation } from './work.ts';

// What skills, jobs and pages are handed of the store, which they may not enter themselves.
export type { Database, Tx } from '../store/database.ts';
// What skills are handed of understanding.
export {
  asks,
  asksOnlyWhen,
  asksWhen,
  type HeardRating,
  meantOther,
  namedIn,
  namesGoods,
  namesWhere,
  notWorking,
  onlyUpset,
  readRating,
  remedyChosen,
  remedyWish,
  soundsUpset,
} from '../understanding/index.ts';
/** What a text means besides, whatever is asked for. */
export type Heard = Pick<Understanding, 'intent' | 'confidence' | 'slots'> & {
  /** What it likely means, where no phrase shows it: too little to leave a question for, unless the question may be left easily. */
  likely?: Understanding['intent'];
};

/** One message in and our answer to it, as a skill sees it. */
export type Turn = {
  /** The message's id: the idempotency key of whatever the turn does. */
  id: string;
  now: Date;
  conversation: WorkConversation;
  /** The language the answer will be in. */
  language: string;
  identity: { id: string; displayName?: string };
  member?: MemberFacts;
  freshness: Freshness;
  content: Content;
  /** The message of ours whose button was pressed. */
  pressedOn?: string;
  /** The conversation that message belongs to: another one than that of the press where the platform could only show it elsewhere. */
  pressedIn?: string;
};

/** A skill's answer, and what it changes in the conversation. Without lines, buttons and files nothing is said: a person will. */
export type Outcome = Reply & {
  /** The conversation goes on in this language. */
  language?: string;
  /** What the next free text is taken for; without it nothing stays open. */
  flow?: Flow;
  /** Nothing stays open, not even a question that would stay open while other things are said. */
  closesQuestion?: true;
  /** What takes back what was done, where one wrong guess has done it; without it nothing was, or nothing can be taken back. */
  undo?: Action;
  /** A form to fill in. The turn adds the question, window or card to the answer. Only a personal skill asks for one. */
  form?: FormRequest;
  /** The turn goes on with this skill, one that `changes`, in the same transaction; its answer follows these lines. */
  next?: Action;
};

/** What a skill that only reads may use. */
export type Read = Pick<Database, 'pool'>;

/** One thing that a person can do in chat. */
export type Skill<Input = unknown> = {
  readonly name: string;
  readonly input: z.ZodType<Input>;
  /** Its answers are personal: in public they are refused, with the way to the private chat. */
  readonly personal: boolean;
  /** It does what it does also while a person has the conversation (an alarm); then nothing is said. Only one that `changes`. */
  readonly overhears?: true;
  /**
   * While the flow is this skill's: the input that a free text means, or undefined when it means something else. `heard` is what it
   * would mean if nothing were open; `language` is that of the conversation.
   */
  answers?(text: string, data: Flow['data'], heard: () => Heard, language: string): Input | undefined;
} & (
  | { reads(turn: Turn, input: Input, read: Read): Promise<Outcome> | Outcome }
  /** Needs nothing but the facts of the turn, so that a message can be answered before it is stored (`chat/at-once.ts`). */
  | { tells(turn: Turn, input: Input): Outcome }
  /** Runs in the turn's transaction: its effects, the answer and the end of the turn are committed together, or not at all. */
  | { changes(turn: Turn, input: Input, tx: Tx): Promise<Outcome> }
);

/** Skills by name. Inputs are checked by each skill's own schema before it runs. */
export type Skills = ReadonlyMap<string, Skill>;

/** Puts a skill of a particular input among the others. */
export const anySkill = <Input>(skill: Skill<Input>): Skill => skill as unknown as Skill;
