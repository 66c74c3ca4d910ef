import type { SlotWords } from '../words.ts';

export const af: SlotWords = {
  currency: 'ZAR',
  numbers:
    'elf:11 twaalf:12 dertien:13 veertien:14 vyftien:15 sestien:16 sewentien:17 agtien:18 agttien:18 negentien:19 neëntien:19 twintig:20 dertig:30 veertig:40 vyftig:50 sestig:60 sewentig:70 tagtig:80 negentig:90 neëntig:90 honderd:100 duisend:1000',
  and: 'en',
  ordinals:
    'eerste|tweede|derde|vierde|vyfde|sesde|sewende|agtste|negende|tiende|elfde|twaalfde|dertiende|veertiende|vyftiende|sestiende|sewentiende|agtiende|negentiende|twintigste|een en twintigste|twee en twintigste|drie en twintigste|vier en twintigste|vyf en twintigste|ses en twintigste|sewe en twintigste|agt en twintigste|nege en twintigste|dertigste|een en dertigste'.split(
      '|',
    ),
  order:
    'aankoopnommer|aankoop nommer|aankoopnr|bestel id|transaksienommer|bestelling|bestellings|bestelnommer|bestelnr|bestel nr|bestellingsnommer|bestellingnommer|bestelling nr|bestelling nommer|bestelling no|order|ordernommer|order nommer|kwitansie|kwitansienommer|kwitansie nr|strokie|strokienommer|kasregisterstrokie|faktuur|faktuurnommer|faktuur nr',
  parcel: 'pakkie*|pakket*|gestuur|versend|afgelewer*|aflewering*|aangekom|al weg|bestel*|opgespoor',
  case: 'saak|saaknommer|saak nommer|saak nr|saaknr|klagte|klagtenommer|klagte nommer|klagte nr|navraag|verwysing|verwysingsnommer|verw|ref|eis|tiekie|kaartjie',
  member:
    'kaart|my kaart|lid|lidnommer|lid nommer|lidnr|lid nr|lidmaatskap|lidmaatskapnommer|lidmaatskapsnommer|lidmaatskap nommer|lidkaart|kliëntnommer|kliënt nommer|kliëntenommer|kaartnommer|kaart nommer|kaartnr|lojaliteitskaart|kliëntkaart|kliëntekaart|bonuskaart|klubkaart|lojaliteitsnommer|klubnommer',
  phone:
    'landlyn|landlynnommer|tuisnommer|werksnommer|tel|telefoon|telefoonnommer|telefoon nommer|foon|foonnommer|sel|selfoon|selfoonnommer|selnommer|selnr|bel my|bel|skakel my|skakel|my nommer|nuwe nommer|whatsapp|sms|kontaknommer',
  points: 'punt|punte|bonuspunte|lojaliteitspunte|welkomspunte|pte|pts',
  paid: 'betaal|betaalde|kos|gekos|prys|gevra|verhaal|afgetrek|gehef|terugbetaling|terugbetaal|bedrag|skuld|gevat|spandeer|terug',
  notes: 'tienrandnoot:10 twintigrandnoot:20 vyftigrandnoot:50 honderdrandnoot:100 tweehonderdrandnoot:200',
  months: [
    'januarie|jan',
    'februarie|feb',
    'maart|mrt',
    'april|apr',
    'mei',
    'junie|jun',
    'julie|jul',
    'augustus|aug',
    'september|sept|sep',
    'oktober|okt',
    'november|nov',
    'desember|des',
  ],
  weekdays: ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrydag', 'saterdag', 'sondag'],
  days: {
    '-2': 'eergister|eergisteraand',
    '-1': 'gister|gisteraand|gistermiddag|gisteroggend',
    '0': 'vandag|vanoggend|vanmôre|vanaand|vanmiddag',
    '1': 'môre|môreoggend|môremiddag|môreaand',
    '2': 'oormôre',
  },
  feasts: {
    '01-01': 'nuwejaarsdag|nuwe jaarsdag',
    '02-14': 'valentynsdag|valentynsdag',
    '12-24': 'oukersaand|oukersdag|kersaand',
    '12-25': 'kersdag|krismisdag',
    '12-26': 'tweede kersdag|welwillendheidsdag|tweedekersdag',
    '12-31': 'oujaarsaand|oujaarsdag',
  },
  last: 'verlede|afgelope|laas|vorige',
  next: 'volgende|komende|aanstaande|hierdie',
  shortWeekdays: { after: 'verlede|volgende|komende', names: ['ma', 'di', 'wo', 'do', 'vr', 'sa', 'so'] },
  lastWeek: 'verlede week|vorige week|laas week',
  nextWeek: 'volgende week',
  monthsBeside: { last: 'verlede maand|vorige maand', next: 'volgende maand', current: 'hierdie maand' },
  spans: { day: 'dag|dae', week: 'week|weke', month: 'maand|maande' },
  ago: '# ~ gelede|# ~ terug',
  ahead: 'oor # ~|binne # ~|in # ~',
  future:
    'haal|benodig|pas|sal|gaan|kan ek|kan julle|voor|teen|tot|oop|maak oop|sluit|verval|kom|moet|verjaar|verjaarsdag|lewer|aflewer|stuur|wil|wil hê|troue|ry',
  past: 'gekoop|gekom|was|gekry|betaal|sou|gebel|het|sedert|van|gestuur|teruggestuur|gebruik|verloor|gepraat|geskryf|gekla|belowe|gevat|gegee|opgemerk|verdwyn|gerapporteer|oopgemaak|geëet|gestop|probeer|gewerk|gehaal|afgelewer|ontvang|gevind|gebeur|bestel|gehad|opgedaag|aangekom|afgetrek|gekos|gehef|gedoen|gesê|gaan koop|moes',
  monthFirst: true,
  dayOfMonth: String.raw`(?:die\s+)?(\d{1,2})(?:de|ste)(?![\p{L}\d])`,
};
