import { MOST_MEGABYTES } from '../../chat/attachment.ts';
import { type Accept, type Channel, type ChannelStatus, ChannelUnavailable, FileRefused } from '../../chat/channel.ts';
import type { History } from '../../chat/history.ts';
import type { Message } from '../../chat/message.ts';
import { languageHint, pageLanguage } from '../../chat/page-language.ts';
import type { Pages } from '../../chat/page-left.ts';
import type { Uploads } from '../../chat/uploads.ts';
import { type Clock, MINUTE_MS, SECOND_MS } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import type { Log } from '../../shared/log.ts';
import { serveAsset } from '../../shared/pages/assets.ts';
import { pageSecurity } from '../../shared/pages/security.ts';
import { isPayload } from '../../shared/payload.ts';
import { tokenBuckets } from '../../shared/token-buckets.ts';
import { parseJson, readBody, type Slowest } from '../body.ts';
import { noticeStyle } from '../notice.ts';
import { loadAssets } from './assets.ts';
import { readPostedFile, toFileMessage, type Unfit } from './attachment.ts';
import { decodePosted, decodeSeen, MOST_LENGTH } from './decode.ts';
import { type Brand, renderPage, type WebTextKey, type WebTexts } from './page.ts';
import { answerReturning } from './returning.ts';
import { conversationStream } from './stream.ts';
import { visitors } from './visitor.ts';

export { type Brand, WEB_TEXTS, type WebTextKey, type WebTexts, type WebTextValues } from './page.ts';

export type WebChannel = Channel & {
  /** Answers what is under /chat; undefined for every other address. */
  routes(request: Request): Promise<Response | undefined>;
  /** What a request does that is limited by address: it makes a new visitor, since it brings no cookie of ours, or brings a file. */
  limited(request: Request): 'visitor' | 'file' | undefined;
  /** The Set-Cookie header that makes a browser this visitor's (the demo opens the page as one of its characters). */
  visitorCookie(visitorId: string): string;
};

export type WebOptions = {
  secretKey: string;
  /** Read for each page, so that a new version of the programme shows at once. */
  brand: () => Brand;
  texts: WebTexts;
  history: Pick<History, 'since' | 'subscribe' | 'isAwaited' | 'announce' | 'announceUnanswered'> &
    Partial<Pick<History, 'openFile'>>;
  log: Log;
  clock: Clock;
  /** Where browsers reach us, if that is set: behind a proxy, our own idea of it may be wrong. */
  publicUrl?: string;
  /** Who a visitor is, as far as the page differs by it. */
  findVisitor?: (visitorId: string) => Promise<Visitor | undefined>;
  /** What pages tell of their readers. Without it, what is shown to nobody counts as sent. */
  pages?: Pages;
  /** The visitor whose conversation the link of a mail opens. */
  findReturning?: (token: string) => Promise<string | undefined>;
  /** Where files from the page wait; without it, it takes none. */
  uploads?: Uploads;
  heartbeatMs?: number;
  slowestFile?: Slowest;
};

export type Visitor = { isMember: boolean /** What is spoken in their conversation. */; language?: string };

/** A JSON body longer than this is not read. Holds 20,000 characters of most scripts. */
const MOST_BYTES = 64 * 1024;
/**
 * How fast one visitor may write: a person who types never meets this, a stuck key or a script does. Who asks for ever new visitor
 * cookies is stopped by address, in front of this.
 */
const MESSAGES = { burst: 20, everyMs: SECOND_MS, mostKeys: 10_000 };
/** Pages that one visitor may have open; browsers themselves stop at six a host without HTTP/2. */
const MOST_STREAMS = 12;
/** Files are large: a damaged parcel has ten sides at most. */
const FILES = { burst: 10, everyMs: 2 * MINUTE_MS, mostKeys: 10_000 };
/** Files that are read at once, each of which takes several times its size of memory. */
const MOST_FILES_AT_ONCE = 8;
/** A phone at the edge of its network is faster. Without this, a few that trickle would take all the places. */
const SLOWEST_FILE: Slowest = { graceMs: 10 * SECOND_MS, bytesPerSecond: 4_000 };
const FILE_RETRY_SECONDS = 2;
const FILES_PATH = '/chat/files/';
const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
const RETRY_AFTER_SECONDS = 5;

/**
 * The shop's own chat page. A message counts as sent once it is in the outbox: the page reads the conversation from the
 * history, so a second tab, a reload and a lost connection all end up with the same words.
 */
