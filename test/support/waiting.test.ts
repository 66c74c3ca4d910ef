import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/shared/clock.ts';
import { byUrgency, groupOf, type Urgency } from '../../src/support/index.ts';

const NOW = new Date('2026-11-23T09:00:00Z');
const at = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE_MS);
const someone = (given: Partial<Urgency> = {}): Urgency => ({
  severity: 'normal',
  since: at(-10),
  dueAt: at(60),
  escalated: false,
  inHand: false,
  ...given,
});

describe('who comes first', () => {
  it('is danger, then what is promised soonest, and last what somebody has in hand', () => {
    const danger = someone({ severity: 'danger', since: at(-1), dueAt: at(10) });
    const late = someone({ dueAt: at(-5) });
    const soon = someone({ dueAt: at(40) });
    const high = someone({ severity: 'high', dueAt: at(120) });
    const open = someone({ since: at(-30), dueAt: null });
    const held = someone({ dueAt: null, inHand: true });
    expect(byUrgency([held, open, soon, danger, high, late])).toEqual([danger, high, late, soon, open, held]);
  });

  const someItem = fc
    .record({
      severity: fc.constantFrom('normal' as const, 'high' as const),
      since: fc.integer({ min: -5_000, max: 0 }),
      within: fc.option(fc.integer({ min: 0, max: 50_000 }), { nil: null }),
    })
    .map(({ severity, since, within }) =>
      someone({ severity, since: at(since), dueAt: within === null ? null : at(since + within) }),
    );

  it('lets nobody starve: who began to wait a day and a head start earlier comes before all who came after', () => {
    fc.assert(
      fc.property(fc.array(someItem, { maxLength: 30 }), (items) => {
        const order = byUrgency(items);
        return order.every((item, i) =>
          order
            .slice(i + 1)
            .every((later) => later.since.getTime() + DAY_MS + 4 * HOUR_MS >= item.since.getTime() || later === item),
        );
      }),
    );
  });
});

describe('the list', () => {
  it.each([
    [someone({ severity: 'danger', dueAt: at(600) }), 'now'],
    [someone({ dueAt: at(40) }), 'now'],
    [someone({ dueAt: at(-1) }), 'now'],
    [someone({ dueAt: at(180) }), 'today'],
    [someone({ dueAt: at(180), escalated: true }), 'now'],
    [someone({ dueAt: at(24 * 60) }), 'waiting'],
    [someone({ dueAt: null }), 'waiting'],
    [someone({ dueAt: null, since: at(-25 * 60) }), 'now'],
    [someone({ severity: 'danger', inHand: true }), 'waiting'],
  ] as const)('says what cannot wait: %j', (item, group) => {
    expect(groupOf(item, 'Europe/Oslo', NOW)).toBe(group);
  });
});
