import type { Read } from '../chat/skill.ts';
import { DAY_MS } from '../shared/clock.ts';
import type { Limits } from './budget.ts';

/** What the model was asked in the last days, in counts: nothing of what was said. */
export type ModelUse = {
  name: string;
  /** Of the budget of today, in UTC. Money in millionths of a US dollar. */
  today: { tokens: number; mostTokens: number; microUsd: number; mostMicroUsd: number };
  days: number;
  rows: readonly {
    purpose: string;
    language: string;
    calls: number;
    /** Calls whose answer was of use; for the others the deterministic way was taken. */
    used: number;
    tokens: number;
    medianMs: number;
    /** Why it was not, and how often, the most frequent first. */
    troubles: readonly { outcome: string; calls: number }[];
  }[];
};

const DAYS = 30;

export async function loadUse({ pool }: Read, limits: Limits, now: Date): Promise<ModelUse> {
  const today = await pool.query<{ tokens: number; microUsd: number }>(
    `select tokens::float8 as tokens, micro_usd::float8 as "microUsd" from model_day where day = $1::date`,
    [now.toISOString().slice(0, 10)],
  );
  const { rows } = await pool.query<ModelUse['rows'][number]>(
    `with call as (select * from model_call where at > $1),
      trouble as (select purpose, language, outcome, count(*)::int as calls from call where outcome <> 'used' group by 1, 2, 3)
    select c.purpose, c.language, count(*)::int as calls, (count(*) filter (where c.outcome = 'used'))::int as used,
      sum(c.input_tokens + c.output_tokens)::int as tokens, percentile_disc(0.5) within group (order by c.ms) as "medianMs",
      (select coalesce(json_agg(json_build_object('outcome', t.outcome, 'calls', t.calls) order by t.calls desc, t.outcome), '[]')
        from trouble t where t.purpose = c.purpose and t.language = c.language) as troubles
    from call c group by c.purpose, c.language order by c.purpose, c.language`,
    [new Date(now.getTime() - DAYS * DAY_MS)],
  );
  const { tokens, microUsd } = today.rows[0] ?? { tokens: 0, microUsd: 0 };
  const mostMicroUsd = Math.round(limits.dailyUsd * 1_000_000);
  return { name: limits.name, today: { tokens, mostTokens: limits.dailyTokens, microUsd, mostMicroUsd }, days: DAYS, rows };
}
