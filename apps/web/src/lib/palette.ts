import type { LucideIcon } from 'lucide-react';

export interface PaletteItem {
  id: string;
  /** Already in the reader's language. */
  label: string;
  /** Second line: number, e-mail, status. */
  hint?: string;
  icon?: LucideIcon;
  /** Where Enter goes; or `run` for an action. */
  to?: string;
  run?: () => void;
}

export interface PaletteGroup {
  id: string;
  label: string;
  items: readonly PaletteItem[];
}

/** Answers groups of results for what was typed (trimmed; may be empty). The signal ends when typing goes on. */
export type PaletteProvider = (
  query: string,
  signal: AbortSignal,
) => Promise<readonly PaletteGroup[]> | readonly PaletteGroup[];

const providers = new Set<PaletteProvider>();

/** Adds a source of results; returns a function that takes it away. Features call it in an effect or once in routes/. */
export function addPaletteProvider(provider: PaletteProvider): () => void {
  providers.add(provider);
  return () => providers.delete(provider);
}

/** Asks all sources at once. A source that fails is left out: the others still help. */
export async function searchPalette(query: string, signal: AbortSignal): Promise<PaletteGroup[]> {
  const answers = await Promise.allSettled([...providers].map(async (provider) => provider(query, signal)));
  return answers
    .flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
    .filter((group) => group.items.length > 0);
}
