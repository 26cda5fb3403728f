import { fail, redirect } from '@sveltejs/kit';
import { describeAnswer } from '$lib/components/response/describeAnswer';
import { disputeForm, disputeReasons } from '$lib/domain/consultation/paper/sheetForms';
import { parseForm } from '$lib/domain/form';
import { readTyped } from '$lib/domain/readTyped';
import { parseAnswer } from '$lib/domain/survey/answerRules';
import type { Answers, AnswerValue, Instrument, Question } from '$lib/domain/survey/instrument';
import { compareReadings, resolveReadings } from '$lib/domain/survey/paper/compareReadings';
import { instrumentOfChannel } from '$lib/domain/survey/paper/instrumentOfChannel';
import { readChoices, takenName } from '$lib/domain/survey/paper/readChoices';
import { composeSheet } from '$lib/domain/survey/paper/readSheet';
import { canonicalText } from '$lib/evidence';
import { showErrors } from '$lib/messages/access/refuseForm';
import { formatNumber } from '$lib/messages/locale';
import type { Backend } from '$lib/server/backend/clients';
import { readDispute, resolveSheet } from '$lib/server/data/channels/paper';
import { refuse } from '../../../../../../desk.server';
import { paperAt } from '../../../paperDesk.server';
import { openSheet, showQuestions, showRefusals } from '../openSheet.server';
import type { Actions, PageServerLoad } from './$types';

interface Readings {
	first: Answers;
	second: Answers;
}

/** Both readings of a sheet; null where there is nothing to compare, or the caller is who read it. */
async function readReadings(
	backend: Backend,
	sheetId: string,
	instrument: Instrument,
): Promise<Readings | null> {
	const dispute = await readDispute(backend, sheetId);
	if (!dispute.ok) return null;
	const asked = instrumentOfChannel(instrument, 'paper');
	const [first, second] = dispute.value.map((content) => parseAnswer(asked, JSON.parse(content)));
	// The database refused everything that does not follow these rules.
	if (!first?.ok || !second?.ok) throw new Error(`sheet ${sheetId} does not follow its instrument`);
	return { first: first.value.answers, second: second.value.answers };
}

export const load: PageServerLoad = async ({ locals, params }) => {
	const opened = await openSheet(locals.backend, params);
	const { consultation, instrument, sheet } = opened;
	const readings = await readReadings(locals.backend, sheet.id, instrument);
	const base = paperAt(params);
	if (readings === null) redirect(303, `${base}/${sheet.batch}`);
	const { questions, municipalities } = await showQuestions(opened, locals.locale);
	const names = Object.fromEntries(municipalities.map(({ value, label }) => [value, label]));
	const say = (question: Question, value: AnswerValue | null): string[] =>
		value === null ? [] : describeAnswer(question, value, sheet.language, names);
	return {
		base,
		title: consultation.title,
		sheet: { number: formatNumber(locals.locale, sheet.number), language: sheet.language },
		reasons: [...disputeReasons],
		municipalities,
		differences: compareReadings(instrument, readings.first, readings.second).map(
			({ question, first, second }) => ({
				question,
				take: takenName(question.id),
				legend: questions.find((asked) => asked.question.id === question.id)?.legend ?? '',
				first: say(question, first),
				second: say(question, second),
			}),
		),
	};
};

export const actions: Actions = {
	resolve: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { instrument, sheet, head } = await openSheet(locals.backend, params);
		const readings = await readReadings(locals.backend, sheet.id, instrument);
		if (readings === null) redirect(303, `${paperAt(params)}/${sheet.batch}`);
		const { first, second } = readings;
		const choices = readChoices(instrument, compareReadings(instrument, first, second), form);
		const reason = parseForm(disputeForm, form);
		if (!choices.ok || !reason.ok) {
			return fail(400, {
				errors: [
					...(choices.ok ? [] : showRefusals(instrument, choices.error, locals.locale)),
					...(reason.ok ? [] : showErrors(locals.locale, reason.error.errors)),
				],
				typed: readTyped(form),
			});
		}
		const whole = composeSheet(instrument, resolveReadings(instrument, first, second, choices.value), head);
		if (!whole.ok) {
			return fail(400, {
				errors: showRefusals(instrument, whole.error, locals.locale),
				typed: readTyped(form),
			});
		}
		const resolved = await resolveSheet(
			locals.backend,
			sheet.id,
			canonicalText(whole.value),
			reason.value.reason,
		);
		if (!resolved.ok) return refuse(locals.locale, resolved.error, form);
		const isCounted = resolved.value.receipt?.standing === 'counted';
		redirect(303, `${paperAt(params)}?hecho=${isCounted ? 'contada' : 'revision'}`);
	},
};
