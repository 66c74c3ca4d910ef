import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { startBotApi } from '../helpers/bot-api.ts';
import { createDatabase } from '../helpers/database.ts';
import { eventually, freePort, runScript, SECRET, shellEnvironment } from '../helpers/program.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const WITNESS = new URL('../helpers/socket-witness.ts', import.meta.url).href;

/** What a model would be asked about: unclear words, and a complaint too long for rules. */
const UNCLEAR = [
  'I was wondering about the thing from the other day, you know, is that still on somehow',
  `I ordered two weeks ago and when the parcel came the box was wet. ${'The cups inside were chipped and one plate was cracked. '.repeat(8)}What now?`,
  'hva tenker du om alt dette da',
];

/**
 * Starts the program as an operator does, talks to it on Telegram, and stops it.
 * @returns every place that a socket of it went to
 */
async function placesReached(
  said: readonly string[],
  settings: Record<string, string> = {},
): Promise<{ reached: Set<string>; known: Set<string> }> {
  const dir = mkdtempSync(join(tmpdir(), 'ro-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const api = await startBotApi();
  onTestFinished(() => api.close());
  const { url, drop } = await createDatabase();
  onTestFinished(drop);
  const port = await freePort();
  const sockets = join(dir, 'sockets');
  const program = runScript([MAIN], {
    cwd: dir,
    env: {
      ...shellEnvironment(),
      NODE_OPTIONS: `--import=${WITNESS}`,
      SOCKETS_FILE: sockets,
      DATA_DIR: dir,
      DATABASE_URL: url,
      PORT: String(port),
      SECRET_KEY: SECRET,
      PROGRAMME_FILE: fileURLToPath(new URL('../../programme.yaml', import.meta.url)),
      TELEGRAM_BOT_TOKEN: api.token,
      TELEGRAM_API_ROOT: api.root,
      ...settings,
    },
  });
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') console.error(program.output());
    await program.end('SIGKILL');
  });
  const ada = api.customer({ id: 7_001 });
  for (const [i, text] of said.entries()) {
    ada.say(text);
    await eventually(`an answer to "${text.slice(0, 40)}"`, () => ada.heard.length > i, 30_000);
  }
  expect((await program.end('SIGTERM')).code, program.output()).toBe(0);
  const database = new URL(url);
  const places = readFileSync(sockets, 'utf8').split('\n').slice(0, -1);
  const home = database.searchParams.get('host');
  const known = [home === null ? database.host : `${home}/.s.PGSQL.${database.port || 5432}`, new URL(api.root).host];
  return { reached: new Set(places.map((place) => place.replace('localhost', '127.0.0.1'))), known: new Set(known) };
}

it('without a model the program reaches its database and the platforms that are set up, and nobody else', async () => {
  const { reached, known } = await placesReached(UNCLEAR);
  expect(reached).toEqual(known);
}, 60_000);

it('with a model it asks that one too: the witness would have seen it', async () => {
  const { reached, known } = await placesReached(UNCLEAR.slice(0, 1), {
    OPENAI_API_KEY: 'a-key',
    OPENAI_BASE_URL: 'https://model.example:8443/v1',
    MODEL_TIMEOUT_MS: '1000',
  });
  expect([...reached].filter((place) => !known.has(place))).toEqual(['model.example:8443']);
}, 60_000);
