import { z } from 'zod';
import { type Choice, choice, continued, type Fact, type Line, line, type Source } from '../chat/reply.ts';
import type { Outcome, Read, Skill, Turn, Tx } from '../chat/skill.ts';
import {
  type Freshness,
  findGoods,
  findPurchases,
  freshness,
  type HistoryLine,
  type Programme,
  pointsHistory,
} from '../loyalty/index.ts';
import { localDay } from '../shared/calendar.ts';
import { DAY_MS } from '../shared/clock.ts';
import { strangerReply } from './check-balance.ts';
import { COMPLAINT } from './complaint-words.ts';
import { entryLine } from './entries.ts';
import { day, instant, ledgerOf, name } from './facts.ts';
import { textOf } from './file-complaint.ts';

export const MISSING_POINTS = 'missing_points';

/** What they wrote first, and the day that it names: a case is filed with both. */
const about = { words: z.string().max(1_000).optional(), on: z.iso.date().optional() };
const input = z.union([
  z.strictObject({ ...about, receipt: z.string().min(3).max(40) }),
  z.strictObject({ ...about, do: z.enum(['ask', 'send', 'wait']) }),
  z.strictObject(about),
]);
type Input = z.infer<typeof input>;
type About = Pick<Input, 'words' | 'on'>;

const asked = z.object({ ...about, asks: z.literal('receipt') });

/** Entries that are looked through, and told. */
const MOST_SEARCHED = 40;
const MOST_TOLD = 3;
/** Where no day is named, purchases of the last days are what they may mean. */
const LATELY_MS = 7 * DAY_MS;
const MOST_LATE_SHOPS = 2;

/**
 * "I shopped yesterday, where are my points?": what was counted of that day and when it can be spent, or how far the shops' figures go and
 * which are late. What is still missing is a colleague's to look into, with the number or a picture of the receipt: a case about points.
 * Nobody's receipt is added here by its number alone, since it may lie in a bin.
 */
export const missingPoints = (programme: () => Programme): Skill<Input> => ({
  name: MISSING_POINTS,
  input,
  personal: true,
  /** We asked for the number on the receipt, and nearly anything with digits in it is one. */
  answers(text, data, heard) {
    const question = asked.safeParse(data);
    if (!question.success || !MAY_STAND_BESIDE.has(heard().intent)) return undefined;
    const { words, on } = question.data;
    const receipt = numberIn(text);
    if (receipt !== undefined) return { receipt, words, on };
    return hasNoReceipt(text) ? { do: 'send', words, on } : undefined;
  },
  async changes(turn, given, tx) {
    const { member } = turn;
    if (!member) return strangerReply();
    const said = { words: given.words ?? textOf(turn)?.slice(0, 1_000), on: given.on };
    if ('receipt' in given) return lookUp(turn, member.id, given.receipt, said, programme(), tx);
    if (!('do' in given)) return tell(turn, said, programme(), tx);
    switch (given.do) {
      case 'ask':
        return askNumber(said);
      case 'send':
        return { lines: [], next: toCase(said) };
      case 'wait':
        return { lines: [line('missing-wait')], choices: [choice('button-balance', 'balance')] };
    }
  },
});

/** "The receipt says 48213", while that is what was asked for, is no complaint of its own. */
const MAY_STAND_BESIDE: ReadonlySet<string | undefined> = new Set([undefined, MISSING_POINTS, 'order_status', 'history']);
const MOST_WORDS_BESIDE = 8;

/** The one word of a short text that has three digits or more. */
function numberIn(text: string): string | undefined {
  const words = text.trim().split(/\s+/);
  const numbers = words
    .flatMap((word) => /^\W*([\p{L}\d][\p{L}\d/_-]{2,39})\W*$/u.exec(word)?.[1] ?? [])
    .filter((word) => /(?:\d.*){3}/.test(word));
  return words.length <= MOST_WORDS_BESIDE && numbers.length === 1 ? numbers[0] : undefined;
}

