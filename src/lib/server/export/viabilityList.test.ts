import { describe, expect, it } from 'vitest';
import type { ViabilityAssessment } from '$lib/domain/problem/viability';
import { viewViability } from '$lib/domain/result/viabilityView';
import { composeViability, viabilityColumns } from './viabilityList';

const row = (id: string, place: number) => ({
	id,
	title: `Problema ${id}`,
	description: '',
	place,
	tied: false,
});
const rows = [row('agua', 1), row('luz', 2), row('baches', 3)];
const joint = {
	rows,
	order: rows,
	pairwise: rows.map((_, at) => rows.map((__, other) => (at === other ? null : at < other ? '2/3' : '1/3'))),
};
const assess = (problemId: string, value: number, number = 1): ViabilityAssessment => ({
	id: `${problemId}-${number.toString()}`,
	problemId,
	number,
	legal: value,
	budget: value,
	timing: value,
	competence: value,
	assessor: 'Área técnica de prueba',
	evidence: '=HYPERLINK("x")',
	link: null,
	assessedOn: '2026-03-20',
});
const view = viewViability(joint, [assess('agua', 2), assess('luz', 1), assess('luz', 5, 2)]);

describe('viability in lists', () => {
	it('adds no column where no problem was assessed', () => {
		expect(viabilityColumns(null, 'es')).toMatchObject({ columns: [] });
		expect(viabilityColumns(null, 'es').cellsOf('agua')).toEqual([]);
	});

	it('stands beside each place, blank for what nobody assessed', () => {
		const { columns, cellsOf } = viabilityColumns(view, 'es');
		expect(columns).toEqual(['Lugar por viabilidad', 'Viabilidad de 20']);
		expect(rows.map(({ id }) => cellsOf(id))).toEqual([
			[2, 8],
			[1, 20],
			[null, null],
		]);
	});

	it('lists every assessment, and gives a place only to the one that stands', () => {
		if (view === null) throw new Error('two problems were assessed');
		const sheet = composeViability(view, 'en');
		expect(sheet.rows.map((cells) => cells.slice(0, 6))).toEqual([
			[1, 'Problema agua', 2, 1, 8, '2 · A law has to change'],
			[2, 'Problema luz', 1, 2, 20, '5 · The law already foresees it'],
			[2, 'Problema luz', null, 1, 4, '1 · The law does not allow it'],
		]);
		for (const cells of sheet.rows) expect(cells).toHaveLength(sheet.columns.length);
	});
});
