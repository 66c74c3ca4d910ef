import { createHash } from 'node:crypto';
import { z } from 'zod';
import { WISHES } from '../chat/assistant.ts';
import { findPrivateConversationOf } from '../chat/private-conversations.ts';
import type { Push } from '../chat/push.ts';
import { type Choice, choice, continued, type Line, line } from '../chat/reply.ts';
import {
  asks,
  asksOnlyWhen,
  asksWhen,
  type Heard,
  type Outcome,
  onlyUpset,
  remedyChosen,
  remedyWish,
  type Skill,
  type Turn,
  type Tx,
} from '../chat/skill.ts';
import { lockMemberPoints, type Programme } from '../loyalty/index.ts';
import { findOwnOrder } from '../orders/index.ts';
import {
  addFile,
  addWords,
  type Complaint,
  complaintsOf,
  correctComplaint,
  fileComplaint,
  findAgreedOrder,
  findComplaint,
  holdComplainant,
  isUnsettled,
  offeredRemedies,
  REMEDIES,
  type Remedy,
} from '../support/index.ts';
import { COMPLAINT_SAID } from './complaint-said.ts';
import { toldStatus } from './complaint-status.ts';
import {
  COMPLAINT,
  caseOf,
  choiceOf,
  complaintChoices,
  complaintFlow,
  filedOutcome,
  goodsOf,
  handOf,
  openPromiseOf,
  personOf,
} from './complaint-words.ts';
import { CORRECT, numberPutRight, onlyNumber, overOutcome } from './correct-complaint.ts';
import { newLines, statusLine } from './promise-words.ts';
import { agree } from './settle-complaint.ts';
import { callsOff, plainAnswer, takesBack } from './yes-no.ts';

export type ComplaintSkillDeps = {
  programme: () => Programme;
  privateUrl: (channel: string) => string | undefined;
  push: (tx: Tx, pushes: readonly Push[], now: Date) => Promise<unknown>;
};

const input = z.union([
  /** What was understood of the message; `words` where they were written before, `apart` where it is something else than that complaint. */
  z.strictObject({
    ...COMPLAINT_SAID,
    /** What they ask for, where a model has read it. */
    wish: z.enum(WISHES).optional(),
    letter: z.boolean().optional(),
    words: z.string().optional(),
    apart: z.uuid().optional(),
  }),
  /** What was written next, while a complaint was just spoken about. */
  z.strictObject({ more: z.uuid() }),
  /** Their answer to how it shall be put right, in words. */
  z.strictObject({ more: z.uuid(), chosen: z.enum(REMEDIES) }),
  /** They asked when what they wait for is done, while a complaint was just spoken about. */
  z.strictObject({ when: z.uuid() }),
  /** They said yes to the question how it shall be put right, which leaves open how. */
  z.strictObject({ which: z.uuid() }),
  z.strictObject({ declined: z.literal(true) }),
]);
type Input = z.infer<typeof input>;
type Said = Extract<Input, { letter?: boolean }>;

/** Nothing said so far is about the goods: a long message is kept whole. */
const MOST_LETTERS = 4_000;

/**
 * Files a complaint from its first message, a member's or anybody's: number, apology, time and choice in one answer. What they write
 * later joins the complaint that is open, unless it is about another order. Among others nothing is said but where to go on.
 */
