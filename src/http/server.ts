import type { Server } from 'node:http';
import { type HttpBindings, serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { Registry } from 'prom-client';
import type { Log } from '../shared/log.ts';
import { maySeeOperation } from './access.ts';
import { STATUS_CSS, type Status, statusPage } from './status.ts';

/** A part of the web that belongs to somebody else: a channel's webhook or page. */
export type Mount = { path: string; handle: (request: Request) => Promise<Response> };

export type HttpDeps = {
  mounts: readonly Mount[];
  /** Undefined when the program can work; else why not. */
  notReady: () => Promise<string | undefined>;
  status: () => Promise<Status>;
  metrics: Registry;
  metricsToken?: string;
  log: Log;
};

type Env = { Bindings: HttpBindings };

/** The port cannot be had; the message names the variable. */
export class PortRefused extends Error {
  override name = 'PortRefused';
}

export function createApp({ mounts, notReady, status, metrics, metricsToken, log }: HttpDeps): Hono<Env> {
  const app = new Hono<Env>();
  for (const { path, handle } of mounts) app.all(path, (context) => handle(context.req.raw));

  app.get('/healthz', (context) => context.text('ok\n'));
  app.get('/readyz', async (context) => {
    const reason = await notReady();
    return reason ? context.text(`${reason}\n`, 503) : context.text('ready\n');
  });

  const operation = (context: Context<Env>): boolean =>
    maySeeOperation(
      {
        remoteAddress: context.env.incoming.socket.remoteAddress,
        forwarded: ['forwarded', 'x-forwarded-for', 'x-real-ip'].some((name) => context.req.header(name) !== undefined),
        authorization: context.req.header('authorization'),
      },
      metricsToken,
    );
  app.get('/metrics', async (context) => {
    if (!operation(context)) return context.text('Only from this machine, or with METRICS_TOKEN.\n', 403);
    return context.body(await metrics.metrics(), 200, { 'content-type': metrics.contentType });
  });
  app.get('/status', async (context) => {
    if (!operation(context)) return context.text('Only from this machine, or with METRICS_TOKEN.\n', 403);
    context.header(
      'content-security-policy',
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    return context.html(statusPage(await status()));
  });
  app.get('/status.css', (context) => context.body(STATUS_CSS, 200, { 'content-type': 'text/css; charset=utf-8' }));

  app.notFound((context) => context.text('There is nothing here. The chat is at /chat.\n', 404));
  app.onError((error, context) => {
    log.error({ err: error, path: context.req.path }, 'a request failed');
    return context.text('Something went wrong on our side. Please try again.\n', 500);
  });
  return app;
}

/** @throws PortRefused when the port is taken or may not be used */
export function listen(app: Hono<Env>, { host, port }: { host: string; port: number }): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, () => resolve(server)) as Server;
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
