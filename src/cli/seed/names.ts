import type { Language } from '../../loyalty/index.ts';

/** What the members of a shop in Norway speak, in percent. */
export const SPOKEN: readonly { language: Language; percent: number }[] = [
  { language: 'nb', percent: 66 },
  { language: 'en', percent: 12 },
  { language: 'sv', percent: 8 },
  { language: 'da', percent: 5 },
  { language: 'de', percent: 5 },
  { language: 'fi', percent: 3 },
  { language: 'af', percent: 1 },
];

const names = (list: string): readonly string[] => list.split(' ');

export const GIVEN_NAMES: Readonly<Record<Language, readonly string[]>> = {
  nb: names(
    'Anne Astrid Aud Bente Berit Birgit Bjørg Camilla Eline Elin Else Emilie Frida Gro Guro Hanne Hedda Heidi Hilde Ida Inger Jorunn Kari Karin Kristin Liv Mari Marit Nora Oda Ragnhild Randi Sigrid Silje Siri Solveig Synne Thea Tone Tuva Unni Vilde Wenche Åse Aksel Anders Arne Arvid Bjørn Eirik Erling Espen Even Frode Geir Gunnar Halvor Harald Henrik Håkon Ivar Jens Jon Jostein Kjell Knut Lars Magnus Morten Nils Odd Ola Oskar Per Petter Roar Rolf Sindre Sivert Stein Svein Terje Tor Trond Tobias Vegard Øystein',
  ),
  en: names(
    'Abigail Alice Amelia Beth Charlotte Claire Daisy Eleanor Emily Fiona Grace Hannah Harriet Imogen Jane Kate Lucy Megan Olivia Rachel Rose Sarah Sophie Zoe Adam Alfie Ben Callum Daniel Edward Finn George Harry Isaac Jack James Joseph Leo Liam Matthew Noah Oliver Owen Peter Ryan Samuel Thomas William',
  ),
  sv: names(
    'Agneta Alva Annika Astrid Birgitta Cecilia Ebba Elsa Eva Frida Gunilla Ingela Josefin Kerstin Klara Linnea Maja Malin Moa Pernilla Saga Sofia Tyra Ulla Albin Anders Axel Bengt Björn Elias Emil Filip Göran Gustav Hugo Håkan Jonas Karl Lennart Ludvig Mats Måns Olle Rikard Stefan Tage Ulf Viktor',
  ),
  da: names(
    'Agnes Anja Asta Birthe Bodil Camille Dorthe Ellen Freja Gitte Helle Inge Johanne Karla Kirsten Lærke Mathilde Merete Pernille Rikke Signe Trine Vibeke Asger Bent Carsten Christian Flemming Frederik Holger Ib Jakob Jeppe Jørgen Kasper Laust Mads Mikkel Niels Oluf Poul Rasmus Søren Troels',
  ),
  de: names(
    'Angelika Anke Birgit Clara Dagmar Elke Franziska Greta Heike Ingeborg Jana Johanna Katharina Leonie Mareike Monika Paula Petra Sabine Sophia Ulrike Ursula Andreas Anton Bernd Christoph Dieter Emil Florian Friedrich Georg Hannes Heinz Jürgen Klaus Lukas Markus Moritz Otto Rainer Sebastian Stefan Uwe Wolfgang',
  ),
  fi: names(
    'Aada Anneli Eeva Eila Elina Hanna Helmi Inkeri Irja Johanna Kaisa Kirsi Leena Liisa Maarit Marjatta Päivi Riitta Saara Sanna Tuula Venla Aapo Antti Arto Eero Esa Heikki Ilkka Jari Juhani Jukka Kalle Lauri Markku Mikko Olavi Onni Pekka Reijo Sami Tapio Toivo Väinö',
  ),
  af: names(
    'Annelie Carina Christa Elmarie Elsabe Hanlie Hester Ilse Karlien Lizelle Magda Mariaan Marlene Riana Sunette Susanna Charl Christo Danie Dawid Deon Francois Gerhard Hendrik Jaco Johannes Kobus Louw Pieter Riaan Schalk Theuns Wynand',
  ),
};
