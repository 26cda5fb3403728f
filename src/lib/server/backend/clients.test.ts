import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { visitorBackend } from './clients';

/** A backend that writes down what it is told, and refuses. */
const told: { path: string; headers: IncomingHttpHeaders }[] = [];
let server: Server;

beforeAll(async () => {
	server = createServer((request, response) => {
		told.push({ path: request.url ?? '', headers: request.headers });
		request.resume();
		response
			.writeHead(400, { 'content-type': 'application/json' })
			.end('{"error_code":"invalid_credentials"}');
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	process.env['SUPABASE_URL'] = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
	process.env['SUPABASE_PUBLISHABLE_KEY'] = 'sb_publishable_x';
	process.env['SUPABASE_SECRET_KEY'] = 'sb_secret_x';
});
afterAll(() => {
	for (const name of ['SUPABASE_URL', 'SUPABASE_PUBLISHABLE_KEY', 'SUPABASE_SECRET_KEY'])
		Reflect.deleteProperty(process.env, name);
	server.closeAllConnections();
	server.close();
});

it('says where somebody asks from with a password, and with nothing else', async () => {
	const cookies = { getAll: () => [], setAll: () => undefined };
	const backend = visitorBackend(cookies, 'prioriza', false, () => '192.0.2.7');
	await backend.auth.signInWithPassword({ email: 'vera@prueba.example', password: 'no-es-esta-clave' });
	await backend.auth.verifyOtp({ email: 'vera@prueba.example', token: '000000', type: 'email' });
	await backend.rpc('my_places');
	const seen = told.map(({ path, headers }) => [path, headers['sb-forwarded-for']]);
	expect(seen).toEqual([
		['/auth/v1/token?grant_type=password', '192.0.2.7'],
		['/auth/v1/verify', undefined],
		['/rest/v1/rpc/my_places', undefined],
	]);
});

it('says nothing where nobody knows it', async () => {
	told.length = 0;
	const backend = visitorBackend(
		{ getAll: () => [], setAll: () => undefined },
		'prioriza',
		false,
		() => null,
	);
	await backend.auth.signInWithPassword({ email: 'vera@prueba.example', password: 'no-es-esta-clave' });
	expect(told.map(({ headers }) => headers['sb-forwarded-for'])).toEqual([undefined]);
});
