import { compareCodeUnits, sortByCodeUnits } from '../../basics/compare';
import {
	buildTallyInput,
	canonicalText,
	decidePublication,
	documentHash,
	hashRecord,
	listMethods,
	type TallyRecord,
} from '../../evidence';
import type { AnyTally } from '../../ranking';
import { findDifference } from '../findDifference';
import { locate, readTallyRecord } from './readTallyRecord';
import { recountInput } from './recountInput';
import {
	RECORD_CHECKS,
	reportUnreadable,
	type RecordCheck,
	type RecordCheckCode,
	type RecordReport,
} from './recordReport';

/** The first place where a check fails, and why where it cannot be asked at all; null when it passes. */
type Failure = { path: string; reason?: string } | null;

/**
 * Counts a record again and compares everything: hashes, what the methodology declares, and the stored result byte for
 * byte. It needs the file alone, and so it proves that the result follows from the input, not that both are those of
 * the log: for that, whoever asks compares the hash of the result with the one that was published.
 */
export function verifyRecord(bytes: Uint8Array): RecordReport {
	const read = readTallyRecord(bytes);
	if (!read.ok) return reportUnreadable(read.error);
	const { record, text } = read.value;
	const methodology = documentHash('methodology', record.methodology);
	const computed = hashRecord(record.input, record.result);
	const recounted = recount(record, methodology);
	const asks: Record<RecordCheckCode, () => Failure> = {
		'methodology-hash': () => compareHashes(record, methodology),
		head: () => compareHead(record),
		'input-declared': () => compareInput(record),
		'input-hash': () => differs(record.hashes.input === computed.input, '/hashes/input'),
		'result-hash': () => differs(record.hashes.result === computed.result, '/hashes/result'),
		recount: () => recounted.failure,
		methods: () => compareMethods(record, recounted.tally),
	};
	const checks = RECORD_CHECKS.map((code, at): RecordCheck => {
		const failure = asks[code]();
		return {
			number: at + 1,
			code,
			status: failure === null ? 'passed' : 'failed',
			where: failure === null ? null : locate(text, record, failure.path),
			reason: failure?.reason ?? null,
		};
	});
	const isSame = checks.every(({ status }) => status === 'passed');
	return {
		v: 1,
		kind: 'prioriza.recount',
		verdict: isSame ? 'same' : 'differs',
		exit: isSame ? 0 : 1,
		problem: null,
		title: record.methodology.title['es'] ?? null,
		software: record.software,
		hashes: { methodology, ...computed },
		checks,
	};
}

function differs(isSame: boolean, path: string): Failure {
	return isSame ? null : { path };
}

/** Where two values part, under a place of the record. */
function compare(found: unknown, expected: unknown, place: string): Failure {
	const where = findDifference(found, expected);
	return where === null ? null : { path: where === '/' ? place : `${place}${where}` };
}

function compareHashes({ methodologyHash, result }: TallyRecord, computed: string): Failure {
	if (methodologyHash !== computed) return { path: '/methodologyHash' };
	return differs(result.methodology === computed, '/result/methodology');
}

/** 2: rankings, nuclei left out and draw are those of the result and the methodology. */
function compareHead({ rankings, result, methodology, leftOut, draw }: TallyRecord): Failure {
	const listed = rankings.map(({ publication: _, ...row }) => row);
	const rows = compare(listed, result.rankings, '/rankings') ?? compare(leftOut, result.leftOut, '/leftOut');
	if (rows !== null) return rows;
	const terms = new Map(methodology.rankings.map(({ nucleus, quorum }) => [nucleus, quorum]));
	const seen = new Set<string>();
	for (const [at, row] of rankings.entries()) {
		const place = `/rankings/${String(at)}`;
		if (seen.has(row.nucleus) || !terms.has(row.nucleus)) return { path: `${place}/nucleus` };
		seen.add(row.nucleus);
		if (terms.get(row.nucleus) !== row.quorum) return { path: `${place}/quorum` };
		if (row.counted > row.eligibleSeats) return { path: `${place}/counted` };
		if (row.quorumMet !== row.counted >= row.quorum) return { path: `${place}/quorumMet` };
		const shown = decidePublication(methodology.publication, row.counted);
		if (row.publication !== shown) return { path: `${place}/publication` };
	}
	const out = new Set(leftOut.map(({ nucleus }) => nucleus));
	if (methodology.leftOut.some(({ nucleus }) => !out.has(nucleus))) return { path: '/leftOut' };
	const { tieRule } = methodology;
	const source = tieRule.rule === 'draw' ? tieRule.source : null;
	return differs((draw?.source ?? null) === source, '/draw');
}

/** 3: the input is what the methodology declares and the rankings say, in its one spelling. */
function compareInput({ methodology, rankings, draw, input }: TallyRecord): Failure {
	const withQuorum = rankings.filter(({ quorumMet }) => quorumMet);
	if (input === null) return differs(withQuorum.length === 0, '/input');
	const silent = withQuorum.map(({ nucleus }) => ({ nucleus, ballots: [] }));
	const declared = buildTallyInput(methodology, silent, draw?.drawn ?? '');
	const bare = { ...input, groups: input.groups.map(({ id, weight }) => ({ id, weight, ballots: [] })) };
	const rules = compare(bare, declared, '/input');
	if (rules !== null) return rules;
	for (const [at, group] of input.groups.entries()) {
		const place = `/input/groups/${String(at)}`;
		const ranking = withQuorum.find(({ nucleus }) => nucleus === group.id);
		const isShown = ranking?.publication !== 'aggregates';
		if ('ballots' in group !== isShown) return { path: place };
		if (!('ballots' in group)) {
			if (group.cast !== ranking?.counted) return { path: `${place}/cast` };
			continue;
		}
		const cast = group.ballots.reduce((sum, { count }) => sum + count, 0);
		if (cast !== ranking?.counted) return { path: `${place}/ballots` };
		const keys = group.ballots.map(writeKey);
		const wrong = keys.findIndex(
			(key, line) => key === null || (line > 0 && compareCodeUnits(keys[line - 1] ?? '', key) >= 0),
		);
		if (wrong !== -1) return { path: `${place}/ballots/${String(wrong)}` };
	}
	return null;
}

/** What ballots are merged and ordered by; null when the ids inside a tie are not in their order. */
function writeKey({ count: _, ...marks }: { count: number; ranking?: string[][] }): string | null {
	const { ranking } = marks;
	if (ranking === undefined) return canonicalText(marks);
	const key = canonicalText(ranking);
	return key === canonicalText(ranking.map(sortByCodeUnits)) ? key : null;
}

type Recounted = { tally: AnyTally | null; failure: Failure };

/** 6: counting the input again gives the tally of the result, byte for byte. */
function recount({ input, result }: TallyRecord, methodologyHash: string): Recounted {
	if (input === null) return { tally: null, failure: compare(result.tally, null, '/result/tally') };
	const counted = recountInput(input, methodologyHash);
	if (!counted.ok) {
		const path = `/input/${counted.error.path.join('/')}`;
		return { tally: null, failure: { path, reason: counted.error.code } };
	}
	const again: unknown = JSON.parse(canonicalText(counted.value));
	return { tally: counted.value, failure: compare(result.tally, again, '/result/tally') };
}

/** 7: the methods and versions that the record names are those that counted here. */
function compareMethods({ methods, input }: TallyRecord, tally: AnyTally | null): Failure {
	if (tally === null && input !== null) return { path: '/methods', reason: 'not-counted' };
	return compare(methods, listMethods(tally), '/methods');
}
