import { FIGURE, NUMBER_BEGINS, readFigure } from './numbers.ts';
import { anyOf, BEGIN, END, type Found, firstOf } from './patterns.ts';
import { WORDS } from './words.ts';

const NAMES = `(?:[a-z]{3,}-?)?${anyOf(
  Object.values(WORDS)
    .map(({ points }) => points.replace(/\|p$/, ''))
    .join('|'),
)}`;
const OF_MINE = String.raw`(?:(?:of|av|af|von|van|meiner|my|mine|mina|minun|mijn|the|de|bonus|bonus-|extra|ekstra|more|flere|fler|mehr|loyalty|welcome|other|til|till)\s+){0,3}`;
const AFTER = new RegExp(
  `${NUMBER_BEGINS}[+-]?(${FIGURE})\\s?(k)?\\s?${OF_MINE}${NAMES}${END}(?! \\d(?!\\d?(?:[./]| [a-z])))`,
  'g',
);
const BEFORE = new RegExp(`${BEGIN}${NAMES}\\s*[:=]\\s*(${FIGURE})(?![a-z\\d/])`, 'g');
/** "500 p" on a Nordic telephone; in English it is money. */
const SHORT = new RegExp(`${NUMBER_BEGINS}(${FIGURE})\\s?(k)?p${END}`, 'g');

/** Points of the programme: whole ones. */
export function points(text: string, language: string): Found<number> | undefined {
  const read = ([, figure, thousands]: RegExpExecArray): number | undefined => {
    const value = readFigure(figure!) * (thousands ? 1_000 : 1);
    return Number.isInteger(value) ? value : undefined;
  };
  const isShort = /\|p$/.test(WORDS[language]!.points);
  return firstOf(text, AFTER, read) ?? firstOf(text, BEFORE, read) ?? (isShort ? firstOf(text, SHORT, read) : undefined);
}
