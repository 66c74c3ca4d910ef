import { type Context, Hono } from 'hono';
import { isDatabaseAway } from '../../chat/database-away.ts';
import type { Database } from '../../chat/skill.ts';
import type { Programme } from '../../loyalty/index.ts';
import { localDay } from '../../shared/calendar.ts';
import { type Clock, SECOND_MS } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import type { Log } from '../../shared/log.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { tokenBuckets } from '../../shared/token-buckets.ts';
import { type ApiKey, findApiKey, type KeyRefusal, type Scope } from '../auth.ts';
import { readText } from '../body.ts';
import type { Door } from '../go/index.ts';
import { type Problem, problemResponse } from '../problems.ts';
import type { Mount } from '../server.ts';
import { DOCS_PATH, docsPage } from './docs.ts';
import { describeApi } from './document.ts';
import type { Answered, Changing, Endpoint } from './endpoint.ts';
import { fingerprintOf, hasCode, type KeyedAnswer, runOnce } from './idempotency.ts';
import { linkCodeEndpoints } from './link-codes.ts';
import { memberEndpoints } from './members.ts';
import { orderEndpoints } from './orders.ts';
import { pointsEndpoints } from './points.ts';
import { purchaseEndpoints } from './purchases.ts';
import { voucherEndpoints } from './vouchers.ts';

export type ApiDeps = {
  database: Pick<Database, 'pool' | 'transaction'>;
  programme: () => Programme;
  /** Signs what is stored of one-time codes. */
  secret: string;
  publicUrl?: string | undefined;
  /** The channels that are on, with links that carry a payload as far as each can. */
  doors: (payload: string) => readonly Door[];
  clock: Clock;
  log: Log;
  /** How often one key may call this process. */
  rate?: { burst: number; everyMs: number };
};

const ROOT = '/api/v1';
/** Fifty calls a second, and more after a pause: a till that was offline. */
const RATE = { burst: 300, everyMs: 20 };
const MOST_KEYS = 10_000;
const MOST_BYTES = 1_048_576;
const MOST_BYTES_LARGE = 5 * MOST_BYTES;
const UNAVAILABLE_SECONDS = 5;

type Env = { Variables: { requestId: string; apiKeyId?: string } };

/** The REST API under `/api/v1`, its OpenAPI document and the page to try it. */
export function apiPages(deps: ApiDeps): Mount['handle'] {
  const app = createApi(deps);
  const docs = docsPage();
  return async (request) => (new URL(request.url).pathname.startsWith(`${ROOT}/`) ? app.fetch(request) : docs(request));
}

function createApi(deps: ApiDeps): Hono<Env> {
  const { clock, log } = deps;
  const endpoints = [
    ...memberEndpoints(deps),
    ...purchaseEndpoints(deps),
    ...orderEndpoints(),
    ...pointsEndpoints(deps),
    ...voucherEndpoints(deps),
    ...linkCodeEndpoints(deps),
  ];
  const authorise = authoriser(deps);
  const inBatch = new Set<string>();
  let document: object | undefined;

  const app = new Hono<Env>();
  app.use(async (context, next) => {
    const startedAt = clock.now();
    const requestId = newId(startedAt.getTime());
    context.set('requestId', requestId);
    await next();
    context.res.headers.set('x-request-id', requestId);
    const { method, routePath } = lastRoute(context, endpoints);
    const ms = clock.now().getTime() - startedAt.getTime();
    const { status } = context.res;
    // The route and not the address, which may hold an e-mail address.
    log.info({ requestId, method, route: routePath, status, apiKey: context.get('apiKeyId'), ms }, 'api');
  });
  app.get(`${ROOT}/openapi.json`, (context) => {
    document ??= describeApi(endpoints);
    return context.json(document, 200, { 'cache-control': 'no-cache' });
  });
  for (const endpoint of endpoints)
    app.on(endpoint.method, pathOf(endpoint), async (context) => {
      const answer = await answerCall({ ...deps, inBatch }, authorise, endpoint, context);
      if ('problem' in answer) return problemResponse(answer.problem, context.get('requestId'));
      const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
      const response = new Response(answer.json, { status: answer.status, headers });
      if (answer.isReplay) response.headers.set('idempotency-replayed', 'true');
      return response;
    });
  app.notFound((context) => notFound(context, endpoints));
  app.onError((error, context) => {
    const requestId = context.get('requestId');
    const { method, routePath } = lastRoute(context, endpoints);
    log.error({ err: error, requestId, method, route: routePath }, 'a request failed');
    return problemResponse(problemOf(error), requestId);
  });
  return app;
}

