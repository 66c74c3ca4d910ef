import { type ChatCompletionRequest, LLMock } from '@copilotkit/aimock';
import { onTestFinished } from 'vitest';
import type { ModelSettings } from '../../src/ai/model.ts';

/** What the model is asked, as it stands on the wire. */
export type Asked = { purpose: string; system: string; user: string; tools: string[]; body: ChatCompletionRequest };
/** A call of a tool: its name, and arguments where there are any. */
export type Call = string | { name: string; arguments: object };
/** What it answers: words, calls of tools, a fault of its endpoint, or nothing until the end of the test. */
export type Reply = { content: string } | { calls: readonly Call[] } | { status: number; retryAfter?: number } | 'hangs';

export type ModelServer = {
  settings: ModelSettings;
  /** What it answers from now on. */
  answers(how: (asked: Asked) => Reply): void;
  /** Everything that it was asked, in order. */
  asked: Asked[];
  /** The calls as they came in, with their headers. */
  requests(): readonly { headers: Record<string, string> }[];
};

/** How the prompts begin, by which a scripted model knows what it is asked for. */
const PURPOSE: readonly [string, string][] = [
  ['You sort the messages', 'understand'],
  ['You read complaints', 'read-complaint'],
  ['You are the voice', 'phrase'],
  ['A colleague of', 'summarise'],
];

/** An OpenAI-compatible endpoint that is met over HTTP (aimock), with answers that the test decides. It ends with the test, or as `ends` says. */
export async function openModelServer(
  settings: Partial<ModelSettings> = {},
  ends: (close: () => Promise<void>) => void = onTestFinished,
): Promise<ModelServer> {
  const mock = new LLMock({ port: 0, host: '127.0.0.1', logLevel: 'silent' });
  const asked: Asked[] = [];
  const ended = Promise.withResolvers<void>();
  let answer: (asked: Asked) => Reply = () => ({ content: 'none' });
  mock.on({ endpoint: 'chat' }, async (body) => {
    const one = toAsked(body);
    asked.push(one);
    const reply = answer(one);
    if (reply === 'hangs') {
      await ended.promise;
      return { content: 'too late' };
    }
    if ('status' in reply)
      return {
        error: { message: 'as the test wants', type: 'server_error' },
        status: reply.status,
        retryAfter: reply.retryAfter,
      };
    if ('calls' in reply)
      return {
        toolCalls: reply.calls.map((call) =>
          typeof call === 'string'
            ? { name: call, arguments: '{}' }
            : { name: call.name, arguments: JSON.stringify(call.arguments) },
        ),
      };
    return reply;
  });
  await mock.start();
  ends(async () => {
    ended.resolve();
    await mock.stop();
  });
  return {
    settings: {
      apiKey: 'mock',
      baseUrl: `${mock.url}/v1`,
      name: 'a-model',
      timeoutMs: 2_000,
      dailyUsd: 5,
      dailyTokens: 1_000_000,
      usdPerMillionInput: 1,
      usdPerMillionOutput: 2,
      ...settings,
    },
    answers(how) {
      answer = how;
    },
    asked,
    requests: () => mock.getRequests(),
  };
}

function toAsked(body: ChatCompletionRequest): Asked {
  const textOf = (role: string) =>
    body.messages.flatMap((message) => (message.role === role ? String(message.content) : [])).join('\n');
  const system = textOf('system');
  const purpose = PURPOSE.find(([start]) => system.startsWith(start))?.[1] ?? 'unknown';
  return { purpose, system, user: textOf('user'), tools: (body.tools ?? []).map((tool) => tool.function.name), body };
}
