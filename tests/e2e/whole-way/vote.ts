import { expect, type Page } from '@playwright/test';
import { rankByKeyboard, saveByKeyboard } from '../nucleo/ballotKeys';
import { expectRanked, forgeBallot, saveBallot } from '../nucleo/ranking';
import { documentStep } from '../support/screens';
import { facilitator, guarantor, nuclei, opinions, problems, rankings, successor, suplentes } from './story';
import { codeOf, comeIn, settle, type Walk } from './walk';

/** From the work of a member to a ballot, through the pages. */
async function openBallot(page: Page, walk: Walk, title: string): Promise<void> {
	await page.goto(`${walk.product.url}/trabajo`);
	await page.getByRole('link', { name: /Jerarquizar en mi núcleo|Ver las jerarquizaciones/ }).click();
	await page
		.getByRole('link', { name: new RegExp(`${title}$`) })
		.first()
		.click();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await settle(page);
}

/** Gives places from the lists beside each problem, as somebody without scripts does. */
async function voteByLists(page: Page, walk: Walk, title: string, opinion: readonly number[]): Promise<void> {
	await openBallot(page, walk, title);
	for (const [at, problem] of opinion.entries())
		// Forced: looking into a page without scripts runs one, and Chromium may then style it as a page that has
		// them. That the lists can be seen is checked where a ballot is cast without scripts.
		await page
			.getByLabel(`Lugar de «${problems[problem] ?? ''}»`)
			.selectOption(String(at + 1), { force: true });
	await saveBallot(page);
}

/** Taps three problems; gives their titles as they stand. */
async function tapThree(
	page: Page,
	three: readonly [number, number, number],
): Promise<[string, string, string]> {
	const titleOf = (problem: number): string => problems[problem] ?? '';
	const titles: [string, string, string] = [titleOf(three[0]), titleOf(three[1]), titleOf(three[2])];
	for (const title of titles) await page.locator('[data-control=tap]', { hasText: title }).click();
	await expectRanked(page, titles);
	return titles;
}

/** Members who have come in keep their page: by name. */
export type Members = Map<string, Page>;

async function enter(walk: Walk, members: Members, name: string, hasScripts = false): Promise<Page> {
	const page = members.get(name) ?? (await comeIn(walk, name, hasScripts));
	members.set(name, page);
	return page;
}

const early = nuclei[2].titulares.slice(0, 2);

/** Two come in before there is anything to rank, so that the clock finds them ready. */
export async function comeInEarly(walk: Walk, members: Members): Promise<void> {
	for (const name of early) await enter(walk, members, name);
}

/** Two of one nucleus vote at once in the ranking that the clock will close; the other nucleus never does. */
export async function voteBeforeTheClock(walk: Walk, members: Members): Promise<void> {
	for (const [at, name] of early.entries()) {
		const page = await enter(walk, members, name);
		await voteByLists(page, walk, rankings.watch.title, opinions[nuclei[2].name]?.[at] ?? []);
	}
}

