import { agrees } from './agreements.ts';
import type { Intent, Understanding } from './index.ts';
import { normalise } from './keywords.ts';

/**
 * How somebody says that they do not want to become a member, by language, as normalised words. Who is one and wants to be one no longer
 * says something else ("be a member", "any more"), and who cannot join asks for help.
 */
const NOT_JOINING: Readonly<Record<string, { no: string; joining: string }>> = {
  en: {
    no: '(?:do not|dont|did not|didnt|never|wont|will not|would not|wouldnt) (?:\\w+ )?(?:want|wanna|wish|like|need|care|intend|plan|be)|not (?:\\w+ )?(?:interested|going|looking|planning)|no interest|rather not|no thanks',
    joining:
      'join|joining|sign up|signing up|become a member|becoming a member|becoming one|register|registering|enrol|enroll|membership',
  },
  nb: {
    no: '(?:vil|onsker|skal|orker|gidder|trenger) (?:\\w+ )?(?:ikke|ikkje)|(?:ikke|ikkje) (?:\\w+ )?(?:interessert|lyst|behov)',
    joining: 'bli medlem|bli med|melde meg inn|registrere meg|medlemskap|innmelding|verte medlem',
  },
  da: {
    no: '(?:vil|onsker|skal|gider|behover) (?:\\w+ )?ikke|ikke (?:\\w+ )?(?:interesseret|lyst|behov)',
    joining: 'bli medlem|blive medlem|melde mig ind|tilmelde mig|registrere mig|medlemskab|indmeldelse|oprettes',
  },
  sv: {
    no: '(?:vill|onskar|ska|tanker|orkar|behover) (?:\\w+ )?(?:inte|ej)|inte (?:\\w+ )?(?:intresserad|lust|behov)',
    joining: 'bli medlem|ga med|anmala mig|registrera mig|medlemskap|skapa konto',
  },
  fi: {
    no: '(?:en|emme|ei) (?:\\w+ )?(?:halua|haluu|haluaisi|tahdo|aio|kaipaa|tarvitse|kiinnosta)',
    joining: 'liittya|liittyminen|jaseneksi|jaseneks|jasenyys|jasenyytta|rekisteroitya|kanta asiakkaaksi',
  },
  de: {
    no: '(?:will|mochte|mocht|mag|werde|wollen|mochten|brauche) (?:\\w+ )?(?:nicht|kein|keine|keinen)|kein interesse|nicht (?:\\w+ )?interessiert',
    joining: 'mitglied werden|nicht mitglied|anmelden|registrieren|beitreten|mitmachen|mitgliedschaft|anmeldung',
  },
  af: {
    no: '(?:wil|gaan|soek) (?:\\w+ )?(?:nie|geen)|nie (?:\\w+ )?(?:belangstel|lus)|stel nie belang',
    joining: 'aansluit|aan te sluit|lid word|lid te word|registreer|inskryf|lidmaatskap',
  },
};
const NO_LONGER = 'anymore|any more|longer|lenger|lengre|mer|mere|laengere|langre|langer|enaa|mehr|meer|verder';
const MOST_WORDS = 12;
const BETWEEN = '(?: \\w+){0,4}? ';

const words = (text: string): string => normalise(text).join(' ');
const REFUSALS = Object.values(NOT_JOINING).map(
  ({ no, joining }) => new RegExp(`(?:^| )(?:${no})${BETWEEN}(?:${joining})(?: |$)`, 'u'),
);
const LEAVES = new RegExp(`(?:^| )(?:${NO_LONGER})(?: |$)`, 'u');
/** What such words are taken for: another wish beside them is one. */
const TAKEN_FOR: ReadonlySet<Intent> = new Set(['thanks', 'yes', 'no', 'cancel', 'join', 'refer', 'link']);

/** Whether a text, said where nothing is open, agrees or does not want to join, and so asks for nothing at all. Pure. */
export function wantsNothing(text: string, { intent, certainty }: Pick<Understanding, 'intent' | 'certainty'>): boolean {
  if (agrees(text)) return true;
  // What may be a complaint is asked about, and not parted from with thanks.
  const isHeard = certainty !== 'unsure' || intent === 'complaint';
  if (intent && isHeard && !TAKEN_FOR.has(intent)) return false;
  const said = words(text);
  if (text.includes('?') || said.split(' ').length > MOST_WORDS || LEAVES.test(said)) return false;
  return REFUSALS.some((refusal) => refusal.test(said));
}
