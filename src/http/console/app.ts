import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { isDatabaseAway } from '../../chat/database-away.ts';
import { pageLanguage } from '../../chat/page-language.ts';
import { newId } from '../../shared/ids.ts';
import { CONSOLE_LANGUAGES, type ConsoleLanguage, type Staff } from '../../staff/index.ts';
import { readText } from '../body.ts';
import { loadAssets } from './assets.ts';
import { consoleAuth } from './auth.ts';
import type { Call } from './call.ts';
import type { ConsoleDeps, Desk } from './index.ts';
import { CONSOLE_HEADERS, shell } from './layout.ts';
import { liveNews } from './live.ts';
import { answerPages } from './pages/answers.ts';
import { auditPages } from './pages/audit.ts';
import { campaignPages } from './pages/campaigns.ts';
import { conversationPages } from './pages/conversation.ts';
import { entryPages } from './pages/entry.ts';
import { inboxPages } from './pages/inbox.ts';
import { memberPages } from './pages/members.ts';
import { modelPages } from './pages/model.ts';
import { offerPages } from './pages/offers.ts';
import { opinionPages } from './pages/opinions.ts';
import { segmentPages } from './pages/segments.ts';
import { staffPages } from './pages/staff.ts';
import { surveyPages } from './pages/surveys.ts';
import { themePages } from './pages/themes.ts';
import { unansweredPages } from './pages/unanswered.ts';
import { voucherPages } from './pages/vouchers.ts';
import { isOwnPage, isProof, PROOF_FIELD, proofOf } from './proof.ts';
import { type Handlers, isOpen, mayOpen, type OpenHandler, pageBefore, ROUTES, type Route } from './routes.ts';
import { type ConsoleText, type Words, wordsIn } from './words.ts';

const MOST_FORM_BYTES = 65_536;

