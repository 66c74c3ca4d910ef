import { describe, expect, it } from 'vitest';
import { checkDigit, newMemberNumber } from '../../src/members/index.ts';

describe('member numbers', () => {
  it.each([
    ['400638133393', 1], // GS1's own example of an EAN-13
    ['590123412345', 7],
    ['978030640615', 7], // ISBN 978-0-306-40615-7
    ['750103131130', 9],
    ['000000000000', 0],
  ])('end in the check digit of an EAN-13: %s-%i', (twelve, digit) => {
    expect(checkDigit(twelve)).toBe(digit);
  });

  it('are EAN-13 for use inside shops, and not in a row', () => {
    const numbers = Array.from({ length: 200 }, newMemberNumber);
    for (const number of numbers) {
      expect(number).toMatch(/^29\d{11}$/);
      expect(checkDigit(number.slice(0, 12))).toBe(Number(number[12]));
    }
    expect(new Set(numbers).size).toBe(200);
  });
});
