import { describe, expect, it } from 'vitest';
import { canonicalText } from '../canonical';
import { exercise, hash, samples } from '../testing/sampleEntries';
import { id } from '../testing/sampleMethodology';
import { decodeEntry, encodeEntry, ENTRY_TYPES, parseEntry, type Entry } from './entries';

type Loose = Record<string, unknown>;
const clone = (entry: Entry) => JSON.parse(JSON.stringify(entry)) as Loose & { body: Loose };
const sample = (type: Entry['type']) => {
	const found = samples.find((entry) => entry.type === type);
	if (!found) throw new Error(type);
	return clone(found);
};

describe('entries', () => {
	it('has a sample of every kind here', () => {
		expect(samples.map((entry) => entry.type).sort()).toEqual([...ENTRY_TYPES].sort());
	});

	it.each(samples.map((entry) => [entry.type, entry] as const))('%s keeps its bytes', (_, entry) => {
		const read = decodeEntry(encodeEntry(entry));
		expect(read).toEqual({ ok: true, value: entry });
	});

	it('writes the envelope in the order of its keys', () => {
		expect(
			new TextDecoder().decode(
				encodeEntry({ type: 'batch.sealed', v: 1, exercise, body: { first: 3, count: 1 } }),
			),
		).toBe(`{"body":{"count":1,"first":3},"exercise":"${exercise}","type":"batch.sealed","v":1}`);
	});

	it.each(samples.flatMap((entry) => Object.keys(entry.body).map((key) => [entry.type, key] as const)))(
		'%s is refused without %s',
		(type, key) => {
			const entry = sample(type);
			entry.body = Object.fromEntries(Object.entries(entry.body).filter(([name]) => name !== key));
			expect(parseEntry(entry)).toMatchObject({ error: { code: 'not-an-entry', path: `body/${key}` } });
		},
	);

	it.each(samples.map((entry) => entry.type))('%s is refused with one key more', (type) => {
		const entry = sample(type);
		entry.body['extra'] = 1;
		expect(parseEntry(entry)).toMatchObject({ error: { code: 'not-an-entry', rule: 'unrecognized_keys' } });
	});

	it.each<[string, Entry['type'], (entry: Loose & { body: Loose }) => void, Loose]>([
		['another version', 'ballot', (e) => (e['v'] = 2), { path: 'v' }],
		['one more key outside', 'ballot', (e) => (e['at'] = 1), { rule: 'unrecognized_keys' }],
		[
			'an exercise in capitals',
			'ballot',
			(e) => (e['exercise'] = exercise.toUpperCase()),
			{ rule: 'not-a-uuid' },
		],
		['a hash with padding', 'ballot', (e) => (e.body['commitment'] = `${hash}=`), { rule: 'not-32-bytes' }],
		[
			'a hash with spare bits',
			'ballot',
			(e) => (e.body['commitment'] = `${'A'.repeat(42)}B`),
			{ rule: 'not-32-bytes' },
		],
		[
			'a day that does not exist',
			'survey.closed',
			(e) => (e.body['date'] = '2026-02-29'),
			{ rule: 'not-a-day' },
		],
		['a negative count', 'survey.closed', (e) => (e.body['accepted'] = -1), { rule: 'not-a-count' }],
		['a fraction', 'survey.closed', (e) => (e.body['accepted'] = 1.5), { rule: 'not-a-count' }],
		[
			'channels out of order',
			'survey.opened',
			(e) => (e.body['channels'] = ['web', 'kiosk']),
			{ rule: 'not-sorted' },
		],
		[
			'a channel twice',
			'survey.opened',
			(e) => (e.body['channels'] = ['web', 'web']),
			{ rule: 'not-sorted' },
		],
		['an empty batch', 'batch.sealed', (e) => (e.body['count'] = 0), { rule: 'empty' }],
		[
			'a local time',
			'ranking.opened',
			(e) => (e.body['opens'] = '2026-03-03T15:00:00-06:00'),
			{ rule: 'not-an-instant' },
		],
		[
			'fractions of a second',
			'ranking.opened',
			(e) => (e.body['opens'] = '2026-03-03T15:00:00.000Z'),
			{ rule: 'not-an-instant' },
		],
		[
			'the hour 24',
			'ranking.opened',
			(e) => (e.body['opens'] = '2026-03-03T24:00:00Z'),
			{ rule: 'not-an-instant' },
		],
		[
			'a seat that may vote twice',
			'ranking.opened',
			(e) => (e.body['seats'] = [1, 2].map(() => ({ seat: id(30), label: 'Obras' }))),
			{ rule: 'not-sorted' },
		],
		[
			'roles out of order',
			'response.admitted',
			(e) => (e.body['roles'] = ['stl_staff', 'guarantor']),
			{ rule: 'not-sorted' },
		],
		[
			'a decision of one person',
			'response.rejected',
			(e) => (e.body['roles'] = ['stl_staff']),
			{ path: 'body/roles' },
		],
		[
			'rankings out of order',
			'tally.computed',
			(e) => (e.body['rankings'] = [id(5), id(4)]),
			{ rule: 'not-sorted' },
		],
	])('refuses %s', (_, type, spoil, error) => {
		const entry = sample(type);
		spoil(entry);
		expect(parseEntry(entry)).toMatchObject({ ok: false, error: { code: 'not-an-entry', ...error } });
	});

	it.each([
		['without Spanish', { title: { en: 'Water' } }, 'no-spanish'],
		[
			'with a method nobody wrote',
			{ counting: { task: 'approve', method: 'plurality', mostApproved: null } },
			'invalid_value',
		],
		['with a task nobody wrote', { counting: { task: 'guess', method: 'approval' } }, 'invalid_union'],
		[
			'with a weight over zero',
			{ weights: [{ nucleus: id(20), name: 'a', weight: { num: 1, den: 0 } }] },
			'not-a-ratio',
		],
		[
			'with more alternatives than can be counted again',
			{ alternatives: Array.from({ length: 201 }, (_, at) => ({ id: id(at), title: 'a', description: '' })) },
			'too-many',
		],
		[
			'with an alternative twice',
			{ alternatives: Array(2).fill({ id: id(10), title: 'a', description: '' }) },
			'repeated',
		],
		[
			'with a nucleus twice',
			{ weights: Array(2).fill({ nucleus: id(20), name: 'a', weight: { num: 1, den: 2 } }) },
			'repeated',
		],
		['without the terms of a nucleus', { rankings: [] }, 'other-nuclei'],
		[
			'with a nucleus both in and out',
			{ leftOut: [{ nucleus: id(20), name: 'a', reason: 'b' }] },
			'repeated',
		],
	])('refuses a methodology %s', (_, change, rule) => {
		const entry = sample('methodology.published');
		entry.body['methodology'] = { ...(entry.body['methodology'] as Loose), ...change };
		expect(parseEntry(entry)).toMatchObject({ ok: false, error: { rule } });
	});

	it.each([
		['nothing', null, ''],
		['a list', [], ''],
		['an envelope without a type', { v: 1, exercise, body: {} }, 'type'],
		['a body that is none', { v: 1, exercise, type: 'ballot', body: null }, 'body'],
		[
			'a place that is none',
			{ v: 1, exercise, type: 'batch.sealed', body: { first: null, count: 1 } },
			'body/first',
		],
	])('names by a code why %s is no entry', (_, value, path) => {
		const rule = path === 'body/first' ? 'not-a-count' : 'invalid_type';
		expect(parseEntry(value)).toEqual({ ok: false, error: { code: 'not-an-entry', path, rule } });
	});

	it.each(['toString', '__proto__', 'constructor', 'log.destroyed', ''])('refuses the type %j', (type) => {
		expect(parseEntry({ v: 1, exercise, type, body: {} })).toEqual({
			ok: false,
			error: { code: 'unknown-type', type },
		});
	});

	it('refuses bytes that are not canonical, and to write what is not an entry', () => {
		const spaced = new TextEncoder().encode(`${canonicalText(sample('ballot'))} `);
		expect(decodeEntry(spaced)).toMatchObject({ error: { code: 'not-canonical' } });
		const broken = sample('ballot');
		broken.body['nucleus'] = 'x';
		expect(() => encodeEntry(broken as never)).toThrow(
			new TypeError('Not an entry: {"code":"not-an-entry","path":"body/nucleus","rule":"not-a-uuid"}'),
		);
	});
});
