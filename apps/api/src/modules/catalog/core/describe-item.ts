const MAX_DESCRIPTION = 500;

/** How an item is called on orders, invoices and in lists: product, its identifier, what was chosen. */
export function describeItem(of: { name: string; domain: string | undefined; choices: readonly string[] }): string {
  const title = of.domain === undefined ? of.name : `${of.name} (${of.domain})`;
  const full = of.choices.length === 0 ? title : `${title}, ${of.choices.join(', ')}`;
  return full.length > MAX_DESCRIPTION ? `${full.slice(0, MAX_DESCRIPTION - 1)}…` : full;
}
