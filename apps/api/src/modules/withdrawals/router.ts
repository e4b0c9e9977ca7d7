import { mutationOf, queryOf, router } from '#trpc/procedures.ts';
import { acceptWithdrawal } from './commands/accept-withdrawal.ts';
import { declareWithdrawal } from './commands/declare-withdrawal.ts';
import { refuseWithdrawal } from './commands/refuse-withdrawal.ts';
import { withdraw } from './commands/withdraw.ts';
import { getWithdrawal } from './queries/get-withdrawal.ts';
import { listWithdrawals } from './queries/list-withdrawals.ts';
import { myContracts } from './queries/my-contracts.ts';

export const withdrawalsRouter = router({
  contracts: queryOf(myContracts),
  declare: mutationOf(declareWithdrawal),
  withdraw: mutationOf(withdraw),
  list: queryOf(listWithdrawals),
  get: queryOf(getWithdrawal),
  accept: mutationOf(acceptWithdrawal),
  refuse: mutationOf(refuseWithdrawal),
});
