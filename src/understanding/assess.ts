import { type LearntDanger, loadDangers } from './dangers.ts';
import { loadMoods } from './moods.ts';
import type { Danger } from './urgency.ts';

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

/** How much is at stake in a text; where its language is not known, all count. Pure and synchronous. */
export type Assess = (text: string, language?: string) => Assessment;

/**
 * What may hurt a person or end before a judge is a person's to answer, and so is what may be in the paper tomorrow: a bot that talks on
 * makes it worse. Money at stake, a promise broken and somebody about to leave are grave, and policy may settle them;
 * what else is wrong is an ordinary complaint.
 */
export function loadAssess(languages: readonly string[], classifier: LearntDanger): Assess {
  const hearDanger = loadDangers(languages, classifier);
  const inAny = loadMoods(languages);
  const inOne = new Map(languages.map((language) => [language, loadMoods([language])]));
  return (text, language) => {
    const found = new Set(hearDanger(text)?.kinds.map((danger) => FLAG_OF[danger]));
    const flags = FLAGS.filter((flag) => found.has(flag));
    if (flags.length > 0) return { severity: 'urgent', flags, sentiment: 'negative', escalateNow: true };
    const moods = (language === undefined ? inAny : (inOne.get(language) ?? inAny))(text);
    const isBad = moods.has('negative') || moods.has('trouble') || moods.has('grave');
    const severity = moods.has('grave') ? 'high' : isBad ? 'normal' : 'low';
    return {
      severity,
      flags,
      sentiment: isBad ? 'negative' : moods.has('positive') ? 'positive' : 'neutral',
      escalateNow: false,
    };
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
