import { expect, test as base, type BrowserContext } from '@playwright/test';
import { changeProduct, listOrigins, openProduct, type ProductCard } from './productDesk';
import { watchContext, type Watch } from './watchPage';

/** A product that belongs to one test alone. */
export interface OwnProduct extends ProductCard {
	/** Really stops it: nobody listens on its port until `startAgain`. Its data stays. */
	stop(): Promise<void>;
	startAgain(): Promise<void>;
}

interface Fixtures {
	/** A fresh product without a single row of the sample, for this test alone. */
	product: OwnProduct;
	/** The sample exercise in a product of this test alone: for those that count what others would add to. */
	ownSample: ProductCard;
	/** Sees what no page may do, in the context of `page`. It checks by itself at the end of each test. */
	watch: Watch;
	/** The same for one more context a test opens by itself. */
	watchAlso: (context: BrowserContext) => Watch;
}

interface WorkerFixtures {
	/** The sample product, shared by every test of the run: look, add what is yours, change nothing of others. */
	sample: ProductCard;
}

const startingTakes = 300_000;

export const test = base.extend<Fixtures, WorkerFixtures>({
	sample: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures wanted from here
		async ({}, use) => {
			await use(await openProduct('sample'));
		},
		{ scope: 'worker', timeout: startingTakes },
	],

	product: [
		// eslint-disable-next-line no-empty-pattern -- as above
		async ({}, use) => {
			const card = await openProduct('empty');
			await use({
				...card,
				stop: () => changeProduct('stop', card.id),
				startAgain: () => changeProduct('start', card.id),
			});
			await changeProduct('discard', card.id);
		},
		{ timeout: startingTakes },
	],

	ownSample: [
		// eslint-disable-next-line no-empty-pattern -- as above
		async ({}, use) => {
			const card = await openProduct('own-sample');
			await use(card);
			await changeProduct('discard', card.id);
		},
		{ timeout: startingTakes },
	],

	watch: [
		async ({ context }, use) => {
			const watch = watchContext(context);
			await use(watch);
			expect(watch.complaints(await listOrigins())).toEqual([]);
		},
		{ auto: true },
	],

	// eslint-disable-next-line no-empty-pattern -- as above
	watchAlso: async ({}, use) => {
		const watches: Watch[] = [];
		await use((context) => {
			const watch = watchContext(context);
			watches.push(watch);
			return watch;
		});
		const origins = await listOrigins();
		expect(watches.flatMap((watch) => watch.complaints(origins))).toEqual([]);
	},
});

export { expect };
