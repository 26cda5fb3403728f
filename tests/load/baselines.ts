import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Client } from 'pg';
import { Client as Connection } from 'pg';
import { type Poured, pour, type Question } from './pour';

/** What this machine gives without any product: a bare server that answers the same bytes. */
export async function pourPlainServer(page: Buffer, connections: number, seconds: number): Promise<Poured> {
	const server = createServer((_, response) => {
		response.writeHead(200, { 'content-type': 'text/html', 'content-length': page.length });
		response.end(page);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;
	const question: Question = { method: 'GET', path: '/', headers: {} };
	const poured = await pour(`http://127.0.0.1:${port}`, connections, () => question, seconds);
	server.closeAllConnections();
	await new Promise((done) => server.close(done));
	return poured;
}

/** Rows a second the same database stores durably when nothing is checked: one table, one commit each. */
export async function insertPlainly(database: Client, connections: number, seconds: number): Promise<number> {
	await database.query('create table public.bare (id uuid primary key, content text not null)');
	const content = 'x'.repeat(400);
	const until = performance.now() + seconds * 1000;
	const started = performance.now();
	const counts = await Promise.all(
		Array.from({ length: connections }, async () => {
			const client = new Connection({
				host: database.host,
				port: database.port,
				user: database.user ?? '',
				password: database.password ?? '',
				database: 'postgres',
			});
			await client.connect();
			let count = 0;
			for (; performance.now() < until; count += 1)
				await client.query({
					name: 'bare',
					text: 'insert into public.bare values (gen_random_uuid(), $1)',
					values: [content],
				});
			await client.end();
			return count;
		}),
	);
	const took = (performance.now() - started) / 1000;
	await database.query('drop table public.bare');
	return counts.reduce((total, count) => total + count, 0) / took;
}
