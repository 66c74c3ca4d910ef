import { createHmac } from 'node:crypto';
import { MINUTE_MS } from '../shared/clock.ts';
import { CODE_ALPHABET, normaliseCode } from '../shared/ids.ts';

/** Nine letters of 4.5 bits: a million guesses at a hundred open codes would find one in about one case of 18,000. */
export const LINK_CODE_LETTERS = 9;
const LINK_CODE_GROUP = 3;

export type GuessLimit = { guesses: number; guessWindowMinutes: number };

export type WrongCode = { code: 'wrong_code'; left: number };
export type TooManyGuesses = { code: 'too_many_guesses'; until: Date };

/** What is stored of a code: without SECRET_KEY nobody can tell a code from its hash by trying them all. */
export const hashLinkCode = (secret: string, code: string): string =>
  createHmac('sha256', secret).update('link:').update(normaliseCode(code)).digest('hex');

/**
 * Whether a text may be somebody's code, mistyped or not: of about its length, in one word or in groups, and no plain words.
 * "Perfect" and "I have 3 points" are no guesses, which would cost one.
 */
export function looksLikeLinkCode(text: string): boolean {
  const letters = normaliseCode(text);
  if (Math.abs(letters.length - LINK_CODE_LETTERS) > 2) return false;
  const groups = text.trim().split(/[\s-]+/);
  if (groups.length > 4 || (groups.length > 1 && groups.some((group) => group.length < 2))) return false;
  if (/\d/.test(letters)) return true;
  if (letters.length !== LINK_CODE_LETTERS) return false;
  const isGrouped = groups.every((group) => group.length === LINK_CODE_GROUP);
  const isInAlphabet = [...letters].every((letter) => CODE_ALPHABET.includes(letter));
  return isGrouped ? isInAlphabet || text.includes('-') : groups.length === 1 && isInAlphabet;
}

/** Whether somebody may guess once more, from the times of their wrong guesses. */
export function guessesLeft(
  wrongAt: readonly Date[],
  { guesses, guessWindowMinutes }: GuessLimit,
  now: Date,
): { left: number; freeAt?: Date } {
  const windowMs = guessWindowMinutes * MINUTE_MS;
  const recent = wrongAt.filter((at) => at.getTime() > now.getTime() - windowMs).toSorted((a, b) => a.getTime() - b.getTime());
  const left = Math.max(0, guesses - recent.length);
  return left > 0 ? { left } : { left, freeAt: new Date(recent[recent.length - guesses]!.getTime() + windowMs) };
}
