import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { eventually } from './program.ts';

/**
 * A mail server on loopback that keeps what it is given. smtp-server speaks the protocol; here stands only how it can be made to
 * refuse, and what came.
 */
export type SmtpSink = {
  /** For SMTP_URL. */
  url: string;
  mails: readonly Received[];
  /** How it answers from now on; by default it takes everything. */
  behave(how: Behaviour): void;
  /** Waits until so many mails have come. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
};

export type Received = { to: string[]; from: string; raw: string; parsed: ParsedMail };

export type Behaviour =
  /** The number of the answer at a step of the protocol. */
  | { at: 'sender' | 'recipient' | 'data'; answer: number }
  /** Closes the connection: before it has read the message, or when it has read and kept all of it but not answered. */
  | { at: 'before data' | 'after data'; closes: true }
  | undefined;

const answer = (responseCode: number) => Object.assign(new Error('not today'), { responseCode });

/** @param login the only name and password that it takes; without it nobody has to say who they are */
export async function openSmtpSink(login?: { user: string; password: string }): Promise<SmtpSink> {
  const mails: Received[] = [];
  let how: Behaviour;
  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    authOptional: login === undefined,
    disabledCommands: login ? ['STARTTLS'] : ['AUTH', 'STARTTLS'],
    allowInsecureAuth: true,
    logger: false,
    onAuth({ username, password }, _session, done) {
      if (username === login?.user && password === login?.password) done(null, { user: username });
      else done(answer(535));
    },
    onMailFrom: (_address, _session, done) => done(how?.at === 'sender' ? answer(how.answer) : null),
    onRcptTo(_address, _session, done) {
      if (how?.at === 'before data') return closeAll();
      done(how?.at === 'recipient' ? answer(how.answer) : null);
    },
    async onData(stream, session, done) {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      const raw = Buffer.concat(chunks);
      if (how?.at === 'data') return done(answer(how.answer));
      const { mailFrom, rcptTo } = session.envelope;
      const from = mailFrom ? mailFrom.address : '';
      mails.push({ from, to: rcptTo.map(({ address }) => address), raw: raw.toString(), parsed: await simpleParser(raw) });
      if (how?.at === 'after data') return closeAll();
      done();
    },
  });
  server.on('error', () => {}); // of connections that are closed on purpose
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const closeAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://${login ? `${login.user}:${login.password}@` : ''}127.0.0.1:${port}`,
    mails,
    behave(next) {
      how = next;
    },
    until: (count) => eventually(`${count} mails have come`, () => mails.length >= count),
    async close() {
      closeAll();
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}

/** An address at which nobody listens. */
export async function closedSmtpUrl(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `smtp://127.0.0.1:${port}`;
}
