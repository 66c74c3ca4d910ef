import { readdirSync, readFileSync } from 'node:fs';
import { SUBJECTS, type Subject } from './classifier.ts';

/** How somebody wrote what they wanted. */
export type WrittenExample = { text: string; subject: Subject; language: string };

const FOLDER = new URL('./examples/', import.meta.url);

/**
 * The examples that the models learn from: one file a language, a heading for each subject, one line for each example.
 * @throws when a heading is no subject, or a line stands twice in a file: which of the two would be meant?
 */
export function readExamples(): WrittenExample[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.md'))
    .toSorted()
    .flatMap((name) => parseExamples(readFileSync(new URL(name, FOLDER), 'utf8'), name.slice(0, -'.md'.length)));
}

/** Words and short phrases that are said in a language, whatever they are about. */
export type Spoken = { text: string; language: string };

const LANGUAGES_FOLDER = new URL('./languages/', import.meta.url);

/** What tells languages apart that are spelt much alike, and what is too short to tell by its pieces: one file a language, a comma between phrases. */
export const readSpoken = (): Spoken[] =>
  readdirSync(LANGUAGES_FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .flatMap((name) => {
      const phrases = readFileSync(new URL(name, LANGUAGES_FOLDER), 'utf8')
        .split(/[,\n]/)
        .map((phrase) => phrase.trim());
      return [...new Set(phrases.filter(Boolean))].map((text) => ({ text, language: name.slice(0, -'.txt'.length) }));
    });

export function parseExamples(source: string, language: string): WrittenExample[] {
  const examples: WrittenExample[] = [];
  const seen = new Set<string>();
  let subject: Subject | undefined;
  for (const [index, line] of source.split('\n').entries()) {
    const text = line.trim();
    const place = `${language}.md, line ${index + 1}`;
    if (text.startsWith('## ')) {
      subject = SUBJECTS.find((known) => known === text.slice(3));
      if (!subject) throw new Error(`${place}: "${text.slice(3)}" is no subject`);
    } else if (text !== '') {
      if (!subject) throw new Error(`${place}: an example before the first heading`);
      if (seen.has(text.toLowerCase())) throw new Error(`${place}: "${text}" stands there twice`);
      seen.add(text.toLowerCase());
      examples.push({ text, subject, language });
    }
  }
  return examples;
}
