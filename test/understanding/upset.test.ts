import { describe, expect, it } from 'vitest';
import { onlyUpset, soundsUpset } from '../../src/understanding/index.ts';

const UPSET: Readonly<Record<string, readonly string[]>> = {
  en: ['you are useless', 'stupid bot', 'this is such rubbish', 'fuck you'],
  nb: ['du er jævlig ubrukelig', 'hold kjeft', 'for en elendig bot'],
  da: ['I er nogle idioter', 'hold kæft', 'du er ubrugelig'],
  sv: ['ni är värdelösa', 'håll käften', 'korkade robot'],
  fi: ['olet ihan hyödytön', 'tyhmä botti', 'surkeaa palvelua'],
  de: ['Sie sind ein dummer Roboter', 'du bist blöd', 'du bist dumm', 'das nervt'],
  af: ['julle is nutteloos', 'onnosele masjien', 'hou jou bek'],
};

const CALM: Readonly<Record<string, readonly string[]>> = {
  en: ['what does shipping cost', 'tell me a joke', 'do you have dust bags'],
  nb: ['hva koster frakt', 'fortell en vits'],
  da: ['hvad koster den blå kop', 'taber jeg mine point'],
  sv: ['kan dom skicka det', 'vad kostar frakten'],
  fi: ['paljonko toimitus maksaa', 'kerro vitsi'],
  de: ['was kostet der Versand', 'haben Sie Blumenvasen', 'dummerweise ist die Tasse weg'],
  af: ['hoeveel kos aflewering', 'wat is nuut'],
};

describe('hearing that somebody is angry', () => {
  for (const [language, texts] of Object.entries(UPSET))
    it(`hears it in ${language}`, () => expect(texts.filter((text) => !soundsUpset(text, language))).toEqual([]));
  for (const [language, texts] of Object.entries(CALM))
    it(`hears none in what is only asked in ${language}`, () =>
      expect(texts.filter((text) => soundsUpset(text, language))).toEqual([]));
});

/** What each says besides how bad it is, is something to put right. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  en: [
    "my husband's coffee machine is broken",
    'this kettle is useless, the lid broke after a day',
    'the service in your Bergen shop was terrible, the cashier shouted at me',
    'the coffee was bad',
  ],
  nb: [
    'kjelen er ubrukelig, lokket knakk etter en dag',
    'betjeningen på Storo var elendig, hun kjeftet på meg',
    'kaffen var dårlig',
  ],
  da: ['kedlen er ubrugelig, låget knækkede', 'ekspedienten var elendig, hun råbte ad mig', 'kaffen var elendig og kold'],
  sv: ['vattenkokaren är värdelös, locket gick sönder', 'kaffet var uselt'],
  fi: ['vedenkeitin on surkea, kansi hajosi päivässä', 'kahvi oli huonoa'],
  de: ['der Wasserkocher ist nutzlos, der Deckel ist abgebrochen', 'der Kaffee war schlecht'],
  af: ['die ketel is nutteloos, die deksel het afgebreek', 'die koffie was sleg'],
};
const NOTHING_TOLD: Readonly<Record<string, readonly string[]>> = {
  en: [
    'This is useless',
    "you're no help at all",
    'what a rubbish bot',
    'this sucks',
    'terrible service',
    'absolute joke',
    'you guys are pathetic',
    'worst customer service ever',
    'honestly this is a shambles',
    'so annoying',
    'this app is garbage',
  ],
  nb: [
    'dette er ubrukelig',
    'for en elendig bot',
    'dette er helt håpløst',
    'dårlig service',
    'dere er ubrukelige',
    'for noe dritt',
    'så dårlig kundeservice',
    'dette er bare tull',
    'dere er håpløse',
    'for en vits',
    'helt elendig butikk',
  ],
  da: [
    'det her er ubrugeligt',
    'sikke en elendig bot',
    'det er simpelthen for dårligt',
    'elendig service',
    'I er ubrugelige',
    'det her er noget lort',
    'hvor er I elendige',
    'det er noget pis',
    'sikke noget møg',
    'dårlig kundeservice',
    'det er totalt latterligt',
  ],
  sv: [
    'det här är värdelöst',
    'vilken usel bot',
    'helt hopplöst',
    'dålig service',
    'ni är helt värdelösa',
    'det här är skit',
    'ni suger',
    'så jäkla dåligt',
    'urusel kundtjänst',
    'det är ju skandal',
    'sämsta butiken',
  ],
  fi: [
    'tämä on ihan turha',
    'mikä surkea botti',
    'huonoa palvelua',
    'olette ihan hyödyttömiä',
    'täyttä paskaa',
    'tämä on naurettavaa',
    'ihan paska botti',
    'surkea asiakaspalvelu',
    'te ootte toivottomia',
    'ihan hirveää',
    'onpa huono palvelu',
  ],
  de: [
    'das ist doch nutzlos',
    'was für ein schlechter Bot',
    'schlechter Service',
    'ihr seid echt unfähig',
    'so ein Mist',
    'das ist eine Katastrophe',
    'ihr seid unfähig',
    'mieser Service',
    'das ist der letzte Mist',
    'so eine Frechheit',
    'echt schlechter Laden',
  ],
  af: [
    'dit is nutteloos',
    "wat 'n simpel bot",
    'swak diens',
    'julle is heeltemal nutteloos',
    "dis 'n gemors",
    'dit is belaglik',
    'julle is pateties',
    "wat 'n gemors van tyd",
    'vrot diens',
    'dis regtig swak',
    'julle is hopeloos',
  ],
};

describe('who only says how bad it is', () => {
  it.each(Object.entries(NOTHING_TOLD))('is heard in %s', (language, texts) => {
    expect(texts.filter((text) => !onlyUpset(text) || !soundsUpset(text, language))).toEqual([]);
  });

  it.each(Object.entries(TOLD))('has told what is wrong with one word more in %s', (_language, texts) => {
    expect(texts.filter(onlyUpset)).toEqual([]);
  });
});
