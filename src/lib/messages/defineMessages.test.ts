import { expect, test } from 'vitest';
import { defineMessages } from './defineMessages';

const messages = defineMessages({
	es: { send: 'Enviar', waiting: (count: number) => `${count} sin enviar`, group: { back: 'Atrás' } },
	en: { send: 'Send', waiting: (count) => `${count} unsent`, group: { back: 'Back' } },
});

test('both languages answer to the same names', () => {
	expect(messages.es.waiting(2)).toBe('2 sin enviar');
	expect(messages.en.waiting(2)).toBe('2 unsent');
	expect(messages.en.group.back).toBe('Back');
});

test('the compiler refuses English of another shape', () => {
	// @ts-expect-error a key is missing
	defineMessages({ es: { send: 'Enviar', back: 'Atrás' }, en: { send: 'Send' } });
	// @ts-expect-error a key is too many
	defineMessages({ es: { send: 'Enviar' }, en: { send: 'Send', back: 'Back' } });
	// @ts-expect-error a list is shorter
	defineMessages({ es: { steps: ['uno', 'dos'] }, en: { steps: ['one'] } });
	// @ts-expect-error a sentence with blanks is not a plain sentence
	defineMessages({ es: { left: (count: number) => `${count}` }, en: { left: 'some' } });
});
