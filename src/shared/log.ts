import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';

export type Log = Logger;

/** Values that must never reach a log, wherever an object carries them, down to its third level (`config.telegram.token`). */
const SECRETS = ['token', 'secret', 'password', 'authorization', 'cookie', 'connectionString'].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
]);

/** PostgreSQL quotes the row that it refuses in these, and with it what a customer wrote. */
const QUOTING = new Set(['detail', 'where', 'internalQuery']);
/** Prisma hands on what PostgreSQL said within errors of its own. */
const MOST_LEVELS = 6;

function withoutQuotes(value: unknown, level = 0): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (level === MOST_LEVELS) return '(more)';
  if (Array.isArray(value)) return value.map((item) => withoutQuotes(item, level + 1));
  const told = value instanceof Error ? stdSerializers.err(value) : value;
  return Object.fromEntries(
    Object.entries(told).flatMap(([name, field]) => (QUOTING.has(name) ? [] : [[name, withoutQuotes(field, level + 1)]])),
  );
}

/** JSON lines on standard output. Message texts are logged at `debug` alone. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    redact: { paths: SECRETS, censor: '(hidden)' },
    base: { pid: process.pid },
    serializers: { err: (error: unknown) => withoutQuotes(error) },
  };
  return destination ? pino(options, destination) : pino(options);
}