export function webChannel(options: WebOptions): WebChannel {
  const { clock, log, history } = options;
  const assets = loadAssets();
  const cookies = visitors({ secretKey: options.secretKey, secure: options.publicUrl?.startsWith('https:') ?? false });
  const waitBeforeNext = tokenBuckets(MESSAGES);
  const waitBeforeFile = tokenBuckets(FILES);
  const waitBeforeWord = tokenBuckets(MESSAGES);
  const style = noticeStyle('/chat/notice.css');
  let filesBeingRead = 0;
  const openStreams = new Map<string, Set<() => void>>();
  let accept: Accept | undefined;
  let stopping = new AbortController();
  let status: ChannelStatus = { state: 'off', detail: '' };

  async function routes(request: Request): Promise<Response | undefined> {
    const url = new URL(request.url);
    if (url.pathname !== '/chat' && !url.pathname.startsWith('/chat/')) return undefined;
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    switch (url.pathname) {
      case '/chat':
        return isRead ? page(request, url) : notAllowed('GET, HEAD');
      case '/chat/app.js':
      case '/chat/app.css':
      case '/chat/icon.svg': {
        const name = url.pathname.slice('/chat/'.length) as keyof typeof assets;
        return isRead ? serveAsset(assets[name], request, url.searchParams.get('v')) : notAllowed('GET, HEAD');
      }
      case '/chat/notice.css':
        return isRead ? serveAsset(style.asset, request, url.searchParams.get('v')) : notAllowed('GET, HEAD');
      case '/chat/return':
        return isRead || request.method === 'POST' ? returning(request) : notAllowed('GET, HEAD, POST');
      case '/chat/files':
        return request.method === 'POST' ? takeFile(request) : notAllowed('POST');
      case '/chat/seen':
        return request.method === 'POST' ? noteSeen(request) : notAllowed('POST');
      case '/chat/messages':
        return request.method === 'POST' ? take(request) : notAllowed('POST');
      case '/chat/events':
        return request.method === 'GET' ? events(request, url) : notAllowed('GET');
      default:
        return isRead && url.pathname.startsWith(FILES_PATH)
          ? file(request, url.pathname.slice(FILES_PATH.length))
          : answer(404, { code: 'not_found' });
    }
  }

  /** What we sent along, to whom we sent it. */
  async function file(request: Request, fileId: string): Promise<Response> {
    const visitorId = cookies.read(request);
    const found = visitorId && isUuid(fileId) ? await history.openFile?.(visitorId, fileId) : undefined;
    if (!found) return answer(404, { code: 'not_found' });
    return new Response(request.method === 'HEAD' ? null : (found.bytes as BodyInit), { headers: found.headers });
  }

  async function page(request: Request, url: URL): Promise<Response> {
    const brand = options.brand();
    const known = cookies.read(request);
    const visitor = known === undefined ? undefined : await findVisitor(known);
    // What is spoken here goes before what the browser prefers.
    const language =
      brand.languages.offered.find((one) => one === visitor?.language) ??
      pageLanguage(request.headers.get('accept-language'), brand.languages);
    // The cookie is written anew each time, so that it ends a year after the last visit.
    const visitorId = known ?? newId(clock.now().getTime());
    const embed = url.searchParams.get('embed') === '1';
    const from = url.searchParams.get('from') ?? '';
    const start = isPayload(from) ? from : undefined;
    const who = { isMember: visitor?.isMember ?? false, takesFiles: options.uploads !== undefined };
    const body = renderPage({ brand, language, embed, start, ...who, texts: options.texts, assets });
    return new Response(request.method === 'HEAD' ? null : body, {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-language': language,
        'set-cookie': cookies.issue(visitorId),
        'cache-control': 'no-store',
        vary: 'accept-language, cookie',
        ...PAGE_SECURITY,
      },
    });
  }

  /** The page is shown also while the database is away: it says so itself. */
  async function findVisitor(visitorId: string): Promise<Visitor | undefined> {
    try {
      return await options.findVisitor?.(visitorId);
    } catch (error) {
      log.warn({ err: error }, 'the page does not know its visitor');
      return undefined;
    }
  }

  /** Who writes from our own page; a refusal for everybody else. */
  function writerOf(request: Request): string | Response {
    if (!isSameOrigin(request, options.publicUrl)) return refusal(request, 403, 'foreign_origin', 'web-refused');
    return cookies.read(request) ?? refusal(request, 401, 'no_visitor', 'web-no-cookie');
  }

  async function returning(request: Request): Promise<Response> {
    return answerReturning(request, {
      brand: options.brand(),
      texts: options.texts,
      style,
      findVisitor: async (token) => options.findReturning?.(token),
      current: cookies.read(request),
      isSameOrigin: isSameOrigin(request, options.publicUrl),
      issue: cookies.issue,
    });
  }

  async function noteSeen(request: Request): Promise<Response> {
    const visitorId = writerOf(request);
    if (typeof visitorId !== 'string') return visitorId;
    if (waitBeforeWord(visitorId, clock.now()) > 0) return answer(429, { code: 'too_fast' });
    const seen = decodeSeen(parseJson((await readBody(request, MOST_BYTES)) ?? ''));
    if (!seen) return answer(400, { code: 'not_understood' });
    await options.pages?.confirmSeen(visitorId, seen);
    return new Response(null, { status: 204 });
  }

  async function takeFile(request: Request): Promise<Response> {
    const visitorId = writerOf(request);
    if (typeof visitorId !== 'string') return visitorId;
    const { uploads } = options;
    if (!uploads) return answer(404, { code: 'not_found' });
    if (filesBeingRead >= MOST_FILES_AT_ONCE) return refusal(request, 429, 'too_fast', 'web-too-fast', FILE_RETRY_SECONDS);
    const waitMs = waitBeforeFile(visitorId, clock.now());
    if (waitMs > 0) return refusal(request, 429, 'too_fast', 'web-too-fast', Math.ceil(waitMs / SECOND_MS));
    filesBeingRead += 1;
    try {
      const file = await readPostedFile(request, options.slowestFile ?? SLOWEST_FILE);
      if (typeof file === 'string') return refuseFile(request, file);
      // Stored before the message that names it: whoever finds the message finds the file.
      return await accepted(request, toFileMessage(file, visitorId, hintOf(request)), visitorId, () =>
        uploads.save(visitorId, file),
      );
    } finally {
      filesBeingRead -= 1;
    }
  }

  function refuseFile(request: Request, why: Unfit): Response {
    switch (why) {
      case 'too_large':
        return refusal(request, 413, why, 'web-attach-too-large');
      case 'too_slow':
        return refusal(request, 408, why, 'web-not-delivered');
      case 'empty':
        return refusal(request, 400, why, 'web-attach-empty');
      case 'wrong_type':
        return refusal(request, 415, why, 'web-attach-type');
      case 'not_understood':
        return refusal(request, 400, why, 'web-refused');
    }
  }

  const hintOf = (request: Request) => languageHint(request.headers.get('accept-language'));

  async function take(request: Request): Promise<Response> {
    const visitorId = writerOf(request);
    if (typeof visitorId !== 'string') return visitorId;
    if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? ''))
      return refusal(request, 415, 'not_json', 'web-refused');
    const waitMs = waitBeforeNext(visitorId, clock.now());
    if (waitMs > 0) return refusal(request, 429, 'too_fast', 'web-too-fast', Math.ceil(waitMs / SECOND_MS));

    const body = await readBody(request, MOST_BYTES);
    if (body === undefined) return refusal(request, 413, 'too_long', 'web-too-long');
    const message = decodePosted(parseJson(body), visitorId, hintOf(request));
    if (!message) return refusal(request, 400, 'not_understood', 'web-refused');
    return accepted(request, message, visitorId);
  }

  async function accepted(
    request: Request,
    message: Message,
    visitorId: string,
    before?: () => Promise<void>,
  ): Promise<Response> {
    if (!accept) return refusal(request, 503, 'not_stored', 'web-not-delivered', RETRY_AFTER_SECONDS);
    try {
      await before?.();
      const [stored] = await accept([message]);
      wake(visitorId);
      return answer(202, { inboundId: stored!.inboundId });
    } catch (error) {
      log.error({ err: error, visitorId }, 'a message from the web page was not stored; the page keeps it');
      return refusal(request, 503, 'not_stored', 'web-not-delivered', RETRY_AFTER_SECONDS);
    }
  }

  function events(request: Request, url: URL): Response {
    const visitorId = cookies.read(request);
    if (!visitorId) return refusal(request, 401, 'no_visitor', 'web-no-cookie');
    if (stopping.signal.aborted) return refusal(request, 503, 'stopping', 'web-offline', RETRY_AFTER_SECONDS);
    if ((openStreams.get(visitorId)?.size ?? 0) >= MOST_STREAMS) return answer(429, { code: 'too_many_pages' });
    options.pages?.noteOpened(visitorId).catch((error) => log.warn({ err: error }, 'it was not noted that a page is open again'));
    const stream = conversationStream({
      visitorId,
      // A page that comes back by itself sends the header; one that opens the stream anew can only use the address.
      cursor: request.headers.get('last-event-id') ?? url.searchParams.get('after') ?? undefined,
      history,
      subscribe: (wakeUp) => {
        const streams = openStreams.get(visitorId) ?? new Set();
        openStreams.set(visitorId, streams.add(wakeUp));
        return () => {
          streams.delete(wakeUp);
          if (streams.size === 0 && openStreams.get(visitorId) === streams) openStreams.delete(visitorId);
        };
      },
      signal: stopping.signal,
      log,
      ...(options.heartbeatMs === undefined ? {} : { heartbeatMs: options.heartbeatMs }),
    });
    return new Response(stream, {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        // nginx collects a response before passing it on, unless it is told not to.
        'x-accel-buffering': 'no',
        'x-content-type-options': 'nosniff',
      },
    });
  }

  function wake(visitorId: string): void {
    for (const wakeUp of openStreams.get(visitorId) ?? []) wakeUp();
  }

  /** An expected no, in the browser's language, for the page to show. */
  function refusal(request: Request, code: number, name: string, key: WebTextKey, retryAfterSeconds?: number): Response {
    const brand = options.brand();
    const language = pageLanguage(request.headers.get('accept-language'), brand.languages);
    const values = {
      brand: brand.name,
      most: MOST_LENGTH,
      seconds: retryAfterSeconds ?? 0,
      megabytes: MOST_MEGABYTES,
      name: '',
    };
    const headers = retryAfterSeconds === undefined ? undefined : { 'retry-after': String(retryAfterSeconds) };
    return answer(code, { code: name, message: options.texts(language, key, values) }, headers);
  }

  return {
    name: 'web',
    forms: 'steps',
    isLeft: true,
    async start(intake) {
      accept = intake;
      if (stopping.signal.aborted) stopping = new AbortController();
      status = { state: 'on', detail: '/chat' };
    },
    async stop() {
      accept = undefined;
      status = { state: 'off', detail: '' };
      stopping.abort();
    },
    async send({ id, conversation, purpose, answers }) {
      wake(conversation.channelConversationId);
      // Pages that hang on other processes; where this fails, their poll finds the message.
      await history
        .announce(conversation.id)
        .catch((error) => log.warn({ err: error }, 'other processes were not told of a message'));
      // Whoever asked is there. What nobody asked for is known to have arrived when a page says so (`chat/page-left.ts`).
      const isAsked = purpose === 'reply' && answers !== undefined;
      if (!isAsked && options.pages) return { providerMessageId: id, unconfirmed: 'no page has shown it yet' };
      return { providerMessageId: id };
    },
    unanswered: (inboundId) => history.announceUnanswered(inboundId),
    ...(options.uploads ? { fetchFile: fetchFrom(options.uploads) } : {}),
    status: () => status,
    privateUrl: (payload) => (payload ? `/chat?from=${payload}` : '/chat'),
    routes,
    limited(request) {
      const { pathname } = new URL(request.url);
      if (pathname === '/chat/files') return 'file';
      return pathname === '/chat' && cookies.read(request) === undefined ? 'visitor' : undefined;
    },
    visitorCookie: cookies.issue,
  };
}

