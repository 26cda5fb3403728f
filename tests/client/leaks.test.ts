import { describe, expect, it } from 'vitest';
import { checkLeaks } from './checkLeaks';
import { listBuilt, readBuilt, readServer } from './readBuild';

describe('what a browser can download', () => {
	it('contains no secret, no server code and no source map', () => {
		const files = readBuilt();
		expect(files.length).toBeGreaterThan(0);
		expect(checkLeaks(listBuilt(), files)).toEqual([]);
	});
});

describe('what renders the pages', () => {
	it('is built for people, not for developers: it names no source', () => {
		const files = readServer();
		expect(files.length).toBeGreaterThan(10);
		expect(files.filter(({ text }) => text.includes('/src/routes/')).map(({ path }) => path)).toEqual([]);
	});
});

describe('the check of leaks', () => {
	it.each([
		'const role = "service_role"',
		'process.env.SUPABASE_SECRET_KEY',
		'"sb_secret_x"',
		'-----BEGIN PRIVATE KEY-----',
		'"eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiYSJ9.x"',
		'postgresql://postgres@localhost',
		'//# sourceMappingURL=a.js.map',
	])('refuses %s', (text) => {
		expect(checkLeaks(['a.js'], [{ path: 'a.js', text }])).toHaveLength(1);
	});

	it('refuses a source map and accepts plain code', () => {
		expect(checkLeaks(['a.js.map.br'], [])).toHaveLength(1);
		expect(checkLeaks(['a.js'], [{ path: 'a.js', text: 'const folio = 1;' }])).toEqual([]);
	});
});
