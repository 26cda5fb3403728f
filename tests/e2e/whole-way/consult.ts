import { expect, type Page } from '@playwright/test';
import { enterWithCode } from '../admin/beginning';
import { localMoment } from '../nucleo/ranking';
import { fillConsultation } from '../stl/desk';
import { documentStep } from '../support/screens';
import { consultation, staffMember } from './story';
import { codeOf, deskOf, settle, type Walk } from './walk';

const days = (count: number): number => count * 24 * 60;

/** Staff come in with their code, choose a password, and find their desk. */
export async function openTheDesk(walk: Walk): Promise<Page> {
	const staff = await walk.openContext();
	await enterWithCode(staff, walk.product, codeOf(walk, staffMember.name));
	await staff.getByLabel('Contraseña nueva').fill('una mesa de madera');
	await documentStep(staff, '0-a-tu-cuenta');
	await staff.getByRole('button', { name: 'Guardar la contraseña' }).click();
	await expect(staff.getByText('Tu contraseña quedó guardada')).toBeVisible();
	await staff
		.getByRole('navigation', { name: 'Tu cuenta' })
		.getByRole('link', { name: 'Tu trabajo' })
		.click();
	await staff.getByRole('link', { name: /Trabajo del STL/ }).click();
	await expect(staff.getByRole('heading', { level: 1 })).toHaveText('Qué hay que atender');
	return staff;
}

/**
 * From a template to a draft whose texts, options, dates and channels are our own; then published. Gives the address
 * on the poster for public places, and a code that somebody gets on a slip of paper.
 */
export async function publishConsultation(
	walk: Walk,
	staff: Page,
): Promise<{ poster: string; code: string }> {
	const home = `${deskOf(walk)}/consultas/${consultation.slug}`;
	await staff.getByRole('link', { name: 'Nueva consulta' }).click();
	await expect(staff.getByRole('heading', { level: 1, name: 'Nueva consulta' })).toBeVisible();
	await settle(staff);
	await fillConsultation(staff, consultation.title);
	await expect(staff.getByLabel('Dirección')).toHaveValue(consultation.slug);
	await documentStep(staff, '0-b-plantilla');
	await staff.getByRole('button', { name: 'Crear el borrador' }).click();
	await expect(staff).toHaveURL(home);

	await staff.getByRole('link', { name: 'Cambiar: Fechas' }).click();
	await staff.getByLabel('Abre').fill(localMoment(-1));
	await staff.getByLabel('Cierra').fill(localMoment(days(14)));
	for (const channel of ['Internet', 'Módulo', 'Espacio público', 'Código de un solo uso'])
		await staff.getByRole('checkbox', { name: channel }).check();
	await staff.getByRole('button', { name: 'Guardar' }).click();
	await expect(staff).toHaveURL(new RegExp(`${consultation.slug}(\\?.*)?$`));

	await staff.getByRole('link', { name: 'Presentación y aviso' }).click();
	await staff
		.getByLabel('Presentación · En español')
		.fill('Son seis preguntas y toma dos minutos. Con lo que digas se decide qué se atiende primero.');
	await staff.getByRole('button', { name: 'Guardar los textos' }).click();
	await expect(staff.getByText('Guardado')).toBeVisible();

	await staff.locator('ol a[href*="/preguntas/"]').first().click();
	await staff.getByLabel('Pregunta · En español').fill('¿Qué problema urge resolver en tu pueblo?');
	await staff.getByLabel('Opción nueva · En español').fill('Caminos que se cortan');
	await staff.getByLabel('Opción nueva · En inglés').fill('Roads that get cut off');
	await documentStep(staff, '0-c-pregunta');
	await staff.getByRole('button', { name: 'Guardar la pregunta' }).click();
	await expect(staff.getByText('¿Qué problema urge resolver en tu pueblo?')).toBeVisible();
	await documentStep(staff, '0-d-borrador');

	await staff.getByRole('link', { name: 'Publicar' }).click();
	await staff.getByRole('button', { name: 'Sí, publicar' }).click();
	await expect(staff.getByText('Sus preguntas quedaron fijas')).toBeVisible();
	await expect(staff.getByText('Huella de las preguntas')).toBeVisible();
	await documentStep(staff, '0-e-publicada');
	await staff.getByRole('link', { name: 'Cartel: Espacio público' }).click();
	await expect(staff.getByRole('img', { name: /Código QR/ })).toBeVisible();
	await documentStep(staff, '0-f-cartel', staff.locator('main h1'), { onPhone: true });
	const address = await staff.getByText(/canal=plaza/).innerText();
	await staff.goto(`${home}/codigos`);
	await staff.getByLabel('Para quién o para dónde').fill('Comité del agua');
	await staff.getByLabel('Cuántos códigos').fill('1');
	await staff.getByRole('button', { name: 'Hacer los códigos' }).click();
	await expect(staff.getByText('Los códigos se ven esta única vez')).toBeVisible();
	const code = await staff.locator('p.code').innerText();
	// The desk asks for counts by itself; while the server is stopped nobody should.
	await staff.goto('about:blank');
	// On paper the address goes without what every browser adds.
	return { poster: `http://${address.trim()}`, code };
}