/** A file's `ref` is "<visitor>/<id>". */
const fetchFrom =
  (uploads: Uploads): NonNullable<Channel['fetchFile']> =>
  async ({ ref }) => {
    const [visitorId, id] = ref.split('/') as [string, string];
    const file = await uploads.find(visitorId, id).catch((cause: unknown) => {
      throw new ChannelUnavailable('the file could not be read', { cause });
    });
    if (!file) throw new FileRefused('the file is not kept any more');
    return file;
  };

/** Frames of our own site may show the chat. */
const PAGE_SECURITY = pageSecurity({ 'script-src': "'self'", 'connect-src': "'self'", 'frame-ancestors': "'self'" });

/**
 * Whether our own page sent this. Browsers say so in Sec-Fetch-Site, which no script can set; older ones only give the Origin,
 * which must then be ours. A request with neither does not come from a page.
 */
export function isSameOrigin(request: Request, publicUrl: string | undefined): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = request.headers.get('origin');
  if (origin === null || !URL.canParse(origin)) return false;
  if (publicUrl && origin === new URL(publicUrl).origin) return true;
  return new URL(origin).host === (request.headers.get('host') ?? new URL(request.url).host);
}

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers } });

const notAllowed = (allow: string): Response => answer(405, { code: 'method_not_allowed' }, { allow });
