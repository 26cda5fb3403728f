import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { newConsultationForm } from './consultation/consultationForm';
import { exerciseForm } from './exercise/exerciseForm';
import {
	checkbox,
	choice,
	choices,
	compareFields,
	group,
	id,
	integer,
	line,
	list,
	paragraphs,
	parseForm,
	type FormRefused,
} from './form';
import {
	nucleusForm,
	replacementForm,
	seatForm,
	seatInvitationForm,
	staffInvitationForm,
} from './nucleus/nucleusForms';
import { mergeForm, problemForm, unmergeForm } from './problem/problemForm';
import {
	annulmentForm,
	extensionForm,
	newPrioritizationForm,
	publicationForm,
	reopeningForm,
} from './ranking/methodologyForm';
import { isRefusalCode } from './refusalCodes';
import { isTidy } from './text';

const UUID = '0f9b2c64-8a1e-4d57-9c3b-2e6f1a7d5b80';

function formOf(fields: readonly (readonly [string, string])[]): FormData {
	const form = new FormData();
	for (const [name, value] of fields) form.append(name, value);
	return form;
}

function errorsOf(result: { ok: boolean; error?: FormRefused }): string[] {
	return (result.error?.errors ?? []).map(({ field, code }) => `${field}:${code}`);
}

describe('parseForm', () => {
	const schema = z.object({
		title: line(5, 12, 'title_length'),
		text: paragraphs(0, 20, 'description_length'),
		kind: choice(['a', 'b'], 'role_choice'),
		boxes: choices(['x', 'y', 'z'], 'channel_missing', 'channel_choice'),
		ids: list(id('problem_choice'), 1, 2, 'alternatives_range'),
		votes: checkbox(),
		many: integer(1, 9, 'quorum_range'),
		place: group((controls, refuse) => {
			const lat = controls.get('lat')?.[0] ?? '';
			if (lat === 'bad') refuse('lat', 'point_form');
			return lat;
		}),
	});

	it('reads tidied texts, lists in the order offered, numbers and boxes', () => {
		const fields = [
			...([
				['title', '  Fuga\tde  agua '],
				['text', 'uno\r\ndos'],
				['kind', 'b'],
				['boxes', 'z'],
				['boxes', 'x'],
			] as const),
			...([
				['ids', UUID.toUpperCase()],
				['votes', 'on'],
				['many', ' 7 '],
				['place.lat', '17'],
				['other', '?'],
			] as const),
		] as const;
		expect(parseForm(schema, formOf(fields))).toEqual({
			ok: true,
			value: {
				...{ title: 'Fuga de agua', text: 'uno\ndos', kind: 'b', boxes: ['x', 'z'], ids: [UUID] },
				...{ votes: true, many: 7, place: '17' },
			},
		});
	});

	it('says everything that is wrong at once, by control, and keeps what was typed', () => {
		const fields = [
			['title', 'agua'],
			['kind', 'c'],
			['boxes', 'w'],
			['ids', 'no'],
			['many', '10'],
			['place.lat', 'bad'],
		] as const;
		const result = parseForm(schema, formOf(fields));
		expect(errorsOf(result)).toEqual([
			...['title:title_length', 'kind:role_choice', 'boxes:channel_choice', 'ids:problem_choice'],
			...['many:quorum_range', 'place.lat:point_form'],
		]);
		expect(result.ok ? null : result.error.typed).toEqual(
			Object.fromEntries(fields.map(([name, value]) => [name, [value]])),
		);
	});

	it('asks for what is missing', () => {
		expect(errorsOf(parseForm(schema, new FormData()))).toEqual([
			...['title:title_length', 'kind:role_choice', 'boxes:channel_missing', 'ids:alternatives_range'],
			'many:quorum_range',
		]);
	});

	it('refuses what cannot be printed, by a code of its own', () => {
		expect(
			errorsOf(parseForm(z.object({ a: line(1, 9, 'title_length') }), formOf([['a', 'x\u202ey']]))),
		).toEqual(['a:text_characters']);
	});

	it('compares two fields whatever else is wrong, unless one of them is', () => {
		const dates = z
			.object({ a: line(1, 3, 'date_form'), b: line(1, 3, 'date_form'), c: line(1, 3, 'title_length') })
			.refine(...compareFields('a', 'b', 'dates_order', (a, b) => a < b));
		const errors = (a: string, b: string, c: string) =>
			errorsOf(
				parseForm(
					dates,
					formOf([
						['a', a],
						['b', b],
						['c', c],
					]),
				),
			);
		expect(errors('1', '2', 'x')).toEqual([]);
		expect(errors('2', '1', 'x')).toEqual(['b:dates_order']);
		expect(errors('2', '1', '')).toEqual(['c:title_length', 'b:dates_order']);
		expect(errors('2', '', 'x')).toEqual(['b:date_form']);
	});
});

