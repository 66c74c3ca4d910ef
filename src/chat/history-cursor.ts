/** A row of what was said and told. */
export type HistoryRow = {
  kind: 'said' | 'answer' | 'unasked';
  id: string;
  conversationId: string;
  /** Messages up to this number are left out, with their answers. */
  base: number;
  key: string | null;
  /** Of the inbound message; for one that nobody asked for, of the inbound message before it. */
  number: number;
  /** Of an answer among those of its turn. */
  position: number;
  content: unknown;
  at: Date;
  language: string | null;
  settled: boolean;
};

/**
 * What a page has seen of a conversation. Rows do not become visible in the order of their times or ids, so "everything up to
 * here" is told apart for the three kinds:
 *
 * - what the customer said becomes visible in the order of its numbers (intake holds the conversation's row), so one number does;
 * - answers are complete for a message that is settled: a number up to which all are settled and seen, and the few seen `ahead`
 *   of it (a message that overtook another one, the first of several answers);
 * - a message that nobody asked for may become visible after one with a later id. All up to `floor` count as seen; above it the
 *   `recent` ones are named. One could slip through only if RECENT others were made and committed while its transaction was open.
 */
export type Seen = {
  /** A cursor of another conversation (the visitor's was erased) is worth nothing. */
  conversationId: string | null;
  heard: number;
  answered: number;
  ahead: string[];
  floor: string | null;
  recent: string[];
};

const RECENT = 16;

/** The rows that `from` has not seen, in the conversation's order, each with the cursor that includes it. Pure. */
export function inOrder(rows: readonly HistoryRow[], from: Seen): { row: HistoryRow; cursor: string }[] {
  const first = rows[0];
  if (!first) return [];
  const { conversationId, base } = first;
  const known = from.conversationId === conversationId ? from : NOTHING_SEEN;
  const turns = new Map<number, { settled: boolean; answers: string[] }>();
  for (const row of rows) if (row.kind === 'said') turns.set(row.number, { settled: row.settled, answers: [] });
  for (const row of rows) if (row.kind === 'answer') turns.get(row.number)!.answers.push(shortId(row.id));
  const open = new Set([...turns.values()].flatMap(({ answers }) => answers));
  const seen: Seen = {
    ...known,
    conversationId,
    heard: Math.max(known.heard, base),
    answered: base,
    ahead: known.ahead.filter((id) => open.has(id)),
    recent: [...known.recent],
  };

  const isNew = (row: HistoryRow) =>
    row.kind === 'said'
      ? row.number > seen.heard
      : row.kind === 'answer'
        ? !seen.ahead.includes(shortId(row.id))
        : !seen.recent.includes(shortId(row.id));
  const unseen = placed(rows).filter(isNew);
  const recentIds = new Map(rows.flatMap((row) => (row.kind === 'unasked' ? [[shortId(row.id), row.id]] : [])));

  return unseen.map((row) => {
    if (row.kind === 'said') seen.heard = row.number;
    if (row.kind === 'answer') seen.ahead.push(shortId(row.id));
    if (row.kind === 'unasked') {
      seen.recent.push(shortId(row.id));
      while (seen.recent.length > RECENT) {
        // By their full ids; one that is not among the rows any more was deleted, and goes first.
        seen.recent.sort((a, b) => compare(recentIds.get(a) ?? '', recentIds.get(b) ?? ''));
        const dropped = recentIds.get(seen.recent.shift()!);
        if (dropped && compare(dropped, seen.floor ?? '') > 0) seen.floor = dropped;
      }
    }
    for (let next = seen.answered + 1; next <= seen.heard; next += 1) {
      const turn = turns.get(next);
      if (turn && !(turn.settled && turn.answers.every((id) => seen.ahead.includes(id)))) break;
      seen.ahead = seen.ahead.filter((id) => !turn?.answers.includes(id));
      seen.answered = next;
    }
    return { row, cursor: encodeCursor(seen) };
  });
}

/**
 * The conversation's order: a message, its answers, then what came unasked before the next message. Messages that nobody asked
 * for keep the order of their ids, which `recent` and `floor` rely on, also where their times say otherwise.
 */
function placed(rows: readonly HistoryRow[]): HistoryRow[] {
  let latest = 0;
  const unasked = rows
    .filter((row) => row.kind === 'unasked')
    .toSorted((a, b) => compare(a.id, b.id))
    .map((row) => {
      latest = Math.max(latest, row.number);
      return { ...row, number: latest };
    });
  return [...rows.filter((row) => row.kind !== 'unasked'), ...unasked].toSorted(
    (a, b) => placeOf(a) - placeOf(b) || a.position - b.position,
  );
}

const RANK = { said: 0, answer: 1, unasked: 2 };
export const placeOf = ({ number, kind }: HistoryRow): number => number * 3 + RANK[kind];

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** 48 of an id's random bits: enough to tell the few messages of one conversation apart. */
const shortId = (id: string) => id.slice(-12);

const NOTHING_SEEN: Seen = { conversationId: null, heard: 0, answered: 0, ahead: [], floor: null, recent: [] };

const encodeCursor = (seen: Seen): string =>
  [seen.conversationId, seen.heard, seen.answered, seen.ahead.join('.'), seen.floor ?? '', seen.recent.join('.')].join('_');

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const SHORT_IDS = '(?:[0-9a-f]{12}(?:\\.[0-9a-f]{12})*)?';
const CURSOR = new RegExp(`^(${UUID})_(\\d{1,9})_(\\d{1,9})_(${SHORT_IDS})_(${UUID}|)_(${SHORT_IDS})$`);

/** A cursor comes back from a browser: whatever has not our form means "nothing seen". */
export function decodeCursor(cursor: string | undefined): Seen {
  const parts = cursor?.match(CURSOR);
  if (!parts) return NOTHING_SEEN;
  const [, conversationId, heard, answered, ahead, floor, recent] = parts as unknown as string[];
  return {
    conversationId: conversationId!,
    heard: Number(heard),
    answered: Number(answered),
    ahead: ahead ? ahead.split('.') : [],
    floor: floor || null,
    recent: recent ? recent.split('.') : [],
  };
}
