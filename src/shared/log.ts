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

function withoutQuotes(error: Error): Record<string, unknown> {
  const told: Record<string, unknown> = stdSerializers.err(error);
  return Object.fromEntries(Object.entries(told).filter(([name]) => !QUOTING.has(name)));
}

/** JSON lines on standard output. Message texts are logged at `debug` alone. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    redact: { paths: SECRETS, censor: '(hidden)' },
    base: { pid: process.pid },
    serializers: { err: withoutQuotes },
  };
  return destination ? pino(options, destination) : pino(options);
}
