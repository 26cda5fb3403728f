import { describe, expect, it } from 'vitest';
import { PUBLICATION_MODES } from '../../evidence/record/documents';
import { parseForm } from '../form';
import { newPrioritizationForm, publicationForm, publicationModes } from './methodologyForm';

const [A, B, C] = [1, 2, 3].map((n) => `0f9b2c64-8a1e-4d57-9c3b-2e6f1a7d5b8${String(n)}`) as [
	string,
	string,
	string,
];
type Fields = Readonly<Record<string, string | readonly string[]>>;

function formOf(fields: Fields): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields))
		for (const one of [value].flat()) form.append(name, one);
	return form;
}

describe('newPrioritizationForm', () => {
	const draft: Fields = {
		title: 'Qué urge primero',
		slug: 'que-urge-primero',
		question: '¿Qué debe atenderse primero?',
		'counting.task': 'rank',
		'counting.method': 'ranked-pairs',
		'counting.unranked': 'last',
		'tieRule.rule': 'leave-tied',
		publication: 'anonymous',
		alternatives: [A, B],
	};
	const errorsOf = (change: Fields) => {
		const result = parseForm(newPrioritizationForm, formOf({ ...draft, ...change }));
		return result.ok ? [] : result.error.errors.map(({ field, code }) => `${field}:${code}`);
	};

	it('reads a draft and refuses lists that cannot be ranked', () => {
		expect(errorsOf({})).toEqual([]);
		expect(errorsOf({ alternatives: [A] })).toEqual(['alternatives:alternatives_range']);
		expect(errorsOf({ alternatives: [A, A] })).toEqual(['alternatives:alternatives_repeated']);
		expect(errorsOf({ 'counting.method': 'plurality', question: 'corta' })).toEqual([
			'question:question_length',
			'counting.method:method_choice',
		]);
	});

	it('offers the publication modes that the record knows', () => {
		expect([...publicationModes]).toEqual([...PUBLICATION_MODES]);
	});
});

describe('publicationForm', () => {
	const schema = publicationForm(
		new Map([
			[A, 5],
			[B, 9],
		]),
	);
	const fields: Fields = {
		'rankings.nuclei': [B, A],
		[`rankings.quorum.${A}`]: '3',
		[`rankings.quorum.${B}`]: '5',
		opens: '2027-03-01T09:00',
		closes: '2027-03-08T18:00',
	};

	it('reads one quorum per chosen nucleus', () => {
		expect(parseForm(schema, formOf(fields))).toEqual({
			ok: true,
			value: {
				rankings: {
					opened: [
						{ nucleus: A, quorum: 3 },
						{ nucleus: B, quorum: 5 },
					],
					leftOut: [],
				},
				opens: fields.opens,
				closes: fields.closes,
			},
		});
		const one = parseForm(
			schema,
			formOf({
				...fields,
				'rankings.nuclei': [B],
				[`rankings.quorum.${A}`]: 'x',
				[`rankings.reason.${A}`]: ' Todavía no tiene titulares. ',
			}),
		);
		expect(one.ok && one.value.rankings).toEqual({
			opened: [{ nucleus: B, quorum: 5 }],
			leftOut: [{ nucleus: A, reason: 'Todavía no tiene titulares.' }],
		});
	});

	it('refuses a quorum beyond the seats, a nucleus of others, and no nucleus', () => {
		const errorsOf = (change: Fields) => {
			const result = parseForm(schema, formOf({ ...fields, ...change }));
			return result.ok ? [] : result.error.errors.map(({ field, code }) => `${field}:${code}`);
		};
		expect(errorsOf({ [`rankings.quorum.${A}`]: '6' })).toEqual([`rankings.quorum.${A}:quorum_range`]);
		expect(errorsOf({ 'rankings.nuclei': [A, B, C] })).toEqual(['rankings.nuclei:nucleus_choice']);
		expect(errorsOf({ 'rankings.nuclei': [B] })).toEqual([`rankings.reason.${A}:reason_length`]);
		expect(errorsOf({ 'rankings.nuclei': [], closes: '2027-03-01T09:00' })).toEqual([
			'rankings.nuclei:nucleus_choice',
			'closes:dates_order',
		]);
	});
});
