import type { CommandContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { checkSettings } from '#modules/plugins/index.ts';
import type { ProductState } from '../input.ts';

type ComponentState = ProductState['components'][number];
/** A component whose settings its adapter's schema has seen. */
export type CheckedComponent = Omit<ComponentState, 'settings'> & { settings: Record<string, unknown> };

/**
 * The components with the settings of their adapters checked and their defaults filled in. `packageName`, the plan at
 * the panel, is ours: every adapter of hosting accounts gets it.
 */
export async function checkComponents(
  ctx: CommandContext,
  of: { productId: string; components: readonly ComponentState[] },
): Promise<CheckedComponent[]> {
  const checked: CheckedComponent[] = [];
  for (const [index, component] of of.components.entries()) {
    const { pluginId, kind } = component;
    const { packageName, ...settings } = component.settings;
    if (pluginId === null) {
      checked.push(component);
      continue;
    }
    if (kind === 'hosting_account' && (typeof packageName !== 'string' || packageName === ''))
      throw new AppError('request.invalid', { fields: { [`components.${index}.settings.packageName`]: 'required' } });
    const scope = { pluginId, scope: 'product', scopeId: of.productId } as const;
    const full = await checkSettings(ctx, { ...scope, settings, secrets: {} });
    checked.push({ ...component, settings: packageName === undefined ? full : { ...full, packageName } });
  }
  return checked;
}
