import { expect, test } from 'vitest';
import { parseForm } from '../form';
import { stationCodeForm, stationForm } from './stationForms';

function form(fields: Readonly<Record<string, string>>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.set(name, value);
	return data;
}

test.each(['7KQ4M-2XA9C', '7kq4m 2xa9c', ' 7kq4m2xa9c ', '7KQ4M–2XA9C'])('reads %j as one code', (code) => {
	expect(parseForm(stationCodeForm, form({ code }))).toEqual({ ok: true, value: { code: '7KQ4M-2XA9C' } });
});

test('letters that look like digits are those digits', () => {
	expect(parseForm(stationCodeForm, form({ code: 'OILAA-BBBBB' }))).toMatchObject({
		value: { code: '011AA-BBBBB' },
	});
});

test.each(['', '7KQ4M', '7KQ4M-2XA9CC', 'UUUUU-UUUUU'])('asks for the whole code instead of %j', (code) => {
	expect(parseForm(stationCodeForm, form({ code }))).toMatchObject({
		ok: false,
		error: { errors: [{ field: 'code', code: 'station_code_form' }] },
	});
});

test('a desk may stand in no municipality, and in none that is not a key', () => {
	expect(
		parseForm(stationForm, form({ name: 'Ventanilla 1', municipality: '', kind: 'kiosk', ceiling: '500' })),
	).toEqual({
		ok: true,
		value: { name: 'Ventanilla 1', municipality: null, kind: 'kiosk', ceiling: 500 },
	});
	expect(
		parseForm(stationForm, form({ name: 'V', municipality: 'Oaxaca', kind: 'web', ceiling: '0' })),
	).toMatchObject({
		error: {
			errors: [
				{ field: 'name', code: 'station_name_length' },
				{ field: 'kind', code: 'channel_choice' },
				{ field: 'ceiling', code: 'ceiling_range' },
				{ field: 'municipality', code: 'territory_choice' },
			],
		},
	});
});
