import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { type Assessment, loadAssess } from '../../src/understanding/assess.ts';
import { loadClassifier } from '../../src/understanding/classifier.ts';

const assess = loadAssess(LANGUAGES, loadClassifier());

describe('what a message puts at stake', () => {
  it.each<[string, string, Partial<Assessment>]>([
    ['en', 'my lawyer says that my son was poisoned', { severity: 'urgent', flags: ['safety', 'legal'], sentiment: 'negative' }],
    ['nb', 'noen har brukt kortet mitt hos dere', { severity: 'urgent', flags: ['fraud'], escalateNow: true }],
    ['da', 'jeg går til pressen med det her', { severity: 'urgent', flags: ['media'], escalateNow: true }],
    ['fi', 'en jaksa enää elää', { severity: 'urgent', flags: ['self_harm'] }],
    ['sv', 'jag vet var ni bor', { severity: 'urgent', flags: ['threat'] }],
    ['af', 'my inligting is by julle uitgelek', { severity: 'urgent', flags: ['privacy'] }],
    ['de', 'die an der kasse hat uns zigeuner genannt', { severity: 'urgent', flags: ['discrimination'] }],
    ['en', 'worst shop ever', { severity: 'high', flags: [], sentiment: 'negative', escalateNow: false }],
    ['nb', 'trukket to ganger for samme ordre', { severity: 'high', flags: [], sentiment: 'negative' }],
    ['de', 'wo bleibt mein geld, warte seit drei wochen', { severity: 'high', flags: [], sentiment: 'negative' }],
    ['en', 'my cup is broken', { severity: 'normal', sentiment: 'negative', escalateNow: false }],
    ['fi', 'huono palvelu', { severity: 'normal', sentiment: 'negative' }],
    ['sv', 'tack för hjälpen', { severity: 'low', sentiment: 'positive' }],
    ['af', 'baie dankie', { severity: 'low', sentiment: 'positive' }],
    ['da', 'hvor mange point har jeg', { severity: 'low', flags: [], sentiment: 'neutral', escalateNow: false }],
  ])('in %s: %s', (language, text, expected) => {
    expect(assess(text, language)).toMatchObject(expected);
  });

  it('is the same where the language is not known, and said of nothing', () => {
    expect(assess('worst shop ever')).toMatchObject({ severity: 'high' });
    expect(assess('')).toEqual({ severity: 'low', flags: [], sentiment: 'neutral', escalateNow: false });
  });
});
