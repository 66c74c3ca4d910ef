/** How people say yes and no to a question of ours, as the whole message, in every language: nobody minds which one it was. */
const YES =
  'yes|yes please|yep|yeah|yup|sure|ok|okay|do it|go on|y|ja|ja takk|ja tak|ja tack|ja bitte|ja gerne|jepp|jo|gjerne|gerne|gärna|kyllä|joo|juu|ok joo|asseblief|ja asseblief|ja asb|asb|jawohl|klar|of course|definitely|yes thanks|ja gjerne|jada|absolutt|javisst|javist|ja gärna|klart|totta kai|kyllä kiitos|joo kiitos|natürlich|ja natürlich|natuurlik|ja dankie|yea|ye|aye|yess|k|kk|oki|okey|okei|okej|alright|go ahead|please do|correct|exactly|japp|jep|jap|jup|joda|jo tak|jo takk|ja da|stemmer|gjør det|gør det|gör det|greit|jajamän|visst|jovisst|absolut|juuri niin|selvä|käy|sopii|tee se|jip|seker|doen dit|genau|stimmt|richtig|einverstanden|mach das|ja graag';
const NO =
  'no|no thanks|no thank you|nope|not now|n|nei|nei takk|nej|nej tak|nej tack|ei|ei kiitos|en|nee|nee dankie|nein|nein danke|lieber nicht|nah|no way|ikke nå|nei ikke nå|ikke nu|nej ikke nu|inte nu|nä|nej inte nu|ei nyt|en halua|jetzt nicht|nicht jetzt|nie nou nie|no ta|dont|rather not|not really|neida|nei da|niks|nei ellers takk|ellers takk|nej ellers tak|ellers tak|næ|næh|nix|nä tack|nej då|helst inte|helst ikke|nope tack|ei tarvitse|ei tarvi|eipä|en kiitos|ei kiitti|älä|nö|nö danke|ne|auf keinen fall|nee wat|liewer nie|moenie|nothing|ingenting|intet|inget|ei mitään|nichts';

/** As phones and hurry write it: small letters without marks and signs. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/['’]/g, '')
    .replaceAll(/[\p{P}\p{S}]|\uFE0F|\u200D/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

const [YES_WORDS, NO_WORDS] = [YES, NO].map((words) => new Set(words.split('|').map(plain))) as [Set<string>, Set<string>];

/** @returns undefined for what is neither */
export function yesOrNo(text: string): boolean | undefined {
  const said = plain(text);
  if (said === '') {
    const [isYes, isNo] = [/[👍👌✅✔]/u, /[👎❌✖]/u].map((signs) => signs.test(text)) as [boolean, boolean];
    return isYes === isNo ? undefined : isYes;
  }
  if (YES_WORDS.has(said)) return true;
  return NO_WORDS.has(said) ? false : undefined;
}

const MOST_AFTER_NO = 5;

/** "No, I changed my mind", "nei, likevel ikke": a no, and a few words more. */
export function beginsWithNo(text: string): boolean {
  const [first = '', ...rest] = text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
  return yesOrNo(text) === false || (yesOrNo(first) === false && rest.length <= MOST_AFTER_NO && !text.includes('?'));
}

/** How people take back what was just done, or ask whether they may, as the whole message. */
const UNDO = new Set(
  'undo|undo that|undo it|take it back|take that back|angre|angre det|angra|angra det|jag angrar mig|fortryd|fortryd det|jeg fortryder|jeg angrer|kumoa|kumoa se|peru se|ruckgangig|ruckgangig machen|mach das ruckgangig|herstel|herstel dit|ongedaan|maak dit ongedaan|can i undo that|can i undo it|can i undo this|kan jeg angre|kan jeg angre det|kan jeg fortryde|kan jeg fortryde det|kan jag angra|kan jag angra mig|kan jag angra det|voinko perua|voinko perua sen|voinko kumota sen|kann ich das ruckgangig machen|kan ek dit herstel|kan ek dit ongedaan maak'.split(
    '|',
  ),
);

/** How people call off what is being asked about, as the whole message; to nothing at all some of these words are a stop. */
const CANCELS = new Set(
  'cancel|cancel it|cancel that|avbryt|avbryt det|afbryd|annuller|annullér|avbryta|avbryt bytet|peru|peruuta|peruutetaan|abbrechen|abbruch|stornieren|kanselleer|kanselleer dit'
    .split('|')
    .map(plain),
);

