import { useLingui } from '@lingui/react';
import { taxText } from './tax-text.ts';

/** What the law wants said about the tax; `detail` is what the certificate of an exempt client says. */
export function TaxTexts({ texts }: { texts: readonly { key: string; detail: string }[] }) {
  const { i18n } = useLingui();
  return texts.map(({ key, detail }) => (
    <p key={`${key} ${detail}`} className="text-sm">
      {i18n._(taxText(key))}
      {detail === '' ? null : (
        <>
          {' '}
          <bdi>{detail}</bdi>
        </>
      )}
    </p>
  ));
}
