import { readdirSync, readFileSync } from 'node:fs';
import { TOPICS, type Topic } from './classifier.ts';

/** How somebody wrote what they wanted. */
export type WrittenExample = { text: string; topic: Topic; language: string };

const FOLDER = new URL('./examples/', import.meta.url);

/**
 * The examples that the models learn from: one file a language, a heading for each topic, one line for each example.
 * @throws when a heading is no topic, or a line stands twice in a file: which of the two would be meant?
 */
export function readExamples(): WrittenExample[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.md'))
    .toSorted()
    .flatMap((name) => parseExamples(readFileSync(new URL(name, FOLDER), 'utf8'), name.slice(0, -'.md'.length)));
}

export function parseExamples(source: string, language: string): WrittenExample[] {
  const examples: WrittenExample[] = [];
  const seen = new Set<string>();
  let topic: Topic | undefined;
  for (const [index, line] of source.split('\n').entries()) {
    const text = line.trim();
    const place = `${language}.md, line ${index + 1}`;
    if (text.startsWith('## ')) {
      topic = TOPICS.find((known) => known === text.slice(3));
      if (!topic) throw new Error(`${place}: "${text.slice(3)}" is no topic`);
    } else if (text !== '') {
      if (!topic) throw new Error(`${place}: an example before the first heading`);
      if (seen.has(text.toLowerCase())) throw new Error(`${place}: "${text}" stands there twice`);
      seen.add(text.toLowerCase());
      examples.push({ text, topic, language });
    }
  }
  return examples;
}
