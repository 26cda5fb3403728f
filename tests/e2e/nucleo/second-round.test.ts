import { expect, test } from '../support/test';
import { exercise, openAs, signIn, visit } from './people';
import { ballotOf, draftRanking, expectRanked, saveBallot } from './ranking';
import { castAll, closeRound, publishAlone, readOwn } from './rounds';
import { lookAt, readStored } from './taskBallots';

test('a second round shows where the nucleus stood, begins from the own ballot, and both rounds are published', async ({
	page,
	browser,
	sample,
	watchAlso,
}) => {
	test.slow();
	const staff = await openAs(browser, sample, 'stl_staff', watchAlso);
	const draft = await draftRanking(staff, sample, 'Dos rondas con nombre', 4, {}, 'nominal');
	const first = await publishAlone(staff, `${sample.url}${draft}`);
	const [one, two, three, four] = first.problems.map(({ id }) => id);
	const ids = [one, two, three, four].map((id) => id ?? '');
	// Four seats give one order; the first seat gives its opposite.
	await castAll(sample, first, (seat) => ({
		tiers: (seat === 0 ? ids.toReversed() : ids).map((id) => [id]),
	}));
	await signIn(page, sample, 'garante1');
	await visit(page, ballotOf(sample, first.ranking));
	// While it is open the own ballot is all there is to see.
	await expect(page.getByText('Dónde quedó tu núcleo')).toHaveCount(0);
	await closeRound(staff, first);

	await visit(page, ballotOf(sample, first.ranking));
	await expect(page.getByRole('heading', { name: 'Dónde quedó tu núcleo' })).toBeVisible();
	await expect(page.getByText('Votaron 5 de 5 asientos.')).toBeVisible();
	const stood = page.getByRole('region', { name: 'Dónde quedó tu núcleo' }).getByRole('listitem');
	await expect(stood).toHaveCount(4);
	await expect(stood.first()).toContainText(first.problems[0]?.title ?? '');
	await expect(stood.first()).toContainText('tú: lugar 4');
	await lookAt(page, 'ronda-cerrada');

	// The next one is prepared from the desk, with one problem less.
	await visit(staff, first.desk);
	// Products under test print nothing by themselves, like a machine without a browser.
	await expect(staff.getByText('Este servidor no hace archivos PDF.')).toBeVisible();
	await expect(staff.getByRole('link', { name: 'Entregar el PDF' })).toBeVisible();
	await staff.getByRole('link', { name: 'Hacer otra ronda' }).click();
	await expect(staff.getByRole('heading', { level: 1, name: 'Ronda 2' })).toBeVisible();
	await lookAt(staff, 'ronda-nueva');
	await staff.getByLabel('Título').fill('Dos rondas con nombre, la segunda');
	await staff.locator(`[name=alternatives][value="${four ?? ''}"]`).uncheck();
	await staff.getByRole('button', { name: 'Guardar el borrador' }).click();
	await expect(staff.getByText('Se guardó el borrador.')).toBeVisible();
	const { origin, pathname } = new URL(staff.url());
	const second = await publishAlone(staff, `${origin}${pathname}`);

	await visit(page, ballotOf(sample, second.ranking));
	await expect(page.getByText('Dónde quedó tu núcleo en la ronda 1')).toBeVisible();
	await expect(page.getByText('ya no está en esta ronda')).toBeVisible();
	await lookAt(page, 'segunda-ronda');
	await page.getByRole('link', { name: 'Empezar desde mi boleta anterior' }).click();
	await expect(page.getByText('Empiezas desde tu boleta anterior.')).toBeVisible();
	const titles = first.problems.map(({ title }) => title);
	await expectRanked(page, titles.slice(0, 3).toReversed());
	await lookAt(page, 'segunda-ronda-empezada');
	await saveBallot(page);
	expect(await readStored(sample, 'garante1', second.ranking)).toEqual({
		tiers: [[three], [two], [one]],
	});

	// Without scripts it is the same link and the same form.
	const plain = await openAs(browser, sample, 'garante2', watchAlso, { javaScriptEnabled: false });
	await visit(plain, ballotOf(sample, second.ranking));
	await plain.getByRole('link', { name: 'Empezar desde mi boleta anterior' }).click();
	await plain.getByRole('button', { name: 'Revisar mi boleta' }).click();
	await expect(plain.getByRole('heading', { level: 1, name: /^Revisa / })).toBeVisible();
	await plain.getByRole('button', { name: /^Guardar / }).click();
	await expect(plain.getByRole('heading', { level: 1, name: / quedó guardad/ })).toBeVisible();
	expect(await readStored(sample, 'garante2', second.ranking)).toEqual({ tiers: [[one], [two], [three]] });

	// Who has no vote sees where the nucleus stood, and nothing to begin from.
	const watching = await openAs(browser, sample, 'facilitator', watchAlso);
	await visit(watching, ballotOf(sample, second.ranking));
	await expect(watching.getByText('Dónde quedó Órgano garante en la ronda 1')).toBeVisible();
	await expect(watching.getByRole('link', { name: 'Empezar desde mi boleta anterior' })).toHaveCount(0);

	await castAll(sample, second, () => ({ tiers: ids.slice(0, 3).map((id) => [id]) }));
	await closeRound(staff, second);
	await visit(page, `${sample.url}/nucleo/${exercise}`);
	await expect(page.getByText('Ronda 2').first()).toBeVisible();
	await visit(page, `${sample.url}/jerarquizacion/${second.slug}`);
	await expect(page.getByText('Jerarquización, ronda 2')).toBeVisible();
	const rounds = page.getByRole('region', { name: 'Qué cambió de una ronda a otra' });
	await expect(rounds.getByRole('img')).toBeVisible();
	await expect(rounds.getByRole('row', { name: new RegExp(`^${titles[3] ?? ''} 4 –$`) })).toBeVisible();
	await expect(
		rounds.getByRole('row', { name: /^Las boletas de Órgano garante 0\.\d\d 1\.00$/ }),
	).toBeVisible();
	await lookAt(page, 'dos-rondas');
	await visit(page, `${sample.url}/jerarquizacion/${second.slug}/ficha`);
	await expect(page.getByRole('heading', { name: 'Las rondas' })).toBeVisible();
	await visit(page, `${sample.url}/jerarquizacion/${first.slug}`);
	await expect(page.getByText('Hubo otra ronda sobre lo mismo: la ronda 2.')).toBeVisible();
});

