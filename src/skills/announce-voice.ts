import { line, type Reply } from '../chat/reply.ts';
import type { Programme } from '../loyalty/index.ts';
import type { Announcement } from '../support/index.ts';
import { localisedName, name, settings } from './facts.ts';
import { solvedChoices } from './reach-person.ts';

/** What a customer is told when the voice of their conversation changes: who answers now, or by when somebody does. */
export function announceVoice(announcement: Announcement, programme: Programme): Reply {
  const staff = { kind: 'staff' } as const;
  const { teams, careTeam } = programme.rules.service;
  switch (announcement.kind) {
    case 'taken_over': {
      const who = { name: name(announcement.name, staff) };
      const team = announcement.team === careTeam ? undefined : teams.find(({ code }) => code === announcement.team);
      if (!team) return { lines: [line('handoff-taken', who)] };
      return { lines: [line('handoff-taken-team', { ...who, team: localisedName(team.name, settings(programme)) })] };
    }
    case 'passed_on': {
      const source = { kind: 'handoff', handoffId: announcement.handoffId } as const;
      const by = { kind: 'due', value: announcement.answerDueAt.toISOString(), source } as const;
      const team = teams.find(({ code }) => code === announcement.team);
      if (!team || announcement.name === undefined) return { lines: [line('handoff-already', { by })] };
      const facts = { name: name(announcement.name, staff), team: localisedName(team.name, settings(programme)), by };
      return { lines: [line('handoff-on', facts)] };
    }
    case 'back': {
      const facts = { name: name(announcement.name, staff) };
      return { lines: [line('handoff-back', facts)], choices: solvedChoices(announcement.handoffId) };
    }
  }
}
