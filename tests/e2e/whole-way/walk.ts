import { expect, type BrowserContext, type Page } from '@playwright/test';
import { enterWithCode, exercise, openPhone } from '../admin/beginning';
import type { OwnProduct } from '../support/test';
import type { Watch } from '../support/watchPage';

/** What the steps hand on to each other. */
export interface Walk {
	readonly product: OwnProduct;
	/** The administrator's page. */
	readonly admin: Page;
	/** Codes of invitations, as their sheets showed them: by name. */
	readonly codes: Map<string, string>;
	readonly openContext: (
		options?: { javaScriptEnabled?: boolean; hasTouch?: boolean },
		lets?: RegExp,
	) => Promise<Page>;
}

/** Opens phones for a walk; each is watched, and lets pass what a step provokes on purpose. */
export function openContextWith(
	browser: Parameters<typeof openPhone>[0],
	watchAlso: (context: BrowserContext) => Watch,
): Walk['openContext'] {
	return (options = {}, lets) =>
		openPhone(
			browser,
			(context) => {
				const watch = watchAlso(context);
				if (lets) watch.allow(lets);
			},
			options,
		);
}

export const adminOf = ({ product }: Walk): string => `${product.url}/admin/${exercise.slug}`;
export const deskOf = ({ product }: Walk): string => `${product.url}/stl/${exercise.slug}`;

export function codeOf({ codes }: Walk, name: string): string {
	const code = codes.get(name);
	if (code === undefined) throw new Error(`${name} was not invited`);
	return code;
}

/** Somebody comes in for the first time, with the printed code of their sheet. */
export async function comeIn(walk: Walk, name: string, hasScripts = true): Promise<Page> {
	const page = await walk.openContext({ javaScriptEnabled: hasScripts });
	await enterWithCode(page, walk.product, codeOf(walk, name));
	await page.getByRole('link', { name: 'Ahora no' }).click();
	await expect(page.getByText(`Hola, ${name}.`)).toBeVisible();
	return page;
}

/** Until its scripts have taken over, what is pressed on a page may be lost. */
export async function settle(page: Page): Promise<void> {
	await page.waitForLoadState('networkidle');
}
