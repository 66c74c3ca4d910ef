import type { Fact, Line, Source } from './reply.ts';

/**
 * Lines as the outbox keeps them: each source once, facts naming theirs by its place. Most facts of an answer have the same one
 * or two.
 */
export type PackedLines = {
  sources: readonly Source[];
  lines: readonly (Omit<Line, 'facts'> & { facts: Readonly<Record<string, Omit<Fact, 'source'> & { source: number }>> })[];
};

export function packLines(lines: readonly Line[]): PackedLines {
  const places = new Map<Source, number>();
  const packed = lines.map(({ facts, ...line }) => {
    const packedFacts: Record<string, Omit<Fact, 'source'> & { source: number }> = {};
    for (const name in facts) {
      const { source } = facts[name]!;
      let place = places.get(source);
      if (place === undefined) {
        place = places.size;
        places.set(source, place);
      }
      packedFacts[name] = { ...facts[name]!, source: place };
    }
    return { ...line, facts: packedFacts };
  });
  return { sources: [...places.keys()], lines: packed };
}

/** The facts of packed lines, each with its source again. */
export function unpackFacts({ sources, lines }: PackedLines): Fact[] {
  return lines.flatMap(({ facts }) => Object.values(facts).map((fact) => ({ ...fact, source: sources[fact.source]! }) as Fact));
}