/** How people say that the receipt is gone: that it, or having it, is what they do not do. All languages are tried. */
const RECEIPT =
  'receipt|slip|kvittering\\p{L}*|kvitteringa|bong?(?:en)?|kvitto\\p{L}*|kuit\\p{L}*|kassenbon|kassenzettel|bon|beleg|quittung|kwitansie|strokie';
const HAVING =
  'have|got|keep|kept|find|har|hatt|haft|fant|finner|finder|fandt|hittar|hittade|habe?|finde|löydy|löydä|ole|oo|het|kry';
const NOT =
  "no|not|never|don't|dont|didn't|didnt|haven't|havent|can't|cant|ikke|ikkje|ingen|inte|inget|ei|en|kein|keinen|nicht|nie|geen";
const LOST =
  'lost|threw|thrown|binned|without|mista|mistet|kasta|kastet|kastede|smed|smidt|uten|uden|tappat|slängt|slängde|utan|hukas\\p{L}*|hävi\\p{L}*|heit\\p{L}*|verloren|weggeworfen|weggeschmissen|ohne|verloor|weggegooi|sonder';
const some = (words: string): RegExp => new RegExp(`(?<![\\p{L}'])(?:${words})(?![\\p{L}'])`, 'u');
const [SAYS_RECEIPT, SAYS_HAVING, SAYS_NOT, SAYS_LOST] = [RECEIPT, HAVING, NOT, LOST].map(some) as [
  RegExp,
  RegExp,
  RegExp,
  RegExp,
];

