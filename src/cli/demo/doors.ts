import { CHARACTERS, COLLEAGUES } from '../seed/index.ts';
import { METTES_COMPLAINT, type Saying } from './people.ts';

/** Each kind of people that the shop has comes in by a door of its own. */
export const DOORS = ['customer', 'support', 'marketing'] as const;
export type DoorKey = (typeof DOORS)[number];

/** Something to try, and what to look for. `says` is said on the phone by one press, as that person. */
export type Step = {
  words: string;
  says?: Saying & { who: string };
  /** A page of the console, which the link shows there. */
  opens?: { path: string; label: string };
};

/** A door to the console: whom one can be there, and what to try. */
export type StaffDoor = {
  colleagues: readonly { key: string; name: string; does: string }[];
  /** Who is on the phone beside it, until somebody else is chosen. */
  onThePhone: string;
  steps: readonly Step[];
};

const DOES: Readonly<Record<string, string>> = { line: 'customer service', jonas: 'the warehouse', maja: 'marketing' };
const colleague = (wanted: string) => {
  const { key, name } = COLLEAGUES.find(({ key }) => key === wanted)!;
  return { key, name, does: DOES[key]! };
};

const numberOf = (wanted: string): string => CHARACTERS.find(({ key }) => key === wanted)!.number;

/** The form of what was done about wet parcels, filled in, in the shop's own language and in Aino's. */
const YOU_SAID_WE_DID = `/console/themes/wet-parcels?${new URLSearchParams({
  'said-nb': 'at pakken din var våt',
  'did-nb': 'Nå pakkes alle nettordrer i en vanntett pose.',
  'said-fi': 'että pakettisi oli märkä',
  'did-fi': 'Nyt kaikki verkkotilaukset pakataan vedenkestävään pussiin.',
})}`;

export const STAFF_DOORS: Readonly<Record<Exclude<DoorKey, 'customer'>, StaffDoor>> = {
  support: {
    colleagues: [colleague('line'), colleague('jonas')],
    onThePhone: 'mette',
    steps: [
      {
        words: 'Mette writes that her two cups came broken: her case comes into the list.',
        says: { who: 'mette', text: METTES_COMPLAINT.text },
      },
      { words: 'Open it, take it, write: your words are on her phone. Then be Jonas: he sees who has it.' },
      { words: 'Promise her something, and let the clock pass it: she gets an apology and points by themselves.' },
      {
        words: 'Sven was promised word by 14:45. Ask as him, then move the clock by an hour: the same happens.',
        says: { who: 'sven', text: 'Hur går det med mitt ärende?' },
      },
      { words: 'Resolve a case. Five days later the phone is asked whether it held, and “no” opens it again.' },
    ],
  },
  marketing: {
    colleagues: [colleague('maja')],
    onThePhone: 'anneke',
    steps: [
      {
        words: 'A year of “would you recommend us?”: wet parcels in September, and the way back.',
        opens: { path: '/console/surveys/nps?from=2025-12-01&to=2026-11-22&by=month', label: 'Results by month' },
      },
      {
        words:
          'The boxes were changed. Tell those who had written of wet parcels, with Aino on the phone: she hears it within the minute.',
        opens: { path: YOU_SAID_WE_DID, label: 'What was done' },
      },
      {
        words: 'Who liked coffee and stopped coming: how many they are, and who of them is not written to.',
        opens: { path: '/console/segments/coffee-lapsed', label: 'The segment' },
      },
      {
        words: `Send them an offer. It needs an objective, a figure and an end. Try it on Anneke first: ${numberOf('anneke')}.`,
        opens: { path: '/console/campaigns/new?segment=coffee-lapsed', label: 'New campaign' },
      },
      {
        words: 'What an offer of October changed: it looks well, and may be chance. One campaign rests, one is still to come.',
        opens: { path: '/console/campaigns', label: 'All campaigns' },
      },
      {
        words: 'What Anneke is offered fits her, and the reason is true.',
        says: { who: 'anneke', text: 'Is daar iets vir my vandag?', meaning: 'Anything for me today?' },
      },
      {
        words: 'One word, and nothing is sent to her any more.',
        says: { who: 'anneke', text: 'HOU OP', meaning: 'STOP' },
      },
    ],
  },
};
