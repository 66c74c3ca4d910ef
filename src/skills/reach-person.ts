import { z } from 'zod';
import { choice, type Line, line } from '../chat/reply.ts';
import type { Skill } from '../chat/skill.ts';
import type { Programme } from '../loyalty/index.ts';
import { openingState } from '../shared/opening-hours.ts';
import { customerService, settings } from './facts.ts';

/** "A person, please": how to reach one, and when they are there. */
export const reachPerson = (programme: () => Programme): Skill<Record<string, never>> => ({
  name: 'person',
  input: z.strictObject({}),
  personal: false,
  reads: ({ now }) => ({
    lines: [line('person-how', customerService(programme())), ...hoursLines(programme(), now)],
    choices: [choice('button-help', 'help')],
  }),
});

function hoursLines(programme: Programme, now: Date): Line[] {
  const source = settings(programme);
  const state = openingState(programme.rules.brand.customerService.hours, programme.rules.timeZone, now);
  if (!state) return [];
  if (state.open) return [line('person-open', { until: { kind: 'clock', value: state.until.toISOString(), source } })];
  return [line('person-closed', { opensAt: { kind: 'instant', value: state.opensAt.toISOString(), source } })];
}
