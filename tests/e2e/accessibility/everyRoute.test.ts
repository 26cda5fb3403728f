import { expect, test } from '../support/test';
import { crawl } from '../fuzz/crawl';
import { readSurface } from '../fuzz/surface';
import { makeVisitor } from '../fuzz/visitor';
import { signIn } from '../nucleo/people';
import { expectReflow } from '../support/reflow';
import { findBarriers, looks, type Look } from './findBarriers';

/**
 * With PRIORIZA_FULL=1 every route that somebody gets to, in every role and every look; otherwise each sixth of two roles,
 * each in another look.
 */
const isFull = process.env['PRIORIZA_FULL'] === '1';
const roles = isFull
	? ['anyone', 'stl_staff', 'member:sociedad', 'facilitator', 'guarantor', 'administrator']
	: ['anyone', 'stl_staff'];
/** Of the pages of a role, one of so many. */
const few = 6;
/** Leaving ends what the others need. */
const ends = /\/salir\b/;

for (const role of roles)
	test(`T28 no page stands in the way of anybody: ${role}`, async ({ page, sample }) => {
		test.setTimeout(isFull ? 3_600_000 : 240_000);
		const account = sample.accounts.find((one) => one.role === role) ?? null;
		const visitor = makeVisitor(sample.url, role, account);
		await visitor.stayIn();
		const routes = readSurface();
		const { paths } = await crawl(visitor, routes, [], isFull ? 6 : 2);
		if (account !== null) await signIn(page, sample, role);
		const found: string[] = [];
		let looked = 0;
		const drawn = new Set(routes.filter(({ isPage }) => isPage).map(({ id }) => id));
		const pages = [...paths].flatMap(([id, [first]]) =>
			first !== undefined && drawn.has(id) ? [first] : [],
		);
		for (const [at, path] of pages.entries()) {
			if (ends.test(path) || (!isFull && at % few !== 0)) continue;
			// A file to save is no page.
			const answer = await page.goto(new URL(path, sample.url).href).catch(() => null);
			if (!/html/.test(answer?.headers()['content-type'] ?? '')) continue;
			const chosen: readonly Look[] = isFull
				? looks
				: looks.filter((_, place) => place === looked % looks.length);
			for (const look of chosen) found.push(...(await findBarriers(page, look)));
			if (isFull) await expectReflow(page);
			looked += 1;
		}
		console.log(`${role}: ${String(looked)} pages looked at`);
		expect(looked).toBeGreaterThan(isFull ? 10 : 3);
		expect(found).toEqual([]);
	});
