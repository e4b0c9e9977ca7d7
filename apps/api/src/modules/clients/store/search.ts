import { type SQL, sql } from 'drizzle-orm';
import { clients } from '#db/schema/clients.ts';
import { likePattern, searchTerms } from '../core/search-text.ts';

/** One condition per word of the search: the client has it somewhere in its search line. */
export function matches(search: string): SQL[] {
  return searchTerms(search).map((term) => sql`${clients.searchText} like ${likePattern(term)}`);
}
