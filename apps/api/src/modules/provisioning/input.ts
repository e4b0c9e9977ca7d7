import { text } from '@panel1/shared-types';

/** Why a service is suspended; the panel shows it to its owner. */
export const reasonField = text(200);

/** Name of a package at the panel. */
export const packageNameField = text(100);
