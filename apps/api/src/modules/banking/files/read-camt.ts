import { isCurrency } from '@panel1/shared-types';
import { allOf, below, readXml, textAt, type XmlElement, XmlError } from '#lib/xml/read-xml.ts';
import { minorOf } from '../core/amount.ts';
import { FileProblemError, MAX_ENTRIES, type ReadEntry, type ReadStatement } from '../core/statement.ts';

/**
 * The statements of a CAMT.053 file (ISO 20022 bank to customer statement), versions 001.02 to 001.13: only entries that
 * are booked. A batch becomes one entry per transaction where the bank tells the amount of each. Throws a
 * {@link FileProblemError}.
 */
export function readCamt(text: string): ReadStatement[] {
  const root = rootOf(text);
  const statements = allOf(below(root, 'BkToCstmrStmt'), 'Stmt');
  if (root.name !== 'Document' || statements.length === 0) throw new FileProblemError('not_camt');
  const read = statements.map(statementOf);
  if (read.reduce((sum, { entries }) => sum + entries.length, 0) > MAX_ENTRIES)
    throw new FileProblemError('too_many_entries');
  return read;
}

function rootOf(text: string): XmlElement {
  try {
    return readXml(text);
  } catch (error) {
    if (error instanceof XmlError) throw new FileProblemError(error.code);
    throw error;
  }
}

function statementOf(statement: XmlElement): ReadStatement {
  const account = below(statement, 'Acct');
  const id = textAt(account, 'Id', 'IBAN') || textAt(account, 'Id', 'Othr', 'Id');
  if (id === '') throw new FileProblemError('no_account');
  const currency = currencyOf(statement);
  const balance = (code: string) => balanceOf(statement, { code, currency });
  const entries = allOf(statement, 'Ntry').flatMap((entry, at) => entriesOf(entry, { currency, line: at + 1 }));
  // Most banks leave the period out: then it is that of the entries.
  const days = entries.map(({ bookedOn }) => bookedOn).sort(Temporal.PlainDate.compare);
  return {
    account: id.replace(/\s+/g, ''),
    currency,
    statementRef: textAt(statement, 'Id') || null,
    fromOn: dateIn(below(statement, 'FrToDt', 'FrDtTm')) ?? days[0] ?? null,
    toOn: dateIn(below(statement, 'FrToDt', 'ToDtTm')) ?? days.at(-1) ?? null,
    openingMinor: balance('OPBD') ?? balance('PRCD'),
    closingMinor: balance('CLBD'),
    entries,
  };
}

/** Of the account, or else of what is told of it. */
function currencyOf(statement: XmlElement): string {
  const amounts = [...allOf(statement, 'Bal'), ...allOf(statement, 'Ntry')];
  const told = amounts.map((one) => below(one, 'Amt')?.attributes['Ccy']).find((code) => code !== undefined);
  const currency = textAt(statement, 'Acct', 'Ccy') || (told ?? '');
  if (!isCurrency(currency)) throw new FileProblemError('no_currency');
  return currency;
}

function balanceOf(statement: XmlElement, of: { code: string; currency: string }): bigint | null {
  const found = allOf(statement, 'Bal').find((one) => textAt(one, 'Tp', 'CdOrPrtry', 'Cd') === of.code);
  return found === undefined ? null : signedAmount(found, { currency: of.currency, line: null });
}

interface Where {
  currency: string;
  line: number | null;
}

/** The amount of an element with its direction: credits are positive. */
function signedAmount(element: XmlElement, { currency, line }: Where): bigint {
  const amount = below(element, 'Amt');
  if (amount === undefined || (amount.attributes['Ccy'] ?? currency) !== currency)
    throw new FileProblemError('no_currency', line);
  const minor = minorOf(amount.text, currency);
  const direction = textAt(element, 'CdtDbtInd');
  if (minor === null || minor < 0n || (direction !== 'CRDT' && direction !== 'DBIT'))
    throw new FileProblemError('wrong_amount', line);
  return direction === 'CRDT' ? minor : -minor;
}

