import { Plural, Trans } from '@lingui/react/macro';

export interface Contract {
  minimumMonths: number;
  renewalMonths: number | null;
  noticeDays: number;
}

/** For how long a price binds, in one or two sentences. */
export function ContractText({ contract }: { contract: Contract }) {
  const { minimumMonths, renewalMonths, noticeDays } = contract;
  return (
    <>
      <Plural
        value={minimumMonths}
        one="The contract runs for at least # month."
        other="The contract runs for at least # months."
      />{' '}
      {renewalMonths === null ? (
        <Trans>After that it ends with any billing period.</Trans>
      ) : (
        <Plural
          value={renewalMonths}
          one="After that it goes on for # more month at a time."
          other="After that it goes on for # more months at a time."
        />
      )}{' '}
      {noticeDays > 0 ? (
        <Plural
          value={noticeDays}
          one="Cancel at least # day before it ends."
          other="Cancel at least # days before it ends."
        />
      ) : null}
    </>
  );
}
