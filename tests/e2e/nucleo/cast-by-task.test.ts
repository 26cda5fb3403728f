import { expect, test } from '../support/test';
import { openAs, signIn, visit } from './people';
import { ballotOf, publishRanking } from './ranking';
import { lookAt, readOffered, readStored, reviewAndSave } from './taskBallots';

const byId = (one: { alternative: string }, other: { alternative: string }) =>
	one.alternative < other.alternative ? -1 : 1;

test('points are shared out by taps, and without scripts what goes beyond the purse is named', async ({
	page,
	browser,
	sample,
	watchAlso,
}) => {
	test.slow();
	const staff = await openAs(browser, sample, 'stl_staff', watchAlso);
	const counting = { task: 'points', points: '10', mostPerAlternative: '6' };
	const published = await publishRanking(staff, sample, 'Boleta de puntos', { problems: 4, counting });
	const ranking = published.rankings[0] ?? '';
	await signIn(page, sample, 'sociedad2');
	await visit(page, ballotOf(sample, ranking));
	const [first = '', second = ''] = await readOffered(page, 'points');
	const more = page.getByRole('button', { name: /^Un punto más a/ });
	for (let taps = 0; taps < 6; taps += 1) await more.nth(0).click();
	for (let taps = 0; taps < 3; taps += 1) await more.nth(1).click();
	await lookAt(page, 'puntos');
	await reviewAndSave(page, 'puntos');
	const marks = [
		{ alternative: first, points: 6 },
		{ alternative: second, points: 3 },
	];
	expect(await readStored(sample, 'sociedad2', ranking)).toEqual({ points: marks.toSorted(byId) });
	await page.getByRole('link', { name: 'Cambiar mi boleta' }).click();
	await expect(page.locator(`[name="points.${first}"]`)).toHaveValue('6');

	const plain = await openAs(browser, sample, 'sociedad3', watchAlso, { javaScriptEnabled: false });
	await visit(plain, ballotOf(sample, ranking));
	const offered = await readOffered(plain, 'points');
	const write = (at: number, text: string) =>
		plain.locator(`[name="points.${offered[at] ?? ''}"]`).fill(text);
	await write(0, '6');
	await write(1, '5');
	await write(2, 'dos');
	await plain.getByRole('button', { name: 'Revisar mi boleta' }).click();
	await expect(plain.getByRole('alert')).toContainText('Escribe con números cuántos puntos das');
	await expect(plain.getByRole('alert')).toContainText('Quita 1 punto: tienes 10 en total.');
	await expect(plain.locator(`[name="points.${offered[2] ?? ''}"]`)).toHaveValue('dos');
	await expect(plain.locator(`[name="points.${offered[2] ?? ''}"]`)).toHaveAttribute('aria-invalid', 'true');
	await write(1, '4');
	await write(2, '');
	await reviewAndSave(plain);
	expect(await readStored(sample, 'sociedad3', ranking)).toEqual({
		points: [
			{ alternative: offered[0] ?? '', points: 6 },
			{ alternative: offered[1] ?? '', points: 4 },
		].toSorted(byId),
	});
});

test('approvals stop at the limit, with and without scripts', async ({
	page,
	browser,
	sample,
	watchAlso,
}) => {
	test.slow();
	const staff = await openAs(browser, sample, 'stl_staff', watchAlso);
	const counting = { task: 'approve', mostApproved: '2' };
	const published = await publishRanking(staff, sample, 'Boleta de apoyos', { problems: 4, counting });
	const ranking = published.rankings[0] ?? '';
	await signIn(page, sample, 'sociedad2');
	await visit(page, ballotOf(sample, ranking));
	const boxes = page.locator('[name=approved]');
	await boxes.nth(0).focus();
	await page.keyboard.press('Space');
	await boxes.nth(2).focus();
	await page.keyboard.press('Space');
	await boxes.nth(3).focus();
	await page.keyboard.press('Space');
	await expect(boxes.nth(3)).not.toBeChecked();
	const chosen = await Promise.all([0, 2].map((at) => boxes.nth(at).inputValue()));
	await lookAt(page, 'apoyos');
	await reviewAndSave(page, 'apoyos');
	expect(await readStored(sample, 'sociedad2', ranking)).toEqual({ approved: chosen.toSorted() });

	const plain = await openAs(browser, sample, 'sociedad3', watchAlso, { javaScriptEnabled: false });
	await visit(plain, ballotOf(sample, ranking));
	const plainBoxes = plain.locator('[name=approved]');
	for (const at of [0, 1, 2]) await plainBoxes.nth(at).check();
	await plain.getByRole('button', { name: 'Revisar mi boleta' }).click();
	await expect(plain.getByRole('alert')).toContainText('Quita 1: puedes elegir hasta 2.');
	await expect(plainBoxes.nth(2)).toBeChecked();
	await plainBoxes.nth(2).uncheck();
	await reviewAndSave(plain);
	await plain.getByRole('link', { name: 'Cambiar mi boleta' }).click();
	await expect(plainBoxes.nth(1)).toBeChecked();
	await expect(plainBoxes.nth(2)).not.toBeChecked();
});

