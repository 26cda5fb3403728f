import {
	buildTree,
	hashLeaf,
	joinHashes,
	proveConsistency,
	rootOf,
	signCheckpoint,
	writeContinuity,
} from '../../../src/lib/evidence';
import { expectAccessible } from '../support/accessible';
import { expectReflow } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';

const origin = 'prioriza/ejercicio-ficticio';
const leaves = (changed?: number) =>
	buildTree(
		joinHashes(Array.from({ length: 40 }, (_, at) => hashLeaf(Uint8Array.of(at === changed ? 200 : at)))),
	);
const honest = leaves();
/** One line of before is another, and the true key signed it. */
const rewritten = leaves(3);
const seal = (tree: typeof honest, size: number) =>
	signCheckpoint({ origin, size, root: rootOf(tree, size) }, [new Uint8Array(32).fill(1)]);
const proof = (tree: typeof honest, from: number, to: number) => ({
	name: 'prueba.continuidad',
	mimeType: 'text/plain',
	buffer: Buffer.from(
		writeContinuity({ from, proof: proveConsistency(tree, from, to), checkpoint: seal(tree, to) }),
	),
});

test('seals are kept on the device, and a new one is compared with the last', async ({
	page,
	sample,
	watch,
}) => {
	// The site has no proof for a seal that it did not publish.
	watch.allow(/404.*continuidad/);
	const record = `${sample.url}/ejercicio/oaxaca-2026/registro`;
	await expect.poll(async () => (await page.request.get(`${record}/checkpoint`)).status()).toBe(200);
	await page.goto(`${sample.url}/ejercicio/oaxaca-2026/sellos`);
	await page.getByRole('link', { name: 'Guardar mis sellos en este equipo' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Mis sellos guardados' })).toBeVisible();
	await page.getByRole('button', { name: 'Traer el sello más nuevo' }).click();
	await expect(page.getByText('Es el primero de este registro.')).toBeVisible();
	await expectAccessible(page);
	await expectReflow(page);

	const add = async (note: string, file?: ReturnType<typeof proof>) => {
		if (file) await page.getByLabel('Prueba de continuidad').setInputFiles(file);
		await page.getByLabel('O pega aquí el sello completo').fill(note);
		await page.getByRole('button', { name: 'Comparar y guardar' }).click();
	};
	const says = (text: string) => expect(page.getByText(text)).toBeVisible();
	await add('nada');
	await says('Eso no es un sello del registro.');
	await add(seal(honest, 17));
	await says('Es el primero de este registro.');
	await add(seal(honest, 30));
	await says('elige también la prueba de continuidad');
	await add(seal(honest, 30), proof(honest, 17, 30));
	await says('El registro creció desde tu último sello.');
	await add(seal(rewritten, 40), proof(rewritten, 30, 40));
	await says('No se demuestra que el registro siga de tu sello.');
	await keepScreen(page, 'sellos-guardados');
	await add(seal(honest, 20));
	await says('Este sello tiene menos líneas que el que guardaste.');

	// What is kept is there again, and goes on from the last one that agreed.
	await page.reload();
	await expect(page.getByText('Sello n.º 17', { exact: true })).toBeVisible();
	await add(seal(honest, 40), proof(honest, 30, 40));
	await says('El registro creció desde tu último sello.');
	const saving = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Guardar todos en un archivo' }).click();
	const kept = Buffer.concat(await (await (await saving).createReadStream()).toArray());
	await page.evaluate(() => {
		localStorage.clear();
	});
	await page.reload();
	await says('Todavía no guardas ningún sello.');
	await page
		.getByLabel('Traer sellos de otro archivo')
		.setInputFiles({ name: 'sellos-guardados.json', mimeType: 'application/json', buffer: kept });
	await page.getByRole('button', { name: 'Traer', exact: true }).click();
	await says('Sellos que se agregaron: 6.');
});

test('the site proves that one seal goes on from another, and nothing that it did not publish', async ({
	request,
	sample,
}) => {
	const record = `${sample.url}/ejercicio/oaxaca-2026/registro`;
	await expect.poll(async () => (await request.get(`${record}/checkpoint`)).status()).toBe(200);
	const note = await (await request.get(`${record}/checkpoint`)).text();
	const size = Number(note.split('\n')[1]);
	const answer = await request.get(`${record}/continuidad/3/${size}`);
	expect(answer.headers()['cache-control']).toContain('immutable');
	expect(await answer.text()).toMatch(/^old 3\n/);
	for (const path of ['0/3', `3/${size + 9_000}`, `${size + 1}/${size}`, 'x/3', '3/x'])
		expect((await request.get(`${record}/continuidad/${path}`)).status(), path).toBe(404);
});
