import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { type Asked, readSlots, type Slots } from '../../src/understanding/slots/index.ts';

type Labelled = { text: string; ask?: Asked; on?: string; amount?: [number, string]; [slot: string]: unknown };

const SUNDAY = '2026-11-22';

const named = ({ amount, ...slots }: Slots): object => ({
  ...Object.fromEntries(
    Object.entries(slots).map(([slot, value]) => [slot.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  ),
  ...(amount && { amount: [amount.value, amount.currency] }),
});

describe.each(LANGUAGES)('what a text in %s holds', (language) => {
  const sets: Record<string, Labelled[]> = parse(readFileSync(`test/fixtures/slots/${language}.yaml`, 'utf8'));

  it.each(Object.values(sets).flat())('is found, and nothing else: $text', ({ text, ask, on, ...slots }) => {
    expect(named(readSlots(text, { language, today: on ?? SUNDAY, asked: ask }))).toEqual(slots);
  });
});

describe('the number of an order or receipt', () => {
  it.each([
    ['en', 'two cups are smashed, order 48213', '48213'],
    ['en', 'my Order No. 48213 came broken', '48213'],
    ['en', 'receipt number: 7788', '7788'],
    ['en', 'it is about #48213', '48213'],
    ['en', 'order number is 48-2213', '48-2213'],
    ['nb', 'ordre nr. 48213 er ødelagt', '48213'],
    ['nb', 'ordrenr.: A-48213', 'A-48213'],
    ['da', 'ordrenummer 48213', '48213'],
    ['sv', 'beställning 48213 saknas', '48213'],
    ['fi', 'tilausnumero on 48213', '48213'],
    ['de', 'Bestellung Nr. 48213', '48213'],
    ['de', 'Bestell-Nr. 48213', '48213'],
    ['af', 'bestelling 48213', '48213'],
    ['af', 'strokie 7788', '7788'],
  ])('is read where it is named (%s): %s', (language, text, orderNumber) => {
    expect(readSlots(text, { language })).toMatchObject({ orderNumber });
  });

  it.each([
    ['en', 'I ordered 2 cups'],
    ['en', 'my order of 4 cups'],
    ['en', 'order for 2000 kr'],
    ['en', 'my order 2400 kr is broken'],
    ['en', 'call me on 92441234'],
    ['en', 'since 2024 nothing works'],
    ['en', 'my order 500 g of coffee'],
    ['nb', 'bestilling 1500 kr'],
    ['de', 'seit 2024 kaputt'],
    ['en', 'border 48213'],
  ])('is never invented (%s): %s', (language, text) => {
    expect(readSlots(text, { language }).orderNumber).toBeUndefined();
  });
});
