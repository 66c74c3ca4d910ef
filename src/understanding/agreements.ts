import { normalise } from './keywords.ts';

/** "All right" in every language: nobody minds which one it was. */
const AGREEMENTS =
  'ok|okay|ok good|k|kk|fine|thats fine|thats ok|thats okay|alright|all right|got it|i see|understood|fair enough|right|no problem|no worries|sure|np|works for me|all good|sounds good|will do|' +
  'greit|det er greit|den er grei|helt greit|greitt|det er fint|det er i orden|i orden|den er god|skjønner|forstått|javel|ja vel|det går bra|det går fint|går bra|går fint|ikke noe problem|null problem|' +
  'det er ok|det er okay|det er fint nok|fint nok|det er helt fint|forstået|modtaget|javel så|intet problem|ikke noget problem|helt fint|' +
  'okej|okey|oki|jaha|det är okej|det är ok|det är bra|uppfattat|förstår|jag förstår|då så|det är lugnt|lugnt|inga problem|inget problem|' +
  'okei|oukei|okke|selvä|sopii|sopii hyvin|mulle sopii|selvä juttu|selvä homma|asia selvä|selkis|selevä|ymmärrän|ymmärretty|se käy|käy hyvin|ei ongelmaa|ei haittaa|' +
  'passt|das passt|passt so|passt mir|alles klar|in ordnung|geht in ordnung|ist gut|ist ok|ist okay|schon gut|verstanden|na gut|kein problem|macht nichts|' +
  'reg so|goed so|dis reg|dis reg so|dis goed|dis fyn|dis okay|alles reg|in orde|dis in orde|verstaan|ek verstaan|geen probleem|geen probleem nie';

/** "I can wait": a word that is still to come has its time. */
const PATIENCE =
  'ill wait|i will wait|will wait|i can wait|i dont mind waiting|happy to wait|it can wait|no rush|no hurry|theres no rush|theres no hurry|take your time|i have time|i have plenty of time|' +
  'da venter jeg|så venter jeg|så venter jeg bare|jeg venter bare|jeg kan vente|jeg kan godt vente|det kan vente|ingen hast|det haster ikke|jeg har tid|jeg har god tid|jeg har masser av tid|jeg har masser af tid|ta dere god tid|ta deg god tid|tag jer god tid|tag dig god tid|' +
  'då väntar jag|så väntar jag|jag väntar bara|jag kan vänta|det kan vänta|ingen brådska|det är ingen brådska|det brådskar inte|jag har tid|jag har gott om tid|' +
  'odotan sitten|odottelen sitten|odotellaan sitten|voin odottaa|voin kyllä odottaa|ei kiirettä|ei mitään kiirettä|ei ole mitään kiirettä|minulla on aikaa|mulla on aikaa|ei ole kiire|ei oo kiire|ei tässä kiire|' +
  'dann warte ich|ich kann warten|das kann warten|keine eile|ich habe zeit|ich hab zeit|es eilt nicht|eilt nicht|hat keine eile|lassen sie sich zeit|' +
  'ek sal wag|dan wag ek|ek kan wag|dit kan wag|geen haas|geen haas nie|ek het tyd|ek het baie tyd|ek is nie haastig nie|daar is geen haas nie|vat jou tyd';

/** "I am waiting" may be a complaint, but not beside a kind word. */
const WAITING = 'jeg venter|jag väntar|odotan|mä odotan|minä odotan|odottelen|odotellaan|ich warte|ek wag';

const PRAISE =
  'great|perfect|good|nice|cool|super|lovely|excellent|brilliant|flott|fint|bra|supert|topp|perfekt|kjempefint|dejligt|godt|' +
  'toppen|jes|jättebra|utmärkt|hyvä|hienoa|kiva|mahtavaa|loistavaa|gut|prima|sehr gut|wunderbar|goed|lekker|mooi|fantasties|perfek';

const THANKS =
  'thanks|thank you|thanks a lot|cheers|takk|tusen takk|mange takk|takk skal du ha|tak|mange tak|tusind tak|tak for det|' +
  'tack|tack så mycket|kiitos|kiitti|kiitos paljon|paljon kiitoksia|danke|danke schön|vielen dank|dankie|baie dankie';

