import { expect, test } from 'vitest';
import { admit, isPersonal } from './admit';
import type { Places } from './places';

const staffOfOaxaca: Places = {
	administrator: false,
	places: [
		{
			exercise: { id: '7f5f8f8e-3c3b-4c39-9a55-0a4a6a1f0001', slug: 'oaxaca', name: 'Oaxaca' },
			person: '7f5f8f8e-3c3b-4c39-9a55-0a4a6a1f0002',
			name: 'Vera Simulada',
			roles: ['stl_staff'],
			seat: null,
		},
	],
};
const ended: Places = {
	administrator: false,
	places: staffOfOaxaca.places.map((place) => ({ ...place, roles: [] })),
};

function ask(routeId: string, exercise: string, method: string, places: Places | null) {
	return admit({
		route: { id: routeId },
		params: { ejercicio: exercise },
		request: new Request('https://prioriza.example.org/x', { method }),
		url: new URL(`https://prioriza.example.org/stl/${exercise}?pagina=2`),
		locals: {
			session: () => Promise.resolve(places && { userId: 'u', email: null }),
			places: () => Promise.resolve(places ?? { administrator: false, places: [] }),
		},
	});
}

test('without an account every closed page leads to signing in, and back', async () => {
	for (const method of ['GET', 'POST']) {
		await expect(ask('/(workspace)/stl/[ejercicio]', 'oaxaca', method, null)).rejects.toMatchObject({
			status: 303,
			location: '/entrar?volver=%2Fstl%2Foaxaca%3Fpagina%3D2',
		});
	}
	await expect(ask('/(admin)/admin', 'oaxaca', 'GET', null)).rejects.toMatchObject({ status: 303 });
	await expect(ask('/(public)/consulta/[slug]', 'oaxaca', 'POST', null)).resolves.toBeUndefined();
});

test('an action is refused before it runs: another exercise, an ended term, administration', async () => {
	const act = (routeId: string, exercise: string, places: Places) => ask(routeId, exercise, 'POST', places);
	await expect(act('/(workspace)/stl/[ejercicio]', 'oaxaca', staffOfOaxaca)).resolves.toBeUndefined();
	await expect(act('/(workspace)/nucleo/[ejercicio]', 'oaxaca', staffOfOaxaca)).resolves.toBeUndefined();
	for (const refused of [
		act('/(workspace)/stl/[ejercicio]', 'morelos', staffOfOaxaca),
		act('/(workspace)/stl/[ejercicio]', 'oaxaca', ended),
		act('/(workspace)/nucleo/[ejercicio]', 'oaxaca', ended),
		act('/(admin)/admin/[ejercicio]', 'oaxaca', staffOfOaxaca),
	]) {
		await expect(refused).rejects.toMatchObject({ status: 404 });
	}
});

test('answers about one visitor are told from public ones', () => {
	expect(isPersonal('/(access)/invitacion/[code]')).toBe(true);
	expect(isPersonal('/(workspace)/trabajo')).toBe(true);
	expect(isPersonal('/(public)/consulta/[slug]')).toBe(false);
	expect(isPersonal(null)).toBe(false);
});
