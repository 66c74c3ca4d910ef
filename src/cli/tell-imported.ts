/** What a file that people write became: codes of what it holds, and of what is stored and not in it. */
type Imported = Readonly<Record<'added' | 'changed' | 'unchanged' | 'notInFile', readonly string[]>>;

/** Prints what came of a file's import. */
export function tellImported({ added, changed, unchanged, notInFile }: Imported): void {
  const tell = (what: string, codes: readonly string[]) => codes.length > 0 && console.log(`${what}: ${codes.join(', ')}`);
  tell('New', added);
  tell('Changed', changed);
  tell('As before', unchanged);
  tell('Not in the file, and left as they are', notInFile);
}

/** Why nothing was changed, a line for each reason. */
export const nothingChanged = (reasons: readonly string[]): string =>
  ['Nothing was changed:', ...reasons.map((reason) => `  ${reason}`)].join('\n');
