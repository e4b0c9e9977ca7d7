interface WantedEntry {
  version?: string;
  ref?: string;
  amount?: string;
  currency?: string;
  direction?: 'CRDT' | 'DBIT';
  status?: string;
  day?: string;
  name?: string;
  remittance?: string;
  /** In place of the one transaction that follows from the rest. */
  details?: string[];
}

/** An entry as banks write it in a version of CAMT.053: states and parties are wrapped in later ones. */
export function entry(of: WantedEntry = {}): string {
  const { version = '08', ref = 'REF-1', amount = '11.90', currency = 'EUR', direction = 'CRDT', status = 'BOOK' } = of;
  const { day = '2026-11-20', name = 'Ada &amp; Example', remittance = 'INV-00010' } = of;
  const isOld = version < '08';
  const role = direction === 'CRDT' ? 'Dbtr' : 'Cdtr';
  const party = isOld ? `<Nm>${name}</Nm>` : `<Pty><Nm>${name}</Nm></Pty>`;
  const strd = '<Strd><CdtrRefInf><Ref>RF18INV00010</Ref></CdtrRefInf></Strd>';
  const detail = `<TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>
    <RltdPties><${role}>${party}</${role}><${role}Acct><Id><IBAN>DE89370400440532013000</IBAN></Id></${role}Acct></RltdPties>
    <RmtInf><Ustrd>${remittance}</Ustrd>${of.remittance === undefined ? strd : ''}</RmtInf></TxDtls>`;
  return `<Ntry><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd>
    <Sts>${isOld ? status : `<Cd>${status}</Cd>`}</Sts><BookgDt><Dt>${day}</Dt></BookgDt><ValDt><DtTm>${day}T00:00:00+01:00</DtTm></ValDt>
    <AcctSvcrRef>${ref}</AcctSvcrRef><NtryDtls>${(of.details ?? [detail]).join('')}</NtryDtls></Ntry>`;
}

/** A file with one statement of these entries. */
export function camt(entries: readonly string[], of: { version?: string; currency?: string } = {}): string {
  const { version = '08', currency = 'EUR' } = of;
  const balance = (code: string, amount: string) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt>
  <GrpHdr><MsgId>M1</MsgId></GrpHdr>
  <Stmt><Id>STMT-1</Id><Acct><Id><IBAN>DE02 1203 0000 0000 2020 51</IBAN></Id><Ccy>${currency}</Ccy></Acct>
  ${balance('OPBD', '1000.00')}${balance('CLBD', '1011.90')}${entries.join('')}</Stmt>
</BkToCstmrStmt></Document>`;
}
