import { describe, expect, it } from 'vitest';
import { composeCoverage, countSexes } from './coverage';

const row = (es: string, total: number | null) => ({ choice: es, text: { es }, counts: [], total });
const question = (type: string, rows: ReturnType<typeof row>[]) => ({
	id: 'q',
	type,
	text: { es: 'Pregunta' },
	tables: [{ part: null, text: null, rows }],
	withExcluded: null,
});

describe('answers by sex', () => {
	it('are those of the question that offers both, whatever else it offers', () => {
		const topics = question('single', [row('Agua', 30), row('Luz', 20)]);
		const sex = question('single', [row('Mujer', 28), row('Hombre', null), row('No binario', null)]);
		expect(countSexes({ questions: [topics, sex] })).toEqual({ women: 28, men: null });
		expect(
			countSexes({ questions: [question('single', [row('Femenino', 12), row('MASCULINO', 11)])] }),
		).toEqual({ women: 12, men: 11 });
	});

	it('are none where nobody was asked', () => {
		expect(countSexes({ questions: [] })).toBeNull();
		expect(countSexes({ questions: [question('single', [row('Mujer', 28), row('Agua', 2)])] })).toBeNull();
		expect(
			countSexes({ questions: [question('multiple', [row('Mujer', 28), row('Hombre', 2)])] }),
		).toBeNull();
	});
});

describe('the coverage of a territory', () => {
	const municipalities = [{ id: '20001' }, { id: '20002' }, { id: '20999' }];
	const census = {
		'20001': { population: 1_000, women: 520 },
		'20002': { population: 3_000, women: 1_480 },
		'19001': { population: 9_999, women: 5_000 },
	};

	it('adds who lives there, and where no answer came from', () => {
		expect(composeCoverage(municipalities, census, { '20001': null }, null)).toEqual({
			source: 'INEGI, Censo de Población y Vivienda 2020',
			population: 4_000,
			women: 2_000,
			unreached: 3_000,
			unknown: 1,
			sex: null,
		});
	});

	it('says of no place that it was not reached where nobody was asked', () => {
		const sex = { women: 12, men: 10 };
		expect(composeCoverage(municipalities, census, null, sex)).toMatchObject({ unreached: null, sex });
	});
});
