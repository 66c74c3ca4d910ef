/**
 * `npm run check`: everything about the code that can be known without running it. Prints a line for each part with its
 * time, then what the failed ones had to say. Needs no network.
 */
import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { generateClient } from './generate-client.ts';

type Outcome = { passed: boolean; output: string };
type Part = { name: string; run(): Promise<Outcome> };

const parts: Part[] = [
  program('types', 'node_modules/typescript/bin/tsc'),
  program('form and lint', 'node_modules/@biomejs/biome/bin/biome', 'check', '--max-diagnostics=50'),
  program('promises', 'node_modules/oxlint/bin/oxlint', '--type-aware', 'src', 'scripts', 'test', 'bench'),
  program('boundaries', 'node_modules/vitest/vitest.mjs', 'run', 'test/boundaries.test.ts'),
  program('migrations', 'scripts/draft-migration.ts', '--check'),
  { name: 'generated client', run: checkGeneratedClient },
];

/** A script that complains on its output and by its exit code. */
function program(name: string, script: string, ...args: string[]): Part {
  return {
    name,
    async run() {
      const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const exitCode = new Promise<number | null>((done, failed) => child.once('exit', done).once('error', failed));
      const [code, ...output] = await Promise.all([exitCode, text(child.stdout), text(child.stderr)]);
      return { passed: code === 0, output: output.join('') };
    },
  };
}

/** Makes the client in a folder of its own, laid out like the project, and compares it with the committed one. */
async function checkGeneratedClient(): Promise<Outcome> {
  const dir = mkdtempSync(join(tmpdir(), 'client-'));
  try {
    mkdirSync(join(dir, 'prisma'));
    const schema = join(dir, 'prisma/schema.prisma');
    copyFileSync('prisma/schema.prisma', schema);
    await generateClient(schema);
    const [fresh, committed] = [filesIn(join(dir, 'src/store/generated')), filesIn(resolve('src/store/generated'))];
    const names = [...new Set([...fresh.keys(), ...committed.keys()])];
    const stale = names.filter((name) => fresh.get(name) !== committed.get(name));
    if (stale.length === 0) return { passed: true, output: '' };
    const list = stale.map((name) => `  src/store/generated/${name}\n`).join('');
    return {
      passed: false,
      output: `Prisma's client is not the one that schema.prisma asks for. Run: npm run generate\n${list}`,
    };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function filesIn(dir: string): Map<string, string> {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(dir.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}

async function timed({ name, run }: Part): Promise<Outcome & { name: string }> {
  const startedAt = performance.now();
  const outcome = await run().catch((error: unknown): Outcome => ({ passed: false, output: `${error}\n` }));
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(`${outcome.passed ? 'ok    ' : 'FAILED'}  ${name.padEnd(18)} ${seconds.padStart(5)} s`);
  return { name, ...outcome };
}

const outcomes = await Promise.all(parts.map(timed));
const failed = outcomes.filter(({ passed }) => !passed);
for (const { name, output } of failed) console.log(`\n=== ${name} ===\n${output.trimEnd()}`);
console.log(
  failed.length === 0
    ? '\nAll is well.'
    : `\n${failed.length} of ${parts.length} failed: ${failed.map(({ name }) => name).join(', ')}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
