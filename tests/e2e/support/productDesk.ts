import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { startProduct, type RunningProduct, type SampleAccount } from './startProduct';

/** What the desk tells a test about a product. */
export interface ProductCard {
	readonly id: string;
	readonly url: string;
	readonly dataDir: string;
	/** Makes the first administrator of an empty product. */
	readonly administratorLink: string | null;
	/** Where the e-mails of the sample land. */
	readonly mailboxUrl: string | null;
	/** The sign-ins of the sample. */
	readonly accounts: readonly SampleAccount[];
}

/** Where test workers find the desk. */
export const deskVariable = 'PRIORIZA_PRODUCT_DESK';

/**
 * One place starts and stops every product of a run: workers come and go (Playwright replaces one after each
 * failure), so none of them may own a process. The sample is started once, when the first test asks for it.
 */
export async function openDesk(): Promise<{ url: string; close: () => Promise<void> }> {
	const products = new Map<string, RunningProduct>();
	const origins = new Set<string>();
	let sample: Promise<ProductCard> | undefined;
	// Two runs on one machine begin far apart, and beyond the last port that browsers refuse to open (10080).
	let nextPort = 14_000 + (process.pid % 150) * 100;

	const describe = (id: string, product: RunningProduct): ProductCard => ({
		id,
		url: product.url,
		dataDir: product.dataDir,
		administratorLink: product.administratorLink,
		mailboxUrl: product.mailboxUrl,
		accounts: product.accounts,
	});

	// Far enough apart that two launchers never try the same free port at the same moment.
	const takePort = (): number => (nextPort += 10);

	/** A product made as on a fresh machine, stopped: what all others of its kind begin as. */
	const makeFirst = async (empty: boolean): Promise<RunningProduct> => {
		const first = await startProduct({ empty, port: takePort() });
		await first.stop();
		return first;
	};
	const firsts = new Map<boolean, Promise<RunningProduct>>();
	const findFirst = (empty: boolean): Promise<RunningProduct> => {
		// Once more, where another program took a port meanwhile; then every test that asks says why.
		const first = firsts.get(empty) ?? makeFirst(empty).catch(() => makeFirst(empty));
		firsts.set(empty, first);
		return first;
	};

	const open = async (empty: boolean): Promise<ProductCard> => {
		const { dataDir } = await findFirst(empty);
		const product = await startProduct({ empty, port: takePort(), like: dataDir });
		const id = randomBytes(6).toString('hex');
		products.set(id, product);
		// Both spellings of this machine: the launcher prints one, and a link may use the other.
		const { port } = new URL(product.url);
		origins.add(`http://localhost:${port}`).add(`http://127.0.0.1:${port}`);
		return describe(id, product);
	};

	const find = (id: string): RunningProduct => {
		const product = products.get(id);
		if (!product) throw new Error(`There is no product ${id}`);
		return product;
	};

	const answer = async (path: string): Promise<unknown> => {
		const [, what = '', id = ''] = path.split('/');
		switch (what) {
			case 'sample':
				sample ??= open(false).catch(() => open(false));
				return sample;
			case 'empty':
				return open(true);
			case 'own-sample':
				return open(false);
			case 'sample-folder':
				return (await findFirst(false)).dataDir;
			case 'origins':
				return [...origins];
			case 'stop':
				await find(id).stop();
				return null;
			case 'start':
				await find(id).startAgain();
				return null;
			case 'discard': {
				const product = find(id);
				products.delete(id);
				await product.discard();
				return null;
			}
			default:
				throw new Error(`The desk does not know ${path}`);
		}
	};

	const server = createServer((request: IncomingMessage, response: ServerResponse) => {
		answer(request.url ?? '').then(
			(card) => response.end(JSON.stringify(card)),
			(error: unknown) => {
				response.statusCode = 500;
				response.end(error instanceof Error ? error.message : String(error));
			},
		);
	});
	// Starting a product takes longer than Node waits by default.
	server.requestTimeout = 0;
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;

	return {
		url: `http://127.0.0.1:${port}`,
		close: async () => {
			const started = [...firsts.values(), ...products.values()];
			const ends = await Promise.allSettled(started.map(async (product) => (await product).discard()));
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			const broken = ends.find((settled) => settled.status === 'rejected');
			if (broken) throw broken.reason;
		},
	};
}

/** Asks the desk, from a test worker. */
async function ask(path: string): Promise<unknown> {
	const desk = process.env[deskVariable];
	if (!desk) throw new Error('No product desk: run these tests with Playwright (npm run test:e2e).');
	const answer = await fetch(`${desk}/${path}`);
	const text = await answer.text();
	if (!answer.ok) throw new Error(text);
	return JSON.parse(text);
}

/** A product: the `sample` everybody shares, one more with it (`own-sample`), or a fresh `empty` one. */
export async function openProduct(kind: 'sample' | 'own-sample' | 'empty'): Promise<ProductCard> {
	return (await ask(kind)) as ProductCard;
}

/** Fills a folder with the data of a product with the sample that was stopped, for who starts one in their own way. */
export async function copySample(dataDir: string): Promise<void> {
	const first = z.string().parse(await ask('sample-folder'));
	// Owners and rights count: the database runs as somebody else where we are root.
	execFileSync('cp', ['-a', `${first}/.`, dataDir]);
}

export async function changeProduct(verb: 'stop' | 'start' | 'discard', id: string): Promise<void> {
	await ask(`${verb}/${id}`);
}

/** Every address a product of this run has had. */
export async function listOrigins(): Promise<string[]> {
	return (await ask('origins')) as string[];
}
