import { expect, it } from 'vitest';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { wantsNothing } from '../../src/understanding/wants-nothing.ts';
import { understanding } from '../helpers/loaded.ts';

const understand = understanding();
const heard = (text: string, language: string) => [
  text,
  wantsNothing(text, understand(text, { language, languages: LANGUAGES })),
];

it.each([
  ['en', ['ok', 'Okay!', 'fine', "that's fine", "no i don't want to join", 'not interested in joining']],
  ['nb', ['greit', 'den er grei', 'jeg vil ikke bli medlem', 'nei, ønsker ikke medlemskap']],
  ['da', ['okay', 'i orden', 'jeg vil ikke blive medlem', 'nej tak, jeg vil ikke melde mig ind']],
  ['sv', ['okej', 'det är okej', 'jag vill inte bli medlem', 'nej jag vill inte gå med']],
  ['fi', ['selvä', 'okei', 'en halua liittyä', 'ei, en halua jäseneksi']],
  ['de', ['passt', 'alles klar', 'ich will kein Mitglied werden', 'nein, ich möchte mich nicht anmelden']],
  ['af', ['reg so', 'goed so', 'ek wil nie aansluit nie', "nee, ek wil nie 'n lid word nie"]],
])('who agrees, or does not want to join, asks for nothing (%s)', (language, texts) => {
  expect(texts.map((text) => heard(text, language))).toEqual(texts.map((text) => [text, true]));
});

it.each([
  ['en', ['okay no problem', "fine, I'll wait", 'cool ok', 'no hurry at all', 'ok thanks, take your time']],
  ['nb', ['ok flott', 'åja ok', 'greit, jeg venter', 'takk, da venter jeg', 'helt i orden', 'jeg har god tid']],
  ['da', ['ok super', 'nå okay', 'fint nok, jeg kan godt vente', 'tak, så venter jeg', 'jamen ok']],
  ['sv', ['okej bra', 'jaha ok', 'det är lugnt, jag kan vänta', 'tack, då väntar jag', 'mm okej']],
  ['fi', ['okei hyvä', 'no ok', 'selvä, odotan', 'kiitos, odotan', 'ok, ei mitään kiirettä']],
  ['de', ['okay gut', 'ach so ok', 'passt, ich kann warten', 'danke, ich warte', 'ganz in Ordnung']],
  ['af', ['okei goed', 'o ok', 'dis reg, ek kan wag', 'dankie, ek wag', 'geen haas nie']],
])('who agrees in more words than one, or can wait, asks for nothing either (%s)', (language, texts) => {
  expect(texts.map((text) => heard(text, language))).toEqual(texts.map((text) => [text, true]));
});

it.each([
  ['en', ['not ok', 'ok but when', 'fine, where is my parcel', 'still waiting', 'great', 'yes', 'no', 'ok thanks']],
  ['nb', ['ikke greit', 'jeg venter', 'jeg venter på svar', 'ok men når', 'ja', 'takk']],
  ['da', ['ikke i orden', 'jeg venter stadig', 'okay, hvad så nu', 'ja', 'tak']],
  ['sv', ['inte okej', 'jag väntar', 'jag väntar fortfarande', 'ja', 'tack']],
  ['fi', ['ei ole ok', 'odotan', 'odotan yhä vastausta', 'joo', 'kiitos']],
  ['de', ['nicht in Ordnung', 'ich warte', 'ich warte immer noch', 'ja', 'danke']],
  ['af', ['nie reg nie', 'ek wag', 'ek wag nog steeds', 'ja', 'dankie']],
])('who says less, or more, is heard (%s)', (language, texts) => {
  expect(texts.map((text) => heard(text, language))).toEqual(texts.map((text) => [text, false]));
});

it.each([
  ['en', "why can't I join"],
  ['en', 'I want to join'],
  ['en', "don't you want me to join?"],
  ['en', "I don't want to be one of your members any more"],
  ['en', "I don't want to join, my lamp is broken"],
  ['en', 'thank you'],
  ['nb', 'jeg vil ikke være medlem hos dere lenger'],
  ['da', 'okay, hvor mange point har jeg'],
  ['sv', 'jag är inte medlem än'],
  ['fi', 'en pääse liittymään'],
  ['de', 'ich kann mich nicht anmelden'],
  ['af', "ek is nog nie 'n lid nie"],
])('who wants something does not (%s): %s', (language, text) => {
  expect(heard(text, language)).toEqual([text, false]);
});
