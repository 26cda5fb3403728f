import { describeAnswer, ownWords } from '$lib/components/response/describeAnswer';
import { SOURCE_LIMITS } from '$lib/domain/problem/sourceForm';
import { municipalityOf } from '$lib/domain/survey/instrument';
import { parseAnswer } from '$lib/domain/survey/answerRules';
import { instrumentOfChannel } from '$lib/domain/survey/paper/instrumentOfChannel';
import { parseInstrument } from '$lib/domain/survey/instrumentSchema';
import { countCharacters, tidyLine } from '$lib/domain/text';
import { readCountry, readStateCatalogue } from '$lib/map/readMexico.server';
import type { Backend } from '$lib/server/backend/clients';
import { findSurvey, readAnswersPage } from '$lib/server/data/surveys';
import { openConsultation } from '../../desk.server';

/** A source as the form shows it. */
export interface StartSource {
	kind: string;
	citation: string;
	link: string;
	response: string;
	material: string;
	citedAt: string;
}

/**
 * The answers chosen as sources of a new problem, each quoted in the person's own words or by what was chosen first,
 * and the municipalities they speak of. Answers of a consultation that is still open give nothing.
 */
export async function quoteAnswers(
	{ backend }: { backend: Backend },
	params: { ejercicio: string; consulta: string },
	ids: readonly string[],
): Promise<{ sources: StartSource[]; territories: string[] } | null> {
	const consultation = await openConsultation(backend, params);
	const survey = consultation.state === 'closed' ? await findSurvey(backend, consultation.slug) : null;
	const instrument = survey && parseInstrument(JSON.parse(survey.instrument));
	if (!instrument?.ok) return null;
	const { questions, state } = instrument.value;
	const places = await nameAll(state);
	const stored = await readAnswersPage(backend, consultation.id, null, ids.length, { ids });
	const territories = new Set<string>();
	const sources = stored.map(({ id, channel, content }): StartSource => {
		const parsed = parseAnswer(instrumentOfChannel(instrument.value, channel), JSON.parse(content));
		const said = parsed.ok
			? questions.flatMap((question) => {
					const value = parsed.value.answers[question.id];
					return value === undefined ? [] : [{ question, value }];
				})
			: [];
		for (const { question, value } of said)
			for (const key of [municipalityOf(question, value)]) if (key !== null) territories.add(key);
		const own = said.flatMap(({ question, value }) => ownWords(question, value) ?? []);
		const chosen = said
			.filter(({ question: { type } }) => type !== 'point' && type !== 'area' && type !== 'municipality')
			.flatMap(({ question, value }) => describeAnswer(question, value, 'es', places)[0] ?? []);
		const words =
			own.length > 0 ? own.map((text) => `«${text}»`).join(' ') : (chosen[0] ?? consultation.title);
		return {
			kind: 'answer',
			citation: fit(tidyLine(words)),
			link: '',
			response: id,
			material: '',
			citedAt: '',
		};
	});
	return { sources, territories: [...territories].sort() };
}

/** A citation has a limit; what is cut says so, and the answer itself stays whole behind its folio. */
function fit(text: string): string {
	if (countCharacters(text) <= SOURCE_LIMITS.citation.max) return text;
	return `${[...text].slice(0, SOURCE_LIMITS.citation.max - 1).join('')}…`;
}

async function nameAll(state: string | null): Promise<Record<string, string>> {
	const catalogue = state === null ? null : await readStateCatalogue(state);
	return Object.fromEntries(
		(catalogue?.municipalities ?? (await readCountry())).map(({ id, name }) => [id, name]),
	);
}
