import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { DATE_FORMATS, ENCODINGS } from './dialect.ts';

export const name = z.string().min(1);
const code = z.string().min(1);

/** What is the same for every file: how it is written, where the program's own reading is not wanted. */
export const writing = {
  /** Where the times of the file are told; the programme's zone if absent. */
  timeZone: z.string().optional(),
  dates: z.enum(DATE_FORMATS).optional(),
  decimals: z.enum(['comma', 'point']).optional(),
  delimiter: z.enum([';', ',', '\t', '|']).optional(),
  encoding: z.enum(ENCODINGS).optional(),
};

const purchaseMappingSchema = z.strictObject({
  ...writing,
  /** Names of the file's columns. What is left out is looked for by its usual names. */
  columns: z
    .strictObject({
      /** Several columns where one alone does not tell receipts apart (shop and number). */
      receipt: z.union([name, z.array(name).min(1)]).optional(),
      product: name.optional(),
      quantity: name.optional(),
      unitPrice: name.optional(),
      /** Of the whole line; goes before `unitPrice` where both are there. */
      amount: name.optional(),
      purchasedAt: name.optional(),
      /** Time of day, where the date has a column of its own. */
      time: name.optional(),
      card: name.optional(),
      shop: name.optional(),
      currency: name.optional(),
      /** What tells the lines of a receipt apart; used with `lineKey: column`. */
      line: name.optional(),
    })
    .default({}),
  feed: z
    .strictObject({
      code,
      kind: z.enum(['shop', 'web', 'import']).default('import'),
      lateAfterHours: z.int().min(1).optional(),
    })
    .default({ code: 'import', kind: 'import' }),
  /** The shop of every line, where the file has no column for it. */
  shop: z.strictObject({ code, name: name.optional(), kind: z.enum(['store', 'web']).default('store') }).optional(),
  /** Shops that the file names and we do not know. */
  unknownShops: z.enum(['create', 'reject']).default('create'),
  lineKey: z.enum(['within_receipt', 'file_line', 'column']).default('within_receipt'),
  notGoods: z
    .strictObject({ products: z.array(z.coerce.string()), action: z.enum(['no_points', 'reject']).default('no_points') })
    .default({ products: [], action: 'no_points' }),
  cancellations: z
    .strictObject({
      /** Receipts that begin with this give back goods. */
      receiptPrefix: z.string().min(1).optional(),
      /** A line of negative quantity gives back goods. */
      negativeQuantity: z.boolean().default(true),
      /** What becomes of goods given back whose sale is not known. */
      withoutOriginal: z.enum(['reject', 'no_points']).default('reject'),
    })
    .default({ negativeQuantity: true, withoutOriginal: 'reject' }),
  /** Card numbers that we do not know. */
  unknownMembers: z.enum(['create', 'keep_as_guest', 'reject']).default('create'),
});
export type PurchaseMapping = z.infer<typeof purchaseMappingSchema>;

const memberMappingSchema = z.strictObject({
  ...writing,
  /** For phone numbers without one: 47 for Norway. */
  countryCode: z.coerce
    .string()
    .transform((code) => code.replace(/^(\+|00)/, ''))
    .pipe(z.string().regex(/^[1-9]\d{0,2}$/, 'is a country code such as 47'))
    .optional(),
  columns: z
    .strictObject({
      number: name.optional(),
      givenName: name.optional(),
      email: name.optional(),
      phone: name.optional(),
      language: name.optional(),
      timeZone: name.optional(),
      joinedAt: name.optional(),
      /** Points brought over from the programme before. */
      balance: name.optional(),
    })
    .default({}),
});
export type MemberMapping = z.infer<typeof memberMappingSchema>;

export type MappingRefusal = { code: 'mapping_invalid'; problems: string[] };

/** Reads a mapping file, with every problem at once. An absent file is an empty mapping: all by its usual names. */
export function parsePurchaseMapping(yaml = ''): Result<PurchaseMapping, MappingRefusal> {
  return parseMapping(purchaseMappingSchema, yaml);
}

export function parseMemberMapping(yaml = ''): Result<MemberMapping, MappingRefusal> {
  return parseMapping(memberMappingSchema, yaml);
}

