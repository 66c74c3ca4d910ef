import type { Read } from '../chat/skill.ts';
import { type Programme, rewards } from '../loyalty/index.ts';
import { listOffers } from '../outreach/index.ts';

/** How rewards, offers and tiers are called, in all languages, those included that nobody can have now: no model may promise one. */
export async function rewardNames(read: Read, { rules }: Pick<Programme, 'rules'>, now: Date): Promise<string[]> {
  const given = (await rewards(read, now)).flatMap(({ name, phrase }) => [name, phrase ?? {}]);
  const offered = (await listOffers(read)).flatMap(({ title, phrase }) => [title, phrase ?? {}]);
  const levels = rules.tiers.levels.map(({ name }) => name);
  return [...new Set([...given, ...offered, ...levels].flatMap((names) => Object.values(names)))];
}