test('scores by criterion draw an order, and “I don’t know” stays unscored', async ({
	page,
	browser,
	sample,
	watchAlso,
}) => {
	test.slow();
	const staff = await openAs(browser, sample, 'stl_staff', watchAlso);
	const published = await publishRanking(staff, sample, 'Boleta por criterios', {
		problems: 3,
		counting: { task: 'criteria' },
	});
	const ranking = published.rankings[0] ?? '';
	await signIn(page, sample, 'sociedad2');
	await visit(page, ballotOf(sample, ranking));
	const [first = '', second = ''] = await readOffered(page, 'score');
	const score = (on: typeof page, problem: string, criterion: string, value: string) =>
		on.locator(`[name="score.${problem}.${criterion}"][value="${value}"]`).check();
	await score(page, first, 'c1', '2');
	await score(page, second, 'c1', '5');
	await page.getByRole('button', { name: 'Siguiente' }).click();
	await score(page, first, 'c2', 'none');
	await score(page, second, 'c2', '4');
	await expect(page.locator('.live li').first()).toContainText('promedio 4.6');
	await lookAt(page, 'criterios');
	await reviewAndSave(page, 'criterios');
	const scores = [
		{ alternative: first, criterion: 'c1', score: 2 },
		{ alternative: second, criterion: 'c1', score: 5 },
		{ alternative: second, criterion: 'c2', score: 4 },
	];
	expect(await readStored(sample, 'sociedad2', ranking)).toEqual({
		scores: scores.toSorted((one, other) =>
			`${one.alternative} ${one.criterion}` < `${other.alternative} ${other.criterion}` ? -1 : 1,
		),
	});
	await page.getByRole('link', { name: 'Cambiar mi boleta' }).click();
	await expect(page.locator(`[name="score.${second}.c1"][value="5"]`)).toBeChecked();

	const plain = await openAs(browser, sample, 'sociedad3', watchAlso, { javaScriptEnabled: false });
	await visit(plain, ballotOf(sample, ranking));
	await plain.getByRole('button', { name: 'Revisar mi boleta' }).click();
	await expect(plain.getByRole('alert')).toContainText('Da al menos un número');
	await score(plain, second, 'c3', '3');
	await reviewAndSave(plain);
	expect(await readStored(sample, 'sociedad3', ranking)).toEqual({
		scores: [{ alternative: second, criterion: 'c3', score: 3 }],
	});
});

test('pairs are compared by keyboard, one form at a time without scripts, and may stop early', async ({
	page,
	browser,
	sample,
	watchAlso,
}) => {
	test.slow();
	const staff = await openAs(browser, sample, 'stl_staff', watchAlso);
	const published = await publishRanking(staff, sample, 'Boleta por pares', {
		problems: 4,
		counting: { task: 'pairs' },
	});
	const ranking = published.rankings[0] ?? '';
	await signIn(page, sample, 'sociedad2');
	await visit(page, ballotOf(sample, ranking));
	const options = page.locator('.choices button');
	await options.nth(0).focus();
	await page.keyboard.press('Enter');
	await expect(options.nth(0)).toBeFocused();
	await page.keyboard.press('Enter');
	await options.nth(2).click();
	await expect(page.getByText('contestadas, quedan 3')).toBeVisible();
	await page.getByText('Tus respuestas (3)').click();
	await lookAt(page, 'pares');
	await reviewAndSave(page, 'pares');
	const stored = (await readStored(sample, 'sociedad2', ranking)) as {
		judgements: { first: string; second: string; preferred: string | null }[];
	};
	expect(stored.judgements).toHaveLength(3);
	expect(stored.judgements.filter(({ preferred }) => preferred === null)).toHaveLength(1);
	await page.getByRole('link', { name: 'Cambiar mi boleta' }).click();
	await expect(page.getByText('contestadas, quedan 3')).toBeVisible();

	const plain = await openAs(browser, sample, 'sociedad3', watchAlso, { javaScriptEnabled: false });
	await visit(plain, ballotOf(sample, ranking));
	const plainOptions = plain.locator('.choices button');
	const asked = (await plainOptions.nth(0).innerText()).trim();
	await plainOptions.nth(0).click();
	await expect(plain.getByText('contestada, quedan 5')).toBeVisible();
	await plainOptions.nth(2).click();
	await expect(plain.getByText('contestadas, quedan 4')).toBeVisible();
	await plain.getByRole('button', { name: 'Deshacer la última' }).click();
	await expect(plain.getByText('contestada, quedan 5')).toBeVisible();
	await plain.getByText('Tus respuestas (1)').click();
	await expect(plain.getByText(`«${asked}» urge más que`)).toBeVisible();
	await reviewAndSave(plain);
	const early = (await readStored(sample, 'sociedad3', ranking)) as typeof stored;
	expect(early.judgements.map(({ preferred }) => preferred === null)).toEqual([false]);
});