const isBooked = (entry: XmlElement) => (textAt(entry, 'Sts', 'Cd') || textAt(entry, 'Sts')) === 'BOOK';

function entriesOf(entry: XmlElement, where: Where): ReadEntry[] {
  if (!isBooked(entry)) return [];
  const amountMinor = signedAmount(entry, where);
  const bookedOn = dateIn(below(entry, 'BookgDt')) ?? dateIn(below(entry, 'ValDt'));
  if (bookedOn === null) throw new FileProblemError('wrong_date', where.line);
  if (amountMinor === 0n) return [];
  const details = allOf(entry, 'NtryDtls').flatMap((one) => allOf(one, 'TxDtls'));
  const whole = {
    ref: textAt(entry, 'AcctSvcrRef') || textAt(entry, 'NtryRef') || null,
    bookedOn,
    valueOn: dateIn(below(entry, 'ValDt')),
    amountMinor,
  };
  const parts = details.map((detail) => partMinor(detail, { amountMinor, where }));
  const isSplit = details.length > 1 && parts.reduce<bigint>((sum, part) => sum + (part ?? 0n), 0n) === amountMinor;
  if (!isSplit || parts.includes(null)) return [{ ...whole, ...partyOf(details, entry, amountMinor) }];
  return details.map((detail, at) => ({
    ...whole,
    ref: textAt(detail, 'Refs', 'AcctSvcrRef') || textAt(detail, 'Refs', 'TxId') || partRef(whole.ref, at),
    amountMinor: parts[at] ?? 0n,
    ...partyOf([detail], entry, amountMinor),
  }));
}

const partRef = (ref: string | null, at: number) => (ref === null ? null : `${ref}/${at + 1}`);

/** The amount of one transaction of a batch; null where it is not told in the account's currency. */
function partMinor(detail: XmlElement, of: { amountMinor: bigint; where: Where }): bigint | null {
  const amount = below(detail, 'Amt') ?? below(detail, 'AmtDtls', 'TxAmt', 'Amt');
  if (amount === undefined || amount.attributes['Ccy'] !== of.where.currency) return null;
  const minor = minorOf(amount.text, of.where.currency);
  if (minor === null || minor <= 0n) return null;
  const direction = textAt(detail, 'CdtDbtInd');
  const isIn = direction === '' ? of.amountMinor > 0n : direction === 'CRDT';
  return isIn ? minor : -minor;
}

function partyOf(details: readonly XmlElement[], entry: XmlElement, amountMinor: bigint) {
  const [first] = details;
  // The other side of money that came in is the debtor. Since version 8 a party is wrapped in Pty.
  const role = amountMinor > 0n ? 'Dbtr' : 'Cdtr';
  const parties = below(first, 'RltdPties');
  const account = below(parties, `${role}Acct`, 'Id');
  const texts = details.flatMap((detail) => {
    const info = below(detail, 'RmtInf');
    const structured = allOf(info, 'Strd').map((one) => textAt(one, 'CdtrRefInf', 'Ref'));
    const endToEnd = textAt(detail, 'Refs', 'EndToEndId');
    return [...allOf(info, 'Ustrd').map(({ text }) => text), ...structured, endToEnd === 'NOTPROVIDED' ? '' : endToEnd];
  });
  const remittance = [...new Set(texts.filter((text) => text !== ''))].join(' ');
  return {
    counterpartyName: textAt(parties, role, 'Pty', 'Nm') || textAt(parties, role, 'Nm'),
    counterpartyAccount: (textAt(account, 'IBAN') || textAt(account, 'Othr', 'Id')).replace(/\s+/g, ''),
    remittance: remittance || textAt(entry, 'AddtlNtryInf'),
  };
}

/** A day, or the day of a moment as the bank wrote it. */
function dateIn(element: XmlElement | undefined): Temporal.PlainDate | null {
  const text = textAt(element, 'Dt') || textAt(element, 'DtTm') || (element?.text ?? '');
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text.slice(0, 10), { overflow: 'reject' });
  } catch {
    return null;
  }
}
