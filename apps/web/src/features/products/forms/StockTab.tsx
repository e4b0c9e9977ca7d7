import { useLingui } from '@lingui/react/macro';
import { useWatch } from 'react-hook-form';
import { NumberField, SwitchField } from '#components/form/fields.tsx';
import { Card, CardContent } from '#components/ui/card.tsx';

/** How many can still be sold, where that is limited. */
export function StockTab() {
  const { t } = useLingui();
  const counts: unknown = useWatch({ name: 'countsStock' });
  return (
    <Card>
      <CardContent className="flex flex-col gap-4">
        <SwitchField
          name="countsStock"
          label={t`Count the stock`}
          hint={t`Orders take from it; what is cancelled or expires comes back. Without counting there is always enough.`}
        />
        {counts === true ? <NumberField name="stock" label={t`In stock`} min={0} className="max-w-48" /> : null}
      </CardContent>
    </Card>
  );
}
