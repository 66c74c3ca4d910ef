import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createDatabase } from '../../helpers/database.ts';
import { type DiscordServer, startDiscordServer } from '../../helpers/discord-server.ts';
import { withPlainSpaces } from '../../helpers/people.ts';
import { aConfig, type ProgramProcess, startProcess } from '../../helpers/program.ts';

describe('the whole program on Discord', () => {
  const endings: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of endings.splice(0).reverse()) await end();
  });

  async function open() {
    const server = await startDiscordServer();
    endings.push(() => server.close());
    const { url: databaseUrl, drop } = await createDatabase();
    endings.push(drop);
    const dataDir = mkdtempSync(join(tmpdir(), 'rd-'));
    endings.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const { token, applicationId, apiBase } = server;
    const discord = { token, applicationId, apiBase, guildId: undefined, shards: undefined, requestsPerSecond: 50 };
    const config = aConfig({ dataDir, databaseUrl, discord });
    const start = async (): Promise<ProgramProcess> => {
      const opened = server.gateway.identified.length;
      const program = await startProcess(config);
      endings.push(() => program.end('SIGKILL'));
      await server.until(() => server.gateway.identified.length > opened, 'the gateway is open');
      return program;
    };
    return { server, start, config };
  }

  const text = async (heard: Promise<{ text: string }>) => withPlainSpaces((await heard).text);

  it('lets somebody join, ask for their points and why, in a server and in direct messages', { timeout: 60_000 }, async () => {
    const { server, start } = await open();
    const program = await start();
    const [ada, ben] = [server.person('Ada', { locale: 'en-GB' }), server.person('Ben')];
    const place = ada.in();

    place.mention('how many points do I have?');
    const invitation = await place.waitFor(/only tell you in private/);
    expect(invitation).toMatchObject({ ephemeral: false, buttons: [{ url: `https://discord.com/users/${server.bot.id}` }] });

    place.command('join');
    await place.waitFor(/member/i);
    place.command('points');
    const balance = await place.waitFor(/no points to spend yet/);
    expect(balance.ephemeral).toBe(true);
    place.press('Why?');
    expect(await text(place.waitFor(/nothing to spend/))).toMatch(/You earn 1 point/);

    ada.direct.say('how many points do I have?');
    expect(await text(ada.direct.waitFor(/no points to spend yet/))).toMatch(/100 welcome points/);
    ada.direct.press('Why?');
    expect(await text(ada.direct.waitFor(/nothing to spend/))).toMatch(/You earn 1 point/);

    expect(
      ben
        .in()
        .heard()
        .map(({ id }) => id),
    ).toEqual([invitation.id]);
    expect(Math.max(...server.interactions().map(({ responseMs }) => responseMs ?? Number.POSITIVE_INFINITY))).toBeLessThan(
      1_000,
    );
    expect((await program.end('SIGTERM')).code).toBe(0);
    expect(program.output()).not.toMatch(/how many points|interaction-token/);
  });

  it('answers what came while it was killed, once', { timeout: 60_000 }, async () => {
    const { server, start } = await open();
    const ada = server.person('Ada');
    const first = await start();
    ada.direct.say('hello');
    await ada.direct.waitFor(/Granlia/);
    ada.direct.say('are you a robot?');
    await ada.direct.waitFor(/automated/);
    await first.end('SIGKILL');
    ada.direct.say('I want to join');
    ada.direct.say('how many points do I have?');
    await start();
    await ada.direct.waitFor(/member/i);
    await ada.direct.waitFor(/no points to spend yet/);
    ada.direct.say('thank you');
    await ada.direct.waitFor(/welcome|pleasure|glad/i);
    await noMore(server);
    expect(ada.direct.heard()).toHaveLength(5);
  });

  it('runs without Discord when Discord does not know it', { timeout: 60_000 }, async () => {
    const { server, config } = await open();
    server.fault({ route: 'GET /users/@me', status: 401 });
    const program = await startProcess(config);
    endings.push(() => program.end('SIGKILL'));
    expect((await fetch(`${program.url}/chat`)).status).toBe(200);
    expect(program.output()).toMatch(/discord.*switched off/);
    expect(program.output()).not.toContain(server.token);
    expect(server.gateway.identified).toHaveLength(0);
  });

  /** Nothing is under way: everything that was stored has its answer. */
  async function noMore(server: DiscordServer): Promise<void> {
    const before = server.calls('POST /channels/:id/messages').length;
    await server.until(() => server.calls('POST /channels/:id/messages').length === before, 'nothing more is said');
  }
});
