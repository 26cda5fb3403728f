import { readBundle } from '../../evidence';
import type { FindingCode, Report } from '../report';
import { describeFinding } from '../renderReport';
import { verifyBundle } from '../verifyBundle';
import type { SampleRecord } from './recordBuilder';
import { packRecord } from './sampleRecord';

export type Spoil = (record: SampleRecord) => void;
/** A record spoiled in one way, and everything that must be found wrong with it. */
export type Bad = readonly [name: string, spoil: Spoil, codes: readonly FindingCode[]];

/** The codes of a report, each once, in order. */
export function listCodes(report: Report, kind: 'failures' | 'observations'): FindingCode[] {
	return [...new Set(report.checks.flatMap((check) => check[kind].map(({ code }) => code)))].sort();
}

/** What a report says of each finding, in both languages. */
export function listSentences({ checks }: Report): string[] {
	return checks
		.flatMap(({ failures, observations }) => [...failures, ...observations])
		.flatMap((finding) => [describeFinding(finding, 'es'), describeFinding(finding, 'en')]);
}

/** The root that a bundle says its log has; `null` where it is no bundle. */
export function rootOfBundle(bytes: Uint8Array): string | null {
	const bundle = readBundle(bytes);
	return bundle.ok ? bundle.value.manifest.log.root : null;
}

/** Packs a record, verifies it with its own root as the anchor, and gives what a test compares. */
export function judge(record: SampleRecord): {
	failures: FindingCode[];
	observations: FindingCode[];
	verdict: string;
	exit: number;
	/** Every sentence of the report, in both languages. */
	sentences: string[];
} {
	const bytes = packRecord(record);
	const report = verifyBundle(bytes, { root: rootOfBundle(bytes) });
	return {
		failures: listCodes(report, 'failures'),
		observations: listCodes(report, 'observations'),
		verdict: report.verdict,
		exit: report.exit,
		sentences: listSentences(report),
	};
}
