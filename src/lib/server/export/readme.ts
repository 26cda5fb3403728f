import type { Locale } from '$lib/messages/locale';
import { readmeMessages } from '$lib/messages/results/readme';

/** What stands first in an expediente: what it is and how to check it, for somebody who knows nothing of it. */
export function writeReadme(exercise: { name: string }, logSize: number, locale: Locale): string {
	const m = readmeMessages[locale];
	const { folders } = m;
	const places: readonly (readonly [string, string])[] = [
		['fichas/', folders.sheets],
		['lists/', folders.lists],
		['methodology/', folders.methodology],
		['results/', folders.results],
		['ballots/', folders.ballots],
		['documents/', folders.documents],
		['instruments/', folders.instruments],
		['notices/', folders.notices],
		['rulesets/', folders.rulesets],
		['log/', folders.log],
		['manifest.json', folders.manifest],
	];
	return [
		m.title(exercise.name),
		'',
		...m.lead,
		m.size(logSize),
		'',
		m.holds,
		...places.map(([place, text]) => `  ${place.padEnd(15)} ${text}`),
		'',
		m.check,
		...m.steps.map((step, at) => `  ${String(at + 1)}. ${step}`),
		'',
		m.limits,
		...m.limitItems.map((item) => `  ${item}`),
		'',
	].join('\n');
}
