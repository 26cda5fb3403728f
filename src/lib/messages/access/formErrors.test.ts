import { expect, test } from 'vitest';
import { errorOf, typedIn } from './formErrors';
import { refusedForm, refusedWith } from './refuseForm';
import { describeRefusal } from '../refusals';

const refused = {
	errors: [
		{ field: 'who', code: 'sign_in_missing' },
		{ field: '_form', code: 'nuclei_too_few' },
	],
	typed: { who: ['maria'], password: ['tres lunas'] },
} as const;

test('says what to do beside the control, and keeps what was typed but for secrets', () => {
	const shown = refusedForm('es', refused, ['password']);
	expect(errorOf(shown, 'who')).toBe(describeRefusal('es', 'sign_in_missing'));
	expect(errorOf(shown, 'password')).toBeUndefined();
	expect(shown.errors[1]?.field).toBeUndefined();
	expect(typedIn(shown, 'who')).toBe('maria');
	expect(JSON.stringify(shown)).not.toContain('tres lunas');
});

test('a refusal in words belongs to no control', () => {
	const shown = refusedWith('Pide otro código.', { code: ['x'] });
	expect(shown.errors).toEqual([{ field: undefined, message: 'Pide otro código.' }]);
	expect(typedIn(shown, 'code')).toBe('x');
	expect(typedIn(null, 'code', 'antes')).toBe('antes');
});
