/**
 * Loaded into a process before all else (`NODE_OPTIONS=--import`): writes down where each of its sockets wants to go, a line each in the
 * file `SOCKETS_FILE`, and lets none of them leave the machine.
 */
import { appendFileSync } from 'node:fs';
import { type NetConnectOpts, Socket } from 'node:net';

const file = process.env.SOCKETS_FILE;
if (file === undefined) throw new Error('SOCKETS_FILE: the file to write to is missing');

const connect = Socket.prototype.connect as (this: Socket, ...args: unknown[]) => Socket;

/** `connect` takes options, a port and a host, or a path; `net.connect` hands its own on as one array. */
function targetOf(args: readonly unknown[]): string {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  if (typeof first === 'object' && first !== null) {
    const options = first as NetConnectOpts;
    return 'path' in options && options.path
      ? options.path
      : `${('host' in options && options.host) || 'localhost'}:${'port' in options ? options.port : ''}`;
  }
  return typeof first === 'string' && Number.isNaN(Number(first))
    ? first
    : `${typeof second === 'string' ? second : 'localhost'}:${String(first)}`;
}

function connectAsSeen(this: Socket, ...args: unknown[]): Socket {
  const target = targetOf(args);
  appendFileSync(file!, `${target}\n`);
  if (target.startsWith('/') || /^(127\.0\.0\.1|localhost|::1):\d+$/.test(target)) return connect.apply(this, args);
  process.nextTick(() => this.destroy(new Error(`no way to ${target} from here`)));
  return this;
}
Socket.prototype.connect = connectAsSeen as typeof Socket.prototype.connect;
