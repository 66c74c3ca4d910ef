import { createServer, type RequestListener, type Server } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { Registry } from 'prom-client';
import { type Clock, SECOND_MS } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import type { Log } from '../shared/log.ts';
import { maySeeOperation } from './access.ts';
import { clientAddress, isLoopback } from './address.ts';
import { addressLimit, type Limited } from './address-limit.ts';
import { STATUS_CSS, type Status, statusPage, unavailablePage } from './status.ts';

/** A part of the web that belongs to somebody else: a channel's webhook or page. */
export type Mount = {
  path: string;
  handle: (request: Request) => Promise<Response>;
  /** Called by a platform's servers thousands of times a minute, and never by a browser. */
  isWebhook?: true;
  /** What a request does that one address may do only so many times. */
  limited?: (request: Request) => Limited | undefined;
};

export type HttpDeps = {
  mounts: readonly Mount[];
  /** Undefined when the program can work; else why not. */
  notReady: () => Promise<string | undefined>;
  status: () => Promise<Status>;
  metrics: Registry;
  metricsToken?: string;
  /** Addresses and networks whose X-Forwarded-For counts. */
  trustedProxies?: readonly string[];
  clock: Clock;
  log: Log;
};

type Env = { Bindings: HttpBindings };

/** The port cannot be had; the message names the variable. */
export class PortRefused extends Error {
  override name = 'PortRefused';
}

export function createApp(deps: HttpDeps): Hono<Env> {
  const { mounts, notReady, status, metrics, metricsToken, clock, log } = deps;
  const app = new Hono<Env>();
  // Before everything that only browsers need.
  for (const { path, handle } of mounts.filter(({ isWebhook }) => isWebhook)) app.all(path, (context) => handle(context.req.raw));
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(SECURITY))
      if (!context.res.headers.has(name)) context.res.headers.set(name, value);
  });

  const wait = addressWait(deps);
  for (const { path, handle, limited } of mounts)
    app.all(path, async (context) => {
      const what = limited?.(context.req.raw);
      const waitMs = what === undefined ? 0 : wait(what, context);
      if (waitMs === 0) return handle(context.req.raw);
      const seconds = Math.ceil(waitMs / SECOND_MS);
      return context.text(`Very many come from where you are. Please try again in ${seconds} s.\n`, 429, {
        'retry-after': String(seconds),
      });
    });

  const mayOperate = (context: Context<Env>): boolean =>
    maySeeOperation({ remoteAddress: peerOf(context), header: (name) => context.req.header(name) }, metricsToken);
  const refuseOperation = (context: Context<Env>) => context.text('Only from this machine, or with METRICS_TOKEN.\n', 403);

  app.get('/healthz', (context) => context.text('ok\n'));
  app.get('/readyz', async (context) => {
    const reason = await notReady();
    if (!reason) return context.text('ready\n');
    return context.text(mayOperate(context) ? `${reason}\n` : 'not ready\n', 503); // the reason may name paths and hosts
  });
  app.get('/metrics', async (context) => {
    if (!mayOperate(context)) return refuseOperation(context);
    return context.body(await metrics.metrics(), 200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' });
  });
  app.get('/status', async (context) => {
    if (!mayOperate(context)) return refuseOperation(context);
    context.header('content-security-policy', STATUS_SECURITY);
    context.header('cache-control', 'no-store');
    const reason = await notReady();
    return reason ? context.html(unavailablePage(reason), 503) : context.html(statusPage(await status()));
  });
  app.get('/status.css', (context) => context.body(STATUS_CSS, 200, { 'content-type': 'text/css; charset=utf-8' }));

  app.notFound((context) => context.text('There is nothing here. The chat is at /chat.\n', 404));
  app.onError((error, context) => {
    const requestId = newId(clock.now().getTime());
    log.error({ err: error, requestId, method: context.req.method, path: context.req.path }, 'a request failed');
    return context.text(`Something went wrong on our side. Please try again. (${requestId})\n`, 500);
  });
  return app;
}

const SECURITY: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};
const STATUS_SECURITY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const peerOf = (context: Context<Env>): string | undefined => context.env.incoming.socket.remoteAddress;

/** How long somebody must wait before they may do what is limited by address. */
function addressWait({ trustedProxies = [], clock, log }: HttpDeps): (what: Limited, context: Context<Env>) => number {
  const addressOf = clientAddress(trustedProxies);
  const limit = addressLimit();
  let hasWarned = false;
  return (what, context) => {
    const forwardedFor = context.req.header('x-forwarded-for');
    const [peer, address] = [peerOf(context), addressOf(peerOf(context), forwardedFor)];
    if (forwardedFor !== undefined && trustedProxies.length === 0 && !hasWarned) {
      hasWarned = true;
      log.warn({ peer }, 'a proxy passes requests on: without TRUSTED_PROXIES all visitors seem to come from it');
    }
    // From this machine comes its owner, or a proxy that TRUSTED_PROXIES does not name: then everybody would be one.
    return address === undefined || isLoopback(address) ? 0 : limit(what, address, clock.now());
  };
}

/** The app as Node's server calls it. */
export const pagesOf = (app: Hono<Env>): RequestListener => getRequestListener(app.fetch);

/**
 * A connection that nothing is asked on is kept longer than proxies keep theirs (60 s is usual): closed by us first, it would now and then
 * be closed just as the next request sets out on it, and whoever asked would be told of a bad gateway.
 */
const KEEP_ALIVE_MS = 75 * SECOND_MS;

/** @throws PortRefused when the port is taken or may not be used */
export function listen(listener: RequestListener, { host, port }: { host: string; port: number }): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, listener).listen(port, host, () => resolve(server));
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        reject(
          new PortRefused(`PORT: ${port} on ${host} is in use by another program. Set another one, e.g. PORT=${port + 1}`, {
            cause: error,
          }),
        );
      else if (error.code === 'EACCES')
        reject(new PortRefused(`PORT: ${port} needs more rights. Set one above 1023, e.g. PORT=3000`, { cause: error }));
      else reject(new PortRefused(`HOST, PORT: cannot listen on ${host}:${port} (${error.message})`, { cause: error }));
    });
  });
}