/** As Hono writes it: "/members/:id". */
const pathOf = ({ path }: Endpoint): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

function endpointsAt(path: string, endpoints: readonly Endpoint[]): Endpoint[] {
  const parts = path.split('/');
  return endpoints.filter((endpoint) => {
    const wanted = endpoint.path.split('/');
    return wanted.length === parts.length && wanted.every((part, index) => part.startsWith('{') || part === parts[index]);
  });
}

/** The route of a call, which names nobody; its address might. */
function lastRoute({ req }: Context<Env>, endpoints: readonly Endpoint[]): { method: string; routePath: string } {
  return { method: req.method, routePath: endpointsAt(req.path, endpoints)[0]?.path ?? '(none)' };
}

function notFound(context: Context<Env>, endpoints: readonly Endpoint[]): Response {
  const requestId = context.get('requestId');
  const others = endpointsAt(context.req.path, endpoints).map(({ method }) => method.toUpperCase());
  if (others.length === 0)
    return problemResponse({ code: 'not_found', detail: `What there is, is described at ${DOCS_PATH}.` }, requestId);
  const allow = [...new Set(others)].join(', ');
  const response = problemResponse({ code: 'method_not_allowed', detail: `Only ${allow} can be done here.` }, requestId);
  response.headers.set('allow', allow);
  return response;
}

/** What a fault is for the caller. */
function problemOf(error: unknown): Problem {
  if (isDatabaseAway(error))
    return {
      code: 'unavailable',
      detail: 'Send the same call again, with the same Idempotency-Key.',
      retryAfterSeconds: UNAVAILABLE_SECONDS,
    };
  // 22003: a sum of allowed figures that its column does not hold.
  if (hasCode(error, /^22003$/)) return { code: 'out_of_range', detail: 'Nothing was changed. Check the figures.' };
  const detail = 'Send the same call again, with the same Idempotency-Key. If it fails again, tell us the requestId.';
  return { code: 'internal', detail };
}

type Authorise = (header: string | undefined, scope: Scope) => Promise<Result<ApiKey, Problem & { apiKeyId?: string }>>;

function authoriser({ database, programme, clock, rate = RATE }: ApiDeps): Authorise {
  const waitOf = tokenBuckets({ ...rate, mostKeys: MOST_KEYS });
  return async (header, scope) => {
    const key = /^Bearer +(\S+) *$/i.exec(header ?? '')?.[1];
    if (key === undefined) {
      const detail = 'Send it as `Authorization: Bearer rg_…`. Keys are made by `npm run regulars -- api-key create`.';
      return refuse({ code: 'key_missing', detail });
    }
    const now = clock.now();
    const found = await findApiKey(database, key, { today: localDay(now, programme().rules.timeZone), now });
    if (!found.ok) return refuse(keyProblem(found.refusal));
    const { id: apiKeyId, scopes } = found.value;
    if (!scopes.includes(scope)) {
      const detail = `This call needs the scope ${scope}. Make a key that has it.`;
      return refuse({ code: 'scope_missing', detail, facts: { scope }, apiKeyId });
    }
    const waitMs = waitOf(apiKeyId, now);
    if (waitMs === 0) return found;
    const retryAfterSeconds = Math.ceil(waitMs / SECOND_MS);
    return refuse({ code: 'too_many_requests', detail: 'Send several purchases in one batch.', retryAfterSeconds, apiKeyId });
  };
}

function keyProblem(refusal: KeyRefusal): Problem {
  switch (refusal.code) {
    case 'key_unknown':
      return { code: 'key_unknown', detail: 'It may be cut short, or of another installation.' };
    case 'key_revoked':
      return { code: 'key_revoked', detail: 'Make a new one with `npm run regulars -- api-key create`.' };
    case 'key_expired': {
      const detail = `It ended at ${refusal.expiredAt.toISOString()}. Make a new one with \`npm run regulars -- api-key create\`.`;
      return { code: 'key_expired', detail };
    }
  }
}

