/** What can be wrong with a call, by code (RFC 9457). A refusal of a front door has its own code here. */
export const PROBLEMS = {
  malformed_json: { status: 400, title: 'The body is no JSON' },
  invalid: { status: 400, title: 'The call is not as it should be' },
  idempotency_key_missing: { status: 400, title: 'The Idempotency-Key is missing' },
  key_missing: { status: 401, title: 'An API key is needed' },
  key_unknown: { status: 401, title: 'There is no such API key' },
  key_revoked: { status: 401, title: 'This API key was revoked' },
  key_expired: { status: 401, title: 'This API key has expired' },
  scope_missing: { status: 403, title: 'This API key may not do that' },
  other_shop: { status: 403, title: 'This API key belongs to another shop' },
  not_found: { status: 404, title: 'There is nothing here' },
  unknown_member: { status: 404, title: 'There is no such member' },
  method_not_allowed: { status: 405, title: 'That cannot be done here' },
  idempotency_key_reused: { status: 409, title: 'The Idempotency-Key belongs to another call' },
  in_progress: { status: 409, title: 'The same call is being answered' },
  key_reused: { status: 409, title: 'This was told before, with other contents' },
  number_taken: { status: 409, title: 'Another member has this number' },
  contact_taken: { status: 409, title: 'Another member has this contact' },
  too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The body is no JSON' },
  shop_needed: { status: 422, title: 'The shop is missing' },
  unknown_shop: { status: 404, title: 'There is no such shop' },
  in_future: { status: 422, title: 'This has not happened yet' },
  other_currency: { status: 422, title: 'The programme has another currency' },
  language_not_offered: { status: 422, title: 'The programme does not speak this language' },
  unknown_voucher: { status: 404, title: 'There is no such voucher' },
  voucher_used: { status: 409, title: 'This voucher was used already' },
  voucher_given_back: { status: 409, title: 'This voucher was given back' },
  voucher_expired: { status: 409, title: 'This voucher has expired' },
  unknown_purchase: { status: 404, title: 'There is no such purchase' },
  unknown_line: { status: 422, title: 'The purchase has no such line' },
  more_than_sold: { status: 422, title: 'More than was bought' },
  more_than_paid: { status: 422, title: 'More than was paid' },
  nothing_left: { status: 422, title: 'Everything was given back already' },
  insufficient_points: { status: 422, title: 'There are not so many points' },
  out_of_range: { status: 422, title: 'A figure is beyond what can be stored' },
  too_many_requests: { status: 429, title: 'Too many calls' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'The database does not answer' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** One thing that is wrong in a call, and where. */
export type FieldProblem = {
  /** JSON pointer into the body (RFC 6901); absent for what is not in the body. */
  pointer?: string;
  /** The name of a query parameter, a part of the path or a header. */
  parameter?: string;
  detail: string;
};

export type Problem = {
  code: ProblemCode;
  /** What is wrong with this very call, and what to do about it. Names nobody. */
  detail: string;
  errors?: readonly FieldProblem[];
  /** Figures and names that a program may want: `{ expected: 'NOK' }`. */
  facts?: Readonly<Record<string, unknown>>;
  /** Whole seconds after which the same call may go through. */
  retryAfterSeconds?: number;
};

/** The members of the JSON object that tells a problem. */
export function problemBody({ code, detail, errors, facts }: Problem) {
  const { status, title } = PROBLEMS[code];
  return { type: `urn:regulars:problem:${code}`, title, status, code, detail, ...(errors && { errors }), ...facts };
}

export function problemResponse(problem: Problem, requestId: string): Response {
  const { status } = PROBLEMS[problem.code];
  return new Response(JSON.stringify({ ...problemBody(problem), requestId }), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(status === 401 && { 'www-authenticate': 'Bearer realm="regulars"' }),
      ...(problem.retryAfterSeconds !== undefined && { 'retry-after': String(problem.retryAfterSeconds) }),
    },
  });
}
