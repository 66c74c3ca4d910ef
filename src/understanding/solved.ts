import { normalise } from './keywords.ts';

/**
 * How people say that what they complained of is all right, by language, in small letters without marks: the whole of a text but for
 * what stands before and after it. "That's fine" is none: it says yes to something. "It is not solved" is none either.
 */
const SOLVED: readonly string[] = [
  // English
  '(?:it|its|thats|that|this|everything|all|(?:the|my) (?:issue|problem|case|thing|matter)|problem)?(?: (?:is|has|have|got|been|has been|was))? ?(?:now |already |all )*(?:sorted|solved|fixed|resolved|settled|dealt with|taken care of)(?: itself)?(?: out)?',
  '(?:you can |please )?close (?:it|the case|my case|this case)',
  '(?:it|the (?:parcel|package|order|delivery)|my (?:parcel|package|order|delivery))(?: has| have| just| did)* (?:come|came|arrived?|turned up|showed up)(?: (?:now|today|after all|in the end|just now|this morning))+',
  // bokmål, Danish, Swedish
  '(?:det|den|alt|saken|sagen|arendet|problemet|alting)(?: (?:er|ar|har|ble|blev|er blevet|har blitt))? ?(?:na |nu |allerede |redan |visst )*(?:lost|ordnet|ordna|ordnat|fikset|fiksa|fixat|klaret|avklart|afklaret|oppklart|utrett)(?: (?:seg|sig))?(?: (?:selv|av seg selv|af sig selv|av sig sjalv))?',
  '(?:det|den|alt|saken|sagen|arendet) (?:er|ar) (?:na |nu )?(?:i orden|pa plass|pa plads|ok|bra) (?:na|nu)',
  '(?:dere|i|ni)? ?(?:kan )?(?:luk|lukke?|stanga?|avsluta|avslutte) (?:saken|sagen|arendet|den)',
  '(?:pakken|pakka|paketet|bestillingen|bestallningen|den|det)(?: (?:er|har))? (?:kommet|kom|kommit|dukket opp|dukkede op|dok upp)(?: (?:likevel|alligevel|anda|i dag|idag|na|nu|frem|fram|til slutt|till slut|til sidst))+',
  // Finnish
  '(?:(?:se|asia|ongelma|juttu|homma|kaikki) )?(?:on )?(?:jo |nyt )*(?:kunnossa|selvitetty|hoidettu|ratkaistu|korjattu|selvisi|jarjestyi|hoitui|ratkesi)',
  '(?:voitte |voit )?(?:sulkea|sulkekaa|sulje) (?:asian|tapauksen|sen)',
  '(?:paketti|tilaus|se) (?:tuli|saapui)(?: (?:sittenkin|jo|nyt|tanaan|lopulta|perille))+',
  // German
  '(?:(?:das|es|alles|der fall|mein fall|das problem|die sache) )?(?:hat sich|ist|wurde) (?:schon |inzwischen |jetzt |bereits |mittlerweile |nun )*(?:erledigt|gelost|geklart|behoben|geregelt)',
  '(?:ihr konnt |sie konnen )?(?:den|meinen) fall (?:schliessen|zumachen|abschliessen)',
  '(?:das|mein) paket ist (?:doch |jetzt |heute |nun |noch )+(?:angekommen|da|gekommen)',
  // Afrikaans
  '(?:dit|alles|die saak|my saak|die probleem|dis)(?: (?:is|het))? ?(?:nou |klaar |reeds )*(?:opgelos|uitgesorteer|reggemaak|reggestel)',
  '(?:julle kan |jy kan )?(?:die|my) saak (?:sluit|toemaak)',
  '(?:die|my) (?:pakkie|pakket|bestelling) het (?:nou |vandag |toe |uiteindelik )+(?:opgedaag|gekom|aangekom)',
];

const BEFORE =
  '(?:(?:ok|okay|okei|okej|hi|hey|hei|hej|hallo|never mind|nvm|no worries|no need|thanks|takk|tak|tack|danke|kiitos|dankie|good news|yes|ja|joo) )*';
const AFTER =
  '(?: (?:now|already|thanks|thank you|thx|cheers|ta|so much|takk|tusen|tak|mange|tusind|tack|sa mycket|for hjelpen|for hjaelpen|for hjalpen|na|nu|allerede|redan|jo|nyt|kiitos|kiitti|avusta|paljon|danke|vielen dank|jetzt|schon|dankie|baie|nou|by the way|btw))*';

const PATTERN = new RegExp(`^${BEFORE}(?:${SOLVED.join('|')})${AFTER}$`);
const MOST_WORDS = 14;

/** Whether somebody says, as all that they say, that their problem is solved: "it's sorted now, thanks". A question is none. */
export function saysSolved(text: string): boolean {
  if (text.includes('?')) return false;
  const words = normalise(text);
  return words.length <= MOST_WORDS && PATTERN.test(words.join(' '));
}
