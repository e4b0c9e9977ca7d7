import './events.ts';

export { disablePluginUnless, type PluginUse } from './commands/disable-plugin.ts';
export { enablePlugin } from './commands/enable-plugin.ts';
export { markSimulated } from './commands/mark-simulated.ts';
export { saveSettings } from './commands/save-settings.ts';
export { pluginIdField, secretsField, settingsField } from './input.ts';
export { type EnabledAdapter, enabledAdapters, type PluginAccess, readPluginAccess } from './store/access.ts';
export { manifestOf } from './store/manifests.ts';
export { checkSettings, saveScopedSettings } from './store/scoped-settings.ts';
export { dropSecrets, type SecretHint, secretHints } from './store/secrets.ts';
