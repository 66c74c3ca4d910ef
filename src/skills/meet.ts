import { z } from 'zod';
import { noteUnanswered } from '../answers/index.ts';
import type { AttachmentReason } from '../chat/attachment.ts';
import { lineFor } from '../chat/attachments.ts';
import { FORM_SKILLS, type FormDesk } from '../chat/forms.ts';
import { type Choice, choice, type Line, line } from '../chat/reply.ts';
import { asks, type Outcome, type Skill, soundsUpset, type Turn, type Tx } from '../chat/skill.ts';
import type { Programme } from '../loyalty/index.ts';
import { findOpenComplaint, hasOpenHandoff } from '../support/index.ts';
import { callMeChoice, hearsNumber } from './call-me.ts';
import { strangerChoices } from './check-balance.ts';
import { caseOf, complaintFlow, personOf } from './complaint-words.ts';
import { name, settings } from './facts.ts';
import { keepFile, textOf } from './file-complaint.ts';
import { guessedChoices, isSameWay } from './guesses.ts';
import { openWait, stillHolds } from './handoff-words.ts';
import { type LaterAnswers, laterChoices } from './leave-address.ts';
import { caseForReceipt } from './missing-points.ts';
import { yesOrNo } from './yes-no.ts';

const nothing = z.strictObject({});
type Nothing = z.infer<typeof nothing>;

/** The usual next steps of a member, or of somebody who is none. */
export const usualChoices = ({ member }: Pick<Turn, 'member'>): readonly Choice[] =>
  member
    ? [
        choice('button-balance', 'balance'),
        choice('button-history', 'history'),
        choice('button-help', 'help'),
        choice('button-person', 'person'),
      ]
    : [...strangerChoices.slice(0, 2), choice('button-help', 'help'), choice('button-person', 'person')];

/**
 * "Hello": who we are, that we are automated, and where the privacy notice is. A form that they had begun waits, wherever it was. Who
 * says so while they wait for a person asks whether anybody is there.
 */
export const greet = (programme: () => Programme, desk: Pick<FormDesk, 'findOpen'>): Skill<Nothing> => ({
  name: 'greet',
  input: nothing,
  personal: false,
  async reads(turn, _input, read) {
    const lines = greeting(programme(), turn);
    const wait = isAgain(turn) ? await openWait(read, turn) : undefined;
    if (wait) return { lines: [lines[0]!, stillHolds(wait, turn.now)], choices: [callMeChoice], flow: hearsNumber };
    const open = turn.conversation.audience === 'private' ? await desk.findOpen(read, turn) : undefined;
    if (!open) return { lines, choices: usualChoices(turn) };
    const { draftId, form, title } = open;
    return {
      lines: [...lines, line('form-waiting', { title: { kind: 'text', key: title, source: { kind: 'form', form } } })],
      choices: [choice('button-form-resume', FORM_SKILLS.resume, { draftId }), ...usualChoices(turn)],
    };
  },
});

/** They have met us, and write it themselves. */
const isAgain = ({ content, conversation: { audience, introduced } }: Turn): boolean =>
  content.kind === 'text' && audience === 'private' && introduced;

/** Who we are, and where the privacy notice is. */
export function greeting(programme: Programme, { member, conversation }: Pick<Turn, 'member' | 'conversation'>): Line[] {
  const { brand } = programme.rules;
  const who = { brand: name(brand.name, settings(programme)) };
  return [
    // Who is a member is nobody else's business.
    member && conversation.audience === 'private' ? line('greet-member', who) : line('greet-hello', who),
    line('greet-privacy', { notice: name(brand.privacyNotice, settings(programme)) }),
  ];
}

/** "What can you do?" */
export const help: Skill<Nothing> = {
  name: 'help',
  input: nothing,
  personal: false,
  tells: ({ member }) => ({
    lines: [line('help-what')],
    choices: member
      ? [
          choice('button-balance', 'balance'),
          choice('button-know', 'privacy'),
          choice('button-language', 'language'),
          choice('button-person', 'person'),
        ]
      : [...strangerChoices.slice(0, 2), choice('button-language', 'language'), choice('button-person', 'person')],
  }),
};

