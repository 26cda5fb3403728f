import { canonicalText } from '../../evidence';
import type { FindingCode, Report } from '../report';
import { verifyBundle } from '../verifyBundle';
import kept from './found.json';
import { listCodes, listSentences, rootOfBundle } from './judge';

/** What a report of a bad bundle must say, and nothing else. */
export type BadJudgement = {
	failures: FindingCode[];
	verdict: string;
	exit: number;
	/** Each finding with the number of its check and every fact, in the order of the report. */
	found: readonly string[];
	/** Sentences with a fact that is missing. */
	unsaid: string[];
};

/** Verifies a bundle with its own root as the anchor. */
export function judgeBad(bytes: Uint8Array): BadJudgement {
	const report = verifyBundle(bytes, { root: rootOfBundle(bytes) });
	const { verdict, exit } = report;
	return {
		failures: listCodes(report, 'failures'),
		verdict,
		exit,
		found: listFound(report),
		unsaid: listSentences(report).filter((sentence) => /[{}]|undefined/.test(sentence)),
	};
}

/** What is found wrong with a bundle of a table of bad ones: its codes stand there, its facts in `found.json`. */
export function badOf(table: keyof typeof kept, name: string, codes: readonly FindingCode[]): BadJudgement {
	return {
		failures: [...codes].sort(),
		verdict: 'invalid',
		exit: 1,
		found: foundOf(table, name),
		unsaid: [],
	};
}

/** What is kept of a bundle in a table: everything its report finds. */
export function foundOf(table: keyof typeof kept, name: string): readonly string[] {
	const tables: Record<string, Record<string, readonly string[]>> = kept;
	return tables[table]?.[name] ?? [];
}

/** Everything that a report found, a line each. */
export function listFound({ checks }: Report): string[] {
	return checks.flatMap(({ number, failures, observations, omitted }) => {
		const found = [...failures, ...observations].map(
			({ code, params }) => `${String(number)} ${code} ${canonicalText(params)}`,
		);
		return omitted === 0 ? found : [...found, `${String(number)} and ${String(omitted)} more`];
	});
}
