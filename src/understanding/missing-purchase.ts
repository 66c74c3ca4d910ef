import type { Day } from '../shared/calendar.ts';
import { asks } from './asks.ts';
import type { Intent, Understanding } from './index.ts';
import { normalise } from './keywords.ts';

/** Words by language, in small letters without marks; a star of a pattern stands for any ending. */
type Words = {
  /** That somebody shopped, or what they have of it. */
  shopped: string;
  /** That something is not there. */
  lacking: string;
  /** What somebody says who says nothing but that they shopped: how it begins. */
  bare: string;
  /** That they paid without showing who they are. */
  forgot: string;
};

const POINTS = 'points?|pts|poeng\\w*|pong|point\\w*|poang\\w*|piste\\w*|punkt\\w*|punte?';
const CARD =
  'card|app|kort\\w*|kundekort\\w*|medlem\\w*|kortti\\w*|kortin|sovellu\\w*|karte|kundenkarte|kaart|lojaliteitskaart|scan\\w*|skann\\w*';

const WORDS: Readonly<Record<string, Words>> = {
  en: {
    shopped: 'shopped|bought|purchased?|purchases|shopping|spent|paid|receipts?|checkout|at the till',
    lacking:
      'no|not|never|nothing|missing|without|didnt|havent|hasnt|arent|isnt|wasnt|werent|doesnt|dont|where|wheres|why|havnt|0|zero',
    bare: '(?:i|we) (?:just |only )?(?:shopped|bought|purchased|was (?:in|at)|went shopping|did some shopping|made a purchase)',
    forgot: 'forgot|forgotten|didnt have|did not have|left my',
  },
  nb: {
    shopped: 'handl\\w*|kjop\\w*|kvittering\\w*|betalt\\w*|brukte|butikken|kassa',
    lacking:
      'ikke|ikkje|ingen|mangler|manglar|uten|(?:hvor|kor)(?! (?:mange|mye|mykje|langt))|borte|hvorfor|kvifor|koffor|null|0',
    bare: '(?:jeg|eg|vi|je|e) (?:har )?(?:handl\\w+|kjopte|kjopt|var og handlet|var i butikken|shoppa)',
    forgot: 'glemte|glemt|gloymde|hadde ikke',
  },
  da: {
    shopped: 'handl\\w*|kobte?|kob|kobet|indkob\\w*|kvittering\\w*|bon|betalte?|butikken|kassen',
    lacking: 'ikke|ingen|mangler|uden|hvor(?! (?:mange|meget|langt))|vaek|hvorfor|nul|0',
    bare: '(?:jeg|vi) (?:har )?(?:handl\\w+|kobte|kobt|var ude at handle|var i butikken|shoppede)',
    forgot: 'glemte|glemt|havde ikke',
  },
  sv: {
    shopped: 'handl\\w*|kopt\\w*|kop|kopet|inkop\\w*|kvitto\\w*|betala\\w*|butiken|kassan',
    lacking: 'inte|inga|ingen|saknas|saknar|utan|var|borta|varfor|noll|0|ej',
    bare: '(?:jag|vi) (?:har )?(?:handl\\w+|kopte|kopt|var och handlade|var i butiken|shoppade)',
    forgot: 'glomde|glomt|hade inte',
  },
  fi: {
    shopped: 'ostin|ostin\\w*|osti\\w*|ostok\\w*|ostos\\w*|kavin|kavimme|kaupas\\w*|kuit\\w*|maksoin|shoppail\\w*|kassalla',
    lacking: 'en|ei|eivat|emme|puuttu\\w*|ilman|missa|miksi|nolla|0',
    bare: '(?:mina |me )?(?:ostin|kavin|kavimme|ostimme|shoppailin|asioin|tein ostoksia)',
    forgot: 'unohd\\w+|unohtui|jai kotiin',
  },
  de: {
    shopped: 'eingekauft|einkauf\\w*|gekauft|kauf|kassenbon|bon|kassenzettel|quittung|beleg|bezahlt|kasse|shoppen',
    lacking: 'nicht|nichts|keine|kein|keinen|fehl\\w*|ohne|wo|warum|wieso|null|0',
    bare: '(?:ich|wir) (?:habe|hab|haben|war|waren)(?: \\w+){0,3} (?:eingekauft|einkaufen|gekauft|shoppen)|(?:gestern|heute|vorgestern) eingekauft',
    forgot: 'vergessen|hatte (?:die|meine) \\w+ nicht|nicht dabei',
  },
  af: {
    shopped: 'gekoop|aankop\\w*|aankoop|inkopies|strokie|kasstrokie|kwitansie|betaal|winkel',
    lacking: 'geen|nie|ontbreek|sonder|waar|weg|hoekom|kort|niks|0',
    bare: '(?:ek|ons) (?:het|was)(?: \\w+){0,3} (?:gekoop|inkopies gedoen|winkel toe|in die winkel)',
    forgot: 'vergeet|nie by my',
  },
};

type Patterns = { shopped: RegExp; lacking: RegExp; bare: RegExp; forgot: RegExp };

