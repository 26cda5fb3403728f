import type { Page } from '@playwright/test';
import type { Answer } from '../fuzz/visitor';

/** What is typed into every line of text before a form is refused: it has to be there afterwards. */
export const typed = 'Lo que alguien ya escribió';

/** A refused form as a page without scripts shows it: what stands in the way of putting it right. */
export async function findFormBarriers(
	page: Page,
	{ text }: Answer,
	lines: readonly string[],
): Promise<string[]> {
	await page.setContent(text, { waitUntil: 'commit' });
	return page.evaluate(
		([names, words]) => {
			const found: string[] = [];
			const plain = (element: Element | null) => element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';
			const describe = (element: Element): string[] =>
				(element.getAttribute('aria-describedby') ?? '')
					.split(' ')
					.filter((id) => id !== '')
					.map((id) => {
						const words = plain(document.getElementById(id));
						if (words === '') found.push(`#${element.id} is described by #${id}, which says nothing`);
						return words;
					});
			const alerts = [...document.querySelectorAll('main :is([role=alert], .notice[role=status])')].filter(
				(alert) => plain(alert) !== '',
			);
			if (alerts.length === 0) found.push('nothing says what is wrong');
			for (const link of document.querySelectorAll<HTMLAnchorElement>('main [role=alert] a[href^="#"]')) {
				const target = document.getElementById(link.hash.slice(1));
				const message = plain(link);
				if (target === null) {
					found.push(`«${message}» leads nowhere (${link.hash})`);
					continue;
				}
				const isControl = target.matches('input, select, textarea, button');
				if (isControl && target.getAttribute('aria-invalid') !== 'true')
					found.push(`${link.hash} is wrong and not marked so`);
				if (!describe(target).some((said) => said.includes(message)))
					found.push(`${link.hash} does not say «${message}» itself`);
			}
			for (const control of document.querySelectorAll<HTMLInputElement>('main [aria-invalid=true]')) {
				if (describe(control).length === 0) found.push(`${control.name} is marked and does not say why`);
				if ((control.labels?.length ?? 0) === 0 && control.getAttribute('aria-label') === null)
					found.push(`${control.name} is marked and has no name`);
			}
			// Redundant entry (3.3.7): nobody types twice what was typed once, a secret left aside.
			for (const name of names.filter((one) => one !== '' && one !== 'pin')) {
				const fields = [...document.querySelectorAll<HTMLInputElement>(`main [name="${CSS.escape(name)}"]`)];
				if (fields.length > 0 && !fields.some(({ value }) => value.includes(words)))
					found.push(`${name} forgot what was typed`);
			}
			return found;
		},
		[lines, typed] as const,
	);
}

/** Accessible authentication (3.3.8): what keeps a browser or a manager of passwords from filling in a page. */
export async function findAuthenticationBarriers(page: Page, { text }: Answer): Promise<string[]> {
	await page.setContent(text, { waitUntil: 'commit' });
	return page.evaluate(() => {
		const wrong: string[] = [];
		for (const field of document.querySelectorAll<HTMLInputElement>('input[type=password]')) {
			if (!/^(current|new)-password$/.test(field.autocomplete)) wrong.push(`${field.name} names no password`);
			if (field.readOnly || field.hasAttribute('onpaste')) wrong.push(`${field.name} cannot be pasted into`);
			const who = field.form?.querySelector<HTMLInputElement>('[autocomplete~=username]');
			if (field.autocomplete === 'current-password' && !who)
				wrong.push(`${field.name} has no user name beside it`);
		}
		return wrong;
	});
}
