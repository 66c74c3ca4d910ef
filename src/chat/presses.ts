import type { Texts } from '../locales/index.ts';
import type { Clock } from '../shared/clock.ts';
import type { Database } from '../store/database.ts';
import { readButtonToken } from './buttons.ts';
import { FORM_SKILLS } from './forms.ts';
import type { Content } from './message.ts';
import { findLabelSaid } from './newest-choices.ts';
import type { Action, Choice } from './reply.ts';
import type { Skills, Turn } from './skill.ts';
import type { Work } from './work.ts';

/** What a button asks for, and where it stood. */
export type Press = { request: Action } & Required<Pick<Turn, 'pressedOn' | 'pressedIn'>>;

type Pressed = Extract<Content, { kind: 'button' | 'form' }>;

type Deps = {
  database: Pick<Database, 'pool'>;
  skills: Skills;
  texts: Texts;
  settings: () => { timeZone: string };
  clock: Clock;
  secret: string;
};

/**
 * What a press asks for, or a form that was sent.
 * @returns undefined for a button that is none of ours, or is older than this version of the program and asks for what there no longer is
 */
export async function readPress(
  content: Pressed,
  work: Pick<Work, 'conversation' | 'identity'>,
  { database, skills, secret }: Pick<Deps, 'database' | 'skills' | 'secret'>,
): Promise<Press | undefined> {
  const carrierId = content.from === undefined ? work.conversation.id : await findCarrier(content.from, work, database);
  const button = readButtonToken(secret, carrierId, content.token);
  const choice = button && (await findChoice(button.outboxId, button.index, carrierId, database));
  const request = choice && actionOf(choice, content);
  return request && isKnown(request, skills) ? { request, pressedOn: button!.outboxId, pressedIn: carrierId } : undefined;
}

/** A button's words, written instead of pressed, are the press. */
export async function readLabel(
  text: string,
  { conversation }: Pick<Work, 'conversation'>,
  { texts, settings, clock, skills, database }: Omit<Deps, 'secret'>,
): Promise<Press | undefined> {
  const rendering = { texts, timeZone: settings().timeZone, now: clock.now() };
  const found = await findLabelSaid(text, conversation, rendering, database);
  return found && isKnown(found.action, skills)
    ? { request: found.action, pressedOn: found.outboxId, pressedIn: conversation.id }
    : undefined;
}

const isKnown = ({ skill, input }: Action, skills: Skills): boolean => skills.get(skill)?.input.safeParse(input).success === true;

/**
 * The conversation whose message carries a button that was pressed elsewhere. Only one that is open to the person counts: a public
 * one, or another one of their own. Without it the press is read as one on a message of this conversation.
 */
async function findCarrier(
  channelConversationId: string,
  { conversation, identity }: Pick<Work, 'conversation' | 'identity'>,
  { pool }: Deps['database'],
): Promise<string> {
  const { rows } = await pool.query<{ id: string }>({
    name: 'find_carrier',
    text: `select id from conversation where channel = $1 and channel_conversation_id = $2 and (audience = 'public' or identity_id = $3)`,
    values: [conversation.channel, channelConversationId, identity.id],
  });
  return rows[0]?.id ?? conversation.id;
}

async function findChoice(
  outboxId: string,
  index: number,
  conversationId: string,
  { pool }: Deps['database'],
): Promise<Choice | undefined> {
  const { rows } = await pool.query<{ choices: Choice[] }>({
    name: 'find_choice',
    text: 'select choices from outbox_message where id = $1 and conversation_id = $2',
    values: [outboxId, conversationId],
  });
  return rows[0]?.choices[index];
}

/** What a choice does. Where the channel could not show a form, its button brings the form back into the chat. */
function actionOf(choice: Choice, content: Pressed): Action | undefined {
  if ('action' in choice) return content.kind === 'button' ? choice.action : undefined;
  if (!('form' in choice)) return undefined;
  const { draftId } = choice;
  return content.kind === 'button'
    ? { skill: FORM_SKILLS.resume, input: { draftId } }
    : { skill: FORM_SKILLS.fill, input: { draftId, entries: content.values, whole: true } };
}
