import type { OpeningHours } from '../../shared/opening-hours.ts';

/** A place of the fictional Granlia. `share` is how much of its business it does, compared with the other shops. */
export type SeedShop = {
  code: string;
  name: string;
  kind: 'store' | 'web';
  address: string | null;
  openingHours: OpeningHours;
  share: number;
};

const hours = (weekdays: readonly [string, string], saturday: readonly [string, string]): OpeningHours => {
  const day = [{ from: weekdays[0], until: weekdays[1] }];
  return {
    monday: day,
    tuesday: day,
    wednesday: day,
    thursday: day,
    friday: day,
    saturday: [{ from: saturday[0], until: saturday[1] }],
  };
};
const CENTRE = hours(['10:00', '21:00'], ['10:00', '19:00']);
const STREET = hours(['10:00', '18:00'], ['10:00', '16:00']);
const ALWAYS = [{ from: '00:00', until: '24:00' }];

const store = (code: string, name: string, address: string, openingHours: OpeningHours, share: number): SeedShop => ({
  code,
  name,
  kind: 'store',
  address,
  openingHours,
  share,
});

/** Shops in Norway are closed on Sundays; the web shop never is. */
export const STORES: readonly SeedShop[] = [
  store('OSL-STORO', 'Oslo Storo', 'Storokrysset 2, 0485 Oslo', CENTRE, 16),
  store('OSL-LOKKA', 'Oslo Grünerløkka', 'Markveien 41, 0554 Oslo', STREET, 10),
  store('BGO-STORS', 'Bergen Storsenter', 'Strømgaten 8, 5015 Bergen', CENTRE, 13),
  store('BGO-SANDV', 'Bergen Sandviken', 'Sandviksveien 60, 5035 Bergen', STREET, 6),
  store('TRD-BAKKL', 'Trondheim Bakklandet', 'Nedre Bakklandet 30, 7014 Trondheim', STREET, 9),
  store('SVG-OSTER', 'Stavanger Østervåg', 'Østervåg 15, 4006 Stavanger', STREET, 9),
  store('KRS-KVADR', 'Kristiansand Kvadraturen', 'Markens gate 22, 4611 Kristiansand', STREET, 7),
  store('DRM-STROM', 'Drammen Strømsø', 'Torgeir Vraas plass 3, 3044 Drammen', CENTRE, 7),
  store('AES-BROSU', 'Ålesund Brosundet', 'Apotekergata 6, 6004 Ålesund', STREET, 6),
  store('BOO-SENTR', 'Bodø Sentrum', 'Storgata 11, 8006 Bodø', STREET, 5),
  store('TOS-STORG', 'Tromsø Storgata', 'Storgata 92, 9008 Tromsø', STREET, 7),
  store('LIL-GAGAT', 'Lillehammer Gågata', 'Storgata 58, 2609 Lillehammer', STREET, 5),
];

export const WEB_SHOP: SeedShop = {
  code: 'WEB',
  name: 'Granlia nettbutikk',
  kind: 'web',
  address: null,
  openingHours: {
    monday: ALWAYS,
    tuesday: ALWAYS,
    wednesday: ALWAYS,
    thursday: ALWAYS,
    friday: ALWAYS,
    saturday: ALWAYS,
    sunday: ALWAYS,
  },
  share: 0,
};

export const SHOPS: readonly SeedShop[] = [...STORES, WEB_SHOP];

/** The clock at which the shops' tills and the web shop deliver what was sold until then. */
export const DELIVERY_CLOCK = '06:00';
/** A night's delivery that is missing by noon is late. */
export const LATE_AFTER_HOURS = 30;
