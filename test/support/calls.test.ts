import { expect, it } from 'vitest';
import { readPhone } from '../../src/support/index.ts';

it.each([
  ['+47 22 33 44 55', '+4722334455'],
  ['0047-22334455', '+4722334455'],
  ['ring meg på 22 33 44 55 takk', '22334455'],
  ['(021) 555-0199', '0215550199'],
  ['+49 (0)30 123456', '+4930123456'],
  ['040 123 4567', '0401234567'],
  ['12 34', undefined],
  ['1234 5678 9012 3456', undefined],
  ['22334455 or 99887766', undefined],
  ['tomorrow at 9', undefined],
])('reads the telephone number in "%s"', (text, phone) => {
  expect(readPhone(text)).toBe(phone);
});
