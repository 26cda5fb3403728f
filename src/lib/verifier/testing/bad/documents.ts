import { documentHash } from '../../../evidence';
import type { Bad } from '../judge';
import { id } from '../recordBuilder';
import { pick, STRANGE_HASH } from '../spoil';

export const documents: readonly Bad[] = [
	[
		'an instrument changed after opening',
		(r) => (r.instruments[0] = { survey: r.instruments[0]?.survey ?? '', version: 1, document: { v: 1 } }),
		['document-differs'],
	],
	['an instrument that is missing', (r) => r.instruments.pop(), ['document-missing']],
	[
		'a notice changed after opening',
		(r) => (r.notices[0] = { survey: r.notices[0]?.survey ?? '', version: 1, document: {} }),
		['document-differs'],
	],
	[
		'a notice of no survey',
		(r) => r.notices.push({ survey: id(55), version: 1, document: {} }),
		['file-without-entry'],
	],
	[
		'a version nobody published',
		(r) => r.instruments.push({ survey: r.instruments[0]?.survey ?? '', version: 2, document: {} }),
		['file-without-entry'],
	],
	['rules that are missing', (r) => r.rulesets.pop(), ['document-missing']],
	[
		'a methodology that does not give its hash',
		(r) => (pick(r, 'methodology.published').body.hash = STRANGE_HASH),
		// what is resampled starts from that hash
		['document-differs', 'methodology-differs', 'other-methodology', 'result-differs', 'result-head-differs'],
	],
	[
		'a methodology of another prioritization',
		(r) => {
			const { body } = pick(r, 'methodology.published');
			body.methodology.prioritization = id(11);
			body.hash = documentHash('methodology', body.methodology);
		},
		['methodology-differs', 'other-methodology', 'result-differs', 'result-head-differs'],
	],
	[
		'an entry of another exercise',
		(r) => (pick(r, 'ranking.closed').exercise = id(9)),
		['entry-of-other-exercise'],
	],
	[
		'an entry of no known type',
		(r) => (pick(r, 'ruleset.adopted').type = 'ruleset.forged' as never),
		['entry-unknown', 'file-without-entry', 'ruleset-not-adopted'],
	],
	[
		'an entry with one key more',
		(r) => Object.assign(pick(r, 'survey.closed').body, { note: 'x' }),
		['entry-malformed'],
	],
];
