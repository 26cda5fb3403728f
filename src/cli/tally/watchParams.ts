import type { JsonObject } from './fields';

/** Parameters that say in words what a method does anyway. Any other words would be another method. */
const SAID: Readonly<Record<string, readonly string[]>> = {
	estimator: ['maximum likelihood, no prior'],
	formula: ['100*(wins+1)/(wins+losses+2)'],
	normalisation: ['each group divided by its number of non-empty ballots, then weighted'],
	rank: ['competition rank (1 + number strictly above)'],
	resample: ['ballots with replacement, same number'],
	ties: ['average', 'average ranks'],
	unranked: ['last'],
	points: ['n-1..0'],
};

/** Parameters that tell afterwards which of them nobody looked at: a misspelt one must not pass for the usual one. */
export function watchParams(params: JsonObject): { readonly watched: JsonObject; unused: () => string[] } {
	const seen = new Set<string | symbol>();
	const watched = new Proxy(params, {
		get: (target, name: string) => {
			seen.add(name);
			return target[name];
		},
		getOwnPropertyDescriptor: (target, name) => {
			seen.add(name);
			return Reflect.getOwnPropertyDescriptor(target, name);
		},
	});
	return {
		watched,
		unused: () =>
			Object.entries(params).flatMap(([name, value]) => {
				const said = Object.hasOwn(SAID, name) ? (SAID[name] ?? []) : [];
				return seen.has(name) || said.some((words) => words === value) ? [] : [name];
			}),
	};
}
