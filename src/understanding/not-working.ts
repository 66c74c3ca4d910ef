import { having, madeOf, spoken } from './word-lists.ts';

// Lists of whole words in every language, as people type them.

/** What does its work, or does not. */
const WORKS =
  'work|works|working|worked|load|loads|loading|open|opens|opening|function|functions|functioning|happens|happened|happening|respond|responds|responding|responded|react|reacts|reacting|' +
  // bokmål, Danish, Swedish
  'virker|virka|virket|virke|laster|laste|åpner|åpne|åpnes|indlæser|åbner|åbne|fungerer|fungerte|fungere|funker|funket|funka|funke|går|gikk|skjer|skjedde|reagerer|' +
  'virkede|fungerede|gik|sker|skete|duer|' +
  'funkar|laddar|ladda|laddas|öppnas|funkade|funkat|fungerar|fungerade|fungerat|fungera|gick|händer|hände|hänt|reagerar|' +
  // Finnish
  'toimi|lataudu|latautuu|avaudu|aukea|toimii|toiminut|toiminu|toimimaan|tapahdu|tapahtunut|tapahtunu|tapahtuu|onnistu|onnistunut|onnistunu|pelitä|pelaa|reagoi|' +
  // German
  'geht|lädt|laden|lädt|öffnet|ging|gehen|funktioniert|funktionierte|funktionieren|klappt|klappte|klappen|geklappt|funktionierts|funzt|passiert|tut|reagiert|' +
  // Afrikaans
  'werk|laai|gewerk|gebeur|funksioneer|reageer';

/** With one of these nothing does. */
const NOT =
  "not|doesn't|isn't|won't|didn't|don't|wouldn't|aren't|wasn't|can't|cannot|doesnt|nothing|never|stopped|" +
  'ikke|ingenting|ikkje|intet|ik|ikk|inte|inget|int|ei|eikä|en|ei oo|eihän|nicht|nichts|nix|net|nie|niks';

/** What is in a chat, and in no parcel. */
const CHAT =
  'button|buttons|chat|bot|chatbot|the bot|link|links|menu|' +
  'knapp|knappen|knapper|knappene|chatten|boten|botten|lenke|lenka|lenken|lenker|linken|meny|menyen|' +
  'knap|knappen|knapper|knapperne|linket|linkene|menu|menuen|' +
  'knappar|knapparna|länk|länken|länkar|länkarna|menyn|' +
  'nappi|nappula|napit|nappulat|painike|painikkeet|chatti|chätti|botti|linkki|linkit|valikko|napista|nappia|nappulaa|painiketta|' +
  'knopf|knöpfe|buttons|schaltfläche|menü|der chat|' +
  'knoppie|knoppies|kletsbot|klets|skakel|skakels|kieslys';

/** What a shop has on the web. */
const SITE =
  'website|web site|site|sites|webpage|web page|homepage|home page|webshop|web shop|online shop|online store|app|apps|' +
  'nettside|nettsida|nettsiden|nettsidene|heimesida|hjemmeside|hjemmesida|hjemmesiden|hjemmesider|nettbutikk|nettbutikken|appen|' +
  'netbutik|netbutikken|webshoppen|websiden|websitet|' +
  'hemsida|hemsidan|webbsida|webbsidan|webbplats|webbplatsen|sajt|sajten|nätbutik|nätbutiken|webbutik|webbutiken|webbshop|webbshoppen|' +
  'nettisivu|nettisivut|nettisivusto|nettisivunne|verkkosivu|verkkosivut|verkkosivusto|sivu|sivut|sivusto|verkkokauppa|verkkokauppanne|nettikauppa|kotisivu|kotisivut|appi|äppi|sovellus|sovelluksenne|' +
  'webseite|internetseite|homepage|onlineshop|online shop|webshop|seite|' +
  'webwerf|webblad|webtuiste|aanlynwinkel|aanlyn winkel|toep';

/** What a site does that does not work. */
const DOWN =
  'down|offline|crashes|crashed|crash|crashing|hangs|frozen|freezes|freezing|stuck|' +
  'nede|krasjer|krasjet|krasja|henger|krasj|crasher|crashet|' +
  'nere|kraschar|kraschade|kraschat|hänger|' +
  'kaatuu|kaatui|kaatunut|jumissa|jumittaa|jumittuu|alhaalla|' +
  'abgestürzt|stürzt|hängt|lahm|' +
  'afgekraak|aflyn';

/** What is broken, where it is in a chat or on a site. */
const BROKEN = 'broken|ødelagt|itu|i stykker|trasig|trasiga|sönder|rikki|kaputt|defekt|stukkend';

