/** An invoice that waits for money, and how much. */
export interface OpenAmount {
  invoiceId: string;
  openMinor: bigint;
}

export interface Allocation {
  invoiceId: string;
  amountMinor: bigint;
}

/**
 * Gives an amount to invoices in the order given, each at most what it waits for. What is left over (`restMinor`) belongs
 * to the client as credit: nothing is lost and nothing is counted twice.
 */
export function allocateAmount(
  amountMinor: bigint,
  open: readonly OpenAmount[],
): { allocations: Allocation[]; restMinor: bigint } {
  let restMinor = amountMinor;
  const allocations: Allocation[] = [];
  for (const { invoiceId, openMinor } of open) {
    let part = openMinor;
    if (part > restMinor) part = restMinor;
    if (part <= 0n) continue;
    allocations.push({ invoiceId, amountMinor: part });
    restMinor -= part;
  }
  return { allocations, restMinor };
}
