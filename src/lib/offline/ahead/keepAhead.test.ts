import { expect, test } from 'vitest';
import { keepAhead, type AheadRecord, type AheadTools } from './keepAhead';
import { aheadBounds, readAround, slugOf, type Around, type OtherOpen } from './othersOpen';
import { dataNamedIn, isFair } from './workerTools';

const start = Date.parse('2026-11-22T12:00:00Z');
const map = '/data/mx/municipios/20.topo.json';

function other(slug: string, version = 'a', closesAt = '2026-12-01T00:00:00Z'): OtherOpen {
	const pages = ['', '/responder', '/aviso'].map((part) => `/consulta/${slug}${part}`);
	return { slug, version, closesAt, pages, data: [map] };
}

/** A phone whose network says `around` and gives a page of `weight` bytes for every address. */
function phone(around: Around) {
	const record: AheadRecord = { asked: {}, kept: {} };
	const state = {
		record,
		around,
		weight: 1_000,
		now: start,
		isMetered: false,
		isCut: false,
		stored: [] as string[],
		dropped: [] as string[],
		waiting: [] as string[],
		asked: 0,
	};
	const tools: AheadTools = {
		now: () => state.now,
		mayFetch: () => !state.isMetered,
		untilIdle: () => Promise.resolve(),
		readRecord: () => Promise.resolve(structuredClone(state.record)),
		writeRecord: (written) => {
			state.record = structuredClone(written);
			return Promise.resolve();
		},
		askAround: () => {
			state.asked += 1;
			return Promise.resolve(state.around);
		},
		fetch: (address) => {
			if (state.isCut && address.endsWith('/aviso')) return Promise.reject(new Error('no network'));
			const put = () => {
				state.stored.push(address);
				return Promise.resolve();
			};
			return Promise.resolve({ bytes: state.weight, put });
		},
		listWaitingSlugs: () => Promise.resolve(new Set(state.waiting)),
		drop: (slugs) => {
			state.dropped.push(...slugs);
			return Promise.resolve();
		},
	};
	return { state, tools };
}

test('the other open consultations are kept whole, once, and again when anything of them changed', async () => {
	const { state, tools } = phone({ open: [other('b'), other('c')], closed: [] });
	await keepAhead('a', tools);
	expect(state.stored).toEqual(['b', 'c'].flatMap((slug) => [map, ...other(slug).pages]));
	expect(Object.keys(state.record.kept)).toEqual(['b', 'c']);
	await keepAhead('a', tools);
	expect(state.asked).toBe(1);
	state.now += 11 * 60_000;
	state.around = { open: [other('b', 'new'), other('c')], closed: [] };
	await keepAhead('a', tools);
	expect(state.stored.slice(8)).toEqual([map, ...other('b').pages]);
});

test('nothing is asked for where the connection is somebody’s to save', async () => {
	const { state, tools } = phone({ open: [other('b')], closed: [] });
	state.isMetered = true;
	await keepAhead('a', tools);
	expect(state.asked).toBe(0);
	expect(isFair({ saveData: true })).toBe(false);
	expect(isFair({ type: 'cellular' })).toBe(false);
	expect(isFair({ effectiveType: 'slow-2g' })).toBe(false);
	expect(isFair({ type: 'wifi', effectiveType: '4g', saveData: false })).toBe(true);
	expect(isFair({})).toBe(true);
});

test('no more than so many, and no more than so many bytes', async () => {
	const many = Array.from({ length: 12 }, (_, at) => other(`s${at.toString()}`));
	const { state, tools } = phone({ open: many, closed: [] });
	await keepAhead('a', tools);
	expect(Object.keys(state.record.kept)).toHaveLength(aheadBounds.surveys);
	const heavy = phone({ open: many, closed: [] });
	heavy.state.weight = 450_000;
	await keepAhead('a', heavy.tools);
	// Four addresses each: the third would not fit any more, and nothing of it is stored.
	expect(Object.keys(heavy.state.record.kept)).toEqual(['s0', 's1']);
	expect(heavy.state.stored).toHaveLength(8);
});

test('cut off in the middle nothing counts as kept that is not whole', async () => {
	const { state, tools } = phone({ open: [other('b')], closed: [] });
	state.isCut = true;
	await keepAhead('a', tools);
	expect(state.record.kept).toEqual({});
	expect(state.stored).toEqual([]);
});

test('what closed is forgotten, by word of the server or by its date, unless an answer to it waits', async () => {
	const { state, tools } = phone({
		open: [other('b', 'a', '2026-11-22T12:05:00Z'), other('c'), other('d')],
		closed: [],
	});
	await keepAhead('a', tools);
	state.now += 30 * 60_000;
	state.waiting = ['d'];
	state.around = { open: [], closed: ['c', 'd'] };
	await keepAhead('x', tools);
	expect(state.dropped.sort()).toEqual(['b', 'c']);
	expect(Object.keys(state.record.kept)).toEqual(['d']);
});

test('a consultation that is visited is kept by its visit', async () => {
	const { state, tools } = phone({ open: [other('b')], closed: [] });
	await keepAhead('a', tools);
	state.around = { open: [], closed: [] };
	await keepAhead('b', tools);
	expect(state.record.kept).toEqual({});
	expect(state.dropped).toEqual([]);
});

test('the page of a public network says nothing of what is open', () => {
	for (const raw of [null, '<html>', {}, { open: 'all', closed: [] }, { open: [], closed: [1] }])
		expect(readAround(raw)).toBeNull();
	expect(readAround({ open: [{ slug: 'b' }, other('c')], closed: ['d'] })).toEqual({
		open: [other('c')],
		closed: ['d'],
	});
});

test('an address tells its consultation, and a page what it needs', () => {
	expect(['/consulta/a', '/consulta/a/responder?lengua=zap', '/', '/pendientes'].map(slugOf)).toEqual([
		'a',
		'a',
		null,
		null,
	]);
	expect(dataNamedIn(`<div data-pages="/ /pendientes" data-data="${map} /municipios.json">`)).toEqual([
		map,
		'/municipios.json',
	]);
	expect(dataNamedIn('<div data-data="">')).toEqual([]);
});
