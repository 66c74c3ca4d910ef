import { CHARACTERS } from '../seed/index.ts';

/** Something to try, in the person's language, and what it means. */
export type Saying = { text: string; meaning?: string };

/** Somebody whom a visitor can be, as the page shows them. */
export type Person = {
  key: string;
  name: string;
  /** The name within a sentence: "you are a stranger". */
  inSentence: string;
  /** BCP 47, of the sayings. */
  language: string;
  /** The language's own name; of the stranger, what they are. */
  speaks: string;
  /** What makes their answers worth a look. */
  story: string;
  sayings: readonly Saying[];
  /** A stranger is somebody new each time. */
  visitorId: string | undefined;
};

const STORIES: Readonly<Record<string, Pick<Person, 'speaks' | 'story' | 'sayings'>>> = {
  ingrid: {
    speaks: 'norsk',
    story: 'Silver. 180 points wait for 28 November.',
    sayings: [
      { text: 'Hvor mange poeng har jeg?', meaning: 'How many points do I have?' },
      { text: 'Hvorfor?', meaning: 'Why?' },
      { text: 'Hva vet du om meg?', meaning: 'What do you know about me?' },
    ],
  },
  mette: {
    speaks: 'dansk',
    story: 'Two new cups from web order 48213.',
    sayings: [
      { text: 'Hvor mange point har jeg?', meaning: 'How many points do I have?' },
      { text: 'Hvorfor?', meaning: 'Why?' },
      { text: 'Hvad ved du om mig?', meaning: 'What do you know about me?' },
    ],
  },
  aino: {
    speaks: 'suomi',
    story: 'Her points of 2025 expire this year.',
    sayings: [
      { text: 'Paljonko pisteitä minulla on?', meaning: 'How many points do I have?' },
      { text: 'Miksi?', meaning: 'Why?' },
      { text: 'Mitä tiedät minusta?', meaning: 'What do you know about me?' },
    ],
  },
  anneke: {
    speaks: 'Afrikaans',
    story: 'Coffee every Friday: 640 points.',
    sayings: [
      { text: 'Hoeveel punte het ek?', meaning: 'How many points do I have?' },
      { text: 'Hoekom?', meaning: 'Why?' },
      { text: 'Wat weet jy van my?', meaning: 'What do you know about me?' },
    ],
  },
  sven: {
    speaks: 'svenska',
    story: 'Gave a coffee maker back in May.',
    sayings: [
      { text: 'Hur många poäng har jag?', meaning: 'How many points do I have?' },
      { text: 'Varför?', meaning: 'Why?' },
      { text: 'Visa min historik', meaning: 'Show my history' },
    ],
  },
  lena: {
    speaks: 'Deutsch',
    story: 'Furnished a whole house: Gold.',
    sayings: [
      { text: 'Wie viele Punkte habe ich?', meaning: 'How many points do I have?' },
      { text: 'Warum?', meaning: 'Why?' },
      { text: 'Können wir Englisch sprechen?', meaning: 'Can we speak English?' },
    ],
  },
  emma: {
    speaks: 'English',
    story: 'Joined on Friday, has bought nothing yet.',
    sayings: [{ text: 'How many points do I have?' }, { text: 'Why?' }, { text: 'No more messages, please' }],
  },
};

const STRANGER: Person = {
  key: 'stranger',
  name: 'A stranger',
  inSentence: 'a stranger',
  language: 'en',
  speaks: 'English',
  story: 'Not a member. Somebody new each time.',
  sayings: [{ text: "I'd like to join" }, { text: 'How many points do I have?' }, { text: 'What do you know about me?' }],
  visitorId: undefined,
};

const members = CHARACTERS.map(
  ({ key, givenName, language, visitorId }): Person => ({
    key,
    name: givenName,
    inSentence: givenName,
    language,
    visitorId,
    ...STORIES[key]!,
  }),
);

/** Whoever opens the demo for the first time is the first of them. */
export const PEOPLE: readonly Person[] = [...members, STRANGER];
