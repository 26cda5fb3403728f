import { describe, expect, it } from 'vitest';
import { renderRecount } from './renderRecount';
import { describeProblem, RECORD_CHECKS, reportUnreadable, type RecordReport } from './recordReport';

const same: RecordReport = {
	v: 1,
	kind: 'prioriza.recount',
	verdict: 'same',
	exit: 0,
	problem: null,
	title: 'Problemas de agua',
	software: 'prioriza 0.1.0',
	hashes: { methodology: 'M'.repeat(43), input: 'I'.repeat(43), result: 'R'.repeat(43) },
	checks: RECORD_CHECKS.map((code, at) => ({
		...{ number: at + 1, code, status: 'passed', where: null, reason: null },
	})),
};

describe('the report of a recount', () => {
	it('says the verdict, of what, every check, and what is left to compare', () => {
		expect(renderRecount(same, 'es')).toBe(`IGUAL: al contar otra vez sale el mismo resultado, byte por byte.

Qué se contó: Problemas de agua
Programa que dice haberlo contado (no se comprueba): prioriza 0.1.0
Huella de la metodología: ${'M'.repeat(43)}
Huella de lo contado: ${'I'.repeat(43)}
Huella del resultado: ${'R'.repeat(43)}

1. La metodología tiene la huella que dice: bien
2. Los núcleos, el quórum y el sorteo son los del resultado: bien
3. Lo contado es lo que fijó la metodología: bien
4. Lo contado tiene la huella que dice: bien
5. El resultado tiene la huella que dice: bien
6. Al contar otra vez sale el mismo resultado: bien
7. Se contó con los mismos métodos y versiones: bien

Compara la huella del resultado con la de la ficha o con la del expediente. Si no es la misma, este archivo es otro.
`);
	});

	it('says in English the same', () => {
		const lines = renderRecount(same, 'en').split('\n');
		expect(lines).toHaveLength(renderRecount(same, 'es').split('\n').length);
		expect(lines.slice(0, 3)).toEqual([
			'SAME: counting again gives the same result, byte for byte.',
			'',
			'What was counted: Problemas de agua',
		]);
	});

	it('leaves out what nobody said', () => {
		const bare = renderRecount({ ...same, title: null, software: null, checks: [] }, 'es').split('\n');
		expect(bare.slice(1, 3)).toEqual(['', `Huella de la metodología: ${'M'.repeat(43)}`]);
		expect(bare.slice(4)).toEqual([
			`Huella del resultado: ${'R'.repeat(43)}`,
			'',
			expect.stringMatching(/^Compara/) as string,
			'',
		]);
	});

	it('says where a check fails, and why where there is a reason', () => {
		const fail = (path: string, line: number | null, reason: string | null) => {
			const where = { path, line, column: line };
			const check = { number: 6, code: 'recount', status: 'failed', where, reason } as const;
			return renderRecount({ ...same, hashes: null, checks: [check] }, 'es')
				.split('\n')
				.slice(5);
		};
		const head = '6. Al contar otra vez sale el mismo resultado: MAL';
		expect(fail('/input', 3, null)).toEqual([`${head}, en /input (línea 3, columna 3)`, '']);
		expect(fail('/input', null, 'not-counted')).toEqual([
			`${head}, en /input`,
			'   No se puede contar: not-counted.',
			'',
		]);
		expect(fail('/', 3, null)[0]).toBe(`${head}, en la línea 3, columna 3`);
	});

	it('says why a file is no record, with its place where there is one', () => {
		const say = (where: { path: string; line: number | null; column: number | null }, detail = '') =>
			renderRecount(reportUnreadable({ code: 'not-a-record', where, detail }), 'es');
		const verdict = 'NO SE PUDO LEER: no se contó nada.\n\n';
		const why = 'Aquí hay algo que no es de un registro';
		const then = 'Revisa que sea resultado.json.\n';
		expect(say({ path: '/v', line: 1, column: 9 }, 'invalid_value')).toBe(
			`${verdict}En /v (línea 1, columna 9): ${why} (invalid_value). ${then}`,
		);
		expect(say({ path: '/v', line: null, column: null }, 'x')).toBe(`${verdict}En /v: ${why} (x). ${then}`);
		expect(say({ path: '/', line: 2, column: 9 }, 'x')).toBe(
			`${verdict}En la línea 2, columna 9: ${why} (x). ${then}`,
		);
		expect(renderRecount(reportUnreadable(describeProblem('not-utf8')), 'es')).toBe(
			`${verdict}No es texto UTF-8. Descarga el registro otra vez.\n`,
		);
	});
});