/** The life of a call: may it, is it in order, and only then what it asks for. */
async function answerCall(
  { database, clock, inBatch }: ApiDeps & { /** Keys whose batch is running. */ inBatch: Set<string> },
  authorise: Authorise,
  endpoint: Endpoint,
  context: Context<Env>,
): Promise<KeyedAnswer> {
  const { req } = context;
  const authorised = await authorise(req.header('authorization'), endpoint.scope);
  context.set('apiKeyId', authorised.ok ? authorised.value.id : authorised.refusal.apiKeyId);
  if (!authorised.ok) return { problem: authorised.refusal };
  const apiKey = authorised.value;

  const read = endpoint.method === 'get' ? ok({ text: '', body: undefined }) : await readBody(req.raw, endpoint);
  if (!read.ok) return { problem: read.refusal };
  const { text, body } = read.value;
  const idempotencyKey = req.header('idempotency-key');
  if (endpoint.method === 'post' && !/^[\x21-\x7e]{1,255}$/.test(idempotencyKey ?? ''))
    return { problem: { code: 'idempotency_key_missing', detail: IDEMPOTENCY_KEY_DETAIL } };
  const checked = endpoint.check({ params: req.param(), query: queryOf(req.url), body });
  if (!checked.ok) {
    const detail = 'Nothing was changed. `errors` names what is wrong, each with its place.';
    return { problem: { code: 'invalid', detail, errors: checked.refusal.errors } };
  }

  const now = clock.now();
  const { status } = endpoint.answer;
  if (checked.value.kind === 'reading') return toKeyed(await checked.value.run({ apiKey, now }), status);
  const { run } = checked.value;
  if (endpoint.method !== 'post') return await changeOnce(database, run, { apiKey, now, status });
  const call = { apiKeyId: apiKey.id, idempotencyKey: idempotencyKey!, status };
  const fingerprint = fingerprintOf({ method: req.method, path: req.path, body: text });
  const commandKey = `api:${apiKey.id}:${idempotencyKey}`;
  const runCall = () => runOnce(database, { ...call, fingerprint }, now, (tx) => run(tx, { apiKey, now, commandKey }));
  if (!endpoint.isLarge) return await runCall();
  // A batch takes seconds, and a connection that chat needs, too.
  if (inBatch.has(apiKey.id)) return { problem: BATCH_RUNS };
  inBatch.add(apiKey.id);
  try {
    return await runCall();
  } finally {
    inBatch.delete(apiKey.id);
  }
}

const BATCH_RUNS: Problem = {
  code: 'too_many_requests',
  detail: 'A batch of this key is being counted. Send this one when that one has been answered.',
  retryAfterSeconds: 1,
};

const IDEMPOTENCY_KEY_DETAIL =
  'Send the header Idempotency-Key, 1 to 255 visible characters, made by you for this call. If no answer comes, send the call again with the same one: it has its effect once.';

/** A PATCH: whoever sends it twice gets what they asked for. */
async function changeOnce(
  { transaction }: ApiDeps['database'],
  run: Changing['run'],
  { apiKey, now, status }: { apiKey: ApiKey; now: Date; status: number },
): Promise<KeyedAnswer> {
  return toKeyed(await transaction((tx) => run(tx, { apiKey, now, commandKey: `api:${newId(now.getTime())}` })), status);
}

const toKeyed = (answered: Answered, status: number): KeyedAnswer =>
  answered.ok ? { status, json: JSON.stringify(answered.value.body), isReplay: false } : { problem: answered.refusal };

/** A parameter that is given twice is a list, which no schema takes. */
function queryOf(url: string): Record<string, unknown> {
  const given = new URL(url).searchParams;
  return Object.fromEntries(
    [...new Set(given.keys())].map((name) => {
      const values = given.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

async function readBody(
  request: Request,
  { body: schema, isLarge }: Endpoint,
): Promise<Result<{ text: string; body: unknown }, Problem>> {
  const mostBytes = isLarge ? MOST_BYTES_LARGE : MOST_BYTES;
  const malformed: Problem = { code: 'malformed_json', detail: 'Send one JSON object in UTF-8.' };
  let text: string | undefined;
  try {
    text = await readText(request, mostBytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // no UTF-8
    return refuse(malformed);
  }
  if (text === undefined) {
    const detail = `At most ${mostBytes} bytes are taken here. Send less at a time.`;
    return refuse({ code: 'too_large', detail, facts: { mostBytes } });
  }
  if (!schema) {
    if (/^\s*(\{\s*\})?\s*$/.test(text)) return ok({ text, body: undefined });
    return refuse({
      code: 'invalid',
      detail: 'This call takes no body.',
      errors: [{ pointer: '', detail: 'is not known here' }],
    });
  }
  if (!/^application\/json *(;|$)/i.test(request.headers.get('content-type') ?? ''))
    return refuse({ code: 'unsupported_media_type', detail: 'Send JSON, with `Content-Type: application/json`.' });
  try {
    return ok({ text, body: JSON.parse(text) });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse(malformed);
  }
}
