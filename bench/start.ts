import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './ports.ts';

export type StartFigures = { firstSeconds: number; nextSeconds: number };

const ROUNDS = 3;
const PATIENCE_MS = 60_000;

/**
 * Seconds from `npm run demo` on an installed project until a visitor of the web page has read the first answer: with an empty
 * data directory, where the shop is seeded first, and again. Medians of three.
 */
export async function benchStart(median: (values: readonly number[]) => number): Promise<StartFigures> {
  const first: number[] = [];
  const next: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const dir = mkdtempSync(join(tmpdir(), 'rs-'));
    first.push(await untilFirstAnswer(dir));
    next.push(await untilFirstAnswer(dir));
    rmSync(dir, { recursive: true, force: true });
  }
  return { firstSeconds: median(first), nextSeconds: median(next) };
}

async function untilFirstAnswer(dataDir: string): Promise<number> {
  const port = await freePort();
  const startedAt = performance.now();
  const demo = spawn('npm', ['run', 'demo'], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port) },
    stdio: 'ignore',
    detached: true,
  });
  try {
    const root = `http://127.0.0.1:${port}`;
    const cookie = await visit(root, startedAt);
    const headers = { cookie, origin: root, 'content-type': 'application/json' };
    const body = JSON.stringify({ id: crypto.randomUUID(), text: 'how many points do I have?' });
    let posted = await fetch(`${root}/chat/messages`, { method: 'POST', headers, body });
    while (posted.status === 503 && performance.now() - startedAt < PATIENCE_MS) {
      await sleep(20); // as the page does while the program is still starting
      posted = await fetch(`${root}/chat/messages`, { method: 'POST', headers, body });
    }
    if (posted.status !== 202) throw new Error(`the page's message was answered with ${posted.status}`);
    await readAnswer(root, cookie);
    return (performance.now() - startedAt) / 1_000;
  } finally {
    await stopGroup(demo.pid!);
  }
}

/** Ends npm, the launcher and the program, and waits until the last of them is gone. */
async function stopGroup(leader: number): Promise<void> {
  for (let signal: 'SIGTERM' | 0 = 'SIGTERM'; ; signal = 0) {
    try {
      process.kill(-leader, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      return;
    }
    await sleep(50);
  }
}

/** Opens the page as soon as it is there. @returns the visitor's cookie */
async function visit(root: string, since: number): Promise<string> {
  while (performance.now() - since < PATIENCE_MS) {
    try {
      const page = await fetch(`${root}/chat`);
      const cookie = page.headers.get('set-cookie')?.split(';')[0];
      if (page.ok && cookie) return cookie;
    } catch {
      // It does not listen yet.
    }
    await sleep(20);
  }
  throw new Error('the demo did not start');
}

async function readAnswer(root: string, cookie: string): Promise<void> {
  const stop = new AbortController();
  const events = await fetch(`${root}/chat/events`, {
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
    signal: stop.signal,
  });
  const reader = events.body!.getReader();
  const decoder = new TextDecoder();
  for (let text = ''; !text.includes('"kind":"told"'); ) {
    const { value, done } = await reader.read();
    if (done) throw new Error('the page was closed before the answer came');
    text += decoder.decode(value, { stream: true });
  }
  stop.abort();
}
