import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { EmptyState } from '#components/EmptyState.tsx';
import { ErrorState } from '#components/ErrorState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { trpc } from '#lib/trpc.ts';
import { SetupForm } from '../forms/SetupForm.tsx';
import { setupInput } from '../lib/setup-schema.ts';

/** The first run of an instance without demo data: what must be known before the first invoice. */
export function SetupPage() {
  const state = useQuery(trpc.tenants.setupState.queryOptions({}));
  if (state.isError) return <ErrorState error={state.error} onRetry={() => void state.refetch()} />;
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={<Trans>Set up your company</Trans>}
        description={<Trans>A few answers, and you can sell. All of it can be changed in the settings later.</Trans>}
      />
      {!state.data ? <Skeleton className="h-96" /> : state.data.isNeeded ? <Questions /> : <AlreadyDone />}
    </div>
  );
}

function Questions() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const settings = useQuery(trpc.tenants.settings.queryOptions({}));
  const complete = useMutation(trpc.tenants.completeSetup.mutationOptions());
  if (settings.isError) return <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />;
  if (!settings.data) return <Skeleton className="h-96" />;
  const { company, localisation, billing, tax } = settings.data;
  const { name, legalName, address1, postcode, city, country, taxId } = company;
  return (
    <SetupForm
      start={{
        ...{ name, legalName, address1, postcode, city, country, taxId },
        locale: localisation.locales[0] ?? 'en',
        currency: localisation.currencies[0] ?? 'EUR',
        timeZone: localisation.timeZone,
        tax: tax.isSmallBusiness ? 'small_business' : 'charged',
        prices: billing.isTaxInclusive ? 'with_tax' : 'without_tax',
      }}
      onSubmit={async (values) => {
        await complete.mutateAsync(setupInput(values));
        await client.invalidateQueries();
        await navigate({ to: '/admin', replace: true });
      }}
    />
  );
}

function AlreadyDone() {
  return (
    <EmptyState
      icon={CircleCheck}
      title={<Trans>Your company is set up</Trans>}
      action={
        <Link to="/admin/settings" className={buttonVariants({ variant: 'outline' })}>
          <Trans>Open the settings</Trans>
        </Link>
      }
    />
  );
}