describe('every form of staff', () => {
	const seats = new Map([[UUID, 7]]);
	const forms: Readonly<Record<string, z.ZodType>> = {
		exercise: exerciseForm(['pa18']),
		nucleus: nucleusForm,
		seat: seatForm,
		seatInvitation: seatInvitationForm,
		staffInvitation: staffInvitationForm,
		replacement: replacementForm,
		consultation: newConsultationForm(['ventanilla']),
		problem: problemForm(['agua'], ['empleo']),
		merge: mergeForm,
		unmerge: unmergeForm,
		prioritization: newPrioritizationForm,
		publication: publicationForm(seats),
		extension: extensionForm,
		annulment: annulmentForm,
		reopening: reopeningForm,
	};
	const names = [
		...[
			'name',
			'slug',
			'graceDays',
			'reviewDays',
			'state',
			'ruleset',
			'timeZone',
			'institution',
			'kind',
			'votes',
			'seats',
			'nucleus',
			'label',
		],
		...[
			'seat',
			'capacity',
			'role',
			'email',
			'reason',
			'term',
			'title',
			'whoMayAnswer',
			'useOfResults',
			'opens',
		],
		...[
			'closes',
			'channels',
			'template',
			'description',
			'theme',
			'tags',
			'territories',
			'point.lat',
			'point.lon',
		],
		...['sources.kind', 'sources.citation', 'sources.link', 'sources.response', 'kept', 'absorbed', 'merge'],
		...[
			'question',
			...['task', 'method', 'unranked', 'mostRanked', 'mostApproved', 'points', 'mostPerAlternative'].map(
				(control) => `counting.${control}`,
			),
			...['name', 'question', 'weight'].flatMap((part) =>
				[0, 1, 2, 3, 4, 5, 6, 7].map((row) => `counting.criterion.${row.toString()}.${part}`),
			),
			...['rule', 'source', 'heldOn'].map((control) => `tieRule.${control}`),
			'publication',
			'alternatives',
			'rankings.nuclei',
			`rankings.quorum.${UUID}`,
			`rankings.reason.${UUID}`,
			`rankings.reason.${UUID}`,
		],
		...['ranking', 'quorum', '', '.', '__proto__', 'constructor', 'point', 'sources', 'rankings', 'point.'],
	];
	const values = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 12 }),
		fc.constantFrom(
			'',
			'1',
			'7',
			'20',
			UUID,
			'pa18',
			'web',
			'borda',
			'rank',
			'criteria',
			'draw',
			'2027-03-01T09:00',
			'17.06',
			'-96.72',
			'mesa',
		),
		fc.constantFrom(
			'https://ejemplo.mx/a',
			'javascript:alert(1)',
			'a@b.mx',
			'x'.repeat(3000),
			'america',
			'titular',
		),
	);

	it.each(Object.entries(forms))(
		'%s answers any input with a value or with errors that have a sentence',
		(_, schema) => {
			fc.assert(
				fc.property(fc.array(fc.tuple(fc.constantFrom(...names), values), { maxLength: 25 }), (fields) => {
					const result = parseForm(schema, formOf(fields));
					if (result.ok) return;
					expect(result.error.errors.length).toBeGreaterThan(0);
					for (const { code, field } of result.error.errors) {
						expect(isRefusalCode(code)).toBe(true);
						expect(names).toContain(field);
					}
				}),
				{ numRuns: 120 },
			);
		},
	);

	it('only lets tidy texts through', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (typed) => {
				const result = parseForm(z.object({ a: paragraphs(0, 200, 'title_length') }), formOf([['a', typed]]));
				if (result.ok) expect(isTidy(result.value.a)).toBe(true);
			}),
			{ numRuns: 300 },
		);
	});
});
