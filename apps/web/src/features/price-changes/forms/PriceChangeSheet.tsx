import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { CheckboxField, NumberField, SelectField, TextField } from '#components/form/fields.tsx';
import { trpc } from '#lib/trpc.ts';
import { inputOf, type PriceChangeForm, priceChangeForm } from '../lib/price-change-form.ts';
import { CohortFields } from './CohortFields.tsx';
import { NewPriceFields } from './NewPriceFields.tsx';

const EMPTY: PriceChangeForm = {
  ...{ name: '', currency: '', kind: 'percent', percent: '', rounding: 'nearest', stepMinor: '', amountMinor: '' },
  ...{ products: {}, cycles: {}, groups: {}, countries: '', soldBefore: '', fromOn: '' },
  ...{ noticeDays: 30, mayLower: false, withinTerms: false },
};

/** Drafts a price change: its page then shows to the cent what it does, before anybody is told. */
export function PriceChangeSheet({ onClose, onCreated }: { onClose: () => void; onCreated: (id: string) => void }) {
  const { t, i18n } = useLingui();
  const queryClient = useQueryClient();
  const create = useMutation(trpc.priceChanges.create.mutationOptions());
  const currencies = useQuery(trpc.catalog.storefront.queryOptions({ locale: i18n.locale })).data?.currencies ?? [];
  if (currencies.length === 0) return null;
  return (
    <FormSheet
      open
      onOpenChange={onClose}
      title={<Trans>New price change</Trans>}
      description={<Trans>You see to the cent what it does before anybody is told of it.</Trans>}
      schema={priceChangeForm}
      defaultValues={{ ...EMPTY, currency: currencies[0] ?? '' }}
      submitLabel={<Trans>Work it out</Trans>}
      onSubmit={async (form) => {
        const { priceChangeId } = await create.mutateAsync(inputOf(form));
        await queryClient.invalidateQueries(trpc.priceChanges.pathFilter());
        onCreated(priceChangeId);
      }}
    >
      <TextField name="name" label={t`Name`} hint={t`For your colleagues; clients do not see it`} maxLength={120} />
      <SelectField
        name="currency"
        label={t`Currency`}
        options={currencies.map((value) => ({ value, label: value }))}
        className="sm:max-w-60"
      />
      <NewPriceFields />
      <TextField
        name="fromOn"
        type="date"
        label={t`From`}
        hint={t`It counts from each one’s first renewal on or after this day`}
        className="sm:max-w-60"
      />
      <NumberField
        name="noticeDays"
        label={t`Days of notice`}
        hint={t`Everybody is told at least so many days before. Who cannot be told in time pays the new price one renewal later`}
        min={0}
        max={365}
        className="sm:max-w-96"
      />
      <CohortFields />
      <CheckboxField
        name="mayLower"
        label={t`Lower prices too`}
        hint={t`Otherwise who pays more already keeps the price`}
      />
      <CheckboxField
        name="withinTerms"
        label={t`Also within the term of a contract`}
        hint={t`Only where your contracts say so. Otherwise the price waits for the end of the term`}
      />
    </FormSheet>
  );
}
