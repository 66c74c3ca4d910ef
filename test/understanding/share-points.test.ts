import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { understanding } from '../helpers/loaded.ts';

const understand = understanding();
const meant = (text: string, language: string) => understand(text, { language, languages: LANGUAGES }).intent;

const SHARED: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Can I give my points to my husband?',
    'can my wife use them?',
    'how do i transfer points to another member',
    'i want to share my points with my wife',
    'can my daughter use my points',
    'can we pool our points in the family',
    'is it possible to send points to a friend',
    'gift points to my mum?',
    "can i use my husband's points",
    'could I pass my points on to my sister',
    "is there a way to put points on my mum's card",
    'can I lend points to a friend',
    'can two of us share points',
    'my wife wants to use my points, is that ok?',
  ],
  nb: [
    'kan jeg gi poengene mine til mannen min?',
    'kan kona bruke dem?',
    'kan jeg overføre poeng til kona',
    'går det an å dele poeng med samboeren',
    'kan datteren min bruke poengene mine',
    'kan vi samle poengene i familien',
    'vil sende poeng til en venn',
    'kan jeg gi bort poeng',
    'kan jeg bruke poengene til mannen min',
    'kan kona mi bruke mine poeng?',
    'kan jeg flytte poeng til mamma sitt kort',
    'får man gi poeng til andre',
    'kan samboeren min og jeg ha felles poeng',
    'hvordan gir jeg poengene til sønnen min',
  ],
  da: [
    'kan jeg give mine point til min mand?',
    'kan jeg overføre point til min kone',
    'kan vi dele point i familien',
    'må min datter bruge mine point',
    'kan jeg sende point til en ven',
    'kan jeg forære point væk til min mor',
    'kan jeg give point videre',
    'hvordan overdrager jeg point til min kæreste',
    'kan min kæreste og jeg dele vores point',
    'kan man overføre point til en anden',
    'må jeg give min søster mine point',
    'kan jeg bruge min kones point',
    'kan point gives som gave til en ven',
  ],
  sv: [
    'kan jag ge mina poäng till min man?',
    'går det att föra över poäng till min fru',
    'kan vi dela poäng i familjen',
    'får min dotter använda mina poäng',
    'skicka poäng till en kompis',
    'kan jag skänka mina poäng till mamma',
    'kan jag ge bort poäng',
    'överföra poäng till sambon',
    'kan jag flytta poäng till min syster',
    'kan jag använda min mans poäng',
    'får man dela sina poäng med andra',
    'hur skickar jag poäng till min son',
    'vill ge poängen till min mamma',
  ],
  fi: [
    'voinko antaa pisteeni miehelleni?',
    'voiko pisteitä siirtää toiselle jäsenelle',
    'voinko jakaa pisteet vaimoni kanssa',
    'voiko tyttäreni käyttää pisteitäni',
    'haluan lahjoittaa pisteet ystävälle',
    'voiko perhe yhdistää pisteet',
    'siirrä pisteeni vaimolle',
    'saako pisteitä antaa kaverille',
    'voinko siirtää pisteitä siskolleni',
    'saako puoliso käyttää minun pisteitä',
    'haluaisin antaa pisteet äidille',
    'voiko pisteitä jakaa kaverin kanssa',
    'miten lahjoitan pisteitä tyttärelleni',
  ],
  de: [
    'Kann ich meine Punkte meinem Mann geben?',
    'kann meine frau sie auch benutzen',
    'Punkte auf meine Frau übertragen',
    'kann man Punkte mit der Familie teilen',
    'darf meine Tochter meine Punkte benutzen',
    'kann ich Punkte an einen Freund schicken',
    'kann ich die Punkte meines Mannes nutzen',
    'wie übertrage ich Punkte auf ein anderes Mitglied',
    'kann meine Frau meine Punkte einlösen',
    'ich möchte meiner Schwester Punkte schenken',
    'können wir als Familie Punkte zusammenlegen',
    'kann mein Sohn meine Punkte benutzen?',
  ],
  af: [
    'kan ek my punte vir my man gee?',
    'kan ek punte na my vrou oordra',
    'kan ons punte in die gesin deel',
    'mag my dogter my punte gebruik',
    "ek wil punte vir 'n vriend stuur",
    'kan ek my punte weggee',
    "hoe dra ek punte oor na 'n ander lid",
    'kan ek my man se punte gebruik',
    'kan my vrou my punte gebruik',
    'kan ek punte aan my suster gee',
    'hoe deel ek punte met my gesin',
    'kan ek my ma se punte gebruik',
    'is dit moontlik om punte oor te dra na iemand anders',
  ],
};

/** Their own points and gifts, friends who join, and what was done without asking. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  en: [
    'how many points do I have',
    'give me my points',
    'you gave my points to my husband and I want them back',
    'can I use my points for a gift card for my wife',
    'my wife has more points than me, why',
    'do you give points for bringing a friend?',
    'I bought a gift for my wife, where are my points',
    'can you send me my points balance',
    'does my family get points too if they join',
    'can I spend points at your Oslo shop with a friend',
    'somebody transferred my points to another account',
  ],
  nb: [
    'hvor mange poeng har jeg',
    'kan barna bruke dem i badekaret',
    'gi meg poengene mine',
    'kan jeg bytte poengene i en kaffe',
    'gir dere poeng på gavekort',
    'får jeg poeng når mannen min handler med kortet mitt',
    'kan jeg bruke poengene på en gave til mamma',
    'noen har overført poengene mine til en annen',
  ],
  da: [
    'hvor mange point har jeg',
    'giv mig mine point',
    'giver I point på tilbud',
    'kan jeg bruge point på en gave til min mor',
    'kan man bruge point på kaffe',
  ],
  sv: [
    'hur många poäng har jag',
    'ge mig mina poäng',
    'ger ni poäng på rea',
    'kan jag byta poäng mot en present till min fru',
    'kan man använda poäng på kaffe',
  ],
  fi: [
    'paljonko pisteitä minulla on',
    'anna minulle pisteeni',
    'annatteko pisteitä alennustuotteista',
    'voinko käyttää pisteet lahjaan vaimolle',
    'joku on siirtänyt pisteeni toiselle',
  ],
  de: [
    'wie viele Punkte habe ich',
    'gebt mir meine Punkte',
    'gebt ihr Punkte auf Angebote',
    'kann ich Punkte für ein Geschenk für meine Frau einlösen',
    'jemand hat meine Punkte auf ein anderes Konto übertragen',
  ],
  af: [
    'hoeveel punte het ek',
    'gee my my punte',
    'gee julle punte vir spesiale aanbiedinge',
    "kan ek punte ruil vir 'n geskenk vir my ma",
    'hoe gebruik ek my punte',
  ],
};

describe('the wish to share points', () => {
  it.each(Object.entries(SHARED))('is heard in %s', (language, texts) => {
    expect(texts.filter((text) => meant(text, language) !== 'share_points')).toEqual([]);
  });

  it.each(Object.entries(OTHERS))('is not heard in what is only like it in %s', (language, texts) => {
    expect(texts.filter((text) => meant(text, language) === 'share_points')).toEqual([]);
  });
});
