import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoConfig, startDemo } from '../../src/cli/demo.ts';
import { newId } from '../../src/shared/ids.ts';
import { createDatabase } from '../helpers/database.ts';

/** The shop with its characters and as few others as tests need. */
export const SMALL = { members: 30, receipts: 400 };

export type TestDemo = Awaited<ReturnType<typeof startDemo>>;

/** A database and a folder for demos that are started and stopped. */
export async function openPlace() {
  const { url, drop } = await createDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'demo-'));
  const config = { ...demoConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' }), databaseUrl: url };
  return {
    config,
    start: () => startDemo({ config, size: SMALL }),
    async close() {
      rmSync(dataDir, { recursive: true, force: true });
      await drop();
    },
  };
}

type Told = { kind: string; text: string; buttons: { label: string; token: string }[] };

/** A browser that came in by the demo's door as somebody, and uses the chat's own routes. */
export async function enterAs(url: string, who: string) {
  const entered = await postForm(`${url}/demo/enter`, { who });
  const cookie = entered.headers.getSetCookie()[0]!.split(';')[0]!;
  const told: Told[] = [];

  async function send(body: { text: string } | { token: string }): Promise<string> {
    const before = (await listen(0)).length;
    const response = await fetch(`${url}/chat/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, cookie },
      body: JSON.stringify({ id: newId(), ...body }),
    });
    if (response.status !== 202) throw new Error(`the chat answered ${response.status}: ${await response.text()}`);
    told.splice(0, told.length, ...(await listen(before + 1)));
    return told.at(-1)!.text;
  }

  /** Reads the conversation from its beginning, until everything there was read and so many answers were told. */
  async function listen(atLeast: number): Promise<Told[]> {
    const heard: Told[] = [];
    const stopping = new AbortController();
    const response = await fetch(`${url}/chat/events`, { headers: { cookie }, signal: stopping.signal });
    let unread = '';
    let isReady = false;
    for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
      const frames = (unread + piece).split('\n\n');
      unread = frames.pop()!;
      for (const frame of frames) {
        if (frame.startsWith('event: ready')) isReady = true;
        const data = /^data: (.*)$/m.exec(frame)?.[1];
        const event = data && (JSON.parse(data) as Told);
        if (event && event.kind === 'told') heard.push(event);
      }
      if (isReady && heard.length >= atLeast) break;
    }
    stopping.abort();
    return heard;
  }

  return {
    cookie,
    says: (text: string) => send({ text }),
    presses(label: string) {
      const button = told.at(-1)?.buttons.find((offered) => offered.label === label);
      if (!button) throw new Error(`nobody offered a button "${label}"`);
      return send({ token: button.token });
    },
    history: async () => (await listen(0)).map(({ text }) => text),
  };
}

/** Posts as the page's script does. */
export function postForm(
  address: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: new URL(address).origin, accept: 'application/json', ...headers },
    body: new URLSearchParams(fields),
  });
}

export async function moveClock(url: string, ...moves: string[]): Promise<{ now: string; news: string }> {
  let moved: Response | undefined;
  for (const move of moves) moved = await postForm(`${url}/demo/clock`, { move });
  return (await moved!.json()) as { now: string; news: string };
}
