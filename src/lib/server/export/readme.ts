import type { Locale } from '$lib/messages/locale';
import { readmeMessages } from '$lib/messages/results/record/readme';

export interface ReadmeFacts {
	exercise: { readonly name: string };
	logSize: number;
	/** What checks it, and where anybody gets it apart from the expediente. */
	verifiers: readonly { readonly name: string; readonly sha256: string }[];
	verifiersAt: string;
}

/** What stands first in an expediente: what it is and how to check it, for somebody who knows nothing of it. */
export function writeReadme(facts: ReadmeFacts, locale: Locale): string {
	const { exercise, logSize, verifiers, verifiersAt } = facts;
	const m = readmeMessages[locale];
	const { folders } = m;
	const places: readonly (readonly [string, string])[] = [
		['ficha.html', folders.cover],
		['fichas/', folders.sheets],
		['lists/', folders.lists],
		['data/', folders.data],
		['datapackage.json', folders.package],
		['methodology/', folders.methodology],
		['results/', folders.results],
		['ballots/', folders.ballots],
		['documents/', folders.documents],
		['instruments/', folders.instruments],
		['notices/', folders.notices],
		['rulesets/', folders.rulesets],
		['log/', folders.log],
		['manifest.json', folders.manifest],
		['verify.html', folders.page],
		['prioriza-verify.mjs', folders.program],
	];
	return [
		m.title(exercise.name),
		'',
		...m.lead,
		m.size(logSize),
		'',
		m.holds,
		...places.map(([place, text]) => `  ${place.padEnd(20)} ${text}`),
		'',
		m.check,
		...m.steps.map((step, at) => `  ${String(at + 1)}. ${step}`),
		'',
		...m.copies.map((line) => `  ${line}`),
		`    ${verifiersAt}`,
		`  ${m.fingerprints}`,
		...verifiers.map(({ name, sha256 }) => `    ${sha256}  ${name}`),
		'',
		m.limits,
		...m.limitItems.map((item) => `  ${item}`),
		'',
	].join('\n');
}
