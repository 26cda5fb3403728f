import { expect, test } from 'vitest';
import { RefusedError, toRefusal } from '../../backend/refusal';
import { describeFailure } from './failure';

const place = { requestId: 'r1', method: 'GET', routeId: '/(access)/invitacion/[code]', status: 500 };

test('a bug is written down with the route, not the address', () => {
	const { code, line } = describeFailure(new Error('boom'), place);
	expect(code).toBeNull();
	expect(line).toMatch(/^r1 GET \/\(access\)\/invitacion\/\[code\]: Error: boom/);
});

test('a refusal is an answer; only a silent backend is a fault', () => {
	const refused = new RefusedError(toRefusal({ code: 'PZ101' }, 400), 'people_of');
	expect(describeFailure(refused, place)).toEqual({ code: 'not_found', line: null });
	const silent = new RefusedError(toRefusal({}, 0), 'session');
	expect(describeFailure(silent, place)).toEqual({
		code: 'backend_unreachable',
		line: 'r1 GET /(access)/invitacion/[code]: session: backend_unreachable',
	});
});

test('an address that leads nowhere fills no log', () => {
	expect(
		describeFailure(new Error('Not found: /wp-login.php'), { ...place, routeId: null, status: 404 }),
	).toEqual({
		code: null,
		line: null,
	});
});
