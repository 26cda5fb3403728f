/** The parts of package-lock.json (version 3) the rules read. */
export interface Lockfile {
	readonly packages: Readonly<Record<string, LockedPackage>>;
}

export interface LockedPackage {
	readonly version?: string;
	readonly resolved?: string;
	readonly integrity?: string;
	readonly license?: string;
	readonly link?: boolean;
	readonly dev?: boolean;
	readonly optional?: boolean;
	readonly devOptional?: boolean;
	readonly hasInstallScript?: boolean;
	readonly engines?: { readonly node?: string };
	readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const publicRegistry = 'https://registry.npmjs.org/';

/** Licences whose code may be part of, or stand beside, a work under AGPL-3.0-or-later. */
const compatible = new Set([
	'0BSD',
	'AGPL-3.0-or-later',
	'Apache-2.0',
	'BlueOak-1.0.0',
	'BSD-2-Clause',
	'BSD-3-Clause',
	'CC-BY-4.0',
	'CC0-1.0',
	'ISC',
	'MIT',
	'MIT-0',
	'MPL-2.0',
	'PostgreSQL',
	'Python-2.0',
	'Unlicense',
	'Zlib',
]);

export function eachPackage(lock: Lockfile): [string, LockedPackage][] {
	return Object.entries(lock.packages)
		.filter(([path]) => path !== '')
		.map(([path, locked]) => [path.replace(/^.*node_modules\//, ''), locked]);
}

/** Every package is pinned to bytes, and comes from the public registry. */
export function checkPins(lock: Lockfile): string[] {
	return eachPackage(lock).flatMap(([name, locked]) => {
		if (locked.link) return [`${name}: is a link to a folder.`];
		const found: string[] = [];
		if (!locked.integrity?.startsWith('sha512-'))
			found.push(`${name}: has no sha512 integrity in the lockfile.`);
		if (locked.resolved !== undefined && !locked.resolved.startsWith(publicRegistry))
			found.push(`${name}: comes from ${locked.resolved}, not from the public registry.`);
		return found;
	});
}

/** A lockfile that leaves out what a package may bring for another platform is one `npm ci` refuses. */
export function checkWhole(lock: Lockfile): string[] {
	const isLocked = (from: string, name: string): boolean => {
		if (`${from}node_modules/${name}` in lock.packages) return true;
		const above = from.lastIndexOf('node_modules/', from.length - 2);
		return above >= 0 && isLocked(from.slice(0, above), name);
	};
	return Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
		Object.keys(optionalDependencies)
			.filter((name) => !isLocked(path === '' ? '' : `${path}/`, name))
			.map((name) => `${path || 'the project'}: ${name} has no line in the lockfile.`),
	);
}

/** Nothing runs at installation but what package.json names; `siblings` are that package for other platforms. */
export function checkInstallScripts(lock: Lockfile, allowed: readonly string[]): string[] {
	const mayRun = (name: string) =>
		allowed.includes(name) ||
		allowed.some((entry) => entry.startsWith('@') && name.startsWith(`${entry.split('/')[0] ?? ''}/`));
	return eachPackage(lock)
		.filter(([name, locked]) => locked.hasInstallScript && !mayRun(name))
		.map(([name]) => `${name}: runs a script at installation and is not in allowScripts.`);
}

/** An SPDX expression is fine when one side of each OR, and both sides of each AND, are. */
export function isCompatible(expression: string): boolean {
	const bare = expression.trim().replace(/^\((.*)\)$/, '$1');
	if (bare.includes(' OR ')) return bare.split(' OR ').some(isCompatible);
	if (bare.includes(' AND ')) return bare.split(' AND ').every(isCompatible);
	return compatible.has(bare);
}

export function checkLicences(lock: Lockfile): string[] {
	return eachPackage(lock)
		.filter(([, locked]) => !isCompatible(locked.license ?? ''))
		.map(
			([name, locked]) =>
				`${name}: its licence is ${locked.license ?? 'not stated'}, unknown as compatible with AGPL-3.0.`,
		);
}

/** What reaches the server of an installation: neither tools nor the other platforms' binaries. */
export function listProductionPackages(lock: Lockfile): string[] {
	return eachPackage(lock)
		.filter(([, locked]) => !locked.dev && !locked.devOptional && !locked.optional)
		.map(([name]) => name);
}

export function checkEngines(lock: Lockfile, versions: readonly string[], accepts: Accepts): string[] {
	return eachPackage(lock)
		.filter(([, locked]) => !locked.dev && !locked.devOptional)
		.flatMap(([name, locked]) =>
			versions
				.filter((version) => locked.engines?.node !== undefined && !accepts(locked.engines.node, version))
				.map((version) => `${name}: wants Node ${locked.engines?.node ?? ''}, which leaves out ${version}.`),
		);
}

type Accepts = (range: string, version: string) => boolean;
