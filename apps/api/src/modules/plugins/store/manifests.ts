import type { Manifest } from '@panel1/plugin-sdk';
import { AppError } from '#lib/errors/app-error.ts';
import type { Kernel } from '#lib/services.ts';

/** The manifest of an installed plugin; throws `plugins.unknown`. */
export function manifestOf(kernel: Kernel, pluginId: string): Manifest {
  const manifest = kernel.manifests.find((one) => one.id === pluginId);
  if (!manifest) throw new AppError('plugins.unknown');
  return manifest;
}
