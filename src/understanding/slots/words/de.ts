import type { SlotWords } from '../words.ts';

export const de: SlotWords = {
  currency: 'EUR',
  numbers:
    'fuffzig:50 fuffzehn:15 fuchzig:50 fuchzehn:15 achzig:80 achzehn:18 sechszehn:16 siebenzig:70 hunnert:100 dausend:1000 einem:1 einer:1 einen:1 zweien:2 elf:11 zwölf:12 dreizehn:13 vierzehn:14 fünfzehn:15 fuenfzehn:15 sechzehn:16 siebzehn:17 achtzehn:18 neunzehn:19 zwanzig:20 dreißig:30 dreissig:30 vierzig:40 fünfzig:50 fuenfzig:50 sechzig:60 siebzig:70 achtzig:80 neunzig:90 hundert:100 tausend:1000',
  and: 'und',
  ordinals:
    'erste*|zweite*|dritte*|vierte*|fünfte*|sechste*|siebte*|achte*|neunte*|zehnte*|elfte*|zwölfte*|dreizehnte*|vierzehnte*|fünfzehnte*|sechzehnte*|siebzehnte*|achtzehnte*|neunzehnte*|zwanzigste*|einundzwanzigste*|zweiundzwanzigste*|dreiundzwanzigste*|vierundzwanzigste*|fünfundzwanzigste*|sechsundzwanzigste*|siebenundzwanzigste*|achtundzwanzigste*|neunundzwanzigste*|dreißigste*|einunddreißigste*'.split(
      '|',
    ),
  order:
    'kaufnummer|kaufnr|kauf nr|einkaufsnummer|bestell id|auftrags id|transaktionsnummer|best nr|bestellung|bestellungen|bestellnummer|bestell nr|bestell-nr|bestellnr|bestellungsnummer|bestellung nr|bestell nummer|auftrag|auftragsnummer|auftragsnr|auftrags-nr|auftrag nr|order|ordernummer|kassenbon|bon|bonnummer|beleg|belegnummer|kassenzettel|quittung|quittungsnummer|rechnung|rechnungsnummer|rechnungs-nr|rechnungsnr|rechnung nr',
  parcel: 'paket*|päckchen*|sendung*|verschickt|versendet|versand*|geliefert|lieferung*|angekommen|unterwegs|bestell*',
  case: 'fall|fallnummer|fall-nr|fall nr|fallnr|vorgang|vorgangsnummer|vorgangs-nr|ticket|ticketnummer|ticket nr|beschwerde|beschwerdenummer|beschwerde nr|reklamation|reklamationsnummer|reklamation nr|aktenzeichen|referenz|referenznummer|ref|anliegen',
  member:
    'karte|meine karte|mitglied|mitglieds-nr|mitgliedsnr|mitglieds nr|mitgliedsnummer|mitglied nr|mitgliedschaft|mitgliedskarte|mitglieds id|kundennummer|kundennr|kunden-nr|kunden nr|kartennummer|kartennr|karten-nr|kundenkarte|bonuskarte|treuekarte|clubkarte|vorteilskarte',
  phone:
    'festnetz|festnetznummer|privatnummer|tel|telefon|telefonnummer|telefonnr|telefon nr|tel nr|handy|handynummer|handynr|mobil|mobilnummer|mobilnr|rufnummer|ruf mich an|ruft mich an|rufen sie mich an|anrufen|rückruf|erreichbar|erreichen|meine nummer|neue nummer|whatsapp|sms|durchwahl',
  points: 'punkt|punkte|punkten|bonuspunkte|treuepunkte|willkommenspunkte|pkt|pkte|p',
  paid: 'bezahlt|bezahlte|bezahlen|zahlte|zahlen|gezahlt|kostet|kostete|gekostet|preis|abgebucht|abbuchung|berechnet|belastet|erstattung|erstattet|erstatten|betrag|schuldet|eingezogen|rückerstattung|zurück',
  notes: 'zehner:10 zwanziger:20 zwanni:20 fünfziger:50 fuffi:50 fuffziger:50 hunderter:100 hunni:100 tausender:1000',
  months: [
    'januar|jänner|jan',
    'februar|feb',
    'märz|mär',
    'april|apr',
    'mai',
    'juni|jun',
    'juli|jul',
    'august|aug',
    'september|sept|sep',
    'oktober|okt',
    'november|nov',
    'dezember|dez',
  ],
  weekdays: [
    'montag|montags|montagabend|montagmorgen',
    'dienstag|dienstagabend|dienstagmorgen',
    'mittwoch|mittwochabend',
    'donnerstag|donnerstagabend',
    'freitag|freitagabend|freitagmorgen',
    'samstag|sonnabend|samstagabend',
    'sonntag|sonntagabend',
  ],
  days: {
    '-2': 'vorgestern|vorgestrige*',
    '-1': 'gestern|gestrige*|gestern abend',
    '0': 'heute|heut|heutige*|heute morgen|heute früh|heute abend|heute mittag',
    '1': 'morgen|morgen früh',
    '2': 'übermorgen',
  },
  feasts: {
    '01-01': 'neujahrstag',
    '01-06': 'dreikönigstag',
    '02-14': 'valentinstag',
    '12-06': 'nikolaustag',
    '12-24': 'heiligabend|heilig abend|heiliger abend|heiligen abend',
    '12-25': 'erster weihnachtstag|ersten weihnachtstag|1. weihnachtstag|1 weihnachtstag',
    '12-26': 'zweiter weihnachtstag|zweiten weihnachtstag|2. weihnachtstag|2 weihnachtstag|stephanitag|stefanitag',
    '12-31': 'silvester|sylvester|silvesterabend',
  },
  last: 'letzten|letzter|letzte|letztem|vergangenen|vergangene|vorigen|vorige',
  next: 'nächsten|nächste|nächster|kommenden|kommende|diesen|bis',
  shortWeekdays: { after: 'letzten|nächsten|kommenden|vergangenen|diesen', names: ['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so'] },
  lastWeek: 'letzte woche|letzter woche|vorige woche|vergangene woche|der letzten woche',
  nextWeek: 'nächste woche|nächster woche|kommende woche|der nächsten woche',
  monthsBeside: {
    last: 'letzten monats|vorigen monats|letzten monat|im letzten monat|vormonats',
    next: 'nächsten monats|nächsten monat',
    current: 'dieses monats|diesen monat',
  },
  spans: { day: 'tag|tage|tagen', week: 'woche|wochen', month: 'monat|monate|monaten' },
  ago: 'vor # ~',
  ahead: 'in # ~|heute in # ~',
  future:
    'hole|komme|brauche|holen|kommen|passt|kann|können|wird|werde|werden|kann ich|könnt ihr|können sie|bis|vor|spätestens|geöffnet|offen|öffnet|schließt|läuft ab|verfallen|kommt|soll ich|darf ich|muss|müsste|schafft|geburtstag|liefert|liefern|schicken|soll|möchte|will|wollen|hochzeit|fahre|verreise|holt',
  past: 'bestellt|gekauft|kam|war|bekam|bekommen|bezahlt|sollte|angerufen|wurde|hatte|seit|vom|von|eingekauft|letzter|habe|abgebucht|gesendet|geschickt|zurückgeschickt|benutzt|verloren|gesprochen|geschrieben|beschwert|versprochen|gezahlt|genommen|gegeben|bemerkt|verschwunden|gemeldet|geöffnet|gegessen|stand|aufgehört|versucht|funktionierte|ging|gemacht|abgeholt|geliefert|erhalten|gefunden|gemailt|passiert|kaufte|bestellte|hab|haben|wurden|waren|hatten|gab|bekamen|gewesen|gekriegt|kriegte',
  monthFirst: false,
  dayOfMonth: String.raw`(?:den|am|vom|zum)\s+(\d{1,2})(?:\.|:?e|:?a)(?![\p{L}\d]|\.?\d)`,
};
