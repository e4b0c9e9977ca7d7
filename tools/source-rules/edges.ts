import { isApi, isCode, isMember, isProduct, isTest, type Rule } from './rule.ts';

// Beside config/: programs that run by themselves, and tests, which start them with an environment.
const ENV_READERS =
  /^apps\/[^/]+\/src\/config\/|(^|\/)scripts\/|^tools\/|\.config\.ts$|^packages\/provider-sims\/src\/main\.ts$/;

/** One schema reads every setting at boot, so that a wrong one is told by its name before anything runs. */
const envInConfig: Rule = {
  name: 'env-in-config',
  applies: (path) => isCode(path) && !isTest(path) && !ENV_READERS.test(path),
  visit: (report) => ({
    MemberExpression(node) {
      if (isMember(node, 'process', 'env')) report(node.start, 'process.env is read in config/ only');
    },
    ImportDeclaration(node) {
      if (!/^(node:)?process$/.test(node.source.value)) return;
      const env = node.specifiers.find(
        (specifier) =>
          specifier.type === 'ImportSpecifier' &&
          specifier.imported.type === 'Identifier' &&
          specifier.imported.name === 'env',
      );
      if (env !== undefined) report(env.start, 'process.env is read in config/ only');
    },
  }),
};

/** A switch on the environment's name is a door that opens when somebody forgets to set it. */
const noNodeEnv: Rule = {
  name: 'no-node-env',
  applies: (path) => isCode(path) && !path.startsWith('tools/'),
  read(file, report) {
    for (const match of file.text.matchAll(/\bNODE_ENV\b/g)) report(match.index, 'no behaviour depends on NODE_ENV');
  },
};

const NETWORK_HOMES =
  /^apps\/api\/src\/(http|lib\/(effects|mail|files|plugins|postgres-server))\/|^apps\/web\/src\/lib\/|^packages\/(provider-sims|plugin-cli)\//;
const NETWORK_MODULES = /^(node:)?(net|tls|http|https|http2|dgram)$|^undici$/;

/** Parts of node:net that only read an address. */
const ADDRESS_HELPERS = /^(isIP|isIPv4|isIPv6|BlockList)$/;

/** Calls to the outside go through the effect table; anything else is neither safe to retry nor seen by staff. */
const networkAtItsDoors: Rule = {
  name: 'network-at-its-doors',
  applies: (path) => isProduct(path) && !NETWORK_HOMES.test(path),
  visit: (report) => ({
    CallExpression(node) {
      const direct = node.callee.type === 'Identifier' && node.callee.name === 'fetch';
      if (direct || isMember(node.callee, 'globalThis', 'fetch'))
        report(node.start, 'fetch: plan an effect (plugins: ctx.fetch)');
    },
    ImportDeclaration(node) {
      const reaches = node.specifiers.some((specifier) => !ADDRESS_HELPERS.test(specifier.local.name));
      if (node.importKind !== 'type' && NETWORK_MODULES.test(node.source.value) && reaches)
        report(node.start, `${node.source.value} belongs to http/ or lib/{effects,mail,files,plugins,postgres-server}`);
    },
  }),
};

const trpcErrorsInTrpc: Rule = {
  name: 'trpc-errors-in-trpc',
  applies: (path) => isApi(path) && !isTest(path) && !path.startsWith('apps/api/src/trpc/'),
  visit: (report) => ({
    Identifier(node) {
      if (node.name === 'TRPCError') report(node.start, 'throw an AppError; trpc/error-mapping translates it');
    },
  }),
};

export const edgeRules: readonly Rule[] = [envInConfig, noNodeEnv, networkAtItsDoors, trpcErrorsInTrpc];
