import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { turnOn, type Tablet } from '../kiosk/profile';
import { openSlug, readCount } from '../public/answering';
import { expect, test } from '../support/test';
import { openFaultyNetwork, type Fault, type FaultyNetwork } from './faultyNetwork';
import { answerAndKeep, keepSurvey, readDurability, readWaiting, spyOnDurability } from './phone';

/** Two hundred answers and twenty kills with `PRIORIZA_FULL=1`. */
const isFull = process.env['PRIORIZA_FULL'] === '1';
const kills = isFull ? 20 : 4;
const answersPerKill = isFull ? 10 : 1;
const faults: readonly Fault[] = ['closed', 'dropped', 'error', 'portal'];

let folder: string;
let network: FaultyNetwork | null = null;
test.beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'prioriza-phone-'));
});
test.afterEach(async () => {
	await network?.close();
	rmSync(folder, { recursive: true, force: true });
});

test('T03 offline queue: whatever the network and the battery do, each answer arrives exactly once or is seen waiting', async ({
	page,
	ownSample: sample,
}) => {
	test.setTimeout(isFull ? 1_800_000 : 180_000);
	const way = (network = await openFaultyNetwork(sample.url));
	const before = await readCount(page, sample.url);
	const folios: string[] = [];
	let waiting: string[] = [];
	const durability: string[] = [];

	const turnOnPhone = async () => {
		const phone = await turnOn(folder);
		await phone.context.addInitScript(spyOnDurability);
		return phone;
	};
	let phone: Tablet | null = await turnOnPhone();
	await keepSurvey(phone.page, way.url);

	for (let kill = 0; kill < kills; kill++) {
		phone ??= await turnOnPhone();
		await way.set(faults[kill % faults.length] ?? 'closed');
		for (let each = 0; each < answersPerKill; each++) {
			waiting.push(
				await answerAndKeep(phone.page, way.url, `Respuesta ${kill.toString()}-${each.toString()}`),
			);
			durability.push(...(await readDurability(phone.page)));
		}
		// The battery falls out right after the page called it saved.
		await phone.kill();
		phone = await turnOnPhone();
		// What the screen says is the truth: nothing that was not acknowledged is missing, nothing is there twice.
		expect(await readWaiting(phone.page, way.url)).toEqual([...waiting].sort());
		await expect(phone.page.getByText(/navegador (prometió|puede borrar|no dice)/)).toBeVisible();
		if ((kill + 1) % faults.length !== 0) continue;
		// A new version takes over meanwhile, and two tabs find the network at once.
		const version = kill.toString();
		way.rewrite((path, body) => (path === '/service-worker.js' ? `${body}\n// ${version}` : body));
		const other = await phone.context.newPage();
		await way.set('none');
		await Promise.all([phone.page.reload(), other.goto(`${way.url}/pendientes`)]);
		for (const tab of [phone.page, other])
			await expect(tab.getByText('No falta nada por enviar')).toBeVisible({ timeout: 60_000 });
		durability.push(...(await readDurability(phone.page)), ...(await readDurability(other)));
		way.rewrite(null);
		await other.close();
		folios.push(...waiting);
		waiting = [];
	}

	// Sent again and again, stored once: never two at the same time, though there were two tabs and a worker.
	expect(folios).toHaveLength(kills * answersPerKill);
	expect(new Set(folios).size).toBe(folios.length);
	expect(way.asked.size).toBe(folios.length);
	expect(way.mostAtOnce()).toBe(1);
	expect(await readCount(page, sample.url)).toBe(before + folios.length);
	for (const folio of folios) {
		const receipt = await page.request.get(`${sample.url}/recibo/${folio}`);
		expect((await receipt.text()).split('<article').length).toBe(2);
	}
	expect(durability.length).toBeGreaterThanOrEqual(folios.length);
	expect(new Set(durability)).toEqual(new Set(['strict']));

	// An answer to questions that were replaced meanwhile is kept in review, in sight, and counted by nobody.
	way.rewrite((path, body) =>
		path.startsWith(`/consulta/${openSlug}/responder`)
			? body.replace(/("instrumentHash":")[^"]{43}/, (_, name: string) => `${name}${'A'.repeat(43)}`)
			: body,
	);
	phone ??= await turnOnPhone();
	await phone.page.goto(`${way.url}/consulta/${openSlug}/responder`);
	await expect
		.poll(() =>
			phone.page.evaluate(async () => {
				const stored = await (await caches.open('pages-1')).match(location.href);
				return (await stored?.text())?.includes('A'.repeat(43));
			}),
		)
		.toBe(true);
	await way.set('closed');
	const old = await answerAndKeep(phone.page, way.url, 'A lo que se preguntaba antes');
	await way.set('none');
	way.rewrite(null);
	await phone.page.goto(`${way.url}/pendientes`);
	await expect(phone.page.getByRole('listitem').filter({ hasText: old })).toContainText('En revisión');
	expect(await readCount(page, sample.url)).toBe(before + folios.length);
	await phone.context.close();
});
