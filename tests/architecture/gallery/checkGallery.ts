import type { Tree } from '../tree';
import { type PartProp, readPart } from './readParts';
import { readUses, type Use } from './readUses';

const isPart = (path: string): boolean => /^src\/lib\/ui\/.*\.svelte$/.test(path);
const isGallery = (path: string): boolean => /^src\/routes\/galeria\/.*\.svelte$/.test(path);

/** Which parts of `src/lib/ui`, or which of their states, the gallery does not show. */
export function checkGallery(tree: Tree, excused: ReadonlyMap<string, string>): string[] {
	const uses = tree.filter(({ path }) => isGallery(path)).flatMap(readUses);
	const parts = tree.filter(({ path }) => isPart(path)).map(readPart);
	const missing = parts.flatMap((part) => {
		const shown = uses.filter(({ tag }) => tag === part.name);
		if (shown.length === 0) return [part.name];
		return part.props.flatMap((prop) => findUnshown(prop, shown).map((state) => `${part.name}: ${state}`));
	});
	return [
		...missing.filter((what) => !excused.has(what)).map((what) => `/galeria does not show ${what}`),
		...[...excused.keys()]
			.filter((what) => !missing.includes(what))
			.map((what) => `${what} needs no excuse: /galeria shows it`),
	];
}

function findUnshown({ name, words, byDefault }: PartProp, shown: readonly Use[]): string[] {
	const handed = shown.filter((use) => use.spread || use.given.has(name));
	if (words.length === 0) return handed.length > 0 ? [] : [name];
	const isShown = (word: string): boolean =>
		(word === byDefault && shown.some((use) => !use.spread && !use.given.has(name))) ||
		handed.some((use) => saysWord(use, name, word));
	return words.filter((word) => !isShown(word)).map((word) => `${name}="${word}"`);
}

/** Said where the part is drawn, or in a list of that file that the drawing goes through. */
function saysWord({ given, file }: Use, name: string, word: string): boolean {
	const said = given.get(name) ?? '';
	const isFixed = /^[\w-]+="[^{]*"$/.test(said) || /^[\w-]+=\{(['"\d].*)\}$/.test(said);
	const quoted = new RegExp(`(['"])${word}\\1|=\\{${word}\\}`);
	return quoted.test(isFixed ? said : file.text);
}
