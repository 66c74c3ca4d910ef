import type { SlotWords } from '../words.ts';

/** "Kolmas", and as it is said of a day: "kolmantena", "kolmatta", "kolmannen". */
const ordinalForms = (words: readonly string[]): string[] =>
  words.map((word) => {
    const forms = ['ntena', 'tta', 'nnen', 'nnesta'].map((ending) =>
      word
        .replaceAll(/(?<=[aäe])s(?=kymmene|toista|$)/g, ending)
        .replace(/(ensimmäi|toi)nen$/, (_, stem) => `${stem}${CASES[ending]}`),
    );
    return [...new Set([word, ...forms, ...forms.map((form) => form.replace(/a$/, 'ä'))])].join('|');
  });
const CASES: Readonly<Record<string, string>> = { ntena: 'senä', tta: 'stä', nnen: 'sen', nnesta: 'sestä' };

export const fi: SlotWords = {
  currency: 'EUR',
  numbers:
    'kakskymppii:20 kolkymppii:30 nelkymppii:40 viiskymppii:50 kuuskymppii:60 seitkymppii:70 kasikymppii:80 ysikymppii:90 kakskymppiä:20 kolkymppiä:30 kolmekymppiä:30 nelkymppiä:40 neljäkymppiä:40 viiskymppiä:50 viisikymppiä:50 kuuskymppiä:60 kuusikymppiä:60 seitkymppiä:70 kaheksankymppiä:80 kasikymppiä:80 ysikymppiä:90 yhden:1 yhtä:1 yhdellä:1 kahdella:2 kolmella:3 neljällä:4 viidellä:5 kuudella:6 seitsemällä:7 kahdeksalla:8 yhdeksällä:9 kymmenellä:10 kahdestatoista:12 sadan:100 sadalla:100 tuhannen:1000 tuhannella:1000 kahden:2 kahta:2 kolmen:3 kolmea:3 neljän:4 neljää:4 viiden:5 viittä:5 kuuden:6 seitsemän:7 seitsemää:7 kahdeksan:8 yhdeksän:9 kymmentä:10 kaks:2 viis:5 kuus:6 seittemän:7 kaheksan:8 yheksän:9 kymppiä:10 kympin:10 ykstoista:11 kakstoista:12 viistoista:15 kuustoista:16 seittemäntoista:17 kaheksantoista:18 yheksäntoista:19 yksitoista:11 kaksitoista:12 kolmetoista:13 neljätoista:14 viisitoista:15 kuusitoista:16 seitsemäntoista:17 kahdeksantoista:18 yhdeksäntoista:19 kaksikymmentä:20 kolmekymmentä:30 neljäkymmentä:40 viisikymmentä:50 kuusikymmentä:60 seitsemänkymmentä:70 kahdeksankymmentä:80 yhdeksänkymmentä:90 parikymmentä:20 kakskyt:20 kolkyt:30 nelkyt:40 viiskyt:50 kuuskyt:60 seitkyt:70 kaheksankyt:80 kasikyt:80 ysikyt:90 yheksänkyt:90 satku:100 sata:100 sataa:100 satasen:100 tuhat:1000 tuhatta:1000 tonni:1000 tonnia:1000',
  and: 'ja',
  ordinals: ordinalForms(
    'ensimmäinen|toinen|kolmas|neljäs|viides|kuudes|seitsemäs|kahdeksas|yhdeksäs|kymmenes|yhdestoista|kahdestoista|kolmastoista|neljästoista|viidestoista|kuudestoista|seitsemästoista|kahdeksastoista|yhdeksästoista|kahdeskymmenes|kahdeskymmenesensimmäinen|kahdeskymmenestoinen|kahdeskymmeneskolmas|kahdeskymmenesneljäs|kahdeskymmenesviides|kahdeskymmeneskuudes|kahdeskymmenesseitsemäs|kahdeskymmeneskahdeksas|kahdeskymmenesyhdeksäs|kolmaskymmenes|kolmaskymmenesensimmäinen'.split(
      '|',
    ),
  ),
  order:
    'ostosnumero|ostonumero|oston numero|ostoksen numero|tilaustunnus|tilauksen tunnus|tapahtumanumero|tilaus|tilau*|tilauksen|tilaukseni|tilauksessa|tilaukselle|tilauksesta|tilausta|tilausnumero|tilausnumeroni|tilausnumerolla|tilausnro|tilaus nro|tilauksen numero|tilauksen nro|kuitti|kuitin|kuittia|kuitilla|kuitista|kuitti nro|laskulla|laskusta|laskussa|laskuni|laskua|kuittinumero|kuitin numero|lasku|laskun|laskunumero|laskun numero',
  parcel: 'paket*|lähety*|lähtenyt|lähetetty|toimit*|seuranta*|tullut|saapunut|tilau*',
  case: 'asia|asian|asiani|asiassa|asiasta|asiaani|asiastani|asialle|tapau*|tiket*|reklamaatio*|tapaus|tapauksen|tapaukseni|tapauksessa|tapausta|tapausnumero|tapausnumeroni|tapaus nro|asianumero|valitus|valitukseni|valituksen|valitusnumero|reklamaatio|reklamaation|reklamaationi|reklamaationumero|viite|viitenumero|tiketti|tiketin',
  member:
    'kortti|korttini|kortin|jäsen|jäsennumero|jäsennumeroni|jäsennro|jäsen nro|jäsenyys|jäsenyyteni|jäsenkortti|jäsenkortin numero|jäsenkortin|asiakasnumero|asiakasnumeroni|asiakasnro|kortin numero|korttinumero|kanta-asiakasnumero|kanta-asiakasnumeroni|kanta-asiakaskortti|kanta-asiakaskortin|etukortti|bonuskortti|kanttiskortti|kanttiskortin|kantiskortti|kortilla|kortista|jäsenkortilla|jäsennumerolla',
  phone:
    'lankapuhelin|lankanumero|kotinumero|työnumero|puh|puhelin|puhelinnumero|puhelinnumeroni|puhelinnro|puh nro|kännykkä|kännykkäni|numeroni|numeroon|numerosta|uusi numeroni|soita|soittakaa|soittaa|tekstaa|tekstari|whatsapp|matkapuhelin|gsm|tavoittaa',
  points:
    'piste|pisteeni|pisteistä*|pisteitä*|pisteillä*|pistettä|pisteen|pisteet|pisteellä|pisteestä|pisteitä|pinna|pinnaa|bonuspistettä|tervetulopistettä|tervetuliaispistettä|p',
  paid: 'takaisin|maksoin|maksoi|makso|maksoivat|maksettiin|maksanut|maksettu|maksaa|maksetaan|hinta|hinnaksi|veloititte|veloitettiin|veloitti|veloitus|palautus|palauttakaa|hyvitys|summa|velkaa|laskutitte|laskutettiin|otitte',
  notes: 'satanen:100 satasen:100 satasta:100 tonni:1000 tonnin:1000 tonnia:1000',
  months: [
    'tammikuun|tammikuuta|tammikuu|tammi',
    'helmikuun|helmikuuta|helmikuu|helmi',
    'maaliskuun|maaliskuuta|maaliskuu|maalis',
    'huhtikuun|huhtikuuta|huhtikuu|huhti',
    'toukokuun|toukokuuta|toukokuu|touko',
    'kesäkuun|kesäkuuta|kesäkuu|kesä',
    'heinäkuun|heinäkuuta|heinäkuu|heinä',
    'elokuun|elokuuta|elokuu|elo',
    'syyskuun|syyskuuta|syyskuu|syys',
    'lokakuun|lokakuuta|lokakuu|loka',
    'marraskuun|marraskuuta|marraskuu|marras',
    'joulukuun|joulukuuta|joulukuu|joulu',
  ],
  weekdays: ['maananta*', 'tiista*', 'keskiviik*', 'torsta*', 'perjanta*', 'lauanta*', 'sunnunta*'],
  days: {
    '-2': 'toissapäivänä|toissapäivän|toissa päivänä|toispäivänä',
    '-1': 'eilen|eilinen|eilisen|eilistä|eiliseltä|eilisestä|eilis*|viime yönä',
    '0': 'tänään|tänä aamuna|tänä iltana|tämän päivän|tänä päivänä|täs päivänä',
    '1': 'huomenna|huomiseksi|huomisen|huomiseen|huomen',
    '2': 'ylihuomenna|ylihuomiseksi',
  },
  feasts: {
    '01-01': 'uudenvuodenpäiv*|uuden vuoden päiv*',
    '01-06': 'loppiai*',
    '02-14': 'ystävänpäivä|ystävänpäivänä|ystävänpäiväksi|ystävänpäivään|ystävänpäivästä',
    '05-01': 'vappuna|vapuksi|vappuun|vappupäiv*',
    '12-06': 'itsenäisyyspäiv*',
    '12-24': 'jouluaat*',
    '12-25': 'joulupäiv*',
    '12-26': 'tapaninpäiv*',
    '12-31': 'uudenvuodenaat*|uuden vuoden aat*|uudenvuoden aat*',
  },
  last: 'viime|edellisenä|edellisen|viime viikon',
  next: 'ensi|ens|tulevana|ensi viikon|tänä',
  lastWeek: 'viime viikolla|viime viikon',
  nextWeek: 'ensi viikolla|ensi viikon',
  monthsBeside: { last: 'viime kuun|viime kuussa', next: 'ensi kuun|ensi kuussa', current: 'tämän kuun|tässä kuussa' },
  spans: {
    day: 'päivä|päivää|päivän|pv|pvä|pvää',
    week: 'viikko|viikkoa|viikkoo|viikon|vko|vkoa',
    month: 'kuukausi|kuukautta|kuukaut|kuukauden|kk',
  },
  ago: '# ~ sitten|# ~ takaperin|% sitten',
  ahead: '# ~ päästä|# ~ kuluttua|~ päästä|~ kuluttua',
  shortWeekdays: { after: 'viime|ensi|ens|tulevana|tänä', names: ['ma', 'ti', 'ke', 'to', 'pe', 'la', 'su'] },
  future:
    'haen|noudan|haetaan|pääsen|nähdään|tarvitsen|sopii|sopisi|ennen|voinko|voitteko|saanko|tuleeko|oletteko|onko|auki|aukeaa|vanhenee|umpeutuu|viimeistään|tulen|pitäisi tulla|täytyy|pitää|ehtii|ehtiikö|syntymäpäivä|synttärit|toimitatte|toimittaa|lähettää|saapuu|tulisi|haluan|häät|lähden|matkustan',
  past: 'tilasin|tilattu|tilaamani|ostin|ostettu|ostamani|tuli|oli|sain|maksoin|piti|soitin|olin|kävin|jäi|saapui|hain|toimitettiin|veloititte|veloitettiin|veloitti|lähetin|lähetettiin|palautin|käytin|kadotin|puhuin|kirjoitin|valitin|lupasitte|luvattiin|maksettu|sait|saatiin|otin|annoin|huomasin|katosi|ilmoitin|avasin|söin|lakkasi|yritin|toimi|noudin|haettu|tein|tehty|teki|saanut|ollut|tullut|hajosi|meni|laitoin|tapahtui|ostettiin|tilattiin|kävimme|ostimme|tilasimme|asioin|olimme|tuotiin',
  monthFirst: true,
  dayOfMonth: String.raw`(\d{1,2})\.\s*paiva(?:na|ksi|lle|n|sta)?(?![a-z])`,
};
