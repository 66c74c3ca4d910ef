import { describe, expect, it } from 'vitest';
import { commandsOf, differenceOf } from '../../../src/channels/discord/commands.ts';
import { eventually } from '../../helpers/program.ts';
import { anIntake } from '../telegram/intake.ts';
import { menu, on, useDiscord } from './setup.ts';

const PLACES = /\/applications\/.*commands/;

describe('the menu of commands on Discord', () => {
  const discord = useDiscord();

  async function start(server: Awaited<ReturnType<typeof discord.server>>, more: Parameters<typeof discord.channel>[1] = {}) {
    const channel = discord.channel(server, more);
    await channel.start(anIntake().accept);
    await eventually('the channel is on', on(channel));
    return channel;
  }

  it('is registered in one call, and not again while nothing differs', async () => {
    const server = await discord.server();
    const first = await start(server);
    await server.until(() => server.commands().length === menu().commands.length, 'the menu is there');
    await first.stop();
    const before = server.calls(PLACES).length;
    await start(server);
    await server.until(() => server.calls(PLACES).length === before + 1, 'it is looked at');
    expect(server.calls(PLACES).map(({ method }) => method)).toEqual(['GET', 'PUT', 'GET']);
  });

  it('is brought up to date by what differs alone', async () => {
    const server = await discord.server();
    const first = await start(server);
    await server.until(() => server.commands().length > 0, 'the menu is there');
    await first.stop();
    const [changed, ...others] = menu().commands;
    const other = { ...changed!, descriptions: { ...changed!.descriptions, nb: 'Noe helt annet' } };
    await start(server, { menu: () => ({ commands: [other, ...others.slice(1)], defaultLanguage: 'nb' }) });
    await server.until(() => server.calls(PLACES).some(({ method }) => method === 'DELETE'), 'one command is gone');
    expect(
      server
        .calls(PLACES)
        .slice(2)
        .map(({ method, body }) => [method, body.name ?? '']),
    ).toEqual([
      ['GET', ''],
      ['POST', changed!.name],
      ['DELETE', ''],
    ]);
    expect(server.commands().map(({ name }) => name)).not.toContain(others[0]!.name);
    expect(server.commands().find(({ name }) => name === changed!.name)).toMatchObject({ description: 'Noe helt annet' });
  });

  it('is registered in one server where that is asked for', async () => {
    const server = await discord.server();
    await start(server, { guildId: '345678901234567890' });
    await server.until(() => server.commands('345678901234567890').length > 0, 'the menu is there');
    expect(server.commands()).toEqual([]);
    expect(server.commands('345678901234567890')[0]).not.toHaveProperty('contexts');
  });

  it('keeps nothing from working when it is refused', async () => {
    const server = await discord.server();
    server.fault({ route: 'GET /applications/:id/commands', status: 403, code: 50_001 });
    const channel = await start(server);
    await eventually('it is told', () => /menu of commands was refused/.test(discord.logged()));
    expect(channel.status().state).toBe('on');
  });

  it('is in the languages that Discord has, the default one included', () => {
    const [points] = commandsOf(menu().commands, 'nb', 'everywhere');
    const { descriptions } = menu().commands[0]!;
    expect(points).toMatchObject({
      type: 1,
      name: 'points',
      description: descriptions.nb,
      contexts: [0, 1],
      description_localizations: {
        no: descriptions.nb,
        'en-GB': descriptions.en,
        'en-US': descriptions.en,
        da: descriptions.da,
        fi: descriptions.fi,
        'sv-SE': descriptions.sv,
        de: descriptions.de,
      },
    });
    expect(Object.keys(points!.description_localizations)).toHaveLength(7);
    for (const { name, description } of commandsOf(menu().commands, 'nb', 'everywhere')) {
      expect(name).toMatch(/^[a-z]{1,32}$/);
      expect(description.length).toBeLessThanOrEqual(100);
    }
  });

  it('equals what Discord gives back of it', () => {
    const wanted = commandsOf(menu().commands, 'en', 'everywhere');
    const registered = wanted.map((command, index) => ({
      ...command,
      id: String(index),
      version: '7',
      nsfw: false,
      integration_types: [0, 1],
      contexts: [1, 0],
      options: command.options.length > 0 ? command.options.map(({ required: _, ...option }) => option) : undefined,
      name_localizations: null,
    }));
    expect(differenceOf(registered, wanted)).toEqual({ save: [], remove: [] });
    expect(differenceOf(null, wanted).save).toHaveLength(wanted.length);
  });
});
