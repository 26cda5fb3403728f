import { z } from 'zod';
import { accountOf, callAs, signIn } from '../nucleo/people';
import { expect, test } from '../support/test';
import { closedSlug, deskOf } from './desk';

const pages = [
	'',
	'/consultas',
	'/consultas/nueva',
	`/consultas/${closedSlug}`,
	`/consultas/${closedSlug}/respuestas`,
	`/consultas/${closedSlug}/respuestas/lista`,
	`/consultas/${closedSlug}/respuestas/senales`,
	`/consultas/${closedSlug}/respuestas/descargar`,
	`/consultas/${closedSlug}/respuestas/descargar/csv`,
	'/problemas',
	'/problemas/nuevo',
	'/problemas/1',
	'/problemas/1/editar',
	'/problemas/unir',
	'/problemas/uniones',
];

test('a nucleus member finds no desk, and a forged form is answered the same', async ({
	page,
	sample,
	watch,
}) => {
	watch.allow(/404/);
	await signIn(page, sample, 'member:sociedad');
	for (const path of pages) {
		const answer = await page.request.get(deskOf(sample, path));
		expect(answer.status(), path).toBe(404);
		expect(answer.headers()['cache-control'], path).toContain('no-store');
	}
	const forged = await page.request.post(deskOf(sample, '/problemas/uniones?/undo'), {
		form: { merge: '00000000-0000-4000-8000-000000000000' },
		headers: { origin: sample.url },
	});
	expect(forged.status()).toBe(404);
});

test('staff of another exercise see nothing of this one, not even through their own desk', async ({
	page,
	sample,
	watch,
}) => {
	watch.allow(/404/);
	const slug = `otro-${Date.now().toString(36)}`;
	const created = await callAs(sample, 'administrator', 'create_exercise', {
		p_slug: slug,
		p_name: 'Ejercicio de otro lugar (datos ficticios)',
		p_state: '21',
		p_ruleset: 'seis-pasos',
		p_ruleset_version: 1,
		p_time_zone: 'America/Mexico_City',
		p_institution: 'Institución de Muestra',
		p_software: 'test',
	});
	const other = z.uuid().parse(created.body);
	const invited = await callAs(sample, 'administrator', 'invite_to_role', {
		p_exercise: other,
		p_role: 'stl_staff',
		p_name: 'Persona de Muestra',
		// An invitation opens only for the account it was made for.
		p_email: accountOf(sample, 'administrator').email,
	});
	const { code } = z.object({ code: z.string() }).parse(invited.body);
	expect((await callAs(sample, 'administrator', 'accept_invitation', { p_code: code })).status).toBe(200);

	await signIn(page, sample, 'administrator');
	const own = await page.request.get(`${sample.url}/stl/${slug}/problemas`);
	expect(own.status()).toBe(200);
	for (const path of pages) {
		expect((await page.request.get(deskOf(sample, path))).status(), path).toBe(404);
	}
	// A published consultation is public, but its desk is not here.
	for (const path of [`/consultas/${closedSlug}`, `/consultas/${closedSlug}/respuestas`, '/problemas/1']) {
		expect((await page.request.get(`${sample.url}/stl/${slug}${path}`)).status(), path).toBe(404);
	}
	const closing = await page.request.post(`${sample.url}/stl/${slug}/consultas/tu-colonia-2026/cerrar`, {
		form: {},
		headers: { origin: sample.url },
	});
	expect(closing.status()).toBe(404);
	const empty = await page.goto(`${sample.url}/stl/${slug}/problemas`);
	expect(empty?.status()).toBe(200);
	await expect(page.getByText('El banco está vacío')).toBeVisible();
});
