import type { JunkBody } from './junk';
import type { Answer } from './visitor';

/** Names of actions that no page has, and some that every object has. */
export const oddActions = [
	'default',
	'constructor',
	'__proto__',
	'noSuchAction',
	'toString',
	'',
	'default&/default',
	'%00',
];
export const emptyForm: JunkBody = { type: 'application/x-www-form-urlencoded', body: Buffer.alloc(0) };

/** Whether the product said no, as a status or inside the answer to a script. */
export function isRefusal({ status, text }: Answer): boolean {
	return status >= 400 || /^\{"type":"(failure|error)"/.test(text);
}
