import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { httpReader } from './wire.ts';

/** One customer. What they say next waits until the delivery was taken and its answer was heard. */
export type Customer = { isTaken: boolean; isHeard: boolean };

export type Talk = { answered(): number; stop(): Promise<void> };

/** A platform of a benchmark, to the one who measures. */
export type Talking = {
  /**
   * Lets every customer talk to the bot at `url` until `stop` is called: they say their words, wait for the answer, and say them again.
   * @param isRight whether this answer, as the platform hears it, is the one that was to be given
   */
  talkTo(url: string, isRight: (answer: string) => boolean): Talk;
  /** Rejects when something was asked or told that is wrong: then the benchmark is to end. */
  fault: Promise<never>;
  close(): Promise<void>;
};

export type CustomersOptions<C extends Customer> = {
  customers: readonly C[];
  /** Of every delivery, beside its host, kind and length; asked once for each talk. */
  headers(): string[];
  /** The next delivery of what this customer says, as JSON. ASCII alone, so that its letters are its bytes. */
  delivery(customer: C): string;
  /** A response to a delivery that is not empty, where that may be an answer. */
  responded?(customer: C, body: string): void;
  onFault(error: unknown): void;
};

export type Customers<C extends Customer> = Pick<Talking, 'talkTo'> & {
  /** An answer came, in whichever way. */
  hear(customer: C, answer: string): void;
};

/** Deliveries that are open at once: the most that Telegram allows. */
const CONNECTIONS = 100;

/** One open connection to the bot, which carries one delivery at a time. */
type Line<C> = { socket: Socket; customer?: C };

/** The customers behind a platform of a benchmark, and the connections on which it delivers what they say. */
export function benchCustomers<C extends Customer>(options: CustomersOptions<C>): Customers<C> {
  const { customers, headers, delivery, responded, onFault } = options;
  let talk: { isRight: (answer: string) => boolean; answered: number; goOn(customer: C): void } | undefined;

  function hear(customer: C, answer: string): void {
    assert(talk && !customer.isHeard, `nothing was asked where this was answered: ${answer}`);
    assert(talk.isRight(answer), `a wrong answer: ${answer}`);
    customer.isHeard = true;
    talk.answered += 1;
    talk.goOn(customer);
  }

  function talkTo(url: string, isRight: (answer: string) => boolean): Talk {
    const { hostname, port, host, pathname } = new URL(url);
    const head = [`POST ${pathname} HTTP/1.1`, `host: ${host}`, ...headers(), 'content-length: '].join('\r\n');
    const waiting = [...customers];
    const stopped = Promise.withResolvers<void>();
    let isStopping = false;
    let underWay = 0;
    const lines = Array.from({ length: CONNECTIONS }, (): Line<C> => {
      const line: Line<C> = { socket: connect({ host: hostname, port: Number(port), noDelay: true }) };
      line.socket.on(
        'data',
        httpReader((start, body) => taken(line, start, body), onFault),
      );
      line.socket.on('close', () => isStopping || onFault(new Error('the bot closed a connection')));
      line.socket.on('error', onFault);
      return line;
    });
    const free = [...lines];

    function deliver(): void {
      while (!isStopping && free.length > 0 && waiting.length > 0) {
        // The one that waited longest: a bot closes connections on which nothing comes.
        const [line, customer] = [free.shift()!, waiting.shift()!];
        line.customer = customer;
        customer.isTaken = false;
        customer.isHeard = false;
        underWay += 1;
        const body = delivery(customer);
        line.socket.write(`${head}${body.length}\r\n\r\n${body}`, 'latin1');
      }
    }

    function taken(line: Line<C>, start: string, body: string): void {
      assert(start.startsWith('HTTP/1.1 200 '), `the bot took no delivery: ${start}`);
      const customer = line.customer!;
      free.push(line);
      customer.isTaken = true;
      if (body !== '' && responded) responded(customer, body);
      else goOn(customer);
    }

    function goOn(customer: C): void {
      if (customer.isTaken && customer.isHeard) {
        waiting.push(customer);
        underWay -= 1;
      }
      deliver();
      if (isStopping && underWay === 0) stopped.resolve();
    }

    const own = { isRight, answered: 0, goOn };
    talk = own;
    deliver();
    return {
      answered: () => own.answered,
      async stop() {
        isStopping = true;
        await stopped.promise;
        for (const { socket } of lines) socket.end();
      },
    };
  }

  return { talkTo, hear };
}