test('an unnamed ballot is nobody’s any more after its round, and people are told so', async ({
	page,
	browser,
	sample,
	watchAlso,
}) => {
	test.slow();
	const staff = await openAs(browser, sample, 'stl_staff', watchAlso);
	const counting = { task: 'points', points: '10', mostPerAlternative: '6' };
	const draft = await draftRanking(staff, sample, 'Dos rondas de puntos', 3, counting);
	const first = await publishAlone(staff, `${sample.url}${draft}`);
	const ids = first.problems.map(({ id }) => id);
	await castAll(sample, first, () => ({
		points: [
			{ alternative: ids[0] ?? '', points: 6 },
			{ alternative: ids[1] ?? '', points: 4 },
		].toSorted((a, b) => (a.alternative < b.alternative ? -1 : 1)),
	}));
	await closeRound(staff, first);
	await visit(staff, `${sample.url}/stl/${exercise}/jerarquizaciones/nueva?ronda=${first.slug}`);
	await staff.getByLabel('Título').fill('Dos rondas de puntos, la segunda');
	await staff.getByRole('button', { name: 'Guardar el borrador' }).click();
	await expect(staff.getByText('Se guardó el borrador.')).toBeVisible();
	const { origin, pathname } = new URL(staff.url());
	const second = await publishAlone(staff, `${origin}${pathname}`);

	await signIn(page, sample, 'garante1');
	await visit(page, ballotOf(sample, second.ranking));
	await expect(page.getByText('6 puntos por boleta')).toBeVisible();
	await expect(page.getByText('Tu boleta anterior ya no se puede traer.')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Empezar desde mi boleta anterior' })).toHaveCount(0);
	await lookAt(page, 'segunda-ronda-puntos');
	expect(await readOwn(sample, 'garante1', first.ranking)).toBeNull();
	// Whoever writes the address by hand gets an empty ballot.
	await visit(page, `${ballotOf(sample, second.ranking)}?desde=anterior`);
	await expect(page.getByText('Empiezas desde tu boleta anterior.')).toHaveCount(0);
	for (const control of await page.locator('[name^="points."]').all())
		await expect(control).toHaveValue(/^0?$/);
});
