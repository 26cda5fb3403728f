import { expect, it } from 'vitest';
import { readSurface } from '../e2e/fuzz/surface';

it('writes the actions of each page out by name, so that every form is known to whoever tries them all', () => {
	const routes = readSurface();
	expect(routes.filter(({ actions }) => actions.length > 0).length).toBeGreaterThan(20);
});
