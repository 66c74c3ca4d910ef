import { having, madeOf, spoken } from './word-lists.ts';

/** What is thrown at something, in every language: nobody minds which one it was. In small letters without marks. */
const JUDGEMENTS =
  'useless|worthless|hopeless|pointless|rubbish|crap|crappy|shit|shitty|garbage|trash|terrible|horrible|awful|appalling|dreadful|pathetic|ridiculous|joke|bad|poor|worst|disgusting|stupid|dumb|lousy|bullshit|sucks|suck|annoying|unacceptable|disgrace|disgraceful|shambles|disaster|incompetent|no help|no use|not helpful|unhelpful|waste of time|waste of my time|' +
  // bokmål, Danish, Swedish
  'ubrukelig|ubrukelige|vits|haplos|haplost|haplose|elendig|elendige|dritt|drit|drittbot|soppel|teit|teite|idiotisk|patetisk|latterlig|latterlige|forferdelig|forferdelige|grusom|grusomme|horribel|horrible|darlig|verst|verste|tull|piss|bortkastet|bortkastet tid|skandale|pinlig|horribelt|' +
  'ubrugelig|ubrugeligt|ubrugelige|hablos|hablost|hablose|elendigt|darlig|darligt|darlige|mog|lort|lorte|pis|forfaerdelig|forfaerdeligt|latterligt|vaerst|vaerste|spild|spild af tid|pinligt|uacceptabelt|uduelig|uduelige|' +
  'vardelos|vardelost|vardelosa|oduglig|odugligt|odugliga|kass|kasst|kassa|suger|usel|uselt|usla|urusel|uruselt|dalig|daligt|daliga|samst|samsta|hopplos|hopplost|hopplosa|skit|lojligt|lojlig|bedrovligt|bedrovlig|pinsamt|skandal|sopigt|oacceptabelt|slosari med tid|' +
  // Finnish
  'hyodyton|hyodytonta|hyodyttomia|hyodyttomat|turha|turhaa|turhia|surkea|surkeaa|surkeita|paska|paskaa|paskat|kelvoton|kelvotonta|kelvottomia|huono|huonoa|huonoja|onneton|naurettavaa|naurettava|saalittavaa|saalittava|toivoton|toivotonta|toivottomia|roskaa|kamalaa|kamala|hirveaa|hirvea|hirveita|pelleilya|ajanhukkaa|' +
  // German
  'nutzlos|nutzlose|nutzloser|nutzloses|unbrauchbar|sinnlos|schlecht|schlechte|schlechter|schlechtes|schlimm|mies|miese|mieser|mieses|miserabel|miserabler|furchtbar|furchtbarer|furchtbare|schrecklich|schrecklicher|schreckliche|schreckliches|grauenhaft|grauenhafter|unterirdisch|unterirdischer|grottig|grottiger|lacherlich|hoffnungslos|mist|mull|scheisse|scheiss|schrott|katastrophe|katastrophal|dreck|witz|frechheit|unfahig|unverschamt|zeitverschwendung|peinlich|' +
  // Afrikaans
  'nutteloos|nuttelose|waardeloos|waardelose|sleg|slegte|slegste|swak|vrot|simpel|hopeloos|hopelose|gemors|belaglik|pateties|patetiese|verskriklik|verskriklike|kak|onaanvaarbaar|tydmors|vrotsig';

/** At what, how much, and what else says nothing of what happened. */
const BESIDE =
  'this|that|it|its|thats|is|was|are|were|you|youre|u|your|what|a|an|the|such|so|very|really|totally|completely|absolutely|absolute|just|all|at|of|to|me|i|think|find|bot|chat|chatbot|robot|assistant|service|thing|machine|system|app|website|company|shop|store|support|customer|seriously|total|complete|utter|utterly|pretty|quite|honestly|oh|wow|man|here|how|and|guys|people|lot|bunch|again|fucking|bloody|ever|' +
  'dette|det|den|her|har|denne|er|ar|var|du|dere|de|ni|deg|dig|jeg|jag|synes|syns|tycker|en|et|ett|for|sa|helt|totalt|bare|bara|virkelig|veldig|kjempe|meget|rigtig|rigtigt|riktigt|verkligen|valdigt|ganske|skikkelig|fullstendig|fuldstaendig|fuldstaendigt|fullstandigt|aldeles|simpelthen|noe|noen|noget|nogle|nagot|nagra|boten|botten|botti|robotten|roboten|chatten|tjeneste|kundeservice|kundtjanst|kundtjansten|kundeservicen|kundesenter|kundecenter|tjanst|systemet|appen|butikk|butikken|butik|butiken|altsa|alltsa|og|och|jo|da|na|nu|hele|hela|som|sikke|hvor|hvilken|vilken|vilket|fy|faen|forbanna|jaevla|javla|jakla|skide|ju|' +
  'tama|taa|toi|tuo|se|on|oli|onpa|oot|ootte|olet|olette|te|sina|sa|ihan|aivan|taysin|taytta|todella|tosi|niin|kylla|aika|palvelu|palvelua|asiakaspalvelu|asiakaspalvelua|aspa|asiakaspalvelunne|chatti|juttu|juttua|firma|kauppa|mika|mita|kuinka|miten|nyt|joku|ja|koko|vittu|vitun|' +
  'das|dies|dieser|diese|dieses|es|ist|war|sind|seid|sie|ihr|euer|eure|ihre|echt|total|vollig|komplett|absolut|einfach|nur|wirklich|ja|doch|mal|hier|ein|eine|der|die|roboter|kundenservice|kundendienst|kundenbetreuung|dienst|laden|was|fur|alles|und|so|sehr|ziemlich|nix|letzte|letzter|' +
  'dit|dis|hierdie|jy|julle|jou|baie|regtig|heeltemal|totaal|totale|net|n|kletsbot|diens|klientediens|klantediens|stelsel|winkel|wat|ding|vir|mense|van|tyd';

const MOST_WORDS = 10;

const [WHOLE, JUDGES] = [madeOf(JUDGEMENTS, BESIDE), having(JUDGEMENTS)];

/**
 * Whether a text only says how bad something is, and not what happened: "this is useless", "sikke en elendig bot". With one word of a story
 * ("the kettle is useless") it is none. Pure.
 */
export function onlyUpset(text: string): boolean {
  const said = spoken(text, MOST_WORDS);
  return said !== undefined && JUDGES.test(said) && WHOLE.test(said);
}
