import { RATES_VERSION } from './eu-rates.ts';
import type { LineTax, TaxCategory, TaxComponent } from './line-tax.ts';
import { ratesOn, type TaxRateRow } from './rates.ts';
import { type TaxPlace, taxPlace } from './territories.ts';

/** Where the seller must or may charge tax besides home. */
export interface TaxRegistration {
  readonly country: string;
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate | null;
  /** Businesses there are charged too, instead of accounting for the tax themselves (Switzerland: yes, the UK: no). */
  readonly chargesBusinesses: boolean;
}

export interface SellerTaxFacts {
  readonly country: string;
  readonly postcode: string | null;
  /** Exempt as a small business: no tax at home. */
  readonly isSmallBusiness: boolean;
  /** Registered for the one-stop shop of the Union (a seller in it) or the scheme for sellers outside. */
  readonly hasOneStopShop: boolean;
  /** Sells to consumers in other member states below the threshold and has not opted out; see `isUnderThreshold`. */
  readonly isUnderThreshold: boolean;
  readonly registrations: readonly TaxRegistration[];
}

export interface BuyerTaxFacts {
  /** Null while unknown: then the seller's home counts. */
  readonly country: string | null;
  readonly postcode: string | null;
  readonly isBusiness: boolean;
  /** `unknown`: there is a number and the check has not answered. The country is the number's own. */
  readonly vatId: { readonly status: 'none' | 'valid' | 'invalid' | 'unknown'; readonly country: string | null };
  readonly exemption: {
    /** VATEX code, when there is one. */
    readonly reasonCode: string | null;
    readonly textKey: string;
    /** What the certificate says; the document carries it. */
    readonly text?: string;
    /** The countries whose tax it frees from; null for all. */
    readonly countries: readonly string[] | null;
    /** The first day on which it no longer holds. */
    readonly until: Temporal.PlainDate | null;
  } | null;
}

export interface TaxFacts {
  readonly seller: SellerTaxFacts;
  readonly buyer: BuyerTaxFacts;
  /** Category of the rate table; hosting is `standard`. */
  readonly category: string;
  readonly taxPoint: Temporal.PlainDate;
}

export type TaxRule =
  | 'home'
  | 'small_business'
  | 'own_registration'
  | 'reverse_charge'
  | 'one_stop_shop'
  | 'under_threshold'
  | 'outside_scope'
  | 'exempt_client'
  | 'tax_calculator';

/** Why a decision came out as it did: the rule, what it looked at, and the version of the rates. */
export interface TaxExplanation {
  readonly rule: TaxRule | 'vat_id_unchecked' | 'no_rate';
  readonly inputs: Readonly<Record<string, string>>;
  readonly version: string;
}

export type TaxDecision =
  | {
      readonly state: 'decided';
      readonly tax: LineTax;
      /** The place whose tax it is; null when there is none. */
      readonly place: TaxPlace | null;
      readonly reasonCode: string | null;
      /** Text that the document must carry. */
      readonly textKey: string | null;
      /** What must be kept: the answer about the VAT number, or two items on where a consumer is. */
      readonly evidence: 'vat_id_check' | 'location' | 'exemption_certificate' | null;
      /** The seller lacks a registration that the rule asks for. */
      readonly needsRegistration: boolean;
      readonly why: TaxExplanation;
    }
  /** The invoice waits: the VAT number was not checked yet. Unknown never counts as valid, nor as invalid. */
  | { readonly state: 'pending_tax'; readonly why: TaxExplanation }
  /** The tables have no rate for the place on the tax point. */
  | { readonly state: 'no_rate'; readonly why: TaxExplanation };

/**
 * The tax of an electronically supplied service, hosting among them, by Directive 2006/112 Arts 44, 58, 59c and 196: the
 * territory first, then the VAT number, then where the consumer is. Own registrations in further countries charge there.
 */
export function decideTax(facts: TaxFacts, table: readonly TaxRateRow[]): TaxDecision {
  const home = taxPlace(facts.seller);
  const { buyer } = facts;
  const place = buyer.country === null ? home : taxPlace({ country: buyer.country, postcode: buyer.postcode });
  const of: Context = { facts, table, home, place };
  if (isSame(home, place)) return domestic(of);
  if (place.isUnion && buyer.vatId.status === 'unknown')
    return { state: 'pending_tax', why: why(of, 'vat_id_unchecked') };
  const registration = registrationAt(of);
  const isTaxable = place.isUnion && buyer.vatId.status === 'valid';
  if (isTaxable && buyer.vatId.country === home.country && home.isUnion) return domestic(of);
  if (isTaxable) return home.isUnion ? reverseCharge(of) : outside(of);
  if (registration !== null && (!buyer.isBusiness || place.isUnion || registration.chargesBusinesses))
    return charge(of, place, 'own_registration');
  if (!place.isUnion) return outside(of);
  return toConsumer(of);
}

interface Context {
  facts: TaxFacts;
  table: readonly TaxRateRow[];
  home: TaxPlace;
  place: TaxPlace;
}

/** Parts outside the Union's VAT area that the national VAT of their country covers all the same. */
const NATIONAL: ReadonlySet<string | null> = new Set([null, 'aland', 'guadeloupe', 'martinique', 'reunion']);

const isNational = ({ territory, isUnion }: TaxPlace): boolean => isUnion || NATIONAL.has(territory);

