import { readImports, type Import } from './readImports';
import { guardedPackages, pureRooms, rooms, unguardedRooms, type Room } from './rooms';
import type { TextFile, Tree } from './tree';

const code = /\.(ts|svelte|mjs|js)$/;
const unitTest = /\.test\.ts$/;
const serverFile = /(\.server\.ts|\/\+server\.ts)$/;
const testTools = ['vitest', 'fast-check', 'node:*', 'svelte/*'];

/** Made by SvelteKit at build time; they have no file and no room. */
const generated = /^(\.{1,2}\/)+\$types(\.js)?$|^\$service-worker$/;

export function findRoom(path: string): Room | undefined {
	return rooms.find((room) => room.files.test(path));
}

function sister(room: Room, path: string): string | undefined {
	return room.files.exec(path)?.[1];
}

function covers(list: readonly string[], name: string): boolean {
	return list.some((entry) =>
		entry.endsWith('/*')
			? name.startsWith(entry.slice(0, -1))
			: entry === 'node:*'
				? name.startsWith('node:')
				: entry === name,
	);
}

function allows(from: TextFile, room: Room, target: Room, imported: Import): boolean {
	if (room === target) {
		const own = sister(room, from.path);
		return own === undefined || own === sister(target, imported.target ?? '');
	}
	if (target.name.startsWith('server/') && room.serverFilesMay)
		return imported.typeOnly
			? room.serverFilesMay.includes(target.name)
			: serverFile.test(from.path) && room.serverFilesMay.includes(target.name);
	return room.may.some((entry) => {
		if (entry === target.name) return true;
		if (entry === `types of ${target.name}`) return imported.typeOnly;
		// `domain/territory`: one folder of a room.
		return entry.startsWith(`${target.name}/`) && (imported.target ?? '').startsWith(`src/lib/${entry}/`);
	});
}

function refusePackage(from: TextFile, room: Room, imported: Import): string | null {
	const name = imported.specifier;
	const guard = guardedPackages.find((guarded) => guarded.name.test(name));
	if (guard && guard.room !== room.name && !unguardedRooms.includes(room.name))
		return `the package "${name}" belongs to the room "${guard.room}" alone. Call that room instead.`;
	if (
		guard?.dynamicOnly &&
		guard.room === room.name &&
		!imported.dynamic &&
		!imported.typeOnly &&
		!name.endsWith('.css')
	)
		return `"${name}" is loaded with import(), so that a page without a map never downloads it.`;
	if (unitTest.test(from.path) && covers(testTools, name)) return null;
	if (room.packages !== 'any' && !covers(room.packages, name))
		return `the room "${room.name}" may not use the package "${name}". ${room.moveTo}`;
	return null;
}

function refuseForm(room: Room, imported: Import): string | null {
	if (!pureRooms.includes(room.name) || imported.target === null) return null;
	if (imported.specifier.startsWith('$lib'))
		return 'a pure room imports by relative path, because Node reads it without SvelteKit.';
	return /\.(ts|js)$/.test(imported.specifier) ? 'write the path without its extension.' : null;
}

function refuse(from: TextFile, room: Room, imported: Import): string | null {
	if (imported.target === null) return refusePackage(from, room, imported);
	const form = refuseForm(room, imported);
	if (form) return form;
	const target = findRoom(imported.target);
	if (!target) {
		// A unit test draws its cases from tests/.
		if (unitTest.test(from.path) && imported.target.startsWith('tests/')) return null;
		return from.path.startsWith('src/') && !imported.target.startsWith('src/')
			? `${imported.target} lies outside src. ${room.moveTo}`
			: null;
	}
	if (allows(from, room, target, imported)) return null;
	// A test of a pure room may hold it against another one; nothing of it reaches the product.
	if (unitTest.test(from.path) && pureRooms.includes(room.name) && pureRooms.includes(target.name))
		return null;
	if (room === target)
		return `"${room.name}" parts do not import each other (${imported.target}). ${room.moveTo}`;
	return `the room "${room.name}" may not import "${target.name}" (${imported.target}). ${room.moveTo}`;
}

/** One line for each import the table of rooms forbids, and for each file of `src` that stands in no room. */
export function checkImports(tree: Tree): string[] {
	const paths = new Set(tree.map((file) => file.path));
	return tree
		.filter((file) => code.test(file.path))
		.flatMap((file) => {
			const room = findRoom(file.path);
			if (!room)
				return file.path.startsWith('src/')
					? [
							`${file.path}: stands in no room of the house. Put it in one, or add the room to rooms.ts and docs.`,
						]
					: [];
			return readImports(file, paths)
				.filter((imported) => !generated.test(imported.specifier))
				.flatMap((imported) => {
					const why = refuse(file, room, imported);
					return why ? [`${file.path}:${imported.line}: ${why}`] : [];
				});
		});
}
