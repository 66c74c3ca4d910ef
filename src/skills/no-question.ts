import { z } from 'zod';
import { newestChoices } from '../chat/newest-choices.ts';
import { type Action, type Choice, choice, line } from '../chat/reply.ts';
import { meantOther, type Outcome, type Skill, type Turn, type Tx } from '../chat/skill.ts';
import type { Programme } from '../loyalty/index.ts';
import { type Complaint, complaintsOf, hasOpenHandoff } from '../support/index.ts';
import { toldStatus } from './complaint-status.ts';
import { COMPLAINT, personOf } from './complaint-words.ts';
import { textOf } from './file-complaint.ts';
import { askToClose, HELD } from './follow-up.ts';
import { usualChoices } from './meet.ts';
import { SOLVED_SKILL } from './reach-person.ts';
import { REDEEM } from './redeem-reward.ts';
import { beginsWithNo, callsOff, dismisses, disputes, plainAnswer, takesBack } from './yes-no.ts';

const nothing = z.strictObject({});

/** What is said where nothing is open that it could be said to. Who waits for a person says it to that person. */
const said = (
  name: 'yes' | 'cancel' | 'nothing_wanted',
  tell: (turn: Turn, tx: Tx) => Outcome | Promise<Outcome>,
): Skill<z.infer<typeof nothing>> => ({
  name,
  input: nothing,
  personal: false,
  async changes(turn, _input, tx) {
    const { audience, flow, id } = turn.conversation;
    const swap = name === 'cancel' ? swapCalledOff(flow) : undefined;
    if (swap) return swap;
    if (audience !== 'private') return tell(turn, tx);
    const answered = await buttonMeant(name === 'nothing_wanted' ? plainAnswer(textOf(turn) ?? '') : name, turn, tx);
    if (answered) return { lines: [], next: answered };
    if (await hasOpenHandoff(tx, id)) return { lines: [], next: { skill: 'pass_on', input: TO_PERSON[name] } };
    return tell(turn, tx);
  },
});

const TO_PERSON = { yes: { asks: 'nothing' }, cancel: { asks: 'no_more' }, nothing_wanted: { asks: 'nothing' } } as const;

/**
 * Where our newest message is a question with a yes and a no to press, it is answered in words as well; who calls it off says no. To
 * "Is it solved?" that is neither.
 */
async function buttonMeant(
  said: 'yes' | 'no' | 'cancel' | boolean | undefined,
  { conversation }: Turn,
  tx: Tx,
): Promise<Action | undefined> {
  if (said === undefined) return undefined;
  const [yes, no, ...others] = (await newestChoices(tx, conversation)).filter(isPressable);
  if (!yes || no?.label !== 'button-no' || others.length > 0) return undefined;
  if (said === 'cancel' && no.action.skill === SOLVED_SKILL) return undefined;
  return said === 'yes' || said === true ? yes.action : no.action;
}

/** A swap that was just asked about is off with it: the points that were set aside are free at once. */
function swapCalledOff(flow: Turn['conversation']['flow']): Outcome | undefined {
  if (flow?.skill !== REDEEM || typeof flow.data.redemptionId !== 'string') return undefined;
  return { lines: [], next: { skill: REDEEM, input: { redemptionId: flow.data.redemptionId, yes: false } } };
}

export const yesToNothing = said('yes', (turn) => ({ lines: [line('yes-to-what')], choices: usualChoices(turn) }));

/** "Okay", "I can wait", "I don't want to join": nothing is offered to whoever asks for nothing. */
export const nothingWanted = said('nothing_wanted', () => ({ lines: [line('no-is-fine')] }));

const NO = 'no';
const back = z.object({ skill: z.string(), input: z.unknown() });

/**
 * A "no" where nothing is open is said to what we answered last. Where that was a guess, it was wrong; where a case was understood, something in it
 * was; where it did what can be taken back, they are asked whether it shall be.
 */
