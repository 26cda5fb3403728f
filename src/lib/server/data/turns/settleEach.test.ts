import { afterEach, describe, expect, it, vi } from 'vitest';
import { err, ok } from '$lib/basics/result';
import { settleEach } from './settleEach';

describe('settleEach', () => {
	afterEach(() => {
		vi.restoreAllMocks();
	});

	it('goes on after one that is refused and one that throws, and says of both', async () => {
		const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
		const done: string[] = [];
		await settleEach('figures', ['refused', 'broken', 'whole'], (id) => {
			if (id === 'refused')
				return Promise.resolve(err({ code: 'not_found', status: 404, retry: false, detail: '' }));
			if (id === 'broken') return Promise.reject(new Error('its instrument does not follow its schema'));
			done.push(id);
			return Promise.resolve(ok(id));
		});
		expect(done).toEqual(['whole']);
		expect(said.mock.calls.flat()).toEqual([
			'figures of refused: not_found',
			'figures of broken: its instrument does not follow its schema',
		]);
	});
});
