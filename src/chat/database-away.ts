/**
 * Whether a fault means that the database is not there at the moment: the connection is gone, or the server is going down, coming
 * up, without room or for reading only. The same again succeeds later, so whoever sees it waits and counts no failure.
 */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > MOST_CAUSES) return false;
  const fault: Fault = error;
  if ([fault.code, fault.originalCode, fault.kind].some((code) => code !== undefined && AWAY_CODES.test(code))) return true;
  if (fault.message !== undefined && AWAY_WORDS.test(fault.message)) return true;
  // Prisma hands on what the server said within an error of its own; an attempt at several addresses has an error for each.
  const inner = [fault.cause, fault.meta?.driverAdapterError, ...(fault.errors ?? [])];
  return inner.some((one) => isDatabaseAway(one, depth + 1));
}

type Fault = {
  code?: string;
  originalCode?: string;
  kind?: string;
  message?: string;
  cause?: unknown;
  meta?: { driverAdapterError?: unknown };
  errors?: unknown[];
};

const MOST_CAUSES = 5;

/**
 * SQLSTATE classes 08 (connection), 53 (out of room, memory or connections), 58 (the server's disk) and 57P (the server starts or
 * stops), 25006 (a standby that takes no writes); errors of the socket; and Prisma's names for the same.
 */
const AWAY_CODES =
  /^(08...|53...|58...|57P0\d|25006|ECONN\w+|EPIPE|ENOENT|ENOTFOUND|EAI_AGAIN|E(HOST|NET)UNREACH|ETIMEDOUT|P1001|P1002|P1008|P1017|P2024|ConnectionClosed|DatabaseNotReachable|SocketTimeout|TooManyConnections)$/;

/** What pg and Prisma say without a code. A transaction that expired is not among them: there we were too slow. */
const AWAY_WORDS =
  /Connection terminated|connection timeout|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Unable to start a transaction in the given time|Can't reach database/i;
