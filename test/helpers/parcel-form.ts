import { z } from 'zod';
import type { Form } from '../../src/chat/form.ts';
import { choice, line } from '../../src/chat/reply.ts';
import { anySkill, type Skill } from '../../src/chat/skill.ts';
import { loadTexts, type TextKey, type Texts } from '../../src/locales/index.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { recordConsent } from '../../src/members/index.ts';

/** A form that tests alone have: four questions about a parcel. "/why" opens it, and what is handed in is a consent row each time. */

const OWN_TEXTS: Readonly<Record<string, string>> = {
  'parcel-title': 'About your parcel',
  'parcel-open': 'Tell us',
  'parcel-send': 'Send it',
  'parcel-what': 'What came broken?',
  'parcel-many': 'How many?',
  'parcel-when': 'When did it come?',
  'parcel-wish': 'What would you like?',
  'parcel-again': 'Two new ones',
  'parcel-money': 'My money back',
  'parcel-taken': 'I have taken that down.',
};
const key = (name: string) => name as TextKey;

export const withParcelTexts = (own: Texts): Texts => ({
  languages: own.languages,
  format: (language, name, values) => OWN_TEXTS[name] ?? own.format(language, name, values),
});

export const texts = withParcelTexts(loadTexts(LANGUAGES));

export const parcel: Form = {
  name: 'parcel',
  title: key('parcel-title'),
  openLabel: key('parcel-open'),
  submitLabel: key('parcel-send'),
  submit: 'take_parcel',
  fields: [
    { name: 'what', label: key('parcel-what'), required: true, kind: 'text', maxLength: 40 },
    { name: 'many', label: key('parcel-many'), required: true, kind: 'number', min: 1, max: 9 },
    { name: 'when', label: key('parcel-when'), required: false, kind: 'day' },
    {
      name: 'wish',
      label: key('parcel-wish'),
      required: true,
      kind: 'choice',
      options: [
        { value: 'again', label: key('parcel-again') },
        { value: 'money', label: key('parcel-money') },
      ],
    },
  ],
};

type Taken = { values: Record<string, string | number>; data: { order?: string } };

/** @param onTaken hears of what was handed in; also of what is rolled back after it */
const takeParcel = (onTaken: (taken: Taken) => void): Skill<Taken> => ({
  name: 'take_parcel',
  input: z.strictObject({
    values: z.record(z.string(), z.union([z.string(), z.number()])),
    data: z.object({ order: z.string().optional() }),
  }),
  personal: true,
  async changes(turn, taken, tx) {
    const speaker = { identityId: turn.identity.id, channel: turn.conversation.channel, messageId: turn.id };
    await recordConsent(tx, speaker, { purpose: 'parcel', given: true, source: 'button' }, turn.now);
    onTaken(taken);
    return { lines: [{ key: key('parcel-taken'), facts: {} }], choices: [choice('button-help', 'help')] };
  },
});

/** Stands for whatever opens a form: "/why" does, since a command says nothing of a language. */
const openParcel: Skill<unknown> = {
  name: 'why',
  input: z.unknown(),
  personal: true,
  reads: () => ({ lines: [line('thanks-reply')], form: { name: 'parcel', data: { order: 'A 17' } } }),
};

export const parcelSkills = (onTaken: (taken: Taken) => void = () => {}): Skill[] => [
  anySkill(takeParcel(onTaken)),
  anySkill(openParcel),
];
