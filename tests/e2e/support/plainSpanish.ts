import { expect, type Page } from '@playwright/test';
import {
	findLongSentences,
	measureReadability,
	PLAIN_SCORE,
} from '../../../src/lib/domain/survey/reading/readability';

/**
 * Reads what the page says in Spanish, one line for each block of text. Left aside: tables and code, other
 * languages, and what carries `data-as-written` (names, titles and answers, which are not the product's words).
 */
async function readSpanish(page: Page): Promise<string> {
	const lines = await page.evaluate(() => {
		const found: string[] = [];
		const blocks = 'p, li, dt, dd, legend, label, h1, h2, h3, h4, summary, figcaption, blockquote';
		for (const block of document.querySelectorAll<HTMLElement>(
			`main :is(${blocks}), [role=dialog] :is(${blocks})`,
		)) {
			if (!block.checkVisibility() || block.querySelector(blocks)) continue;
			if (block.closest('table, pre, code, nav, [data-as-written], [aria-hidden="true"]')) continue;
			if (!(block.closest('[lang]')?.getAttribute('lang') ?? '').startsWith('es')) continue;
			const asides = 'code, [data-as-written]';
			if (block.querySelector(asides)) {
				const copy = block.cloneNode(true) as HTMLElement;
				for (const aside of copy.querySelectorAll(asides)) aside.remove();
				found.push(copy.textContent.trim());
			} else found.push(block.innerText.trim());
		}
		return found;
	});
	return lines.filter(Boolean).join('\n');
}

/** A screen of at least thirty words is plain Spanish, and none of its sentences has more than 20 words. */
export async function expectPlainSpanish(page: Page): Promise<void> {
	const text = await readSpanish(page);
	const reading = measureReadability(text);
	expect(findLongSentences(text).map(({ sentence, words }) => `${words} words: ${sentence}`)).toEqual([]);
	if (reading?.isEnough) expect(reading.score, text).toBeGreaterThanOrEqual(PLAIN_SCORE);
}
