import { createHash } from 'node:crypto';
import { asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { auditEntries, auditLinks } from '#db/schema/kernel.ts';
import type { Tx } from '#lib/tenancy/database.ts';

type Entry = typeof auditEntries.$inferSelect;

const GENESIS = new Uint8Array(32);
const BATCH = 500;

/** SHA-256 over the hash before and the entry's columns in a fixed order, so that any change of a row shows. */
export function linkHash(previous: Uint8Array, seq: bigint, entry: Entry): Uint8Array {
  const canonical = JSON.stringify([
    seq.toString(),
    entry.tenantId,
    entry.id,
    entry.occurredAt.toString(),
    entry.actorKind,
    entry.actorId,
    entry.actorName,
    entry.impersonatorId,
    entry.sessionId,
    entry.ip,
    entry.action,
    entry.resourceKind,
    entry.resourceId,
    entry.clientId,
    sortedJson(entry.detail),
    entry.requestId,
  ]);
  return createHash('sha256').update(previous).update(canonical).digest();
}

// jsonb does not keep the order of keys.
function sortedJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedJson);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortedJson(inner)]),
  );
}

/** Links the tenant's entries that are not in the chain yet, oldest first; answers how many. One chainer at a time. */
export async function linkAuditEntries(tx: Tx, tenantId: string): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`audit:${tenantId}`}, 0))`);
  const [head] = await tx
    .select()
    .from(auditLinks)
    .where(eq(auditLinks.tenantId, tenantId))
    .orderBy(desc(auditLinks.seq))
    .limit(1);
  const waiting = await tx
    .select({ entry: auditEntries })
    .from(auditEntries)
    .leftJoin(
      auditLinks,
      sql`${auditLinks.tenantId} = ${auditEntries.tenantId} and ${auditLinks.entryId} = ${auditEntries.id}`,
    )
    .where(sql`${auditEntries.tenantId} = ${tenantId} and ${isNull(auditLinks.entryId)}`)
    .orderBy(asc(auditEntries.id))
    .limit(BATCH);
  let previous = head?.hash ?? GENESIS;
  let seq = head?.seq ?? 0n;
  const links = waiting.map(({ entry }) => {
    seq += 1n;
    const link = { tenantId, seq, entryId: entry.id, previousHash: previous, hash: linkHash(previous, seq, entry) };
    previous = link.hash;
    return link;
  });
  if (links.length > 0) await tx.insert(auditLinks).values(links);
  return links.length;
}

export interface ChainReport {
  isValid: boolean;
  links: number;
  /** Entries that no link holds yet. */
  unlinked: string[];
  /** Links whose row is missing, changed, out of sequence, or does not follow its predecessor. */
  broken: { seq: string; entryId: string; reason: 'gap' | 'bad_previous' | 'bad_hash' }[];
}

/** Recomputes the whole chain of a tenant and names every broken link and unlinked entry. */
export async function verifyAuditChain(tx: Tx, tenantId: string): Promise<ChainReport> {
  const report: ChainReport = { isValid: true, links: 0, unlinked: [], broken: [] };
  let previous: Uint8Array = GENESIS;
  let expected = 1n;
  for (;;) {
    const rows = await tx
      .select({ link: auditLinks, entry: auditEntries })
      .from(auditLinks)
      .innerJoin(
        auditEntries,
        sql`${auditEntries.tenantId} = ${auditLinks.tenantId} and ${auditEntries.id} = ${auditLinks.entryId}`,
      )
      .where(sql`${auditLinks.tenantId} = ${tenantId} and ${auditLinks.seq} >= ${expected}`)
      .orderBy(asc(auditLinks.seq))
      .limit(BATCH);
    for (const { link, entry } of rows) {
      const at = { seq: link.seq.toString(), entryId: link.entryId };
      if (link.seq !== expected) report.broken.push({ ...at, reason: 'gap' });
      else if (!equal(link.previousHash, previous)) report.broken.push({ ...at, reason: 'bad_previous' });
      else if (!equal(link.hash, linkHash(previous, link.seq, entry)))
        report.broken.push({ ...at, reason: 'bad_hash' });
      previous = link.hash;
      expected = link.seq + 1n;
      report.links += 1;
    }
    if (rows.length < BATCH) break;
  }
  const unlinked = await tx
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .leftJoin(
      auditLinks,
      sql`${auditLinks.tenantId} = ${auditEntries.tenantId} and ${auditLinks.entryId} = ${auditEntries.id}`,
    )
    .where(sql`${auditEntries.tenantId} = ${tenantId} and ${isNull(auditLinks.entryId)}`)
    .limit(BATCH);
  report.unlinked = unlinked.map((row) => row.id);
  report.isValid = report.broken.length === 0;
  return report;
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
