import { expect, test } from 'vitest';
import type { Answers, Instrument, Question } from '../survey/instrument';
import { collectDrawn, countTerritories, listDrawn, roundPoint } from './answerMap';

const asked = { text: { es: '¿Dónde?' }, help: null, required: false, noAnswer: [] };
const point: Question = { ...asked, id: 'punto', type: 'point' };
const area: Question = { ...asked, id: 'zona', type: 'area' };
const municipality: Question = { ...asked, id: 'lugar', type: 'municipality', locality: false };
const instrument: Instrument = {
	v: 1,
	survey: '0b0e2f3c-9a54-4f6f-8f38-0a8f3a1d2c4e',
	languages: ['es'],
	title: { es: 'Prueba' },
	intro: { es: '' },
	notice: { short: { es: '' }, full: { es: '' } },
	state: '20',
	questions: [municipality, point, area],
};
const drawn = (answers: Answers) => ({ answers });

test('a point is told to about a hundred metres, and those of one place together', () => {
	expect(roundPoint({ latE6: 17_060_449, lonE6: -96_725_551 })).toEqual({
		latE6: 17_060_000,
		lonE6: -96_726_000,
	});
	const { points, areas } = collectDrawn(point, [
		drawn({ punto: { latE6: 16_000_100, lonE6: -96_000_100 } }),
		drawn({ punto: { latE6: 17_060_449, lonE6: -96_725_551 } }),
		drawn({ punto: { latE6: 17_059_700, lonE6: -96_726_400 } }),
		drawn({}),
	]);
	expect(points).toEqual([
		{ question: 'punto', latE6: 17_060_000, lonE6: -96_726_000, answers: 2 },
		{ question: 'punto', latE6: 16_000_000, lonE6: -96_000_000, answers: 1 },
	]);
	expect(areas).toEqual([]);
});

test('an area keeps its rounded corners and says its middle', () => {
	const ring = [
		{ latE6: 17_000_400, lonE6: -96_000_400 },
		{ latE6: 17_010_600, lonE6: -96_000_400 },
		{ latE6: 17_010_600, lonE6: -96_010_400 },
	];
	expect(collectDrawn(area, [drawn({ zona: { ring } })]).areas).toEqual([
		{
			question: 'zona',
			ring: [
				{ latE6: 17_000_000, lonE6: -96_000_000 },
				{ latE6: 17_011_000, lonE6: -96_000_000 },
				{ latE6: 17_011_000, lonE6: -96_010_000 },
			],
			middle: { latE6: 17_006_000, lonE6: -96_005_000 },
		},
	]);
	expect(listDrawn(instrument)).toEqual([point, area]);
});

test('a municipality of few is not told, nor is it left to be computed', () => {
	const count = (choice: string, many: number) => ({
		question: 'lugar',
		part: '',
		choice,
		channel: 'web',
		count: many,
	});
	const counted = {
		channels: { web: 62 },
		counts: [count('20067', 30), count('20043', 20), count('20002', 9), count('20001', 3)],
	};
	const told = countTerritories(instrument, counted, 5);
	expect(told).toMatchObject({ '20067': 30, '20043': 20, '20002': null, '20001': null });
	// One alone left out would be what the others lack of all.
	const alone = countTerritories(
		instrument,
		{ channels: { web: 53 }, counts: [count('20067', 30), count('20043', 20), count('20001', 3)] },
		5,
	);
	expect(Object.values(alone ?? {}).filter((total) => total === null).length).toBeGreaterThan(1);
	expect(countTerritories(instrument, counted, 2)).toEqual({ '20': 62 });
	expect(countTerritories({ ...instrument, questions: [point] }, counted, 5)).toBeNull();
});
