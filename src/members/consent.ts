/** What a member may say yes to. */
export type ConsentState = { purpose: string; given: boolean; recordedAt: Date };

/** Where a yes or no came from. */
export type ConsentSource = 'stop_word' | 'button' | 'undo' | 'import';

/** The newest row of each purpose holds. */
export function currentConsents(rows: readonly ConsentState[]): ConsentState[] {
  const newest = new Map<string, ConsentState>();
  for (const row of rows) {
    const known = newest.get(row.purpose);
    if (!known || row.recordedAt >= known.recordedAt) newest.set(row.purpose, row);
  }
  return [...newest.values()].toSorted((a, b) => a.purpose.localeCompare(b.purpose));
}
