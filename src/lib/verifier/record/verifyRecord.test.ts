import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalBytes, canonicalText, tallyRecordSchema, type TallyRecord } from '../../evidence';
import { recordsOf, TASKS } from '../../../../tests/arbitraries/records';
import { countRecord } from '../testing/countRecord';
import { ALTERNATIVES, CAST, NUCLEI } from '../testing/sampleRecord';
import { verifyRecord } from './verifyRecord';

const marks = CAST.map((ballots) => ballots.map(({ seat: _, ...own }) => own));
const nominal = countRecord('rank', marks, 'nominal', '4 8 15 16').record;
const hidden = countRecord('rank', marks, 'aggregates', null).record;
const verify = (record: unknown) => verifyRecord(canonicalBytes(record));
const failed = (record: unknown) =>
	verify(record).checks.flatMap(({ code, where }) => (where === null ? [] : [[code, where.path]]));
/** As a stranger may write it: the types are not there to help. */
const spoil = (record: TallyRecord, from: string, to: string): unknown => {
	const text = canonicalText(record);
	expect(text).toContain(from);
	return JSON.parse(text.replace(from, to)) as unknown;
};

describe('a record', () => {
	it.each(TASKS)('of what people %s gives the same result again, under the hash of the log', (task) => {
		fc.assert(
			fc.property(recordsOf(task), ({ record, loggedHash }) => {
				const report = verify(record);
				expect(report.checks.filter(({ status }) => status === 'failed')).toEqual([]);
				expect(report).toMatchObject({ verdict: 'same', exit: 0 });
				expect(report.hashes).toEqual({ methodology: record.methodologyHash, ...record.hashes });
				expect(report.hashes?.result).toBe(loggedHash);
				expect(canonicalText(tallyRecordSchema.parse(record))).toBe(canonicalText(record));
			}),
			{ numRuns: 25 },
		);
	});

	it('shows no ballot of a nucleus that publishes its counts alone, and says which method counted', () => {
		expect(canonicalText(hidden.input)).not.toContain('"ballots"');
		expect(hidden.input?.groups).toHaveLength(3);
		expect(hidden.methods).toEqual([
			{ id: 'analysis', version: 1 },
			{ id: 'schulze', version: 1 },
			{ id: 'tally', version: 1 },
		]);
	});

	it('notices any changed character of input or result, and says where', () => {
		for (const record of [nominal, hidden]) {
			const text = canonicalText(record);
			const halves = [record.input, record.result].map((half) => {
				const at = text.indexOf(canonicalText(half));
				return { from: at, to: at + canonicalText(half).length };
			});
			const places = fc
				.constantFrom(...halves)
				.chain(({ from, to }) =>
					fc.tuple(fc.integer({ min: from, max: to - 1 }), fc.constantFrom('0', 'a', '1', "'", 'é', ',')),
				);
			fc.assert(
				fc.property(places, ([at, other]) => {
					fc.pre(text[at] !== other);
					const report = verifyRecord(
						new TextEncoder().encode(`${text.slice(0, at)}${other}${text.slice(at + 1)}`),
					);
					expect(report.verdict).not.toBe('same');
					const found = report.problem?.where ?? report.checks.find(({ where }) => where !== null)?.where;
					expect(found?.column).toEqual(expect.any(Number));
				}),
				{ numRuns: 60 },
			);
		}
	});
});

