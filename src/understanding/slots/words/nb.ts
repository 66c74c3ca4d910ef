import type { SlotWords } from '../words.ts';

export const nb: SlotWords = {
  currency: 'NOK',
  numbers:
    'elleve:11 tolv:12 tretten:13 fjorten:14 femten:15 seksten:16 sytten:17 atten:18 nitten:19 tjue:20 tyve:20 tretti:30 tredve:30 førti:40 førr:40 femti:50 seksti:60 sytti:70 åtti:80 nitti:90 hundre:100 tusen:1000',
  and: 'og',
  ordinals:
    'første|andre|tredje|fjerde|femte|sjette|sjuende|åttende|niende|tiende|ellevte|tolvte|trettende|fjortende|femtende|sekstende|syttende|attende|nittende|tjuende|tjueførste|tjueandre|tjuetredje|tjuefjerde|tjuefemte|tjuesjette|tjuesjuende|tjueåttende|tjueniende|trettiende|trettiførste'.split(
      '|',
    ),
  order:
    'kjøp nr|kjøpsnummer|kjøpsnummeret|kjøpsnr|ordre id|ordreid|bestillings id|transaksjonsnummer|ordre|ordren|ordrenr|ordre nr|ordrenummer|ordrenummeret|ordrenumret|ordre nummer|ordrenummer mitt|ordrenummeret mitt|bestilling|bestillingen|bestillinga|bestillingsnummer|bestillingsnummeret|bestillingsnr|bestilling nr|kvittering|kvitteringen|kvitteringsnummer|kvittering nr|kvitteringsnr|faktura|fakturaen|fakturanummer|faktura nr|fakturanr',
  parcel: 'pakk*|sending*|sendt|levert|leveres|levering*|sporing*|kommet|ordre*|bestilling*',
  case: 'sak|saken|saka|sak nr|saksnr|saksnummer|saksnummeret|klage|klagen|klaga|klagenummer|klagenr|klagesak|henvendelse|henvendelsen|referanse|referansenummer|ref|ref nr|reklamasjon|reklamasjonen',
  member:
    'kort|kortet|kortet mitt|medl nr|medlem|medlem nr|medlemsnr|medlemsnummer|medlemsnummeret|medlemskap|medlemskapet|medlemskort|medlemskortet|medlems id|kundenummer|kundenummeret|kundenr|kunde nr|kortnummer|kortnummeret|kortnr|kundekort|kundekortet|bonuskort|bonuskortet|fordelskort|fordelskortet|lojalitetskort|klubbkort',
  phone:
    'fasttlf|fasttelefon|fasttelefonen|hustelefon|hjemmenummer|tlf|tlf nr|tlfnr|telefon|telefonen|telefonnummer|telefonnummeret|telefonnr|mobil|mobilen|mobilnummer|mobilnummeret|mobilnr|mob|ring meg|ring|ringe meg|nummeret mitt|nummer mitt|mitt nummer|nytt nummer|nye nummeret mitt|sms|whatsapp|vipps|nås på',
  points: 'poeng|poenger|poenga|poengene|poengen|bonuspoeng|velkomstpoeng|p',
  paid: 'betalt|betalte|betale|betaler|kosta|kostet|koster|koste|pris|prisen|trukket|trakk|belastet|refundert|refusjon|refunder|beløp|beløpet|skylder|brukte|handlet for|handla for|tatt',
  notes:
    'tikroning:10 tjuelapp*:20 femtilapp*:50 femtikroning:50 hundrelapp*:100 hundring:100 hundringer:100 tohundrelapp*:200 femhundrelapp*:500 tusenlapp*:1000 tusing:1000',
  months: [
    'januar|jan',
    'februar|feb',
    'mars|mar',
    'april|apr',
    'mai',
    'juni|jun',
    'juli|jul',
    'august|aug',
    'september|sept|sep',
    'oktober|okt',
    'november|nov',
    'desember|des',
  ],
  weekdays: [
    'mandag|måndag|mandagen',
    'tirsdag|tysdag|tirsdagen',
    'onsdag|onsdagen',
    'torsdag|torsdagen',
    'fredag|fredagen',
    'lørdag|laurdag|lørdagen',
    'søndag|sundag|søndagen',
  ],
  days: {
    '-2': 'i forgårs|forgårs|iforgårs',
    '-1': 'i går|igår|i gårkveld|i går kveld',
    '0': 'i dag|idag|i kveld|ikveld|i morges|imorges|i formiddag|i ettermiddag',
    '1': 'i morgen|imorgen|i morra|imorra|i mårra|i morgon',
    '2': 'i overmorgen|overmorgen|i overimorgen',
  },
  feasts: {
    '01-01': 'nyttårsdag|1. nyttårsdag|første nyttårsdag',
    '02-14': 'valentinsdag|valentinsdagen',
    '05-17': 'syttende mai',
    '12-23': 'lille julaften|lillejulaften|lille julaftan',
    '12-24': 'julaften|julaftan|julekvelden',
    '12-25': 'første juledag|1. juledag|1 juledag|juledagen',
    '12-26': 'andre juledag|annen juledag|2. juledag|2 juledag',
    '12-31': 'nyttårsaften|nyttårsaftan|nyårsaften',
  },
  last: 'sist|siste|forrige|førre|nå sist',
  next: 'neste|kommende|førstkommende|på|nå på|til',
  shortWeekdays: { after: 'sist|siste|forrige|neste|på|kommende', names: ['', 'tirs', 'ons', 'tors', 'fre', 'lør', 'søn'] },
  lastWeek: 'forrige uke|sist uke|i forrige uke|førre veke',
  nextWeek: 'neste uke|i neste uke',
  monthsBeside: {
    last: 'forrige måned|sist måned|i forrige måned|førre månad',
    next: 'neste måned',
    current: 'denne måneden|denne måned',
  },
  spans: { day: 'dag|dager|dagar', week: 'uke|uker|veke|veker', month: 'måned|måneder|mnd|månad|månader' },
  ago: 'for # ~ siden|for # ~ sia|for # ~ sida|# ~ siden|# ~ sia',
  ahead: 'om # ~',
  future:
    'henter|hente|trenger|passer|skal|vil|kommer|kan jeg|kan dere|innen|senest|til|åpent|åpner|stenger|utløper|går ut|leveres|får jeg|blir|må|må ha|rekker|bursdag|skal ha|leverer|sende|levere|komme|får dere|blir den|bryllup|reiser',
  past: 'henta|hentet|sendte|gikk|leverte|levert|mottok|var innom|va|va innom|innom|bestilte|bestilt|kjøpte|kjøpt|handlet|handla|kom|var|fikk|betalte|skulle|ringte|ble|sa|hadde|siden|fra|belasta|belastet|trukket|trakk|trekt|drog|dro|sendt|returnerte|brukte|mista|mistet|blei|vart|snakka|snakket|skrev|klaga|klaget|lovet|lova|betalt|plukka|plukket|fått|fekk|tok|la inn|la igjen|gav|ga|oppdaga|oppdaget|forsvant|meldte|meldt|åpna|åpnet|spiste|stod|sto|slutta|sluttet|prøvde|virket|virka|funka|registrerte|opptjente|dukka|dukket|klikka|røyk|gjorde|reiste|la',
  monthFirst: false,
  dayOfMonth: String.raw`(?:den|am|vom|zum)\s+(\d{1,2})(?:\.|:?e|:?a)(?![\p{L}\d]|\.?\d)|(\d{1,2})\.?\s*(?:ds|dennes)(?![a-z])`,
};
