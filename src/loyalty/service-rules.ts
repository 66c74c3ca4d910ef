import { z } from 'zod';
import { localised, whole } from './rule-words.ts';

const minutes = z.int().min(1);
const hours = z.number().positive().max(1_000);
const teamCode = z.string().regex(/^[a-z][a-z_]{0,19}$/, 'is a short word in small letters, e.g. warehouse');
const day = z.iso.date({ message: 'is a day such as "2026-12-25"' });

/** What a complaint is about. Each has its words in the language files, and what may be offered for it in `programme.yaml`. */
export const COMPLAINT_CATEGORIES = [
  'damaged',
  'not_arrived',
  'wrong_item',
  'faulty',
  'payment',
  'staff',
  'points',
  'other',
] as const;
export type ComplaintCategory = (typeof COMPLAINT_CATEGORIES)[number];

/** What can put a complaint right without a person. A person is always among the choices and needs no rule. */
export const REMEDIES = ['replacement', 'money_back', 'voucher', 'points'] as const;
export type Remedy = (typeof REMEDIES)[number];

/** How complaints, promises and people of the shop work together. All "hours" are opening hours of customer service. */
export const serviceRules = z
  .strictObject({
    /** Closed all day, besides what the weekly hours say. */
    holidays: z.array(day),
    teams: z.array(z.strictObject({ code: teamCode, name: localised })).min(1),
    /** The team that everything comes to unless something else is said. */
    careTeam: teamCode,
    /** The team that danger is told to, at any hour. */
    dutyTeam: teamCode,
    answerWithin: z.strictObject({ complaintHours: hours, personHours: hours }),
    handoff: z.strictObject({
      /** Unaccepted for so long while customer service is open, a handoff goes to `escalateTo` as well. */
      acceptMinutes: minutes,
      escalateTo: teamCode,
    }),
    /** What is offered for which complaint, in the order in which it is offered. */
    remedies: z.partialRecord(z.enum(COMPLAINT_CATEGORIES), z.array(z.enum(REMEDIES))),
    limits: z.strictObject({
      /** The most that the bot may give back itself, in whole units of the currency; above it a person decides. */
      moneyBack: whole,
      /** Points given where points are the remedy. */
      points: whole,
      /** What a voucher of the shop is worth, in whole units of the currency. */
      voucher: whole,
      /** So many complaints of one person within `days` the bot settles by itself; then a person does. */
      perPerson: z.strictObject({ complaints: z.int().min(1), days: z.int().min(1) }),
    }),
    promises: z.strictObject({
      replacementHours: hours,
      moneyBackHours: hours,
      /** The team that owns what is to be sent. */
      replacementTeam: teamCode,
      moneyBackTeam: teamCode,
      /** The owner is reminded so long before the time that was promised. */
      remindMinutes: minutes,
      missed: z.strictObject({
        /** Points given by themselves for a promise that was missed. */
        points: whole,
        /** At most so many points of this kind for one person within `days`. */
        most: z.strictObject({ points: whole, days: z.int().min(1) }),
        /** When the next word is promised, after a miss. */
        nextHours: hours,
        escalateTo: teamCode,
      }),
    }),
    followUp: z.strictObject({
      /** Days after it was resolved, "did it hold?" is asked. */
      days: z.int().min(1),
    }),
  })
  .superRefine(({ teams, careTeam, dutyTeam, handoff, promises }, context) => {
    const known = new Set(teams.map(({ code }) => code));
    const named = {
      careTeam,
      dutyTeam,
      'handoff.escalateTo': handoff.escalateTo,
      'promises.replacementTeam': promises.replacementTeam,
      'promises.moneyBackTeam': promises.moneyBackTeam,
      'promises.missed.escalateTo': promises.missed.escalateTo,
    };
    for (const [place, code] of Object.entries(named))
      if (!known.has(code))
        context.addIssue({
          code: 'custom',
          path: place.split('.'),
          message: `names a team "${code}" that is not among the teams`,
        });
  });

/** What holds for a programme that was written before it said anything about service. */
export const SERVICE_BEFORE: z.infer<typeof serviceRules> = {
  holidays: [],
  teams: [
    {
      code: 'care',
      name: {
        en: 'Customer service',
        nb: 'Kundeservice',
        da: 'Kundeservice',
        sv: 'Kundtjänst',
        fi: 'Asiakaspalvelu',
        de: 'Kundenservice',
        af: 'Kliëntediens',
      },
    },
  ],
  careTeam: 'care',
  dutyTeam: 'care',
  answerWithin: { complaintHours: 3, personHours: 1 },
  handoff: { acceptMinutes: 10, escalateTo: 'care' },
  remedies: {},
  limits: { moneyBack: 0, points: 0, voucher: 0, perPerson: { complaints: 3, days: 90 } },
  promises: {
    replacementHours: 7,
    moneyBackHours: 7,
    replacementTeam: 'care',
    moneyBackTeam: 'care',
    remindMinutes: 60,
    missed: { points: 0, most: { points: 0, days: 90 }, nextHours: 1, escalateTo: 'care' },
  },
  followUp: { days: 5 },
};