export const complain = (deps: ComplaintSkillDeps): Skill<Input> => ({
  name: COMPLAINT,
  input,
  personal: false,
  answers(text, { complaintId, asks: asked }, heard, language): Input | undefined {
    if (asked === 'words') {
      if (callsOff(text) || plainAnswer(text) === false) return { declined: true };
      const { intent, likely } = heard();
      if (intent !== undefined || (likely !== 'help' && isOtherWish(text, heard(), language))) return undefined;
      // "Yes" and "What do you mean?" tell nothing yet.
      return plainAnswer(text) || (asks(text, language) && text.trim().split(/\s+/).length <= MOST_WORDS_OF_NO_STORY)
        ? { words: '' }
        : {};
    }
    if (typeof complaintId !== 'string') return undefined;
    if (asksOnlyWhen(text)) return { when: complaintId };
    const chosen = asked === 'remedy' && !asksWhen(text, language) ? remedyChosen(text, language) : undefined;
    if (chosen) return { more: complaintId, chosen };
    const { intent, likely = intent, slots } = heard();
    if (likely === 'complaint_status' && slots.caseNumber === undefined) return { when: complaintId };
    // "Order 48213" asks for nothing, however likely a question about the order is.
    if (onlyNumber(text) && text.trim().split(/\s+/).length <= MOST_WORDS_WITH_NUMBER) return { more: complaintId };
    if (isOtherWish(text, heard(), language)) return undefined;
    if (asksWhen(text, language)) return { when: complaintId };
    const isYes = plainAnswer(text);
    if (isYes && asked === 'remedy') return { which: complaintId };
    return isYes === undefined && !takesBack(text) && !callsOff(text) ? { more: complaintId } : undefined;
  },
  async changes(turn, given, tx) {
    if (turn.conversation.audience === 'public') return inPublic(turn, given, tx, deps);
    if ('declined' in given) return { lines: [line('complaint-not-filed')], choices: [choice('button-person', 'person')] };
    const programme = deps.programme();
    if ('chosen' in given) return choose(turn, given, programme, tx);
    if ('more' in given) return addMore(turn, given.more, programme, tx);
    if ('when' in given) return whenDone(turn, given.when, programme, tx);
    if ('which' in given) return askAgain(turn, given.which, programme, tx);
    const words = (given.words ?? textOf(turn))?.slice(0, MOST_LETTERS).trim();
    if (!words) return askForWords(turn);
    await holdComplainant(tx, personOf(turn));
    const open = given.apart ? undefined : await findAbout(turn, given, tx);
    // What only says how bad it is leaves nothing to put right: what is wrong is asked first.
    if (!open && given.words === undefined && onlyUpset(words))
      return { lines: [], next: { skill: 'not_understood', input: { missed: 0 } } };
    return open ? join(turn, open, words, given, programme, tx) : file(turn, words, given, programme, tx);
  },
});

/** What went wrong; who was asked before may rather tell a person. */
const askForWords = ({ conversation: { flow } }: Turn): Outcome => ({
  lines: [line('complaint-tell')],
  ...(flow?.skill === COMPLAINT && flow.data.asks === 'words' && { choices: [choice('button-person', 'person')] }),
  flow: { skill: COMPLAINT, data: { asks: 'words' } },
});

const MOST_WORDS_WITH_NUMBER = 2;
/** A question this short tells of nothing that went wrong, where nothing else is understood of it. */
const MOST_WORDS_OF_NO_STORY = 4;

/**
 * Whether something is said while a complaint is spoken about that has nothing to do with it. Where a phrase shows it, it has; where it is
 * only likely, it must ask for something: what tells of an offer, of a purchase or of points may be the story of the complaint.
 */
function isOtherWish(text: string, { intent, likely }: Heard, language: string): boolean {
  if (likely === undefined) return intent !== undefined;
  if (likely === intent && !TOLD.has(likely)) return true;
  return (!STAYS_HERE.has(likely) || likely === 'order_status') && asks(text, language);
}

/** What a complaint may be in other words ("I want a new one"), and what is done at once. */
const STAYS_HERE: ReadonlySet<string> = new Set(['complaint', 'opinion', 'join', 'stop']);
/** What a complaint may tell of. */
const TOLD: ReadonlySet<string> = new Set(['balance', 'history', 'rewards', 'swap', 'offers', 'vouchers', 'link', 'opinion']);

/** Somebody who has a complaint open writes about that one, unless they name another order. */
async function findAbout(turn: Turn, said: Said, tx: Tx): Promise<Complaint | undefined> {
  const all = await complaintsOf(tx, personOf(turn), MOST_LOOKED_AT);
  const open = all.flatMap(({ complaint }) => (isUnsettled(complaint.state) ? [complaint] : []));
  const { orderNumber, category } = said;
  if (orderNumber === undefined) return open.find((one) => !isApart(one.category, category));
  // Where no order was named before, it is the same thing if it is about the same.
  const mayBe = ({ orderNumber: known, category: about }: Complaint) =>
    known === null && (category === undefined || about === category || about === 'other' || category === 'other');
  return open.find((one) => one.orderNumber === orderNumber) ?? open.find(mayBe);
}

