/** What a client is found by. */
export interface Searchable {
  name: string;
  company: string | null;
  email: string;
  phone: string | null;
  number: string | null;
}

/** Text as it is compared: case, accents and width of letters do not matter. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The one folded line that a client is searched in. */
export function searchText(client: Searchable): string {
  const parts = [client.name, client.company, client.email, client.phone, client.number];
  return foldText(parts.filter((part) => part !== null && part !== '').join(' '));
}

const MAX_TERMS = 6;

/** The words of a search, folded; a client matches when it has all of them. */
export function searchTerms(search: string): string[] {
  return foldText(search)
    .split(/\s+/)
    .filter((term) => term !== '')
    .slice(0, MAX_TERMS);
}

/** A term as a LIKE pattern that finds it anywhere; the characters that LIKE gives a meaning stand for themselves. */
export function likePattern(term: string): string {
  return `%${term.replace(/[\\%_]/g, '\\$&')}%`;
}
