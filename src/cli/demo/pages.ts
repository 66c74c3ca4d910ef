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
import { DOORS, type DoorKey, STAFF_DOORS } from './doors.ts';
import { doorPath, renderDemo } from './page.ts';
import { PEOPLE, type Person } from './people.ts';
import type { TillAnswer } from './till.ts';

export type DemoDeps = {
  clock: Clock;
  timeZone: string;
  /** Signs the visitors' cookies. */
  secret: string;
  visitorCookie(visitorId: string): string;
  /** Signs a colleague in to the console. @param key of `COLLEAGUES` */
  signIn(key: string): Promise<readonly string[]>;
  /** What a till says to a voucher's code. */
  takeAtTill(code: string | null): Promise<TillAnswer>;
  /** Moves the clock and lets happen what comes with it. @returns what happened, in a sentence or two */
  move(move: Move, door: DoorKey): Promise<string>;
};

/** Who was chosen in the console. The session itself has a cookie of its own, which these pages never see. */
const SEAT_COOKIE = 'demo_colleague';

/** The demo's pages: `/` and what is under `/demo`. They alone may move the clock, and sign somebody in without a password. */
export function demoMounts(deps: DemoDeps): Mount[] {
  const assets = loadDemoAssets();
  const cookies = visitors({ secretKey: deps.secret, secure: false });

  async function handle(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (request.method === 'POST') return change(request, url.pathname);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'GET, HEAD and POST only');
    const door = DOORS.find((key) => doorPath(key) === url.pathname);
    if (door) return page(request, door);
    switch (url.pathname) {
      case '/':
        return new Response(null, { status: 302, headers: { location: '/demo' } });
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
    const door = DOORS.find((key) => key === form.get('door')) ?? 'customer';
    switch (path) {
      case '/demo/enter':
        return enter(request, door, form.get('who'));
      case '/demo/staff':
        return sit(request, door, form.get('who'));
      case '/demo/clock':
        return moveClock(request, door, form.get('move'));
      case '/demo/till':
        return till(request, form.get('code'));
      default:
        return refuse(404, 'There is nothing here');
    }
  }

  /**
   * Who comes for the first time is somebody at once, so that there is a phone to look at. Behind a door of the staff one is signed in:
   * each time anew, since a session may be over or of a demo that is gone.
   */
  async function page(request: Request, door: DoorKey, till?: TillAnswer): Promise<Response> {
    const visitorId = cookies.read(request);
    const first = door === 'customer' ? PEOPLE[0]!.key : STAFF_DOORS[door].onThePhone;
    const current = visitorId ? personOf(visitorId) : PEOPLE.find(({ key }) => key === first)!;
    const colleague = colleagueAt(request, door);
    const seat = colleague === undefined ? [] : await deps.signIn(colleague);
    const { clock, timeZone } = deps;
    const answer = till && { till };
    const body = renderDemo({ door, people: PEOPLE, current, colleague, ...answer, now: clock.now(), timeZone, assets });
    const headers = new Headers({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      ...PAGE_SECURITY,
    });
    for (const cookie of [...(visitorId ? [] : [cookieOf(current)]), ...seat]) headers.append('set-cookie', cookie);
    return new Response(request.method === 'HEAD' ? null : body, { headers });
  }

  function enter(request: Request, door: DoorKey, key: string | null): Response {
    const person = PEOPLE.find((someone) => someone.key === key);
    if (!person) return refuse(400, 'Nobody by that name');
    return done(request, door, { who: person.key }, [cookieOf(person)]);
  }

  const cookieOf = ({ visitorId }: Person) => deps.visitorCookie(visitorId ?? newId(deps.clock.now().getTime()));

  async function sit(request: Request, door: DoorKey, key: string | null): Promise<Response> {
    const colleague = door === 'customer' ? undefined : STAFF_DOORS[door].colleagues.find((someone) => someone.key === key);
    if (!colleague) return refuse(400, 'No colleague by that name');
    const seat = `${SEAT_COOKIE}=${colleague.key}; Path=/demo; HttpOnly; SameSite=Lax`;
    return done(request, door, { who: colleague.key }, [seat, ...(await deps.signIn(colleague.key))]);
  }

  async function moveClock(request: Request, door: DoorKey, asked: string | null): Promise<Response> {
    const move = MOVES.find((known) => known === asked);
    if (!move) return refuse(400, `The clock moves by one of ${MOVES.join(', ')}`);
    const news = await deps.move(move, door);
    return done(request, door, { now: deps.clock.now().toISOString(), news });
  }

  async function till(request: Request, code: string | null): Promise<Response> {
    const answer = await deps.takeAtTill(code);
    return wantsJson(request) ? Response.json(answer, { headers: NOT_KEPT }) : page(request, 'customer', answer);
  }

  return ['/', '/demo', '/demo/*'].map((path) => ({ path, handle }));
}

const personOf = (visitorId: string): Person =>
  PEOPLE.find((person) => person.visitorId === visitorId) ?? PEOPLE.find((person) => person.visitorId === undefined)!;

/** Who sits behind a door: whoever was chosen, if they belong there, and else its first. */
function colleagueAt({ headers }: Request, door: DoorKey): string | undefined {
  if (door === 'customer') return undefined;
  const chosen = new RegExp(`(?:^|; )${SEAT_COOKIE}=(\\w+)`).exec(headers.get('cookie') ?? '')?.[1];
  const { colleagues } = STAFF_DOORS[door];
  return (colleagues.find(({ key }) => key === chosen) ?? colleagues[0])?.key;
}

const NOT_KEPT = { 'cache-control': 'no-store' };
const wantsJson = ({ headers }: Request): boolean => headers.get('accept')?.includes('application/json') ?? false;

/** The page's script gets JSON; a form without it gets the page again. */
function done(request: Request, door: DoorKey, body: unknown, cookies: readonly string[] = []): Response {
  const response = wantsJson(request)
    ? Response.json(body, { headers: NOT_KEPT })
    : new Response(null, { status: 303, headers: { location: doorPath(door) } });
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}

const refuse = (status: number, words: string): Response =>
  new Response(`${words}.\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...NOT_KEPT } });

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
