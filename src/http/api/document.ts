import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { SCOPES } from '../auth.ts';
import { PROBLEMS, type ProblemCode } from '../problems.ts';
import type { Endpoint } from './endpoint.ts';
import { KEPT_DAYS } from './idempotency.ts';

/** Problems that any call may have, besides those of its own. */
const EVERYWHERE: readonly ProblemCode[] = [
  'invalid',
  'key_missing',
  'key_unknown',
  'key_revoked',
  'key_expired',
  'scope_missing',
  'too_many_requests',
  'internal',
  'unavailable',
];
const WITH_BODY: readonly ProblemCode[] = ['malformed_json', 'too_large', 'unsupported_media_type'];
const WITH_KEY: readonly ProblemCode[] = ['idempotency_key_missing', 'idempotency_key_reused', 'in_progress'];

const idempotencyKey = z
  .string()
  .min(1)
  .max(255)
  .openapi({
    param: { name: 'Idempotency-Key', in: 'header' },
    description: 'A name of your own for this call: 1 to 255 visible characters. Send it again with the same one.',
    example: 'till-3-2026-11-22-000123',
  });

const fieldProblem = z.object({
  pointer: z.string().optional().openapi({ description: 'JSON pointer into the body.', example: '/lines/0/quantity' }),
  parameter: z.string().optional(),
  detail: z.string(),
});

const requestIdHeader = {
  'x-request-id': { description: 'Names this call in our log.', schema: { type: 'string' as const } },
};

/** The OpenAPI 3.1 document, made from the very schemas that check the calls. */
export function describeApi(endpoints: readonly Endpoint[]): object {
  const api = new OpenAPIHono();
  const registry = api.openAPIRegistry;
  registry.registerComponent('securitySchemes', 'apiKey', {
    type: 'http',
    scheme: 'bearer',
    description: 'A key from `npm run regulars -- api-key create`: `Authorization: Bearer rg_…`',
  });
  for (const endpoint of endpoints) registry.registerPath(routeOf(endpoint));
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Regulars', version: '1', description: introduction(), license: { name: 'MIT' } },
    servers: [{ url: '/' }],
    tags: [{ name: 'Members' }, { name: 'Purchases' }, { name: 'Points' }],
  });
}

function routeOf(endpoint: Endpoint) {
  const { method, path, scope, tag, summary, description, params, query, body, bodyInDocument = body, answer } = endpoint;
  const isKeyed = method === 'post';
  const problems = [...EVERYWHERE, ...(body ? WITH_BODY : []), ...(isKeyed ? WITH_KEY : []), ...endpoint.problems];
  const byStatus = Map.groupBy(problems, (code) => PROBLEMS[code].status);
  return createRoute({
    method,
    path,
    tags: [tag],
    summary,
    description: [description, `Scope: \`${scope}\`.`].filter((part) => part !== undefined).join('\n\n'),
    operationId: operationOf(endpoint),
    security: [{ apiKey: [scope] }],
    request: {
      ...(params && { params }),
      // What a query's schema asks of several parameters together cannot be said in OpenAPI.
      ...(query && { query: z.object(query.shape) }),
      ...(isKeyed && { headers: z.object({ 'Idempotency-Key': idempotencyKey }) }),
      ...(bodyInDocument && { body: { required: true, content: { 'application/json': { schema: bodyInDocument } } } }),
    },
    responses: {
      [answer.status]: {
        description: answer.description,
        headers: {
          ...requestIdHeader,
          ...(isKeyed && {
            'Idempotency-Replayed': {
              description: '`true` on an answer that was given before.',
              schema: { type: 'string' as const, enum: ['true'] },
            },
          }),
        },
        content: { 'application/json': { schema: answer.schema } },
      },
      ...Object.fromEntries(
        [...byStatus].map(([status, codes]) => [
          status,
          {
            description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join('\n\n'),
            headers: requestIdHeader,
            content: { 'application/problem+json': { schema: problemSchema(status, codes) } },
          },
        ]),
      ),
    },
  });
}

/** "post /api/v1/members/{id}/link-codes" is `postMembersLinkCodes`. */
function operationOf({ method, path }: Endpoint): string {
  const words = path
    .replace(/^\/api\/v1/, '')
    .replace(/\{\w+\}/g, 'one')
    .split(/[/-]/);
  return method + words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
}

const problemSchema = (status: number, codes: readonly ProblemCode[]) =>
  z.looseObject({
    type: z.string(),
    title: z.string(),
    status: z.literal(status),
    code: z.enum([codes[0]!, ...codes.slice(1)]),
    detail: z.string(),
    requestId: z.string(),
    ...(codes.includes('invalid') && { errors: z.array(fieldProblem).optional() }),
  });

const introduction = (): string => `What a shop's own systems tell Regulars, and ask it.

**Keys.** Every call carries \`Authorization: Bearer rg_…\`. A key opens what its scopes say:
${Object.entries(SCOPES)
  .map(([scope, what]) => `\`${scope}\` (${what})`)
  .join(', ')}.

**Twice is as once.** Every POST carries an \`Idempotency-Key\` that you make. If no answer comes, or 500, 503 or 429, send the same call
with the same key again: it has its effect once, and the answer is the first one, marked \`Idempotency-Replayed: true\`. Keys are kept
${KEPT_DAYS} days. A refused call changes nothing and leaves its key free.

**Figures.** Money is whole minor units beside a currency, points are whole, instants are ISO 8601 with their offset from UTC. Fields that are not
known here are refused with their names.

**Problems** are \`application/problem+json\` (RFC 9457). \`code\` is stable, \`detail\` says what to do, \`errors\` has a JSON pointer for each thing that is wrong
in a body. Bodies are at most 1 MB, batches 5 MB.`;
