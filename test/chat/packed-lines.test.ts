import { describe, expect, it } from 'vitest';
import { packLines, unpackFacts } from '../../src/chat/packed-lines.ts';
import { continued, line, type Source } from '../../src/chat/reply.ts';

const ledger: Source = { kind: 'ledger', memberId: 'm', position: 12, at: '2026-11-23T00:30:00.000Z' };
const rule: Source = { kind: 'rule', rule: 'tiers', version: 1 };

const balance = [
  line('balance-spendable', { points: { kind: 'points', value: 1_200, source: ledger } }),
  continued(line('balance-tier-top', { tier: { kind: 'localised', value: { en: 'Bronze', nb: 'Bronse' }, source: rule } })),
];

describe('lines as the outbox keeps them', () => {
  it('holds each source once, and names as they were told', () => {
    expect(packLines(balance, 'nb')).toEqual({
      sources: [ledger, rule],
      lines: [
        ['balance-spendable', { points: ['points', 0, 1_200] }],
        ['balance-tier-top', { tier: ['localised', 1, 'Bronse'] }, 1],
      ],
    });
  });

  it('keeps every part of a sum and of a word', () => {
    const { lines } = packLines(
      [
        { key: 'balance-none', facts: { sum: { kind: 'money', minor: 4_990, currency: 'NOK', source: rule } } },
        { key: 'balance-none', facts: { word: { kind: 'text', key: 'button-why', source: rule } } },
      ],
      'en',
    );
    expect(lines).toEqual([
      ['balance-none', { sum: ['money', 0, 4_990, 'NOK'] }],
      ['balance-none', { word: ['text', 0, 'button-why'] }],
    ]);
  });

  it('gives each fact its source again', () => {
    expect(unpackFacts(packLines(balance, 'en'))).toEqual([
      { kind: 'points', source: ledger },
      { kind: 'localised', source: rule },
    ]);
  });

  it('still reads what earlier versions wrote', () => {
    const written =
      '{"sources":[{"kind":"member"}],"lines":[{"key":"x","facts":{"points":{"kind":"points","value":1,"source":0}}}]}';
    expect(unpackFacts(JSON.parse(written))).toEqual([{ kind: 'points', source: { kind: 'member' } }]);
  });
});
