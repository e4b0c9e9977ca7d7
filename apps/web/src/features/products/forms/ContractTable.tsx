import { Trans, useLingui } from '@lingui/react/macro';
import { BILLING_CYCLES } from '@panel1/shared-types/states';
import { NumberField } from '#components/form/fields.tsx';
import { ScrollTable } from '#components/ScrollTable.tsx';
import { Card } from '#components/ui/card.tsx';
import { TableCell, TableHead, TableRow } from '#components/ui/table.tsx';
import { CYCLES } from '#lib/cycles.ts';

/** For how long each rhythm binds who buys it: the same in all currencies. */
export function ContractTable() {
  const { t, i18n } = useLingui();
  return (
    <Card>
      <ScrollTable label={t`Contract`}>
        <thead>
          <tr>
            <TableHead>
              <Trans>Contract</Trans>
            </TableHead>
            <TableHead>
              <Trans>At least, months</Trans>
            </TableHead>
            <TableHead>
              <Trans>Goes on by, months</Trans>
            </TableHead>
            <TableHead>
              <Trans>Notice, days</Trans>
            </TableHead>
          </tr>
        </thead>
        <tbody>
          {BILLING_CYCLES.filter((cycle) => cycle !== 'one_time').map((cycle) => {
            const name = i18n._(CYCLES[cycle].name);
            const cell = `contracts.${cycle}`;
            return (
              <TableRow key={cycle}>
                <TableCell className="whitespace-nowrap">{name}</TableCell>
                <TableCell>
                  <Months name={`${cell}.minimumMonths`} label={t`Shortest contract in months, ${name}`} max={120} />
                </TableCell>
                <TableCell>
                  <Months
                    name={`${cell}.renewalMonths`}
                    label={t`Renewal of the contract in months, ${name}`}
                    max={120}
                  />
                </TableCell>
                <TableCell>
                  <Months name={`${cell}.noticeDays`} label={t`Notice in days, ${name}`} min={0} max={180} />
                </TableCell>
              </TableRow>
            );
          })}
        </tbody>
      </ScrollTable>
      <p className="border-t px-3 py-2 text-muted-foreground text-sm">
        <Trans>
          Left empty, clients can end with any period. Without months to go on by, a contract ends with any period after
          the shortest time. It is shown before the order, and holds for who orders from now on.
        </Trans>
      </p>
    </Card>
  );
}

function Months({ name, label, min = 1, max }: { name: string; label: string; min?: number; max: number }) {
  return (
    <NumberField
      name={name}
      label={<span className="sr-only">{label}</span>}
      min={min}
      max={max}
      className="min-w-24"
    />
  );
}
