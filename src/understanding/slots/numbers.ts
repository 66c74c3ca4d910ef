import { NUMBERS } from '../rating-words.ts';
import { BEGIN, plain } from './patterns.ts';
import { WORDS } from './words.ts';

/** A figure as people write it: "1 299,90", "1.299,90", "1,299.90", "1299", "12,5". */
export const FIGURE = String.raw`\d{1,3}(?: \d{3})+(?:[.,]\d{1,2})?(?![\d])|\d{1,3}(?:[.']\d{3})+(?:,\d{1,2})?(?!\d)|\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)|\d+`;

/** The value of a figure: one or two digits after the last mark are decimals, three are thousands. */
export function readFigure(written: string): number {
  const decimals = /[.,](\d{1,2})$/.exec(written);
  const whole = (decimals ? written.slice(0, decimals.index) : written).replaceAll(/\D/g, '');
  return Number(decimals ? `${whole}.${decimals[1]}` : whole);
}

type Speech = { values: ReadonlyMap<string, number>; parts: RegExp; and: string };

const speechOf = (language: string): Speech => {
  const { numbers, and } = WORDS[language]!;
  const values = new Map<string, number>(NUMBERS[language]);
  for (const pair of numbers.split(' ')) {
    const [word, value] = pair.split(':') as [string, string];
    values.set(plain(word), Number(value));
  }
  const longestFirst = [...values.keys(), and].toSorted((a, b) => b.length - a.length);
  return { values, and, parts: new RegExp(`(?:${longestFirst.join('|')})`, 'y') };
};

const SPEECH: ReadonlyMap<string, Speech> = new Map(Object.keys(WORDS).map((language) => [language, speechOf(language)]));

/** A number that is being said, from its first word on. `isJoined`: "five and" waits for its tens. */
type Said = { total: number; current: number; isJoined: boolean };

/** Says one more part, or undefined where it does not go on so: "two three" are two numbers. */
function say({ total, current, isJoined }: Said, value: number): Said | undefined {
  if (value === 1_000) return { total: total + (current || 1) * value, current: 0, isJoined: false };
  if (value === 100) return current < 100 ? { total, current: (current || 1) * value, isJoined: false } : undefined;
  const rest = current % 100;
  if (isJoined && rest > 0 && rest < 10 && value >= 20 && value % 10 === 0)
    return { total, current: current + value, isJoined: false };
  if (rest === 0 && (current > 0 || total > 0 || !isJoined)) return { total, current: current + value, isJoined: false };
  return rest >= 20 && rest % 10 === 0 && value < 10 ? { total, current: current + value, isJoined: false } : undefined;
}

const NOTHING: Said = { total: 0, current: 0, isJoined: false };

/** The parts of one word ("fünfundzwanzig", "tvåhundra"), or undefined where it is no number. */
function partsOf(word: string, { values, parts, and }: Speech): (number | 'and')[] | undefined {
  const whole = values.get(word);
  if (whole !== undefined) return [whole];
  const found: (number | 'and')[] = [];
  for (let at = 0; at < word.length; ) {
    parts.lastIndex = at;
    const part = parts.exec(word)?.[0];
    if (part === undefined) return undefined;
    found.push(part === and ? 'and' : values.get(part)!);
    at += part.length;
  }
  return found.length > 1 && found[0] !== 'and' && found.at(-1) !== 'and' ? found : undefined;
}

function join(said: Said, parts: readonly (number | 'and')[]): Said | undefined {
  let so: Said | undefined = said;
  for (const part of parts) {
    if (part === 'and') so = { total: so.total, current: so.current, isJoined: true };
    else so = say(so, part);
    if (!so) return undefined;
  }
  return so;
}

const WORD = /[a-z][a-z']*|\d+(?:[.,]\d+)?/g;
const LONGEST_WORD = 40;

/** "Anderthalb tausend", "halvanden time". */
const ONE_AND_HALF = /(?<![a-z])(?:anderthalb(?:e[nmrs]?)?|halvand(?:en|et))(?![a-z])/g;
/** "Dreieinhalb". */
const GERMAN_HALF = /(?<=[a-z])einhalb(?=(?:e[nmrs]?)?(?![a-z]))/g;
/** "Three and a half", "tre og en halv", "kolme ja puoli", once the numbers stand in figures; and "4 1/2". */
const AND_HALF =
  /(?<![\d.,/])(\d{1,3})(?: (?:and|og|och|und|en|ja) (?:an? |1 |ei |'?n )?| 1 )(?:half|halvt?|halb|puoli?)(?![a-z])|(?<![\d.,/])(\d{1,3}) 1\/2(?![\d/])/g;

/** The plain text with its numbers in figures: "fem hundre poeng" is "500 poeng". What stands in figures stays. */
export function inFigures(text: string, language: string): string {
  const speech = SPEECH.get(language);
  if (!speech) return text;
  const whole = text.replaceAll(ONE_AND_HALF, '1,5');
  const parted = language === 'de' ? whole.replaceAll(GERMAN_HALF, ' und 1 halb') : whole;
  return wholesInFigures(parted, speech).replaceAll(AND_HALF, (_, whole, beside) => `${whole ?? beside},5`);
}

function wholesInFigures(text: string, speech: Speech): string {
  let written = '';
  let from = 0;
  let said: { number: Said; at: number; end: number } | undefined;
  const finish = () => {
    if (said) {
      written += `${text.slice(from, said.at)}${said.number.total + said.number.current}`;
      from = said.end;
    }
    said = undefined;
  };
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    const end = match.index + word.length;
    const isNext = said !== undefined && /^[ -]+$/.test(text.slice(said.end, match.index).replace(joiner(speech), ' '));
    const parts = /^\d/.test(word)
      ? figureBefore(text, match, speech)
      : word.length <= LONGEST_WORD
        ? partsOf(word, speech)
        : undefined;
    if (!parts) {
      if (word !== speech.and) finish();
      continue;
    }
    const hasAnd = said !== undefined && joiner(speech).test(text.slice(said.end, match.index));
    const longer = isNext ? join({ ...said!.number, isJoined: hasAnd }, parts) : undefined;
    if (longer) said = { number: longer, at: said!.at, end };
    else {
      finish();
      const number = join(NOTHING, parts);
      if (number) said = { number, at: match.index, end };
    }
  }
  finish();
  return written + text.slice(from);
}

const JOINERS = new Map<string, RegExp>();
function joiner({ and }: Speech): RegExp {
  const known = JOINERS.get(and) ?? new RegExp(`[ -]${and}[ -]`);
  JOINERS.set(and, known);
  return known;
}

/** "2 tusen", "5 hundre": a figure that a word multiplies. */
function figureBefore(text: string, match: RegExpExecArray, speech: Speech): number[] | undefined {
  const value = Number(match[0].replace(',', '.'));
  const end = match.index + match[0].length;
  const next = /^ {0,1}([a-z]+)/.exec(text.slice(end, end + LONGEST_WORD))?.[1];
  const scale = next === undefined ? undefined : speech.values.get(next);
  const isAlone = match.index === 0 || !/[\d.,]/.test(text[match.index - 1]!);
  return isAlone && value < 1_000 && scale !== undefined && scale >= 100 ? [value] : undefined;
}

/** Where a number may begin: not within a word, another number or a code. */
export const NUMBER_BEGINS = `${BEGIN}(?<![\\d][.,/:-])`;
