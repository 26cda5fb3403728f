import { readVerifierKey } from '../../src/lib/evidence';
import { readCopy } from '../../src/lib/verifier/copies/readCopy';
import { readKept } from '../../src/lib/verifier/receipts/readKept';
import type { CheckReport, Report } from '../../src/lib/verifier/report';
import { verifyEvidence } from '../../src/lib/verifier/verifyEvidence';
import type { Case, Second } from './python';

/** What the verifier of the project says. */
export function verifyHere({ bytes, root, previous, key, copy }: Case): Report {
	const kept = previous === undefined ? null : readKept(previous);
	if (kept?.ok === false) throw new Error('the checkpoint that is brought cannot be read');
	const given = key === undefined ? null : readVerifierKey(key);
	const own = copy === undefined ? null : readCopy(new TextEncoder().encode(copy));
	if (copy !== undefined && own === null) throw new Error('the copy that is brought cannot be read');
	return verifyEvidence(bytes, {
		copy: own,
		root: root ?? null,
		...(kept === null ? {} : kept.value),
		...(given === null ? {} : { key: given }),
	});
}

/** Parts of a tally that the second verifier leaves alone, where differences are told by their first place. */
const UNJUDGED = /^\/(?:analysis|warnings)\b|\/outcome\//;

/** Whether all that fails in a recount is what the second verifier does not judge. */
function isUnjudged({ number, failures }: CheckReport): boolean {
	return (
		number === 21 &&
		failures.every(({ code, params }) => code === 'result-differs' && UNJUDGED.test(String(params['where'])))
	);
}

type Said = { exit: number; failed: { number: number; codes: readonly string[] }[] };

/** What the project says, and the checks whose first difference the second verifier leaves alone. */
export function sayHere(report: Report): Said & { unjudged: ReadonlySet<number> } {
	const failed = report.checks.filter(({ status }) => status === 'failed');
	return {
		exit: report.exit,
		unjudged: new Set(failed.filter(isUnjudged).map(({ number }) => number)),
		failed: failed.map(({ number, failures }) => ({
			number,
			codes: [...new Set(failures.map(({ code }) => code))].sort(),
		})),
	};
}

export function sayThere({ exit, checks }: Second): Said {
	return { exit, failed: checks.filter(({ status }) => status === 'failed') };
}

const tell = ({ exit, failed }: Said) =>
	[exit, ...failed.map(({ number, codes }) => `${String(number)} ${codes.join('+')}`)].join(', ');

/** Checks in which both say the same codes, whatever was spoiled; in the others the same fault may have two names. */
const NAMED_ALIKE = new Set([30, 31, 32]);

/** How the two disagree on the verdict, on which checks fail or on what fails in an opening, or `null`. */
export function findDisagreement(one: Case, second: Second): string | null {
	const [here, there] = [sayHere(verifyHere(one)), sayThere(second)];
	const judged = ({ failed }: Said) =>
		failed
			.filter(({ number }) => !here.unjudged.has(number))
			.map(({ number, codes }) => [number, ...(NAMED_ALIKE.has(number) ? [...codes].sort() : [])].join(' '));
	// Where nothing else fails, the verdict hangs on what is not judged.
	const isSameExit = here.exit === there.exit || (here.unjudged.size > 0 && judged(here).length === 0);
	if (isSameExit && judged(here).join() === judged(there).join()) return null;
	return `${one.name}: here ${tell(here)}; there ${tell(there)}`;
}
