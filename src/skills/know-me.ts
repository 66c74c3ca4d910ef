import { z } from 'zod';
import { ANSWERS_BY_EMAIL, loadMailAddresses } from '../chat/mail-address.ts';
import { choice, type Line, line } from '../chat/reply.ts';
import type { Skill } from '../chat/skill.ts';
import type { Programme } from '../loyalty/index.ts';
import { type ConsentState, type Known, loadConsents, loadKnown } from '../members/index.ts';
import { type OwnLimit, ownLimits } from '../outreach/index.ts';
import { localDay } from '../shared/calendar.ts';
import { OWN_NAMES } from './choose-language.ts';
import { privacyChoices } from './copy-data.ts';
import { count, day, name, settings } from './facts.ts';
import { type LaterAnswers, laterChoices } from './leave-address.ts';
import { USE_PURCHASES } from './offer-lines.ts';

const STORED = { kind: 'member' } as const;
const PURPOSES = {
  offers: 'purpose-offers',
  surveys: 'purpose-surveys',
  [USE_PURCHASES]: 'purpose-use-purchases',
  [ANSWERS_BY_EMAIL]: 'purpose-answers-by-email',
} as const;

/**
 * "What do you know about me?": what is stored, from the store, and how to have it copied or erased. "Why do you need my e-mail?" leaves what
 * we asked for open.
 */
export const knowMe = (programme: () => Programme, laterOn: (channel: string) => LaterAnswers): Skill<{ why?: true }> => ({
  name: 'privacy',
  input: z.strictObject({ why: z.literal(true).optional() }),
  personal: true,
  async reads({ member, identity, conversation, language }, { why }, read) {
    if (why)
      return {
        lines: [line('know-why', { notice: name(programme().rules.brand.privacyNotice, settings(programme())) })],
        choices: [choice('button-know', 'privacy'), choice('button-person', 'person')],
        flow: conversation.flow,
      };
    const person = { memberId: member?.id, identityId: identity.id };
    const [known, consents] = [await loadKnown(read, person), await loadConsents(read, person)];
    const addresses = await loadMailAddresses(read, person);
    const { brand, timeZone } = programme().rules;
    const lines = [
      ...whoLines(known, timeZone),
      ...alsoLines(known, language),
      ...(addresses.length > 0 ? [line('know-mail', { email: name(addresses.join(', '), STORED) })] : []),
      ...consentLines(consents, timeZone),
      ...limitLines(member ? await ownLimits(read, member.id) : []),
      line('know-rights', { notice: name(brand.privacyNotice, settings(programme())) }),
    ];
    return { lines, choices: [...privacyChoices, ...laterChoices(laterOn(conversation.channel))] };
  },
});

function whoLines(known: Known, timeZone: string): Line[] {
  const { number, joinedAt, purchases, entries, messages, chats } = known;
  if (!number || !joinedAt) return [line('know-stranger', { messages: count(messages, STORED) })];
  const details = [known.givenName, known.email, known.phone].filter((detail) => detail !== null);
  return [
    line('know-membership', { number: name(number, STORED), joinedOn: day(localDay(joinedAt, timeZone), STORED) }),
    ...(details.length > 0 ? [line('know-details', { details: name(details.join(', '), STORED) })] : []),
    line('know-activity', {
      purchases: count(purchases, STORED),
      entries: count(entries, STORED),
      messages: count(messages, STORED),
    }),
    line('know-chats', { chats: count(chats, STORED) }),
  ];
}

/** What is kept about members and others alike. Of what did not happen nothing is said. */
function alsoLines(
  { answers, files, forms, displayNames, tries, contacts, sources, vouchers, cases, opinions }: Known,
  language: string,
): Line[] {
  return [
    ...(vouchers > 0 ? [line('know-vouchers', { count: count(vouchers, STORED) })] : []),
    ...(cases > 0 ? [line('know-cases', { count: count(cases, STORED) })] : []),
    ...(opinions > 0 ? [line('know-opinions', { count: count(opinions, STORED) })] : []),
    ...(answers > 0 ? [line('know-answers', { count: count(answers, STORED) })] : []),
    ...(files > 0 ? [line('know-files', { count: count(files, STORED) })] : []),
    ...(forms > 0 ? [line('know-forms', { count: count(forms, STORED) })] : []),
    ...(displayNames.length > 0 ? [line('know-name', { name: name(displayNames.join(', '), STORED) })] : []),
    line('know-language', { language: name(OWN_NAMES[language] ?? language, STORED) }),
    ...(tries > 0 ? [line('know-codes', { count: count(tries, STORED) })] : []),
    ...(sources.length > 0 ? [line('know-sources', { sources: name(sources.join(', '), STORED) })] : []),
    ...(contacts > 0 ? [line('know-contacts', { count: count(contacts, STORED) })] : []),
  ];
}

function consentLines(consents: readonly ConsentState[], timeZone: string): Line[] {
  if (consents.length === 0) return [line('know-consent-none')];
  return consents.map(({ purpose, given, recordedAt }) => {
    const facts = {
      purpose: isKnownPurpose(purpose)
        ? ({ kind: 'text', key: PURPOSES[purpose], source: STORED } as const)
        : name(purpose, STORED),
      on: day(localDay(recordedAt, timeZone), STORED),
    };
    return given ? line('know-consent-yes', facts) : line('know-consent-no', facts);
  });
}

function limitLines(limits: readonly OwnLimit[]): Line[] {
  return limits.map(({ purpose, contacts, days }) => {
    const often = { contacts: count(contacts, STORED), days: count(days, STORED) };
    if (purpose === 'surveys') return line('know-limit-surveys', often);
    return purpose === 'offers' ? line('know-limit-offers', often) : line('know-limit-all', often);
  });
}

const isKnownPurpose = (purpose: string): purpose is keyof typeof PURPOSES => Object.hasOwn(PURPOSES, purpose);
