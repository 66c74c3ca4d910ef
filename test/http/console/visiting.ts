import { readFileSync } from 'node:fs';
import { createPush } from '../../../src/chat/push.ts';
import { loadTranscript } from '../../../src/chat/transcript.ts';
import { type Console, type ConsoleText, consoleMounts, type ModelDesk } from '../../../src/http/console/index.ts';
import { proofOf } from '../../../src/http/console/proof.ts';
import {
  formatClock,
  formatDay,
  formatMoney,
  formatSigned,
  formatWhole,
  loadTexts,
  loadTextsFrom,
  localeOf,
} from '../../../src/locales/index.ts';
import { currentProgramme, LANGUAGES, type Programme, parseProgramme, saveProgramme } from '../../../src/loyalty/index.ts';
import type { Clock } from '../../../src/shared/clock.ts';
import { createLog } from '../../../src/shared/log.ts';
import { createAnswerPreview } from '../../../src/skills/answer-question.ts';
import { createPromiseDesk } from '../../../src/skills/promise-desk.ts';
import { createDeedPreview } from '../../../src/skills/push-deed.ts';
import { writeOffer } from '../../../src/skills/push-offer.ts';
import { surveyPush } from '../../../src/skills/push-survey.ts';
import { readyWords, serviceDesk } from '../../../src/skills/service-desk.ts';
import { createCampaignTester } from '../../../src/skills/test-campaign.ts';
import { addStaff, type NewStaff, type Staff } from '../../../src/staff/index.ts';
import type { Database } from '../../../src/store/database.ts';
import { SECRET } from '../../helpers/people.ts';

export const ORIGIN = 'http://console.test';
/** Sunday 22 November 2026, 14:05 in Oslo. */
export const NOW = new Date('2026-11-22T13:05:00Z');

export type House = { console: Console; clock: Clock; logged: string[]; programme: Programme };

/** The console on a database of a test, without a network. */
export async function openHouse(
  database: Database,
  { publicUrl, clock = { now: () => NOW }, model }: { publicUrl?: string; clock?: Clock; model?: ModelDesk } = {},
): Promise<House> {
  const logged: string[] = [];
  const rules = parseProgramme(readFileSync('programme.yaml', 'utf8'));
  const programme =
    (await currentProgramme(database, clock.now())) ??
    (await database.transaction((tx) => saveProgramme(tx, rules, clock.now())));
  const texts = loadTexts(LANGUAGES);
  const settings = () => ({ timeZone: rules.timeZone, defaultLanguage: rules.languages.default });
  const push = createPush({ texts, settings });
  const console = consoleMounts({
    database,
    programme: () => programme,
    secret: SECRET,
    publicUrl,
    speech: () => {
      const texts = loadTextsFrom<ConsoleText>(new URL('../../../src/http/console/texts/', import.meta.url), ['en', 'nb']);
      return {
        format: texts.format,
        whole: (language, value) => formatWhole(localeOf(language), value),
        signed: (language, value) => formatSigned(localeOf(language), value),
        money: (language, minor, currency) => formatMoney(localeOf(language), minor, currency),
        day: (language, day, today) => formatDay(localeOf(language), day, today),
        clock: (language, instant, timeZone) => formatClock(localeOf(language), instant, timeZone),
      };
    },
    voices: serviceDesk({ texts, settings, programme: () => programme }),
    readyWords: (language) => readyWords({ texts }, language),
    deedAsTold: createDeedPreview({ programme: () => programme, texts, clock }),
    asTold: createAnswerPreview({ programme: () => programme, texts, clock }),
    isAnswered: () => false,
    transcript: async (id) =>
      (await loadTranscript(database, id, { texts, secret: SECRET, ...settings(), now: clock.now() })).entries,
    promises: createPromiseDesk({ programme: () => programme, push }),
    testCampaign: createCampaignTester({
      programme: () => programme,
      push,
      content: { survey: surveyPush(() => programme), offer: writeOffer(() => programme) },
    }),
    model,
    clock,
    log: createLog('info', { write: (line) => void logged.push(line) }),
  });
  return { console, clock, logged, programme };
}

export async function hire(database: Database, staff: Partial<NewStaff> & { email: string }): Promise<Staff> {
  const added = await database.transaction((tx) => addStaff(tx, { name: 'Line', role: 'support', ...staff }, NOW));
  if (!added.ok) throw new Error(added.refusal.code);
  return added.value;
}

export type Answer = { status: number; headers: Headers; text: string };
type Options = { headers?: Record<string, string>; body?: string };

/** A browser with its cookies. What it sends along, a browser does too: forms come from our page, with their proof. */
export function visitor({ console }: Pick<House, 'console'>, database: Database) {
  const cookies = new Map<string, string>();
  const handle = console.mounts[1]!.handle;

  async function call(method: string, path: string, { headers = {}, body }: Options = {}): Promise<Answer> {
    const response = await handle(
      new Request(`${ORIGIN}${path}`, {
        method,
        headers: {
          host: new URL(ORIGIN).host,
          ...(cookies.size > 0 && { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
          ...(method === 'POST' && { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' }),
          ...headers,
        },
        ...(body !== undefined && { body }),
      }),
    );
    keep(response.headers.getSetCookie());
    const goesOn = response.headers.get('content-type') === 'text/event-stream';
    if (goesOn) await response.body!.cancel();
    return { status: response.status, headers: response.headers, text: goesOn ? '' : await response.text() };
  }

  function keep(lines: readonly string[]): void {
    for (const line of lines) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value === '' || /max-age=0/i.test(line)) cookies.delete(name!);
      else cookies.set(name!, value!);
    }
  }

  return {
    cookies,
    call,
    keep,
    get: (path: string, headers?: Record<string, string>) => call('GET', path, { headers: headers ?? {} }),
    /** Sends a form of ours. */
    async post(path: string, fields: Record<string, string> = {}): Promise<Answer> {
      const proof = await this.proof();
      return call('POST', path, { body: new URLSearchParams({ ...(proof && { csrf: proof }), ...fields }).toString() });
    },
    /** What the forms of this session carry. */
    async proof(): Promise<string | undefined> {
      const token = decodeURIComponent(cookies.get('regulars.session_token') ?? '').split('.')[0];
      const session = token ? await database.prisma.staffSession.findUnique({ where: { token } }) : undefined;
      return session ? proofOf(SECRET, session.id) : undefined;
    },
  };
}

export type Visitor = ReturnType<typeof visitor>;

/** Somebody who is signed in. */
export async function signedIn(house: House, database: Database, staff: Staff): Promise<Visitor> {
  const browser = visitor(house, database);
  browser.keep(await house.console.staffCookies(staff.id));
  return browser;
}
