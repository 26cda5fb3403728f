import { error } from '@sveltejs/kit';
import { guarantorMessages } from '$lib/messages/workspace/guarantor/guarantor';
import { verifierMessages } from '$lib/messages/verifier';
import { tidyNote } from '$lib/evidence';
import { readKept } from '$lib/verifier/receipts/readKept';
import { describeFinding, fillSentence } from '$lib/verifier/renderReport';
import type { Verdict } from '$lib/verifier/report';
import { openReview } from '../openReview.server';
import { checkBundle } from './checkBundle.server';
import type { PageServerLoad } from './$types';

const tones = {
	valid: 'success',
	'valid-with-observations': 'warning',
	'no-anchor': 'info',
	invalid: 'error',
	malformed: 'error',
} as const satisfies Record<Verdict, string>;

const ROOT = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;

export const load: PageServerLoad = async ({ locals, params, url, fetch }) => {
	const { exercise } = await openReview(locals, params.ejercicio);
	const { locale } = locals;
	// People copy it from paper, where it stands in groups of four.
	const typed = (url.searchParams.get('raiz') ?? '').replace(/\s+/g, '');
	const isBad = typed !== '' && !ROOT.test(typed);
	const pasted = url.searchParams.get('sello') ?? '';
	const kept = pasted.trim() === '' ? null : readKept(tidyNote(pasted));
	// The very bytes that anybody downloads.
	const answer = await fetch(`/ejercicio/${exercise.slug}/expediente/descargar`);
	if (!answer.ok) error(answer.status);
	const bytes = new Uint8Array(await answer.arrayBuffer());
	const report = checkBundle(bytes, {
		text: `${typed}\n${pasted}`,
		anchors: {
			root: typed === '' || isBad ? null : typed,
			...(kept?.ok ? kept.value : { previous: null, receipt: null }),
		},
	});
	const words = verifierMessages[locale];
	const m = guarantorMessages[locale].check;
	// What the command says of its options is of no use here.
	const said = report.verdict === 'no-anchor' ? m.noAnchor : words.verdicts[report.verdict];
	const end = said.indexOf('. ');
	return {
		typed,
		error: isBad ? m.badRoot : null,
		pasted,
		sealError: kept?.ok === false ? m.badSeal : null,
		verdict: { word: said.slice(0, end), rest: said.slice(end + 2) },
		tone: tones[report.verdict],
		problem: report.problem && fillSentence(words.problems[report.problem.code], report.problem.params),
		root: report.log?.root ?? null,
		size: report.log?.size ?? 0,
		checks: report.checks.map(({ number, code, status, failures, observations, omitted }) => ({
			number,
			name: words.checks[code],
			status,
			found: [...failures, ...observations].map((finding) => describeFinding(finding, locale)),
			omitted: omitted > 0 ? fillSentence(words.report.omitted, { omitted }) : null,
		})),
		limits: { title: words.report.limits, items: report.limits.map((limit) => words.limits[limit]) },
	};
};
