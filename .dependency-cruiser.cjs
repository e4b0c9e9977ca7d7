// Who may import whom. Each rule says in its comment what it protects; apps/api/README.md shows them on one screen.

const MODULES = '^apps/api/src/modules/';
const FEATURES = '^apps/web/src/features/';
const TESTS = '([.]test[.]tsx?$|/__tests__/|/test/)';

// A module may call those on its own step and on the steps below it. News travel upwards by event.
const STEPS = [
  ['identity', 'tenants', 'plugins'],
  ['clients'],
  ['taxation'],
  ['catalog'],
  ['billing', 'payments'],
  ['subscriptions'],
  ['ordering', 'provisioning', 'domain-names', 'certificates'],
  ['support', 'dunning', 'usage', 'withdrawals'],
  ['notifications', 'importing', 'banking'],
  ['reporting'],
];

const upwardCalls = STEPS.slice(0, -1).map((step, index) => ({
  name: `no-upward-call-from-${step[0]}`,
  severity: 'error',
  comment: 'A module calls only modules on its step or below; tell the ones above by an event (emit).',
  from: { path: `${MODULES}(${step.join('|')})/`, pathNot: TESTS },
  to: {
    path: `${MODULES}(${STEPS.slice(index + 1)
      .flat()
      .join('|')})/`,
    // Pure functions of plain data: whoever states tax facts speaks their types.
    pathNot: `${MODULES}billing/core/index[.]ts$`,
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Rule 1. Files that need each other at run time cannot be understood or tested apart.',
      from: {},
      // Types may refer to each other (a command and its context do); between rooms the rules below see types too.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'core-is-pure',
      severity: 'error',
      comment:
        "Rule 2. core/ computes from plain data: itself, the billing core's door, lib/money, lib/time, lib/errors and shared-types only.",
      from: { path: `${MODULES}([^/]+)/core/`, pathNot: `${TESTS}|/core/oracle/` },
      to: {
        pathNot: `${MODULES}$1/core/|${MODULES}billing/core/index[.]ts$|^apps/api/src/lib/(money|time|errors)/|^packages/shared-types/src/`,
      },
    },
    {
      name: 'core-tests-are-pure',
      severity: 'error',
      comment:
        'Rule 2. Tests beside core/ add only vitest and fast-check; those of the oracle also read their own folder.',
      from: {
        path: `${MODULES}([^/]+)/core/(.*[.]test[.]ts$|oracle/)`,
        pathNot: '/core/oracle/coverage[.]test[.]ts$',
      },
      to: {
        pathNot: `${MODULES}$1/core/|${MODULES}billing/core/index[.]ts$|^apps/api/src/lib/(money|time|errors)/|^packages/shared-types/src/|node_modules/(vitest|fast-check)/`,
      },
    },
    {
      name: 'lib-knows-no-module',
      severity: 'error',
      comment: 'Rule 3. The kernel knows no business word.',
      from: { path: '^apps/api/src/(lib|db|config)/', pathNot: TESTS },
      to: { path: '^apps/api/src/(modules|trpc|http|entrypoints)/' },
    },
    {
      name: 'module-by-its-door',
      severity: 'error',
      comment:
        'Rule 4. Another module is entered by its index.ts (tests also by testing.ts), the pure billing core by its own.',
      from: { path: `${MODULES}([^/]+)/`, pathNot: `${TESTS}|testing[.]ts$` },
      to: { path: MODULES, pathNot: `${MODULES}$1/|${MODULES}[^/]+/index[.]ts$|${MODULES}billing/core/index[.]ts$` },
    },
    {
      name: 'module-by-its-door-in-tests',
      severity: 'error',
      comment:
        "Rule 4. A module's tests enter another module by index.ts or testing.ts, the pure billing core by its own.",
      from: { path: `${MODULES}([^/]+)/.*(__tests__/|[.]test[.]ts$|testing[.]ts$)` },
      to: {
        path: MODULES,
        pathNot: `${MODULES}$1/|${MODULES}[^/]+/(index|testing)[.]ts$|${MODULES}billing/core/index[.]ts$`,
      },
    },
    {
      name: 'module-owns-its-tables',
      severity: 'error',
      comment: 'Rule 5. One owner per table; ask the owner by its index.ts. Reporting may read all.',
      from: { path: `${MODULES}([^/]+)/`, pathNot: `${MODULES}(reporting|billing/account)/` },
      to: { path: '^apps/api/src/db/', pathNot: '^apps/api/src/db/schema/($1|$1-[a-z]+|_[^/]+)[.]ts$' },
    },
    {
      name: 'account-is-one-aggregate',
      severity: 'error',
      comment: 'ADR 0006. A client account is billed, paid and kept as one: its documents, ledger and subscriptions.',
      from: { path: `${MODULES}billing/account/` },
      to: {
        path: '^apps/api/src/db/',
        pathNot: '^apps/api/src/db/schema/(billing|billing-[a-z]+|subscriptions|usage|_[^/]+)[.]ts$',
      },
    },
    {
      name: 'routers-are-thin',
      severity: 'error',
      comment: 'Rule 6. A router maps procedures to commands and queries: no tables, no SQL.',
      from: { path: 'router[.]ts$' },
      to: { path: '^apps/api/src/db/|node_modules/drizzle-orm/|node_modules/pg/' },
    },
    {
      name: 'web-knows-only-the-router-type',
      severity: 'error',
      comment: "Rule 7. The web app imports the type of the API's router and nothing else.",
      from: { path: '^apps/web/' },
      to: { path: '^apps/api/', pathNot: '^apps/api/src/trpc/root[.]ts$' },
    },
    {
      name: 'web-imports-the-router-as-type',
      severity: 'error',
      comment: 'Rule 7. `import type` only: no server code in the bundle.',
      from: { path: '^apps/web/' },
      to: { path: '^apps/api/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'features-apart',
      severity: 'error',
      comment: 'Rule 8. Features are put together in app/, not in each other.',
      from: { path: `${FEATURES}([^/]+)/` },
      to: { path: FEATURES, pathNot: `${FEATURES}$1/` },
    },
    {
      name: 'web-kit-knows-no-feature',
      severity: 'error',
      comment: 'Rule 9. components, hooks and lib serve the features and do not know them.',
      from: { path: '^apps/web/src/(components|hooks|lib)/', pathNot: TESTS },
      to: { path: '^apps/web/src/(features|app)/' },
    },
    {
      name: 'app-enters-features-by-their-routes',
      severity: 'error',
      comment: "The lists in a feature's routes/ are all that the bundles import.",
      from: { path: '^apps/web/src/(app|entries)/', pathNot: TESTS },
      to: { path: FEATURES, pathNot: `${FEATURES}[^/]+/routes/` },
    },
    {
      name: 'plugins-see-the-sdk-only',
      severity: 'error',
      comment: 'Rule 10. Our plugins have the view that an outside author has; their tests add provider-sims.',
      from: { path: '^plugins/([^/]+)/', pathNot: TESTS },
      to: { path: '^(apps|packages|plugins|tools)/', pathNot: '^plugins/$1/|^packages/plugin-sdk/' },
    },
    {
      name: 'plugin-tests-see-sdk-and-sims',
      severity: 'error',
      comment: 'Rule 10.',
      from: { path: '^plugins/([^/]+)/.*([.]test[.]ts$|/test/)' },
      to: {
        path: '^(apps|packages|plugins|tools)/',
        pathNot: '^plugins/$1/|^packages/(plugin-sdk|provider-sims)/',
      },
    },
    {
      name: 'packages-stand-alone',
      severity: 'error',
      comment: 'Rule 10. shared-types and plugin-sdk need nothing of ours, so that others can use them.',
      from: { path: '^packages/(shared-types|plugin-sdk)/' },
      to: { path: '^(apps|packages|plugins|tools)/', pathNot: '^packages/$1/' },
    },
    {
      name: 'sims-stand-alone',
      severity: 'error',
      comment: 'The simulators answer as the real services do; knowing our code would make them answer what we hope.',
      from: { path: '^packages/provider-sims/', pathNot: TESTS },
      to: { path: '^(apps|packages|plugins|tools)/', pathNot: '^packages/(provider-sims|shared-types)/' },
    },
    {
      name: 'no-sims-in-the-product',
      severity: 'error',
      comment: 'Simulators are started by the demo and by tests; no business code may reach them.',
      from: { path: '^apps/api/src/(modules|lib|trpc|http|db|config)/', pathNot: TESTS },
      to: { path: '^packages/provider-sims/' },
    },
    {
      name: 'pool-is-private',
      severity: 'error',
      comment: 'Every query runs inside withTenant() or withPlatform(); a pool at hand would be a way around them.',
      from: { path: '^apps/api/src/(modules|trpc|http)/', pathNot: TESTS },
      to: { path: '^apps/api/src/lib/tenancy/database[.]ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'connections-are-few',
      severity: 'error',
      comment: 'Each process has a stated budget of connections: only these places open or hold one.',
      from: {
        path: '^apps/api/src/',
        pathNot: `^apps/api/src/(lib/(tenancy|jobs|live|postgres-server|ratelimit|supervisor)|db|entrypoints)/|${TESTS}`,
      },
      to: { path: 'node_modules/pg/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-test-code-in-the-product',
      severity: 'error',
      comment: 'Builders and harnesses stay out of what ships.',
      from: { path: '^(apps|packages|plugins)/[^/]+/src/', pathNot: `${TESTS}|testing[.]ts$|/testing/` },
      to: { path: '([.]test[.]tsx?$|/__tests__/|^apps/[^/]+/test/)' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'An import that does not resolve escapes every other rule.',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:|[?]|[.](css|svg|png|woff2|ttf|po)$' },
    },
    ...upwardCalls,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage|[.]turbo)/' },
    tsPreCompilationDeps: 'specify',
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      importsFields: ['imports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.json'],
    },
  },
};
