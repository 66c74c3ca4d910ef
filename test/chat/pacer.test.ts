import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pace } from '../../src/chat/channel.ts';
import { createPacer, nextAt, type Sent } from '../../src/chat/pacer.ts';
import { seeded } from '../long/random.ts';

const LIMIT = { messages: 30, withinMs: 1_000 };
const only = (overall: Pace['overall']): Omit<Pace, 'account'> => ({ overall, perPrivate: [], perPublic: [], mostAtOnce: 100 });
const to = (conversationId: string, isPush = false): Sent => ({ conversationId, audience: 'private', isPush });

describe('when the next message may go', () => {
  it('is now while there is room, and then when the first of the last so many is forgotten', () => {
    const ends = Array.from({ length: 29 }, (_, i) => 100 + i);
    expect(nextAt(LIMIT, ends, 0, 500)).toBe(500);
    expect(nextAt(LIMIT, [...ends, 300], 0, 500)).toBe(1_100);
    expect(nextAt(LIMIT, [...ends, 300], 45, 500)).toBe(1_055);
    expect(nextAt(LIMIT, [...ends, 300], 0, 2_000)).toBe(2_000);
  });

  it('is unknown while as many as there is room for are under way', () => {
    expect(nextAt({ messages: 2, withinMs: 1_000 }, [5, Infinity, Infinity], 0, 10)).toBe(Infinity);
  });
});

type Trip = () => { thereMs: number; backMs: number };

/** Sends as the pacer says to a platform that counts what arrives. @returns when the messages arrived */
function simulate(pace: Omit<Pace, 'account'>, count: number, trip: Trip, isPush = () => false): number[] {
  const pacer = createPacer(pace);
  const arrivals: number[] = [];
  let underWay: { backAt: number; end(): void }[] = [];
  let now = 1_000;
  for (let sent = 0; sent < count; sent += 1) {
    const push = isPush();
    for (let at = pacer.nextAt(now, push); at > now; at = pacer.nextAt(now, push)) {
      const first = underWay.toSorted((a, b) => a.backAt - b.backAt)[0];
      if (first && first.backAt <= at) {
        now = first.backAt;
        first.end();
        underWay = underWay.filter((one) => one !== first);
      } else now = at;
    }
    const passage = pacer.reserve(to(String(sent), push), now);
    passage.begin(now);
    const { thereMs, backMs } = trip();
    arrivals.push(now + thereMs);
    const backAt = now + thereMs + backMs;
    underWay.push({ backAt, end: () => passage.end(backAt) });
  }
  return arrivals.toSorted((a, b) => a - b);
}

/** The most that arrived in any span of one second; what arrives just as the second is over is in the next one. */
const mostInASecond = (arrivals: readonly number[]): number =>
  Math.max(...arrivals.map((at, i) => i + 1 - arrivals.findIndex((one) => one > at - 1_000 + 1e-6)));

/** Of the 900 messages that the platform takes in any thirty seconds: those of the first thirty. */
const shareOf = (arrivals: readonly number[]): number => arrivals.filter((at) => at < arrivals[0]! + 30_000).length / 900;

const rateOf = (arrivals: readonly number[]): number => ((arrivals.length - 1) / (arrivals.at(-1)! - arrivals[0]!)) * 1_000;

