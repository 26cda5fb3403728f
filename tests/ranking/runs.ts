/**
 * How often every law of the ranking library is tried, said in one place: a thousand times, unless `LAW_RUNS` or a full
 * proof asks for more (`npm run laws`) or for fewer (`npm run mutation`, which tries each law once for every change it makes). With
 * `LAW_SEED` every run tries the same cases.
 */
export const RUNS: { readonly numRuns: number; readonly seed?: number } = {
	numRuns: readWhole('LAW_RUNS') ?? (process.env['PRIORIZA_FULL'] === '1' ? 20_000 : 1000),
	...describeSeed(readWhole('LAW_SEED')),
};

/** The same for what takes long: `usual` times in `npm test`, and more or fewer in the same proportion. */
export function runsOf(usual: number): typeof RUNS {
	return { ...RUNS, numRuns: Math.max(1, Math.round((RUNS.numRuns * usual) / 1000)) };
}

function describeSeed(seed: number | null): { seed?: number } {
	return seed === null ? {} : { seed };
}

/** @throws Error where the variable is there and is no whole number above zero: a typing error must not pass for a proof. */
function readWhole(name: string): number | null {
	const text = process.env[name];
	if (text === undefined) return null;
	const whole = Number(text);
	if (!Number.isSafeInteger(whole) || whole < 1)
		throw new Error(`${name} is no whole number above 0: ${text}`);
	return whole;
}
