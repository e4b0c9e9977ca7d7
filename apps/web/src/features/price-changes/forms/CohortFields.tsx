import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { BILLING_CYCLES } from '@panel1/shared-types/states';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { CheckboxField, TextField } from '#components/form/fields.tsx';
import { CYCLES } from '#lib/cycles.ts';
import { trpc } from '#lib/trpc.ts';

interface Choice {
  id: string;
  label: ReactNode;
}

function Choices({ name, title, all, of }: { name: string; title: ReactNode; all: ReactNode; of: readonly Choice[] }) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium text-sm">{title}</legend>
      <p className="text-muted-foreground text-sm">{all}</p>
      <div className="flex max-h-48 flex-col gap-2 overflow-y-auto rounded-lg border p-3">
        {of.map(({ id, label }) => (
          <CheckboxField key={id} name={`${name}.${id}`} label={label} />
        ))}
      </div>
    </fieldset>
  );
}

/** Whom it concerns; nothing chosen is everybody. */
export function CohortFields() {
  const { i18n } = useLingui();
  const { t } = useMacro();
  const products = useQuery(trpc.catalog.list.queryOptions({ limit: 200 })).data?.rows ?? [];
  const groups = useQuery(trpc.clients.groups.queryOptions({})).data?.rows ?? [];
  const cycles = BILLING_CYCLES.filter((cycle) => cycle !== 'one_time');
  return (
    <>
      <Choices
        name="products"
        title={<Trans>Products</Trans>}
        all={<Trans>None chosen: every product.</Trans>}
        of={products.map(({ productId, name }) => ({ id: productId, label: <bdi>{name}</bdi> }))}
      />
      <Choices
        name="cycles"
        title={<Trans>Billing cycles</Trans>}
        all={<Trans>None chosen: every cycle.</Trans>}
        of={cycles.map((cycle) => ({ id: cycle, label: i18n._(CYCLES[cycle].name) }))}
      />
      {groups.length === 0 ? null : (
        <Choices
          name="groups"
          title={<Trans>Client groups</Trans>}
          all={<Trans>None chosen: every client.</Trans>}
          of={groups.map(({ clientGroupId, name }) => ({ id: clientGroupId, label: <bdi>{name}</bdi> }))}
        />
      )}
      <TextField
        name="countries"
        label={t`Countries`}
        hint={t`Two letters each, with commas between them: DE, AT. Empty: everywhere`}
        optional={t`optional`}
        dir="ltr"
        className="sm:max-w-96"
      />
      <TextField name="soldBefore" type="date" label={t`Sold before`} optional={t`optional`} className="sm:max-w-60" />
    </>
  );
}
