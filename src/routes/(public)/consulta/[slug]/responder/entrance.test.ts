import { expect, it } from 'vitest';
import { readEntrance } from './entrance';

const code = '7KQ4M-2XA9C-00111-ZZZZZ';
const enter = (query: Record<string, string>, channels: readonly string[]) =>
	readEntrance({ consultation: { channels }, places: [{ publicKey: 'ABC123' }] }, new URLSearchParams(query));
const every = ['web', 'kiosk', 'public_space', 'interviewer', 'code'];

it('counts by place what comes from its poster, and by channel what comes from a link', () => {
	expect(enter({ lugar: 'abc123' }, every)).toEqual({
		channel: 'public_space',
		circumstances: { place: 'ABC123' },
	});
	// Interviewers are known by their device: a link alone is the web.
	expect(enter({ canal: 'entrevista', asistida: '1' }, every)).toEqual({
		channel: 'web',
		circumstances: null,
	});
	// Nobody of the staff is beside a poster.
	expect(enter({ canal: 'plaza', asistida: '1' }, every)?.circumstances).toBeNull();
	expect(enter({ canal: 'plaza' }, every)).toEqual({ channel: 'public_space', circumstances: null });
	expect(enter({}, every)).toEqual({ channel: 'web', circumstances: null });
});

it('still opens by a link that was cut off or names what is not offered', () => {
	const web = { channel: 'web', circumstances: null };
	for (const query of [{ lugar: 'ZZZZZZ' }, { lugar: 'AB' }, { canal: 'kiosk' }, { codigo: '7KQ4M' }])
		expect(enter(query, every)).toEqual(web);
	expect(enter({ lugar: 'ABC123' }, ['web'])).toEqual(web);
	expect(enter({ codigo: code }, ['web'])).toEqual(web);
});

it('asks for a code where only a code opens the questions', () => {
	expect(enter({ codigo: code }, ['code'])).toEqual({ channel: 'code', circumstances: { code } });
	expect(enter({}, ['code', 'kiosk'])).toBeNull();
	expect(enter({ canal: 'plaza' }, ['code', 'public_space'])).toMatchObject({ channel: 'public_space' });
});
