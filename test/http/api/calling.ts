import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createApiKey, SCOPES, type Scope } from '../../../src/http/auth.ts';
import { type Program, startProgram } from '../../../src/program/index.ts';
import { newId } from '../../../src/shared/ids.ts';
import { createLog } from '../../../src/shared/log.ts';
import type { Database } from '../../../src/store/database.ts';
import { understanding } from '../../helpers/loaded.ts';
import { aConfig } from '../../helpers/program.ts';

export const ALL_SCOPES = Object.keys(SCOPES) as Scope[];
/** Sunday 22 November 2026, 14:05 in Oslo. It stands still, however long the calls of a test take. */
export const NOW = new Date('2026-11-22T13:05:00Z');
export const PUBLIC_URL = 'https://chat.granlia.example';

export type Told = { status: number; headers: Headers; body: Record<string, unknown> & { code?: string } };

export type Served = {
  program: Program;
  /** What was logged, a line each. */
  logged: string[];
  stop(): Promise<void>;
};

/** The whole program on a database of a test, listening on a port of this machine. */
export async function serve(database: Database): Promise<Served> {
  const dataDir = mkdtempSync('/tmp/ra-');
  const logged: string[] = [];
  const config = aConfig({ dataDir: join(dataDir, 'd'), databaseUrl: database.connectionString, publicUrl: PUBLIC_URL });
  const program = await startProgram({
    config,
    clock: { now: () => NOW },
    log: createLog('info', { write: (line) => void logged.push(line) }),
    understand: understanding(),
  });
  return {
    program,
    logged,
    async stop() {
      await program.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export async function aKey(
  database: Database,
  given: { scopes?: readonly Scope[]; shopId?: string; expiresAt?: Date; name?: string } = {},
): Promise<string> {
  const { scopes = ALL_SCOPES, name = 'test', ...rest } = given;
  const { key } = await database.transaction((tx) => createApiKey(tx, { name, scopes, lateAfterHours: 30, ...rest }, NOW));
  return key;
}

export type Options = { idempotencyKey?: string | null; headers?: Record<string, string>; raw?: string };

/** A caller with one key. Every POST has an Idempotency-Key of its own unless it is given one. */
export function caller(url: string, key: string) {
  const call = async (method: string, path: string, body?: unknown, options: Options = {}): Promise<Told> => {
    const { idempotencyKey = newId(), headers = {}, raw } = options;
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body !== undefined || raw !== undefined ? { 'content-type': 'application/json' } : {}),
        ...(method === 'POST' && idempotencyKey !== null ? { 'idempotency-key': idempotencyKey } : {}),
        ...headers,
      },
      ...(raw !== undefined ? { body: raw } : body !== undefined ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
  };
  return {
    call,
    get: (path: string) => call('GET', path),
    post: (path: string, body?: unknown, options?: Options) => call('POST', path, body, options),
    patch: (path: string, body: unknown) => call('PATCH', path, body),
  };
}

let receipts = 0;
/** A purchase of 389 kr that earns 38 points. */
export function aPurchase(given: Record<string, unknown> = {}): Record<string, unknown> {
  receipts += 1;
  return {
    receipt: `R-${receipts}`,
    purchasedAt: '2026-11-22T13:59:00+01:00',
    currency: 'NOK',
    lines: [{ productCode: 'CUP', quantity: 2, amountMinor: 38_900 }],
    ...given,
  };
}
