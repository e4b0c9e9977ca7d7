import { useLingui } from '@lingui/react';
import { TEMPLATE_NAMES } from '#lib/template-names.ts';

/** The words for a mail; one that has none yet shows its id. */
export function useTemplateName(): (template: string) => string {
  const { i18n } = useLingui();
  return (template) => {
    const name = TEMPLATE_NAMES[template];
    return name ? i18n._(name) : template;
  };
}
