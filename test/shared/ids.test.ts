import { describe, expect, it } from 'vitest';
import { CODE_ALPHABET, firstIdAt, newCode, newId, normaliseCode, orderedIds } from '../../src/shared/ids.ts';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('ids', () => {
  it('are UUIDv7, all different, and carry their time', () => {
    const at = Date.parse('2026-11-22T13:05:00Z');
    const ids = Array.from({ length: 5_000 }, () => newId(at));
    for (const id of ids) expect(id).toMatch(UUID_V7);
    expect(new Set(ids).size).toBe(5_000);
    expect(Number.parseInt(ids[0]!.replaceAll('-', '').slice(0, 12), 16)).toBe(at);
  });

  it('made later sort later', () => {
    expect(newId(1_000) < newId(1_001)).toBe(true);
    expect(newId(Date.parse('1999-01-01')) < newId(Date.parse('2026-01-01'))).toBe(true);
  });

  it('in order sort as they are made, over many milliseconds', () => {
    const next = orderedIds(Date.parse('2026-11-22T13:05:00Z'));
    const ids = Array.from({ length: 10_000 }, next);
    expect(ids.toSorted()).toEqual(ids);
    for (const id of ids) expect(id).toMatch(UUID_V7);
  });
});

describe('codes that people type', () => {
  it('are in groups of three, without letters that are taken for each other', () => {
    for (let i = 0; i < 100; i += 1) {
      const code = newCode(9);
      expect(code).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}$/);
      for (const letter of normaliseCode(code)) expect(CODE_ALPHABET).toContain(letter);
    }
  });

  it('are the same in any spelling', () => {
    for (const typed of ['acd-efg-hjk', ' ACD EFG HJK ', 'acdefghjk.', 'ACD–EFG–HJK'])
      expect(normaliseCode(typed)).toBe('ACDEFGHJK');
  });

  it('use every letter about as often as any other', () => {
    const counts = new Map<string, number>();
    for (const letter of normaliseCode(newCode(23_000))) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(counts.size).toBe(CODE_ALPHABET.length);
    // 1,000 expected each; six standard deviations either way.
    for (const [letter, count] of counts) expect(Math.abs(count - 1_000), letter).toBeLessThan(190);
  });
});

describe('the least id of an instant', () => {
  it('stands between the ids made before it and those made from it on', () => {
    const at = new Date('2026-11-22T13:05:00Z');
    const least = firstIdAt(at);
    expect(least).toMatch(UUID_V7);
    for (let i = 0; i < 1_000; i += 1) {
      expect(newId(at.getTime() - 1) < least).toBe(true);
      expect(newId(at.getTime()) >= least).toBe(true);
    }
  });
});
