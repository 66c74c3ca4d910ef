import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** Values that must never reach a log, wherever an object carries them, down to its third level (`config.telegram.token`). */
const SECRETS = ['token', 'secret', 'password', 'authorization', 'cookie', 'connectionString'].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
]);

/** JSON lines on standard output. Message texts are logged at `debug` alone. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = { level, redact: { paths: SECRETS, censor: '(hidden)' }, base: { pid: process.pid } };
  return destination ? pino(options, destination) : pino(options);
}
