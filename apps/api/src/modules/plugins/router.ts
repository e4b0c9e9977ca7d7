import { actionOf, mutationOf, queryOf, router } from '#trpc/procedures.ts';
import { testConnection } from './actions/test-connection.ts';
import { disablePluginUnless, type PluginUse } from './commands/disable-plugin.ts';
import { enablePlugin } from './commands/enable-plugin.ts';
import { saveSettings } from './commands/save-settings.ts';
import { getPlugin } from './queries/get-plugin.ts';
import { listPlugins } from './queries/list-plugins.ts';

/** The plugins' procedures. `uses` are the checks of the modules that must not lose a plugin they work with. */
export const createPluginsRouter = (uses: readonly PluginUse[]) =>
  router({
    list: queryOf(listPlugins),
    get: queryOf(getPlugin),
    enable: mutationOf(enablePlugin),
    disable: mutationOf(disablePluginUnless(uses)),
    saveSettings: mutationOf(saveSettings),
    testConnection: actionOf(testConnection),
  });
