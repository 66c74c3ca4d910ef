/**
 * A process of its own that uses the embedded database in the directory it is given: prints the server's address when it
 * is ready, and stops when its standard input ends. Or dies, when a test kills it.
 */
import { once } from 'node:events';
import { startEmbedded } from '../../src/store/embedded.ts';

const server = await startEmbedded(process.argv[2]!);
console.log(JSON.stringify({ adminUrl: server.adminUrl }));
process.stdin.resume();
await once(process.stdin, 'end');
await server.stop();
