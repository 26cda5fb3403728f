import { describe, expect, it } from 'vitest';
import { listStationFiles } from '../../scripts/bundle/listStationFiles.mjs';
import { isCitizenFile } from '../../src/lib/offline/keptPages';
import { checkPrecache, checkWeights, precacheBudgets } from './budgets';
import { readPrecache, readRoutes, weigh } from './readRoutes';

describe('what a visit weighs', () => {
	it('stays within the budget of its group of pages', () => {
		const routes = readRoutes();
		expect(routes.length).toBeGreaterThan(0);
		expect(checkWeights(routes, weigh)).toEqual([]);
	});

	it('leaves on a phone only what citizens use, within its budget', () => {
		const stored = readPrecache();
		expect(stored.length).toBeGreaterThan(0);
		expect(checkPrecache(stored, readRoutes(), weigh)).toEqual([]);
		const stations = listStationFiles();
		expect(stored.filter((path) => !isCitizenFile(path) && !stations.has(path))).toEqual([]);
	});
});

describe('the check of weights', () => {
	const survey = {
		route: '/(public)/consulta/[slug]/responder',
		scripts: ['a.js', 'b.js'],
		styles: ['a.css'],
	};
	const staff = { route: '/(workspace)/stl/[ejercicio]', scripts: ['a.js', 'staff.js'], styles: [] };

	it('adds up what a route downloads', () => {
		expect(checkWeights([survey], () => 4000)).toEqual([]);
		expect(checkWeights([survey], () => 25_000)).toHaveLength(2);
	});

	it('sees staff code and too much weight on a phone', () => {
		expect(checkPrecache(['a.js', 'b.js'], [survey, staff], () => 10)).toEqual([]);
		expect(checkPrecache(['staff.js'], [survey, staff], () => 10)).toHaveLength(1);
		expect(checkPrecache(['a.js'], [survey], () => precacheBudgets.station + 1)).toHaveLength(1);
		expect(checkPrecache(['encuesta.js'], [survey], () => precacheBudgets.station + 1)).toEqual([]);
		expect(checkPrecache(['encuesta.js'], [survey], () => precacheBudgets.citizen + 1)).toHaveLength(1);
	});
});
