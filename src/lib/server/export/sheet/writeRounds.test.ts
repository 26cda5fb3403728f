import { expect, it } from 'vitest';
import type { RoundsView } from '$lib/domain/result/roundsView';
import { writeRounds } from './writeRounds';

const within = (w: number) => ({
	name: 'Autoridad',
	ballots: 5,
	w,
	words: 'strong' as const,
	reason: null,
});
const rounds: RoundsView = {
	columns: [
		{ number: 1, slug: 'plan', title: 'Primera vuelta', rows: [] },
		{ number: 2, slug: 'plan-2', title: 'Segunda vuelta', rows: [] },
	],
	rows: [
		{
			id: 'a',
			title: 'Agua',
			places: [
				{ place: 2, tied: true },
				{ place: 1, tied: false },
			],
		},
		{ id: 'b', title: 'Baches', places: [{ place: 2, tied: true }, null] },
	],
	between: [
		{ w: 0.4321, words: 'weak' },
		{ w: 0.615, words: 'some' },
	],
	within: [{ nucleus: 'n', name: 'Autoridad', rounds: [within(0.7), null] }],
};

it('writes the place of each problem and the W of each nucleus, round by round', () => {
	const [section] = writeRounds({ rounds }, 'es');
	expect(section?.heading).toBe('Las rondas');
	const [places, agreement] = section?.blocks.filter(({ kind }) => kind === 'table') ?? [];
	expect(places).toMatchObject({
		columns: ['Problema', 'Ronda 1', 'Ronda 2'],
		rows: [
			[{ written: 'Agua' }, '2=', '1'],
			[{ written: 'Baches' }, '2=', '–'],
		],
	});
	expect(agreement).toMatchObject({
		rows: [
			['Los núcleos entre sí', '0.43', '0.62'],
			['Las boletas de Autoridad', '0.70', '–'],
		],
	});
});

it('says so where there is no W, and nothing where there was one round', () => {
	const marks = { ...rounds, between: [null, null], within: [] };
	const [section] = writeRounds({ rounds: marks }, 'es');
	expect(section?.blocks.filter(({ kind }) => kind === 'table')).toHaveLength(1);
	expect(section?.blocks.at(-1)).toEqual({
		kind: 'text',
		text: 'No hay órdenes que comparar. Por eso no hay W.',
	});
	expect(writeRounds({ rounds: null }, 'es')).toEqual([]);
});
