/** The value when it is one of the list, typed as such: query strings and form values are any text. */
export function oneOf<T extends string>(list: readonly T[], value: string | undefined): T | undefined {
  return list.find((known) => known === value);
}
