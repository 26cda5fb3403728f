import type { Plugin } from 'vite';

export interface VerifierFile {
	readonly name: string;
	readonly text: string;
	/** Lower-case hexadecimal, as `sha256sum` writes it. */
	readonly sha256: string;
}

export function buildVerifierFiles(): Promise<VerifierFile[]>;
export function verifierFiles(): Plugin;
