import { useLingui } from '@lingui/react';
import { STATUSES } from '#lib/status.ts';

/** Statuses with their words, for filters and selects. */
export function useStatusOptions(statuses: readonly string[]): { value: string; label: string }[] {
  const { i18n } = useLingui();
  return statuses.map((value) => {
    const known = STATUSES[value];
    return { value, label: known ? i18n._(known.label) : value };
  });
}
