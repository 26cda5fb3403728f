import { verifierFiles } from 'virtual:verifier-files';

export type VerifierName = 'prioriza-verify.mjs' | 'verify.html';

/** The verifier as one file that needs nothing beside it. */
export interface VerifierFile {
	readonly name: VerifierName;
	readonly bytes: Uint8Array<ArrayBuffer>;
	/** As `sha256sum` writes it. */
	readonly sha256: string;
}

function find(name: VerifierName): VerifierFile {
	const file = verifierFiles.find((one) => one.name === name);
	if (file === undefined) throw new Error(`The build made no ${name}.`);
	return { name, bytes: new TextEncoder().encode(file.text), sha256: file.sha256 };
}

/** What checks an expediente: a page for a browser, and a program. These very bytes are served and travel along. */
export const verifiers: Readonly<Record<'page' | 'program', VerifierFile>> = {
	page: find('verify.html'),
	program: find('prioriza-verify.mjs'),
};
