import { COLLEAGUES } from '../seed/index.ts';
import { METTES_COMPLAINT, type Saying } from './people.ts';

/** Each kind of people that the shop has comes in by a door of its own. */
export const DOORS = ['customer', 'support', 'marketing'] as const;
export type DoorKey = (typeof DOORS)[number];

/** Something to try, and what to look for. `says` is said on the phone by one press, as that person. */
export type Step = { words: string; says?: Saying & { who: string } };

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
      { words: 'Results: a year of “would you recommend us?”, the dip of the wet parcels in September, and the way back.' },
      {
        words: 'Segments: coffee at least three times, not in six weeks. Whom it means, who of them is not written to, and why.',
      },
      {
        words: 'Campaigns: nothing is published without an objective, a figure that shows it, and an end. Fill them in and send.',
      },
      {
        words: 'What Anneke gets is about her: the reason names her own purchases.',
        says: { who: 'anneke', text: 'Is daar iets vir my vandag?', meaning: 'Anything for me today?' },
      },
      {
        words: 'One word ends it: no more surveys and offers, at once.',
        says: { who: 'anneke', text: 'HOU OP', meaning: 'STOP' },
      },
    ],
  },
};
