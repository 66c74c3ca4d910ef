import type { Role, Staff } from '../../staff/index.ts';
import type { Call } from './call.ts';

/** Whoever knows the address, signed in or not. */
const ANYBODY = 'anybody';
const ALL: readonly Role[] = ['support', 'marketing', 'admin'];
/** Those who talk with customers, and see what is personal. Marketing sees figures and groups. */
const CARE: readonly Role[] = ['support', 'admin'];
/** Those who send surveys, offers and news of what was done. */
const OUTREACH: readonly Role[] = ['marketing', 'admin'];
const ADMIN: readonly Role[] = ['admin'];

/**
 * Every address of the console, and who may open it. The router is built from this table and from nothing else; what is not in it
 * is not there. A test asks for each one as each role. A new page is a file in `pages/` and its lines here.
 */
export const ROUTES = {
  'GET /console/assets/:name': ANYBODY,
  'GET /console/sign-in': ANYBODY,
  'POST /console/sign-in': ANYBODY,
  'GET /console/invitation/:token': ANYBODY,
  'POST /console/invitation/:token': ANYBODY,

  'GET /console': ALL,
  'POST /console/sign-out': ALL,
  'POST /console/language': ALL,

  'GET /console/inbox': CARE,
  'GET /console/inbox/list': CARE,
  'GET /console/inbox/live': CARE,

  'GET /console/conversations/:id': CARE,
  'GET /console/conversations/:id/parts': CARE,
  'GET /console/conversations/:id/live': CARE,
  'GET /console/conversations/:id/summary': CARE,
  'POST /console/conversations/:id/claim': CARE,
  'POST /console/conversations/:id/reply': CARE,
  'POST /console/conversations/:id/note': CARE,
  'POST /console/conversations/:id/promise': CARE,
  'POST /console/conversations/:id/called': CARE,
  'POST /console/conversations/:id/resolve': CARE,
  'POST /console/conversations/:id/hand-on': CARE,
  'POST /console/conversations/:id/release': CARE,
  'POST /console/conversations/:id/promises/:promiseId/keep': CARE,
  'POST /console/conversations/:id/promises/:promiseId/move': CARE,
  'POST /console/conversations/:id/orders/:orderId/confirm': CARE,
  'POST /console/conversations/:id/orders/:orderId/cancel': CARE,
  'POST /console/conversations/:id/complaints/:complaintId/category': CARE,
  'POST /console/conversations/:id/complaints/:complaintId/team': CARE,
  'POST /console/conversations/:id/complaints/:complaintId/reopen': CARE,
  'POST /console/conversations/:id/complaints/:complaintId/close': CARE,
  'GET /console/files/:id': CARE,

  'GET /console/vouchers': CARE,
  'POST /console/vouchers': CARE,

  'GET /console/members': CARE,
  'GET /console/members/:id': CARE,
  'POST /console/members/:id/points': CARE,

  'GET /console/campaigns': OUTREACH,
  'POST /console/campaigns': OUTREACH,
  'GET /console/campaigns/new': OUTREACH,
  'GET /console/campaigns/:id': OUTREACH,
  'POST /console/campaigns/:id': OUTREACH,
  'GET /console/campaigns/:id/progress': OUTREACH,
  'POST /console/campaigns/:id/test': OUTREACH,
  'GET /console/campaigns/:id/publish': OUTREACH,
  'POST /console/campaigns/:id/publish': OUTREACH,
  'POST /console/campaigns/:id/pause': OUTREACH,
  'POST /console/campaigns/:id/resume': OUTREACH,
  'GET /console/campaigns/:id/cancel': OUTREACH,
  'POST /console/campaigns/:id/cancel': OUTREACH,

  'GET /console/segments': OUTREACH,
  'POST /console/segments': OUTREACH,
  'GET /console/segments/new': OUTREACH,
  'GET /console/segments/:code': OUTREACH,

  'GET /console/offers': OUTREACH,
  'POST /console/offers/:code/off': OUTREACH,
  'POST /console/offers/:code/on': OUTREACH,

  'GET /console/surveys': ALL,
  'GET /console/surveys/:code': ALL,
  'GET /console/surveys/:code/answers.csv': ALL,
  'POST /console/surveys/:code/answers/:id/theme': ALL,
  'GET /console/opinions': ALL,
  'POST /console/opinions/:id/theme': ALL,
  'GET /console/themes/:code': ALL,
  'POST /console/themes/:code': OUTREACH,
  'POST /console/themes/:code/deeds/:id': OUTREACH,

  'GET /console/answers': OUTREACH,
  'POST /console/answers': OUTREACH,
  'GET /console/answers/new': OUTREACH,
  'GET /console/answers/:code': OUTREACH,
  'POST /console/answers/:code': OUTREACH,
  'GET /console/unanswered': ALL,
  'POST /console/unanswered': ALL,

  'GET /console/staff': ADMIN,
  'POST /console/staff': ADMIN,
  'POST /console/staff/:id/invite': ADMIN,
  'POST /console/staff/:id/role': ADMIN,
  'POST /console/staff/:id/deactivate': ADMIN,
  'POST /console/staff/:id/activate': ADMIN,
  'GET /console/audit': ADMIN,
  'GET /console/model': ADMIN,
} as const satisfies Record<`${'GET' | 'POST'} /console${string}`, typeof ANYBODY | readonly Role[]>;

export type Route = keyof typeof ROUTES;

export type OpenHandler = (call: Call) => Promise<Response>;
export type Handler = (call: Call & { staff: Staff }) => Promise<Response>;

/** What answers each route: whoever must be signed in is. */
export type Handlers = {
  [Name in Route]: (typeof ROUTES)[Name] extends typeof ANYBODY ? OpenHandler : Handler;
};

export const mayOpen = (route: Route, role: Role): boolean => {
  const access = ROUTES[route];
  return access === ANYBODY || access.includes(role);
};

const PAGES = (Object.keys(ROUTES) as Route[])
  .filter((route) => route.startsWith('GET ') && ROUTES[route] !== ANYBODY)
  .map((route) => new RegExp(`^${route.slice('GET '.length).replaceAll(/:\w+/g, '[\\w-]+')}$`));

/**
 * The page to which somebody comes back from this path, after a sign-in or in another language: the one that is there, or the nearest
 * above it, since what answers a form alone is no page. Whatever else a link brought along leads to the start.
 */
export function pageAt(path: string | null | undefined): string {
  let at = path ?? '';
  for (; at.startsWith('/console/'); at = at.slice(0, at.lastIndexOf('/'))) {
    const page = at;
    if (PAGES.some((pattern) => pattern.test(page))) return page;
  }
  return '/console';
}

/** Where the request says that it was made: the path of a page of ours. */
export const pageBefore = ({ headers }: Request): string => {
  const from = headers.get('referer') ?? '';
  return pageAt(URL.canParse(from) ? new URL(from).pathname : undefined);
};

export const isOpen = (route: Route): boolean => ROUTES[route] === ANYBODY;
