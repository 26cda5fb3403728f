import type { Page } from '@playwright/test';

/** What the law asks a whole notice to say, as words that stand for it. */
const elements: Readonly<Record<string, readonly RegExp[]>> = {
	es: [
		/quién responde/i,
		/qué se guarda/i,
		/para qué se usa/i,
		/qué se publica/i,
		/corregir o borrar/i,
		/oponerte/i,
	],
	en: [/who answers/i, /what is kept/i, /what it is used for/i, /what is published/i, /correct/i, /object/i],
};

/** Where the notice stands in the page: before the first thing that can be filled. */
export async function readNotice(page: Page): Promise<{ text: string; isFirst: boolean }> {
	return page.evaluate(() => {
		const notice = document.querySelector('[data-notice]');
		const field = document.querySelector('main :is(input:not([type=hidden]), textarea, select)');
		const isFirst =
			notice !== null &&
			(field === null || (notice.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
		return { text: notice?.textContent ?? '', isFirst };
	});
}

/** How long a text is. */
export const countWords = (text: string) => text.trim().split(/\s+/).length;

/** What the law asks for and a whole notice does not say. */
export function listMissing(whole: string, language: string): RegExp[] {
	return (elements[language] ?? [/no words for this language/]).filter((element) => !element.test(whole));
}
