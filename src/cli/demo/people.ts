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

/** Both doors know it: what she says on her phone is what Line finds in her list. */
export const METTES_COMPLAINT: Saying = {
  text: 'De 2 kopper fra ordre 48213 kom i stykker, og det er anden gang!',
  meaning: 'The 2 cups of order 48213 came broken, for the second time!',
};

const STORIES: Readonly<Record<string, Pick<Person, 'speaks' | 'story' | 'sayings'>>> = {
  ingrid: {
    speaks: 'norsk',
    story: 'Silver. 180 points wait for 28 November.',
    sayings: [
      { text: 'Hvor mange poeng har jeg?', meaning: 'How many points do I have?' },
      { text: 'Hvorfor?', meaning: 'Why?' },
      { text: 'Hva kan jeg få for poengene?', meaning: 'What can I get for them?' },
      { text: 'Vis medlemskortet', meaning: 'Show my card' },
      { text: 'Hva vet du om meg?', meaning: 'What do you know about me?' },
    ],
  },
  mette: {
    speaks: 'dansk',
    story: 'Two new cups from web order 48213.',
    sayings: [
      METTES_COMPLAINT,
      { text: 'Hvordan går det med min sag?', meaning: 'How is my case?' },
      { text: 'Hvor mange point har jeg?', meaning: 'How many points do I have?' },
    ],
  },
  aino: {
    speaks: 'suomi',
    story: 'Told us in September that her parcel was wet.',
    sayings: [
      { text: 'Paljonko pisteitä minulla on?', meaning: 'How many points do I have?' },
      { text: 'Miksi?', meaning: 'Why?' },
      { text: 'Paketti oli märkä', meaning: 'The parcel was wet' },
      { text: 'Onko minulle mitään tänään?', meaning: 'Anything for me today?' },
    ],
  },
  anneke: {
    speaks: 'Afrikaans',
    story: 'Coffee every Friday: 640 points.',
    sayings: [
      { text: 'Hoeveel punte het ek?', meaning: 'How many points do I have?' },
      { text: 'Hoekom?', meaning: 'Why?' },
      { text: 'Is daar iets vir my vandag?', meaning: 'Anything for me today?' },
      { text: 'HOU OP', meaning: 'STOP' },
    ],
  },
  sven: {
    speaks: 'svenska',
    story: 'Was promised word of his case by 14:45 today.',
    sayings: [
      { text: 'Hur går det med mitt ärende?', meaning: 'How is my case?' },
      { text: 'Jag vill prata med en människa', meaning: 'I want to talk to a person' },
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
      { text: 'Was bekomme ich für meine Punkte?', meaning: 'What can I get for my points?' },
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
