import { writeOwnCopy, type OwnCopy } from '../../../src/lib/basics/copies/ownCopy';
import { verifyEvidence } from '../../../src/lib/verifier/verifyEvidence';
import { freeze } from '../../load/frozenAnswers';
import { openDatabase } from '../../load/openDatabase';
import { exercise, openAs } from '../nucleo/people';
import { openSlug } from '../public/answering';
import { expectAccessible } from '../support/accessible';
import { expectPlainSpanish } from '../support/plainSpanish';
import { expectReflow } from '../support/reflow';
import { expect, test } from '../support/test';

test('answers that are all the same are left out by a rule, a reason and two people, and can be counted again', async ({
	page,
	browser,
	ownSample: sample,
	watchAlso,
}) => {
	const database = await openDatabase(sample.dataDir);
	const stored = await database.query<{ content: string }>(
		`select o.content from private.response_openings o join app.responses r on r.id = o.response_id
			join app.surveys s on s.id = r.survey_id join app.consultations c on c.id = s.consultation_id
		where c.slug = $1 order by r.id limit 1`,
		[openSlug],
	);
	const content: unknown = JSON.parse(stored.rows[0]?.content ?? '');
	const folios: string[] = [];
	const copies: OwnCopy[] = [];
	for (let at = 0; at < 12; at += 1) {
		const body = freeze(content);
		const sent = await page.request.post(`${sample.url}/api/respuestas`, { data: body });
		const { folio } = (await sent.json()) as { folio: string };
		folios.push(folio);
		copies.push({ ...body, folio });
	}
	// It was announced with three days of review, and closes today.
	await database.query(`update app.consultations set review_days = 3 where slug = $1`, [openSlug]);
	await database.end();

	const staff = await openAs(browser, sample, 'stl_staff', watchAlso);
	await staff.goto(`${sample.url}/stl/${exercise}/consultas/${openSlug}`);
	await staff.getByRole('link', { name: 'Cerrar la consulta' }).click();
	await staff.getByRole('button', { name: 'Sí, cerrar' }).click();
	await expect(staff.getByText('Cerrada', { exact: true }).first()).toBeVisible();
	const rules = `${sample.url}/nucleo/${exercise}/revision/${openSlug}/reglas`;
	await staff.goto(rules);
	await staff.getByRole('radio', { name: 'Iguales en todo' }).check();
	await staff.getByRole('button', { name: 'Ver cuántas son' }).click();
	await expect(staff.getByRole('heading', { name: 'Lo que cambiaría' })).toBeVisible();
	await expectAccessible(staff);
	await expectReflow(staff);
	await expectPlainSpanish(staff);
	await staff.getByLabel('¿Por qué?').fill('Doce respuestas iguales por la red el mismo día.');
	await staff.getByRole('button', { name: 'Proponer', exact: true }).click();
	await expect(staff.getByText('Tu propuesta quedó anotada.')).toBeVisible();
	await expect(staff.getByRole('button', { name: 'Estoy de acuerdo' })).toHaveCount(0);

	const guarantor = await openAs(browser, sample, 'guarantor', watchAlso);
	await guarantor.goto(rules);
	await expectAccessible(guarantor);
	await expectPlainSpanish(guarantor);
	await guarantor.getByRole('button', { name: 'Estoy de acuerdo' }).click();
	await expect(guarantor.getByText('Decidieron dos personas.')).toBeVisible();

	await page.goto(`${sample.url}/recibo/${folios[0] ?? ''}`);
	await expect(page.getByText('No se cuenta', { exact: true })).toBeVisible();
	await expect(async () => {
		await page.getByRole('button', { name: 'Buscar mi línea en el registro' }).click();
		await expect(page.getByText('Está en el registro.')).toBeVisible({ timeout: 2_000 });
	}).toPass();
	const keep = (kept: OwnCopy) =>
		page.getByLabel('Si guardaste tu copia').setInputFiles({
			name: 'mi-copia.json',
			mimeType: 'application/json',
			buffer: Buffer.from(writeOwnCopy(kept)),
		});
	const [copy] = copies;
	if (!copy) throw new Error('nothing was sent');
	await keep({ ...copy, salt: 'A'.repeat(43) });
	await expect(page.getByText('No coincide:')).toBeVisible();
	await keep(copy);
	await expect(page.getByText('Coincide con lo que envié')).toBeVisible();
	await expectAccessible(page, { forCitizens: true });
	await expectPlainSpanish(page);
	// Without the site too: the expediente alone tells where the answer of a copy stands, and not of a changed one.
	const given = await page.request.get(`${sample.url}/ejercicio/${exercise}/expediente/descargar`, {
		timeout: 60_000,
	});
	const expediente = new Uint8Array(await given.body());
	const { checks, copy: place } = verifyEvidence(expediente, { copy });
	expect(checks.flatMap(({ failures }) => failures)).toEqual([]);
	expect(place).toMatchObject({ standing: 'perhaps-excluded', closed: true });
	expect(verifyEvidence(expediente, { copy: { ...copy, salt: 'A'.repeat(43) } }).copy).toBeNull();
	await page.goto(`${sample.url}/consulta/${openSlug}/datos`);
	await expectAccessible(page, { forCitizens: true });
	await expectReflow(page);

	await guarantor.getByText('Volver a contarlas').click();
	await guarantor.getByLabel('¿Por qué?').last().fill('Eran de una misma escuela, que contestó junta.');
	await guarantor.getByRole('button', { name: 'Proponer que se cuenten otra vez' }).click();
	await expect(guarantor.getByText('Tu propuesta quedó anotada.')).toBeVisible();
	await staff.goto(rules);
	await staff.getByRole('button', { name: 'Estoy de acuerdo' }).click();
	await expect(staff.getByText('Se cuentan otra vez').first()).toBeVisible();
	await page.goto(`${sample.url}/recibo/${folios[0] ?? ''}`);
	await expect(page.getByText('No se cuenta', { exact: true })).toHaveCount(0);
});
