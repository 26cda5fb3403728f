import { describe, expect, it } from 'vitest';
import { editInstrumentTexts } from '../instrumentTexts';
import { findQuestion, type Instrument, type Question } from '../instrument';
import { instrumentFromTemplate } from '../templates/instrumentFromTemplate';
import { ventanilla } from '../templates/ventanilla';
import { editControls } from './editControls';
import { editMarks, holdBack } from './holdBack';
import { sketchQuestion } from './sketchQuestion';
import { startQuestion } from './startQuestion';
import { writeEditFields } from './writeEditFields';

const survey = '00000000-0000-4000-8000-000000000001';
const instrument = instrumentFromTemplate(ventanilla, { survey, institution: 'Muestra', state: '20' });
const question = need(instrument.questions.find(({ type }) => type === 'single'));

function need<T>(value: T | undefined | null): T {
	if (value === undefined || value === null) throw new Error('nothing here');
	return value;
}

/** The form of a question as its page shows it, with what somebody changed in it. */
function formOf(of: Instrument, asked: Question, changes: Readonly<Record<string, string>> = {}): FormData {
	const form = new FormData();
	for (const [name, value] of writeEditFields(of))
		if (name.startsWith(`q.${asked.id}.`)) form.set(name, value);
	form.set(editMarks.place, String(of.questions.indexOf(asked) + 1));
	for (const [name, value] of Object.entries(changes)) form.set(name, value);
	return form;
}

function save(form: FormData): Question {
	const edited = editInstrumentTexts(instrument, form);
	if (!edited.ok) throw new Error(JSON.stringify(edited.error.errors));
	return need(findQuestion(edited.value, question.id));
}

const options = 'options' in question ? question.options : [];
const first = need(options[0]);

describe('an edit that saves itself', () => {
	it('saves what was written', () => {
		const form = formOf(instrument, question, { [editControls.text(question.id, 'es')]: '¿Qué falta aquí?' });
		expect(holdBack(question, form, null)).toEqual([]);
		expect(save(form)).toEqual({ ...question, text: { ...question.text, es: '¿Qué falta aquí?' } });
	});

	it('takes nothing away and moves nothing: that waits for the button', () => {
		const form = formOf(instrument, question, {
			[editControls.type(question.id)]: 'long',
			[editControls.place(question.id)]: '1000',
			[editControls.remove(question.id)]: 'on',
			[editControls.option(question.id, first.id, 'es')]: '',
			[editControls.option(question.id, first.id, 'en')]: ' ',
		});
		expect(holdBack(question, form, null)).toEqual(['type', 'place', 'remove', 'option']);
		expect(save(form)).toEqual(question);
	});

	it('leaves a new option to whoever is still writing it, and takes it once they are done', () => {
		const name = editControls.newOption(question.id, 'es');
		const writing = formOf(instrument, question, { [name]: 'Falta ag' });
		expect(holdBack(question, writing, name)).toEqual([]);
		expect(save(writing)).toEqual(question);
		const done = formOf(instrument, question, { [name]: 'Falta agua' });
		expect(holdBack(question, done, editControls.text(question.id, 'es'))).toEqual([]);
		const saved = save(done);
		expect('options' in saved && saved.options.map(({ text }) => text.es)).toEqual([
			...options.map(({ text }) => text.es),
			'Falta agua',
		]);
	});
});

describe('a question looked at while it is written', () => {
	it('has what the form says at this moment, also what could not be saved', () => {
		const form = formOf(instrument, question, {
			[editControls.text(question.id, 'es')]: '',
			[editControls.newOption(question.id, 'es')]: 'Otra cosa',
			[editControls.remove(question.id)]: 'on',
		});
		const sketch = need(findQuestion(sketchQuestion(instrument, question, form), question.id));
		expect(sketch.text.es).toBe('');
		expect('options' in sketch && sketch.options.at(-1)?.text.es).toBe('Otra cosa');
	});

	it('is seen whatever it depends on', () => {
		const asked = { ...question, showIf: { op: 'answered', question: 'otra' } as const };
		const draft = { ...instrument, questions: [asked] };
		expect(sketchQuestion(draft, asked, formOf(draft, asked)).questions[0]).not.toHaveProperty('showIf');
	});

	it.each(['0', '1', '12', '999999', 'x', ''])('draws no scale of «%s» steps', (points) => {
		const scale = startQuestion('scale', { ...question, id: 'escala' });
		const draft = { ...instrument, questions: [scale] };
		const form = formOf(draft, scale, { [editControls.points('escala')]: points });
		expect(sketchQuestion(draft, scale, form).questions[0]).toMatchObject({ points: 5 });
	});

	it('has no bound that is no number', () => {
		const number = startQuestion('number', { ...question, id: 'cuantos' });
		const draft = { ...instrument, questions: [number] };
		const form = formOf(draft, number, {
			[editControls.min('cuantos')]: 'ab',
			[editControls.decimals('cuantos')]: '70',
		});
		expect(sketchQuestion(draft, number, form).questions[0]).toMatchObject({ min: null, decimals: 0 });
	});
});
