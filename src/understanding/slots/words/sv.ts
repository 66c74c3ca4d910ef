import type { SlotWords } from '../words.ts';

export const sv: SlotWords = {
  currency: 'SEK',
  numbers:
    'elva:11 tolv:12 tretton:13 fjorton:14 femton:15 sexton:16 sjutton:17 arton:18 nitton:19 tjugo:20 tjugi:20 tjuge:20 trettio:30 tretti:30 fyrtio:40 fyrti:40 förti:40 femtio:50 femti:50 sextio:60 sexti:60 sjuttio:70 sjutti:70 åttio:80 åtti:80 nittio:90 nitti:90 hundra:100 tusen:1000',
  and: 'och',
  ordinals:
    'första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde|elfte|tolfte|trettonde|fjortonde|femtonde|sextonde|sjuttonde|artonde|nittonde|tjugonde|tjugoförsta|tjugoandra|tjugotredje|tjugofjärde|tjugofemte|tjugosjätte|tjugosjunde|tjugoåttonde|tjugonionde|trettionde|trettioförsta'.split(
      '|',
    ),
  order:
    'köpnummer|köpnumret|köpnr|köpsnummer|order id|orderid|beställnings id|transaktionsnummer|order|ordern|ordernr|order nr|ordernummer|ordernumret|order nummer|beställning|beställningen|beställningsnummer|beställningsnr|beställning nr|best nr|kvitto|kvittot|kvittonummer|kvittonr|kvitto nr|faktura|fakturan|fakturanummer|faktura nr|fakturanr',
  parcel: 'paket*|försändelse*|skickad|skickat|skickats|levererad|levererat|leverans*|spårning*|kommit|order*|beställning*',
  case: 'ärende|ärendet|ärende nr|ärendenr|ärendenummer|ärendenumret|klagomål|klagomålet|reklamation|reklamationen|reklamationsnummer|referens|referensnummer|ref|ref nr|fall',
  member:
    'kort|kortet|mitt kort|medl nr|medlem|medlem nr|medlemsnr|medlemsnummer|medlemsnumret|medlemskap|medlemskapet|medlemskort|medlemskortet|medlems id|kundnummer|kundnumret|kundnr|kund nr|kortnummer|kortnumret|kortnr|kundkort|kundkortet|bonuskort|bonuskortet|lojalitetskort|klubbkort|klubbnummer',
  phone:
    'hemtelefon|hemnummer|fast telefon|jobbnummer|tel|tele|tel nr|telefon|telefonen|telefonnummer|telefonnumret|telefonnr|mobil|mobilen|mobilnummer|mobilnumret|mobilnr|mob|ring mig|ring|ringa mig|mitt nummer|nytt nummer|nya nummer|numret|sms|sms:a|smsa|whatsapp|swish|nås på|nå mig på',
  points: 'poäng|poängen|bonuspoäng|välkomstpoäng|p',
  paid: 'betalt|betalat|betalade|betala|betalar|kosta|kostat|kostade|kostar|pris|priset|dragit|drog|drogs|debiterat|debiterades|återbetalning|återbetala|belopp|beloppet|skyldig|handlade för|handlat för|tog|tagit',
  notes:
    'tjugolapp*:20 femtiolapp*:50 hundralapp*:100 hundring:100 tvåhundralapp*:200 femhundralapp*:500 femhundring:500 tusenlapp*:1000 tusing:1000',
  months: [
    'januari|jan',
    'februari|feb',
    'mars|mar',
    'april|apr',
    'maj',
    'juni|jun',
    'juli|jul',
    'augusti|aug',
    'september|sept|sep',
    'oktober|okt',
    'november|nov',
    'december|dec',
  ],
  weekdays: [
    'måndag|måndags|måndagen|måndan',
    'tisdag|tisdags|tisdagen|tisdan',
    'onsdag|onsdags|onsdagen|onsdan',
    'torsdag|torsdags|torsdagen|torsdan',
    'fredag|fredags|fredagen|fredan',
    'lördag|lördags|lördagen|lördan',
    'söndag|söndags|söndagen|söndan',
  ],
  days: {
    '-2': 'i förrgår|förrgår|iförrgår',
    '-1': 'i går|igår|i går kväll|igår kväll',
    '0': 'i dag|idag|i kväll|ikväll|i morse|imorse|i förmiddags|i eftermiddag|i eftermiddags',
    '1': 'i morgon|imorgon|imorn|imorrn|i morrn',
    '2': 'i övermorgon|övermorgon|iövermorgon',
  },
  feasts: {
    '01-01': 'nyårsdagen|nyårsdan',
    '01-06': 'trettondagen|trettondedag jul',
    '02-14': 'alla hjärtans dag',
    '04-30': 'valborgsmässoafton',
    '06-06': 'nationaldagen',
    '12-13': 'luciadagen',
    '12-23': 'dan före dopparedan|dagen före julafton',
    '12-24': 'julafton|julaftons|julaftonen',
    '12-25': 'juldagen|juldag',
    '12-26': 'annandagen|annandag jul',
    '12-31': 'nyårsafton|nyårsaftons',
  },
  last: 'i|förra|senaste|sista|nu i',
  next: 'nästa|kommande|på|nu på|till|i',
  shortWeekdays: { after: 'förra|nästa|på|kommande', names: ['mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön'] },
  lastWeek: 'förra veckan|i förra veckan|förra vecka',
  nextWeek: 'nästa vecka|i nästa vecka',
  monthsBeside: { last: 'förra månaden|i förra månaden', next: 'nästa månad', current: 'denna månad|den här månaden' },
  spans: { day: 'dag|dagar|dygn|dar', week: 'vecka|veckor|v', month: 'månad|månader|mån' },
  ago: 'för # ~ sedan|för # ~ sen|# ~ sedan|# ~ sen',
  ahead: 'om # ~',
  future:
    'hämtar|hämta|passar|behöver|ska|skall|kommer|kan jag|kan ni|innan|före|senast|till|öppet|öppnar|stänger|går ut|levereras|får jag|blir|måste|måste ha|hinner|födelsedag|fyller|levererar|leverera|skicka|komma|reser|bröllop|kan du',
  past: 'va inne|hämtade|skickade|gick|levererades|levererade|hämtat|beställde|beställt|köpte|köpt|handlade|kom|var|fick|betalade|skulle|ringde|blev|sa|hade|sedan|sen|från|drog|drogs|dragit|skickat|returnerade|använde|tappade|pratade|skrev|klagade|lovade|lovat|betalat|fått|tog|lade|la|gav|upptäckte|försvann|anmälde|öppnade|åt|stod|slutade|försökte|funkade|fungerade|dök|gjorde|mejlade|var inne|blivit|levererats|hände|åkte|handlat',
  monthFirst: false,
  dayOfMonth: String.raw`(?:den|am|vom|zum)\s+(\d{1,2})(?:\.|:?e|:?a)(?![\p{L}\d]|\.?\d)|(\d{1,2})\.?\s*(?:ds|dennes)(?![a-z])`,
};
