import { Trans } from '@lingui/react/macro';
import type { ContractRule } from '@panel1/shared-types/explanations';

/** Why a subscription that is cancelled today ends on its day. */
export function EndReason({ rule }: { rule: ContractRule | null }) {
  if (rule === 'minimum_term')
    return <Trans>The shortest time of its contract ends then. Until then it is billed.</Trans>;
  if (rule === 'notice_period')
    return <Trans>The notice does not reach an earlier end. Until then it is billed.</Trans>;
  if (rule === 'contract_renewed')
    return (
      <Trans>Its contract has been renewed until then, or the notice is too short. Until then it is billed.</Trans>
    );
  return <Trans>It runs until what is paid is used up. You can change your mind until then.</Trans>;
}
