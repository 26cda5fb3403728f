import { expect, test } from 'vitest';
import { admit, arrivesTooLate, isPersonal, signInHref } from './admit';
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
	return admit(asking(routeId, exercise, method, places));
}

function asking(routeId: string, exercise: string, method: string, places: Places | null, headers = {}) {
	return {
		route: { id: routeId },
		params: { ejercicio: exercise },
		request: new Request('https://prioriza.example.org/x', { method, headers }),
		url: new URL(`https://prioriza.example.org/stl/${exercise}?pagina=2`),
		locals: {
			session: () => Promise.resolve(places && { userId: 'u', email: null }),
			places: () => Promise.resolve(places ?? { administrator: false, places: [] }),
		},
	};
}

test('only a form of an exercise that comes without scripts and without a session is too late', async () => {
	const late = (routeId: string, method: string, places: Places | null, headers = {}) =>
		arrivesTooLate(asking(routeId, 'oaxaca', method, places, headers));
	const ballot = '/(workspace)/nucleo/[ejercicio]/boleta/[ranking]';
	expect(await late(ballot, 'POST', null)).toBe(true);
	expect(await late(ballot, 'POST', staffOfOaxaca)).toBe(false);
	expect(await late(ballot, 'GET', null)).toBe(false);
	expect(await late(ballot, 'POST', null, { 'x-sveltekit-action': 'true' })).toBe(false);
	expect(await late('/(public)/consulta/[slug]/responder', 'POST', null)).toBe(false);
});

test('nobody goes back to an action', () => {
	expect(signInHref(new URL('https://p.example/nucleo/o/boleta/1?/review'))).toBe(
		'/entrar?volver=%2Fnucleo%2Fo%2Fboleta%2F1',
	);
});

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
