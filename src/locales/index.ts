import { readFileSync } from 'node:fs';
import { FluentBundle, FluentNumber, FluentResource, type FluentVariable } from '@fluent/bundle';
import { formatWhole } from './format.ts';
import type { TEXT_VARIABLES } from './keys.ts';

export * from './format.ts';

export type TextKey = keyof typeof TEXT_VARIABLES;
/** The variables that a text needs. */
export type VariablesOf<Key extends TextKey> = (typeof TEXT_VARIABLES)[Key][number];

/** What fills a placeholder: words as they stand, or a whole number, which may choose a plural. */
export type TextValue = string | { whole: number };

export type Texts<Key extends string = TextKey> = {
  readonly languages: readonly string[];
  /** @throws when the text or one of its variables is missing: a fault of ours, never shown to a customer */
  format(language: string, key: Key, values?: Readonly<Record<string, TextValue>>): string;
};

/** Intl's name for each of our languages: British English writes days as our dialogues do. */
const LOCALES: Readonly<Record<string, string>> = { en: 'en-GB', nb: 'nb', da: 'da', fi: 'fi', af: 'af', sv: 'sv', de: 'de' };

export const localeOf = (language: string): string => LOCALES[language] ?? language;

/** Reads the language files that lie beside this one. */
export const loadTexts = (languages: readonly string[] = Object.keys(LOCALES)): Texts =>
  loadTextsFrom(new URL('./', import.meta.url), languages);

/** Reads the language files of a folder: what staff read lies beside their console. */
export function loadTextsFrom<Key extends string>(folder: URL, languages: readonly string[]): Texts<Key> {
  const bundles = new Map(languages.map((language) => [language, loadBundle(folder, language)]));
  return {
    languages,
    format(language, key, values = {}) {
      const bundle = bundles.get(language);
      const pattern = bundle?.getMessage(key)?.value;
      if (!bundle || !pattern) throw new Error(`there is no text "${key}" in "${language}"`);
      return bundle.formatPattern(pattern, toVariables(values));
    },
  };
}

function loadBundle(folder: URL, language: string): FluentBundle {
  const source = readFileSync(new URL(`./${language}.ftl`, folder), 'utf8');
  // Isolation marks would surround every placeholder with invisible characters; none of our languages needs them.
  const bundle = new FluentBundle(localeOf(language), { useIsolating: false });
  const errors = bundle.addResource(new FluentResource(source));
  if (errors.length > 0) throw new AggregateError(errors, `${language}.ftl has errors`);
  return bundle;
}

function toVariables(values: Readonly<Record<string, TextValue>>): Record<string, FluentVariable> {
  const variables: Record<string, FluentVariable> = {};
  for (const name in values) {
    const value = values[name]!;
    variables[name] = typeof value === 'string' ? value : new WholeNumber(value.whole);
  }
  return variables;
}

/** Fluent looks its formatters up by their options in JSON, each time, which costs more than to format; ours are looked up by name. */
class WholeNumber extends FluentNumber {
  override toString(scope?: { bundle: FluentBundle }): string {
    return scope ? formatWhole(scope.bundle.locales[0]!, this.value) : super.toString();
  }
}
