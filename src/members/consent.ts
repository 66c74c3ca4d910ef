/** What a member may say yes to. */
export type ConsentState = { purpose: string; given: boolean; recordedAt: Date };

/** Where a yes or no came from: `chat` is the customer's own words, `unsubscribe` the link in a mail of ours. */
export type ConsentSource = 'stop_word' | 'button' | 'undo' | 'import' | 'chat' | 'unsubscribe';

/** The newest row of each purpose holds. Of a yes and a no at the same instant the no does: it does less harm. */
export function currentConsents(rows: readonly ConsentState[]): ConsentState[] {
  const newest = new Map<string, ConsentState>();
  for (const row of rows) {
    const known = newest.get(row.purpose);
    const isNewer = !known || row.recordedAt > known.recordedAt;
    const isNoAtOnce = known && !row.given && row.recordedAt.getTime() === known.recordedAt.getTime();
    if (isNewer || isNoAtOnce) newest.set(row.purpose, row);
  }
  return [...newest.values()].toSorted((a, b) => a.purpose.localeCompare(b.purpose));
}
