import { once } from 'node:events';
import { createServer } from 'node:net';

const MORE_PORTS = 10;

/** The first port from `first` on that no other program listens on, of the ten after it too; undefined when all are taken. */
export async function freePort(host: string, first: number): Promise<number | undefined> {
  for (let port = first; port <= first + MORE_PORTS; port += 1) if (await isFree(host, port)) return port;
  return undefined;
}

/** False when another program listens there. What else may be wrong with host or port is told when the program listens. */
export async function isFree(host: string, port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'EADDRINUSE';
  } finally {
    server.close();
  }
}
