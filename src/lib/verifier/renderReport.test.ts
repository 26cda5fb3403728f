import { describe, expect, it } from 'vitest';
import { runCheck } from './findings';
import type { Material } from './material';
import { describeFinding, fillSentence, renderReport } from './renderReport';
import {
	decideVerdict,
	EXIT_CODES,
	LIMITS,
	type CheckReport,
	type Facts,
	type FindingCode,
	type Report,
} from './report';

const checks: CheckReport[] = [
	{ number: 1, code: 'container', status: 'passed', failures: [], observations: [], omitted: 0 },
	{
		number: 11,
		code: 'states',
		status: 'failed',
		failures: [{ code: 'dates-backwards', params: { line: 4, type: 'survey.changed' } }],
		observations: [
			{ code: 'ranking-annulled', params: { nucleus: 'Norte', reason: 'Luz', date: '2026-03-11' } },
		],
		omitted: 2,
	},
	{ number: 40, code: 'anchor', status: 'not-run', failures: [], observations: [], omitted: 0 },
];
const report: Report = {
	v: 1,
	verifier: 'prioriza-verifier/1',
	subject: 'bundle',
	exercise: { id: '00000000-0000-4000-8000-000000000001', slug: 'ficticio', name: 'Ejercicio ficticio' },
	log: { size: 41, root: 'RAIZ' },
	line: null,
	copy: null,
	anchor: null,
	previous: null,
	key: null,
	checks,
	notSealed: ['LEEME.txt', 'lists/a\u202e.csv'],
	limits: LIMITS,
	problem: null,
	verdict: 'invalid',
	exit: 1,
};

describe('a finding', () => {
	it('says the words of the format as people do, and what is none of them as it is', () => {
		const say = (code: FindingCode, params: Facts) =>
			(['es', 'en'] as const).map((locale) => describeFinding({ code, params }, locale));
		expect(say('ballots-other-mode', { file: 'a.json', mode: 'aggregates' })).toEqual([
			'Las boletas de a.json no van como se publicó: solo las cuentas.',
			'The ballots of a.json are not shown as published: only the counts.',
		]);
		expect(say('result-differs', { file: 'counted', where: '/counted' })[0]).toBe(
			'Al contar otra vez, counted cambia en /counted.',
		);
		expect(say('ballots-other-mode', { file: 'a.json', mode: 'toString' })[1]).toContain(': toString.');
	});
});

describe('the report as text', () => {
	it('says the verdict, what the log is, each check with what it found, and what nobody can prove', () => {
		expect(renderReport(report, 'es').split('\n').slice(0, 19)).toEqual([
			'NO VÁLIDO. Algo no cuadra. Abajo se dice qué y dónde.',
			'',
			'Ejercicio: Ejercicio ficticio',
			'Líneas del registro: 41',
			'Raíz: RAIZ',
			'',
			' 1  El archivo zip está como se hizo: bien',
			'11  Cada cosa abre, vive y cierra en orden: MAL',
			'      Las fechas van hacia atrás en la línea 4 (nueva versión de las preguntas, survey.changed).',
			'      Se anuló una jerarquización del núcleo Norte. Razón: Luz (2026-03-11).',
			'      Avisos como estos que no se muestran: 2.',
			'40  La raíz es la que trajiste de fuera: no se hizo: falta con qué comparar',
			'',
			'Estos archivos solo acompañan. El registro no responde por ellos:',
			'   LEEME.txt',
			'   lists/a\ufffd.csv',
			'',
			'Lo que ningún expediente puede probar:',
			'   · Que en un medio abierto cada quien sea quien dice, o que responda una sola vez.',
		]);
		const text = renderReport(report, 'en');
		expect(text).toMatch(/^NOT VALID\. .*\n\nExercise: /);
		expect(text.split('\n   · ')).toHaveLength(LIMITS.length + 1);
		expect(text).toMatch(/[^\n]\n$/);
	});

	it('says nothing of what is not there', () => {
		const bare = { ...report, exercise: null, log: null, checks: [], notSealed: [] };
		expect(renderReport(bare, 'es').split('\n').slice(0, 4)).toEqual([
			'NO VÁLIDO. Algo no cuadra. Abajo se dice qué y dónde.',
			'',
			'',
			'Lo que ningún expediente puede probar:',
		]);
		const one = { ...report, checks: [{ ...checks[0], omitted: 0 } as CheckReport] };
		expect(renderReport(one, 'es')).not.toContain('no se muestran');
	});

	it('says why a file could not be read', () => {
		const problem = { code: 'no-manifest', params: { file: 'manifest.json' } } as const;
		const none = {
			...report,
			problem,
			exercise: null,
			log: null,
			checks: [],
			notSealed: [],
			verdict: 'malformed',
		} as const;
		expect(renderReport(none, 'es').split('\n').slice(0, 3)).toEqual([
			'NO SE PUDO LEER. Este archivo no se puede revisar así.',
			'',
			'Falta manifest.json: esto no es un expediente.',
		]);
	});

	it('of a receipt says its line, and where the answer is', () => {
		const copy = { line: 7, standing: 'superseded', closed: true } as const;
		const receipt = {
			...report,
			subject: 'receipt',
			verdict: 'no-anchor',
			line: 7,
			copy,
			checks: [],
			notSealed: [],
		} as const;
		const text = renderReport(receipt, 'es');
		expect(text).toMatch(/^SIN ANCLA\. El recibo es coherente\./);
		expect(text).toContain(
			'Tu respuesta: Está en la línea 7. La cambió una corrección. La encuesta ya cerró.',
		);
		expect(text).toContain('Lo que ningún recibo puede probar:');
		expect(renderReport({ ...receipt, copy: { ...copy, closed: false } }, 'es')).toContain(
			'La encuesta sigue abierta aquí',
		);
	});
});