export const noToNothing: Skill<{ back?: z.infer<typeof back> }> = {
  name: NO,
  input: z.strictObject({ back: back.optional() }),
  personal: false,
  answers: (text, { back: way }) => (plainAnswer(text) && way !== undefined ? { back: back.parse(way) } : undefined),
  async changes(turn, { back: way }, tx) {
    if (way) return { lines: [], next: { skill: way.skill, input: way.input } };
    const { conversation } = turn;
    if (conversation.audience !== 'private') return { lines: [line('no-is-fine')] };
    const swap = swapCalledOff(conversation.flow);
    if (swap) return swap;
    const said = textOf(turn) ?? '';
    const answered = meantOther(said) ? undefined : await buttonMeant('no', turn, tx);
    if (answered) return { lines: [], next: answered };
    const { skill: open, data } = conversation.flow ?? {};
    // It is said to our own question whether to take something back.
    if (open === NO && data?.back !== undefined) return fine;
    const { wrong, undo } = await lastAnswered(turn, tx);
    if (wrong) return { lines: [], next: wrong };
    if (open !== 'not_understood' && meantOther(said)) return askWhatWasMeant(turn);
    // "That's not right", of what was told: it is heard what would be.
    if (disputes(said)) return { lines: [], next: { skill: COMPLAINT, input: { words: '' } } };
    if (await hasOpenHandoff(tx, conversation.id)) return { lines: [], next: { skill: 'pass_on', input: { asks: 'nothing' } } };
    if (undo) return askToTakeBack(undo);
    if (open !== NO && open !== 'not_understood') return fine;
    // Who says no to that as well is not asked the same again.
    if (data?.denied === true) return { lines: [], next: { skill: 'not_understood', input: { missed: 1 } } };
    return askWhatWasMeant(turn);
  },
};

const askWhatWasMeant = (turn: Turn): Outcome => ({
  lines: [line('not-meant')],
  choices: usualChoices(turn),
  flow: { skill: 'not_understood', data: { missed: 1, denied: true } },
});

/** A no to nothing at all. Another one means something, and they are asked what. */
const fine: Outcome = { lines: [line('no-is-fine')], flow: { skill: NO, data: {} } };

type Pressable = Choice & { action: Action };
const isPressable = (one: Choice): one is Pressable => 'action' in one;

const askToTakeBack = (undo: Pressable): Outcome => ({
  lines: [line('no-take-back')],
  choices: [undo, choice('button-person', 'person')],
  flow: { skill: NO, data: { back: undo.action } },
});

/** What takes back what was done, by what its button says. */
const TAKES_BACK: ReadonlySet<string> = new Set(['button-give-back', 'button-undo']);

async function lastAnswered({ conversation }: Turn, tx: Tx) {
  const choices = await newestChoices(tx, conversation);
  const pressable = choices.filter(isPressable);
  return {
    wrong: pressable.find(({ label }) => label === 'button-not-meant' || label === 'button-complaint-correct')?.action,
    undo: pressable.find(({ label }) => TAKES_BACK.has(label)),
  };
}

/**
 * Orders and memberships are nothing that the bot could cancel. What was agreed for a case may be, as long as nobody carried it out, and a
 * case that is open may be closed. What we only asked about is let go.
 */
export const nothingToCancel = (programme: () => Programme): Skill<z.infer<typeof nothing>> =>
  said('cancel', async (turn, tx) => {
    const { audience, flow } = turn.conversation;
    const said = textOf(turn) ?? '';
    // "Cancel my order" calls off nothing of ours.
    const isCalledOff = callsOff(said) || takesBack(said);
    if (flow && isCalledOff && flow.stays) return { lines: [], next: flow.stays.leave };
    if (flow && isCalledOff && !ABOUT_CASE.has(flow.skill)) return { lines: [line('no-is-fine')] };
    const isPrivate = audience === 'private';
    const [newest] = isPrivate ? await complaintsOf(tx, personOf(turn), 1) : [];
    if (newest?.complaint.state === 'settling') return toldStatus(turn, newest.complaint.number, programme(), tx);
    const { undo } = isPrivate ? await lastAnswered(turn, tx) : {};
    if (undo) return askToTakeBack(undo);
    if (newest?.complaint.state === 'open' && isCalledOff) return offerToClose(newest.complaint, turn, programme(), tx);
    if (dismisses(said) || beginsWithNo(said)) return { lines: [line('no-is-fine')] };
    return {
      lines: [line('cancel-nothing')],
      choices: [choice('button-person', 'person'), choice('button-help', 'help')],
    };
  });

/** While these are open, a case is spoken about. */
const ABOUT_CASE: ReadonlySet<string> = new Set([COMPLAINT, HELD, 'wrong_again']);

/** "Never mind" takes no case back by itself: staff are at it. */
async function offerToClose(complaint: Complaint, turn: Turn, programme: Programme, tx: Tx): Promise<Outcome> {
  const { lines } = await toldStatus(turn, complaint.number, programme, tx);
  return askToClose(complaint, { lines: [...lines, line('cancel-case')], drops: true });
}