/** Points that are missing and goods that are broken are two things; whatever else is said next may belong to the first. */
const isApart = (one: Complaint['category'], other: Said['category']): boolean =>
  (one === 'points' && GOODS.has(other)) || (other === 'points' && GOODS.has(one));
const GOODS: ReadonlySet<Said['category']> = new Set(['damaged', 'not_arrived', 'wrong_item', 'faulty']);

const MOST_LOOKED_AT = 5;
const MOST_BESIDE_PERSON = 3;

async function file(turn: Turn, words: string, given: Said, programme: Programme, tx: Tx): Promise<Outcome> {
  const { category = 'other', orderNumber, item, itemCount, saidOn, amount, letter } = given;
  const command = {
    idempotencyKey: given.apart === undefined ? turn.id : apartKey(given.apart, words),
    person: personOf(turn),
    conversationId: turn.conversation.id,
    language: turn.language,
    words,
    category,
    orderNumber,
    item,
    itemCount,
    saidOn,
    amount,
    goods: await goodsOf(tx, turn, { category, orderNumber, item, itemCount }),
  };
  const filed = await fileComplaint(tx, command, programme, turn.now);
  if (filed.again) return filedBefore(filed.complaint, programme, tx);
  await keepFile(turn, filed.complaint.id, tx);
  const { complaint, promise } = filed;
  const undo = { skill: 'correct_complaint', input: { complaintId: complaint.id, none: true } };
  if (!letter) return { ...filedOutcome(filed, turn, programme, given.wish ?? remedyWish(words, turn.language)), undo };
  return {
    undo,
    lines: [line('complaint-letter', caseOf(complaint)), ...newLines(promise), line('complaint-which-about')],
    choices: complaintChoices(complaint, turn.member !== undefined, programme),
    flow: complaintFlow(complaint),
  };
}

/** "It's something else", pressed again, is still the same thing: another complaint for each other message, and not for each press. */
const apartKey = (complaintId: string, words: string): string =>
  `apart:${complaintId}:${createHash('sha256').update(words).digest('base64url')}`;

async function filedBefore(complaint: Complaint, programme: Programme, tx: Tx): Promise<Outcome> {
  if (!isUnsettled(complaint.state)) return overOutcome(complaint);
  const promise = await openPromiseOf(tx, complaint.id);
  return {
    lines: [promise ? statusLine(promise, complaint.number, programme) : line('follow-open', caseOf(complaint))],
    choices: [choice('button-case-status', 'complaint_status'), choice('button-person', 'person')],
    flow: complaintFlow(complaint),
  };
}

/** "You already have K-2107 about order 48213; I've added this to it." What was not known yet is known now. */
async function join(turn: Turn, open: Complaint, words: string, given: Said, programme: Programme, tx: Tx): Promise<Outcome> {
  const { now } = turn;
  const hand = handOf(turn);
  const added = await addWords(tx, { complaintId: open.id, words, hand }, now);
  if (!added.ok) throw new Error(`the complaint ${open.id} is not of the person for whom it was found`);
  await keepFile(turn, open.id, tx);
  const { orderNumber } = given;
  const news = newsIn(given, open);
  if (open.state === 'open' && Object.keys(news).length > 0) {
    const { thing, ...known } = news;
    const said = { ...open, ...known, ...(thing && { item: thing.item, itemCount: thing.count ?? null }) };
    const goods = (await goodsOf(tx, turn, said)) ?? null;
    const correction = { ...known, ...(thing && { item: thing }), goods };
    await correctComplaint(tx, { complaintId: open.id, correction, hand }, now);
  }
  const promise = await openPromiseOf(tx, open.id);
  const about = open.orderNumber ?? orderNumber;
  const joined =
    about === undefined
      ? line('complaint-joined', caseOf(open))
      : line('complaint-joined-order', {
          ...caseOf(open),
          order: { kind: 'quote', value: about, source: { kind: 'customer' } },
        });
  const { letter: _letter, apart: _apart, wish = remedyWish(words, turn.language), ...slots } = given;
  const somethingElse = choice('button-something-else', COMPLAINT, { ...slots, words, apart: open.id });
  // Now that it is known what it is about, there is something to choose.
  if (wish || news.category)
    return remediesFor(wish, { complaintId: open.id, first: joined, somethingElse }, turn, programme, tx);
  return {
    lines: [joined, ...(promise ? newLines(promise).slice(0, 1) : [])],
    choices: [somethingElse, choice('button-case-status', 'complaint_status'), choice('button-person', 'person')],
    flow: complaintFlow(open),
  };
}

