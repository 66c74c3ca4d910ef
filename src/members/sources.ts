import { LINK_PAYLOAD } from '../shared/payload.ts';

/** Fits a Telegram payload of 64 characters with room to spare, and is short enough to be typed from a poster. */
const MOST_LETTERS = 40;

/** A source's code as somebody typed it, in small letters; undefined for what can be none. */
export function readSourceCode(typed: string): string | undefined {
  const code = typed.trim().toLowerCase();
  return /^[a-z0-9_-]{1,40}$/.test(code) && !code.startsWith(LINK_PAYLOAD) ? code : undefined;
}

/** Letters of the languages around us that have no accent to take off. */
const PLAIN: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', å: 'a', ß: 'ss', đ: 'd', ð: 'd', þ: 'th', ł: 'l' };

/**
 * The code of a shop's own source: like its code in the retailer's systems, in characters that travel in every link.
 *
 * @param isTaken whether another source has a code already; then a number is added
 */
export function shopSourceCode(shopCode: string, isTaken: (code: string) => boolean): string {
  const plain = shopCode
    .toLowerCase()
    .replace(/[æøåßđðþł]/g, (letter) => PLAIN[letter]!)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const base = plain === '' || plain.startsWith(LINK_PAYLOAD) ? `shop-${plain}` : plain;
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : `-${number}`;
    const code = base.slice(0, MOST_LETTERS - suffix.length).replace(/-+$/, '') + suffix;
    if (!isTaken(code)) return code;
  }
}
