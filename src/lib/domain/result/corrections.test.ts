import { describe, expect, it } from 'vitest';
import { listCorrections, type PublishedVersion } from './corrections';

type Counting = readonly (readonly [ranking: string, attempt: number])[];

/** A version in which these rankings count, and the problems stand in this order; those of one text are tied. */
function publish(version: number, rankings: Counting, order: readonly string[], missing: string[] = []) {
	let place = 1;
	const rows = order.flatMap((tier) => {
		const own = [...tier].map((id) => ({ id, title: id, description: '', place, tied: tier.length > 1 }));
		place += tier.length;
		return own;
	});
	const published: PublishedVersion = {
		version,
		computedOn: `2026-05-0${version.toString()}`,
		contentHash: `huella-${version.toString()}`,
		view: {
			nuclei: rankings.map(([ranking, attempt]) => ({ ranking, name: `Núcleo ${ranking}`, attempt })),
			missing: missing.map((name) => ({ name, reason: 'No quiso votar otra vez.' })),
			joint: { rows },
		},
	};
	return published;
}

const fates = [
	{ id: 'civil', annulReason: 'Faltaba un problema.' },
	{ id: 'civil-2', annulReason: null },
	{ id: 'garante', annulReason: null },
];
const first = publish(
	1,
	[
		['civil', 1],
		['garante', 1],
	],
	['a', 'b', 'c'],
);

describe('what a result changed of the one before it', () => {
	it('is nothing while there is one', () => {
		expect(listCorrections([first], fates)).toEqual([]);
	});

	it('says which ranking counts no longer and why, which one does now, and whose place is another', () => {
		const second = publish(
			2,
			[
				['civil-2', 2],
				['garante', 1],
			],
			['b', 'a', 'c'],
		);
		expect(listCorrections([second, first], fates)).toEqual([
			{
				version: 2,
				computedOn: '2026-05-02',
				contentHash: 'huella-2',
				former: { version: 1, computedOn: '2026-05-01', contentHash: 'huella-1' },
				dropped: [{ name: 'Núcleo civil', attempt: 1, reason: 'Faltaba un problema.' }],
				added: [{ name: 'Núcleo civil-2', attempt: 2 }],
				missing: [],
				moved: [
					{ id: 'b', title: 'b', before: { place: 2, tied: false }, now: { place: 1, tied: false } },
					{ id: 'a', title: 'a', before: { place: 1, tied: false }, now: { place: 2, tied: false } },
				],
			},
		]);
	});

	it('tells a tie from a place alone, and what left the list', () => {
		const second = publish(2, [['garante', 1]], ['ab'], ['Núcleo civil']);
		const [only] = listCorrections([second, first], fates);
		expect(only?.missing).toEqual([{ name: 'Núcleo civil', reason: 'No quiso votar otra vez.' }]);
		expect(only?.moved).toEqual([
			{ id: 'a', title: 'a', before: { place: 1, tied: false }, now: { place: 1, tied: true } },
			{ id: 'b', title: 'b', before: { place: 2, tied: false }, now: { place: 1, tied: true } },
			{ id: 'c', title: 'c', before: { place: 3, tied: false }, now: null },
		]);
	});

	it('compares each with the one before it, the newest first', () => {
		const rankings: Counting = [
			['civil', 1],
			['garante', 1],
		];
		const versions = [publish(3, rankings, ['c', 'b', 'a']), publish(2, rankings, ['a', 'b', 'c']), first];
		const compared = listCorrections(versions, fates);
		expect(compared.map(({ version, former }) => [version, former.version])).toEqual([
			[3, 2],
			[2, 1],
		]);
		expect(compared[1]?.moved).toEqual([]);
	});
});
