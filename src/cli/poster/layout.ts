import { darkRuns, QUIET_ZONE, qrCode, type Run } from '../../shared/qr.ts';
import { type Weight, widthOf, wrap } from './letters.ts';

/** An upright A4 page, in millimetres from its upper left corner. */
export const PAGE = { width: 210, height: 297 };

export type PosterWords = {
  brand: string;
  /** One sentence in each language, the first one largest. */
  sentences: readonly string[];
  /** Where the code leads. */
  address: string;
  /** The shop, or what the source is called. */
  place: string;
};

/** A line of text in the middle of the page. `baseline` and `size` in millimetres. */
export type TextLine = { text: string; baseline: number; size: number; weight: Weight; width: number };

/** Everything on the page, black on white: the same for every format. */
export type PosterLayout = {
  words: PosterWords;
  lines: readonly TextLine[];
  /** The code with the corner of its first module, and a module's side. */
  code: { x: number; y: number; module: number; runs: readonly Run[] };
};

const MARGIN = 20;
const TEXT_WIDTH = PAGE.width - 2 * MARGIN;
/** Together with its quiet zone. From about two metres away it can be scanned at 12 cm. */
const LARGEST_CODE = 140;
const FIRST_SENTENCE = { size: 9.5, weight: 'bold', gap: 0 } as const;
const NEXT_SENTENCES = { size: 6, weight: 'regular', gap: 5 } as const;
const LINE_HEIGHT = 1.28;
const FOOT = { address: 258, place: 276 };

/** Lays a poster out: who we are, what for, the code as large as there is room, its address in letters, and the shop. */
export function layOut(words: PosterWords): PosterLayout {
  const brand = fitted(words.brand, { baseline: 40, most: 22, weight: 'bold' });
  const lines: TextLine[] = [brand];
  let bottom = 47;
  words.sentences.forEach((sentence, index) => {
    const { size, weight, gap } = index === 0 ? FIRST_SENTENCE : NEXT_SENTENCES;
    bottom += gap;
    for (const text of wrap(sentence, { size, weight, width: TEXT_WIDTH })) {
      bottom += size * LINE_HEIGHT;
      lines.push({ text, baseline: bottom, size, weight, width: widthOf(text, weight) * size });
    }
  });
  const address = fitted(readable(words.address), { baseline: FOOT.address, most: 8, weight: 'bold' });
  lines.push(address, fitted(words.place, { baseline: FOOT.place, most: 7, weight: 'regular' }));

  const code = qrCode(words.address, 'Q');
  const room = { top: bottom + 4, bottom: FOOT.address - address.size };
  const side = Math.min(LARGEST_CODE, room.bottom - room.top);
  const module = side / (code.size + 2 * QUIET_ZONE);
  const corner = QUIET_ZONE * module;
  return {
    words,
    lines,
    code: {
      x: (PAGE.width - side) / 2 + corner,
      y: (room.top + room.bottom - side) / 2 + corner,
      module,
      runs: darkRuns(code),
    },
  };
}

/** One line, as large as fits. */
function fitted(text: string, { baseline, most, weight }: { baseline: number; most: number; weight: Weight }): TextLine {
  const size = Math.min(most, TEXT_WIDTH / widthOf(text, weight));
  return { text, baseline, size, weight, width: widthOf(text, weight) * size };
}

/** As people type it: browsers add the https themselves. */
const readable = (address: string): string => address.replace(/^https:\/\//, '');
