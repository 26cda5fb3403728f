import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import type { ProductCard } from '../support/productDesk';
import { callAs } from './people';

const placesShape = z.object({
	places: z.array(z.object({ seat: z.object({ id: z.string() }).nullable() })),
});

/** Somebody new takes the other place of a member's seat, with the printed code the administrator hands them. */
export async function inviteSuplente(
	page: Page,
	sample: ProductCard,
	titular: string,
	name: string,
): Promise<void> {
	const mine = placesShape.parse((await callAs(sample, titular, 'my_places', {})).body);
	const invited = await callAs(sample, 'administrator', 'invite_to_seat', {
		p_seat: mine.places[0]?.seat?.id,
		p_capacity: 'suplente',
		p_name: name,
		p_email: null,
	});
	const { code } = z.object({ code: z.string() }).parse(invited.body);
	await page.goto(`${sample.url}/invitacion/${code}`);
	await page.locator('form[action="?/enter"] button').click();
	await expect(page).toHaveURL(/\/cuenta/);
}
