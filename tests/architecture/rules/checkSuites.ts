/** What Vitest and Playwright are told to run, as the beginnings of paths. */
export function readFolders(includes: readonly string[]): string[] {
	return includes.map((pattern) => pattern.slice(0, pattern.indexOf('*')));
}

/** Test files no runner would ever open: a test that never runs cannot fail. */
export function checkSuites(paths: readonly string[], folders: readonly string[]): string[] {
	return paths
		.filter((path) => /\.(test|spec)\.[cm]?[jt]sx?$/.test(path))
		.filter((path) => !path.endsWith('.test.ts') || !folders.some((folder) => path.startsWith(folder)))
		.map((path) => `${path}: no suite of vitest.config.ts or playwright.config.ts runs it.`);
}