describe('verifyRecord says where a record is wrong', () => {
	const [A] = ALTERNATIVES;

	it.each<[string, unknown, string, string]>([
		[
			'another title',
			spoil(nominal, '"Problemas de agua"', '"Problemas"'),
			'methodology-hash',
			'/methodologyHash',
		],
		[
			'another quorum',
			{ ...nominal, rankings: nominal.rankings.map((row) => ({ ...row, quorum: 1 })) },
			'head',
			'/rankings/0/quorum',
		],
		['another source', { ...nominal, draw: { source: 'Otra', drawn: '4 8 15 16' } }, 'head', '/draw'],
		[
			'another draw',
			{ ...nominal, draw: { ...nominal.draw, drawn: '4' } },
			'input-declared',
			'/input/tieRule/seed',
		],
		[
			'another mode',
			spoil(
				hidden,
				'"publication":"aggregates","quorum":2,"quorumMet"',
				'"publication":"nominal","quorum":2,"quorumMet"',
			),
			'head',
			'/rankings/0/publication',
		],
		[
			'another weight',
			spoil(hidden, '"num":1}}],"method"', '"num":2}}],"method"'),
			'input-declared',
			'/input/groups/2/weight/num',
		],
		[
			'a ballot more',
			spoil(nominal, '"ballots":[{"count":1', '"ballots":[{"count":2'),
			'input-declared',
			'/input/groups/0/ballots',
		],
		['another turnout', spoil(hidden, '"cast":5', '"cast":4'), 'input-declared', '/input/groups/1/cast'],
		[
			'another hash',
			{ ...nominal, hashes: { ...nominal.hashes, input: nominal.hashes.result } },
			'input-hash',
			'/hashes/input',
		],
		['another version', { ...nominal, methods: [{ id: 'schulze', version: 9 }] }, 'methods', '/methods/0/id'],
		['another order', { ...nominal, result: { ...nominal.result, tally: null } }, 'recount', '/result/tally'],
	])('%s', (_, record, code, path) => {
		expect(failed(record)).toContainEqual([code, path]);
		expect(verify(record)).toMatchObject({ verdict: 'differs', exit: 1 });
	});

	/** Changed in the first ranking of the record and of its result alike. */
	const both = (change: object): unknown => {
		const alter = <T extends object>(rows: readonly T[]) =>
			rows.map((row, at) => (at === 0 ? { ...row, ...change } : row));
		const { rankings, result } = nominal;
		return { ...nominal, rankings: alter(rankings), result: { ...result, rankings: alter(result.rankings) } };
	};

	it.each<[string, object, string]>([
		['another quorum', { quorum: 1 }, '/rankings/0/quorum'],
		['a quorum that was met and says it was not', { quorumMet: false }, '/rankings/0/quorumMet'],
		['a quorum that was not met and says it was', { counted: 1 }, '/rankings/0/quorumMet'],
		['a nucleus that nobody weighs', { nucleus: ALTERNATIVES[0] }, '/rankings/0/nucleus'],
		['one nucleus twice', { nucleus: NUCLEI[1] }, '/rankings/1/nucleus'],
		['more ballots than seats', { counted: 6, eligibleSeats: 5 }, '/rankings/0/counted'],
	])('%s, which its result repeats', (_, change, path) => {
		expect(failed(both(change))).toContainEqual(['head', path]);
	});

	it('the hash of another methodology in the result, and other nuclei left out', () => {
		const { result } = nominal;
		expect(failed({ ...nominal, result: { ...result, methodology: nominal.hashes.input } })).toContainEqual([
			'methodology-hash',
			'/result/methodology',
		]);
		const leftOut = [{ nucleus: NUCLEI[2], name: 'Núcleo 3', reason: 'Faltó luz' }];
		expect(failed({ ...nominal, leftOut })).toContainEqual(['head', '/leftOut/0']);
		const promised = {
			...nominal.methodology,
			leftOut: [{ nucleus: ALTERNATIVES[0], name: 'Núcleo 4', reason: 'Faltó luz' }],
		};
		expect(failed({ ...nominal, methodology: promised })).toContainEqual(['head', '/leftOut']);
		expect(failed({ ...nominal, leftOut, result: { ...result, leftOut } })).not.toContainEqual([
			'head',
			expect.anything(),
		]);
	});

	it('a title in no Spanish is none', () => {
		const { methodology } = nominal;
		const english = { ...nominal, methodology: { ...methodology, title: { en: 'Water' } } };
		expect([verify(nominal).title, verify(english).title]).toEqual(['Problemas de agua', null]);
		expect(verify(nominal).kind).toBe('prioriza.recount');
		expect(verifyRecord(new Uint8Array()).kind).toBe('prioriza.recount');
	});

	it('the same ballot on two lines', () => {
		const [first, ...others] = nominal.input?.groups ?? [];
		if (!first || !('ballots' in first)) throw new Error('no ballots');
		const [one, , ...rest] = first.ballots;
		const groups = [{ ...first, ballots: [one, one, ...rest] }, ...others];
		expect(failed({ ...nominal, input: { ...nominal.input, groups } })).toContainEqual([
			'input-declared',
			'/input/groups/0/ballots/1',
		]);
	});

	it('an input that is not there, or shows what is kept back', () => {
		expect(failed({ ...nominal, input: null })).toContainEqual(['input-declared', '/input']);
		const [own] = nominal.input?.groups ?? [];
		const shown = hidden.input?.groups.map((group, at) =>
			at === 0 && own && 'ballots' in own
				? { id: group.id, weight: group.weight, ballots: own.ballots }
				: group,
		);
		expect(failed({ ...hidden, input: { ...hidden.input, groups: shown } })).toContainEqual([
			'input-declared',
			'/input/groups/0',
		]);
	});

	it('ballots in another order, and ties in another order', () => {
		const [first, ...others] = nominal.input?.groups ?? [];
		if (!first || !('ballots' in first)) throw new Error('no ballots');
		const reorder = (ballots: readonly unknown[]) =>
			failed({ ...nominal, input: { ...nominal.input, groups: [{ ...first, ballots }, ...others] } });
		expect(reorder(first.ballots.toReversed())).toContainEqual([
			'input-declared',
			'/input/groups/0/ballots/1',
		]);
		expect(reorder([...first.ballots.slice(1), ...first.ballots.slice(0, 1)])).toContainEqual([
			'input-declared',
			`/input/groups/0/ballots/${String(first.ballots.length - 1)}`,
		]);
		const tied = first.ballots.map((ballot) =>
			'ranking' in ballot ? { ...ballot, ranking: ballot.ranking.map((tier) => tier.toReversed()) } : ballot,
		);
		const at = tied.findIndex(
			(ballot, place) => canonicalText(ballot) !== canonicalText(first.ballots[place]),
		);
		expect(reorder(tied)).toContainEqual(['input-declared', `/input/groups/0/ballots/${String(at)}`]);
	});

	it('a ballot that was changed, in the result that no longer follows from it', () => {
		const [first, ...others] = nominal.input?.groups ?? [];
		const ballots = [{ count: 6, ranking: [[A]] }];
		const record = { ...nominal, input: { ...nominal.input, groups: [{ ...first, ballots }, ...others] } };
		expect(failed(record)).toEqual([
			['input-hash', '/hashes/input'],
			['recount', expect.stringMatching(/^\/result\/tally\//) as string],
		]);
	});

	it('counts that no ballots could give', () => {
		const [check] = verify(spoil(hidden, '"pairwise":[[null,4', '"pairwise":[[null,9')).checks.filter(
			({ code }) => code === 'recount',
		);
		expect(check).toMatchObject({
			status: 'failed',
			reason: 'pair-exceeds-ballots',
			where: { path: '/input/groups/0/pairwise/0/1' },
		});
		const methods = verify(spoil(hidden, '"pairwise":[[null,4', '"pairwise":[[null,9')).checks.at(-1);
		expect(methods).toMatchObject({ status: 'failed', reason: 'not-counted', where: { path: '/methods' } });
	});
});

describe('verifyRecord does not read', () => {
	const text = canonicalText(nominal);
	const cut = text.indexOf('"kind"');

	it.each<[string, string | Uint8Array, string, number | null]>([
		['nothing', '', 'not-json', 1],
		['half a record', text.slice(0, cut), 'not-json', cut + 1],
		['spaces', text.replace('"kind"', ' "kind"'), 'not-canonical', cut + 1],
		['a line after it', `${text}\n`, 'not-canonical', text.length + 1],
		['a mark of byte order', `\u{feff}${text}`, 'not-canonical', 1],
		['a key twice', text.replace('"kind"', '"draw":null,"kind"'), 'key-repeated', cut + 1],
		['what is no text', Uint8Array.of(0x7b, 0xe9, 0x7d), 'not-utf8', null],
		['what lies too deep', '['.repeat(5_000_000), 'too-deep', null],
		['another file', '{"kind":"ordinal"}', 'not-a-record', 1],
	])('%s', (_, content, code, column) => {
		const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
		expect(verifyRecord(bytes)).toMatchObject({
			verdict: 'unreadable',
			exit: 2,
			checks: [],
			problem: { code, where: { column } },
		});
	});

	it('what has a field that does not belong, with its place', () => {
		const { problem } = verify(spoil(nominal, '"ballots":[{"count":1', '"ballots":[{"count":-1'));
		expect(problem).toMatchObject({
			code: 'not-a-record',
			detail: 'not-a-count',
			where: { path: '/input/groups/0/ballots/0/count', line: 1 },
		});
	});
});
