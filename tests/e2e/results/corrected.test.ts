import { openAs, visit } from '../nucleo/people';
import { draftRanking } from '../nucleo/ranking';
import { castAll, closeRound, publishAlone } from '../nucleo/rounds';
import { expectAccessible } from '../support/accessible';
import { expectPlainSpanish } from '../support/plainSpanish';
import { expectReflow } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';

test('a result that was counted again says so, with what changed and why, and the one before stays', async ({
	page,
	browser,
	sample,
	watchAlso,
}) => {
	test.slow();
	const staff = await openAs(browser, sample, 'stl_staff', watchAlso);
	const draft = await draftRanking(staff, sample, 'Se cuenta dos veces', 3, {}, 'nominal');
	const first = await publishAlone(staff, `${sample.url}${draft}`);
	const order = first.problems.map(({ id }) => [id]);
	await castAll(sample, first, () => ({ tiers: order }));
	await closeRound(staff, first);
	const result = `${sample.url}/jerarquizacion/${first.slug}`;
	await page.goto(`${result}/correcciones`);
	await expect(page.getByText('Este resultado se ha contado una sola vez.')).toBeVisible();

	await visit(staff, `${first.desk}/nucleo/${first.ranking}`);
	await staff.getByText('Quiero anular esta jerarquización').click();
	await staff.locator('#annul-reason').fill('Una boleta se dio con prisa.');
	await staff.getByRole('button', { name: 'Anular para siempre' }).click();
	await staff.locator('#reopen-closes').fill('2089-06-01T10:00');
	await staff.getByRole('button', { name: 'Abrir el intento' }).click();
	await expect(staff.getByText('Se abrió un intento nuevo.')).toBeVisible();
	await visit(staff, first.desk);
	const links = staff.getByRole('link', { name: /Fechas, cierre y anulación/ });
	const ids = await links.evaluateAll((all) =>
		all.map((link) => link.getAttribute('href')?.split('/').at(-1) ?? ''),
	);
	const again = { ...first, ranking: ids.find((id) => id !== first.ranking) ?? '' };
	await castAll(sample, again, () => ({ tiers: order.toReversed() }));
	await closeRound(staff, again);

	await page.goto(result);
	await expect(page.getByText('Resultado corregido')).toBeVisible();
	await page.getByRole('link', { name: 'Ver qué cambió y por qué' }).click();
	await expect(page.getByRole('heading', { level: 2, name: /^Versión 2/ })).toBeVisible();
	await expect(page.getByText('Ya no cuenta el intento 1 de Órgano garante.')).toBeVisible();
	await expect(page.getByText('Razón: Una boleta se dio con prisa.')).toBeVisible();
	await expect(page.getByText('Ahora cuenta el intento 2 de Órgano garante.')).toBeVisible();
	// The one in the middle stays where it was.
	await expect(page.getByRole('row')).toHaveCount(3);
	await expect(page.getByRole('row', { name: `${first.problems[2]?.title ?? ''} 3 1` })).toBeVisible();
	await expectAccessible(page);
	await expectPlainSpanish(page);
	await expectReflow(page);
	await keepScreen(page, 'resultado-corregido');
});
