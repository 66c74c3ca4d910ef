import type { Database, Tx } from '../store/database.ts';
import type { Request } from './interpret.ts';
import { type Rendering, renderLabel } from './render.ts';
import { type Action, type Choice, choice } from './reply.ts';
import type { Work, WorkConversation } from './work.ts';

/** Longer than any label with a word before it. */
const MOST_SAID = 60;
/** What a question is answered with anyhow. */
const ANSWERS: ReadonlySet<string> = new Set(['yes', 'no', 'cancel', 'nothing_wanted']);

/** The buttons of our newest message in a conversation, for a skill. What was taken back has none: nobody saw it. */
export async function newestChoices(tx: Tx, { id: conversationId, newestAnswer }: WorkConversation): Promise<readonly Choice[]> {
  if (newestAnswer === undefined) return [];
  const row = await tx.outboxMessage.findFirst({
    where: { id: newestAnswer, conversationId, state: { not: 'withdrawn' } },
    select: { choices: true },
  });
  return (row?.choices ?? []) as Choice[];
}

/**
 * Whether a text may be the words of a button that somebody writes instead of pressing it: where nothing else is understood for sure, or
 * where it would be taken for an answer to what is open.
 */
export function mayBeLabel({ skill, isUnsure, guess }: Request, { content, conversation }: Work): boolean {
  if (content.kind !== 'text' || content.text.length > MOST_SAID || conversation.newestAnswer === undefined) return false;
  return isUnsure === true || guess !== undefined || skill === conversation.flow?.skill || ANSWERS.has(skill);
}

/** @returns what the button of our newest message does whose words were written, and that message */
export async function findLabelSaid(
  text: string,
  { id, newestAnswer }: WorkConversation,
  rendering: Omit<Rendering, 'language'>,
  { pool }: Pick<Database, 'pool'>,
): Promise<{ action: Action; outboxId: string } | undefined> {
  const { rows } = await pool.query<{ choices: Choice[]; language: string }>({
    name: 'find_newest_choices',
    text: `select choices, language from outbox_message where id = $1 and conversation_id = $2 and state <> 'withdrawn'`,
    values: [newestAnswer, id],
  });
  const [row] = rows;
  if (!row) return undefined;
  const shown = { ...rendering, language: row.language };
  const action = actionSaid(text, row.choices, shown) ?? actionSaid(text, [NOT_MEANT], shown) ?? actionCounted(text, row.choices);
  return action && { action, outboxId: newestAnswer! };
}

/** Whoever writes these words means them, whether or not a button says so: a no to what was answered. */
const NOT_MEANT = choice('button-not-meant', 'no');

/**
 * The action whose label a text is, alone or after a word and a comma ("nei, det mente jeg ikke"). Words that stand on several buttons, which
 * do different things, press none of them. Pure.
 */
export function actionSaid(text: string, choices: readonly Choice[], rendering: Rendering): Action | undefined {
  const said = new Set([plainly(text), plainly(text.replace(/^\s*[\p{L}\p{N}]+\s*[,.!]+/u, ''))]);
  const meant = choices.flatMap((one) => ('action' in one && said.has(plainly(renderLabel(one, rendering))) ? [one.action] : []));
  return new Set(meant.map((action) => JSON.stringify(action))).size === 1 ? meant[0] : undefined;
}

/** "The first one", "nej, den andra": our buttons in their order, in every language. */
const COUNTED = [
  'first|1st|første|forste|första|ensimmäinen|ekan?|eka|ensimmäisen|erste|ersten|eerste|nr 1|number one',
  'second|2nd|andre|anden|andet|andra|toinen|toisen|tokan?|zweite|zweiten|tweede|nr 2|number two',
  'third|3rd|tredje|kolmas|kolmannen|dritte|dritten|derde|nr 3|number three',
].map(
  (words) =>
    new RegExp(
      `^(?:(?:no|nei|nej|nein|nee|ei|ok|the|that|den|det|das|die|der|se|ta|tar|doch|lieber|heller|hellere|hellre|rather) )*(?:${words})(?: (?:one|one please|please|takk|tak|tack|kiitos|bitte|asseblief))?$`,
      'u',
    ),
);

/** The action of the button that is named by its place, where there are several to choose from. Pure. */
export function actionCounted(text: string, choices: readonly Choice[]): Action | undefined {
  const said = plainly(text);
  const place = COUNTED.findIndex((words) => words.test(said));
  const meant = place < 0 || isQuestion(choices) ? undefined : choices[place];
  return meant && 'action' in meant ? meant.action : undefined;
}

/** Where there is a yes or a no to press, "no, the first one" is said of what was there before. Of two ways, one may be the yes. */
const isQuestion = (choices: readonly Choice[]): boolean =>
  choices.some(({ label }) => /^button-(?:yes|no)(?:-|$)/.test(label)) ||
  (choices.length < 3 && new Set(choices.map((one) => ('action' in one ? one.action.skill : ''))).size !== 1);

/** Letters and digits in small: nobody writes a button's marks. Something without any is no label. */
const plainly = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim() || '\0';
