import { fileURLToPath } from 'node:url';
import { dirname, resolve } from 'node:path';

/** The checkout this script lies in. */
export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** @param {string[]} parts */
export function inProject(...parts) {
	return resolve(projectRoot, ...parts);
}
