/** The outcome of something that may rightly be refused. A refusal is a value with a code; only faults are thrown. */
export type Result<Value, Refusal extends { code: string }> = { ok: true; value: Value } | { ok: false; refusal: Refusal };

export const ok = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });

export const refuse = <Refusal extends { code: string }>(refusal: Refusal): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal,
});
