type Options = Readonly<Record<string, { choiceId: string; quantity: number }>>;
interface Configuration {
  options: Options;
  fields: Readonly<Record<string, string>>;
}

/** True when the same options are taken, whatever their order. */
export function isSameChoice(a: Options, b: Options): boolean {
  const ids = [...Object.keys(a), ...Object.keys(b)];
  return ids.every((id) => a[id]?.choiceId === b[id]?.choiceId && a[id]?.quantity === b[id]?.quantity);
}

/** True when options and answers are the same. */
export function isSameConfiguration(a: Configuration, b: Configuration): boolean {
  const keys = [...Object.keys(a.fields), ...Object.keys(b.fields)];
  return isSameChoice(a.options, b.options) && keys.every((key) => a.fields[key] === b.fields[key]);
}
