import { z } from 'zod';
import { ORDER_STATES } from '../../orders/index.ts';
import type { Result } from '../../shared/result.ts';
import {
  columnFinder,
  type MappingRefusal,
  MEMBER_NAMES,
  type MissingColumns,
  name,
  PURCHASE_NAMES,
  parseMapping,
  words,
  writing,
} from './mapping.ts';

const orderMappingSchema = z.strictObject({
  ...writing,
  columns: z
    .strictObject({
      number: name.optional(),
      state: name.optional(),
      /** The number of the member whose order it is. */
      member: name.optional(),
      email: name.optional(),
      shop: name.optional(),
      placedAt: name.optional(),
      carrier: name.optional(),
      trackingUrl: name.optional(),
      expectedOn: name.optional(),
      /** Of what instant a line tells. */
      asOf: name.optional(),
      /** Goods, one kind a line: the lines of an order then belong together. */
      item: name.optional(),
      quantity: name.optional(),
    })
    .default({}),
  /** The file's words for states, whatever their capitals: `Sendt: shipped`. Ours are known without it. */
  states: z.record(z.string(), z.enum(ORDER_STATES)).default({}),
  /** The shop of every line that names none. */
  shop: z.strictObject({ code: name }).optional(),
  /** From how many hours without a word on answers say that the shop's news are old. */
  lateAfterHours: z.int().min(1).optional(),
  /** Orders whose member number we do not know. */
  unknownMembers: z.enum(['reject', 'keep_as_guest']).default('reject'),
});
export type OrderMapping = z.infer<typeof orderMappingSchema>;

/** Places of the columns in a record, from 0; -1 where the file has none. */
export type OrderColumns = Record<keyof OrderMapping['columns'], number>;

export const parseOrderMapping = (yaml = ''): Result<OrderMapping, MappingRefusal> => parseMapping(orderMappingSchema, yaml);

export function findOrderColumns(header: readonly string[], { columns }: OrderMapping): Result<OrderColumns, MissingColumns> {
  const look = columnFinder(header);
  const found = Object.fromEntries(
    ROLES.map((role) => [role, look.place(role, columns[role], ORDER_NAMES[role])]),
  ) as OrderColumns;
  const missing: string[] = [];
  if (found.number < 0) missing.push('number');
  if (found.state < 0) missing.push('state');
  if (found.member < 0 && found.email < 0) missing.push('member (or email)');
  return look.answer(found, missing);
}

/** Usual names of columns, as `plainName` writes them: English, Norwegian, Danish, Swedish, Finnish, German, Afrikaans. */
const ORDER_NAMES: Readonly<Record<keyof OrderMapping['columns'], readonly string[]>> = {
  number: words(`
    orderno ordernumber orderid ordernr order ordrenr ordrenummer ordreid ordre bestillingsnr bestillingsnummer bestilling
    bestallningsnr bestallningsnummer bestallning tilausnro tilausnumero tilaus bestellnr bestellnummer bestellung auftragsnr
    auftragsnummer auftrag bestelnommer bestelling number nummer numero nr`),
  state: words(`
    state orderstate status orderstatus ordrestatus tilstand tillstand tila tilauksentila tilausstatus zustand bestellstatus`),
  member: PURCHASE_NAMES.card,
  email: MEMBER_NAMES.email.concat(words('customeremail kundeepost kundemail kundepost asiakkaansahkoposti kundenemail')),
  shop: PURCHASE_NAMES.shop,
  placedAt: words(`
    placedat placed orderedat orderdate bestiltdato bestillingsdato bestilt ordredato bestallningsdatum bestalld orderdatum
    tilausaika tilauspaiva tilauspvm bestelldatum bestelltam createdat created`),
  carrier: words(`
    carrier shippingcarrier transportor speditor fraktselskap fragtfirma transportfirma fraktbolag budfirma kuljetusliike
    kuljetusyhtio versanddienstleister paketdienst`),
  trackingUrl: words(`
    trackingurl trackinglink sporingslenke sporingslink sporingsurl sparningslank seurantalinkki sendungsverfolgungslink`),
  expectedOn: words(`
    expectedon expected expectedday expecteddelivery estimateddelivery eta deliverydate forventet forventetlevering leveringsdato
    leveringsdag forvantadleverans beraknadleverans leveransdatum leveransdag arvioitutoimitus toimituspaiva toimituspvm lieferdatum
    liefertermin afleweringsdatum`),
  asOf: words(`
    asof updatedat updated lastupdated modifiedat modified statusdate statustime oppdatert sistoppdatert endret opdateret
    sidstopdateret aendret uppdaterad senastuppdaterad andrad paivitetty muokattu aktualisiert geandert bygewerk`),
  item: words(`
    item itemname product productname article articlename goods lineitemname varenavn vare produktnavn produkt artikkel artikel
    varunamn vara produktnamn tuotenimi tuote nimike artikelname bezeichnung`),
  quantity: PURCHASE_NAMES.quantity.concat(words('lineitemquantity')),
};
const ROLES = Object.keys(ORDER_NAMES) as (keyof OrderMapping['columns'])[];
