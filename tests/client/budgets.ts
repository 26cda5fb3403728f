import { isCitizenFile } from '../../src/lib/offline/keptPages';
import type { RouteFiles } from './readRoutes';

const kilobyte = 1024;

/** What a group of pages may weigh, compressed. The first group that fits a route counts. */
export interface Budget {
	readonly group: string;
	readonly routes: RegExp;
	readonly scripts: number;
	readonly styles: number;
}

export const budgets: readonly Budget[] = [
	{
		group: 'citizen survey',
		routes: /^\/\(public\)\/(consulta|pendientes|recibo)/,
		scripts: 40 * kilobyte,
		// The goal is 8; the parts of one survey share sheets with other pages.
		styles: 8.5 * kilobyte,
	},
	// With its styles the shell stays under the 150 it may store ahead.
	{ group: 'kiosk', routes: /^\/\(kiosk\)/, scripts: 118.5 * kilobyte, styles: 15 * kilobyte },
	{
		group: 'ranking by a nucleus',
		// What the guarantor and the staff look after stands beside it and weighs as their pages do.
		routes: /^\/\(workspace\)\/nucleo\/(?!\[ejercicio\]\/(?:buzon|garante))/,
		// The goal is 50; the ballot still brings the whole runtime of the framework.
		scripts: 70.5 * kilobyte,
		// The framework links the sheets of all five kinds of ballot, though a ballot brings the scripts of one.
		styles: 11 * kilobyte,
	},
	// A quarter of a kilobyte of it is the seal that a ranking prints.
	{ group: 'public pages', routes: /^\/(\(public\)|$)/, scripts: 15 * kilobyte, styles: 10.25 * kilobyte },
	{ group: 'staff', routes: /^\//, scripts: 150 * kilobyte, styles: 30 * kilobyte },
];

/** What a phone stores ahead, with the parts of every type of question, and what a station stores beside it, once. */
export const precacheBudgets = { citizen: 200 * kilobyte, station: 150 * kilobyte };

/** Routes whose code must never be stored on a citizen's phone. */
export const staffRoutes = /^\/(\(workspace\)|\(admin\)|\(access\)|galeria)/;

const inKilobytes = (bytes: number) => `${(bytes / kilobyte).toFixed(1)} KB`;

/** One line for each route heavier than its group allows. */
export function checkWeights(routes: readonly RouteFiles[], weigh: (path: string) => number): string[] {
	const sum = (paths: readonly string[]) => paths.reduce((total, path) => total + weigh(path), 0);
	return routes.flatMap(({ route, scripts, styles }) => {
		const budget = budgets.find((candidate) => candidate.routes.test(route));
		if (!budget) return [];
		const found: string[] = [];
		if (sum(scripts) > budget.scripts)
			found.push(
				`${route}: ${inKilobytes(sum(scripts))} of scripts; ${budget.group} has ${inKilobytes(budget.scripts)}.`,
			);
		if (sum(styles) > budget.styles)
			found.push(
				`${route}: ${inKilobytes(sum(styles))} of styles; ${budget.group} has ${inKilobytes(budget.styles)}.`,
			);
		return found;
	});
}

/** Files the worker stores ahead that only staff pages use, and what is too heavy in all. */
export function checkPrecache(
	stored: readonly string[],
	routes: readonly RouteFiles[],
	weigh: (path: string) => number,
): string[] {
	const files = ({ scripts, styles }: RouteFiles) => [...scripts, ...styles];
	const citizens = new Set(routes.filter(({ route }) => !staffRoutes.test(route)).flatMap(files));
	const staff = new Set(routes.filter(({ route }) => staffRoutes.test(route)).flatMap(files));
	const found = stored
		.filter((path) => staff.has(path) && !citizens.has(path))
		.map((path) => `${path}: only staff pages use it, and phones of citizens would store it.`);
	const weighAll = (paths: readonly string[]) => paths.reduce((sum, path) => sum + weigh(path), 0);
	const shares = {
		citizen: weighAll(stored.filter(isCitizenFile)),
		station: weighAll(stored.filter((path) => !isCitizenFile(path))),
	};
	for (const who of ['citizen', 'station'] as const)
		if (shares[who] > precacheBudgets[who])
			found.push(
				`a ${who} stores ${inKilobytes(shares[who])} ahead, at most ${inKilobytes(precacheBudgets[who])}.`,
			);
	return found;
}
