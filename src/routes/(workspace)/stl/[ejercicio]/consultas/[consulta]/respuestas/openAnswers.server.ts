import { error, redirect } from '@sveltejs/kit';
import { describeAnswer, ownWords } from '$lib/components/response/describeAnswer';
import type { ReadAnswer } from '$lib/components/response/readAnswer';
import { channels } from '$lib/domain/consultation/consultationForm';
import { parseAnswer } from '$lib/domain/survey/answerRules';
import { instrumentOfChannel } from '$lib/domain/survey/paper/instrumentOfChannel';
import { isFile, type Instrument } from '$lib/domain/survey/instrument';
import { parseInstrument } from '$lib/domain/survey/instrumentSchema';
import { textIn } from '$lib/domain/text';
import { folioOf } from '$lib/evidence';
import { readCountry, readStateCatalogue } from '$lib/map/readMexico.server';
import type { Backend } from '$lib/server/backend/clients';
import type { Consultation } from '$lib/server/data/consultations';
import { findArrivedFiles } from '$lib/server/data/answers/files';
import { findSurvey, type StoredAnswer } from '$lib/server/data/surveys';
import { openConsultation } from '../../../desk.server';

/** A closed consultation with what it asked; one that is still open sends back to its page. */
export async function openClosed(
	backend: Backend,
	params: { ejercicio: string; consulta: string },
): Promise<{ consultation: Consultation; instrument: Instrument; instrumentHash: string; here: string }> {
	const consultation = await openConsultation(backend, params);
	const here = `/stl/${params.ejercicio}/consultas/${params.consulta}`;
	if (consultation.state !== 'closed') redirect(303, here);
	const survey = (await findSurvey(backend, consultation.slug)) ?? error(404);
	const read = parseInstrument(JSON.parse(survey.instrument));
	if (!read.ok) throw new Error(`the instrument of ${consultation.slug} does not follow its schema`);
	return { consultation, instrument: read.value, instrumentHash: survey.instrumentHash, here };
}

/** Names of municipalities by key: those of the survey's state, or of the country with their states. */
export async function nameMunicipalities(state: string | null): Promise<Record<string, string>> {
	const catalogue = state === null ? null : await readStateCatalogue(state);
	const list = catalogue?.municipalities ?? (await readCountry());
	return Object.fromEntries(list.map(({ id, name }) => [id, name]));
}

/** Says which files of answers have arrived, and where staff open them. */
export async function findFiles(
	backend: Backend,
	consultation: string,
	here: string,
	answers: readonly ReadAnswer[],
): Promise<ReadAnswer[]> {
	const hashes = answers.flatMap(({ files }) => files.map(({ hash }) => hash));
	if (hashes.length === 0) return [...answers];
	const arrived = new Set((await findArrivedFiles(backend, consultation, hashes)).map(({ hash }) => hash));
	return answers.map((answer) => ({
		...answer,
		files: answer.files.map((file) => ({
			...file,
			href: arrived.has(file.hash) ? `${here}/respuestas/archivos/${file.hash}` : null,
		})),
	}));
}

/** A stored answer as it is read: own words first, then what was chosen. */
export function toReadAnswer(
	stored: StoredAnswer,
	instrument: Instrument,
	language: string,
	places: Readonly<Record<string, string>>,
): ReadAnswer {
	const parsed = parseAnswer(instrumentOfChannel(instrument, stored.channel), JSON.parse(stored.content));
	// The database refused everything that does not follow these rules.
	if (!parsed.ok) throw new Error(`answer ${stored.id} does not follow its instrument`);
	const { answers } = parsed.value;
	const said = instrument.questions.flatMap((question) => {
		const value = answers[question.id];
		return value === undefined ? [] : [{ question, value }];
	});
	return {
		id: stored.id,
		folio: folioOf(stored.id),
		channel: channels.find((channel) => channel === stored.channel) ?? 'web',
		station: stored.station,
		receivedOn: stored.received_on,
		isLate: stored.is_late,
		words: said.flatMap(({ question, value }) => {
			const text = ownWords(question, value);
			return text === null ? [] : [{ question: textIn(question.text, language), text }];
		}),
		choices: said
			.filter(({ question, value }) => question.type === 'multiple' || ownWords(question, value) === null)
			.filter(({ value }) => !isFile(value))
			.map(({ question, value }) => ({
				question: textIn(question.text, language),
				lines: describeAnswer(question, value, language, places),
			})),
		files: said.flatMap(({ question, value }) => {
			if (!isFile(value)) return [];
			const kind = question.type === 'audio' ? 'audio' : 'photo';
			return [{ question: textIn(question.text, language), kind, hash: value.file, href: null }];
		}),
	};
}
