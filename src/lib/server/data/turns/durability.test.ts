import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenBackend } from '../../backend/clients';
import { refuseWeakDatabase, WeakDatabaseError } from './durability';

/** A hosted project that says this of its settings; nothing, while it is away. */
let gaps: { setting: string; where: string }[] | null = null;
let server: Server;

beforeAll(async () => {
	server = createServer((request, response) => {
		request.resume();
		response.writeHead(gaps === null ? 503 : 200, { 'content-type': 'application/json' });
		response.end(JSON.stringify(gaps ?? {}));
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

describe('T02 a hosted database that could lose what it acknowledged', () => {
	const said: string[] = [];
	const look = () => refuseWeakDatabase(tokenBackend('x'), (sentence) => said.push(sentence));

	it.each(['fsync', 'full_page_writes', 'synchronous_commit'])(
		'is refused, with words: %s',
		async (setting) => {
			gaps = [{ setting, where: 'rol anon' }];
			const refused = await look().catch((error: unknown) => error);
			expect(refused).toBeInstanceOf(WeakDatabaseError);
			expect(String(refused)).toContain('No arranco');
			expect(String(refused)).toContain(`${setting} está apagado (rol anon). Enciéndelo: ${setting} = on.`);
		},
	);

	it('is taken without checksums, which are said', async () => {
		gaps = [{ setting: 'data_checksums', where: 'override' }];
		expect(await look()).toBe(true);
		expect(said).toEqual([expect.stringContaining('sumas de verificación')]);
	});

	it('is taken when nothing is off, and not known while it is away', async () => {
		gaps = [];
		expect(await look()).toBe(true);
		gaps = null;
		expect(await look()).toBe(false);
		expect(said).toHaveLength(1);
	});
});
