import { describe, expect, it } from 'vitest';
import { findObstacles, type PublicationFacts } from './findObstacles';

const nucleus = (name: string, hasTitular = true) => ({ name, votes: true, seats: 5, hasTitular });
const ready: PublicationFacts = {
	isConstituted: true,
	nuclei: [nucleus('Sociedad civil'), nucleus('Autoridad'), nucleus('Garante')],
	alternatives: [
		{ title: 'Agua', isMerged: false },
		{ title: 'Luz', isMerged: false },
	],
};

describe('what stands before a publication', () => {
	it('is nothing when all is there', () => {
		expect(findObstacles('es', ready)).toEqual([]);
	});

	it('names the nucleus without titular and how many are missing', () => {
		const found = findObstacles('es', {
			...ready,
			isConstituted: false,
			nuclei: [nucleus('Sociedad civil'), nucleus('Autoridad', false)],
		});
		expect(found).toHaveLength(3);
		expect(found.join(' ')).toContain('Autoridad no tiene titular.');
		expect(found.join(' ')).toContain('Hay 1');
	});

	it('does not ask for titulares of an STL that is already constituted', () => {
		expect(
			findObstacles('es', { ...ready, nuclei: [...ready.nuclei, nucleus('Universidad', false)] }),
		).toEqual([]);
	});

	it('names the problems that were merged since', () => {
		const [one, two] = ready.alternatives;
		const found = findObstacles('es', {
			...ready,
			alternatives: [...(one ? [{ ...one, isMerged: true }] : []), ...(two ? [two] : [])],
		});
		expect(found).toEqual([expect.stringContaining('«Agua»')]);
	});

	it('asks for two problems and for a nucleus that can vote', () => {
		expect(
			findObstacles('es', {
				isConstituted: true,
				nuclei: [{ name: 'Invitada', votes: false, seats: 3, hasTitular: true }],
				alternatives: [],
			}),
		).toHaveLength(2);
	});
});
