import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from './tree';

const points = 'supabase/seeds/mx-inegi/interior-points.csv';
const migration = 'supabase/migrations/20261121000310_territories_mexico.sql';

const check = (root: string) =>
	spawnSync(process.execPath, [join(root, 'scripts/data/territories.mjs'), '--check'], { encoding: 'utf8' });

describe('what is written from the tables of INEGI', () => {
	it('agrees with them', () => {
		expect(check(projectRoot)).toMatchObject({ status: 0, stderr: '' });
	});

	it('stands for points computed from the polygons', () => {
		const computed = execFileSync(process.execPath, ['scripts/data/interiorPoints.mjs', '--print'], {
			cwd: projectRoot,
			encoding: 'utf8',
		});
		expect(computed).toBe(readFileSync(join(projectRoot, points), 'utf8'));
	});
});

describe('the check of what is written', () => {
	const copy = mkdtempSync(join(tmpdir(), 'territories-'));

	beforeAll(() => {
		for (const part of ['scripts/data', 'supabase/seeds/mx-inegi', migration, 'static/data/mx/catalogo']) {
			cpSync(join(projectRoot, part), join(copy, part), { recursive: true });
		}
	});

	afterAll(() => rmSync(copy, { recursive: true, force: true }));

	it.each([migration, 'static/data/mx/catalogo/20.json'])(
		'names %s when somebody edits it by hand',
		(name) => {
			expect(check(copy).status).toBe(0);
			const text = readFileSync(join(copy, name), 'utf8');
			writeFileSync(join(copy, name), text.replace('Abejones', 'Abejas'));
			const { status, stderr } = check(copy);
			expect(status).toBe(1);
			expect(stderr).toContain(name);
			writeFileSync(join(copy, name), text);
		},
	);

	it('sees a table that changed without its files', () => {
		const text = readFileSync(join(copy, points), 'utf8');
		writeFileSync(join(copy, points), text.replace('\n20067,1', '\n20067,2'));
		expect(check(copy).stderr).toContain(migration);
		writeFileSync(join(copy, points), text);
	});
});
