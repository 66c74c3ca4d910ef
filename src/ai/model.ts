import { setTimeout as sleep } from 'node:timers/promises';
import { type AIMessage, HumanMessage, SystemMessage } from '@langchain/core/messages';
import { ChatOpenAI } from '@langchain/openai';
import { z } from 'zod';
import { SECOND_MS } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import { type Result, refuse } from '../shared/result.ts';
import { boundedFetch } from './bounded-fetch.ts';
import { circuitBreaker } from './breaker.ts';
import type { Budget, Limits, Reserved, Tokens } from './budget.ts';
import type { Prompt, Purpose } from './prompts.ts';

export type ModelSettings = Limits & {
  readonly apiKey: string | undefined;
  readonly baseUrl: string | undefined;
  /** What one message waits altogether. */
  readonly timeoutMs: number;
};

/** Why the model's part fell away; with "used", what the log of calls says of a call. */
export type Trouble =
  /** No answer in its time. */
  | 'slow'
  /** No connection, or a fault of the endpoint. */
  | 'down'
  /** The endpoint asks us to wait longer than there is time. */
  | 'busy'
  /** The endpoint does not take the question: a wrong key, a model that it does not have. */
  | 'rejected'
  /** The day's money or tokens are used up. */
  | 'over_budget'
  /** It failed again and again, and is left alone for a while. */
  | 'resting'
  /** The customer said something that comes first, or the program stops. */
  | 'overtaken'
  | 'empty'
  /** Not in the shape that was asked for, or longer than anybody needs. */
  | 'garbage'
  /** It says what the store does not back. */
  | 'unbacked'
  /** Not in the customer's language. */
  | 'wrong_language'
  /** The model did not know either. */
  | 'none';

export type Answered = {
  text: string;
  calls: readonly { name: string; args: unknown }[];
};

export type Question<Value> = {
  prompt: Prompt;
  values: Readonly<Record<string, string>>;
  /** Of the conversation. */
  language: string;
  /** What the model may call, by name, with the shape of its arguments. */
  tools?: Readonly<Record<string, z.ZodType>>;
  /** The shape of an answer that is no prose. */
  shape?: z.ZodType;
  signal: AbortSignal;
  /** By when it is of use, on the machine's clock (`performance.now`). */
  until: number;
  /** What the answer is worth. A refusal is counted as the call's outcome. */
  judge(answer: Answered): Result<Value, { code: Trouble }>;
};

export type Model = {
  readonly timeoutMs: number;
  /** @returns undefined where the model's part falls away, for whatever reason: nothing is thrown, and it has been counted */
  ask<Value>(question: Question<Value>): Promise<Value | undefined>;
};

type Deps = { settings: ModelSettings; budget: Budget; log: Log };

const MOST_TRIES = 3;
const FIRST_RETRY_MS = 250;
/** How many characters make a token at least, over our languages: a reservation shall not be too small. */
const CHARACTERS_PER_TOKEN = 2.5;
/** What tools, shapes and the envelope of a question take, besides its words. */
const TOKENS_PER_TOOL = 80;

/**
 * The language model, by LangChain: any OpenAI-compatible endpoint. A question has one time for all its tries, a budget of the day and a
 * breaker before it; it ends in a value or in nothing.
 */
export function openModel({ settings, budget, log }: Deps): Model {
  forbidTelemetry();
  const chats = new Map<Purpose, ChatOpenAI>();
  const breaker = circuitBreaker(() => performance.now());

  /** One for each purpose, since LangChain knows the longest answer by the client alone. */
  function chatFor({ purpose, mostOutputTokens }: Prompt): ChatOpenAI {
    const known = chats.get(purpose);
    if (known) return known;
    const chat = new ChatOpenAI({
      model: settings.name,
      apiKey: settings.apiKey ?? 'none',
      maxTokens: mostOutputTokens,
      maxRetries: 0, // the tries are ours: they know how much time is left
      streaming: false,
      configuration: { baseURL: settings.baseUrl ?? OPENAI, fetch: boundedFetch },
    });
    chats.set(purpose, chat);
    return chat;
  }

  async function ask<Value>(question: Question<Value>): Promise<Value | undefined> {
    const startedAt = performance.now();
    const { prompt, values, language } = question;
    const words = prompt.fill(values);
    const most = mostTokens(question, words);
    let reserved: Reserved | undefined;
    let outcome: Trouble | 'used' = 'over_budget';
    let tokens: Tokens = { input: 0, output: 0 };
    let tries = 0;
    let value: Value | undefined;
    if (breaker.mayCall()) {
      reserved = await reserve(most);
      if (reserved) {
        const got = await call(question, words, () => {
          tries += 1;
        });
        tokens = 'trouble' in got ? { input: got.mayHaveCost ? most.input : 0, output: 0 } : (got.tokens ?? most);
        const judged = 'trouble' in got ? refuse({ code: got.trouble }) : question.judge(got.answer);
        if (judged.ok) value = judged.value;
        outcome = judged.ok ? 'used' : judged.refusal.code;
      }
    } else outcome = 'resting';
    const ms = Math.round(performance.now() - startedAt);
    const done = { purpose: prompt.purpose, promptVersion: prompt.version, language, tokens, ms, tries, outcome };
    log.info({ model: done }, 'the model was asked');
    await budget
      .settle(done, reserved)
      .catch((error) => log.warn({ err: error }, 'what a question to the model took was not written down'));
    return value;
  }

  /** A budget that cannot be read is none. */
  async function reserve(most: Tokens): Promise<Reserved | undefined> {
    try {
      return await budget.reserve(most);
    } catch (error) {
      log.warn({ err: error }, 'the budget of the model could not be read; it is not asked');
      return undefined;
    }
  }

  /** Asks until there is an answer, no sense in asking again, or no time. */
  async function call<Value>(
    question: Question<Value>,
    words: { system: string; user: string },
    onTry: () => void,
  ): Promise<Got> {
    const { until, signal } = question;
    const limit = AbortSignal.any([signal, AbortSignal.timeout(Math.max(0, Math.round(until - performance.now())))]);
    for (let tries = 1; ; tries += 1) {
      onTry();
      try {
        limit.throwIfAborted();
        const answer = await chatFor(question.prompt).invoke([new SystemMessage(words.system), new HumanMessage(words.user)], {
          ...toOptions(question),
          signal: limit,
        });
        breaker.succeeded();
        return { answer: toAnswered(answer), tokens: tokensOf(answer) };
      } catch (error) {
        if (signal.aborted) return { trouble: 'overtaken', mayHaveCost: true };
        const { trouble, againMs } = toTrouble(error, tries);
        log.warn({ err: bare(error), trouble, tries, purpose: question.prompt.purpose }, 'the model did not answer');
        if (limit.aborted) {
          breaker.failed();
          return { trouble: 'slow', mayHaveCost: true };
        }
        const isInTime = againMs !== undefined && tries < MOST_TRIES && performance.now() + againMs < until;
        if (!isInTime) {
          breaker.failed(trouble === 'busy' ? againMs : undefined);
          return { trouble, mayHaveCost: false };
        }
        await sleep(againMs, undefined, { signal: limit }).catch(() => {}); // the next round sees why
      }
    }
  }

  return { timeoutMs: settings.timeoutMs, ask };
}

