import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { SENSITIVE } from './mask.ts';

/** Everything that the model is asked for. Each has its file `prompts/<name>.md` and its evaluation `prompts/evaluations/<name>.yaml`. */
export const PURPOSES = ['understand', 'read-complaint', 'phrase', 'summarise'] as const;
export type Purpose = (typeof PURPOSES)[number];

const frontMatter = z.strictObject({
  purpose: z.enum(PURPOSES),
  /** Rises with every change, so that the log of calls tells which words were sent. */
  version: z.int().min(1),
  /** What is filled in, and what it is. */
  inputs: z.record(z.string().regex(/^[a-z]+$/), z.string().min(1)),
  /** The longest answer that is of use. */
  mostOutputTokens: z.int().min(1).max(4_000),
  /** What is sent as it is, and not masked, because the purpose needs it. */
  needs: z.array(z.enum(SENSITIVE)).default([]),
  /** What the model may call, by name, and what it is told of it. */
  tools: z.record(z.string(), z.string().min(1)).default({}),
  /** The lines of answers (keys of the language files) that may be put into other words. */
  lines: z.array(z.string()).default([]),
});

export type Prompt = z.infer<typeof frontMatter> & {
  /** The words to send, with every input filled in. Inputs are data: what looks like a placeholder in them stays as it is. */
  fill(values: Readonly<Record<string, string>>): { system: string; user: string };
};
export type Prompts = Readonly<Record<Purpose, Prompt>>;

/** A prompt cannot be used: the message names the file and what is wrong. */
export class PromptInvalid extends Error {
  override name = 'PromptInvalid';
}

const PROMPTS = new URL('../../prompts/', import.meta.url);

/** @throws PromptInvalid for a file that is missing, not expected, or says something else than it should */
export function loadPrompts(folder: URL = PROMPTS): Prompts {
  const found = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
  const expected = PURPOSES.map((purpose) => `${purpose}.md`);
  const odd = [...new Set(found).symmetricDifference(new Set(expected))];
  if (odd.length > 0) throw new PromptInvalid(`prompts/ should hold ${expected.join(', ')}; look at ${odd.join(', ')}`);
  return Object.fromEntries(
    PURPOSES.map((purpose) => [purpose, parsePrompt(readFileSync(new URL(`${purpose}.md`, folder), 'utf8'), purpose)]),
  ) as Record<Purpose, Prompt>;
}

const FILE = /^---\n(?<matter>[\s\S]*?)\n---\n\s*# System\n(?<system>[\s\S]+?)\n# User\n(?<user>[\s\S]+)$/;
const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;

/** A prompt from its file: front matter in YAML, then the parts "# System" and "# User" with placeholders ({{text}}). */
export function parsePrompt(source: string, purpose: Purpose): Prompt {
  const wrong = (what: string) => new PromptInvalid(`prompts/${purpose}.md: ${what}`);
  const parts = FILE.exec(source)?.groups as { matter: string; system: string; user: string } | undefined;
  if (!parts) throw wrong('has front matter between lines of "---", then "# System", then "# User"');
  const parsed = frontMatter.safeParse(parse(parts.matter));
  if (!parsed.success) throw wrong(z.prettifyError(parsed.error));
  if (parsed.data.purpose !== purpose) throw wrong(`says that it is for "${parsed.data.purpose}"`);
  const declared = new Set(Object.keys(parsed.data.inputs));
  const used = new Set([...`${parts.system}${parts.user}`.matchAll(PLACEHOLDER)].map(([, name]) => name!));
  const odd = [...declared.symmetricDifference(used)];
  if (odd.length > 0) throw wrong(`declares other inputs than it uses: ${odd.join(', ')}`);
  return {
    ...parsed.data,
    fill(values) {
      const put = (text: string) =>
        text.trim().replaceAll(PLACEHOLDER, (_, name: string) => {
          const value = values[name];
          if (value === undefined) throw new Error(`the prompt ${purpose} was given no "${name}"`);
          return value;
        });
      return { system: put(parts.system), user: put(parts.user) };
    },
  };
}
