import type { Clock } from '../shared/clock.ts';
import { groupCommit } from '../shared/group-commit.ts';
import { plainArray, textArray } from '../store/arrays.ts';
import type { Database, Tx } from '../store/database.ts';
import { packLines } from './packed-lines.ts';
import type { Choice, Line } from './reply.ts';
import { type Flow, hasWork, type MaybeWorkRow, toWork, type Work } from './work.ts';

/** How a turn ended: what became of the message, our answer, and what changes in the conversation. */
export type TurnEnd = {
  work: Work;
  outcome: 'answered' | 'silent' | 'dead';
  /** The conversation's language from now on; undefined leaves it. */
  language?: string;
  flow?: Flow;
  introduced: boolean;
  answer?: Answer;
  /** The platform is waiting for the answer in its own response. */
  inResponse: boolean;
};

export type Answer = {
  id: string;
  language: string;
  lines: readonly Line[];
  text: string;
  choices: readonly Choice[];
  /** Ids of attachments that go along; written by whoever ends the turn, after it (`turn.ts`). */
  files?: readonly string[];
  /** Until then a model may put better words to it (`phrasing.ts`): nobody else sends it, and no page shows it; written like the files. */
  heldUntil?: Date;
  /** A model had a part in its words. */
  phrased?: boolean;
};

export type TurnEnded = {
  /** The answer rides in the platform's response: nobody else sends it. */
  inResponse: boolean;
  /** The conversation's next message, which is still ours. */
  next?: Work;
};

/** The message was handled before, or the conversation went to another process: nothing of this turn was stored. */
export class TurnLost extends Error {
  override name = 'TurnLost';
}

type Deps = { database: Pick<Database, 'pool'>; clock: Clock; tierSince: (now: Date) => Date };

/** The end of turns: the message is handled, its answer stored and the conversation handed on, in one statement. */
export function createTurnEnds({ database, clock, tierSince }: Deps) {
  type Finish = (end: TurnEnd) => Promise<TurnEnded | undefined>;
  // The process's number changes when its session was made anew. Turns that were leased under the old one end under it, each
  // number in groups of its own.
  const finishing = new Map<number, Finish>();

  function finishAs(process: number): Finish {
    const finish = groupCommit<TurnEnd, TurnEnded | undefined>(async (ends) => {
      const now = clock.now();
      const { rows } = await database.pool.query<Row>({
        name: 'finish_turns',
        text: FINISH,
        values: toValues(process, now, tierSince(now), ends),
      });
      return toEnded(rows, process);
    });
    finishing.set(process, finish);
    return finish;
  }

  return {
    /** Ends a turn that only read. @throws TurnLost */
    async finish(end: TurnEnd): Promise<TurnEnded> {
      const { process } = end.work;
      return (await (finishing.get(process) ?? finishAs(process))(end)) ?? lost();
    },
    /** Ends a turn inside its transaction, as its last statement. @throws TurnLost, which rolls the transaction back */
    async finishInside(tx: Tx, end: TurnEnd): Promise<TurnEnded> {
      const now = clock.now();
      const rows = await tx.$queryRawUnsafe<Row[]>(FINISH, ...toValues(end.work.process, now, tierSince(now), [end]));
      return toEnded(rows, end.work.process)[0] ?? lost();
    },
  };
}

export type TurnEnds = ReturnType<typeof createTurnEnds>;

const FINISH = `select item, done, in_response, (work).* from finish_turns($1::int, $2::timestamptz, $3::timestamptz, $4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::boolean[], $9::text[],
  $10::int[], $11::uuid[], $12::text, $13::text, $14::text, $15::boolean[])`;

/** ASCII's unit separator. */
const BETWEEN_TEXTS = '\u001F';

type Row = { item: number; done: boolean; in_response: boolean } & MaybeWorkRow;

function toValues(process: number, now: Date, tierSince: Date, ends: readonly TurnEnd[]): unknown[] {
  return [
    process,
    now,
    tierSince,
    plainArray(ends.map(({ work }) => work.inboundId)),
    plainArray(ends.map(({ outcome }) => outcome)),
    ...answerColumns(ends),
  ];
}

/** What `finish_turns` and `store_at_once` take last: what changes in the conversations, and the answers. */
export function answerColumns(ends: readonly TurnEnd[]): unknown[] {
  return [
    plainArray(ends.map(({ work }) => work.conversation.id)),
    plainArray(ends.map(({ language, answer }) => language ?? answer?.language ?? null)),
    plainArray(ends.map(({ introduced }) => introduced)),
    textArray(ends.map(({ flow }) => flow && JSON.stringify(flow))),
    plainArray(ends.map(({ work }) => work.conversation.fence)),
    plainArray(ends.map(({ answer }) => answer?.id ?? null)),
    ends.map(({ answer }) => (answer ? JSON.stringify(packLines(answer.lines, answer.language)) : '')).join('\n'),
    ends.map(({ answer }) => answer?.text.replaceAll(BETWEEN_TEXTS, ' ') ?? '').join(BETWEEN_TEXTS),
    ends.map(({ answer }) => (answer ? JSON.stringify(answer.choices) : '')).join('\n'),
    plainArray(ends.map(({ inResponse }) => inResponse)),
  ];
}

/** What became of each turn, in their order; undefined for one that was lost. */
function toEnded(rows: readonly Row[], process: number): (TurnEnded | undefined)[] {
  const ended: (TurnEnded | undefined)[] = [];
  for (const row of rows) {
    const known = ended[row.item - 1];
    if (!hasWork(row)) ended[row.item - 1] = row.done ? { inResponse: row.in_response } : undefined;
    else if (known) known.next = toWork(process, row);
  }
  return ended;
}

function lost(): never {
  throw new TurnLost('the message was handled already, or the conversation is no longer ours');
}
