import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { letterMessages } from '$lib/messages/public/letters';
import { actions } from './+page.server';

const address = '203.0.113.7';
const typed = { id: randomUUID(), tipo: 'suggestion', texto: 'Que abran también en sábado.', contacto: '' };

async function send(): Promise<unknown> {
	const form = new FormData();
	for (const [name, value] of Object.entries(typed)) form.set(name, value);
	const request = new Request('http://localhost/', {
		method: 'POST',
		body: form,
		headers: { 'x-forwarded-for': address },
	});
	const event = {
		request,
		params: { slug: 'prueba' },
		locals: { locale: 'es' },
		getClientAddress: () => address,
	};
	return actions.default(event as Parameters<typeof actions.default>[0]);
}

it('a flooded box refuses in words who sent many, and what was typed stays', async () => {
	process.env['ADDRESS_HEADER'] = 'x-forwarded-for';
	onTestFinished(() => void Reflect.deleteProperty(process.env, 'ADDRESS_HEADER'));
	// What is let in asks for a database that is not there, or is gone.
	for (let sent = 0; sent < 100; sent += 1)
		expect(await send().catch(() => ({ status: 503 }))).toMatchObject({ status: 503 });
	expect(await send()).toMatchObject({
		status: 429,
		data: {
			errors: [{ field: undefined, message: letterMessages.es.flooded }],
			typed: { texto: [typed.texto], tipo: [typed.tipo], id: [typed.id] },
		},
	});
});
