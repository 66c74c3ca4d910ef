import { readdirSync, readFileSync } from 'node:fs';
import { ALARMS, type Alarm, SUBJECTS, type Subject } from './classifier.ts';

/** How somebody wrote what they wanted. */
export type WrittenExample = { text: string; subject: Subject; language: string };

/** How somebody wrote of danger, or of what only sounds like it. */
export type WrittenAlarm = { text: string; alarm: Alarm; language: string };

const FOLDER = new URL('./examples/', import.meta.url);
const DANGERS_FOLDER = new URL('./dangers/', import.meta.url);

/**
 * The examples that the models learn from: one file a language, a heading for each subject, one line for each example.
 * @throws when a heading is no subject, or a line stands twice in a file: which of the two would be meant?
 */
export const readExamples = (): WrittenExample[] => readFolder(FOLDER, parseExamples);

/** What danger is learnt from, besides the examples: the same form of file, a heading for each danger, and one for none. */
export const readAlarms = (): WrittenAlarm[] =>
  readFolder(DANGERS_FOLDER, (source, language) =>
    parseSections(source, language, ALARMS).map(({ text, heading }) => ({ text, alarm: heading, language })),
  );

/** A long message. */
export type Letter = { text: string; language: string };

const LETTERS_FOLDER = new URL('./letters/', import.meta.url);

/** Long messages that tell of no danger, with an empty line between them: in what stands in them none is to be heard. */
export const readLetters = (): Letter[] =>
  readFolder(LETTERS_FOLDER, (source, language) =>
    source
      .split(/\n\s*\n/)
      .map((text) => text.trim())
      .filter((text) => text !== '')
      .map((text) => ({ text, language })),
  );

const readFolder = <Line>(folder: URL, parse: (source: string, language: string) => Line[]): Line[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .toSorted()
    .flatMap((name) => parse(readFileSync(new URL(name, folder), 'utf8'), name.slice(0, -'.md'.length)));

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

export const parseExamples = (source: string, language: string): WrittenExample[] =>
  parseSections(source, language, SUBJECTS).map(({ text, heading }) => ({ text, subject: heading, language }));

function parseSections<Heading extends string>(
  source: string,
  language: string,
  headings: readonly Heading[],
): { text: string; heading: Heading }[] {
  const examples: { text: string; heading: Heading }[] = [];
  const seen = new Set<string>();
  let heading: Heading | undefined;
  for (const [index, line] of source.split('\n').entries()) {
    const text = line.trim();
    const place = `${language}.md, line ${index + 1}`;
    if (text.startsWith('## ')) {
      heading = headings.find((known) => known === text.slice(3));
      if (!heading) throw new Error(`${place}: "${text.slice(3)}" is no subject`);
    } else if (text !== '') {
      if (!heading) throw new Error(`${place}: an example before the first heading`);
      if (seen.has(text.toLowerCase())) throw new Error(`${place}: "${text}" stands there twice`);
      seen.add(text.toLowerCase());
      examples.push({ text, heading });
    }
  }
  return examples;
}
