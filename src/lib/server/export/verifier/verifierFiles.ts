import { verifierFiles } from 'virtual:verifier-files';

export type VerifierName = 'prioriza-verify.mjs' | 'verify.html';

/** One file that needs nothing beside it. */
export interface AloneFile<Name extends string = string> {
	readonly name: Name;
	readonly bytes: Uint8Array<ArrayBuffer>;
	/** As `sha256sum` writes it. */
	readonly sha256: string;
}

function find<Name extends string>(name: Name): AloneFile<Name> {
	const file = verifierFiles.find((one) => one.name === name);
	if (file === undefined) throw new Error(`The build made no ${name}.`);
	return { name, bytes: new TextEncoder().encode(file.text), sha256: file.sha256 };
}

/** What checks an expediente: a page for a browser, and a program. These very bytes are served and travel along. */
export const verifiers: Readonly<Record<'page' | 'program', AloneFile<VerifierName>>> = {
	page: find('verify.html'),
	program: find('prioriza-verify.mjs'),
};

/** What keeps seals on a device and compares each with the last. */
export const sealKeeper = find('guardar-sellos.html');
