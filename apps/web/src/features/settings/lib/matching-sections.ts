export interface Section {
  /** As the address names it: `?tab=billing`. */
  value: string;
  label: string;
  /** What can be set there, to be found by. */
  words: readonly string[];
}

export interface SectionGroup<T extends Section = Section> {
  name: string;
  sections: readonly T[];
}

/** A section that is found, with the settings by which it was. */
export interface FoundSection extends Section {
  found: readonly string[];
}

const plain = (text: string): string => text.normalize('NFKD').toLowerCase();

/** The sections that a search finds by their names or by what can be set in them; all of them for an empty one. */
export function matchingSections(groups: readonly SectionGroup[], typed: string): SectionGroup<FoundSection>[] {
  const wanted = plain(typed.trim());
  const has = (text: string) => plain(text).includes(wanted);
  return groups
    .map(({ name, sections }) => ({
      name,
      sections: sections.flatMap((section) => {
        const found = wanted === '' ? [] : section.words.filter(has);
        return found.length > 0 || has(section.label) || has(name) ? [{ ...section, found }] : [];
      }),
    }))
    .filter(({ sections }) => sections.length > 0);
}
