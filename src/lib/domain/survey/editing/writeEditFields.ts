import type { Text } from '../../text';
import { writeUnits } from '../form/writeValue';
import type { Instrument, Option, Question } from '../instrument';
import { editControls, type ListPart } from './editControls';

/** Every control of the edit form with what it should show. */
export function writeEditFields(instrument: Instrument): ReadonlyMap<string, string> {
	const fields = new Map<string, string>();
	const write = (text: Text | null, name: (language: string) => string): void => {
		for (const language of instrument.languages)
			fields.set(name(language), text && Object.hasOwn(text, language) ? (text[language] ?? '') : '');
	};
	write(instrument.title, editControls.title);
	write(instrument.intro, editControls.intro);
	write(instrument.notice.short, editControls.shortNotice);
	write(instrument.notice.full, editControls.fullNotice);
	for (const [at, question] of instrument.questions.entries()) {
		const { id } = question;
		fields.set(editControls.type(id), question.type);
		fields.set(editControls.place(id), String(at + 1));
		write(question.text, (language) => editControls.text(id, language));
		write(question.help, (language) => editControls.help(id, language));
		write(question.section ?? null, (language) => editControls.section(id, language));
		for (const reason of question.noAnswer) fields.set(editControls.noAnswer(id, reason), 'on');
		if (question.required) fields.set(editControls.required(id), 'on');
		for (const [name, value] of settingsOf(question)) fields.set(name, value);
		for (const [part, options] of listsOf(question))
			for (const option of options)
				write(option.text, (language) => editControls.listed(part, id, option.id, language));
		if (question.type === 'number') write(question.unit, (language) => editControls.unit(id, language));
		if (question.type === 'scale') {
			write(question.low, (language) => editControls.low(id, language));
			write(question.high, (language) => editControls.high(id, language));
		}
	}
	return fields;
}

/** The lists of things to choose from that a question has. */
export function listsOf(question: Question): [ListPart, readonly Option[]][] {
	if (question.type === 'matrix')
		return [
			['rows', question.rows],
			['columns', question.columns],
		];
	return 'options' in question ? [['options', question.options]] : [];
}

function settingsOf(question: Question): [name: string, value: string][] {
	const { id } = question;
	const box = (name: string, isOn: boolean): [string, string][] => (isOn ? [[name, 'on']] : []);
	switch (question.type) {
		case 'single':
			return box(editControls.allowOther(id), question.allowOther);
		case 'multiple':
			return [
				...box(editControls.allowOther(id), question.allowOther),
				[editControls.max(id), String(question.max)],
			];
		case 'ranking':
			return [...box(editControls.ties(id), question.ties), [editControls.max(id), String(question.max)]];
		case 'short':
		case 'long':
			return [[editControls.maxLength(id), String(question.maxLength)]];
		case 'number': {
			const { decimals, min, max } = question;
			return [
				[editControls.decimals(id), String(decimals)],
				[editControls.min(id), min === null ? '' : writeUnits(min, decimals)],
				[editControls.max(id), max === null ? '' : writeUnits(max, decimals)],
			];
		}
		case 'date':
			return [
				[editControls.earliest(id), question.earliest ?? ''],
				[editControls.latest(id), question.latest ?? ''],
			];
		case 'scale':
			return [
				[editControls.points(id), String(question.points)],
				[editControls.start(id), String(question.start)],
			];
		case 'municipality':
			return box(editControls.locality(id), question.locality);
		case 'matrix':
		case 'consent':
		case 'point':
		case 'area':
		case 'photo':
		case 'audio':
			return [];
	}
}
