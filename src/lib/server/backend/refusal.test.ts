import { describe, expect, it } from 'vitest';
import { toRefusal } from './refusal';

describe('toRefusal', () => {
	it.each([
		'08006',
		'40001',
		'40P01',
		'53300',
		'57014',
		'57P01',
		'57P02',
		'57P03',
		'58030',
		'PGRST000',
		'PGRST003',
	])('asks to come back when the database is away (%s)', (code) => {
		expect(toRefusal({ code, message: 'terminating connection' }, 500)).toEqual({
			code: 'backend_unreachable',
			status: 503,
			retry: true,
			detail: '',
		});
	});

	it.each(['XX000', '42P01', '42883', 'PGRST116', 'PGRST202', '40002', '5'])(
		'hides no fault of ours behind it (%s)',
		(code) => {
			expect(toRefusal({ code, message: 'what was said' }, 500)).toEqual({
				code: 'unexpected',
				status: 500,
				retry: false,
				detail: `500 ${code} what was said`,
			});
		},
	);

	it('knows a gateway that answers without a code', () => {
		expect(toRefusal({}, 502).code).toBe('backend_unreachable');
		expect(toRefusal({}, 0).code).toBe('backend_unreachable');
		expect(toRefusal({}, 413).code).toBe('unexpected');
	});

	it('knows a database that died in the middle of its answer, whose error says nothing', () => {
		expect(toRefusal({ code: '', message: '' }, 400)).toMatchObject({ status: 503, retry: true });
	});

	it('knows an answer that was cut short, and repeats nothing of it', () => {
		const half = { message: '{"folio":"ABCD-1234","commit' };
		expect(toRefusal(half, 200)).toEqual({
			code: 'backend_unreachable',
			status: 503,
			retry: true,
			detail: '',
		});
		expect(toRefusal(half, 404)).toMatchObject({ code: 'unexpected', detail: '404' });
	});

	it('names the constraint, never the row', () => {
		const error = {
			code: '23505',
			message: 'duplicate key value violates unique constraint "nuclei_name_is_taken"',
			details: 'Key (name)=(somebody) already exists.',
		};
		expect(toRefusal(error, 409)).toEqual({
			code: 'name_is_taken',
			status: 409,
			retry: false,
			detail: 'nuclei_name_is_taken',
		});
	});
});
