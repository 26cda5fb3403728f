import { describe, expect, it } from 'vitest';
import { keepBuilt } from './keepBuilt';

/** A shop whose state and building a test controls. */
function open(mostBytes = 100) {
	const take = keepBuilt<{ bytes: Uint8Array; of: string }>(mostBytes);
	const shop = {
		state: 'a',
		size: 10,
		built: [] as string[],
		onBuild: () => Promise.resolve(),
		ask: () =>
			take(
				'shop',
				() => Promise.resolve(shop.state),
				async () => {
					const of = shop.state;
					shop.built.push(of);
					await shop.onBuild();
					return { bytes: new Uint8Array(shop.size), of };
				},
			),
	};
	return shop;
}

describe('what is built once per state', () => {
	it('is built once for everybody who asks, at the same time or later', async () => {
		const shop = open();
		const asked = await Promise.all([shop.ask(), shop.ask(), shop.ask()]);
		expect(new Set([...asked, await shop.ask()]).size).toBe(1);
		expect(shop.built).toEqual(['a']);
	});

	it('is built again when the state is another, and never given for another state', async () => {
		const shop = open();
		await shop.ask();
		shop.state = 'hidden';
		expect((await shop.ask()).of).toBe('hidden');
		expect(shop.built).toEqual(['a', 'hidden']);
	});

	it('is not given when the state moved while it was built, nor kept under either state', async () => {
		const shop = open();
		shop.onBuild = () => {
			shop.state = 'hidden';
			return Promise.resolve();
		};
		const [one, other] = await Promise.all([shop.ask(), shop.ask()]);
		expect([one.of, other.of]).toEqual(['hidden', 'hidden']);
		shop.state = 'a';
		shop.onBuild = () => Promise.resolve();
		expect((await shop.ask()).of).toBe('a');
		expect(shop.built).toEqual(['a', 'hidden', 'a']);
	});

	it('is given at last, and not kept, where the state never stands still', async () => {
		const shop = open();
		let moves = 0;
		shop.onBuild = () => {
			moves += 1;
			shop.state = `moved ${String(moves)}`;
			return Promise.resolve();
		};
		expect((await shop.ask()).of).toBe('moved 1');
		shop.onBuild = () => Promise.resolve();
		await shop.ask();
		expect(shop.built).toEqual(['a', 'moved 1', 'moved 2']);
	});

	it('is built by one at a time: whoever finds the state moved waits, and then they share the next', async () => {
		const shop = open();
		let [now, most] = [0, 0];
		shop.onBuild = async () => {
			now += 1;
			most = Math.max(most, now);
			await new Promise((done) => setTimeout(done, 5));
			now -= 1;
		};
		const first = shop.ask();
		await new Promise((done) => setTimeout(done, 1));
		shop.state = 'b';
		const later = await Promise.all([shop.ask(), shop.ask(), shop.ask()]);
		expect(later.map(({ of }) => of)).toEqual(['b', 'b', 'b']);
		expect((await first).of).toBe('b');
		expect([most, shop.built]).toEqual([1, ['a', 'b']]);
	});

	it('is tried again after a failure', async () => {
		const shop = open();
		shop.onBuild = () => Promise.reject(new Error('no database'));
		await expect(Promise.all([shop.ask(), shop.ask()])).rejects.toThrow('no database');
		shop.onBuild = () => Promise.resolve();
		expect((await shop.ask()).of).toBe('a');
		expect(shop.built).toEqual(['a', 'a']);
	});

	it('keeps no more bytes than it may, what was asked for last longest', async () => {
		const shop = open(25);
		const askFor = async (state: string, size = 10) => {
			Object.assign(shop, { state, size });
			await shop.ask();
		};
		for (const state of ['a', 'b', 'a', 'c', 'a', 'b']) await askFor(state);
		expect(shop.built).toEqual(['a', 'b', 'c', 'b']);
		await askFor('huge', 26);
		await askFor('huge', 26);
		expect(shop.built.slice(4)).toEqual(['huge', 'huge']);
	});
});