export const thanks: Skill<Nothing> = {
  name: 'thanks',
  input: nothing,
  personal: false,
  tells: () => ({ lines: [line('thanks-reply')] }),
};

/** Nobody begins with a goodbye: "hej hej" is a greeting then. */
export const goodbye = (programme: () => Programme, laterOn: (channel: string) => LaterAnswers): Skill<Nothing> => ({
  name: 'goodbye',
  input: nothing,
  personal: false,
  tells(turn) {
    const { introduced, channel } = turn.conversation;
    if (!introduced) return { lines: greeting(programme(), turn), choices: usualChoices(turn) };
    return { lines: [line('goodbye-reply')], choices: laterChoices(laterOn(channel)) };
  },
});

const ROBOT = 'robot';

/** "Are you a robot?", "Are you human?", "Who are you?": no yes and no no, so that it is true after each. */
export const robot: Skill<{ wantsPerson?: boolean }> = {
  name: ROBOT,
  input: z.strictObject({ wantsPerson: z.boolean().optional() }),
  personal: false,
  answers(text) {
    const wantsPerson = yesOrNo(text);
    return wantsPerson === undefined ? undefined : { wantsPerson };
  },
  tells(_turn, { wantsPerson }) {
    if (wantsPerson) return { lines: [], next: { skill: 'person', input: {} } };
    if (wantsPerson === false) return { lines: [line('no-is-fine')] };
    return {
      lines: [line('robot-reply')],
      choices: [choice('button-person', 'person'), choice('button-help', 'help')],
      flow: { skill: ROBOT, data: {} },
    };
  },
};

const NOT_UNDERSTOOD = 'not_understood';
/** What somebody tells who was asked what is wrong is likely to sound like one of these. */
const TOLD: ReadonlySet<string> = new Set(['complaint', 'complaint_status', 'order_status', 'opinion']);

/**
 * Not understanding is our fault: one guess with buttons, the second time a person, and never a third guess. Who is angry is not guessed
 * at. Who waits for a person already is not asked again: what the bot does not understand goes to that person.
 */
export const notUnderstood: Skill<{ missed: number; wantsPerson?: boolean; text?: string; guesses?: readonly string[] }> = {
  name: NOT_UNDERSTOOD,
  input: z.strictObject({
    missed: z.int().min(0),
    wantsPerson: z.boolean().optional(),
    /** What they wrote, and what it may have meant, the likeliest first. */
    text: z.string().optional(),
    guesses: z.array(z.string()).optional(),
  }),
  personal: false,
  /** Only a person was offered, so that a yes is one to that; or it was asked what is wrong, and they tell it. */
  answers(text, { missed, upset }, heard, language) {
    const said = yesOrNo(text);
    const wantsPerson = Number(missed) > 1 || (upset === true && said) ? said : undefined;
    if (wantsPerson !== undefined) return { missed: 0, wantsPerson };
    const { intent, likely } = heard();
    const isTold = intent === undefined && likely !== undefined && TOLD.has(likely) && !asks(text, language);
    return upset === true && isTold ? { missed: 0 } : undefined;
  },
  async changes(turn, { missed, wantsPerson, text, guesses }, tx) {
    const isPrivate = turn.conversation.audience === 'private';
    if (wantsPerson && isPrivate) return { lines: [], next: { skill: 'person', input: { why: 'not_understood' } } };
    if (isPrivate && (await hasOpenHandoff(tx, turn.conversation.id)))
      return { lines: [], next: { skill: 'pass_on', input: {} } };
    const said = textOf(turn) ?? '';
    const isUpset = !wantsPerson && soundsUpset(said, turn.language);
    // They were asked what is wrong.
    if (isPrivate && !isUpset && asksWhatIsWrong(turn) && said.trim().includes(' '))
      return { lines: [], next: { skill: 'complaint', input: {} } };
    if (!wantsPerson) await keepUnanswered(turn, tx);
    const flow = { skill: NOT_UNDERSTOOD, data: { missed: missed + 1, ...(isUpset && { upset: true }) } };
    if (isUpset)
      return {
        lines: [line('not-understood-upset')],
        choices: [
          choice('button-colleague', 'person', { why: 'not_understood' }),
          choice('button-case-new', 'complaint'),
          choice('button-help', 'help'),
        ],
        flow,
      };
    if (missed === 0 && !wantsPerson)
      return { lines: [line('not-understood')], choices: guessChoices(turn, text, guesses), flow };
    return {
      lines: [line('not-understood-again')],
      choices: [choice('button-colleague', 'person', { why: 'not_understood' }), choice('button-help', 'help')],
      flow,
    };
  },
};

