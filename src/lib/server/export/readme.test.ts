import { describe, expect, it } from 'vitest';
import { writeReadme } from './readme';

describe('writeReadme', () => {
	it('tells a copy that is a convenience from one to trust, and how to compare them', () => {
		const sha256 = 'a1'.repeat(32);
		const facts = {
			exercise: { name: 'Oaxaca 2026' },
			logSize: 1,
			verifiers: [{ name: 'verify.html', sha256 }],
			verifiersAt: 'https://ejemplo.mx/verificar',
		};
		const text = writeReadme(facts, 'es');
		expect(text).toContain('El registro tiene 1 línea hasta hoy.');
		expect(text).toContain('La copia que viene aquí dentro es una comodidad');
		expect(text).toContain(`${sha256}  verify.html\n`);
		expect(text).toContain('https://ejemplo.mx/verificar\n');
		expect(writeReadme(facts, 'en')).toContain(`${sha256}  verify.html\n`);
	});
});
