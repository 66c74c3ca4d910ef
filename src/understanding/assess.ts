import { type Danger, loadUrgency } from './urgency.ts';

/** What a message may put at stake besides the matter itself. */
export const FLAGS = ['safety', 'legal', 'media', 'discrimination', 'privacy', 'fraud', 'threat', 'self_harm'] as const;
export type Flag = (typeof FLAGS)[number];

export type Assessment = {
  severity: 'low' | 'normal' | 'high' | 'urgent';
  /** In the order of `FLAGS`. */
  flags: readonly Flag[];
  sentiment: 'negative' | 'neutral' | 'positive';
  /** A person at once: the same as the severity `urgent`. */
  escalateNow: boolean;
};

/** How much is at stake in a text, in whatever language it is. Pure and synchronous. */
export type Assess = (text: string, language?: string) => Assessment;

export function loadAssess(languages: readonly string[]): Assess {
  const findDangers = loadUrgency(languages);
  return (text) => {
    const found = new Set(findDangers(text).map((danger) => FLAG_OF[danger]));
    if (found.size === 0) return { severity: 'low', flags: [], sentiment: 'neutral', escalateNow: false };
    return { severity: 'urgent', flags: FLAGS.filter((flag) => found.has(flag)), sentiment: 'negative', escalateNow: true };
  };
}

const FLAG_OF = {
  health: 'safety',
  injury: 'safety',
  fire: 'safety',
  self_harm: 'self_harm',
  threat: 'threat',
  fraud: 'fraud',
  privacy: 'privacy',
  discrimination: 'discrimination',
  law: 'legal',
  media: 'media',
} as const satisfies Record<Danger, Flag>;