/** What else names nothing. */
const BESIDE =
  'keeps|it|its|this|that|thats|they|these|those|the|thing|still|again|just|really|at|all|for|me|here|sorry|hey|hi|hello|hm|hmm|but|and|so|well|now|i|to|get|make|when|if|press|pressed|pressing|push|pushed|click|clicked|clicking|tap|tapped|on|in|ok|okay|no|why|help|please|properly|correctly|does|do|did|is|has|be|seem|seems|you|your|anymore|any|more|tried|try|twice|what|a|either|or|of|one|simply|even|our|lol|ugh|argh|' +
  'har|ligger|deres|ligg|det|dette|den|disse|de|her|der|jo|visst|helt|fortsatt|fremdeles|enda|ennå|igjen|nå|jeg|trykker|trykket|trykte|klikker|klikket|på|når|hvis|men|og|hei|hva|hvorfor|får|til|å|i|for|meg|mer|lenger|heller|skikkelig|noe|som|du|hjelp|bare|dere|' +
  'dét|stadig|stadigvæk|igen|nu|trykkede|klikkede|når|hej|hvad|til at|mig|mere|længere|noget|overhovedet|slet|sgu|bare|hjælp|jeres|din|dit|dine|' +
  'har|era|er|detta|här|ju|verkligen|fortfarande|ändå|trycker|tryckte|klickar|klickade|om|och|vad|varför|att|mig|längre|heller|något|som|ni|hjälp|jag|så|ens|alls|riktigt|bara|när|er|trycka|' +
  'teidän|jatkuvasti|koko ajan|tää|tämä|se|toi|tuo|nää|nämä|ne|nyt|vieläkään|enää|mitään|kyllä|vaan|vain|kun|painan|painoin|klikkaan|klikkasin|ja|mutta|mut|miksi|miks|hei|moi|saa|saanut|sitä|tätä|tota|oikein|ollenkaan|yhtään|taas|apua|mulla|minulla|jos|niin|on|edes|oo|ole|' +
  'ab|ständig|dauernd|das|es|dies|diese|dieser|hier|immer|noch|wieder|gar|überhaupt|jetzt|ich|drücke|drückte|klicke|tippe|gedrückt|geklickt|habe|hab|auf|darauf|drauf|wenn|aber|und|warum|bei|mir|mehr|leider|ja|doch|einfach|irgendwie|sich|bitte|hallo|der|die|den|richtig|hilfe|auch|was|ihr|ihre|euer|eure|dein|deine|' +
  'gedurig|aanhoudend|dit|hierdie|hier|steeds|weer|nog|nou|ek|druk|gedruk|klik|geklik|op|as|maar|en|hoekom|vir|my|meer|glad|regtig|wil|asseblief|hallo|die|het|help|julle|jou';

const MOST_WORDS = 14;

const WHOLE = madeOf(WORKS, NOT, CHAT, SITE, BROKEN, DOWN, BESIDE);
const [HAS_WORKS, HAS_NOT, HAS_CHAT, HAS_SITE] = [having(WORKS), having(NOT), having(CHAT), having(SITE)];
const [HAS_BROKEN, HAS_DOWN] = [having(BROKEN), having(DOWN)];

/** Something of the chat, or the shop's site or app. */
export type Where = 'chat' | 'site';

/**
 * Whether a text only says that something does not work, and what: something of the chat ("the button does nothing"), the shop's site
 * or app ("the website is down"), or something that it does not name ("det funkar inte"). With one word more ("the kettle does not work")
 * it tells what there is to put right. Pure.
 */
export function notWorking(text: string): Where | 'unnamed' | undefined {
  const said = spoken(text, MOST_WORDS);
  if (said === undefined || !WHOLE.test(said)) return undefined;
  const fails = HAS_WORKS.test(said) && HAS_NOT.test(said);
  const [isBroken, isDown] = [HAS_BROKEN.test(said), HAS_DOWN.test(said)];
  const where = whereIn(said);
  if (where) return fails || isBroken || isDown ? where : undefined;
  return fails && !isBroken && !isDown ? 'unnamed' : undefined;
}

/** What a text names of the chat or the site, and nothing else: an answer to what it is that does not work. Pure. */
export function namesWhere(text: string): Where | undefined {
  const said = spoken(text, MOST_WORDS);
  return said !== undefined && WHOLE.test(said) ? whereIn(said) : undefined;
}

const whereIn = (said: string): Where | undefined => (HAS_SITE.test(said) ? 'site' : HAS_CHAT.test(said) ? 'chat' : undefined);