/** "I don't have it any more": a colleague can look without it. */
function hasNoReceipt(text: string): boolean {
  const said = text.toLowerCase().replaceAll(/[’`´]/g, "'").trim();
  if (said.includes('?') || said.split(/\s+/).length > MOST_WORDS_BESIDE) return false;
  return SAYS_LOST.test(said) || (SAYS_NOT.test(said) && (SAYS_RECEIPT.test(said) || SAYS_HAVING.test(said)));
}

/** A picture of a receipt, while its number is asked for, goes to a colleague with what was written first. */
export function caseForReceipt(flow: { skill: string; data: Record<string, unknown> } | undefined): Outcome['next'] {
  const question = flow?.skill === MISSING_POINTS ? asked.safeParse(flow.data) : undefined;
  return question?.success ? toCase(question.data) : undefined;
}

const toCase = ({ words, on }: About, receipt?: string): NonNullable<Outcome['next']> => ({
  skill: COMPLAINT,
  input: {
    category: 'points',
    words: words ?? receipt ?? '?',
    ...(on && { saidOn: on }),
    ...(receipt && { orderNumber: receipt }),
  },
});

async function tell(turn: Turn, said: About, programme: Programme, read: Read | Tx): Promise<Outcome> {
  const counted = await countedPurchases(turn, said, programme, read);
  if (counted.length === 0) return notCounted(said, programme, await freshness(read, turn.now));
  const source = ledgerOf(turn.member!, turn.now);
  const title = said.on ? line('missing-counted', { on: day(said.on, source) }) : line('missing-counted-lately');
  return {
    lines: [title, ...counted.flatMap((entry) => entryLines(entry, source, programme))],
    choices: [choice('button-missing-still', MISSING_POINTS, { ...said, do: 'ask' }), choice('button-why', 'why'), person],
  };
}

const person = choice('button-person', 'person');

async function countedPurchases(
  { member, now }: Turn,
  { on }: About,
  { rules: { timeZone } }: Programme,
  read: Read | Tx,
): Promise<HistoryLine[]> {
  const all = await pointsHistory(read, member!.id, { limit: MOST_SEARCHED });
  const isMeant = ({ occurredAt }: HistoryLine) =>
    on === undefined ? now.getTime() - occurredAt.getTime() <= LATELY_MS : localDay(occurredAt, timeZone) === on;
  return all.filter((entry) => entry.reason === 'purchase' && isMeant(entry)).slice(0, MOST_TOLD);
}

/** A purchase as the history tells it, and from when on its points can be spent. */
function entryLines(entry: HistoryLine, source: Source, { rules: { timeZone } }: Programme): Line[] {
  const told = entryLine(entry, source, timeZone);
  const { availableAt } = entry;
  if (!availableAt) return [told];
  return [told, continued(line('missing-ready', { on: day(localDay(availableAt, timeZone), source) }))];
}

/** Nothing of theirs is there: how far the figures go, which are late, and what they can do about it. */
function notCounted(said: About, { rules: { timeZone } }: Programme, fresh: Freshness): Outcome {
  const { countedUntil } = fresh;
  const lines = [freshLine(said, countedUntil, timeZone), ...lateLines(fresh)];
  return {
    lines: [...lines, line('missing-ask')],
    choices: [
      choice('button-missing-send', MISSING_POINTS, { ...said, do: 'send' }),
      choice('button-missing-wait', MISSING_POINTS, { ...said, do: 'wait' }),
      ...(countedUntil ? [choice('button-why', 'why')] : []),
      person,
    ],
    flow: { skill: MISSING_POINTS, data: { asks: 'receipt', ...said } },
  };
}

function freshLine({ on }: About, countedUntil: Date | undefined, timeZone: string): Line {
  if (!countedUntil) return line('missing-no-figures');
  const facts = { countedUntil: untilFact(countedUntil) };
  if (on === undefined) return line('missing-none-lately', facts);
  const named = { ...facts, on: day(on, facts.countedUntil.source) };
  // Of the day up to which figures go, some may be there and others not.
  return localDay(countedUntil, timeZone) <= on ? line('missing-not-yet', named) : line('missing-none', named);
}

const untilFact = (at: Date): Fact => instant(at, { kind: 'feed', countedUntil: at.toISOString() });

const lateLines = ({ feeds }: Freshness): Line[] =>
  feeds
    .flatMap(({ late, shopName, countedUntil }) =>
      late && shopName !== null && countedUntil
        ? [line('missing-late', { shop: name(shopName, untilFact(countedUntil).source), countedUntil: untilFact(countedUntil) })]
        : [],
    )
    .slice(0, MOST_LATE_SHOPS);

const askNumber = (said: About): Outcome => ({
  lines: [line('missing-ask')],
  choices: [choice('button-missing-send', MISSING_POINTS, { ...said, do: 'send' }), person] satisfies Choice[],
  flow: { skill: MISSING_POINTS, data: { asks: 'receipt', ...said } },
});

/** By its number: counted already, or a colleague's to find. Whether somebody else has it is not said. */
async function lookUp(
  turn: Turn,
  memberId: string,
  receipt: string,
  said: About,
  programme: Programme,
  tx: Tx,
): Promise<Outcome> {
  const quoted = { receipt: { kind: 'quote', value: receipt, source: { kind: 'customer' } } } as const;
  const own = await findGoods(tx, { memberId, receipt, whole: true });
  if (!own) return { lines: [line('missing-number-unknown', quoted)], next: toCase(said, receipt) };
  const [purchase] = await findPurchases(tx, memberId, [own.purchaseId]);
  const entries = await pointsHistory(tx, memberId, { limit: MOST_SEARCHED });
  const entry = entries.find(
    ({ reason, occurredAt }) => reason === 'purchase' && occurredAt.getTime() === purchase?.at.getTime(),
  );
  const source = ledgerOf(turn.member!, turn.now);
  return {
    lines: [line('missing-number-found', quoted), ...(entry ? entryLines(entry, source, programme) : [])],
    choices: [
      choice('button-missing-send', MISSING_POINTS, { ...said, do: 'send' }),
      ...(entry ? [choice('button-why', 'why')] : []),
      choice('button-history', 'history'),
      person,
    ],
  };
}
