import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acceptsVersion } from './rules/acceptsVersion';
import {
	checkEngines,
	checkInstallScripts,
	checkLicences,
	checkPins,
	checkWhole,
	eachPackage,
	isCompatible,
	listProductionPackages,
	type LockedPackage,
	type Lockfile,
} from './rules/checkSupplyChain';
import { projectRoot } from './tree';

const readJson = (path: string): unknown => JSON.parse(readFileSync(join(projectRoot, path), 'utf8'));
const lock = readJson('package-lock.json') as Lockfile;
const manifest = readJson('package.json') as { allowScripts: Record<string, boolean> };
const nodeVersions = ['20.19.0', '20.20.2', '22.20.0', '24.11.0'];

describe('dependencies', () => {
	it('are pinned to bytes of the public registry', () => {
		expect(checkPins(lock)).toEqual([]);
	});

	it('of a measurement that installs its own are pinned as well', () => {
		expect(checkPins(readJson('scripts/bench/lighthouse/package-lock.json') as Lockfile)).toEqual([]);
	});

	it('are all in the lockfile, those of other platforms too, so that `npm ci` takes it', () => {
		expect(checkWhole(lock)).toEqual([]);
	});

	it('run nothing at installation but what package.json names', () => {
		const allowed = Object.keys(manifest.allowScripts).filter((name) => manifest.allowScripts[name]);
		expect(checkInstallScripts(lock, allowed)).toEqual([]);
	});

	it('have licences an AGPL work may carry', () => {
		expect(checkLicences(lock)).toEqual([]);
	});

	it('of production accept every Node the project promises', () => {
		expect(checkEngines(lock, nodeVersions, acceptsVersion)).toEqual([]);
	});

	it('all stand in the bill of materials, with the hash of their bytes', () => {
		const bill = JSON.parse(
			execFileSync('npm', ['run', '-s', 'sbom'], { cwd: projectRoot, encoding: 'utf8', maxBuffer: 2 ** 26 }),
		) as { components: { name: string; version: string; hashes?: { alg: string }[] }[] };
		const named = bill.components.map(({ name, version, hashes = [] }) =>
			hashes.some(({ alg }) => alg === 'SHA-512') ? `${name}@${version}` : `${name} without a hash`,
		);
		const locked = eachPackage(lock).map(([name, { version = '' }]) => `${name}@${version}`);
		expect(new Set(named)).toEqual(new Set(locked));
	});

	it('of production are few', () => {
		expect(listProductionPackages(lock).length).toBeLessThanOrEqual(60);
	});
});

describe('the checks of dependencies', () => {
	const lockOf = (locked: LockedPackage): Lockfile => ({ packages: { '': {}, 'node_modules/a': locked } });
	const sound: LockedPackage = { integrity: 'sha512-x', license: 'MIT' };

	it('miss no package that could change or come from elsewhere', () => {
		expect(checkPins(lockOf(sound))).toEqual([]);
		expect(checkPins(lockOf({ license: 'MIT' }))).toHaveLength(1);
		expect(checkPins(lockOf({ ...sound, resolved: 'git+https://example.org/a.git' }))).toHaveLength(1);
		expect(checkPins(lockOf({ ...sound, link: true }))).toHaveLength(1);
	});

	it('miss no package left out of the lockfile', () => {
		const lockWith = (paths: string[]): Lockfile => ({
			packages: {
				'': {},
				'node_modules/a': { ...sound, optionalDependencies: { '@a/mac': '1.0.0' } },
				...Object.fromEntries(paths.map((path) => [path, sound])),
			},
		});
		expect(checkWhole(lockWith([]))).toHaveLength(1);
		expect(checkWhole(lockWith(['node_modules/@a/mac']))).toEqual([]);
		expect(checkWhole(lockWith(['node_modules/a/node_modules/@a/mac']))).toEqual([]);
		expect(checkWhole(lockWith(['node_modules/b/node_modules/@a/mac']))).toHaveLength(1);
	});

	it('miss no script', () => {
		expect(checkInstallScripts(lockOf({ ...sound, hasInstallScript: true }), ['b'])).toHaveLength(1);
		expect(checkInstallScripts(lockOf({ ...sound, hasInstallScript: true }), ['a'])).toEqual([]);
	});

	it('read licences and their combinations', () => {
		expect(['MIT', '(MIT OR GPL-2.0-only)', '(MIT AND Zlib)'].map(isCompatible)).toEqual([true, true, true]);
		expect(
			['', 'GPL-2.0-only', 'SEE LICENSE IN x', '(MIT AND BUSL-1.1)', 'UNLICENSED'].map(isCompatible),
		).toEqual(Array.from({ length: 5 }, () => false));
		expect(checkLicences(lockOf({ integrity: 'sha512-x' }))).toHaveLength(1);
	});

	it('miss no package too new for our Node', () => {
		expect(
			checkEngines(lockOf({ ...sound, engines: { node: '>=22' } }), nodeVersions, acceptsVersion),
		).toHaveLength(2);
		expect(
			checkEngines(lockOf({ ...sound, dev: true, engines: { node: '>=22' } }), nodeVersions, acceptsVersion),
		).toEqual([]);
	});

	it.each([
		['>=20.19.0', '20.19.0', true],
		['>= 20.20', '20.19.0', false],
		['^20.19.0 || >=22.12.0', '22.11.0', false],
		['^20.19.0 || >=22.12.0', '24.0.0', true],
		['18 || 20 || >=22', '20.19.0', true],
		['18 || 20 || >=22', '21.0.0', false],
		['20.x', '20.19.0', true],
		['~20.18', '20.19.0', false],
		['>=18 <21', '22.0.0', false],
		['16 - 20', '20.19.0', true],
		['>20', '20.19.0', false],
		['<=20', '20.19.0', true],
		['^0.3.1', '0.4.0', false],
		['*', '20.19.0', true],
	])('reads the range %s for %s', (range, version, expected) => {
		expect(acceptsVersion(range, version)).toBe(expected);
	});
});
