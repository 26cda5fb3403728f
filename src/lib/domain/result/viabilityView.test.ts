import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viabilityForm, viabilityFactors, type ViabilityAssessment } from '../problem/viability';
import { parseForm } from '../form';
import { viewViability } from './viabilityView';

const day = '2026-03-20';
const ids = ['agua', 'luz', 'baches', 'medicinas', 'basura'];

/** A joint list in the order of `ids`; everybody prefers the earlier of two by two thirds. */
function listOf(places: readonly number[]) {
	const rows = places.map((place, at) => ({
		id: ids[at] ?? '',
		title: `Problema ${ids[at] ?? ''}`,
		description: '',
		place,
		tied: places.filter((other) => other === place).length > 1,
	}));
	const share = (row: number, column: number) =>
		places[row] === places[column] ? '1/2' : row < column ? '2/3' : '1/3';
	return {
		rows,
		order: rows.map(({ id, title, place }) => ({ id, title, place })),
		pairwise: rows.map((_, row) => rows.map((__, column) => (row === column ? null : share(row, column)))),
	};
}

function assess(problemId: string, factors: readonly number[], number = 1): ViabilityAssessment {
	const [legal = 1, budget = 1, timing = 1, competence = 1] = factors;
	return {
		id: `${problemId}-${number.toString()}`,
		problemId,
		number,
		legal,
		budget,
		timing,
		competence,
		assessor: 'Área técnica de prueba',
		evidence: 'Un documento de prueba.',
		link: null,
		assessedOn: day,
	};
}

describe('demand and viability side by side', () => {
	it('is nothing where nothing was assessed', () => {
		expect(viewViability(listOf([1, 2]), [])).toBeNull();
		expect(viewViability(listOf([1, 2]), [assess('otro', [5, 5, 5, 5])])).toBeNull();
	});

	it('explains an inversion by its votes and by the factors that make it', () => {
		const view = viewViability(listOf([1, 2, 3]), [
			assess('agua', [4, 1, 2, 3]),
			assess('baches', [5, 4, 4, 2]),
		]);
		expect(view?.assessed).toBe(2);
		expect(view?.rows.map(({ assessed }) => assessed && [assessed.place, assessed.score])).toEqual([
			[2, 10],
			null,
			[1, 15],
		]);
		expect(view?.inversions).toEqual([
			{
				wanted: { id: 'agua', title: 'Problema agua', place: 1, score: 10 },
				viable: { id: 'baches', title: 'Problema baches', place: 3, score: 15 },
				votes: { votesFor: '2/3', votesAgainst: '1/3' },
				gains: [
					{ factor: 'budget', by: 3 },
					{ factor: 'timing', by: 2 },
					{ factor: 'legal', by: 1 },
				],
				losses: [{ factor: 'competence', by: 1 }],
			},
		]);
	});

	it('takes the last assessment of each problem and keeps what was said before', () => {
		const view = viewViability(listOf([1, 2]), [
			assess('agua', [5, 5, 5, 5], 2),
			assess('agua', [1, 1, 1, 1], 1),
			assess('agua', [2, 2, 2, 2], 3),
			assess('luz', [2, 2, 2, 2]),
		]);
		const [first, second] = view?.rows ?? [];
		expect(first?.assessed).toMatchObject({ place: 1, tied: true, score: 8 });
		expect(first?.assessed?.earlier.map(({ number }) => number)).toEqual([2, 1]);
		expect(second?.assessed).toMatchObject({ place: 1, tied: true });
		expect(view?.inversions).toEqual([]);
	});

	it('explains an inversion by places alone where people did not rank', () => {
		const view = viewViability({ ...listOf([1, 2]), pairwise: [] }, [
			assess('agua', [1, 1, 1, 1]),
			assess('luz', [1, 1, 1, 2]),
		]);
		expect(view?.inversions).toMatchObject([
			{ wanted: { place: 1 }, viable: { place: 2 }, votes: null, gains: [{ factor: 'competence', by: 1 }] },
		]);
	});

	it('sees no inversion where demand is tied', () => {
		const view = viewViability(listOf([1, 1]), [assess('agua', [1, 1, 1, 1]), assess('luz', [5, 5, 5, 5])]);
		expect(view?.inversions).toEqual([]);
	});

	it('never changes the list, and finds each pair in opposite order once', () => {
		const factors = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 });
		fc.assert(
			fc.property(fc.array(fc.option(factors), { minLength: 1, maxLength: 5 }), (given) => {
				const list = listOf(given.map((_, at) => at + 1));
				const said = given.flatMap((one, at) => (one === null ? [] : [assess(ids[at] ?? '', one)]));
				const view = viewViability(list, said);
				if (said.length === 0) return view === null;
				expect(view?.rows.map(({ id, place }) => [id, place])).toEqual(
					list.rows.map(({ id, place }) => [id, place]),
				);
				const sums = given.map((one) => one?.reduce((sum, part) => sum + part, 0) ?? null);
				const opposite = sums.flatMap((above, at) =>
					sums.slice(at + 1).filter((below) => above !== null && below !== null && above < below),
				);
				expect(view?.inversions).toHaveLength(opposite.length);
				for (const { gains, losses, viable, wanted } of view?.inversions ?? []) {
					const sum = (parts: readonly { by: number }[]) => parts.reduce((all, { by }) => all + by, 0);
					expect(sum(gains) - sum(losses)).toBe(viable.score - wanted.score);
				}
				return true;
			}),
			{ numRuns: 1_000 },
		);
	});
});

describe('the form of an assessment', () => {
	const whole = {
		legal: '4',
		budget: '2',
		timing: '3',
		competence: '5',
		assessor: '  Área técnica  ',
		evidence: 'El programa de obra ya lo prevé.',
		link: '',
	};
	const read = (changes: Readonly<Record<string, string>>) => {
		const form = new FormData();
		for (const [name, value] of Object.entries({ ...whole, ...changes })) form.set(name, value);
		return parseForm(viabilityForm, form);
	};

	it('is read with whole factors, tidy words and no link where none was given', () => {
		const form = read({});
		expect(form.ok && form.value).toEqual({
			legal: 4,
			budget: 2,
			timing: 3,
			competence: 5,
			assessor: 'Área técnica',
			evidence: 'El programa de obra ya lo prevé.',
			link: null,
		});
	});

	it.each([
		...viabilityFactors.flatMap((factor) =>
			['', '0', '6', '2.5', 'mucho'].map((typed) => [factor, typed, 'viability_choice'] as const),
		),
		['assessor', 'yo', 'assessor_length'],
		['assessor', 'a'.repeat(161), 'assessor_length'],
		['evidence', 'porque sí', 'viability_evidence_length'],
		['evidence', 'a'.repeat(601), 'viability_evidence_length'],
		['link', 'javascript:alert(1)', 'link_form'],
		['link', 'www.sin-protocolo.example', 'link_form'],
	] as const)('refuses %s: %j', (field, typed, code) => {
		const form = read({ [field]: typed });
		expect(!form.ok && form.error.errors).toEqual([{ field, code }]);
		expect(!form.ok && form.error.typed[field]).toEqual([typed]);
	});
});
