import type { BuiltFile } from './readBuild';

/** What belongs to the server alone. Each says what it would mean to find it in a browser. */
const secrets: readonly { pattern: RegExp; meaning: string }[] = [
	{ pattern: /service_role/, meaning: 'the role that passes every policy' },
	{ pattern: /SUPABASE_[A-Z_]*|PRIORIZA_[A-Z_]+/, meaning: "the name of a server's variable" },
	{ pattern: /\bsb_(secret|publishable)_/, meaning: 'a Supabase key' },
	{ pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/, meaning: 'a private key' },
	{ pattern: /\beyJ[A-Za-z0-9_-]{10,}\.eyJ/, meaning: 'a signed token' },
	{ pattern: /postgres(ql)?:\/\//, meaning: 'the address of a database' },
	{
		pattern: /@supabase\/|GoTrueClient|PostgrestClient/,
		meaning: 'the database client, which stays on the server',
	},
];

/** One line for each secret, source map or server-only piece in what a browser can download. */
export function checkLeaks(paths: readonly string[], files: readonly BuiltFile[]): string[] {
	return [
		...paths.filter((path) => /\.map(\.(gz|br))?$/.test(path)).map((path) => `${path}: a source map.`),
		...files.flatMap((file) => [
			...(/[#@] sourceMappingURL=/.test(file.text) ? [`${file.path}: points to a source map.`] : []),
			...secrets.flatMap(({ pattern, meaning }) => {
				const found = pattern.exec(file.text)?.[0];
				return found ? [`${file.path}: contains "${found}", ${meaning}.`] : [];
			}),
		]),
	];
}
