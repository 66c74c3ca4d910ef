import { fold } from '../understanding/similar-questions.ts';

const EMAIL = /[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+/gu;
const LINK = /\b(?:https?:\/\/|www\.)\S+/giu;
const ACCOUNT = /(?<!\S)@[\w.-]{2,}/gu;
/** Numbers and what hangs on them: phones, cards, orders, birthdays, addresses. */
const NUMBER = /[\p{L}+#/-]*\p{N}[\p{N}\p{L}.,:/+-]*(?:[ \u00a0]\p{N}[\p{N}.,:/-]*)*/gu;
/** A word with a capital in the middle of a sentence is a name more often than not; German writes all its nouns so. */
const NAME = /(?<=[\p{Ll},;] )\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*/gu;

/** A text without what may lead to somebody: addresses, numbers, accounts, and names as far as they can be told. */
export function mask(text: string, { names, language }: { names: readonly string[]; language: string }): string {
  let masked = text.replaceAll(EMAIL, '…@…').replaceAll(LINK, '…').replaceAll(ACCOUNT, '…').replaceAll(NUMBER, '#');
  for (const name of names.flatMap((all) => all.split(/\s+/)).filter((one) => one.length > 1))
    masked = masked.replaceAll(new RegExp(`(?<!\\p{L})${escaped(name)}(?!\\p{L})`, 'giu'), '…');
  return language === 'de' ? masked : masked.replaceAll(NAME, '…');
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Made plain, so that the same question is counted as one however it is typed. */
export const plainQuestion = (masked: string): string =>
  fold(masked.replaceAll('#', ' ')).replaceAll(/[?!]/g, '').replaceAll(/\s+/g, ' ').trim();
