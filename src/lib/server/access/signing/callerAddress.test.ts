import { expect, test } from 'vitest';
import { readCallerAddress } from './callerAddress';

const ask = (headers: Record<string, string>) => ({
	request: { headers: new Headers(headers) },
	getClientAddress: () => '192.0.2.7',
});

test('the address is read where the proxy was told to say it', () => {
	expect(readCallerAddress(ask({ 'x-forwarded-for': '192.0.2.7' }), 'X-Forwarded-For')).toBe('192.0.2.7');
});

test('nobody has an address where it is not said: the one of a proxy would be everybody’s', () => {
	expect(readCallerAddress(ask({ 'x-forwarded-for': '192.0.2.7' }), undefined)).toBeNull();
	expect(readCallerAddress(ask({ 'x-forwarded-for': '192.0.2.7' }), '')).toBeNull();
	expect(readCallerAddress(ask({}), 'X-Forwarded-For')).toBeNull();
});
