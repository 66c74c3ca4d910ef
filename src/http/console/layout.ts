import { html } from 'hono/html';
import { pageSecurity } from '../../shared/pages/security.ts';
import type { Staff } from '../../staff/index.ts';
import type { Assets } from './assets.ts';
import type { Call, View } from './call.ts';
import { PROOF_FIELD } from './proof.ts';
import { mayOpen, type Route } from './routes.ts';
import type { ConsoleText, Words } from './words.ts';

/** Where somebody can go, in this order, as far as their role lets them. */
const PLACES: readonly { route: Route; path: string; label: ConsoleText }[] = [
  { route: 'GET /console/inbox', path: '/console/inbox', label: 'nav-inbox' },
  { route: 'GET /console/vouchers', path: '/console/vouchers', label: 'nav-vouchers' },
  { route: 'GET /console/members', path: '/console/members', label: 'nav-members' },
  { route: 'GET /console/campaigns', path: '/console/campaigns', label: 'nav-campaigns' },
  { route: 'GET /console/segments', path: '/console/segments', label: 'nav-segments' },
  { route: 'GET /console/offers', path: '/console/offers', label: 'nav-offers' },
  { route: 'GET /console/surveys', path: '/console/surveys', label: 'nav-surveys' },
  { route: 'GET /console/opinions', path: '/console/opinions', label: 'nav-opinions' },
  { route: 'GET /console/answers', path: '/console/answers', label: 'nav-answers' },
  { route: 'GET /console/unanswered', path: '/console/unanswered', label: 'nav-unanswered' },
  { route: 'GET /console/staff', path: '/console/staff', label: 'nav-staff' },
  { route: 'GET /console/audit', path: '/console/audit', label: 'nav-audit' },
  { route: 'GET /console/model', path: '/console/model', label: 'nav-model' },
];

/** One message to whoever is at the page, above its content: what was done, or why it was not. */
export type Notice = { text: string; tone: 'done' | 'refused' };

export type Page = {
  title: string;
  content: View;
  notice?: Notice | undefined;
  /** Wider than text: lists and the conversation. */
  wide?: boolean;
};

export type Shell = (
  call: Pick<Call, 'url' | 'words' | 'proof' | 'staff' | 'now'>,
  page: Page,
  status?: number,
) => Promise<Response>;

const SECURITY = {
  ...pageSecurity({ 'script-src': "'self'", 'connect-src': "'self'", 'form-action': "'self'" }),
  // Our own forms are to say where they come from (`proof.ts`); nobody else hears it.
  'referrer-policy': 'same-origin',
};

/** The headers of everything that the console answers: what is shown here is for nobody's cache. */
export const CONSOLE_HEADERS: Readonly<Record<string, string>> = {
  ...SECURITY,
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
};

/** Puts a page between head and navigation. */
export const shell =
  ({ assets, brand }: { assets: Assets; brand: () => string }): Shell =>
  async (call, page, status = 200) => {
    const { words, staff, now } = call;
    const { say } = words;
    const link = (name: keyof Assets) => `/console/assets/${name}?v=${assets[name].version}`;
    const body = await html`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<title>${page.title} · ${brand()}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="htmx-config" content='{"includeIndicatorCSS":false,"history":false,"morphIgnore":["data-htmx-powered","open","data-sent"]}'>
<link rel="icon" href="/chat/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${link('console.css')}">
${staff ? html`<script src="${link('htmx.js')}" defer></script><script src="${link('console.js')}" defer></script>` : ''}
</head>
<body data-now="${now.toISOString()}" ${staff ? html`data-me="${staff.id}"` : ''}>
<a class="skip" href="#main">${say('skip')}</a>
${staff ? header(call, staff, brand()) : ''}
<main id="main" tabindex="-1" class="${page.wide ? 'wide' : ''}">
${staff ? html`<p class="notice refused" id="offline" role="status" hidden>${say('offline')}</p>` : ''}
${page.notice ? html`<p class="notice ${page.notice.tone}" role="${page.notice.tone === 'done' ? 'status' : 'alert'}">${page.notice.text}</p>` : ''}
${page.content}
</main>
</body>
</html>`;
    return new Response(String(body), { status, headers: { ...CONSOLE_HEADERS, 'content-type': 'text/html; charset=utf-8' } });
  };

function header({ words, url, proof }: Pick<Call, 'words' | 'url' | 'proof'>, staff: Staff, brand: string): View {
  const { say } = words;
  const other = words.language === 'en' ? 'nb' : 'en';
  const isHere = (path: string) => url.pathname === path || url.pathname.startsWith(`${path}/`);
  return html`<header class="top">
<p class="brand"><span class="mark" aria-hidden="true">${[...brand][0] ?? ''}</span><bdi>${brand}</bdi></p>
<nav aria-label="${say('nav-label')}"><ul>
${PLACES.filter(({ route }) => mayOpen(route, staff.role)).map(
  ({ path, label }) => html`<li><a href="${path}" ${isHere(path) ? html`aria-current="page"` : ''}>${say(label)}</a></li>`,
)}
</ul></nav>
<div class="me">
<span><bdi>${staff.name}</bdi></span>
<form method="post" action="/console/language">${proofField(proof)}<button class="plain" name="language" value="${other}" lang="${other}">${other === 'en' ? 'English' : 'Norsk'}</button></form>
<form method="post" action="/console/sign-out">${proofField(proof)}<button class="plain">${say('sign-out')}</button></form>
</div>
</header>`;
}

/** The hidden field that shows that a form is ours. */
export const proofField = (proof: string): View => html`<input type="hidden" name="${PROOF_FIELD}" value="${proof}">`;

/** An instant, with how long it is until then where `lives`: the page's script keeps that right. */
export const time = (words: Words, instant: Date, lives = false): View =>
  lives
    ? html`<time datetime="${instant.toISOString()}" data-live title="${words.at(instant)}">${words.until(instant)}</time>`
    : html`<time datetime="${instant.toISOString()}">${words.at(instant)}</time>`;
