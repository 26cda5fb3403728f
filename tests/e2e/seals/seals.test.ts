import {
	base64url,
	checkSignature,
	decodeEntry,
	hashLeaf,
	isIncluded,
	listTiles,
	proveConsistency,
	proveInclusion,
	readCheckpoint,
	readReceipt,
	readVerifierKey,
	rootOf,
	tilePath,
	treeFromTiles,
	verifyConsistency,
} from '../../../src/lib/evidence';
import { checkpointWords } from '../../../src/lib/evidence/log/words';
import { verifyBundle } from '../../../src/lib/verifier/verifyBundle';
import { expectAccessible } from '../support/accessible';
import { expectReflow } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { guessBallots } from './guessBallots';

const exercise = '/ejercicio/oaxaca-2026';
const isFull = process.env['PRIORIZA_FULL'] === '1';

test.describe('the seals of the record', () => {
	test('are shown in words, kept as a file, and check the expediente', async ({ page, sample }) => {
		await expect
			.poll(async () => (await page.request.get(`${sample.url}${exercise}/registro/checkpoint`)).status())
			.toBe(200);
		await page.goto(`${sample.url}${exercise}/expediente`);
		await page.getByRole('link', { name: 'Sellos: lo que el registro tenía' }).click();
		await expect(page.getByRole('heading', { level: 1, name: 'Sellos del registro' })).toBeVisible();
		await expect(page.getByRole('list', { name: 'En doce palabras' }).getByRole('listitem')).toHaveCount(12);
		await expectAccessible(page);
		await expectReflow(page);
		await keepScreen(page, 'sellos');
		const text = await page.getByText('prioriza/oaxaca-2026+').innerText();
		const key = readVerifierKey(text);
		if (key === null) throw new Error(`${text} is no key`);

		const saving = page.waitForEvent('download');
		await page.getByRole('link', { name: 'Guardar este sello' }).click();
		const file = await (await saving).createReadStream();
		const kept = readCheckpoint(Buffer.concat(await file.toArray()).toString('utf8'));
		if (!kept.ok) throw new Error(kept.error);
		expect(checkSignature(kept.value.note, key)).toBe(true);

		// What a sheet of paper or a letter leads to: this seal in words, also once there are newer ones.
		const words = () => page.getByRole('list', { name: 'En doce palabras' });
		await page.goto(`${sample.url}${exercise}/sellos?sello=${kept.value.size}`);
		await expect(words().first().getByRole('listitem')).toHaveText(checkpointWords(kept.value.note.text));
		await page.goto(`${sample.url}${exercise}/sellos?sello=999999`);
		await expect(page.getByText('Aquí no hay un sello n.º 999,999.')).toBeVisible();

		const bundle = await page.request.get(`${sample.url}${exercise}/expediente/descargar`, {
			// Built anew, beside whatever else the machine does.
			timeout: 60_000,
		});
		const report = verifyBundle(new Uint8Array(await bundle.body()), { previous: kept.value, key });
		expect(report.checks.filter(({ status }) => status === 'failed')).toEqual([]);
		expect(report.verdict).toMatch(/^valid/);
		expect(report.checks.find(({ code }) => code === 'previous-checkpoint')?.status).toBe('passed');

		const feed = await page.request.get(`${sample.url}${exercise}/sellos/novedades.xml`);
		expect(feed.headers()['content-type']).toContain('application/atom+xml');
		const titles = [...(await feed.text()).matchAll(/<title>([^<]*)<\/title>/g)].map(([, title]) => title);
		expect(titles[1]).toMatch(/^Sello hasta la línea [\d,]+$/);
	});

	test('T16 tiles tell where a line is without telling whose, and say the same as its receipt', async ({
		request,
		sample,
	}) => {
		const base = `${sample.url}${exercise}/registro`;
		await expect.poll(async () => (await request.get(`${base}/checkpoint`)).status()).toBe(200);
		const newest = readCheckpoint(await (await request.get(`${base}/checkpoint`)).text());
		if (!newest.ok) throw new Error(newest.error);
		const { size, root } = newest.value;
		const index = Math.floor(size / 2);
		const wanted = listTiles(size, (tree) => [
			proveInclusion(tree, index),
			rootOf(tree),
			proveConsistency(tree, 3),
		]);
		const tiles = new Map<string, Uint8Array>();
		for (const tile of wanted) {
			const answer = await request.get(`${base}/tile/${tilePath(tile)}`);
			expect(answer.headers()['cache-control']).toContain('immutable');
			tiles.set(tilePath(tile), new Uint8Array(await answer.body()));
		}
		const tree = treeFromTiles(size, (tile) => tiles.get(tilePath(tile)) ?? new Uint8Array());
		expect(rootOf(tree)).toEqual(root);
		expect(
			verifyConsistency({ size: 3, root: rootOf(tree, 3) }, newest.value, proveConsistency(tree, 3)),
		).toBe(true);

		const receipt = readReceipt(await (await request.get(`${base}/recibo/${index + 1}`)).text());
		if (!receipt.ok || receipt.value.extra === null) throw new Error('no receipt');
		expect(decodeEntry(receipt.value.extra).ok).toBe(true);
		expect(isIncluded(hashLeaf(receipt.value.extra), receipt.value)).toBe(true);
		if (receipt.value.checkpoint.size === size)
			expect(receipt.value.proof.map(base64url)).toEqual(proveInclusion(tree, index).map(base64url));
	});

	test('T16 nothing that is public opens a ballot that was not published with its seat', async ({
		page,
		sample,
	}) => {
		test.setTimeout(isFull ? 1_800_000 : 120_000);
		const bundle = await page.request.get(`${sample.url}${exercise}/expediente/descargar`, {
			timeout: 60_000,
		});
		const bytes = new Uint8Array(await bundle.body());
		const { opened, known, tried } = await guessBallots(bytes, isFull ? 5_040 : 24);
		console.info(`T16: ${tried.toString()} guesses, ${known.toString()} of published salts opened`);
		expect(tried).toBeGreaterThan(isFull ? 10_000 : 1_000);
		expect(known).toBeGreaterThan(0);
		expect(opened).toEqual([]);
	});

	test('that do not exist are not found', async ({ request, sample }) => {
		const odd = [
			'registro/recibo/0',
			'registro/recibo/999999',
			'registro/recibo/x',
			'registro/tile/0/999',
			'registro/tile/9/000',
			'sellos/0',
			'sellos/999999',
			'sellos/x',
		];
		for (const path of odd) {
			const answer = await request.get(`${sample.url}${exercise}/${path}`);
			expect(answer.status(), path).toBe(404);
		}
		for (const path of ['registro/checkpoint', 'sellos', 'sellos/novedades.xml'])
			expect((await request.get(`${sample.url}/ejercicio/no-hay-tal/${path}`)).status()).toBe(404);
	});
});
