/** Made by the build: see scripts/bundle/verifierFiles.mjs. */
declare module 'virtual:verifier-files' {
	export const verifierFiles: readonly {
		readonly name: string;
		readonly text: string;
		readonly sha256: string;
	}[];
}
