import type { z } from '@hono/zod-openapi';
import type { Tx } from '../../chat/skill.ts';
import type { Result } from '../../shared/result.ts';
import type { ApiKey, Scope } from '../auth.ts';
import type { FieldProblem, Problem, ProblemCode } from '../problems.ts';

/** What everybody who answers a call knows about it. */
export type Call = { apiKey: ApiKey; now: Date };

/** A call that changes something. `commandKey` is the idempotency key for what it does to the ledger. */
export type ChangingCall = Call & { commandKey: string };

/** The parts of a call as they came, each checked by its endpoint. */
export type RawCall = { params: unknown; query: unknown; body: unknown };

/** An answer, or why there is none. */
export type Answered = Result<Answer, Problem>;
export type Answer = {
  body: unknown;
  /** An answer that must not be given again after this instant; without it, one is kept for as long as all are. */
  forgetAt?: Date;
};

type Described = {
  path: string;
  scope: Scope;
  tag: string;
  summary: string;
  description?: string;
  /** Problems of its own, beside those that every call may have. */
  problems: readonly ProblemCode[];
  answer: { status: 200 | 201; description: string; schema: z.ZodType };
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** What the document shows as the body, where its parts are checked one by one. */
  bodyInDocument?: z.ZodType;
  /** A body of up to 5 MB instead of 1 MB. */
  isLarge?: true;
};

/** A call that was found in order, ready to be answered. */
export type Reading = { kind: 'reading'; run: (call: Call) => Promise<Answered> };
export type Changing = { kind: 'changing'; run: (tx: Tx, call: ChangingCall) => Promise<Answered> };

/** One thing that the API can do: what it is called with, what it answers, and what answers it. */
export type Endpoint = Described & {
  method: 'get' | 'post' | 'patch';
  /** Every POST changes something, and has an Idempotency-Key. A PATCH says how a thing shall be: twice is as once. */
  check(raw: RawCall): Result<Reading | Changing, { code: 'invalid'; errors: readonly FieldProblem[] }>;
};

type Parts<Params, Query, Body> = { params: Params; query: Query; body: Body };
type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Definition<Params, Query, Body, Told extends z.ZodType> = Omit<Described, 'params' | 'query' | 'body' | 'answer'> & {
  params?: Params;
  query?: Query;
  body?: Body;
  answer: { status: 200 | 201; description: string; schema: Told };
};

/** An endpoint that reads; what it answers is checked against its schema by the compiler. */
export function reading<
  Told extends z.ZodType,
  Params extends z.ZodObject | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
>(
  definition: Definition<Params, Query, undefined, Told> & {
    read(call: Call & Parts<Output<Params>, Output<Query>, undefined>): Promise<Result<z.input<Told>, Problem>>;
  },
): Endpoint {
  const { read, ...described } = definition;
  return {
    ...described,
    method: 'get',
    check(raw) {
      const checked = checkParts<Output<Params>, Output<Query>, undefined>(described, raw);
      if (!checked.ok) return checked;
      const run = async (call: Call): Promise<Answered> => {
        const told = await read({ ...call, ...checked.value });
        return told.ok ? { ok: true, value: { body: told.value } } : told;
      };
      return { ok: true, value: { kind: 'reading', run } };
    },
  };
}

/** An endpoint that changes something, in the transaction in which its answer is kept. */
export function changing<
  Told extends z.ZodType,
  Params extends z.ZodObject | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(
  definition: Definition<Params, undefined, Body, Told> & {
    method: 'post' | 'patch';
    change(
      tx: Tx,
      call: ChangingCall & Parts<Output<Params>, undefined, Output<Body>>,
    ): Promise<Result<{ body: z.input<Told>; forgetAt?: Date }, Problem>>;
  },
): Endpoint {
  const { change, ...described } = definition;
  return {
    ...described,
    check(raw) {
      const checked = checkParts<Output<Params>, undefined, Output<Body>>(described, raw);
      if (!checked.ok) return checked;
      const run = (tx: Tx, call: ChangingCall): Promise<Answered> => change(tx, { ...call, ...checked.value });
      return { ok: true, value: { kind: 'changing', run } };
    },
  };
}

/** All that is wrong, in all parts at once. */
function checkParts<Params, Query, Body>(
  { params, query, body }: { params?: z.ZodType; query?: z.ZodType; body?: z.ZodType },
  raw: RawCall,
): Result<Parts<Params, Query, Body>, { code: 'invalid'; errors: readonly FieldProblem[] }> {
  const parts = { params: params?.safeParse(raw.params), query: query?.safeParse(raw.query), body: body?.safeParse(raw.body) };
  const errors = [
    ...parameterProblems(parts.params?.error),
    ...parameterProblems(parts.query?.error),
    ...bodyProblems(parts.body?.error),
    ...(query ? [] : unknownParameters(raw.query)),
  ];
  if (errors.length > 0) return { ok: false, refusal: { code: 'invalid', errors } };
  // Each schema made its own part; the compiler cannot follow them through the generic names.
  return {
    ok: true,
    value: { params: parts.params?.data as Params, query: parts.query?.data as Query, body: parts.body?.data as Body },
  };
}

const unknownParameters = (query: unknown): FieldProblem[] =>
  Object.keys(query ?? {}).map((parameter) => ({ parameter, detail: 'is not known here' }));

const parameterProblems = (error: z.ZodError | undefined): FieldProblem[] =>
  placesOf(error).map(({ path, detail }) => ({ parameter: path.join('.'), detail }));

/** What is wrong with a body, each with a JSON pointer to its place. */
export const bodyProblems = (error: z.ZodError | undefined, within: readonly PropertyKey[] = []): FieldProblem[] =>
  placesOf(error).map(({ path, detail }) => ({ pointer: pointerTo([...within, ...path]), detail }));

/** A schema may complain of very much at once; the first of it is enough to mend the call. */
const MOST_PROBLEMS = 50;

function placesOf(error: z.ZodError | undefined): { path: readonly PropertyKey[]; detail: string }[] {
  return (error?.issues ?? [])
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ path: [...issue.path, key], detail: 'is not known here' }))
        : [{ path: issue.path, detail: issue.message }],
    )
    .slice(0, MOST_PROBLEMS);
}

/** RFC 6901. A key may be as long as the caller likes; a pointer to it may not. */
const pointerTo = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => `/${String(part).slice(0, MOST_KEY_LETTERS).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
const MOST_KEY_LETTERS = 100;
