import { describe, expect, it } from 'vitest';
import { asksForPerson } from '../../src/understanding/person-please.ts';

describe('asking for a person', () => {
  it.each([
    'Talk to a person',
    'I want to talk to a real person!',
    'can I speak with someone please',
    'human',
    'A human, please.',
    'Kan jeg snakke med et menneske?',
    'snakk med en kollega',
    'menneske',
    'jeg vil gjerne prate med noen',
    'Må jeg tale med et rigtigt menneske?',
    'tal med en kollega',
    'jag vill prata med en människa',
    'Får jag prata med någon?',
    'haluan puhua ihmisen kanssa',
    'Asiakaspalvelijalle',
    'oikea ihminen kiitos',
    'Kann ich mit einem Menschen sprechen?',
    'ich möchte mit jemandem sprechen',
    "Praat met 'n mens",
    'ek wil met n mens praat asseblief',
    "'n regte mens",
  ])('is heard: %s', (text) => expect(asksForPerson(text)).toBe(true));

  it.each([
    'better customer service',
    'kundeservice',
    'the person at the till was rude',
    'a person who answers the phone would have made it a five',
    'et menneske som tar telefonen',
    'ja',
    'no',
    'my points',
    'ihminen joka vastaa puhelimeen',
    'jemand hat mein Paket geöffnet',
    'die mens by die betaalpunt was onbeskof',
    '4',
    '',
    `talk to a person ${'x'.repeat(200)}`,
  ])('is not meant: %s', (text) => expect(asksForPerson(text)).toBe(false));
});
