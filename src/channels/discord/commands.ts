import { isDeepStrictEqual } from 'node:util';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionContextType,
  type REST,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import type { MenuCommand } from '../../chat/menu.ts';

type Localisations = Readonly<Record<string, string>>;

/** A command as Discord has it, as far as we say anything of it. */
export type Command = Pick<RESTPostAPIChatInputApplicationCommandsJSONBody, 'name' | 'description'> & {
  type: ApplicationCommandType.ChatInput;
  description_localizations: Localisations;
  options: readonly {
    type: ApplicationCommandOptionType.String;
    name: string;
    description: string;
    description_localizations: Localisations;
    required: boolean;
  }[];
  /** Absent for the commands of one server: those have no other places. */
  contexts?: readonly InteractionContextType[];
};

/** Our languages in Discord's names (https://discord.com/developers/docs/reference#locales). It has no Afrikaans. */
const LOCALES: Readonly<Record<string, readonly string[]>> = {
  en: ['en-GB', 'en-US'],
  nb: ['no'],
  da: ['da'],
  fi: ['fi'],
  sv: ['sv-SE'],
  de: ['de'],
};

/** Commands that take a word with them: a code cannot be written to us where only its writer sees our answers. */
const ARGUMENTS: Readonly<Record<string, string>> = { link: 'code' };

/**
 * The menu as commands. The description itself is in the programme's default language, which has its own key too: without one,
 * people whose Discord is in that language could be shown another.
 */
export function commandsOf(menu: readonly MenuCommand[], defaultLanguage: string, scope: 'everywhere' | 'server'): Command[] {
  return menu.map(({ name, descriptions }) => {
    const words = {
      description: descriptions[defaultLanguage] ?? descriptions.en!,
      description_localizations: Object.fromEntries(
        Object.entries(descriptions).flatMap(([language, text]) => (LOCALES[language] ?? []).map((locale) => [locale, text])),
      ),
    };
    const argument = ARGUMENTS[name];
    return {
      type: ApplicationCommandType.ChatInput,
      name,
      ...words,
      options: argument ? [{ type: ApplicationCommandOptionType.String, name: argument, ...words, required: false }] : [],
      ...(scope === 'everywhere' && { contexts: [InteractionContextType.Guild, InteractionContextType.BotDM] }),
    };
  });
}

export type Difference = { save: Command[]; remove: string[] };

/** What must be told to Discord so that it has `wanted`: commands to make or change, ids of those that go. */
export function differenceOf(registered: unknown, wanted: readonly Command[]): Difference {
  const there = Array.isArray(registered) ? registered.map((one) => one as Record<string, unknown>) : [];
  const byName = new Map(there.map((command) => [command.name, command]));
  return {
    save: wanted.filter((command) => !isDeepStrictEqual(asWeSay(byName.get(command.name)), asWeSay(command))),
    remove: there.filter(({ name }) => !wanted.some((command) => command.name === name)).map(({ id }) => String(id)),
  };
}

/** What we say of a command, without what Discord adds and whether it leaves out what is empty. */
function asWeSay(command: unknown): unknown {
  const { type, name, description, description_localizations, options, contexts } = (command ?? {}) as Record<string, unknown>;
  return {
    type,
    name,
    description,
    localisations: description_localizations ?? {},
    contexts: Array.isArray(contexts) ? contexts.toSorted() : undefined,
    options: (Array.isArray(options) ? options : []).map((option) => ({
      type: option.type,
      name: option.name,
      description: option.description,
      localisations: option.description_localizations ?? {},
      required: option.required ?? false,
    })),
  };
}

/**
 * Registers what differs, and nothing where nothing does: Discord counts the commands that are made in a day.
 * @returns how many calls that took beside the question
 */
export async function registerCommands(
  rest: REST,
  { applicationId, guildId, menu, defaultLanguage }: Registration,
  signal: AbortSignal,
): Promise<number> {
  const wanted = commandsOf(menu, defaultLanguage, guildId === undefined ? 'everywhere' : 'server');
  const route =
    guildId === undefined ? Routes.applicationCommands(applicationId) : Routes.applicationGuildCommands(applicationId, guildId);
  const registered = await rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }), signal });
  const { save, remove } = differenceOf(registered, wanted);
  if (save.length === wanted.length) {
    await rest.put(route, { body: wanted, signal });
    return 1;
  }
  for (const command of save) await rest.post(route, { body: command, signal });
  for (const id of remove) await rest.delete(`${route}/${id}`, { signal });
  return save.length + remove.length;
}

export type Registration = {
  applicationId: string;
  /** One server, where commands appear at once; undefined registers them everywhere. */
  guildId?: string;
  menu: readonly MenuCommand[];
  defaultLanguage: string;
};
