import { describe, expect, it } from 'vitest';
import { walkInstrument } from '$lib/domain/survey/adaptive/walkInstrument';
import { writeFormFields } from '$lib/domain/survey/answerForm';
import type { Answers, Instrument } from '$lib/domain/survey/instrument';
import { parseInstrument } from '$lib/domain/survey/instrumentSchema';
import { instrumentFromTemplate, templates } from '$lib/domain/survey/templates/instrumentFromTemplate';
import { takeStep } from './takeStep';

/** Of the first template, two questions: what is urgent, and what the office should do about water. */
function prepare(): Instrument {
	const [template = expect.fail('no templates')] = templates;
	const whole = instrumentFromTemplate(template, {
		survey: '0f9b2c64-8a1e-4d57-9c3b-2e6f1a7d5b80',
		institution: 'Instituto Ficticio',
		state: '20',
	});
	const [first, second] = whole.questions;
	if (first?.id !== 'problema' || second?.id !== 'detalle') throw new Error('the template has changed');
	const showIf = { op: 'eq', question: 'problema', value: 'agua' } as const;
	const parsed = parseInstrument({ ...whole, questions: [first, { ...second, required: true, showIf }] });
	return parsed.ok ? parsed.value : expect.fail(JSON.stringify(parsed.error));
}

const instrument = prepare();

function press(at: string, go: string, answers: Answers) {
	const form = new FormData();
	form.set('_at', at);
	form.set('_go', go);
	for (const [name, value] of writeFormFields(instrument, answers)) form.append(name, value);
	return takeStep(instrument, form, walkInstrument);
}

describe('takeStep', () => {
	it('goes to the next question that is asked of who answered so', () => {
		expect(press('problema', 'next', { problema: 'agua' }).state.at).toBe('detalle');
		expect(press('problema', 'next', { problema: 'luz' }).state.at).toBeNull();
	});

	it('goes back over the same questions', () => {
		expect(press('', 'back', { problema: 'agua', detalle: 'Desde mayo' }).state.at).toBe('detalle');
		expect(press('', 'back', { problema: 'luz', detalle: 'Desde mayo' }).state.at).toBe('problema');
		expect(press('', 'edit:detalle', { problema: 'luz' }).state.at).toBeNull();
	});

	it('sends what is asked, and keeps what no longer is', () => {
		const sent = press('', 'send', { problema: 'luz', detalle: 'Desde mayo' });
		expect(sent.send).toEqual({ problema: 'luz' });
		expect(sent.state.answers).toEqual({ problema: 'luz', detalle: 'Desde mayo' });
	});

	it('does not ask for an answer to what is not shown, and does to what is', () => {
		expect(press('', 'send', { problema: 'luz' }).send).toEqual({ problema: 'luz' });
		const stopped = press('', 'send', { problema: 'agua' });
		expect(stopped.send).toBeNull();
		expect(stopped.state).toMatchObject({
			at: 'detalle',
			refusals: [{ field: 'detalle', code: 'required' }],
		});
	});
});
