import { normalise } from './keywords.ts';
import { isOneTypoApart } from './typos.ts';

/** Something that has a name, in each language; several where it is called more than one thing. */
export type Named = { id: string; names: readonly { language: string; name: string }[] };

/** Joins the words of a name, or only counts: "a", "for two". */
const FILLER: ReadonlySet<string> = new Set(
  'a an the and for of to two one with en et ei og til med den det de der de i im in med ett och av na ein eine einen einem das die mit von fur zu und auf n die vir van twee met of om'.split(
    ' ',
  ),
);
/** Stands beside any of them, and names none by itself. */
const BESIDE: ReadonlySet<string> = new Set(
  'free gratis ilmainen kostenlos kostenloser small large liten stor pieni iso klein gross groot'.split(' '),
);
/** Endings that a name takes on in a sentence ("koppen", "Kaffees"); in Finnish longer ones ("kahvimukiin"). */
const MOST_ENDING = 3;
const MOST_ENDING_FI = 5;
/** What a name itself may lose before its ending: "candles" said of "candle", "lenkki" of "lenkit". */
const MOST_LOST = 2;
const LEAST_COMMON = 4;
const LEAST_TYPO = 5;

type Hit = { id: string; letters: number; isWhole: boolean };

/**
 * What a text names: those whose whole name is said (the longest name where one holds another), or else those of whose name a word is.
 * A text that names none gives none; what several share gives all of them.
 */
export function namedIn(text: string, known: readonly Named[]): { ids: string[]; isWhole: boolean } {
  const words = normalise(text);
  const hits = known.flatMap(({ id, names }): Hit[] => {
    const found = names.map(({ language, name }) => compare(words, name, language));
    const best = found.toSorted((a, b) => Number(b.isWhole) - Number(a.isWhole) || b.letters - a.letters)[0];
    return best && best.letters > 0 ? [{ id, ...best }] : [];
  });
  const isWhole = hits.some((hit) => hit.isWhole);
  const alike = hits.filter((hit) => hit.isWhole === isWhole);
  const most = Math.max(0, ...alike.map(({ letters }) => letters));
  return { ids: alike.filter(({ letters }) => !isWhole || letters === most).map(({ id }) => id), isWhole };
}

/** How many letters of a name a text holds, and whether that is all of it. */
function compare(words: readonly string[], name: string, language: string): Omit<Hit, 'id'> {
  const parts = normalise(name).filter((part) => !FILLER.has(part));
  const found = parts.map((part) => ({ part, said: Math.max(0, ...words.map((word) => closeness(word, part, language))) }));
  const isWhole = parts.length > 0 && found.every(({ said, part }) => said >= part.length - MOST_LOST - 1 && said > 0);
  const telling = isWhole ? found : found.filter(({ part }) => !BESIDE.has(part));
  return { isWhole, letters: telling.reduce((sum, { said }) => sum + said, 0) };
}

/** How many letters of a word of a name are said; 0 where it is another word. */
function closeness(word: string, part: string, language: string): number {
  if (word === part) return part.length;
  if (part.length < LEAST_COMMON || word.length < LEAST_COMMON) return 0;
  let common = 0;
  while (common < word.length && word[common] === part[common]) common += 1;
  const lost = part.slice(common);
  const mayLose = lost.length <= MOST_LOST || (language === 'fi' && lost === 'nen');
  const ending = word.length - common;
  if (common >= LEAST_COMMON && mayLose && ending <= (language === 'fi' ? MOST_ENDING_FI : MOST_ENDING)) return common;
  if (part.length >= LEAST_TYPO && isOneTypoApart(word, part)) return part.length - 1;
  return language === 'en' ? 0 : endOf(word, part);
}

/** "kopp", "koppen" of "kaffekopp": the end of a compound says what it is. */
function endOf(word: string, part: string): number {
  for (let cut = 0; cut <= MOST_ENDING && word.length - cut >= LEAST_COMMON; cut += 1) {
    const stem = word.slice(0, word.length - cut);
    if (part.endsWith(stem) && part.length - stem.length >= MOST_ENDING) return stem.length;
  }
  return 0;
}
