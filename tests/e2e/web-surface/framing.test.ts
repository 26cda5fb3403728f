import { fillRoute, readSurface } from '../fuzz/surface';
import { makeVisitor } from '../fuzz/visitor';
import { expect, test } from '../support/test';

const routes = readSurface();

test('T21 only a survey may be framed, and only by the pages an administrator named', async ({ sample }) => {
	const administrator = makeVisitor(
		sample.url,
		'administrator',
		sample.accounts.find(({ role }) => role === 'administrator') ?? null,
	);
	await administrator.stayIn();
	const name = (origins: string) =>
		administrator.ask({
			method: 'POST',
			path: '/admin/oaxaca-2026/institucion/incrustar',
			headers: {
				origin: `http://localhost:${new URL(sample.url).port}`,
				'content-type': 'application/x-www-form-urlencoded',
			},
			body: new URLSearchParams({ origins }).toString(),
		});
	const named = 'https://gobierno.example';
	expect((await name(named)).status).toBe(303);
	try {
		const anyone = makeVisitor(sample.url, 'anyone', null);
		const framed = await anyone.ask({ method: 'GET', path: '/incrustar/tu-colonia-2026' });
		expect(framed.status).toBe(200);
		expect(framed.headers['x-frame-options']).toBeUndefined();
		expect(framed.headers['set-cookie']).toBeUndefined();
		expect(String(framed.headers['content-security-policy']).split('; ')).toContain(
			`frame-ancestors ${named}`,
		);
		// Every other route of the product, whoever asks for it.
		const wrong: string[] = [];
		for (const route of routes) {
			const path = fillRoute(route, {
				ejercicio: 'oaxaca-2026',
				consulta: 'tu-colonia-2026',
				slug: 'tu-colonia-2026',
			});
			if (path.startsWith('/incrustar/')) continue;
			for (const visitor of [anyone, administrator]) {
				const { status, headers } = await visitor.ask({ method: 'GET', path });
				// Who is sent elsewhere sees nothing here.
				if (status >= 300 && status < 400) continue;
				if (
					headers['x-frame-options'] !== 'DENY' ||
					String(headers['content-security-policy']).includes(named)
				)
					wrong.push(`${visitor.role} ${path}`);
			}
		}
		expect(wrong).toEqual([]);
		for (const path of ['/incrustar/no-existe', '/incrustar/tu-colonia-2026/otra'])
			expect((await anyone.ask({ method: 'GET', path })).headers['x-frame-options'], path).toBe('DENY');
	} finally {
		expect((await name('')).status).toBe(303);
	}
	// What was read stays for some seconds.
	await expect
		.poll(
			async () =>
				(
					await makeVisitor(sample.url, 'anyone', null).ask({
						method: 'GET',
						path: '/incrustar/tu-colonia-2026',
					})
				).headers['x-frame-options'],
			{ timeout: 20_000 },
		)
		.toBe('DENY');
});
