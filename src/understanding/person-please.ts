/**
 * Whether a message asks for a person and for nothing else, in any of our languages. It is heard in every state, also where a question
 * of ours is open whose answer may be anything; so it errs towards "no": "better customer service" may be the answer to one.
 */
export function asksForPerson(text: string): boolean {
  const said = text
    .toLowerCase()
    .replaceAll(/[’`´]/g, "'")
    .replaceAll(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return said.length <= LONGEST && ASKS.some((pattern) => pattern.test(said));
}

const LONGEST = 80;

/** Whole messages: what may come before, what is asked for, what may come after. */
const whole = (before: string, core: string, after: string): RegExp =>
  new RegExp(`^(?:(?:${before}) )*(?:${core})(?: (?:${after}))*$`, 'u');

const ASKS: readonly RegExp[] = [
  whole(
    "hi|hello|please|can i|could i|may i|i want to|i would like to|i d like to|i'd like to|i need to|let me|just|no",
    '(?:talk|speak|chat) (?:to|with) (?:an? |the )?(?:real |actual |live )?(?:person|human|human being|agent|colleague|someone|somebody|manager|operator|customer service)|(?:a |an )?(?:real |actual |live )(?:person|human|agent)|human|agent|(?:a|an) (?:person|human|agent|colleague)|(?:get|give) me (?:a|an) (?:real )?(?:person|human|agent)|call a colleague',
    'please|now|instead|thanks|thank you',
  ),
  whole(
    'hei|kan jeg|kan eg|får jeg|få|jeg vil|jeg vil gjerne|jeg ønsker å|vil|jeg må',
    '(?:få )?(?:snakke?|prate?|chatte|skrive) med (?:et |en |ei )?(?:ekte |virkelig )?(?:menneske|person|kollega|noen|kundeservice|kundebehandler|ansatt)|(?:et |en )?(?:ekte |virkelig )(?:menneske|person)|menneske|et menneske|en kollega|kundebehandler',
    'takk|nå|vær så snill|er du snill|i stedet',
  ),
  whole(
    'hej|kan jeg|må jeg|jeg vil|jeg vil gerne|få lov at|jeg skal|lad mig',
    '(?:få lov at )?(?:tale?|snakke?|chatte|skrive) med (?:et |en )?(?:rigtigt? |levende |ægte )?(?:menneske|person|kollega|nogen|medarbejder|kundeservice)|(?:et |en )?(?:rigtigt? |levende |ægte )(?:menneske|person)|menneske|et menneske|en kollega|en medarbejder',
    'tak|nu|i stedet',
  ),
  whole(
    'hej|kan jag|får jag|jag vill|jag skulle vilja|jag behöver|låt mig',
    '(?:få )?(?:prata|tala|snacka|chatta) med (?:en )?(?:riktig |levande |verklig )?(?:människa|person|kollega|någon|nån|medarbetare|kundtjänst)|(?:en )?(?:riktig |levande |verklig )(?:människa|person)|människa|en människa|en kollega|en medarbetare',
    'tack|nu|i stället|istället',
  ),
  whole(
    'hei|haluan|haluaisin|haluun|voinko|saanko|saisinko|voisinko|pitää',
    '(?:puhua|jutella|keskustella|chatata) (?:oikean |elävän )?(?:ihmisen|asiakaspalvelijan|kollegan|jonkun|henkilön|työntekijän) (?:kanssa|kaa|kans)|(?:oikean |elävän )?ihmisen kanssa|(?:oikea |elävä )?ihminen|asiakaspalvelijalle|asiakaspalvelija|ihmiselle',
    'kiitos|nyt|mieluummin',
  ),
  whole(
    'hallo|bitte|kann ich|könnte ich|darf ich|ich möchte|ich will|ich würde gern|ich muss|lassen sie mich|mit',
    '(?:mit )?(?:einem|einer|nem|jemandem|jemand)(?: echten| richtigen| menschlichen)?(?: menschen| person| mitarbeiter| mitarbeiterin| kollegen)? (?:sprechen|reden|chatten)|(?:ein |einen )?(?:echter |echten |richtiger |richtigen )?mensch(?:en)?|(?:ein |einen )(?:mitarbeiter|kollege|kollegen)|mitarbeiter',
    'bitte|jetzt|danke|stattdessen',
  ),
  whole(
    'hallo|asseblief|kan ek|mag ek|ek wil|ek wil graag|ek moet|laat my',
    "(?:met )?('?n )?(?:regte |lewende )?(?:mens|persoon|kollega|iemand) (?:praat|gesels)|(?:praat|gesels) met ('?n )?(?:regte |lewende )?(?:mens|persoon|kollega|iemand)|(?:'?n )?(?:regte |lewende )(?:mens|persoon)|'?n (?:mens|kollega)|mens",
    'asseblief|nou|dankie|eerder',
  ),
];
