import assert from 'node:assert/strict';
import { type PersonalRule, PRIVACY_RULES } from './privacy-rules.ts';

// The words of a rule (`privacy-rules.ts`), as SQL with its parameters. Pure.

/** What the words of a rule stand for. `here` and `message` are null where no answer of ours is waited for. */
export type PrivacyWords = {
  members: readonly string[];
  identities: readonly string[];
  conversations: readonly string[];
  messages: readonly string[];
  husk?: string | null;
  now?: Date;
  here?: string | null;
  message?: string | null;
};

const TYPES: Readonly<Record<keyof PrivacyWords, string>> = {
  members: 'text[]::uuid[]',
  identities: 'text[]::uuid[]',
  conversations: 'text[]::uuid[]',
  messages: 'text[]::uuid[]',
  husk: 'text::uuid',
  now: 'text::timestamptz',
  here: 'text::uuid',
  message: 'text::uuid',
};

export const personalRules: readonly PersonalRule[] = PRIVACY_RULES.filter((rule) => rule.personal);

/** Which rows of a table are the person's, with the conditions of the tables that it refers to put in. */
export function rowsOf(rule: PersonalRule): string {
  return rule.rows.replaceAll(/\{([a-z_]+)\}/g, (_, table: string) => {
    const other = personalRules.find((one) => one.table === table);
    assert(other, `${rule.table} refers to ${table}, which has no rule`);
    return `(${rowsOf(other)})`;
  });
}

/** A statement with its values: each word becomes a parameter, once. */
export function bind(sql: string, words: PrivacyWords): { text: string; values: unknown[] } {
  const places = new Map<string, number>();
  const values: unknown[] = [];
  const text = sql.replaceAll(/(?<!:):([a-z]+)/g, (_, word: keyof PrivacyWords) => {
    assert(word in TYPES, `there is no word :${word} in the rules of privacy`);
    if (!places.has(word)) {
      const value = words[word];
      values.push(value instanceof Date ? value.toISOString() : Array.isArray(value) ? [...value] : (value ?? null));
      places.set(word, values.length);
    }
    return `$${places.get(word)}::${TYPES[word]}`;
  });
  return { text, values };
}

/** What takes a person's rows of a table away, or the person out of them; undefined where nothing in it changes. */
export function erasureOf(rule: PersonalRule): string | undefined {
  const theirs = `(${rowsOf(rule)})${rule.waits ? ` and (${rule.waits}) is not true` : ''}`;
  if (rule.erase === 'delete') return `delete from "${rule.table}" where ${theirs}`;
  const changes = Object.entries(rule.becomes ?? {}).map(([column, becomes]) => `"${column}" = ${becomes}`);
  return changes.length === 0 ? undefined : `update "${rule.table}" set ${changes.join(', ')} where ${theirs}`;
}

/** What a copy has of a table: its rows as JSON, the newest `most`, and how many there are in all. */
export function copyOf(rule: PersonalRule, { most, mostFileBytes }: { most: number; mostFileBytes: number }): string {
  const { table, secret = [], files = {}, also = {} } = rule;
  const hidden = [...secret, ...Object.keys(files)].map((column) => `'${column}'`);
  const theirs = `select * from "${table}" where ${rowsOf(rule)}`;
  const extras = [
    ...Object.entries(also).map(([name, sql]) => `'${name}', ${sql}`),
    ...Object.entries(files).map(
      ([column, when]) => `'${column}', case when ${when} and octet_length("${column}") <= ${mostFileBytes}
        then translate(encode("${column}", 'base64'), e'\\n', '') end`,
    ),
  ];
  const row = `to_jsonb("${table}") - array[${hidden.join(', ')}]::text[]${extras.length > 0 ? ` || jsonb_build_object(${extras.join(', ')})` : ''}`;
  return `with theirs as (${theirs}), newest as (select * from theirs order by ${rule.told[0]} desc limit ${most})
    select (select count(*)::int from theirs) as count,
      coalesce((select jsonb_agg(${row} order by ${rule.told[0]}) from newest as "${table}"), '[]') as rows`;
}
