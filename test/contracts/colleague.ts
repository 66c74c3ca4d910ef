import { newId } from '../../src/shared/ids.ts';
import { addStaff } from '../../src/staff/index.ts';
import { accepted } from '../helpers/shop.ts';
import type { Stage } from './stage.ts';

/** Somebody of the shop at their browser, signed in to the console of the program under test. */
export type Colleague = {
  /** What a page shows. */
  reads(path: string): Promise<string>;
  /** Fills in the form of a page that leads to `action`, and sends it with everything that the page put into it. */
  sends(path: string, action: string, values?: Record<string, string>): Promise<void>;
};

export async function aColleague(stage: Stage, name = 'Line', team = 'care'): Promise<Colleague> {
  const { program, database, clock, staffCookies } = stage;
  const email = `${name.toLowerCase()}.${newId()}@granlia.example`;
  const added = await database.transaction((tx) => addStaff(tx, { email, name, role: 'support', team }, clock.now()));
  const cookie = (await staffCookies(accepted(added).id)).map((line) => line.split(';')[0]).join('; ');

  async function reads(path: string): Promise<string> {
    const response = await fetch(`${program.url}${path}`, { headers: { cookie, 'sec-fetch-site': 'same-origin' } });
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
    return response.text();
  }
  return {
    reads,
    async sends(path, action, values = {}) {
      const form = formTo(await reads(path), action);
      const response = await fetch(`${program.url}${form.action}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, origin: program.url, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ ...form.hidden, ...values }).toString(),
      });
      if (response.status >= 400)
        throw new Error(`${action} was refused (${response.status}): ${noticeOf(await response.text())}`);
    },
  };
}

/** The form whose address ends in `action`, with its hidden fields. */
function formTo(page: string, action: string): { action: string; hidden: Record<string, string> } {
  const forms = [...page.matchAll(/<form method="post"[^>]* action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)];
  const found = forms.find(([, to]) => to!.endsWith(action));
  if (!found) throw new Error(`there is no form to ${action}, only to ${forms.map(([, to]) => to).join(', ')}`);
  const fields = [...found[2]!.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  return { action: found[1]!, hidden: Object.fromEntries(fields.map(([, name, value]) => [name!, value!])) };
}

const noticeOf = (page: string): string => /class="notice[^>]*>([^<]*)/.exec(page)?.[1] ?? page.slice(0, 300);
