import { createDeskVoice, type DeskVoiceDeps } from '../chat/desk-voice.ts';
import type { Programme } from '../loyalty/index.ts';
import { findStaff } from '../staff/index.ts';
import { type Announcement, createDesk, type Desk } from '../support/index.ts';
import { announceVoice } from './announce-voice.ts';
import { solvedFlow } from './reach-person.ts';

type Deps = Pick<DeskVoiceDeps<Announcement>, 'texts' | 'settings'> & { programme: () => Programme };

/** The desk from which people of the shop answer: support's rules, the voice that chat keeps, and the words for customers. */
export function serviceDesk({ texts, settings, programme }: Deps): Desk {
  return createDesk({
    voice: createDeskVoice<Announcement>({
      texts,
      settings,
      toReply: (announcement) => announceVoice(announcement, programme()),
      toFlow: solvedFlow,
    }),
    rules: () => programme().rules,
    async findColleague(tx, staffId) {
      const staff = await findStaff(tx, { id: staffId });
      return (
        staff && { id: staff.id, name: staff.name, team: staff.team ?? programme().rules.service.careTeam, active: staff.active }
      );
    },
  });
}

/** What a colleague often says, in the customer's language, to be sent as it is or written on. None of it promises anything. */
export const readyWords = ({ texts }: Pick<Deps, 'texts'>, language: string): { label: string; text: string }[] =>
  (['ready-looking', 'ready-photo', 'ready-else'] as const).map((key) => {
    const text = texts.format(language, key);
    return { label: text, text };
  });
