import { randomInt } from 'node:crypto';

/** EAN-13 numbers that begin with 20 to 29 are free for use inside shops, so a till reads the card like any barcode. */
const IN_STORE_PREFIX = '29';

/** A new member number: an EAN-13 of ten random digits. Unique by the database; who draws a taken one draws again. */
export function newMemberNumber(): string {
  const digits = `${IN_STORE_PREFIX}${String(randomInt(10 ** 10)).padStart(10, '0')}`;
  return `${digits}${checkDigit(digits)}`;
}

/** The thirteenth digit of an EAN-13 (GS1 General Specifications, 7.9): weights 1 and 3 in turn, up to the next ten. */
export function checkDigit(twelve: string): number {
  const sum = [...twelve].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return (10 - (sum % 10)) % 10;
}
