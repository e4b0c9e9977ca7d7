import { join } from 'node:path';
import { conformManifest } from '@panel1/plugin-sdk/testing';
import plugin from '../src/index.ts';

conformManifest(plugin, join(import.meta.dirname, '..'));
