import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseProgramme, parseRewards } from '../../src/loyalty/index.ts';
import { namedIn } from '../../src/understanding/index.ts';

const rules = parseProgramme(readFileSync('programme.yaml', 'utf8'));
const catalogue = parseRewards(readFileSync('rewards.yaml', 'utf8'), rules).map(({ code, name, phrase }) => ({
  id: code,
  names: [...Object.entries(name), ...Object.entries(phrase ?? {})].map(([language, called]) => ({ language, name: called })),
}));
const named = (text: string) => namedIn(text, catalogue);

describe('the rewards that a text names', () => {
  it.each([
    ['swap 300 points for a free coffee', 'COFFEE'],
    ['can i have teh cofee mug', 'MUG'],
    ['bytt 300 poeng i gratis kaffe', 'COFFEE'],
    ['eg vil ha kaffekoppen', 'MUG'],
    ['byt 150 point til en mulepose', 'TOTE'],
    ['jag vill byta till kaffemuggen', 'MUG'],
    ['vaihda 300 pistettä ilmaiseen kahviin', 'COFFEE'],
    ['haluan kahvimukin', 'MUG'],
    ['lunasta kangaskassi', 'TOTE'],
    ['700 punkte gegen einen kaffeebecher', 'MUG'],
    ['ich nehme den Gratis-Kaffee', 'COFFEE'],
    ["ruil 300 punte vir 'n gratis koffie", 'COFFEE'],
    ['ek wil die koffiebeker hê', 'MUG'],
  ])('is one: %s', (text, code) => expect(named(text)).toEqual({ ids: [code], isWhole: true }));

  it('are all whose name a word is of, where no whole name is said', () => {
    expect(named('anything with coffee').ids.toSorted()).toEqual(['COFFEE', 'MUG', 'TASTING']);
    expect(named('bytt poeng i en kopp')).toEqual({ ids: ['MUG'], isWhole: false });
    expect(named('vaihda pisteet kahviin').ids).not.toContain('MUG');
  });

  it.each(['what can I get?', 'bytt 300 poeng', 'noe gratis', 'something free for me and my friends', 'minun pisteet', ''])(
    'are none: %s',
    (text) => expect(named(text).ids).toEqual([]),
  );
});
