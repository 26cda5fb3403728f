/** Finds the proofs of the reliability programme: tests whose title begins with an id such as T03. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {'unit' | 'database' | 'reliability' | 'browser' | 'architecture' | 'client' | 'contract'} Suite
 * @typedef {{ id: string, suite: Suite, file: string }} Proof `file` from the root of the project
 */

const title = /\b(?:describe|test|it)(?:\.\w+)*\(\s*(?:'|"|`)(T\d\d)\b/g;

/** @type {readonly (readonly [folder: string, suite: Suite])[]} */
const suites = [
	['src', 'unit'],
	['tests/architecture', 'architecture'],
	['tests/client', 'client'],
	['tests/contract', 'contract'],
	['tests/database', 'database'],
	['tests/local-backend', 'contract'],
	['tests/reliability', 'reliability'],
	['tests/verifier-py', 'unit'],
	['tests/e2e', 'browser'],
];

/** The ids that the titles of a test file begin with. @param {string} text */
export function readProofIds(text) {
	return [...new Set([...text.matchAll(title)].map(([, id = '']) => id))];
}

/** @param {string} root @returns {Proof[]} in the order of their ids */
export function findProofs(root) {
	return suites
		.flatMap(([folder, suite]) =>
			readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
				.filter((name) => name.endsWith('.test.ts'))
				.flatMap((name) => {
					const file = join(folder, name);
					return readProofIds(readFileSync(join(root, file), 'utf8')).map((id) => ({ id, suite, file }));
				}),
		)
		.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