const word = (words: string): RegExp => new RegExp(`(?<![a-z0-9])(?:${words})(?![a-z0-9])`);
const PATTERNS: Readonly<Record<string, Patterns>> = Object.fromEntries(
  Object.entries(WORDS).map(([language, { shopped, lacking, bare, forgot }]) => [
    language,
    { shopped: word(shopped), lacking: word(lacking), bare: new RegExp(`^(?:${bare})(?![a-z0-9])`), forgot: word(forgot) },
  ]),
);
const NAMES_POINTS = word(POINTS);
const NAMES_CARD = word(CARD);
/** That it is not among what we know, where no points are spoken of: "I shopped yesterday and it isn't there". */
const NOT_COUNTED =
  /(?:isnt|is not|not|doesnt|does not|hasnt|has not|ikke|ikkje|inte|nicht|nie|ei|eivat|kom nooit) (?:\w+ ){0,3}?(?:there|show\w*|count\w*|registered|recorded|listed|credited|registrert|registreret|registrerat|registrerade|talt|med|dukket|inne|nakyvis\w*|nay|nakynyt|kirjattu|kirjautunut|rekisteroity\w*|da|drauf|erfasst|verbucht|gutgeschrieben|angezeigt|daar|bygetel|aangeteken|getel)(?![a-z])/;

/** "My last purchase is missing", of what stands among their points. */
const LAST_PURCHASE = word(
  '(?:last|latest|most recent|newest) (?:purchase|shop|shopping|receipt)|siste (?:kjop\\w*|handel\\w*|kvittering\\w*)|(?:sidste|seneste) (?:kob\\w*|indkob\\w*|handel)|(?:sista|senaste) (?:kop\\w*|inkop\\w*|handling\\w*)|viim(?:e|eisin|eisimman|einen) (?:ostos\\w*|ostok\\w*)|letzte[rn]? (?:einkauf|kauf)|laaste (?:aankop\\w*|aankoop|inkopies)',
);
const IS_MISSING = word(
  'missing|isnt|not|doesnt|hasnt|didnt|mangl\\w*|ikke|ikkje|borte|saknas|inte|puuttu\\w*|ei|fehl\\w*|nicht|nie|ontbreek|weg|vaek',
);

const WELCOME = word('welcome|velkomst\\w*|valkomst\\w*|tervetul\\w*|willkommens\\w*|welkoms?\\w*');

const MOST_WORDS = 40;
const MOST_BARE_WORDS = 7;
/** What a text may mean else and still be about a purchase that is not counted. A case about something else stays one. */
const MAY_BE: ReadonlySet<Intent> = new Set([
  'complaint',
  'balance',
  'history',
  'card',
  'why',
  'opinion',
  'order_status',
  'link',
]);
const MAY_BE_BARE: ReadonlySet<Intent> = new Set(['balance', 'history', 'opinion', 'order_status', 'link']);

/** By how much it is shown: points are missing of a purchase, a purchase is, or all that is said is that they shopped. */
export type Missing = 'points' | 'purchase' | 'bare';

/**
 * Whether somebody shopped and misses the points of it, in `language`: "I shopped yesterday but got no points", "the points of yesterday
 * are missing", "I forgot my card at the till", or nothing but "I shopped yesterday". What else they may mean is judged by the caller.
 */
export function missesPurchase(text: string, language: string, date: Day | undefined): Missing | undefined {
  const patterns = PATTERNS[language];
  const words = normalise(text);
  if (!patterns || words.length > MOST_WORDS) return undefined;
  const said = words.join(' ');
  // What a new member is given comes with a purchase, and stands for none.
  if (WELCOME.test(said)) return undefined;
  const [hasShopped, lacks, namesPoints] = [patterns.shopped, patterns.lacking, NAMES_POINTS].map((pattern) =>
    pattern.test(said),
  );
  // "Do I get points when I shop without my card?" asks for the rules.
  const isGeneral = date === undefined && asks(text, language) && !patterns.bare.test(said);
  if (isGeneral) return undefined;
  if (namesPoints && lacks && (hasShopped || date !== undefined)) return 'points';
  if (hasShopped && NOT_COUNTED.test(said)) return 'purchase';
  if (LAST_PURCHASE.test(said) && IS_MISSING.test(said)) return 'purchase';
  if (patterns.forgot.test(said) && NAMES_CARD.test(said) && (hasShopped || date !== undefined)) return 'purchase';
  return patterns.bare.test(said) && date !== undefined && words.length <= MOST_BARE_WORDS ? 'bare' : undefined;
}

/** Whether what was heard of a text leaves room for a purchase that is not counted. */
export function mayMissPurchase(
  how: Missing,
  { intent, certainty }: Pick<Understanding, 'intent' | 'certainty'>,
  topic: string | undefined,
): boolean {
  if (intent === undefined || certainty === 'unsure') return true;
  // That somebody shopped is no complaint by itself; one that a phrase shows is another one.
  if (how === 'bare') return MAY_BE_BARE.has(intent) || (intent === 'complaint' && certainty === 'likely');
  if (how === 'points' && topic === 'not_arrived') return true;
  return MAY_BE.has(intent) && (topic === undefined || topic === 'points' || topic === 'other');
}
