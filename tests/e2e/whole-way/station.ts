import { expect, type Page } from '@playwright/test';
import {
	addStation,
	answerHere,
	enrol,
	expectAttracting,
	expectHeld,
	findLeftovers,
	openStaffPanel,
	readQueue,
	setPin,
} from '../kiosk/station';
import { readCount } from '../public/answering';
import { documentStep } from '../support/screens';
import { consultation, words } from './story';
import { deskOf, type Walk } from './walk';

/**
 * A tablet is enrolled by its code, takes an answer, forgets it, and holds one back without network; a second one takes
 * another.
 */
export async function answerAtTheDesk(walk: Walk, staff: Page): Promise<void> {
	const { product } = walk;
	await staff.goto(`${deskOf(walk)}/consultas/${consultation.slug}`);
	await staff.getByRole('link', { name: 'Equipos de los módulos' }).click();
	await setPin(staff);
	const code = await addStation(staff, 'Ventanilla 1, planta baja');
	await documentStep(staff, '2-1-codigo', staff.getByRole('heading', { name: /^Código para/ }), {
		onPhone: true,
	});

	const tablet = await walk.openContext({}, /ERR_INTERNET_DISCONNECTED|ERR_FAILED|503/);
	await enrol(tablet, product.url, code);
	await documentStep(tablet, '2-2-espera');
	await answerHere(tablet, words.kiosk);
	await expect(tablet.locator('h1')).toHaveText('Recibida. ¡Gracias!');
	await documentStep(tablet, '2-3-folio');
	await tablet.getByRole('button', { name: 'Terminar' }).click();
	await expectAttracting(tablet);
	expect(await findLeftovers(tablet, words.kiosk)).toEqual([]);
	expect(await readQueue(tablet)).toEqual([]);

	await expectHeld(tablet);
	await tablet.context().setOffline(true);
	await answerHere(tablet, words.kioskWaiting);
	await expect(tablet.locator('h1')).toHaveText('Guardada. ¡Gracias!');
	await tablet.getByRole('button', { name: 'Terminar' }).click();
	await expectAttracting(tablet);
	expect(await findLeftovers(tablet, words.kioskWaiting)).toEqual([]);
	await openStaffPanel(tablet);
	await expect(tablet.getByRole('dialog')).toContainText('respuesta espera en este equipo');
	await documentStep(tablet, '2-4-personal', tablet.getByRole('dialog').getByText('respuesta espera'), {
		onPhone: true,
	});
	await tablet.context().setOffline(false);
	await tablet.getByRole('button', { name: 'Enviar ahora' }).click();
	await expect(tablet.getByRole('dialog')).toContainText('No falta nada por enviar');
	expect(await readQueue(tablet)).toEqual([]);
	expect(await readCount(tablet, product.url, consultation.slug)).toBe(6);
	await tablet.context().close();

	await staff.getByRole('link', { name: 'Listo' }).click();
	const other = await walk.openContext();
	await enrol(other, product.url, await addStation(staff, 'Ventanilla 2, planta alta'));
	await answerHere(other, words.otherKiosk);
	await expect(other.locator('h1')).toHaveText('Recibida. ¡Gracias!');
	expect(await readCount(other, product.url, consultation.slug)).toBe(7);
	await other.context().close();

	await staff.getByRole('link', { name: 'Listo' }).click();
	await expect(staff.getByRole('row').filter({ hasText: 'Ventanilla 2' })).toContainText('Registrado');
	await expect(staff.getByRole('row').filter({ hasText: 'Ventanilla 1' })).toContainText('Registrado');
	await documentStep(staff, '2-5-equipos', staff.getByRole('heading', { name: 'Equipos de esta consulta' }));
}
