/** A gateway's title in a reader's language: `fa-IR`, else `fa`, else English. */
export function gatewayTitle(
  of: { title: string; titles?: Readonly<Record<string, string>> | undefined },
  locale: string,
): string {
  const [language = ''] = locale.split('-');
  return of.titles?.[locale] ?? of.titles?.[language] ?? of.title;
}
