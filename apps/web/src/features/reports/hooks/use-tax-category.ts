import { useLingui } from '@lingui/react/macro';

/** The categories of EN 16931 in words, with their code. */
export function useTaxCategory(): (code: string) => string {
  const { t } = useLingui();
  const names: Readonly<Record<string, string>> = {
    S: t`Standard`,
    Z: t`Zero rated`,
    E: t`Exempt`,
    AE: t`Reverse charge`,
    K: t`Within the Union`,
    G: t`Export`,
    O: t`Outside the scope`,
    L: t`Canary Islands`,
    M: t`Ceuta and Melilla`,
  };
  return (code) => (names[code] === undefined ? code : `${names[code]} (${code})`);
}