/** "Never mind", rather than "cancel": it lets go of whatever it was. */
const DISMISSALS = new Set(
  (
    'nvm|never mind|nevermind|forget it|forget about it|doesnt matter|it doesnt matter|no matter|leave it|drop it|dont bother|' +
    'glem det|drit i det|samme det|det er det samme|spiller ingen rolle|det spiller ingen rolle|skidt med det|pyt med det|lige meget|' +
    'det er lige meget|glöm det|strunt i det|strunta i det|strunt samma|skit i det|spelar ingen roll|det spelar ingen roll|' +
    'unohda|unohda koko juttu|unohda se|antaa olla|anna olla|olkoon|ei sillä väliä|sama se|' +
    'vergiss es|vergessen sie es|lass es|lassen sie es|lass gut sein|egal|ist egal|spielt keine rolle|' +
    'vergeet dit|los dit|los dit maar|laat maar|laat staan|toemaar|dit maak nie saak nie'
  )
    .split('|')
    .map(plain),
);

/** What is said beside it, and changes nothing of it. */
const BESIDE_OFF = new Set(
  (
    'actually oh ok okay then please thanks now sorry no nei nej nein nee ei alligevel likevel bare takk tak tack ändå då så bara ' +
    'sittenkin sittenkään sitten vaan vain kiitos doch einfach bitte danke maar dan eerder dankie asseblief'
  )
    .split(' ')
    .map(plain),
);

/** The text without what stands beside it at either end, unless that is all of it. */
function core(text: string): string {
  const words = plain(text).split(' ');
  const isBeside = (word: string | undefined) => word !== undefined && BESIDE_OFF.has(word);
  while (words.length > 1 && isBeside(words[0])) words.shift();
  while (words.length > 1 && isBeside(words.at(-1))) words.pop();
  return words.join(' ');
}

export const callsOff = (text: string): boolean => dismisses(text) || CANCELS.has(plain(text)) || CANCELS.has(core(text));

export const dismisses = (text: string): boolean => DISMISSALS.has(plain(text)) || DISMISSALS.has(core(text));

/** How people say that what they were told is not so, as the whole message. */
const DISPUTES = new Set(
  (
    'thats not right|thats wrong|that cant be right|that is not right|that is wrong|this is wrong|thats not correct|thats incorrect|its wrong|thats not true|' +
    'det stemmer ikke|det er feil|det kan ikke stemme|stemmer ikke|det er ikke riktig|det passer ikke|det er forkert|det kan ikke passe|det er ikke rigtigt|' +
    'det stämmer inte|det är fel|det kan inte stämma|det är inte rätt|stämmer inte|ei pidä paikkaansa|se ei pidä paikkaansa|tuo on väärin|se on väärin|' +
    'ei voi pitää paikkaansa|toi on väärin|das stimmt nicht|das ist falsch|das kann nicht stimmen|stimmt nicht|das ist nicht richtig|' +
    'dis nie reg nie|dit is nie reg nie|dis verkeerd|dit is verkeerd|dit kan nie reg wees nie|dit klop nie|dit kan nie wees nie'
  )
    .split('|')
    .map(plain),
);

export const disputes = (text: string): boolean => DISPUTES.has(plain(text)) || DISPUTES.has(core(text));

export const takesBack = (text: string): boolean => UNDO.has(plain(text));

/** What stands beside a yes or a no and changes nothing of it: courtesy, "it", "now", and what is done at a swap. Another word may name something else. */
const BESIDE = new Set(
  (
    'please pls plz thanks thx ta thank you it that them do now sure ok okay gladly swap exchange redeem trade take i will go ahead for ' +
    'takk tusen den det nå nu gjerne gjør gjerne bytt bytte byt byta ta tar jeg jag vil vill gerne tak gør tack gärna gör tager tager imod løs inn indløs lös in ' +
    'kiitos kiitti sen nyt mielellään vaihda vaihdetaan vaihdan otan lunasta lunastan tee ' +
    'danke bitte schön das es jetzt gern gerne tausche tauschen eintauschen einlösen umtauschen nehme ich mach machen doch nicht ' +
    'dankie asseblief asb dit nou graag ruil inruil vat ek doen leave drop forget glem glöm unohda vergiss vergeet los likevel alligevel ändå sittenkään la være lad være låt bli laat ' +
    'not ikke inte nicht nie'
  ).split(' '),
);
/** "OK, leave it" is no yes, nor is "ok, la være", "okej, låt bli" or "ok, laat dit". */
const NEGATIONS: ReadonlySet<string> = new Set(
  'not ikke inte nicht nie leave drop forget glem glöm unohda vergiss vergeet los være bli laat'.split(' '),
);
const MOST_BESIDE = 4;

/** A yes or a no with a few words beside it that say nothing else: "ja, eintauschen", "yes please do it", "nei, la være". */
export function plainAnswer(text: string): boolean | undefined {
  const whole = yesOrNo(text);
  if (whole !== undefined || text.includes('?')) return whole;
  const [first = '', ...rest] = text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
  const answer = yesOrNo(first);
  if (answer === undefined || rest.length > MOST_BESIDE || !rest.every((word) => BESIDE.has(word))) return undefined;
  return answer && rest.some((word) => NEGATIONS.has(word)) ? undefined : answer;
}
