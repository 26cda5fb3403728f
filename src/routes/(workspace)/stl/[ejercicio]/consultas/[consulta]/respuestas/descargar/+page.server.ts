import { fail } from '@sveltejs/kit';
import type { AnswerRecord } from '$lib/domain/response/answerTable';
import { requireStaffPlace } from '$lib/server/access/admit';
import { readEveryAnswer } from '$lib/server/data/response/everyAnswer';
import { answerFiles, isAnswerFileKind } from '$lib/server/export/answers/answerFiles';
import { readAnswerFile } from '$lib/server/export/answers/readAnswerFile';
import { openClosed } from '../openAnswers.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { consultation, here } = await openClosed(locals.backend, params);
	return {
		here,
		consultation: { slug: consultation.slug, title: consultation.title },
		kinds: Object.keys(answerFiles).filter(isAnswerFileKind),
	};
};

export const actions: Actions = {
	/** Whether a file still says what is stored, read back by the way it is read anywhere else. */
	default: async ({ locals, params, request }) => {
		await requireStaffPlace({ locals }, params.ejercicio);
		const file = (await request.formData()).get('archivo');
		if (!(file instanceof File) || file.size === 0) return fail(400, { outcome: 'chooseFile' as const });
		const kind = file.name.split('.').at(-1)?.toLowerCase() ?? '';
		if (!isAnswerFileKind(kind)) return fail(400, { outcome: 'unreadable' as const });
		const { consultation, instrument } = await openClosed(locals.backend, params);
		const read = await readAnswerFile(kind, new Uint8Array(await file.arrayBuffer()), instrument);
		if (!read.ok) return fail(400, { outcome: 'unreadable' as const });
		const stored = await readEveryAnswer(locals.backend, consultation.id, instrument, {
			withExcluded: true,
		});
		// Records are read in one order and with their keys in one order, whatever the file.
		const isSame = JSON.stringify(sorted(read.value)) === JSON.stringify(sorted(stored));
		return isSame ? { outcome: 'same' as const, count: stored.length } : { outcome: 'different' as const };
	},
};

function sorted(records: readonly AnswerRecord[]): unknown[] {
	return [...records]
		.sort((a, b) => (a.id < b.id ? -1 : 1))
		.map(({ answers, ...facts }) => ({
			...Object.fromEntries(Object.entries(facts).sort(byKey)),
			answers: Object.entries(answers).sort(byKey),
		}));
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
	return a < b ? -1 : 1;
}