/** What a complaint did not tell before: the order, what it is about, and the thing. */
const newsIn = ({ orderNumber, category, item, itemCount }: Said, known: Complaint) => ({
  ...(known.orderNumber === null && orderNumber !== undefined && { orderNumber }),
  ...(known.category === 'other' && category !== undefined && category !== 'other' && { category }),
  ...(known.item === null && item !== undefined && { thing: { item, ...(itemCount && { count: itemCount }) } }),
});

/**
 * They say how it is to be put right: what can be had for such a complaint, what they asked for first. Where something was agreed before,
 * that is told, with the way back from it while there is one.
 */
async function remediesFor(
  wish: string | undefined,
  { complaintId, first, somethingElse }: { complaintId: string; first: Line; somethingElse: Choice },
  turn: Turn,
  programme: Programme,
  tx: Tx,
): Promise<Outcome> {
  const complaint = (await findComplaint(tx, complaintId))!;
  const promise = await openPromiseOf(tx, complaintId);
  const person = choice('button-person', 'person');
  const flow = complaintFlow(complaint);
  if (complaint.state === 'open') {
    const { question, choices, flow: asked } = choiceOf(complaint, turn.member !== undefined, programme, wish);
    const kept = choices.filter(({ label }) => label !== person.label && label !== 'button-complaint-correct');
    const by = promise ? [continued(newLines(promise)[0]!)] : [];
    // Four at most: what answers the question comes first.
    return {
      lines: [first, ...by, question],
      choices: [...kept, somethingElse].slice(0, MOST_BESIDE_PERSON).concat(person),
      flow: asked,
    };
  }
  const order = await findAgreedOrder(tx, complaintId);
  const undo = order?.state === 'ordered' ? [choice('button-undo', 'settle', { orderId: order.id, undo: true })] : [];
  const agreed = promise ? [statusLine(promise, complaint.number, programme)] : [];
  return { lines: [first, ...agreed], choices: [...undo, somethingElse, person], flow };
}

/** "When do they come?", of what was agreed, or of the answer that was promised. */
async function whenDone(turn: Turn, complaintId: string, programme: Programme, tx: Tx): Promise<Outcome> {
  const complaint = await findComplaint(tx, complaintId);
  return { ...(await toldStatus(turn, complaint?.number, programme, tx)), flow: goingOn(turn, complaintId) };
}

/** "Yes" and "OK", said to "What would you like best?": the same question, with its choices. */
async function askAgain(turn: Turn, complaintId: string, programme: Programme, tx: Tx): Promise<Outcome> {
  const complaint = await findComplaint(tx, complaintId);
  if (complaint?.state !== 'open') return whenDone(turn, complaintId, programme, tx);
  const { question, choices, flow } = choiceOf(complaint, turn.member !== undefined, programme);
  return { lines: [question], choices, flow };
}

/** How it shall be put right stays to be answered, whatever is written in between. */
function goingOn({ conversation: { flow } }: Turn, complaintId: string) {
  const isAsked = flow?.data.complaintId === complaintId && flow.data.asks === 'remedy';
  return complaintFlow({ id: complaintId }, isAsked ? 'remedy' : undefined);
}

/** "A new one, please": as good as the button, where there is one. */
async function choose(
  turn: Turn,
  { more: complaintId, chosen }: { more: string; chosen: Remedy },
  programme: Programme,
  tx: Tx,
): Promise<Outcome> {
  if (turn.member) await lockMemberPoints(tx, [turn.member.id]); // before the complaint, as in `settle`
  const complaint = await findComplaint(tx, complaintId);
  const isOffered =
    complaint?.state === 'open' && offeredRemedies(complaint, turn.member !== undefined, programme).includes(chosen);
  if (!isOffered) return addMore(turn, complaintId, programme, tx);
  const added = await addWords(tx, { complaintId, words: textOf(turn)!.trim(), hand: handOf(turn) }, turn.now);
  if (!added.ok) return addMore(turn, complaintId, programme, tx);
  await keepFile(turn, complaintId, tx);
  return agree(turn, { complaintId, remedy: chosen }, programme, tx);
}

