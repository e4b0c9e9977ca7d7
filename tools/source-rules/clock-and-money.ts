import { calledName, isMember, isModule, isTest, type Rule } from './rule.ts';

/** Time and randomness come from ctx, so that a test or the demo can move the clock and repeat a run. */
const injectedClock: Rule = {
  name: 'injected-clock',
  applies: isModule,
  visit: (report) => ({
    NewExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0)
        report(node.start, 'new Date() reads the machine clock: use ctx.now');
    },
    CallExpression(node) {
      if (isMember(node.callee, 'Date', 'now')) report(node.start, 'Date.now(): use ctx.now');
      if (isMember(node.callee, 'Math', 'random')) report(node.start, 'Math.random(): take ids and secrets from lib');
    },
    MemberExpression(node) {
      if (isMember(node, 'Temporal', 'Now')) report(node.start, 'Temporal.Now: use ctx.now');
    },
  }),
};

const MONEY_WORDS = /minor|amount|price|total|balance|tax|fee|cost|rate|quantity|money|credit|discount/i;

/** A float cannot hold 0.1: amounts are bigint minor units and exact decimals. */
const noFloatMoney: Rule = {
  name: 'no-float-money',
  applies: (path) => isModule(path) && !isTest(path),
  visit: (report, file) => ({
    CallExpression(node) {
      const name = calledName(node.callee);
      if (name === 'parseFloat') report(node.start, 'parseFloat: use lib/money');
      if (name === 'toFixed') report(node.start, 'toFixed rounds a float: use lib/money');
      if (node.callee.type !== 'Identifier' || name !== 'Number') return;
      const inCore = file.path.includes('/core/');
      if (inCore || MONEY_WORDS.test(file.text.slice(node.start, node.end)))
        report(node.start, 'Number() on an amount loses minor units: use lib/money');
    },
  }),
};

export const clockAndMoneyRules: readonly Rule[] = [injectedClock, noFloatMoney];