type Got = { answer: Answered; tokens: Tokens | undefined } | { trouble: Trouble; mayHaveCost: boolean };

const OPENAI = 'https://api.openai.com/v1';

/**
 * LangChain reports what it is asked to its makers' service when one of these is set, anywhere in the environment. Nothing of ours says
 * so: what customers write goes to the configured endpoint alone.
 */
function forbidTelemetry(): void {
  for (const prefix of ['LANGSMITH_', 'LANGCHAIN_'])
    for (const name of ['TRACING', 'TRACING_V2', 'VERBOSE', 'ENDPOINT', 'API_KEY']) delete process.env[`${prefix}${name}`];
}

function mostTokens<Value>(
  { prompt, tools = {}, shape }: Question<Value>,
  { system, user }: { system: string; user: string },
): Tokens {
  const extra = (Object.keys(tools).length + (shape ? 2 : 1)) * TOKENS_PER_TOOL;
  return { input: Math.ceil((system.length + user.length) / CHARACTERS_PER_TOKEN) + extra, output: prompt.mostOutputTokens };
}

function toOptions<Value>({ prompt, tools, shape }: Question<Value>) {
  return {
    ...(tools && {
      tools: Object.entries(tools).map(([name, parameters]) => ({
        type: 'function' as const,
        function: { name, description: prompt.tools[name], parameters: toSchema(parameters) },
      })),
      tool_choice: 'auto' as const,
    }),
    ...(shape && {
      response_format: { type: 'json_schema' as const, json_schema: { name: 'answer', strict: true, schema: toSchema(shape) } },
    }),
  };
}

function toSchema(shape: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io: 'input' });
  return schema;
}

const toAnswered = (message: AIMessage): Answered => ({
  text: message.text.trim(),
  calls: (message.tool_calls ?? []).map(({ name, args }) => ({ name, args })),
});

/** Undefined where the endpoint does not say. */
function tokensOf({ usage_metadata: usage }: AIMessage): Tokens | undefined {
  const { input_tokens: input, output_tokens: output } = usage ?? {};
  return input === undefined || output === undefined ? undefined : { input, output };
}

/** @returns what went wrong, and after how long another try makes sense, if any does */
function toTrouble(error: unknown, tries: number): { trouble: Trouble; againMs?: number } {
  const { status, headers } = error as { status?: number; headers?: Headers };
  const backoffMs = FIRST_RETRY_MS * 2 ** (tries - 1);
  const askedMs = retryAfterMs(headers);
  if (status === 429) return { trouble: 'busy', againMs: Math.max(backoffMs, askedMs ?? 0) };
  if (error instanceof SyntaxError || error instanceof TypeError) return { trouble: 'garbage' };
  if ((error as Error).name === 'AnswerTooLarge' || ((error as Error).cause as Error | undefined)?.name === 'AnswerTooLarge')
    return { trouble: 'garbage' };
  if (status === undefined || status === 408 || status >= 500)
    return { trouble: 'down', againMs: Math.max(backoffMs, askedMs ?? 0) };
  return { trouble: 'rejected' };
}

function retryAfterMs(headers: Headers | undefined): number | undefined {
  const value = headers?.get?.('retry-after');
  return value && /^\d+(\.\d+)?$/.test(value) ? Number(value) * SECOND_MS : undefined;
}

/** An error as it may stand in a log: endpoints quote in them what they were sent. */
const bare = (error: unknown): { type: string; status?: number } => ({
  type: error instanceof Error ? error.name : typeof error,
  status: (error as { status?: number }).status,
});
