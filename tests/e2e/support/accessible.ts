import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { showInEachFace, type Face } from './faces';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** It comes with the package above, which would send twice the bytes, and send them twice. */
const axe = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

/** Every rule of WCAG 2.2 A and AA, and what axe holds to be good practice. */
export const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export interface AccessOptions {
	/** Also text contrast of 7:1 and targets of 44 px, as promised to citizens. */
	readonly forCitizens?: boolean;
	/** Part of the page, as a selector; all of it otherwise. */
	readonly within?: string;
}

/** Asks axe about the page as it stands now. Half a megabyte of script is given once, not for every face. */
export async function askAxe(page: Page, options: Parameters<AxeBuilder['options']>[0]): Promise<AxeBuilder> {
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
	// No page of ours has a frame, and the modern mode opens a second page to gather them.
	return new AxeBuilder({ page, axeSource: ';' }).setLegacyMode(true).options(options);
}

/** What colours can break. The rest of a page is the same in every scheme, as long as it has the same size. */
function listColourRules({ forCitizens }: AccessOptions): string[] {
	return ['color-contrast', 'link-in-text-block', ...(forCitizens ? ['color-contrast-enhanced'] : [])];
}

async function findViolations(
	page: Page,
	options: AccessOptions,
	{ colours }: { colours: boolean },
): Promise<string[]> {
	let builder = await askAxe(page, {
		// What is in order is not listed: writing it down takes longer than finding it.
		resultTypes: ['violations'],
		...(colours
			? { runOnly: { type: 'rule', values: listColourRules(options) } }
			: options.forCitizens
				? { rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } } }
				: { runOnly: { type: 'tag', values: tags } }),
	});
	if (options.within) builder = builder.include(options.within);
	const { violations } = await builder.analyze();
	const found: string[] = [];
	for (const { id, nodes } of violations) {
		for (const { target, failureSummary = '' } of nodes) {
			const place = target.join(' ');
			const isCovered = id === 'target-size' && failureSummary.includes('obscured');
			if (isCovered && !(await isSmallInTheMiddle(page, place))) continue;
			found.push(`${id}: ${place} · ${failureSummary.replaceAll(/\s+/g, ' ')}`);
		}
	}
	return found;
}

/**
 * Whether a target is too small also where no bar that stays in sight covers it: which ones a bar covers at the top of a
 * page is a matter of its length, and whoever wants to press one scrolls.
 */
async function isSmallInTheMiddle(page: Page, place: string): Promise<boolean> {
	await page
		.locator(place)
		.first()
		.evaluate((target) => {
			target.scrollIntoView({ block: 'center' });
		});
	const builder = await askAxe(page, { runOnly: { type: 'rule', values: ['target-size'] } });
	const { violations } = await builder.include(place).analyze();
	await page.evaluate(() => {
		scrollTo(0, 0);
	});
	return violations.length > 0;
}

/** The page as it stands now has no violation, on a phone and a laptop, light, dark and in forced colours. */
export async function expectAccessible(page: Page, options: AccessOptions = {}): Promise<void> {
	const found: string[] = [];
	const seen = new Set<Face['size']>();
	await showInEachFace(page, async ({ name, size }) => {
		// What a bar that stays in sight covers for now is a matter of where the page was left.
		await page.evaluate(() => {
			scrollTo(0, 0);
		});
		const lines = await findViolations(page, options, { colours: seen.has(size) });
		found.push(...lines.map((line) => `[${name}] ${line}`));
		seen.add(size);
	});
	expect(found).toEqual([]);
}
