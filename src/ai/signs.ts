import type { Unbacked } from './backed.ts';
import { PLACEHOLDER } from './words.ts';

/** What is seen in the signs of a text, whatever its language: links, markup, money, other alphabets, letters in disguise. */
const SIGNS: readonly { kind: Unbacked['kind']; sign: RegExp }[] = [
  { kind: 'link', sign: /\p{L}+:\/\/|www\.|@|\p{L}{2,}\.\p{L}{2,}|[<>[\]`|\\*_~#^=]|&\w+;/u },
  { kind: 'currency', sign: /\p{Sc}/u },
  { kind: 'discount', sign: /[%‰‱٪]/u },
  // Fingers, clocks, bags of money and presents count and promise as words do; a face or a greeting does not.
  { kind: 'reward', sign: /(?![\u{1F600}-\u{1F64F}\u{1F44B}\u263A\u2764])\p{Extended_Pictographic}/u },
  // None of our languages has these letters, and signs that are not seen only hide something.
  { kind: 'language', sign: /(?!\p{Script=Latin})\p{L}|(?!\n)\p{Cc}|[\p{Cf}\p{Co}\p{Cn}]|(?!\uFE0F|\u20E3)\p{M}/u },
  // "f r e e", "g-r-a-t-i-s"
  { kind: 'language', sign: /(?<![\p{L}\p{N}])(?:\p{L}[\s.·/-]+){3,}\p{L}?(?!\p{L})/u },
];

const KEYCAP = /\u{1F51F}|\u{1F4AF}|\u20E3|\p{No}|\p{Nl}/u;

/** @param written as it came: signs that mean a number ("½", "Ⅳ", "⑤") are letters or digits once normalised */
export function findSign(written: string, text: string): Unbacked | undefined {
  const [keycap] = KEYCAP.exec(written) ?? [];
  if (keycap) return { kind: 'digit', found: keycap };
  const outside = text.normalize('NFC').replaceAll(PLACEHOLDER, ' ');
  for (const { kind, sign } of SIGNS) {
    const [found] = sign.exec(outside) ?? [];
    if (found) return { kind, found };
  }
  return undefined;
}
