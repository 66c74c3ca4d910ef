import type { SlotWords } from '../words.ts';

export const en: SlotWords = {
  currency: 'GBP',
  numbers:
    'eleven:11 twelve:12 thirteen:13 fourteen:14 fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19 twenty:20 thirty:30 forty:40 fourty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90 hundred:100 thousand:1000',
  and: 'and',
  ordinals:
    'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty first|twenty second|twenty third|twenty fourth|twenty fifth|twenty sixth|twenty seventh|twenty eighth|twenty ninth|thirtieth|thirty first'.split(
      '|',
    ),
  order:
    'ord no|ord nr|purchase|purchase no|purchase id|transaction number|transaction no|order|orders|confirmation number|confirmation no|booking number|booking ref|order number|order no|order nr|order num|order id|order ref|ordernumber|purchase number|receipt|receipt number|receipt no|invoice|invoice number|invoice no|booking',
  parcel: 'parcel*|package*|shipped|shipping|delivered|delivery|dispatched|tracking|arrived|order*',
  case: 'case|case number|case no|case nr|case id|ticket|ticket number|ticket no|complaint|complaint number|complaint no|claim|claim number|reference number|reference|ref number|ref no|ref',
  member:
    'my card|moms card|mums card|dads card|his card|her card|membership card|member card|customer card|rewards card|reward card|member|member number|member no|member nr|member id|membership|membership number|membership no|membership id|club card|clubcard|loyalty number|loyalty card|loyalty id|card number|card no|club number|customer number|customer no|customer id',
  phone:
    'phone|phone number|phone no|telephone|mobile|mobile number|mob|cell|cellphone|cell number|tel|landline|home phone|home number|work number|call me|call|ring me|text me|whatsapp|sms|reach me|my number|new number|contact number|call back',
  points: 'point|points|pts|pt|bonus points|loyalty points|welcome points',
  paid: 'paid|pay|charged|charge|cost|costs|price|refund|refunded|owe|owed|spent|deducted|billed|took|debited|back',
  notes: 'tenner:10 fiver:5',
  months: [
    'january|jan',
    'february|feb',
    'march|mar',
    'april|apr',
    'may',
    'june|jun',
    'july|jul',
    'august|aug',
    'september|sept|sep',
    'october|oct',
    'november|nov',
    'december|dec',
  ],
  weekdays: ['monday', 'tuesday|tues|tue', 'wednesday|weds|wed', 'thursday|thurs|thur|thu', 'friday|fri', 'saturday', 'sunday'],
  days: {
    '-14': 'a fortnight ago|fortnight ago',
    '-2': 'day before yesterday|day before yest|day b4 yesterday|day b4 yest|day bf yesterday',
    '-1': 'yesterday|yest|yday|last night',
    '0': 'today|tonight|this morning|this afternoon|this evening|just now',
    '1': 'tomorrow|tmrw|tomoz|tmr',
    '2': 'day after tomorrow',
    '7': 'a week today|week today|today week|this time next week',
    '8': 'a week tomorrow|tomorrow week',
  },
  feasts: {
    '01-01': "new year's day|new years day",
    '02-14': "valentine's day|valentines day",
    '12-24': 'christmas eve|xmas eve|chrissy eve',
    '12-25': 'christmas day|xmas day',
    '12-26': 'boxing day',
    '12-31': "new year's eve|new years eve",
  },
  last: 'last|this past|past|previous',
  next: 'next|this|coming|this coming',
  shortWeekdays: {
    after: 'last|next|on|this|since|by|until|from|coming|past|came|arrived|ordered|bought|delivered|posted|due',
    names: ['mon', '', '', '', '', 'sat', 'sun'],
  },
  lastWeek: 'last week|before last',
  nextWeek: 'next week',
  weekLater: { before: 'a week on|a week this|a week next|a week from|week on', after: 'week' },
  monthsBeside: { last: 'last month|previous month', next: 'next month', current: 'this month' },
  spans: { day: 'day|days', week: 'week|weeks|wk|wks', month: 'month|months' },
  ago: '# ~ ago|# ~ back',
  ahead: 'in # ~|# ~ from now',
  future:
    "see you|i'll|picking up|collecting|i need|need it|will|shall|going to|gonna|can i|can you|could you|by|until|till|before|open|opening|close|coming|arriving|arrive|expire|expires|expected|due|are you|need|needs|want it|deliver|deliver on|collect|delivered by|have to|must|should come|should arrive|is my|it's my|birthday|party|wedding|leaving|travel",
  past: 'ordered|bought|came|was|were|arrived|paid|got|received|had|did|called|since|shopped|visited|purchased|happened|went|said|supposed|should have|broke|from|of|sent|delivered|placed|collected|picked up|returned|used|spent|charged|lost|missed|tried|emailed|rang|phoned|spoke|told|made|saw|noticed|found|turned up|showed up|took|gave|earned|scanned|disappeared|stopped|opened|started|joined|signed up|cancelled|complained|wrote|worked|promised|ate|have had|billed|left',
  monthFirst: true,
  dayOfMonth: String.raw`(?:the|on)\s+(\d{1,2})(?:st|nd|rd|th)(?![\p{L}\d])`,
};
