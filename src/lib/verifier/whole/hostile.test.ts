import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runsOf } from '../../../../tests/ranking/runs';
import { canonicalText, findCanonicalProblem, type PublicationMode } from '../../evidence';
import { renderReport } from '../renderReport';
import { buildSample, packRecord } from '../testing/sampleRecord';
import type { SampleRecord } from '../testing/recordBuilder';
import { verifyBundle } from '../verifyBundle';

/** Every place of a JSON value, as the holder and the key that leads to it. */
function listPlaces(value: unknown, places: { holder: Record<string, unknown>; key: string }[] = []) {
	if (typeof value !== 'object' || value === null) return places;
	for (const [key, member] of Object.entries(value)) {
		places.push({ holder: value as Record<string, unknown>, key });
		listPlaces(member, places);
	}
	return places;
}

const strange = fc.oneof(
	fc.constantFrom(
		null,
		true,
		0,
		-1,
		2 ** 53 - 1,
		'',
		'1/0',
		'-1',
		[],
		{},
		[[]],
		[null],
		'\u202e',
		'x'.repeat(5000),
	),
	fc.jsonValue({ maxDepth: 2 }),
	fc.constant('delete' as const),
);

describe('a record with anything at all in one place', () => {
	it('gets a verdict, never an exception, and its report is canonical and printable', () => {
		const modes = fc.constantFrom<PublicationMode[]>('nominal', 'anonymous', 'aggregates');
		fc.assert(
			fc.property(modes, fc.nat(), strange, (mode, position, value) => {
				const record: SampleRecord = buildSample(mode);
				const { attachments: _, ...json } = record;
				const places = listPlaces(json);
				const place = places[position % places.length];
				// The list of entries itself, and the parts that only name files, are the writer's own.
				if (!place || isOfWriter(record, place.holder)) return;
				if (value !== 'delete') place.holder[place.key] = value;
				else if (!Array.isArray(place.holder)) Reflect.deleteProperty(place.holder, place.key);
				fc.pre(findCanonicalProblem(json) === null);
				const report = verifyBundle(packRecord(record), { root: null });
				expect(['no-anchor', 'invalid']).toContain(report.verdict);
				expect(JSON.parse(canonicalText(report))).toEqual(report);
				expect(renderReport(report, 'es')).not.toMatch(/[\p{Cf}\u007f-\u009f]/u);
			}),
			runsOf(150),
		);
	}, 120_000);
});

function isOfWriter(record: SampleRecord, holder: unknown): boolean {
	const lists = [record.instruments, record.notices, record.rulesets, record.results, record.ballots];
	return (
		[record, record.entries, ...lists, ...lists.flat()].some((own) => own === holder) ||
		isTopBallots(record, holder)
	);
}

function isTopBallots(record: SampleRecord, holder: unknown): boolean {
	return record.ballots.some(({ ballots }) => ballots === holder);
}

describe('the checks', () => {
	it('are numbered in their ranges, each once', () => {
		const { checks } = verifyBundle(packRecord(buildSample()), { root: null });
		const numbers = checks.map(({ number }) => number);
		expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
		expect(numbers).toEqual([
			1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 30, 31, 32,
			40, 41, 42, 43, 44, 45, 46, 47, 48,
		]);
	});
});