const isSame = (a: TaxPlace, b: TaxPlace): boolean =>
  a.country === b.country && (a.territory === b.territory || (isNational(a) && isNational(b)));

function domestic(of: Context): TaxDecision {
  if (!of.facts.seller.isSmallBusiness) return charge(of, isSame(of.home, of.place) ? of.place : of.home, 'home');
  return untaxed(of, { category: 'E', rule: 'small_business', reasonCode: null, textKey: 'tax.small_business' });
}

const reverseCharge = (of: Context): TaxDecision => ({
  ...untaxed(of, { category: 'AE', rule: 'reverse_charge', reasonCode: 'VATEX-EU-AE', textKey: 'tax.reverse_charge' }),
  evidence: 'vat_id_check',
});

function outside(of: Context): Decided {
  const { buyer } = of.facts;
  const isAccounted = buyer.isBusiness || buyer.vatId.status === 'valid';
  const textKey = isAccounted ? 'tax.outside_scope_business' : 'tax.outside_scope';
  return untaxed(of, { category: 'O', rule: 'outside_scope', reasonCode: 'VATEX-EU-O', textKey });
}

/** A consumer in another member state, or one whose VAT number is none. */
function toConsumer(of: Context): TaxDecision {
  const { seller } = of.facts;
  if (of.home.isUnion && seller.isUnderThreshold) {
    if (seller.isSmallBusiness) return domestic(of);
    return charge(of, of.home, 'under_threshold');
  }
  // A seller outside the Union has no tax to collect there before it is registered.
  if (!of.home.isUnion && !seller.hasOneStopShop) return { ...outside(of), needsRegistration: true };
  const decision = charge(of, of.place, 'one_stop_shop');
  if (decision.state !== 'decided') return decision;
  return { ...decision, evidence: decision.evidence ?? 'location', needsRegistration: !seller.hasOneStopShop };
}

function charge(of: Context, place: TaxPlace, rule: TaxRule): TaxDecision {
  const { facts, table } = of;
  const rates = (territory: string | null) =>
    ratesOn(table, { country: place.country, territory, category: facts.category }, facts.taxPoint);
  const components = rates(place.territory) ?? (isNational(place) ? rates(null) : null);
  if (components === null) return { state: 'no_rate', why: why(of, 'no_rate') };
  const exemption = exemptionAt(facts, place);
  if (exemption !== null)
    return {
      ...untaxed(of, { category: 'E', rule: 'exempt_client', ...exemption }),
      evidence: 'exemption_certificate',
    };
  return {
    state: 'decided',
    tax: { category: categoryAt(place, components), components },
    place,
    reasonCode: null,
    textKey: null,
    evidence: null,
    needsRegistration: false,
    why: why(of, rule),
  };
}

/** IGIC and IPSI have letters of their own; a rate of nothing is zero rated. */
function categoryAt({ territory }: TaxPlace, components: readonly TaxComponent[]): TaxCategory {
  if (territory === 'canary_islands') return 'L';
  if (territory === 'ceuta' || territory === 'melilla') return 'M';
  return components.every(({ rate }) => /^0(\.0+)?$/.test(rate)) ? 'Z' : 'S';
}

function exemptionAt({ buyer, taxPoint }: TaxFacts, { country }: TaxPlace) {
  const { exemption } = buyer;
  if (exemption === null) return null;
  const isOver = exemption.until !== null && Temporal.PlainDate.compare(taxPoint, exemption.until) >= 0;
  return isOver || exemption.countries?.includes(country) === false ? null : exemption;
}

function registrationAt({ facts, place, home }: Context): TaxRegistration | null {
  if (place.country === home.country || (place.territory !== null && !place.isUnion)) return null;
  const holds = ({ country, from, until }: TaxRegistration) =>
    country === place.country &&
    Temporal.PlainDate.compare(from, facts.taxPoint) <= 0 &&
    (until === null || Temporal.PlainDate.compare(facts.taxPoint, until) < 0);
  return facts.seller.registrations.find(holds) ?? null;
}

interface Untaxed {
  category: TaxCategory;
  rule: TaxRule;
  reasonCode: string | null;
  textKey: string;
}

type Decided = Extract<TaxDecision, { state: 'decided' }>;

function untaxed(of: Context, { category, rule, reasonCode, textKey }: Untaxed): Decided {
  const components = category === 'O' ? [] : [{ name: 'VAT', rate: '0' }];
  return {
    state: 'decided',
    tax: { category, components },
    place: null,
    reasonCode,
    textKey,
    evidence: null,
    needsRegistration: false,
    why: why(of, rule),
  };
}

function why({ facts, home, place }: Context, rule: TaxExplanation['rule']): TaxExplanation {
  const named = ({ country, territory }: TaxPlace) => (territory === null ? country : `${country} ${territory}`);
  return {
    rule,
    inputs: {
      seller: named(home),
      buyer: facts.buyer.country === null ? 'unknown' : named(place),
      buyerKind: facts.buyer.isBusiness ? 'business' : 'consumer',
      vatId: facts.buyer.vatId.status,
      taxPoint: facts.taxPoint.toString(),
      category: facts.category,
      ...(rule === 'exempt_client' ? { exemption: facts.buyer.exemption?.text ?? '' } : {}),
    },
    version: RATES_VERSION,
  };
}
