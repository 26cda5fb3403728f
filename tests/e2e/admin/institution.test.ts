import { deflateSync } from 'node:zlib';
import { expectAccessible } from '../support/accessible';
import { expectReflow } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { becomeAdministrator, exercise, openExercise } from './beginning';

const crcTable = Array.from({ length: 256 }, (_, at) => {
	let value = at;
	for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
	return value >>> 0;
});

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type), data]);
	let crc = 0xffffffff;
	for (const byte of body) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
	const ends = Buffer.alloc(8);
	ends.writeUInt32BE(data.length, 0);
	ends.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 4);
	return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A real PNG of one colour: eight bits of grey. */
function drawPng(side: number): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(side, 0);
	header.writeUInt32BE(side, 4);
	header.set([8, 0, 0, 0, 0], 8);
	const rows = Buffer.alloc(side * (side + 1), 60);
	for (let row = 0; row < side; row += 1) rows[row * (side + 1)] = 0;
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(rows)),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

test('an institution sets its name, its crest and a colour that reads', async ({ page, product }) => {
	test.slow();
	await becomeAdministrator(page, product);
	await openExercise(page, product);
	const address = `${product.url}/admin/${exercise.slug}/institucion`;
	const save = () => page.getByRole('button', { name: 'Guardar', exact: true }).click();
	await page.goto(address);

	await test.step('a colour that fails on paper is refused with the nearest that passes', async () => {
		await page.getByLabel('Color propio').fill('amarillo');
		await save();
		await expect(page.getByLabel('Color propio')).toHaveAccessibleDescription(/O déjalo en blanco/);
		await page.getByLabel('Nombre de la institución').fill('Instituto de Prueba');
		await page.getByLabel('Color propio').fill('#ffcc00');
		await save();
		await expect(page.getByText('El más cercano que sí se lee bien es #')).toBeVisible();
		await expect(page.getByLabel('Nombre de la institución')).toHaveValue('Instituto de Prueba');
		await expectAccessible(page);
		await expectReflow(page);
		await keepScreen(page, 'admin-colour-refused');
		await page.getByRole('button', { name: /^Guardar con #/ }).click();
		await expect(page.getByText('Las páginas del ejercicio ya lo muestran.')).toBeVisible();
	});

	await test.step('what is no PNG, or too heavy, is refused by its bytes', async () => {
		const upload = (name: string, buffer: Buffer) =>
			page.getByLabel('Escudo', { exact: true }).setInputFiles({ name, mimeType: 'image/png', buffer });
		await upload(
			'escudo.png',
			Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
		);
		await save();
		await expect(page.getByLabel('Escudo', { exact: true })).toHaveAccessibleDescription(/imagen PNG/);
		await upload('escudo.png', drawPng(2_000));
		await save();
		await expect(page.getByRole('alert')).toContainText('28 KB');
		await upload('escudo.png', drawPng(48));
		await save();
		await expect(page.getByRole('img', { name: 'Escudo actual' })).toBeVisible();
		await expectAccessible(page);
		await keepScreen(page, 'admin-institution');
	});

	await test.step('citizens see it on the pages of the exercise', async () => {
		await page.goto(`${product.url}/ejercicio/${exercise.slug}/integrantes`);
		await expect(page.getByRole('banner').getByText('Instituto de Prueba')).toBeVisible();
		const crest = page.getByRole('banner').locator('img');
		await expect(crest).toHaveAttribute('src', /\/escudo$/);
		await expect
			.poll(() => crest.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth))
			.toBeGreaterThan(0);
		await expectAccessible(page, { forCitizens: true });
	});

	await test.step('and it can be taken away', async () => {
		await page.goto(address);
		await page.getByLabel('Quitar el escudo').check();
		await page.getByLabel('Color propio').fill('');
		await save();
		await expect(page.getByRole('img', { name: 'Escudo actual' })).toHaveCount(0);
	});
});
