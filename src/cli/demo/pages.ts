import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { isSameOrigin } from '../../channels/web/index.ts';
import { visitors } from '../../channels/web/visitor.ts';
import type { Mount } from '../../http/index.ts';
import type { Clock } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import { type Asset, asset, serveAsset, styledAsset } from '../../shared/pages/assets.ts';
import { pageSecurity } from '../../shared/pages/security.ts';
import { MOVES, type Move } from './clock.ts';
import { renderDemo } from './page.ts';
import { PEOPLE, type Person } from './people.ts';

export type DemoDeps = {
  clock: Clock;
  timeZone: string;
  /** Signs the visitors' cookies. */
  secret: string;
  visitorCookie(visitorId: string): string;
  /** Moves the clock and lets happen what comes with it. @returns what happened, in a sentence or two */
  move(move: Move): Promise<string>;
};

/** The demo's pages: `/` and what is under `/demo`. They alone may move the clock. */
export function demoMounts(deps: DemoDeps): Mount[] {
  const assets = loadDemoAssets();
  const cookies = visitors({ secretKey: deps.secret, secure: false });

  async function handle(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (request.method === 'POST') return change(request, url.pathname);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'GET, HEAD and POST only');
    switch (url.pathname) {
      case '/':
        return new Response(null, { status: 302, headers: { location: '/demo' } });
      case '/demo':
        return page(request);
      case '/demo/app.css':
      case '/demo/app.js':
      case '/demo/wall-clock.ts': {
        const name = url.pathname.slice('/demo/'.length) as keyof typeof assets;
        return serveAsset(assets[name], request, url.searchParams.get('v'));
      }
      default:
        return refuse(404, 'There is nothing here. The demo is at /demo');
    }
  }

  async function change(request: Request, path: string): Promise<Response> {
    if (!isSameOrigin(request, undefined)) return refuse(403, 'Only from the page itself');
    const form = new URLSearchParams(await request.text());
    switch (path) {
      case '/demo/enter':
        return enter(request, form.get('who'));
      case '/demo/clock':
        return moveClock(request, form.get('move'));
      default:
        return refuse(404, 'There is nothing here');
    }
  }

  /** Who comes for the first time is Ingrid, so that there is somebody to ask as at once. */
  function page(request: Request): Response {
    const visitorId = cookies.read(request);
    const current = visitorId ? personOf(visitorId) : PEOPLE[0]!;
    const { clock, timeZone } = deps;
    const body = renderDemo({ people: PEOPLE, current, now: clock.now(), timeZone, assets });
    return new Response(request.method === 'HEAD' ? null : body, {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        ...(visitorId ? {} : { 'set-cookie': cookieOf(current) }),
        ...PAGE_SECURITY,
      },
    });
  }

  function enter(request: Request, key: string | null): Response {
    const person = PEOPLE.find((someone) => someone.key === key);
    if (!person) return refuse(400, 'Nobody by that name');
    return done(request, { who: person.key }, { 'set-cookie': cookieOf(person) });
  }

  const cookieOf = ({ visitorId }: Person) => deps.visitorCookie(visitorId ?? newId(deps.clock.now().getTime()));

  async function moveClock(request: Request, asked: string | null): Promise<Response> {
    const move = MOVES.find((known) => known === asked);
    if (!move) return refuse(400, `The clock moves by one of ${MOVES.join(', ')}`);
    const news = await deps.move(move);
    return done(request, { now: deps.clock.now().toISOString(), news });
  }

  return ['/', '/demo', '/demo/*'].map((path) => ({ path, handle }));
}

const personOf = (visitorId: string): Person =>
  PEOPLE.find((person) => person.visitorId === visitorId) ?? PEOPLE.find((person) => person.visitorId === undefined)!;

/** The page's script gets JSON; a form without it gets the page again. */
function done(request: Request, body: unknown, headers: Record<string, string> = {}): Response {
  if (request.headers.get('accept')?.includes('application/json'))
    return Response.json(body, { headers: { 'cache-control': 'no-store', ...headers } });
  return new Response(null, { status: 303, headers: { location: '/demo', ...headers } });
}

const refuse = (status: number, words: string): Response =>
  new Response(`${words}.\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } });

const PAGE_SECURITY = {
  ...pageSecurity({
    'script-src': "'self'",
    'connect-src': "'self'",
    'frame-src': "'self'",
    'form-action': "'self'",
  }),
  'referrer-policy': 'same-origin',
};

function loadDemoAssets(): Readonly<Record<'app.css' | 'app.js' | 'wall-clock.ts', Asset>> {
  const read = (name: string) => readFileSync(new URL(`./browser/${name}`, import.meta.url), 'utf8');
  const script = (name: string) => asset('text/javascript; charset=utf-8', stripTypeScriptTypes(read(name)));
  return {
    'app.css': styledAsset(read('app.css')),
    'app.js': script('app.ts'),
    // The page's script imports it by the name that it has here.
    'wall-clock.ts': script('wall-clock.ts'),
  };
}
