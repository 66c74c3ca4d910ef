import { describe, expect, it } from 'vitest';
import { type PersonalRule, PRIVACY_RULES } from '../../src/members/privacy-rules.ts';
import { useDatabase } from '../helpers/database.ts';

const database = useDatabase();

type Column = { table: string; column: string; type: string };

/** Every column of every table that our migrations make. */
async function columns(): Promise<Column[]> {
  const { rows } = await database.current.pool.query<Column>(
    `select t.table_name as "table", c.column_name as "column", c.data_type as "type"
     from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
     where t.table_schema = 'public' and t.table_type = 'BASE TABLE' order by 1, 2`,
  );
  return rows;
}

type Reference = { child: string; column: string; parent: string };

async function references(): Promise<Reference[]> {
  const { rows } = await database.current.pool.query<Reference>(
    `select k.conrelid::regclass::text as child, a.attname as "column", k.confrelid::regclass::text as parent
     from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
     where k.contype = 'f' and k.connamespace = 'public'::regnamespace order by 1, 2`,
  );
  return rows;
}

const isPersonal = (rule: (typeof PRIVACY_RULES)[number]): rule is PersonalRule => rule.personal;
const personalRules = PRIVACY_RULES.filter(isPersonal);
const placeOf = (table: string) => PRIVACY_RULES.findIndex((rule) => rule.table === table);
const columnsOf = ({ told, secret = [], files = {}, becomes = {} }: PersonalRule) => [
  ...told,
  ...secret,
  ...Object.keys(files),
  ...Object.keys(becomes).filter((column) => !secret.includes(column)),
];

/** What a column is called when it leads to a person, or holds what somebody said or is called. */
const LEADS_TO_PERSON =
  /^(member|identity|conversation|visitor|inbound|complaint|promise|handoff|survey_run|opinion|delivery)_id$|^(.*_)?(email|phone|mailbox|given_name|display_name|words?|quote|story|transcript)$/;

const IS_WORDS =
  /^(words?|text|content|note|proof|flow|lines|about|about_.*|email|phone|name|given_name|display_name|channel_user_id|channel_conversation_id|item|order_number|address|answer)$/;

describe('the rules of privacy', () => {
  it('have one for every table of the database, and none besides', async () => {
    const tables = [...new Set((await columns()).map(({ table }) => table))].toSorted();
    const missing = tables.filter((table) => placeOf(table) < 0);
    expect(missing, 'tables without a rule: add them to src/members/privacy-rules.ts').toEqual([]);
    expect(PRIVACY_RULES.map(({ table }) => table).toSorted()).toEqual(tables);
  });

  it('name every column of a table that holds something of a person, each once', async () => {
    const all = await columns();
    for (const rule of personalRules) {
      const stored = all.filter(({ table }) => table === rule.table).map(({ column }) => column);
      expect(columnsOf(rule).toSorted(), `the columns of ${rule.table}`).toEqual(stored.toSorted());
    }
  });

  it('leave no bytes out of a copy by accident', async () => {
    for (const { table, column, type } of await columns()) {
      const rule = PRIVACY_RULES[placeOf(table)];
      if (type === 'bytea' && rule?.personal) expect({ ...rule.files }, `${table}.${column}`).toHaveProperty(column);
    }
  });

  it('call no table impersonal that has a column which leads to a person', async () => {
    const suspicious = (await columns()).filter(({ table, column }) => {
      const rule = PRIVACY_RULES[placeOf(table)];
      return rule && !rule.personal && table !== 'staff' && LEADS_TO_PERSON.test(column); // staff are no customers
    });
    expect(suspicious).toEqual([]);
  });

  it('leave nothing that somebody said or is called in rows that stay', () => {
    const wrong = personalRules.flatMap((rule) =>
      rule.erase === 'keep'
        ? [...rule.told, ...(rule.secret ?? [])].flatMap((column) => (IS_WORDS.test(column) ? [`${rule.table}.${column}`] : []))
        : [],
    );
    expect(wrong).toEqual([]);
  });

  it('call no table impersonal that refers to one which is not', async () => {
    const wrong = (await references()).filter(({ child, parent }) => {
      const [from, to] = [PRIVACY_RULES[placeOf(child)], PRIVACY_RULES[placeOf(parent)]];
      return from && to && !from.personal && to.personal;
    });
    expect(wrong).toEqual([]);
  });

  it('stand in an order in which a table comes after all that it refers to', async () => {
    const wrong = (await references()).filter(({ child, parent }) => child !== parent && placeOf(child) < placeOf(parent));
    expect(wrong).toEqual([]);
  });

  it('let nothing that stays refer to what goes', async () => {
    const wrong = (await references()).filter(({ child, column, parent }) => {
      const [from, to] = [PRIVACY_RULES[placeOf(child)], PRIVACY_RULES[placeOf(parent)]];
      if (!from?.personal || from.erase !== 'keep' || !to?.personal || to.erase !== 'delete') return false;
      const becomes = from.becomes?.[column];
      return becomes !== 'null' && !becomes?.includes(':husk');
    });
    expect(wrong, 'a row that stays names a row that goes: let the column become null or :husk').toEqual([]);
  });

  it('use the words that they may, and refer to tables that stand above them', () => {
    for (const rule of personalRules) {
      const sql = [rule.rows, ...Object.values(rule.becomes ?? {})].join(' ');
      for (const [, word] of sql.matchAll(/(?<!:):([a-z_]+)/g))
        expect(['members', 'identities', 'conversations', 'messages', 'husk', 'now'], `${rule.table} says :${word}`).toContain(
          word,
        );
      for (const [, word] of (rule.waits ?? '').matchAll(/(?<!:):([a-z_]+)/g)) expect(['here', 'message']).toContain(word);
      for (const [, table] of sql.matchAll(/\{([a-z_]+)\}/g)) {
        expect(placeOf(table!), `${rule.table} refers to {${table}}`).toBeGreaterThanOrEqual(0);
        expect(placeOf(table!), `${rule.table} refers to {${table}}, which stands below it`).toBeLessThan(placeOf(rule.table));
      }
      if (rule.erase === 'delete') expect(rule.becomes, `${rule.table}: rows that go become nothing`).toBeUndefined();
    }
  });
});
