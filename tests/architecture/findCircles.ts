import { readImports } from './readImports';
import type { Tree } from './tree';

/** Which file imports which, within the tree. */
export function drawArrows(tree: Tree): Map<string, string[]> {
	const paths = new Set(tree.map((file) => file.path));
	return new Map(
		tree.map((file) => [
			file.path,
			readImports(file, paths)
				.map((imported) => imported.target)
				.filter((target): target is string => target !== null && paths.has(target)),
		]),
	);
}

/**
 * Finds circles of arrows: each answer is a path that returns to where it began, one for each knot.
 * A depth-first walk; a name met again while still on the walk closes a circle.
 */
export function findCircles(arrows: ReadonlyMap<string, readonly string[]>): string[][] {
	const done = new Set<string>();
	const circles: string[][] = [];
	const walk = (name: string, trail: readonly string[]): void => {
		const met = trail.indexOf(name);
		if (met >= 0) {
			circles.push([...trail.slice(met), name]);
			return;
		}
		if (done.has(name)) return;
		for (const next of arrows.get(name) ?? []) walk(next, [...trail, name]);
		done.add(name);
	};
	for (const name of arrows.keys()) walk(name, []);
	return circles;
}