/** One enters by the link of the sheet, ranks by tapping, leaves some without place, and changes it another day. */
export async function voteByTapping(walk: Walk, members: Members): Promise<void> {
	const [name] = nuclei[0].titulares;
	const page = await walk.openContext();
	await page.goto(`${walk.product.url}/invitacion/${codeOf(walk, name)}`);
	await documentStep(page, '5-1-invitacion');
	await page.getByRole('button', { name: 'Entrar' }).click();
	await page.getByRole('link', { name: 'Ahora no' }).click();
	members.set(name, page);
	await documentStep(page, '5-2-trabajo');
	await page.getByRole('link', { name: 'Jerarquizar en mi núcleo' }).click();
	await expect(page.getByText('Falta tu boleta').first()).toBeVisible();
	await documentStep(page, '5-3-para-ordenar');
	await openBallot(page, walk, rankings.plan.title);
	const [first, second, third] = await tapThree(page, [0, 1, 2]);
	await documentStep(page, '5-4-boleta');
	await page.getByRole('button', { name: 'Revisar mi boleta' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Revisa tu boleta' })).toBeFocused();
	await documentStep(page, '5-5-revisar');
	await page.getByRole('button', { name: 'Seguir ordenando' }).click();
	await saveBallot(page);
	await expect(page.getByText('Ha participado 1 de 5 asientos.')).toBeVisible();
	await documentStep(page, '5-6-guardada');

	await openBallot(page, walk, rankings.plan.title);
	await page.getByRole('link', { name: 'Cambiar mi boleta' }).click();
	await expectRanked(page, [first, second, third]);
	await page.getByRole('button', { name: `Subir «${third}»` }).click();
	await expectRanked(page, [first, third, second]);
	await saveBallot(page, true);
}

/** The others of the first nucleus: by buttons and select with scripts, by keyboard alone, and without scripts. */
export async function voteInOtherWays(walk: Walk, members: Members): Promise<void> {
	const { title } = rankings.plan;
	const [, buttons, , , last] = nuclei[0].titulares;
	const page = await enter(walk, members, buttons, true);
	await openBallot(page, walk, title);
	const [first, second, third] = await tapThree(page, [2, 1, 0]);
	await page.getByRole('button', { name: `Bajar «${first}»` }).click();
	await page.getByLabel(`Lugar de «${third}»`).selectOption('1');
	await expectRanked(page, [third, second, first]);
	await saveBallot(page);

	const keyboard = await enter(walk, members, successor.name, true);
	await openBallot(keyboard, walk, title);
	await rankByKeyboard(keyboard, problems.length);
	await saveByKeyboard(keyboard);
	await expect(keyboard.getByRole('heading', { level: 1, name: 'Tu boleta quedó guardada' })).toBeVisible();

	for (const [name, at] of [
		[nuclei[0].titulares[2], 2],
		[last, 4],
	] as const) {
		const plain = await enter(walk, members, name);
		await voteByLists(plain, walk, title, opinions[nuclei[0].name]?.[at] ?? []);
	}
}

/** One seat, one ballot: a suplente comes too late, and another comes before the titular. */
export async function voteAsSuplente(walk: Walk, members: Members): Promise<void> {
	const [late, first] = suplentes;
	const tooLate = await enter(walk, members, late.name);
	await openBallot(tooLate, walk, rankings.plan.title);
	await expect(tooLate.getByText('Tu titular ya votó')).toBeVisible();
	await expect(tooLate.getByRole('button', { name: 'Revisar mi boleta' })).toHaveCount(0);
	await documentStep(tooLate, '5-7-suplente');

	const inTime = await enter(walk, members, first.name);
	await voteByLists(inTime, walk, rankings.plan.title, opinions[first.nucleus]?.[0] ?? []);
	const titular = await enter(walk, members, first.titular);
	await openBallot(titular, walk, rankings.plan.title);
	await expect(titular.getByText('Tu suplente ya votó')).toBeVisible();
}

/** Who has no vote sees no control, and what is sent all the same is refused. */
export async function refuseWithoutVote(walk: Walk): Promise<void> {
	await refuse(walk, facilitator.name, 'tienes voz y no voto', '5-8-facilitacion');
	await refuse(walk, guarantor.name, 'Tu papel es mirar y acompañar', null);
}

async function refuse(walk: Walk, name: string, says: string, picture: string | null): Promise<void> {
	const page = await comeIn(walk, name);
	await openBallot(page, walk, `${nuclei[0].name}: ${rankings.plan.title}`);
	await expect(page.getByText('Aquí no votas')).toBeVisible();
	await expect(page.getByText(says)).toBeVisible();
	await expect(page.getByRole('button', { name: /Revisar|Guardar/ })).toHaveCount(0);
	await expect(page.getByRole('combobox')).toHaveCount(0);
	if (picture !== null) await documentStep(page, picture);
	const forged = await forgeBallot(page);
	expect(forged.status).toBe(403);
	expect(forged.text).toContain('Tu lugar no tiene voto en este núcleo.');
	await page.context().close();
}

/** Everybody else of the other two nuclei. */
export async function voteTheRest(walk: Walk, members: Members): Promise<void> {
	for (const nucleus of nuclei.slice(1))
		for (const [at, name] of nucleus.titulares.entries()) {
			if (name === suplentes[1].titular) continue;
			const page = await enter(walk, members, name);
			await voteByLists(page, walk, rankings.plan.title, opinions[nucleus.name]?.[at] ?? []);
		}
}

/** The nucleus whose ranking was annulled finds the new attempt from the old page, and all of it takes part. */
export async function voteAgain(walk: Walk, members: Members): Promise<void> {
	for (const [at, name] of nuclei[1].titulares.entries()) {
		const page = await enter(walk, members, name);
		await voteByLists(page, walk, rankings.services.title, opinions[nuclei[1].name]?.[at] ?? []);
	}
}
