import type { MenuCommand } from '../../chat/menu.ts';

export type AppOptions = {
  /** Of the bot's registration; the app is known by the same. */
  appId: string;
  /** Of this app, "1.0.0": Teams takes an update only with a higher one. */
  version: string;
  brand: { name: string; privacyNotice: string };
  /** Where the shop is on the web. */
  websiteUrl: string;
  menu: readonly MenuCommand[];
  defaultLanguage: string;
  languages: readonly string[];
  /** What the app does, in one line. */
  description(language: string): string;
};

const SCHEMAS = 'https://developer.microsoft.com/json-schemas/teams/v1.17';
/** https://learn.microsoft.com/microsoftteams/platform/resources/schema/manifest-schema */
const MAX_SHORT_NAME = 30;
const MAX_FULL_NAME = 100;
const MAX_DEVELOPER = 32;
const MAX_DESCRIPTION = 80;
const MAX_COMMAND_DESCRIPTION = 128;
const MAX_COMMANDS = 10;
/** The first to be left out where there are more: a button under the points opens the same. It can be typed all the same. */
const LEFT_OUT_FIRST = 'history';

/**
 * What an app package holds beside its two icons: the manifest, and a file for each further language. The menu writes a command's
 * name into the box, so the names are the same in all languages; what they do is said in each.
 */
export function appFiles(options: AppOptions): Record<string, unknown> {
  const { languages, defaultLanguage } = options;
  const others = languages.filter((language) => language !== defaultLanguage);
  const fileOf = (language: string) => `${language}.json`;
  return {
    'manifest.json': manifest(
      options,
      others.map((language) => ({ languageTag: language, file: fileOf(language) })),
    ),
    ...Object.fromEntries(others.map((language) => [fileOf(language), localisation(language, options)])),
  };
}

function manifest(options: AppOptions, additionalLanguages: readonly { languageTag: string; file: string }[]): unknown {
  const { appId, version, brand, websiteUrl, menu, defaultLanguage } = options;
  const commands = commandsOf(menu).map(({ name, descriptions }) => ({
    title: name,
    description: descriptions[defaultLanguage]!.slice(0, MAX_COMMAND_DESCRIPTION),
  }));
  return {
    $schema: `${SCHEMAS}/MicrosoftTeams.schema.json`,
    manifestVersion: '1.17',
    version,
    id: appId,
    developer: {
      name: brand.name.slice(0, MAX_DEVELOPER),
      websiteUrl,
      privacyUrl: brand.privacyNotice,
      termsOfUseUrl: brand.privacyNotice,
    },
    name: namesOf(brand),
    description: descriptionsOf(options.description(defaultLanguage)),
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#1F6350',
    localizationInfo: { defaultLanguageTag: defaultLanguage, additionalLanguages },
    bots: [
      {
        botId: appId,
        scopes: ['personal', 'team', 'groupChat'],
        supportsFiles: true,
        isNotificationOnly: false,
        commandLists: [{ scopes: ['personal', 'team', 'groupChat'], commands }],
      },
    ],
    validDomains: [],
  };
}

function localisation(language: string, { brand, menu, description }: AppOptions): unknown {
  const { short, full } = namesOf(brand);
  const { short: shortDescription, full: fullDescription } = descriptionsOf(description(language));
  return {
    $schema: `${SCHEMAS}/MicrosoftTeams.Localization.schema.json`,
    'name.short': short,
    'name.full': full,
    'description.short': shortDescription,
    'description.full': fullDescription,
    ...Object.fromEntries(
      commandsOf(menu).map(({ descriptions }, i) => [
        `bots[0].commandLists[0].commands[${i}].description`,
        descriptions[language]!.slice(0, MAX_COMMAND_DESCRIPTION),
      ]),
    ),
  };
}

const commandsOf = (menu: AppOptions['menu']): AppOptions['menu'] =>
  menu.length <= MAX_COMMANDS ? menu : menu.filter(({ name }) => name !== LEFT_OUT_FIRST).slice(0, MAX_COMMANDS);

const namesOf = ({ name }: AppOptions['brand']) => ({ short: name.slice(0, MAX_SHORT_NAME), full: name.slice(0, MAX_FULL_NAME) });

const descriptionsOf = (text: string) => ({ short: text.slice(0, MAX_DESCRIPTION), full: text });
