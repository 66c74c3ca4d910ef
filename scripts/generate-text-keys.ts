/**
 * Writes src/locales/keys.ts, and the same for the console's texts: every text key with the variables it needs, read from en.ftl. With
 * it, a text that does not exist or a variable that is not given does not compile. Run it after a change of en.ftl (`npm run generate`).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { type Message, parse, type VariableReference, Visitor } from '@fluent/syntax';

/** The keys of a Fluent file with the variables that their texts use, in the order of their first use. */
export function readKeys(ftl: string): Map<string, string[]> {
  const resource = parse(ftl, {});
  const keys = new Map<string, string[]>();
  for (const entry of resource.body) {
    if (entry.type === 'Junk') throw new Error(`cannot be read: ${(entry as { content: string }).content}`);
    if (entry.type !== 'Message') continue;
    const message = entry as Message;
    const variables = new Set<string>();
    const visitor = new (class extends Visitor {
      override visitVariableReference(node: VariableReference) {
        variables.add(node.id.name);
      }
    })();
    visitor.visit(message);
    keys.set(message.id.name, [...variables]);
  }
  return keys;
}

export function renderKeys(keys: ReadonlyMap<string, readonly string[]>): string {
  const rows = [...keys].map(
    ([key, variables]) => `  ${/-/.test(key) ? `'${key}'` : key}: [${variables.map((name) => `'${name}'`).join(', ')}],`,
  );
  return `// Written by scripts/generate-text-keys.ts from en.ftl: each text with the variables it needs.\nexport const TEXT_VARIABLES = {\n${rows.join('\n')}\n} as const;\n`;
}

if (import.meta.main) {
  for (const folder of ['src/locales', 'src/http/console/texts'])
    writeFileSync(`${folder}/keys.ts`, renderKeys(readKeys(readFileSync(`${folder}/en.ftl`, 'utf8'))));
}
