import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { loadConcepts } from '../../src/understanding/concepts.ts';

const { dangers: findConcepts, wishes: findWishes } = loadConcepts();
const conceptsOf = (text: string) => findConcepts(text).map(({ concept }) => concept);

describe('what a text speaks of', () => {
  it.each([
    ['en', 'her throat'],
    ['nb', 'halsen hennes'],
    ['da', 'hendes hals'],
    ['sv', 'strupen på henne'],
    ['fi', 'hänen kurkkunsa'],
    ['de', 'in der Kehle'],
    ['af', 'haar keel'],
  ])('is the same in each language, however it is inflected: %s', (_, text) => {
    expect(conceptsOf(text)).toContain('airway');
  });

  it('is told with its place, so that what stands together is known', () => {
    expect(findConcepts('legevakten sydde fingeren')).toEqual(
      expect.arrayContaining([
        { concept: 'medical', at: 0 },
        { concept: 'body', at: 2 },
      ]),
    );
  });

  it('is nothing where no word is known', () => {
    expect(conceptsOf('xyzzy qwerty')).toEqual([]);
  });
});

describe('what somebody who wants something speaks of', () => {
  it.each([
    ['en', 'merge it with the card in my purse'],
    ['nb', 'slå sammen med kortet mitt'],
    ['da', 'læg sammen med mit kort'],
    ['sv', 'slå ihop med mitt kort'],
    ['fi', 'yhdistä se mun korttiini'],
    ['de', 'mit meiner Karte verknüpfen'],
    ['af', 'koppel dit met my kaart'],
  ])('is the same in each language: %s', (_, text) => {
    expect(findWishes(text).map(({ concept }) => concept)).toEqual(expect.arrayContaining(['link', 'card']));
  });
});

describe.each(['concepts', 'wish-concepts'])('the files of %s', (folder) => {
  it('name the same concepts in each language: what one lacks would not be learnt there', () => {
    const named = LANGUAGES.map((language) => {
      const file = readFileSync(new URL(`../../src/understanding/${folder}/${language}.json`, import.meta.url), 'utf8');
      return Object.keys((JSON.parse(file) as { concepts: object }).concepts).toSorted();
    });
    for (const names of named) expect(names).toEqual(named[0]);
  });
});
