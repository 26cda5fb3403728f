import { expect, test } from 'vitest';
import { keepTyped } from './keepTyped';

const words = { title: 'Cerrada', kept: 'Nada', steps: 'Entra', signIn: 'Entrar', again: 'Seguir' };
const page = { action: '/nucleo/a?/review', signIn: '/entrar?volver=%2Fa', lang: 'es-MX', words };

test('what was typed comes back as it was, with nothing of it read as markup', async () => {
	const form = new FormData();
	form.append('reason', '"><script>alert(1)</script>\r\nsegunda & línea');
	form.append('approved', 'a');
	form.append('approved', 'b');
	const answer = keepTyped(form, page);
	const html = (await answer?.text()) ?? '';
	expect(answer?.status).toBe(401);
	expect(answer?.headers.get('content-security-policy')).toContain("form-action 'self'");
	expect(html).not.toContain('<script>');
	expect(html).toContain('action="/nucleo/a?/review"');
	const fields = [...html.matchAll(/name="(?<name>[^"]*)" value="(?<value>[^"]*)"/g)].map(({ groups }) => [
		groups?.['name'],
		groups?.['value']?.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
	]);
	expect(fields).toEqual([...form]);
});

test('a form with a file, or longer than ours, is not held', () => {
	const withFile = new FormData();
	withFile.append('seal', new File(['x'], 'x.png'));
	expect(keepTyped(withFile, page)).toBeNull();
	const long = new FormData();
	long.append('reason', 'x'.repeat(600_000));
	expect(keepTyped(long, page)).toBeNull();
});
