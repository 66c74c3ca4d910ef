import { findAnswer } from '../answers/index.ts';
import { type Line, line, type Source } from '../chat/reply.ts';
import type { Read } from '../chat/skill.ts';
import type { Programme } from '../loyalty/index.ts';
import { localDay } from '../shared/calendar.ts';
import { count, day, instant, localisedName, name } from './facts.ts';

/** Which entry of the library was told, in which version, since when it holds, and who wrote it when. */
export async function whyAnswers(sources: readonly Source[], { rules }: Programme, read: Read): Promise<Line[]> {
  const lines: Line[] = [];
  for (const source of sources.filter((one) => one.kind === 'answer')) {
    const answer = await findAnswer(read, source.code, source.version);
    if (!answer) continue;
    const { content, version, savedAt, savedBy, validFrom } = answer;
    const facts = {
      title: localisedName(content.title as Record<string, string>, source),
      version: count(version, source),
      since: day(validFrom ?? localDay(savedAt, rules.timeZone), source),
      at: instant(savedAt, source),
    };
    lines.push(
      savedBy === null ? line('why-answer-imported', facts) : line('why-answer', { ...facts, by: name(savedBy, source) }),
    );
  }
  if (sources.some(({ kind }) => kind === 'shop')) lines.push(line('why-shop-hours'));
  return lines;
}
