import { expect, type Page } from '@playwright/test';
import { fillProblem, numberOf } from '../stl/desk';
import { documentStep } from '../support/screens';
import { consultation, details, problems, words } from './story';
import { deskOf, settle, type Walk } from './walk';

/** Staff see how many answered by each channel, and only once it is closed what they said. */
export async function closeAndRead(walk: Walk, staff: Page): Promise<void> {
	const home = `${deskOf(walk)}/consultas/${consultation.slug}`;
	await staff.goto(home);
	await expect(staff.locator('.counts .number')).toHaveText('7');
	await expect(staff.locator('.counts')).toContainText(
		/Internet\s*2\s*Módulo\s*3\s*Espacio público\s*1\s*Código de un solo uso\s*1/,
	);
	await expect(staff.getByText('Lo que dicen se lee al cerrar.')).toBeVisible();
	await documentStep(staff, '3-1-en-vivo', staff.locator('.counts'), { onPhone: true });
	await staff.goto(`${home}/respuestas`);
	await expect(staff).toHaveURL(home);
	await staff.getByRole('link', { name: 'Cerrar la consulta' }).click();
	await expect(staff.getByText('Es antes de su fecha')).toBeVisible();
	await documentStep(staff, '3-2-cerrar');
	await staff.getByRole('button', { name: 'Sí, cerrar' }).click();
	await staff.getByRole('link', { name: 'Leer las respuestas' }).click();
	await expect(staff.getByText('Contestaron 7 de 7').first()).toBeVisible();
	await documentStep(staff, '3-3-respuestas', staff.getByRole('heading', { level: 2 }).first(), {
		onPhone: true,
	});
}

/** Two answers become the first problem; the others are written with the source they come from. */
export async function fillTheBank(walk: Walk, staff: Page): Promise<void> {
	await staff.getByRole('link', { name: 'Leer lo que escribieron' }).first().click();
	for (const said of [words.phone, words.kiosk])
		await staff.locator('main article').filter({ hasText: said }).getByRole('checkbox').check();
	await documentStep(staff, '3-4-elegir', staff.locator('main article').filter({ hasText: words.kiosk }), {
		onPhone: true,
	});
	await staff.getByRole('button', { name: 'Crear problema con estas respuestas' }).click();
	await expect(staff.getByRole('group', { name: /^Fuente \d/ })).toHaveCount(2);
	await settle(staff);
	await staff.getByLabel('Problema', { exact: true }).fill(problems[0]);
	await staff
		.getByLabel('Descripción')
		.fill('Pasa en la parte alta desde hace dos años. La gente compra agua en pipas.');
	await staff.getByLabel('Tema').selectOption({ label: 'Recursos naturales y cambio climático' });
	await staff.locator('[name=tags]').first().check();
	await documentStep(staff, '3-5-problema');
	await save(staff);
	await expect(staff.getByText(/^Respuesta [0-9A-Z]{4}-[0-9A-Z]{4}$/)).toHaveCount(2);

	for (const [at, { theme, place, source }] of details.entries()) {
		await staff.goto(`${deskOf(walk)}/problemas/nuevo`, { waitUntil: 'networkidle' });
		await fillProblem(staff, problems[at + 1] ?? '');
		await staff.getByLabel('Tema').selectOption({ label: theme });
		await staff.getByLabel('Qué dice o dónde está').fill(source);
		await staff.getByLabel('Buscar municipio').fill(place);
		await staff.getByRole('button', { name: place }).first().click();
		await putPoint(staff, place);
		await save(staff);
	}
}

async function putPoint(page: Page, place: string): Promise<void> {
	await page.getByRole('button', { name: 'Abrir el mapa' }).click();
	await page.getByLabel('Ir a un municipio').selectOption({ label: place });
	await expect(async () => {
		await page.getByRole('button', { name: 'Poner el punto en el centro' }).click();
		await expect(page.getByText(`El punto está en ${place}.`)).toBeVisible({ timeout: 1_000 });
	}).toPass();
}

async function save(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Guardar el problema' }).click();
	await expect(page.getByText('Problema guardado')).toBeVisible();
}

/** Two that look alike are joined with a reason; it was a mistake, and it is undone. */
export async function mergeAndUndo(walk: Walk, staff: Page): Promise<void> {
	const desk = deskOf(walk);
	const [, , doctor, medicine] = problems;
	await staff.goto(`${desk}/problemas`);
	await staff.getByRole('link', { name: medicine }).click();
	await expect(staff.getByRole('heading', { level: 1, name: medicine })).toBeVisible();
	const number = numberOf(staff);
	await staff.getByRole('link', { name: 'Unir con otro' }).click();
	await staff.getByLabel('El otro problema').selectOption(String(number - 1));
	await staff.getByRole('button', { name: 'Comparar' }).click();
	await staff.getByRole('radio', { name: doctor }).check();
	await staff.getByLabel('Por qué son el mismo').fill('Las dos personas hablan de la misma clínica.');
	await documentStep(staff, '3-6-unir', staff.locator('main h1'), { onPhone: true });
	await staff.getByRole('button', { name: 'Unir los problemas' }).click();
	await expect(staff.getByText('Problemas unidos', { exact: true })).toBeVisible();
	await staff.goto(`${desk}/problemas/uniones`);
	await expect(staff.getByText('Las dos personas hablan de la misma clínica.')).toBeVisible();
	await documentStep(staff, '3-7-uniones');
	await staff.getByRole('button', { name: `Deshacer la unión de «${medicine}»` }).click();
	await expect(staff.getByText('Unión deshecha')).toBeVisible();

	await staff.goto(`${desk}/problemas`);
	await expect(staff.locator('tbody tr').filter({ visible: true })).toHaveCount(problems.length);
	await documentStep(staff, '3-8-banco', staff.getByRole('table'), { onPhone: true });
	await staff.getByRole('link', { name: 'Mapa' }).click();
	await staff.getByRole('button', { name: 'Abrir el mapa' }).click();
	await staff.getByRole('button', { name: /puntos juntos/ }).click();
	await expect(
		staff
			.getByRole('button', { name: `1. ${problems[0]}` })
			.or(staff.getByRole('button', { name: `2. ${problems[1]}` }))
			.first(),
	).toBeVisible();
	await expect(staff.locator('.leaflet-zoom-anim')).toHaveCount(0);
	await documentStep(staff, '3-9-mapa', staff.getByLabel('Ir a un municipio'));
}
