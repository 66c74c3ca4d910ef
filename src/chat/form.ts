import type { TextKey } from '../locales/index.ts';

/**
 * A few typed questions, defined once. A channel shows them in a window (Discord), as a card (Teams), or they are asked one by
 * one; what was entered is checked by the same rules everywhere.
 */
export type Form = {
  readonly name: string;
  readonly title: TextKey;
  readonly openLabel: TextKey;
  readonly submitLabel: TextKey;
  readonly fields: readonly Field[];
  /** The skill that takes what was entered: its input is `{ values, data }`. */
  readonly submit: string;
};

export type Field = { readonly name: string; readonly label: TextKey; readonly required: boolean } & (
  | { readonly kind: 'text' | 'long_text'; readonly maxLength: number }
  /** Whole numbers, both bounds included. */
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'email' | 'day' }
  | { readonly kind: 'choice'; readonly options: readonly { value: string; label: TextKey }[] }
);

export type Forms = ReadonlyMap<string, Form>;
