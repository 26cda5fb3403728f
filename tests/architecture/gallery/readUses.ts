import { parse, type AST } from 'svelte/compiler';
import type { TextFile } from '../tree';

/** One place where a part is drawn. */
export interface Use {
	/** The tag: `Button`. */
	readonly tag: string;
	/** What it is handed there, snippets and children among it. */
	readonly given: ReadonlyMap<string, string>;
	/** Handed a whole object (`{...words}`), which may hold anything. */
	readonly spread: boolean;
	/** The file it stands in, where the words of a loop over a part's states are found. */
	readonly file: TextFile;
}

/** Every use of a component in the markup of a file. */
export function readUses(file: TextFile): Use[] {
	const uses: Use[] = [];
	const visit = (node: unknown): void => {
		if (Array.isArray(node)) node.forEach(visit);
		else if (isNode(node)) {
			if (isComponent(node)) uses.push(readUse(node, file));
			Object.values(node).forEach(visit);
		}
	};
	visit(parse(file.text, { modern: true }).fragment);
	return uses;
}

type Node = { type: string };
const isNode = (value: unknown): value is Node =>
	typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
const isComponent = (node: Node): node is AST.Component => node.type === 'Component';

function readUse(component: AST.Component, file: TextFile): Use {
	const given = new Map<string, string>();
	let spread = false;
	for (const attribute of component.attributes) {
		if (attribute.type === 'SpreadAttribute') spread = true;
		if (attribute.type === 'Attribute' || attribute.type === 'BindDirective')
			given.set(attribute.name, file.text.slice(attribute.start, attribute.end));
	}
	for (const child of component.fragment.nodes) {
		if (child.type === 'SnippetBlock') given.set(child.expression.name, '');
		else if (child.type !== 'Comment' && !(child.type === 'Text' && child.data.trim() === ''))
			given.set('children', '');
	}
	return { tag: component.name, given, spread, file };
}
