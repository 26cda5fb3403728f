import { describe, expect, it } from 'vitest';
import { readCountryShapes, readStateCatalogue, readStates, readStateShapes } from './readMexico.server';

describe('readMexico', () => {
	it('reads shapes and lists of a state from the build', async () => {
		expect((await readStateShapes('20'))?.shapes).toHaveLength(570);
		expect((await readStateCatalogue('20'))?.municipalities).toHaveLength(570);
		expect(await readStates()).toHaveLength(32);
	});

	it('reads the shapes of the states by their keys', async () => {
		const { shapes } = await readCountryShapes();
		expect(shapes).toHaveLength(32);
		expect(shapes.find(({ id }) => id === '20')?.name).toBe('Oaxaca');
		expect(await readCountryShapes()).toBe(await readCountryShapes());
	});

	it('decodes a state once', async () => {
		expect(await readStateShapes('17')).toBe(await readStateShapes('17'));
	});

	it.each(['00', '33', '', '../../../package', 'estados', 'mx/../20', '__proto__'])(
		'knows no state %j',
		async (key) => {
			expect(await readStateShapes(key)).toBeNull();
			expect(await readStateCatalogue(key)).toBeNull();
		},
	);
});
