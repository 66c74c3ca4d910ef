import { z } from 'zod';
import { type Choice, line } from '../chat/reply.ts';
import type { Skill } from '../chat/skill.ts';
import type { Programme } from '../loyalty/index.ts';
import { setLanguage } from '../members/index.ts';
import { settings } from './facts.ts';

/** What each language calls itself. */
export const OWN_NAMES: Readonly<Record<string, string>> = {
  en: 'English',
  nb: 'Norsk',
  da: 'Dansk',
  fi: 'Suomi',
  af: 'Afrikaans',
  sv: 'Svenska',
  de: 'Deutsch',
};

/** "Can we speak Finnish?" The wish is kept for the member, on every channel, and for this conversation. */
export const chooseLanguage = (programme: () => Programme): Skill<{ language?: string }> => ({
  name: 'language',
  input: z.strictObject({ language: z.string().optional() }),
  personal: false,
  async changes({ language: current, member, conversation }, { language }, tx) {
    const { offered } = programme().rules.languages;
    if (!language || !offered.some((one) => one === language))
      return {
        lines: [line('language-ask')],
        choices: offered.filter((one) => one !== current).map((one) => languageChoice(one, programme())),
      };
    if (member && conversation.audience === 'private') await setLanguage(tx, member.id, language);
    return { lines: [line('language-done')], language };
  },
});

const languageChoice = (language: string, programme: Programme): Choice => ({
  label: 'button-in-language',
  facts: { name: { kind: 'name', value: OWN_NAMES[language] ?? language, source: settings(programme) } },
  action: { skill: 'language', input: { language } },
});