describe('a sentence', () => {
	it('shows what comes from a bundle without what could move a cursor, and not all of it', () => {
		expect(fillSentence('Falta {file}.', { file: 'a\u0000\u001b[2J\u202e\u2028b' })).toBe(
			'Falta a\ufffd\ufffd[2J\ufffd\ufffdb.',
		);
		expect(fillSentence('{a}', { a: 'x'.repeat(300) })).toBe('x'.repeat(300));
		expect(fillSentence('{a}', { a: 'x'.repeat(301) })).toBe(`${'x'.repeat(300)}…`);
	});

	it('keeps a blank that nobody filled, whatever objects are made of', () => {
		expect(fillSentence('{a} {toString} {B}', { a: 1, B: 2 })).toBe('1 {toString} 2');
	});

	it('names a line by its type, known or not, and begins with a capital', () => {
		const say = (params: { line: number; type?: string }) =>
			describeFinding({ code: 'entry-repeated', params }, 'es');
		expect(say({ line: 3, type: 'survey.opened' })).toMatch(
			/^La línea 3 \(apertura de encuesta, survey\.opened\) /,
		);
		expect(say({ line: 3, type: 'toString' })).toContain('(toString)');
		expect(say({ line: 3 })).toContain('(?)');
		expect(
			describeFinding({ code: 'other-channel', params: { line: 3, type: 'response', channel: 'web' } }, 'es'),
		).toMatch(/^La línea 3/);
	});
});

describe('a check', () => {
	it('keeps twenty-five findings of each kind and counts the rest', () => {
		const run = (failures: number, observations: number) =>
			runCheck(
				{
					number: 1,
					code: 'container',
					run: (_, { fail, observe }) => {
						for (let at = 0; at < failures; at++) fail('file-altered', { file: String(at) });
						for (let at = 0; at < observations; at++) observe('only-the-key');
					},
				},
				{} as Material,
			);
		expect(run(0, 0)).toEqual(checks[0]);
		expect(run(0, 1)).toEqual({
			...checks[0],
			status: 'observed',
			observations: [{ code: 'only-the-key', params: {} }],
		});
		const many = run(27, 28);
		expect([many.status, many.failures.length, many.observations.length, many.omitted]).toEqual([
			'failed',
			25,
			25,
			5,
		]);
		expect(many.failures[24]).toEqual({ code: 'file-altered', params: { file: '24' } });
		expect(run(25, 25).omitted).toBe(0);
	});
});

describe('the verdict', () => {
	const decide = (status: CheckReport['status'], isAnchored: boolean) =>
		decideVerdict([{ ...checks[0], status } as CheckReport], isAnchored);

	it('is the worst that was found, and without an anchor no better than coherent', () => {
		expect(
			['passed', 'observed', 'failed', 'not-run'].map((status) =>
				decide(status as CheckReport['status'], true),
			),
		).toEqual(['valid', 'valid-with-observations', 'invalid', 'valid']);
		expect(
			['passed', 'observed', 'failed'].map((status) => decide(status as CheckReport['status'], false)),
		).toEqual(['no-anchor', 'no-anchor', 'invalid']);
		expect(EXIT_CODES).toEqual({
			valid: 0,
			invalid: 1,
			malformed: 2,
			'valid-with-observations': 3,
			'no-anchor': 4,
		});
	});
});
