import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** What a file brings along when it is loaded: neither types nor what is imported when it is needed. */
function loadedBy(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(/^\s*(?:import|export)\s+(?!type\s)(?:[^'";]*?\bfrom\s*)?'([^']+)'/gm)]
    .filter(([statement]) => !/\{[^}]*\}/.test(statement) || /\{\s*(?!type\s)|,\s*(?!type\s)\w/.test(statement))
    .map(([, specifier]) => (specifier!.startsWith('.') ? join(dirname(file), specifier!) : specifier!));
}

describe('a program without a model', () => {
  it('loads nothing of it: LangChain and everything that could ask somebody is imported where one is configured', () => {
    const seen = new Set<string>([main]);
    for (const file of seen) if (existsSync(file)) for (const loaded of loadedBy(file)) seen.add(loaded);
    expect(seen.size).toBeGreaterThan(200);
    expect([...seen].filter((file) => /\/src\/ai\/|langchain|^openai/.test(file))).toEqual([]);
  });

  it('knows one door to it, which a configured model alone opens', () => {
    const src = fileURLToPath(new URL('../../src', import.meta.url));
    const doors = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .filter((file) => /import\('[^']*\/ai\//.test(readFileSync(join(src, file), 'utf8')));
    expect(doors).toEqual([join('program', 'index.ts')]);
    expect(readFileSync(join(src, doors[0]!), 'utf8')).toContain('const model = config.model && (await openModel(');
  });
});