export function parseMapping<Mapping>(schema: z.ZodType<Mapping>, yaml: string): Result<Mapping, MappingRefusal> {
  let document: unknown;
  try {
    document = parse(yaml) ?? {};
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    return refuse({ code: 'mapping_invalid', problems: [`it is not YAML: ${error.message}`] });
  }
  const parsed = schema.safeParse(document);
  if (parsed.success) return ok(parsed.data);
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || '(the whole file)'}: ${message}`);
  return refuse({ code: 'mapping_invalid', problems });
}

export type MissingColumns = {
  code: 'missing_columns';
  /** What the import needs and did not find, in the mapping's words. */
  missing: string[];
  /** Columns that the mapping names and the file lacks. */
  unknown: string[];
  found: string[];
};

/** Places of the columns in a record, from 0; -1 where the file has none. */
export type PurchaseColumns = {
  receipt: number[];
  product: number;
  quantity: number;
  unitPrice: number;
  amount: number;
  purchasedAt: number;
  time: number;
  card: number;
  shop: number;
  currency: number;
  line: number;
};
export type MemberColumns = Record<keyof MemberMapping['columns'], number>;

export function findPurchaseColumns(
  header: readonly string[],
  { columns, lineKey }: PurchaseMapping,
): Result<PurchaseColumns, MissingColumns> {
  const look = columnFinder(header);
  const receipts = columns.receipt === undefined ? [undefined] : [columns.receipt].flat();
  const found: PurchaseColumns = {
    receipt: receipts.map((given) => look.place('receipt', given, PURCHASE_NAMES.receipt)),
    product: look.place('product', columns.product, PURCHASE_NAMES.product),
    quantity: look.place('quantity', columns.quantity, PURCHASE_NAMES.quantity),
    unitPrice: look.place('unitPrice', columns.unitPrice, PURCHASE_NAMES.unitPrice),
    amount: look.place('amount', columns.amount, PURCHASE_NAMES.amount),
    purchasedAt: look.place('purchasedAt', columns.purchasedAt, PURCHASE_NAMES.purchasedAt),
    time: look.place('time', columns.time, PURCHASE_NAMES.time),
    card: look.place('card', columns.card, PURCHASE_NAMES.card),
    shop: look.place('shop', columns.shop, PURCHASE_NAMES.shop),
    currency: look.place('currency', columns.currency, PURCHASE_NAMES.currency),
    line: look.place('line', columns.line, []),
  };
  // A mapping that names one of the two leaves no doubt which is meant.
  if (columns.unitPrice !== undefined && columns.amount === undefined) found.amount = -1;
  const missing: string[] = [];
  if (found.receipt.includes(-1)) missing.push('receipt');
  if (found.purchasedAt < 0) missing.push('purchasedAt');
  if (found.card < 0) missing.push('card');
  if (found.amount < 0 && found.unitPrice < 0) missing.push('amount (or unitPrice and quantity)');
  if (found.amount < 0 && found.unitPrice >= 0 && found.quantity < 0) missing.push('quantity');
  if (lineKey === 'column' && found.line < 0) missing.push('line');
  return look.answer(found, missing);
}

export function findMemberColumns(header: readonly string[], { columns }: MemberMapping): Result<MemberColumns, MissingColumns> {
  const look = columnFinder(header);
  const found: MemberColumns = {
    number: look.place('number', columns.number, MEMBER_NAMES.number),
    givenName: look.place('givenName', columns.givenName, MEMBER_NAMES.givenName),
    email: look.place('email', columns.email, MEMBER_NAMES.email),
    phone: look.place('phone', columns.phone, MEMBER_NAMES.phone),
    language: look.place('language', columns.language, MEMBER_NAMES.language),
    timeZone: look.place('timeZone', columns.timeZone, MEMBER_NAMES.timeZone),
    joinedAt: look.place('joinedAt', columns.joinedAt, MEMBER_NAMES.joinedAt),
    balance: look.place('balance', columns.balance, MEMBER_NAMES.balance),
  };
  return look.answer(found, found.number < 0 ? ['number'] : []);
}

export function columnFinder(header: readonly string[]) {
  const plain = header.map(plainName);
  const unknown: string[] = [];
  return {
    place(role: string, given: string | undefined, usual: readonly string[]): number {
      if (given !== undefined) {
        const exact = header.indexOf(given);
        const place = exact >= 0 ? exact : plain.indexOf(plainName(given));
        if (place < 0) unknown.push(`${role}: ${given}`);
        return place;
      }
      for (const name of usual) {
        const place = plain.indexOf(name);
        if (place >= 0) return place;
      }
      return -1;
    },
    answer<Columns>(found: Columns, missing: string[]): Result<Columns, MissingColumns> {
      if (missing.length === 0 && unknown.length === 0) return ok(found);
      return refuse({ code: 'missing_columns', missing, unknown, found: [...header] });
    },
  };
}

/** "Kundenr.", "KUNDE_NR" and "kundenr" are one name; so are "Beløp" and "belop". */
function plainName(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/[^a-z0-9]/g, '');
}

export const words = (text: string): string[] => text.trim().split(/\s+/);

/** Usual names of columns, as `plainName` writes them: English, Norwegian, Danish, Swedish, Finnish, German. */
export const PURCHASE_NAMES = {
  receipt: words(`
    invoiceno invoice invoicenumber invoiceid receipt receiptno receiptnumber receiptid orderno ordernumber orderid order
    transactionno transactionnumber transactionid transaction
    kvittering kvitteringsnr kvitteringsnummer kvitteringnr bong bongnr bongnummer bon bonnr bonnummer bilag bilagsnr bilagsnummer
    faktura fakturanr fakturanummer ordre ordrenr ordrenummer kvitto kvittonr kvittonummer ordernr
    kuitti kuittinro kuittinumero lasku laskunro laskunumero tilaus tilausnro tilausnumero
    beleg belegnr belegnummer kassenbon rechnung rechnungsnr rechnungsnummer bestellung bestellnr bestellnummer`),
  product: words(`
    stockcode sku productcode productno productnumber productid product itemno itemcode itemid item articleno article ean gtin
    barcode plu varenr varenummer varekode vare artikkelnr artikkelnummer artikkel produktnr produktnummer produktkode produkt
    artikelnr artikelnummer artikel varunr varunummer varukod vara tuotenro tuotenumero tuotekoodi tuote nimike`),
  quantity: words('quantity qty units pieces antall antal mengde stk kvantitet maara kpl lukumaara menge anzahl stuck stueck'),
  unitPrice: words(`
    unitprice priceperunit price enhetspris stykkpris stkpris pris enhedspris stykpris apris styckpris
    yksikkohinta ahinta hinta einzelpreis stuckpreis stueckpreis preis`),
  amount: words(`
    amount lineamount linetotal total netamount linjebelop linjesum belop sum belob linjetotal belopp radbelopp radsumma summa
    rivisumma loppusumma betrag gesamtbetrag gesamtpreis summe umsatz`),
  purchasedAt: words(`
    invoicedate purchasedat purchasedate orderdate transactiondate receiptdate datetime timestamp date
    kjopsdato fakturadato ordredato salgsdato bilagsdato kobsdato tidspunkt dato
    kopdatum inkopsdatum forsaljningsdatum fakturadatum orderdatum datum
    ostopaiva ostopvm paivamaara paivays pvm kaufdatum rechnungsdatum belegdatum bestelldatum`),
  time: words('time timeofday klokkeslett klokkeslaet klokken tid klockslag kellonaika kello uhrzeit zeit'),
  card: words(`
    customerid customerno customernumber customer memberno membernumber memberid member cardno cardnumber card loyaltycard
    kundenr kundenummer kundeid kunde medlemsnr medlemsnummer medlemnr medlem medlemskort kortnr kortnummer kort
    kundnr kundnummer kundid kund asiakasnro asiakasnumero asiakas jasennro jasennumero jasen korttinumero kantaasiakasnumero
    kundennr kundennummer mitgliedsnr mitgliedsnummer mitglied kartennr kartennummer karte`),
  shop: words(`
    shopcode shop storecode storeid storeno store branch outlet butikknr butikk avdeling butiksnr butiknr butik filialnr filial
    myymala toimipiste kauppa filiale geschaft laden`),
  currency: words('currency currencycode valuta valutakode valutta wahrung waehrung'),
};

export const MEMBER_NAMES = {
  number: PURCHASE_NAMES.card.concat(words('number nummer numero nr id')),
  givenName: words(`
    givenname firstname forename name fornavn navn fornamn tilltalsnamn namn etunimi kutsumanimi nimi vorname rufname`),
  email: words('email emailaddress mail epost epostadresse mailadresse epostadress sahkoposti emailadresse'),
  phone: words(
    'phone phonenumber mobile mobilephone telefon telefonnr mobil mobilnr mobilnummer telefonnummer puhelin puhelinnumero matkapuhelin handy',
  ),
  language: words('language lang locale sprak sprog kieli sprache'),
  timeZone: words('timezone tidssone tidszone tidszon aikavyohyke tydsone zeitzone'),
  joinedAt: words(`
    joinedat joined joindate membersince registered registeredat created createdat
    innmeldt innmeldtdato medlemsiden registrert indmeldt indmeldelsesdato medlemsiden oprettet medlemsedan registrerad
    liittynyt liittymispaiva rekisteroity mitgliedseit beitritt beitrittsdatum registriert`),
  balance: words(`
    balance pointsbalance openingbalance points saldo poengsaldo poeng pointsaldo point poangsaldo poang
    pistesaldo pisteet punktestand punktesaldo punkte`),
};
