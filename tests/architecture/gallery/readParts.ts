import { posix } from 'node:path';
import ts from 'typescript';
import { readScript } from '../readImports';
import type { TextFile } from '../tree';

/** What a part may be handed that changes how it looks or sounds. */
export interface PartProp {
	readonly name: string;
	/** The words to choose among (`'info' | 'warning'`); empty when it is not such a choice. */
	readonly words: readonly string[];
	/** What it is when nobody says: shown wherever the part is drawn without it. */
	readonly byDefault: string | null;
}

export interface Part {
	/** `Button`: the name of the file and of its tag. */
	readonly name: string;
	readonly path: string;
	readonly props: readonly PartProp[];
}

/** Tells pages apart, not looks: what is called when something happens, names for forms and links, languages. */
const unseen = /^(on[a-z]+|id|name|lang)$/;

/** Reads a part and its props from the types its script declares. */
export function readPart(file: TextFile): Part {
	const script = ts.createSourceFile(file.path, readScript(file), ts.ScriptTarget.Latest, true);
	const aliases = new Map(
		script.statements.filter(ts.isTypeAliasDeclaration).map((alias) => [alias.name.text, alias.type]),
	);
	const defaults = readDefaults(script);
	const members = listMembers(aliases.get('Props'), aliases);
	return {
		name: posix.basename(file.path, '.svelte'),
		path: file.path,
		props: members
			.map(({ name, type }) => ({
				name,
				words: listWords(type, aliases),
				byDefault: defaults.get(name) ?? null,
			}))
			.filter(({ name }) => !unseen.test(name)),
	};
}

type Aliases = ReadonlyMap<string, ts.TypeNode>;
type Member = { name: string; type: ts.TypeNode | undefined };

function listMembers(type: ts.TypeNode | undefined, aliases: Aliases): Member[] {
	if (type === undefined) return [];
	if (ts.isParenthesizedTypeNode(type)) return listMembers(type.type, aliases);
	if (ts.isIntersectionTypeNode(type) || ts.isUnionTypeNode(type))
		return type.types.flatMap((one) => listMembers(one, aliases));
	if (ts.isTypeReferenceNode(type)) return listMembers(aliases.get(type.typeName.getText()), aliases);
	if (!ts.isTypeLiteralNode(type)) return [];
	return type.members
		.filter(ts.isPropertySignature)
		.map((member) => ({ name: member.name.getText(), type: member.type }));
}

function listWords(type: ts.TypeNode | undefined, aliases: Aliases): string[] {
	if (type === undefined) return [];
	if (ts.isUnionTypeNode(type)) return type.types.flatMap((one) => listWords(one, aliases));
	if (ts.isTypeReferenceNode(type)) return listWords(aliases.get(type.typeName.getText()), aliases);
	return ts.isLiteralTypeNode(type) && (ts.isStringLiteral(type.literal) || ts.isNumericLiteral(type.literal))
		? [type.literal.text]
		: [];
}

/** `let { kind = 'info' } = $props()`. */
function readDefaults(script: ts.SourceFile): Map<string, string> {
	const found = new Map<string, string>();
	const visit = (node: ts.Node): void => {
		if (ts.isBindingElement(node) && ts.isIdentifier(node.name) && node.initializer) {
			const value = node.initializer;
			found.set(
				node.propertyName?.getText() ?? node.name.text,
				ts.isStringLiteral(value) ? value.text : value.getText(),
			);
		}
		ts.forEachChild(node, visit);
	};
	visit(script);
	return found;
}
