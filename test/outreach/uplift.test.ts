import { describe, expect, it } from 'vitest';
import { upliftOf } from '../../src/outreach/uplift.ts';

describe('what a campaign changed', () => {
  it.each([
    // Of the demo's weekend; and by hand: 0.5 - 0.4 = 0.1, and 1.96 * sqrt(0.25 / 1000 + 0.24 / 1000) = 0.0434.
    [147, 1662, 11, 192, { state: 'unclear', difference: 3.1, low: -0.4, high: 6.7 }],
    [500, 1000, 400, 1000, { state: 'more', difference: 10, low: 5.7, high: 14.3 }],
    [400, 1000, 500, 1000, { state: 'less', difference: -10, low: -14.3, high: -5.7 }],
    [300, 1000, 300, 1000, { state: 'unclear', difference: 0, low: -4, high: 4 }],
  ])('%i of %i against %i of %i', (bought, members, without, leftOut, expected) => {
    expect(upliftOf({ meant: { members, bought }, leftOut: { members: leftOut, bought: without } })).toEqual(expected);
  });

  it.each([
    [9, 1000, 50, 100],
    [500, 1000, 9, 100],
    [500, 1000, 91, 100],
    [0, 0, 0, 0],
  ])('is not told of few: %i of %i against %i of %i', (bought, members, without, leftOut) => {
    const arms = { meant: { members, bought }, leftOut: { members: leftOut, bought: without } };
    expect(upliftOf(arms)).toEqual({ state: 'too_few' });
  });
});
