import type { SlotWords } from '../words.ts';

export const da: SlotWords = {
  currency: 'DKK',
  numbers:
    'elleve:11 tolv:12 tretten:13 fjorten:14 femten:15 seksten:16 sytten:17 atten:18 nitten:19 tyve:20 tredive:30 fyrre:40 halvtreds:50 tres:60 halvfjerds:70 firs:80 halvfems:90 hundrede:100 hundred:100 hundre:100 tusind:1000 tusinde:1000',
  and: 'og',
  ordinals:
    'første|anden|tredje|fjerde|femte|sjette|syvende|ottende|niende|tiende|ellevte|tolvte|trettende|fjortende|femtende|sekstende|syttende|attende|nittende|tyvende|enogtyvende|toogtyvende|treogtyvende|fireogtyvende|femogtyvende|seksogtyvende|syvogtyvende|otteogtyvende|niogtyvende|tredivte|enogtredivte'.split(
      '|',
    ),
  order:
    'købsnummer|købsnummeret|købsnr|ordre id|ordreid|bestillings id|transaktionsnummer|ordre|ordren|ordrenr|ordre nr|ordrenummer|ordrenummeret|ordre nummer|bestilling|bestillingen|bestillingsnummer|bestillingsnr|bestilling nr|kvittering|kvitteringen|kvitteringsnummer|kvittering nr|bon|bonnummer|faktura|fakturaen|fakturanummer|faktura nr|fakturanr',
  parcel: 'pakk*|forsendelse*|sendt|afsendt|leveret|levering*|leveres|sporing*|kommet|ordre*|bestilling*',
  case: 'sag|sagen|sag nr|sagsnr|sagsnummer|sagsnummeret|klage|klagen|klagenummer|klagesag|henvendelse|henvendelsen|reference|referencenummer|ref|ref nr|reklamation|reklamationen',
  member:
    'kort|kortet|mit kort|medl nr|medlem|medlem nr|medlemsnr|medlemsnummer|medlemsnummeret|medlemskab|medlemskabet|medlemskort|medlemskortet|medlems id|kundenummer|kundenummeret|kundenr|kunde nr|kortnummer|kortnummeret|kortnr|kundekort|kundekortet|bonuskort|bonuskortet|fordelskort|fordelskortet|loyalitetskort|klubkort',
  phone:
    'fastnet|fastnetnummer|hjemmenummer|arbejdsnummer|tlf|tlf nr|tlfnr|telefon|telefonen|telefonnummer|telefonnummeret|telefonnr|mobil|mobilen|mobilnummer|mobilnummeret|mobilnr|mob|ring til mig|ring til|ring|ringe til mig|mit nummer|nyt nummer|mit nye nummer|nummeret|sms|whatsapp|mobilepay|træffes på',
  points: 'point|pointene|pointet|points|bonuspoint|velkomstpoint|p',
  paid: 'betalt|betalte|betale|betaler|koste|kostet|kostede|koster|pris|prisen|trukket|trak|hævet|opkrævet|refunderet|refusion|refunder|beløb|beløbet|skylder|brugte|handlet for|taget',
  notes:
    'halvtredser:50 halvtredskroneseddel:50 hundredlap*:100 hundredkroneseddel:100 tohundredlap*:200 femhundredlap*:500 plovmand:500 tusindlap*:1000',
  months: [
    'januar|jan',
    'februar|feb',
    'marts|mar',
    'april|apr',
    'maj',
    'juni|jun',
    'juli|jul',
    'august|aug',
    'september|sept|sep',
    'oktober|okt',
    'november|nov',
    'december|dec',
  ],
  weekdays: [
    'mandag|mandags|mandagen',
    'tirsdag|tirsdags|tirsdagen',
    'onsdag|onsdags|onsdagen',
    'torsdag|torsdags|torsdagen',
    'fredag|fredags|fredagen',
    'lørdag|lørdags|lørdagen',
    'søndag|søndags|søndagen',
  ],
  days: {
    '-2': 'i forgårs|forgårs|iforgårs|i forgårds',
    '-1': 'i går|igår|i går aftes|i aftes',
    '0': 'i dag|idag|i aften|i morges|imorges|i formiddag|i eftermiddag|her til morgen',
    '1': 'i morgen|imorgen',
    '2': 'i overmorgen|overmorgen|iovermorgen',
  },
  feasts: {
    '01-01': 'nytårsdag|1. nytårsdag',
    '02-14': 'valentinsdag',
    '06-23': 'sankthansaften|sankt hans aften',
    '12-23': 'lillejuleaften|lille juleaften',
    '12-24': 'juleaften|juleaftensdag|juleaftens',
    '12-25': 'første juledag|1. juledag|1 juledag',
    '12-26': 'anden juledag|2. juledag|2 juledag',
    '12-31': 'nytårsaften|nytårsaftensdag|nytårsaftens',
  },
  last: 'sidste|forrige|i|nu sidste',
  next: 'næste|kommende|førstkommende|på|nu på|til',
  shortWeekdays: { after: 'sidste|forrige|næste|på|kommende', names: ['', 'tirs', 'ons', 'tors', 'fre', 'lør', 'søn'] },
  lastWeek: 'sidste uge|i sidste uge|forrige uge|i forrige uge',
  nextWeek: 'næste uge|i næste uge',
  monthsBeside: { last: 'sidste måned|forrige måned|i sidste måned', next: 'næste måned', current: 'denne måned' },
  spans: { day: 'dag|dage|døgn', week: 'uge|uger', month: 'måned|måneder|mdr' },
  ago: 'for # ~ siden|# ~ siden',
  ahead: 'om # ~',
  future:
    'henter|hente|passer|har brug for|skal|vil|kommer|kan jeg|kan i|inden|senest|til|åbent|åbner|lukker|udløber|leveres|får jeg|bliver|må|skal bruge|når|fødselsdag|leverer|sende|levere|komme|rejser|bryllup',
  past: 'hentede|afhentet|sendte|gik|leveret|modtog|bestilte|bestilt|købte|købt|handlede|kom|var|fik|betalte|skulle|ringede|blev|sagde|havde|siden|fra|hævede|hævet|trak|trukket|sendt|returnerede|brugte|mistede|snakkede|skrev|klagede|lovede|lovet|betalt|fået|tog|lagde|gav|opdagede|forsvandt|meldte|åbnede|spiste|stod|stoppede|prøvede|virkede|hentet|tjente|dukkede|gjorde|mødte|talte|returneret|var inde|gået|blevet',
  monthFirst: false,
  dayOfMonth: String.raw`(?:den|d\.?)\s*(\d{1,2})(?:\.|:?e|:?a)(?![\p{L}\d]|\.?\d)|(\d{1,2})\.?\s*(?:ds|dennes)(?![a-z])`,
};
