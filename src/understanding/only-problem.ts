import { having, madeOf, spoken } from './word-lists.ts';

/** That there is something to put right, in every language. In small letters without marks. */
const PROBLEMS =
  'problem|problems|issue|issues|trouble|something is wrong|something wrong|somethings wrong|something went wrong|something has gone wrong|things went wrong|' +
  'problemer|noe galt|noe er galt|noe er feil|noe gikk galt|noe gikk feil|noe har gatt galt|noe har skjedd|' +
  'noget galt|noget er galt|noget gik galt|noget er gaet galt|noget forkert|' +
  'problemet|nagot ar fel|nagot fel|nagot gick fel|nat ar fel|nagot har hant|bekymmer|' +
  'ongelma|ongelmia|ongelman|pulma|jokin on vialla|jokin on vikana|jotain on vialla|jotain vialla|jotain vikaa|jotain meni pieleen|jokin meni pieleen|' +
  'probleme|etwas stimmt nicht|da stimmt was nicht|etwas ist schiefgegangen|etwas ist schiefgelaufen|was schiefgelaufen|etwas ist falsch|irgendwas stimmt nicht|' +
  'probleem|probleme|iets is verkeerd|iets verkeerd|iets het verkeerd geloop|iets fout|moeilikheid';

/** What is said beside it and tells no more. */
const BESIDE =
  'i|ive|im|have|having|got|get|a|an|the|there|theres|is|are|some|bit|of|little|big|small|huge|serious|with|something|think|we|weve|need|help|please|hi|hey|hello|so|well|um|me|can|you|here|' +
  'der|som|jeg|eg|vi|har|hatt|fatt|et|en|ett|er|det|litt|lite|noe|stort|lille|alvorlig|med|noget|tror|at|hei|hej|hallo|hjelp|hjaelp|jag|ar|stor|nagot|nagra|tror|att|fatt|trenger|behover|hjalp|' +
  'mulla|minulla|meilla|on|tassa|tuli|yksi|iso|pieni|vahan|luulen|etta|moi|apua|nyt|mul|' +
  'ich|wir|habe|hab|haben|ein|eine|einen|es|gibt|grosses|kleines|da|mit|etwas|brauche|hilfe|glaube|' +
  'ek|ons|het|n|daar|groot|klein|met|iets|dink|hulp';

const MOST_WORDS = 10;

const [WHOLE, HAS_PROBLEM] = [madeOf(PROBLEMS, BESIDE), having(PROBLEMS)];

/**
 * Whether a text only says that there is a problem, and not which: "hei, jeg har et problem". With one word of it ("I have a problem with
 * my kettle") it tells something. Pure.
 */
export function onlyProblem(text: string): boolean {
  const said = spoken(text, MOST_WORDS);
  return said !== undefined && HAS_PROBLEM.test(said) && WHOLE.test(said) && !PLEASANT.test(said);
}

/** "No problem" is none. */
const PLEASANT = /(?:^| )(?:no|not|ikke|intet|inget|inga|inte|ei|kein|keine|geen|nie) /;