describe('the pace', () => {
  it('never sends too much to a platform that counts by the second, however long the ways are', () => {
    const ways = fc.record({ least: fc.nat(200), most: fc.nat(400), seed: fc.nat() });
    fc.assert(
      fc.property(ways, ({ least, most, seed }) => {
        const random = seeded(seed);
        const way = () => least + random() * most;
        // Before a round trip counts for anything.
        const arrivals = simulate(only([LIMIT]), 119, () => ({ thereMs: way(), backMs: way() }));
        expect(mostInASecond(arrivals)).toBeLessThanOrEqual(30);
      }),
      { numRuns: 100 },
    );
  });

  it('nor once it counts on the smallest round trip, on ways that differ by up to a ninth', () => {
    fc.assert(
      fc.property(fc.nat(150), fc.nat(150), fc.nat(), (there, back, seed) => {
        const random = seeded(seed);
        const jitter = () => 1 + random() / 9;
        const arrivals = simulate(only([LIMIT]), 400, () => ({ thereMs: there * jitter(), backMs: back * jitter() }));
        expect(mostInASecond(arrivals)).toBeLessThanOrEqual(30);
        expect(rateOf(arrivals.slice(150))).toBeGreaterThan(30 * 0.93);
      }),
      { numRuns: 50 },
    );
  });

  it.each([1, 2, 3, 4, 5])('uses at least 97 percent of the limit over 60 ms with jitter (seed %i)', (seed) => {
    const random = seeded(seed);
    const way = () => 22.5 + random() * 15;
    const arrivals = simulate(
      only([LIMIT]),
      900,
      () => ({ thereMs: way(), backMs: way() }),
      () => true,
    );
    expect(mostInASecond(arrivals)).toBeLessThanOrEqual(30);
    expect(shareOf(arrivals)).toBeGreaterThanOrEqual(0.97);
  });

  it('lets no more calls be under way than the platform likes', () => {
    const pacer = createPacer({ ...only([LIMIT]), mostAtOnce: 2 });
    const first = pacer.reserve(to('a'), 0);
    pacer.reserve(to('b'), 0);
    expect(pacer.nextAt(0, false)).toBe(Infinity);
    first.begin(0);
    first.end(5);
    expect(pacer.nextAt(5, false)).toBe(5);
  });

  it('keeps the limits of one conversation, all of them, for others to go on', () => {
    const perPrivate = [
      { messages: 2, withinMs: 1_000 },
      { messages: 3, withinMs: 10_000 },
    ];
    const pacer = createPacer({ ...only([]), perPrivate });
    const send = (at: number) => {
      const passage = pacer.reserve(to('ada'), at);
      passage.begin(at);
      passage.end(at);
    };
    send(0);
    send(100);
    expect(pacer.nextInAt(to('ada'), 200)).toBe(1_000);
    expect(pacer.nextInAt(to('ole'), 200)).toBe(200);
    send(1_000);
    expect(pacer.nextInAt(to('ada'), 1_200)).toBe(10_000);
    expect(pacer.nextInAt({ conversationId: 'ada', audience: 'private' }, 10_000)).toBe(10_000);
  });

  it('spreads what nobody waits for, so that a reply finds a place soon', () => {
    const pacer = createPacer(only([LIMIT]));
    pacer.reserve(to('a', true), 0);
    pacer.reserve(to('b', true), 0);
    expect(pacer.nextAt(0, true)).toBeCloseTo((1_000 / 30) * 0.8, 5);
    expect(pacer.nextAt(0, false)).toBe(0);
  });

  it('gives back the places of what was not sent after all', () => {
    const pacer = createPacer(only([{ messages: 1, withinMs: 1_000 }]));
    const sent = pacer.reserve(to('a'), 0);
    sent.begin(0);
    sent.end(10);
    const given = pacer.reserve(to('b'), 1_010);
    expect(pacer.nextAt(1_010, false)).toBe(Infinity);
    given.cancel();
    expect(pacer.nextAt(1_010, false)).toBe(1_010);
  });

  it('counts a message that the platform got in parts as so many', () => {
    const pacer = createPacer(only([{ messages: 3, withinMs: 1_000 }]));
    const long = pacer.reserve(to('a'), 0);
    long.begin(0);
    long.end(20, 3);
    expect(pacer.nextAt(30, false)).toBe(1_020);
  });
});

describe('a platform that asks to wait', () => {
  it('is obeyed to the millisecond, and gets less for a while: once for all calls that were under way', () => {
    const pacer = createPacer(only([LIMIT]));
    pacer.refused(900, 7_000, 1_000);
    pacer.refused(950, 7_000, 1_010);
    expect(pacer.nextAt(1_020, false)).toBe(8_010);
    expect(pacer.rate(1_020)).toBeCloseTo(0.8, 2);
    pacer.refused(9_000, 1_000, 9_050);
    expect(pacer.rate(9_050)).toBeLessThan(0.67);
    expect(pacer.rate(9_050 + 60_000)).toBeGreaterThan(0.8);
    expect(pacer.rate(9_050 + 300_000)).toBe(1);
  });

  it('keeps back also what was about to go', () => {
    const pacer = createPacer(only([LIMIT]));
    const passage = pacer.reserve(to('a'), 0);
    pacer.refused(0, 500, 10);
    expect(passage.startsAt(20)).toBe(510);
  });
});

describe('answers in webhook responses', () => {
  it('count like messages that are sent by a call', () => {
    const pacer = createPacer({ ...only([LIMIT]), perPrivate: [{ messages: 1, withinMs: 1_000 }] });
    pacer.rode(to('ada'), 0);
    expect(pacer.nextInAt(to('ada'), 10)).toBeGreaterThanOrEqual(1_000);
    for (let i = 1; i < 27; i += 1) pacer.rode(to(`other ${i}`), 0);
    for (let i = 0; i < 3; i += 1) pacer.reserve(to(`sent ${i}`), 0);
    expect(pacer.nextAt(10, false)).toBeGreaterThanOrEqual(1_000);
  });

  it('never keep back for good what has to be sent by a call', () => {
    const pacer = createPacer(only([LIMIT]));
    let sent = 0;
    for (let now = 0; now < 10_000; now += 1) {
      pacer.rode(to(`somebody ${now % 7}`), now);
      if (pacer.nextAt(now, false) > now) continue;
      const passage = pacer.reserve(to('a'), now);
      passage.begin(now);
      passage.end(now);
      sent += 1;
    }
    expect(sent).toBeGreaterThanOrEqual(27);
    expect(sent).toBeLessThanOrEqual(45); // fifteen in the first second, then three
  });
});

describe('whoever takes over', () => {
  it('remembers what the process before has sent', () => {
    const pacer = createPacer({ ...only([LIMIT]), perPublic: [{ messages: 2, withinMs: 60_000 }] });
    const group = { conversationId: 'group', audience: 'public' } as const;
    pacer.remember(group, -20_000);
    pacer.remember(group, -10_000);
    expect(pacer.nextInAt(group, 0)).toBe(40_000);
  });
});
