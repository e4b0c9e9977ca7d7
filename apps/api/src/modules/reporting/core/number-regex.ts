/** Finds the counter in numbers of a pattern such as `INV-{year}-{number}`: a regular expression with one group. */
export function numberRegex(pattern: string): string {
  return `^${pattern
    .split(/(\{number\}|\{year\}|\{yy\}|\{month\}|\{day\})/)
    .map((part) => PLACES[part] ?? part.replace(/[^A-Za-z0-9]/g, '\\$&'))
    .join('')}$`;
}

const PLACES: Readonly<Record<string, string>> = {
  '{number}': '([0-9]+)',
  '{year}': '(?:[0-9]{4})',
  '{yy}': '(?:[0-9]{2})',
  '{month}': '(?:[0-9]{2})',
  '{day}': '(?:[0-9]{2})',
};
