import { existsSync } from 'node:fs';
import { type Config, ConfigInvalid, loadConfig } from './config.ts';
import { PortRefused } from './http/index.ts';
import { ProgrammeInvalid } from './loyalty/index.ts';
import { type Program, startProgram } from './program/index.ts';
import { SECOND_MS } from './shared/clock.ts';
import { createLog } from './shared/log.ts';
import { DatabaseRefused } from './store/bootstrap.ts';
import { EmbeddedDatabaseRefused } from './store/embedded.ts';
import { MigrationRefused } from './store/migrate.ts';

const STOP_PATIENCE_MS = 20 * SECOND_MS;

/** Problems that the operator can solve: their message says how, and a stack trace would only hide it. */
export const isForOperator = (error: unknown): error is Error =>
  [ConfigInvalid, ProgrammeInvalid, DatabaseRefused, EmbeddedDatabaseRefused, MigrationRefused, PortRefused].some(
    (kind) => error instanceof kind,
  );

/** Runs the program until a signal asks it to stop. */
export async function runUntilStopped(start: () => Promise<Program>): Promise<void> {
  try {
    const program = await start();
    const stop = once(async () => {
      setTimeout(() => process.exit(1), STOP_PATIENCE_MS).unref();
      await program.stop();
      process.exit(0);
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
  } catch (error) {
    console.error(isForOperator(error) ? error.message : error);
    process.exit(1);
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= work();
    return running;
  };
}

/** The environment, with what a `.env` in the working directory adds. */
export function readConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return loadConfig(process.env);
}

/**
 * Gives back what only the start needed (sources, schemas as they were read): a quarter of the process's memory, which Node would keep.
 * Node has this door where it is started with `bin/flags.js`; elsewhere nothing happens.
 */
const giveBackMemory = (): void => globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });

if (import.meta.main)
  await runUntilStopped(async () => {
    const config = readConfig();
    const log = createLog(config.logLevel);
    const program = await startProgram({ config, log });
    log.info({ url: program.url }, 'Regulars is running');
    giveBackMemory();
    return program;
  });
