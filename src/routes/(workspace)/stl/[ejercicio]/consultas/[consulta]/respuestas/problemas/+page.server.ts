import { fail, redirect } from '@sveltejs/kit';
import { parseForm } from '$lib/domain/form';
import { ANSWERS_A_PAGE, codingForm, listWritten, readCodingState } from '$lib/domain/response/coding';
import { textIn } from '$lib/domain/text';
import { refusedForm } from '$lib/messages/access/refuseForm';
import type { Backend } from '$lib/server/backend/clients';
import { codeAnswers, readTerms, readWritten, uncodeAnswers } from '$lib/server/data/problem/codings';
import { listProblems } from '$lib/server/data/problems';
import { summarizeAnswers } from '$lib/server/data/surveys';
import { refuse } from '../../../../desk.server';
import { readFilters, toWanted } from '../answerFilters.server';
import { nameMunicipalities, openClosed } from '../openAnswers.server';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, parent }) => {
	const { exercise } = await parent();
	const { consultation, instrument, here } = await openClosed(locals.backend, params);
	const written = listWritten(instrument);
	const asked = url.searchParams;
	const question = written.find(({ id }) => id === asked.get('pregunta')) ?? written[0] ?? null;
	const bank = await listProblems(locals.backend, exercise.id);
	const standing = bank.filter(({ mergedInto }) => mergedInto === null);
	const problem = standing.find(({ id }) => id === asked.get('problema')) ?? null;
	const words = (asked.get('palabras') ?? '').trim().slice(0, 100);
	const state = readCodingState(asked.get('cuales'), problem !== null);
	const filters = { ...readFilters(asked), answer: '' };
	const page = Math.min(10_000, Math.max(1, Math.trunc(Number(asked.get('pagina'))) || 1));
	const wanted = toWanted(filters, instrument);
	const [read, terms, summary, places] = await Promise.all([
		question === null
			? { total: 0, answers: [] }
			: readWritten(locals.backend, consultation.id, {
					question: question.id,
					wanted,
					words: words === '' ? null : words,
					problem: problem?.id ?? null,
					state,
					skip: (page - 1) * ANSWERS_A_PAGE,
					limit: ANSWERS_A_PAGE,
				}),
		question === null ? [] : readTerms(locals.backend, consultation.id, question.id, wanted),
		summarizeAnswers(locals.backend, consultation.id),
		nameMunicipalities(instrument.state),
	]);
	const named = new Map(bank.map(({ id, number, title }) => [id, { number, title }]));
	const place = instrument.questions.find(({ type }) => type === 'municipality');
	const acted = ['anotadas', 'quitadas'].find((act) => asked.has(act)) ?? null;
	return {
		here,
		consultation: { slug: consultation.slug, title: consultation.title, channels: consultation.channels },
		query: {
			question: question?.id ?? '',
			channel: filters.channel,
			municipality: filters.municipality,
			words,
			problem: problem?.id ?? '',
			state,
		},
		questions: written.map(({ id, text }) => ({ id, text: textIn(text, locals.locale) })),
		problems: standing.map(({ id, number, title }) => ({ id, name: `${String(number)}. ${title}` })),
		terms,
		total: read.total,
		page,
		hasNext: page * ANSWERS_A_PAGE < read.total,
		answers: read.answers.map(({ id, channel, words: text, problems, likeness }) => ({
			id,
			channel,
			words: text,
			likeness: problem === null ? null : likeness / 100,
			problems: problems.flatMap((one) => named.get(one) ?? []),
		})),
		municipalities: summary.choices
			.filter(({ question: of }) => of === place?.id)
			.map(({ choice, count }) => ({ id: choice, name: places[choice] ?? choice, count }))
			.sort((a, b) => a.name.localeCompare(b.name, 'es')),
		acted:
			acted === null || problem === null
				? null
				: {
						isAdded: acted === 'anotadas',
						count: Math.max(0, Math.trunc(Number(asked.get(acted))) || 0),
						title: problem.title,
					},
	};
};

/** Back to the same page of answers, saying what was done and with which problem. */
function back(url: URL, problem: string, act: 'anotadas' | 'quitadas', count: number): never {
	const query = new URLSearchParams([...url.searchParams].filter(([name]) => !name.startsWith('/')));
	for (const name of ['anotadas', 'quitadas', 'pagina']) query.delete(name);
	query.set('problema', problem);
	query.set(act, String(count));
	redirect(303, `${url.pathname}?${query.toString()}`);
}

type Act = (backend: Backend, problem: string, answers: readonly string[]) => ReturnType<typeof codeAnswers>;

async function join({ locals, request, url }: RequestEvent, act: Act, said: 'anotadas' | 'quitadas') {
	const form = await request.formData();
	const read = parseForm(codingForm, form);
	if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
	const done = await act(locals.backend, read.value.problema, read.value.respuestas);
	if (!done.ok) return refuse(locals.locale, done.error, form);
	return back(url, read.value.problema, said, done.value);
}

export const actions: Actions = {
	code: (event) => join(event, codeAnswers, 'anotadas'),
	uncode: (event) => join(event, uncodeAnswers, 'quitadas'),
};
