import type { Read } from '../chat/skill.ts';

import { type Clock, DAY_MS } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';

export type Tokens = { input: number; output: number };
/** What was set aside for a call, and of which day. */
export type Reserved = { day: string } & Spent;
type Spent = { tokens: number; microUsd: number };

/** How a call ended, as it is written down: counts, and nothing of what was said. */
export type Call = {
  purpose: string;
  promptVersion: number;
  language: string;
  tokens: Tokens;
  ms: number;
  tries: number;
  outcome: string;
};

export type Budget = {
  /** Sets aside what a call may take at most. @returns undefined when the day has not so much left */
  reserve(most: Tokens): Promise<Reserved | undefined>;
  /** Writes a call down, and gives back what it did not take. */
  settle(call: Call, reserved: Reserved | undefined): Promise<void>;
};

/** Of a day in UTC, over all processes. The prices are those of the model `name`. */
export type Limits = {
  readonly name: string;
  readonly dailyUsd: number;
  readonly dailyTokens: number;
  readonly usdPerMillionInput: number;
  readonly usdPerMillionOutput: number;
};

/** A day's budget over all processes, kept in the database: what is reserved by a process that dies stays taken, on the safe side. */
export function createBudget({ pool }: Read, clock: Clock, limits: Limits): Budget {
  const cost = ({ input, output }: Tokens): Spent => ({
    tokens: input + output,
    // Dollars for a million tokens are millionths of a dollar for one.
    microUsd: Math.ceil(input * limits.usdPerMillionInput + output * limits.usdPerMillionOutput),
  });
  const most: Spent = { tokens: limits.dailyTokens, microUsd: Math.round(limits.dailyUsd * 1_000_000) };
  return {
    async reserve(tokens) {
      const { tokens: asked, microUsd } = cost(tokens);
      if (asked > most.tokens || microUsd > most.microUsd) return undefined;
      const day = clock.now().toISOString().slice(0, 10);
      const { rowCount } = await pool.query(
        `insert into model_day as d (day, tokens, micro_usd) values ($1::date, $2, $3)
          on conflict (day) do update set tokens = d.tokens + excluded.tokens, micro_usd = d.micro_usd + excluded.micro_usd
          where d.tokens + excluded.tokens <= $4 and d.micro_usd + excluded.micro_usd <= $5`,
        [day, asked, microUsd, most.tokens, most.microUsd],
      );
      return rowCount === 1 ? { day, tokens: asked, microUsd } : undefined;
    },
    async settle({ purpose, promptVersion, language, tokens, ms, tries, outcome }, reserved) {
      const now = clock.now();
      const { tokens: taken, microUsd } = cost(tokens);
      await pool.query(
        `with given_back as (
            update model_day set tokens = tokens + $2, micro_usd = micro_usd + $3 where day = $1::date
          ) insert into model_call (id, at, purpose, prompt_version, model, language, input_tokens, output_tokens, micro_usd, ms, tries, outcome)
          values ($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
        [
          reserved?.day ?? null,
          reserved ? taken - reserved.tokens : 0,
          reserved ? microUsd - reserved.microUsd : 0,
          newId(now.getTime()),
          now,
          purpose,
          promptVersion,
          limits.name,
          language,
          tokens.input,
          tokens.output,
          microUsd,
          ms,
          tries,
          outcome,
        ],
      );
    },
  };
}

const KEPT_DAYS = 90;

/** Forgets what the log of calls need not tell any more. @returns how many calls */
export async function forgetCalls({ pool }: Read, now: Date): Promise<number> {
  const until = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
  await pool.query('delete from model_day where day < $1::date', [until]);
  const { rowCount } = await pool.query('delete from model_call where at < $1', [until]);
  return rowCount ?? 0;
}
