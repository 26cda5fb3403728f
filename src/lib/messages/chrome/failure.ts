import { defineMessages } from '../defineMessages';

/** What stands where a page should be. Apart from the rest, so that no page carries it that works. */
export const failureMessages = defineMessages({
	es: {
		missing: {
			title: 'Esta página no existe',
			lead: 'Revisa la dirección o vuelve al inicio.',
		},
		refused: {
			title: 'No puedes ver esta página',
			lead: 'Entra con otra cuenta o pide acceso a quien te invitó.',
		},
		broken: {
			title: 'Algo falló de nuestro lado',
			lead: 'Espera un momento y vuelve a intentarlo. Lo que ya enviaste está a salvo.',
		},
		reference: (id: string) => `Si nos escribes, menciona este número: ${id}`,
		retry: 'Volver a intentar',
		home: 'Ir al inicio',
	},
	en: {
		missing: { title: 'This page does not exist', lead: 'Check the address or go back to the start.' },
		refused: {
			title: 'You cannot see this page',
			lead: 'Sign in with another account, or ask whoever invited you for access.',
		},
		broken: {
			title: 'Something failed on our side',
			lead: 'Wait a moment and try again. What you already sent is safe.',
		},
		reference: (id) => `If you write to us, mention this number: ${id}`,
		retry: 'Try again',
		home: 'Go to the start',
	},
});
