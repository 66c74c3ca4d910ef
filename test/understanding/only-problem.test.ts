import { describe, expect, it } from 'vitest';
import { asksWhyData, onlyProblem } from '../../src/understanding/index.ts';

const LANGUAGES = ['en', 'nb', 'da', 'sv', 'fi', 'de', 'af'];
type Lines = Readonly<Record<string, readonly string[]>>;
const reads = (lines: Lines, read: (text: string) => boolean, expected: boolean) =>
  it.each(LANGUAGES)('%s', (language) => {
    for (const text of lines[language]!) expect([text, read(text)]).toEqual([text, expected]);
  });

describe('who only says that there is a problem', () => {
  const ONLY: Lines = {
    en: ['I have a problem', 'hi, we have got an issue here', 'there is something wrong', 'Problem!'],
    nb: ['hei, jeg har et problem', 'noe er galt', 'jeg har fått et stort problem', 'problem'],
    da: ['jeg har et problem', 'der er noget galt', 'hej, vi har et lille problem'],
    sv: ['hej jag har ett problem', 'något är fel', 'något gick fel'],
    fi: ['mulla on ongelma', 'minulla on pieni ongelma', 'jotain meni pieleen'],
    de: ['ich habe ein Problem', 'hallo, es gibt ein Problem', 'da stimmt was nicht'],
    af: ["hallo ek het 'n probleem", 'hallo, daar is iets verkeerd', "ons het 'n groot probleem"],
  };
  const MORE: Lines = {
    en: ['I have a problem with my kettle', 'no problem', 'there was no issue with it', 'a problem with order 48213'],
    nb: ['jeg har et problem med kjelen', 'ikke noe problem', 'problemet er at koppen er knust'],
    da: ['jeg har et problem med kedlen', 'intet problem', 'noget er galt med min ordre'],
    sv: ['jag har ett problem med pannan', 'inga problem', 'något är fel på lampan'],
    fi: ['mulla on ongelma keittimen kanssa', 'ei ongelmaa', 'lampussa on jotain vikaa'],
    de: ['ich habe ein Problem mit dem Kessel', 'kein Problem', 'etwas stimmt nicht mit meiner Lampe'],
    af: ["ek het 'n probleem met die ketel", 'geen probleem', 'daar is iets verkeerd met my lamp'],
  };
  describe('is heard', () => reads(ONLY, onlyProblem, true));
  describe('is not heard in what tells more', () => reads(MORE, onlyProblem, false));
});

describe('who asks what we need their data for', () => {
  const ASK: Lines = {
    en: ['why do you need my e-mail?', 'what do you need my phone number for', 'Why do you want to know my address'],
    nb: [
      'Hvorfor trenger dere epost',
      'hva skal dere med telefonnummeret mitt',
      'hvorfor må jeg oppgi navn? hvorfor vil dere ha navnet mitt',
    ],
    da: ['hvorfor skal I bruge min mail?', 'hvad skal I med mit nummer'],
    sv: ['varför behöver ni min mejladress?', 'vad ska ni ha mitt telefonnummer till'],
    fi: ['miksi tarvitsette sähköpostin', 'mihin käytätte puhelinnumeroani?'],
    de: ['warum braucht ihr meine E-Mail', 'Wozu wollen Sie meine Telefonnummer?'],
    af: ['hoekom het julle my e-pos nodig?', 'waarvoor gebruik julle my nommer'],
  };
  const ELSE: Lines = {
    en: ['what is your phone number', 'why do you need my order number', 'why did you not answer my mail'],
    nb: ['har dere et nummer der', 'hvorfor har dere ikke svart på mailen min', 'hvorfor trenger dere ordrenummeret'],
    da: ['hvad er jeres mail', 'hvorfor har I ikke svaret på min mail'],
    sv: ['har ni något nummer dit', 'varför vill ni inte svara på mitt mejl'],
    fi: ['mikä on puhelinnumeronne', 'miksi kysytte'],
    de: ['wie ist Ihre Telefonnummer', 'warum habt ihr nicht auf meine Mail geantwortet'],
    af: ['gee my julle nommer', 'hoekom het julle nie my e-pos beantwoord nie'],
  };
  describe('is heard', () => reads(ASK, asksWhyData, true));
  describe('is not heard in other questions', () => reads(ELSE, asksWhyData, false));
});