const asksWhatIsWrong = ({ conversation: { flow } }: Turn): boolean => flow?.skill === NOT_UNDERSTOOD && flow.data.upset === true;

/** What was written goes to the list of what nobody could answer, without what leads to the person. */
async function keepUnanswered({ id, conversation, language, identity, member, content, now }: Turn, tx: Tx): Promise<void> {
  if (content.kind !== 'text') return;
  const names = [identity.displayName, member?.givenName].filter((name) => name !== undefined);
  const asked = { messageId: id, conversationId: conversation.id, identityId: identity.id, language, text: content.text, names };
  await noteUnanswered(tx, asked, now);
}

/** The likeliest first, each as the button that means it; then the usual next steps. */
function guessChoices(turn: Turn, text = '', guesses: readonly string[] = []): readonly Choice[] {
  const guessed = guessedChoices(guesses, text);
  if (guessed.length === 0) return usualChoices(turn);
  const usual = [choice('button-help', 'help'), choice('button-person', 'person')];
  return [...guessed, ...usual.filter((one) => !guessed.some((guess) => isSameWay(guess, one)))];
}

const REASONS = [
  'wrong_type',
  'too_large',
  'too_many',
  'empty',
  'gone',
  'not_fetched',
] as const satisfies readonly AttachmentReason[];

/** A voice message, a picture, a file. `file` is there where we can have it: it is on its way to us, or why it is not. */
export const attachment: Skill<{ media: string; file?: 'coming' | AttachmentReason }> = {
  name: 'attachment',
  input: z.strictObject({ media: z.string(), file: z.enum(['coming', ...REASONS]).optional() }),
  personal: false,
  async changes(turn, { media, file }, tx) {
    const choices = file === 'coming' ? [choice('button-person', 'person')] : usualChoices(turn);
    // A picture is no answer to what was asked.
    const flow = turn.conversation.flow?.skill === FORM_SKILLS.fill ? turn.conversation.flow : undefined;
    const joined = file === 'coming' && turn.conversation.audience === 'private' ? await joinComplaint(turn, tx) : undefined;
    if (joined) return { lines: [joined.line], choices, flow: flow ?? joined.flow };
    const next = file === 'coming' ? caseForReceipt(turn.conversation.flow) : undefined;
    if (next) return { lines: [], next };
    return { lines: [arrived(media, file)], choices, flow };
  },
};

/** A picture from somebody who has a complaint open belongs to that. */
async function joinComplaint(turn: Turn, tx: Tx): Promise<{ line: Line; flow: Outcome['flow'] } | undefined> {
  const open = await findOpenComplaint(tx, personOf(turn));
  if (!open) return undefined;
  await keepFile(turn, open.id, tx);
  return { line: line('complaint-photo-added', caseOf(open)), flow: complaintFlow(open) };
}

function arrived(media: string, file: 'coming' | AttachmentReason | undefined): Line {
  if (media === 'voice' || media === 'audio') return line('attachment-voice');
  if (file === undefined) return line('attachment-other');
  if (file !== 'coming') return lineFor(file);
  return media === 'photo' ? line('attachment-photo') : line('attachment-file');
}

/** A button that is too old, or was made for somebody else. */
export const oldButton: Skill<Nothing> = {
  name: 'old_button',
  input: nothing,
  personal: false,
  reads: (turn) => ({ lines: [line('old-button')], choices: usualChoices(turn) }),
};

/** In place of a personal answer where others read along. */
export const privateOnly = (privateUrl: (channel: string) => string | undefined): Skill => ({
  name: 'private',
  input: z.unknown(),
  personal: false,
  reads({ conversation }) {
    const url = privateUrl(conversation.channel);
    return url
      ? { lines: [line('private-only')], choices: [{ label: 'button-private', url }] }
      : { lines: [line('private-only-write')] };
  },
});
