import {
	MAX_FINDINGS,
	type CheckCode,
	type CheckReport,
	type Facts,
	type Finding,
	type FindingCode,
} from './report';
import type { Material } from './material';

/** Where a check leaves what it finds: failures make the record not valid, observations only want to be read. */
export type Findings = {
	fail: (code: FindingCode, params?: Facts) => void;
	observe: (code: FindingCode, params?: Facts) => void;
};

/** A numbered question asked of a bundle, or of something else that is checked. The number never changes its meaning; a new question gets a new one. */
export type Check<Subject = Material> = {
	number: number;
	code: CheckCode;
	run: (material: Subject, found: Findings) => void;
};

/** Runs one check and gathers what it found. */
export function runCheck<Subject>(check: Check<Subject>, material: Subject): CheckReport {
	const failures: Finding[] = [];
	const observations: Finding[] = [];
	let omitted = 0;
	const keepIn =
		(list: Finding[]) =>
		(code: FindingCode, params: Facts = {}) => {
			if (list.length < MAX_FINDINGS) list.push({ code, params });
			else omitted += 1;
		};
	check.run(material, { fail: keepIn(failures), observe: keepIn(observations) });
	const status = failures.length > 0 ? 'failed' : observations.length > 0 ? 'observed' : 'passed';
	return { number: check.number, code: check.code, status, failures, observations, omitted };
}
