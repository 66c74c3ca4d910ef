import { z } from 'zod';
import { type Answer, HOURS, type Library, SERVICE_HOURS, type ShopHours, shopHours, textIn } from '../answers/index.ts';
import { type Rendering, renderLines } from '../chat/render.ts';
import { type Choice, choice, type Fact, type Line, line, type Source } from '../chat/reply.ts';
import type { Outcome, Read, Skill, Turn } from '../chat/skill.ts';
import type { Programme } from '../loyalty/index.ts';
import type { Clock } from '../shared/clock.ts';
import type { OpeningHours } from '../shared/opening-hours.ts';
import { OWN_NAMES } from './choose-language.ts';
import { customerService, name, settings } from './facts.ts';
import { textOf } from './file-complaint.ts';

export const ANSWER = 'answer';
const MOST_GROUPS = 6;

type Deps = { programme: () => Programme; library: () => Library };

/**
 * Answers from the library: the text that staff wrote, in this language or else in the shop's own, with opening hours from where they
 * are written down. Where two answers may be meant, it asks which; where two questions were asked, it answers both.
 */
export const answerQuestion = ({ programme, library }: Deps): Skill<{ codes: readonly string[]; all?: true }> => ({
  name: ANSWER,
  input: z.strictObject({ codes: z.array(z.string()).max(5), all: z.literal(true).optional() }),
  personal: false,
  async reads(turn, { codes, all }, read) {
    const found = codes.flatMap((code) => library().get(code) ?? []);
    const [answer, ...others] = found;
    if (!answer) return gone;
    if (all) {
      const told = await Promise.all(found.map((one) => tell(one, turn, programme(), read)));
      return { ...told[0]!, lines: told.flatMap(({ lines }) => lines) };
    }
    if (others.length > 0)
      return { lines: [line('answer-which')], choices: [...found.map(titleChoice), choice('button-person', 'person')] };
    return tell(answer, turn, programme(), read);
  },
});

/** It was taken out of use since it was offered. */
const gone: Outcome = {
  lines: [line('answer-gone')],
  choices: [choice('button-person', 'person'), choice('button-help', 'help')],
};

export const answerSource = ({ code, version }: Pick<Answer, 'code' | 'version'>): Source => ({ kind: 'answer', code, version });

const titleChoice = (answer: Answer): Choice => ({
  label: 'answer-title',
  facts: { title: { kind: 'localised', value: answer.content.title as Record<string, string>, source: answerSource(answer) } },
  action: { skill: ANSWER, input: { codes: [answer.code] } },
});

async function tell(answer: Answer, turn: Turn, programme: Programme, read: Read): Promise<Outcome> {
  const { content } = answer;
  const byDefault = programme.rules.languages.default;
  const shops = await shopHours(read);
  const named = shopNamed(textOf(turn) ?? '', shops);
  const own = named && content.shops[named.code];
  const general = textIn(content.text, turn.language, byDefault);
  const told = (own && textIn(own, turn.language, byDefault)) || general;
  if (!told) return gone;
  const source = answerSource(answer);
  const lines: Line[] = [];
  if (told.language !== turn.language)
    lines.push(line('answer-other-language', { language: name(OWN_NAMES[told.language] ?? told.language, source) }));
  lines.push(...textLines(told.text, source, { programme, shops: named ? [named] : shops }));
  if (!named)
    for (const [code, texts] of Object.entries(content.shops).slice(0, MOST_GROUPS)) {
      const shop = shops.find((one) => one.code === code);
      const text = textIn(texts, turn.language, byDefault)?.text;
      if (shop && text && !text.includes('{'))
        lines.push(line('answer-in-shop', { shop: name(shop.name, shopSource(shop)), text: name(text, source) }));
    }
  return { lines, choices: [choice('button-why', 'why'), choice('button-person', 'person')] };
}

const shopSource = ({ id: shopId }: ShopHours): Source => ({ kind: 'shop', shopId });

/** The one shop that they name, by its name or the part of it that no other shop has ("Storo"). */
function shopNamed(text: string, shops: readonly ShopHours[]): ShopHours | undefined {
  const said = new Set(wordsIn(text));
  const shared = (word: string) => shops.filter((shop) => wordsIn(shop.name).includes(word)).length > 1;
  const named = shops.filter((shop) => wordsIn(shop.name).some((word) => word.length > 2 && said.has(word) && !shared(word)));
  return named.length === 1 ? named[0] : undefined;
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Tells whoever writes a text of the library how customers read it: with the opening hours of these shops as they are. */
export const createAnswerPreview =
  ({ programme, texts, clock }: { programme: () => Programme; texts: Rendering['texts']; clock: Clock }) =>
  (text: string, { language, shops }: { language: string; shops: readonly ShopHours[] }): string => {
    const { timeZone } = programme().rules;
    const lines = textLines(text, settings(programme()), { programme: programme(), shops });
    return renderLines(lines, { texts, language, timeZone, now: clock.now() });
  };

/** What staff wrote, paragraph by paragraph; opening hours take the place of their lines. */
function textLines(text: string, source: Source, context: { programme: Programme; shops: readonly ShopHours[] }): Line[] {
  const lines: Line[] = [];
  let written: string[] = [];
  const flush = () => {
    if (written.length > 0) lines.push(line('answer-text', { text: name(written.join('\n'), source) }));
    written = [];
  };
  for (const one of text.trim().split('\n')) {
    const plain = one.trim();
    if (plain !== HOURS && plain !== SERVICE_HOURS) {
      written.push(one);
      continue;
    }
    const told = plain === HOURS ? hoursLines(context) : [serviceLine('answer-hours-service', context.programme)];
    // What leads up to hours that nobody has told would be said of those of customer service.
    if (told.length === 0 && written.at(-1)?.trim().endsWith(':')) written.pop();
    flush();
    lines.push(...(told.length > 0 ? told : [serviceLine('answer-hours-unknown', context.programme)]));
  }
  flush();
  return lines;
}

/** Shops with the same hours in one line; none where no shop has any. */
function hoursLines({ shops }: { shops: readonly ShopHours[] }): Line[] {
  const open = shops.filter(({ hours }) => Object.values(hours).some((periods) => periods.length > 0));
  const alike = [...Map.groupBy(open, ({ hours }) => JSON.stringify(hours)).values()].slice(0, MOST_GROUPS);
  return alike.map((group) => {
    const source = shopSource(group[0]!);
    return line('answer-hours', {
      shops: name(group.map((shop) => shop.name).join(', '), source),
      hours: hoursFact(group[0]!.hours, source),
    });
  });
}

const hoursFact = (hours: OpeningHours, source: Source): Fact => ({ kind: 'hours', value: hours, source });

function serviceLine(text: 'answer-hours-service' | 'answer-hours-unknown', programme: Programme): Line {
  const { hours } = programme.rules.brand.customerService;
  return line(text, {
    hours: hoursFact(hours, settings(programme)),
    phone: customerService(programme).phone,
  });
}
