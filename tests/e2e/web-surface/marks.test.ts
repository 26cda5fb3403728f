import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { unzipSync } from 'fflate';
import { openDatabase } from '../../load/openDatabase';
import { launchProduct } from '../../load/launcher';
import { findInDatabase, findInFiles } from '../../reliability/examine';
import { crawl } from '../fuzz/crawl';
import { readSurface } from '../fuzz/surface';
import { makeVisitor, type Visitor } from '../fuzz/visitor';
import { signIn } from '../nucleo/people';
import { copySample, type ProductCard } from '../support/productDesk';
import type { SampleAccount } from '../support/startProduct';
import { expect, test } from '../support/test';

/** Nobody else is called so. */
const marks = {
	name: 'Marcada Deunavez',
	phone: '9515550147',
	mail: 'marcada.deunavez@correo.example',
	station: 'Ventanilla Inconfundible',
	words: 'Quisiera leer respuestas inconfundibles.',
};
const all = Object.values(marks);
const holds = (text: string) => all.filter((mark) => text.includes(mark));
/** Where staff and the guarantor read whom to answer, and staff which desks there are and when they are open. */
const placesOf = new Map([
	['stl_staff', /\/buzon\b|\/modulos\b|\/apertura\b/],
	['guarantor', /^\/nucleo\/[^/]+\/buzon\b/],
]);

const isFull = process.env['PRIORIZA_FULL'] === '1';
const roles = ['anyone', 'stl_staff', ...(isFull ? ['facilitator', 'member:sociedad', 'guarantor'] : [])];

/** Everything a role gets to by links that holds a mark, and where it may be kept. */
async function findMarked(visitor: Visitor): Promise<string[]> {
	const found: string[] = [];
	const listening: Visitor = {
		...visitor,
		ask: async (asked) => {
			const answer = await visitor.ask(asked);
			const isKept = !/no-store/.test(answer.headers['cache-control'] ?? '');
			for (const mark of holds(answer.text))
				if (placesOf.get(visitor.role)?.test(asked.path) !== true || isKept)
					found.push(`${visitor.role} ${asked.path}: ${mark}${isKept ? ', to be kept' : ''}`);
			return answer;
		},
	};
	await visitor.stayIn();
	const { paths } = await crawl(listening, readSurface(), [], 2);
	expect(paths.size).toBeGreaterThan(10);
	return found;
}

test('T23 a name, a telephone, an e-mail and a desk are found where they were left and nowhere else', async ({
	page,
	watch,
}) => {
	test.setTimeout(400_000);
	const dataDir = mkdtempSync(join(tmpdir(), 'prioriza-marks-'));
	await copySample(dataDir);
	const product = await launchProduct({ dataDir, port: 4900, withSample: true });
	try {
		const url = `http://localhost:${new URL(product.url).port}`;
		watch.allow(new RegExp(`request to others: ${url}/`));
		const accounts = JSON.parse(
			readFileSync(join(dataDir, 'sample-accounts.json'), 'utf8'),
		) as SampleAccount[];
		const sample: ProductCard = {
			...{ id: 'marks', url, dataDir, accounts },
			...{ administratorLink: null, mailboxUrl: null },
		};

		// Somebody offers help in the letter box, and staff open a desk.
		await page.goto(`${url}/ejercicio/oaxaca-2026/buzon`);
		await page.getByRole('radio', { name: /Quiero participar/ }).check();
		await page.getByLabel('Escribe tu mensaje').fill(marks.words);
		await page.getByLabel('Correo o teléfono').fill(`${marks.name}, ${marks.phone}, ${marks.mail}`);
		await page.getByRole('button', { name: 'Enviar' }).click();
		await expect(page.getByText('Guarda este folio')).toBeVisible();
		// A phone that came by a consultation has a worker, which keeps pages.
		await page.goto(`${url}/consulta/tu-colonia-2026/responder`);
		await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
		await page.goBack();
		const kept = await page.evaluate(async () => {
			const texts: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
			for (const name of await caches.keys()) {
				const cache = await caches.open(name);
				for (const request of await cache.keys())
					texts.push(`${request.url} ${(await (await cache.match(request))?.text()) ?? ''}`);
			}
			return texts;
		});
		expect(kept.length).toBeGreaterThan(2);
		expect(kept.flatMap(holds)).toEqual([]);

		await signIn(page, sample, 'stl_staff');
		const desks = `${url}/stl/oaxaca-2026/consultas/tu-colonia-2026/modulos`;
		const made = await page.request.post(desks, {
			headers: { origin: url, accept: 'text/html' },
			form: { name: marks.station, kind: 'kiosk', ceiling: '500', municipality: '' },
		});
		expect(made.status()).toBe(200);
		expect(await made.text()).toContain(marks.station);

		// What anybody may fetch, and what each role gets to.
		const found: string[] = [];
		for (const role of roles)
			found.push(
				...(await findMarked(makeVisitor(url, role, accounts.find((one) => one.role === role) ?? null))),
			);
		expect(found).toEqual([]);

		// The files of the answers, and of the whole exercise, also inside what is packed.
		const files = ['csv', 'xlsx', 'ods', 'json', 'geojson'].map(
			(kind) => `/stl/oaxaca-2026/consultas/que-urge-en-oaxaca/respuestas/descargar/${kind}`,
		);
		for (const path of [...files, '/ejercicio/oaxaca-2026/expediente/descargar']) {
			const answer = await page.request.get(url + path, { timeout: 60_000 });
			expect(answer.status(), path).toBe(200);
			const bytes = await answer.body();
			const isPacked = bytes.subarray(0, 2).toString() === 'PK';
			const parts = isPacked ? Object.values(unzipSync(bytes)) : [bytes];
			expect(
				parts.flatMap((part) => holds(Buffer.from(part).toString('utf8'))),
				path,
			).toEqual([]);
		}

		// All that is written down: tables, what the processes said, and every file that is no page of the database.
		const database = await openDatabase(dataDir);
		const places: Record<string, string[]> = {};
		for (const [what, mark] of Object.entries(marks)) places[what] = await findInDatabase(database, [mark]);
		await database.end();
		expect(places).toEqual({
			name: ['private.letter_contacts.contact'],
			phone: ['private.letter_contacts.contact'],
			mail: ['private.letter_contacts.contact'],
			station: ['app.stations.name'],
			words: ['app.letters.words'],
		});
		expect(product.lines.flatMap(holds)).toEqual([]);
		await product.stop();
		const isOfTables = /^postgres\/(base|pg_wal)\//;
		const inFiles = findInFiles(dataDir, all).map((path) => relative(dataDir, path));
		expect(inFiles.filter((path) => !isOfTables.test(path))).toEqual([]);
		expect(inFiles.length).toBeGreaterThan(0);
	} finally {
		await product.stop();
		rmSync(dataDir, { recursive: true, force: true });
	}
});
