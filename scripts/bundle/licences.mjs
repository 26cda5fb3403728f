import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The packages that these modules come from with their licences, as a comment: who copies them must hand those on.
 * @param {readonly string[]} modules
 */
export function writeLicences(modules) {
	const folders = new Set(
		modules.flatMap(
			(id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replaceAll('\\', '/'))?.[0] ?? [],
		),
	);
	return [...folders]
		.map(readLicence)
		.sort((one, other) => (one.name < other.name ? -1 : 1))
		.map(({ name, version, licence, text }) => `/*!\n${name} ${version} (${licence})\n\n${text}\n*/\n`)
		.join('\n');
}

/** @param {string} folder */
function readLicence(folder) {
	/** @type {{ name: string, version: string, license?: string }} */
	const { name, version, license = '' } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
	const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8');
	return {
		name,
		version,
		licence: license,
		text: text.replaceAll('\r', '').replaceAll('*/', '* /').trim(),
	};
}
