import { type Rendering, renderLines } from '../chat/render.ts';
import { choice, type Line, line, type Reply, type Source } from '../chat/reply.ts';
import type { Read, Turn, Tx } from '../chat/skill.ts';
import { type Deed, findDeed, findRemark, findSaying, languageOfDeed, type Remark } from '../feedback/index.ts';
import type { Programme } from '../loyalty/index.ts';
import { lastWord } from '../members/index.ts';
import { PURPOSE_OF } from '../outreach/index.ts';
import { localDay } from '../shared/calendar.ts';
import type { Clock } from '../shared/clock.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import { day, name } from './facts.ts';

const MOST_QUOTED = 200;

const deedSource = ({ id: deedId }: Pick<Deed, 'id'>, remark?: Remark): Source => ({
  kind: 'deed',
  deedId,
  ...(remark && { remark: { kind: remark.kind, id: remark.id } }),
});

type DeedWords = Pick<Deed, 'id' | 'said' | 'did'>;

/** "In September you told us … Since then …": in one of the languages in which it was written. */
function deedLine(
  { id, said, did }: DeedWords,
  { saidAt, remark }: { saidAt: Date; remark?: Remark },
  { language, timeZone }: { language: string; timeZone: string },
): Line {
  const source = deedSource({ id }, remark);
  return line('deed-told', {
    month: { kind: 'month', value: localDay(saidAt, timeZone).slice(0, 7), source },
    said: name(said[language] ?? '', source),
    did: name(did[language] ?? '', source),
  });
}

/**
 * How what was done is told to one member who had said it (`WriteCampaign` of jobs); `subject` is the deed's id. Whoever took their words back
 * since, or had them erased, is not reminded of them. Nothing is asked.
 */
export const writeDeed =
  (programme: () => Programme) =>
  async (
    tx: Tx,
    recipient: { subject: string; memberId: string; language: string },
  ): Promise<Result<Reply & { language: string }, { code: 'not_fitting'; reason: string }>> => {
    const { languages, timeZone } = programme().rules;
    const deed = await findDeed(tx, recipient.subject);
    const saying = deed && (await findSaying(tx, deed, recipient.memberId));
    if (!saying) return refuse({ code: 'not_fitting', reason: 'taken_back' });
    const language = languageOfDeed(deed, recipient.language, languages.default);
    const lines = [deedLine(deed, { saidAt: saying.saidAt, remark: saying }, { language, timeZone })];
    const yes = await lastWord(tx, recipient.memberId, PURPOSE_OF.deed);
    if (yes?.given) lines.push(line('deed-consent', { on: day(localDay(yes.recordedAt, timeZone), { kind: 'member' }) }));
    return ok({ lines, choices: [choice('button-why', 'why')], language });
  };

/** Tells whoever writes it how customers would read it, as if they had said it today. */
export const createDeedPreview =
  ({ programme, texts, clock }: { programme: () => Programme; texts: Rendering['texts']; clock: Clock }) =>
  (deed: DeedWords, language: string): string => {
    const { timeZone } = programme().rules;
    const now = clock.now();
    return renderLines([deedLine(deed, { saidAt: now }, { language, timeZone })], { texts, language, timeZone, now });
  };

/** Which words of theirs a deed was told for, and since when it is written what was done. */
export async function whyDeeds(
  sources: readonly Source[],
  { member }: Pick<Turn, 'member'>,
  { rules }: Programme,
  read: Read,
): Promise<Line[]> {
  const lines: Line[] = [];
  const told = new Map(sources.flatMap((source) => (source.kind === 'deed' ? [[source.deedId, source.remark] as const] : [])));
  for (const [deedId, remark] of told) {
    const deed = await findDeed(read, deedId);
    if (!deed || !member || !remark) continue;
    const saying = await findRemark(read, remark, member.id);
    lines.push(
      saying
        ? line('why-deed-words', {
            on: day(localDay(saying.saidAt, rules.timeZone), { kind: 'member' }),
            words: { kind: 'quote', value: shortened(saying.words), source: { kind: 'customer' } },
          })
        : line('why-deed-gone'),
      line('why-deed-did', { on: day(localDay(deed.publishedAt, rules.timeZone), deedSource(deed)) }),
    );
  }
  return lines;
}

const shortened = (words: string): string =>
  words.length <= MOST_QUOTED ? words : `${words.slice(0, MOST_QUOTED - 1).trimEnd()}…`;
