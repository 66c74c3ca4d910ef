import { once } from 'node:events';
import { createServer } from 'node:net';

/** The first port from `first` on that nobody listens on, of the ten after it too; `first` when all are taken. */
export async function freePort(host: string, first: number): Promise<number> {
  for (let port = first; port <= first + 10; port += 1) if (await isFree(host, port)) return port;
  return first;
}

async function isFree(host: string, port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return true;
  } catch {
    return false; // whatever the reason, it comes back with words when the program listens
  } finally {
    server.close();
  }
}
