import { useLingui } from '@lingui/react/macro';
import { TextareaField, TextField } from '#components/form/fields.tsx';
import { Section } from '#components/Section.tsx';
import type { FormTerms } from '../lib/product-form.ts';

/** What the shop says about the product, in each language; one without a name falls back to the first. */
export function TextsTab({ terms }: { terms: FormTerms }) {
  const { t, i18n } = useLingui();
  const names = new Intl.DisplayNames([i18n.locale], { type: 'language' });
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      {terms.locales.map((locale) => (
        <Section key={locale} title={names.of(locale) ?? locale}>
          <div className="flex flex-col gap-4">
            <TextField name={`texts.${locale}.name`} label={t`Name`} dir="auto" autoComplete="off" />
            <TextField
              name={`texts.${locale}.tagline`}
              label={t`Tagline`}
              optional={t`optional`}
              dir="auto"
              autoComplete="off"
            />
            <TextareaField
              name={`texts.${locale}.description`}
              label={t`Description`}
              optional={t`optional`}
              rows={5}
              dir="auto"
            />
            <TextareaField
              name={`texts.${locale}.features`}
              label={t`Features`}
              optional={t`optional`}
              hint={t`One a line`}
              rows={5}
              dir="auto"
            />
          </div>
        </Section>
      ))}
    </div>
  );
}
