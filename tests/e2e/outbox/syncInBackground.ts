import type { Page } from '@playwright/test';

/** Leaves the page, and lets the browser ask the worker to send what waits. */
export async function syncInBackground(page: Page, tag: string): Promise<void> {
	const session = await page.context().newCDPSession(page);
	const registered = new Promise<{ registrationId: string; scopeURL: string }>((resolve) => {
		session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
			const [ours] = registrations.filter(({ isDeleted }) => !isDeleted);
			if (ours) resolve(ours);
		});
	});
	await session.send('ServiceWorker.enable');
	const { registrationId, scopeURL } = await registered;
	await page.goto('about:blank');
	await session.send('ServiceWorker.dispatchSyncEvent', {
		origin: new URL(scopeURL).origin,
		registrationId,
		tag,
		lastChance: true,
	});
}