/** What is said to pass the time. "I'll take a coffee" is not among it: it may name a reward. */
const SMALL_TALK =
  'haha|hahaha|hahahaha|hehe|hehehe|hihi|lol|lmao|rofl|xd|brb|be right back|coffee break|time for coffee|time for a coffee|get a coffee|ill get a coffee|go get a coffee|ill go get a coffee|grab a coffee|ill grab a coffee|so a cup of coffee|then a cup of coffee|nice weather|nice weather today|lovely weather|lovely weather today|lovely day|beautiful day|nice day today|' +
  'så en kopp kaffe|kaffepause|kaffetid|på tide med kaffe|henter en kaffe|jeg henter en kaffe|jeg henter kaffe|fint vær|fint vær i dag|deilig vær|nydelig vær|nydelig dag|fin dag i dag|straks tilbake|' +
  'så en kop kaffe|tid til kaffe|dejligt vejr|dejligt vejr i dag|godt vejr i dag|flot vejr|dejlig dag|straks tilbage|' +
  'kaffepaus|fikapaus|dags för fika|dags för kaffe|jag hämtar kaffe|fint väder|fint väder i dag|fint väder idag|härligt väder|skönt väder|härlig dag|strax tillbaka|' +
  'kahvitauko|kahville siis|kahvia odotellessa|sitten kuppi kahvia|haen kahvia|hieno ilma|hieno ilma tänään|kaunis ilma|kaunis päivä|kaunis ilma tänään|kohta takaisin|' +
  'kaffeepause|dann eine tasse kaffee|also eine tasse kaffee|ich hole mir einen kaffee|ich hol mir einen kaffee|schönes wetter|schönes wetter heute|schöner tag|schöner tag heute|gleich zurück|bin gleich zurück|' +
  'koffietyd|dan n koppie koffie|tyd vir koffie|ek gaan haal koffie|ek gaan maak koffie|mooi weer|mooi weer vandag|lekker weer|lekker weer vandag|pragtige dag|nou nou terug';

/** What means nothing by itself, or makes the next word stronger. */
const FILLERS =
  'mm|hm|hmm|helt|aivan|ihan|ganz|völlig|heeltemal|absolutely|at all|by me|for me|for meg|for mig|för mig|für mich|vir my|jamen|men|' +
  'ah|oh|o|aha|åja|åh|nå|jaha|jaja|ach so|ach|joo|jo|ja|yes|yeah|yep|no|well|then|da|så|då|sitten|dann|dan';

const MOST_PIECES = 5;
const MOST_LENGTH = 80;

const words = (text: string): string => normalise(text).join(' ');
const anyOf = (...lists: readonly string[]): string => lists.join('|').split('|').map(words).join('|');
/** A text that these make up, one after the other. */
const rowOf = (...lists: readonly string[]): RegExp => {
  const one = `(?:${anyOf(...lists)})`;
  return new RegExp(`^${one}(?: ${one}){0,${MOST_PIECES - 1}}$`, 'u');
};
const holding = (...lists: readonly string[]): RegExp => new RegExp(`(?:^| )(?:${anyOf(...lists)})(?: |$)`, 'u');

const ONLY_AGREES = rowOf(AGREEMENTS, PRAISE, FILLERS);
const ONLY_TALKS = rowOf(SMALL_TALK, PATIENCE, AGREEMENTS, PRAISE, FILLERS);
const ONLY_WAITS = rowOf(PATIENCE, WAITING, AGREEMENTS, PRAISE, THANKS, FILLERS);
const AGREES = holding(AGREEMENTS);
const TALKS = holding(SMALL_TALK);
const IS_PATIENT = holding(PATIENCE);
const WAITS = holding(WAITING);
const IS_KIND = holding(AGREEMENTS, PRAISE, THANKS);

/** Whether a text says that something is all right, or can wait, or passes the time, and nothing else. Thanks and praise alone say more. Pure. */
export function agrees(text: string): boolean {
  if (text.length > MOST_LENGTH) return false;
  const said = words(text);
  if (TALKS.test(said) && ONLY_TALKS.test(said)) return true;
  if (AGREES.test(said) && ONLY_AGREES.test(said)) return true;
  return ONLY_WAITS.test(said) && (IS_PATIENT.test(said) || (WAITS.test(said) && IS_KIND.test(said)));
}
