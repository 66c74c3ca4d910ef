import { normalise } from './keywords.ts';

/** How it is asked what something is needed for, and what it is, by language, as normalised words. */
const WHY: Readonly<Record<string, { needed: string; data: string }>> = {
  en: {
    needed: '(?:why|what) (?:\\w+ ){0,2}(?:need|want|require|ask for|asking for|have to know|use)',
    data: 'email|e mail|mail|phone|mobile|telephone|number|address|birthday|date of birth|birth|name|postcode|zip|personal details',
  },
  nb: {
    needed: '(?:hvorfor|kvifor|koffor|hva|kva) (?:\\w+ )?(?:trenger|treng|ma|vil|spor|ber|skal|bruker) ?(?:dere|du|de|dykk|man)?',
    data: 'e post\\w*|epost\\w*|mail\\w*|telefon\\w*|mobil\\w*|nummer\\w*|adresse\\w*|fodsels\\w*|navn\\w*|bursdag\\w*|personnummer\\w*',
  },
  da: {
    needed: '(?:hvorfor|hvad) (?:\\w+ )?(?:skal|vil|har|bruger|behover|sporger) ?(?:i|du|de|man)?',
    data: 'e mail\\w*|email\\w*|mail\\w*|telefon\\w*|mobil\\w*|nummer\\w*|adresse\\w*|fodsels\\w*|navn\\w*|cpr\\w*',
  },
  sv: {
    needed: '(?:varfor|vad) (?:\\w+ )?(?:behover|vill|ska|maste|fragar|anvander) ?(?:ni|du|man)?',
    data: 'e post\\w*|epost\\w*|mejl\\w*|mail\\w*|telefon\\w*|mobil\\w*|nummer\\w*|adress\\w*|fodelse\\w*|namn\\w*|personnummer\\w*',
  },
  fi: {
    needed:
      '(?:miksi|miks|mihin|minka takia) (?:\\w+ )?(?:tarvitset\\w*|tarviit\\w*|tarviitte|haluat\\w*|kysyt\\w*|pyydat\\w*|kaytat\\w*|pitaa antaa|vaadit\\w*)',
    data: 'sahkoposti\\w*|meili\\w*|mailin\\w*|puhelin\\w*|numero\\w*|osoit\\w*|syntyma\\w*|nime\\w*|henkilotunnu\\w*',
  },
  de: {
    needed:
      '(?:warum|wieso|weshalb|wozu|wofur) (?:\\w+ ){0,2}(?:braucht|brauchen|brauchst|wollt|wollen|willst|benotigt|benotigen|fragt|fragen|nutzt|nutzen)',
    data: 'e mail\\w*|email\\w*|mail\\w*|telefon\\w*|handy\\w*|nummer\\w*|adress\\w*|geburts\\w*|namen?',
  },
  af: {
    needed: '(?:hoekom|waarom|waarvoor) (?:\\w+ )?(?:het|wil|benodig|vra|moet|gebruik) ?(?:julle|jy|u|ek)?',
    data: 'e pos\\w*|epos\\w*|telefoon\\w*|foon\\w*|selfoon\\w*|nommer\\w*|adres\\w*|geboorte\\w*|naam',
  },
};

const MOST_WORDS = 12;
/** "Why do you need an order number?" asks of the purchase, and nothing about the person. */
const OF_A_PURCHASE =
  /(?:^| )(?:order|ordre|bestilling|bestallning|tilaus|bestell|bestelling|kvittering|kvitto|kuitti|receipt|kassenbon|strokie)/u;

/** "Why did you not answer my mail?" holds something against us. */
const DENIES = /(?:^| )(?:not|didnt|dont|havent|ikke|ikkje|inte|nicht|nie) /u;

const ASKED = Object.values(WHY).map(
  ({ needed, data }) => new RegExp(`(?:^| )(?:${needed})(?: \\w+){0,3} (?:${data})(?: |$)`, 'u'),
);

/** Whether a text asks what we need somebody's address, number or name for: "hvorfor trenger dere epost?". Pure. */
export function asksWhyData(text: string): boolean {
  const words = normalise(text);
  const said = words.join(' ');
  return words.length <= MOST_WORDS && !OF_A_PURCHASE.test(said) && !DENIES.test(said) && ASKED.some((asked) => asked.test(said));
}