/** The console as one function of requests. Loaded with the first of them, since better-auth costs memory. */
export function createConsole(deps: ConsoleDeps) {
  const { clock, log, secret, publicUrl } = deps;
  const speech = deps.speech();
  const assets = loadAssets();
  const auth = consoleAuth(deps);
  const page = shell({ assets, brand: () => deps.programme().rules.brand.name });
  const news = liveNews(deps);
  const desk: Desk = { ...deps, page, auth, assets, news };
  const handlers: Handlers = {
    ...entryPages(desk),
    ...inboxPages(desk),
    ...conversationPages(desk),
    ...staffPages(desk),
    ...auditPages(desk),
    ...modelPages(desk),
    ...voucherPages(desk),
    ...memberPages(desk),
    ...campaignPages(desk),
    ...segmentPages(desk),
    ...offerPages(desk),
    ...surveyPages(desk),
    ...opinionPages(desk),
    ...themePages(desk),
    ...answerPages(desk),
    ...unansweredPages(desk),
  };

  const wordsFor = (language: ConsoleLanguage, now: Date): Words =>
    wordsIn(language, { speech, timeZone: deps.programme().rules.timeZone, now });

  /** A page that says why there is nothing to see. */
  async function refusal(call: Call, status: number, text: ConsoleText, values?: Parameters<Words['say']>[1]): Promise<Response> {
    const { say } = call.words;
    const title = say('refused-title');
    const way =
      status === 401
        ? html`<p><a href="${signInPath(pageBefore(call.request))}">${say('to-sign-in')}</a></p>`
        : text === 'refused-proof'
          ? html`<p><a href="${pageBefore(call.request)}">${say('to-page-before')}</a></p>`
          : html`<p><a href="/console">${say('to-start')}</a></p>`;
    return page(call, { title, content: html`<h1>${title}</h1><p>${say(text, values)}</p>${way}` }, status);
  }

  /** A request before it is known whose it is: in the language of their browser. */
  function callOf({ req }: Context): Call {
    const now = clock.now();
    const language = pageLanguage(req.header('accept-language') ?? null, { default: 'en', offered: CONSOLE_LANGUAGES });
    return {
      request: req.raw,
      url: new URL(req.url),
      params: req.param() as Record<string, string>,
      form: new URLSearchParams(),
      now,
      words: wordsFor(language as ConsoleLanguage, now),
      proof: '',
    };
  }

  /** Who may see what, and whether a change was asked for by a page of ours: decided here, once for all routes. */
  async function answer(route: Route, context: Context): Promise<Response> {
    const request = context.req.raw;
    const call = callOf(context);
    const { now } = call;
    const changes = request.method !== 'GET' && request.method !== 'HEAD';
    if (changes && !isOwnPage(request, publicUrl)) return refusal(call, 403, 'refused-foreign');

    const session = isOpen(route) ? undefined : await auth.find(request);
    if (!session && !isOpen(route)) return changes || isPart(request) ? signedOut(call) : toSignIn(call);
    if (session) {
      call.staff = session.staff;
      call.words = wordsFor(session.staff.language, now);
      call.proof = proofOf(secret, session.sessionId);
      if (!mayOpen(route, session.staff.role)) return refusal(call, 403, 'refused-role');
    }
    if (changes) {
      const form = await readForm(request);
      if (!form) return refusal(call, 415, 'refused-form');
      if (session && !isProof(form.get(PROOF_FIELD), secret, session.sessionId)) return refusal(call, 403, 'refused-proof');
      call.form = form;
    }
    const response = await (handlers[route] as OpenHandler)(call as Call & { staff: Staff });
    for (const cookie of session?.cookies ?? []) response.headers.append('set-cookie', cookie);
    return response;
  }

  /** A part of a page, or a form, of somebody whose session is over: the page says so where it is. */
  async function signedOut(call: Call): Promise<Response> {
    const response = await refusal(call, 401, 'refused-session');
    if (isPart(call.request)) response.headers.set('hx-redirect', signInPath(pageBefore(call.request)));
    return response;
  }

  const app = new Hono();
  for (const route of Object.keys(ROUTES) as Route[]) {
    const [method, path] = route.split(' ') as [string, string];
    app.on(method, path, (context) => answer(route, context));
  }
  app.notFound((context) => refusal(callOf(context), 404, 'refused-nothing'));
  app.onError((error, context) => {
    if (isDatabaseAway(error)) return refusal(callOf(context), 503, 'refused-away');
    const requestId = newId(clock.now().getTime());
    log.error(
      { err: error, requestId, method: context.req.method, route: context.req.routePath },
      'a request to the console failed',
    );
    return refusal(callOf(context), 500, 'refused-fault', { id: requestId });
  });

  return {
    async handle(request: Request): Promise<Response> {
      const response = await app.fetch(request);
      for (const [name, value] of Object.entries(CONSOLE_HEADERS))
        if (!response.headers.has(name)) response.headers.set(name, value);
      if (deps.isFramed) allowFrames(response.headers);
      return response;
    },
    staffCookies: auth.openFor,
    close: () => news.close(),
  };
}

/** By pages of our own address alone. */
function allowFrames(headers: Headers): void {
  const policy = headers.get('content-security-policy') ?? '';
  headers.set('content-security-policy', policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"));
}

/** The sign-in that leads to this page. */
const signInPath = (page: string): string => `/console/sign-in${page === '/console' ? '' : `?next=${encodeURIComponent(page)}`}`;

const toSignIn = ({ url }: Call): Response =>
  new Response(null, { status: 303, headers: { location: signInPath(url.pathname) } });

/** Asked for by a page that is open: htmx, or its stream of news. */
const isPart = ({ headers }: Request): boolean => headers.get('hx-request') === 'true';

async function readForm(request: Request): Promise<URLSearchParams | undefined> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers.get('content-type') ?? '')) return undefined;
  const body = await readText(request, MOST_FORM_BYTES).catch((error: unknown) => {
    if (error instanceof TypeError) return undefined; // no UTF-8
    throw error;
  });
  return body === undefined ? undefined : new URLSearchParams(body);
}
