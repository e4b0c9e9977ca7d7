import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types/schemas';
import { SETTINGS_SCHEMAS } from '@panel1/shared-types/tenant-settings';
import * as z from 'zod/mini';
import { NumberField, SelectField, SwitchField } from '#components/form/fields.tsx';
import { RadioField } from '#components/form/RadioField.tsx';
import { SectionForm } from '../components/SectionForm.tsx';
import { type AllSettings, useSaveSettings } from '../hooks/use-settings.ts';
import { ReasonsEditor } from './ReasonsEditor.tsx';

const SCHEMA = SETTINGS_SCHEMAS.subscriptions;

// An empty number means without a limit, the API says it by null. A reason need not be there in every language.
const schema = z.extend(SCHEMA, {
  longestPauseDays: z.union([z.nan(), z.int().check(z.gte(1), z.lte(730))]),
  renewalNoticeDays: z.union([z.nan(), z.int().check(z.gte(1), z.lte(90))]),
  reasons: z.array(z.object({ key: z.string(), texts: z.record(z.string(), text(120, 0)) })),
});

/** Reasons with the words they have; one without any is left out. */
const written = (reasons: z.output<typeof schema>['reasons']) =>
  reasons
    .map(({ key, texts }) => ({ key, texts: Object.fromEntries(Object.entries(texts).filter(([, of]) => of !== '')) }))
    .filter(({ texts }) => Object.keys(texts).length > 0);

const orNull = (days: number): number | null => (Number.isNaN(days) ? null : days);

/** What clients may do with subscriptions that run, and what they are asked when they leave. */
export function SubscriptionsForm({ settings }: { settings: AllSettings }) {
  const { t } = useLingui();
  const save = useSaveSettings();
  const { subscriptions } = settings;
  return (
    <SectionForm
      title={<Trans>Subscriptions</Trans>}
      schema={schema}
      defaultValues={{
        ...subscriptions,
        longestPauseDays: subscriptions.longestPauseDays ?? Number.NaN,
        renewalNoticeDays: subscriptions.renewalNoticeDays ?? Number.NaN,
      }}
      onSubmit={({ longestPauseDays, renewalNoticeDays, reasons, ...value }) =>
        save({
          section: 'subscriptions',
          value: {
            ...value,
            reasons: written(reasons),
            longestPauseDays: orNull(longestPauseDays),
            renewalNoticeDays: orNull(renewalNoticeDays),
          },
        })
      }
    >
      <SwitchField
        name="clientsMayPause"
        label={t`Clients may pause`}
        hint={t`The service is suspended, and unused days come back as credit. Domains and certificates cannot be paused.`}
      />
      <NumberField
        name="longestPauseDays"
        label={t`Longest pause in days`}
        hint={t`Left empty, clients may leave it open.`}
        optional={t`optional`}
        min={1}
        max={730}
        className="sm:max-w-60"
      />
      <SwitchField
        name="clientsMayRenewAhead"
        label={t`Clients may renew before the day`}
        hint={t`The next periods are invoiced at once.`}
      />
      <SwitchField
        name="clientsMayEndNow"
        label={t`Clients may end at once`}
        hint={t`Otherwise only with what they have paid. A contract is always kept to its end.`}
      />
      <RadioField
        name="unusedOfClients"
        label={t`Paid time that a client gives up by ending at once`}
        options={[
          { value: 'none', label: t`Stays paid` },
          { value: 'credit', label: t`Comes back as credit` },
        ]}
      />
      <SwitchField
        name="needsApproval"
        label={t`Staff answer each request to end`}
        hint={t`Until then nothing changes. Where the law gives clients a way out by themselves, leave this off.`}
      />
      <NumberField
        name="renewalNoticeDays"
        label={t`Days before a renewal on which clients are told`}
        hint={t`For terms of half a year and more. Consumers in places whose law wants a notice are told in any case.`}
        optional={t`optional`}
        min={1}
        max={90}
        className="sm:max-w-96"
      />
      <ReasonsEditor locales={settings.localisation.locales} />
      <SelectField
        name="words"
        label={t`In words of their own`}
        options={[
          { value: 'none', label: t`Not asked` },
          { value: 'optional', label: t`Asked, may stay empty` },
          { value: 'required', label: t`Must be said` },
        ]}
        className="sm:max-w-60"
      />
    </SectionForm>
  );
}
