import type { Fact, Line, Source } from './reply.ts';

/**
 * Lines as the outbox keeps them, as short as they can be said: they are most of what a message takes up in the store. Each source is
 * there once, and facts name theirs by its place; most facts of an answer have the same one or two. A line is its text's key, its facts,
 * and a 1 where it continues the paragraph before.
 */
export type PackedLines = {
  sources: readonly Source[];
  lines: readonly (PackedLine | EarlierLine)[];
};

type PackedLine = readonly [key: Line['key'], facts: Readonly<Record<string, PackedFact>>, sameLine?: 1];
/** A name is kept as it was told, in the language of the message. */
type PackedFact = readonly [kind: Fact['kind'], source: number, ...values: unknown[]];

/** As versions of the program before 23 November 2026 wrote them. */
type EarlierLine = { facts: Readonly<Record<string, { kind: Fact['kind']; source: number }>> };

export function packLines(lines: readonly Line[], language: string): PackedLines {
  const places = new Map<Source, number>();
  const packed = lines.map(({ key, facts, sameLine }): PackedLine => {
    const packedFacts: Record<string, PackedFact> = {};
    for (const name in facts) {
      const fact = facts[name]!;
      let place = places.get(fact.source);
      if (place === undefined) {
        place = places.size;
        places.set(fact.source, place);
      }
      packedFacts[name] = packFact(fact, place, language);
    }
    return sameLine ? [key, packedFacts, 1] : [key, packedFacts];
  });
  return { sources: [...places.keys()], lines: packed };
}

function packFact(fact: Fact, source: number, language: string): PackedFact {
  switch (fact.kind) {
    case 'localised':
      return [fact.kind, source, inLanguage(fact.value, language)];
    case 'money':
      return [fact.kind, source, fact.minor, fact.currency];
    case 'text':
      return [fact.kind, source, fact.key];
    default:
      return [fact.kind, source, fact.value];
  }
}

/** A name that the programme gives in each language, as it is told in one. */
export const inLanguage = (names: Readonly<Record<string, string>>, language: string): string =>
  names[language] ?? names.en ?? Object.values(names)[0]!;

/** What each fact of packed lines was, and where it came from. */
export function unpackFacts({ sources, lines }: PackedLines): Pick<Fact, 'kind' | 'source'>[] {
  return lines.flatMap((line) => {
    if (isEarlier(line)) return Object.values(line.facts).map(({ kind, source }) => ({ kind, source: sources[source]! }));
    return Object.values(line[1]).map(([kind, source]) => ({ kind, source: sources[source]! }));
  });
}

const isEarlier = (line: PackedLine | EarlierLine): line is EarlierLine => !Array.isArray(line);
