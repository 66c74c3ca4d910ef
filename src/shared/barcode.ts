import type { Dots } from './png.ts';
import { QUIET_ZONE, qrCode } from './qr.ts';

/** Whether a number is an EAN-13: thirteen digits of which the last one is the check digit (GS1 General Specifications, 7.9). */
export function isEan13(number: string): boolean {
  if (!/^\d{13}$/.test(number)) return false;
  const sum = [...number].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}

// GS1 General Specifications, 5.2: each digit is seven modules, drawn by one of three sets; which, says the first digit.
const SET_A = '0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011'.split(' ');
const SET_C = SET_A.map((bits) => [...bits].map((bit) => (bit === '1' ? '0' : '1')).join(''));
const SET_B = SET_C.map((bits) => [...bits].reverse().join(''));
const SETS = 'AAAAAA AABABB AABBAB AABBBA ABAABB ABBAAB ABBBAA ABABAB ABABBA ABBABA'.split(' ');

/** The 95 modules of an EAN-13, "1" for a bar. */
export function ean13Modules(number: string): string {
  const [first, ...digits] = [...number].map(Number) as [number, ...number[]];
  const left = digits.slice(0, 6).map((digit, i) => (SETS[first]![i] === 'A' ? SET_A : SET_B)[digit]!);
  const right = digits.slice(6).map((digit) => SET_C[digit]!);
  return `101${left.join('')}01010${right.join('')}101`;
}

/** Empty modules that a reader needs before the bars, and after them. */
const [BEFORE, AFTER] = [11, 7];
const BARS_HIGH = 50;
const MARGIN = 5;

/** An EAN-13 with its digits below, for the screen of a phone. */
export function ean13Dots(number: string): Dots {
  const modules = ean13Modules(number);
  const text = digitDots(number);
  const width = BEFORE + modules.length + AFTER;
  const textLeft = Math.floor((width - text.width) / 2);
  const textTop = MARGIN + BARS_HIGH + 3;
  return {
    width,
    height: textTop + text.height + MARGIN,
    isDark(row, column) {
      if (row >= MARGIN && row < MARGIN + BARS_HIGH) return modules[column - BEFORE] === '1';
      return text.isDark(row - textTop, column - textLeft);
    },
  };
}

/** A QR code with the margin that readers need. */
export function qrDots(text: string): Dots {
  const { size, isDark } = qrCode(text, 'M');
  const side = size + 2 * QUIET_ZONE;
  const isInside = (place: number) => place >= QUIET_ZONE && place < QUIET_ZONE + size;
  return {
    width: side,
    height: side,
    isDark: (row, column) => isInside(row) && isInside(column) && isDark(row - QUIET_ZONE, column - QUIET_ZONE),
  };
}

/** Digits of five by seven dots, each row as the number whose bits are its dots. */
const DIGITS: readonly (readonly number[])[] = [
  [14, 17, 19, 21, 25, 17, 14],
  [4, 12, 4, 4, 4, 4, 14],
  [14, 17, 1, 2, 4, 8, 31],
  [31, 2, 4, 2, 1, 17, 14],
  [2, 6, 10, 18, 31, 2, 2],
  [31, 16, 30, 1, 1, 17, 14],
  [6, 8, 16, 30, 17, 17, 14],
  [31, 1, 2, 4, 8, 8, 8],
  [14, 17, 17, 14, 17, 17, 14],
  [14, 17, 17, 15, 1, 2, 12],
];
const [DIGIT_WIDE, DIGIT_HIGH, DIGIT_STEP] = [5, 7, 7];

function digitDots(number: string): Dots {
  return {
    width: number.length * DIGIT_STEP - (DIGIT_STEP - DIGIT_WIDE),
    height: DIGIT_HIGH,
    isDark(row, column) {
      const digit = DIGITS[Number(number[Math.floor(column / DIGIT_STEP)])];
      const dot = column % DIGIT_STEP;
      return column >= 0 && dot < DIGIT_WIDE && (((digit?.[row] ?? 0) >> (DIGIT_WIDE - 1 - dot)) & 1) === 1;
    },
  };
}