async function addMore(turn: Turn, complaintId: string, programme: Programme, tx: Tx): Promise<Outcome> {
  const words = textOf(turn)?.slice(0, MOST_LETTERS).trim();
  const added = words ? await addWords(tx, { complaintId, words, hand: handOf(turn) }, turn.now) : undefined;
  if (!words || !added?.ok) return askForWords(turn);
  await keepFile(turn, complaintId, tx);
  const orderNumber = await ownNumber(words, added.value, turn, tx);
  if (orderNumber) return { lines: [], next: { skill: CORRECT, input: { complaintId, orderNumber } } };
  const first = line('complaint-added', caseOf(added.value));
  const somethingElse = choice('button-something-else', COMPLAINT, { words, apart: complaintId });
  const wish = isUnsettled(added.value.state) ? remedyWish(words, turn.language) : undefined;
  if (wish) return remediesFor(wish, { complaintId, first, somethingElse }, turn, programme, tx);
  // "What happens now?" is kept with the case, and answered with what was promised.
  const promise = asks(words, turn.language) ? await openPromiseOf(tx, complaintId) : undefined;
  return {
    lines: [first, ...(promise ? [continued(newLines(promise)[0]!)] : [])],
    choices: [somethingElse, choice('button-case-status', 'complaint_status'), choice('button-person', 'person')],
    flow: goingOn(turn, complaintId),
  };
}

/**
 * The number of a purchase or an order of theirs, which the complaint did not have yet: with it the goods may be known. One that they put
 * right is taken as they say it.
 */
async function ownNumber(words: string, complaint: Complaint, turn: Turn, tx: Tx): Promise<string | undefined> {
  const putRight = numberPutRight(words);
  const number = putRight ?? onlyNumber(words);
  if (!number || number === complaint.orderNumber || !isUnsettled(complaint.state)) return undefined;
  if (complaint.orderNumber !== null) return complaint.state === 'open' ? putRight : undefined;
  const isOrdered = turn.member && (await findOwnOrder(tx, turn.member.id, number, turn.now));
  return isOrdered || (await goodsOf(tx, turn, { ...complaint, orderNumber: number })) ? number : undefined;
}

/** Where others read along: the public line, and in their own chat, if there is one, what they wrote with a question. */
async function inPublic(turn: Turn, given: Input, tx: Tx, { privateUrl, push }: ComplaintSkillDeps): Promise<Outcome> {
  const words = ('letter' in given || 'words' in given || 'category' in given ? given.words : undefined) ?? textOf(turn);
  const conversationId = await findPrivateConversationOf(tx, turn.identity.id);
  if (conversationId && words && !('declined' in given) && !('more' in given) && !('when' in given) && !('which' in given)) {
    const asked = line('complaint-in-private', {
      words: { kind: 'quote', value: shortened(words), source: { kind: 'customer' } },
    });
    const { letter: _letter, ...slots } = given;
    const question: Push = {
      key: `complaint:${turn.id}`,
      conversationId,
      purpose: 'service',
      language: turn.language,
      lines: [asked],
      choices: [
        choice('button-yes', COMPLAINT, { ...slots, words: words.slice(0, MOST_LETTERS) }),
        choice('button-no', COMPLAINT, { declined: true }),
      ],
    };
    await push(tx, [question], turn.now);
  }
  const url = privateUrl(turn.conversation.channel);
  return { lines: [line('complaint-in-public')], choices: url ? [{ label: 'button-private', url }] : [] };
}

const MOST_QUOTED = 160;

const shortened = (words: string): string => (words.length <= MOST_QUOTED ? words : `${words.slice(0, MOST_QUOTED)}…`);

/** A file that came with the words belongs to the complaint. */
export async function keepFile(turn: Turn, complaintId: string, tx: Tx): Promise<void> {
  if (turn.content.kind !== 'attachment') return;
  await addFile(tx, { complaintId, inboundId: turn.id, hand: handOf(turn) }, turn.now);
}

/** What somebody wrote, beside a picture or alone. */
export function textOf({ content }: Pick<Turn, 'content'>): string | undefined {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'attachment':
      return content.caption;
    case 'command':
    case 'button':
    case 'form':
      return undefined;
  }
}
