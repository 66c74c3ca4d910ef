import type { TextKey, Texts } from '../locales/index.ts';

/** The commands that a platform's menu offers, in their order. `interpret.ts` says what they ask for. */
export const MENU_COMMANDS = [
  'points',
  'rewards',
  'offers',
  'card',
  'history',
  'join',
  'link',
  'language',
  'privacy',
  'stop',
  'help',
] as const;

/** `descriptions` by language; they have at most 100 characters, which fits every platform. */
export type MenuCommand = { name: (typeof MENU_COMMANDS)[number]; descriptions: Readonly<Record<string, string>> };

export function menuOf(texts: Texts, languages: readonly string[]): readonly MenuCommand[] {
  return MENU_COMMANDS.map((name) => ({
    name,
    descriptions: Object.fromEntries(
      languages.map((language) => [language, texts.format(language, `command-${name}` satisfies TextKey)]),
    ),
  }));
}
