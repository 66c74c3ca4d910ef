// The widths of Helvetica's letters, in thousandths of the size, for the characters 32 to 126: from Adobe's font metrics, which
// Arial and Liberation Sans share.
const REGULAR =
  '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 ' +
  '1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 ' +
  '333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584';
const BOLD =
  '278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 584 584 611 ' +
  '975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 ' +
  '333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584';

export type Weight = 'regular' | 'bold';

const WIDTHS: Readonly<Record<Weight, readonly number[]>> = {
  regular: REGULAR.split(' ').map(Number),
  bold: BOLD.split(' ').map(Number),
};
/** Letters that are as wide as others, and those that have no plainer form. */
const AS_WIDE_AS: Readonly<Record<string, string>> = { æ: 'me', Æ: 'M', œ: 'mi', Œ: 'M', ø: 'o', Ø: 'O', ß: 'o', '\u00A0': ' ' };
const UNKNOWN = 'm';

/** How wide a text is at size 1. Accents add nothing to a letter's width; what is unknown counts as wide. */
export function widthOf(text: string, weight: Weight): number {
  const plain = [...text.normalize('NFC')].map((letter) => AS_WIDE_AS[letter] ?? letter.normalize('NFD')[0]!).join('');
  const widths = WIDTHS[weight];
  const thousandths = [...plain].map((letter) => widths[letter.codePointAt(0)! - 32] ?? widths[UNKNOWN.codePointAt(0)! - 32]!);
  return thousandths.reduce((sum, width) => sum + width, 0) / 1_000;
}

/** Breaks a text into lines of at most `width` at a size, as few as it takes and about as long as each other. */
export function wrap(text: string, { size, weight, width }: { size: number; weight: Weight; width: number }): string[] {
  const fewest = fill(text, { size, weight, width });
  let balanced = fewest;
  for (let narrower = width - 1; narrower > width / 3; narrower -= 1) {
    const lines = fill(text, { size, weight, width: narrower });
    if (lines.length > fewest.length) break;
    balanced = lines;
  }
  return balanced;
}

function fill(text: string, { size, weight, width }: { size: number; weight: Weight; width: number }): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && widthOf(longer, weight) * size <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
